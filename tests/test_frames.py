"""Frames: what their columns promise holds for every cell, and every library takes them as they are."""

import sys
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from types import NoneType
from typing import Any

import duckdb
import narwhals as nw
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest
from hypothesis import given
from read_back import frames
from strategies import CALENDAR, CITED, GAZETTE, LAST, Row, datasets, days, named

import baltic_security as bs
from baltic_security import Dataset, Kind
from baltic_security._store import Store
from baltic_security.columns import ColumnType
from baltic_security.frames import Cell, Frame

_CELLS: dict[ColumnType, type] = {
    ColumnType.TEXT: str,
    ColumnType.LIST: tuple,
    ColumnType.INTEGER: int,
    ColumnType.DECIMAL: Decimal,
    ColumnType.BOOLEAN: bool,
    ColumnType.DATE: date,
}


@pytest.fixture(name="dataset", scope="module", params=["bundled", "toy", "snapshot"])
def _dataset(request: pytest.FixtureRequest, bundled: Dataset, toy: Dataset) -> Dataset:
    """Datasets of every sort."""
    return {"bundled": bundled, "toy": toy, "snapshot": bundled.as_of("2016-05-04")}[request.param]


@pytest.fixture(name="every", scope="module")
def _every(dataset: Dataset) -> dict[str, Frame]:
    """All frames of a dataset, and a panel."""
    return {**frames(dataset), "panel": dataset.membership_panel(years=range(1995, 2000))}


def column(frame: Frame, name: str) -> list[Cell]:
    """Get the cells of a column."""
    position = [column.name for column in frame.columns].index(name)
    return [row[position] for row in frame.rows]


def members(*ties: tuple[str, ...]) -> Dataset:
    """Make a country a member of a network of ten days, with the period, and the certainty, of each tie."""
    rows: dict[Kind, list[Row]] = {kind: [] for kind in Kind}
    rows[Kind.COUNTRY], rows[Kind.SOURCE] = [named("xa")], [GAZETTE]
    rows[Kind.NETWORK] = [{**named("watch"), "kind": "forum", "period": "2000-01-10/2000-01-20"}]
    for number, (period, *certainty) in enumerate(ties):
        citation = {**CITED[0], "certainty": "".join(certainty) or "stated", "note": "as read"}
        ends = {"subject": "xa", "kind": "member_of", "object": "watch"}
        row = {"id": f"x.{number}", **ends, "period": period, "citations": [citation]}
        rows[Kind.RELATION].append(row)
    return Dataset(Store.of_rows("1", "1.0.0", LAST, {}, rows))


class TestPromises:
    """What a column says of itself."""

    def test_types(self, every: dict[str, Frame]) -> None:
        """A cell is of the type of its column, or empty where that is allowed; a list is never None."""
        for frame in every.values():
            for said in frame.columns:
                empty = () if said.required or said.type is ColumnType.LIST else (NoneType,)
                found = {type(cell) for cell in column(frame, said.name)}
                assert found <= {_CELLS[said.type], *empty}, (frame.name, said.name)

    def test_texts_are_not_empty(self, every: dict[str, Frame]) -> None:
        """An empty cell has one form."""
        for frame in every.values():
            assert not any(cell == "" for row in frame.rows for cell in row), frame.name

    def test_keys(self, every: dict[str, Frame]) -> None:
        """The key tells every row from the others."""
        for frame in every.values():
            keys = list(zip(*(column(frame, name) for name in frame.key), strict=True))
            assert len(keys) == len(set(keys)) == len(frame)

    def test_references(self, every: dict[str, Frame]) -> None:
        """An id stands in the table that the column refers to."""
        ids = {name: set(column(frame, "id")) for name, frame in every.items() if frame.key == ("id",)}
        checked = set()
        for frame in every.values():
            for said in frame.columns:
                if said.refers:
                    cells = column(frame, said.name)
                    named = {id for cell in cells for id in (cell if isinstance(cell, tuple) else (cell,))}
                    assert named - {None} <= ids[said.refers], (frame.name, said.name)
                    checked.add(said.refers)
        assert checked == {"countries", "records", "sources"}

    def test_words(self, every: dict[str, Frame]) -> None:
        """A word is in its vocabulary, and all vocabularies are in the frame of words."""
        known = {*zip(column(every["words"], "vocabulary"), column(every["words"], "word"), strict=True)}
        for frame in every.values():
            for said in frame.columns:
                if said.words:
                    assert {(said.words.__name__, word.value) for word in said.words} <= known
                    for cell in column(frame, said.name):
                        words = cell if isinstance(cell, tuple) else (cell,)
                        assert all(word in {*said.words} for word in words), (frame.name, said.name)

    def test_meanings(self, every: dict[str, Frame]) -> None:
        """Each column is explained, in words for readers of any language."""
        for frame in every.values():
            for said in frame.columns:
                assert said.meaning.endswith("."), (frame.name, said.name)
                assert "None" not in said.meaning
                assert "``" not in said.meaning


