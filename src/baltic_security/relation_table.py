# SPDX-License-Identifier: MIT
"""The table of relations, which can be asked from both ends."""

from bisect import bisect_left
from collections.abc import Sequence
from typing import ClassVar, Self

from ._filters import word
from .bases import Record
from .relations import Relation
from .tables import Records, Table
from .vocabulary import Kind, RelationKind

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .dates import On

_ENDS = tuple(kind for kind in Kind if kind is not Kind.RELATION)
_SYMMETRIC = tuple(kind for kind in RelationKind if kind.is_symmetric)


class Relations(Table[Relation]):
    """
    The table of relations.

    >>> import baltic_security as bs
    >>> ds = bs.load()
    >>> ds.relations.where(kind="presides_over", object="bstf", on="2016-05-04").subjects.ids
    ('ru',)
    """

    KIND: ClassVar[Kind] = Kind.RELATION
    __slots__ = ()

    @property
    def subjects(self) -> Records[Record]:
        """The records that the relations are about, each once, in order of first mention."""
        return self._ends("subject")

    @property
    def objects(self) -> Records[Record]:
        """The records at the other end, each once, in order of first mention."""
        return self._ends("object")

    def where(
        self,
        *,
        subject: Record | str | None = None,
        kind: RelationKind | str | None = None,
        object: Record | str | None = None,
        about: Record | str | None = None,
        on: "On | None" = None,
        certain: bool = False,
    ) -> Self:
        """
        Keep the relations that match all filters.

        Args:
            subject: The record that the relation is about; of a symmetric kind, either end.

            kind: What ties the ends.

            object: The other record; of a symmetric kind, either end.

            about: A record at either end.

            on: When the relation holds.  A state holds only while both ends may be there.

            certain: Keep only those that certainly hold then, and whose tie is
                stated or derived.

        Raises:
            UnknownTermError: ``kind`` is no relation kind.

            UnknownIdError: There is no such record.

        >>> import baltic_security as bs
        >>> ds = bs.load()
        >>> len(ds.relations.where(kind="member_of", object="bstf", on="2016-05-04").subjects)
        11
        """
        found: list[Sequence[int]] = []
        if kind is not None:
            found.append(self._store.ties.positions("kind", word(RelationKind, kind)))
        for thing, keys in ((subject, ("subject",)), (object, ("object",)), (about, ("subject", "object"))):
            if thing is not None:
                found.append(self._at(self._store.known(thing, _ENDS), keys))
        candidates = _common(found) if found else self._positions
        if found and not self._is_whole:
            candidates = [position for position in candidates if self._has(position)]
        if on is not None or certain:
            from .dates import EVER

            window = self._store.window(EVER if on is None else on)
            ties = self._store.ties
            candidates = [position for position in candidates if ties.holds(position, window, certain)]
        return type(self)(self._store, self._limit, candidates)

    def _repr_html_(self) -> str:
        from ._listings import relation_listing

        ties = self._store.ties
        return relation_listing(self, self._call, lambda relation: ties.time(ties.rows.index[relation.id]))

    def _at(self, id: str, keys: tuple[str, ...]) -> Sequence[int]:
        """Find the relations with a record at the given ends, and the symmetric ones at the other."""
        ties = self._store.ties
        raw = ties.rows.raw
        found = {position for key in keys for position in ties.positions(key, id)}
        if len(keys) == 1:
            other = "object" if keys[0] == "subject" else "subject"
            found.update(
                position for position in ties.positions(other, id) if raw[position]["kind"] in _SYMMETRIC
            )
        return sorted(found)

    def _ends(self, key: str) -> Records[Record]:
        raw = self._rows.raw
        ids = dict.fromkeys(raw[position][key] for position in self._positions)
        return Records([self._store.record(id, _ENDS) for id in ids])

    def _is_there(self, position: int) -> bool:
        """Tell whether a relation may hold, with both ends there, at the time of the snapshot."""
        if self._limit is None:
            return True
        if not self._store.ties.holds(position, self._limit, certain=False):
            return False
        row = self._rows.raw[position]
        lives = (self._store.life(row[end], _ENDS) for end in ("subject", "object"))
        return all(life[0] <= self._limit[1] and self._limit[0] <= life[3] for life in lives)


def _common(found: list[Sequence[int]]) -> Sequence[int]:
    """Keep the positions that are in all, in order; what that takes grows with the shortest only."""
    shortest, *others = sorted(found, key=len)
    for other in others:
        shortest = [p for p in shortest if (at := bisect_left(other, p)) < len(other) and other[at] == p]
    return shortest
