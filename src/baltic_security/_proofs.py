# SPDX-License-Identifier: MIT
"""What a record says, part by part, each with the citations under it."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from ._sections import Line, Section, contested, names, when, written
from ._words import plain, said
from .bases import ATTRIBUTES
from .dates import PartialDate, Period

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .bases import Record
    from .sources import Citation


def proofs(record: "Record") -> Iterator[Section]:
    """
    Tell where each part of a record is written; a source is its id, as it comes up again and again.

    What no citation names rests on those of the record itself.
    """
    yield Section("The record itself", written([c for c in record.citations if not c.fields], Line))
    yield Section("Fields", list(_fields(record)))
    named = getattr(record, "all_names", ())
    yield Section("Names", proven(names(record, ""), [name.citations for name in named], Line))
    details = getattr(record, "details", ())
    told = [Line(detail.text, detail.aspect.value, when=when(detail.period)) for detail in details]
    yield Section("Details", proven(told, [detail.citations for detail in details], Line))
    amounts = getattr(record, "amounts", ())
    told = [Line(str(amount)) for amount in amounts]
    yield Section("Amounts", proven(told, [amount.citations for amount in amounts], Line))


def contests(record: "Record", source: Callable[[str], Line]) -> Section:
    """Tell what sources state of a record and we do not adopt, and where."""
    citations = [claim.citations for claim in record.claims]
    return Section("Contested", proven(contested(record), citations, source))


def proven(
    told: Iterable[Line], citations: "Iterable[tuple[Citation, ...]]", source: Callable[[str], Line]
) -> list[Line]:
    """Put under each line the citations that say so."""
    pairs = zip(told, citations, strict=True)
    return [line for said, cited in pairs for line in (said, *written(cited, source))]


def _fields(record: "Record") -> Iterator[Line]:
    """Tell the fields that citations name, and under each these citations."""
    for field in dict.fromkeys(path.partition(".")[0] for c in record.citations for path in c.fields):
        yield Line(_said(getattr(record, ATTRIBUTES.get(field, field), "")), field)
        for citation in record.citations:
            places = [
                place for head, _, place in (path.partition(".") for path in citation.fields) if head == field
            ]
            if places:
                (line,) = written((citation,), Line)
                yield line._replace(mark=", ".join(filter(None, places)).replace("_", " "))


def _said(value: Any) -> str:
    if isinstance(value, (Period, PartialDate)):
        return said(Period(str(value)))
    values = value if isinstance(value, tuple) else (value,)
    return ", ".join([plain(getattr(item, "text", item)) for item in values])
