"""Rows into records and back: strictly, with all faults at once, and without loss."""

from typing import Any

import pytest
from hypothesis import given
from strategies import any_records, records

from baltic_security import Network, Record, Relation
from baltic_security._codec import KEY_ORDER, decode, encode
from baltic_security._json import read, write
from baltic_security._rows import build
from baltic_security._store import CLASSES, Retirement

CITATION = {"source": "gazette", "locator": "p. 4"}
NAME = {"text": "Harbour Watch", "language": "en", "citations": [CITATION]}
ROW: dict[str, Any] = {"id": "watch", "kind": "task_force", "names": [NAME], "citations": [CITATION]}


@given(any_records)
def test_record_to_row_to_record(record: Record) -> None:
    """A record survives its row, through the strict codec and through the trusting reader alike."""
    row = encode(record)

    again, findings = decode(type(record), row, "x.json")

    assert [] == findings
    # Sets of words and names come back in canonical order, so rows are compared.
    assert row == encode(again)  # type: ignore[arg-type]
    assert again == build(type(record), row)


@given(any_records)
def test_canonical_text_to_the_same_bytes(record: Record) -> None:
    """Text, record, text: nothing moves."""
    text = write([encode(record)])

    rows, _ = read(text.encode(), "x.json")
    again, _ = decode(type(record), rows[0], "x.json")

    assert text == write([encode(again)])  # type: ignore[arg-type]


@given(records(Retirement))
def test_retirements_too(retirement: Retirement) -> None:
    """A retired id survives its row."""
    assert retirement == decode(Retirement, encode(retirement), "retired.json")[0]


def test_every_key_has_its_place() -> None:
    """The canonical order knows every field."""
    fields = {field.name for cls in (*CLASSES.values(), Retirement) for field in cls.__attrs_attrs__}

    assert fields - {"all_names"} | {"names"} == set(KEY_ORDER)


@pytest.mark.parametrize(
    ("change", "field", "code"),
    [
        ({"id": 5}, "id", "E103"),
        ({"id": None}, "id", "E103"),
        ({"id": ["x"]}, "id", "E103"),
        ({"id": ""}, "id", "E108"),
        ({"id": " watch"}, "id", "E108"),
        ({"id": "wa\u200btch"}, "id", "E108"),
        ({"kind": "taskforce"}, "kind", "E106"),
        ({"kind": None}, "kind", "E103"),
        ({"kind": ["task_force"]}, "kind", "E103"),
        ({"knd": "task_force"}, "knd", "E104"),
        ({"period": "May 1996"}, "period", "E107"),
        ({"period": 1996}, "period", "E103"),
        ({"period": None}, "period", "E103"),
        ({"themes": "floods"}, "themes", "E103"),
        ({"themes": []}, "themes", "E108"),
        ({"themes": ["floods", 5]}, "themes[1]", "E103"),
        ({"themes": ["flood"]}, "themes[0]", "E106"),
        ({"names": {"text": "x"}}, "names", "E103"),
        ({"names": [[]]}, "names[0]", "E103"),
        ({"names": [{**NAME, "lang": "en"}]}, "names[0].lang", "E104"),
        ({"names": [{"text": "x"}]}, "names[0].language", "E105"),
        ({"citations": [{"source": "gazette"}]}, "citations[0].locator", "E105"),
        ({"citations": [{**CITATION, "certainty": "sure"}]}, "citations[0].certainty", "E106"),
        ({"details": [{"aspect": "aim", "text": "x", "citations": "p. 4"}]}, "details[0].citations", "E103"),
    ],
)
def test_refuses_and_names_the_place(change: dict[str, Any], field: str, code: str) -> None:
    """Nothing is coerced; the finding names file, record, field, and how to repair it."""
    record, findings = decode(Network, {**ROW, **change}, "networks.json")

    assert record is None
    assert [(field, code)] == [(finding.field, finding.code) for finding in findings]
    assert findings[0].repair
    assert "networks.json" == findings[0].file


