# SPDX-License-Identifier: MIT
"""The parts of records: names and details."""

from collections.abc import Iterator, Mapping

from attrs import frozen

from ._value import Value
from .dates import AFTER_ALL, BEFORE_ALL, Period
from .sources import Citation
from .vocabulary import Aspect, Language, NameKind


@frozen(kw_only=True, eq=False)
class Name(Value):
    """
    What a record is called, where, and when.

    Attributes:
        text: The name in the nominative, as a source writes it.

        language: The language it is in.

        kind: Whether it is a full name, another form, an abbreviation or our label.

        period: When it was in use; None if that is not known.  A name whose period
            has ended is a former name.

        citations: Where it is used; empty for a label alone.

    >>> Name(text="Östersjöstaternas råd", language=Language.SV, citations=()).kind.value
    'name'
    """

    text: str
    language: Language
    kind: NameKind = NameKind.NAME
    period: Period | None = None
    citations: tuple[Citation, ...] = ()

    @property
    def is_former(self) -> bool:
        """True if the name is known to be in use no more."""
        return self.period is not None and self.period.end is not None and self.period.bounds[3] != AFTER_ALL


class Names(Mapping[str, str]):
    """
    The name of a record in each language: the one that holds now or held last.

    >>> Names((Name(text="Ostseerat", language=Language.DE, citations=()),))["de"]
    'Ostseerat'
    """

    __slots__ = ("_pairs",)
    _pairs: tuple[tuple[str, str], ...]

    def __init__(self, names: tuple[Name, ...]) -> None:
        best: dict[str, Name] = {}
        for name in names:
            if name.kind in (NameKind.NAME, NameKind.LABEL):
                held = best.get(name.language)
                if held is None or _rank(name) > _rank(held):
                    best[name.language.value] = name
        self._pairs = tuple((language, name.text) for language, name in best.items())

    def __getitem__(self, language: str) -> str:
        for known, text in self._pairs:
            if known == language:
                return text
        raise KeyError(language)

    def __iter__(self) -> Iterator[str]:
        return iter([language for language, _ in self._pairs])

    def __len__(self) -> int:
        return len(self._pairs)

    def __hash__(self) -> int:
        return hash(frozenset(self._pairs))

    def __repr__(self) -> str:
        return f"Names({dict(self._pairs)!r})"

    def _ipython_key_completions_(self) -> list[str]:
        return list(self)


def _rank(name: Name) -> tuple[bool, int, int]:
    """Rank a real name above a label, a present one above a former, a later above an earlier."""
    bounds = name.period.bounds if name.period else (BEFORE_ALL, 0, 0, AFTER_ALL)
    return name.kind is NameKind.NAME, bounds[3], bounds[0]


@frozen(kw_only=True, eq=False)
class Detail(Value):
    """
    One short sentence of ours about a record: what no field and no relation holds.

    Attributes:
        aspect: What it tells about the record.

        text: The sentence.

        period: When it holds; None if that is not known.

        citations: Where it is written.

    >>> Detail(aspect=Aspect.AIM, text="Make the region safe.", citations=()).aspect.meaning
    'what it wants to reach'
    """

    aspect: Aspect
    text: str
    period: Period | None = None
    citations: tuple[Citation, ...]
