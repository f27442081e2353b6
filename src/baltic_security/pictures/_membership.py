# SPDX-License-Identifier: MIT
"""The matrix of a membership: who was in it in which year, certainly or possibly."""

from collections import defaultdict
from datetime import date

from .._rows import Bounds
from .._store import Store
from ..bases import Record
from ..dates import BEFORE_ALL, window
from ..exceptions import QueryError
from ..vocabulary import RelationKind
from ._canvas import BLUE, PALE, Canvas
from ._spans import begin, bounds_of, finite, in_view

TYPE_CHECKING = False
if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from ..dates import Window


def draw(store: Store, limit: "Window | None", record: Record, ax: "Axes | None") -> "Axes":
    """Draw who was a member of a group in which year; of any other record, what it was a member of."""
    is_group = record.KIND in RelationKind.MEMBER_OF.objects
    end, what = ("object", "members") if is_group else ("subject", "memberships")
    spans: dict[Record, list[Bounds]] = defaultdict(list)
    for tie in in_view(store.ties.around(RelationKind.MEMBER_OF, end, record.id), limit):
        spans[tie.other].append(bounds_of(tie))
    days = finite(day for each in spans.values() for bounds in each for day in bounds)
    if not days:
        raise QueryError(
            f"no dated {what} of {record.id!r} are known, so there is nothing to draw; "
            f"ds.related({record.id!r}) tells what is tied to it"
        )
    rows = sorted(spans.items(), key=lambda row: (min(map(begin, row[1])), row[0].name))
    first = date.fromordinal(min(days)).year
    years = range(first, max(first, store.reviewed.year) + 1)

    canvas = Canvas(ax, len(rows), 0.8)
    shown = rows if len(rows) <= canvas.rows else rows[: canvas.rows - 1]
    for y, (_, each) in enumerate(shown):
        for year in years:
            _cell(canvas, y, year, each)
        if any(bounds[0] == BEFORE_ALL for bounds in each):
            canvas.sign(first - 0.9, y, "<", BLUE, False, "begin not known")
    labels: list[Record | str] = [other for other, _ in shown]
    canvas.name_rows(labels if shown is rows else [*labels, f"and {len(rows) - len(shown)} more"])
    canvas.ax.set_xlim(first - 1.3, years[-1] + 0.6)
    canvas.ax.locator_params(axis="x", integer=True)
    canvas.ax.tick_params(axis="x", length=0)
    canvas.ax.spines[:].set_visible(False)
    canvas.finish(store, limit, record.name, f"{what} by year")
    return canvas.ax


def _cell(canvas: Canvas, y: int, year: int, spans: list[Bounds]) -> None:
    """Draw whether something held in a year."""
    first, last = window(year)
    left, right = year - 0.42, year + 0.42
    if any(bounds[1] <= last and first <= bounds[2] for bounds in spans):
        canvas.bar(y, left, right, BLUE, True, 0.7)
    elif any(bounds[0] <= last and first <= bounds[3] for bounds in spans):
        canvas.bar(y, left, right, BLUE, False, 0.7)
    else:
        canvas.ax.barh(y, right - left, 0.7, left, facecolor=PALE, linewidth=0, label="certainly not")
