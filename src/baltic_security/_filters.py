# SPDX-License-Identifier: MIT
"""Filters: from what a user gave to tests on rows; nothing unknown passes."""

from collections.abc import Callable
from enum import StrEnum
from typing import TypeVar

from ._rows import Row
from ._store import Store
from .dates import PartialDate
from .exceptions import UnknownTermError
from .vocabulary import Kind

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .dates import On
    from .records import Country

Test = Callable[[Row], bool]
WordT = TypeVar("WordT", bound=StrEnum)


def word(vocabulary: type[WordT], value: WordT | str) -> WordT:
    """
    Read a member of a vocabulary, or its text.

    Raises:
        UnknownTermError: It is no such member.

    >>> from baltic_security import Theme
    >>> word(Theme, "floods")
    <Theme.FLOODS: 'floods'>
    """
    try:
        return vocabulary(value)
    except ValueError:
        from difflib import get_close_matches

        members = [member.value for member in vocabulary]
        near = get_close_matches(str(value).lower(), members) or members
        raise UnknownTermError(vocabulary.__name__, value, tuple(near)) from None


def same(key: str, vocabulary: type[StrEnum], value: StrEnum | str | None) -> list[Test]:
    """Keep the rows in which a key has this word."""
    if value is None:
        return []
    wanted = word(vocabulary, value)
    return [lambda row: row.get(key) == wanted]


def among(key: str, vocabulary: type[StrEnum], value: StrEnum | str | None) -> list[Test]:
    """Keep the rows in which a key lists this word."""
    if value is None:
        return []
    wanted = word(vocabulary, value)
    return [lambda row: wanted in row.get(key, ())]


def in_country(store: Store, country: "Country | str | None") -> list[Test]:
    """Keep the rows of a country."""
    if country is None:
        return []
    wanted = store.known(country, (Kind.COUNTRY,), "countries")
    return [lambda row: row.get("country") == wanted]


def published_in(store: Store, published: "On | None") -> list[Test]:
    """Keep the rows that may have been published in a window."""
    if published is None:
        return []
    first, last = store.window(published)

    def test(row: Row) -> bool:
        if "published" not in row:
            return True
        date = PartialDate(row["published"])
        return date.first_ordinal <= last and first <= date.last_ordinal

    return [test]
