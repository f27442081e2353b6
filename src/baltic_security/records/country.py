# SPDX-License-Identifier: MIT
"""Countries."""

from typing import ClassVar

from attrs import frozen

from ..bases import Entity
from ..vocabulary import Kind


@frozen(kw_only=True, eq=False, repr=False)
class Country(Entity):
    """
    A state; its id is its ISO 3166-1 alpha-2 code in lower case.

    >>> import baltic_security as bs
    >>> bs.load().countries["is"].names["sv"]
    'Island'
    """

    KIND: ClassVar[Kind] = Kind.COUNTRY
