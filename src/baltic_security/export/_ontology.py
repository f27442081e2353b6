# SPDX-License-Identifier: MIT
"""
What the words of the dataset are called in RDF, and which standards they meet.

Nobody has registered a web address for the dataset, and a name in a domain that is
not ours, or a relative one that changes with the folder, would be no name.  So the
vocabulary and the dataset are each a UUID, which anybody may draw and nobody owns
twice (RFC 9562); a term or an id is a part of it, behind ``#`` (RFC 8141).  Both
UUIDs stay for good, whatever the version.
"""

from typing import Any

from .._layouts import layout
from .._store import CLASSES, Retirement
from ..amounts import Amount
from ..bases import ATTRIBUTES, KEYS
from ..columns import Column, ColumnType, columns_of
from ..sources import Citation, Claim
from ..values import Detail, Name

Node = dict[str, Any]

VOCABULARY = "urn:uuid:6e551dc0-a407-4a6e-97ac-4d000eb1193d"
DATASET = "urn:uuid:1b533d39-2a0f-4a06-8085-e573a9238667"

PREFIXES = {
    "bs": f"{VOCABULARY}#",
    "id": f"{DATASET}#",
    "dc": "http://purl.org/dc/elements/1.1/",
    "dcat": "http://www.w3.org/ns/dcat#",
    "dcterms": "http://purl.org/dc/terms/",
    "edtf": "http://id.loc.gov/datatypes/edtf/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "org": "http://www.w3.org/ns/org#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "prov": "http://www.w3.org/ns/prov#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "schema": "https://schema.org/",
    "sh": "http://www.w3.org/ns/shacl#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "skosxl": "http://www.w3.org/2008/05/skos-xl#",
    "time": "http://www.w3.org/2006/time#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}

#: The classes of other vocabularies that a thing of ours belongs to.
STANDARD_CLASSES = {
    "Country": ("schema:Country", "foaf:Agent"),
    "Organization": ("org:FormalOrganization", "org:Organization"),
    "Network": ("org:OrganizationalCollaboration", "org:Organization"),
    "Body": ("org:OrganizationalUnit", "org:Organization"),
    "Project": ("foaf:Project",),
    "Event": ("schema:Event",),
    "Document": ("foaf:Document",),
    "Person": ("foaf:Person",),
    "Source": ("foaf:Document", "prov:Entity"),
    "Relation": ("prov:Entity",),
    "Name": ("skosxl:Label", "prov:Entity"),
    "Detail": ("prov:Entity",),
    "Amount": ("schema:MonetaryAmount", "prov:Entity"),
    "Claim": ("prov:Entity",),
}
#: Fields for which another vocabulary has the word.
_TERMS = {
    "id": "dcterms:identifier",
    "summary": "dcterms:description",
    "note": "skos:note",
    "title": "dcterms:title",
    "publisher": "dc:publisher",
    "published": "dcterms:issued",
    "url": "schema:url",
    "website": "schema:url",
    "place": "schema:location",
    "address": "schema:address",
    "themes": "dcterms:subject",
    "currency": "schema:currency",
    "replaced_by": "dcterms:isReplacedBy",
}
#: The same for fields whose word depends on the class.
_TERMS_OF_CLASS = {
    ("Name", "text"): "skosxl:literalForm",
    ("Source", "language"): "dcterms:language",
    ("Amount", "value"): "schema:value",
}
#: Text in the language that the thing names, and text of ours in English.
TAGGED = ("skosxl:literalForm", "dcterms:title")
_ENGLISH = ("dcterms:description", "skos:note", "text", "inverse", "rdfs:comment", "skos:definition")
_DATATYPES = {"period": "edtf:EDTF", "dcterms:issued": "edtf:EDTF", "schema:url": "xsd:anyURI"}
_TYPES = {
    ColumnType.INTEGER: "xsd:integer",
    ColumnType.DECIMAL: "xsd:decimal",
    ColumnType.BOOLEAN: "xsd:boolean",
    ColumnType.DATE: "xsd:date",
}
_PART_CLASSES = {"names": Name, "amounts": Amount, "details": Detail, "claims": Claim, "citations": Citation}
#: What has fields of its own in the graph, and those that hold plain values.
FIELDS = {cls: tuple(columns_of(cls)) for cls in (*CLASSES.values(), *_PART_CLASSES.values(), Retirement)}
#: The days that stand beside the period or the date of a thing.
DAYS = {cls: [cell for cell in layout(cls) if cell.column.type is ColumnType.DATE] for cls in FIELDS}
#: The keys whose values are parts, and the classes of these.
PARTS = {
    cls: {key: part for key, part in _PART_CLASSES.items() if hasattr(cls, ATTRIBUTES.get(key, key))}
    for cls in FIELDS
}
#: Properties of other vocabularies whose values are nodes.
_LINKS = (
    *("dcat:mediaType", "dcterms:conformsTo", "dcterms:isReferencedBy", "dcterms:license"),
    *("org:classification", "org:headOf", "org:member", "org:memberOf", "org:organization"),
    *("org:originalOrganization", "org:resultingOrganization", "org:role"),
    *("org:subOrganizationOf", "org:unitOf", "prov:hadPrimarySource", "prov:wasDerivedFrom"),
    *("rdfs:isDefinedBy", "rdfs:range", "rdfs:subClassOf", "rdfs:subPropertyOf"),
    *("sh:class", "sh:datatype", "sh:nodeKind", "sh:path", "sh:targetClass", "sh:targetNode"),
    *("skos:hasTopConcept", "skos:inScheme", "skos:topConceptOf", "subjects", "objects"),
)


def term(cls: type[Any], field: str) -> str:
    """
    Tell the property that holds a field: a word of ours, or one of another vocabulary with its prefix.

    >>> term(Name, "text"), term(Name, "all_names")
    ('skosxl:literalForm', 'names')
    """
    return _TERMS_OF_CLASS.get((cls.__name__, field)) or _TERMS.get(field) or KEYS.get(field, field)


def is_link(column: Column) -> bool:
    """Tell whether the values of a field are nodes: words of a vocabulary or records."""
    return bool(column.words or column.refers) or column.name in ("replaced_by", "consider")


def datatype(cls: type[Any], column: Column) -> str:
    """
    Tell the datatype of the literals of a field.

    >>> [datatype(Amount, column) for column in FIELDS[Amount] if column.name in ("value", "currency")]
    ['xsd:decimal', 'xsd:string']
    """
    name = term(cls, column.name)
    if name in (*TAGGED, *_ENGLISH):
        return "rdf:langString"
    return _DATATYPES.get(name) or _TYPES.get(column.type, "xsd:string")


def context() -> Node:
    """Make the context by which a JSON-LD processor reads our keys."""
    columns = [(cls, column) for cls, held in FIELDS.items() for column in held]
    links = [term(cls, column.name) for cls, column in columns if is_link(column)]
    columns += [(cls, cell.column) for cls, cells in DAYS.items() for cell in cells]
    types = {term(cls, column.name): datatype(cls, column) for cls, column in columns}
    plain = ("rdf:langString", "xsd:string", "xsd:integer", "xsd:boolean")
    return {
        "@vocab": PREFIXES["bs"],
        **PREFIXES,
        **{name: {"@type": type} for name, type in types.items() if type not in plain},
        **{name: {"@type": "@vocab"} for name in (*_LINKS, *links)},
        **{name: {"@language": "en"} for name in _ENGLISH},
        **{name: {"@container": "@language"} for name in ("skos:altLabel", "skos:prefLabel")},
    }
