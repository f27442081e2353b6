# SPDX-License-Identifier: MIT
"""
Rows as the files hold them, and the trusting reader that builds records from them.

The reader checks nothing: bundled rows are verified by their hash and validated
when they are released, a user's rows are validated by the codec before.
"""

import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from enum import Enum
from typing import Any, Generic, TypeVar, get_args, get_origin

from ._value import Value
from .bases import KEYS, Record
from .dates import AFTER_ALL, BEFORE_ALL, PartialDate, Period

Row = dict[str, Any]
Bounds = tuple[int, int, int, int]
RecordT = TypeVar("RecordT", bound=Record)
ValueT = TypeVar("ValueT", bound=Value)

#: Of what always was and will be, and of what nothing is known.
ALWAYS: Bounds = (BEFORE_ALL, BEFORE_ALL, AFTER_ALL, AFTER_ALL)
UNKNOWN: Bounds = Period("/").bounds


@contextmanager
def collector_paused() -> Iterator[None]:
    """Pause the garbage collector, which would look at every new row again and again; none is garbage."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


class Rows(Generic[RecordT]):
    """
    The rows of one table, in the order of their ids; a record is built when first asked for.

    Attributes:
        cls: The class of the records.

        raw: The rows, as read.

        index: The position of each id.
    """

    __slots__ = ("_built", "cls", "index", "raw")

    def __init__(self, cls: type[RecordT], raw: list[Row]) -> None:
        self.cls: type[RecordT] = cls
        self.raw: list[Row] = raw
        self.index: dict[str, int] = {row["id"]: position for position, row in enumerate(raw)}
        self._built: dict[int, RecordT] = {}

    def __len__(self) -> int:
        return len(self.raw)

    def record(self, position: int) -> RecordT:
        """Get the record at a position; threads that build it at once all get the same."""
        built = self._built.get(position)
        if built is None:
            built = self._built.setdefault(position, build(self.cls, self.raw[position]))
        return built

    def life(self, position: int) -> Bounds:
        """Get the bounds of the time in which a record is there."""
        row = self.raw[position]
        if "period" in row:
            return Period(row["period"]).bounds
        if "published" in row:
            date = PartialDate(row["published"])
            return date.first_ordinal, date.last_ordinal, AFTER_ALL, AFTER_ALL
        return UNKNOWN if hasattr(self.cls, "period") or hasattr(self.cls, "published") else ALWAYS


def build(cls: type[ValueT], row: Row) -> ValueT:
    """Build a record from a row that is known to be valid."""
    record: ValueT = _reader(cls)(row)
    return record


_READERS: dict[Any, Callable[[Any], Any]] = {}


def _reader(annotation: Any) -> Callable[[Any], Any]:
    """Find, or make once, the function that reads a value of a field's type."""
    reader = _READERS.get(annotation)
    if reader is None:
        reader = _READERS[annotation] = _make_reader(annotation)
    return reader


def _make_reader(annotation: Any) -> Callable[[Any], Any]:
    if get_origin(annotation) is tuple:
        item = _reader(get_args(annotation)[0])
        return lambda values: tuple([item(value) for value in values])
    if get_args(annotation):  # X | None: an absent key is None already
        return _reader(get_args(annotation)[0])
    if annotation in (str, int, bool):
        return lambda value: value
    if issubclass(annotation, Enum):
        return annotation._value2member_map_.__getitem__  # type: ignore[no-any-return]
    if not issubclass(annotation, Value):  # a date, a period, a number: made of its text
        return annotation  # type: ignore[no-any-return]
    readers = {
        KEYS.get(field.name, field.name): (field.name, _reader(field.type))
        for field in annotation.__attrs_attrs__
    }

    def read(row: Row) -> Any:
        values = {}
        for key, value in row.items():
            name, reader = readers[key]
            values[name] = reader(value)
        return annotation(**values)

    return read
