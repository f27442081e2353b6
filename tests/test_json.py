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


@pytest.mark.parametrize(
    ("content", "line"),
    [
        (b'[{"a": 1, "a": 2}]', "x.json: the key 'a' occurs twice; keep one of them (E102)"),
        (b"[0.5]", 'x.json: 0.5 is no number that the data uses; write amounts as text, e.g. "0.5" (E103)'),
        (b"[\xe4]", "x.json: byte 1 is not UTF-8; save the file as UTF-8 (E101)"),
        (
            b'["\\ud800"]',
            "x.json: a text holds a lone surrogate (\\ud800 to \\udfff); write the character itself (E101)",
        ),
        (
            b"[" * 60 + b"]" * 60,
            "x.json: nested too deeply; write lists and objects no deeper than the schema shows (E101)",
        ),
        (
            b"[" * 100_000,
            "x.json: nested too deeply; write lists and objects no deeper than the schema shows (E101)",
        ),
    ],
)
def test_says_what_is_wrong_and_how_to_repair_it(content: bytes, line: str) -> None:
    """The whole line, as a reader sees it."""
    assert [line] == [str(finding) for finding in read(content, "x.json")[1]]


def test_a_number_of_thousands_of_digits() -> None:
    """Python would not read it; the finding passes on why."""
    value, (finding,) = read(b"[" + b"1" * 5000 + b"]", "x.json")

    assert value is None
    assert finding.problem.startswith("not JSON that can be read: Exceeds the limit")
    assert finding.repair == "repair the text there"


def test_fifty_levels_are_enough_for_everybody() -> None:
    """Of lists and of objects."""
    for start, end in ((b"[", b"]"), (b'{"a":', b"}")):
        assert [] == read(start * 50 + b"1" + end * 50, "x.json")[1]
        assert ["E101"] == [f.code for f in read(start * 51 + b"1" + end * 51, "x.json")[1]]


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


def test_letters_stand_as_they_are() -> None:
    """In keys as in texts, so that a person can read them."""
    assert '[\n  {\n    "ä": ["ö"]\n  }\n]\n' == write([{"ä": ["ö"]}])


def test_short_values_stand_on_one_line() -> None:
    """A record is spread over lines, so that a change shows as one; what is short in it is not."""
    row = {"id": "x", "citations": [{"source": "s", "locator": "p. 1"}], "themes": ["a" * WIDTH, "b"]}

    lines = write([row]).splitlines()

    assert '    "citations": [{"source": "s", "locator": "p. 1"}],' in lines
    assert '      "b"' in lines


@pytest.mark.parametrize(("size", "count"), [(WIDTH - 9, 5), (WIDTH - 8, 7)])
def test_a_line_is_as_long_as_it_may_be(size: int, count: int) -> None:
    """What fits into the width stands on one line, what is one letter longer is spread."""
    row = {"k": ["a" * (size - 4)]}

    assert count == len(write([row]).splitlines()), write([row])
