"""Every Hypothesis strategy of the tests, named as plurals."""

from datetime import date, timedelta
from decimal import Decimal
from enum import Enum
from functools import partial
from types import NoneType
from typing import Any, get_args, get_origin
from unicodedata import combining, normalize

from attrs import NOTHING
from hypothesis import strategies as st

from baltic_security import Dataset, Kind, PartialDate, Period, RelationKind
from baltic_security._store import CLASSES, Store

#: A small calendar around a new year and a leap day, so that all days can be tried.
FIRST, LAST = date(1999, 12, 15), date(2000, 3, 10)
CALENDAR = [FIRST + timedelta(days=number) for number in range((LAST - FIRST).days + 1)]

days = st.sampled_from(CALENDAR)
#: Days at the edges of months and years, where mistakes live.
edge_days = st.sampled_from([day for day in CALENDAR if day.day in (1, 28, 29, 30, 31)]) | days


@st.composite
def plain_dates(draw: st.DrawFn) -> str:
    """Texts of a day, a month or a year of the small calendar."""
    day = draw(edge_days).isoformat()
    return day[: draw(st.sampled_from((4, 7, 10)))]


@st.composite
def partial_dates(draw: st.DrawFn) -> PartialDate:
    """Dates of every form: plain, between two bounds, with one bound."""
    form = draw(st.sampled_from(("plain", "between", "until", "since")))
    one, two = draw(plain_dates()), draw(plain_dates())
    if form == "plain":
        return PartialDate(one)
    if form == "until":
        return PartialDate(f"[..{one}]")
    if form == "since":
        return PartialDate(f"[{one}..]")
    if PartialDate(one).first_ordinal > PartialDate(two).last_ordinal:
        one, two = two, one
    return PartialDate(f"[{one}..{two}]")


@st.composite
def periods(draw: st.DrawFn) -> Period:
    """Periods of every form that do not certainly end before they start."""
    start = draw(st.none() | partial_dates())
    end = draw(st.none() | st.just("..") | partial_dates())
    if draw(st.booleans()) and start is not None:
        return Period(str(start))
    if start is not None and isinstance(end, PartialDate) and start.first_ordinal > end.last_ordinal:
        start, end = end, start
    return Period(f"{start or ''}/{end or ''}")


@st.composite
def windows(draw: st.DrawFn) -> tuple[date, date]:
    """First and last days of windows in the small calendar, many of them one day wide."""
    first = draw(edge_days)
    width = draw(st.sampled_from((0, 0, 1, 30, 60)))
    return first, min(first + timedelta(days=width), LAST)


#: Texts as the data allows them: visible, trimmed, of any script.
texts = st.text(st.characters(exclude_categories=("C", "Z")), min_size=1, max_size=12)
ids = st.from_regex(r"[a-z][a-z0-9]{0,5}(-[a-z0-9]{1,4}){0,2}", fullmatch=True)


def values(annotation: Any) -> st.SearchStrategy[Any]:
    """Values of a field's type, as attrs knows it."""
    arguments = [argument for argument in get_args(annotation) if argument not in (NoneType, ...)]
    if get_origin(annotation) is tuple:
        return st.lists(values(arguments[0]), max_size=3).map(tuple)
    if arguments:
        return st.none() | values(arguments[0])
    if annotation in _PLAIN:
        return _PLAIN[annotation]
    if issubclass(annotation, Enum):
        return st.sampled_from(annotation)
    return records(annotation)


@st.composite
def records(draw: st.DrawFn, cls: Any) -> Any:
    """Records, or parts of records, of a class, with any content that the codec takes."""
    made = {}
    for field in cls.__attrs_attrs__:
        value = draw(values(field.type))
        if value == () and field.default is NOTHING:  # never empty, like the citations of a detail
            value = (draw(values(get_args(field.type)[0])),)
        made[field.name] = value
    return cls(**made)


_PLAIN: dict[Any, st.SearchStrategy[Any]] = {
    str: texts,
    int: st.integers(1, 10**6),
    bool: st.booleans(),
    Decimal: st.decimals(0, 10**9, places=2, allow_nan=False),
    PartialDate: partial_dates(),
    Period: periods(),
}
any_records = st.sampled_from(sorted(CLASSES)).flatmap(lambda kind: records(CLASSES[kind]))


Row = dict[str, Any]
CITED = [{"source": "gazette", "locator": "p. 4"}]
GAZETTE = {"id": "gazette", "kind": "web_page", "title": "Gazette", "publisher": "Press", "language": "en"}
#: Some kinds of record and of relation, among them an act, a symmetric one and those with borrowed time.
_LASTING = (Kind.ORGANIZATION, Kind.NETWORK, Kind.PROJECT, Kind.EVENT)
_TIES = (
    *(RelationKind.MEMBER_OF, RelationKind.PRESIDES_OVER, RelationKind.PARTNER_IN, RelationKind.ATTENDS),
    *(RelationKind.PART_OF, RelationKind.SUCCEEDS, RelationKind.COOPERATES_WITH),
)
_KIND_TERM = {Kind.ORGANIZATION: "agency", Kind.NETWORK: "task_force", Kind.EVENT: "meeting"}


@st.composite
def datasets(draw: st.DrawFn) -> Dataset:
    """Small datasets whose rows are valid one by one, with any times that their dates may have."""
    rows: dict[Kind, list[Row]] = {kind: [] for kind in Kind}
    rows[Kind.SOURCE] = [GAZETTE]
    rows[Kind.COUNTRY] = [named(f"c{n}") for n in range(draw(st.integers(1, 3)))]
    for kind in _LASTING:
        for number in range(draw(st.integers(1, 3))):
            row = named(f"{kind.letter.lower()}{number}")
            if kind in _KIND_TERM:
                row["kind"] = _KIND_TERM[kind]
            period = draw(st.none() | periods())
            rows[kind].append(row if period is None else {**row, "period": str(period)})
    for number in range(draw(st.integers(0, 10))):
        rows[Kind.RELATION].append(draw(_ties(rows, f"r{number}.t.x")))
    rows[Kind.RELATION].sort(key=lambda row: row["id"])
    return Dataset(Store.of_rows("1", "1.0.0", date(2020, 1, 1), {}, rows))


@st.composite
def _ties(draw: st.DrawFn, rows: dict[Kind, list[Row]], id: str) -> Row:
    """Relations between records that are there, of kinds that their ends allow."""
    kind = draw(st.sampled_from(_TIES))
    ends = [[row["id"] for end in side for row in rows[end]] for side in (kind.subjects, kind.objects)]
    period = draw(st.none() | periods())
    certainty = draw(st.sampled_from(("stated", "derived", "announced", "ambiguous")))
    row = {
        "id": id,
        "subject": draw(st.sampled_from(ends[0])),
        "kind": kind.value,
        "object": draw(st.sampled_from(ends[1])),
        "citations": [{**CITED[0], "certainty": certainty, "note": "as read"}],
    }
    return row if period is None else {**row, "period": str(period)}


def named(id: str) -> Row:
    """Make the row of a record that has a name and no more."""
    name = {"text": f"Name of {id}", "language": "en", "citations": CITED}
    return {"id": id, "names": [name], "citations": CITED}


#: What a reader may do to a name without making it another one.
def _bare(name: str) -> str:
    return "".join(letter for letter in normalize("NFD", name) if not combining(letter))


respellings = st.sampled_from(
    (
        str.upper,
        str.lower,
        str.title,
        str.swapcase,
        _bare,
        partial(normalize, "NFD"),
        partial(normalize, "NFC"),
    )
)
