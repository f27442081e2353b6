# SPDX-License-Identifier: MIT
"""A page of the catalogue, before the theme gives it its frame."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

import baltic_security as bs
from baltic_security._html import dated, safe
from baltic_security._sections import when
from baltic_security._words import plain

from ._markup import Section, named


class Page(NamedTuple):
    """
    A page.

    Attributes:
        record: What it is about.

        short: An abbreviation, beside the title.

        summary: What introduces it.

        facts: The box of facts, as HTML.

        sections: What stands below.

        names: What else the record is called: the search finds each.

        words: What else the search finds.
    """

    record: bs.Record
    short: str
    summary: str
    facts: str
    sections: Sequence[Section]
    names: Sequence[str]
    words: str

    @property
    def title(self) -> str:
        """How lists, and the tab of the browser, call the page."""
        return f"{self.record.name} ({self.record.KIND.value})"

    @property
    def html(self) -> str:
        """What stands between the frame of the theme."""
        table = self.record.KIND.table
        short = f" <small>{safe(self.short)}</small>" if self.short else ""
        return (
            '<nav class="cat-crumbs" aria-label="Where this page is">'
            '<a href="../catalogue/index.html">Catalogue</a> <span aria-hidden="true">›</span> '
            f'<a href="../catalogue/{table}.html">{table.capitalize()}</a></nav>'
            f'<h1>{named(self.record)}{short}</h1><p class="cat-about">{dated(about(self.record))}</p>'
            f"{f'<p>{safe(self.summary)}</p>' if self.summary else ''}{self.facts}"
            f"{''.join(map(str, self.sections))}"
        )

    @property
    def contents(self) -> str:
        """The table of contents."""
        items = "".join(
            f'<li><a href="#{section.anchor}">{safe(section.heading)}</a></li>' for section in self.sections
        )
        return f'<ul><li><a href="#">{named(self.record)}</a><ul>{items}</ul></li></ul>'


def about(record: bs.Record) -> str:
    """Tell in one line what a record is, and when."""
    kind, fields = record.KIND.value.capitalize(), ("period", "published")
    sort = getattr(record, "kind", None)
    date = next((found for field in fields if (found := getattr(record, field, None))), None)
    return f"{kind}{f', {plain(sort)}' if sort else ''}{f' · {when(bs.Period(str(date)))}' if date else ''}"


def anchor_of(words: str) -> str:
    """Make an anchor of words."""
    return words.lower().replace(" ", "-")


def code(record: bs.Record) -> Iterator[tuple[str, str]]:
    """Tell the id of a record, and the code that gets it."""
    yield "id", f"<code>{record.id}</code>"
    yield "in Python", f'<code>ds.{record.KIND.table}["{record.id}"]</code>'


def definitions(rows: Iterable[tuple[str, str]]) -> str:
    """Show facts, each with what it is."""
    shown = "".join(f"<dt>{safe(term)}</dt><dd>{html}</dd>" for term, html in rows)
    return f'<dl class="cat-facts">{shown}</dl>'
