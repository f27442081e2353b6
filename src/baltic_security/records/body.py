# SPDX-License-Identifier: MIT
"""Bodies: organs inside something else."""

from typing import ClassVar

from attrs import frozen

from ..bases import Lasting
from ..themes import Theme
from ..vocabulary import BodyKind, Kind


@frozen(kw_only=True, eq=False, repr=False)
class Body(Lasting):
    """
    An organ inside an organization, network or programme.

    Attributes:
        kind: What sort of organ it is.

        country: Id of the country of its office.

        place: The town of its office, in English.

        address: The postal address of its office.

        themes: What it is about.

    >>> import baltic_security as bs
    >>> str(bs.load().bodies["bstf-opc"].established)
    '1998'
    """

    KIND: ClassVar[Kind] = Kind.BODY

    kind: BodyKind
    country: str | None = None
    place: str | None = None
    address: str | None = None
    themes: tuple[Theme, ...] = ()
