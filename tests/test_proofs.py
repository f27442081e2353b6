"""What `ds.explain` tells of a record: each part, and under it where that is written."""

from datetime import date
from typing import Any

import pytest
from strategies import GAZETTE

import baltic_security as bs
from baltic_security._store import Store


def told(card: bs.Card) -> str:
    """Undo the line breaks of a card."""
    return " ".join(card.split())


def parts_of(record: bs.Record) -> list[object]:
    """List what of a record has citations of its own."""
    return [part for field in ("all_names", "details", "amounts") for part in getattr(record, field, ())]


@pytest.mark.parametrize("table", ["networks", "projects", "documents", "sources"])
def test_every_citation_is_told(table: str, bundled: bs.Dataset) -> None:
    """With its certainty, its source, the place in it, and how we read it."""
    for record in bundled.table(table):
        text = told(bundled.explain(record))
        for holder in (record, *parts_of(record)):
            for citation in holder.citations:
                line = f"{citation.certainty}: {citation.source} At: {' '.join(citation.locator.split())}."
                assert line in text
                assert citation.note is None or f"({' '.join(citation.note.split())})" in text


def test_a_part_stands_above_its_citations(bundled: bs.Dataset) -> None:
    """A field, a name, a detail and a sum of money, each as the record has it."""
    text = told(bundled.explain("bstf"))
    money = next(project for project in bundled.projects if project.amounts)
    amount = money.amounts[0]

    assert "Fields period: 1996-05-04 to 2021-11-23 or later derived: se-police-regional-cooperation" in text
    assert "[law enforcement, organized crime]" in text
    assert "Names English: Baltic Sea Task Force on Organized Crime stated: ru-mvd-bstf At: title" in text
    assert f"Amounts {amount} {amount.citations[0].certainty}: " in told(bundled.explain(money))
    for detail in bundled["bstf"].details:
        assert (
            f"{detail.aspect}: {detail.text}{'' if detail.period else f' {detail.citations[0].certainty}'}"
            in text
        )


def test_the_sources_are_listed_once(bundled: bs.Dataset) -> None:
    """Parts name them by their ids; the list at the end has them whole."""
    card = bundled.explain("14-3")
    listed = card.partition("\nSources\n")[2]
    cited = {c.source for part in (bundled["14-3"], *parts_of(bundled["14-3"])) for c in part.citations}

    assert sorted(cited) == sorted(
        line.strip().partition(":")[0]
        for line in listed.splitlines()
        if line.startswith("  ") and not line.startswith("    ")
    )


def test_a_relation_names_its_sources_in_full(bundled: bs.Dataset) -> None:
    """It has few, so that the reader need not look them up below."""
    card = bundled.explain("ru.presides-over.bstf")

    assert "Sources" not in card
    assert "Ministry of Internal Affairs of the Russian Federation." in told(card)


def test_paths_that_no_check_has_seen() -> None:
    """A folder may be loaded before it is checked: a field that is not there is told without a value."""
    cited = [{"source": "gazette", "locator": "p. 4", "fields": ["names.en", "nonsense"]}]
    rows: dict[bs.Kind, list[Any]] = {kind: [] for kind in bs.Kind}
    rows[bs.Kind.SOURCE] = [GAZETTE]
    rows[bs.Kind.COUNTRY] = [
        {"id": "c0", "names": [{"text": "Aldland", "language": "en", "kind": "label"}], "citations": cited}
    ]
    card = bs.Dataset(Store.of_rows("1", "1.0.0", date(2020, 1, 1), {}, rows)).explain("c0")

    assert "Fields names: Aldland stated: gazette At: p. 4. [en] nonsense: stated: gazette" in told(card)
