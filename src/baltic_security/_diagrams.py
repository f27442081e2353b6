# SPDX-License-Identifier: MIT
"""
The neighbourhood of a record as text that Mermaid or Graphviz draws.

Records that are tied to it in the same way share a box, so that a long list has
one arrow.  Arrows run from subject to object; a broken one is not certain.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import product
from string import punctuation
from typing import NamedTuple

from ._graph import chosen
from ._store import ENTITIES, Store
from .bases import Record
from .dates import overlap, window
from .exceptions import QueryError
from .relation_table import Relations
from .vocabulary import Kind, RelationKind

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .dates import On, Window

_MOST = 100  # records around the one in the middle
_LONGEST = 60  # letters of a name

#: Fill and frame of each kind: pale and dark, so that text is read on it in print and by everybody.
_COLOURS = {
    Kind.COUNTRY: ("#fdf3c0", "#8a6d00"),
    Kind.ORGANIZATION: ("#dcecf9", "#0b5a8a"),
    Kind.NETWORK: ("#dcecf9", "#0b5a8a"),
    Kind.BODY: ("#dcecf9", "#0b5a8a"),
    Kind.PROGRAMME: ("#d5f0e6", "#00664b"),
    Kind.PROJECT: ("#d5f0e6", "#00664b"),
    Kind.EVENT: ("#fbe0cc", "#9c4100"),
    Kind.DOCUMENT: ("#f2f2f2", "#555555"),
    Kind.PERSON: ("#f6dfec", "#8c3a68"),
}
_ROUNDED = (Kind.COUNTRY, Kind.PERSON, Kind.EVENT)

#: How Mermaid draws a tie, by whether it is symmetric and whether it is certain.
_ARROWS = {(False, True): "-->", (False, False): "-.->", (True, True): "---", (True, False): "-.-"}

#: Signs by number, or behind a backslash where Markdown reads them.  Mermaid 10 makes tags even of
#: numbers, so angle brackets have to go, and the ligature with which it marks a number.
_FOR_MERMAID = str.maketrans(
    {sign: f"#{ord(sign)};" for sign in punctuation if sign not in "',/"}
    | {sign: f"\\{sign}" for sign in ".:()-"}
    | {"<": "‹", ">": "›", "ﬂ": "fl"}
)
_FOR_DOT = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", "\\": "\\\\", '"': '\\"'})


class Box(NamedTuple):
    """What is tied to the record in the middle in the same way."""

    tie: RelationKind
    is_subject: bool  #: True if the arrow starts here.
    kind: Kind
    is_certain: bool
    names: tuple[str, ...]


def around(
    store: Store,
    limit: "Window | None",
    thing: Record | str,
    on: "On",
    kinds: "Iterable[RelationKind | str] | None",
) -> tuple[Record, list[Box]]:
    """
    Find a record, and put what is tied to it into boxes, in the order of the vocabulary.

    Raises:
        QueryError: It is too much for a picture.
    """
    record = store.record(store.known(thing, ENTITIES, "the graph"), ENTITIES)
    days = overlap(window(on), limit)
    certain: dict[tuple[RelationKind, bool, str], bool] = defaultdict(bool)
    for relation in chosen(Relations(store, limit).where(about=record), on, kinds):
        is_subject = relation.object == record.id
        other = relation.subject if is_subject else relation.object
        position = store.ties.rows.index[relation.id]
        key = relation.kind, is_subject or relation.kind.is_symmetric, other
        certain[key] |= store.ties.holds(position, days, certain=True)
    count = len({other for _, _, other in certain})
    if count > _MOST:
        raise QueryError(
            f"{record.id!r} is tied to {count} records, and a picture holds at most {_MOST}; "
            "narrow it with on= or kinds=, e.g. kinds=['member_of']"
        )
    boxes: dict[tuple[RelationKind, bool, Kind, bool], list[str]] = defaultdict(list)
    for (tie, is_subject, other), is_certain in certain.items():
        found = store.record(other, ENTITIES)
        boxes[tie, is_subject, found.KIND, is_certain].append(name_of(found))
    order = product(RelationKind, (True, False), ENTITIES, (True, False))
    return record, [Box(*key, tuple(sorted(boxes[key], key=str.casefold))) for key in order if key in boxes]


def name_of(record: Record) -> str:
    """Get the name as it is drawn: on one line, not too long, without what is no visible sign."""
    name = " ".join("".join(sign if sign.isprintable() else " " for sign in record.name).split())
    return name if len(name) <= _LONGEST else f"{name[: _LONGEST - 1].rstrip()}…"


def mermaid(record: Record, boxes: list[Box]) -> str:
    """Write a flowchart for Mermaid."""
    return "\n".join(_mermaid_lines(record, boxes))


def dot(record: Record, boxes: list[Box]) -> str:
    """Write a graph in the language of Graphviz."""
    return "\n".join(_dot_lines(record, boxes))


def _mermaid_lines(record: Record, boxes: list[Box]) -> Iterator[str]:
    yield '%%{init: {"flowchart": {"curve": "monotoneX", "wrappingWidth": 480}}}%%'
    yield "flowchart LR"
    yield f"  it{_mermaid_box(record.KIND, (name_of(record),))}"
    for number, box in enumerate(boxes, 1):
        yield f"  n{number}{_mermaid_box(box.kind, box.names)}"
        start, end = (f"n{number}", "it") if box.is_subject else ("it", f"n{number}")
        arrow = _ARROWS[box.tie.is_symmetric, box.is_certain]
        yield f'  {start} {arrow}|"{box.tie.label}"| {end}'
    for kind in dict.fromkeys([record.KIND, *(box.kind for box in boxes)]):
        fill, stroke = _COLOURS[kind]
        yield f"  classDef {kind.value} fill:{fill},stroke:{stroke},color:#000,text-align:left"
    yield "  style it stroke-width:3px"


def _mermaid_box(kind: Kind, names: Iterable[str]) -> str:
    lines = "\n".join(name.translate(_FOR_MERMAID) for name in names)
    return f'("`{lines}`"):::{kind.value}' if kind in _ROUNDED else f'["`{lines}`"]:::{kind.value}'


def _dot_lines(record: Record, boxes: list[Box]) -> Iterator[str]:
    yield "digraph {"
    yield "  rankdir=LR"
    yield '  node [fontname="Helvetica", fontsize=11, shape=box]'
    yield '  edge [fontname="Helvetica", fontsize=10]'
    yield f"  it {_dot_box(record.KIND, (name_of(record),), 3)}"
    for number, box in enumerate(boxes, 1):
        yield f"  n{number} {_dot_box(box.kind, box.names, 1)}"
        start, end = (f"n{number}", "it") if box.is_subject else ("it", f"n{number}")
        style = ("" if box.is_certain else ", style=dashed") + (", dir=none" if box.tie.is_symmetric else "")
        yield f'  {start} -> {end} [label="{box.tie.label}"{style}]'
    yield "}"


def _dot_box(kind: Kind, names: Iterable[str], width: int) -> str:
    lines = "".join(f"{name.translate(_FOR_DOT)}\\l" for name in names)
    fill, stroke = _COLOURS[kind]
    style = "rounded,filled" if kind in _ROUNDED else "filled"
    return f'[label="{lines}", style="{style}", fillcolor="{fill}", color="{stroke}", penwidth={width}]'
