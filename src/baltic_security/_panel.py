# SPDX-License-Identifier: MIT
"""The membership panel: each country, each group and each year, for statistics."""

from collections.abc import Iterable, Iterator

from ._store import Store
from .columns import Column, ColumnType
from .dates import overlap, window
from .exceptions import QueryError
from .frames import Cell, Frame
from .vocabulary import Kind, RelationKind

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .dates import Window

_COLUMNS = (
    Column("country", ColumnType.TEXT, "The id of the country.", required=True, refers="countries"),
    Column("country_name", ColumnType.TEXT, "Its name.", required=True),
    Column("group", ColumnType.TEXT, "The id of the group.", required=True, refers="records"),
    Column("group_name", ColumnType.TEXT, "Its name.", required=True),
    Column("year", ColumnType.INTEGER, "The year.", required=True),
    Column(
        "membership",
        ColumnType.TEXT,
        "Whether the country was a member on any day of the year: certainly, possibly or not.",
        required=True,
    ),
)


def membership_panel(
    store: Store, groups: Iterable[str], years: Iterable[int], limit: "Window | None"
) -> Frame:
    """Make the panel of some groups and years."""
    chosen = sorted(set(years))
    windows = [(year, overlap(window(year), limit)) for year in chosen]
    if not windows:
        raise QueryError("a panel of no years has no rows; give a range, such as years=range(1992, 2027)")
    rows = tuple(_rows(store, sorted(set(groups)), windows))
    return Frame("membership", ("country", "group", "year"), _COLUMNS, rows)


def with_countries(store: Store) -> list[str]:
    """List the ids of all groups that have, or had, a country as a member."""
    countries = store.rows(Kind.COUNTRY).index
    rows = store.ties.rows.raw
    members = (rows[position] for position in store.ties.positions("kind", RelationKind.MEMBER_OF))
    return sorted({row["object"] for row in members if row["subject"] in countries})


def _rows(store: Store, groups: list[str], windows: "list[tuple[int, Window]]") -> Iterator[tuple[Cell, ...]]:
    ties = store.ties
    for country in map(store.rows(Kind.COUNTRY).record, range(len(store.rows(Kind.COUNTRY)))):
        for group in groups:
            held = [
                tie
                for tie in ties.around(RelationKind.MEMBER_OF, "subject", country.id)
                if tie.other.id == group
            ]
            name = store.record(group).name
            for year, (first, last) in windows:
                possible = [tie for tie in held if tie.possible_from <= last and first <= tie.possible_to]
                certain = any(
                    tie.firm and tie.certain_from <= last and first <= tie.certain_to for tie in possible
                )
                membership = "certainly" if certain else "possibly" if possible else "not"
                yield country.id, country.name, group, name, year, membership
