# SPDX-License-Identifier: MIT
"""Networks."""

from typing import ClassVar

from attrs import frozen

from ..bases import Lasting
from ..themes import Mode, Sector, Theme
from ..vocabulary import Kind, NetworkKind


@frozen(kw_only=True, eq=False, repr=False)
class Network(Lasting):
    """
    A cooperation structure across borders.

    Attributes:
        kind: What sort of structure it is.

        themes: What it is about.

        sectors: Who works in it.

        modes: How its members work together; only where a source names the network.

    >>> import baltic_security as bs
    >>> str(bs.load().networks["bstf"].established)
    '1996-05-04'
    """

    KIND: ClassVar[Kind] = Kind.NETWORK

    kind: NetworkKind
    themes: tuple[Theme, ...] = ()
    sectors: tuple[Sector, ...] = ()
    modes: tuple[Mode, ...] = ()
