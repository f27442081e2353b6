# SPDX-License-Identifier: MIT
"""A difference as text, as a section of a changelog, and as JSON."""

import re
from itertools import groupby
from typing import Any

from ._edits import Edit
from ._json import write

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .diff import Change, Difference

#: What Markdown would not show as it stands; within a word an underscore is a letter.
_MARKUP = re.compile(r"([\\`*\[\]<>|]|\b_|_\b)")
#: What a part of a record says, and what the path to it tells already.
_LEADS = ("source", "locator", "text", "value", "currency")
_IN_PATH = ("language", "aspect", "field", "citations")


def text(difference: "Difference") -> str:
    """Write a difference for a terminal: a line for each place that changed."""
    old, new = difference.old, difference.new
    if difference.effect is None and old.version == new.version:
        return f"{old.version}: no change"
    lines = [f"{old.version} → {new.version}: {_told(difference)}; a {difference.step} step at least"]
    if old.reviewed != new.reviewed:
        lines.append(f"reviewed {old.reviewed} → {new.reviewed}")
    lines += [f"look twice: {told}" for told in _lost(difference)]
    for fate, changes in groupby(difference.changes, key=lambda change: change.fate):
        lines += ["", fate.value]
        lines += [f"  {_where(change)}{line}" for change in changes for line in _lines(change)]
    return "\n".join(lines)


def markdown(difference: "Difference") -> str:
    """Write a difference as a section of a changelog."""
    old, new = difference.old, difference.new
    lines = [
        f"## {new.version}",
        "",
        f"Reviewed on {new.reviewed}. Since {old.version}: {_told(difference)}.",
    ]
    lines += [f"Look twice: {told}." for told in _lost(difference)]
    for fate, changes in groupby(difference.changes, key=lambda change: change.fate):
        lines += ["", f"### {fate.value.capitalize()}", ""]
        for change in changes:
            lines += [f"- {_where(change, '`')}{_escaped(line)}" for line in _lines(change)]
    return "\n".join(lines) + "\n"


def json(difference: "Difference") -> str:
    """Write a difference as JSON, with values as the data files hold them."""
    editions = {
        key: {
            "version": edition.version,
            "schema": edition.schema,
            "reviewed": edition.reviewed.isoformat(),
            "records": edition.records,
        }
        for key, edition in (("old", difference.old), ("new", difference.new))
    }
    changes = [
        {
            "table": change.table,
            "id": change.id,
            "name": change.name,
            "fate": change.fate.value,
            "effect": change.effect.value,
            "edits": [{"path": edit.path, "old": edit.old, "new": edit.new} for edit in change.edits],
        }
        for change in difference.changes
    ]
    effect = difference.effect and difference.effect.value
    return write({**editions, "effect": effect, "step": difference.step.value, "changes": changes})


def _told(difference: "Difference") -> str:
    count = len(difference.changes)
    told = f"{count:,} record{'s' if count != 1 else ''} changed" if count else "no record changed"
    return f"{told}, {difference.effect}" if difference.effect else told


def _lost(difference: "Difference") -> list[str]:
    before, after = difference.old.records, difference.new.records
    return [f"{table} went from {before[table]:,} to {after[table]:,}" for table in difference.shrunken]


def _where(change: "Change", quote: str = "") -> str:
    return f"{change.table} {quote}{change.id}{quote}: "


def _lines(change: "Change") -> list[str]:
    """Tell what changed in a record; of one that came or went, what it is called."""
    told = [_edit(edit) for edit in change.edits]
    return told if told else [change.name]


def _edit(edit: Edit) -> str:
    old, new = edit.old, edit.new
    if isinstance(old, dict) and isinstance(new, dict):
        keys = [key for key in {**old, **new} if old.get(key) != new.get(key)]
        inner = "; ".join(_step(key, old.get(key), new.get(key)) for key in keys)
        return f"{edit.path} {old['source']}: {inner}" if "source" in old else f"{edit.path}: {inner}"
    if isinstance(old, list) and isinstance(new, list) and isinstance(old[0], dict):
        return f"{edit.path} in another order"
    return _step(edit.path, old, new)


def _step(path: str, old: Any, new: Any) -> str:
    if old is not None and new is not None:
        return f"{path} {_shown(old)} → {_shown(new)}"
    sign, value = ("+", _shown(new)) if old is None else ("-", _shown(old))
    return f"{sign} {path}" if path.endswith(f".{value}") else f"{sign} {path} {value}"


def _shown(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        return ", ".join(map(_shown, value))
    if not isinstance(value, dict):
        return str(value)
    lead = ", ".join(value[key] for key in _LEADS if key in value)
    rest = [f"{key} {_shown(value[key])}" for key in value if key not in (*_LEADS, *_IN_PATH)]
    return f"{lead} ({'; '.join(rest)})" if rest else lead


def _escaped(line: str) -> str:
    return _MARKUP.sub(r"\\\1", line)
