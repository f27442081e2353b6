# SPDX-License-Identifier: MIT
"""Events: told apart from each other, counted in their series, attended by those who could."""

import re
from collections.abc import Iterator
from itertools import pairwise

from ..names import fold
from ..records import Event
from ..relations import Relation
from ..vocabulary import Certainty, EventKind, Kind, Language, RelationKind
from ._data import AT_EVENT, Data, Fault, begins_on_a_day

#: A number in an English name that counts events, and not years of something.
_COUNTED = re.compile(r"\b([0-9]+)(?:st|nd|rd|th)\b(?! (?:anniversary|birthday|century))", re.IGNORECASE)
#: A saint in the name of a town, in short.
_SAINT = re.compile(r"\bSt\.? ")


def same_event(data: Data) -> Iterator[Fault]:
    """Find two events of one kind, known day, place and parent, if no notes tell them apart."""
    known: dict[tuple[object, ...], Event] = {}
    for event in data.all(Event):
        where = event.online or event.place
        # Two meetings of one year and town may well be two; two of one day need to be told apart.
        if not where or not begins_on_a_day(event):
            continue
        for tie in data.from_(event.id, RelationKind.PART_OF):
            key = (event.period, where, event.kind, tie.object)
            first = known.setdefault(key, event)
            if first is not event and not (first.note and event.note):
                problem = f"same day, place, kind and parent as {first.id!r}"
                repair = "make one of the two and retire an id, or tell them apart in the 'note' of both"
                yield Fault(event.id, "", problem, repair)
                break


def places(data: Data) -> Iterator[Fault]:
    """Find places that lie in two countries; of two towns of one name the notes tell."""
    known: dict[str, tuple[str, str]] = {}
    for record in data.everything():
        place, country = getattr(record, "place", None), getattr(record, "country", None)
        if place and country:
            where, first = known.setdefault(place, (country, record.id))
            if where != country and not record.note:
                problem = f"{place!r} in {country!r}, and in {where!r} by {first!r}"
                repair = "correct the place or the country, or say in 'note' which town it is"
                yield Fault(record.id, "country", problem, repair)


def spelled_one_way(data: Data) -> Iterator[Fault]:
    """Find towns of a country that are spelled in two ways: who asks for one of them misses the other."""
    known: dict[tuple[str | None, str], tuple[str, str]] = {}
    for record in data.everything():
        place = getattr(record, "place", None)
        if place:
            town = getattr(record, "country", None), fold(_SAINT.sub("Saint ", place))
            spelled, first = known.setdefault(town, (place, record.id))
            if spelled != place:
                problem = f"{place!r} is {spelled!r} in {first!r}"
                yield Fault(record.id, "place", problem, "spell the town in one way")


def ordinals_count_in_a_series(data: Data) -> Iterator[Fault]:
    """Find ordinals of events that are part of no series."""
    for event in data.all(Event):
        if event.ordinal is not None and not _series(data, event):
            problem = f"{event.ordinal} counts in nothing: the event is part of no series"
            repair = "make it part_of an event of kind 'series', or leave the ordinal out"
            yield Fault(event.id, "ordinal", problem, repair)


def ordinals_rise(data: Data) -> Iterator[Fault]:
    """Find events that certainly took place after one that has a higher ordinal."""
    for events in _counted(data):
        latest, latest_first = None, 0
        for event in events:
            if event.period is None:
                continue
            first, last = event.period.bounds[0], event.period.bounds[3]
            if latest and latest_first > last and latest.ordinal != event.ordinal:
                problem = f"{event.ordinal} takes place before {latest.id!r}, which is {latest.ordinal}"
                repair = "correct an ordinal or a date, or make the ordinal a claim"
                yield Fault(event.id, "ordinal", problem, repair)
            if latest is None or first > latest_first:
                latest, latest_first = event, first


def ordinals_are_given_once(data: Data) -> Iterator[Fault]:
    """Find events of a series that have the same ordinal."""
    for events in _counted(data):
        for first, event in pairwise(events):
            if first.ordinal == event.ordinal:
                repair = "correct one, or make it a claim; if one was called off, say 'held': false"
                yield Fault(event.id, "ordinal", f"{event.ordinal} is the ordinal of {first.id!r}", repair)


def ordinals_in_names(data: Data) -> Iterator[Fault]:
    """Find events whose English names count them otherwise than their ordinals."""
    for event in data.all(Event):
        for number, name in enumerate(event.all_names):
            told = _COUNTED.search(name.text) if name.language is Language.EN else None
            if told and event.ordinal not in (None, int(told[1])) and not event.note:
                problem = f"{name.text!r} is number {event.ordinal}"
                repair = "correct one of the two, or say in 'note' what the name counts"
                yield Fault(event.id, f"names[{number}].text", problem, repair)


def called_off(data: Data) -> Iterator[Fault]:
    """Find events that were called off, and yet were attended, or adopted something."""
    for event in data.all(Event):
        for tie in data.to(event.id, *AT_EVENT) if event.held is False else ():
            if tie.certainty is Certainty.STATED:
                problem = f"{tie.subject!r} {tie.kind.label} {event.id!r}, which was called off"
                repair = "correct 'held' of the event, or make the tie 'announced'"
                yield Fault(tie.id, "object", problem, repair)
                break


def _counted(data: Data) -> Iterator[list[Event]]:
    """
    Give the events of each series that have an ordinal, in its order.

    Those that were called off passed their number on.  Of an event in two series we
    cannot know in which the ordinal counts.
    """
    series: dict[str, list[Event]] = {}
    for event in data.all(Event):
        parents = _series(data, event)
        if event.ordinal is not None and event.held is not False and len(parents) == 1:
            series.setdefault(parents[0], []).append(event)
    for events in series.values():
        yield sorted(events, key=lambda event: (event.ordinal or 0, event.id))


def _series(data: Data, event: Event) -> list[str]:
    parents = (data.record(tie.object) for tie in data.from_(event.id, RelationKind.PART_OF))
    return [found.id for found in parents if isinstance(found, Event) and found.kind is EventKind.SERIES]


def left_before(data: Data) -> Iterator[Fault]:
    """
    Find countries that attend a meeting as members of what they had certainly left.

    Who attends with another role than that of a member (guest, observer) may do so.
    """
    for tie in data.relations:
        as_member = tie.role is None or "member" in tie.role.lower()
        if tie.kind is RelationKind.ATTENDS and as_member and data.kinds.get(tie.subject) is Kind.COUNTRY:
            left = _left(data, tie)
            if left:
                problem = f"{tie.subject!r} had left {left!r} by then"
                repair = "say in 'role' as what it attends, or correct the end of its membership"
                yield Fault(tie.id, "role", problem, repair)


def _left(data: Data, tie: Relation) -> str:
    """Tell what around an event its participant had left, if it had a status in nothing else around it."""
    time = data.store.ties.time(data.position(tie))
    if time is None:
        return ""
    first, _, _, last = time.bounds
    left = ""
    for group in _around(data, tie.object):
        for status in data.from_(tie.subject, RelationKind.MEMBER_OF, RelationKind.OBSERVER_OF):
            if status.object == group:
                possible_from, _, _, possible_to = data.store.ties.bounds(data.position(status))
                if possible_to < first:
                    left = left or group
                elif possible_from <= last:
                    return ""
    return left


def _around(data: Data, id: str) -> list[str]:
    """Give all that an event is part of, over any number of steps, the nearest first."""
    found = [id]
    for inner in found:  # grows while it is read
        wholes = (tie.object for tie in data.from_(inner, RelationKind.PART_OF))
        found.extend(whole for whole in wholes if whole not in found)
    return found[1:]
