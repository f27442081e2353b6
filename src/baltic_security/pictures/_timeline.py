# SPDX-License-Identifier: MIT
"""The timeline of a record: who led it, who was in it, what it consists of, when it met."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from .._rows import Bounds
from .._store import Store
from ..bases import Lasting, Record
from ..exceptions import QueryError
from ..records import Event
from ..vocabulary import EventKind, Kind, RelationKind
from ._canvas import BLUE, GREEN, INK, ORANGE, Canvas, rows_each
from ._spans import Scale, begin, bounds_of, finite, in_view, is_dated

TYPE_CHECKING = False
if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from .._ties import Tie
    from ..dates import Window

#: What is shown as a stretch of time, by the colour it has.
_LASTING = {
    **dict.fromkeys((RelationKind.PRESIDES_OVER, RelationKind.CHAIRS, RelationKind.HOLDS_OFFICE_IN), ORANGE),
    **dict.fromkeys((RelationKind.SECRETARIAT_OF, RelationKind.COORDINATES, RelationKind.LEADS), GREEN),
    **dict.fromkeys((RelationKind.MEMBER_OF, RelationKind.SUSPENDED_FROM, RelationKind.OBSERVER_OF), BLUE),
    **dict.fromkeys((RelationKind.PART_OF, RelationKind.FLAGSHIP_OF), GREEN),
    RelationKind.MANDATES: INK,
}
_ACTS = (RelationKind.ESTABLISHED_BY, RelationKind.SUCCEEDS)
#: What ties a record to a meeting.
_MEETINGS = (
    *(RelationKind.PART_OF, RelationKind.CHAIRS, RelationKind.ORGANIZES, RelationKind.HOSTS),
    *(RelationKind.ATTENDS, RelationKind.SPEAKS_AT),
)
_MOST_ROWS = 80  # of a figure of ours


class Row(NamedTuple):
    """A row of the picture: stretches of time, and ties that are shown as marks."""

    label: Record | str
    spans: Sequence[Bounds] = ()
    marks: "Sequence[Tie]" = ()


class Section(NamedTuple):
    """A heading, and the rows under it."""

    heading: str
    color: str
    rows: list[Row]


def draw(store: Store, limit: "Window | None", record: Record, ax: "Axes | None") -> "Axes":
    """Draw the timeline of a record."""
    sections = [section for section in sections_of(store, limit, record) if section.rows]
    rows = [row for section in sections for row in section.rows]
    marks = [bounds_of(tie) for row in rows for tie in row.marks]
    spans = [*marks, *(bounds for row in rows for bounds in row.spans)]
    if not finite(day for bounds in spans for day in bounds):
        raise QueryError(
            f"nothing that a timeline shows is dated around {record.id!r}; "
            f"ds.related({record.id!r}) tells what is tied to it"
        )
    canvas = Canvas(ax, min(len(rows) + len(sections), _MOST_ROWS), 1.2)
    most = rows_each([len(section.rows) for section in sections], canvas.rows - len(sections))
    scale = Scale(canvas, spans, store.reviewed)
    labels: list[Record | str] = []
    for section in sections:
        if section.heading:
            canvas.heading(len(labels), section.heading)
            labels.append("")
        shown = section.rows if len(section.rows) <= most else section.rows[: most - 1]
        for row in shown:
            for bounds in row.spans:
                scale.span(len(labels), bounds, section.color, 0.16 if row.marks else 0.62)
            for tie in row.marks:
                _mark(scale, len(labels), tie)
            labels.append(row.label)
        if len(shown) < len(section.rows):
            labels.append(f"and {len(section.rows) - len(shown)} more")
    canvas.name_rows(labels)
    undated = sum(not is_dated(bounds) for bounds in marks)
    notes = [f"No date, not drawn: {undated}."] if undated else []
    canvas.finish(store, limit, record.name, "timeline", notes)
    return canvas.ax


def sections_of(store: Store, limit: "Window | None", record: Record) -> Iterator[Section]:
    """Group what is around a record."""
    if isinstance(record, Lasting) and record.period:
        yield Section("", INK, [Row("existed", [record.period.bounds])])
    for kind, color in _LASTING.items():
        for label, ties in _around(store, limit, record, kind):
            by_record: dict[Record, list[Bounds]] = defaultdict(list)
            for tie in ties:
                if tie.other.KIND not in (Kind.EVENT, Kind.DOCUMENT) or kind is RelationKind.MANDATES:
                    by_record[tie.other].append(bounds_of(tie))
            begun = sorted(by_record.items(), key=lambda row: (min(map(begin, row[1])), row[0].name))
            yield Section(label.capitalize(), color, [Row(*row) for row in begun])
    for kind in _ACTS:
        for label, ties in _around(store, limit, record, kind):
            ties.sort(key=lambda tie: (begin(bounds_of(tie)), tie.other.name))
            yield Section(label.capitalize(), INK, [Row(tie.other, marks=[tie]) for tie in ties])
    yield Section("Meetings and other events", INK, list(_meetings(store, limit, record)))


def _around(
    store: Store, limit: "Window | None", record: Record, kind: RelationKind
) -> "Iterator[tuple[str, list[Tie]]]":
    """Find the ties of a kind, by the label with which the record reads them."""
    for end, label in (("object", kind.inverse), ("subject", kind.label)):
        yield label, in_view(store.ties.around(kind, end, record.id), limit)


def _meetings(store: Store, limit: "Window | None", record: Record) -> Iterator[Row]:
    """Put the meetings of one label in one row, and those of each series in a row of its own."""
    for kind in _MEETINGS:
        for label, ties in _around(store, limit, record, kind):
            single = []
            for tie in ties:
                if isinstance(tie.other, Event) and tie.other.kind is EventKind.SERIES:
                    held = store.ties.around(RelationKind.PART_OF, "object", tie.other.id)
                    yield Row(tie.other, [bounds_of(tie)], in_view(held, limit))
                elif isinstance(tie.other, Event):
                    single.append(tie)
            if single:
                yield Row(label, marks=single)


def _mark(scale: Scale, y: float, tie: "Tie") -> None:
    """Mark an act or a meeting: full if it took place, hollow if that is in doubt, crossed if called off."""
    held = tie.other.held if isinstance(tie.other, Event) else True
    if held is False:
        scale.mark(y, bounds_of(tie), "X", True, "called off")
    elif held and tie.firm:
        scale.mark(y, bounds_of(tie), "D", True, "took place")
    else:
        scale.mark(y, bounds_of(tie), "D", False, "in doubt")
