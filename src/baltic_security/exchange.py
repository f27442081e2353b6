# SPDX-License-Identifier: MIT
"""What a dataset hands to other tools: data frames, graphs, pictures, references."""

from collections.abc import Iterable
from typing import Any

from ._store import Store
from .bases import Record
from .exceptions import QueryError
from .frames import Frame
from .tables import Table
from .vocabulary import Kind

TYPE_CHECKING = False
if TYPE_CHECKING:
    import pandas as pd
    import polars as pl
    import pyarrow as pa

    from .dates import Window


class Exchange:
    """The forms in which a dataset and a snapshot leave the library."""

    _store: Store
    _limit: "Window | None"

    def to_pandas(self, table: "str | Kind | Table[Any] | Frame") -> "pd.DataFrame":
        """
        Make a pandas data frame; needs the extra ``pandas``.

        Args:
            table: A table, also a filtered one, its name or kind; one of the frames
                ``names``, ``details``, ``amounts``, ``claims``, ``citations``,
                ``records``, ``retired`` and ``words``; or a panel.

        Returns:
            One row a record, under the columns that the page "data frames" lists.
            Text is ``string``, numbers ``Int64``, truth values ``boolean``, days
            ``datetime64``, lists are tuples and sums of money ``Decimal``.

        Raises:
            QueryError: There is no such table.

            MissingExtraError: pandas is not installed.

        >>> import baltic_security as bs
        >>> ds = bs.load()
        >>> frame = ds.to_pandas(ds.events.where(kind="summit"))
        >>> str(frame.loc[0, "earliest"].date())
        '1996-05-03'
        """
        from ._conversions import to_pandas

        return to_pandas(self._frame(table))

    def to_polars(self, table: "str | Kind | Table[Any] | Frame") -> "pl.DataFrame":
        """
        Make a Polars data frame; needs the extra ``polars``.

        Args:
            table: As for :meth:`to_pandas`.

        Returns:
            One row a record, with lists, days and decimal numbers as Polars has them.

        Raises:
            QueryError: There is no such table.

            MissingExtraError: Polars is not installed.

        >>> import baltic_security as bs
        >>> bs.load().to_polars("amounts").columns[:4]
        ['record', 'number', 'kind', 'value']
        """
        from ._conversions import to_polars

        return to_polars(self._frame(table))

    def to_arrow(self, table: "str | Kind | Table[Any] | Frame") -> "pa.Table":
        """
        Make an Arrow table; needs the extra ``arrow``.

        Args:
            table: As for :meth:`to_pandas`.

        Returns:
            One row a record; the meaning of each column stands in the schema.

        Raises:
            QueryError: There is no such table.

            MissingExtraError: pyarrow is not installed.

        >>> import baltic_security as bs
        >>> bs.load().to_arrow("relations").schema.field("earliest").type
        DataType(date32[day])
        """
        from ._conversions import to_arrow

        return to_arrow(self._frame(table))

    def membership_panel(
        self, groups: "Record | str | Iterable[Record | str] | None" = None, *, years: Iterable[int]
    ) -> Frame:
        """
        Tell for each country, group and year whether the country was a member.

        Args:
            groups: A group, several of them, or their ids; by default all that have
                or had a country as a member.

            years: The years, e.g. ``range(1992, 2027)``.

        Returns:
            A frame with a row for each; ``membership`` is ``certainly``, ``possibly``
            or ``not``, on any day of the year.

        Raises:
            UnknownIdError: There is no such record.

            MalformedDateError: There is no such year.

            QueryError: No years are given.

        >>> import baltic_security as bs
        >>> ds = bs.load()
        >>> rows = ds.membership_panel("cbss", years=[2021, 2023]).to_dicts()
        >>> [row["membership"] for row in rows if row["country"] == "ru"]
        ['certainly', 'not']
        """
        from ._panel import membership_panel, with_countries

        if groups is None:
            chosen = with_countries(self._store)
        else:
            given = (groups,) if isinstance(groups, (str, Record)) else groups
            chosen = [self._store.known(group) for group in given]
        return membership_panel(self._store, chosen, years, self._limit)

    def _frame(self, table: "str | Kind | Table[Any] | Frame") -> Frame:
        """Make the frame of a table, or find it by its name."""
        from ._framing import FRAMES, frame

        if isinstance(table, Frame):
            return table
        if isinstance(table, Table):
            return table._frame()
        name = table.table if isinstance(table, Kind) else table
        if name not in FRAMES:
            raise QueryError(f"there is no table {name!r}; the tables are {', '.join(FRAMES)}")
        tables: list[Table[Record]] = [getattr(self, kind.table) for kind in Kind]
        for found in tables:
            if name == found.KIND.table:
                return found._frame()
        return frame(name, (record for found in tables for record in found), self._store)
