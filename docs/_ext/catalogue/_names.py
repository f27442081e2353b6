# SPDX-License-Identifier: MIT
"""All names of all records, for the box on the start page of the catalogue."""

import json
from pathlib import Path

import baltic_security as bs
from baltic_security._store import ENTITIES


def write_names(path: Path, dataset: bs.Dataset) -> None:
    """Write a script that holds of each record the id, the kind, the title, and all names with languages."""
    rows = [
        (record.id, kind.value, record.name, _names(record))
        for kind in ENTITIES
        for record in dataset.table(kind)
        if isinstance(record, bs.Entity)
    ]
    text = json.dumps(rows, ensure_ascii=False, separators=(",", ":"))
    path.write_text(f"// Made from the data.\nwindow.catalogueNames = {text};\n", encoding="utf-8")


def _names(record: bs.Entity) -> list[tuple[str, str]]:
    return list(dict.fromkeys((name.text, name.language.value) for name in record.all_names))
