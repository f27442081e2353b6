# SPDX-License-Identifier: MIT
"""What a person reads: the card of a record, the proof of a statement, a reference."""

from collections.abc import Iterator
from textwrap import TextWrapper

from ._filters import word
from ._store import ENTITIES, Store
from .bases import Entity, Record
from .dates import PartialDate, Period
from .records import Source
from .relations import Relation
from .sources import Citation
from .vocabulary import Aspect, Certainty, Kind, Language, NameKind, RelationKind

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .dates import Window

_WRAPPER = TextWrapper(
    80, initial_indent="  ", subsequent_indent="    ", break_long_words=False, break_on_hyphens=False
)

#: A heading and the lines under it.
Section = tuple[str, list[str]]

#: Fields that make a line of their own, in this order.
_FACTS = (
    *("kind", "country", "place", "address", "website", "url", "publisher", "language", "published"),
    *("themes", "sectors", "modes", "countries", "months", "amounts", "ordinal", "held", "online"),
)


class Card(str):
    r"""
    Text for a person: prints as it is, and has an HTML form for notebooks.

    >>> Card("two\nlines")
    two
    lines
    """

    heading: str  #: The first line.
    _sections: tuple[Section, ...]

    def __new__(cls, title: str, sections: tuple[Section, ...] = ()) -> "Card":
        blocks = [title, *("\n".join([heading, *map(_wrapped, lines)]) for heading, lines in sections)]
        card = super().__new__(cls, "\n\n".join(blocks))
        card.heading = title
        card._sections = sections
        return card

    def __repr__(self) -> str:
        return str(self)

    def _repr_html_(self) -> str:
        from ._html import card

        return card(self.heading, self._sections)


def record_card(store: Store, id: str, window: "Window", lang: str) -> Card:
    """Make the card of a record, with the ties that may hold in a window."""
    language = word(Language, lang)
    record = store.record(id)
    called = name_in(record, language)
    short = _abbreviation(record, language)
    title = f"{called} ({short}) [{record.id}]" if short else f"{called} [{record.id}]"
    sections = [
        ("What it is", list(_facts(store, record, language))),
        ("Names", list(_names(record, called))),
        *_ties(store, record, window, language),
        ("Details", list(_details(record, window))),
        ("Contested", [f"{claim.field}: {claim.value!r} - {claim.note}" for claim in record.claims]),
        ("Sources", sources_of(store, record)),
    ]
    return Card(title, tuple((heading, lines) for heading, lines in sections if lines))


def proof_card(store: Store, record: Record) -> Card:
    """Tell where a relation or a record is written."""
    title = record.name
    sections: list[Section] = []
    if isinstance(record, Relation):
        ends = [store.record(id).name for id in (record.subject, record.object)]
        title = f"{ends[0]} {record.kind.label} {ends[1]}"
        about = [f"role: {record.role}"] if record.role else []
        time = store.ties.time(store.ties.rows.index[record.id])
        about.append(f"when: {said(time) if time else 'not known'}")
        sections.append((f"Relation {record.id}", about))
    sections.append(("Written in", [_place(store, citation) for citation in record.citations]))
    if record.claims:
        lines = [
            f"{claim.field}: {claim.value!r} - {claim.note} {_place(store, citation)}"
            for claim in record.claims
            for citation in claim.citations
        ]
        sections.append(("Contested", lines))
    if record.note:
        sections.append(("Note", [record.note]))
    return Card(title, tuple(sections))


def reference(store: Store, record: Record | None) -> str:
    """Make a readable reference to a source, record or relation, or to the dataset."""
    dataset = f"Baltic Security dataset, version {store.version} (reviewed {store.reviewed})."
    if record is None:
        return dataset
    if isinstance(record, Source):
        return _source(record)
    title = proof_card(store, record).heading
    written = sources_of(store, record)
    if isinstance(record, Relation):
        written = [_located(store, citation) for citation in record.citations]
    return " ".join([f"{title} [{record.id}].", *written, f"In: {dataset}"])


def sources_of(store: Store, record: Record) -> list[str]:
    """List the sources that support a record or its parts, each once."""
    parts = [part for field in ("all_names", "details", "amounts") for part in getattr(record, field, ())]
    citations = [*record.citations, *(citation for part in parts for citation in part.citations)]
    ids = dict.fromkeys(citation.source for citation in citations)
    found = [store.record(id) for id in ids]
    return [_source(source) for source in found if isinstance(source, Source)]


def name_in(record: Record, language: Language) -> str:
    """Name a record in a language, where the name is attested; else as it is called anyway."""
    return record.names.get(language, record.name) if isinstance(record, Entity) else record.name


def _abbreviation(record: Record, language: Language) -> str | None:
    """Find the abbreviation to show: in the language asked for, else in English, else in many languages."""
    if isinstance(record, Entity):
        for wanted in (language, Language.EN, Language.MUL):
            for name in record.all_names:
                if name.kind is NameKind.ABBREVIATION and name.language is wanted and not name.is_former:
                    return name.text
    return None


