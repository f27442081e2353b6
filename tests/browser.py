"""A browser that opens pages of a site, one after the other, and tells what it finds there."""

import json
import re
import shutil
import subprocess
from functools import partial
from html import unescape
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any, NamedTuple
from urllib.parse import quote

#: The page from which the browser opens the others, each in a frame.
PROBE = Path(__file__).with_name("site_probe.html")
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "chrome")
OPTIONS = (
    *("--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"),
    *("--enable-logging=stderr", "--v=0", "--window-size=1400,1000", "--virtual-time-budget=600000"),
    "--dump-dom",
)

_ANSWERS = re.compile(r'<pre id="answers">(.*?)</pre>', re.DOTALL)
_CONSOLE = re.compile(r":CONSOLE[^\]]*\] (.*)")


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


class Seen(NamedTuple):
    """
    What a browser found.

    Attributes:
        answers: The value of each probe.

        console: What the console says, of all pages.
    """

    answers: dict[Probe, Any]
    console: list[str]


class _Handler(SimpleHTTPRequestHandler):
    """Serves a site, and the page that opens its pages."""

    def translate_path(self, path: str) -> str:
        return str(PROBE) if path.startswith("/probe.html") else super().translate_path(path)

    def log_message(self, format: str, *args: Any) -> None:
        """Keep quiet."""


def find_browser() -> str | None:
    """Find a browser that needs no screen."""
    return next(filter(None, map(shutil.which, BROWSERS)), None)


def look(browser: str, site: Path, probes: list[Probe], profile: Path) -> Seen:
    """Let a browser do what the probes say, on a site that is served on this machine alone."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Handler, directory=str(site)))
    Thread(target=server.serve_forever, daemon=True).start()
    tasks = quote(json.dumps([probe._asdict() for probe in probes]))
    address = f"http://127.0.0.1:{server.server_address[1]}/probe.html#{tasks}"
    command = [browser, *OPTIONS, f"--user-data-dir={profile}", address]
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=300, check=True)
    finally:
        server.shutdown()
        server.server_close()
    told = _ANSWERS.search(done.stdout)
    answers = json.loads(unescape(told[1])) if told and told[1] else []
    assert len(answers) == len(probes), f"the browser did not come to an end: {done.stderr}"
    return Seen(dict(zip(probes, answers, strict=True)), _CONSOLE.findall(done.stderr))
