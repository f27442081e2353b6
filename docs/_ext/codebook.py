# SPDX-License-Identifier: MIT
"""
Tables made from the code and the data: fields, words, relation kinds, columns, check codes, coverage.

``{codebook} relation-kinds`` puts one on a page, so that a new relation kind, a
new field or a new rule appears there by itself.
"""

import types
from collections.abc import Callable, Iterable
from decimal import Decimal
from enum import StrEnum
from importlib import import_module
from inspect import cleandoc
from pathlib import Path
from typing import Any, ClassVar, get_args, get_origin, get_type_hints

from attrs import NOTHING, fields
from docutils.nodes import Node
from sphinx.application import Sphinx
from sphinx.ext.napoleon import Config, GoogleDocstring
from sphinx.util.docutils import SphinxDirective

import baltic_security as bs
from baltic_security._framing import FRAMES
from baltic_security.bases import KEYS
from baltic_security.vocabulary import Kind, RelationKind

_CLASSES = (
    *(bs.Country, bs.Organization, bs.Network, bs.Body, bs.Programme, bs.Project, bs.Event, bs.Document),
    *(bs.Person, bs.Source, bs.Relation),
)
_RELEASES = Path(__file__).parents[2] / "release" / "releases.csv"
_FORMS = {str: "text", int: "whole number", bool: "true or false", Decimal: "decimal number, as text"}


