"""
Changes to the toy dataset, as the folders ``faults`` and ``doubts`` hold them in ``patch.json``.

``python tests/patches.py`` writes what ``check`` says of each fault into ``findings.txt``.
"""

import json
import shutil
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from baltic_security._files import MANIFEST, manifest
from baltic_security._json import write
from baltic_security.checks import check
from baltic_security.checks._canonical import canonical_rows

HERE = Path(__file__).parent / "data"
FINDINGS = Path(__file__).parent / "findings.txt"
Place = tuple[str, str, str, str]


def patches(folder: str) -> list[Path]:
    """Find the patches of a folder."""
    return sorted(path.parent for path in HERE.glob(f"{folder}/*/patch.json"))


def read_patch(folder: Path) -> dict[str, Any]:
    """Read a patch: ``why``, ``steps``, and what is found in the end (``finds``, ``also``)."""
    patch: dict[str, Any] = json.loads((folder / "patch.json").read_text(encoding="utf-8"))
    assert patch.keys() <= {"why", "steps", "manifest", "finds", "also"}, patch.keys()
    return patch


def expected(folder: Path) -> list[Place]:
    """List what a patch leads to: code, file, record, field."""
    patch = read_patch(folder)
    found = {folder.name.partition("-")[0]: patch["finds"], **patch.get("also", {})}
    return sorted((code, *place) for code, places in found.items() for place in places)


def agreed(folder: Path) -> list[str]:
    """List what ``check`` says of a fault, as a reader sees it."""
    mark = f"{folder.name}: "
    lines = FINDINGS.read_text(encoding="utf-8").splitlines()
    return [line.removeprefix(mark) for line in lines if line.startswith(mark)]


def patched(folder: Path, target: Path) -> Path:
    """
    Copy the toy dataset and change it, step by step.

    A step names a ``file``, be it there or not, and what to do with it: ``append`` rows,
    ``delete`` rows by id, ``set`` and ``drop`` paths in a ``record``, ``remove`` the file,
    give it a new ``text`` or ``replace`` a piece of its text.  Texts are changed last.
    Rows are written canonically and the manifest is made true, unless it is to stay as
    it was.
    """
    shutil.copytree(HERE / "toy", target, dirs_exist_ok=True)
    patch = read_patch(folder)
    steps = patch["steps"]
    for step in steps:
        if step.keys() & {"append", "delete", "set", "drop"} and step["file"] != MANIFEST:
            _change_rows(target / step["file"], step)
    for file in {step["file"]: None for step in steps if step["file"] != MANIFEST}:
        _write_canonically(target, file)
    for step in steps:
        if step["file"] != MANIFEST:
            _change_text(target / step["file"], step)
    if patch.get("manifest") != "stale":
        _vouch(target)
    for step in steps:
        if step["file"] == MANIFEST:
            said = json.loads((target / MANIFEST).read_text(encoding="utf-8"))
            _change_record(said, step)
            (target / MANIFEST).write_text(write(said), encoding="utf-8")
            _change_text(target / MANIFEST, step)
    return target


def _change_rows(path: Path, step: dict[str, Any]) -> None:
    rows = json.loads(path.read_text(encoding="utf-8")) if path.exists() else []
    kept = [row for row in rows if row["id"] not in step.get("delete", ())] + step.get("append", [])
    if "record" in step:
        (row,) = (row for row in kept if row["id"] == step["record"])
        _change_record(row, step)
    path.write_text(json.dumps(kept), encoding="utf-8")


def _change_record(record: Any, step: dict[str, Any]) -> None:
    for path, value in step.get("set", {}).items():
        *way, last = path.split(".")
        inner = record
        for key in way:
            inner = inner[int(key)] if isinstance(inner, list) else inner[key]
        if isinstance(inner, list):
            inner[int(last) :] = [value, *inner[int(last) + 1 :]]
        else:
            inner[last] = value
    for path in step.get("drop", ()):
        *way, last = path.split(".")
        inner = record
        for key in way:
            inner = inner[int(key)] if isinstance(inner, list) else inner[key]
        del inner[last]


def _write_canonically(folder: Path, file: str) -> None:
    """Write the rows of a file as the library would, as far as it can read them."""
    path = folder / file
    if path.exists():
        rows = json.loads(path.read_text(encoding="utf-8"))
        with suppress(KeyError, TypeError, ValueError, AttributeError):  # a planted fault of structure
            rows = canonical_rows(file, rows)
        path.write_text(write(rows), encoding="utf-8")


def _change_text(path: Path, step: dict[str, Any]) -> None:
    if "text" in step:
        path.write_text(step["text"], encoding="utf-8")
    if "replace" in step:
        old, new = step["replace"]
        text = path.read_text(encoding="utf-8")
        assert old in text, old
        path.write_text(text.replace(old, new, 1), encoding="utf-8")
    if step.get("remove"):
        path.unlink()


def _vouch(folder: Path) -> None:
    """Make the manifest true of the files."""
    said = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
    contents = {}
    for path in [*folder.glob("*.json"), *folder.glob("relations/*.json")]:
        if path.name != MANIFEST:
            content = path.read_bytes()
            try:
                count = len(json.loads(content))
            except ValueError:
                count = 0
            contents[path.relative_to(folder).as_posix()] = (content, count)
    text = manifest(said["version"], said["schema"], said["reviewed"], contents)
    (folder / MANIFEST).write_text(text, encoding="utf-8")


def _write_findings() -> None:
    lines = []
    for folder in patches("faults"):
        with TemporaryDirectory() as target:
            lines += [f"{folder.name}: {finding}\n" for finding in check(patched(folder, Path(target)))]
    FINDINGS.write_text("".join(lines), encoding="utf-8")


if __name__ == "__main__":
    _write_findings()
