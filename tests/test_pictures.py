"""The pictures: what they show is what the data says, they can be read, and they leave nothing behind."""

import re
import warnings
from collections import Counter
from collections.abc import Iterator
from datetime import date
from typing import Any

import matplotlib as mpl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle
from strategies import datasets, windows
from test_graph import ids

import baltic_security as bs
from baltic_security import Dataset, Kind, Record, Relation
from baltic_security.pictures._canvas import rows_each

#: What a timeline shows as a stretch of time, what as an act, and what ties a record to a meeting.
LASTING = (
    *("presides_over", "chairs", "holds_office_in", "secretariat_of", "coordinates", "leads", "member_of"),
    *("suspended_from", "observer_of", "part_of", "flagship_of", "mandates"),
)
ACTS = ("established_by", "succeeds")
MEETINGS = ("part_of", "chairs", "organizes", "hosts", "attends", "speaks_at")
MARKS = ("took place", "in doubt", "called off")
FIRM = (bs.Certainty.STATED, bs.Certainty.DERIVED)

RECORDS = ("bstf", "cbss", "bsrbcc", "pa-secure", "europol", "se", "14-3", "igor-zubov")
TABLES = tuple(kind.table for kind in Kind)
COLUMN = 85 / 25.4  # the width of a column of text, in inches
LAST = date.max.toordinal()


def new_axes(wide: float = 20, high: float = 20) -> Axes:
    """Make axes that pyplot does not know, as a rule with room for every row and every name."""
    return Figure(figsize=(wide, high)).subplots()


def drawn(draw: Any, *arguments: Any, **keywords: Any) -> Axes | None:
    """Draw on new axes, or give None where there is nothing to draw."""
    try:
        ax: Axes = draw(*arguments, **keywords, ax=new_axes())
    except bs.QueryError:
        return None
    return ax


def bars(ax: Axes, sign: str) -> list[Rectangle]:
    """Find the bars that the legend explains by a word, and see that they look so."""
    found = [container.patches[0] for container in ax.containers if container.get_label() == sign]
    pale, white = mpl.colors.to_rgba("#F0F0F0"), mpl.colors.to_rgba("white")
    for bar in found:
        assert (sign == "possible") is bool(bar.get_hatch()) is (bar.get_facecolor() == white)
        assert (sign == "certainly not") is (bar.get_facecolor() == pale)
    return found


def signs(ax: Axes) -> "Counter[str]":
    """Count the marks by the words that explain them."""
    return Counter(str(line.get_label()) for line in ax.lines if line.get_marker() != "None")


def row_names(ax: Axes) -> list[str]:
    """List the names of the rows, from the top down."""
    return [label.get_text() for label in ax.get_yticklabels()]


def texts(ax: Axes) -> list[str]:
    """List what is written into a picture."""
    return [text.get_text() for text in ax.texts if text.get_text()]


# Timelines


def around(dataset: Dataset, id: str) -> list[tuple[Relation, Record]]:
    """List the relations of a record that ever may hold, with the record at the other end."""
    found = dataset.relations.where(about=id, on=bs.EVER)
    ends = [(each, each.object) for each in found if each.subject == id]
    ends += [(each, each.subject) for each in found if each.object == id]
    return [(each, dataset[other]) for each, other in ends]


def is_series(record: Record) -> bool:
    """Tell whether a record is a series of events."""
    return isinstance(record, bs.Event) and record.kind is bs.EventKind.SERIES


def answers(ask: Any, *things: Any) -> set[bool | None]:
    """Collect what is answered on all days on which the answer may change."""
    dates = [getattr(thing, field, None) for thing in things for field in ("period", "published")]
    days = {1, LAST} | {day for found in dates if found for day in bs.Period(str(found)).bounds}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", bs.CoverageWarning)
        near = {min(max(day + step, 1), LAST) for day in days for step in (-1, 0, 1)}
        return {ask(date.fromordinal(day)) for day in near}


def lasting(dataset: Dataset, id: str) -> Iterator[set[bool | None]]:
    """Collect the answers about all that a timeline shows as a stretch of time."""
    thing = dataset[id]
    if isinstance(thing, bs.Lasting) and thing.period:
        yield answers(thing.period.holds_on, thing)
    for relation, other in around(dataset, id):
        is_group = relation.kind in LASTING and other.KIND not in (Kind.EVENT, Kind.DOCUMENT)
        if is_group or relation.kind == "mandates" or (relation.kind in MEETINGS and is_series(other)):
            yield answers(lambda day, each=relation: dataset.holds(each, on=day), relation, thing, other)


