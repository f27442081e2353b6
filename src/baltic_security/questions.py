# SPDX-License-Identifier: MIT
"""
The common questions, short; each is one look at the relations.

What changes with time must say when: ``on`` is required there, so that nobody
takes a former member for a member.  ``EVER`` asks about the whole history.
"""

from ._store import Store
from .bases import Record
from .dates import EVER, overlap
from .relations import Relation
from .tables import Records
from .vocabulary import BodyKind, Kind, RelationKind

TYPE_CHECKING = False
if TYPE_CHECKING:
    from ._cards import Card
    from ._ties import Tie
    from .answers import Timeline
    from .dates import On, Window


class Questions:
    """What a dataset and a snapshot can be asked about relations."""

    _store: Store
    _limit: "Window | None"

    def members_of(self, group: Record | str, *, on: "On", certain: bool = False) -> Records[Record]:
        """
        Find the members of a network, organization, body or programme.

        Args:
            group: The group, or its id.

            on: When.

            certain: Keep only those that certainly were members.

        Returns:
            The members, in the order of their ids.

        Raises:
            UnknownIdError: There is no such record.

            MalformedDateError: ``on`` is no date.

        >>> import baltic_security as bs
        >>> bs.load().members_of("bstf", on="2016-05-04").ids[:4]
        ('de', 'dk', 'ee', 'fi')
        """
        return self._others(RelationKind.MEMBER_OF, "object", group, on, certain)

    def observers_of(self, group: Record | str, *, on: "On", certain: bool = False) -> Records[Record]:
        """
        Find the observers of a network, organization, body or project; see :meth:`members_of`.

        >>> import baltic_security as bs
        >>> "europol" in bs.load().observers_of("bstf", on=2015).ids
        True
        """
        return self._others(RelationKind.OBSERVER_OF, "object", group, on, certain)

    def presidency_of(self, group: Record | str, *, on: "On", certain: bool = False) -> Records[Record]:
        """
        Find the country that holds the presidency; two on a day of hand-over or doubt.

        Arguments are those of :meth:`members_of`.

        >>> import baltic_security as bs
        >>> bs.load().presidency_of("cbss", on="2017-05-24")[0].name
        'Iceland'
        """
        return self._others(RelationKind.PRESIDES_OVER, "object", group, on, certain)

    def chairs_of(self, group: Record | str, *, on: "On", certain: bool = False) -> Records[Record]:
        """
        Find the people or authorities in the chair; of an organization also those of its council.

        Arguments are those of :meth:`members_of`.

        >>> import baltic_security as bs
        >>> bs.load().chairs_of("bstf-opc", on=2016).ids
        ()
        """
        id, window = self._store.known(group), self._window(on)
        chairs = list(self._tied(RelationKind.CHAIRS, "object", id, window, certain))
        for part in self._tied(RelationKind.PART_OF, "object", id, self._window(EVER), False):
            if getattr(part, "kind", None) is BodyKind.COUNCIL:
                chairs.extend(self._tied(RelationKind.CHAIRS, "object", part.id, window, certain))
        return Records(dict.fromkeys(chairs))

    def memberships_of(self, member: Record | str, *, on: "On", certain: bool = False) -> Records[Record]:
        """
        Find what a record is a member of; see :meth:`members_of`.

        >>> import baltic_security as bs
        >>> "bstf" in bs.load().memberships_of("se", on=bs.EVER).ids
        True
        """
        return self._others(RelationKind.MEMBER_OF, "subject", member, on, certain)

    def parts_of(self, whole: Record | str, *, on: "On", certain: bool = False) -> Records[Record]:
        """
        Find the parts of a record: bodies, meetings, programmes; see :meth:`members_of`.

        >>> import baltic_security as bs
        >>> "bstf-opc" in bs.load().parts_of("bstf", on=2016).ids
        True
        """
        return self._others(RelationKind.PART_OF, "object", whole, on, certain)

    def partners_in(
        self, project: Record | str, *, on: "On" = EVER, certain: bool = False
    ) -> Records[Record]:
        """
        Find the partners in a project; see :meth:`members_of`.

        >>> import baltic_security as bs
        >>> "dsb" in bs.load().partners_in("14-3").ids
        True
        """
        return self._others(RelationKind.PARTNER_IN, "object", project, on, certain)

    def leads_of(self, project: Record | str, *, on: "On" = EVER, certain: bool = False) -> Records[Record]:
        """
        Find who leads a project; several may share the lead.  See :meth:`members_of`.

        >>> import baltic_security as bs
        >>> bs.load().leads_of("from-gaps-to-caps").ids
        ('lt-frd',)
        """
        return self._others(RelationKind.LEADS, "object", project, on, certain)

    def holds(self, relation: Relation | str, *, on: "On") -> bool | None:
        """
        Tell whether a relation holds, with the lives of both its ends in mind.

        Args:
            relation: The relation, or its id.

            on: When.

        Returns:
            True for certainly, False for certainly not, None if the sources do not say;
            None also for a tie that may hold then, and is only announced or ambiguous.

        Raises:
            UnknownIdError: There is no such relation.

        >>> import baltic_security as bs
        >>> ds = bs.load()
        >>> ds.holds("ru.presides-over.bstf", on=2015), ds.holds("ru.presides-over.bstf", on=2017)
        (True, False)
        """
        id = self._store.known(relation, (Kind.RELATION,), "relations")
        ties = self._store.ties
        position = ties.rows.index[id]
        window = self._store.window(on)
        if not ties.holds(position, window, certain=False):
            return False
        return True if ties.holds(position, window, certain=True) else None

    def related(
        self, thing: Record | str, *, on: "On" = EVER, certain: bool = False
    ) -> dict[str, Records[Record]]:
        """
        Find everything around a record, in both directions.

        Args:
            thing: The record, or its id.

            on: When.

            certain: Keep only what certainly holds.

        Returns:
            The records by the label that ties them, in the order of the vocabulary.

        Raises:
            UnknownIdError: There is no such record.

        >>> import baltic_security as bs
        >>> bs.load().related("14-3")["led by"].ids
        ('cbss-secretariat',)
        """
        id, window = self._store.known(thing), self._window(on)
        found: dict[str, Records[Record]] = {}
        for kind in RelationKind:
            for end, label in (("subject", kind.label), ("object", kind.inverse)):
                others = self._tied(kind, end, id, window, certain)
                if others:
                    found[label] = Records(dict.fromkeys((*found.get(label, ()), *others)))
        return found

    def timeline(self, thing: Record | str) -> "Timeline":
        """
        Put the dated things around a record in order.

        Args:
            thing: The record, or its id.

        Returns:
            What is known to lie in time, from the first to the last.

        Raises:
            UnknownIdError: There is no such record.

        >>> import baltic_security as bs
        >>> first = bs.load().timeline("bstf")[0]
        >>> str(first.period.start), first.label
        ('1996-05-04', 'existed')
        """
        from ._timeline import timeline

        return timeline(self._store, self._store.known(thing), self._limit)

    def show(self, thing: Record | str, *, on: "On" = EVER, lang: str = "en") -> "Card":
        """
        Make the card of a record: names, dates, who is in it, who leads, events, sources.

        Args:
            thing: The record, or its id.

            on: When; by default its whole history.

            lang: The language of names, where it is attested.

        Returns:
            The card, as readable text, and as HTML in a notebook.

        Raises:
            UnknownIdError: There is no such record.

            UnknownTermError: ``lang`` is no language of the data.

        >>> import baltic_security as bs
        >>> print(bs.load().show("se").splitlines()[0])
        Sweden [se]
        """
        from ._cards import record_card

        id = self._store.known(thing)
        return record_card(self._store, id, self._window(on), lang)

    def explain(self, thing: Record | str) -> "Card":
        """
        Tell where a relation or a record is written: statement, citation, place in the source.

        Args:
            thing: The relation or record, or its id.

        Returns:
            Readable text, and HTML in a notebook.

        Raises:
            UnknownIdError: There is no such record.

        >>> import baltic_security as bs
        >>> print(bs.load().explain("ru.presides-over.bstf").splitlines()[0])
        Russia presides over Baltic Sea Task Force on Organized Crime
        """
        from ._cards import proof_card

        return proof_card(self._store, self._store.record(self._store.known(thing)))

    def _others(
        self, kind: RelationKind, end: str, thing: Record | str, on: "On", certain: bool
    ) -> Records[Record]:
        """Find the records at the other end of the ties of a kind, in the order of their ids."""
        store = self._store
        id = thing if isinstance(thing, str) else getattr(thing, "id", "")
        ties = store.ties.around(kind, end, id)
        if not ties:  # there are none, or the id is retired, or unknown
            ties = store.ties.around(kind, end, store.known(thing))
        window = store.window(on) if self._limit is None else self._window(on)
        return _holding(ties, window, certain)

    def _tied(
        self, kind: RelationKind, end: str, id: str, window: "Window", certain: bool
    ) -> Records[Record]:
        """Find the same of an id that is known, in a window that is known."""
        return _holding(self._store.ties.around(kind, end, id), window, certain)

    def _window(self, on: "On") -> "Window":
        return overlap(self._store.window(on), self._limit)


def _holding(ties: "tuple[Tie, ...]", window: "Window", certain: bool) -> Records[Record]:
    """Give the other ends of the ties that may hold in a window, or certainly do."""
    first, last = window
    if certain:
        ties = tuple([t for t in ties if t.firm and t.certain_from <= last and first <= t.certain_to])
    found: list[Record] = []
    for possible_from, _, _, possible_to, _, other in ties:
        if possible_from <= last and first <= possible_to and (not found or found[-1] is not other):
            found.append(other)
    return Records(found)
