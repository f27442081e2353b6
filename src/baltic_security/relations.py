# SPDX-License-Identifier: MIT
"""The relation: one dated, sourced statement that ties two records."""

from typing import ClassVar

from attrs import frozen

from .bases import Record
from .dates import Period
from .sources import firmest
from .vocabulary import Certainty, Kind, RelationKind


@frozen(kw_only=True, eq=False, repr=False)
class Relation(Record):
    """
    A tie between two records: *subject* - kind - *object*.

    Read it as a sentence: "Latvia - member of - Council of the Baltic Sea States".

    Attributes:
        subject: Id of the record that the statement is about, e.g. ``"lv"``.

        kind: What ties them.

        object: Id of the other record, e.g. ``"cbss"``.

        role: The part that the subject plays, as the field says it.

        period: When it holds; None if the sources do not date the tie itself, which
            then has the time of the event or the project at one of its ends.

    >>> import baltic_security as bs
    >>> bs.load().relations["ru.presides-over.bstf"].period
    Period('2015-01-01/2016-12-31')
    """

    KIND: ClassVar[Kind] = Kind.RELATION

    subject: str
    kind: RelationKind
    object: str
    role: str | None = None
    period: Period | None = None

    @property
    def name(self) -> str:
        """The statement as a short sentence of ids; ``ds.explain`` has the names."""
        return f"{self.subject} {self.kind.label} {self.object}"

    @property
    def certainty(self) -> Certainty:
        """How firmly the tie itself is supported."""
        tie = tuple(citation for citation in self.citations if not citation.fields)
        return firmest(tie or self.citations) or Certainty.AMBIGUOUS
