# SPDX-License-Identifier: MIT
"""Frames: flat tables with typed columns, which any tool takes."""

from datetime import date
from decimal import Decimal
from typing import TypeAlias

from attrs import frozen

from .columns import Column

#: What a cell holds; None if it is empty.
Cell: TypeAlias = str | int | bool | date | Decimal | tuple[str, ...] | None


@frozen(repr=False)
class Frame:
    """
    A flat table with typed columns, which data frame libraries take as it is.

    Attributes:
        name: What its rows are, e.g. ``"projects"``.

        key: The names of the columns that tell each row from the others.

        columns: Its columns.

        rows: Its rows, with a cell for each column.

    >>> import baltic_security as bs
    >>> panel = bs.load().membership_panel("bstf", years=[1995, 2016])
    >>> len(panel), panel.key
    (56, ('country', 'group', 'year'))
    """

    name: str
    key: tuple[str, ...]
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]

    def __len__(self) -> int:
        """Count the rows."""
        return len(self.rows)

    def __repr__(self) -> str:
        return f"<Frame {self.name}: {len(self)} rows, {len(self.columns)} columns>"

    def to_dicts(self) -> list[dict[str, str | int | bool | None]]:
        """
        Give the rows as dictionaries of what JSON and CSV can hold as well.

        Returns:
            The rows; days, decimal numbers and lists are text.

        >>> import baltic_security as bs
        >>> bs.load().membership_panel("bstf", years=[2016]).to_dicts()[0]["country_name"]
        'Austria'
        """
        names = [column.name for column in self.columns]
        return [dict(zip(names, map(as_text, row), strict=True)) for row in self.rows]

    def __arrow_c_stream__(self, requested_schema: object = None) -> object:
        """Hand the frame to a library that knows the Arrow PyCapsule protocol; needs the extra ``arrow``."""
        from ._conversions import to_arrow

        return to_arrow(self).__arrow_c_stream__(requested_schema)  # type: ignore[no-untyped-call]


def as_text(cell: Cell) -> str | int | bool | None:
    """
    Turn a cell into what JSON and CSV can hold as well; a list has semicolons between.

    >>> as_text(("crime", "drug_crime")), as_text(date(1996, 5, 4)), as_text(3)
    ('crime; drug_crime', '1996-05-04', 3)
    """
    if isinstance(cell, tuple):
        return "; ".join(cell) or None
    return str(cell) if isinstance(cell, (date, Decimal)) else cell
