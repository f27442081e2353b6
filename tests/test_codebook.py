"""The codebook: the pages explain every table, field, word, relation kind and column that there is."""

import re
import sys
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path

import pytest
from attrs import fields, has

import baltic_security as bs
from baltic_security._framing import FRAMES
from baltic_security.bases import KEYS
from baltic_security.checks import RULES
from baltic_security.vocabulary import Kind, RelationKind

DOCS = Path(__file__).parents[1] / "docs"
#: What is tested here; the other tables count what the data holds.
TOLD_HERE = ("tables", "fields", "words", "relation-kinds", "columns", "check-codes")
_TABLE = re.compile(r"^```\{codebook\} ([^\n]+)$", re.MULTILINE)

VOCABULARIES = [
    thing
    for name in bs.__all__
    if isinstance(thing := getattr(bs, name), type) and issubclass(thing, StrEnum)
]
#: What the data is made of: records, and the parts of records.
CLASSES = [
    thing
    for name in bs.__all__
    if isinstance(thing := getattr(bs, name), type)
    and has(thing)
    and (issubclass(thing, bs.Record) or thing in (bs.Amount, bs.Citation, bs.Claim, bs.Detail, bs.Name))
]


@pytest.fixture(name="book", scope="session")
def _book() -> dict[str, str]:
    """Every table of the codebook that stands on a page, as the build makes it."""
    pytest.importorskip("sphinx", reason="the codebook is made with Sphinx, which is not here")
    sys.path.insert(0, str(DOCS / "_ext"))
    try:
        import codebook
    finally:
        sys.path.pop(0)
    found = {
        about for page in DOCS.rglob("*.md") for about in _TABLE.findall(page.read_text(encoding="utf-8"))
    }
    wanted = [about.split() for about in found]
    return {
        " ".join(about): codebook._TABLES[about[0]](*about[1:]) for about in wanted if about[0] in TOLD_HERE
    }


def rows(table: str) -> Iterator[list[str]]:
    """Give the cells of a table, row by row."""
    for line in filter(None, table.splitlines()[2:]):
        yield [cell.strip().replace(r"\|", "|") for cell in re.split(r"(?<!\\)\|", line)[1:-1]]


@pytest.mark.parametrize("vocabulary", [v for v in VOCABULARIES if v not in (Kind, RelationKind)])
def test_every_word_stands_with_its_meaning(book: dict[str, str], vocabulary: type[StrEnum]) -> None:
    """A word that is added to a vocabulary is on its page."""
    told = dict(rows(book[f"words {vocabulary.__name__}"]))

    assert told == {f"`{word.value}`": word.meaning for word in vocabulary}  # type: ignore[attr-defined]
    assert all(told.values())


def test_every_table_stands_with_what_its_records_are(book: dict[str, str]) -> None:
    """Tables are named as attributes of the dataset."""
    told = {table: meaning for table, _, meaning in rows(book["tables"])}

    assert set(told) == {f"`ds.{kind.table}`" for kind in Kind}
    assert all(told.values())
    assert dict(rows(book["words Kind"])) == {f"`{kind.value}`": f"`ds.{kind.table}`" for kind in Kind}


def test_every_relation_kind_stands_with_its_ends_and_its_inverse(book: dict[str, str]) -> None:
    """The ends of a kind are what the checks demand."""
    told = {kind: cells for kind, *cells in rows(book["relation-kinds"])}

    assert set(told) == {f"`{kind.value}`" for kind in RelationKind}
    for kind in RelationKind:
        subjects, reads, objects, nature = told[f"`{kind.value}`"]
        assert subjects.split(", ") == [end.value for end in kind.subjects]
        assert objects.split(", ") == [end.value for end in kind.objects]
        assert {f"*{kind.label}*", f"*{kind.inverse}*"} == set(reads.split(", "))
        assert (nature.startswith("state"), "⇄" in nature) == (kind.is_state, kind.is_symmetric)


@pytest.mark.parametrize("cls", CLASSES)
def test_every_field_stands_with_its_meaning(book: dict[str, str], cls: type) -> None:
    """A class and its bases tell all fields of its records between them."""
    tables = [book[f"fields {base.__name__}"] for base in cls.__mro__ if f"fields {base.__name__}" in book]
    told = {cells[0].partition("`")[2].partition("`")[0]: cells for table in tables for cells in rows(table)}

    assert set(told) == {KEYS.get(field.name, field.name) for field in fields(cls)}
    assert all(form and meaning for _, form, meaning in told.values())


def test_every_check_stands_with_what_it_demands(book: dict[str, str]) -> None:
    """A code that a finding names can be looked up."""
    assert dict(rows(book["check-codes"])) == {f"`{code}`": rule.demand for code, rule in RULES.items()}


def test_every_column_stands_with_its_meaning(book: dict[str, str], bundled: bs.Dataset) -> None:
    """The flat tables are told column by column."""
    told = {
        name: rest.partition("\n\n| ")[2]
        for name, _, rest in (t.partition("\n") for t in book["columns"].split("### ")[1:])
    }

    assert set(told) == set(FRAMES)
    for name, table in told.items():
        meanings = {cells[0]: cells[2] for cells in rows(table)}
        assert meanings == {f"`{column.name}`": column.meaning for column in bundled._frame(name).columns}
        assert all(meanings.values())
