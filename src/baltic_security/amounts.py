# SPDX-License-Identifier: MIT
"""Amounts of money, which only projects have."""

from decimal import Decimal

from attrs import frozen

from ._value import Value
from .sources import Citation
from .vocabulary import AmountKind, Bound


@frozen(kw_only=True, eq=False)
class Amount(Value):
    """
    A sum of money, as a source states it.

    Attributes:
        kind: Which sum it is.

        value: How much, in units of the currency.

        currency: ISO 4217 code, e.g. ``"EUR"``.

        bound: How exactly it is stated.

        citations: Where it is stated.

    >>> str(Amount(kind=AmountKind.TOTAL, value=Decimal(660000), currency="EUR", citations=()))
    'total: 660,000 EUR'
    """

    kind: AmountKind
    value: Decimal
    currency: str
    bound: Bound = Bound.EXACT
    citations: tuple[Citation, ...]

    def __str__(self) -> str:
        bound = "" if self.bound is Bound.EXACT else f"{self.bound.value} "
        return f"{self.kind.value}: {bound}{self.value:,} {self.currency}".replace("_", " ")
