# SPDX-License-Identifier: MIT
"""Ids: how they are written, one for each record, and what becomes of retired ones."""

import json
import re
from collections.abc import Iterator

from .._files import FILES, MANIFEST, RETIRED
from ..names import fold
from ..records import Event, Person
from ..vocabulary import Kind
from ._data import Data, Fault

_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_COUNTRY = re.compile(r"[a-z]{2}")
#: The year, or year and month, that the id of an event tells, before a place or at the end.
_TOLD = re.compile(r".*-([12][0-9]{3}(?:-(?:0[1-9]|1[0-2]))?)(?:-[a-z].*)?")
_WHY_TOLD = "if the id is wrong and was released, say in 'note' why it tells so"
MANIFEST_KEYS = ("version", "schema", "reviewed", "files")


def manifest_keys(data: Data) -> Iterator[Fault]:
    """Find keys of the manifest that nobody reads, and that ``fix`` would lose."""
    for key, problem, repair in unknown_keys(data.values.get(MANIFEST)):
        yield Fault("", key, problem, repair, MANIFEST)


def unknown_keys(manifest: object) -> Iterator[tuple[str, str, str]]:
    """Give the unknown keys of a manifest, with problem and repair."""
    for key in manifest if isinstance(manifest, dict) else ():
        if key not in MANIFEST_KEYS:
            yield key, f"the key {key!r} is unknown here", f"use {', '.join(MANIFEST_KEYS)}"


def form(data: Data) -> Iterator[Fault]:
    """Find ids that are hard to type or to link; those of relations have a rule of their own."""
    for id, kind in data.kinds.items():
        if kind is not Kind.RELATION and not _ID.fullmatch(id):
            repair = "write lower-case letters and digits, parted by single hyphens"
            yield Fault(id, "id", f"{id!r} is no well-formed id", repair)


def entered_twice(data: Data) -> Iterator[Fault]:
    """Find records that are, but for their ids, one and the same; of relations the ends tell."""
    for kind in FILES:
        known: dict[str, str] = {}
        for row in data.store.rows(kind).raw:
            first = known.setdefault(json.dumps({**row, "id": ""}, sort_keys=True), row["id"])
            if first != row["id"]:
                repair = "retire one of the two ids; if they are two things, write what tells them apart"
                yield Fault(row["id"], "", f"the same as {first!r} but for the id", repair)


def country_codes(data: Data) -> Iterator[Fault]:
    """Find countries whose id cannot be an ISO 3166-1 code."""
    for id, kind in data.kinds.items():
        if kind is Kind.COUNTRY and not _COUNTRY.fullmatch(id):
            repair = "use the two letters of ISO 3166-1, in lower case"
            yield Fault(id, "id", f"{id!r} is no country code", repair)


def told_times(data: Data) -> Iterator[Fault]:
    """Find events that certainly did not take place in the year and month that their ids tell."""
    for event in data.all(Event):
        told = _TOLD.fullmatch(event.id)
        if told and event.period and event.period.holds_on(told[1]) is False and not event.note:
            problem = f"{str(event.period)!r} is not in {told[1]}, which the id tells"
            repair = f"correct the period; {_WHY_TOLD}"
            yield Fault(event.id, "period", problem, repair)


def told_names(data: Data) -> Iterator[Fault]:
    """Find people of whose names none has the words of their ids."""
    for person in data.all(Person):
        told = {word for word in person.id.split("-") if not word.isdigit()}
        names = ({fold(word) for word in re.split(r"[\s-]+", name.text)} for name in person.all_names)
        if not any(told <= words for words in names) and not person.note:
            problem = f"no name has the words that the id tells ({person.id!r})"
            repair = f"correct the names; {_WHY_TOLD}"
            yield Fault(person.id, "names", problem, repair)


def told_countries(data: Data) -> Iterator[Fault]:
    """Find what is in another country than the code tells with which its id begins."""
    for record in data.everything():
        code, _, rest = record.id.partition("-")
        country = getattr(record, "country", None)
        if country and rest and data.kinds.get(code) is Kind.COUNTRY and code != country and not record.note:
            problem = f"{country!r} is not {code!r}, with which the id begins"
            repair = f"correct the country; {_WHY_TOLD}"
            yield Fault(record.id, "country", problem, repair)


def retired_in_use(data: Data) -> Iterator[Fault]:
    """Find retired ids that a record has."""
    for id in data.store.retired:
        if id in data.kinds:
            problem = f"{id!r} is retired, and a record in {data.kinds[id].table}"
            yield Fault(id, "id", problem, "give the record another id, or take back the retirement", RETIRED)


def retired_one_way(data: Data) -> Iterator[Fault]:
    """Find retirements that name both an exact replacement and a choice, or neither."""
    for id, retirement in data.store.retired.items():
        if (retirement.replaced_by is None) == (not retirement.consider):
            given = "both" if retirement.consider else "neither"
            repair = "give 'replaced_by' if one id means exactly the same, else 'consider'"
            yield Fault(id, "", f"'replaced_by' and 'consider': {given} given", repair, RETIRED)


def retired_targets(data: Data) -> Iterator[Fault]:
    """Find retirements that lead to no record."""
    for id, field, target in _targets(data):
        elsewhere = data.beside is not None and data.beside.place(target) is not None
        if target not in data.kinds and target not in data.store.retired and not elsewhere:
            yield Fault(id, field, f"there is no record {target!r}", "name a record that is there", RETIRED)


def retired_chains(data: Data) -> Iterator[Fault]:
    """Find retirements that lead to another retired id."""
    for id, field, target in _targets(data):
        if target in data.store.retired and target not in data.kinds:
            repair = f"name what should be used instead of {target!r}"
            yield Fault(id, field, f"{target!r} is retired itself", repair, RETIRED)


def _targets(data: Data) -> Iterator[tuple[str, str, str]]:
    for id, retirement in data.store.retired.items():
        if retirement.replaced_by is not None:
            yield id, "replaced_by", retirement.replaced_by
        for number, target in enumerate(retirement.consider):
            yield id, f"consider[{number}]", target
