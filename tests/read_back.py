"""Reading exports back, by the libraries that people read them with, and a dataset from its frames."""

import csv
import json
import sqlite3
import warnings
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import frictionless
import mlcroissant
import pyarrow.parquet as pq
from attrs import evolve

from baltic_security import Dataset, Kind
from baltic_security._codec import decode
from baltic_security._framing import FRAMES
from baltic_security._store import CLASSES, Retirement, Store
from baltic_security.amounts import Amount
from baltic_security.columns import Column, ColumnType, columns_of
from baltic_security.frames import Cell, Frame
from baltic_security.sources import Citation, Claim
from baltic_security.values import Detail, Name

Rows = list[tuple[Cell, ...]]


def frames(dataset: Dataset) -> dict[str, Frame]:
    """Make all frames of a dataset."""
    return {name: dataset._frame(name) for name in FRAMES}


def unguarded(text: str) -> str:
    """Take off the apostrophe that keeps a spreadsheet from running a text."""
    is_guarded = text.startswith("'") and text.lstrip("'").startswith((*"=+-@\t\r\n", *"＝＋－＠"))
    return text[1:] if is_guarded else text


def _of_text(text: str, column: Column) -> Cell:
    if column.type is ColumnType.LIST:
        return tuple(text.split("; ")) if text else ()
    if not text:
        return None
    readers: dict[ColumnType, Callable[[str], Cell]] = {
        ColumnType.TEXT: unguarded,
        ColumnType.INTEGER: int,
        ColumnType.DECIMAL: Decimal,
        ColumnType.BOOLEAN: {"true": True, "false": False}.__getitem__,
        ColumnType.DATE: date.fromisoformat,
    }
    return readers[column.type](text)


def _rows(records: Iterable[dict[str, Any]], frame: Frame, read: Callable[[Any, Column], Cell]) -> Rows:
    """Read the cells of records, whose keys must be the columns of the frame, in their order."""
    names = [column.name for column in frame.columns]
    found = []
    for record in records:
        assert names == list(record)
        found.append(tuple(read(record[column.name], column) for column in frame.columns))
    return found


def _of_csv(folder: Path) -> Callable[[Frame], Rows]:
    """Read with Python's own library."""

    def rows(frame: Frame) -> Rows:
        with (folder / f"{frame.name}.csv").open(encoding="utf-8", newline="") as file:
            return _rows(csv.DictReader(file, strict=True), frame, _of_text)

    return rows


def _of_parquet(folder: Path) -> Callable[[Frame], Rows]:
    """Read with pyarrow."""

    def read(value: Any, _: Column) -> Cell:
        return tuple(value) if isinstance(value, list) else value

    return lambda frame: _rows(pq.read_table(folder / f"{frame.name}.parquet").to_pylist(), frame, read)


def _of_frictionless(folder: Path) -> Callable[[Frame], Rows]:
    """Read with frictionless, by the types that the package tells."""
    package = frictionless.Package(str(folder / "datapackage.json"))

    def read(value: Any, column: Column) -> Cell:
        if column.type is ColumnType.LIST:
            return tuple(value or ())
        return unguarded(value) if isinstance(value, str) else value

    def rows(frame: Frame) -> Rows:
        found = package.get_table_resource(frame.name).read_rows()
        return _rows((row.to_dict() for row in found), frame, read)

    return rows


def _of_sqlite(folder: Path) -> Callable[[Frame], Rows]:
    """Read with Python's own library."""
    readers: dict[ColumnType, Callable[[Any], Cell]] = {
        ColumnType.LIST: lambda value: tuple(json.loads(value)),
        ColumnType.DECIMAL: lambda value: Decimal(str(value)),
        ColumnType.BOOLEAN: {1: True, 0: False}.__getitem__,
        ColumnType.DATE: date.fromisoformat,
    }

    def read(value: Any, column: Column) -> Cell:
        return value if value is None else readers.get(column.type, lambda value: value)(value)

    def rows(frame: Frame) -> Rows:
        with closing(sqlite3.connect(folder / "baltic_security.sqlite")) as database:
            database.row_factory = sqlite3.Row
            found = database.execute(f'SELECT * FROM "{frame.name}" ORDER BY rowid')
            return _rows(map(dict, found), frame, read)

    return rows


