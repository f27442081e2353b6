# SPDX-License-Identifier: MIT
"""What all records share: an id, citations, claims; names and details; a period."""

from typing import overload

from attrs import frozen

from ._value import Value
from .dates import PartialDate, Period
from .exceptions import UnknownTermError
from .sources import Citation, Claim, firmest, supporting
from .values import Detail, Name, Names
from .vocabulary import Certainty, Kind, NameKind

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any, ClassVar, Self

#: Words that a reader would use for a field.
_FIELD_WORDS = {"established": "period.start", "ended": "period.end", "name": "names"}

#: Fields that hold parts with citations of their own, and the attribute by which a path tells these apart.
PARTS = {"all_names": "language", "details": "aspect", "amounts": "kind", "claims": "field"}

#: Fields whose attribute is not called as in the data files.
ATTRIBUTES = {"names": "all_names"}
#: The same the other way round: the key in the files of each such attribute.
KEYS = {attribute: key for key, attribute in ATTRIBUTES.items()}


@frozen(kw_only=True, eq=False, repr=False)
class Record(Value):
    """
    One thing with an id: the base of all records.

    Attributes:
        id: Lower-case ASCII; unique in the dataset, never renamed, never reused.

        claims: What sources state of it and we do not adopt.

        note: What it must not be mixed up with, or what a reader must know.

        citations: Where it is written.
    """

    KIND: "ClassVar[Kind]"  #: What the record is.

    id: str
    claims: tuple[Claim, ...] = ()
    note: str | None = None
    citations: tuple[Citation, ...] = ()

    @property
    def name(self) -> str:
        """
        What to call it, which is the English name, else the first.

        >>> import baltic_security as bs
        >>> bs.load()["cbss"].name
        'Council of the Baltic Sea States'
        """
        return self.id

    def __hash__(self) -> int:
        """Ids are unique, so the id is enough."""
        return hash(self.id)

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {self.id}: {self.name}>"

    def _repr_html_(self) -> str:
        from ._boxes import record_box

        return record_box(self)

    def citations_for(self, path: str) -> tuple[Citation, ...]:
        """
        Find the citations that support a field.

        Args:
            path: A field, or a place in it: ``"established"``, ``"period.end"``,
                ``"themes.floods"``, ``"names.sv"``, ``"amounts.total"``.

        Returns:
            The citations, in the order of the data; none if nothing is given there.

        Raises:
            UnknownTermError: The record has no such field.

        >>> import baltic_security as bs
        >>> citations = bs.load().networks["bstf"].citations_for("established")
        >>> "ru-mvd-bstf" in [citation.source for citation in citations]
        True
        """
        path = _FIELD_WORDS.get(path, path)
        head, _, place = path.partition(".")
        attribute = ATTRIBUTES.get(head, head)
        fields = tuple(field.name for field in self.__attrs_attrs__)
        if attribute not in fields:
            raise UnknownTermError(f"field of {type(self).__name__}", path, fields)
        value = getattr(self, attribute)
        if attribute in PARTS:
            own = [
                citation
                for part in value
                if not place or getattr(part, PARTS[attribute]) == place
                for citation in part.citations
            ]
            return tuple(dict.fromkeys(own))
        if value is None or value == () or (place and place not in _places(value)):
            return ()
        return supporting(self.citations, path)

    def certainty_of(self, path: str) -> Certainty | None:
        """
        Tell how firmly a field is supported: the firmest certainty of its citations.

        Args:
            path: As for :meth:`citations_for`.

        Returns:
            The certainty; None if no citation supports the field.

        Raises:
            UnknownTermError: The record has no such field.

        >>> import baltic_security as bs
        >>> bs.load().projects["14-3"].certainty_of("established").value
        'stated'
        """
        return firmest(self.citations_for(path))


def _places(value: "Any") -> tuple[str, ...]:
    """Tell what may stand behind the name of a field in a path: the ends of a period, the words of a list."""
    if isinstance(value, Period):
        start = ("start",) if value.start else ()
        return (*start, "end") if value.end or value.is_open else start
    return tuple(map(str, value)) if isinstance(value, tuple) else ()


def numbered_parts(record: Record) -> "Iterator[tuple[str, int, Any]]":
    """Give the names, details, amounts and claims of a record: the key in the files, the place, each."""
    for attribute in PARTS:
        for place, part in enumerate(getattr(record, attribute, ())):
            yield KEYS.get(attribute, attribute), place, part


class _NamesOf:
    """How a record shows its names; no property, because tools that complete code do not look into these."""

    @overload
    def __get__(self, record: None, owner: type) -> "Self": ...
    @overload
    def __get__(self, record: "Entity", owner: type) -> Names: ...
    def __get__(self, record: "Entity | None", owner: type) -> "Self | Names":
        return self if record is None else Names(record.all_names)


@frozen(kw_only=True, eq=False, repr=False)
class Entity(Record):
    """
    A record that has names; what ``find`` and ``search`` look through.

    Attributes:
        names: The name that holds now or held last, by the code of its language.

        all_names: Every name, abbreviation and spelling, in every language.

        summary: One or two sentences of ours that introduce it.

        details: What no field and no relation holds.

    >>> import baltic_security as bs
    >>> bs.load()["cbss"].names["lv"]
    'Baltijas jūras valstu padome'
    """

    names: "ClassVar[_NamesOf]" = _NamesOf()

    all_names: tuple[Name, ...]
    summary: str | None = None
    details: tuple[Detail, ...] = ()

    @property
    def name(self) -> str:
        """What to call it, which is the English name, else the first."""
        names = self.names
        return names.get("en") or next(iter(names.values()), self.id)

    @property
    def abbreviations(self) -> tuple[str, ...]:
        """Its abbreviations, in any language."""
        return self._texts(NameKind.ABBREVIATION)

    @property
    def aliases(self) -> tuple[str, ...]:
        """Other forms and spellings that sources use."""
        return self._texts(NameKind.ALIAS)

    def _texts(self, kind: NameKind) -> tuple[str, ...]:
        return tuple(dict.fromkeys(name.text for name in self.all_names if name.kind is kind))


@frozen(kw_only=True, eq=False, repr=False)
class Lasting(Entity):
    """
    A record that began, and may have ended.

    Attributes:
        period: When it existed, ran or took place; None if nothing is known.

        website: Its address on the web.
    """

    period: Period | None = None
    website: str | None = None

    @property
    def established(self) -> PartialDate | None:
        """When it began; None if that is not known."""
        return self.period.start if self.period else None

    @property
    def ended(self) -> PartialDate | None:
        """When it ended; None if it goes on or that is not known."""
        return self.period.end if self.period else None
