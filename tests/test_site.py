"""
The built site: every record has its page, every internal link leads somewhere, and a browser can work with it.

``BALTIC_SECURITY_SITE`` names a site that is built already; without it, the site is built here.
"""

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from functools import partial
from html import unescape
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from importlib.util import find_spec
from pathlib import Path
from threading import Thread
from typing import Any, NamedTuple
from urllib.parse import quote, unquote, urldefrag

import pytest

import baltic_security as bs
from baltic_security.vocabulary import Kind

DOCS = Path(__file__).parents[1] / "docs"
PROBE = Path(__file__).with_name("site_probe.html")
PHONE = 390

_LINK = re.compile(r'<(?:a|link|script|img|iframe|source)\b[^>]*?\s(?:href|src)="([^"]*)"')
_ANCHOR = re.compile(r'\sid="([^"]*)"')
_REMOTE = re.compile(r'<(?:link|script|img|iframe|source)\b[^>]*?\s(?:href|src)="((?:https?:)?//[^"]*)"')
_IMAGE = re.compile(r"<img\b[^>]*>")
_DRAWING = re.compile(r"<svg\b[^>]*>.*?</svg>", re.DOTALL)
_CONSOLE = re.compile(r":CONSOLE[^\]]*\] (.*)")

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
PAGES = [
    *(
        "index.html",
        "search.html",
        "genindex.html",
        "reference/index.html",
        "explanation/dates-and-doubt.html",
    ),
    *("catalogue/index.html", "catalogue/themes.html", "catalogue/countries.html", "catalogue/sources.html"),
    *("catalogue/bstf.html", "catalogue/cbss.html", "catalogue/se.html", "catalogue/maira-mora.html"),
    *("catalogue/14-3.html", "catalogue/bstf-opc-2016-02-petrozavodsk.html", "sources/ru-mvd-bstf.html"),
]


class Probe(NamedTuple):
    """
    What a browser shall do on a page, and find there.

    Attributes:
        path: The page.

        ask: An expression in JavaScript, whose value is wanted.

        until: An expression that is true when the page is ready.

        width: How wide the window is.
    """

    path: str
    ask: str
    until: str = "true"
    width: int = 1280


