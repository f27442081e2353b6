# SPDX-License-Identifier: MIT
"""What a dataset hands to other tools: data frames, graphs, pictures, references."""

from collections.abc import Iterable
from typing import Any, Final

from ._store import Store
from ._table_of import PicturesOf
from .bases import Record
from .dates import EVER
from .exceptions import QueryError
from .frames import Frame
from .tables import Table
from .vocabulary import Kind, RelationKind

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Literal

    import networkx as nx
    import pandas as pd
    import polars as pl
    import pyarrow as pa

    from .answers import Match, Moment
    from .dataset import Dataset
    from .dates import On, Window


class Exchange:
    """The forms in which a dataset and a snapshot leave the library."""

    #: Draws a ``timeline``, a ``membership``, a ``network`` or ``projects``; see :class:`Pictures`.
    plot: Final = PicturesOf()

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

    def to_networkx(
        self,
        *,
        on: "On" = EVER,
        kinds: Iterable[RelationKind | str] | None = None,
        certain: bool = False,
    ) -> "nx.MultiDiGraph[str]":
        """
        Make a graph for networkx, from subject to object; needs the extra ``graph``.

        Args:
            on: When the relations hold; by default at any time.

            kinds: The kinds of relation that become edges; by default all.

            certain: Keep only the relations that certainly hold, and whose tie is
                stated or derived.

        Returns:
            A graph whose nodes are ids of records and whose edges have the ids of
            relations as keys.  Without ``kinds`` every record is in it that may be
            there then, tied or not; with ``kinds`` only what one of these ties.
            Sources are no nodes.  Attributes are text, numbers and truth values
            under the names of the columns; an absent value has no attribute.  The
            ``kind`` of a node is that of its table, its own one is its ``type``.

        Raises:
            MalformedDateError: ``on`` is no date.

            UnknownTermError: One of ``kinds`` is no relation kind.

            MissingExtraError: networkx is not installed.

        >>> import baltic_security as bs
        >>> graph = bs.load().to_networkx(on="2016-05-04", kinds=["presides_over"])
        >>> graph.nodes["bstf"]["type"], [state for state, _ in graph.in_edges("bstf")]
        ('task_force', ['ru'])
        """
        from ._graph import network

        return network(self._store, self._limit, on, kinds, certain)

    def to_mermaid(
        self, thing: Record | str, *, on: "On" = EVER, kinds: Iterable[RelationKind | str] | None = None
    ) -> str:
        """
        Write what is around a record as a flowchart for Mermaid, which many wikis and GitHub draw.

        Records that are tied to it in the same way share a box.  Arrows run from
        subject to object, and a broken one is not certain: the sources do not say
        that it holds then, or only announce it, or can be read otherwise.

        Args:
            thing: The record, or its id.

            on: When; by default its whole history.

            kinds: The kinds of relation to draw; by default all.

        Returns:
            The text of the flowchart.

        Raises:
            UnknownIdError: There is no such record.

            UnknownTermError: One of ``kinds`` is no relation kind.

            QueryError: More than 100 records are around it.

        >>> import baltic_security as bs
        >>> print(bs.load().to_mermaid("bstf", on="2016-05-04", kinds=["presides_over"]))
        %%{init: {"flowchart": {"curve": "monotoneX", "wrappingWidth": 480}}}%%
        flowchart LR
          it["`Baltic Sea Task Force on Organized Crime`"]:::network
          n1("`Russia`"):::country
          n1 -->|"presides over"| it
          classDef network fill:#dcecf9,stroke:#0b5a8a,color:#000,text-align:left
          classDef country fill:#fdf3c0,stroke:#8a6d00,color:#000,text-align:left
          style it stroke-width:3px
        """
        from ._diagrams import around, mermaid

        return mermaid(*around(self._store, self._limit, thing, on, kinds))

    def to_dot(
        self, thing: Record | str, *, on: "On" = EVER, kinds: Iterable[RelationKind | str] | None = None
    ) -> str:
        """
        Write what is around a record in the language of Graphviz; see :meth:`to_mermaid`.

        >>> import baltic_security as bs
        >>> text = bs.load().to_dot("bstf", on="2016-05-04", kinds=["presides_over"])
        >>> print(text.splitlines()[-2])
          n1 -> it [label="presides over"]
        """
        from ._diagrams import around, dot

        return dot(*around(self._store, self._limit, thing, on, kinds))

    def cite(
        self, thing: "Record | str | Dataset", *, style: "Literal['text', 'bibtex', 'csl', 'ris']" = "text"
    ) -> str:
        """
        Make a reference, for a reader or for a reference manager.

        Args:
            thing: A relation, record or source, or its id, or the dataset itself.

            style: ``text``, ``bibtex``, ``csl`` (CSL-JSON) or ``ris``.

        Returns:
            The reference; for a relation or record the sources that support it, with
            the places in them, and the version of the data.

        Raises:
            UnknownIdError: There is no such record.

            UnknownTermError: There is no such style.

        >>> import baltic_security as bs
        >>> ds = bs.load()
        >>> print(ds.cite("unicode-cldr"))
        Unicode Consortium. "Unicode Common Locale Data Repository (CLDR)". https://cldr.unicode.org/
        >>> print(ds.cite("unicode-cldr", style="bibtex"))
        @misc{unicode-cldr,
          title = {{Unicode Common Locale Data Repository (CLDR)}},
          howpublished = {{Unicode Consortium}},
          key = {{Unicode Consortium}},
          url = {https://cldr.unicode.org/},
        }
        """
        from .citing import reference

        if isinstance(thing, Exchange):
            return reference(thing._store, None, style)
        return reference(self._store, self._store.record(self._store.known(thing)), style)

    def bibliography(
        self,
        things: "Record | str | Iterable[Record | str | Moment | Match]",
        *,
        style: "Literal['text', 'bibtex', 'csl', 'ris']" = "text",
    ) -> str:
        """
        List the sources of a selection, each once, by publisher, date and title.

        Args:
            things: A table, an answer, a timeline, or any records, relations or ids.  A
                source stands for itself, all others for the sources that support them.

            style: As for :meth:`cite`; as ``text`` it is one source a line.

        Returns:
            The list, as one text.

        Raises:
            UnknownIdError: There is no such record.

            UnknownTermError: There is no such style.

        >>> import baltic_security as bs
        >>> ds = bs.load()
        >>> chairs = ds.relations.where(kind="presides_over", object="bstf", on=2016)
        >>> len(ds.bibliography(chairs).splitlines())
        4
        """
        from .citing import bibliography

        several = (things,) if isinstance(things, (str, Record)) else things
        return bibliography(self._store, several, style)

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
