# SPDX-License-Identifier: MIT
"""
The site as plain Markdown, for programs that read: a twin of each page, a list, and all in one.

The twins are the sources of the pages, with the tables and the reference that a build makes written out.
"""

import re
from collections.abc import Iterator
from importlib import import_module
from inspect import cleandoc, getdoc, isclass, signature
from pathlib import Path
from posixpath import dirname, relpath
from typing import Any

from codebook import _TABLES
from docutils import nodes
from sphinx.addnodes import toctree
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment

import baltic_security as bs
from baltic_security.vocabulary import Kind

_FRONT = re.compile(r"\A---\n.*?^---\n+", re.DOTALL | re.MULTILINE)
_FENCE = re.compile(
    r"^(?P<fence>```|:::)\{(?P<name>[\w:-]+)\} ?(?P<about>[^\n]*)\n(?P<body>.*?)^(?P=fence)\n",
    re.DOTALL | re.MULTILINE,
)
_RECORD = re.compile(r"\{record\}`([^`]+)`")
_ROLE = re.compile(r"\{py:\w+\}`~?(?:[\w.]*\.)?(\w+)`")
_LABEL = re.compile(r"^(?:\([\w-]+\)=|% .*)\n", re.MULTILINE)
_DOCUMENTED = re.compile(r"^\.\. (?:auto\w+|data|type):: ([\w.]+)", re.MULTILINE)
_MODULES = ("", ".kinds", ".relation_table", ".checks", ".export", ".diff", ".findings")

_SUMMARY = """# baltic_security

> A typed Python library with a dataset inside: who sat in which security network around the Baltic Sea, when,
> in which role, who led, who paid, what followed what, and where that is written. Offline; every statement
> has a source.

Install with `pip install baltic-security`, then `import baltic_security as bs; ds = bs.load()`. Records are
found by id, `ds["bstf"]`, or by any name in any language, `ds.find("Östersjöstaternas råd")`. What changes
with time has to say when: `ds.members_of("bstf", on="2016-05-04")`. `ds.explain(...)` tells where a statement
is written. A question about a day has three answers: certainly, certainly not, and the sources do not say.
Code: MIT. Data: CC0-1.0.
"""


def twin(source: str, page: str) -> str:
    """Write a page as plain Markdown."""
    text = _FENCE.sub(
        lambda found: _expanded(found["name"], found["about"], found["body"]), _FRONT.sub("", source)
    )
    up = relpath(".", dirname(page)) if dirname(page) else "."
    text = _RECORD.sub(lambda found: f"[{bs.load()[found[1]].name}]({up}/catalogue/{found[1]}.html)", text)
    return _LABEL.sub("", _ROLE.sub(r"`\1`", text))


def _expanded(name: str, about: str, body: str) -> str:
    """Write out a directive."""
    words = about.split()
    match name:
        case "codebook":
            return f"{_TABLES[words[0]](*words[1:])}\n"
        case "catalogue":
            return _listed(words[0])
        case "eval-rst":
            return "\n".join(text for found in _DOCUMENTED.findall(body) for text in _reference(found))
        case "code-cell":
            return f"```python\n{body}```\n"
        case "code-block":
            return f"```{about}\n{body}```\n"
        case "toctree":
            return ""
    return body


def _listed(name: str) -> str:
    """List what a page of the catalogue lists: ids and names."""
    if name == "themes":
        return "".join(f"- `{theme.value}`: {theme.meaning}\n" for theme in bs.Theme)
    if name in {kind.table for kind in Kind}:
        return "".join(f"- `{record.id}`: {record.name}\n" for record in bs.load().table(name))
    return ""


def _reference(name: str) -> Iterator[str]:
    """Tell the signature and the docstring of a public name, and of what a class has."""
    thing = _found(name)
    if thing is None or not (callable(thing) or isclass(thing)):
        return
    yield f"### `{name}{'' if isclass(thing) else _signature(thing)}`\n\n{cleandoc(getdoc(thing) or '')}\n"
    for member in sorted(vars(thing)) if isclass(thing) else ():
        method = getattr(thing, member)
        if not member.startswith("_") and callable(method) and getdoc(method) and not isclass(method):
            yield f"#### `{name}.{member}{_signature(method)}`\n\n{cleandoc(getdoc(method) or '')}\n"


def _found(name: str) -> Any:
    for module in _MODULES:
        found: Any = import_module(f"{bs.__name__}{module}")
        for part in name.split("."):
            found = getattr(found, part, None)
        if found is not None:
            return found
    return None


def _signature(thing: Any) -> str:
    return str(signature(thing)).replace("baltic_security.", "")


def _line(app: Sphinx, page: str) -> str:
    """List a page with its first sentence."""
    first = app.env.get_doctree(page).next_node(nodes.paragraph)
    sentence = re.split(r"(?<=[.?!])\s", first.astext().replace("\n", " "), maxsplit=1)[0] if first else ""
    return f"- [{app.env.titles[page].astext()}]({page}.md): {sentence}\n"


class Twins:
    """The twins of one build: made before autodoc touches the classes, written when all is read."""

    def __init__(self) -> None:
        self._texts: dict[str, str] = {}

    def make(self, app: Sphinx, env: BuildEnvironment, names: list[str]) -> None:
        """Make the twin of every page."""
        for page in env.found_docs:
            self._texts[page] = twin(Path(env.doc2path(page)).read_text(encoding="utf-8"), page)

    def write(self, app: Sphinx, exception: Exception | None) -> None:
        """Write the twins, the list and the whole beside the pages."""
        if exception or app.builder.name != "html":
            return
        outdir = Path(app.outdir)
        for page, text in self._texts.items():
            (outdir / f"{page}.md").write_text(text, encoding="utf-8")
        chapters = [
            (tree["caption"], tree["includefiles"]) for tree in app.env.get_doctree("index").findall(toctree)
        ]
        lists = [
            f"\n## {caption}\n\n{''.join(_line(app, page) for page in pages)}" for caption, pages in chapters
        ]
        (outdir / "llms.txt").write_text(_SUMMARY + "".join(lists), encoding="utf-8")
        pages = ["index", *(page for _, pages in chapters for page in pages)]
        (outdir / "llms-full.txt").write_text(
            "\n".join(self._texts[page] for page in pages), encoding="utf-8"
        )


def setup(app: Sphinx) -> dict[str, bool]:
    """Make the files with each build."""
    twins = Twins()
    app.connect("env-before-read-docs", twins.make)
    app.connect("build-finished", twins.write)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
