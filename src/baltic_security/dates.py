# SPDX-License-Identifier: MIT
"""
Dates and periods that say no more than the sources do.

The text form is a subset of EDTF (ISO 8601-2): dates (``1996``, ``1996-05``,
``1996-05-04``), ranges for one unknown day (``[2000-06-23..2002]``,
``[..2017-05-24]``, ``[2017-05-24..]``) and intervals of these with an open end
(``1996/..``) or an unknown start or end (``/2004``, ``1996/``).
"""

from datetime import date, timedelta
from enum import Enum
from functools import lru_cache
from typing import SupportsIndex, TypeAlias, Union

from attrs import field, frozen

from .exceptions import MalformedDateError

Window: TypeAlias = tuple[int, int]

#: Before and after every day that a calendar date can name, as ordinals.
BEFORE_ALL = 0
AFTER_ALL = date.max.toordinal() + 1
#: The window that holds no day: nothing is in it, whatever its bounds.
NO_DAY = (AFTER_ALL + 1, BEFORE_ALL - 1)

_HOW = "write a day, month or year as 1992-03-05, 1992-03 or 1992"
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


class Ever(Enum):
    """The type of :data:`EVER`."""

    EVER = "ever"

    def __repr__(self) -> str:
        return "EVER"


#: What ``on=`` takes: a day, or anything wider, which asks about any day in it.
On: TypeAlias = Union[date, str, SupportsIndex, "PartialDate", "Period", Ever]

#: As ``on=``: at any time, whether or not the time is known.
EVER = Ever.EVER


@frozen(repr=False)
class PartialDate:
    """
    One day, of which we know the year, the month, the day, or only bounds.

    Two dates are equal if they know the same; ``str`` gives the text as written.

    Args:
        text: The date as text, e.g. ``"1996-05"`` or ``"[..2017-05-24]"``.

    Attributes:
        text: The date as written.

        earliest: The first day that it can be, or None if that is not known.

        latest: The last day that it can be, or None if that is not known.

    Raises:
        MalformedDateError: The text is no such date.

    >>> PartialDate("1996-05").latest
    datetime.date(1996, 5, 31)
    >>> PartialDate("[2000-06-23..2002]").earliest
    datetime.date(2000, 6, 23)
    """

    text: str = field(eq=False)
    earliest: date | None = field(init=False)
    latest: date | None = field(init=False)

    def __attrs_post_init__(self) -> None:
        if not isinstance(self.text, str):
            raise MalformedDateError(self.text, _HOW)
        text, earliest, latest = _read_date(self.text)
        object.__setattr__(self, "text", text)
        object.__setattr__(self, "earliest", earliest)
        object.__setattr__(self, "latest", latest)

    def __str__(self) -> str:
        return self.text

    def __repr__(self) -> str:
        return f"PartialDate({self.text!r})"

    def __reduce__(self) -> "tuple[type[PartialDate], tuple[str]]":
        return PartialDate, (self.text,)

    @property
    def first_ordinal(self) -> int:
        """The ordinal of ``earliest``, or a number before all days."""
        return self.earliest.toordinal() if self.earliest else BEFORE_ALL

    @property
    def last_ordinal(self) -> int:
        """The ordinal of ``latest``, or a number after all days."""
        return self.latest.toordinal() if self.latest else AFTER_ALL


