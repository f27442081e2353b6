# SPDX-License-Identifier: MIT
import os
import sys
from pathlib import Path

from baltic_security import __version__

os.environ["MATPLOTLIBRC"] = str(Path(__file__).parent / "_ext/matplotlibrc")  # for the notebooks
sys.path.insert(0, str(Path(__file__).parent / "_ext"))

project = "baltic_security"
author = "The baltic_security maintainers"
copyright = "The baltic_security maintainers. Code: MIT. Data: CC0-1.0"
version = release = __version__

extensions = [
    "myst_nb",
    "sphinx.ext.autodoc",
    "sphinx.ext.napoleon",
    "alt_texts",
    "catalogue",
    "codebook",
    "llms",
    "pictures",
    "short_names",
]
exclude_patterns = ["_build", "_ext", "_static"]
nitpicky = True
# The build needs no network, so names of the standard library are shown and not linked.
nitpick_ignore_regex = [
    (r"py:.*", r"(builtins|collections|datetime|decimal|enum|importlib_resources|os|pathlib|typing)\..*"),
    (r"py:.*", r"(date|Decimal|Iterator|Literal|Mapping|PathLike|Self|StrEnum|SupportsIndex|Traversable)"),
    (r"py:.*", r"(nx|pa|pd|pl)\..*"),
    (r"py:.*", r"Axes"),  # of matplotlib
    (r"py:.*", r"_NamesOf"),  # how a record shows its names
    (r"py:.*", r"(.*\.)?(D|R)"),  # type variables
]

myst_enable_extensions = ["attrs_inline", "colon_fence", "deflist"]
myst_heading_anchors = 3
nb_execution_mode = "force"
nb_execution_raise_on_error = True
nb_execution_in_temp = True

# Nobody makes records by hand: their fields are in the text, not in a signature.
autodoc_class_signature = "separated"
autodoc_default_options = {"members": True, "member-order": "bysource"}
autodoc_typehints_format = "short"
napoleon_numpy_docstring = False
napoleon_use_ivar = True
python_maximum_signature_line_length = 130
python_display_short_literal_types = True
python_use_unqualified_type_names = True
add_module_names = False
toc_object_entries_show_parents = "hide"

# `sphinx -b linkcheck` tries the links of all pages, and of every source; those within the site are tested.
linkcheck_ignore = [r"(?!https?:)"]
linkcheck_anchors = False
linkcheck_timeout = 20

html_theme = "furo"
html_static_path = ["_static"]
html_css_files = ["style.css", "catalogue.css"]
html_search_scorer = str(Path(__file__).parent / "_ext" / "catalogue" / "scorer.js")
html_show_search_summary = False  # each would be a page to fetch, and there are two thousand
html_title = f"baltic_security {release}"
html_show_sphinx = False
html_copy_source = False
html_theme_options = {
    "light_css_variables": {"color-brand-primary": "#0b5a7a", "color-brand-content": "#0b5a7a"},
    "dark_css_variables": {"color-brand-primary": "#6cc1e0", "color-brand-content": "#6cc1e0"},
}


def setup(app):
    """Leave out what no reader needs: how records are made, and each table of the dataset a second time."""
    app.connect("autodoc-skip-member", lambda *said: _is_inside(said[2], said[3]) or None)
    app.connect("autodoc-process-docstring", _without_final, priority=900)  # after napoleon


def _is_inside(name, member):
    return name in ("__init__", "__new__") or type(member).__name__ == "TableOf"


def _without_final(app, what, name, thing, options, lines):
    lines[:] = [line for line in lines if not (line.startswith(":vartype") and line.endswith(": Final"))]
