# SPDX-License-Identifier: MIT
"""What all vocabularies have in common: a member is its text in the data, and has a meaning."""

from enum import StrEnum

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Self


class Term(StrEnum):
    """
    A member of a vocabulary: its text in the data, and its meaning.

    >>> from baltic_security import Theme
    >>> Theme.DRUG_CRIME == "drug_crime"
    True
    >>> Theme.DRUG_CRIME.meaning
    'production of and trade in illegal drugs'
    """

    _value_: str
    meaning: str  #: One phrase that says what the word stands for.

    def __new__(cls, value: str, meaning: str = "") -> "Self":
        """Make a member of its text and what is said beside it."""
        member = str.__new__(cls, value)
        member._value_ = value
        member.meaning = meaning
        return member
