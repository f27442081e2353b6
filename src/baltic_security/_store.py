# SPDX-License-Identifier: MIT
"""What a dataset, its snapshots and its tables share: rows, loaded by table when first touched."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from sys import _getframe
from threading import RLock
from typing import Any
from warnings import warn

from attrs import frozen

from . import records, relations
from ._rows import ALWAYS, Bounds, Row, Rows, collector_paused
from ._value import Value
from ._version import __version__
from .bases import Record
from .dates import window
from .exceptions import CoverageWarning, RetiredIdError, RetiredIdWarning, UnknownIdError
from .vocabulary import Kind

TYPE_CHECKING = False
if TYPE_CHECKING:
    from ._ties import Ties
    from .dates import On, Window
    from .names import NameIndex


class _Classes(Mapping[Kind, type[Record]]):
    """The class of each kind of record, made when first asked for."""

    def __getitem__(self, kind: Kind) -> type[Record]:
        module = relations if kind == Kind.RELATION else records
        cls: type[Record] = getattr(module, kind.title())
        return cls

    def __iter__(self) -> Iterator[Kind]:
        return iter(Kind)

    def __len__(self) -> int:
        return len(Kind)


CLASSES = _Classes()
#: The tables whose records have names.
ENTITIES = tuple(kind for kind in Kind if kind not in (Kind.SOURCE, Kind.RELATION))


@frozen(kw_only=True, eq=False)
class Retirement(Value):
    """
    An id that should not be used any more.

    Attributes:
        id: The retired id.

        replaced_by: The one id to use instead, if the replacement is exact.

        consider: The ids that a person must choose from, if it is not.
    """

    id: str
    replaced_by: str | None = None
    consider: tuple[str, ...] = ()


class Store:
    """
    The rows of all tables, and what is known of the dataset as a whole.

    Attributes:
        version: The version of the data, e.g. ``"2026.11"``.

        schema: The version of the layout.

        reviewed: The day on which the data was last reviewed.

        retired: The retired ids.

    """

    def __init__(
        self,
        *,
        version: str,
        schema: str,
        reviewed: date,
        retired: dict[str, Retirement],
        read: Callable[[Kind], list[Row]],
        pickled: "tuple[Callable[..., Store], tuple[str, ...]] | None" = None,
    ) -> None:
        self.version = version
        self.schema = schema
        self.reviewed = reviewed
        self.retired = retired
        self._read = read
        self._pickled = pickled
        self._last_day = reviewed.toordinal()
        self._tables: dict[Kind, Rows[Any]] = {}
        self._places: dict[str, tuple[Rows[Any], int]] = {}
        self._ties: Ties | None = None
        self._names: NameIndex | None = None
        self._lock = RLock()

    @classmethod
    def of_rows(
        cls,
        version: str,
        schema: str,
        reviewed: date,
        retired: dict[str, Retirement],
        rows: dict[Kind, list[Row]],
    ) -> "Store":
        """Make a store of rows that are read already."""
        read = rows.__getitem__
        return cls(version=version, schema=schema, reviewed=reviewed, retired=retired, read=read)

    @property
    def versions(self) -> dict[str, str]:
        """The versions of the package, the data and its layout, and the day of the last review."""
        return {
            "package": __version__,
            "data": self.version,
            "schema": self.schema,
            "reviewed": str(self.reviewed),
        }

    def __reduce__(self) -> tuple[Any, ...]:
        """Pickle bundled data by its version, other data by its content."""
        if self._pickled is not None:
            return self._pickled
        rows = {kind: self.rows(kind).raw for kind in Kind}
        return Store.of_rows, (self.version, self.schema, self.reviewed, self.retired, rows)

    def rows(self, kind: Kind) -> Rows[Any]:
        """Get the rows of a table; its file is read when it is first asked for."""
        table = self._tables.get(kind)
        if table is None:
            with self._lock:
                table = self._tables.get(kind)
                if table is None:
                    with collector_paused():
                        table = self._tables[kind] = Rows(CLASSES[kind], self._read(kind))
        return table

    @property
    def ties(self) -> "Ties":
        """The relations, indexed."""
        if self._ties is None:
            from ._ties import Ties

            with self._lock:
                if self._ties is None:
                    with collector_paused():
                        self._ties = Ties(self)
        return self._ties

    @property
    def names(self) -> "NameIndex":
        """All names, to be looked up."""
        if self._names is None:
            from .names import NameIndex

            self._names = NameIndex(
                (name["text"], row["id"], name.get("kind", "name") == "name")
                for kind in ENTITIES
                for row in self.rows(kind).raw
                for name in row["names"]
            )
        return self._names

    def place(self, id: str) -> "tuple[Rows[Any], int] | None":
        """Find a record of any kind by its id; a second look is a look into one dictionary."""
        found = self._places.get(id)
        if found is None:
            found = self.locate(id)
            if found is not None:
                self._places[id] = found
        return found

    def locate(self, id: str, kinds: Iterable[Kind] = Kind) -> "tuple[Rows[Any], int] | None":
        """Find a record by its id in the tables of some kinds, in their order."""
        for kind in kinds:
            rows = self.rows(kind)
            position = rows.index.get(id)
            if position is not None:
                return rows, position
        return None

    def life(self, id: str, kinds: Iterable[Kind]) -> Bounds:
        """Get the time in which a record is there; a record of another dataset always is."""
        found = self.locate(id, kinds)
        return found[0].life(found[1]) if found else ALWAYS

    def active(self, id: str, kinds: Iterable[Kind], where: str) -> str | None:
        """
        Get the id to use for a retired one, with a warning; None if there is none of these kinds.

        Raises:
            RetiredIdError: A person must choose what to use.
        """
        retirement = self.retired.get(id)
        if retirement is None:
            return None
        if retirement.replaced_by is None:
            raise RetiredIdError(id, where, retirement.consider)
        if self.locate(retirement.replaced_by, kinds) is None:
            return None
        _warn(f"id {id!r} is retired; {retirement.replaced_by!r} was used instead", RetiredIdWarning)
        return retirement.replaced_by

    def known(self, thing: str | Record, kinds: Iterable[Kind] = Kind, where: str = "dataset") -> str:
        """
        Get the id of a record that was given as a record or an id.

        Raises:
            UnknownIdError: There is no such record.
        """
        if not isinstance(thing, (str, Record)):
            raise TypeError(f"give a record, or its id as text, not {type(thing).__name__}")
        id = thing if isinstance(thing, str) else thing.id
        if (self.place(id) if kinds is Kind else self.locate(id, kinds)) is not None:
            return id
        replacement = self.active(id, kinds, where)
        if replacement is None:
            raise self.unknown(id, kinds, where)
        return replacement

    def record(self, id: str, kinds: Iterable[Kind] = Kind) -> Record:
        """Get the record of an id that is known."""
        found = self.place(id) if kinds is Kind else self.locate(id, kinds)
        if found is None:
            raise self.unknown(id, kinds, "dataset")
        record: Record = found[0].record(found[1])
        return record

    def unknown(self, id: str, kinds: Iterable[Kind], where: str) -> UnknownIdError:
        """Make the error for an unknown id, with the ids that look alike."""
        from difflib import get_close_matches

        ids = [known for kind in kinds if kind is not Kind.RELATION for known in self.rows(kind).index]
        near = get_close_matches(id.lower(), ids, n=3, cutoff=0.7) or [
            named for named in self.names.find(id) if self.locate(named, kinds) is not None
        ]
        return UnknownIdError(id, where, tuple(near))

    def window(self, on: "On") -> "Window":
        """Turn ``on=`` into a window of days, with a warning if the data cannot know it."""
        found = window(on)
        if found[0] > self._last_day:
            _warn(
                f"the data was reviewed on {self.reviewed}; it cannot know what holds later", CoverageWarning
            )
        return found


def _warn(message: str, category: type[Warning]) -> None:
    """Warn at the line that asked, however many rooms the question went through."""
    level, frame = 2, _getframe(1)
    while frame.f_back and frame.f_globals.get("__name__", "").startswith(f"{__package__}."):
        level, frame = level + 1, frame.f_back
    warn(message, category, stacklevel=level)
