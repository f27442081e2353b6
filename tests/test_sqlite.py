"""The SQLite file: sound by SQLite's own checks, and its views answer as the dataset does."""

import json
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st
from strategies import records

from baltic_security import EVER, Country, Dataset, Kind, Language, Name
from baltic_security._codec import encode
from baltic_security._store import Store
from baltic_security.export import export

DAYS = (date(1995, 3, 1), date(1998, 7, 1), date(2004, 5, 1), date(2016, 5, 4), date(2018, 2, 1))
Ask = Callable[..., list[Any]]


@pytest.fixture(name="case", params=["bundled", "toy"], scope="module")
def _case(
    request: pytest.FixtureRequest, bundled: Dataset, toy: Dataset, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Dataset, Ask]]:
    """A dataset, and what asks its SQLite file."""
    dataset = {"bundled": bundled, "toy": toy}[request.param]
    folder = tmp_path_factory.mktemp(request.param)
    (path,) = export(dataset, "sqlite", folder)
    with closing(sqlite3.connect(path)) as database:

        def ask(query: str, *values: object) -> list[Any]:
            found = database.execute(query, values).fetchall()
            return [row[0] if len(row) == 1 else row for row in found]

        yield dataset, ask


def test_sound(case: tuple[Dataset, Ask]) -> None:
    """No reference leads nowhere, no page is damaged."""
    _, ask = case

    assert [] == ask("PRAGMA foreign_key_check")
    assert ["ok"] == ask("PRAGMA integrity_check")
    assert len(ask("SELECT * FROM pragma_foreign_key_list('citations')")) == 2


@pytest.mark.parametrize(
    ("statement", "fault"),
    [
        ("UPDATE networks SET kind = 'circus'", "CHECK"),
        ("UPDATE networks SET themes = 'floods'", "malformed JSON"),
        ("UPDATE networks SET themes = '\"floods\"'", "CHECK"),
        ("UPDATE networks SET earliest = '4 May 1996'", "CHECK"),
        ("UPDATE events SET held = 2", "CHECK"),
        ("UPDATE amounts SET value = 'lots'", "CHECK"),
        ("UPDATE names SET text = NULL", "NOT NULL"),
        ("UPDATE names SET number = 1", "UNIQUE"),
        ("UPDATE relations SET object = 'nowhere'", "FOREIGN KEY"),
        ("DELETE FROM sources", "FOREIGN KEY"),
    ],
)
def test_what_is_wrong_cannot_be_written(statement: str, fault: str, toy: Dataset, tmp_path: Path) -> None:
    """The schema knows the words, the days, the lists and the references."""
    (path,) = export(toy, "sqlite", tmp_path)
    with closing(sqlite3.connect(path)) as database:
        database.execute("PRAGMA foreign_keys = ON")
        with pytest.raises(sqlite3.DatabaseError, match=fault):
            database.execute(statement)


@pytest.mark.parametrize("on", DAYS, ids=str)
def test_views_answer_a_day_as_the_dataset_does(case: tuple[Dataset, Ask], on: date) -> None:
    """Possibly and certainly, for each group and each project."""
    dataset, ask = case
    questions: dict[str, Callable[..., Any]] = {
        "members": dataset.members_of,
        "observers": dataset.observers_of,
        "presidencies": dataset.presidency_of,
        "parts": dataset.parts_of,
        "leads": dataset.leads_of,
        "partners": dataset.partners_in,
    }
    answered = 0
    for view, question in questions.items():
        for object in ask(f"SELECT DISTINCT object FROM {view}"):
            for certain, days in (
                (False, "possible_from AND possible_to"),
                (True, "certain_from AND certain_to"),
            ):
                query = (
                    f"SELECT DISTINCT subject FROM {view} WHERE object = ? AND ? BETWEEN {days} ORDER BY 1"
                )
                found = ask(query, object, str(on))
                assert found == list(question(object, on=on, certain=certain).ids), (view, object)
                answered += len(found)
    assert answered


def test_chairs(case: tuple[Dataset, Ask]) -> None:
    """Those of the body itself; the dataset adds those of an organization's council."""
    dataset, ask = case

    for body in ask("SELECT DISTINCT object FROM chairs JOIN bodies ON bodies.id = object"):
        found = ask("SELECT DISTINCT subject FROM chairs WHERE object = ? ORDER BY 1", body)
        assert set(found) <= set(dataset.chairs_of(body, on=EVER).ids)


