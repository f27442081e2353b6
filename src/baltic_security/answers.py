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
