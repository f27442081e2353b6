# SPDX-License-Identifier: MIT
"""
BibTeX, with the entry types that every style knows.

Most tools that read it read a little more than BibTeX does: ``url``, ``day`` and
``langid`` are theirs, and what does not know them passes over them.
"""

from collections.abc import Iterable

from ..vocabulary import Language, SourceKind
from .entries import Entry

#: The type of an entry, and its field for who published it; ``misc`` is for all the others.
_TYPES: dict[SourceKind | None, tuple[str, str]] = {
    SourceKind.REPORT: ("techreport", "institution"),
    SourceKind.ARTICLE: ("article", "journal"),
}
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
#: Languages that TeX does not call by their English name.
_BABEL = {Language.DE: "ngerman", Language.NB: "norsk"}

_SPECIAL = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "{": r"\textbraceleft{}",  # BibTeX counts braces, escaped or not
        "}": r"\textbraceright{}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
        **{letter: f"\\{letter}" for letter in "&%$#_"},
    }
)
#: What TeX would join to one sign: a dash, a quotation mark.
_JOINED = ("--", "''", "``", "<<", ">>", ",,", "?`", "!`")
#: An address is read as it stands; only these may not stand in it.
_ADDRESS = str.maketrans({"\\": "%5C", "{": "%7B", "}": "%7D", " ": "%20"})


def bibtex(entries: Iterable[Entry]) -> str:
    """Write entries in BibTeX."""
    return "\n\n".join(map(_entry, entries))


def _entry(entry: Entry) -> str:
    type, home = _TYPES.get(entry.kind, ("misc", "howpublished"))
    year, month, day = (*map(str, entry.date), "", "", "")[:3]
    fields = {
        "title": _whole(entry.full_title),
        home: _whole(entry.publisher),
        "key": _whole(entry.publisher or entry.title),  # sorts and labels what has no author
        "type": "{Report}" if type == "techreport" else "",
        "year": _value(year),
        "month": month and _MONTHS[int(month) - 1],
        "day": _value(day),
        "url": _value(entry.url.translate(_ADDRESS)),
        "langid": _value(_language(entry.language)),
        "note": _value(_escaped(entry.note)),
    }
    lines = [f"  {field} = {value}," for field, value in fields.items() if value]
    return "\n".join([f"@{type}{{{entry.id},", *lines, "}"])


def _value(text: str) -> str:
    return text and f"{{{text}}}"


def _whole(text: str) -> str:
    """Keep the capitals of a title, and the words of a name that "and" would part."""
    return _value(_value(_escaped(text)))


def _language(language: Language | None) -> str:
    return _BABEL.get(language, language.meaning.lower()) if language else ""


def _escaped(text: str) -> str:
    r"""
    Write a text so that TeX prints it as it is.

    >>> print(_escaped("R&D -- 100 % {sic}"))
    R\&D -{}- 100 \% \textbraceleft{}sic\textbraceright{}
    """
    text = text.translate(_SPECIAL)
    for pair in _JOINED:
        while pair in text:
            text = text.replace(pair, f"{pair[0]}{{}}{pair[1]}")
    return text
