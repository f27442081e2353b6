"""The Croissant description, checked by loading each record set with its own library."""

import json
from pathlib import Path
from typing import Any

import pytest
from mlcroissant import GenerationError
from read_back import croissant, frames

from baltic_security import Dataset
from baltic_security.export import export


@pytest.fixture(name="described")
def _described(bundled: Dataset, tmp_path: Path) -> dict[str, Any]:
    """The description of the bundled data."""
    export(bundled, "croissant", tmp_path)
    said: dict[str, Any] = json.loads((tmp_path / "croissant.json").read_bytes())
    return said


def test_nothing_is_amiss(described: dict[str, Any], tmp_path: Path) -> None:
    """The library has neither an error nor a warning for it."""
    issues = croissant(tmp_path).metadata.ctx.issues

    assert [set(), set()] == [issues.errors, issues.warnings]


def test_version_of_the_standard(described: dict[str, Any], bundled: Dataset) -> None:
    """It says what it is, from when, and how to cite it."""
    assert described["conformsTo"] == "http://mlcommons.org/croissant/1.1"
    assert described["version"] == bundled.version
    assert described["datePublished"] == str(bundled.reviewed)
    assert described["citeAs"] == bundled.cite(bundled, style="bibtex")


def test_every_record_set_loads(described: dict[str, Any], bundled: Dataset, tmp_path: Path) -> None:
    """One for each frame, with as many records as it has rows."""
    dataset = croissant(tmp_path)

    names = [record_set.id for record_set in dataset.metadata.record_sets]
    found = {name: len(list(dataset.records(name))) for name in names}

    assert {name: len(frame) for name, frame in frames(bundled).items()} == found


def test_every_key_and_reference_is_a_field(described: dict[str, Any]) -> None:
    """Nothing points to what is not described."""
    fields = {field["@id"] for record_set in described["recordSet"] for field in record_set["field"]}
    keys = {key["@id"] for record_set in described["recordSet"] for key in record_set["key"]}
    references = {
        field["references"]["field"]["@id"]
        for record_set in described["recordSet"]
        for field in record_set["field"]
        if "references" in field
    }

    assert keys <= fields
    assert references == {"countries/id", "records/id", "sources/id"}


def people(folder: Path) -> list[Any]:
    """Load the record set of people."""
    return list(croissant(folder).records("people"))


def causes(error: BaseException | None) -> str:
    """Tell what an error says, and what those behind it say."""
    return f"{error} {causes(error.__cause__)}" if error else ""


def test_a_changed_file_does_not_load(toy: Dataset, tmp_path: Path) -> None:
    """The hash is checked when the file is fetched."""
    export(toy, "croissant", tmp_path)
    assert len(people(tmp_path)) == len(toy.people)
    path = tmp_path / "people.csv"
    path.write_bytes(path.read_bytes().replace(b"Lind", b"Lund", 1))

    with pytest.raises(GenerationError) as raised:
        people(tmp_path)

    assert "Hash" in causes(raised.value)


def test_a_missing_column_does_not_load(toy: Dataset, tmp_path: Path) -> None:
    """The description is of these very columns."""
    export(toy, "croissant", tmp_path)
    path = tmp_path / "croissant.json"
    text = path.read_text(encoding="utf-8").replace('"column": "summary"', '"column": "sumary"')
    path.write_text(text, encoding="utf-8")

    with pytest.raises(GenerationError) as raised:
        people(tmp_path)

    assert "sumary" in causes(raised.value)
