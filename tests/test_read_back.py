"""What is exported reads back to equal content: nothing is lost in any format."""

import csv
from collections.abc import Iterator
from copy import deepcopy
from itertools import cycle
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from read_back import TABULAR, dataset_of, frames, read_back
from strategies import datasets, texts

import baltic_security as bs
from baltic_security import Dataset, Kind
from baltic_security._store import Store
from baltic_security.export import export

#: What breaks a careless writer or reader, and can stand in a text of the data.
HOSTILE = (
    *('=HYPERLINK("http://evil.example","x")', "'=1+1", "''@SUM(A1)", "+1", "-5", "@x", "'t Hooft", "＝1"),
    *('a "quoted", comma; and more', "a; b", "<img src=x onerror=alert(1)>", '"]-->', "\\", "%s {0}"),
    *("'); DROP TABLE names;--", "Ελληνικά 😀", "a\u0301", "x" * 5000),
)
#: What a reader that guesses takes for something else.
AMBIGUOUS = ("NA", "null", "None", "true", "1998", "0012", "1e5", "1996-05-04", "[]")
#: What no data has, as loading refuses it; still, nothing may come apart.
IMPOSSIBLE = ("two\nlines", "\u202efdp.exe", "tab\there", "'\n=1")
#: The keys of free texts.
FREE = ("text", "summary", "title", "publisher", "place", "address", "role", "locator", "note")


def with_texts(dataset: Dataset, texts: Iterator[str]) -> Dataset:
    """Put other texts into all free texts of a dataset."""

    def put(value: Any) -> None:
        if isinstance(value, dict):
            for key, inner in value.items():
                if key in FREE:
                    value[key] = next(texts)
                put(inner)
        elif isinstance(value, list):
            for inner in value:
                put(inner)

    store = dataset._store
    rows = {kind: deepcopy(store.rows(kind).raw) for kind in Kind}
    for table in rows.values():
        put(table)
    return Dataset(Store.of_rows(store.version, store.schema, store.reviewed, store.retired, rows))


@pytest.fixture(name="dataset", scope="module", params=["bundled", "toy", "hostile", "snapshot"])
def _dataset(request: pytest.FixtureRequest, bundled: Dataset, toy: Dataset) -> Dataset:
    """Datasets of every sort."""
    return {
        "bundled": bundled,
        "toy": toy,
        "hostile": with_texts(toy, cycle(HOSTILE)),
        "snapshot": toy.as_of("2012"),
    }[request.param]


@pytest.mark.parametrize("format", TABULAR)
def test_frames_read_back_equal(format: str, dataset: Dataset, tmp_path: Path) -> None:
    """Each cell of each frame comes back, with its type, in its place."""
    export(dataset, format, tmp_path)

    assert frames(dataset) == read_back(format, tmp_path, dataset)


def test_a_dataset_comes_back_from_its_frames(bundled: Dataset, toy: Dataset) -> None:
    """The frames hold every record, every part of it, every citation and every retirement, in order."""
    for dataset in (bundled, toy, with_texts(toy, cycle(HOSTILE))):
        again = dataset_of(frames(dataset), dataset)

        assert dataset == again
        assert dataset._store.retired == again._store.retired


# mlcroissant reads CSV by pandas, which guesses: it is left out where there is something to guess.
@pytest.mark.parametrize("format", [format for format in TABULAR if format != "croissant"])
def test_texts_that_look_like_something_else(format: str, toy: Dataset, tmp_path: Path) -> None:
    """A text stays a text."""
    dataset = with_texts(toy, cycle((*AMBIGUOUS, *IMPOSSIBLE)))

    export(dataset, format, tmp_path)

    assert frames(dataset) == read_back(format, tmp_path, dataset)


@given(
    dataset=datasets(),
    hostile=st.lists(st.sampled_from(HOSTILE) | texts, min_size=1),
    format=st.sampled_from(("csv", "parquet", "sqlite")),
)
@settings(max_examples=30)
def test_any_dataset_reads_back_equal(dataset: Dataset, hostile: list[str], format: str) -> None:
    """Whatever the dates and the texts."""
    written = with_texts(dataset, cycle(hostile))

    with TemporaryDirectory() as folder:
        export(written, format, folder)
        found = read_back(format, Path(folder), written)

    assert frames(written) == found
    assert written == dataset_of(found, written)


def test_no_cell_runs_as_a_formula(toy: Dataset, tmp_path: Path) -> None:
    """Whatever a name is, a spreadsheet shows it."""
    export(with_texts(toy, cycle((*HOSTILE, *IMPOSSIBLE))), "csv", tmp_path)

    for path in tmp_path.glob("*.csv"):
        with path.open(encoding="utf-8", newline="") as file:
            cells = [cell for row in csv.reader(file) for cell in row]
        assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t", "\r", "\n", "＝"))]


def test_a_lost_cell_is_noticed(toy: Dataset, tmp_path: Path) -> None:
    """The comparison can fail."""
    export(toy, "csv", tmp_path)
    path = tmp_path / "names.csv"
    path.write_text(path.read_text(encoding="utf-8").replace("Beacon", "Bacon", 1), encoding="utf-8")

    found = read_back("csv", tmp_path, toy)

    assert frames(toy) != found
    assert toy != dataset_of(found, toy)


def test_what_refers_to_nothing_is_refused(toy: Dataset, tmp_path: Path) -> None:
    """A table cannot say that a record is elsewhere: the user merges first."""
    store = toy._store
    rows = {kind: [] if kind is Kind.SOURCE else store.rows(kind).raw for kind in Kind}
    alone = Dataset(Store.of_rows("1", "1.0.0", toy.reviewed, {}, rows))

    with pytest.raises(bs.DataError, match="there is no source"):
        export(alone, "csv", tmp_path)
