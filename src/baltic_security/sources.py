# SPDX-License-Identifier: MIT
"""Where a fact is written: citations, and claims that we do not adopt."""

from attrs import frozen

from ._value import Value
from .vocabulary import Certainty


@frozen(kw_only=True, eq=False)
class Citation(Value):
    """
    A pointer into a source.

    Attributes:
        source: Id of the source, e.g. ``"ru-mvd-bstf"``.

        locator: The place in it, e.g. ``"paragraph 2"``.

        fields: Paths of the fields that it supports, e.g. ``"period.end"``.  If
            empty, it supports the record or the tie itself, and every field that
            no other citation names.

        certainty: How it supports them.

        note: How we read it; always there unless it is ``stated``.

    >>> Citation(source="ru-mvd-bstf", locator="paragraph 2").certainty.value
    'stated'
    """

    source: str
    locator: str
    fields: tuple[str, ...] = ()
    certainty: Certainty = Certainty.STATED
    note: str | None = None


@frozen(kw_only=True, eq=False)
class Claim(Value):
    """
    What a source states and we do not adopt, kept beside what we adopt.

    Attributes:
        field: Path of the field, or a relation kind where we hold no such tie.

        value: What the source states, as text.

        note: Why we do not adopt it.

        citations: Where it is stated.

    >>> Claim(field="period.start", value="1998", note="year of the print", citations=()).value
    '1998'
    """

    field: str
    value: str
    note: str
    citations: tuple[Citation, ...]


#: From the firmest to the weakest.
CERTAINTIES = (Certainty.STATED, Certainty.DERIVED, Certainty.ANNOUNCED, Certainty.AMBIGUOUS)
#: What a certain answer may rest on.
FIRM = (Certainty.STATED, Certainty.DERIVED)


def supporting(citations: tuple[Citation, ...], path: str) -> tuple[Citation, ...]:
    """
    Find the citations that support the field at a path.

    Args:
        citations: The citations of one record or relation.

        path: The path of a field; ``""`` for the record or the tie itself.

    Returns:
        Those that name it, a field in it or one around it; if there are none,
        those that name no field.

    >>> both = (
    ...     Citation(source="a", locator="p. 1"),
    ...     Citation(source="b", locator="p. 2", fields=("period.start",)),
    ... )
    >>> [citation.source for citation in supporting(both, "period")]
    ['b']
    >>> [citation.source for citation in supporting(both, "place")]
    ['a']
    """
    named = tuple(c for c in citations if path and any(_meets(path, named) for named in c.fields))
    return named or tuple(citation for citation in citations if not citation.fields)


def firmest(citations: tuple[Citation, ...]) -> Certainty | None:
    """
    Tell the firmest certainty among citations; None if there are none.

    >>> firmest(()) is None
    True
    """
    return min((c.certainty for c in citations), key=CERTAINTIES.index, default=None)


def _meets(path: str, named: str) -> bool:
    return path == named or path.startswith(named + ".") or named.startswith(path + ".")
