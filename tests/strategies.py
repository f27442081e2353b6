"""Every Hypothesis strategy of the tests, named as plurals."""

from datetime import date, timedelta

from hypothesis import strategies as st

from baltic_security.dates import PartialDate, Period

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
