# SPDX-License-Identifier: MIT
"""The dated things around a record, in order."""

from ._store import Store
from .answers import Moment, Timeline
from .dates import AFTER_ALL, Period

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .dates import Window


def timeline(store: Store, id: str, window: "Window | None") -> Timeline:
    """Put the dated things around a record in order; with a window, those that may hold in it."""
    ties = store.ties
    record = store.record(id)
    moments: list[Moment] = []
    for field, label in (("period", "existed"), ("published", "published")):
        date = getattr(record, field, None)
        if date is not None:
            moments.append(Moment(period=Period(str(date)), label=label, record=record))
    for end, other in (("subject", "object"), ("object", "subject")):
        for position in ties.positions(end, id):
            relation, time = ties.rows.record(position), ties.time(position)
            if time is None or not (window is None or ties.holds(position, window, certain=False)):
                continue
            label = relation.kind.label if end == "subject" else relation.kind.inverse
            other_end = store.record(getattr(relation, other))
            moments.append(Moment(period=time, label=label, record=other_end, relation=relation))
    return Timeline(sorted(moments, key=_in_time))


def began(period: Period | None) -> int:
    """Tell the first day that is known of a period; what is not dated comes after all that is."""
    if period is None:
        return AFTER_ALL + 1
    first, certain_first, certain_last, _ = period.bounds
    return first or min(certain_first, certain_last)


def _in_time(moment: Moment) -> tuple[int, bool, int, str, str]:
    """Order by the first day that is known; on one day the record's own life comes first."""
    last = moment.period.bounds[3]
    return began(moment.period), moment.relation is not None, last, moment.label, moment.record.id
