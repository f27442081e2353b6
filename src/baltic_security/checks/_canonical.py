# SPDX-License-Identifier: MIT
"""The canonical form of a data folder, and how it is restored without changing a fact."""

from os import PathLike, fspath
from pathlib import Path
from typing import Any
from unicodedata import normalize

from .._codec import encode
from .._files import FILES, MANIFEST, RELATION_FILES, RETIRED, SCHEMA_VERSION, file_of
from .._files import manifest as manifest_text
from .._folder import Folder, read_folder
from .._json import read, write
from .._rows import Row, build
from .._schema import schemas
from .._store import CLASSES, Retirement
from .._value import Value
from ..dates import Period
from ..exceptions import DataError
from ..findings import Finding
from ..vocabulary import Kind
from ._ids import MANIFEST_KEYS, unknown_keys
from ._relations import base_id

_CLASS_OF: dict[str, type[Value]] = {
    **{name: CLASSES[kind] for kind, name in FILES.items()},
    **dict.fromkeys(RELATION_FILES.values(), CLASSES[Kind.RELATION]),
    RETIRED: Retirement,
}
_FILE_KEYS = ("sha256", "bytes", "records")


def canonical_rows(name: str, rows: list[Row]) -> list[Row]:
    """Give the rows of a file in canonical order, with their keys in canonical order."""
    return [encode(build(_CLASS_OF[name], row)) for row in sorted(rows, key=lambda row: str(row["id"]))]


def ordered_manifest(said: dict[str, Any]) -> dict[str, Any]:
    """Give what a manifest says in canonical order."""
    ordered = {key: said[key] for key in MANIFEST_KEYS if key in said} | said
    files = said.get("files")
    if isinstance(files, dict):
        ordered["files"] = {
            name: {key: files[name][key] for key in _FILE_KEYS if key in files[name]}
            if isinstance(files[name], dict)
            else files[name]
            for name in sorted(files)
        }
    return ordered


def fix(folder: "str | PathLike[str]") -> tuple[str, ...]:
    """
    Restore the canonical form of the files of a data folder, without changing a fact.

    Records are sorted, keys and words put in order, texts composed (NFC); a new
    relation gets its id and every relation its file; the manifest is written anew,
    and the schema files, if there is a folder for them.

    Args:
        folder: The folder.

    Returns:
        The names of the files that were rewritten.

    Raises:
        DatasetNotFoundError: The folder is not there, or is no dataset.

        DataError: A file cannot be read without loss; nothing was written.
    """
    before = read_folder(fspath(folder))
    manifest = read((before.path / MANIFEST).read_bytes(), MANIFEST)[0]
    faults = [finding for finding in before.findings if _is_in_the_way(finding)]
    faults += [Finding(MANIFEST, "", key, "E104", *said) for key, *said in unknown_keys(manifest)]
    if faults:
        raise DataError(tuple(sorted(faults)))
    tables = _sorted_out(before)
    texts = {name: write(canonical_rows(name, _composed(rows))) for name, rows in tables.items()}
    contents = {name: (text.encode(), len(tables[name])) for name, text in texts.items()}
    if (before.path / "schema").is_dir():
        texts |= {f"schema/{name}": text for name, text in schemas().items()}
    texts[MANIFEST] = manifest_text(manifest["version"], SCHEMA_VERSION, manifest["reviewed"], contents)
    return tuple(name for name, text in texts.items() if _written(before.path / name, text.encode()))


def _is_in_the_way(finding: Finding) -> bool:
    """Tell whether a fault keeps a file from being read whole; that of a new relation without id does not."""
    is_new = finding.code == "E105" and finding.field == "id" and finding.file.startswith("relations/")
    return finding.code.startswith("E1") and not is_new


def _sorted_out(folder: Folder) -> dict[str, list[Row]]:
    """Read the rows of all files; each relation with an id, in the file of its object's kind."""
    tables: dict[str, list[Row]] = {name: read(content, name)[0] for name, content in folder.contents.items()}
    relations = [(name, row) for name in tables if name in RELATION_FILES.values() for row in tables[name]]
    taken = {row.get("id") for _, row in relations}
    _give_ids([row for _, row in relations], taken | set(folder.store.retired))
    kinds = {id: kind for kind in FILES for id in folder.store.rows(kind).index}
    for name, row in relations:
        place = file_of(Kind.RELATION, row, kinds) if row["object"] in kinds else name
        if place != name:
            tables[name].remove(row)
            tables.setdefault(place, []).append(row)
    return tables


def _give_ids(relations: list[Row], taken: set[Any]) -> None:
    """Give new relations their ids, to earlier spells first; an id that was ever used is not used again."""
    new = [row for row in relations if "id" not in row]
    for row in sorted(new, key=lambda row: (Period(row.get("period", "/")).bounds, row.get("role", ""))):
        base = id = base_id(row["subject"], row["kind"], row["object"])
        number = 1
        while id in taken:
            number += 1
            id = f"{base}.{number}"
        row["id"] = id
        taken.add(id)


def _composed(value: Any) -> Any:
    if isinstance(value, str):
        return normalize("NFC", value)
    if isinstance(value, list):
        return [_composed(item) for item in value]
    return {key: _composed(item) for key, item in value.items()} if isinstance(value, dict) else value


def _written(path: Path, content: bytes) -> bool:
    """Write a file if its content changes."""
    if path.is_file() and path.read_bytes() == content:
        return False
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(content)
    return True