def grid(head: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    """Write a table in Markdown."""
    lines = [list(head), *(list(row) for row in rows)]
    lines.insert(1, ["---"] * len(lines[0]))
    return "\n".join("| " + " | ".join(cell.replace("|", r"\|") for cell in line) + " |" for line in lines)


def tables() -> str:
    """List the tables, and what a record of each is."""
    return grid(
        ("table", "class", "a record is"),
        ((f"`ds.{cls.KIND.table}`", _linked(cls.__name__), _first_line(cls)) for cls in _CLASSES),
    )


def record_fields(name: str) -> str:
    """List the fields that a class adds to those of its bases."""
    cls = getattr(bs, name)
    meanings = _meanings(cls)
    hints = get_type_hints(cls, localns={"ClassVar": ClassVar})
    inherited = {field.name for base in cls.__mro__[1:] for field in getattr(base, "__attrs_attrs__", ())}
    rows = []
    for field in fields(cls):
        if field.name in inherited:
            continue
        key = KEYS.get(field.name, field.name)
        called = f"`{key}`" if key == field.name else f"`{key}` (in Python: `{field.name}`)"
        needed = ", required" if field.default is NOTHING else ""
        rows.append((called, _form(hints[field.name]) + needed, meanings.get(field.name, "")))
    return grid(("field", "in a file", "meaning"), rows)


def words(name: str) -> str:
    """List the words of a vocabulary with their meanings."""
    module, _, word = name.rpartition(".")
    vocabulary = getattr(import_module(f"baltic_security.{module}") if module else bs, word)
    if vocabulary is Kind:
        return grid(("word", "table"), ((f"`{kind.value}`", f"`ds.{kind.table}`") for kind in Kind))
    return grid(("word", "meaning"), ((f"`{word.value}`", word.meaning) for word in vocabulary))


def relation_kinds() -> str:
    """List the kinds of relation with what may stand at their ends, forwards and backwards."""
    natures = {(True, False): "state", (False, False): "act", (True, True): "state ⇄"}
    return grid(
        ("kind", "subject", "reads, and backwards", "object", "is"),
        (
            (
                f"`{kind.value}`",
                ", ".join(end.value for end in kind.subjects),
                f"*{kind.label}*, *{kind.inverse}*" if not kind.is_symmetric else f"*{kind.label}*",
                ", ".join(end.value for end in kind.objects),
                natures[kind.is_state, kind.is_symmetric],
            )
            for kind in RelationKind
        ),
    )


def columns() -> str:
    """List the columns of each frame: what they hold, and what that means."""
    dataset = bs.load()
    found = []
    for name, meaning in FRAMES.items():
        frame = dataset._frame(name)
        key = ", ".join(f"`{part}`" for part in frame.key)
        rows = ((f"`{column.name}`", _held(column), column.meaning) for column in frame.columns)
        found += [f"### {name}", f"{meaning} Key: {key}.", grid(("column", "holds", "meaning"), rows)]
    return "\n\n".join(found)


def check_codes() -> str:
    """List the codes of the checks with what each demands."""
    from baltic_security.checks import RULES

    return grid(("code", "rule"), ((f"`{code}`", rule.demand) for code, rule in sorted(RULES.items())))


def coverage() -> str:
    """Count what the bundled data holds, under each heading; of the citations also the share."""
    from baltic_security._coverage import coverage

    found = []
    for heading, counts in coverage(bs.load()).items():
        total = sum(counts.values())
        in_all = [] if heading == "Gaps" else [("in all", total)]
        rows = [[label, f"{count:,}", f"{count / total:.0%}"] for label, count in [*counts.items(), *in_all]]
        columns = 3 if heading == "Citations" else 2
        found.append(grid((heading, "count", "share")[:columns], (row[:columns] for row in rows)))
    return "\n\n".join(found)


def decades() -> str:
    """Count the records that were certainly there in each decade."""
    dataset = bs.load()
    spans = {f"{year}s": bs.Period(f"{year}/{year + 9}") for year in (1990, 2000, 2010)}
    spans["2020s"] = bs.Period(f"2020/{dataset.reviewed}")
    rows = []
    for kind in Kind:
        if kind not in (Kind.COUNTRY, Kind.PERSON):  # these are taken to be there always
            table = dataset.table(kind)
            there = [_there(table, span) for span in spans.values()]
            counts = (*map(len, there), len(table) - len(set().union(*there)), len(table))
            rows.append((kind.table, *(f"{count:,}" for count in counts)))
    return grid(("table", *spans, "not dated, or at other times", "in all"), rows)


def project_gaps() -> str:
    """List the projects of which the bundled data does not know the lead, the partners or the dates."""
    dataset = bs.load()
    leads = {project: dataset.relations.where(kind="leads", object=project) for project in dataset.projects}
    found = {
        "no lead": [project for project, ties in leads.items() if not ties],
        "lead concluded or in doubt": [
            project
            for project, ties in leads.items()
            if ties and all(tie.certainty is not bs.Certainty.STATED for tie in ties)
        ],
        "no partner": [project for project in dataset.projects if not dataset.partners_in(project)],
        "begin or end, or a bound of one": [
            project for project in dataset.projects if not _is_bounded(project.period)
        ],
    }
    rows = [
        (gap, ", ".join(f"`{project.id}`" for project in projects))
        for gap, projects in found.items()
        if projects
    ]
    return grid(("not found", "projects"), rows)


def releases() -> str:
    """List the releases, each with the versions of its package, its data and its layout."""
    head, *rows = (line.split(",")[:4] for line in _RELEASES.read_text(encoding="utf-8").splitlines())
    return grid(("layout" if name == "schema" else name for name in head), rows)


_TABLES: dict[str, Callable[..., str]] = {
    "tables": tables,
    "fields": record_fields,
    "words": words,
    "relation-kinds": relation_kinds,
    "columns": columns,
    "check-codes": check_codes,
    "coverage": coverage,
    "decades": decades,
    "project-gaps": project_gaps,
    "releases": releases,
}


def _there(table: Any, span: bs.Period) -> set[str]:
    """Find the records of a table that certainly meet a span; documents and sources are published in it."""
    if table.KIND not in (Kind.DOCUMENT, Kind.SOURCE):
        return {record.id for record in table.where(on=span, certain=True)}
    first, _, _, last = span.bounds
    dated = [(record.id, record.published) for record in table if record.published is not None]
    return {id for id, day in dated if first <= day.first_ordinal and day.last_ordinal <= last}


def _is_bounded(period: bs.Period | None) -> bool:
    """Tell whether it is known, at least within bounds, when something began, and ended if it did."""
    if period is None:
        return False
    dates = [period.start] if period.is_open else [period.start, period.end]
    return all(date is not None and date.earliest and date.latest for date in dates)


def _held(column: bs.Column) -> str:
    """Say what the cells of a column hold."""
    held = column.type.meaning
    is_list = column.type is bs.ColumnType.LIST
    if column.words:
        held += f": {'words' if is_list else 'a word'} of {_linked(column.words.__name__)}"
    elif column.refers:
        held += f": {'ids' if is_list else 'an id'} in `{column.refers}`"
    return held if column.required else f"{held}, or nothing"


def _linked(name: str) -> str:
    return f"{{py:class}}`~baltic_security.{name}`"


def _first_line(cls: type) -> str:
    line = cleandoc(cls.__doc__ or "").partition("\n")[0].rstrip(".")
    return line[0].lower() + line[1:]


def _meanings(cls: type) -> dict[str, str]:
    """Read what a class says of its attributes."""
    config = Config(napoleon_use_ivar=True)
    text = str(GoogleDocstring(cleandoc(cls.__doc__ or ""), config, what="class"))
    found: dict[str, str] = {}
    name = ""
    for line in text.splitlines():
        if line.startswith(":ivar "):
            name, _, said = line.removeprefix(":ivar ").replace("\\", "").partition(":")
            found[name] = said.strip()
        elif name and line.startswith(" "):
            found[name] = f"{found[name]} {line.strip()}"
        else:
            name = ""
    return {name: text.replace("``", "`") for name, text in found.items()}


def _form(hint: Any) -> str:
    """Say what a field is in a file."""
    if isinstance(hint, types.UnionType):
        return _form(next(arg for arg in get_args(hint) if arg is not type(None)))
    if get_origin(hint) is tuple:
        (part, _) = get_args(hint)
        if _is_word(part):
            return f"words of {_linked(part.__name__)}"
        return "list of texts" if part is str else f"list of {_form(part)}"
    if hint in _FORMS:
        return _FORMS[hint]
    if hint in (bs.PartialDate, bs.Period):
        return f"{_linked(hint.__name__)}, as text"
    if _is_word(hint):
        return f"word of {_linked(hint.__name__)}"
    return _linked(hint.__name__)


def _is_word(hint: Any) -> bool:
    return isinstance(hint, type) and issubclass(hint, StrEnum)


class Codebook(SphinxDirective):
    """Put a table made from the code on a page."""

    required_arguments = 1
    optional_arguments = 1

    def run(self) -> list[Node]:
        """Make the table that the first argument names; a second one says of what."""
        text = _TABLES[self.arguments[0]](*self.arguments[1:])
        return self.parse_text_to_nodes(text, allow_section_headings=True)


def setup(app: Sphinx) -> dict[str, bool]:
    """Register the directive."""
    app.add_directive("codebook", Codebook)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
