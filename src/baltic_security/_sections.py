# SPDX-License-Identifier: MIT
"""What a record says of itself, in lines under headings: the content of cards, before it has a form."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any, Literal, NamedTuple

from ._words import plain, said
from .dates import Period
from .vocabulary import Aspect, Certainty, Language, NameKind

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .bases import Record
    from .dates import Window
    from .relations import Relation
    from .sources import Citation
    from .values import Detail, Name

#: Fields that make a line of their own, in this order.
_FACTS = (
    *("subject", "object", "role", "period", "kind", "country", "place", "address", "website", "url"),
    *("publisher", "language", "published", "themes", "sectors", "modes", "countries", "months"),
    *("amounts", "ordinal", "held", "online"),
)
#: Of these, the ones that hold ids.
_IDS = ("subject", "object", "country", "countries")


#: How the parts of a line stand in its text, in this order.
_PARTS = {
    "label": "{}:",
    "text": " {}",
    "role": ", {}",
    "url": " {}",
    "place": " At: {}.",
    "when": " ({})",
    "mark": " [{}]",
    "note": " ({})",
}


class Line(NamedTuple):
    """
    One line, in the parts that a form may set apart; as text it is all of them.

    Attributes:
        text: What it says.

        label: What that is.

        role: The part that the named record plays.

        url: Where it can be read.

        place: The place in a source.

        when: The time, in words.

        mark: What limits it: a doubt, or the fields for which it counts.

        note: What must be said beside it.

        id: The record that it names; not part of the text.

    >>> str(Line("Russia", role="chair", when="2015", mark="derived"))
    'Russia, chair (2015) [derived]'
    """

    text: str
    label: str = ""
    role: str = ""
    url: str = ""
    place: str = ""
    when: str = ""
    mark: str = ""
    note: str = ""
    id: str = ""

    def __str__(self) -> str:
        return self.said(*_PARTS).lstrip()

    def said(self, *parts: str) -> str:
        """Say some parts, each as it stands in the text."""
        told = {part: getattr(self, part) for part in parts}
        return "".join(_PARTS[part].format(text) for part, text in told.items() if text)


class Section(NamedTuple):
    """
    A heading and its lines.

    Attributes:
        heading: The heading.

        lines: The lines under it.

        form: How a page shows it: facts of the box itself, a list, runs of the lines
            that share a label, or a list folded away until asked for.
    """

    heading: str
    lines: list[Line]
    form: Literal["facts", "list", "runs", "folded"] = "list"


def own_sections(record: "Record") -> Iterator[Section]:
    """Tell what a record knows of itself, without the dataset: other records are ids."""
    yield Section("What it is", list(facts(record, str)), "facts")
    yield Section("Names", list(names(record, record.name)), "runs")
    yield Section("Details", list(details(record)))
    yield Section("Contested", contested(record))
    yield Section("Written in", written(record.citations, Line), "folded")


def facts(record: "Record", call: Callable[[str], str]) -> Iterator[Line]:
    """Tell the fields of a record; ``call`` names the record of an id."""
    summary = getattr(record, "summary", None)
    if summary:
        yield Line(summary)
    for field in _FACTS:
        value: Any = getattr(record, field, None)
        if value is None or value == ():
            continue
        if field in ("period", "published"):
            yield Line(said(Period(str(value))), "when" if field == "period" else field)
        elif field in ("website", "url"):
            yield Line("", field, url=value)
        elif field == "language":
            yield Line(value.meaning, field)
        else:
            values = value if isinstance(value, tuple) else (value,)
            yield Line(", ".join(map(call if field in _IDS else plain, values)), field)
    if record.note:
        yield Line(record.note, "note")


def names(record: "Record", called: str) -> Iterator[Line]:
    """Tell the names of a record, but for the one by which it is called already."""
    for name in _all_names(record):
        if name.text != called:
            kind = "" if name.kind is NameKind.NAME else name.kind.value
            yield Line(name.text, name.language.meaning, kind, when=when(name.period))


def details(record: "Record", window: "Window | None" = None) -> Iterator[Line]:
    """Tell the details, aims before tasks before rules; with a window, those that may hold in it."""
    aspects = list(Aspect)
    told: tuple[Detail, ...] = getattr(record, "details", ())
    for detail in sorted(told, key=lambda detail: aspects.index(detail.aspect)):
        first, _, _, last = (detail.period or Period("/")).bounds
        if window is None or (first <= window[1] and window[0] <= last):
            yield Line(detail.text, detail.aspect.value, when=when(detail.period))


def contested(record: "Record") -> list[Line]:
    """Tell what sources state of a record and we do not adopt."""
    return [Line(f"{claim.value!r} - {claim.note}", claim.field) for claim in record.claims]


def written(citations: "Iterable[Citation]", source: Callable[[str], Line]) -> list[Line]:
    """Tell citations; ``source`` makes the line of a source from its id."""
    return [
        source(citation.source)._replace(
            label=citation.certainty.value,
            place=citation.locator,
            mark=", ".join(citation.fields),
            note=citation.note or "",
        )
        for citation in citations
    ]


def abbreviation(record: "Record", language: Language) -> str:
    """Find the abbreviation to show: in the language asked for, else in English, else in many languages."""
    for wanted in (language, Language.EN, Language.MUL):
        for name in _all_names(record):
            if name.kind is NameKind.ABBREVIATION and name.language is wanted and not name.is_former:
                return name.text
    return ""


def when(period: Period | None) -> str:
    """Say a period, or nothing if there is none."""
    return "" if period is None else said(period)


def doubt(relation: "Relation") -> str:
    """Say how firm a tie is, unless it is plainly stated."""
    return "" if relation.certainty is Certainty.STATED else relation.certainty.value


def _all_names(record: "Record") -> "tuple[Name, ...]":
    return getattr(record, "all_names", ())