class TestTimes:
    """The days beside a period answer as the dataset does."""

    @given(dataset=datasets(), day=days)
    def test_relations(self, dataset: Dataset, day: date) -> None:
        """With the times that are lent, the lives of both ends and the doubts of the sources in them."""
        self.agree(dataset._frame("relations"), dataset.relations, day)

    @given(dataset=datasets(), day=days)
    def test_records(self, dataset: Dataset, day: date) -> None:
        """Of what has a period of its own."""
        for table in (dataset.organizations, dataset.networks, dataset.projects, dataset.events):
            self.agree(dataset._frame(table), table, day)

    def test_bundled(self, bundled: Dataset) -> None:
        """Of each relation, on days of thirty years."""
        frame = bundled._frame("relations")
        for year in range(1992, 2027, 3):
            self.agree(frame, bundled.relations, date(year, 5, 4))

    def test_a_tie_that_sticks_out_of_a_life(self) -> None:
        """It is cut by the life of its end; one that does not meet it holds on no day."""
        dataset = members(("1999-12-20/2000-01-15",), ("2000-02-01/2000-02-05",), ("1999-12-20/..",))
        frame = dataset._frame("relations")

        for day in CALENDAR:
            self.agree(frame, dataset.relations, day)
        assert [date(2000, 1, 10), None, date(2000, 1, 10)] == column(frame, "certain_from")
        assert [date(2000, 1, 15), None, date(2000, 1, 20)] == column(frame, "certain_to")
        assert column(frame, "latest")[1] == date.min

    def agree(self, frame: Frame, table: Any, day: date) -> None:
        """Compare what the cells say of a day with what the table answers."""
        names = ("id", "earliest", "latest", "certain_from", "certain_to")
        rows: list[Any] = list(zip(*(column(frame, name) for name in names), strict=True))
        possible = [row[0] for row in rows if (row[1] or date.min) <= day <= (row[2] or date.max)]
        certain = [row[0] for row in rows if row[3] and row[3] <= day <= row[4]]

        assert possible == list(table.where(on=day).ids)
        assert certain == list(table.where(on=day, certain=True).ids)


class TestPanel:
    """The membership panel."""

    @pytest.mark.parametrize("year", [1992, 1996, 2004, 2016, 2022])
    def test_agrees_with_the_question(self, bundled: Dataset, year: int) -> None:
        """Certainly, possibly, not: as ``members_of`` has it."""
        self.agree(bundled, year)

    @given(datasets())
    def test_agrees_for_any_dates(self, dataset: Dataset) -> None:
        """Also at the edges of years."""
        for year in (1999, 2000):
            self.agree(dataset, year)

    @pytest.mark.parametrize(("certainty", "word"), [("derived", "certainly"), ("announced", "possibly")])
    def test_doubt(self, certainty: str, word: str) -> None:
        """What sources only announce is never certain."""
        panel = members(("2000-01-10/2000-01-20", certainty)).membership_panel("watch", years=[2000])

        assert [word] == column(panel, "membership")

    def agree(self, dataset: Dataset, year: int) -> None:
        """Compare the panel of a year with the question."""
        panel = dataset.membership_panel(years=[year])
        for group in {str(group) for group in column(panel, "group")}:
            said = {row[0]: row[5] for row in panel.rows if row[2] == group}
            countries = set(dataset.countries.ids)
            possible = countries & set(dataset.members_of(group, on=year).ids)
            certain = countries & set(dataset.members_of(group, on=year, certain=True).ids)
            assert possible == {country for country, word in said.items() if word != "not"}
            assert certain == {country for country, word in said.items() if word == "certainly"}
            assert set(said) == countries

    def test_one_group_or_many(self, bundled: Dataset) -> None:
        """A record, an id, or several."""
        both = bundled.membership_panel([bundled["bstf"], "cbss"], years=[2000])
        one = bundled.membership_panel("bstf", years=[2000])

        assert {"bstf", "cbss"} == set(column(both, "group"))
        assert set(one.rows) < set(both.rows)

    def test_years_are_needed(self, bundled: Dataset) -> None:
        """No years, no rows: that is a mistake."""
        with pytest.raises(bs.QueryError, match="give a range"):
            bundled.membership_panel(years=[])


