# SPDX-License-Identifier: MIT
"""
Pictures made from the library's own answers, so that none of them can be wrong.

``{picture} answers`` puts one on a page, as SVG within the page: it takes the
colours of the theme, in light and in dark.
"""

from collections.abc import Callable, Iterator
from datetime import date
from html import escape
from itertools import pairwise

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

import baltic_security as bs

_WIDTH = 720


class Scale:
    """Where a day stands in a picture."""

    def __init__(self, first: int, last: int, left: float, right: float) -> None:
        self.first, self.last = date(first, 1, 1).toordinal(), date(last, 1, 1).toordinal()
        self.left, self.right = left, right
        self.years = range(first, last + 1)

    def x(self, day: int) -> float:
        """Tell where a day stands; days outside stand at the edge."""
        share = (min(max(day, self.first), self.last) - self.first) / (self.last - self.first)
        return round(self.left + share * (self.right - self.left), 1)

    def axis(self, y: float, top: float, every: int = 1) -> Iterator[str]:
        """Draw the years."""
        yield f'<path class="line" d="M{self.left} {y}H{self.right}"/>'
        for year in self.years[::every]:
            x = self.x(date(year, 1, 1).toordinal())
            yield f'<path class="tick" d="M{x} {top}V{y + 4}"/>'
            yield text(x, y + 18, str(year), "quiet", "middle")


def text(x: float, y: float, said: str, cls: str = "", anchor: str = "start") -> str:
    """Write a line of text."""
    return f'<text class="{cls}" x="{x}" y="{y}" text-anchor="{anchor}">{escape(said)}</text>'


def bar(left: float, right: float, y: float, height: float, cls: str) -> str:
    """Draw a stretch of time; nothing if it holds no day."""
    width = round(right - left, 1)
    if width <= 0:
        return ""
    return f'<rect class="{cls}" x="{left}" y="{y}" width="{width}" height="{height}"/>'


def drawn(period: bs.Period, scale: Scale, y: float, height: float) -> Iterator[str]:
    """Draw a period: its possible days pale, its certain days full."""
    possible_from, certain_from, certain_to, possible_to = period.bounds
    yield bar(scale.x(possible_from), scale.x(possible_to + 1), y, height, "fringe")
    if certain_from <= certain_to:
        left, right = scale.x(certain_from), scale.x(certain_to + 1)
        yield bar(left, max(right, left + 2), y, height, "core")
    middle = y + height / 2
    if possible_from < scale.first:
        yield f'<path class="beyond" d="M{scale.left - 4} {middle - 5}v10l-9 -5z"/>'
    if possible_to > scale.last:
        yield f'<path class="beyond" d="M{scale.right + 4} {middle - 5}v10l9 -5z"/>'


