# SPDX-License-Identifier: MIT
"""Links by short name: the text says ``Period``, and where it is defined is nobody's concern."""

from docutils.nodes import Element, TextElement
from sphinx.addnodes import pending_xref
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment

PACKAGE = "baltic_security."
#: Bases that no reader needs to know, and the class that shows what they do.
SHOWN_AS = {"Questions": "Dataset"}


def resolve(app: Sphinx, env: BuildEnvironment, node: pending_xref, text: TextElement) -> Element | None:
    """Find the one documented thing of this package that ends in the name that was asked for."""
    if node.get("refdomain") != "py":
        return None
    python = env.domains.python_domain
    asked = [SHOWN_AS.get(word, word) for word in node["reftarget"].removeprefix(PACKAGE).split(".")]
    for size in (2, 1):  # a method with its class, else the last word alone
        tail = "." + ".".join(asked[-size:])
        found = [
            name
            for name, entry in python.objects.items()
            if name.startswith(PACKAGE) and name.endswith(tail) and not entry.aliased
        ]
        if len(found) == 1:
            return python.resolve_xref(env, node["refdoc"], app.builder, "obj", found[0], node, text)
    return None


def setup(app: Sphinx) -> dict[str, bool]:
    """Register the links."""
    app.connect("missing-reference", resolve)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
