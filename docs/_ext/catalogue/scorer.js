// SPDX-License-Identifier: MIT
// How the search ranks what it found: names first, then guides and records, and last the sources.
// A var, as Sphinx has one of its own in another script.
var Scorer = {
  score: ([docname, , , , score, , kind]) =>
    score + (kind === "title" ? 20 : 0) - (docname.startsWith("sources/") ? 12 : 0),
  objNameMatch: 11,
  objPartialMatch: 6,
  objPrio: { 0: 15, 1: 5, 2: -5 },
  objPrioDefault: 0,
  title: 15,
  partialTitle: 7,
  term: 5,
  partialTerm: 2,
};
