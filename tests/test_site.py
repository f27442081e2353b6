"""
The built site: every record has a page, every internal link leads somewhere, a browser can work with it.

``BALTIC_SECURITY_SITE`` names a site that is built already; without it the site is built here.
"""

import os
import re
import subprocess
import sys
from html import unescape
from importlib.util import find_spec
from pathlib import Path
from posixpath import dirname, join, normpath
from urllib.parse import quote, unquote, urldefrag

import pytest
from browser import Probe, Seen, find_browser, look

import baltic_security as bs
from baltic_security.vocabulary import Kind

DOCS = Path(__file__).parents[1] / "docs"
PHONE = 390

_LINK = re.compile(r'<(?:a|link|script|img|iframe|source)\b[^>]*?\s(?:href|src)="([^"]*)"')
_ANCHOR = re.compile(r'\sid="([^"]*)"')
_REMOTE = re.compile(r'<(?:link|script|img|iframe|source)\b[^>]*?\s(?:href|src)="((?:https?:)?//[^"]*)"')
_IMAGE = re.compile(r"<img\b[^>]*>")
_WORDS = re.compile(r'\salt="(?![^"]*\.png)[^"]+"|<title>[^<]')
_DRAWING = re.compile(r"<svg\b[^>]*>.*?</svg>", re.DOTALL)

#: Searches, and the page that each must find.
SEARCHES = {
    "Östersjö": "catalogue/cbss.html",
    "Östersjöstaternas råd": "catalogue/cbss.html",
    "Itämeren": "catalogue/cbss.html",
    "Балтийского": "catalogue/cbss.html",
    "Baltijas jūras": "catalogue/cbss.html",
    "BSTF": "catalogue/bstf.html",
    "duckdb": "how-to/duckdb.html",
}
#: What is typed in the box for names, and the record that stands first.
NAMES = {
    "ostersjostaternas rad": "cbss",
    "ÖSTERSJÖRÅDET": "cbss",
    "baltijas juras valstu padome": "cbss",
    "bstf": "bstf",
}
#: Pages to be opened: all that are written, and one of each sort that is made from the data.
WRITTEN = [page.relative_to(DOCS) for page in sorted(DOCS.rglob("*.md")) if "_build" not in page.parts]
PAGES = [
    *(page.with_suffix(".html").as_posix() for page in WRITTEN),
    *(f"catalogue/{id}.html" for id in ("bstf", "cbss", "se", "maira-mora", "14-3", "pa-secure", "dsb")),
    *("catalogue/bstf-opc-2016-02-petrozavodsk.html", "catalogue/gaps-to-caps-main-report.html"),
    *("sources/ru-mvd-bstf.html", "genindex.html"),
]

ON_PHONE = {
    page: Probe(
        page,
        ask="[document.querySelector('.content').scrollWidth, document.querySelectorAll('h1').length]",
        width=PHONE,
    )
    for page in PAGES
}
SEARCHED = {
    text: Probe(
        f"search.html?q={quote(text)}",
        ask="[...document.querySelectorAll('#search-results li a')].map(a => a.getAttribute('href'))",
        until="document.querySelector('.search-summary')?.textContent",
    )
    for text in SEARCHES
}
NAMED = {
    text: Probe(
        f"catalogue/index.html?name={quote(text)}",
        ask="document.querySelector('#name-box ol a')?.getAttribute('href')",
        until="document.querySelector('#name-box [role=status]').textContent",
    )
    for text in NAMES
}
ARROW_DOWN = Probe(
    "catalogue/index.html?name=BSTF",
    ask="document.querySelector('#name').focus();"
    "document.activeElement.dispatchEvent(new KeyboardEvent('keydown', {key: 'ArrowDown', bubbles: true}));"
    "document.activeElement.getAttribute('href')",
    until="document.querySelector('#name-box ol a')",
)


