# SPDX-License-Identifier: MIT
"""The HTML forms of what holds many: a table, an answer, relations, a search, a timeline, a dataset."""

from collections.abc import Callable, Collection, Iterable, Mapping
from itertools import groupby, islice

from ._html import box, code, dated, frame, grid, link, mark, name, safe, small
from ._sections import abbreviation, doubt, when
from ._words import plain
from .dates import Period
from .vocabulary import Language

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .answers import Match, Moment
    from .bases import Record
    from .relations import Relation

_MOST = 30  # rows of a listing
_FIRST = 3  # words of a list in a cell

#: What a cell of a record's row tells, but for its id, name and time.
_HEADS = ("id", "name", "kind", "where", "publisher", "themes", "when")


def listing(records: "Collection[Record]", one: str, many: str, call: Callable[[str], str] = str) -> str:
    """Show records: id, name, what matters for their table, and when; ``call`` names the country of an id."""
    shown = tuple(islice(records, _MOST))
    mixed = len({record.KIND for record in shown}) > 1
    rows = [_cells(record, mixed, call) for record in shown]
    return frame(grid(_HEADS, rows, _count(records, one, many), len(records) - len(rows)))


def relation_listing(
    relations: "Collection[Relation]", call: Callable[[str], str], time: "Callable[[Relation], Period | None]"
) -> str:
    """Show relations as sentences; ``call`` names the record of an id, ``time`` tells when a relation is."""
    rows = [
        (
            f"{name(call(relation.subject))} {code(relation.subject)}",
            name(relation.kind.label, relation.id),
            f"{name(call(relation.object))} {code(relation.object)}",
            safe(relation.role or ""),
            dated(when(time(relation))),
            mark(doubt(relation)),
        )
        for relation in islice(relations, _MOST)
    ]
    heads = ("subject", "relation", "object", "role", "when", "certainty")
    return frame(grid(heads, rows, _count(relations, "relation", "relations"), len(relations) - len(rows)))


def search_listing(matches: "Collection[Match]") -> str:
    """Show what a search found, best first."""
    rows = [
        (
            f"{match.score:.2f}",
            code(match.record.id),
            name(match.record.name),
            "" if match.name == match.record.name else name(match.name),
            safe(_kind(match.record, mixed=True)),
        )
        for match in islice(matches, _MOST)
    ]
    heads = ("score", "id", "name", "found as", "kind")
    return frame(grid(heads, rows, _count(matches, "match", "matches"), len(matches) - len(rows)))


def time_listing(moments: "Collection[Moment]") -> str:
    """Show a timeline by itself."""
    return frame(time_table(moments, _count(moments, "moment", "moments")))


def time_table(moments: "Iterable[Moment]", caption: str = "") -> str:
    """Show dated things in their order, as a part of a form; what is alike shares a row."""
    rows = []
    for (time, label, role, doubted), group in groupby(moments, _said_of):
        records = " · ".join(f"{name(moment.record.name)} {code(moment.record.id)}" for moment in group)
        rows.append((dated(time), safe(label), records, safe(role), mark(doubted)))
    return grid(("when", "what", "record", "role", "certainty"), rows, caption)


def overview(title: str, facts: Mapping[str, object], counts: Mapping[str, int], cite: str) -> str:
    """Show a dataset: its versions, its tables and how many records they hold, and how to cite it."""
    told = " · ".join(f"{small(label)} {safe(value)}" for label, value in facts.items())
    tables = "".join(f"<span><b>{count:,}</b> {safe(table)}</span>" for table, count in counts.items())
    listed = f'<div class="bsec-many">{tables}</div>'
    return box("", name(title), f"<p>{told}</p>", listed, f"<p>{small('cite as')} {safe(cite)}</p>")


def _count(things: "Collection[object]", one: str, many: str) -> str:
    return f"{len(things):,} {one if len(things) == 1 else many}"


def _said_of(moment: "Moment") -> tuple[str, str, str, str]:
    """Tell when a moment was, what it was, in which role, and how firmly that is known."""
    relation = moment.relation
    role, doubted = (relation.role or "", doubt(relation)) if relation else ("", "")
    return when(moment.period), moment.label, role, doubted


def _cells(record: "Record", mixed: bool, call: Callable[[str], str]) -> tuple[str, ...]:
    url = getattr(record, "url", None) or getattr(record, "website", None)
    homes = getattr(record, "countries", None) or [getattr(record, "country", None)]
    places = [getattr(record, "place", None), *(home and call(home) for home in homes)]
    themes = () if hasattr(record, "country") else getattr(record, "themes", ())
    date = getattr(record, "period", None) or getattr(record, "published", None)
    return (
        code(record.id),
        f"{link(name(record.name), url)} {small(abbreviation(record, Language.EN))}",
        safe(_kind(record, mixed)),
        safe(_first(filter(None, places))),
        safe(getattr(record, "publisher", "")),
        safe(_first(map(plain, themes))),
        dated(when(date and Period(str(date)))),
    )


def _kind(record: "Record", mixed: bool) -> str:
    """Tell what a record is, among others of its table or of all tables."""
    kinds = (record.KIND if mixed else None, getattr(record, "kind", None))
    return ", ".join(plain(kind) for kind in kinds if kind)


def _first(things: Iterable[str]) -> str:
    """Tell the first things of a list, and how many more there are."""
    texts = list(things)
    if len(texts) <= _FIRST + 1:
        return ", ".join(texts)
    return f"{', '.join(texts[:_FIRST])} +{len(texts) - _FIRST}"
