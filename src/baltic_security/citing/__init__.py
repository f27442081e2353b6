# SPDX-License-Identifier: MIT
"""References to what the data says: as text, and for reference managers and word processors."""

from collections.abc import Callable, Iterable

from .._store import Store
from ..answers import Match, Moment
from ..bases import Record
from ..exceptions import UnknownTermError
from ..records import Source
from ..relations import Relation
from .bibtex import bibtex
from .csl import csl
from .entries import Entry, cited_by, of_dataset, of_source, source_line, statement
from .ris import ris

_FORMATS: dict[str, Callable[[Iterable[Entry]], str]] = {"bibtex": bibtex, "csl": csl, "ris": ris}
_STYLES = ("text", *_FORMATS)


def reference(store: Store, record: Record | None, style: str) -> str:
    """
    Refer to a source; to a record or relation by what supports it; else to the dataset.

    Raises:
        UnknownTermError: There is no such style.
    """
    write = _format(style)
    if write is None:
        return _sentence(store, record)
    entries = [of_source(*cited) for cited in cited_by(store, record).items()] if record else []
    return write(entries if isinstance(record, Source) else [*entries, of_dataset(store, record)])


def bibliography(store: Store, things: Iterable[Record | str | Moment | Match], style: str) -> str:
    """
    List the sources of things, each once, by publisher, date and title.

    Raises:
        UnknownTermError: There is no such style.

        UnknownIdError: There is no such record.
    """
    write = _format(style)
    records = [store.record(store.known(_record(thing))) for thing in things]
    sources = sorted({source for record in records for source in cited_by(store, record)}, key=_order)
    if write is None:
        return "\n".join([str(source_line(source)) for source in sources])
    return write(map(of_source, sources))


def _format(style: str) -> Callable[[Iterable[Entry]], str] | None:
    if style not in _STYLES:
        raise UnknownTermError("style", style, _STYLES)
    return _FORMATS.get(style)


def _sentence(store: Store, record: Record | None) -> str:
    dataset = f"Baltic Security dataset, version {store.version} (reviewed {store.reviewed})."
    if record is None:
        return dataset
    if isinstance(record, Source):
        return str(source_line(record))
    lines = {source.id: str(source_line(source)) for source in cited_by(store, record)}
    read = list(lines.values())
    if isinstance(record, Relation):
        read = [f"{lines[citation.source]} At: {citation.locator}." for citation in record.citations]
    return " ".join([f"{statement(store, record)} [{record.id}].", *read, f"In: {dataset}"])


def _record(thing: Record | str | Moment | Match) -> Record | str:
    if isinstance(thing, Moment):
        return thing.relation or thing.record
    return thing.record if isinstance(thing, Match) else thing


def _order(source: Source) -> tuple[str, int, str, str]:
    """Put what has no date, or no first day that it can be, before the others."""
    first = source.published.first_ordinal if source.published else 0
    return source.publisher.casefold(), first, source.title.casefold(), source.id
