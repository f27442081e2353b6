"""Popolo: what fits is there and conforms; what does not fit is left out, never bent."""

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft3Validator
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT3

import baltic_security as bs
from baltic_security import Dataset, Period
from baltic_security.export import export

SCHEMAS = {
    path.stem: json.loads(path.read_text(encoding="utf-8"))
    for path in (Path(__file__).parent / "data" / "popolo").glob("*.json")
}
REGISTRY: Registry[Any] = Registry().with_resources(
    (schema["id"], Resource.from_contents(schema, default_specification=DRAFT3))
    for schema in SCHEMAS.values()
)
CLASSES = {
    "persons": "person",
    "organizations": "organization",
    "memberships": "membership",
    "events": "event",
    "areas": "area",
}
MEMBERSHIPS = ("member_of", "participates_in", "presides_over", "chairs", "holds_office_in")

Document = dict[str, Any]


@pytest.fixture(name="dataset", params=["toy", "bundled"])
def _dataset(request: pytest.FixtureRequest) -> Dataset:
    """Either dataset."""
    dataset: Dataset = request.getfixturevalue(request.param)
    return dataset


@pytest.fixture(name="document")
def _document(dataset: Dataset, tmp_path: Path) -> Document:
    """What is written of it."""
    (path,) = export(dataset, "popolo", tmp_path)
    document: Document = json.loads(path.read_text(encoding="utf-8"))
    return document


def faults(document: Document) -> list[str]:
    """Find what the official schemas do not allow."""
    validators = {key: Draft3Validator(SCHEMAS[name], registry=REGISTRY) for key, name in CLASSES.items()}
    return [
        f"{key}: {error.json_path}: {error.message}"
        for key, validator in validators.items()
        for thing in document[key]
        for error in validator.iter_errors(thing)
    ]


def test_conforms(document: Document) -> None:
    """Each object is valid by the schema of its class."""
    assert [] == faults(document)
    assert all(document[key] for key in CLASSES)


@pytest.mark.parametrize(
    ("key", "change"),
    [
        ("memberships", {"start_date": "[2014..2015]"}),
        ("memberships", {"end_date": "open"}),
        ("memberships", {"sources": [{"note": "page 4"}]}),
        ("organizations", {"founding_date": "1996-05/.."}),
        ("organizations", {"other_names": [{"name": 5}]}),
        ("organizations", {"contact_details": [{"type": "address"}]}),
        ("persons", {"name": ["Ada Lind"]}),
        ("events", {"attendees": [{"id": 5}]}),
    ],
)
def test_the_schemas_find_faults(key: str, change: Document, document: Document) -> None:
    """They are read with what they refer to."""
    document[key][0] |= change

    assert 1 == len(faults(document))


def named(thing: Document) -> dict[str, Any]:
    """Give the names of an object as pairs of text and language, and its summary."""
    others = {
        (name["name"], name["extra"]["language"], name.get("note", "name"))
        for name in thing.get("other_names", ())
    }
    return {"name": thing["name"], "others": others}


def names_of(record: Any) -> dict[str, Any]:
    """Give the same of a record."""
    others = {(n.text, n.language.value, n.kind.value) for n in record.all_names if n.text != record.name}
    return {"name": record.name, "others": others}


def dates(period: Period | None) -> tuple[str | None, ...]:
    """Give the ends of a period that are a plain date, and the period."""
    ends = (period.start, period.end) if period else (None, None)
    plain = (str(date) if date and not str(date).startswith("[") else None for date in ends)
    return (*plain, str(period) if period else None)


def told(thing: Document, start: str, end: str) -> tuple[str | None, ...]:
    """Give the same of an object."""
    return thing.get(start), thing.get(end), thing.get("extra", {}).get("period")


def places(dataset: Dataset, citations: Any) -> set[tuple[str | None, str]]:
    """Give the places in sources that have an address."""
    found = {(dataset.sources[citation.source].url, citation.locator) for citation in citations}
    return {(url, locator) for url, locator in found if url}


def linked(thing: Document) -> set[tuple[str, str]]:
    """Give the same of an object."""
    return {(link["url"], link["note"]) for link in thing.get("sources", ())}