@pytest.fixture(name="site", scope="session")
def _site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site, as it is published."""
    if given := os.environ.get("BALTIC_SECURITY_SITE"):
        return Path(given)
    missing = [module for module in ("sphinx", "furo", "myst_nb") if find_spec(module) is None]
    if missing or not DOCS.exists():
        pytest.skip(
            f"there is no site to look at, and none can be built: no {', '.join(missing) or DOCS.name}"
        )
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


@pytest.fixture(name="browser", scope="session")
def _browser() -> str:
    """A browser that needs no screen."""
    browsers = ("chromium", "chromium-browser", "google-chrome", "chrome")
    found = next(filter(None, map(shutil.which, browsers)), None)
    if found is None:
        pytest.skip(f"there is no browser here: none of {', '.join(browsers)}")
    return found


class Seen(NamedTuple):
    """What the browser found, probe by probe, and what its console said."""

    answers: dict[Probe, Any]
    console: list[str]


def _probes() -> Iterator[Probe]:
    for page in PAGES:
        yield Probe(
            page,
            "[document.documentElement.scrollWidth, document.querySelectorAll('h1').length]",
            width=PHONE,
        )
    for text in SEARCHES:
        hits = "[...document.querySelectorAll('#search-results li a')].map(a => a.getAttribute('href'))"
        yield Probe(
            f"search.html?q={quote(text)}",
            hits,
            until="document.querySelector('.search-summary')?.textContent",
        )
    for text in NAMES:
        type_it = "document.querySelector('#name-box [role=status]').textContent && "
        first = "document.querySelector('#name-box ol a')?.getAttribute('href')"
        yield Probe(f"catalogue/index.html?name={quote(text)}", first, until=f"{type_it} true")
    walk = "document.querySelector('#name').focus(); document.activeElement.dispatchEvent(new KeyboardEvent('keydown', "
    arrow = "{key: 'ArrowDown', bubbles: true})); document.activeElement.getAttribute('href')"
    yield Probe(
        "catalogue/index.html?name=BSTF", walk + arrow, until="document.querySelector('#name-box ol a')"
    )


@pytest.fixture(name="seen", scope="session")
def _seen(site: Path, browser: str, tmp_path_factory: pytest.TempPathFactory) -> Seen:
    """Let a browser open the pages, each in a frame of its own."""
    probes = list(_probes())

    class Handler(SimpleHTTPRequestHandler):
        """Serves the site, and the page from which the browser looks at it."""

        def translate_path(self, path: str) -> str:
            return str(PROBE) if path.startswith("/probe") else super().translate_path(path)

        def log_message(self, format: str, *args: Any) -> None:
            """Keep quiet."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Handler, directory=str(site)))
    Thread(target=server.serve_forever, daemon=True).start()
    tasks = quote(json.dumps([probe._asdict() for probe in probes]))
    options = (
        *("--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"),
        *(
            "--enable-logging=stderr",
            "--v=0",
            "--window-size=1400,1000",
            "--virtual-time-budget=600000",
            "--dump-dom",
        ),
        f"--user-data-dir={tmp_path_factory.mktemp('browser')}",
    )
    address = f"http://127.0.0.1:{server.server_address[1]}/probe.html#{tasks}"
    try:
        done = subprocess.run(
            [browser, *options, address], capture_output=True, text=True, timeout=300, check=True
        )
    finally:
        server.shutdown()
        server.server_close()
    told = re.search(r'<pre id="answers">(.*?)</pre>', done.stdout, re.DOTALL)
    assert told, done.stderr
    answers = json.loads(unescape(told[1]))
    assert len(answers) == len(probes), done.stderr
    return Seen(dict(zip(probes, answers, strict=True)), _CONSOLE.findall(done.stderr))


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
    anchors = {path: set(map(unescape, _ANCHOR.findall(text))) for path, text in pages.items()}
    broken = []
    for path, text in pages.items():
        for raw in set(_LINK.findall(text)):
            target, anchor = urldefrag(unescape(raw))
            if re.match(r"[a-z]+:", target):
                continue
            file = (site / path).parent / unquote(target.partition("?")[0]) if target else site / path
            if not file.resolve().is_file():
                broken.append(f"{path}: {raw}")
            elif anchor and file.suffix == ".html":
                here = file.resolve().relative_to(site.resolve()).as_posix()
                if unquote(anchor) not in anchors[here]:
                    broken.append(f"{path}: {raw}")

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
            "words for pictures": all(re.search(r'\salt="[^"]|<title>[^<]', picture) for picture in pictures),
        }
        faults += [f"{path}: {check}" for check, holds in checks.items() if not holds]

    assert faults == []


def test_the_index_of_the_search_stays_small(site: Path) -> None:
    """Who searches on a phone waits for it."""
    assert (site / "searchindex.js").stat().st_size < 3_000_000


def test_programs_find_the_pages_as_markdown(site: Path) -> None:
    """``llms.txt`` lists a twin of each page, with the made tables written out."""
    listed = re.findall(r"\]\(([^)]+\.md)\)", (site / "llms.txt").read_text(encoding="utf-8"))
    pages = {path.relative_to(DOCS).as_posix() for path in DOCS.rglob("*.md") if "_build" not in path.parts}
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
def test_a_phone_shows_the_page_without_scrolling_sideways(seen: Seen, page: str) -> None:
    """A page is as wide as the screen."""
    width, headings = next(answer for probe, answer in seen.answers.items() if probe.path == page)

    assert width <= PHONE
    assert headings == 1 or page == "search.html"


@pytest.mark.parametrize("text", SEARCHES)
def test_the_search_finds_names_in_every_language(seen: Seen, text: str) -> None:
    """What is sought is among the first hits."""
    path = f"search.html?q={quote(text)}"
    (hits,) = [answer for probe, answer in seen.answers.items() if probe.path == path]

    assert SEARCHES[text] in [hit.partition("#")[0] for hit in hits[:12]]


@pytest.mark.parametrize("text", NAMES)
def test_the_box_for_names_forgives_case_and_diacritics(seen: Seen, text: str) -> None:
    """It reads names as ``ds.find`` does."""
    path = f"catalogue/index.html?name={quote(text)}"
    (first,) = [answer for probe, answer in seen.answers.items() if probe.path == path]

    assert first == f"{NAMES[text]}.html"


def test_the_box_for_names_obeys_the_keyboard(seen: Seen) -> None:
    """An arrow leads from the box to the first answer."""
    (reached,) = [answer for probe, answer in seen.answers.items() if "ArrowDown" in probe.ask]

    assert reached == "bstf.html"
