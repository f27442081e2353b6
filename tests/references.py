"""References as other tools read them: bibtexparser, citeproc-py and rispy, each into the same form."""

import json
from collections.abc import Callable
from datetime import timedelta
from typing import NamedTuple

import bibtexparser
import rispy
from bibtexparser.middlewares import LatexDecodingMiddleware
from citeproc.source.json import CiteProcJSON
from pylatexenc import latex2text

import baltic_security as bs

MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
#: What babel and polyglossia, which typeset languages for TeX, call them.
BABEL = """
    en english, da danish, de ngerman, et estonian, fi finnish, is icelandic, lt lithuanian, lv latvian,
    nb norsk, pl polish, ru russian, sv swedish, bg bulgarian, fr french, it italian, uk ukrainian
"""
LANGUAGES = {name: code for code, name in map(str.split, BABEL.split(","))}
#: The types that a kind of source may have in the three formats.
TYPES = {
    "web_page": ("misc", "webpage", "ELEC"),
    "press_release": ("misc", "webpage", "ELEC"),
    "register": ("misc", "webpage", "ELEC"),
    "official_document": ("misc", "document", "GOVDOC"),
    "report": ("techreport", "report", "RPRT"),
    "article": ("article", "article-newspaper", "NEWS"),
}
STYLES = ("bibtex", "csl", "ris")


class Read(NamedTuple):
    """What another tool reads in an entry."""

    id: str
    type: str
    title: str
    publisher: str | None
    date: tuple[int, ...]
    url: str | None
    language: str | None
    note: str | None


def printed() -> LatexDecodingMiddleware:
    """Tell what TeX prints, as pylatexenc knows it, with three signs that it does not know."""
    signs = {"textbraceleft": "{", "textbraceright": "}", "textasciicircum": "^"}
    known = latex2text.get_default_latex_context_db()
    macros = [latex2text.MacroTextSpec(name, sign) for name, sign in signs.items()]
    known.add_context_category("signs", prepend=True, macros=macros)
    return LatexDecodingMiddleware(decoder=latex2text.LatexNodes2Text(latex_context=known))


def read_bibtex(text: str) -> list[Read]:
    """Read BibTeX with bibtexparser, and what TeX would print with pylatexenc."""
    raw = bibtexparser.parse_string(text)
    assert not raw.failed_blocks
    told = bibtexparser.parse_string(text, append_middleware=[printed()])
    entries = []
    for plain, entry in zip(raw.entries, told.entries, strict=True):
        fields = {field.key: field.value for field in entry.fields}
        home = {"techreport": "institution", "article": "journal"}.get(entry.entry_type, "howpublished")
        month = fields.get("month")
        parts = (fields.get("year"), month and MONTHS.index(month) + 1, fields.get("day"))
        entries.append(
            Read(
                entry.key,
                entry.entry_type,
                fields["title"],
                fields.get(home),
                tuple(int(part) for part in parts if part),
                plain["url"] if "url" in plain.fields_dict else None,
                LANGUAGES[fields["langid"]] if "langid" in fields else None,
                fields.get("note"),
            )
        )
    return entries


def read_csl(text: str) -> list[Read]:
    """Read CSL-JSON with citeproc-py, which warns of what it does not know."""
    entries = []
    for item in json.loads(text):
        (entry,) = CiteProcJSON([item]).values()
        assert entry.key == item["id"].lower()
        issued = entry.get("issued") or {}
        entries.append(
            Read(
                item["id"],
                entry.type,
                str(entry["title"]),
                str(entry.get("container_title", entry.get("publisher", ""))) or None,
                tuple(issued[part] for part in ("year", "month", "day") if part in issued),
                str(entry["URL"]) if "URL" in entry else None,
                entry.get("language"),
                str(entry["note"]) if "note" in entry else None,
            )
        )
    return entries


def read_ris(text: str) -> list[Read]:
    """Read RIS with rispy."""
    return [
        Read(
            entry["id"],
            entry["type_of_reference"],
            entry["title"],
            entry.get("publisher", entry.get("secondary_title")),
            tuple(int(part) for part in entry.get("date", "").split("/") if part),
            ";".join(entry["urls"]) if "urls" in entry else None,
            entry.get("language"),
            " ".join(entry["notes"]) if "notes" in entry else None,
        )
        for entry in rispy.loads(text)
    ]


READERS: dict[str, Callable[[str], list[Read]]] = dict(
    zip(STYLES, (read_bibtex, read_csl, read_ris), strict=True)
)


def expected(source: bs.Source, style: str) -> Read:
    """Tell what an entry of a source must say."""
    bounded = source.published is not None and str(source.published).startswith("[")
    return Read(
        source.id,
        TYPES[source.kind][STYLES.index(style)],
        " ".join(source.title.splitlines()),
        " ".join(source.publisher.splitlines()),
        shared_by_all_days(source.published),
        source.url,
        None if source.language is bs.Language.MUL else source.language.value,
        f"Published {in_words(str(source.published))}." if bounded else None,
    )


def shared_by_all_days(published: bs.PartialDate | None) -> tuple[int, ...]:
    """Tell year, month and day, as far as every day that a date can be has them."""
    if published is None or published.earliest is None or published.latest is None:
        return ()
    count = (published.latest - published.earliest).days + 1
    days = [published.earliest + timedelta(days=number) for number in range(count)]
    for size in (3, 2, 1):
        shared = {(day.year, day.month, day.day)[:size] for day in days}
        if len(shared) == 1:
            return shared.pop()
    return ()


def in_words(bounds: str) -> str:
    """Say bounds in words."""
    lower, _, upper = bounds.strip("[]").partition("..")
    if lower and upper:
        return f"between {lower} and {upper}"
    return f"{lower} or later" if lower else f"{upper} or before"
