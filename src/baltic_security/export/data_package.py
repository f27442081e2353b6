# SPDX-License-Identifier: MIT
"""A Frictionless Data Package, version 2: the CSV files, and a description by which they can be checked."""

from hashlib import sha256
from pathlib import Path
from typing import Any

from .._framing import FRAMES
from .._json import write as to_text
from ..columns import Column, ColumnType
from ..dataset import Dataset
from ..frames import Frame
from . import _about
from .csv_tables import write_frame

_PROFILE = "https://datapackage.org/profiles/2.0/{}.json"
_DIALECT = {
    "$schema": _PROFILE.format("tabledialect"),
    "delimiter": ",",
    "quoteChar": '"',
    "doubleQuote": True,
    "lineTerminator": "\n",
}
#: The standard has ``list`` in its text; in its JSON Schema it is missing until version 2.1.
_TYPES: dict[ColumnType, dict[str, Any]] = {
    ColumnType.TEXT: {"type": "string"},
    ColumnType.LIST: {"type": "list", "itemType": "string", "delimiter": "; "},
    ColumnType.INTEGER: {"type": "integer"},
    ColumnType.DECIMAL: {"type": "number"},
    ColumnType.BOOLEAN: {"type": "boolean", "trueValues": ["true"], "falseValues": ["false"]},
    ColumnType.DATE: {"type": "date"},
}


def write(dataset: Dataset, folder: Path) -> list[Path]:
    """
    Write the CSV files and ``datapackage.json``.

    Args:
        dataset: The dataset.

        folder: An empty folder.

    Returns:
        The files that were written.
    """
    files = [(frame, write_frame(frame, folder)) for frame in _about.frames(dataset)]
    said = {
        "$schema": _PROFILE.format("datapackage"),
        "name": "baltic-security",
        "title": _about.TITLE,
        "description": _about.DESCRIPTION,
        "version": dataset.version,
        "created": f"{dataset.reviewed}T00:00:00Z",
        "contributors": [{"title": _about.MAKER, "roles": ["creator"]}],
        "licenses": [{"name": _about.LICENCE, "path": _about.LICENCE_URL}],
        "versions": dataset._store.versions,
        "resources": [_resource(frame, path) for frame, path in files],
    }
    if not _about.is_bundled(dataset):
        del said["licenses"], said["contributors"]
    path = folder / "datapackage.json"
    path.write_bytes(to_text(said).encode())
    return [*(path for _, path in files), path]


def _resource(frame: Frame, path: Path) -> dict[str, Any]:
    content = path.read_bytes()
    return {
        "name": frame.name,
        "description": FRAMES[frame.name],
        "type": "table",
        "path": path.name,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(content),
        "hash": f"sha256:{sha256(content).hexdigest()}",
        "dialect": _DIALECT,
        "schema": _schema(frame),
    }


def _schema(frame: Frame) -> dict[str, Any]:
    said: dict[str, Any] = {
        "$schema": _PROFILE.format("tableschema"),
        "fields": [_field(column) for column in frame.columns],
        "primaryKey": list(frame.key),
    }
    references = [
        {"fields": [column.name], "reference": {"resource": column.refers, "fields": ["id"]}}
        for column in frame.columns
        if column.refers and column.type is not ColumnType.LIST
    ]
    return {**said, "foreignKeys": references} if references else said


def _field(column: Column) -> dict[str, Any]:
    constraints: dict[str, Any] = {"required": True} if column.required else {}
    if column.words and column.type is not ColumnType.LIST:
        constraints["enum"] = [word.value for word in column.words]
    said = {"name": column.name, **_TYPES[column.type], "description": column.meaning}
    return {**said, "constraints": constraints} if constraints else said
