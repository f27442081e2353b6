"""When a tie holds, and how firmly: case by case."""

from datetime import date
from typing import Any

import pytest
from strategies import CITED, GAZETTE, named

import baltic_security as bs
from baltic_security import Dataset, Kind
from baltic_security._store import Store
from baltic_security._ties import firm_bounds
from baltic_security.dates import NO_DAY


def tied(subject: dict[str, Any], kind: str, object: dict[str, Any], **more: Any) -> Dataset:
    """Make a dataset of two organizations, or an organization and a project, and the tie between them."""
    rows: dict[Kind, list[dict[str, Any]]] = {each: [] for each in Kind}
    rows[Kind.SOURCE] = [GAZETTE]
    for row in (subject, object):
        rows[Kind.ORGANIZATION if "kind" in row else Kind.PROJECT].append(row)
    ends = {"subject": subject["id"], "kind": kind, "object": object["id"]}
    rows[Kind.RELATION] = [{"id": "tie.x.y", **ends, "citations": CITED, **more}]
    return Dataset(Store.of_rows("1", "1.0.0", date(2020, 1, 1), {}, rows))


def organization(id: str, period: str = "1990/..") -> dict[str, Any]:
    """Make the row of an organization."""
    return {**named(id), "kind": "agency", "period": period}


def cited(*certainties: str, **more: Any) -> dict[str, Any]:
    """Make citations, each with a certainty."""
    return {"citations": [{**CITED[0], "certainty": word, "note": "as read", **more} for word in certainties]}


ONE, OTHER = organization("one"), organization("other")


def test_bounds_of_a_firm_tie_lie_within_what_is_possible() -> None:
    """Of a tie that is not firm, no day is certain."""
    assert firm_bounds((3, 1, 9, 7), firm=True) == (3, 3, 7, 7)
    assert firm_bounds((1, 3, 7, 9), firm=True) == (1, 3, 7, 9)
    assert firm_bounds((1, 3, 7, 9), firm=False) == (1, *NO_DAY, 9)


@pytest.mark.parametrize(
    ("citations", "is_firm"),
    [
        (cited("stated"), True),
        (cited("derived"), True),
        (cited("announced"), False),
        (cited("ambiguous", "announced"), False),
        (cited("ambiguous", "stated"), True),
        ({"citations": CITED}, True),
        ({"citations": []}, False),
        (cited("stated", fields=["period"]), True),
        (cited("announced", fields=["period"]), False),
        ({"citations": [*cited("announced")["citations"], {**CITED[0], "fields": ["role"]}]}, False),
        ({"citations": [*cited("announced", fields=["role"])["citations"], *CITED]}, True),
    ],
)
def test_how_firm(citations: dict[str, Any], is_firm: bool) -> None:
    """As firm as the best source of the tie itself; only if there is none, as one of a part of it."""
    dataset = tied(ONE, "member_of", OTHER, period="2000", **citations)

    assert dataset.holds("tie.x.y", on=2000) is (True if is_firm else None)


def test_no_citation_at_all() -> None:
    """What nobody says is not certain."""
    dataset = tied(ONE, "member_of", OTHER, period="2000")
    del dataset._store.rows(Kind.RELATION).raw[0]["citations"]

    assert dataset.holds("tie.x.y", on=2000) is None


def test_an_end_that_is_not_sure() -> None:
    """Certain up to the first day that the end may be, possible up to the last."""
    dataset = tied(ONE, "member_of", OTHER, period="[1995..1998]/[2001..2005]")

    answers = {1994: False, 1995: None, 1998: True, "1998-12-31": True, "1998-01-01": None, 2001: True}
    answers |= {"2001-01-01": True, "2001-01-02": None, 2003: None, 2005: None, 2006: False}
    assert {on: dataset.holds("tie.x.y", on=on) for on in answers} == answers


def test_a_record_whose_end_is_not_sure() -> None:
    """The same of a record in its table."""
    dataset = tied(organization("one", "[1990..1992]/[2001..2005]"), "member_of", OTHER)

    for certain, years in ((False, range(1990, 2006)), (True, range(1992, 2002))):
        asked = {
            on for on in range(1980, 2010) if "one" in dataset.organizations.where(on=on, certain=certain)
        }
        assert asked == set(years)


@pytest.mark.parametrize("kind", ["member_of", "cooperates_with", "part_of"])
def test_a_state_of_two_that_never_met(kind: str) -> None:
    """Whenever it is asked about, it cannot hold; an act is not cut so."""
    early, late = organization("early", "1990/1995"), organization("late", "1997/..")

    for period in ({}, {"period": "1990/.."}, {"period": "1996"}):
        dataset = tied(early, kind, late, **period)
        assert dataset.holds("tie.x.y", on=bs.EVER) is False
        assert dataset.members_of("late", on=bs.EVER) == ()
    assert tied(early, "succeeds", late, period="1996").holds("tie.x.y", on=1996)


@pytest.mark.parametrize("kind", ["partner_in", "leads", "leads_task_in", "funds", "observer_of"])
def test_the_time_of_a_project_is_lent(kind: str) -> None:
    """A role in a project without a time of its own lasts as long as the project."""
    dataset = tied(ONE, kind, {**named("work"), "period": "2001/2003"})

    assert [dataset.holds("tie.x.y", on=year) for year in (2000, 2001, 2003, 2004)] == [
        False,
        True,
        True,
        False,
    ]


@pytest.mark.parametrize("kind", ["endorses", "produced_by"])
def test_the_time_of_a_project_is_not_lent_to_acts(kind: str) -> None:
    """Nobody says when it was done."""
    assert tied(ONE, kind, {**named("work"), "period": "2001/2003"}).holds("tie.x.y", on=2010) is None


def test_the_ties_of_a_record_are_in_the_order_of_the_other_ids() -> None:
    """Also where the ids of the relations are in another order, as a point comes behind a hyphen."""
    rows: dict[Kind, list[dict[str, Any]]] = {each: [] for each in Kind}
    rows[Kind.SOURCE] = [GAZETTE]
    rows[Kind.ORGANIZATION] = [organization(id) for id in ("a", "a-b", "council")]
    rows[Kind.RELATION] = [
        {"id": f"{id}.member-of.council", "subject": id, "kind": "member_of", "object": "council"}
        | {"citations": CITED}
        for id in ("a-b", "a")
    ]
    dataset = Dataset(Store.of_rows("1", "1.0.0", date(2020, 1, 1), {}, rows))

    assert dataset.members_of("council", on=2000).ids == ("a", "a-b")
    assert dataset.related("council")["has member"].ids == ("a", "a-b")


def test_of_a_snapshot_both_ends_are_there() -> None:
    """Also the ends of an act, from the first day of their lives to the last."""
    one, other = organization("one", "2000-05-10/2001-05-10"), organization("other", "1990/..")
    dataset = tied(one, "succeeds", other)

    days = ("2000-05-09", "2000-05-10", "2001-05-10", "2001-05-11")
    assert [dataset.as_of(day).relations.ids for day in days] == [(), ("tie.x.y",), ("tie.x.y",), ()]
    unsure = tied(organization("one", "[2000..2001]/2003"), "succeeds", other)
    assert [len(unsure.as_of(year).relations) for year in (1999, 2000, 2003, 2004)] == [0, 1, 1, 0]
