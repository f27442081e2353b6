# SPDX-License-Identifier: MIT
"""
The catalogue: a page for each record and each source, and lists that lead to them, made from the data.

The lists are documents like all others, with the directive ``{catalogue}``. The pages of the records are
some two thousand, so they go straight to the theme: they are not read, kept or resolved as documents. What
the search shall find of them is told to its index. On any page ``{record}`` links a record by its id.
"""

import re
from collections.abc import Iterator
from functools import cache, partial
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.builders.html import StandaloneHTMLBuilder
from sphinx.util.docutils import SphinxRole

import baltic_security as bs
from baltic_security._html import safe
from baltic_security._store import ENTITIES

from ._cited import mentions
from ._entity import entity_page
from ._lists import Catalogue, record_reference
from ._markup import page_of
from ._names import write_names
from ._page import Page
from ._search import SearchEntries
from ._source import source_page

#: The page on which a name can be looked up.
_BOX = "catalogue/index"
#: Where an address begins that leads to a page of the same folder.
_BESIDE = re.compile(r'(?<=href=")(?=[\w-]+\.html)')


class RecordLink(SphinxRole):
    """Link the page of a record."""

    def run(self) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        """Make the link; an id that is unknown stops the build."""
        return [record_reference(self.env, bs.load()[self.text])], []


def pages(dataset: bs.Dataset) -> Iterator[Page]:
    """Make the page of every record with names, and of every source."""
    for kind in ENTITIES:
        for record in dataset.table(kind):
            assert isinstance(record, bs.Entity)
            yield entity_page(dataset, record)
    cites = mentions(dataset)
    for source in dataset.sources:
        yield source_page(dataset, source, cites[source.id])


def collect(entries: SearchEntries, app: Sphinx) -> Iterator[tuple[str, dict[str, Any], str]]:
    """Hand the pages over to the theme, and tell the search what is on them."""
    builder = app.builder
    if not isinstance(builder, StandaloneHTMLBuilder):
        return
    dataset = bs.load()
    write_names(builder.outdir / "_static" / "catalogue-names.js", dataset)

    @cache
    def sidebar(table: str, **options: Any) -> str:
        """Make the tree of pages as the list of a table has it; it is the same for each of its records."""
        tree = builder._get_local_toctree(f"catalogue/{table}", **options)
        return _BESIDE.sub("../catalogue/", tree.replace('href="#"', f'href="{table}.html"'))

    for page in pages(dataset):
        name, table = page_of(page.record), page.record.KIND.table
        entries.add(page)
        yield (
            name,
            {
                "title": safe(page.title),
                "body": page.html,
                "toc": page.contents,
                "metatags": f'<meta name="description" content="{safe(page.summary or page.title)}">',
                "toctree": lambda table=table, **options: sidebar(table, **options),
            },
            "page.html",
        )


def dress(
    app: Sphinx, name: str, template: str, context: dict[str, Any], doctree: nodes.document | None
) -> None:
    """Show the contents of the pages, and bring the box for names to its page."""
    if doctree is None and name.startswith(("catalogue/", "sources/")):
        context["furo_hide_toc"] = False
    if name == _BOX:
        app.add_js_file("catalogue.js", loading_method="defer")


def setup(app: Sphinx) -> dict[str, bool]:
    """Register the pages, the lists and the links."""
    app.add_directive("catalogue", Catalogue)
    app.add_role("record", RecordLink())
    entries = SearchEntries()
    app.connect("html-collect-pages", partial(collect, entries))
    app.connect("build-finished", entries.write)
    app.connect("html-page-context", dress, priority=900)  # after the theme
    return {"parallel_read_safe": True, "parallel_write_safe": True}
