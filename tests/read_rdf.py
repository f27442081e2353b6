"""Reading linked data back with rdflib: records from a graph, by the words that the page tells."""

import warnings
from pathlib import Path
from typing import Any, get_origin

from rdflib import RDF, XSD, Graph, Literal, Namespace, URIRef
from rdflib.namespace import DC, DCTERMS, SKOS
from rdflib.term import Node

from baltic_security._codec import decode, encode
from baltic_security._store import CLASSES, Retirement
from baltic_security.amounts import Amount
from baltic_security.bases import KEYS
from baltic_security.sources import Citation, Claim
from baltic_security.values import Detail, Name

BS = Namespace("urn:uuid:6e551dc0-a407-4a6e-97ac-4d000eb1193d#")
ID = Namespace("urn:uuid:1b533d39-2a0f-4a06-8085-e573a9238667#")
DCAT = Namespace("http://www.w3.org/ns/dcat#")  # that of rdflib does not know version 3
EDTF = Namespace("http://id.loc.gov/datatypes/edtf/")
SCHEMA = Namespace("https://schema.org/")
SKOSXL = Namespace("http://www.w3.org/2008/05/skos-xl#")

#: The properties of other vocabularies that hold fields of ours; for all others we have a word.
PROPERTIES = {
    "id": DCTERMS.identifier,
    "summary": DCTERMS.description,
    "note": SKOS.note,
    "title": DCTERMS.title,
    "publisher": DC.publisher,
    "published": DCTERMS.issued,
    "url": SCHEMA.url,
    "website": SCHEMA.url,
    "place": SCHEMA.location,
    "address": SCHEMA.address,
    "themes": DCTERMS.subject,
    "currency": SCHEMA.currency,
    "replaced_by": DCTERMS.isReplacedBy,
    "Name.text": SKOSXL.literalForm,
    "Source.language": DCTERMS.language,
    "Amount.value": SCHEMA.value,
}
PARTS = {"names": Name, "details": Detail, "amounts": Amount, "claims": Claim, "citations": Citation}

Row = dict[str, Any]


def read(path: Path) -> Graph:
    """Parse a file; the parser of JSON-LD calls what rdflib is about to drop."""
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", "ConjunctiveGraph is deprecated", DeprecationWarning)
        return Graph().parse(path)


def rows(graph: Graph) -> dict[str, dict[str, Row]]:
    """Rebuild the rows of all tables, and of the retired ids, each by its id."""
    tables = {kind.table: CLASSES[kind] for kind in CLASSES} | {"retired": Retirement}
    return {table: _table(graph, cls) for table, cls in tables.items()}


def _table(graph: Graph, cls: type[Any]) -> dict[str, Row]:
    found = {}
    for node in graph.subjects(RDF.type, BS[cls.__name__]):
        row = _row(graph, node, cls)
        assert node == ID[row["id"]]
        record, findings = decode(cls, row, "graph")
        assert record is not None, findings
        found[row["id"]] = encode(record)
    return found


def _row(graph: Graph, node: Node, cls: type[Any]) -> Row:
    row: Row = {}
    for field in cls.__attrs_attrs__:
        key = KEYS.get(field.name, field.name)
        values = list(graph.objects(node, property_of(cls, key)))
        if values and key in PARTS:
            numbered = sorted(values, key=lambda part: graph.value(part, BS.number).toPython())
            assert [graph.value(part, BS.number).toPython() for part in numbered] == list(
                range(1, len(values) + 1)
            )
            row[key] = [_row(graph, part, PARTS[key]) for part in numbered]
        elif values and get_origin(field.type) is tuple:
            row[key] = sorted(_plain(value) for value in values)
        elif values:
            (value,) = values
            row[key] = _plain(value)
    return row


def property_of(cls: type[Any], key: str) -> URIRef:
    """Tell the property that holds a field of a class."""
    return PROPERTIES.get(f"{cls.__name__}.{key}") or PROPERTIES.get(key) or BS[key]


def _plain(value: Node) -> str | int | bool:
    """Turn a node into an id or a word, and a literal into text, a number or a truth value."""
    if isinstance(value, URIRef):
        return str(value).removeprefix(ID) if value in ID else str(value).rpartition(".")[2]
    assert isinstance(value, Literal)
    plain: str | int | bool = value.toPython() if value.datatype in (XSD.integer, XSD.boolean) else str(value)
    return plain
