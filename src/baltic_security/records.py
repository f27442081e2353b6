# SPDX-License-Identifier: MIT
"""
The records: frozen, holding ids only.

Questions that need two tables are asked of the dataset.
"""

from attrs import frozen

from .bases import Entity, Lasting, Record
from .dates import PartialDate
from .themes import Mode, Sector, Theme
from .values import Amount
from .vocabulary import (
    BodyKind,
    DocumentKind,
    EventKind,
    Kind,
    Language,
    NetworkKind,
    OrganizationKind,
    ProgrammeKind,
    SourceKind,
)


@frozen(kw_only=True, eq=False, repr=False)
class Country(Entity):
    """
    A state; its id is its ISO 3166-1 alpha-2 code in lower case.

    >>> import baltic_security as bs
    >>> bs.load().countries["is"].names["sv"]
    'Island'
    """

    KIND = Kind.COUNTRY


@frozen(kw_only=True, eq=False, repr=False)
class Organization(Lasting):
    """
    An institution with a standing of its own.

    Attributes:
        kind: What sort of institution it is.

        country: Id of the country it belongs to; None if it is international.

        place: The town of its seat, in English.

        address: The postal address of its office.

        sectors: Who works there.

    >>> import baltic_security as bs
    >>> bs.load().organizations["msb"].country
    'se'
    """

    KIND = Kind.ORGANIZATION

    kind: OrganizationKind
    country: str | None = None
    place: str | None = None
    address: str | None = None
    sectors: tuple[Sector, ...] = ()


@frozen(kw_only=True, eq=False, repr=False)
class Network(Lasting):
    """
    A cooperation structure across borders.

    Attributes:
        kind: What sort of structure it is.

        themes: What it is about.

        sectors: Who works in it.

        modes: How its members work together; only where a source names the network.

    >>> import baltic_security as bs
    >>> str(bs.load().networks["bstf"].established)
    '1996-05-04'
    """

    KIND = Kind.NETWORK

    kind: NetworkKind
    themes: tuple[Theme, ...] = ()
    sectors: tuple[Sector, ...] = ()
    modes: tuple[Mode, ...] = ()


@frozen(kw_only=True, eq=False, repr=False)
class Body(Lasting):
    """
    An organ inside an organization, network or programme.

    Attributes:
        kind: What sort of organ it is.

        country: Id of the country of its office.

        place: The town of its office, in English.

        address: The postal address of its office.

        themes: What it is about.

    >>> import baltic_security as bs
    >>> str(bs.load().bodies["bstf-opc"].established)
    '1998'
    """

    KIND = Kind.BODY

    kind: BodyKind
    country: str | None = None
    place: str | None = None
    address: str | None = None
    themes: tuple[Theme, ...] = ()


@frozen(kw_only=True, eq=False, repr=False)
class Programme(Lasting):
    """
    A strategy, policy area, funding programme or long-term priority.

    Attributes:
        kind: What sort of framework it is.

        themes: What it is about.

    >>> import baltic_security as bs
    >>> bs.load().programmes["pa-secure"].kind.value
    'policy_area'
    """

    KIND = Kind.PROGRAMME

    kind: ProgrammeKind
    themes: tuple[Theme, ...] = ()


@frozen(kw_only=True, eq=False, repr=False)
class Project(Lasting):
    """
    Time-limited work with partners.

    Attributes:
        themes: What it is about.

        sectors: Who works in it.

        countries: Ids of the countries where it works.

        months: How long it runs, as stated.

        amounts: Its money, as stated.

    >>> import baltic_security as bs
    >>> bs.load().projects["14-3"].months
    18
    """

    KIND = Kind.PROJECT

    themes: tuple[Theme, ...] = ()
    sectors: tuple[Sector, ...] = ()
    countries: tuple[str, ...] = ()
    months: int | None = None
    amounts: tuple[Amount, ...] = ()


@frozen(kw_only=True, eq=False, repr=False)
class Event(Lasting):
    """
    A meeting, summit, conference or seminar, or a named series of them.

    Attributes:
        kind: What sort of gathering it is.

        country: Id of the country where it took place.

        place: The town where it took place, in English.

        themes: What it is about.

        ordinal: Its number in the series that it is part of.

        held: True if a source shows that it took place, False if it was called
            off, None if it is announced only.

        online: True if it was held by video.

    >>> import baltic_security as bs
    >>> bs.load().events["bstf-opc-2016-02-petrozavodsk"].place
    'Petrozavodsk'
    """

    KIND = Kind.EVENT

    kind: EventKind
    country: str | None = None
    place: str | None = None
    themes: tuple[Theme, ...] = ()
    ordinal: int | None = None
    held: bool | None = None
    online: bool | None = None


@frozen(kw_only=True, eq=False, repr=False)
class Document(Entity):
    """
    A report, declaration, strategy or work plan.

    Attributes:
        kind: What sort of text it is.

        published: When it was published or adopted.

        themes: What it is about.

        website: Where it can be read.

    >>> import baltic_security as bs
    >>> bs.load().documents["gaps-to-caps-main-report"].kind.value
    'report'
    """

    KIND = Kind.DOCUMENT

    kind: DocumentKind
    published: PartialDate | None = None
    themes: tuple[Theme, ...] = ()
    website: str | None = None


@frozen(kw_only=True, eq=False, repr=False)
class Person(Entity):
    """
    A holder of a public office, as named by an official source: name and offices, nothing else.

    >>> import baltic_security as bs
    >>> ds = bs.load()
    >>> ds.relations.where(subject="maira-mora", kind="holds_office_in").objects.ids
    ('cbss-secretariat',)
    """

    KIND = Kind.PERSON


@frozen(kw_only=True, eq=False, repr=False)
class Source(Record):
    """
    A publication that we cite.

    Attributes:
        kind: What sort of publication it is.

        title: Its title, in its own language.

        publisher: Who published it.

        language: The language it is in.

        published: When it was published.

        url: Its address on the web.

    >>> import baltic_security as bs
    >>> bs.load().sources["lv-moi-blp-2017"].language.meaning
    'Latvian'
    """

    KIND = Kind.SOURCE

    kind: SourceKind
    title: str
    publisher: str
    language: Language
    published: PartialDate | None = None
    url: str | None = None

    @property
    def name(self) -> str:
        """Its title."""
        return self.title
