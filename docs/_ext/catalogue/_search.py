# SPDX-License-Identifier: MIT
"""What the search finds of the pages: they are no documents, so its index has to be told of them."""

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.builders.html import StandaloneHTMLBuilder

from ._markup import page_of
from ._page import Page


class SearchEntries:
    """The entries of the pages of one build, which wait until the index of the documents is written."""

    def __init__(self) -> None:
        self._waiting: dict[str, tuple[str, nodes.document]] = {}

    def add(self, page: Page) -> None:
        """Gather what the search shall find of a page: every name counts as much as a title."""
        document = nodes.document(None, None)
        document += nodes.section("", nodes.title("", page.title))
        for name in dict.fromkeys([*page.names, page.short]):
            if name:
                document += nodes.section("", nodes.title("", name), ids=["names"])
        document += nodes.paragraph("", page.words)
        self._waiting[page_of(page.record)] = page.title, document

    def write(self, app: Sphinx, exception: Exception | None) -> None:
        """Write the index anew: what Sphinx writes holds documents alone."""
        builder = app.builder
        if exception or not isinstance(builder, StandaloneHTMLBuilder) or builder.indexer is None:
            return
        for name, (title, document) in self._waiting.items():
            builder.indexer.feed(name, f"{name}.html", title, document)
        with (builder.outdir / builder.searchindex_filename).open("w", encoding="utf-8") as file:
            builder.indexer.dump(file, builder.indexer_format)
