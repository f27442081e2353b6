# SPDX-License-Identifier: MIT
"""
The things of a dataset as nodes of a graph.

Every record, every relation and every part of one (name, detail, amount, claim,
citation) is a node with a name of its own.  Beside our words stand those of ORG, PROV-O,
SKOS, DCAT, Dublin Core, FOAF and schema.org, where they say the same.
"""

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from .._store import ENTITIES
from ..bases import ATTRIBUTES, Entity
from ..columns import Column, ColumnType, plain
from ..dataset import Dataset
from ..relations import Relation
from ..sources import FIRM
from ..vocabulary import Kind, SourceKind
from . import _about
from ._ontology import DATASET, DAYS, FIELDS, PARTS, STANDARD_CLASSES, TAGGED, VOCABULARY, Node, is_link, term
from ._org import MEMBERSHIPS, ORGANIZED, literal, membership, plain_ends, shortcuts

_FORMS = (("Turtle", "text/turtle"), ("JSON-LD", "application/ld+json"))
_MEDIA_TYPES = "https://www.iana.org/assignments/media-types/"


def dataset_node(dataset: Dataset) -> Node:
    """Describe the dataset as a whole; of one that is not ours we know neither name nor licence."""
    ours = {
        "@id": DATASET,
        "dcterms:license": _about.LICENCE_URL,
        "dcterms:publisher": {"@id": "bs:maintainers", "@type": "foaf:Agent", "foaf:name": _about.MAKER},
    }
    versions = dataset._store.versions
    return {
        "@id": "_:dataset",
        "@type": "dcat:Dataset",
        "dcterms:title": {"@value": _about.TITLE, "@language": "en"},
        "dcterms:description": _about.DESCRIPTION,
        "dcterms:modified": {"@value": versions["reviewed"], "@type": "xsd:date"},
        "dcterms:conformsTo": VOCABULARY,
        "dcat:version": versions["data"],
        "package_version": versions["package"],
        "schema_version": versions["schema"],
        "dcat:distribution": [
            {
                "@id": f"bs:distribution.{title}",
                "@type": "dcat:Distribution",
                "dcterms:title": {"@value": title, "@language": "en"},
                "dcat:mediaType": _MEDIA_TYPES + media_type,
            }
            for title, media_type in _FORMS
        ],
    } | (ours if _about.is_bundled(dataset) else {})


class Describer:
    """What describes the records of a dataset as nodes."""

    def __init__(self, dataset: Dataset) -> None:
        self._dataset = dataset
        self._kinds = {id: kind for kind in Kind for id in dataset.table(kind).ids}
        self._official = set(dataset.sources.where(kind=SourceKind.OFFICIAL_DOCUMENT).ids)
        self._shortcuts = shortcuts(dataset, self._kinds)

    def nodes(self) -> Iterator[Node]:
        """Describe the records, the relations and the retired ids."""
        for kind in Kind:
            for record in self._dataset.table(kind):
                yield self._thing(record, record.id) | self._standard(record)
        for id, retirement in sorted(self._dataset._store.retired.items()):
            yield self._thing(retirement, id) | {"owl:deprecated": True}

    def _thing(self, thing: Any, id: str) -> Node:
        """Describe a record or a part of one, with its own parts inside."""
        cls = type(thing)
        node: Node = {"@id": f"id:{id}", "@type": self._types(thing)}
        for column in FIELDS[cls]:
            value = getattr(thing, column.name)
            if value is not None and value != ():
                node[term(cls, column.name)] = _value(thing, column, value)
        for cell in DAYS[cls]:
            day = cell.read(thing, self._dataset._store)
            if day is not None:
                node[cell.column.name] = str(day)
        for name, date in plain_ends(getattr(thing, "period", None)).items():
            node[f"schema:{name}Date"] = literal(date)
        if "prov:Entity" in node["@type"]:
            node |= self._derivation(thing)
        for key in PARTS[cls]:
            held = [
                self._thing(part, f"{id}_{key}_{number}") | {"number": number}
                for number, part in enumerate(getattr(thing, ATTRIBUTES.get(key, key)), 1)
            ]
            if held:
                node[key] = held
        return node

    def _types(self, thing: Any) -> list[str]:
        name = type(thing).__name__
        return [
            name,
            *STANDARD_CLASSES.get(name, ()),
            *(["org:Membership"] if self._is_membership(thing) else []),
        ]

    def _is_membership(self, thing: Any) -> bool:
        """Tell whether a thing is a firm tie of such a kind to what ORG calls an organization."""
        if not isinstance(thing, Relation) or thing.kind not in MEMBERSHIPS or thing.certainty not in FIRM:
            return False
        return self._kinds.get(thing.object) in ORGANIZED

    def _derivation(self, thing: Any) -> Node:
        """Tell the sources of a statement as PROV does, to which an official act is a primary one."""
        found: defaultdict[str, list[str]] = defaultdict(list)
        for source in dict.fromkeys(citation.source for citation in thing.citations):
            how = "prov:hadPrimarySource" if source in self._official else "prov:wasDerivedFrom"
            found[how].append(f"id:{source}")
        return dict(found)

    def _standard(self, record: Any) -> Node:
        """Tell what readers of other vocabularies look for in a record."""
        node: Node = _labels(record) if record.KIND in ENTITIES else {}
        if self._is_membership(record):
            node |= membership(record)
        if record.KIND in ORGANIZED:
            node["org:classification"] = f"{type(record.kind).__name__}.{record.kind.value}"
        return node | self._shortcuts.get(record.id, {})


def _value(thing: Any, column: Column, value: Any) -> Any:
    """Turn the value of a field into what its key in the context expects."""
    cell = plain(value)
    if term(type(thing), column.name) in TAGGED:
        return {"@value": cell, "@language": thing.language.value}
    if column.type is ColumnType.DECIMAL:
        return str(cell)
    if not is_link(column):
        return list(cell) if isinstance(cell, tuple) else cell
    prefix = f"{column.words.__name__}." if column.words else "id:"
    return [prefix + item for item in cell] if isinstance(cell, tuple) else prefix + cell


def _labels(record: Entity) -> Node:
    """Tell the name in each language, and all others beside."""
    labels = dict(record.names)
    others: defaultdict[str, list[str]] = defaultdict(list)
    for name in record.all_names:
        if name.text not in (labels.get(name.language), *others[name.language.value]):
            others[name.language.value].append(name.text)
    held = {"skos:prefLabel": labels, "skos:altLabel": {tag: texts for tag, texts in others.items() if texts}}
    return {key: texts for key, texts in held.items() if texts}
