# SPDX-License-Identifier: MIT
"""The page of a record with names: what it is, what is tied to it, and where all of that is written."""

from collections.abc import Iterator
from itertools import groupby
from typing import Any

import baltic_security as bs
from baltic_security._html import safe
from baltic_security._sections import Line, abbreviation, details, facts, when
from baltic_security._timeline import began
from baltic_security._words import plain
from baltic_security.vocabulary import Aspect, Kind, Language, NameKind, RelationKind

from ._cited import cited, sources_of
from ._markup import Section, beside, fact, fold, in_language, line, lines, linked, mark, quiet, sentence
from ._page import Page, anchor_of, code, definitions
from ._spans import picture


def entity_page(dataset: bs.Dataset, record: bs.Entity) -> Page:
    """Make the page of a record."""
    own = [name.text for name in record.all_names if name.text != record.name]
    told = [record.summary or "", *(detail.text for detail in record.details)]
    drawn = picture(dataset, record)
    sections = (
        *([Section("over-time", "Over time", drawn)] if drawn else []),
        Section("names", "Names", lines(_names(dataset, record)), len(record.all_names)),
        *_ties(dataset, record),
        *_listed("details", "Details", _details(dataset, record)),
        *_listed("contested", "Contested", _contested(dataset, record)),
        *_listed("timeline", "Timeline", _timeline(dataset, record), folded=True),
        *_listed("sources", "Sources of this record", sources_of(dataset, record)),
    )
    short = abbreviation(record, Language.EN)
    return Page(
        record,
        short=short,
        summary=record.summary or "",
        facts=_facts(dataset, record),
        sections=sections,
        names=own,
        words=" ".join([record.id, *told]),
    )


def _facts(dataset: bs.Dataset, record: bs.Entity) -> str:
    """Show the fields of a record, each with its sources, and how to get it."""
    rows = []
    for told in facts(record, str):
        if told.label not in ("", "kind"):
            field = "period" if told.label == "when" else told.label
            source = cited(dataset, record.citations_for(field), fields=False) if field != "note" else ""
            rows.append((told.label, f"{_fact(dataset, record, told)}{source}"))
    if record.KIND is Kind.COUNTRY:
        there = f'<a href="../catalogue/countries.html#{record.id}">organizations, events and projects</a>'
        rows.append(("in the data", there))
    return definitions([*rows, *code(record)])


def _fact(dataset: bs.Dataset, record: bs.Entity, told: Line) -> str:
    """Show a fact, with links where its words lead somewhere."""
    value: Any = getattr(record, told.label, None)
    match told.label:
        case "themes":
            address = "../catalogue/themes.html#"
            return ", ".join(
                f'<a href="{address}{anchor_of(plain(word))}">{plain(word)}</a>' for word in value
            )
        case "countries":
            return ", ".join(linked(dataset.countries[id]) for id in value)
        case "country":
            return linked(dataset.countries[value])
    return fact(told)


def _names(dataset: bs.Dataset, record: bs.Entity) -> Iterator[str]:
    """List all names; the language is said once for those that share it."""
    for language, group in groupby(record.all_names, lambda name: name.language):
        for number, name in enumerate(group):
            kind = "" if name.kind is NameKind.NAME else f", {name.kind.value}"
            former = ", former" if name.is_former else ""
            yield line(
                f'{in_language(name.text, language)}<span class="cat-quiet">{kind}{former}</span>',
                label="\u00a0" if number else language.meaning,
                time=when(name.period),
                cited=cited(dataset, name.citations),
            )


def _ties(dataset: bs.Dataset, record: bs.Entity) -> Iterator[Section]:
    """Group what is tied to a record by label, in the order of the vocabulary; in a group, by time."""
    around = dataset.relations.where(about=record)
    for kind in RelationKind:
        found: dict[str, list[tuple[tuple[int, str], str]]] = {kind.inverse: [], kind.label: []}
        for relation in around.where(kind=kind):
            is_subject = relation.subject == record.id
            other = dataset[relation.object if is_subject else relation.subject]
            time = relation.period or (other.period if isinstance(other, bs.Event) else None)
            contested = mark("contested") if relation.claims else ""
            html = line(
                f"{linked(other)}{beside(relation)}{contested}{quiet(relation.note or '')}",
                time=when(time),
                cited=cited(dataset, relation.citations),
                anchor=relation.id,
            )
            found[kind.label if is_subject else kind.inverse].append(((began(time), other.name), html))
        for label, items in found.items():
            if items:
                heading = label[0].upper() + label[1:]
                yield Section(anchor_of(label), heading, lines(html for _, html in sorted(items)), len(items))


def _details(dataset: bs.Dataset, record: bs.Entity) -> Iterator[str]:
    """List the details, as the card of the record orders them."""
    aspects = list(Aspect)
    told = sorted(record.details, key=lambda detail: aspects.index(detail.aspect))
    last = ""
    for said, detail in zip(details(record), told, strict=True):
        label = "\u00a0" if said.label == last else said.label
        yield line(safe(said.text), label=label, time=said.when, cited=cited(dataset, detail.citations))
        last = said.label


def _contested(dataset: bs.Dataset, record: bs.Entity) -> Iterator[str]:
    """List what sources state of a record or its ties, and the data does not adopt."""
    for holder in (record, *dataset.relations.where(about=record)):
        for claim in holder.claims:
            about = f" of: {sentence(dataset, holder)}" if isinstance(holder, bs.Relation) else ""
            told = f"{safe(claim.field.replace('_', ' '))}{about}: “{safe(claim.value)}”. {safe(claim.note)}"
            yield line(told, cited=cited(dataset, claim.citations))


def _timeline(dataset: bs.Dataset, record: bs.Entity) -> Iterator[str]:
    """List the dated things around a record, in order."""
    for moment in dataset.timeline(record):
        other = moment.record
        what = safe(moment.label) if other == record else f"{safe(moment.label)} {linked(other)}"
        yield line(f"{what}{beside(moment.relation) if moment.relation else ''}", time=when(moment.period))


def _listed(
    anchor: str, heading: str, items: Iterator[str] | list[str], folded: bool = False
) -> list[Section]:
    """Make a section of a list, if there is anything in it."""
    rows = list(items)
    if not rows:
        return []
    html = lines(rows, f"cat-lines cat-{anchor}")
    return [Section(anchor, heading, fold("Show them in order", html) if folded else html, len(rows))]
