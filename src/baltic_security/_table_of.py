# SPDX-License-Identifier: MIT
"""How a dataset shows its tables and its pictures."""

from typing import Any, Generic, TypeVar, overload

from .questions import Questions
from .tables import Table

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Self

    from .pictures import Pictures

TableT = TypeVar("TableT", bound=Table[Any])


class TableOf(Generic[TableT]):
    """
    A table of the dataset, made when first touched.

    No property, because tools that complete code do not look into properties; and
    without a lock of its own, because the store has one.
    """

    def __init__(self, table: type[TableT]) -> None:
        self._table = table
        self.__doc__ = table.__doc__

    def __set_name__(self, owner: type, name: str) -> None:
        self._name = name

    @overload
    def __get__(self, dataset: None, owner: type) -> "Self": ...
    @overload
    def __get__(self, dataset: Questions, owner: type) -> TableT: ...
    def __get__(self, dataset: Questions | None, owner: type) -> "Self | TableT":
        if dataset is None:
            return self
        made = self._table(dataset._store, dataset._limit)
        table: TableT = dataset.__dict__.setdefault(self._name, made)
        return table


class PicturesOf:
    """The pictures of a dataset, made when first touched, and for the same reason no property."""

    @overload
    def __get__(self, dataset: None, owner: type) -> "Self": ...
    @overload
    def __get__(self, dataset: Questions, owner: type) -> "Pictures": ...
    def __get__(self, dataset: Questions | None, owner: type) -> "Self | Pictures":
        if dataset is None:
            return self
        from .pictures import Pictures

        pictures: Pictures = dataset.__dict__.setdefault("plot", Pictures(dataset._store, dataset._limit))
        return pictures
