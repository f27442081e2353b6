# SPDX-License-Identifier: MIT
"""People: holders of public offices, with name and office, and nothing that is their own affair."""

import re
from collections.abc import Iterator

from ..bases import Record
from ..records import Person
from ..relations import Relation
from ..vocabulary import Kind, RelationKind
from ._data import Data, Fault

_OFFICES = (RelationKind.HOLDS_OFFICE_IN, RelationKind.CHAIRS)
#: Keys whose texts are addresses on the web or words of a vocabulary.
_NO_PROSE = ("id", "url", "website", "source", "subject", "object", "kind", "fields", "period", "published")

_MAIL = re.compile(r"[\w.+-]+ ?(?:@|\(at\)|\[at\]) ?\w[\w-]*(?:\.\w[\w-]*)+")
_PHONE = re.compile(
    r"(?<![\w+/])(?:\+|00 ?)[1-9][\d ()/.-]{6,}\d(?!\w)"  # with the code of a country
    r"|(?<![\w.,/-])\(?0\d{1,3}\)?[-/ ]\d{2,3}(?: \d{2,3}){1,3}(?![\w/-])"  # with that of a town, in groups
    r"|\b(?:tel|phone|telephone|telefon|puhelin|mob|mobile|fax|тел|телефон)\b[.: ]*[\d+(][\d ()/.-]{4,}",
    re.IGNORECASE,
)
_DIGITS = range(6, 16)
_BORN = re.compile(
    r"\b(?:date of birth|birthday|born|geboren|född|født|fødd|fæddur|fædd|syntynyt|sündinud"
    r"|dzim\w*|gim[eėę]\w*|urodzon\w*|родил\w*|рожд\w*)\b[^;]{0,30}?\d{4}"
    r"|(?:\b(?:b|geb|ur|р)\. ?|\* ?)(?:\d\d?[. ]+\w+ )?(?:19|20)\d\d\b",
    re.IGNORECASE,
)


def nothing_else(data: Data) -> Iterator[Fault]:
    """Find people with details: what they did stands in relations."""
    for person in data.all(Person):
        if person.details:
            repair = "leave the details out; offices and what was done in them are relations"
            yield Fault(person.id, "details", "a person has names and offices only", repair)


def in_office(data: Data) -> Iterator[Fault]:
    """Find people who hold no office in the data."""
    for person in data.all(Person):
        if not data.from_(person.id, *_OFFICES):
            repair = "add the office by holds_office_in or chairs, or leave the person out"
            yield Fault(person.id, "", "no office of this person is given", repair)


def mail(data: Data) -> Iterator[Fault]:
    """Find addresses of electronic mail."""
    for record in data.everything():
        for path, text in prose(data, record):
            for found in mail_in(text):
                yield Fault(record.id, path, f"{found!r} looks like an e-mail address", "leave it out")


def mail_in(text: str) -> Iterator[str]:
    """Give what looks like an e-mail address, also with its sign written out."""
    return (found[0] for found in _MAIL.finditer(text))


def phones(data: Data) -> Iterator[Fault]:
    """Find phone numbers."""
    for record in data.everything():
        for path, text in prose(data, record):
            for found in phones_in(text):
                yield Fault(record.id, path, f"{found!r} looks like a phone number", "leave it out")


def phones_in(text: str) -> Iterator[str]:
    """Give what looks like a phone number; years, amounts and postal codes do not."""
    for found in _PHONE.finditer(text):
        if sum(map(str.isdigit, found[0])) in _DIGITS:
            yield found[0]


def births(data: Data) -> Iterator[Fault]:
    """Find birth dates of people; that a network was born in a year is a figure of speech."""
    for record in data.everything():
        if isinstance(record, Person) or (isinstance(record, Relation) and _of_person(data, record)):
            for path, text in prose(data, record):
                for found in births_in(text):
                    yield Fault(record.id, path, f"{found!r} looks like a birth date", "leave it out")


def births_in(text: str) -> Iterator[str]:
    """Give what looks like a birth date, in the languages of the region."""
    return (found[0] for found in _BORN.finditer(text))


def _of_person(data: Data, relation: Relation) -> bool:
    return Kind.PERSON in (data.kinds.get(relation.subject), data.kinds.get(relation.object))


def prose(data: Data, record: Record) -> Iterator[tuple[str, str]]:
    """Give the texts of a record that hold words of ours or of a source, with their paths."""
    rows = data.store.rows(record.KIND)
    return texts(rows.raw[rows.index[record.id]], skipped=_NO_PROSE)


def texts(value: object, path: str = "", skipped: tuple[str, ...] = ()) -> Iterator[tuple[str, str]]:
    """
    Give the texts in a row with their paths.

    >>> list(texts({"id": "x", "names": [{"text": "X"}]}, skipped=("id",)))
    [('names[0].text', 'X')]
    """
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, list):
        for number, item in enumerate(value):
            yield from texts(item, f"{path}[{number}]", skipped)
    elif isinstance(value, dict):
        for key, item in value.items():
            if key not in skipped:
                yield from texts(item, f"{path}.{key}" if path else key, skipped)
