// SPDX-License-Identifier: MIT
// The box for names: finds a record by any part of any of its names, in any language, with or without diacritics.
"use strict";

(() => {
  const MOST = 12;
  // Letters with a stroke or of two letters, which Unicode does not take apart: as in names.py.
  const LETTERS = { ø: "o", ł: "l", đ: "d", ð: "d", ı: "i", ħ: "h", ŧ: "t", ŋ: "n", ß: "ss", æ: "ae", œ: "oe", þ: "th" };

  const fold = (text) =>
    text
      .normalize("NFKD")
      .toLowerCase()
      .replace(/['`´‘’ʼ]|[\u0300-\u036f]/gu, "")
      .replace(/[øłđðıħŧŋßæœþ]/gu, (letter) => LETTERS[letter])
      .replace(/[^\p{L}\p{N}]+/gu, " ")
      .trim();

  // The best name of a record for what is asked: the start of a name before that of a word before any part, and
  // last a name that parts its words elsewhere.
  const best = (names, asked) => {
    let found = null;
    for (const [name, language, folded] of names) {
      const at = folded.indexOf(asked);
      const glued = at < 0 && folded.replaceAll(" ", "").includes(asked.replaceAll(" ", ""));
      if (at < 0 && !glued) continue;
      const place = glued ? 3000 : at === 0 ? 0 : folded[at - 1] === " " ? 1000 : 2000;
      const rank = place + folded.length - asked.length;
      if (!found || rank < found.rank) found = { name, language, rank };
    }
    return found;
  };

  const search = (text) => {
    const asked = fold(text);
    if (!asked) return [];
    return window.catalogueNames
      .map(([id, kind, title, names]) => ({ id, kind, title, ...best(names, asked) }))
      .filter((match) => match.name)
      .sort((a, b) => a.rank - b.rank || a.title.localeCompare(b.title));
  };

  const entry = ({ id, kind, title, name, language }) => {
    const link = document.createElement("a");
    link.href = `${id}.html`;
    link.textContent = title;
    const beside = document.createElement("span");
    beside.className = "cat-quiet";
    beside.append(` ${kind}`);
    if (name !== title) {
      const named = document.createElement("span");
      if (language !== "mul") named.lang = language;
      named.textContent = name;
      beside.append(" · ", named);
    }
    const item = document.createElement("li");
    item.append(link, beside);
    return item;
  };

  const place = document.getElementById("name-box");
  place.className = "name-box";
  place.innerHTML =
    '<label for="name">Find a record by a name, in any language</label>' +
    '<input id="name" type="search" autocomplete="off" spellcheck="false" placeholder="Östersjöstaternas råd">' +
    '<p class="cat-quiet" role="status"></p><ol></ol>';
  const [input, status, list] = ["input", "p", "ol"].map((tag) => place.querySelector(tag));

  const show = () => {
    const found = search(input.value);
    list.replaceChildren(...found.slice(0, MOST).map(entry));
    const more = found.length > MOST ? `, the best ${MOST} are shown` : "";
    status.textContent = input.value.trim() ? `${found.length} found${more}` : "";
  };

  // The names come when somebody is about to ask.
  let asked = false;
  const load = () => {
    if (asked) return;
    asked = true;
    const script = document.createElement("script");
    script.src = place.dataset.names;
    script.onload = () => {
      for (const [, , , names] of window.catalogueNames) names.forEach((name) => name.push(fold(name[0])));
      input.addEventListener("input", show);
      show();
    };
    document.head.append(script);
  };

  // Arrows walk through the answers, Enter in the box takes the first.
  place.addEventListener("keydown", (event) => {
    const stops = [input, ...list.querySelectorAll("a")];
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) {
      event.preventDefault();
      stops[Math.min(Math.max(stops.indexOf(document.activeElement) + step, 0), stops.length - 1)].focus();
    } else if (event.key === "Enter" && document.activeElement === input && stops[1]) stops[1].click();
  });
  input.addEventListener("focus", load);
  const name = new URLSearchParams(location.search).get("name");
  if (name) {
    input.value = name;
    load();
  }
})();