class TestSnapshots:
    """Frames of a view of one day."""

    def test_hold_what_is_there(self, bundled: Dataset) -> None:
        """Rows of the records that the snapshot has, and of their parts, as in the whole."""
        then = bundled.as_of("2016-05-04")
        ids = {id for kind in Kind for id in then.table(kind).ids}
        for name, frame in frames(bundled).items():
            whole = frame.rows
            keep = [row for row in whole if name in ("retired", "words") or row[0] in ids]
            assert keep == list(then._frame(name).rows), name
        assert len(then._frame("relations")) < len(bundled.relations)


@pytest.mark.parametrize("table", ["projects", "relations", "amounts", "events", "retired"])
class TestLibraries:
    """A frame is handed over as it is; rows and types are the same, with nulls, days and lists."""

    def test_arrow(self, dataset: Dataset, table: str) -> None:
        """By its own class and through the protocol."""
        frame = dataset._frame(table)
        names = [column.name for column in frame.columns]

        for taken in (pa.table(frame), dataset.to_arrow(table)):
            assert names == taken.column_names
            assert rows_of(taken.to_pylist()) == list(frame.rows)
            types = [str(field.type) for field in taken.schema]
            assert types == [_ARROW[column.type] for column in frame.columns]
            meanings = [field.metadata[b"description"].decode() for field in taken.schema]
            assert meanings == [column.meaning for column in frame.columns]
            assert [field.nullable for field in taken.schema] == [not c.required for c in frame.columns]

    def test_polars(self, dataset: Dataset, table: str) -> None:
        """By its own class and through the protocol."""
        frame = dataset._frame(table)

        for taken in (pl.DataFrame(frame), dataset.to_polars(table)):
            assert rows_of(taken.to_dicts()) == list(frame.rows)
            assert taken.schema == {column.name: _POLARS[column.type] for column in frame.columns}

    def test_duckdb(self, dataset: Dataset, table: str) -> None:
        """A query finds the frame by the name of its variable."""
        frame = dataset._frame(table)

        with duckdb.connect() as connection:
            taken = connection.sql("from frame")
            assert taken.columns == [column.name for column in frame.columns]
            found = [tuple(tuple(c) if isinstance(c, list) else c for c in row) for row in taken.fetchall()]
        assert found == list(frame.rows)

    @pytest.mark.parametrize("backend", ["pyarrow", "polars"])
    def test_narwhals(self, dataset: Dataset, table: str, backend: str) -> None:
        """Whatever stands behind it."""
        frame = dataset._frame(table)

        taken = nw.from_arrow(frame, backend=backend)

        assert rows_of(list(taken.iter_rows(named=True))) == list(frame.rows)

    def test_pandas(self, dataset: Dataset, table: str) -> None:
        """With types that know an empty cell."""
        frame = dataset._frame(table)

        taken = dataset.to_pandas(table)

        assert {column.name: _PANDAS[column.type] for column in frame.columns} == {
            name: str(kind) for name, kind in taken.dtypes.items()
        }
        assert [tuple(map(_of_pandas, row)) for row in taken.itertuples(index=False)] == list(frame.rows)


