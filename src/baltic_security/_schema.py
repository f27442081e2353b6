# SPDX-License-Identifier: MIT
"""
JSON Schema of the data files, made from the record classes.

Editors complete and underline by it; the codec is what decides.
"""

from decimal import Decimal
from enum import Enum
from types import NoneType
from typing import Any, get_args, get_origin

from attrs import NOTHING

from ._codec import AMOUNT, KEY_ORDER
from ._files import FILES, SCHEMA_VERSION
from ._json import write
from ._store import CLASSES
from ._value import Value
from .bases import KEYS
from .dates import PartialDate, Period
from .vocabulary import Kind

_DRAFT = "https://json-schema.org/draft/2020-12/schema"
_DATE = r"(\d{4}(-\d{2}(-\d{2})?)?|\[[\d-]*\.\.[\d-]*\])"
PATTERNS = {
    PartialDate: f"^{_DATE}$",
    Period: rf"^({_DATE}|{_DATE}?/({_DATE}|\.\.)?)$",
    Decimal: f"^{AMOUNT}$",
}


def schemas() -> dict[str, str]:
    """
    Make the schema of each table.

    Returns:
        The name of each schema file and its canonical text.

    >>> sorted(schemas())[0]
    'bodies.schema.json'
    """
    return {f"{kind.table}.schema.json": write(_table(kind)) for kind in Kind}


def schema_of(file: str) -> str:
    """
    Tell the schema file that describes a data file.

    >>> schema_of("relations/networks.json")
    'relations.schema.json'
    """
    tables = {name: kind.table for kind, name in FILES.items()}
    return f"{tables.get(file, Kind.RELATION.table)}.schema.json"


def _table(kind: Kind) -> dict[str, Any]:
    definitions: dict[str, Any] = {}
    items = _described(CLASSES[kind], definitions)
    return {
        "$schema": _DRAFT,
        "$comment": f"Layout {SCHEMA_VERSION}; made from the class {CLASSES[kind].__name__}.",
        "title": kind.table,
        "type": "array",
        "items": items,
        "$defs": dict(sorted(definitions.items())),
    }


def _described(annotation: Any, definitions: dict[str, Any]) -> dict[str, Any]:
    """Describe a type, and put what it is made of into the definitions."""
    arguments = [argument for argument in get_args(annotation) if argument not in (NoneType, ...)]
    if get_origin(annotation) is tuple:
        return {"type": "array", "minItems": 1, "items": _described(arguments[0], definitions)}
    if arguments:
        return _described(arguments[0], definitions)
    if annotation in (str, int, bool):
        plain = {str: {"type": "string", "minLength": 1}, int: {"type": "integer", "minimum": 1}}
        return plain.get(annotation, {"type": "boolean"})
    if annotation in PATTERNS:
        return {"type": "string", "pattern": PATTERNS[annotation]}
    if annotation.__name__ not in definitions:
        definitions[annotation.__name__] = None  # so that a class within itself would end
        described = _words(annotation) if issubclass(annotation, Enum) else _object(annotation, definitions)
        definitions[annotation.__name__] = described
    return {"$ref": f"#/$defs/{annotation.__name__}"}


def _words(vocabulary: type[Enum]) -> dict[str, Any]:
    meaning = (vocabulary.__doc__ or "").strip().partition("\n")[0]
    return {"description": meaning, "enum": [member.value for member in vocabulary]}


def _object(cls: type[Value], definitions: dict[str, Any]) -> dict[str, Any]:
    described = {KEYS.get(f.name, f.name): _described(f.type, definitions) for f in cls.__attrs_attrs__}
    required = [KEYS.get(f.name, f.name) for f in cls.__attrs_attrs__ if f.default is NOTHING]
    ordered = sorted(described, key=lambda key: KEY_ORDER.index(key) if key in KEY_ORDER else -1)
    return {
        "type": "object",
        "properties": {key: described[key] for key in ordered},
        "required": sorted(required),
        "additionalProperties": False,
    }
