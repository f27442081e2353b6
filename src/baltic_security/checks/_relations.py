# SPDX-License-Identifier: MIT
"""Relations: their ids, their ends, and what a tie supposes of other ties."""

import re
from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter
from itertools import pairwise

from ..records import Project
from ..relations import Relation
from ..vocabulary import Kind, RelationKind
from ._data import Data, Fault

#: In these, what comes from a thing never leads back to it.
_ONE_WAY = (RelationKind.PART_OF, RelationKind.SUCCEEDS, RelationKind.FOLLOWS)
#: What follows the first part of an id, which a later spell of the same tie has.
_SPELL = re.compile(r"(\.([2-9]|[1-9][0-9]+))?")
_STATUSES = (RelationKind.MEMBER_OF, RelationKind.OBSERVER_OF, RelationKind.PARTICIPATES_IN)


def base_id(subject: str, kind: str, object: str) -> str:
    """
    Make the id of the first relation between two records.

    >>> base_id("ru", "presides_over", "bstf")
    'ru.presides-over.bstf'
    """
    return f"{subject}.{kind.replace('_', '-')}.{object}"


def ids(data: Data) -> Iterator[Fault]:
    """Find relations whose id tells other ends or another kind."""
    for relation in data.relations:
        base = base_id(relation.subject, relation.kind, relation.object)
        if not (relation.id.startswith(base) and _SPELL.fullmatch(relation.id, len(base))):
            repair = f"write {base!r} ({base + '.2'!r} for a later spell); retire a published id"
            yield Fault(relation.id, "id", f"the id does not fit {base!r}", repair)


def symmetric_order(data: Data) -> Iterator[Fault]:
    """Find symmetric relations whose ends may change places and are not in the order of their ids."""
    for relation in data.relations:
        may_swap = (
            data.kinds.get(relation.subject) in relation.kind.objects
            and data.kinds.get(relation.object) in relation.kind.subjects
        )
        if relation.kind.is_symmetric and may_swap and relation.subject > relation.object:
            problem = f"of a kind that holds both ways, {relation.subject!r} sorts after the object"
            yield Fault(relation.id, "subject", problem, "swap subject and object, also in the id")


def said_twice(data: Data) -> Iterator[Fault]:
    """Find relations that say the same as another: ends, kind, role and period."""
    known: dict[tuple[object, ...], str] = {}
    for relation in data.relations:
        key = (relation.subject, relation.kind, relation.object, relation.role, relation.period)
        first = known.setdefault(key, relation.id)
        if first != relation.id:
            repair = "make one of the two, with the citations of both"
            yield Fault(relation.id, "", f"it says the same as {first!r}", repair)


def self_ties(data: Data) -> Iterator[Fault]:
    """Find relations that tie a record to itself."""
    for relation in data.relations:
        if relation.subject == relation.object:
            problem = f"{relation.subject!r} is tied to itself"
            repair = "correct the end that is wrong, or leave the relation out"
            yield Fault(relation.id, "object", problem, repair)


def circles(data: Data) -> Iterator[Fault]:
    """Find chains of parts, successors or follow-ups that lead back to their start; one of each at a time."""
    for kind in _ONE_WAY:
        ties = {(tie.subject, tie.object): tie for tie in data.relations if tie.kind is kind}
        graph: dict[str, list[str]] = {}
        for subject, object in ties:
            if subject != object:
                graph.setdefault(subject, []).append(object)
        try:
            TopologicalSorter(graph).prepare()
        except CycleError as error:
            circle: list[str] = error.args[1]
            tie = min(ties[later, earlier].id for earlier, later in pairwise(circle))
            problem = f"{kind.value} leads back to its start: {', '.join(map(repr, circle))}"
            yield Fault(tie, "object", problem, "correct or leave out one tie of the circle")


def leads_are_partners(data: Data) -> Iterator[Fault]:
    """
    Find leads that are bodies, if neither they nor what they belong to are partners.

    A body has no standing of its own, so what it belongs to is in the project, or
    the wrong body was taken.  An agency below a ministry may lead alone; and where
    the source lists the partners apart from the lead, the note of the relation says so.
    """
    for project in data.all(Project):
        partners = {tie.subject for tie in data.to(project.id, RelationKind.PARTNER_IN)}
        for lead in data.to(project.id, RelationKind.LEADS) if partners else ():
            wholes = _wholes(data, lead.subject) if data.kinds.get(lead.subject) is Kind.BODY else []
            if wholes and not lead.note and partners.isdisjoint({lead.subject, *wholes}):
                problem = f"neither {lead.subject!r} nor {' or '.join(map(repr, wholes))} is a partner"
                repair = "add the partner, or say in 'note' that the source lists partners apart"
                yield Fault(lead.id, "subject", problem, repair)


def _wholes(data: Data, id: str) -> list[str]:
    """Give all that a body belongs to, over any number of steps."""
    found: list[str] = []
    queue = [id]
    while queue:
        for tie in data.from_(queue.pop(), RelationKind.PART_OF, RelationKind.SECRETARIAT_OF):
            if tie.object not in found:
                found.append(tie.object)
                queue.append(tie.object)
    return found


def suspended_from_nothing(data: Data) -> Iterator[Fault]:
    """Find suspensions from what the suspended was certainly neither in nor beside at that time."""
    for relation in data.relations:
        if relation.kind is RelationKind.SUSPENDED_FROM and not any(
            _meet(data, relation, status)
            for status in data.from_(relation.subject, *_STATUSES)
            if status.object == relation.object
        ):
            problem = f"{relation.subject!r} has no status in {relation.object!r} to be suspended from"
            repair = "add the membership, or the status of observer; it goes on during the suspension"
            yield Fault(relation.id, "kind", problem, repair)


def _meet(data: Data, one: Relation, other: Relation) -> bool:
    """Tell whether two relations may have held on one day."""
    mine, theirs = (data.store.ties.bounds(data.position(relation)) for relation in (one, other))
    return mine[0] <= theirs[3] and theirs[0] <= mine[3]
