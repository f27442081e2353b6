# SPDX-License-Identifier: MIT
"""What was measured, beside what was aimed at, as a table that a person reads."""

from typing import NamedTuple


class Figure(NamedTuple):
    """
    One line of a table.

    Attributes:
        what: What was measured.

        values: The figures, one for each column.

        aim: What is judged, as a number; None if nothing is aimed at.

        goal: The most that it should be.

        unit: What the goal counts, e.g. ``"× trio"``.
    """

    what: str
    values: tuple[str, ...]
    aim: float | None = None
    goal: float | None = None
    unit: str = ""


def table(title: str, columns: tuple[str, ...], figures: list[Figure]) -> str:
    """
    Write a table: what, the figures, the goal, and whether it was met.

    Args:
        title: What stands above it.

        columns: The heads of the figures.

        figures: The lines.

    Returns:
        The table, ready to be printed.
    """
    rows = [(figure.what, *figure.values, *_judged(figure)) for figure in figures]
    heads = ("", *columns, "goal", "")
    widths = [max(len(row[at]) for row in (heads, *rows)) for at in range(len(heads))]
    lines = [title, _line(heads, widths), "  ".join("─" * width for width in widths)]
    return "\n".join([*lines, *(_line(row, widths) for row in rows), ""])


def _judged(figure: Figure) -> tuple[str, str]:
    if figure.aim is None or figure.goal is None:
        return "", ""
    verdict = "met" if figure.aim <= figure.goal else f"missed: {figure.aim / figure.goal:.2f} × the goal"
    return f"≤ {figure.goal:g} {figure.unit}", verdict


def _line(row: tuple[str, ...], widths: list[int]) -> str:
    """Put names and verdicts to the left, figures to the right."""
    first, *middle, last = zip(row, widths, strict=True)
    cells = [text.rjust(width) for text, width in middle]
    return "  ".join([first[0].ljust(first[1]), *cells, last[0]]).rstrip()
