# SPDX-License-Identifier: MIT
"""Projects as bars over time, with their money."""

from collections.abc import Sequence
from math import log10
from typing import NamedTuple

from .._store import Store
from ..bases import Record
from ..exceptions import QueryError
from ..records import Project
from ..vocabulary import AmountKind, Bound
from ._canvas import BLUE, GREY, ORANGE, Canvas
from ._spans import Scale, begin, finite
from ._texts import width

TYPE_CHECKING = False
if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from ..dates import Window

#: The currency that the heights of bars compare, and the powers of ten of the lowest and the highest.
_COMPARED, _LOWEST, _HIGHEST = "EUR", 4.5, 7.5
_PARTS = {
    AmountKind.TOTAL: "",
    AmountKind.ELIGIBLE_COST: "eligible ",
    AmountKind.EU_CONTRIBUTION: "EU part ",
    AmountKind.OWN_CONTRIBUTION: "own part ",
    AmountKind.OTHER_CONTRIBUTION: "other part ",
}
_BOUNDS = {Bound.EXACT: "", Bound.ABOUT: "≈ ", Bound.AT_LEAST: "≥ ", Bound.AT_MOST: "≤ "}


class _Money(NamedTuple):
    """How the money of a project is shown."""

    text: str
    color: str
    meaning: str
    height: float


def draw(store: Store, limit: "Window | None", projects: Sequence[Project], ax: "Axes | None") -> "Axes":
    """Draw projects in the order in which they began."""
    spans = {project: project.period.bounds for project in projects if project.period}
    dated = [project for project, bounds in spans.items() if finite(bounds)]
    if not dated:
        raise QueryError(
            f"none of the projects given ({len(projects)}) has a known date, so there is nothing to draw"
        )
    dated.sort(key=lambda project: (begin(spans[project]), project.name))
    canvas = Canvas(ax, len(dated), 1.6)
    shown = dated if len(dated) <= canvas.rows else dated[: canvas.rows - 1]
    money = [_money(project) for project in shown]
    column = max(width(each.text) for each in money) + 0.1
    canvas.inner -= column
    scale = Scale(canvas, [spans[project] for project in shown], store.reviewed)
    for y, (project, (text, color, _, height)) in enumerate(zip(shown, money, strict=True)):
        scale.span(y, spans[project], color, height)
        canvas.beside(y, text, column, color)
    for color, meaning in dict.fromkeys((each.color, each.meaning) for each in money):
        canvas.ax.plot([], [], "s", color=color, label=meaning)
    labels: list[Record | str] = [*shown]
    canvas.name_rows(labels if shown is dated else [*labels, f"and {len(dated) - len(shown)} more"])
    notes = [f"Bars: the higher, the more {_COMPARED} (logarithmic)."]
    if len(dated) < len(projects):
        notes.append(f"No date, not drawn: {len(projects) - len(dated)}.")
    canvas.finish(store, limit, "Projects and their money", "by start", notes)
    return canvas.ax


def _money(project: Project) -> _Money:
    """Choose the amount to show: the whole budget, or else the part of it that is stated."""
    order = list(AmountKind)
    amount = min(project.amounts, key=lambda amount: order.index(amount.kind), default=None)
    if amount is None:
        return _Money("not stated", GREY, "no amount", 0.25)
    is_total = amount.kind is AmountKind.TOTAL
    size = 0.0
    if amount.currency == _COMPARED:
        size = (log10(max(1, float(amount.value))) - _LOWEST) / (_HIGHEST - _LOWEST)
    return _Money(
        f"{_PARTS[amount.kind]}{_BOUNDS[amount.bound]}{amount.value:,.0f} {amount.currency}",
        BLUE if is_total else ORANGE,
        "whole budget" if is_total else "part of the budget",
        0.25 + 0.6 * min(1, max(0, size)),
    )