@frozen(repr=False)
class Period:
    """
    The time from a start to an end, both of which belong to it.

    A single date is a period that starts and ends within it.

    Args:
        text: The period as text: ``"1996-05-04"``, ``"1992-03/2022"``, ``"2006/.."``
            (still so when the data was reviewed), ``"2006/"`` (end not known),
            ``"/2004"`` (start not known) or ``"/"``.

    Attributes:
        text: The period in its canonical form: ``"1994"`` for ``"1994/1994"``.

        start: When it started, or None if that is not known.

        end: When it ended, or None if it is open or that is not known.

        is_open: True if it still went on when the data was reviewed (``..``).

    Raises:
        MalformedDateError: The text is no such period, or ends before it starts.

    >>> Period("1996-05-04/[2021..]").holds_on("2016-05-04")
    True
    >>> Period("2006/..").is_open
    True
    """

    text: str = field(eq=False)
    start: PartialDate | None = field(init=False)
    end: PartialDate | None = field(init=False)
    is_open: bool = field(init=False)
    #: First day possible, first day certain, last day certain, last day possible.
    bounds: "tuple[int, int, int, int]" = field(init=False, eq=False)

    def __attrs_post_init__(self) -> None:
        if not isinstance(self.text, str):
            raise MalformedDateError(self.text, _HOW)
        text, start, end, is_open, bounds = _read_period(self.text)
        object.__setattr__(self, "text", text)
        object.__setattr__(self, "start", start)
        object.__setattr__(self, "end", end)
        object.__setattr__(self, "is_open", is_open)
        object.__setattr__(self, "bounds", bounds)

    def __str__(self) -> str:
        return self.text

    def __repr__(self) -> str:
        return f"Period({self.text!r})"

    def __reduce__(self) -> "tuple[type[Period], tuple[str]]":
        return Period, (self.text,)

    @classmethod
    def seen(cls, day: str) -> "Period":
        """
        Make the period of what a source shows on a day and does not bound.

        It certainly holds on that day, and possibly before and after.

        >>> Period.seen("2017-05-24")
        Period('[..2017-05-24]/[2017-05-24..]')
        """
        return cls(f"[..{day}]/[{day}..]")

    def holds_on(self, on: On) -> bool | None:
        """
        Tell whether the period holds on a day.

        Args:
            on: A day, or anything wider, which asks about any day in it.

        Returns:
            True for certainly, False for certainly not, None if the sources do not say.

        Raises:
            MalformedDateError: ``on`` is no date.

        >>> Period("1992/1996").holds_on(1996), Period("1992/1996").holds_on("1996-07-01")
        (True, None)
        """
        first, last = window(on)
        possible_from, certain_from, certain_to, possible_to = self.bounds
        if last < possible_from or possible_to < first:
            return False
        return True if certain_from <= last and first <= certain_to else None


def window(on: On) -> Window:
    """
    Turn anything that ``on=`` takes into its first and last day, as ordinals.

    Args:
        on: A ``date``, ``datetime``, date or period as text, four-digit year,
            :class:`PartialDate`, :class:`Period` or :data:`EVER`.

    Returns:
        The first and the last day of the window.

    Raises:
        MalformedDateError: It is none of these.

    >>> first, last = window(2016)
    >>> last - first + 1
    366
    """
    if isinstance(on, str):
        return _text_window(on)
    if isinstance(on, date):
        try:
            day = on.toordinal()
        except ValueError:  # pandas.NaT says it is a datetime
            raise MalformedDateError(on, _HOW) from None
        return day, day
    if isinstance(on, PartialDate):
        return on.first_ordinal, on.last_ordinal
    if isinstance(on, Period):
        return on.bounds[0], on.bounds[3]
    if on is Ever.EVER:
        return BEFORE_ALL, AFTER_ALL
    if hasattr(on, "__index__") and not isinstance(on, bool) and 1000 <= on.__index__() <= 9999:
        return _text_window(str(on.__index__()))
    raise MalformedDateError(on, _HOW)


def overlap(first: Window, second: Window | None) -> Window:
    """
    Tell the window in which both windows lie; :data:`NO_DAY` if they do not meet.

    >>> overlap((1, 5), (3, 9)), overlap((1, 5), None), overlap((1, 5), (6, 9)) == NO_DAY
    ((3, 5), (1, 5), True)
    """
    if second is None:
        return first
    both = max(first[0], second[0]), min(first[1], second[1])
    return both if both[0] <= both[1] else NO_DAY


