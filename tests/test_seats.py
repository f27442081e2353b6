"""Seats for one: what neighbours say of a loose end, and where nobody is known to have sat."""

import re
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import CALENDAR, periods

from baltic_security import Certainty, Citation, Kind, Period, Relation, RelationKind
from baltic_security.checks._seats import gaps, loose_ends, share_days


def seat(*periods: str, kind: RelationKind = RelationKind.PRESIDES_OVER, note: str | None = None) -> Any:
    """Make the data of one seat, which each of the periods gives to somebody else."""
    return SimpleNamespace(
        kinds={},
        relations=[
            Relation(
                id=f"t{number}",
                subject=f"s{number}",
                kind=kind,
                object="board",
                period=Period(period),
                note=note,
                citations=(Citation(source="gazette", locator="p. 4", certainty=Certainty.STATED),),
            )
            for number, period in enumerate(periods)
        ],
    )


def found(data: Any) -> list[tuple[str, str, str]]:
    """List the loose ends: the term, the end, and what it is to be narrowed to."""
    return [
        (fault.record, fault.field, fault.repair.removeprefix("narrow it as ").partition(",")[0])
        for fault in loose_ends(data)
    ]


def test_the_nearest_neighbours_bind() -> None:
    """By their first and last certain days, however many others there are."""
    data = seat("[..2006-05]/[2006-05..]", "1990/1995", "2000/2004", "2010/2012", "2015/2016")

    assert [("t0", "period.start", "[2004-01-01..…]"), ("t0", "period.end", "[…..2010-12-31]")] == found(data)


def test_the_nearest_is_known_by_its_certain_days() -> None:
    """Not by those on which it may have sat besides."""
    data = seat(
        *("[..2006-05]/[2006-05..]", "2000/2004", "2001/2004-02-03"),
        *("2010/2012", "2010-02-03/2016"),
    )

    assert [("t0", "period.start", "[2004-02-03..…]"), ("t0", "period.end", "[…..2010-02-03]")] == found(data)


def test_a_neighbour_binds_from_its_last_certain_day() -> None:
    """Though it may have gone on into the term."""
    assert [("t1", "period.start", "[2006-01-01..…]")] == found(seat("2000/2006", "[..2006-05-01]/2007"))


def test_two_that_were_only_seen_bind_each_other() -> None:
    """A single day is enough to tell who was first."""
    data = seat("[..2000-02-03]/[2000-02-03..]", "[..2006-05-01]/[2006-05-01..]")

    assert [("t0", "period.end", "[…..2006-05-01]"), ("t1", "period.start", "[2000-02-03..…]")] == found(data)


@pytest.mark.parametrize("other", ["2000/2006-05-01", "2006-05-01/2010", "/", "2000/2010"])
def test_what_is_not_certainly_before_or_after_binds_nothing(other: str) -> None:
    """A term that ends or begins on the very day, that is undated, or that goes round it."""
    assert [] == found(seat("[..2006-05-01]/[2006-05-01..]", other))


@pytest.mark.parametrize("other", ["/..", "[2007..]/.."])
def test_who_sits_now_and_began_on_no_known_day_binds_no_end(other: str) -> None:
    """There is no day to narrow it to."""
    assert [] == [end for end in found(seat("2000/", other)) if end[0] == "t0"]


def test_an_open_end_is_not_loose() -> None:
    """Who still sat at the review has no end to narrow."""
    assert [] == found(seat("2000/..", "2010/2012"))
    assert [("t0", "period.end", "[…..2010-12-31]")] == found(seat("2000/", "2010/2012"))


@pytest.mark.parametrize(("kind", "count"), [(RelationKind.PRESIDES_OVER, 1), (RelationKind.CHAIRS, 0)])
def test_a_note_explains_a_chair_alone(kind: RelationKind, count: int) -> None:
    """Two may chair together; two do not preside together."""
    assert count == len(found(seat("2000/", "2010/2012", kind=kind, note="with a deputy")))
    assert 1 == len(found(seat("2000/", "2010/2012", kind=kind)))


def test_an_event_has_a_chair_for_each_session() -> None:
    """So its chairs bound nothing."""
    data = seat("2000/", "2010/2012", kind=RelationKind.CHAIRS)
    data.kinds["board"] = Kind.EVENT

    assert [] == found(data)


@pytest.mark.parametrize(("next_day", "count"), [("2014-06-30", 0), ("2014-07-01", 0), ("2014-07-02", 1)])
def test_one_day_without_anybody_is_a_gap(next_day: str, count: int) -> None:
    """A hand-over on the day, or to the next day, is none."""
    assert count == len(list(gaps(seat("2013-07-01/2014-06-30", f"{next_day}/2015"))))


@given(st.lists(periods(), min_size=1, max_size=4))
def test_nobody_presides_on_the_days_that_no_term_may_cover(terms: list[Period]) -> None:
    """Each run of such days between two terms is a gap, and what bounds a loose end is a day."""
    data = seat(*map(str, terms))
    covered = [any(term.holds_on(day) is not False for term in terms) for day in CALENDAR]
    runs = "".join("x" if is_covered else " " for is_covered in covered).strip()

    assert len(runs.split()) - bool(runs) == len(list(gaps(data)))
    assert all(re.fullmatch(r"\[(…\.\.[-0-9]{10}|[-0-9]{10}\.\.…)\]", bound) for *_, bound in found(data))


def test_a_hand_over_day_is_shared_whoever_comes_first() -> None:
    """It is the last day of one and the first of the other."""
    one, other = Period("2014/2016-06-30").bounds, Period("2016-06-30/2018").bounds

    assert not share_days(one, other)
    assert not share_days(other, one)
    assert share_days(one, Period("2016-06-29/2018").bounds)
    assert share_days(Period("2016-06-29/2018").bounds, one)
