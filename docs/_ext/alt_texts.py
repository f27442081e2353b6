# SPDX-License-Identifier: MIT
"""Words for the pictures that a notebook page drew: which calls drew them, for those who do not see them."""

import re

from docutils import nodes
from sphinx.application import Sphinx

_DRAWS = re.compile(r"[\w.()\"-]*\bplot\.\w+\(.*\)")


def describe(app: Sphinx, doctree: nodes.document, name: str) -> None:
    """Give each picture of a cell the calls of that cell as its text."""
    for cell in doctree.findall(nodes.container):
        if "cell" in cell["classes"]:
            source = next(cell.findall(nodes.literal_block), None)
            calls = _DRAWS.findall(source.astext()) if source else []
            for picture in cell.findall(nodes.image):
                picture["alt"] = f"Drawn by {' and '.join(calls) or 'the code above'}"


def setup(app: Sphinx) -> dict[str, bool]:
    """Describe pictures once the outputs of cells are in place."""
    app.connect("doctree-resolved", describe)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
