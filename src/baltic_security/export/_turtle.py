# SPDX-License-Identifier: MIT
"""
A tree of JSON-LD as Turtle, in its order: a record, then its names, its citations and so on.

This takes a tenth of the time of a library that reads the tree into a graph and sorts
it, and what belongs together stays together.  The tests show that a library reads the
same graph in both.
"""

import json
from collections.abc import Iterator
from typing import Any

from ._ontology import PREFIXES, Node


def turtle(document: Node) -> str:
    """
    Write a document of JSON-LD as Turtle.

    Args:
        document: Its context and its graph; keys have the forms that we use.

    >>> said = {"skos:note": {"@language": "en"}}
    >>> text = turtle({"@context": said, "@graph": [{"@id": "id:se", "skos:note": "A state."}]})
    >>> for line in text.splitlines()[-2:]:
    ...     print(line)
    id:se
        skos:note "A state."@en .
    """
    writer = _Writer(document["@context"])
    prefixes = "".join(f"@prefix {prefix}: <{iri}> .\n" for prefix, iri in PREFIXES.items())
    return prefixes + "".join(block for node in document["@graph"] for block in writer.blocks(node))


class _Writer:
    def __init__(self, context: Node) -> None:
        self._context = context

    def blocks(self, node: Node) -> Iterator[str]:
        """Write a node, and after it the nodes inside that have a name."""
        inside: list[Node] = []
        yield f"\n{_name(node['@id'])}\n    {self._pairs(node, inside)} .\n"
        for inner in inside:
            yield from self.blocks(inner)

    def _pairs(self, node: Node, inside: list[Node]) -> str:
        pairs = []
        for key, value in node.items():
            if key != "@id":
                objects = [self._object(key, item, inside) for item in self._items(key, value)]
                pairs.append(f"{'a' if key == '@type' else _name(key)} {', '.join(objects)}")
        return " ;\n    ".join(pairs)

    def _items(self, key: str, value: Any) -> list[Any]:
        """List the values of a key; a language map is made a list of literals."""
        if self._context.get(key) != {"@container": "@language"}:
            return value if isinstance(value, list) else [value]
        texts = [
            (tag, text)
            for tag, held in value.items()
            for text in (held if isinstance(held, list) else [held])
        ]
        return [{"@value": text, "@language": tag} for tag, text in texts]

    def _object(self, key: str, value: Any, inside: list[Node]) -> str:
        if isinstance(value, dict):
            if "@value" in value:
                return _literal(value["@value"], value)
            if "@list" in value:
                return f"( {' '.join(self._object(key, item, inside) for item in value['@list'])} )"
            if "@id" not in value:
                return f"[ {self._pairs(value, inside)} ]"
            if len(value) > 1:
                inside.append(value)
            return _name(value["@id"])
        if isinstance(value, (bool, int)):
            return json.dumps(value)
        said = {"@type": "@vocab"} if key == "@type" else self._context.get(key, {})
        return _name(value) if said.get("@type") == "@vocab" else _literal(value, said)


def _name(name: str) -> str:
    """Write a name of JSON-LD: with a prefix, with none (one of ours), or a whole IRI."""
    prefix, colon, _ = name.partition(":")
    if not colon:
        return f"bs:{name}"
    return name if prefix in PREFIXES or prefix == "_" else f"<{name}>"


def _literal(text: str, said: Node) -> str:
    quoted = json.dumps(text, ensure_ascii=False)  # what JSON escapes, Turtle escapes likewise
    if "@language" in said:
        return f"{quoted}@{said['@language']}"
    return f"{quoted}^^{_name(said['@type'])}" if "@type" in said else quoted
