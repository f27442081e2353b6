"""Every example runs: on the pages of the documentation, in the README and in the docstrings."""

import doctest
import os
import re
import shlex
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages
from typing import Any, NamedTuple

import pytest

import baltic_security as bs

ROOT = Path(__file__).parents[1]
PAGES = sorted(
    page
    for page in [*ROOT.glob("README.md"), *ROOT.glob("docs/**/*.md")]
    if "_build" not in page.relative_to(ROOT).parts
)
MODULES = sorted(module.name for module in walk_packages(bs.__path__, "baltic_security."))
COMMAND = ["python", "-m", "baltic_security"]

#: A command runs in another folder, and yet with the package that is tested here; its output is buffered as
#: for most readers, whatever the machine of the tests says.
ENVIRONMENT = {
    "PYTHONPATH": str(Path(bs.__file__).parents[1]),
    "PYTHONIOENCODING": "utf-8",
    "COLUMNS": "80",
    "PYTHONUNBUFFERED": "",
}

#: ``...`` on a page stands for what grows with the data, and a blank for a line break of a narrow terminal.
FLAGS = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE
#: Fences that hold no example: a folder as a tree, the commands that install, tables made at build.
SILENT = ("text", "sh", "{catalogue}", "{codebook}", "{eval-rst}", "{toctree}")

_FENCE = re.compile(r"^```(?P<kind>[^\n`]+)\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL)
_NEEDS = re.compile(r"^% needs: (\w+)$", re.MULTILINE)
_CAPTION = re.compile(r"\A:caption: (?P<path>\S+)\n\n", re.MULTILINE)
_DOCUMENTED = re.compile(r"^\.\. (?:auto\w+|data|type):: (\w+)$", re.MULTILINE)


class Example(NamedTuple):
    """A fenced block of a page."""

    kind: str
    body: str
    line: int


def examples(page: Path) -> Iterator[Example]:
    """Give the blocks of a page, in their order."""
    text = page.read_text(encoding="utf-8")
    for block in _FENCE.finditer(text):
        kind = block["kind"].strip()
        if kind.split()[0] not in SILENT:
            yield Example(kind, block["body"], text.count("\n", 0, block.start()) + 1)


class Session:
    """What a reader who follows a page has typed so far: names in Python, and files in a folder."""

    def __init__(self, page: Path) -> None:
        self.page = str(page.relative_to(ROOT))
        self.names: dict[str, Any] = {}
        self.faults: list[str] = []

    def follow(self, example: Example) -> None:
        """Do what a block shows, and note where it differs from what the block tells."""
        follow = {
            "pycon": self._type,
            "python": self._run,
            "{code-cell} ipython3": self._run,
            "console": self._command,
            "{code-block} json": self._save,
        }
        assert example.kind in follow, f"{self.page}:{example.line}: nobody runs {example.kind!r}"
        follow[example.kind](example)

    def _type(self, example: Example) -> None:
        test = doctest.DocTestParser().get_doctest(example.body, {}, self.page, self.page, example.line)
        test.globs = self.names
        doctest.DocTestRunner(optionflags=FLAGS).run(test, out=self.faults.append, clear_globs=False)

    def _run(self, example: Example) -> None:
        code = compile("\n" * example.line + example.body, self.page, "exec")
        exec(code, self.names)

    def _save(self, example: Example) -> None:
        caption = _CAPTION.match(example.body)
        assert caption, f"{self.page}:{example.line}: a file needs a :caption: that names it"
        path = Path(caption["path"])
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(example.body[caption.end() :], encoding="utf-8")

    def _command(self, example: Example) -> None:
        for typed in example.body.removeprefix("$ ").split("\n$ "):
            line, _, told = typed.partition("\n")
            words = shlex.split(line)
            assert words[: len(COMMAND)] == COMMAND, f"{self.page}:{example.line}: nobody runs {line!r}"
            done = subprocess.run(
                [sys.executable, *words[1:]],
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                env={**os.environ, **ENVIRONMENT},
                encoding="utf-8",
                timeout=60,
                check=False,
            )
            if not doctest.OutputChecker().check_output(told, done.stdout, FLAGS):
                self.faults.append(
                    f"{self.page}:{example.line}: {line}\ntold:\n{told}\nprinted:\n{done.stdout}"
                )


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_page(page: Path, in_folder: Path) -> None:
    """A reader who follows a page from top to bottom sees what it shows, if the machine can."""
    for need in _NEEDS.findall(page.read_text(encoding="utf-8")):
        if shutil.which(need) is None:
            pytest.importorskip(need, reason=f"the page needs {need}")
    session = Session(page)
    for example in examples(page):
        session.follow(example)
    assert not session.faults, "\n".join(session.faults)


@pytest.mark.parametrize("name", ["baltic_security", *MODULES])
def test_docstrings(name: str, in_folder: Path) -> None:
    """The examples in the docstrings of a module print what they show."""
    faults: list[str] = []
    runner = doctest.DocTestRunner(optionflags=FLAGS)
    for test in doctest.DocTestFinder(exclude_empty=True).find(import_module(name)):
        runner.run(test, out=faults.append)
    assert not faults, "\n".join(faults)


def test_reference_has_every_public_name_once() -> None:
    """Each name that the package exports stands in the reference, and stands there once."""
    pages = [page.read_text(encoding="utf-8") for page in PAGES if page.parent.name == "reference"]
    documented = Counter(name for text in pages for name in _DOCUMENTED.findall(text))
    assert {name: documented[name] for name in bs.__all__} == dict.fromkeys(bs.__all__, 1)


def test_a_wrong_page_is_noticed(in_folder: Path) -> None:
    """A session notes an answer, and a line on the terminal, that differ from what a page tells."""
    session = Session(ROOT / "page.md")
    session.follow(Example("pycon", ">>> 1 + 1\n3\n", 1))
    session.follow(Example("console", "$ python -m baltic_security --version\nnone\n", 4))
    assert len(session.faults) == 2