@pytest.fixture(name="site", scope="session")
def _site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site, as it is published."""
    if given := os.environ.get("BALTIC_SECURITY_SITE"):
        return Path(given)
    missing = [module for module in ("sphinx", "furo", "myst_nb") if find_spec(module) is None]
    if missing or not DOCS.exists():
        pytest.skip(f"there is no site, and none can be built without {', '.join(missing) or DOCS.name}")
    site = tmp_path_factory.mktemp("site")
    command = ["-m", "sphinx", "-n", "-W", "--keep-going", "-q", "-E", "-b", "html", str(DOCS), str(site)]
    built = subprocess.run([sys.executable, *command], capture_output=True, text=True, check=False)
    assert built.returncode == 0, built.stderr
    return site


@pytest.fixture(name="pages", scope="session")
def _pages(site: Path) -> dict[str, str]:
    """The text of every page, by its path in the site."""
    return {
        path.relative_to(site).as_posix(): path.read_text(encoding="utf-8") for path in site.rglob("*.html")
    }


@pytest.fixture(name="seen", scope="session")
def _seen(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Seen:
    """What a browser finds on the pages."""
    browser = find_browser()
    if browser is None:
        pytest.skip("there is no Chromium here to look at the site")
    probes = [*ON_PHONE.values(), *SEARCHED.values(), *NAMED.values(), ARROW_DOWN]
    return look(browser, site, probes, tmp_path_factory.mktemp("browser"))


def test_every_record_has_a_page(pages: dict[str, str], bundled: bs.Dataset) -> None:
    """Records with names are in the catalogue, sources beside it."""
    wanted = {
        f"{'sources' if kind is Kind.SOURCE else 'catalogue'}/{record.id}.html"
        for kind in Kind
        if kind is not Kind.RELATION
        for record in bundled.table(kind)
    }

    assert wanted - set(pages) == set()


def test_every_relation_is_an_anchor_at_both_ends(pages: dict[str, str], bundled: bs.Dataset) -> None:
    """A statement can be linked, and stands on the pages of both records that it ties."""
    absent = [
        (relation.id, end)
        for relation in bundled.relations
        for end in (relation.subject, relation.object)
        if f'<li id="{relation.id}">' not in pages[f"catalogue/{end}.html"]
    ]

    assert absent == []


def test_a_page_tells_all_names_with_their_languages(pages: dict[str, str], bundled: bs.Dataset) -> None:
    """Names are marked as what they are, so that they are read out well."""
    for record in (bundled["cbss"], bundled["bstf"], bundled["se"]):
        assert isinstance(record, bs.Entity)
        text = pages[f"catalogue/{record.id}.html"]
        for name in record.all_names:
            marked = (
                f'<span lang="{name.language.value}">' if name.language.value not in ("en", "mul") else ""
            )
            assert f"{marked}{name.text.replace(chr(39), '&#x27;')}" in text


def test_a_source_names_everything_that_cites_it(pages: dict[str, str], bundled: bs.Dataset) -> None:
    """From a publication one comes to each statement that rests on it."""
    absent = [
        (citation.source, relation.id)
        for relation in bundled.relations
        for citation in relation.citations
        if f"{relation.subject}.html#{relation.id}" not in pages[f"sources/{citation.source}.html"]
    ]

    assert absent == []


def test_lists_name_every_record(pages: dict[str, str], bundled: bs.Dataset) -> None:
    """The lists by table lead to all pages; those by theme to all that have one."""
    for kind in Kind:
        if kind is not Kind.RELATION:
            text = pages[f"catalogue/{kind.table}.html"]
            assert [record.id for record in bundled.table(kind) if f'{record.id}.html"' not in text] == []
            themed = [record.id for record in bundled.table(kind) if getattr(record, "themes", ())]
            assert [id for id in themed if f'"{id}.html"' not in pages["catalogue/themes.html"]] == []


def test_internal_links_lead_somewhere(site: Path, pages: dict[str, str]) -> None:
    """Every address within the site is a file, and every anchor is there."""
    files = {path.relative_to(site).as_posix() for path in site.rglob("*")}
    anchors = {path: set(map(unescape, _ANCHOR.findall(text))) for path, text in pages.items()}
    broken = []
    for page, text in pages.items():
        for link in set(map(unescape, _LINK.findall(text))):
            address, anchor = urldefrag(link)
            if not re.match(r"[a-z]+:", address):
                told = unquote(address.partition("?")[0])
                path = normpath(join(dirname(page), told)) if told else page
                if path not in files or (anchor and unquote(anchor) not in anchors.get(path, ())):
                    broken.append(f"{page}: {link}")

    assert broken == []


def test_nothing_comes_from_elsewhere(pages: dict[str, str]) -> None:
    """No script, font, style or picture is fetched from another server."""
    assert {path: found for path, text in pages.items() if (found := _REMOTE.findall(text))} == {}


def test_pages_can_be_read_by_everybody(pages: dict[str, str]) -> None:
    """A language, one heading of the first level, a way past the menu, and words for every picture."""
    faults = []
    for path, text in pages.items():
        if path == "genindex.html" or "http-equiv" in text:
            continue
        article = text.partition("<article")[2].partition("</article>")[0]
        pictures = [
            *_IMAGE.findall(article),
            *(svg for svg in _DRAWING.findall(article) if "aria-hidden" not in svg),
        ]
        checks = {
            "language": '<html class="no-js" lang="en"' in text,
            "skip link": 'href="#furo-main-content"' in text,
            "one h1": len(re.findall(r"<h1\b", article)) == 1 or path == "search.html",
            "words for pictures": all(map(_WORDS.search, pictures)),
        }
        faults += [f"{path}: {check}" for check, holds in checks.items() if not holds]

    assert faults == []


def test_the_index_of_the_search_stays_small(site: Path) -> None:
    """Who searches on a phone waits for it."""
    assert (site / "searchindex.js").stat().st_size < 3_000_000


def test_programs_find_the_pages_as_markdown(site: Path) -> None:
    """``llms.txt`` lists a twin of each page, with the made tables written out."""
    listed = re.findall(r"\]\(([^)]+\.md)\)", (site / "llms.txt").read_text(encoding="utf-8"))
    pages = {page.as_posix() for page in WRITTEN}
    outside = {page for page in pages if page.startswith("catalogue/")} | {"index.md"}
    texts = {path: (site / path).read_text(encoding="utf-8") for path in listed}

    assert set(listed) - {"catalogue/index.md"} == pages - outside
    assert "| `presides_over` |" in texts["explanation/data-model.md"]
    assert "### `load(" in texts["reference/index.md"]
    assert not [path for path, text in texts.items() if re.search(r"^(```|:::)\{", text, re.MULTILINE)]


def test_the_browser_has_nothing_to_complain_of(seen: Seen) -> None:
    """No script fails, and no file is missing."""
    assert seen.console == []


@pytest.mark.parametrize("page", PAGES)
def test_a_phone_shows_the_whole_width_of_a_page(seen: Seen, page: str) -> None:
    """A page is as wide as the screen: the theme cuts off what is wider, but for tables, which scroll."""
    width, headings = seen.answers[ON_PHONE[page]]

    assert width <= PHONE
    assert headings == 1


@pytest.mark.parametrize("text", SEARCHES)
def test_the_search_finds_names_in_every_language(seen: Seen, text: str) -> None:
    """What is sought is among the first hits."""
    hits = seen.answers[SEARCHED[text]]

    assert SEARCHES[text] in [hit.partition("#")[0] for hit in hits[:12]]


@pytest.mark.parametrize("text", NAMES)
def test_the_box_for_names_forgives_case_and_diacritics(seen: Seen, text: str) -> None:
    """It reads names as ``ds.find`` does."""
    assert seen.answers[NAMED[text]] == f"{NAMES[text]}.html"


def test_the_box_for_names_obeys_the_keyboard(seen: Seen) -> None:
    """An arrow leads from the box to the first answer."""
    assert seen.answers[ARROW_DOWN] == "bstf.html"
