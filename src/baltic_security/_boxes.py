# SPDX-License-Identifier: MIT
"""The HTML form of a card or a record: an info box."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from ._html import box, code, fold, link, mark, name, safe, small
from ._listings import time_table
from ._sections import Line, Section, own_sections

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .answers import Moment
    from .bases import Record

_MOST = 10  # rows of a section that are not folded


def info_box(
    kind: str, title: str, id: str, sections: Iterable[Section], moments: "Sequence[Moment]" = ()
) -> str:
    """Show sections under a title; the timeline, and what is long or seldom asked for, is folded."""
    texts: list[str] = []
    rows: list[str] = []
    folds: list[str] = []
    for heading, lines, form in sections:
        if form == "folded":
            folds.append(fold(f"{heading} ({len(lines)})", _list(_rows(lines))))
        elif form != "facts":
            rows.append(_row(heading, _open(list(_runs(lines) if form == "runs" else _rows(lines)))))
        else:
            texts.extend(f"<p>{_text(line)}</p>" for line in lines if not line.label)
            rows.extend(_row(line.label, _text(line)) for line in lines if line.label)
    table = f"<table><tbody>{''.join(rows)}</tbody></table>" if rows else ""
    time = fold(f"Timeline ({len(moments)})", time_table(moments)) if moments else ""
    return box(kind, f"{name(title)} {code(id)}", *texts, table, time, *folds)


def record_box(record: "Record") -> str:
    """Show the fields of a record itself; what is around it, ``ds.show`` tells."""
    sections = (section for section in own_sections(record) if section.lines)
    return info_box(record.KIND.value, record.name, record.id, sections)


def _row(heading: str, html: str) -> str:
    return f'<tr><th scope="row">{safe(heading)}</th><td>{html}</td></tr>'


def _open(rows: list[str]) -> str:
    """List rows; after the first ones the others are folded."""
    if len(rows) <= _MOST + 1:
        return _list(rows)
    return _list(rows[:_MOST]) + fold(f"and {len(rows) - _MOST} more", _list(rows[_MOST:]))


def _list(rows: Iterable[str]) -> str:
    return f"<ul>{''.join(rows)}</ul>"


def _rows(lines: Iterable[Line]) -> Iterator[str]:
    """Make the rows of lines: records of which the same is said share one, and a label is said once."""
    last = ""
    for _, group in groupby(lines, _alike):
        together = list(group)
        line = together[0]
        yield _item("" if line.label == last else line.label, line, _text(*together))
        last = line.label


def _runs(lines: Iterable[Line]) -> Iterator[str]:
    """Make one row of the lines that share a label."""
    for label, group in groupby(lines, lambda line: line.label):
        together = list(group)
        yield _item(label, together[0], " · ".join(map(_text, together)))


def _item(label: str, line: Line, html: str) -> str:
    """Make a row: the time stands apart where no label does."""
    before = f"<b>{safe(label)}</b>" if line.label else ""
    after = "" if line.label else small(line.when)
    return f"<li>{before}<div>{html}</div>{after}</li>"


def _alike(line: Line) -> Line:
    """Tell what lines must share to stand in one row; those that name no record stand alone."""
    return line._replace(text="", id="") if line.id else line


def _text(*together: Line) -> str:
    """Show the texts of lines that are alike, and what is said beside them."""
    line = together[0]
    texts = " · ".join(link(name(line.text, line.id), line.url) for line in together)
    beside = line.said("role", "place", "when") if line.label else line.said("role", "place")
    marks = " ".join(map(mark, filter(None, line.mark.split(", "))))
    return f"{texts}{small(beside)} {marks}{small(line.said('note'))}"
