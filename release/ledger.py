# SPDX-License-Identifier: MIT
"""
The ledger: every id that was ever released, and how each record was in the last release.

``python release/ledger.py`` tells what is wrong. With ``--write`` it enters the release that the tree
is to become; as long as that is not tagged, it may be entered again.

``ids.csv`` has each id with its table and first release; it is never changed, only added to.
``releases.csv`` has a line for each release: its versions, how many ids there were until then, their
SHA-256, and that of the manifest, which has those of the data. ``records.csv`` has the beginning of the
SHA-256 of each record of the last release. Which records were changed since, on purpose, is told in
``changed.txt``, an id a line, so that a slip of the hand in another record is noticed.
"""

import csv
import json
import subprocess
import sys
from collections.abc import Iterable
from hashlib import sha256
from io import StringIO
from pathlib import Path
from typing import Any, NamedTuple

import baltic_security as bs
from baltic_security._codec import encode

HERE = Path(__file__).parent
IDS, RELEASES, RECORDS, CHANGED = "ids.csv", "releases.csv", "records.csv", "changed.txt"
#: Stands in place of the id of somebody who asked to be forgotten, with the hash by which it stays taken.
ERASED = "sha256:"


class Entry(NamedTuple):
    """An id, the table of its record, and the version of the data that brought it."""

    id: str
    table: str
    data: str


class Release(NamedTuple):
    """What is known for ever of one release."""

    package: str
    data: str
    schema: str
    reviewed: str
    ids: str
    ids_sha256: str
    manifest_sha256: str


class Ledger(NamedTuple):
    """All releases, all ids in the order in which they came, the records of the last release by their ids."""

    releases: list[Release]
    entries: list[Entry]
    records: dict[str, str]


def read(folder: Path = HERE) -> Ledger:
    """Read the ledger."""
    releases = [Release(*row) for row in _rows(folder / RELEASES)]
    entries = [Entry(*row) for row in _rows(folder / IDS)]
    return Ledger(releases, entries, {row[0]: row[1] for row in _rows(folder / RECORDS)})


def write(ledger: Ledger, folder: Path = HERE) -> None:
    """Write the ledger; from then on nothing is changed."""
    (folder / RELEASES).write_text(_text(Release._fields, ledger.releases), encoding="utf-8")
    (folder / IDS).write_text(_text(Entry._fields, ledger.entries), encoding="utf-8")
    (folder / RECORDS).write_text(_text(("id", "sha256"), ledger.records.items()), encoding="utf-8")
    (folder / CHANGED).write_text("", encoding="utf-8")


def changed(folder: Path = HERE) -> set[str]:
    """Read which records were changed on purpose since the last release."""
    return set((folder / CHANGED).read_text(encoding="utf-8").split())


def entered(ledger: Ledger, dataset: bs.Dataset, package: str, manifest: bytes) -> Ledger:
    """
    Enter a release, or enter it again.

    Args:
        ledger: The ledger.

        dataset: The data of the release.

        package: The version of the package.

        manifest: The manifest of the data.

    Returns:
        The ledger with the release at its end; what was released before stands as it was.
    """
    releases = [release for release in ledger.releases if release.package != package]
    entries = ledger.entries[: int(releases[-1].ids) if releases else 0]
    known = {entry.id for entry in entries}
    found = sorted((record.id, kind.table) for kind in bs.Kind for record in dataset.table(kind))
    entries += [Entry(id, table, dataset.version) for id, table in found if id not in known]
    about = dataset.version, dataset.schema_version, str(dataset.reviewed)
    digests = _digest(entries), sha256(manifest).hexdigest()
    return Ledger(
        [*releases, Release(package, *about, str(len(entries)), *digests)], entries, of_records(dataset)
    )


