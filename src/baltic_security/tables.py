# SPDX-License-Identifier: MIT
"""Tables and answers: typed, immutable, in the order of ids."""

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from typing import Any, ClassVar, Generic, Self, TypeVar, overload

from ._rows import Row
from ._store import Store
from .bases import Record
from .exceptions import QueryError, RetiredIdError
from .vocabulary import Kind

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .columns import Column
    from .dates import On, Window
    from .frames import Frame

R = TypeVar("R", bound=Record, covariant=True)
D = TypeVar("D")


class Records(tuple[R, ...]):
    """
    An answer: records, in order, each once.

    >>> import baltic_security as bs
    >>> bs.load().presidency_of("bstf", on="2016-05-04").ids
    ('ru',)
    """

    __slots__ = ()

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of the records."""
        return tuple([record.id for record in self])

    def _repr_html_(self) -> str:
        from ._listings import listing

        return listing(self, "record", "records")


class Table(Generic[R]):
    """
    Records of one kind, in the order of their ids.

    Reads by id (``table["bstf"]``) and by position (``table[0]``, ``table[:5]``);
    ``in`` takes an id or a record; iterating gives records.

    >>> import baltic_security as bs
    >>> networks = bs.load().networks
    >>> "bstf" in networks, networks["bstf"] in networks, networks.get("nope") is None
    (True, True, True)
    """

    KIND: ClassVar[Kind]  #: What its records are.

    __slots__ = ("_chosen", "_is_whole", "_limit", "_rows", "_store")

    def __init__(
        self, store: Store, limit: "Window | None" = None, chosen: Sequence[int] | None = None
    ) -> None:
        self._store = store
        self._limit = limit
        self._rows = store.rows(self.KIND)
        self._chosen = chosen
        self._is_whole = chosen is None and limit is None

    @overload
    def __getitem__(self, key: str | int) -> R: ...
    @overload
    def __getitem__(self, key: slice) -> Self: ...
    def __getitem__(self, key: str | int | slice) -> "R | Self":
        """
        Get a record by id or position, or a part of the table by a slice.

        Raises:
            UnknownIdError: The table has no such id.

            RetiredIdError: The id is retired, and a person must choose another.

            IndexError: The table has no such position.
        """
        if isinstance(key, str):
            position = self._rows.index.get(key)
            if position is not None and (self._is_whole or self._has(position)):
                return self._record(position)
            position = self._replacement(key)
            if position is None:
                raise self._store.unknown(key, (self.KIND,), self.KIND.table)
            return self._record(position)
        if isinstance(key, slice):
            return type(self)(self._store, self._limit, sorted(self._positions[key]))
        return self._record(self._positions[key])

    @overload
    def get(self, id: str) -> R | None: ...
    @overload
    def get(self, id: str, default: D) -> R | D: ...
    def get(self, id: str, default: D | None = None) -> "R | D | None":
        """
        Get a record by id, or a default where square brackets would raise.

        Args:
            id: The id.

            default: What to return if there is no such record.
        """
        position = self._rows.index.get(id)
        if position is None or not self._has(position):
            try:
                position = self._replacement(id)
            except RetiredIdError:
                return default
        return default if position is None else self._record(position)

    def __contains__(self, thing: object) -> bool:
        """Tell whether a record, or the record of an id, is in the table."""
        if isinstance(thing, Record):
            return self.get(thing.id) == thing
        return isinstance(thing, str) and self.get(thing) is not None

    def __iter__(self) -> Iterator[R]:
        """Go through the records in the order of their ids."""
        return map(self._record, self._positions)

    def __len__(self) -> int:
        """Count the records."""
        return len(self._positions)

    def __eq__(self, other: object) -> bool:
        """Equal if of the same kind, with equal records."""
        if not isinstance(other, Table) or self.KIND is not other.KIND:
            return NotImplemented
        if self._rows is other._rows:
            return list(self._positions) == list(other._positions)
        return len(self) == len(other) and all(map(Record.__eq__, self, other))

    def __hash__(self) -> int:
        """Agrees with equality."""
        return hash(self.ids)

    def __repr__(self) -> str:
        return f"<{type(self).__name__}: {len(self)} {self.KIND.table}>"

    def __reduce__(self) -> tuple[Any, ...]:
        """Pickle by ids: positions may move from one version of the data to the next."""
        ids = None if self._chosen is None else self.ids
        return _restore, (type(self), self._store, self._limit, ids)

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of the records, in order."""
        raw = self._rows.raw
        return tuple([raw[position]["id"] for position in self._positions])

    def to_dicts(self) -> list[dict[str, str | int | bool | None]]:
        """
        Give the table as plain rows, for any tool: one row a record, the same columns in each.

        Returns:
            The rows, under the names of ``columns``; days and lists are text.

        >>> import baltic_security as bs
        >>> bs.load().networks.where(theme="nuclear_safety").to_dicts()[0]["id"]
        'egnrs'
        """
        return self._frame().to_dicts()

    @property
    def columns(self) -> "tuple[Column, ...]":
        """
        The columns that the table has as plain rows and as a data frame, with types and meanings.

        >>> import baltic_security as bs
        >>> [column.name for column in bs.load().people.columns]
        ['id', 'name', 'summary', 'note', 'citations']
        """
        from ._framing import columns

        return columns(self.KIND)

    def __arrow_c_stream__(self, requested_schema: object = None) -> object:
        """Hand the table to a library that knows the Arrow PyCapsule protocol; needs the extra ``arrow``."""
        return self._frame().__arrow_c_stream__(requested_schema)

    def _frame(self) -> "Frame":
        from ._framing import of_records

        return of_records(self, self.KIND, self._store)

    def _repr_html_(self) -> str:
        from ._listings import listing

        return listing(self, self.KIND.value, self.KIND.table, self._call)

    def _ipython_key_completions_(self) -> list[str]:
        return list(self.ids)

    def _call(self, id: str) -> str:
        """Name a record of the dataset; of another dataset only the id is known."""
        return id if self._store.locate(id) is None else self._store.record(id).name

    def _record(self, position: int) -> R:
        record: R = self._rows.record(position)
        return record

    @property
    def _positions(self) -> Sequence[int]:
        if self._chosen is None:
            whole = range(len(self._rows))
            self._chosen = whole if self._limit is None else [p for p in whole if self._is_there(p)]
        return self._chosen

    def _has(self, position: int) -> bool:
        """Tell whether the record at a position of the file belongs to this table."""
        if self._chosen is None:
            return self._is_there(position)
        at = bisect_left(self._chosen, position)
        return at < len(self._chosen) and self._chosen[at] == position

    def _is_there(self, position: int) -> bool:
        """Tell whether a record may be there at the time of the snapshot."""
        if self._limit is None or self.KIND is Kind.SOURCE:  # a source is cited whatever its date
            return True
        life = self._rows.life(position)
        return life[0] <= self._limit[1] and self._limit[0] <= life[3]

    def _replacement(self, id: str) -> int | None:
        """Find what replaces a retired id exactly."""
        replacement = self._store.active(id, (self.KIND,), self.KIND.table)
        position = None if replacement is None else self._rows.index.get(replacement)
        return position if position is not None and self._has(position) else None

    def _narrow(
        self, tests: list[Callable[[Row], bool]], on: "On | None" = None, certain: bool = False
    ) -> Self:
        """Keep the records that pass all tests and are there in the window."""
        raw = self._rows.raw
        chosen = [p for p in self._positions if all(test(raw[p]) for test in tests)]
        if on is not None:
            first, last = self._store.window(on)
            lives = [(p, self._rows.life(p)) for p in chosen]
            chosen = [p for p, life in lives if life[0] <= last and first <= life[3]]
            if certain:
                chosen = [p for p, life in lives if life[1] <= last and first <= life[2]]
        elif certain:
            raise QueryError("'certain' asks about a time; give it together with 'on'")
        return type(self)(self._store, self._limit, chosen)


def _restore(
    cls: type[Table[Any]], store: Store, limit: "Window | None", ids: tuple[str, ...] | None
) -> Table[Any]:
    index = store.rows(cls.KIND).index
    return cls(store, limit, None if ids is None else [index[id] for id in ids])
