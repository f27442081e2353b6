# SPDX-License-Identifier: MIT
"""What the Organization Ontology of the W3C (ORG) tells: memberships, and short forms for what holds now."""

from collections import defaultdict
from collections.abc import Mapping

from ..dataset import Dataset
from ..dates import PartialDate, Period
from ..relations import Relation
from ..sources import FIRM
from ..vocabulary import Kind, RelationKind
from ._ontology import Node

#: The kinds of record that are an organization in ORG.
ORGANIZED = (Kind.ORGANIZATION, Kind.NETWORK, Kind.BODY)
#: What is a membership in ORG, if the tie is firm and its object is an organization there.  Observers
#: and suspended members are left out, since a reader of ORG would take them for members.
MEMBERSHIPS = (
    *(RelationKind.MEMBER_OF, RelationKind.PARTICIPATES_IN, RelationKind.PRESIDES_OVER),
    *(RelationKind.CHAIRS, RelationKind.HOLDS_OFFICE_IN),
)
#: The datatype of a plain year, month or day by the length of its text, and the word of OWL-Time for it.
_PLAIN = {
    4: ("xsd:gYear", "time:inXSDgYear"),
    7: ("xsd:gYearMonth", "time:inXSDgYearMonth"),
    10: ("xsd:date", "time:inXSDDate"),
}


def plain_ends(period: Period | None) -> dict[str, PartialDate]:
    """
    Find the ends of a period that are a plain day, month or year.

    >>> plain_ends(Period("1996-05/[2021..]"))
    {'start': PartialDate('1996-05')}
    """
    ends = {"start": period.start, "end": period.end} if period else {}
    return {name: date for name, date in ends.items() if date is not None and not date.text.startswith("[")}


def literal(date: PartialDate) -> Node:
    """
    Write a plain day, month or year.

    >>> literal(PartialDate("1996-05"))
    {'@value': '1996-05', '@type': 'xsd:gYearMonth'}
    """
    return {"@value": date.text, "@type": _PLAIN[len(date.text)][0]}


def membership(relation: Relation) -> Node:
    """Tell a relation of one of these kinds as a membership with role and interval."""
    node: Node = {
        "org:member": f"id:{relation.subject}",
        "org:organization": f"id:{relation.object}",
        "org:role": f"RelationKind.{relation.kind.value}",
    }
    instants = {
        {"start": "time:hasBeginning", "end": "time:hasEnd"}[name]: {
            "@id": f"id:{relation.id}_{name}",
            "@type": "time:Instant",
            _PLAIN[len(date.text)][1]: literal(date),
        }
        for name, date in plain_ends(relation.period).items()
    }
    if instants:
        interval = {"@id": f"id:{relation.id}_interval", "@type": "time:Interval", **instants}
        node["org:memberDuring"] = interval
    return node


def shortcuts(dataset: Dataset, kinds: Mapping[str, Kind]) -> dict[str, Node]:
    """
    Find what ORG tells of organizations and people directly, without a time.

    That is what certainly holds at the review; what a thing is part of for as long as
    both are there; and what it came from.

    Args:
        dataset: The dataset.

        kinds: The kind of each record.

    Returns:
        The properties of each record, by its id.
    """
    found: defaultdict[str, Node] = defaultdict(dict)
    for relation in dataset.relations:
        subject, object = kinds.get(relation.subject), kinds.get(relation.object)
        if object not in ORGANIZED or relation.certainty not in FIRM:
            continue
        if relation.kind is RelationKind.SUCCEEDS and subject in ORGANIZED:
            found[relation.subject].setdefault("org:resultedFrom", []).append(_change(relation))
        name = _direct(relation.kind, subject)
        lasts = relation.kind is RelationKind.PART_OF and relation.period is None
        if name and (lasts or dataset.holds(relation, on=dataset.reviewed)):
            found[relation.subject].setdefault(name, []).append(f"id:{relation.object}")
    return found


def _direct(kind: RelationKind, subject: Kind | None) -> str | None:
    if kind is RelationKind.MEMBER_OF:
        return "org:memberOf"
    if kind is RelationKind.CHAIRS and subject is Kind.PERSON:
        return "org:headOf"
    if kind is RelationKind.PART_OF and subject in ORGANIZED:
        return "org:unitOf" if subject is Kind.BODY else "org:subOrganizationOf"
    return None


def _change(relation: Relation) -> Node:
    """Tell a succession as the event that it is in ORG, which cannot be a statement as well."""
    return {
        "@id": f"id:{relation.id}_change",
        "@type": "org:ChangeEvent",
        "org:originalOrganization": f"id:{relation.object}",
        "org:resultingOrganization": f"id:{relation.subject}",
        "dcterms:isReferencedBy": f"id:{relation.id}",
    }
