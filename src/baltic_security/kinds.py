# SPDX-License-Identifier: MIT
"""
One small class a table, with the filters that its records know.

Filters are keywords; None means "not filtered".  A filter takes a member of its
vocabulary or the member's text, a record or its id; an unknown one is an error,
never an empty answer.  ``on=`` keeps what may be there at that time, and with
``certain=True`` only what certainly is.
"""

from typing import ClassVar, Self

from . import records
from ._filters import among, in_country, published_in, same
from ._rows import Row
from .exceptions import QueryError
from .tables import Table
from .themes import Mode, Sector, Theme
from .vocabulary import (
    BodyKind,
    DocumentKind,
    EventKind,
    Kind,
    Language,
    NetworkKind,
    OrganizationKind,
    ProgrammeKind,
    RelationKind,
    SourceKind,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .dates import On


class Countries(Table["records.Country"]):
    """The table of countries."""

    KIND: ClassVar[Kind] = Kind.COUNTRY
    __slots__ = ()


class Organizations(Table["records.Organization"]):
    """The table of organizations."""

    KIND: ClassVar[Kind] = Kind.ORGANIZATION
    __slots__ = ()

    def where(
        self,
        *,
        kind: OrganizationKind | str | None = None,
        country: "records.Country | str | None" = None,
        sector: Sector | str | None = None,
        on: "On | None" = None,
        certain: bool = False,
    ) -> Self:
        """
        Keep the organizations that match all filters.

        Args:
            kind: What sort of institution it is.
            country: The country it belongs to.
            sector: Who works there.
            on: When it is there.
            certain: Keep only those that are certainly there then.

        Raises:
            UnknownTermError: A word is no member of its vocabulary.

            UnknownIdError: There is no such country.

        >>> import baltic_security as bs
        >>> "lv-moi" in bs.load().organizations.where(country="lv", kind="ministry").ids
        True
        """
        tests = same("kind", OrganizationKind, kind) + among("sectors", Sector, sector)
        return self._narrow(tests + in_country(self._store, country), on, certain)


class Networks(Table["records.Network"]):
    """The table of networks."""

    KIND: ClassVar[Kind] = Kind.NETWORK
    __slots__ = ()

    def where(
        self,
        *,
        kind: NetworkKind | str | None = None,
        theme: Theme | str | None = None,
        sector: Sector | str | None = None,
        mode: Mode | str | None = None,
        on: "On | None" = None,
        certain: bool = False,
    ) -> Self:
        """
        Keep the networks that match all filters.

        Args:
            kind: What sort of structure it is.
            theme: What it is about.
            sector: Who works in it.
            mode: How its members work together.
            on: When it is there.
            certain: Keep only those that are certainly there then.

        Raises:
            UnknownTermError: A word is no member of its vocabulary.

        >>> import baltic_security as bs
        >>> "cpn" in bs.load().networks.where(theme="civil_protection").ids
        True
        """
        tests = same("kind", NetworkKind, kind) + among("themes", Theme, theme)
        tests += among("sectors", Sector, sector) + among("modes", Mode, mode)
        return self._narrow(tests, on, certain)


class Bodies(Table["records.Body"]):
    """The table of bodies."""

    KIND: ClassVar[Kind] = Kind.BODY
    __slots__ = ()

    def where(
        self,
        *,
        kind: BodyKind | str | None = None,
        theme: Theme | str | None = None,
        country: "records.Country | str | None" = None,
        on: "On | None" = None,
        certain: bool = False,
    ) -> Self:
        """
        Keep the bodies that match all filters; the bodies of one parent are ``ds.parts_of``.

        Args:
            kind: What sort of organ it is.
            theme: What it is about.
            country: The country of its office.
            on: When it is there.
            certain: Keep only those that are certainly there then.

        Raises:
            UnknownTermError: A word is no member of its vocabulary.

            UnknownIdError: There is no such country.

        >>> import baltic_security as bs
        >>> "cbss-secretariat" in bs.load().bodies.where(kind="secretariat").ids
        True
        """
        tests = same("kind", BodyKind, kind) + among("themes", Theme, theme)
        return self._narrow(tests + in_country(self._store, country), on, certain)


class Programmes(Table["records.Programme"]):
    """The table of programmes."""

    KIND: ClassVar[Kind] = Kind.PROGRAMME
    __slots__ = ()

    def where(
        self,
        *,
        kind: ProgrammeKind | str | None = None,
        theme: Theme | str | None = None,
        on: "On | None" = None,
        certain: bool = False,
    ) -> Self:
        """
        Keep the programmes that match all filters.

        Args:
            kind: What sort of framework it is.
            theme: What it is about.
            on: When it is there.
            certain: Keep only those that are certainly there then.

        Raises:
            UnknownTermError: A word is no member of its vocabulary.

        >>> import baltic_security as bs
        >>> "pa-secure" in bs.load().programmes.where(kind="policy_area").ids
        True
        """
        tests = same("kind", ProgrammeKind, kind) + among("themes", Theme, theme)
        return self._narrow(tests, on, certain)


class Projects(Table["records.Project"]):
    """The table of projects."""

    KIND: ClassVar[Kind] = Kind.PROJECT
    __slots__ = ()

    def where(
        self,
        *,
        theme: Theme | str | None = None,
        sector: Sector | str | None = None,
        programme: "records.Programme | str | None" = None,
        country: "records.Country | str | None" = None,
        on: "On | None" = None,
        certain: bool = False,
    ) -> Self:
        """
        Keep the projects that match all filters.

        Args:
            theme: What it is about.
            sector: Who works in it.
            programme: What it is part of or a flagship of.
            country: Where it works, or the country of a lead or partner.
            on: When it runs.
            certain: Keep only those that certainly run then.

        Raises:
            UnknownTermError: A word is no member of its vocabulary.

            UnknownIdError: There is no such programme or country.

        >>> import baltic_security as bs
        >>> "from-gaps-to-caps" in bs.load().projects.where(on=2015, country="fi").ids
        True
        """
        tests = among("themes", Theme, theme) + among("sectors", Sector, sector)
        if programme is not None:
            held = self._held_by(self._store.known(programme, (Kind.PROGRAMME,), "programmes"))
            tests.append(lambda row: row["id"] in held)
        if country is not None:
            wanted = self._store.known(country, (Kind.COUNTRY,), "countries")
            tests.append(lambda row: wanted in row.get("countries", ()) or self._is_run_from(row, wanted))
        return self._narrow(tests, on, certain)

    def _held_by(self, programme: str) -> set[str]:
        ties = self._store.ties
        kinds = (RelationKind.PART_OF, RelationKind.FLAGSHIP_OF)
        rows = [ties.rows.raw[position] for position in ties.positions("object", programme)]
        return {row["subject"] for row in rows if row["kind"] in kinds}

    def _is_run_from(self, row: Row, country: str) -> bool:
        kinds = (RelationKind.LEADS, RelationKind.PARTNER_IN)
        runners = [tie.other for kind in kinds for tie in self._store.ties.around(kind, "object", row["id"])]
        return any(country in (runner.id, getattr(runner, "country", None)) for runner in runners)


class Events(Table["records.Event"]):
    """The table of events."""

    KIND: ClassVar[Kind] = Kind.EVENT
    __slots__ = ()

    def where(
        self,
        *,
        kind: EventKind | str | None = None,
        theme: Theme | str | None = None,
        country: "records.Country | str | None" = None,
        held: bool | None = None,
        on: "On | None" = None,
        certain: bool = False,
    ) -> Self:
        """
        Keep the events that match all filters; the meetings of one body are ``ds.parts_of``.

        Args:
            kind: What sort of gathering it is.
            theme: What it is about.
            country: Where it took place.
            held: True for those that a source shows to have taken place, False for
                those called off.
            on: When it takes place.
            certain: Keep only those that certainly take place then.

        Raises:
            UnknownTermError: A word is no member of its vocabulary.

            UnknownIdError: There is no such country.

            QueryError: ``held`` is neither True nor False.

        >>> import baltic_security as bs
        >>> bs.load().events.where(country="fi", on="2017-05").ids
        ('cbss-migration-conference-2017-05-helsinki',)
        """
        tests = same("kind", EventKind, kind) + among("themes", Theme, theme)
        tests += in_country(self._store, country)
        if held is not None:
            if held not in (True, False):
                raise QueryError(f"an event was held or not; give held=True or held=False, not {held!r}")
            tests.append(lambda row: row.get("held") == held)
        return self._narrow(tests, on, certain)


class Documents(Table["records.Document"]):
    """The table of documents."""

    KIND: ClassVar[Kind] = Kind.DOCUMENT
    __slots__ = ()

    def where(
        self,
        *,
        kind: DocumentKind | str | None = None,
        theme: Theme | str | None = None,
        published: "On | None" = None,
    ) -> Self:
        """
        Keep the documents that match all filters.

        Args:
            kind: What sort of text it is.
            theme: What it is about.
            published: When it may have been published or adopted.

        Raises:
            UnknownTermError: A word is no member of its vocabulary.

        >>> import baltic_security as bs
        >>> "gaps-to-caps-main-report" in bs.load().documents.where(kind="report").ids
        True
        """
        tests = same("kind", DocumentKind, kind) + among("themes", Theme, theme)
        return self._narrow(tests + published_in(self._store, published))


class People(Table["records.Person"]):
    """The table of holders of public offices."""

    KIND: ClassVar[Kind] = Kind.PERSON
    __slots__ = ()


class Sources(Table["records.Source"]):
    """The table of sources."""

    KIND: ClassVar[Kind] = Kind.SOURCE
    __slots__ = ()

    def where(
        self,
        *,
        kind: SourceKind | str | None = None,
        language: Language | str | None = None,
        published: "On | None" = None,
    ) -> Self:
        """
        Keep the sources that match all filters.

        Args:
            kind: What sort of publication it is.
            language: The language it is in.
            published: When it may have been published.

        Raises:
            UnknownTermError: A word is no member of its vocabulary.

        >>> import baltic_security as bs
        >>> "se-police-regional-cooperation" in bs.load().sources.where(language="sv").ids
        True
        """
        tests = same("kind", SourceKind, kind) + same("language", Language, language)
        return self._narrow(tests + published_in(self._store, published))