def croissant(folder: Path) -> mlcroissant.Dataset:
    """Open with mlcroissant, which calls what rdflib is about to drop."""
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", "ConjunctiveGraph is deprecated", DeprecationWarning)
        return mlcroissant.Dataset(str(folder / "croissant.json"))


def _of_croissant(folder: Path) -> Callable[[Frame], Rows]:
    """Read with mlcroissant, by the types that the description tells."""
    dataset = croissant(folder)
    readers: dict[ColumnType, Callable[[Any], Cell]] = {
        ColumnType.TEXT: lambda value: unguarded(value.decode()),
        ColumnType.LIST: lambda value: tuple(item.decode() for item in value),
        ColumnType.DECIMAL: lambda value: Decimal(str(value)),
        ColumnType.DATE: lambda value: value.date(),
    }

    def read(value: Any, column: Column) -> Cell:
        if value is None:
            return () if column.type is ColumnType.LIST else None
        return readers.get(column.type, lambda value: value)(value)

    def rows(frame: Frame) -> Rows:
        records = (
            {key.removeprefix(f"{frame.name}/"): value for key, value in record.items()}
            for record in dataset.records(frame.name)
        )
        return _rows(records, frame, read)

    return rows


_READERS: dict[str, Callable[[Path], Callable[[Frame], Rows]]] = {
    "croissant": _of_croissant,
    "csv": _of_csv,
    "frictionless": _of_frictionless,
    "parquet": _of_parquet,
    "sqlite": _of_sqlite,
}
#: The formats that hold frames.
TABULAR = sorted(_READERS)


def read_back(format: str, folder: Path, dataset: Dataset) -> dict[str, Frame]:
    """Read the frames of an export; the names, types and keys of columns are those of the dataset's own."""
    read = _READERS[format](folder)
    return {name: evolve(frame, rows=tuple(read(frame))) for name, frame in frames(dataset).items()}


def dataset_of(found: dict[str, Frame], like: Dataset) -> Dataset:
    """Rebuild a dataset from its frames alone; versions and review date are those of another."""
    cited: defaultdict[tuple[Cell, ...], list[Any]] = defaultdict(list)
    for cells in _cells(found["citations"]):
        cited[cells["record"], cells["part"], cells["part_number"]].append(_row(Citation, cells))
    parts: defaultdict[tuple[str, Cell], list[Any]] = defaultdict(list)
    for name, cls in {"names": Name, "details": Detail, "amounts": Amount, "claims": Claim}.items():
        for cells in _cells(found[name]):
            row = _row(cls, cells)
            row["citations"] = cited.pop((cells["record"], name[:-1], cells["number"]), [])
            parts[name, cells["record"]].append(_full(row))
    rows: dict[Kind, list[Any]] = {}
    for kind in Kind:
        rows[kind] = []
        for cells in _cells(found[kind.table]):
            row = _row(CLASSES[kind], cells)
            row |= {
                name: parts.pop((name, cells["id"]), []) for name in ("names", "details", "amounts", "claims")
            }
            row["citations"] = cited.pop((cells["id"], "record", 0), [])
            rows[kind].append(_full(row))
            assert not decode(CLASSES[kind], rows[kind][-1], kind.table)[1]
    assert not cited, "citations of nothing"
    assert not parts, "parts of nothing"
    retirements = [
        decode(Retirement, _full(_row(Retirement, cells)), "")[0] for cells in _cells(found["retired"])
    ]
    retired = {retirement.id: retirement for retirement in retirements if retirement}
    return Dataset(Store.of_rows(like.version, like.schema_version, like.reviewed, retired, rows))


def _cells(frame: Frame) -> Iterator[dict[str, Cell]]:
    names = [column.name for column in frame.columns]
    return (dict(zip(names, row, strict=True)) for row in frame.rows)


def _row(cls: type[Any], cells: dict[str, Cell]) -> dict[str, Any]:
    row = {column.name: cells[column.name] for column in columns_of(cls)}
    return _full({name: _plain(cell) for name, cell in row.items()})


def _plain(cell: Cell) -> Any:
    if isinstance(cell, tuple):
        return list(cell)
    return str(cell) if isinstance(cell, Decimal) else cell


def _full(row: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in row.items() if value not in (None, [])}