def test_names_by_language(case: tuple[Dataset, Ask]) -> None:
    """The name that holds now or held last, in each language."""
    dataset, ask = case

    found: dict[str, dict[str, str]] = {}
    for record, language, name in ask("SELECT record, language, name FROM names_by_language"):
        found.setdefault(record, {})[language] = name
    named = [
        record for table in ("countries", "networks", "people", "events") for record in dataset.table(table)
    ]
    assert {record.id: dict(record.names) for record in named} == {  # type: ignore[attr-defined]
        record.id: found[record.id] for record in named
    }


@given(st.lists(records(Name), min_size=1, max_size=6))
@settings(max_examples=30)
def test_names_by_language_of_any_names(names: list[Name]) -> None:
    """A name before a label of ours, the last before the former, the first of those that are alike."""
    rows: dict[Kind, list[Any]] = {kind: [] for kind in Kind}
    named = tuple(evolve(name, language=Language.EN, citations=()) for name in names)
    rows[Kind.COUNTRY] = [encode(Country(id="xa", all_names=named))]
    dataset = Dataset(Store.of_rows("1", "1.0.0", date(2020, 1, 1), {}, rows))
    with TemporaryDirectory() as folder:
        (path,) = export(dataset, "sqlite", folder)
        with closing(sqlite3.connect(path)) as database:
            found = database.execute("SELECT language, name FROM names_by_language").fetchall()

    assert list(dataset.countries["xa"].names.items()) == found


def test_readable_citations(case: tuple[Dataset, Ask]) -> None:
    """What supports a relation, with the title and the address of the source."""
    dataset, ask = case

    for relation in dataset.relations[:20]:
        query = """
            SELECT title, url, locator, fields, certainty FROM readable_citations
            WHERE record = ? AND part = 'record' ORDER BY number
        """
        found = [(*row[:3], tuple(json.loads(row[3])), row[4]) for row in ask(query, relation.id)]
        sources = [dataset.sources[citation.source] for citation in relation.citations]
        assert found == [
            (source.title, source.url, citation.locator, citation.fields, citation.certainty)
            for source, citation in zip(sources, relation.citations, strict=True)
        ]


def test_timeline(case: tuple[Dataset, Ask]) -> None:
    """The dated things around each record."""
    dataset, ask = case

    rows = ask("SELECT record, label, other, period, relation FROM timeline")
    found: dict[str, list[Any]] = {}
    for record, label, other, period, relation in rows:
        found.setdefault(record, []).append((label, other or record, period, relation or ""))
    for table in ("networks", "bodies", "events", "documents", "countries"):
        for record in dataset.table(table):
            expected = [
                (
                    moment.label,
                    moment.record.id,
                    str(moment.period),
                    moment.relation.id if moment.relation else "",
                )
                for moment in dataset.timeline(record)
            ]
            assert sorted(expected) == sorted(found.get(record.id, []))


def test_lists_can_be_asked(case: tuple[Dataset, Ask]) -> None:
    """A list is JSON, which SQLite opens."""
    dataset, ask = case

    query = "SELECT networks.id FROM networks, json_each(themes) WHERE json_each.value = ? ORDER BY 1"
    assert ask(query, "organized_crime") == list(dataset.networks.where(theme="organized_crime").ids)


def test_sums_are_numbers(bundled: Dataset, tmp_path: Path) -> None:
    """They can be compared and added."""
    (path,) = export(bundled, "sqlite", tmp_path)
    amounts = [amount.value for project in bundled.projects for amount in project.amounts]
    with closing(sqlite3.connect(path)) as database:
        large = database.execute("SELECT count(*) FROM amounts WHERE value > 1000000").fetchone()[0]

    assert large == sum(value > 1_000_000 for value in amounts)


def test_the_schema_explains_itself(case: tuple[Dataset, Ask]) -> None:
    """The meaning of each table and column stands beside it."""
    _, ask = case

    (schema,) = ask("SELECT sql FROM sqlite_schema WHERE name = 'events'")
    assert "-- Meetings, summits" in schema
    assert "-- True if it was held by video." in schema
