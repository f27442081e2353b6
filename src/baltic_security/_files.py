# SPDX-License-Identifier: MIT
"""The layout of a data folder: which file holds what, and the manifest that vouches for it."""

from typing import Any

from ._rows import Row
from .vocabulary import Kind, RelationKind

#: The version of the layout; a removed field or a changed meaning raises its first number.
SCHEMA_VERSION = "1.0.0"

MANIFEST = "manifest.json"
RETIRED = "retired.json"
#: What an export tells of itself; the data is read without it.
VERSIONS = "versions.json"
#: The file of each table but relations.
FILES: dict[Kind, str] = {kind: f"{kind.table}.json" for kind in Kind if kind is not Kind.RELATION}
#: Relations stand in a file by the kind of thing at their object end.
RELATION_FILES = {kind: f"relations/{kind.table}.json" for kind in FILES}


def file_of(kind: Kind, row: Row, kinds: dict[str, Kind] | None = None) -> str:
    """
    Tell the file in which a row stands.

    Args:
        kind: The kind of the record.

        row: The row.

        kinds: The kind of each id, for the object of a relation.

    Returns:
        The name of the file in the data folder.
    """
    if kind is not Kind.RELATION:
        return FILES[kind]
    found = (kinds or {}).get(row["object"], Kind.RELATION)
    if found is Kind.RELATION:  # in another dataset, or in none
        found = RelationKind(row["kind"]).objects[0]
    return RELATION_FILES[found]


def manifest(version: str, schema: str, reviewed: str, contents: dict[str, tuple[bytes, int]]) -> str:
    """
    Write the manifest of a data folder.

    Args:
        version: The version of the data.

        schema: The version of the layout.

        reviewed: The day of the last review.

        contents: Of each file its bytes and the number of its records.

    Returns:
        The canonical text of ``manifest.json``.
    """
    from hashlib import sha256

    from ._json import write

    files: dict[str, Any] = {
        name: {"sha256": sha256(content).hexdigest(), "bytes": len(content), "records": count}
        for name, (content, count) in sorted(contents.items())
    }
    return write({"version": version, "schema": schema, "reviewed": reviewed, "files": files})
