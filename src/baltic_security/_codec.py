# SPDX-License-Identifier: MIT
"""
Rows of the data files into records and back, strictly: the only module that knows cattrs.

Nothing is coerced.  All faults of a row are told at once, each with the path of
its field, the value, and how to repair it.
"""

import re
from collections.abc import Callable, Iterator
from decimal import Decimal
from types import NoneType, UnionType
from typing import Any, TypeVar, get_args, get_origin

from attrs import fields, has
from cattrs import (
    AttributeValidationNote,
    BaseValidationError,
    ClassValidationError,
    Converter,
    ForbiddenExtraKeysError,
    IterableValidationError,
)
from cattrs.cols import homogenous_tuple_structure_factory
from cattrs.gen import make_dict_structure_fn, make_dict_unstructure_fn, override

from ._value import Value
from .bases import KEYS
from .dates import PartialDate, Period
from .exceptions import MalformedDateError
from .findings import Finding
from .themes import Mode, Sector, Theme
from .vocabulary import (
    AmountKind,
    Aspect,
    BodyKind,
    Bound,
    Certainty,
    DocumentKind,
    EventKind,
    Language,
    NameKind,
    NetworkKind,
    OrganizationKind,
    ProgrammeKind,
    RelationKind,
    SourceKind,
)

ValueT = TypeVar("ValueT", bound=Value)

#: The order of the keys of a record in the files.
KEY_ORDER = (
    *("id", "subject", "kind", "object", "role", "names", "summary", "title", "publisher", "language"),
    *("published", "url", "period", "country", "place", "address", "themes", "sectors", "modes"),
    *("countries", "months", "amounts", "ordinal", "held", "online", "website", "details", "claims"),
    *("note", "citations", "replaced_by", "consider"),
)
VOCABULARIES = (
    *(AmountKind, Aspect, BodyKind, Bound, Certainty, DocumentKind, EventKind, Language, Mode, NameKind),
    *(NetworkKind, OrganizationKind, ProgrammeKind, RelationKind, Sector, SourceKind, Theme),
)
#: The order of the keys of a name, an amount, a detail, a claim, a citation.
_PART_ORDER = (
    *("source", "locator", "fields", "certainty", "aspect", "field", "text", "language", "kind", "value"),
    *("currency", "bound", "period", "note", "citations"),
)
#: How an amount is written; every format and every data frame holds such a number exactly.
AMOUNT = r"[0-9]{1,13}(\.[0-9]{1,2})?"
_SORTED_KEYS = ("themes", "sectors", "modes", "countries", "fields")


class _Fault(ValueError):
    """A value that is not what it should be: code, problem, repair."""


def decode(cls: type[ValueT], row: object, file: str) -> "tuple[ValueT | None, list[Finding]]":
    """
    Turn a row of a file into a record.

    Args:
        cls: The class of the record.

        row: What the file holds.

        file: The name of the file, for the findings.

    Returns:
        The record and no findings, or None and what is wrong.
    """
    record = row.get("id", "") if isinstance(row, dict) else ""
    try:
        return _CONVERTER.structure(row, cls), []
    except (BaseValidationError, _Fault) as error:
        faults = list(_faults(error, ""))
    return None, [
        Finding(file, record if isinstance(record, str) else repr(record), path, *fault)
        for path, fault in faults
    ]


def encode(record: Value) -> dict[str, Any]:
    """
    Turn a record into its canonical row: fixed order of keys, nothing empty, sets of words sorted.

    Args:
        record: The record.

    Returns:
        What the file holds, as plain lists, dicts, texts, whole numbers and booleans.
    """
    row = _CONVERTER.unstructure(record)
    return {key: _tidy(key, row[key]) for key in KEY_ORDER if key in row}


def _tidy(key: str, value: Any) -> Any:
    if isinstance(value, dict):
        return {inner: _tidy(inner, value[inner]) for inner in _PART_ORDER if inner in value}
    if not isinstance(value, list):
        return value
    items = [_tidy("", item) for item in value]
    if key in _SORTED_KEYS:
        return sorted(items)
    return sorted(items, key=_name_order) if key == "names" else items


def _name_order(name: dict[str, Any]) -> tuple[bool, str, int, str]:
    """English first; of a language the names, then other forms."""
    kind = list(NameKind).index(name.get("kind", NameKind.NAME))
    return name["language"] != "en", name["language"], kind, name["text"]


def _faults(error: BaseException, path: str) -> "Iterator[tuple[str, tuple[str, str, str]]]":
    """Find the faults in an error, each with the path of its field."""
    if isinstance(error, (ClassValidationError, IterableValidationError)):
        with_notes, without = error.group_exceptions()
        for inner, note in with_notes:
            if isinstance(note, AttributeValidationNote):
                step = _join(path, note.name)
            else:
                step = f"{path}[{note.index}]"
            yield from _faults(inner, step)
        for inner in without:
            yield from _faults(inner, path)
    elif isinstance(error, ForbiddenExtraKeysError):
        for key in sorted(error.extra_fields):
            repair = "correct its spelling, or leave it out"
            yield _join(path, key), ("E104", f"the key {key!r} is unknown here", repair)
    elif isinstance(error, KeyError):
        key = error.args[0]
        yield _join(path.rpartition(".")[0], key), ("E105", f"the key {key!r} is missing", "add it")
    elif isinstance(error, _Fault):
        yield path, error.args
    else:  # pragma: no cover - a hook of ours let another error through
        raise error


