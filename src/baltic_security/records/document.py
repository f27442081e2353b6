# SPDX-License-Identifier: MIT
"""Documents."""

from typing import ClassVar

from attrs import frozen

from ..bases import Entity
from ..dates import PartialDate
from ..themes import Theme
from ..vocabulary import DocumentKind, Kind


@frozen(kw_only=True, eq=False, repr=False)
class Document(Entity):
    """
    A report, declaration, strategy or work plan.

    Attributes:
        kind: What sort of text it is.

        published: When it was published or adopted.

        themes: What it is about.

        website: Where it can be read.

    >>> import baltic_security as bs
    >>> bs.load().documents["gaps-to-caps-main-report"].kind.value
    'report'
    """

    KIND: ClassVar[Kind] = Kind.DOCUMENT

    kind: DocumentKind
    published: PartialDate | None = None
    themes: tuple[Theme, ...] = ()
    website: str | None = None