def spans_agree(dataset: Dataset, id: str) -> bool:
    """Compare the bars of a timeline with what the dataset answers; tell whether there is a timeline."""
    ax = drawn(dataset.plot.timeline, id)
    if ax is None:
        return False
    expected = list(lasting(dataset, id))
    assert sum(True in each for each in expected) == len(bars(ax, "certain"))
    assert sum(None in each for each in expected) == len(bars(ax, "possible"))
    return True


@pytest.mark.parametrize("id", RECORDS)
def test_timeline_spans(id: str, bundled: Dataset) -> None:
    """A bar is full where something certainly holds on some day, and hatched where no source tells."""
    assert spans_agree(bundled, id)


def test_timeline_spans_of_all(toy: Dataset) -> None:
    """So it is for every record of a small dataset."""
    assert sum(spans_agree(toy, id) for id in ids(toy)) > 15


@settings(max_examples=10)
@given(datasets())
def test_timeline_spans_of_any_dates(dataset: Dataset) -> None:
    """So it is whatever the dates."""
    for id in ids(dataset)[:5]:
        spans_agree(dataset, id)


@pytest.mark.parametrize("id", RECORDS)
def test_timeline_marks(id: str, bundled: Dataset) -> None:
    """A mark is full if a source shows that it took place, hollow if not, crossed if called off."""
    ties = around(bundled, id)
    series = [other.id for relation, other in ties if relation.kind in MEETINGS and is_series(other)]
    ties += [each for one in series for each in around(bundled, one) if each[0].object == one]
    expected = dict.fromkeys((*MARKS, "undated"), 0)
    for relation, other in ties:
        is_meeting = other.KIND is Kind.EVENT and relation.kind in MEETINGS and not is_series(other)
        if not is_meeting and relation.kind not in ACTS:
            continue
        period = relation.period
        for end in (bundled[relation.subject], bundled[relation.object]):
            if period is None and isinstance(end, bs.Event):
                period = end.period
        held = other.held if isinstance(other, bs.Event) else True
        if period is None or not 0 < period.bounds[0] <= period.bounds[3] <= LAST:
            expected["undated"] += 1
        elif held is False:
            expected["called off"] += 1
        else:
            expected["took place" if held and relation.certainty in FIRM else "in doubt"] += 1

    ax = bundled.plot.timeline(id, ax=new_axes())

    undated = re.search(r"No date, not drawn: (\d+)\.", ax.get_xlabel())
    assert expected == {
        **{sign: signs(ax)[sign] for sign in MARKS},
        "undated": int(undated[1]) if undated else 0,
    }


def test_timeline_reads_from_first_to_last(bundled: Dataset) -> None:
    """Who presided first stands first; what goes on ends at the review of the data, with an arrow."""
    ax = bundled.plot.timeline("cbss", ax=new_axes())

    assert row_names(ax)[:5] == ["existed", "", "Finland", "Estonia", "Poland"]
    assert texts(ax)[:2] == ["Presided over by", "Has secretariat"]
    reviewed = bundled.reviewed.toordinal() - date(1970, 1, 1).toordinal()
    life = bars(ax, "certain")[0]
    assert life.get_x() + life.get_width() == reviewed + 1
    assert signs(ax)["goes on"] > 10


# Matrices of members


def cells(ax: Axes) -> dict[tuple[str, int], str]:
    """Read a matrix: what it says of each row and year."""
    names = row_names(ax)
    return {
        (names[round(bar.get_y() + 0.35)], round(bar.get_x() + 0.42)): sign
        for sign in ("certain", "possible", "certainly not")
        for bar in bars(ax, sign)
    }


def members_agree(dataset: Dataset, id: str) -> bool:
    """Compare a matrix with what the dataset answers; tell whether there is one."""
    ax = drawn(dataset.plot.membership, id)
    if ax is None:
        return False
    is_group = dataset[id].KIND in bs.RelationKind.MEMBER_OF.objects
    ask = dataset.members_of if is_group else dataset.memberships_of
    shown = cells(ax)
    years = range(min(year for _, year in shown), dataset.reviewed.year + 1)
    expected = {}
    for year in years:
        may, must = ask(id, on=year), ask(id, on=year, certain=True)
        for other in ask(id, on=bs.EVER):
            sign = "certain" if other in must else "possible" if other in may else "certainly not"
            expected[other.name, year] = sign
    assert expected == shown
    assert not ask(id, on=f"[..{years[0] - 1}]", certain=True)
    return True


@pytest.mark.parametrize("id", ["bstf", "cbss", "bsrbcc", "prosecutors-network", "se", "ru"])
def test_membership(id: str, bundled: Dataset) -> None:
    """Each cell says what the dataset answers about that year."""
    assert members_agree(bundled, id)


def test_membership_of_all(toy: Dataset) -> None:
    """So it is for every record of a small dataset."""
    assert sum(members_agree(toy, id) for id in ids(toy)) > 3


# Networks


