# SPDX-License-Identifier: MIT
"""Sources."""

from typing import ClassVar

from attrs import frozen

from ..bases import Record
from ..dates import PartialDate
from ..vocabulary import Kind, Language, SourceKind


@frozen(kw_only=True, eq=False, repr=False)
class Source(Record):
    """
    A publication that we cite.

    Attributes:
        kind: What sort of publication it is.

        title: Its title, in its own language.

        publisher: Who published it.

        language: The language it is in.

        published: When it was published.

        url: Its address on the web.

    >>> import baltic_security as bs
    >>> bs.load().sources["lv-moi-blp-2017"].language.meaning
    'Latvian'
    """

    KIND: ClassVar[Kind] = Kind.SOURCE

    kind: SourceKind
    title: str
    publisher: str
    language: Language
    published: PartialDate | None = None
    url: str | None = None

    @property
    def name(self) -> str:
        """Its title."""
        return self.title
