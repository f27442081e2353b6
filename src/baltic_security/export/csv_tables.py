# SPDX-License-Identifier: MIT
"""One tidy CSV file a frame, for spreadsheets and other languages."""

import csv
from pathlib import Path

from ..dataset import Dataset
from ..frames import Cell, Frame, as_text
from ._about import frames, write_versions

#: A cell that begins so would be run as a formula by a spreadsheet.
_FORMULA = (*"=+-@\t\r\n", *"＝＋－＠")


def write(dataset: Dataset, folder: Path) -> list[Path]:
    """
    Write a file for each frame, and ``versions.json``.

    Args:
        dataset: The dataset.

        folder: An empty folder.

    Returns:
        The files that were written.
    """
    return [*(write_frame(frame, folder) for frame in frames(dataset)), write_versions(dataset, folder)]


def write_frame(frame: Frame, folder: Path) -> Path:
    """
    Write a frame as CSV: UTF-8, a header, an empty cell for what is not known.

    Days are written as 1996-05-04, truth values as ``true`` and ``false``, lists
    with semicolons between.  A text that a spreadsheet would run as a formula has an
    apostrophe in front, and so has one that has apostrophes in front of such a text:
    whoever takes one away from all these has what the dataset has.

    Args:
        frame: The frame.

        folder: Where to write.

    Returns:
        The file.
    """
    path = folder / f"{frame.name}.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(column.name for column in frame.columns)
        writer.writerows(map(_written, row) for row in frame.rows)
    return path


def _written(cell: Cell) -> str | int | None:
    value = as_text(cell)
    if isinstance(value, bool):
        return "true" if value else "false"
    return f"'{value}" if isinstance(value, str) and value.lstrip("'").startswith(_FORMULA) else value
