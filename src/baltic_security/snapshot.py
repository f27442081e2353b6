# SPDX-License-Identifier: MIT
"""The questions of a snapshot, which has its time already."""

from .bases import Record
from .dates import EVER
from .questions import Questions
from .tables import Records

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .dates import On


class SnapshotQuestions(Questions):
    """The common questions with no need for ``on``: the time is that of the snapshot."""

    def members_of(self, group: Record | str, *, on: "On" = EVER, certain: bool = False) -> Records[Record]:
        """Find the members; see :meth:`Questions.members_of`."""
        return super().members_of(group, on=on, certain=certain)

    def observers_of(self, group: Record | str, *, on: "On" = EVER, certain: bool = False) -> Records[Record]:
        """Find the observers; see :meth:`Questions.observers_of`."""
        return super().observers_of(group, on=on, certain=certain)

    def presidency_of(
        self, group: Record | str, *, on: "On" = EVER, certain: bool = False
    ) -> Records[Record]:
        """Find the country that presides; see :meth:`Questions.presidency_of`."""
        return super().presidency_of(group, on=on, certain=certain)

    def chairs_of(self, group: Record | str, *, on: "On" = EVER, certain: bool = False) -> Records[Record]:
        """Find who is in the chair; see :meth:`Questions.chairs_of`."""
        return super().chairs_of(group, on=on, certain=certain)

    def memberships_of(
        self, member: Record | str, *, on: "On" = EVER, certain: bool = False
    ) -> Records[Record]:
        """Find what a record is a member of; see :meth:`Questions.memberships_of`."""
        return super().memberships_of(member, on=on, certain=certain)

    def parts_of(self, whole: Record | str, *, on: "On" = EVER, certain: bool = False) -> Records[Record]:
        """Find the parts of a record; see :meth:`Questions.parts_of`."""
        return super().parts_of(whole, on=on, certain=certain)