def _join(path: str, key: str) -> str:
    key = KEYS.get(key, key)
    return f"{path}.{key}" if path else key


def _text(value: Any, _: Any) -> str:
    if type(value) is not str:
        raise _Fault("E103", f"{_shown(value)} is no text", "write a text")
    if not value or value != value.strip():
        problem = f"{_shown(value)} is empty or has blanks around it"
        raise _Fault("E108", problem, "trim it, or leave the key out")
    if not value.isprintable():
        raise _Fault("E108", f"{_shown(value)} holds a character that cannot be seen", "take it out")
    return value


def _whole_number(value: Any, _: Any) -> int:
    if type(value) is not int or value < 1:
        problem = f"{_shown(value)} is no whole number from 1"
        raise _Fault("E103", problem, "write it in digits, without quotes")
    return value


def _truth(value: Any, _: Any) -> bool:
    if type(value) is not bool:
        raise _Fault("E103", f"{_shown(value)} is not true or false", "write true or false, without quotes")
    return value


def _dated(value: Any, cls: Any) -> Any:
    try:
        return cls(_text(value, str))
    except MalformedDateError as error:
        raise _Fault("E107", f"{_shown(value)} is no {cls.__name__}", error.repair) from None


def _word(value: Any, cls: Any) -> Any:
    try:
        return cls(_text(value, str))
    except ValueError as error:
        if isinstance(error, _Fault):
            raise
        from difflib import get_close_matches

        words = get_close_matches(value, list(cls)) or sorted(cls)
        raise _Fault("E106", f"{_shown(value)} is no {cls.__name__}", f"use {', '.join(words)}") from None


def _decimal(value: Any, _: Any) -> Decimal:
    if not re.fullmatch(AMOUNT, _text(value, str)):
        problem = f"{_shown(value)} is no amount"
        raise _Fault("E103", problem, 'write at most 13 digits, and 2 after a point, e.g. "660000.50"')
    return Decimal(value)


def _shown(value: Any) -> str:
    text = repr(value)
    return text if len(text) <= 60 else text[:57] + "..."


def _optional(cls: Any, converter: Converter) -> Callable[[Any, Any], Any]:
    """Unknown is an absent key, so null is refused even where None is the default."""
    (inner,) = (arg for arg in get_args(cls) if arg is not NoneType)
    return lambda value, _: converter.structure(value, inner)


def _tuple(cls: Any, converter: Converter) -> Callable[[Any, Any], Any]:
    structure = homogenous_tuple_structure_factory(cls, converter)

    def hook(value: Any, wanted: Any) -> Any:
        if type(value) is not list:
            raise _Fault("E103", f"{_shown(value)} is no list", "write [ … ]")
        if not value:
            raise _Fault("E108", "the list is empty", "leave the key out")
        return structure(value, wanted)

    return hook


def _overrides(cls: Any) -> dict[str, Any]:
    return {field.name: override(rename=KEYS[field.name]) for field in fields(cls) if field.name in KEYS}


def _structure(cls: Any, converter: Converter) -> Callable[[Any, Any], Any]:
    structure = make_dict_structure_fn(cls, converter, _cattrs_forbid_extra_keys=True, **_overrides(cls))

    def hook(value: Any, wanted: Any) -> Any:
        if type(value) is not dict:
            raise _Fault("E103", f"{_shown(value)} is no object", "write { … }")
        return structure(value, wanted)

    return hook


def _unstructure(cls: Any, converter: Converter) -> Callable[[Any], Any]:
    return make_dict_unstructure_fn(cls, converter, _cattrs_omit_if_default=True, **_overrides(cls))


def _is_tuple(cls: Any) -> bool:
    return get_origin(cls) is tuple


def _is_optional(cls: Any) -> bool:
    return get_origin(cls) is UnionType and NoneType in get_args(cls)


def _is_value(cls: Any) -> bool:
    return has(cls) and cls not in (PartialDate, Period)


def _converter() -> Converter:
    converter = Converter(detailed_validation=True)
    converter.register_structure_hook_factory(_is_value, _structure)
    converter.register_unstructure_hook_factory(_is_value, _unstructure)
    converter.register_structure_hook_factory(_is_tuple, _tuple)
    converter.register_structure_hook_factory(_is_optional, _optional)
    # One by one: a hook for all enums, or for text, would lose to those that cattrs brings.
    for vocabulary in VOCABULARIES:
        converter.register_structure_hook(vocabulary, _word)
        converter.register_unstructure_hook(vocabulary, lambda word: word.value)
    for cls in (PartialDate, Period):
        converter.register_structure_hook(cls, _dated)
        converter.register_unstructure_hook(cls, str)
    converter.register_structure_hook(Decimal, _decimal)
    converter.register_unstructure_hook(Decimal, str)
    converter.register_structure_hook(str, _text)
    converter.register_structure_hook(bool, _truth)
    converter.register_structure_hook(int, _whole_number)
    return converter


_CONVERTER = _converter()
