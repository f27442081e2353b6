# SPDX-License-Identifier: MIT
"""
Popolo JSON: people, organizations, memberships, events and areas, as civic software knows them.

Popolo has dates of a day, a month or a year, and no place for doubt.  A date that we
know only within bounds is left out, not made up; the period as we have it stands in
``extra``, where Popolo wants what it does not define.  A tie that is only announced or
ambiguous is left out, and so are observers, whom a reader would take for members.
"""

from collections.abc import Container, Iterable
from pathlib import Path
from typing import Any

from .._json import write as to_text
from ..bases import Entity, Record
from ..dataset import Dataset
from ..dates import Period
from ..records import Event
from ..relations import Relation
from ..sources import FIRM, Citation
from ..values import Name
from ..vocabulary import Kind, NameKind
from . import _about
from ._org import MEMBERSHIPS, ORGANIZED, plain_ends

#: What Popolo would call an organization; a state is one too, since it is a member of others.
_ORGANIZATIONS = (Kind.COUNTRY, *ORGANIZED)


def write(dataset: Dataset, folder: Path) -> list[Path]:
    """
    Write ``popolo.json``.

    Args:
        dataset: The dataset.

        folder: An empty folder.

    Returns:
        The file that was written.
    """
    path = folder / "popolo.json"
    path.write_bytes(to_text(_Popolo(dataset).document()).encode())
    return [path]


class _Popolo:
    """What turns the records of a dataset into objects of Popolo."""

    def __init__(self, dataset: Dataset) -> None:
        self._dataset = dataset
        self._urls = {source.id: source.url for source in dataset.sources}
        self._people = {person.id: person for person in dataset.people}
        self._organizations = {record.id: record for kind in _ORGANIZATIONS for record in dataset.table(kind)}
        self._events = {event.id: event for event in dataset.events}

    def document(self) -> dict[str, Any]:
        """Make the whole."""
        dataset = self._dataset
        licence = {"license": _about.LICENCE_URL} if _about.is_bundled(dataset) else {}
        return {
            "meta": {"title": _about.TITLE, **licence, "versions": dataset._store.versions},
            "persons": [self._named(person) | _full(summary=person.summary) for person in dataset.people],
            "organizations": [self._organization(record) for record in self._organizations.values()],
            "memberships": [self._membership(tie) for tie in dataset.relations if self._is_membership(tie)],
            "events": [self._event(event) for event in dataset.events],
            "areas": [
                {"id": country.id, "name": country.name, "classification": "country"}
                for country in dataset.countries
            ],
        }

    def _named(self, record: Entity) -> dict[str, Any]:
        cited = [*record.citations, *(citation for name in record.all_names for citation in name.citations)]
        return _full(
            id=record.id,
            name=record.name,
            other_names=[_other_name(name) for name in record.all_names if name.text != record.name],
            sources=self._links(cited),
        )

    def _organization(self, record: Any) -> dict[str, Any]:
        is_country = record.KIND is Kind.COUNTRY
        address = getattr(record, "address", None)
        website = getattr(record, "website", None)
        return self._named(record) | _full(
            classification="country" if is_country else record.kind.value,
            parent_id=_only(
                self._organizations, (tie.object for tie in self._ties("part_of", subject=record))
            ),
            area_id=record.id if is_country else getattr(record, "country", None),
            abstract=record.summary,
            **_dates(None if is_country else record.period, "founding_date", "dissolution_date"),
            contact_details=[{"type": "address", "value": address}] if address else [],
            links=[{"url": website, "note": "website"}] if website else [],
        )

    def _is_membership(self, tie: Relation) -> bool:
        is_agent = tie.subject in self._people or tie.subject in self._organizations
        return (
            tie.kind in MEMBERSHIPS
            and tie.certainty in FIRM
            and is_agent
            and tie.object in self._organizations
        )

    def _membership(self, tie: Relation) -> dict[str, Any]:
        is_person = tie.subject in self._people
        subject = self._people[tie.subject] if is_person else self._organizations[tie.subject]
        organization = self._organizations[tie.object]
        return _full(
            id=tie.id,
            label=f"{subject.name} {tie.kind.label} {organization.name}",
            role=tie.role,
            person_id=subject.id if is_person else None,
            member=None if is_person else {"id": subject.id, "name": subject.name},
            organization_id=organization.id,
            **_dates(tie.period, "start_date", "end_date", kind=tie.kind.value),
            sources=self._links(tie.citations),
        )

    def _event(self, event: Event) -> dict[str, Any]:
        present = [tie.subject for tie in self._ties("attends", object=event) if tie.subject in self._people]
        return _full(
            id=event.id,
            name=event.name,
            description=event.summary,
            classification=event.kind.value,
            location=event.place,
            status=None if event.held is None else "held" if event.held else "called off",
            organization_id=_only(
                self._organizations, (tie.subject for tie in self._ties("organizes", object=event))
            ),
            parent_id=_only(self._events, (tie.object for tie in self._ties("part_of", subject=event))),
            attendees=[{"id": id, "name": self._people[id].name} for id in present],
            **_dates(event.period, "start_date", "end_date"),
            sources=self._links(event.citations),
        )

    def _ties(
        self, kind: str, *, subject: Record | None = None, object: Record | None = None
    ) -> list[Relation]:
        ties = self._dataset.relations.where(kind=kind, subject=subject, object=object)
        return [tie for tie in ties if tie.certainty in FIRM]

    def _links(self, citations: Iterable[Citation]) -> list[dict[str, str]]:
        """Tell the places in the sources; a source without an address on the web cannot be told."""
        pairs = dict.fromkeys((self._urls.get(c.source), c.locator) for c in citations)
        return [{"url": url, "note": locator} for url, locator in pairs if url]


def _full(**properties: Any) -> dict[str, Any]:
    return {name: value for name, value in properties.items() if value not in (None, [], {})}


def _other_name(name: Name) -> dict[str, Any]:
    note = None if name.kind is NameKind.NAME else name.kind.value
    return _full(
        name=name.text,
        note=note,
        **_dates(name.period, "start_date", "end_date", language=name.language.value),
    )


def _dates(period: Period | None, start: str, end: str, **extra: str) -> dict[str, Any]:
    """Tell the ends that are a plain day, month or year, and beside them the period as it is."""
    names = {"start": start, "end": end}
    dates = {names[name]: date.text for name, date in plain_ends(period).items()}
    return dates | {"extra": extra | ({"period": period.text} if period else {})}


def _only(known: Container[str], ids: Iterable[str]) -> str | None:
    """Give the one id among the known; of several none is the one."""
    found = [id for id in ids if id in known]
    return found[0] if len(found) == 1 else None
