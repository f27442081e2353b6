# SPDX-License-Identifier: MIT
"""One SQLite file: a table for each frame, foreign keys, and views for the common questions."""

import json
from contextlib import closing
from pathlib import Path

from .._framing import FRAMES
from ..columns import Column, ColumnType
from ..dataset import Dataset
from ..frames import Cell, Frame
from ._about import frames
from ._sqlite_views import VIEWS

#: The names of types are those that other tools know; numbers with two decimal places stay exact.
_TYPES = {
    ColumnType.TEXT: "TEXT",
    ColumnType.LIST: "TEXT",
    ColumnType.INTEGER: "INTEGER",
    ColumnType.DECIMAL: "DECIMAL(15, 2)",
    ColumnType.BOOLEAN: "BOOLEAN",
    ColumnType.DATE: "DATE",
}
_CHECKS = {
    ColumnType.LIST: "json_type({0}) = 'array'",
    ColumnType.DECIMAL: "typeof({0}) IN ('integer', 'real')",
    ColumnType.BOOLEAN: "{0} IN (0, 1)",
    ColumnType.DATE: "{0} IS date({0})",
}


def write(dataset: Dataset, folder: Path) -> list[Path]:
    """
    Write ``baltic_security.sqlite``.

    Days are written as 1996-05-04, lists as JSON, truth values as 0 and 1; the
    meanings of tables and columns are comments of the schema, and the table
    ``versions`` has one row.

    Args:
        dataset: The dataset.

        folder: An empty folder.

    Returns:
        The file that was written.
    """
    import sqlite3

    path = folder / "baltic_security.sqlite"
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as database:
        database.execute("PRAGMA page_size = 4096")
        database.execute("BEGIN")
        for frame in frames(dataset):
            database.execute(_table(frame))
            places = ", ".join("?" for _ in frame.columns)
            rows = (tuple(map(_stored, row)) for row in frame.rows)
            database.executemany(f'INSERT INTO "{frame.name}" VALUES ({places})', rows)
        said = dataset._store.versions
        database.execute(f"CREATE TABLE versions ({', '.join(f'{name} TEXT NOT NULL' for name in said)})")
        database.execute("INSERT INTO versions VALUES (?, ?, ?, ?)", tuple(said.values()))
        for view in VIEWS:
            database.execute(view)
        database.execute("COMMIT")
        database.execute("VACUUM INTO ?", (str(path),))  # pages in one order, whatever the history
    return [path]


def _table(frame: Frame) -> str:
    key = ", ".join(f'"{name}"' for name in frame.key)
    lines = [f"    {_column(column)}, -- {column.meaning}" for column in frame.columns]
    return "\n".join(
        [f'CREATE TABLE "{frame.name}" ( -- {FRAMES[frame.name]}', *lines, f"    PRIMARY KEY ({key})", ")"]
    )


def _column(column: Column) -> str:
    name = f'"{column.name}"'
    said = [name, _TYPES[column.type], *(["NOT NULL"] if column.required else [])]
    if column.type in _CHECKS:
        said.append(f"CHECK ({_CHECKS[column.type].format(name)})")
    elif column.words:
        words = ", ".join(f"'{word.value}'" for word in column.words)
        said.append(f"CHECK ({name} IN ({words}))")
    if column.refers and column.type is not ColumnType.LIST:
        said.append(f'REFERENCES "{column.refers}" ("id")')
    return " ".join(said)


def _stored(cell: Cell) -> str | int | None:
    if isinstance(cell, tuple):
        return json.dumps(cell, ensure_ascii=False)
    return cell if cell is None or isinstance(cell, int) else str(cell)
