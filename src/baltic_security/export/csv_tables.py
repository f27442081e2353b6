# SPDX-License-Identifier: MIT
"""One tidy CSV file a table, for spreadsheets and other languages."""

import csv
import json
from pathlib import Path

from .._version import __version__
from ..dataset import Dataset
from ..vocabulary import Kind

#: A cell that begins so would be run as a formula by a spreadsheet.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def write(dataset: Dataset, folder: Path) -> list[Path]:
    """
    Write a file for each table, and ``versions.json``.

    Args:
        dataset: The dataset.

        folder: An empty folder.

    Returns:
        The files that were written.
    """
    written = []
    for kind in Kind:
        rows = dataset.table(kind).to_dicts()
        path = folder / f"{kind.table}.csv"
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file, lineterminator="\n")
            if rows:
                writer.writerow(rows[0])
            writer.writerows([_cell(value) for value in row.values()] for row in rows)
        written.append(path)
    versions = folder / "versions.json"
    said = {"package": __version__, "data": dataset.version, "schema": dataset.schema_version}
    versions.write_text(json.dumps(said, indent=2) + "\n", encoding="utf-8")
    return [*written, versions]


def _cell(value: str | int | bool | None) -> str | int | None:
    if isinstance(value, bool):
        return "true" if value else "false"
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA) else value