_ARROW = {
    ColumnType.TEXT: "string",
    ColumnType.LIST: "list<item: string>",
    ColumnType.INTEGER: "int64",
    ColumnType.DECIMAL: "decimal128(18, 2)",
    ColumnType.BOOLEAN: "bool",
    ColumnType.DATE: "date32[day]",
}
_POLARS = {
    ColumnType.TEXT: pl.String(),
    ColumnType.LIST: pl.List(pl.String()),
    ColumnType.INTEGER: pl.Int64(),
    ColumnType.DECIMAL: pl.Decimal(18, 2),
    ColumnType.BOOLEAN: pl.Boolean(),
    ColumnType.DATE: pl.Date(),
}
_PANDAS = {
    ColumnType.TEXT: "string",
    ColumnType.LIST: "object",
    ColumnType.INTEGER: "Int64",
    ColumnType.DECIMAL: "object",
    ColumnType.BOOLEAN: "boolean",
    ColumnType.DATE: "datetime64[s]",
}


def rows_of(dicts: list[dict[str, Any]]) -> list[tuple[Any, ...]]:
    """Turn rows of a library into those of a frame."""
    return [tuple(tuple(c) if isinstance(c, list) else c for c in row.values()) for row in dicts]


def _of_pandas(cell: Any) -> Cell:
    if isinstance(cell, tuple):
        return cell
    if pd.isna(cell):
        return None
    return cell.date() if isinstance(cell, pd.Timestamp) else cell


def test_a_table_is_handed_over_as_it_is(bundled: Dataset) -> None:
    """A table, also a filtered one, is as good as its frame."""
    summits = bundled.events.where(kind="summit")

    assert pa.table(summits).num_rows == len(summits) == len(pl.DataFrame(summits))
    assert duckdb.sql("select count(*) from summits").fetchall() == [(len(summits),)]
    assert len(nw.from_arrow(summits, backend="polars")) == len(bundled.to_pandas(summits))


def test_plain_rows(dataset: Dataset) -> None:
    """``to_dicts`` has what JSON and CSV can hold as well, under the same names."""
    for kind in Kind:
        table = dataset.table(kind)
        names = [column.name for column in table.columns]
        for row in table.to_dicts():
            assert names == list(row)
            assert {type(value) for value in row.values()} <= {str, int, bool, NoneType}


def test_an_unknown_table_is_refused(bundled: Dataset) -> None:
    """With the names of those that there are."""
    with pytest.raises(bs.QueryError, match=r"no table 'project'; the tables are countries, .*, words"):
        bundled.to_arrow("project")


def test_tables_by_kind(bundled: Dataset) -> None:
    """A kind is as good as the name of its table."""
    assert (
        bundled.to_arrow(Kind.PROJECT) == bundled.to_arrow("projects") == bundled.to_arrow(bundled.projects)
    )


@pytest.mark.parametrize(
    ("library", "extra", "use"),
    [
        ("pandas", "pandas", lambda dataset: dataset.to_pandas("people")),
        ("polars", "polars", lambda dataset: dataset.to_polars("people")),
        ("pyarrow", "arrow", lambda dataset: dataset.to_arrow("people")),
        ("pyarrow", "arrow", lambda dataset: pl.DataFrame(dataset.people)),
    ],
)
def test_a_missing_library_is_one_clear_error(
    bundled: Dataset,
    monkeypatch: pytest.MonkeyPatch,
    library: str,
    extra: str,
    use: Callable[[Dataset], object],
) -> None:
    """It names the extra that brings it."""
    monkeypatch.setitem(sys.modules, library, None)

    with pytest.raises(bs.MissingExtraError, match=rf"baltic-security\[{extra}\]"):
        use(bundled)


@pytest.mark.parametrize("kind", Kind)
def test_a_reader_may_ask_for_other_types(kind: Kind, toy: Dataset) -> None:
    """It gets the types that it asks for, and the same cells."""
    table = toy.table(kind)
    had = pa.table(table)
    asked = pa.schema(
        [
            field.with_type(pa.large_string()) if pa.types.is_string(field.type) else field
            for field in had.schema
        ]
    )
    given = pa.RecordBatchReader.from_stream(table, schema=asked).read_all()

    assert given.schema.types == asked.types != had.schema.types
    assert given.to_pylist() == had.to_pylist()
