# SPDX-License-Identifier: MIT
"""SHACL shapes of the graph, made from the classes and the relation kinds: a new one is checked by itself."""

from collections.abc import Iterator
from typing import Any

from attrs import NOTHING

from .._schema import PATTERNS
from ..bases import KEYS
from ..columns import Column, ColumnType
from ..dates import PartialDate, Period
from ..relations import Relation
from ..vocabulary import RelationKind
from ._ontology import DAYS, FIELDS, PARTS, Node, datatype, is_link, term

_DATES = {"period": PATTERNS[Period], "published": PATTERNS[PartialDate]}
#: The class that a reference to a table of one kind leads to; the ends of relations are told by their kind.
_CLASSES = {"countries": "Country", "sources": "Source"}
_NUMBERED = {part for parts in PARTS.values() for part in parts.values()}


def shapes() -> Iterator[Node]:
    """Describe what every node of a class has, and what may stand at the ends of each kind of relation."""
    for cls in FIELDS:
        yield {
            "@id": f"bs:{cls.__name__}Shape",
            "@type": "sh:NodeShape",
            "sh:targetClass": cls.__name__,
            "sh:property": [
                {"@id": f"bs:{cls.__name__}Shape.{name}", **said} for name, said in _properties(cls)
            ],
        }
    for kind in RelationKind:
        yield {
            "@id": f"bs:{kind.value}Shape",
            "@type": "sh:NodeShape",
            "sh:targetNode": f"RelationKind.{kind.value}",
            "sh:property": [_end(kind, "subject"), _end(kind, "object")],
        }


def _properties(cls: type[Any]) -> Iterator[tuple[str, Node]]:
    for column in FIELDS[cls]:
        said: Node = {"sh:path": term(cls, column.name)} | _values(cls, column)
        if column.required:
            said["sh:minCount"] = 1
        if column.type is not ColumnType.LIST:
            said["sh:maxCount"] = 1
        yield column.name, said
    required = {KEYS.get(field.name, field.name) for field in cls.__attrs_attrs__ if field.default is NOTHING}
    for key, part in PARTS[cls].items():
        is_required = key in required or (cls is Relation and key == "citations")
        yield key, {"sh:path": key, "sh:class": part.__name__} | ({"sh:minCount": 1} if is_required else {})
    for cell in DAYS[cls]:
        name = cell.column.name
        yield name, {"sh:path": name, "sh:datatype": "xsd:date", "sh:maxCount": 1}
    if cls in _NUMBERED:
        number = {"sh:path": "number", "sh:datatype": "xsd:integer", "sh:minInclusive": 1}
        yield "number", number | {"sh:minCount": 1, "sh:maxCount": 1}


def _values(cls: type[Any], column: Column) -> Node:
    """Tell what the values of a field are."""
    if column.words:
        words = [{"@id": f"bs:{column.words.__name__}.{word.value}"} for word in column.words]
        return {"sh:in": {"@list": words}}
    if is_link(column):
        cls_of_table = _CLASSES.get(column.refers or "")
        return {"sh:class": cls_of_table} if cls_of_table else {"sh:nodeKind": "sh:IRI"}
    said: Node = {"sh:datatype": datatype(cls, column)}
    return said | ({"sh:pattern": _DATES[column.name]} if column.name in _DATES else {})


def _end(kind: RelationKind, end: str) -> Node:
    """Tell the classes of all subjects, or all objects, of the relations of a kind."""
    kinds = kind.subjects if end == "subject" else kind.objects
    return {
        "@id": f"bs:{kind.value}Shape.{end}",
        "sh:path": {"@list": [{"sh:inversePath": {"@id": "bs:kind"}}, {"@id": f"bs:{end}"}]},
        "sh:or": {"@list": [{"sh:class": other.title()} for other in kinds]},
        "sh:message": f"{end} of {kind.value!r} must be {' or '.join(kinds)}",
    }
