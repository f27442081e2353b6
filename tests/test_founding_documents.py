"""
Nothing of the five founding documents was dropped.

``founding_facts.json`` maps every fact of their inventory to where it stands in
the dataset, or to the reason why it is no fact for a dataset.
"""

import hashlib
import json
import re
from pathlib import Path
from typing import Any

import pytest

import baltic_security as bs
from baltic_security.sources import Citation, supporting

FACTS: dict[str, list[dict[str, str]]] = json.loads(
    (Path(__file__).parent / "founding_facts.json").read_text(encoding="utf-8")
)
#: The source of each founding document, and how many facts its inventory lists.
DOCUMENTS = {
    "S0": ("cbss-org-safe-region", 222),
    "S1": ("ru-mvd-bstf", 152),
    "S2": ("lv-moi-blp-2017", 89),
    "S3": ("se-police-regional-cooperation", 97),
    "S4": ("fi-mfa-migration-2017", 80),
}
#: Why a line of the inventory is no fact for the dataset.
REASONS = {
    "countable": "a count, sum or difference that a reader can make from the data",
    "extraction_residue": "left behind when the text was taken from the page",
    "page_furniture": "headings and links of the page",
    "personal_contact_data": "contact data of persons or offices are not taken",
    "says_nothing": "the inventory notes that the document does not say something",
    "wording": "wording, spelling, weekday or hour",
}
POINTERS = [(fact, pointer) for fact, pointers in FACTS.items() for pointer in pointers]


def test_every_fact_of_the_inventory_is_mapped() -> None:
    """All 640 facts have at least one pointer, in the order of the inventory."""
    expected = [f"{key}-{n:03d}" for key, (_, count) in DOCUMENTS.items() for n in range(1, count + 1)]

    assert expected == list(FACTS)
    assert all(FACTS.values())


def test_every_reason_to_leave_out_is_a_stated_one() -> None:
    """What is left out is left out for one of six reasons."""
    used = {pointer["left_out"] for _, pointer in POINTERS if "left_out" in pointer}

    assert set(REASONS) == used


@pytest.mark.parametrize(("fact", "pointer"), [p for p in POINTERS if "left_out" not in p[1]])
def test_pointer_resolves_to_what_cites_the_document(
    fact: str, pointer: dict[str, str], bundled: bs.Dataset
) -> None:
    """The place is there, and the citation there names the document of the fact."""
    document, _ = DOCUMENTS[fact.partition("-")[0]]
    id = pointer.get("record") or pointer["relation"]
    record = bundled[id]
    if id == document:  # a fact about the document itself: its own record is the place
        assert getattr(record, pointer["field"]) is not None
        return

    citations = cited(record, pointer.get("field", ""))

    assert document in [citation.source for citation in citations], (
        f"{fact}: {id} at {pointer.get('field')!r} cites "
        f"{[c.source for c in citations]}, not {document}; add the citation, or correct the pointer"
    )


def cited(record: bs.Record, path: str) -> tuple[Citation, ...]:
    """
    Find the citations of the place that a pointer names; none if there is no such place.

    Paths are fields (``period.start``, ``themes.floods``), names by their text
    (``names.BSTF``), details by aspect and first words (``details.aim:The region``),
    and amounts by kind (``amounts.eligible_cost``).
    """
    head, _, rest = path.partition(".")
    if not path or path in ("certainty", "citations"):
        return record.citations
    if head == "names":
        named = [name.citations for name in record.all_names if name.text == rest]  # type: ignore[attr-defined]
        return sum(named, ())
    if head == "details":
        aspect, _, start = rest.partition(":")
        details = record.details  # type: ignore[attr-defined]
        found = [d.citations for d in details if d.aspect == aspect and d.text.startswith(start)]
        return sum(found, ())
    if head == "amounts":
        amounts = [a.citations for a in record.amounts if a.kind == rest]  # type: ignore[attr-defined]
        return sum(amounts, ())
    if head == "note":
        return _everywhere(record) if record.note else ()
    value: Any = getattr(record, head)
    if value is None or (isinstance(value, tuple) and rest not in value):
        return ()
    return supporting(record.citations, path)


def _everywhere(record: bs.Record) -> tuple[Citation, ...]:
    """Give all citations of a record: a note speaks of the record as a whole."""
    parts = [*getattr(record, "details", ()), *getattr(record, "all_names", ())]
    return (*record.citations, *(citation for part in parts for citation in part.citations))


def test_no_sentence_of_ours_is_theirs(bundled: bs.Dataset) -> None:
    """
    No thirteen words in a row of a summary, detail or note stand so in a founding document.

    ``founding_shingles.txt`` holds a hash of each run of thirteen words in the five documents.
    """
    theirs = set((Path(__file__).parent / "founding_shingles.txt").read_text(encoding="ascii").split())
    for kind in bs.Kind:
        for record in bundled.table(kind):
            details = [detail.text for detail in getattr(record, "details", ())]
            for text in (getattr(record, "summary", None), record.note, *details):
                assert not shingles(text or "") & theirs, f"{record.id}: put in own words: {text}"


def test_a_copied_sentence_would_be_noticed() -> None:
    """The hashes are those of the documents: a sentence of the page on the BSTF is among them."""
    theirs = (Path(__file__).parent / "founding_shingles.txt").read_text(encoding="ascii").split()
    copied = "was created on May 04, 1996 in Visby (Sweden) due to the decision taken"

    assert shingles(copied)
    assert shingles(copied) <= set(theirs)


def shingles(text: str) -> set[str]:
    """Hash each run of thirteen words."""
    words = re.findall(r"\w+", text.casefold())
    runs = (" ".join(words[start : start + 13]) for start in range(len(words) - 12))
    return {hashlib.sha256(run.encode()).hexdigest()[:10] for run in runs}
