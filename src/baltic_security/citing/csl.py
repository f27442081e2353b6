# SPDX-License-Identifier: MIT
"""CSL-JSON: what Zotero and pandoc read, and every style of the Citation Style Language."""

import json
from collections.abc import Iterable
from typing import Any

from ..vocabulary import SourceKind
from .entries import Entry

#: The type of an item; ``webpage`` is for all the others.
_TYPES = {
    None: "dataset",
    SourceKind.OFFICIAL_DOCUMENT: "document",
    SourceKind.REPORT: "report",
    SourceKind.ARTICLE: "article-newspaper",
}


def csl(entries: Iterable[Entry]) -> str:
    """Write entries in CSL-JSON."""
    return json.dumps(list(map(_item, entries)), ensure_ascii=False, indent=2)


def _item(entry: Entry) -> dict[str, Any]:
    home = "container-title" if entry.kind is SourceKind.ARTICLE else "publisher"
    fields = {
        "id": entry.id,
        "type": _TYPES.get(entry.kind, "webpage"),
        "title": entry.title,
        home: entry.publisher,
        "version": entry.version,
        "issued": _issued(entry),
        "URL": entry.url,
        "language": entry.language,
        "note": entry.note,
    }
    return {field: value for field, value in fields.items() if value}


def _issued(entry: Entry) -> dict[str, Any] | None:
    if entry.date:
        return {"date-parts": [entry.date]}
    return {"literal": entry.bounds} if entry.bounds else None