def said(period: Period) -> str:
    """
    Say a period in words.

    >>> said(Period("1996-05-04/[2021..]"))
    '1996-05-04 to 2021 or later'
    """
    start, end = period.start, period.end
    if start is not None and start == end:
        return _day(start)
    ranges = start and end and start.text[0] == end.text[0] == "["
    if start and end and ranges and start.latest and end.earliest and start.latest >= end.earliest:
        return _seen(start, end)
    if period.is_open:
        return f"since {_day(start)}" if start else "still so at the review"
    if end is None:
        return f"from {_day(start)}, end not known" if start else "not known"
    if start is None:
        return f"until {_day(end)}"
    return f"{'from ' if start.text.startswith('[') else ''}{_day(start)} to {_day(end)}"


def _seen(start: PartialDate, end: PartialDate) -> str:
    """Say a status that a source shows at some time and does not bound."""
    first = end.text.strip("[]").partition("..")[0]
    last = start.text.strip("[]").rpartition("..")[2]
    parts = [f"seen on {first}" if first == last else f"seen between {first} and {last}"]
    if start.earliest:
        parts.append(f"not before {start.earliest}")
    if end.latest:
        parts.append(f"not after {end.latest}")
    return ", ".join(parts)


def _day(date: PartialDate) -> str:
    if not date.text.startswith("["):
        return date.text
    lower, _, upper = date.text[1:-1].partition("..")
    if not upper:
        return f"{lower} or later"
    return f"{upper} or before" if not lower else f"between {lower} and {upper}"


def _when(period: Period | None) -> str:
    return "" if period is None else f" ({said(period)})"


def _facts(store: Store, record: Record, language: Language) -> Iterator[str]:
    summary = getattr(record, "summary", None)
    if summary:
        yield summary
    period = getattr(record, "period", None)
    if period is not None:
        yield f"when: {said(period)}"
    for field in _FACTS:
        value = getattr(record, field, None)
        if value is None or value == ():
            continue
        if field in ("country", "countries"):
            ids = value if isinstance(value, tuple) else (value,)
            text = ", ".join(name_in(store.record(id), language) for id in ids)
        elif isinstance(value, tuple):
            text = ", ".join(str(item).replace("_", " ") for item in value)
        elif isinstance(value, bool):
            text = "yes" if value else "no"
        else:
            text = str(value) if field in ("url", "website") else str(value).replace("_", " ")
        yield f"{field}: {text}"
    if record.note:
        yield f"note: {record.note}"


def _names(record: Record, called: str) -> Iterator[str]:
    for name in getattr(record, "all_names", ()):
        if name.text != called:
            kind = "" if name.kind.value == "name" else f", {name.kind.value}"
            yield f"{name.text} ({name.language.meaning}{kind}){_when(name.period)}"


def _details(record: Record, window: "Window") -> Iterator[str]:
    """Tell the details that may hold in a window, aims before tasks before rules."""
    aspects = list(Aspect)
    details = record.details if isinstance(record, Entity) else ()
    for detail in sorted(details, key=lambda detail: aspects.index(detail.aspect)):
        first, _, _, last = (detail.period or Period("/")).bounds
        if first <= window[1] and window[0] <= last:
            yield f"{detail.aspect.value}: {detail.text}{_when(detail.period)}"


def _ties(store: Store, record: Record, window: "Window", language: Language) -> Iterator[Section]:
    """Group what is tied to a record by label, in the order of the vocabulary."""
    ties = store.ties
    for kind in RelationKind:
        for end, other, label in (("object", "subject", kind.inverse), ("subject", "object", kind.label)):
            lines = []
            for position in ties.positions(end, record.id):
                relation = ties.rows.record(position)
                if relation.kind is not kind or not ties.holds(position, window, certain=False):
                    continue
                doubt = "" if relation.certainty is Certainty.STATED else f" [{relation.certainty.value}]"
                role = f", {relation.role}" if relation.role else ""
                found = store.record(getattr(relation, other), ENTITIES)
                lent = getattr(found, "period", None) if found.KIND is Kind.EVENT else None
                own = _when(relation.period or lent)
                lines.append(f"{name_in(found, language)}{role}{own}{doubt}")
            if lines:
                yield label[0].upper() + label[1:], lines


def _place(store: Store, citation: Citation) -> str:
    fields = f" [{', '.join(citation.fields)}]" if citation.fields else ""
    note = f" ({citation.note})" if citation.note else ""
    return f"{citation.certainty.value}: {_located(store, citation)}{fields}{note}"


def _located(store: Store, citation: Citation) -> str:
    """Name a source and the place in it."""
    source = store.record(citation.source)
    named = _source(source) if isinstance(source, Source) else citation.source
    return f"{named} At: {citation.locator}."


def _source(source: Source) -> str:
    date = f" ({source.published})" if source.published and not source.published.text.startswith("[") else ""
    url = f" {source.url}" if source.url else ""
    return f'{source.publisher}{date}. "{source.title}".{url}'


def _wrapped(line: str) -> str:
    return _WRAPPER.fill(line)
