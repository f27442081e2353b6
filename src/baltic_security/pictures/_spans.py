# SPDX-License-Identifier: MIT
"""Stretches of time on an axis of dates: certain days full, possible days hatched."""

from collections.abc import Iterable
from datetime import date

from .._rows import Bounds
from .._ties import firm_bounds
from ..dates import AFTER_ALL, BEFORE_ALL
from ._canvas import GREY, INK, Canvas

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .._ties import Tie
    from ..dates import Window

_EPOCH = date(1970, 1, 1).toordinal()  # from which matplotlib counts days
_STEPS = (1, 2, 5, 10, 20, 50, 100)  # of the years that are named
_LABEL = 0.4  # inches that the name of a year takes


def bounds_of(tie: "Tie") -> Bounds:
    """Get the bounds of a tie, as firmly as it is known."""
    return firm_bounds(tie[:4], tie.firm)


def in_view(ties: "Iterable[Tie]", limit: "Window | None") -> "list[Tie]":
    """Keep the ties that may ever hold, and of a snapshot those that may hold then."""
    first, last = limit or (BEFORE_ALL, AFTER_ALL)
    return [t for t in ties if t.possible_from <= min(t.possible_to, last) and first <= t.possible_to]


def finite(days: Iterable[int]) -> list[int]:
    """Keep the days that a calendar has."""
    return [day for day in days if BEFORE_ALL < day < AFTER_ALL]


def begin(bounds: Bounds) -> tuple[int, int]:
    """Tell the first day that is known of a stretch of time, to sort by."""
    return min(finite(bounds), default=AFTER_ALL), bounds[1]


def is_dated(bounds: Bounds) -> bool:
    """Tell whether the first and the last day on which it may hold are both known."""
    return len(finite((bounds[0], bounds[3]))) == 2


def _x(day: int) -> int:
    """Tell where a day begins on an axis of dates."""
    return day - _EPOCH


class Scale:
    """
    An axis of dates that has room for some stretches of time.

    What has no known end runs to the review of the data, or to the last day that is known of it.
    """

    def __init__(self, canvas: Canvas, spans: Iterable[Bounds], reviewed: date) -> None:
        days = [*finite(day for bounds in spans for day in bounds), reviewed.toordinal()]
        years = range(date.fromordinal(min(days)).year, date.fromordinal(max(days)).year + 1)
        self._canvas = canvas
        self._reviewed = reviewed.toordinal()
        self._first, last = date(years[0], 1, 1).toordinal(), max(days)
        self._margin = (last - self._first) * 0.16 / max(1, canvas.inner) + 10  # room for the arrows
        self._least = (last - self._first) * 0.006  # a bar that is narrower would not be seen
        ax = canvas.ax
        ax.set_xlim(_x(self._first) - self._margin, _x(last) + self._margin)
        fitting = (step for step in _STEPS if len(years) / step * _LABEL <= canvas.inner)
        step = next(fitting, _STEPS[-1])
        named = [year for year in years if year % step == 0] or years[:1]
        ax.set_xticks([_x(date(year, 1, 1).toordinal()) for year in named], map(str, named))
        ax.grid(axis="x", color="#DDDDDD", linewidth=0.6)
        ax.set_axisbelow(True)
        ax.axvline(_x(self._reviewed), color=GREY, linestyle=":", label="review of the data")

    def span(self, y: float, bounds: Bounds, color: str, height: float = 0.62) -> None:
        """Draw a stretch of time, with arrows where its ends are not known."""
        possible_from, certain_from, certain_to, possible_to = bounds
        first = max(possible_from, self._first)
        last = possible_to if possible_to < AFTER_ALL else max(*finite(bounds), self._reviewed, first)
        possible, certainly = (possible_from, possible_to), (certain_from, certain_to)
        for (begins, ends), certain in ((possible, False), (certainly, True)):
            if begins <= min(ends, last) and (certain or possible != certainly):
                left, right = _x(max(begins, first)), _x(min(ends, last)) + 1
                self._canvas.bar(y, left, max(right, left + self._least), color, certain, height)
        if possible_from == BEFORE_ALL:
            x = _x(first) - self._margin / 2
            self._canvas.sign(x, y, "<", color, False, "begin not known")
        if possible_to == AFTER_ALL:
            x, goes_on = _x(last) + self._margin / 2, certain_to == AFTER_ALL
            self._canvas.sign(x, y, ">", color, goes_on, "goes on" if goes_on else "may go on")

    def mark(self, y: float, bounds: Bounds, marker: str, full: bool, label: str) -> None:
        """Mark a day, with a line over the time in which it lies; nothing if that is not known."""
        if is_dated(bounds):
            left, right = _x(bounds[0]), _x(bounds[3]) + 1
            self._canvas.ax.plot([left, right], [y, y], color=INK, linewidth=0.8)
            self._canvas.sign((left + right) / 2, y, marker, INK, full, label)
