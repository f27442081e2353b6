# SPDX-License-Identifier: MIT
"""What is answered beside records: matches of a search, moments of a timeline."""

from attrs import frozen

from .bases import Record
from .dates import Period
from .relations import Relation


@frozen
class Match:
    """
    A record that a search found.

    Attributes:
        record: The record.

        name: The name of it that matched.

        score: How well it matched, up to 1.
    """

    record: Record
    name: str
    score: float


class Matches(tuple[Match, ...]):
    """
    What a search found, best first; as a tuple, with an HTML form for notebooks.

    >>> import baltic_security as bs
    >>> [match.record.id for match in bs.load().search("baltic task forse", limit=1)]
    ['bstf']
    """

    __slots__ = ()

    def _repr_html_(self) -> str:
        from ._listings import search_listing

        return search_listing(self)


@frozen(kw_only=True)
class Moment:
    """
    One dated thing in the timeline of a record.

    Attributes:
        period: When it was.

        label: What it is, read from the record: ``"presided over by"``.

        record: The record at the other end; the record itself for its own life.

        relation: The relation that says so; None for the record's own life.
    """

    period: Period
    label: str
    record: Record
    relation: Relation | None = None


class Timeline(tuple[Moment, ...]):
    """
    Dated things around a record, in order; as a tuple, with an HTML form for notebooks.

    >>> import baltic_security as bs
    >>> [moment.label for moment in bs.load().timeline("balance")[:1]]
    ['existed']
    """

    __slots__ = ()

    def _repr_html_(self) -> str:
        from ._listings import time_listing

        return time_listing(self)
