# SPDX-License-Identifier: MIT
"""What the pages are made of: names, links, lines under headings; all as HTML."""

from collections.abc import Iterable
from typing import NamedTuple

import baltic_security as bs
from baltic_security._html import dated, safe
from baltic_security._sections import Line, doubt, when


class Section(NamedTuple):
    """
    A part of a page.

    Attributes:
        anchor: Its anchor.

        heading: Its heading, as text.

        html: What stands under it.

        size: How many things stand under it, if that matters.
    """

    anchor: str
    heading: str
    html: str
    size: int | None = None

    def __str__(self) -> str:
        count = "" if self.size is None else f' <span class="cat-count">{self.size:,}</span>'
        link = f'<a class="headerlink" href="#{self.anchor}" title="Link to this heading">#</a>'
        return f'<section id="{self.anchor}"><h2>{safe(self.heading)}{count}{link}</h2>{self.html}</section>'


def page_of(record: bs.Record) -> str:
    """Tell where the page of a record is, without a suffix."""
    return f"{'sources' if isinstance(record, bs.Source) else 'catalogue'}/{record.id}"


def href(record: bs.Record, anchor: str = "") -> str:
    """Give the address of the page of a record, for all pages of the catalogue."""
    return f"../{page_of(record)}.html{f'#{anchor}' if anchor else ''}"


def in_language(text: str, language: bs.Language) -> str:
    """Show a text in its language, so that it is read out and broken into lines by its rules."""
    if language in (bs.Language.EN, bs.Language.MUL):
        return safe(text)
    return f'<span lang="{language.value}">{safe(text)}</span>'


def language_of(record: bs.Record) -> bs.Language:
    """Tell the language of the name by which a record is called."""
    if isinstance(record, bs.Source):
        return record.language
    names = getattr(record, "all_names", ())
    return next((name.language for name in names if name.text == record.name), bs.Language.EN)


def named(record: bs.Record) -> str:
    """Show the name of a record."""
    return in_language(record.name, language_of(record))


def linked(record: bs.Record) -> str:
    """Show the name of a record with a link to its page."""
    return f'<a href="{href(record)}">{named(record)}</a>'


def outside(url: str, html: str) -> str:
    """Make a link out of this site."""
    return f'<a class="cat-web" href="{safe(url)}" rel="external noreferrer">{html}</a>'


def fact(told: Line) -> str:
    """Show what a fact is, which may be an address."""
    return outside(told.url, safe(told.url)) if told.url else safe(told.text)


def mark(text: str) -> str:
    """Show a doubt; nothing if there is none."""
    return f' <span class="cat-mark">{safe(text)}</span>' if text else ""


def quiet(text: str) -> str:
    """Show what comes second; nothing if it is empty."""
    return f' <span class="cat-quiet">{dated(text)}</span>' if text else ""


def line(html: str, *, label: str = "", time: str = "", cited: str = "", anchor: str = "") -> str:
    """Make a line of a list: what it is, what it tells, when that is, and where it is written."""
    id = f' id="{anchor}"' if anchor else ""
    before = f'<b class="cat-label">{safe(label)}</b>' if label else ""
    after = f'<span class="cat-when">{dated(time)}</span>' if time else ""
    return f'<li{id}>{before}<span class="cat-what">{html}</span>{after}{cited}</li>'


def lines(items: Iterable[str], cls: str = "cat-lines") -> str:
    """Make a list of lines."""
    return f'<ul class="{cls}">{"".join(items)}</ul>'


def sentence(dataset: bs.Dataset, relation: bs.Relation) -> str:
    """Show a relation as a sentence, with a link to it on the page of its subject."""
    subject, object = dataset[relation.subject], dataset[relation.object]
    told = f"{named(subject)} {safe(relation.kind.label)} {named(object)}"
    return (
        f'<a href="{href(subject, relation.id)}">{told}</a>{beside(relation)}{quiet(when(relation.period))}'
    )


def beside(relation: bs.Relation) -> str:
    """Show what must be said beside a relation: the role, and a doubt."""
    role = f", {safe(relation.role)}" if relation.role else ""
    return f"{role}{mark(doubt(relation))}"


def fold(summary: str, html: str, cls: str = "cat-fold") -> str:
    """Put what is long behind a heading."""
    return f'<details class="{cls}"><summary>{summary}</summary>{html}</details>'
