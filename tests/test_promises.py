"""Every promise names checks that are really there."""

import re
from pathlib import Path

import pytest

from baltic_security.checks import RULES

ROOT = Path(__file__).parents[1]
TEXT = (ROOT / "docs" / "reference" / "promises.md").read_text(encoding="utf-8")
PROMISES = re.split(r"^\*\*(?=\d+\. )", TEXT, flags=re.MULTILINE)[1:]
#: What no machine can check, and the page says so.
UNCHECKED = ("no check counts it", "No check can", "checked by reading it again")


def checks(promise: str) -> set[str]:
    """List the codes, the tests and the files that a promise names."""
    return set(re.findall(r"\bE\d{3}\b|\btest_\w+(?=`)|(?:tests|release)/\w+\.\w+", promise))


def test_promises_are_numbered() -> None:
    """They can be referred to by their numbers."""
    assert [f"{n}. " for n in range(1, len(PROMISES) + 1)] == [
        text[: text.index(" ") + 1] for text in PROMISES
    ]


@pytest.mark.parametrize("promise", PROMISES, ids=lambda text: text.partition(".")[0])
def test_a_promise_is_kept_by_something(promise: str) -> None:
    """A rule, a test or a script; or the page says that there is none."""
    assert checks(promise) or any(words in promise for words in UNCHECKED)


@pytest.mark.parametrize("check", sorted(checks(TEXT)))
def test_what_keeps_a_promise_is_there(check: str) -> None:
    """Neither a code, nor a test, nor a file is named that is gone."""
    tests = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "tests").glob("test_*.py"))

    assert check in RULES or f"def {check}(" in tests or (ROOT / check).is_file()


def test_each_python_that_we_name_is_tested() -> None:
    """The classifiers of the package are the matrix of the workflow, from the oldest that installs."""
    workflow = ROOT / ".github" / "workflows" / "tests.yml"
    if not workflow.exists():
        pytest.skip("the workflows are no part of the sdist")
    project = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    named = re.findall(r'"Programming Language :: Python :: (3\.\d+)"', project)
    matrix = re.search(r"^ +python: \[(.+)\]$", workflow.read_text(encoding="utf-8"), re.MULTILINE)

    assert matrix
    assert named == re.findall(r'"(.+?)"', matrix[1])
    assert f'requires-python = ">={named[0]}"' in project


def test_errata_are_listed() -> None:
    """The datasheet has a section of what is known to be wrong, or says that nothing is."""
    datasheet = (ROOT / "docs" / "explanation" / "datasheet.md").read_text(encoding="utf-8")
    section = datasheet.partition("\n## Known errata\n")[2].partition("\n## ")[0]

    assert "None yet" in section or "- " in section
