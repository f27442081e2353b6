# SPDX-License-Identifier: MIT
"""Form: canonical files, a true manifest, clean text."""

from collections.abc import Iterator
from hashlib import sha256
from typing import Any
from unicodedata import is_normalized

from .._files import FILES, MANIFEST, file_of
from .._json import write
from ..vocabulary import Kind
from ._canonical import canonical_rows, ordered_manifest
from ._data import Data, Fault
from ._people import texts

#: How long an introduction may be.
LONGEST_SUMMARY = 400

_FIX = "run: python -m baltic_security check --fix FOLDER"


def canonical(data: Data) -> Iterator[Fault]:
    """Find files whose text is not as the library writes it; faults of structure come first."""
    broken = {finding.file for finding in data.folder.findings if finding.code.startswith("E1")}
    for name, value in data.values.items():
        if name in broken:
            continue
        if name == MANIFEST:
            text, expected = (data.folder.path / MANIFEST).read_bytes(), write(ordered_manifest(value))
        else:
            text, expected = data.folder.contents[name], write(canonical_rows(name, value))
        if text != expected.encode():
            line = _first_difference(text, expected.encode())
            yield Fault("", "", f"not in the canonical form from line {line} on", _FIX, name)


def _first_difference(text: bytes, expected: bytes) -> int:
    lines, wanted = text.split(b"\n"), expected.split(b"\n")
    pairs = zip(lines, wanted, strict=False)
    return next((number for number, (a, b) in enumerate(pairs, 1) if a != b), min(len(lines), len(wanted)))


def manifest(data: Data) -> Iterator[Fault]:
    """Find files that are not what the manifest says, if it speaks of files at all."""
    said = data.values.get(MANIFEST)
    files: Any = said.get("files") if isinstance(said, dict) else None
    if files is None:
        return
    if not isinstance(files, dict):
        files = {}
    repair = f"if the change is meant, {_FIX}"
    for name in sorted(files.keys() | data.folder.contents.keys()):
        content = data.folder.contents.get(name)
        if content is None:
            yield Fault("", f"files.{name}", "the file is missing", f"restore it, or {_FIX}", MANIFEST)
            continue
        rows = data.values.get(name)
        facts: dict[str, object] = {"sha256": sha256(content).hexdigest(), "bytes": len(content)}
        if isinstance(rows, list):
            facts["records"] = len(rows)
        entry = files.get(name)
        wrong = [key for key, fact in facts.items() if not isinstance(entry, dict) or entry.get(key) != fact]
        if wrong:
            yield Fault("", f"files.{name}", f"not true of the file: {', '.join(wrong)}", repair, MANIFEST)


def relations_in_place(data: Data) -> Iterator[Fault]:
    """Find relations that do not stand in the file of their object's kind."""
    for relation in data.relations:
        if data.kinds.get(relation.object) in FILES:
            place = file_of(Kind.RELATION, {"object": relation.object}, data.kinds)
            if data.files.get(relation.id) != place:
                yield Fault(relation.id, "object", f"it belongs into {place}", f"move it, or {_FIX}")


def composed(data: Data) -> Iterator[Fault]:
    """Find texts that are not in Unicode's form NFC."""
    for name, id, path, text in _all_texts(data):
        if not is_normalized("NFC", text):
            yield Fault(id, path, f"{text!a} is not NFC", _FIX, name)


def single_blanks(data: Data) -> Iterator[Fault]:
    """Find texts with two blanks in a row."""
    for name, id, path, text in _all_texts(data):
        if "  " in text:
            yield Fault(id, path, f"{text!r} has two blanks in a row", "leave one out", name)


def short_summaries(data: Data) -> Iterator[Fault]:
    """Find summaries that do more than introduce."""
    for record in data.entities():
        if record.summary and len(record.summary) > LONGEST_SUMMARY:
            problem = f"{len(record.summary)} characters; it may have {LONGEST_SUMMARY}"
            repair = "shorten it; what it tells stands in fields and details"
            yield Fault(record.id, "summary", problem, repair)


def _all_texts(data: Data) -> Iterator[tuple[str, str, str, str]]:
    """Give all texts with file, id and path."""
    for name in data.folder.contents:
        for id, row in data.rows(name):
            for path, text in texts(row):
                yield name, id, path, text
