# SPDX-License-Identifier: MIT
"""A data folder on disk: read by the strict codec, with all faults at once, and written canonically."""

from datetime import date
from pathlib import Path
from typing import Any

from attrs import frozen

from ._codec import decode
from ._files import FILES, MANIFEST, RELATION_FILES, RETIRED, SCHEMA_VERSION, VERSIONS
from ._json import read
from ._rows import Row, build
from ._store import CLASSES, Retirement, Store
from ._value import Value
from .exceptions import DatasetNotFoundError
from .findings import Finding
from .vocabulary import Kind

#: The kind of record in each file.
_KIND_OF = {name: kind for kind, name in FILES.items()}
_KIND_OF |= dict.fromkeys(RELATION_FILES.values(), Kind.RELATION)


@frozen(kw_only=True)
class Folder:
    """
    The content of a data folder, as far as it can be read.

    Attributes:
        path: Where it is.

        store: Its valid rows.

        contents: The bytes of each data file.

        findings: What is wrong with the files and rows.
    """

    path: Path
    store: Store
    contents: dict[str, bytes]
    findings: tuple[Finding, ...]


def read_folder(path: str) -> Folder:
    """
    Read a data folder strictly.

    Args:
        path: The folder.

    Returns:
        Its valid rows, and everything that is wrong with the others.

    Raises:
        DatasetNotFoundError: It is not there, or has no manifest.
    """
    folder = Path(path)
    if not (folder / MANIFEST).is_file():
        raise DatasetNotFoundError(path)
    findings: list[Finding] = []
    contents: dict[str, bytes] = {}
    rows: dict[Kind, list[Row]] = {kind: [] for kind in Kind}
    taken: dict[str, str] = {}
    for file in sorted([*folder.glob("*.json"), *folder.glob("relations/*.json")]):
        name = file.relative_to(folder).as_posix()
        if name in (MANIFEST, VERSIONS):
            continue
        if name != RETIRED and name not in _KIND_OF:
            repair = f"rename it to one of {', '.join(sorted(_KIND_OF))}"
            findings.append(Finding(name, "", "", "E109", "a file of this name is not read", repair))
            continue
        contents[name] = file.read_bytes()
        if name == RETIRED:
            continue
        for row in _valid_rows(name, contents, CLASSES[_KIND_OF[name]], findings):
            if row["id"] in taken:
                problem = f"the id is taken in {taken[row['id']]}"
                findings.append(Finding(name, row["id"], "id", "E201", problem, "give it another id"))
            else:
                taken[row["id"]] = name
                rows[_KIND_OF[name]].append(row)
    for kind in Kind:
        rows[kind].sort(key=lambda row: row["id"])
    retirements = [build(Retirement, row) for row in _valid_rows(RETIRED, contents, Retirement, findings)]
    retired: dict[str, Retirement] = {}
    for retirement in retirements:
        if retired.setdefault(retirement.id, retirement) is not retirement:
            problem = f"{retirement.id!r} is retired twice"
            findings.append(Finding(RETIRED, retirement.id, "id", "E206", problem, "keep one of the two"))
    version, schema, reviewed = _manifest(folder, findings)
    store = Store.of_rows(version, schema, reviewed, retired, rows)
    return Folder(path=folder, store=store, contents=contents, findings=tuple(sorted(findings)))


def _valid_rows(
    name: str, contents: dict[str, bytes], cls: type[Value], findings: list[Finding]
) -> list[Row]:
    """Read the rows of a file that a record can be made of; what is wrong goes to the findings."""
    value, faults = read(contents.get(name, b"[]"), name)
    findings.extend(faults)
    if faults:
        return []
    if not isinstance(value, list):
        findings.append(Finding(name, "", "", "E103", "the file holds no list of records", "write [ ... ]"))
        return []
    valid = []
    for row in value:
        record, faults = decode(cls, row, name)
        findings.extend(faults)
        if record is not None:
            valid.append(row)
    return valid


def _manifest(folder: Path, findings: list[Finding]) -> tuple[str, str, date]:
    """Read the versions and the review date; the hashes are for the bundled data."""
    value, faults = read((folder / MANIFEST).read_bytes(), MANIFEST)
    findings.extend(faults)
    said: dict[str, Any] = value if isinstance(value, dict) else {}
    for key in ("version", "reviewed"):
        if not isinstance(said.get(key), str):
            repair = 'write it as text, e.g. "2026.11" or "2026-11-22"'
            problem = f"the key {key!r} is missing or no text"
            findings.append(Finding(MANIFEST, "", key, "E105", problem, repair))
    try:
        reviewed = date.fromisoformat(said.get("reviewed", ""))
    except (TypeError, ValueError):
        problem, repair = f"{said.get('reviewed')!r} is no day", "write it as 2026-11-22"
        findings.append(Finding(MANIFEST, "", "reviewed", "E107", problem, repair))
        reviewed = date.max
    schema = said.get("schema", SCHEMA_VERSION)
    if not isinstance(schema, str) or schema.partition(".")[0] != SCHEMA_VERSION.partition(".")[0]:
        problem = f"the layout is version {schema!r}, and this package reads {SCHEMA_VERSION!r} and its like"
        repair = "read it with the release of the package that wrote it"
        findings.append(Finding(MANIFEST, "", "schema", "E110", problem, repair))
    return str(said.get("version")), str(schema), reviewed
