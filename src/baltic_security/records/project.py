# SPDX-License-Identifier: MIT
"""Projects."""

from typing import ClassVar

from attrs import frozen

from ..amounts import Amount
from ..bases import Lasting
from ..themes import Sector, Theme
from ..vocabulary import Kind


@frozen(kw_only=True, eq=False, repr=False)
class Project(Lasting):
    """
    Time-limited work with partners.

    Attributes:
        themes: What it is about.

        sectors: Who works in it.

        countries: Ids of the countries where it works.

        months: How long it runs, as stated.

        amounts: Its money, as stated.

    >>> import baltic_security as bs
    >>> bs.load().projects["14-3"].months
    18
    """

    KIND: ClassVar[Kind] = Kind.PROJECT

    themes: tuple[Theme, ...] = ()
    sectors: tuple[Sector, ...] = ()
    countries: tuple[str, ...] = ()
    months: int | None = None
    amounts: tuple[Amount, ...] = ()
