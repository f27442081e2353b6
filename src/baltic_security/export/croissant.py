# SPDX-License-Identifier: MIT
"""Croissant 1.1: the CSV files, and a description by which machine learning tools load them."""

from hashlib import sha256
from pathlib import Path
from typing import Any

from .._framing import FRAMES
from .._json import write as to_text
from ..columns import ColumnType
from ..dataset import Dataset
from ..frames import Frame
from . import _about
from .csv_tables import write_frame

#: What the terms of the standard stand for, as its own library has it.
_CONTEXT = {
    "@language": "en",
    "@vocab": "https://schema.org/",
    "sc": "https://schema.org/",
    "cr": "http://mlcommons.org/croissant/",
    "dct": "http://purl.org/dc/terms/",
    "rai": "http://mlcommons.org/croissant/RAI/",
    "conformsTo": "dct:conformsTo",
    **{name: {"@container": "@language"} for name in ("name", "description")},
    **{name: {"@id": f"cr:{name}", "@type": "@json"} for name in ("data", "examples")},
    "dataType": {"@id": "cr:dataType", "@type": "@vocab"},
    **{
        name: f"cr:{name}"
        for name in (
            *("arrayShape", "citeAs", "column", "containedIn", "equivalentProperty", "extract", "field"),
            *("fileObject", "fileProperty", "fileSet", "format", "includes", "isArray", "isLiveDataset"),
            *("jsonPath", "key", "md5", "parentField", "path", "recordSet", "references", "regex"),
            *("repeated", "replace", "samplingRate", "sdVersion", "separator", "source", "subField"),
            "transform",
        )
    },
}
_TYPES = {
    ColumnType.TEXT: "sc:Text",
    ColumnType.LIST: "sc:Text",
    ColumnType.INTEGER: "sc:Integer",
    ColumnType.DECIMAL: "sc:Float",
    ColumnType.BOOLEAN: "sc:Boolean",
    ColumnType.DATE: "sc:Date",
}


def write(dataset: Dataset, folder: Path) -> list[Path]:
    """
    Write the CSV files, ``versions.json`` and ``croissant.json``.

    Args:
        dataset: The dataset.

        folder: An empty folder.

    Returns:
        The files that were written.
    """
    files = [(frame, write_frame(frame, folder)) for frame in _about.frames(dataset)]
    versions = _about.write_versions(dataset, folder)
    written = [*(path for _, path in files), versions]
    said = {
        "@context": _CONTEXT,
        "@type": "sc:Dataset",
        "conformsTo": "http://mlcommons.org/croissant/1.1",
        "name": _about.TITLE,
        "description": _about.DESCRIPTION,
        "license": _about.LICENCE_URL,
        "creator": {"@type": "sc:Organization", "name": _about.MAKER},
        "citeAs": dataset.cite(dataset, style="bibtex"),
        "version": dataset.version,
        "datePublished": str(dataset.reviewed),
        "distribution": [_file(path) for path in written],
        "recordSet": [_record_set(frame, path) for frame, path in files],
    }
    if not _about.is_bundled(dataset):
        del said["license"], said["creator"]
    path = folder / "croissant.json"
    path.write_bytes(to_text(said).encode())
    return [*written, path]


def _file(path: Path) -> dict[str, Any]:
    content = path.read_bytes()
    return {
        "@type": "cr:FileObject",
        "@id": path.name,
        "name": path.name,
        "contentUrl": path.name,
        "contentSize": f"{len(content)} B",
        "encodingFormat": "text/csv" if path.suffix == ".csv" else "application/json",
        "sha256": sha256(content).hexdigest(),
    }


def _record_set(frame: Frame, path: Path) -> dict[str, Any]:
    return {
        "@type": "cr:RecordSet",
        "@id": frame.name,
        "name": frame.name,
        "description": FRAMES[frame.name],
        "key": [{"@id": f"{frame.name}/{name}"} for name in frame.key],
        "field": [_field(frame, position, path) for position in range(len(frame.columns))],
    }


def _field(frame: Frame, position: int, path: Path) -> dict[str, Any]:
    column = frame.columns[position]
    source: dict[str, Any] = {"fileObject": {"@id": path.name}, "extract": {"column": column.name}}
    said = {
        "@type": "cr:Field",
        "@id": f"{frame.name}/{column.name}",
        "name": column.name,
        "description": column.meaning,
        "dataType": _TYPES[column.type],
        "source": source,
    }
    if column.type is ColumnType.LIST:
        source["transform"] = {"separator": "; "}
        return {**said, "isArray": True}
    # The library of the standard joins what a reference names, and cannot join a column without any id.
    if column.refers and any(row[position] for row in frame.rows):
        said["references"] = {"field": {"@id": f"{column.refers}/id"}}
    return said