def test_people_and_organizations_read_back(dataset: Dataset, document: Document) -> None:
    """Names in their languages, kinds, dates, countries, addresses, sources."""
    tables = (dataset.countries, dataset.organizations, dataset.networks, dataset.bodies)
    records: dict[str, Any] = {record.id: record for table in (dataset.people, *tables) for record in table}
    things = {thing["id"]: thing for thing in (*document["persons"], *document["organizations"])}

    assert records.keys() == things.keys()
    for id, record in records.items():
        thing = things[id]
        assert names_of(record) == named(thing)
        cited = [*record.citations, *(citation for name in record.all_names for citation in name.citations)]
        assert places(dataset, cited) == linked(thing)
        if id in dataset.people:
            assert record.summary == thing.get("summary")
            continue
        is_country = id in dataset.countries
        assert record.summary == thing.get("abstract")
        assert ("country" if is_country else record.kind.value) == thing["classification"]
        assert (id if is_country else getattr(record, "country", None)) == thing.get("area_id")
        assert dates(getattr(record, "period", None)) == told(thing, "founding_date", "dissolution_date")
        assert getattr(record, "address", None) == only(thing.get("contact_details"), "value")
        assert getattr(record, "website", None) == only(thing.get("links"), "url")


def only(things: list[dict[str, str]] | None, key: str) -> str | None:
    """Give what the one thing in a list says; None if there is no list."""
    if things is None:
        return None
    (thing,) = things
    return thing[key]


def test_memberships_read_back(dataset: Dataset, document: Document) -> None:
    """Every firm tie of these kinds to an organization or country, with role, dates and sources."""
    groups = {r.id for t in ("countries", "organizations", "networks", "bodies") for r in dataset.table(t)}
    expected = {
        tie.id: tie
        for tie in dataset.relations
        if tie.kind in MEMBERSHIPS and tie.certainty in ("stated", "derived") and tie.object in groups
    }
    found = {thing["id"]: thing for thing in document["memberships"]}

    assert expected.keys() == found.keys()
    for id, tie in expected.items():
        thing = found[id]
        member = thing["person_id"] if tie.subject in dataset.people else thing["member"]["id"]
        assert (tie.subject, tie.kind.value, tie.object, tie.role) == (
            member,
            thing["extra"]["kind"],
            thing["organization_id"],
            thing.get("role"),
        )
        assert dates(tie.period) == told(thing, "start_date", "end_date")
        assert places(dataset, tie.citations) == linked(thing)


def test_events_read_back(dataset: Dataset, document: Document) -> None:
    """Kind, place, dates, whether it was held, who came."""
    found = {thing["id"]: thing for thing in document["events"]}
    status = {True: "held", False: "called off", None: None}

    assert set(dataset.events.ids) == found.keys()
    for event in dataset.events:
        thing = found[event.id]
        assert (event.name, event.summary, event.kind.value, event.place, status[event.held]) == (
            *(thing["name"], thing.get("description"), thing["classification"]),
            *(thing.get("location"), thing.get("status")),
        )
        assert dates(event.period) == told(thing, "start_date", "end_date")
        assert places(dataset, event.citations) == linked(thing)
        ties = dataset.relations.where(kind="attends", object=event)
        people = {
            tie.subject
            for tie in ties
            if tie.subject in dataset.people and tie.certainty in ("stated", "derived")
        }
        assert people == {person["id"] for person in thing.get("attendees", ())}


def test_references_lead_somewhere(document: Document) -> None:
    """Each id that an object refers to is in the document."""
    ids = {key: {thing["id"] for thing in document[key]} for key in CLASSES}
    targets = {
        "person_id": "persons",
        "organization_id": "organizations",
        "area_id": "areas",
        ("organizations", "parent_id"): "organizations",
        ("events", "parent_id"): "events",
    }

    for key in CLASSES:
        for thing in document[key]:
            for name in thing.keys() & {"person_id", "organization_id", "area_id", "parent_id"}:
                assert thing[name] in ids[targets.get((key, name)) or targets[name]]


def test_a_part_tells_its_whole(dataset: Dataset, document: Document) -> None:
    """Where there is one; of several none is the one."""
    wholes = {thing["id"]: thing.get("parent_id") for thing in document["organizations"]}

    for id in wholes:
        ties = dataset.relations.where(subject=id, kind="part_of")
        found = [t.object for t in ties if t.object in wholes and t.certainty in ("stated", "derived")]
        assert wholes[id] == (found[0] if len(found) == 1 else None)
    assert any(wholes.values())


def test_versions_and_licence(dataset: Dataset, document: Document) -> None:
    """All versions; the licence only of our own data."""
    versions = document["meta"]["versions"]

    assert (bs.__version__, dataset.version, dataset.schema_version) == (
        *(versions["package"], versions["data"], versions["schema"]),
    )
    assert (dataset is bs.load()) == ("license" in document["meta"])
