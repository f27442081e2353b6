# SPDX-License-Identifier: MIT
"""The lists of the catalogue: by table, by theme, by country."""

from collections.abc import Callable, Iterable, Iterator
from datetime import MAXYEAR
from itertools import groupby
from typing import Any

from docutils import nodes
from sphinx.environment import BuildEnvironment
from sphinx.util.docutils import SphinxDirective

import baltic_security as bs
from baltic_security._sections import abbreviation, when
from baltic_security._store import ENTITIES
from baltic_security._words import plain
from baltic_security.citing.entries import one_line
from baltic_security.vocabulary import Kind, Language, RelationKind

from ._markup import language_of, page_of, quiet
from ._page import anchor_of

Heading = tuple[int, str]  # where it stands, and its text
_DATED = (Kind.PROJECT, Kind.EVENT)


def record_reference(env: BuildEnvironment, record: bs.Record) -> nodes.reference:
    """Link the page of a record, in the language of its name."""
    target = env.app.builder.get_relative_uri(env.docname, page_of(record))
    language = language_of(record)
    foreign = language not in (Language.EN, Language.MUL)
    classes = [f"language-{language.value}"] if foreign else []
    return nodes.reference("", record.name, refuri=target, internal=True, classes=classes)


class Catalogue(SphinxDirective):
    """Put a list on a page: of a table, by theme, by country, or of the tables; or the box for names."""

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        """Make the list that the argument names."""
        known = {
            "themes": self._themes,
            "countries": self._countries,
            "tables": self._tables,
            "box": self._box,
        }
        name = self.arguments[0]
        make: Callable[[], Iterable[nodes.Node]] = known.get(name) or (lambda: self._table(name))
        return list(make())

    def _table(self, table: str) -> Iterator[nodes.Node]:
        """List the records of a table, under headings if it has many."""
        dataset = bs.load()
        records = sorted(dataset.table(table), key=lambda record: (_heading(record), _order(record)))
        for (_, text), group in groupby(records, _heading):
            items = self._list(dataset, group)
            yield self._section(anchor_of(text), text, items) if text else items

    def _entry(self, dataset: bs.Dataset, record: bs.Record) -> nodes.paragraph:
        """Make the entry of a record: its name, and what tells it from its neighbours."""
        entry = nodes.paragraph("", "", record_reference(self.env, record))
        told = " · ".join(filter(None, _told(dataset, record)))
        if told:
            entry += nodes.raw("", quiet(told), format="html")
        if isinstance(record, bs.Source) and record.url:
            entry += [nodes.Text(" "), nodes.reference("", "web", refuri=record.url, classes=["cat-web"])]
        return entry

    def _themes(self) -> Iterator[nodes.Node]:
        """List under each theme what is about it."""
        dataset = bs.load()
        kinds = (Kind.NETWORK, Kind.BODY, Kind.PROGRAMME, Kind.PROJECT, Kind.EVENT, Kind.DOCUMENT)
        for theme in bs.Theme:
            of_theme = {
                kind: [record for record in dataset.table(kind) if theme in getattr(record, "themes", ())]
                for kind in kinds
            }
            meaning = nodes.paragraph("", f"{theme.meaning[0].upper()}{theme.meaning[1:]}.")
            if any(of_theme.values()):
                text = plain(theme).capitalize()
                yield self._section(anchor_of(text), text, meaning, *self._by_table(dataset, of_theme))

    def _countries(self) -> Iterator[nodes.Node]:
        """List under each country what is there."""
        dataset = bs.load()
        for country in sorted(dataset.countries, key=lambda country: country.name):
            there = {
                Kind.ORGANIZATION: dataset.organizations.where(country=country),
                Kind.BODY: dataset.bodies.where(country=country),
                Kind.EVENT: dataset.events.where(country=country),
                Kind.PROJECT: dataset.projects.where(country=country),
            }
            about = nodes.Text(": names, memberships, presidencies, meetings.")
            page = nodes.paragraph("", "", record_reference(self.env, country), about)
            yield self._section(country.id, country.name, page, *self._by_table(dataset, there))

    def _by_table(self, dataset: bs.Dataset, found: dict[Kind, Any]) -> Iterator[nodes.Node]:
        """List the records of each table, if there are any."""
        for kind, records in found.items():
            if len(records):
                yield nodes.paragraph("", "", nodes.strong("", f"{kind.table.capitalize()} ({len(records)})"))
                yield self._list(dataset, sorted(records, key=_order))

    def _list(self, dataset: bs.Dataset, records: Iterable[bs.Record]) -> nodes.bullet_list:
        items = nodes.bullet_list(classes=["cat-list"])
        items += [nodes.list_item("", self._entry(dataset, record)) for record in records]
        return items

    def _tables(self) -> Iterator[nodes.Node]:
        """List the tables, and how many records they hold."""
        dataset = bs.load()
        items = nodes.bullet_list(classes=["cat-tables"])
        for kind in (*ENTITIES, Kind.SOURCE):
            target = self.env.app.builder.get_relative_uri(self.env.docname, f"catalogue/{kind.table}")
            link = nodes.reference("", kind.table.capitalize(), refuri=target, internal=True)
            count = nodes.inline("", f"{len(dataset.table(kind)):,}", classes=["cat-count"])
            items += nodes.list_item("", nodes.paragraph("", "", link, nodes.Text(" "), count))
        yield items

    def _box(self) -> Iterator[nodes.Node]:
        """Leave a place for the box for names, which a script fills; without it the lists lead everywhere."""
        names = f"../_static/catalogue-names.js?v={bs.load().version}"
        yield nodes.raw("", f'<div id="name-box" data-names="{names}"></div>', format="html")

    def _section(self, anchor: str, text: str, *content: nodes.Node) -> nodes.section:
        section = nodes.section(
            "", nodes.title(text, text), *content, ids=[anchor], names=[nodes.fully_normalize_name(text)]
        )
        self.state.document.note_implicit_target(section, section)
        return section