def answers() -> tuple[str, int, Iterator[str]]:
    """A period whose ends are known to the year, and what it answers on each day."""
    period = bs.Period("1998/2004")
    scale = Scale(1996, 2007, 20, 700)

    def parts() -> Iterator[str]:
        yield from scale.axis(196, 30)
        yield text(360, 20, f'Period("{period}")', "code", "middle")
        yield from drawn(period, scale, 36, 34)
        possible_from, certain_from, certain_to, possible_to = period.bounds
        middle = (scale.x(certain_from) + scale.x(certain_to)) / 2
        yield text(middle, 58, "certain", "on-core", "middle")
        for first, last, said in (
            (possible_from, certain_from, "possible"),
            (certain_to, possible_to, "possible"),
        ):
            yield text((scale.x(first) + scale.x(last)) / 2, 58, said, "quiet", "middle")
        edges = [scale.first, possible_from, certain_from, certain_to + 1, possible_to + 1, scale.last]
        for first, after in pairwise(edges):
            said = repr(period.holds_on(date.fromordinal((first + after) // 2)))
            style = {"True": "core", "None": "fringe", "False": "none"}[said]
            yield bar(scale.x(first), scale.x(after), 84, 30, style)
            where = "code on-core" if said == "True" else "code"
            yield text((scale.x(first) + scale.x(after)) / 2, 104, said, where, "middle")
        for y, left, right, said in (
            (132, possible_from, possible_to + 1, "on= keeps these days"),
            (166, certain_from, certain_to + 1, "on=, certain=True keeps these"),
        ):
            a, b = scale.x(left), scale.x(right)
            yield f'<path class="line" d="M{a} {y - 5}V{y + 5}M{a} {y}H{b}M{b} {y - 5}V{y + 5}"/>'
            yield text((a + b) / 2, y + 16, said, "quiet", "middle")

    title = "A period from 1998 to 2004: certain from the end of 1998 to the start of 2004, possible around."
    return title, 226, parts()


def forms() -> tuple[str, int, Iterator[str]]:
    """The ways to write a period, each with the days that it may and that it must hold."""
    scale = Scale(1996, 2008, 230, 700)
    written = (
        ("1998-07-01/2004-06-30", "both days known"),
        ("1998/2004", "both years known"),
        ("2001", "at some time in that year"),
        ("[1997..1999-06]/2004", "begun between two bounds"),
        ("2001-03/..", "goes on at the review"),
        ("2001-03/", "end not known"),
        ("/2004", "start not known"),
        (bs.Period.seen("2001-05-24").text, "seen on one day"),
    )

    def parts() -> Iterator[str]:
        bottom = 20 + 40 * len(written)
        yield from scale.axis(bottom, 14, 2)
        for row, (period, meaning) in enumerate(written):
            y = 20 + 40 * row
            yield text(0, y + 13, period, "code small" if len(period) > 26 else "code")
            yield text(0, y + 28, meaning, "quiet")
            yield from drawn(bs.Period(period), scale, y + 3, 22)

    return "Eight periods on one scale of years, with certain days full and possible days pale.", 372, parts()


def statement() -> tuple[str, int, Iterator[str]]:
    """One relation: subject, kind, object, period and where it is written."""
    ds = bs.load()
    relation = ds.relations.where(subject="ru", kind="presides_over", object="bstf", on="2016-05-04")[0]
    source = ds.sources[relation.citations[0].source]

    def box(x: float, width: float, above: str, name: str, id: str) -> Iterator[str]:
        yield f'<rect class="box" x="{x}" y="26" width="{width}" height="62" rx="8"/>'
        yield text(x + width / 2, 16, above, "quiet", "middle")
        yield text(x + width / 2, 53, name, "", "middle")
        yield text(x + width / 2, 75, id, "code quiet", "middle")

    def parts() -> Iterator[str]:
        subject, object = ds[relation.subject], ds[relation.object]
        yield from box(10, 120, "subject", subject.name, subject.id)
        yield from box(370, 340, "object", object.name, object.id)
        yield '<path class="arrow" d="M136 57H355"/><path class="beyond" d="M364 57l-12 -6v12z"/>'
        yield text(250, 16, "kind", "quiet", "middle")
        yield text(250, 47, relation.kind.label, "", "middle")
        yield text(250, 75, relation.kind.value, "code quiet", "middle")
        yield '<path class="line" d="M250 86V112"/>'
        yield '<rect class="none" x="60" y="112" width="600" height="62" rx="8"/>'
        yield text(76, 137, "when", "quiet")
        yield text(160, 137, str(relation.period), "code")
        yield text(76, 161, "written in", "quiet")
        yield text(160, 161, source.publisher)

    title = "One statement: subject, kind and object, when it held, and where that is written."
    return title, 186, parts()


_PICTURES: dict[str, Callable[[], tuple[str, int, Iterator[str]]]] = {
    "answers": answers,
    "forms": forms,
    "statement": statement,
}


class Picture(SphinxDirective):
    """Put a picture on a page; the content is its caption."""

    required_arguments = 1
    has_content = True

    def run(self) -> list[nodes.Node]:
        """Draw the picture that the argument names."""
        title, height, parts = _PICTURES[self.arguments[0]]()
        svg = (
            f'<svg class="picture" role="img" viewBox="0 0 {_WIDTH} {height}">'
            f"<title>{escape(title)}</title>{''.join(parts)}</svg>"
        )
        figure = nodes.figure("", nodes.raw("", svg, format="html"))
        if self.content:
            caption = nodes.caption()
            for paragraph in self.parse_content_to_nodes():
                caption += paragraph.children
            figure += caption
        return [figure]


def setup(app: Sphinx) -> dict[str, bool]:
    """Register the directive."""
    app.add_directive("picture", Picture)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