def ties_agree(dataset: Dataset, id: str, on: bs.On = bs.EVER) -> bool:
    """Compare a network with what the dataset answers; tell whether there is one."""
    ax = drawn(dataset.plot.network, id, on=on)
    related, certainly = dataset.related(id, on=on), dataset.related(id, on=on, certain=True)
    assert (ax is None) is (not related)
    if ax is None:
        return False
    others = {other for found in related.values() for other in found}
    firm = {other for found in certainly.values() for other in found}
    assert {table: signs(ax)[table] for table in TABLES} == {
        table: sum(other.KIND.table == table for other in others) for table in TABLES
    }
    lines = Counter(line.get_label() for line in ax.lines if len(line.get_xdata()) == 2)
    assert (lines["certain tie"], lines["possible tie"]) == (len(firm), len(others - firm))
    headings = " ".join(text.get_text() for text in ax.texts if text.get_fontweight() == "bold")
    assert {label for label in related if not re.search(rf"\b{label}\b", headings)} == set()
    return True


@pytest.mark.parametrize("on", [bs.EVER, "2016-05-04", 2020])
@pytest.mark.parametrize("id", RECORDS)
def test_network(id: str, on: bs.On, bundled: Dataset) -> None:
    """Each record that is tied has one node, a full one if a tie certainly holds; each label is there."""
    assert ties_agree(bundled, id, on)


@settings(max_examples=15)
@given(datasets(), windows())
def test_network_of_any_dates(dataset: Dataset, days: tuple[date, date]) -> None:
    """So it is whatever the dates."""
    for id in ids(dataset)[:5]:
        ties_agree(dataset, id, f"{days[0]}/{days[1]}")


@pytest.mark.parametrize("size", [(7, 9), (7, 5), (COLUMN, 5), (COLUMN, 2)])
def test_what_does_not_fit_is_counted(size: tuple[float, float], bundled: Dataset) -> None:
    """Nodes and numbers add up to all that is tied."""
    ax = bundled.plot.network("cbss", ax=new_axes(*size))

    left_out = [int(found[1]) for text in texts(ax) if (found := re.match(r"and (\d+) (more|tied)", text))]
    others = {other for found in bundled.related("cbss").values() for other in found}
    assert sum(signs(ax).values()) + sum(left_out) == len(others)
    assert left_out


@given(st.lists(st.integers(1, 40), min_size=1, max_size=8), st.integers(0, 90))
def test_rows_that_fit(counts: list[int], room: int) -> None:
    """As many rows as there is room for, but two of each group."""
    most = rows_each(counts, room)

    assert most == 2 or sum(min(count, most) for count in counts) <= room
    assert most >= max(counts) or sum(min(count, most + 1) for count in counts) > room or most == 2


# Projects


def test_projects(bundled: Dataset) -> None:
    """Every dated project stands in the order of its start, with the amount that the data states."""
    ax = bundled.plot.projects(ax=new_axes(50))

    dated = [p for p in bundled.projects if p.period and p.period != bs.Period("/")]
    names = [
        re.sub(r" \[[\w-]+\]$", "", name) for name in row_names(ax)
    ]  # two that are called alike have ids
    assert len(set(row_names(ax))) == len(names)
    assert Counter(names) == Counter(p.name for p in dated)
    assert f"No date, not drawn: {len(bundled.projects) - len(dated)}." in ax.get_xlabel()
    stated = [p for p in dated if p.amounts]
    assert texts(ax).count("not stated") == len(dated) - len(stated)
    by_name = dict(zip(names, texts(ax), strict=True))
    for project in (p for p in stated if names.count(p.name) == 1):
        totals = [amount for amount in project.amounts if amount.kind == "total"]
        amount, text = (totals or project.amounts)[0], by_name[project.name]
        assert text.endswith(f"{amount.value:,.0f} {amount.currency}")
        assert text[0].isalpha() is not bool(totals)
        assert ("≈" in text, "≥" in text) == (amount.bound == "about", amount.bound == "at_least")


def test_projects_chosen(bundled: Dataset) -> None:
    """Projects are records, ids, or a part of the table; the more money, the higher the bar."""
    names = ["jatoc", bundled.projects["from-gaps-to-caps"], "efficiensea", "jatoc"]

    ax = bundled.plot.projects(names, ax=new_axes())

    assert [text.split()[0] for text in texts(ax)] == ["8,000,000", "631,658", "55,000"]
    heights = [bar.get_height() for bar in bars(ax, "certain")]
    assert heights == sorted(heights, reverse=True)
    assert len(set(heights)) == 3
    table = bundled.projects.where(programme="pa-secure")
    assert len(row_names(bundled.plot.projects(table, ax=new_axes()))) == len(table) - 1
    assert len(row_names(bundled.plot.projects("jatoc", ax=new_axes()))) == 1
