# SPDX-License-Identifier: MIT
"""Frames in the forms of the data frame libraries; each is imported in the call that needs it."""

from ._extras import extra
from .columns import ColumnType

TYPE_CHECKING = False
if TYPE_CHECKING:
    import pandas as pd
    import polars as pl
    import pyarrow as pa

    from .frames import Cell, Frame

#: pandas types that know an empty cell; a list stays a tuple, and a decimal number a ``Decimal``.
_PANDAS = {
    ColumnType.TEXT: "string",
    ColumnType.LIST: "object",
    ColumnType.INTEGER: "Int64",
    ColumnType.DECIMAL: "object",
    ColumnType.BOOLEAN: "boolean",
    ColumnType.DATE: "datetime64[s]",
}


def _by_column(frame: "Frame") -> "list[tuple[Cell, ...]]":
    return list(zip(*frame.rows, strict=True)) or [() for _ in frame.columns]


def to_arrow(frame: "Frame") -> "pa.Table":
    """Make an Arrow table, with the meanings of the columns in its schema."""
    with extra("arrow"):
        import pyarrow as pa
    types = {
        ColumnType.TEXT: pa.string(),
        ColumnType.LIST: pa.list_(pa.string()),
        ColumnType.INTEGER: pa.int64(),
        ColumnType.DECIMAL: pa.decimal128(18, 2),
        ColumnType.BOOLEAN: pa.bool_(),
        ColumnType.DATE: pa.date32(),
    }
    schema = pa.schema(
        [
            pa.field(
                column.name,
                types[column.type],
                nullable=not column.required,
                metadata={"description": column.meaning},
            )
            for column in frame.columns
        ]
    )
    arrays = [pa.array(cells, field.type) for cells, field in zip(_by_column(frame), schema, strict=True)]
    return pa.Table.from_arrays(arrays, schema=schema)


def to_pandas(frame: "Frame") -> "pd.DataFrame":
    """Make a pandas data frame."""
    with extra("pandas"):
        import pandas as pd
    return pd.DataFrame(
        {
            column.name: pd.Series(list(cells), dtype=_PANDAS[column.type])
            for column, cells in zip(frame.columns, _by_column(frame), strict=True)
        }
    )


def to_polars(frame: "Frame") -> "pl.DataFrame":
    """Make a Polars data frame."""
    with extra("polars"):
        import polars as pl
    types = {
        ColumnType.TEXT: pl.String(),
        ColumnType.LIST: pl.List(pl.String()),
        ColumnType.INTEGER: pl.Int64(),
        ColumnType.DECIMAL: pl.Decimal(18, 2),
        ColumnType.BOOLEAN: pl.Boolean(),
        ColumnType.DATE: pl.Date(),
    }
    schema = {column.name: types[column.type] for column in frame.columns}
    return pl.DataFrame(frame.rows, schema=schema, orient="row")
