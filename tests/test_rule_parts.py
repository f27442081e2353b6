"""What the rules are made of: paths into records, and what tells two of a kind apart."""

from types import SimpleNamespace
from typing import Any

import pytest
from attrs import evolve

import baltic_security as bs
from baltic_security import Claim, Dataset, PartialDate, Period
from baltic_security.checks._citations import _may_hold, _wrong_path, claimed_fields, populated
from baltic_security.checks._names import _apart
from baltic_security.checks._people import texts
from baltic_security.checks._sources import _rewritten


@pytest.mark.parametrize(
    ("path", "problem"),
    [
        ("summary", ""),
        ("summary.start", "is not given here"),
        ("period", ""),
        ("period.start", ""),
        ("period.middle", "is not given here"),
        ("themes.maritime_safety", ""),
        ("themes.storms", "is not given here"),
        ("note", "is not given here"),
        ("place", "is no field of Network"),
        ("id", "is no field of Network"),
        ("citations", "is no field of Network"),
        *((path, "carries citations of its own") for path in ("names", "names.en", "details", "claims")),
        ("all_names", "is no field of Network"),
        ("amounts", "is no field of Network"),
    ],
)
def test_a_path_leads_to_what_is_there(path: str, problem: str, toy: Dataset) -> None:
    """To a field, or to a word in it; not to what has citations of its own."""
    network = evolve(
        toy.networks["lighthouse-network"], themes=(bs.Theme.MARITIME_SAFETY,), summary="x", note=None
    )

    assert problem == _wrong_path(network, path)


@pytest.mark.parametrize(
    ("period", "ends"),
    [
        ("1996/2004", ["period.start", "period.end"]),
        ("1996", ["period.start", "period.end"]),
        ("1996/..", ["period.start", "period.end"]),
        ("1996/", ["period.start"]),
        ("/2004", ["period.end"]),
        ("/..", ["period.end"]),
        ("/", []),
    ],
)
def test_a_period_has_the_ends_that_are_told(period: str, ends: list[str], toy: Dataset) -> None:
    """An end that is open is told, one that is unknown is not."""
    network = evolve(toy.networks["lighthouse-network"], period=Period(period))

    assert ends == [path for path in populated(network) if path.startswith("period")]


@pytest.mark.parametrize(
    ("head", "word", "may"),
    [
        ("summary", "", True),
        ("summary", "start", False),
        ("period", "start", True),
        ("period", "end", True),
        ("period", "middle", False),
        ("names", "sv", True),
        ("names", "xx", False),
        ("amounts", "total", True),
        ("amounts", "start", False),
        ("themes", "anything", True),
        ("sectors", "anything", True),
        ("modes", "anything", True),
        ("countries", "xa", True),
    ],
)
def test_a_claim_may_be_about_a_word(head: str, word: str, may: bool) -> None:
    """Of a list any; of a period an end; of names a language; of amounts a kind."""
    assert may is _may_hold(head, word)


@pytest.mark.parametrize("field", ["id", "citations", "claims", "citations.x", "colour"])
def test_no_claim_is_about_the_frame_of_a_record(field: str, toy: Dataset) -> None:
    """Sources may differ on facts, not on ids and citations of ours."""
    network = toy.networks["lighthouse-network"]
    claims = [
        Claim(field=name, value="x", note="x", citations=network.citations) for name in ("summary", field)
    ]
    data: Any = SimpleNamespace(everything=lambda: [evolve(network, claims=tuple(claims))])

    assert ["claims[1].field"] == [fault.field for fault in claimed_fields(data)]


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [
        ("2014", "2015", True),
        ("2014", "2014-12-31", False),
        ("2014-12-31", "2015-01-01", True),
        ("2014", "[2014-12-31..2016]", False),
        (None, "2015", False),
        (None, None, False),
    ],
)
def test_dates_tell_apart_if_they_cannot_be_one(
    one: str | None, other: str | None, apart: bool, toy: Dataset
) -> None:
    """States of a page, documents and events of one name; in either order."""
    source, document, event = (
        toy.sources[0],
        toy.documents[0],
        evolve(toy.events[0], place=None, ordinal=None),
    )
    for mine, theirs in ((one, other), (other, one)):
        dates = [date and PartialDate(date) for date in (mine, theirs)]
        periods = [date and Period(date) for date in (mine, theirs)]

        assert apart is _rewritten(*(evolve(source, published=date) for date in dates))
        assert apart is _apart(*(evolve(document, published=date) for date in dates))
        assert apart is _apart(*(evolve(event, period=period) for period in periods))


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [
        ({"place": "Oldtown"}, {"place": "Northport"}, True),
        ({"place": "Oldtown"}, {"place": "Oldtown"}, False),
        ({"place": "Oldtown"}, {}, False),
        ({"ordinal": 1}, {"ordinal": 2}, True),
        ({"ordinal": 1}, {}, False),
        ({}, {}, False),
    ],
)
def test_places_and_ordinals_tell_events_apart(
    one: dict[str, Any], other: dict[str, Any], apart: bool, toy: Dataset
) -> None:
    """If both are known, and differ."""
    event = evolve(toy.events[0], place=None, ordinal=None, period=None)

    assert apart is _apart(evolve(event, **one), evolve(event, **other))
    assert apart is _apart(evolve(event, **other), evolve(event, **one))


def test_texts_are_given_with_their_paths() -> None:
    """From lists in lists and objects in objects, but not from what is skipped, however deep it stands."""
    row = {
        "id": "x",
        "note": "a",
        "ordinal": 1,
        "names": [{"text": "b", "kind": "name", "citations": [{"locator": "c", "kind": "d"}]}, {"text": "e"}],
        "rows": ["f", ["g", {"kind": "h", "note": "i"}]],
        "period": {"note": "j", "end": {"note": "k", "id": "l"}},
    }

    assert list(texts(row, skipped=("id", "kind"))) == [
        ("note", "a"),
        ("names[0].text", "b"),
        ("names[0].citations[0].locator", "c"),
        ("names[1].text", "e"),
        ("rows[0]", "f"),
        ("rows[1][0]", "g"),
        ("rows[1][1].note", "i"),
        ("period.note", "j"),
        ("period.end.note", "k"),
    ]
    assert [("", "x")] == list(texts("x"))
    assert [] == list(texts(None))
