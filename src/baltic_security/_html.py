# SPDX-License-Identifier: MIT
"""HTML forms for notebooks: no script, no remote resource, everything escaped."""

from enum import Enum
from html import escape

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from .bases import Record

_MOST = 60  # rows that a listing shows
_LAST = ("note", "claims", "citations")  # fields that come after those of the class


def listing(records: "Iterable[Record]") -> str:
    """Show records as a table of ids, names and dates."""
    chosen = tuple(records)
    rows = [
        f"<tr><td><code>{_safe(record.id)}</code></td><td>{_safe(record.name)}</td>"
        f"<td>{_safe(str(_time(record)))}</td></tr>"
        for record in chosen[:_MOST]
    ]
    more = len(chosen) - _MOST
    foot = f"<caption>and {more} more</caption>" if more > 0 else ""
    head = "<tr><th>id</th><th>name</th><th>when</th></tr>"
    return f"<table>{foot}<thead>{head}</thead><tbody>{''.join(rows)}</tbody></table>"


def overview(title: str, counts: dict[str, int]) -> str:
    """Show a dataset as its tables and how many records they hold."""
    rows = [f"<tr><td>{_safe(table)}</td><td>{count}</td></tr>" for table, count in counts.items()]
    return f"<table><caption>{_safe(title)}</caption><tbody>{''.join(rows)}</tbody></table>"


def card(title: str, sections: "Iterable[tuple[str, list[str]]]") -> str:
    """Show a card: a title, and headings with their lines."""
    blocks = [
        f"<dt><b>{_safe(heading)}</b></dt>" + "".join(f"<dd>{_safe(line)}</dd>" for line in lines)
        for heading, lines in sections
    ]
    return f"<section><h4>{_safe(title)}</h4><dl>{''.join(blocks)}</dl></section>"


def record(shown: "Record") -> str:
    """Show the fields of a record itself; what is around it, ``ds.show`` tells."""
    fields = {field.name: getattr(shown, field.name) for field in shown.__attrs_attrs__}
    lines = [
        f"{name.removeprefix('all_').replace('_', ' ')}: {_said(fields[name])}"
        for name in sorted(fields, key=_LAST.__contains__)
        if name != "id" and fields[name] is not None and fields[name] != ()
    ]
    return card(f"{shown.name} [{shown.id}]", [(type(shown).__name__, lines)])


def _said(value: object) -> str:
    """Say a value; of a part of a record its text, of citations and claims only how many there are."""
    if not isinstance(value, tuple):
        return str(value).replace("_", " ") if isinstance(value, Enum) else str(value)
    if value and not hasattr(value[0], "text") and hasattr(value[0], "note"):
        return str(len(value))
    return "; ".join(getattr(item, "text", None) or _said(item) for item in value)


def _time(record: "Record") -> object:
    return getattr(record, "period", None) or getattr(record, "published", None) or ""


def _safe(text: str) -> str:
    """Escape a text, and take out what would turn its direction."""
    return escape("".join(letter for letter in text if letter.isprintable()))
