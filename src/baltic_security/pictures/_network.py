# SPDX-License-Identifier: MIT
"""The network around a record: what is tied to it, by what, and whether that is certain."""

from collections import defaultdict
from itertools import chain
from typing import NamedTuple

from .._store import Store
from ..bases import Record
from ..exceptions import QueryError
from ..records import Event
from ..vocabulary import Kind, RelationKind
from ._canvas import BLUE, GREEN, GREY, INK, ORANGE, ROW, Canvas
from ._spans import bounds_of, in_view
from ._texts import NORMAL, SMALL, as_of, called, width, wrapped

TYPE_CHECKING = False
if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from ..dates import Window

    Ties = tuple[tuple[str, bool], ...]  # labels, and whether they certainly hold
    Groups = dict[Ties, list[Record]]

#: The shape and the colour of each kind of record.
_LOOKS = {
    Kind.COUNTRY: ("o", BLUE),
    Kind.ORGANIZATION: ("s", ORANGE),
    Kind.NETWORK: ("D", GREEN),
    Kind.BODY: ("^", "#7B4FA3"),
    Kind.PROGRAMME: ("p", "#A66F00"),
    Kind.PROJECT: ("v", "#B5487E"),
    Kind.EVENT: ("X", INK),
    Kind.DOCUMENT: ("P", "#2C8EC4"),
    Kind.PERSON: ("h", GREY),
}
_MOST_ROWS = 52  # of a figure of ours: a page
_NARROW = 5  # inches, in which only one side has room for names


class _Line(NamedTuple):
    """A line of text, or a record with its node."""

    text: str = ""
    style: str = "normal"
    record: Record | None = None
    certain: bool = False


def draw(store: Store, window: "Window", record: Record, ax: "Axes | None") -> "Axes":
    """Draw the network around a record in a window."""
    groups = _groups(store, window, record)
    if not groups:
        raise QueryError(
            f"nothing is known to be tied to {record.id!r}, {as_of(store, window)}, so there is nothing to "
            "draw; ask about another time, or leave out 'on'"
        )
    canvas = Canvas(ax, _MOST_ROWS, 1.1)
    wide = canvas.width / 2
    sides = (-1, 1) if canvas.width > _NARROW else (1,)
    middle, reach, inner = (0.0, 0.38 * wide, 1.5) if len(sides) == 2 else (0.45 - wide, 0.55 * wide, 0.7)
    lines = _sides(groups, wide - middle - reach - 0.1, canvas.rows, len(sides))
    canvas.shrink(max(map(len, lines)) + 1)
    for side, chosen in zip(sides, lines, strict=True):
        _draw_side(canvas, side, chosen, middle, reach)
    name = wrapped(called(record, 3 * inner, NORMAL), inner, NORMAL)
    box = {"boxstyle": "round,pad=0.4", "facecolor": "white", "edgecolor": INK}
    canvas.write(middle, 0, "\n".join(name), ha="center", va="center", fontsize=NORMAL, bbox=box)
    high = canvas.height / 2
    canvas.ax.set(xlim=(-wide, wide), ylim=(-high, high), xticks=[], yticks=[])
    canvas.ax.spines[:].set_visible(False)
    canvas.finish(store, window, record.name, "what is tied to it")
    return canvas.ax


def _groups(store: Store, window: "Window", record: Record) -> "Groups":
    """Group what is tied to a record by its ties, in the order of the vocabulary."""
    first, last = window
    found: dict[Record, dict[str, bool]] = defaultdict(dict)
    for kind in RelationKind:
        for end, label in (("subject", kind.label), ("object", kind.inverse)):
            for tie in in_view(store.ties.around(kind, end, record.id), window):
                _, certain_from, certain_to, _ = bounds_of(tie)
                certain = certain_from <= last and first <= certain_to
                found[tie.other][label] = certain or found[tie.other].get(label, False)
    groups: Groups = defaultdict(list)
    for other, ties in found.items():
        groups[tuple(ties.items())].append(other)
    order = list(Kind)
    for others in groups.values():
        others.sort(key=lambda other: (order.index(other.KIND), other.name))
    return groups


def _sides(groups: "Groups", room: float, rows: int, count: int) -> list[list[_Line]]:
    """Put the groups on one side or on two, with as many groups, and of each as many records, as fit."""
    headings = [_heading(ties, room) for ties in groups]
    largest = max(map(len, groups.values()))
    sides: list[list[_Line]] = []
    for kept in range(len(groups), 0, -1):
        for most in range(max(largest, 2), 1, -1):
            blocks = [
                [*heading, *_nodes(ties, others, most), _Line()]
                for heading, (ties, others) in zip(headings[:kept], groups.items(), strict=False)
            ]
            left_out = sum(map(len, list(groups.values())[kept:]))
            if left_out:
                blocks.append([_Line(f"and {left_out} tied otherwise", "italic"), _Line()])
            sides = _split(blocks) if count == 2 else [list(chain(*blocks))]
            if max(map(len, sides)) <= rows + 1:  # the last line of each is empty
                return sides
    return sides


def _split(blocks: list[list[_Line]]) -> list[list[_Line]]:
    """Split blocks of lines in two, about in the middle."""
    halves = [[list(chain(*blocks[:at])), list(chain(*blocks[at:]))] for at in range(len(blocks))]
    return min(halves, key=lambda half: max(map(len, half)))


def _heading(ties: "Ties", room: float) -> list[_Line]:
    """Say what ties a group, and whether it is certain."""
    text = ", ".join(label if certain else f"possibly {label}" for label, certain in ties)
    return [_Line(line, "bold") for line in wrapped(text, room, SMALL, "bold")]


def _nodes(ties: "Ties", others: list[Record], most: int) -> list[_Line]:
    """Make the lines of a group, and one that counts what is left out."""
    is_certain = any(certain for _, certain in ties)
    shown = others if len(others) <= most else others[: most - 1]
    lines = [_Line(record=other, certain=is_certain) for other in shown]
    if len(shown) < len(others):
        lines.append(_Line(f"and {len(others) - len(shown)} more", "italic"))
    return lines


def _draw_side(canvas: Canvas, side: int, lines: list[_Line], middle: float, reach: float) -> None:
    """Draw the lines of one side from the top down, with the nodes on an arc."""
    step = min(ROW, canvas.height / max(1, len(lines)))
    for number, line in enumerate(lines[:-1]):
        y = ((len(lines) - 2) / 2 - number) * step
        x = middle + side * reach * (1 - (y / (0.6 * canvas.height)) ** 2) ** 0.5
        look = {"fontweight": "bold"} if line.style == "bold" else {"fontstyle": line.style}
        text = line.text
        if line.record is not None:
            text = _called(line.record, canvas.width / 2 - abs(x) - 0.1)
            marker, color = _LOOKS[line.record.KIND]
            canvas.tie(middle, x, y, color, line.certain)
            canvas.sign(x, y, marker, color, line.certain, line.record.KIND.table)
        canvas.write(x + side * 0.1, y, text, ha="left" if side > 0 else "right", **look)


def _called(record: Record, inches: float) -> str:
    """Name a record; a meeting with its year, since many have the same name."""
    date = record.established if isinstance(record, Event) else None
    year = f"{date.earliest.year} " if date and date.earliest else ""
    return year + called(record, inches - width(year))
