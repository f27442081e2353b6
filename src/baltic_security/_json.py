# SPDX-License-Identifier: MIT
"""
JSON as the data folder holds it: read without mercy, written in one canonical form.

The standard reader accepts duplicate keys, NaN, infinities and lone surrogates;
this one refuses them, and tells all of them at once.
"""

import json

from .findings import Finding

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

WIDTH = 120
_DEEPEST = 50  # lists and objects within each other, far more than the data has
_SHALLOWER = "write lists and objects no deeper than the schema shows"


def read(content: bytes, file: str) -> "tuple[Any, list[Finding]]":
    """
    Read JSON strictly.

    Args:
        content: The bytes of the file.

        file: Its name, for the findings.

    Returns:
        What it holds, and what is wrong with it.  With findings that the text
        cannot be read at all, what it holds is None.

    >>> read(b'{"a": 1, "a": 2}', "x.json")[1][0].problem
    "the key 'a' occurs twice"
    """
    findings: list[Finding] = []

    def fault(code: str, problem: str, repair: str) -> None:
        findings.append(Finding(file, "", "", code, problem, repair))

    def pairs(items: "list[tuple[str, Any]]") -> "dict[str, Any]":
        made = dict(items)
        if len(made) < len(items):
            keys = [key for key, _ in items]
            for key in sorted({key for key in keys if keys.count(key) > 1}):
                fault("E102", f"the key {key!r} occurs twice", "keep one of them")
        return made

    def number(text: str) -> float:
        fault("E103", f"{text} is no number that the data uses", 'write amounts as text, e.g. "0.5"')
        return 0.0

    try:
        text = content.decode("utf-8")
        value = json.loads(text, object_pairs_hook=pairs, parse_constant=number, parse_float=number)
    except UnicodeDecodeError as error:
        fault("E101", f"byte {error.start} is not UTF-8", "save the file as UTF-8")
    except json.JSONDecodeError as error:
        fault("E101", f"not JSON: {error}", "repair the text there, or restore the file")
    except RecursionError:
        fault("E101", "nested too deeply", _SHALLOWER)
    except ValueError as error:  # an integer of thousands of digits
        fault("E101", f"not JSON that can be read: {error}", "repair the text there")
    else:
        if _is_too_deep(value):
            fault("E101", "nested too deeply", _SHALLOWER)
            return None, findings
        # Only an escape can smuggle in a surrogate: bytes that hold one are not UTF-8.
        if "\\u" in text and _has_surrogate(value):
            fault("E101", "a text holds a lone surrogate (\\ud800 to \\udfff)", "write the character itself")
        return value, findings
    return None, findings


def write(value: "Any") -> str:
    """
    Write JSON canonically: one key a line in records, short values on one line, final newline.

    >>> print(write([{"id": "x", "themes": ["floods"]}]), end="")
    [
      {
        "id": "x",
        "themes": ["floods"]
      }
    ]
    """
    return _text(value, 0, 0) + "\n"


def _text(value: "Any", depth: int, used: int) -> str:
    """Write a value that starts in a line where *used* characters are taken."""
    flat = json.dumps(value, ensure_ascii=False)
    # A record, and the list around it, is always spread, so that a change shows as a line.
    if not value or not isinstance(value, (list, dict)) or (depth > 1 and used + len(flat) <= WIDTH):
        return flat
    inner, outer = "  " * (depth + 1), "  " * depth
    if isinstance(value, list):
        lines = [inner + _text(item, depth + 1, len(inner)) for item in value]
        return "[\n" + ",\n".join(lines) + f"\n{outer}]"
    lines = []
    for key, item in value.items():
        start = f"{inner}{json.dumps(key, ensure_ascii=False)}: "
        lines.append(start + _text(item, depth + 1, len(start)))
    return "{\n" + ",\n".join(lines) + f"\n{outer}}}"


def _is_too_deep(value: "Any") -> bool:
    """Tell level by level, since what recurses would break on what is to be refused."""
    level = [value]
    for _ in range(_DEEPEST):
        level = [
            item
            for outer in level
            if isinstance(outer, (list, dict))
            for item in (outer.values() if isinstance(outer, dict) else outer)
        ]
    return any(isinstance(item, (list, dict)) for item in level)


def _has_surrogate(value: "Any") -> bool:
    if isinstance(value, str):
        return any("\ud800" <= letter <= "\udfff" for letter in value)
    if isinstance(value, dict):
        return any(_has_surrogate(key) or _has_surrogate(item) for key, item in value.items())
    return isinstance(value, list) and any(map(_has_surrogate, value))
