# SPDX-License-Identifier: MIT
"""
What the HTML forms are made of: escaped text, links, tables, and one style.

No script and no remote resource.  Every tint is the colour of the text around it, thinned, so
that a form is light on a light page and dark on a dark one, whoever chose the theme.
"""

import re
from collections.abc import Iterable, Sequence
from html import escape

#: An address that may become a link; anything else stays text.
_WEB = re.compile(r"https?://[^\s\"'<>\\`]+", re.IGNORECASE)

#: A date in a text, which no line should break.
_DATE = re.compile(r"\d{4}-\d\d(?:-\d\d)?")

_FONT = "var(--jp-content-font-family,var(--vscode-font-family,system-ui,sans-serif))"
_CODE = "var(--jp-code-font-family,var(--vscode-editor-font-family,ui-monospace,monospace))"


def _thin(percent: int) -> str:
    return f"color-mix(in srgb,currentColor {percent}%,transparent)"


#: Said three times it outweighs what a notebook says of tables, and keeps the style inside.
_SCOPE = ".bsec.bsec.bsec"
_RULES = {
    " *": "all:revert",
    "": f"font:13px/1.5 {_FONT};max-width:68em;text-align:left",
    " table": "border-collapse:collapse;font:inherit;color:inherit",
    " :is(th,td)": "padding:3px 14px 3px 0;vertical-align:top;text-align:left;font-weight:normal",
    " caption": f"text-align:left;white-space:nowrap;padding-bottom:4px;color:{_thin(70)}",
    " thead th": f"color:{_thin(70)};border-bottom:1px solid {_thin(30)};white-space:nowrap",
    " tr+tr>*": f"border-top:1px solid {_thin(12)}",
    " p": "margin:2px 0 6px",
    " ul": "list-style:none;margin:0;padding:0",
    " li": "display:flex;flex-wrap:wrap;gap:0 14px",
    " li+li": "margin-top:2px",
    " code": f"font:.92em {_CODE};color:{_thin(70)}",
    " small": f"font-size:1em;color:{_thin(70)}",
    " summary": f"cursor:pointer;color:{_thin(70)}",
    " a": f"color:inherit;text-decoration:underline {_thin(35)} 1px;text-underline-offset:3px",
    " a:hover": "text-decoration-color:currentColor",
    " time": "white-space:nowrap",
    " .bsec-scroll": "overflow-x:auto;overflow-wrap:break-word",
    " .bsec-box": f"border:1px solid {_thin(20)};border-radius:6px;padding:10px 14px;overflow-wrap:anywhere",
    " .bsec-box>table": "width:100%",
    " .bsec-box>table>tbody>tr>th": f"width:9em;color:{_thin(70)}",
    " .bsec-box>details": f"border-top:1px solid {_thin(12)};padding:3px 0",
    " .bsec-title": "display:block;margin-bottom:2px;font-size:1.25em;font-weight:600;line-height:1.3",
    " li>b": f"flex:0 0 6em;font-weight:normal;color:{_thin(70)}",
    " li>div": "flex:1 1 18em",
    " li>small": "flex:0 1 22em",
    " .bsec-mark": f"border:1px dashed {_thin(60)};border-radius:3px;padding:0 4px;font-size:.9em",
    " .bsec-many": "display:flex;flex-wrap:wrap;gap:2px 22px;margin-bottom:6px",
}
_PHONE = {
    " tr+tr>*": "border:0",
    " tr+tr": f"border-top:1px solid {_thin(12)}",
    " .bsec-box>table>tbody>tr>*": "display:block;width:auto",
    " .bsec-box>table>tbody>tr>th": "padding-bottom:0",
    " .bsec-scroll thead": "display:none",
    " .bsec-scroll tr": "display:block;padding:4px 0",
    " .bsec-scroll td": "display:inline;padding:0",
    " .bsec-scroll td+td:not(:empty)::before": 'content:" · "',
}


def _style(rules: dict[str, str]) -> str:
    return "".join(f"{_SCOPE}{place}{{{says}}}" for place, says in rules.items())


_STYLE = f"<style>{_style(_RULES)}@media(max-width:480px){{{_style(_PHONE)}}}</style>"


def frame(*parts: str) -> str:
    """Put the parts of a form into its frame, which brings the style."""
    return f'<div class="bsec">{_STYLE}{"".join(parts)}</div>'


def safe(text: object) -> str:
    """
    Escape a text, and take out what would turn its direction.

    >>> safe('<b>"R&D"')
    '&lt;b&gt;&quot;R&amp;D&quot;'
    """
    said = str(text)
    if not said.isprintable():
        said = "".join(c if c.isprintable() else " " if c.isspace() else "" for c in said)
    return escape(said)


def name(text: str, id: str = "") -> str:
    """Show a name, whose direction of writing is its own, with an id on hovering; nothing if it is empty."""
    told = f' title="{safe(id)}"' if id else ""
    return f"<bdi{told}>{safe(text)}</bdi>" if text else ""


def dated(text: str) -> str:
    """Show a text with dates."""
    return _DATE.sub(r"<time>\g<0></time>", safe(text))


def code(id: str) -> str:
    """Show an id; nothing if it is empty."""
    return f"<code>{safe(id)}</code>" if id else ""


def small(text: str) -> str:
    """Show what comes second; nothing if it is empty."""
    return f"<small>{dated(text)}</small>" if text else ""


def mark(text: str) -> str:
    """Show a doubt or a limit; nothing if there is none."""
    return f'<span class="bsec-mark">{safe(text)}</span>' if text else ""


def link(html: str, url: str | None) -> str:
    """
    Make a link of what is HTML already; an address that is none of the web stays beside it as text.

    >>> link("page", "javascript:alert(1)")
    'page javascript:alert(1)'
    """
    if not url:
        return html
    if not (_WEB.fullmatch(url) and url.isprintable()):
        return f"{html} {safe(url)}".lstrip()
    return f'<a href="{safe(url)}" target="_blank" rel="noreferrer">{html or safe(url)}</a>'


def box(kind: str, title: str, *parts: str) -> str:
    """Put the parts of a form, which are HTML already, under a title."""
    head = f'{small(kind)}<b class="bsec-title">{title}</b>'
    return frame(f'<div class="bsec-box">{head}{"".join(parts)}</div>')


def grid(heads: Sequence[str], rows: Iterable[Sequence[str]], caption: str = "", more: int = 0) -> str:
    """Make a table of cells that are HTML already, without the columns that are empty throughout."""
    lines = list(rows)
    kept = [column for column in range(len(heads)) if any(line[column] for line in lines)]
    head = "".join(f'<th scope="col">{safe(heads[column])}</th>' for column in kept)
    body = "".join(f"<tr>{''.join(f'<td>{line[column]}</td>' for column in kept)}</tr>" for line in lines)
    title = f"<caption>{safe(caption)}</caption>" if caption else ""
    foot = small(f"and {more:,} more") if more else ""
    table = f"<table>{title}<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
    return f'<div class="bsec-scroll">{table}{foot}</div>'


def fold(heading: str, html: str) -> str:
    """Put what is long, and HTML already, behind its heading."""
    return f"<details><summary>{safe(heading)}</summary>{html}</details>"
