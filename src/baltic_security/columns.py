# SPDX-License-Identifier: MIT
"""Columns: the names, types and meanings of what a flat table holds, read from the classes."""

import types
from collections.abc import Iterator
from decimal import Decimal
from enum import Enum
from inspect import cleandoc
from typing import Any, TypeAlias, get_args, get_origin

from attrs import NOTHING, frozen

from ._terms import Term
from .bases import PARTS
from .dates import PartialDate, Period


class ColumnType(Term):
    """
    What the cells of a column hold, unless they are empty.

    >>> ColumnType.DATE.meaning
    'a day'
    """

    TEXT = "text", "text"
    LIST = "list", "a list of texts"
    INTEGER = "integer", "a whole number"
    DECIMAL = "decimal", "a number with two decimal places"
    BOOLEAN = "boolean", "true or false"
    DATE = "date", "a day"


_Vocabulary: TypeAlias = type[Enum]


@frozen
class Column:
    """
    A column of a table.

    Attributes:
        name: Its name.

        type: What its cells hold.

        meaning: What they tell.

        required: True if no cell is empty.

        refers: The table whose ids it holds; None if it holds no ids.

        words: The vocabulary whose words it holds; None if it holds other text.

    >>> import baltic_security as bs
    >>> column = bs.load().projects.columns[0]
    >>> column.name, column.type.value, column.required
    ('id', 'text', True)
    """

    name: str
    type: ColumnType
    meaning: str
    required: bool = False
    refers: str | None = None
    words: _Vocabulary | None = None


#: Fields that hold the ids of records, and the table these are in.
_REFERENCES = {
    "country": "countries",
    "countries": "countries",
    "subject": "records",
    "object": "records",
    "source": "sources",
}
_TYPES = {int: ColumnType.INTEGER, bool: ColumnType.BOOLEAN, Decimal: ColumnType.DECIMAL}


def columns_of(cls: type[Any]) -> Iterator[Column]:
    """
    Tell the columns of the fields of a class: the id first, then in its order, the note last.

    Parts of records have tables of their own, so that their fields are no columns here.
    """
    meanings = _meanings(cls)
    fields = [field for field in cls.__attrs_attrs__ if field.name not in (*PARTS, "citations")]
    for field in sorted(fields, key=lambda field: (field.name != "id", field.name == "note")):
        is_list = get_origin(field.type) is tuple
        held = _held(field.type)
        yield Column(
            name=field.name,
            type=ColumnType.LIST if is_list else _TYPES.get(held, ColumnType.TEXT),
            meaning=meanings.get(field.name, ""),
            required=field.default is NOTHING or not (is_list or types.NoneType in get_args(field.type)),
            refers=_REFERENCES.get(field.name),
            words=held if issubclass(held, Enum) else None,
        )


def plain(value: Any) -> Any:
    """
    Turn the value of a field into that of a cell.

    >>> plain((Period("1996-05"),))
    ('1996-05',)
    """
    if isinstance(value, tuple):
        return tuple([plain(item) for item in value])
    if isinstance(value, Enum):
        return value.value
    return str(value) if isinstance(value, (PartialDate, Period)) else value


def _held(annotation: Any) -> type[Any]:
    """Find the class of the values of a field; of a list, that of its items."""
    arguments = [argument for argument in get_args(annotation) if argument is not types.NoneType]
    held: type[Any] = _held(arguments[0]) if arguments else annotation
    return held


def _meanings(cls: type[Any]) -> dict[str, str]:
    """Read what the docstrings of a class and its bases say of each field; nothing under ``python -OO``."""
    found: dict[str, str] = {}
    for base in reversed(cls.__mro__):
        about = cleandoc(base.__doc__ or "").partition("Attributes:\n")[2]
        for paragraph in about.split("\n\n"):
            name, colon, meaning = paragraph.partition(":")
            if colon and name.startswith("    ") and name.strip().isidentifier():
                plain_meaning = " ".join(meaning.replace("``", "").split())
                found[name.strip()] = plain_meaning.replace("None if", "empty if")
    return found
