# SPDX-License-Identifier: MIT
"""How a period and a word of a vocabulary read in a sentence."""

from datetime import date
from enum import Enum

from .dates import AFTER_ALL, BEFORE_ALL, PartialDate, Period

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .dates import Window


def said(period: Period) -> str:
    """
    Say a period in words.

    >>> said(Period("1996-05-04/[2021..]"))
    '1996-05-04 to 2021 or later'
    """
    start, end = period.start, period.end
    if start is not None and start == end:
        return _day(start)
    ranges = start and end and start.text[0] == end.text[0] == "["
    if start and end and ranges and start.latest and end.earliest and start.latest >= end.earliest:
        return _seen(start, end)
    if period.is_open:
        return f"since {_day(start)}" if start else "still so at the review"
    if end is None:
        return f"from {_day(start)}, end not known" if start else "not known"
    if start is None:
        return f"until {_day(end)}"
    return f"{'from ' if start.text.startswith('[') else ''}{_day(start)} to {_day(end)}"


def span(window: "Window") -> str:
    """
    Say the days of a window.

    >>> from baltic_security.dates import window
    >>> span(window(2016)), span(window("2006/.."))
    ('2016', '2006-01-01 or later')
    """
    first, last = window
    if first > last:
        return "no day"
    days = [
        date.fromordinal(day).isoformat() if BEFORE_ALL < day < AFTER_ALL else "" for day in (first, last)
    ]
    return _day(PartialDate(f"[{days[0]}..{days[1]}]")) if any(days) else "any time"


def plain(value: object) -> str:
    """
    Say a value; a word of a vocabulary has blanks where its text has underscores.

    >>> from baltic_security import Theme
    >>> plain(Theme.CIVIL_PROTECTION)
    'civil protection'
    """
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value).replace("_", " ") if isinstance(value, Enum) else str(value)


def _seen(start: PartialDate, end: PartialDate) -> str:
    """Say a status that a source shows at some time and does not bound."""
    first = end.text.strip("[]").partition("..")[0]
    last = start.text.strip("[]").rpartition("..")[2]
    parts = [f"seen on {first}" if first == last else f"seen between {first} and {last}"]
    if start.earliest:
        parts.append(f"not before {start.earliest}")
    if end.latest:
        parts.append(f"not after {end.latest}")
    return ", ".join(parts)


def _day(date: PartialDate) -> str:
    if not date.text.startswith("["):
        return date.text
    lower, _, upper = date.text[1:-1].partition("..")
    if not upper:
        return f"{lower} or later"
    return f"{upper} or before" if not lower else f"between {lower} and {upper}"