def faults(ledger: Ledger, dataset: bs.Dataset) -> list[str]:
    """
    Find lines that were changed or lost, and released ids that lead nowhere.

    Args:
        ledger: The ledger.

        dataset: The data as it is now; what was never released may come and go.

    Returns:
        What is wrong, and what to do about it.
    """
    found = [
        f"{IDS}: the ids of {release.package} are not what they were; restore the lines from that release"
        for release in ledger.releases
        if release.ids_sha256 != _digest(ledger.entries[: int(release.ids)])
    ]
    if len(ledger.entries) != int(ledger.releases[-1].ids if ledger.releases else 0):
        found.append(f"{IDS}: there are ids of no release; only release/ledger.py may add any")
    contents: dict[str, str] = {}
    for release in ledger.releases:
        if contents.setdefault(release.data, release.manifest_sha256) != release.manifest_sha256:
            problem = f"data {release.data} is not what it was in an earlier release"
            found.append(f"{RELEASES}: {release.package}: {problem}; give it a later version")
    tables = {record.id: kind.table for kind in bs.Kind for record in dataset.table(kind)}
    erased = {entry.id for entry in ledger.entries if entry.id.startswith(ERASED)}
    found += [f"{id}: stood for somebody who asked to be forgotten" for id in tables if _sealed(id) in erased]
    for id, table, data in ledger.entries:
        if id not in {*dataset._store.retired, *erased} and tables.get(id) != table:
            now = f"stands in {tables[id]} now" if id in tables else "is gone"
            found.append(f"{id}: released with {data} in {table}, and {now}; restore it, or retire the id")
    return found


def untold(ledger: Ledger, records: dict[str, str], told: set[str]) -> list[str]:
    """
    Find records that are not as they were in the last release, and were not meant to change.

    Args:
        ledger: The ledger.

        records: The digests of the records as they are now.

        told: The ids of those that were meant to change.

    Returns:
        What is wrong, and what to do about it.
    """
    ids = {*records, *ledger.records}
    differ = {id for id in ids if records.get(id) != ledger.records.get(id)}
    found = [
        f"{id}: not as it was in the last release; restore it or, if it is meant, put its id into {CHANGED}"
        for id in sorted(differ - told)
    ]
    return found + [f"{id}: as it was in the last release; take it out of {CHANGED}" for id in told - differ]


def of_records(dataset: bs.Dataset) -> dict[str, str]:
    """Digest each record of a dataset, and each retirement."""
    rows = [row for kind in bs.Kind for row in dataset._store.rows(kind).raw]
    rows += [encode(retirement) for retirement in dataset._store.retired.values()]
    return {row["id"]: digest(row) for row in sorted(rows, key=lambda row: str(row["id"]))}


def digest(row: dict[str, Any]) -> str:
    """Digest a row of the data: enough to notice a change, not to withstand an attack."""
    return sha256(json.dumps(row, sort_keys=True).encode()).hexdigest()[:8]


def main() -> None:
    """Check the ledger, or enter the release that the tree is to become."""
    before, dataset, package = read(), bs.load(), bs.__version__
    manifest = bs.data_path().joinpath("manifest.json").read_bytes()
    after = entered(before, dataset, package, manifest)
    if sys.argv[1:] == ["--write"]:
        problems = faults(after, dataset)
        if _is_out(package):
            problems = [f"{package} is out, and its entry stands; give the package a later version"]
    else:
        problems = faults(before, dataset) + untold(before, after.records, changed())
        if before != after:
            problems.append(f"{package} is not entered as it is; run: python release/ledger.py --write")
    if problems:
        sys.exit("\n".join(problems))
    if before != after:
        write(after)
    releases = f"{len(after.releases)} release{'s' if len(after.releases) > 1 else ''}"
    print(f"{len(after.entries):,} ids in {releases}, the last of them {package}")


def _is_out(package: str) -> bool:
    command = ["git", "tag", "--list", f"v{package}"]
    return bool(subprocess.run(command, cwd=HERE, capture_output=True, text=True, check=True).stdout)


def _digest(entries: list[Entry]) -> str:
    """Digest ids so that it stays the same if one is erased."""
    sealed = [entry._replace(id=_sealed(entry.id)) for entry in entries]
    return sha256(_text(Entry._fields, sealed).encode()).hexdigest()


def _sealed(id: str) -> str:
    return id if id.startswith(ERASED) else ERASED + sha256(id.encode()).hexdigest()


def _text(header: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    out = StringIO()
    csv.writer(out, lineterminator="\n").writerows([header, *rows])
    return out.getvalue()


def _rows(path: Path) -> list[list[str]]:
    """Read the rows below the header; before the first release there are none."""
    text = path.read_text(encoding="utf-8") if path.exists() else ""
    return list(csv.reader(text.splitlines()))[1:]


if __name__ == "__main__":
    main()
