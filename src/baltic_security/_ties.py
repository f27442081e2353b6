# SPDX-License-Identifier: MIT
"""
The relations, indexed by subject, object and kind, each with the time in which it holds.

The bounds of a relation are those of its own period, or of the event or project
from which it takes its time.  If it is a state, it is cut by the lives of both
ends: it can hold only while both may be there.
"""

from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from ._rows import UNKNOWN, Bounds, Rows
from .bases import Record
from .dates import AFTER_ALL, BEFORE_ALL, NO_DAY, Period
from .sources import FIRM
from .vocabulary import Kind, RelationKind

TYPE_CHECKING = False
if TYPE_CHECKING:
    from ._store import Store
    from .dates import Window
    from .relations import Relation

#: Undated, these hold while their project runs.
PROJECT_TIMED = ("partner_in", "leads", "leads_task_in", "funds", "observer_of")
_NEVER = (AFTER_ALL + 1, AFTER_ALL + 1, BEFORE_ALL - 1, BEFORE_ALL - 1)


class Tie(NamedTuple):
    """A relation as the short questions need it: when it holds, how firmly, and who is at the other end."""

    possible_from: int
    certain_from: int
    certain_to: int
    possible_to: int
    firm: bool
    other: Record


def firm_bounds(bounds: Bounds, firm: bool) -> Bounds:
    """Keep the certain days that are possible; a tie only announced or ambiguous is certain on no day."""
    first, certain_from, certain_to, last = bounds
    if not firm:
        return (first, *NO_DAY, last)
    return first, max(first, certain_from), min(certain_to, last), last


class Ties:
    """The relations of a store."""

    def __init__(self, store: "Store") -> None:
        self.rows: Rows[Relation] = store.rows(Kind.RELATION)
        self._store = store
        self._by = {key: defaultdict[str, list[int]](list) for key in ("subject", "object", "kind")}
        for position, row in enumerate(self.rows.raw):
            for key, index in self._by.items():
                index[row[key]].append(position)
        self._bounds: list[Bounds | None] = [None] * len(self.rows)
        self._around: dict[tuple[str, str, str], tuple[Tie, ...]] = {}

    def positions(self, key: str, value: str) -> Sequence[int]:
        """Get the positions of the relations with this subject, object or kind, in order."""
        return self._by[key].get(value, ())

    def bounds(self, position: int) -> Bounds:
        """Get the bounds of the time in which a relation holds."""
        found = self._bounds[position]
        if found is None:
            found = self._bounds[position] = self._find_bounds(position)
        return found

    def firm(self, position: int) -> bool:
        """Tell whether the tie is stated or derived, not only announced or ambiguous."""
        citations = self.rows.raw[position].get("citations", ())
        tie = [c for c in citations if "fields" not in c] or citations
        return any(c.get("certainty", "stated") in FIRM for c in tie)

    def holds(self, position: int, window: "Window", certain: bool) -> bool:
        """Tell whether a relation may hold in a window, or certainly does."""
        possible_from, certain_from, certain_to, possible_to = self.bounds(position)
        first, last = window
        if last < possible_from or possible_to < first:
            return False
        return not certain or (certain_from <= last and first <= certain_to and self.firm(position))

    def around(self, kind: RelationKind, end: str, id: str) -> tuple[Tie, ...]:
        """Get the ties of a kind in which a record is the given end, in the order of the other end."""
        key = (kind.value, end, id)
        found = self._around.get(key)
        if found is None:
            if not self.positions(end, id):
                return ()  # and nothing is kept, since any text may be asked for
            other = "object" if end == "subject" else "subject"
            kinds = kind.objects if end == "subject" else kind.subjects
            raw = self.rows.raw
            chosen = [p for p in self.positions(end, id) if raw[p]["kind"] == kind]
            chosen.sort(key=lambda position: raw[position][other])
            found = self._around[key] = tuple(
                Tie(*self.bounds(p), self.firm(p), self._store.record(raw[p][other], kinds)) for p in chosen
            )
        return found

    def time(self, position: int) -> Period | None:
        """Get the period of a relation: its own, else that of its event, or of its project."""
        row = self.rows.raw[position]
        if "period" in row:
            return Period(row["period"])
        kind = RelationKind(row["kind"])
        ends = ((row["subject"], kind.subjects), (row["object"], kind.objects))
        for lender in (Kind.EVENT, Kind.PROJECT) if kind in PROJECT_TIMED else (Kind.EVENT,):
            for id, kinds in ends:
                found = self._store.locate(id, (lender,)) if lender in kinds else None
                if found is not None:
                    lent = found[0].raw[found[1]].get("period")
                    return None if lent is None else Period(lent)
        return None

    def _find_bounds(self, position: int) -> Bounds:
        row = self.rows.raw[position]
        kind = RelationKind(row["kind"])
        time = self.time(position)
        bounds = UNKNOWN if time is None else time.bounds
        if not kind.is_state:
            return bounds
        lives = (
            self._store.life(row["subject"], kind.subjects),
            self._store.life(row["object"], kind.objects),
        )
        first = max(bounds[0], *(life[0] for life in lives))
        last = min(bounds[3], *(life[3] for life in lives))
        return (first, bounds[1], bounds[2], last) if first <= last else _NEVER
