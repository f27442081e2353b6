# SPDX-License-Identifier: MIT
"""RIS, which nearly every reference manager reads: one tag a line, lines end with CR and LF."""

from collections.abc import Iterable, Iterator

from ..vocabulary import SourceKind
from .entries import Entry

#: The type of a reference; ``ELEC``, a page of the web, is for all the others.
_TYPES = {
    None: "DATA",
    SourceKind.OFFICIAL_DOCUMENT: "GOVDOC",
    SourceKind.REPORT: "RPRT",
    SourceKind.ARTICLE: "NEWS",
}


def ris(entries: Iterable[Entry]) -> str:
    """Write entries in RIS."""
    return "\r\n".join(f"{tag}  - {text}" for entry in entries for tag, text in _tags(entry))


def _tags(entry: Entry) -> Iterator[tuple[str, str]]:
    date = [f"{number:02}" for number in entry.date]
    told = {
        "ID": entry.id,
        "TI": entry.full_title,
        "T2" if entry.kind is SourceKind.ARTICLE else "PB": entry.publisher,
        "PY": "".join(date[:1]),
        "DA": "/".join([*date, "", "", ""][:4]) if date else "",  # all slashes, known or not
        "LA": entry.language,
        "UR": entry.url,
        "N1": entry.note,
    }
    yield "TY", _TYPES.get(entry.kind, "ELEC")
    yield from ((tag, text) for tag, text in told.items() if text)
    yield "ER", ""