def _heading(record: bs.Record) -> Heading:
    """Tell under which heading of its table a record stands: an empty one if the table has none."""
    if isinstance(record, bs.Source):
        letter = one_line(record.publisher)[0].upper()
        return ord(letter), letter
    if record.KIND in _DATED:
        date = getattr(record, "established", None)
        year = date.text[:4] if date and date.text[0] != "[" else ""
        return (int(year), year) if year else (MAXYEAR, "Year not known")
    kind: Any = getattr(record, "kind", None)
    if kind is None:
        return 0, ""
    vocabulary: Any = type(kind)
    return list(vocabulary).index(kind), f"{kind.meaning[0].upper()}{kind.meaning[1:]}"


def _order(record: bs.Record) -> tuple[str, ...]:
    """Order what stands under one heading: sources by publisher, dated things by date, the rest by name."""
    if isinstance(record, bs.Source):
        return record.publisher.casefold(), record.title.casefold()
    period = getattr(record, "period", None) if record.KIND in _DATED else None
    return str(period.start) if period and period.start else "", record.name.casefold()


def _told(dataset: bs.Dataset, record: Any) -> Iterator[str]:
    """Tell of a record what tells it from its neighbours in the list."""
    if isinstance(record, bs.Source):
        yield record.publisher
        yield str(record.published or "")
        return
    yield abbreviation(record, Language.EN)
    place, country = getattr(record, "place", None), getattr(record, "country", None)
    yield ", ".join(filter(None, (place, dataset[country].name if country else "")))
    if record.KIND is Kind.PERSON:
        yield "; ".join(_offices(dataset, record))
    date = getattr(record, "period", None) or getattr(record, "published", None)
    yield when(date and bs.Period(str(date)))


def _offices(dataset: bs.Dataset, person: bs.Person) -> Iterator[str]:
    """Tell what a person is in the data for."""
    for kind in (RelationKind.HOLDS_OFFICE_IN, RelationKind.CHAIRS):
        for held in dataset.relations.where(subject=person, kind=kind).objects:
            yield f"{kind.label} {held.name}"