@lru_cache(maxsize=4096)
def _text_window(text: str) -> Window:
    bounds = Period(text).bounds
    return bounds[0], bounds[3]


@lru_cache(maxsize=65536)
def _read_period(
    text: str,
) -> "tuple[str, PartialDate | None, PartialDate | None, bool, tuple[int, int, int, int]]":
    """Read a period: canonical text, start, end, open or not, bounds."""
    left, slash, right = text.partition("/")
    start = PartialDate(left) if left or not slash else None
    is_open = right == ".."
    end = None if is_open or (slash and not right) else PartialDate(right) if slash else start
    if start and start == end:
        text = start.text
    elif slash:
        text = f"{start or ''}/{'..' if is_open else end or ''}"
    start_first, start_last = (start.first_ordinal, start.last_ordinal) if start else (BEFORE_ALL, AFTER_ALL)
    if end:
        end_first, end_last = end.first_ordinal, end.last_ordinal
    else:
        end_first, end_last = (AFTER_ALL if is_open else BEFORE_ALL), AFTER_ALL
    if start_first > end_last:
        raise MalformedDateError(text, "a period must not end before it starts; write START/END")
    # The start is not later than the end, so each bounds the other.
    return (
        text,
        start,
        end,
        is_open,
        (start_first, min(start_last, end_last), max(end_first, start_first), end_last),
    )


@lru_cache(maxsize=65536)
def _read_date(text: str) -> "tuple[str, date | None, date | None]":
    """Read a date: canonical text, earliest day, latest day."""
    if not (text.startswith("[") and text.endswith("]")):
        return text, *_plain(text, text)
    lower, dots, upper = text[1:-1].partition("..")
    if not dots or not (lower or upper):
        raise MalformedDateError(text, "write bounds as [1996..1998], [..1998] or [1996..]")
    earliest = _plain(lower, text)[0] if lower else None
    latest = _plain(upper, text)[1] if upper else None
    if earliest and latest:
        if earliest > latest:
            raise MalformedDateError(text, "the first bound must not be later than the second")
        for plain in (earliest.isoformat()[:size] for size in (4, 7, 10)):
            if _plain(plain, plain) == (earliest, latest):
                return plain, earliest, latest
    return text, earliest, latest


def _plain(text: str, whole: str) -> tuple[date, date]:
    """Read a year, month or day; *whole* is the text that an error shows."""
    parts = text.split("-")
    sizes = [len(part) for part in parts]
    if sizes not in ([4], [4, 2], [4, 2, 2]) or not all(p.isascii() and p.isdigit() for p in parts):
        raise MalformedDateError(whole, _repair(whole))
    numbers = [int(part) for part in parts]
    try:
        if len(numbers) == 3:
            day = date(numbers[0], numbers[1], numbers[2])
            return day, day
        if len(numbers) == 2:
            year, month = numbers
            first = date(year, month, 1)
            last = date(year, 12, 31) if month == 12 else date(year, month + 1, 1) - timedelta(days=1)
            return first, last
        return date(numbers[0], 1, 1), date(numbers[0], 12, 31)
    except ValueError:  # a month 13, a 30 February, the year 0
        raise MalformedDateError(whole, "there is no such day in the calendar") from None


def _repair(text: str) -> str:
    """Tell how to write a date that was written another way, such as "March 1992"."""
    words = text.replace(",", " ").replace(".", " ").lower().split()
    years = [word for word in words if len(word) == 4 and word.isascii() and word.isdigit()]
    months = [number for number, name in enumerate(_MONTHS, 1) for word in words if word.startswith(name)]
    days = [word for word in words if len(word) <= 2 and word.isascii() and word.isdigit()]
    if len(years) != 1 or len(months) != 1:
        return _HOW
    day = f"-{int(days[0]):02d}" if len(days) == 1 else ""
    return f"write {years[0]}-{months[0]:02d}{day}"
