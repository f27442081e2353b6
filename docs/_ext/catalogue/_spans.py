# SPDX-License-Identifier: MIT
"""The picture of a page: who led a record, who was in it and what it was part of, over time."""

from collections.abc import Iterator, Sequence
from datetime import date

import baltic_security as bs
from baltic_security._html import dated, safe
from baltic_security._rows import Bounds
from baltic_security._ties import Tie
from baltic_security._words import span
from baltic_security.dates import AFTER_ALL, BEFORE_ALL
from baltic_security.pictures._canvas import BLUE, GREEN, INK, ORANGE
from baltic_security.pictures._spans import bounds_of, finite, is_dated
from baltic_security.pictures._timeline import Row, Section, sections_of
from baltic_security.vocabulary import EventKind, Kind

from ._markup import linked

_COLORS = {INK: "ink", BLUE: "member", GREEN: "part", ORANGE: "seat"}
_WIDTH = 1000  # of a row, in its own units
_MOST = 14  # rows under one heading
_LEAST = 4  # of a stretch of time, or nobody would see it


class Scale:
    """Where a day stands, from the first year to the last one, or to the review if anything goes on."""

    def __init__(self, spans: Sequence[Bounds], reviewed: date) -> None:
        known = finite(day for bounds in spans for day in bounds)
        if any(bounds[3] >= AFTER_ALL for bounds in spans):
            known.append(reviewed.toordinal())
        self._first = date(date.fromordinal(min(known)).year, 1, 1)
        self._last = date(date.fromordinal(max(known)).year, 12, 31)
        self._reviewed = reviewed.toordinal()

    def x(self, day: int) -> float:
        """Tell where a day stands; what lies before or after all days stands at the edge."""
        first, last = self._first.toordinal(), self._last.toordinal()
        return round((min(max(day, first), last) - first) / (last - first) * _WIDTH, 1)

    def known(self, day: int) -> float:
        """Tell where certainty ends: what goes on is known up to the review of the data."""
        return self.x(self._reviewed if day >= AFTER_ALL else day + 1)

    def years(self) -> Iterator[tuple[int, float]]:
        """Give the years that the axis names, no more than fit on a phone."""
        length = self._last.year - self._first.year
        step = next(step for step in (1, 2, 5, 10, 20, 50, 100, 200, 500) if length / step <= 7)
        for year in range(-(-self._first.year // step) * step, self._last.year + 1, step):
            yield year, self.x(date(year, 1, 1).toordinal())


def picture(dataset: bs.Dataset, record: bs.Record) -> str:
    """Draw what lasts around a record; nothing if a picture would tell no more than a date."""
    if record.KIND is Kind.DOCUMENT or getattr(record, "kind", None) in set(EventKind) - {EventKind.SERIES}:
        return ""
    sections = list(_dated_sections(dataset, record))
    spans = [bounds for section in sections for row in section.rows for bounds in _all_bounds(row)]
    if not finite(day for bounds in spans for day in bounds) or not any(one.heading for one in sections):
        return ""
    scale = Scale(spans, dataset.reviewed)
    ticks = "".join(f"M{x} 0V16" for _, x in scale.years())
    rows = "".join(_section(section, scale) for section in sections)
    axis = "".join(f'<span style="left:{x / _WIDTH:.2%}">{year}</span>' for year, x in scale.years())
    defs = (
        '<svg class="spans-defs" aria-hidden="true">'
        f'<defs><path id="ticks" class="spans-tick" d="{ticks}"/></defs></svg>'
    )
    caption = (
        "Full: certainly so. Pale: possibly. An arrow: it goes on; a pale one: it may have begun before, or "
        "go on. A line: a meeting or an act; a pale one: no source shows that it took place. "
        f"Data reviewed on {dataset.reviewed}."
    )
    axis = f'<div class="spans-row" aria-hidden="true"><div class="spans-axis">{axis}</div></div>'
    return f'<figure class="spans">{defs}{rows}{axis}<figcaption>{dated(caption)}</figcaption></figure>'


def _dated_sections(dataset: bs.Dataset, record: bs.Record) -> Iterator[Section]:
    """Give what is around a record without the marks that have no date: a row of none would be empty."""
    for heading, color, rows in sections_of(dataset._store, None, record):
        dated_rows = [
            row._replace(marks=[tie for tie in row.marks if is_dated(bounds_of(tie))]) for row in rows
        ]
        kept = [row for row in dated_rows if row.spans or row.marks]
        if kept:
            yield Section(heading, color, kept)


def _all_bounds(row: Row) -> Iterator[Bounds]:
    yield from row.spans
    yield from map(bounds_of, row.marks)


def _section(section: Section, scale: Scale) -> str:
    """Draw the rows under a heading."""
    rows = section.rows if len(section.rows) <= _MOST + 1 else section.rows[:_MOST]
    drawn = "".join(_row(row, _COLORS[section.color], scale) for row in rows)
    more = len(section.rows) - len(rows)
    rest = f'<li class="spans-more">and {more} more, listed below</li>' if more else ""
    heading = f'<p class="spans-heading">{safe(section.heading)}</p>' if section.heading else ""
    return f'{heading}<ul class="spans-rows">{drawn}{rest}</ul>'


def _row(row: Row, color: str, scale: Scale) -> str:
    """Draw a row: its name, and beside it the time."""
    label = linked(row.label) if isinstance(row.label, bs.Record) else safe(row.label)
    marks = [bounds_of(tie) for tie in row.marks]
    drawn = "".join(_span(bounds, scale, thin=bool(marks)) for bounds in row.spans)
    drawn += "".join(_mark(bounds, scale, tie) for bounds, tie in zip(marks, row.marks, strict=True))
    said = "; ".join(map(_said, row.spans)) or f"{len(marks)} dated"
    svg = (
        f'<svg class="{color}" viewBox="0 0 {_WIDTH} 16" preserveAspectRatio="none" role="img">'
        f'<title>{safe(said)}</title><use href="#ticks"/>{drawn}</svg>'
    )
    before = _arrow("before", color, any(b[0] == BEFORE_ALL for b in row.spans), certain=False)
    goes_on = any(b[2] == AFTER_ALL for b in row.spans)
    after = _arrow("after", color, goes_on or any(b[3] == AFTER_ALL for b in row.spans), certain=goes_on)
    return f'<li class="spans-row"><span class="spans-name">{label}</span>{before}{svg}{after}</li>'


def _arrow(side: str, color: str, is_there: bool, certain: bool) -> str:
    return f'<i class="{side} {color}{"" if certain else " pale"}"></i>' if is_there else ""


def _span(bounds: Bounds, scale: Scale, thin: bool) -> str:
    """Draw a stretch of time: its possible days pale, its certain days full."""
    possible_from, certain_from, certain_to, possible_to = bounds
    shape = 'y="6" height="4"' if thin else 'y="2" height="12"'
    drawn = _bar("fringe", scale.x(possible_from), scale.x(possible_to + 1), shape)
    if certain_from <= certain_to:
        drawn += _bar("core", scale.x(certain_from), scale.known(certain_to), shape)
    return drawn


def _bar(cls: str, left: float, right: float, shape: str) -> str:
    width = max(round(right - left, 1), _LEAST)
    return f'<rect class="{cls}" x="{min(left, _WIDTH - width)}" width="{width}" {shape}/>'


def _mark(bounds: Bounds, scale: Scale, tie: Tie) -> str:
    """Draw a meeting or an act; one that is announced only, or not shown to have been, is pale."""
    x = (scale.x(bounds[0]) + scale.x(bounds[3])) / 2
    took_place = tie.firm and getattr(tie.other, "held", True)
    return f'<path class="{"mark" if took_place else "mark pale"}" d="M{x} 1V15"/>'


def _said(bounds: Bounds) -> str:
    """Say a stretch of time in words."""
    possible_from, certain_from, certain_to, possible_to = bounds
    possible, certain = span((possible_from, possible_to)), span((certain_from, certain_to))
    if certain_from > certain_to:
        return f"possibly {possible}"
    return certain if possible == certain else f"possibly {possible}, certainly {certain}"
