# SPDX-License-Identifier: MIT
"""Organizations."""

from typing import ClassVar

from attrs import frozen

from ..bases import Lasting
from ..themes import Sector
from ..vocabulary import Kind, OrganizationKind


@frozen(kw_only=True, eq=False, repr=False)
class Organization(Lasting):
    """
    An institution with a standing of its own.

    Attributes:
        kind: What sort of institution it is.

        country: Id of the country it belongs to; None if it is international.

        place: The town of its seat, in English.

        address: The postal address of its office.

        sectors: Who works there.

    >>> import baltic_security as bs
    >>> bs.load().organizations["msb"].country
    'se'
    """

    KIND: ClassVar[Kind] = Kind.ORGANIZATION

    kind: OrganizationKind
    country: str | None = None
    place: str | None = None
    address: str | None = None
    sectors: tuple[Sector, ...] = ()