@pytest.mark.parametrize(
    ("value", "code"),
    [("7", "E103"), (7.9, "E103"), (True, "E103"), (0, "E103"), (-3, "E103")],
)
def test_a_number_is_a_number(value: object, code: str) -> None:
    """A text, a fraction, a truth value are no whole number from 1."""
    row = {"id": "walk", "names": [NAME], "months": value}

    _, findings = decode(CLASSES["project"], row, "projects.json")  # type: ignore[index]

    assert [("months", code)] == [(finding.field, finding.code) for finding in findings]


@pytest.mark.parametrize("value", ["no", 1, None])
def test_a_truth_value_is_a_truth_value(value: object) -> None:
    """A text and a number are neither true nor false."""
    row = {"id": "fair", "kind": "meeting", "names": [NAME], "held": value}

    _, findings = decode(CLASSES["event"], row, "events.json")  # type: ignore[index]

    assert [("held", "E103")] == [(finding.field, finding.code) for finding in findings]


@pytest.mark.parametrize("value", ["", "1,5", "-5", "5.", ".5", "٥", "1e3", 660000, "1.2.3"])
def test_an_amount_is_digits_in_a_text(value: object) -> None:
    """Money is text of digits, so that no float rounds it."""
    amount = {"kind": "total", "value": value, "currency": "EUR", "citations": [CITATION]}
    row = {"id": "walk", "names": [NAME], "amounts": [amount]}

    _, findings = decode(CLASSES["project"], row, "projects.json")  # type: ignore[index]

    assert ["amounts[0].value"] == [finding.field for finding in findings]


def test_one_is_a_number() -> None:
    """A project may last a month."""
    row = {"id": "walk", "names": [NAME], "months": 1, "citations": [CITATION]}

    project, findings = decode(CLASSES["project"], row, "projects.json")  # type: ignore[index]

    assert findings == []
    assert project.months == 1  # type: ignore[union-attr]


@pytest.mark.parametrize("row", [None, [], "watch", 5])
def test_a_row_is_an_object(row: object) -> None:
    """A row that is no object is told as such."""
    _, findings = decode(Relation, row, "relations/networks.json")

    assert ["E103"] == [finding.code for finding in findings]
    assert [("", "")] == [(finding.record, finding.field) for finding in findings]


def test_a_row_without_an_id() -> None:
    """It cannot be named, and what is missing is told."""
    _, (finding, *_) = decode(Network, {}, "networks.json")

    assert finding.record == ""
    assert str(finding).startswith("networks.json: id: the key 'id' is missing")


def test_all_faults_of_a_row_at_once() -> None:
    """Twenty-three mistakes are twenty-three findings."""
    row = {
        "id": 5,
        "kind": "x",
        "names": [{"text": 1, "language": "xx", "kind": "x", "period": "x", "citations": [5], "x": 1}],
        "period": "x",
        "themes": ["x", "y"],
        "sectors": "x",
        "modes": [1],
        "website": 1,
        "claims": [{"field": 1, "value": 1}],
        "note": None,
        "citations": [{"source": 1, "locator": None, "fields": [1]}],
        "x": 1,
    }

    _, findings = decode(Network, row, "networks.json")

    assert 23 == len(findings)
    assert len(findings) == len({finding.field for finding in findings})


