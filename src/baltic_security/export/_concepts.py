# SPDX-License-Identifier: MIT
"""The vocabulary of the graph, which explains itself: classes, properties, and the words as SKOS concepts."""

from collections.abc import Iterator
from enum import Enum
from inspect import cleandoc
from typing import Any

from .._codec import VOCABULARIES
from .._words import plain
from ..vocabulary import RelationKind
from . import _about
from ._ontology import DAYS, FIELDS, PARTS, STANDARD_CLASSES, VOCABULARY, Node, term
from ._org import MEMBERSHIPS

#: Words of the graph that are no field of a class.
_MORE = {
    "number": "The place of a part in its list, from 1.",
    "inverse": "How a kind of relation is read from object to subject.",
    "subjects": "The classes of what may stand as subject of a kind of relation.",
    "objects": "The classes of what may stand as object of a kind of relation.",
    "is_state": "True for a kind of relation that lasts; false for an act.",
    "is_symmetric": "True if subject and object of a kind of relation may change places.",
    "package_version": "The version of the library that wrote the graph.",
    "schema_version": "The version of the layout of the data.",
}


def vocabulary(schema_version: str) -> Iterator[Node]:
    """Describe every class, property and word that the graph uses and no other vocabulary has."""
    yield {
        "@id": VOCABULARY,
        "@type": "owl:Ontology",
        "dcterms:title": {"@value": f"Vocabulary of the {_about.TITLE}", "@language": "en"},
        "owl:versionInfo": schema_version,
    }
    for cls in FIELDS:
        node = {"@id": f"bs:{cls.__name__}", "@type": "rdfs:Class", "rdfs:comment": _said(cls)}
        above = list(STANDARD_CLASSES.get(cls.__name__, ()))
        yield node | ({"rdfs:subClassOf": above} if above else {}) | {"rdfs:isDefinedBy": VOCABULARY}
    for name, said in sorted(_properties().items()):
        yield {"@id": f"bs:{name}", "@type": "rdf:Property", **said, "rdfs:isDefinedBy": VOCABULARY}
    for words in VOCABULARIES:
        yield from _scheme(words)


def _properties() -> dict[str, Node]:
    """Describe our properties, each with what every class that has it says of it."""
    found: dict[str, Node] = {name: {"rdfs:comment": [comment]} for name, comment in _MORE.items()}
    for cls in FIELDS:
        for column in (*FIELDS[cls], *(cell.column for cell in DAYS[cls])):
            name = term(cls, column.name)
            if ":" not in name and column.meaning:
                comments = found.setdefault(name, {"rdfs:comment": []})["rdfs:comment"]
                comments += [column.meaning] if column.meaning not in comments else []
        for key, part in PARTS[cls].items():
            found[key] = {"rdfs:comment": [_said(part)], "rdfs:range": part.__name__}
    found["kind"]["rdfs:subPropertyOf"] = "dcterms:type"
    return found


def _scheme(words: type[Enum]) -> Iterator[Node]:
    scheme = f"bs:{words.__name__}"
    yield {
        "@id": scheme,
        "@type": "skos:ConceptScheme",
        "skos:definition": _said(words),
        "skos:hasTopConcept": [f"{scheme}.{word.value}" for word in words],
    }
    for word in words:
        concept = {
            "@id": f"{scheme}.{word.value}",
            "@type": ["skos:Concept"],
            "skos:inScheme": scheme,
            "skos:topConceptOf": scheme,
            "skos:notation": word.value,
        }
        yield concept | (_of_kind(word) if isinstance(word, RelationKind) else _of_word(word))


def _of_word(word: Any) -> Node:
    return {"skos:prefLabel": {"en": plain(word)}, "skos:definition": word.meaning}


def _of_kind(kind: RelationKind) -> Node:
    said: Node = {
        "skos:prefLabel": {"en": kind.label},
        "inverse": kind.inverse,
        "subjects": [end.title() for end in kind.subjects],
        "objects": [end.title() for end in kind.objects],
        "is_state": kind.is_state,
        "is_symmetric": kind.is_symmetric,
    }
    if kind in MEMBERSHIPS:
        said["@type"] = ["skos:Concept", "org:Role"]
    return said


def _said(cls: type[Any]) -> str:
    """Give the first line of what a class says of itself; nothing under ``python -OO``."""
    return cleandoc(cls.__doc__ or "").partition("\n")[0]
