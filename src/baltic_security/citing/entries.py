# SPDX-License-Identifier: MIT
"""What a reference tells of a source: gathered here, written by one module a format."""

from itertools import takewhile
from typing import NamedTuple

from .._sections import Line
from .._store import Store
from .._words import said
from ..bases import Record, numbered_parts
from ..dates import PartialDate, Period
from ..records import Source
from ..relations import Relation
from ..vocabulary import Kind, Language, SourceKind


class Entry(NamedTuple):
    """
    One entry of a bibliography: a source, or the dataset itself.

    Attributes:
        id: Its key.

        title: Its title, in its own language.

        kind: What sort of publication it is; None for the dataset.

        publisher: Who published it.  Who wrote it, the data does not know.

        date: Year, month and day, as far as they are certain.

        bounds: In words, when it was published, if only bounds of that are known.

        language: The language it is in, if it is in one.

        url: Its address on the web.

        version: The version of the dataset.

        note: What must be said beside.
    """

    id: str
    title: str
    kind: SourceKind | None = None
    publisher: str = ""
    date: tuple[int, ...] = ()
    bounds: str = ""
    language: Language | None = None
    url: str = ""
    version: str = ""
    note: str = ""

    @property
    def full_title(self) -> str:
        """The title with the version, for formats that have no place for it."""
        return f"{self.title}, version {self.version}" if self.version else self.title


def of_dataset(store: Store, record: Record | None) -> Entry:
    """Make the entry of the dataset, dated by its review, with the record as the place in it."""
    place = f"{statement(store, record)} [{record.id}]" if record else ""
    return Entry(
        id="baltic-security-dataset",
        title="Baltic Security dataset",
        date=(store.reviewed.year, store.reviewed.month, store.reviewed.day),
        language=Language.EN,
        version=store.version,
        note=_note(("Reviewed {}.", str(store.reviewed)), ("At: {}.", place)),
    )


def of_source(source: Source, places: tuple[str, ...] = ()) -> Entry:
    """Make the entry of a source, with the places in it where a statement is written."""
    is_bounded = source.published is not None and source.published.text.startswith("[")
    bounds = said(Period(str(source.published))) if is_bounded else ""
    return Entry(
        id=source.id,
        title=one_line(source.title),
        kind=source.kind,
        publisher=one_line(source.publisher),
        date=_certain(source.published),
        bounds=bounds,
        language=None if source.language is Language.MUL else source.language,
        url=one_line(source.url or ""),
        note=_note(("Published {}.", bounds), ("At: {}.", "; ".join(places))),
    )


def cited_by(store: Store, record: Record) -> dict[Source, tuple[str, ...]]:
    """
    Find the sources that support a record or its parts, each with the places in it.

    A source stands for itself.
    """
    if isinstance(record, Source):
        return {record: ()}
    adopted = [part for key, _, part in numbered_parts(record) if key != "claims"]
    places: dict[str, dict[str, None]] = {}
    for holder in (record, *adopted):
        for citation in holder.citations:
            places.setdefault(citation.source, {})[citation.locator] = None
    found = {store.record(id, (Kind.SOURCE,)): tuple(told) for id, told in places.items()}
    return {source: told for source, told in found.items() if isinstance(source, Source)}


def statement(store: Store, record: Record) -> str:
    """Say what is cited: a relation as a sentence with names, a record by its name."""
    if not isinstance(record, Relation):
        return record.name
    subject, object = (store.record(id).name for id in (record.subject, record.object))
    return f"{subject} {record.kind.label} {object}"


def source_line(source: Source) -> Line:
    """Name a source in one line."""
    date = f" ({source.published})" if source.published and not source.published.text.startswith("[") else ""
    named = one_line(f'{source.publisher}{date}. "{source.title}".')
    return Line(named, url=one_line(source.url or ""), id=source.id)


def one_line(text: str) -> str:
    r"""
    Put a text on one line: a line break in a title must not begin a field.

    >>> one_line("Title\r\nER  - ")
    'Title ER  - '
    """
    return " ".join(text.splitlines())


def _note(*sentences: tuple[str, str]) -> str:
    return one_line(" ".join([form.format(text) for form, text in sentences if text]))


def _certain(date: PartialDate | None) -> tuple[int, ...]:
    """
    Tell the year, month and day of a date, as far as all days that it can be share them.

    >>> _certain(PartialDate("1996-05")), _certain(PartialDate("[2025-04..2025-05-16]"))
    ((1996, 5), (2025,))
    """
    if date is None or date.earliest is None or date.latest is None:
        return ()
    ends = [(day.year, day.month, day.day) for day in (date.earliest, date.latest)]
    return tuple([first for first, _ in takewhile(lambda pair: pair[0] == pair[1], zip(*ends, strict=True))])
