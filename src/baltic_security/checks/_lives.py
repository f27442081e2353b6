# SPDX-License-Identifier: MIT
"""
Time: ties and the lives of their ends, successors, what a source could know.

A period is known by four days: when it may begin at the earliest, when it has
begun for certain, when it ends at the earliest, when it ends at the latest.
Every rule here fires only if each reading of the dates breaks it.
"""

from collections.abc import Iterator

from .._rows import Bounds
from ..records import Document, Event, Project
from ..relations import Relation
from ..vocabulary import RelationKind
from ._data import AT_EVENT, Data, Fault

#: Acts done at an event or by hand, for which the actor must be there.
_DEEDS = (
    *(RelationKind.ATTENDS, RelationKind.SPEAKS_AT, RelationKind.ORGANIZES),
    *(RelationKind.ENDORSES, RelationKind.SIGNS),
)
_SIX_WEEKS = 42
_LATER = (RelationKind.SUCCEEDS, RelationKind.FOLLOWS)

_OR_OTHER = "or take the record of then (a predecessor, a successor)"


def sticks_out(period: Bounds, life: Bounds) -> str:
    """
    Tell on which side a period certainly sticks out of a life.

    >>> from baltic_security import Period
    >>> sticks_out(Period("1991/1999").bounds, Period("1992/..").bounds)
    'start'
    >>> sticks_out(Period("1992/1999").bounds, Period("1992-06/..").bounds)
    ''
    """
    if period[1] < life[0]:
        return "start"
    return "end" if period[2] > life[3] else ""


def states(data: Data) -> Iterator[Fault]:
    """Find dated states that certainly began before an end of theirs, or outlast it."""
    for relation in data.relations:
        if relation.period and relation.kind.is_state:
            for end in (relation.subject, relation.object):
                side = sticks_out(relation.period.bounds, data.life(end))
                if side:
                    yield _outside(data, relation, end, side)


def _outside(data: Data, relation: Relation, end: str, side: str) -> Fault:
    how = "begins before" if side == "start" else "goes on after"
    what = "was there" if side == "start" else "had ended"
    record = data.record(end)
    life = getattr(record, "period", None) or getattr(record, "published", None)
    problem = f"{str(relation.period)!r} {how} {end!r} {what} ({life})"
    repair = f"correct the period or the dates of the record, {_OR_OTHER}"
    return Fault(relation.id, f"period.{side}", problem, repair)


def never_met(data: Data) -> Iterator[Fault]:
    """Find other states whose ends, or their project or event, were certainly never there at one time."""
    for relation in data.relations:
        bounds = data.store.ties.bounds(data.position(relation))
        if relation.kind.is_state and bounds[0] > bounds[3]:
            lives = [data.life(end) for end in (relation.subject, relation.object)]
            if relation.period and any(sticks_out(relation.period.bounds, life) for life in lives):
                continue  # told already, with more detail
            problem = f"{relation.subject!r} and {relation.object!r} were never there at that time together"
            repair = f"correct the dates of the two records, {_OR_OTHER}"
            yield Fault(relation.id, "", problem, repair)


def deeds(data: Data) -> Iterator[Fault]:
    """Find acts by those who certainly were not there yet, or not any more."""
    for relation in data.relations:
        time = data.store.ties.time(data.position(relation)) if relation.kind in _DEEDS else None
        if time is not None:
            life = data.life(relation.subject)
            if time.bounds[3] < life[0] or life[3] < time.bounds[0]:
                problem = f"{relation.subject!r} did not exist at {str(time)!r}"
                repair = f"correct the dates, {_OR_OTHER}"
                yield Fault(relation.id, "subject", problem, repair)


def outside_event(data: Data) -> Iterator[Fault]:
    """Find acts at an event that are dated outside it."""
    for relation in data.relations:
        if relation.period and relation.kind in AT_EVENT:
            side = sticks_out(relation.period.bounds, data.life(relation.object))
            if side:
                problem = f"{str(relation.period)!r} is not within the days of {relation.object!r}"
                repair = "leave the period out, or correct the dates of the event"
                yield Fault(relation.id, "period", problem, repair)


def held_in_future(data: Data) -> Iterator[Fault]:
    """Find events that were held after the data was reviewed."""
    reviewed = data.store.reviewed.toordinal()
    for event in data.all(Event):
        if event.held and event.period and event.period.bounds[0] > reviewed:
            problem = f"{str(event.period)!r} is after the review of {data.store.reviewed}"
            repair = "leave 'held' out: it is announced only; or raise 'reviewed' in manifest.json"
            yield Fault(event.id, "held", problem, repair)


def successors(data: Data) -> Iterator[Fault]:
    """Find successors that certainly began before their predecessors did."""
    for relation in data.relations:
        if relation.kind in _LATER and data.life(relation.subject)[1] < data.life(relation.object)[0]:
            which = f"which it {relation.kind.label}"
            problem = f"{relation.subject!r} begins before {relation.object!r}, {which}"
            yield Fault(relation.id, "subject", problem, "swap the ends, or correct the dates of the two")


def adopted_before(data: Data) -> Iterator[Fault]:
    """Find documents that were certainly published before the event that adopted them."""
    for relation in data.relations:
        document = data.record(relation.subject) if relation.kind is RelationKind.ADOPTED_AT else None
        first = data.life(relation.object)[0]
        if isinstance(document, Document) and document.published and document.published.last_ordinal < first:
            problem = f"published {document.published}, before {relation.object!r} that adopted it"
            yield Fault(document.id, "published", problem, "correct one of the two dates, or the tie")


def names_in_use(data: Data) -> Iterator[Fault]:
    """Find names that were certainly in use before a thing began, or after it ended."""
    for record in data.entities():
        period = getattr(record, "period", None)
        for number, name in enumerate(record.all_names):
            side = sticks_out(name.period.bounds, period.bounds) if period and name.period else ""
            if side:
                problem = f"{name.text!r} is a name of {str(name.period)!r}, of a thing of {str(period)!r}"
                yield Fault(record.id, f"names[{number}].period", problem, "correct one of the two periods")


def months(data: Data) -> Iterator[Fault]:
    """Find projects whose months are certainly not those of their period, give or take six weeks."""
    for project in data.all(Project):
        if project.months and project.period and project.period.start and project.period.end:
            first, begun, not_ended, last = project.period.bounds
            days = project.months * 30.44
            if not not_ended - begun - _SIX_WEEKS <= days <= last - first + _SIX_WEEKS:
                problem = f"{project.months} months in {str(project.period)!r}"
                repair = "correct one of the two, or make the months a claim"
                yield Fault(project.id, "months", problem, repair)
