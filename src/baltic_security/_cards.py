# SPDX-License-Identifier: MIT
"""What a person reads: the card of a record, the proof of a statement."""

from collections.abc import Iterator
from textwrap import TextWrapper

from ._filters import word
from ._proofs import contests, proofs
from ._sections import Line, Section, abbreviation, contested, details, doubt, facts, names, when, written
from ._store import ENTITIES, Store
from ._timeline import began, timeline
from .bases import Entity, Record
from .citing.entries import cited_by, source_line, statement
from .records import Source
from .relations import Relation
from .vocabulary import Kind, Language, RelationKind

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .answers import Moment
    from .dates import Window

_WRAPPER = TextWrapper(
    80, initial_indent="  ", subsequent_indent="    ", break_long_words=False, break_on_hyphens=False
)


class Card(str):
    r"""
    Text for a person: prints as it is, and has an HTML form for notebooks.

    >>> Card("two\nlines")
    two
    lines
    """

    heading: str  #: The first line.
    _title: tuple[str, str, str]
    _sections: tuple[Section, ...]
    _moments: "tuple[Moment, ...]"

    def __new__(
        cls,
        title: str,
        sections: tuple[Section, ...] = (),
        *,
        kind: str = "",
        id: str = "",
        moments: "tuple[Moment, ...]" = (),
    ) -> "Card":
        heading = f"{title} [{id}]" if id else title
        blocks = ["\n".join([section.heading, *map(_wrapped, section.lines)]) for section in sections]
        card = super().__new__(cls, "\n\n".join([heading, *blocks]))
        card.heading = heading
        card._title = kind, title, id
        card._sections = sections
        card._moments = moments
        return card

    def __repr__(self) -> str:
        return str(self)

    def _repr_html_(self) -> str:
        from ._boxes import info_box

        return info_box(*self._title, self._sections, self._moments)


def record_card(store: Store, id: str, window: "Window", lang: str) -> Card:
    """Make the card of a record, with the ties that may hold in a window."""
    language = word(Language, lang)
    record = store.record(id)
    called = name_in(record, language)
    short = abbreviation(record, language)

    def call(id: str) -> str:
        return name_in(store.record(id), language)

    sections = (
        Section("What it is", list(facts(record, call)), "facts"),
        Section("Names", list(names(record, called)), "runs"),
        *_ties(store, record, window, language),
        Section("Details", list(details(record, window))),
        Section("Contested", contested(record)),
        Section("Sources", list(map(source_line, cited_by(store, record))), "folded"),
    )
    return Card(
        f"{called} ({short})" if short else called,
        tuple(section for section in sections if section.lines),
        kind=record.KIND.value,
        id=id,
        moments=timeline(store, id, window),
    )


def proof_card(store: Store, record: Record) -> Card:
    """Tell where a relation or a record is written."""

    def source(id: str) -> Line:
        found = store.record(id)
        return source_line(found) if isinstance(found, Source) else Line(id)

    sources: list[Line] = []
    if isinstance(record, Relation):
        time = store.ties.time(store.ties.rows.index[record.id])
        about = [Line(record.role, "role")] if record.role else []
        about.append(Line(when(time) or "not known", "when"))
        parts = [
            Section(f"Relation {record.id}", about, "facts"),
            Section("Written in", written(record.citations, source)),
        ]
    else:
        parts = list(proofs(record))
        sources = [source_line(found)._replace(label=found.id) for found in cited_by(store, record)]
    sections = (
        *parts,
        contests(record, source),
        Section("Note", [Line(record.note)] if record.note else []),
        Section("Sources", sources, "folded"),
    )
    title = statement(store, record)
    return Card(
        title,
        tuple(section for section in sections if section.lines),
        kind=f"{record.KIND.value} {record.id}",
    )


def name_in(record: Record, language: Language) -> str:
    """Name a record in a language, where the name is attested; else as it is called anyway."""
    return record.names.get(language, record.name) if isinstance(record, Entity) else record.name


def _ties(store: Store, record: Record, window: "Window", language: Language) -> Iterator[Section]:
    """Group what is tied to a record by label, in the order of the vocabulary; in a group, by time."""
    ties = store.ties
    for kind in RelationKind:
        found: dict[str, list[tuple[int, Line]]] = {kind.inverse: [], kind.label: []}
        for end, other, label in (("object", "subject", kind.inverse), ("subject", "object", kind.label)):
            for position in ties.positions(end, record.id):
                relation = ties.rows.record(position)
                if relation.kind is kind and ties.holds(position, window, certain=False):
                    tied = store.record(getattr(relation, other), ENTITIES)
                    lent = getattr(tied, "period", None) if tied.KIND is Kind.EVENT else None
                    time = relation.period or lent
                    line = Line(
                        name_in(tied, language),
                        role=relation.role or "",
                        when=when(time),
                        mark=doubt(relation),
                        id=tied.id,
                    )
                    found[label].append((began(time), line))
        for label, lines in found.items():
            if lines:
                lines.sort(key=_in_time)
                yield Section(label[0].upper() + label[1:], [line for _, line in lines])


def _in_time(dated: tuple[int, Line]) -> tuple[int, str, str, str]:
    """Order by the first day, and put together what is alike but for the record that it names."""
    first, line = dated
    return first, line.when, line.role, line.mark


def _wrapped(line: Line) -> str:
    return _WRAPPER.fill(str(line))