def test_what_is_said_of_each_fault() -> None:
    """The whole lines, in their order, as a reader sees them."""
    name = {"text": 1, "language": "xx", "period": "May 1996", "citations": [5], "x": 1}
    amount = {"kind": "total", "value": "1,5", "currency": "EUR", "citations": [CITATION]}
    row = {
        "id": "walk",
        "names": [NAME, name],
        "months": "7",
        "amounts": [amount, {**amount, "value": 5}],
        "period": "2000/1999",
        "themes": ["flood"],
        "countries": [],
        "website": "a\u200bb",
        "claims": [{"field": " a"}],
        "note": None,
        "citations": {"source": "s"},
        "held": True,
    }
    _, findings = decode(CLASSES["project"], row, "projects.json")  # type: ignore[index]
    _, [truth] = decode(CLASSES["event"], {**ROW, "kind": "meeting", "held": 1}, "e.json")  # type: ignore[index]
    _, [no_row] = decode(Network, [], "networks.json")
    _, [long] = decode(Network, {**ROW, "id": ["x" * 58]}, "networks.json")

    assert {str(finding).removeprefix("projects.json: walk: ") for finding in findings} == {
        "names[1].text: 1 is no text; write a text (E103)",
        "names[1].language: 'xx' is no Language; use "
        "bg, da, de, en, et, fi, fr, is, it, lt, lv, mul, nb, pl, ru, sv, uk (E106)",
        "names[1].period: 'May 1996' is no Period; write 1996-05 (E107)",
        "names[1].citations[0]: 5 is no object; write { … } (E103)",
        "names[1].x: the key 'x' is unknown here; correct its spelling, or leave it out (E104)",
        "months: '7' is no whole number from 1; write it in digits, without quotes (E103)",
        "amounts[0].value: '1,5' is no amount; "
        'write at most 13 digits, and 2 after a point, e.g. "660000.50" (E103)',
        "amounts[1].value: 5 is no text; write a text (E103)",
        "period: '2000/1999' is no Period; a period must not end before it starts; write START/END (E107)",
        "themes[0]: 'flood' is no Theme; use floods (E106)",
        "countries: the list is empty; leave the key out (E108)",
        "website: 'a\\u200bb' holds a character that cannot be seen; take it out (E108)",
        "claims[0].field: ' a' is empty or has blanks around it; trim it, or leave the key out (E108)",
        "claims[0].value: the key 'value' is missing; add it (E105)",
        "claims[0].note: the key 'note' is missing; add it (E105)",
        "claims[0].citations: the key 'citations' is missing; add it (E105)",
        "note: None is no text; write a text (E103)",
        "citations: {'source': 's'} is no list; write [ … ] (E103)",
        "held: the key 'held' is unknown here; correct its spelling, or leave it out (E104)",
    }
    assert "e.json: watch: held: 1 is not true or false; write true or false, without quotes (E103)" == str(
        truth
    )
    assert "networks.json: [] is no object; write { … } (E103)" == str(no_row)
    assert f"networks.json: {['x' * 58]!r}: id: ['{'x' * 55}... is no text; write a text (E103)" == str(long)


def test_sixty_letters_are_shown_and_no_more() -> None:
    """What is as long as a line of a finding may be is shown in its whole."""
    for size, shown in ((58, repr("x" * 58)), (59, "'" + "x" * 56 + "...")):
        _, findings = decode(Network, {**ROW, "kind": "x" * size}, "networks.json")

        assert f"{shown} is no NetworkKind" == findings[0].problem


def test_the_order_of_a_row() -> None:
    """Keys as agreed; English names first, then by language, form and text; sets of words sorted."""
    names = [
        {"text": text, "language": language, "kind": kind, "citations": [CITATION]}
        for text, language, kind in (
            ("Ü", "de", "name"),
            ("AB", "en", "abbreviation"),
            ("C", "en", "name"),
            ("B", "en", "name"),
            ("A", "en", "alias"),
        )
    ]
    cited = [{**CITATION, "fields": ["themes.storms", "note", "themes.floods"]}]
    row = {**ROW, "themes": ["storms", "floods"], "names": names, "note": "x", "citations": cited}
    record, _ = decode(Network, dict(reversed(row.items())), "networks.json")
    encoded = encode(record)  # type: ignore[arg-type]

    assert ["id", "kind", "names", "themes", "note", "citations"] == list(encoded)
    assert ["note", "themes.floods", "themes.storms"] == encoded["citations"][0]["fields"]
    assert ["B", "C", "A", "AB", "Ü"] == [name["text"] for name in encoded["names"]]
    assert ["text", "language", "kind", "citations"] == list(encoded["names"][2])
    assert ["floods", "storms"] == encoded["themes"]


def test_long_values_are_shortened_in_findings() -> None:
    """A wall of text in the data is no wall of text in the error."""
    _, findings = decode(Network, {**ROW, "kind": "x" * 10_000}, "networks.json")

    assert len(findings[0].problem) < 100
