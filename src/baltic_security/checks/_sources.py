# SPDX-License-Identifier: MIT
"""Sources: cited, listed once, and written when they could know what they state."""

import re
from collections.abc import Iterator

from ..bases import Lasting, Record
from ..dates import PartialDate, Period
from ..records import Document, Event, Project, Source
from ..relations import Relation
from ..sources import Citation, supporting
from ..vocabulary import Certainty, RelationKind
from ._data import AT_EVENT, Data, Fault, citations

#: A year and month, perhaps with a day, in an address on the web, each for itself.
_DATED = re.compile(r"/((?:19|20)[0-9]{2})[/-](0?[1-9]|1[0-2])(?:[/-](0?[1-9]|[12][0-9]|3[01]))?(?![0-9])")
#: An event's ties of which a source from before can only announce.
_FORETOLD = (*AT_EVENT, RelationKind.CHAIRS, RelationKind.HOSTS)


def cited(data: Data) -> Iterator[Fault]:
    """Find sources that only cite themselves."""
    used = {
        citation.source
        for record in data.everything()
        for _, citation in citations(record)
        if record.id != citation.source
    }
    for source in data.all(Source):
        if source.id not in used:
            repair = "cite it where it states something, or leave it out"
            yield Fault(source.id, "", "no record and no relation cites it", repair)


def listed_once(data: Data) -> Iterator[Fault]:
    """Find sources with the same address, unless their dates show that the page was rewritten."""
    known: dict[str, list[Source]] = {}
    for source in data.all(Source):
        if source.url:
            address = source.url.partition("://")[2].removeprefix("www.").rstrip("/")
            others = known.setdefault(address, [])
            first = next((other for other in others if not _rewritten(source, other)), None)
            if first:
                problem = f"{source.url!r} is the address of {first.id!r}"
                repair = "make one source of the two and retire an id, or date the two states of the page"
                yield Fault(source.id, "url", problem, repair)
            others.append(source)


def dated_addresses(data: Data) -> Iterator[Fault]:
    """Find sources that were certainly not published when their addresses on the web tell."""
    for source in data.all(Source):
        told = _DATED.search(source.url or "")
        if told and source.published and not source.note:
            when = "-".join(part.zfill(2) for part in told.groups() if part)
            if Period(str(source.published)).holds_on(when) is False:
                problem = f"{source.published} is not when the address tells ({when})"
                repair = "correct one of the two, or say in 'note' what the date in the address is"
                yield Fault(source.id, "published", problem, repair)


def _rewritten(one: Source, other: Source) -> bool:
    """Tell whether two sources were certainly published at different times."""
    mine, theirs = one.published, other.published
    if mine is None or theirs is None:
        return False
    return mine.last_ordinal < theirs.first_ordinal or theirs.last_ordinal < mine.first_ordinal


def written_after(data: Data) -> Iterator[Fault]:
    """
    Find dates of records and relations that are stated only by sources from before.

    A mandate is given for a time to come, a project is planned from its first day to its
    last, and what is called off never comes: of these a source may state dates that are
    later than itself.
    """
    published = {source.id: source.published for source in data.all(Source)}
    for record in data.everything():
        never_came = isinstance(record, Event) and record.held is False
        if isinstance(record, Lasting) and not isinstance(record, Project) and not never_came:
            yield from _too_early(record, record.period, published)
    for document in data.all(Document):
        if document.published:
            found = supporting(document.citations, "published")
            yield from _unknowable(document, "published", found, document.published, published)
    for relation in data.relations:
        if relation.period is not None and relation.kind is not RelationKind.MANDATES:
            yield from _too_early(relation, relation.period, published)
        elif relation.kind in _FORETOLD:
            time = data.store.ties.time(data.position(relation))
            if time is not None and time.start is not None:
                tie = supporting(relation.citations, "")
                yield from _unknowable(relation, "", tie, time.start, published)


def announced_before(data: Data) -> Iterator[Fault]:
    """Find records and ties as a whole that a source announces though it was published after them."""
    published = {source.id: source.published for source in data.all(Source)}
    for record in data.everything():
        if isinstance(record, Relation):
            time = data.store.ties.time(data.position(record))
        else:
            time = getattr(record, "period", None)
        for number, citation in enumerate(record.citations):
            written = published.get(citation.source)
            is_late = time and written and written.first_ordinal > time.bounds[3]
            if is_late and citation.certainty is Certainty.ANNOUNCED and not citation.fields:
                problem = f"'announced' by {citation.source!r} ({written}), when it was over ({time})"
                repair = "say how the source knows it: 'stated', 'derived' or 'ambiguous'; or correct a date"
                yield Fault(record.id, f"citations[{number}].certainty", problem, repair)


def _too_early(
    record: Lasting | Relation, period: Period | None, published: dict[str, PartialDate | None]
) -> Iterator[Fault]:
    """Find the ends of a period that only sources from before it state."""
    ends = {"start": period.start, "end": period.end} if period else {}
    for end, day in ends.items():
        if day is not None:
            path = f"period.{end}"
            found = list(_unknowable(record, path, supporting(record.citations, path), day, published))
            yield from found
            if found:
                return  # the end of what had not begun need not be told as well


def _unknowable(
    record: Record,
    path: str,
    citations: tuple[Citation, ...],
    day: PartialDate,
    published: dict[str, PartialDate | None],
) -> Iterator[Fault]:
    """Tell if a day is stated, and by none but sources that were certainly written before it."""
    for citation in citations:
        known = published.get(citation.source)
        too_early = known is not None and known.last_ordinal < day.first_ordinal
        if not too_early or citation.certainty is not Certainty.STATED:
            return
    if citations:
        source = citations[0].source
        written = published.get(source)
        problem = f"{str(day)!r} is stated by {source!r}, which was published before ({written})"
        repair = (
            "make the citation 'announced' with a note, or cite a later source; or correct one of the dates"
        )
        yield Fault(record.id, path or "citations", problem, repair)
