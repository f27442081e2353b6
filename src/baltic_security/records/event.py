# SPDX-License-Identifier: MIT
"""Events."""

from typing import ClassVar

from attrs import frozen

from ..bases import Lasting
from ..themes import Theme
from ..vocabulary import EventKind, Kind


@frozen(kw_only=True, eq=False, repr=False)
class Event(Lasting):
    """
    A meeting, summit, conference or seminar, or a named series of them.

    Attributes:
        kind: What sort of gathering it is.

        country: Id of the country where it took place.

        place: The town where it took place, in English.

        themes: What it is about.

        ordinal: Its number in the series that it is part of.

        held: True if a source shows that it took place, False if it was called
            off, None if it is announced only.

        online: True if it was held by video.

    >>> import baltic_security as bs
    >>> bs.load().events["bstf-opc-2016-02-petrozavodsk"].place
    'Petrozavodsk'
    """

    KIND: ClassVar[Kind] = Kind.EVENT

    kind: EventKind
    country: str | None = None
    place: str | None = None
    themes: tuple[Theme, ...] = ()
    ordinal: int | None = None
    held: bool | None = None
    online: bool | None = None
