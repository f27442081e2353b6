# SPDX-License-Identifier: MIT
"""Programmes, strategies and priorities."""

from typing import ClassVar

from attrs import frozen

from ..bases import Lasting
from ..themes import Theme
from ..vocabulary import Kind, ProgrammeKind


@frozen(kw_only=True, eq=False, repr=False)
class Programme(Lasting):
    """
    A strategy, policy area, funding programme or long-term priority.

    Attributes:
        kind: What sort of framework it is.

        themes: What it is about.

    >>> import baltic_security as bs
    >>> bs.load().programmes["pa-secure"].kind.value
    'policy_area'
    """

    KIND: ClassVar[Kind] = Kind.PROGRAMME

    kind: ProgrammeKind
    themes: tuple[Theme, ...] = ()
