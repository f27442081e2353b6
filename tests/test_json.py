"""JSON: read without mercy, written in one form."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baltic_security._json import WIDTH, read, write

plain = st.none() | st.booleans() | st.integers() | st.text(st.characters(exclude_categories=("Cs",)))
trees = st.recursive(
    plain, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=5), inner, max_size=4)
)


@pytest.mark.parametrize(
    ("content", "code", "problem"),
    [
        (b'[{"a": 1, "a": 2}]', "E102", "'a' occurs twice"),
        (b"[NaN]", "E103", "NaN"),
        (b"[-Infinity]", "E103", "-Infinity"),
        (b"[1e400]", "E103", "1e400"),
        (b"[0.5]", "E103", "0.5"),
        (b'["\\ud800"]', "E101", "surrogate"),
        (b'{"\\udfff": 1}', "E101", "surrogate"),
        (b"\xef\xbb\xbf[]", "E101", "BOM"),
        (b"[\xe4]", "E101", "byte 1 is not UTF-8"),
        (b"[" * 100_000, "E101", "nested too deeply"),
        (b"[" * 600 + b'"\\u0041"' + b"]" * 600, "E101", "nested too deeply"),
        (b"[" + b"9" * 5000 + b"]", "E101", "can be read"),
        (b"", "E101", "not JSON"),
        (b'[{"a": 1},', "E101", "not JSON"),
        (b"[]]", "E101", "not JSON"),
    ],
)
def test_refuses_what_the_standard_reader_lets_pass(content: bytes, code: str, problem: str) -> None:
    """Each fault is told with its file, a code and a repair."""
    _, findings = read(content, "networks.json")

    assert [code] == [finding.code for finding in findings]
    assert problem in findings[0].problem
    assert findings[0].repair
    assert "networks.json" == findings[0].file


def test_tells_all_faults_at_once() -> None:
    """The first fault does not hide the others."""
    _, findings = read(b'[{"a": 1, "a": 2, "b": NaN, "b": 1}]', "x.json")

    assert 3 == len(findings)


@given(trees)
def test_text_reads_back_and_is_stable(tree: Any) -> None:
    """What is written reads back as it was, and is written again as the same text."""
    text = write(tree)

    again, findings = read(text.encode(), "x.json")

    assert (tree, []) == (again, findings)
    assert text == write(again)


@given(trees)
def test_is_json_for_everybody(tree: Any) -> None:
    """The standard reader reads the canonical text as well."""
    assert tree == json.loads(write(tree))


def test_short_values_stand_on_one_line() -> None:
    """A record is spread over lines, so that a change shows as one; what is short in it is not."""
    row = {"id": "x", "citations": [{"source": "s", "locator": "p. 1"}], "themes": ["a" * WIDTH, "b"]}

    lines = write([row]).splitlines()

    assert '    "citations": [{"source": "s", "locator": "p. 1"}],' in lines
    assert '      "b"' in lines
