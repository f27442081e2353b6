# SPDX-License-Identifier: MIT
"""The façade: tables, look-up by id and by name, the questions, views of a day."""

from datetime import date
from sys import maxsize
from typing import Any, Final, TypeVar, overload

from ._store import Store
from ._table_of import TableOf
from .bases import Record
from .dates import overlap
from .exceptions import QueryError, RetiredIdError
from .exchange import Exchange
from .kinds import (
    Bodies,
    Countries,
    Documents,
    Events,
    Networks,
    Organizations,
    People,
    Programmes,
    Projects,
    Sources,
)
from .questions import Questions
from .relation_table import Relations
from .snapshot import SnapshotQuestions
from .tables import Records, Table
from .vocabulary import Kind

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Self

    from .answers import Matches
    from .dates import On, Window

D = TypeVar("D")


class Dataset(Questions, Exchange):
    """
    All tables, relations and sources of one version of the data; immutable.

    Attributes:
        countries: The countries.

        organizations: The organizations.

        networks: The networks.

        bodies: The bodies.

        programmes: The programmes.

        projects: The projects.

        events: The events.

        documents: The documents.

        people: The holders of public offices.

        sources: The sources.

        relations: The relations.

    >>> import baltic_security as bs
    >>> ds = bs.load()
    >>> ds.networks["bstf"].name
    'Baltic Sea Task Force on Organized Crime'
    """

    countries: Final = TableOf(Countries)
    organizations: Final = TableOf(Organizations)
    networks: Final = TableOf(Networks)
    bodies: Final = TableOf(Bodies)
    programmes: Final = TableOf(Programmes)
    projects: Final = TableOf(Projects)
    events: Final = TableOf(Events)
    documents: Final = TableOf(Documents)
    people: Final = TableOf(People)
    sources: Final = TableOf(Sources)
    relations: Final = TableOf(Relations)

    def __init__(self, store: Store, limit: "Window | None" = None) -> None:
        self.__dict__.update(_store=store, _limit=limit)

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"a dataset is immutable; {name!r} cannot be set")

    @property
    def version(self) -> str:
        """The version of the data, e.g. ``"2026.11"``."""
        return self._store.version

    @property
    def schema_version(self) -> str:
        """The version of the layout of the data files."""
        return self._store.schema

    @property
    def reviewed(self) -> date:
        """
        The day on which the data was last reviewed; ``on=ds.reviewed`` asks about now, as far as we know.

        >>> import baltic_security as bs
        >>> ds = bs.load()
        >>> ds.reviewed.year >= 2026
        True
        """
        return self._store.reviewed

    def table(self, kind: Kind | str) -> Table[Record]:
        """
        Get a table by the kind of its records or by its name.

        Args:
            kind: A kind or the name of its table.

        Raises:
            QueryError: There is no such table.

        >>> import baltic_security as bs
        >>> bs.load().table("networks").KIND.value
        'network'
        """
        name = kind.table if isinstance(kind, Kind) else kind
        if name not in {known.table for known in Kind}:
            tables = ", ".join(known.table for known in Kind)
            raise QueryError(f"there is no table {name!r}; the tables are {tables}")
        table: Table[Record] = getattr(self, name)
        return table

    def __getitem__(self, id: str) -> Record:
        """
        Get a record of any table by its id.

        Raises:
            UnknownIdError: There is no such record.

            RetiredIdError: The id is retired, and a person must choose another.
        """
        if not isinstance(id, str):
            raise TypeError(f"an id is text, not {type(id).__name__}")
        found = self._store.place(id) or self._store.place(self._store.known(id))
        assert found is not None
        record: Record = found[0].record(found[1])
        if not self._is_seen(record):
            raise self._store.unknown(id, (), "this snapshot")
        return record

    @overload
    def get(self, id: str) -> Record | None: ...
    @overload
    def get(self, id: str, default: D) -> Record | D: ...
    def get(self, id: str, default: D | None = None) -> Record | D | None:
        """
        Get a record of any table by its id, or a default where square brackets would raise.

        Args:
            id: The id.

            default: What to return if there is no such record.

        >>> import baltic_security as bs
        >>> bs.load().get("nope") is None
        True
        """
        store = self._store
        try:
            active = id if store.place(id) else store.active(id, Kind, "dataset")
        except RetiredIdError:
            return default
        if active is None or not self._is_seen(record := store.record(active)):
            return default
        return record

    def __contains__(self, thing: object) -> bool:
        """Tell whether a record, or the record of an id, is in the dataset."""
        if isinstance(thing, Record):
            return thing in self.table(thing.KIND)
        return isinstance(thing, str) and self.get(thing) is not None

    def find(self, name: str) -> Records[Record]:
        """
        Find the records of a name: exact, in any language, also former and short names.

        Case, diacritics, hyphens and punctuation are forgiven.

        Args:
            name: The name.

        Returns:
            The records, in the order of their ids; empty if none has that name.

        Raises:
            QueryError: The text is empty.

        >>> import baltic_security as bs
        >>> bs.load().find("baltijas juras valstu padome").ids
        ('cbss',)
        """
        _look_for(name)
        records = [self._store.record(id) for id in self._store.names.find(name)]
        return Records([record for record in records if self._is_seen(record)])

    def search(self, text: str, *, limit: int = 10) -> "Matches":
        """
        Search the names forgivingly: typos, missing and swapped words, singular and plural.

        Args:
            text: What to look for.

            limit: How many matches to return at most.

        Returns:
            The matches, best first.

        Raises:
            QueryError: The text is empty, or the limit is less than 1.

        >>> import baltic_security as bs
        >>> bs.load().search("baltic sea task forse organised")[0].record.id
        'bstf'
        """
        from .answers import Match, Matches

        _look_for(text)
        if limit < 1:
            raise QueryError(f"a limit of {limit} leaves nothing; give 1 or more")
        if self._limit is None:
            found = self._store.names.search(text, limit)
        else:  # any number of better ones may be out of view
            found = [match for match in self._store.names.search(text, maxsize) if match[0] in self][:limit]
        return Matches([Match(self._store.record(id), name, score) for id, name, score in found])

    def as_of(self, on: "On") -> "Snapshot":
        """
        Look at the dataset as things stood at a time; a view that copies nothing.

        Args:
            on: When.

        Returns:
            The records that may have been there, and the relations that may have
            held between them.  Sources stay whole.

        Raises:
            MalformedDateError: ``on`` is no date.

        >>> import baltic_security as bs
        >>> then = bs.load().as_of("1996-01-01")
        >>> "bstf" in then.networks
        False
        """
        return Snapshot(self._store, overlap(self._store.window(on), self._limit))

    def merge(self, other: "Dataset") -> "Dataset":
        """
        Join another dataset to this one.

        Args:
            other: The other dataset; it may refer to records of this one.

        Returns:
            A new dataset with the records of both.

        Raises:
            DataError: Both have the same id with different content, or a relation
                has an end in neither; all of these at once.

            QueryError: One of the two is a snapshot.
        """
        from ._merge import merged

        if self._limit is not None or other._limit is not None:
            raise QueryError("a snapshot is a view of one day; merge the datasets themselves")
        return Dataset(merged(self._store, other._store))

    def preload(self) -> "Self":
        """
        Read and build everything now, for servers.

        Returns:
            The dataset itself.

        >>> import baltic_security as bs
        >>> ds = bs.load()
        >>> ds.preload() is ds
        True
        """
        for kind in Kind:
            rows = self._store.rows(kind)
            for position in range(len(rows)):
                rows.record(position)
        for position in range(len(self._store.ties.rows)):
            self._store.ties.bounds(position)
        self._store.names.find("preload")
        self._store.names.search("preload", 1)
        return self

    def __repr__(self) -> str:
        counts = ", ".join(f"{len(self.table(kind))} {kind.table}" for kind in Kind)
        return f"<{type(self).__name__} {self.version}: {counts}>"

    def _repr_html_(self) -> str:
        from ._listings import overview
        from ._words import span

        facts = {
            **({"as of": span(self._limit)} if self._limit else {}),
            **{name: self._store.versions[name] for name in ("reviewed", "schema", "package")},
        }
        counts = {kind.table: len(self.table(kind)) for kind in Kind}
        return overview(f"{type(self).__name__} {self.version}", facts, counts, self.cite(self))

    def _ipython_key_completions_(self) -> list[str]:
        kinds = (kind for kind in Kind if kind not in (Kind.SOURCE, Kind.RELATION))
        return [id for kind in kinds for id in self.table(kind).ids]

    def __eq__(self, other: object) -> bool:
        """Equal if all tables are equal."""
        if not isinstance(other, Dataset):
            return NotImplemented
        if self._store is other._store and self._limit == other._limit:
            return True
        return all(self.table(kind) == other.table(kind) for kind in Kind)

    def __hash__(self) -> int:
        """Agrees with equality."""
        return hash(tuple([len(self.table(kind)) for kind in Kind]))

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), (self._store, self._limit)

    def _is_seen(self, record: Record) -> bool:
        return self._limit is None or record.id in self.table(record.KIND)


def _look_for(text: str) -> None:
    if not isinstance(text, str):
        raise TypeError(f"a name is text, not {type(text).__name__}")
    if not text.strip():
        raise QueryError("there is nothing to look for; give a name, or a part of one")


class Snapshot(SnapshotQuestions, Dataset):
    """
    A dataset as things stood at a time; its questions need no ``on``.

    >>> import baltic_security as bs
    >>> bs.load().as_of("2016-05-04").presidency_of("bstf").ids
    ('ru',)
    """
