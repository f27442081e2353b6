# SPDX-License-Identifier: MIT
"""
Datasets of any size, made up from a fixed seed and written as the bundled data is written.

Of 10,000 relations there are some 2,800 records with some 5,000 names.  As in the real data,
two thirds of the relations have no date, most have one citation, and names share most of their words.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from itertools import pairwise
from pathlib import Path
from random import Random
from typing import Any
from unittest.mock import patch

from baltic_security import Dataset, Kind, RelationKind, Sector, Theme, loading, vocabulary
from baltic_security._files import FILES, MANIFEST, RELATION_FILES, RETIRED, SCHEMA_VERSION, manifest
from baltic_security._json import write

#: Networks of a known number of members, and how many.
GROUPS = {"network-0": 0, "network-1": 7, "network-2": 40}

_COUNTRIES = ("de", "dk", "ee", "fi", "is", "lt", "lv", "no", "pl", "ru", "se", "ua")
#: How many records there are of each kind, for each relation.
_SHARES = {
    Kind.ORGANIZATION: 0.12,
    Kind.NETWORK: 0.02,
    Kind.BODY: 0.02,
    Kind.PROGRAMME: 0.005,
    Kind.PROJECT: 0.03,
    Kind.EVENT: 0.05,
    Kind.DOCUMENT: 0.015,
    Kind.PERSON: 0.01,
    Kind.SOURCE: 0.02,
}
#: How often a relation of each kind occurs, and the kinds of its ends.
_TIES = (
    (35, RelationKind.MEMBER_OF, Kind.ORGANIZATION, Kind.NETWORK),
    (20, RelationKind.PARTNER_IN, Kind.ORGANIZATION, Kind.PROJECT),
    (8, RelationKind.PART_OF, Kind.EVENT, Kind.NETWORK),
    (5, RelationKind.PART_OF, Kind.BODY, Kind.ORGANIZATION),
    (12, RelationKind.ORGANIZES, Kind.ORGANIZATION, Kind.EVENT),
    (5, RelationKind.PRESIDES_OVER, Kind.COUNTRY, Kind.NETWORK),
    (5, RelationKind.PRODUCED_BY, Kind.DOCUMENT, Kind.ORGANIZATION),
    (4, RelationKind.LEADS, Kind.ORGANIZATION, Kind.PROJECT),
    (3, RelationKind.COORDINATES, Kind.ORGANIZATION, Kind.PROGRAMME),
    (3, RelationKind.HOLDS_OFFICE_IN, Kind.PERSON, Kind.BODY),
)
_REGIONS = ("Baltic Sea", "Nordic", "European", "Northern", "Barents", "Council of Europe")
_FORMS = ("Task Force", "Expert Group", "Network", "Committee", "Agency", "Conference", "Report")
_SUBJECTS = ("mot organiserad brottslighet", "för räddningstjänst", "kring kärnsäkerhet", "om gränskontroll")
_SYLLABLES = (
    "kul",
    "dö",
    "sta",
    "vik",
    "ås",
    "hel",
    "rä",
    "mö",
    "tal",
    "linn",
    "pä",
    "nu",
    "ven",
    "ts",
    "pils",
)


def folder(path: Path, relations: int) -> Path:
    """
    Write a dataset of so many relations.

    Args:
        path: An empty folder.

        relations: How many relations.

    Returns:
        The folder.
    """
    random = Random(relations)
    records = {kind: list(_records(random, kind, relations)) for kind in FILES}
    rows: dict[str, list[dict[str, Any]]] = {FILES[kind]: made for kind, made in records.items()}
    for name in RELATION_FILES.values():
        rows[name] = []
    for kind, row in _relations(random, records, relations):
        rows[RELATION_FILES[kind]].append(row)
    rows[RETIRED] = []
    (path / "relations").mkdir()
    contents = {}
    for name, made in rows.items():
        made.sort(key=lambda row: row["id"])
        # Row by row: the canonical text of a list is that of its rows.
        lines = [write([row])[2:-3] for row in made]
        content = ("[\n" + ",\n".join(lines) + "\n]\n").encode() if lines else b"[]\n"
        contents[name] = (content, len(made))
        (path / name).write_bytes(content)
    (path / MANIFEST).write_text(manifest("2026.11", SCHEMA_VERSION, "2026-11-22", contents))
    return path


@contextmanager
def trusted(path: Path) -> Iterator[Dataset]:
    """
    Open a folder as the bundled data is opened: verified by its hashes, and otherwise trusted.

    Args:
        path: The folder.

    Yields:
        The dataset; within the context, a table is read when it is first touched.
    """
    with patch.object(loading, "_read_bundled", lambda name: (path / name).read_bytes()):
        yield Dataset(loading._bundled_store())


def _records(random: Random, kind: Kind, relations: int) -> Iterator[dict[str, Any]]:
    if kind is Kind.COUNTRY:
        for code in _COUNTRIES:
            yield {"id": code, "names": [_name(_place(random), "en")], "citations": _citations(random, 200)}
        return
    places = [_place(random) for _ in range(500 + relations // 50)]
    words: Any = getattr(vocabulary, f"{kind.name.title()}Kind", None)
    for number in range(max(3, round(_SHARES[kind] * relations))):
        row: dict[str, Any] = {"id": f"{kind.value}-{number}"}
        if words is not None:
            row["kind"] = random.choice(list(words)).value
        if kind is Kind.SOURCE:
            title = f"{random.choice(_FORMS)} {number}"
            yield row | {"title": title, "publisher": "Somebody", "language": "en", "published": "2016"}
            continue
        place = random.choice(places)
        theme = random.choice(list(Theme)).value.replace("_", " ")
        english = f"{random.choice(_REGIONS)} {random.choice(_FORMS)} on {theme} in {place}"
        swedish = f"Nätverket {random.choice(_SUBJECTS)} i {place}"
        row["names"] = [_name(english, "en"), _name(swedish, "sv")]
        row["summary"] = f"What stands in some sentence about {place}, which is about as long as this one."
        if kind not in (Kind.DOCUMENT, Kind.PERSON) and number >= len(GROUPS):
            row["period"] = _period(random)
        if kind in (Kind.NETWORK, Kind.PROJECT, Kind.EVENT):
            row["themes"] = [random.choice(list(Theme)).value]
        if kind is Kind.ORGANIZATION:
            row |= {"country": random.choice(_COUNTRIES), "sectors": [random.choice(list(Sector)).value]}
        yield row | {"citations": _citations(random, relations)}


def _relations(
    random: Random, records: dict[Kind, list[dict[str, Any]]], count: int
) -> Iterator[tuple[Kind, dict[str, Any]]]:
    """Make relations, each with the kind of its object, by which it is put into a file."""
    ids = {kind: [row["id"] for row in rows] for kind, rows in records.items()}
    taken: dict[str, int] = {}
    weights = [weight for weight, *_ in _TIES]
    fixed = [(member, group) for group, size in GROUPS.items() for member in ids[Kind.ORGANIZATION][:size]]
    for number in range(count):
        if number < len(fixed):
            kind, objects, (subject, thing) = RelationKind.MEMBER_OF, Kind.NETWORK, fixed[number]
        else:
            _, kind, subjects, objects = random.choices(_TIES, weights)[0]
            start = len(GROUPS) if objects is Kind.NETWORK else 0
            subject, thing = random.choice(ids[subjects]), random.choice(ids[objects][start:])
        id = f"{subject}.{kind.value.replace('_', '-')}.{thing}"
        taken[id] = spell = taken.get(id, 0) + 1
        row = {"id": id if spell == 1 else f"{id}.{spell}", "subject": subject}
        row |= {"kind": kind.value, "object": thing}
        if number < len(fixed):
            row["period"] = "1996-05-04/.."
        elif random.random() < 0.35:
            row["period"] = _period(random)
        yield objects, row | {"citations": _citations(random, count)}


def _citations(random: Random, relations: int) -> list[dict[str, Any]]:
    source = f"source-{random.randrange(max(3, round(_SHARES[Kind.SOURCE] * relations)))}"
    stated = {"source": source, "locator": f"page {random.randrange(1, 90)}, paragraph 2"}
    if random.random() < 0.7:
        return [stated]
    return [
        stated,
        stated | {"certainty": "derived", "note": "The page says so in other words, below."},
    ]


def _name(text: str, language: str) -> dict[str, Any]:
    return {"text": text, "language": language, "citations": [{"source": "source-0", "locator": "title"}]}


def _place(random: Random) -> str:
    parts = random.choices(_SYLLABLES, k=random.randrange(2, 5))
    return "".join(one for one, next in pairwise([*parts, ""]) if one != next).title()


def _period(random: Random) -> str:
    year, years = random.randrange(1990, 2015), random.randrange(1, 12)
    day = f"{year}-{random.randrange(1, 13):02}-{random.randrange(1, 29):02}"
    forms = (
        f"{year}/..",
        f"{year}/{year + years}",
        f"{day}/..",
        f"[..{day}]/[{day}..]",
        f"{day}/{year + years}",
    )
    return random.choice(forms)
