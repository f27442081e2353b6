# SPDX-License-Identifier: MIT
"""Kinds: what a thing is agrees with its name, its country and its ties, or its note tells why not."""

import re
from collections.abc import Iterator
from typing import Any

from ..bases import Entity
from ..records import Body, Organization, Programme
from ..vocabulary import (
    BodyKind,
    EventKind,
    Language,
    NameKind,
    OrganizationKind,
    ProgrammeKind,
    RelationKind,
)
from ._data import Data, Fault

#: What belongs to several states has no country; companies and NGOs may or may not; all else has one.
_OF_SEVERAL = (OrganizationKind.INTERGOVERNMENTAL, OrganizationKind.EU_BODY)
_OF_ANY = (OrganizationKind.COMPANY, OrganizationKind.NGO)
_AREAS = (ProgrammeKind.POLICY_AREA, ProgrammeKind.HORIZONTAL_ACTION)
_OFFICES = (BodyKind.SECRETARIAT, BodyKind.UNIT)
#: What follows the head of a name: "Task Force" in "Baltic Sea Task Force on Organized Crime".
_MORE = re.compile(r" (about|against|at|between|by|for|from|in|of|on|to|under|with) .*| ?[,:;(–].*| - .*")
#: Words for a kind that names give to other kinds as well, and kinds that are called by words for others.
_LOOSE_WORDS = ("agency", "meeting", "priority")
_LOOSE_KINDS = (EventKind.MINISTERIAL, EventKind.SERIES)


def telling_names(data: Data) -> Iterator[Fault]:
    """Find records whose English names say that they are of another kind, as "Task Force on …" does."""
    for record in data.entities():
        kind: Any = getattr(record, "kind", None)
        told = _told(record, type(kind)) if kind else set()
        if told and kind not in {*told, *_LOOSE_KINDS} and not record.note:
            problem = f"{kind.value!r}, and a name says {' or '.join(sorted(told))}"
            repair = "correct the kind or the name, or say in 'note' why it is called so"
            yield Fault(record.id, "kind", problem, repair)


def _told(record: Entity, kinds: Any) -> set[str]:
    """Tell which kinds the names of a record name."""
    texts = [
        name.text.casefold()
        for name in record.all_names
        if name.language is Language.EN and name.kind is not NameKind.ABBREVIATION
    ]
    words = {kind.value: kind.value.replace("_", " ") for kind in kinds if kind.value not in _LOOSE_WORDS}
    return {
        kind
        for kind, word in words.items()
        for text in texts
        if re.match(rf"(the )?{word}\b", text) or re.search(rf"\b{word}$", _MORE.sub("", text))
    }


def countries(data: Data) -> Iterator[Fault]:
    """Find authorities and universities without a country, and what belongs to several states with one."""
    for organization in data.all(Organization):
        kind, country = organization.kind, organization.country
        if kind not in _OF_ANY and (country is None) is not (kind in _OF_SEVERAL) and not organization.note:
            which = f"with the country {country!r}" if country else "without a country"
            repair = "correct the kind or the country, or say in 'note' why it is so"
            yield Fault(organization.id, "country", f"{kind.value!r} {which}", repair)


def parts_of_a_strategy(data: Data) -> Iterator[Fault]:
    """Find areas and actions that are part of no strategy, and parts of one that are neither."""
    for programme in data.all(Programme):
        wholes = [data.record(tie.object) for tie in data.from_(programme.id, RelationKind.PART_OF)]
        strategies = [
            whole.id
            for whole in wholes
            if isinstance(whole, Programme) and whole.kind is ProgrammeKind.STRATEGY
        ]
        # What it is part of may stand in the dataset beside, where we do not look.
        if bool(strategies) is not (programme.kind in _AREAS) and not programme.note and None not in wholes:
            where = f"part of {strategies[0]!r}" if strategies else "part of no strategy"
            repair = "correct the kind or the tie, or say in 'note' why it is so"
            yield Fault(programme.id, "kind", f"{programme.kind.value!r} that is {where}", repair)


def funders(data: Data) -> Iterator[Fault]:
    """Find programmes that pay for projects and are no funding programmes."""
    for programme in data.all(Programme):
        funds = data.from_(programme.id, RelationKind.FUNDS)
        if funds and programme.kind is not ProgrammeKind.FUNDING_PROGRAMME and not programme.note:
            problem = f"{programme.kind.value!r} that funds {funds[0].object!r}"
            repair = "make it a 'funding_programme', or say in 'note' how it pays"
            yield Fault(programme.id, "kind", problem, repair)


def secretariats(data: Data) -> Iterator[Fault]:
    """Find secretariats that serve nothing, and what serves and is neither a secretariat nor a unit."""
    for body in data.all(Body):
        serves = data.from_(body.id, RelationKind.SECRETARIAT_OF)
        wrong = body.kind not in _OFFICES if serves else body.kind is BodyKind.SECRETARIAT
        if wrong and not body.note:
            what = f"serves {serves[0].object!r}" if serves else "serves nothing"
            repair = "add what it is secretariat_of, or correct the kind"
            yield Fault(body.id, "kind", f"{body.kind.value!r} that {what}", repair)
