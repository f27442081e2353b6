"""Laws that every dataset obeys, whatever it holds."""

from collections import defaultdict
from datetime import date

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st
from strategies import datasets, days, windows

import baltic_security as bs
from baltic_security import Dataset, Kind, Relation, RelationKind
from baltic_security._store import Retirement, Store

#: The questions about ties of one kind, and the end at which the record stands that they are asked about.
QUESTIONS = (
    ("members_of", RelationKind.MEMBER_OF, "object"),
    ("observers_of", RelationKind.OBSERVER_OF, "object"),
    ("presidency_of", RelationKind.PRESIDES_OVER, "object"),
    ("memberships_of", RelationKind.MEMBER_OF, "subject"),
    ("parts_of", RelationKind.PART_OF, "object"),
    ("partners_in", RelationKind.PARTNER_IN, "object"),
    ("leads_of", RelationKind.LEADS, "object"),
)
TIMES: tuple[bs.On, ...] = (bs.EVER, 2016, "2016-05-04")
LASTING = ("organizations", "networks", "projects", "events")
ENDS = ("countries", *LASTING)


def life(dataset: Dataset, id: str) -> bs.Period:
    """The period of a record; of all time if it has none."""
    return getattr(dataset[id], "period", None) or bs.Period("/")


def expected(dataset: Dataset, relation: Relation, on: str) -> bool | None:
    """Tell whether a relation holds, the plain way: its time, cut by the lives of its ends."""
    subject, object = life(dataset, relation.subject), life(dataset, relation.object)
    time = relation.period
    if time is None:
        events = [id for id in (relation.subject, relation.object) if id in dataset.events]
        projects = [id for id in (relation.subject, relation.object) if id in dataset.projects]
        if events:
            time = life(dataset, events[0])
        elif projects and relation.kind is RelationKind.PARTNER_IN:
            time = life(dataset, projects[0])
        else:
            time = bs.Period("/")
    answer = time.holds_on(on)
    if relation.kind.is_state:
        first = max(period.bounds[0] for period in (time, subject, object))
        last = min(period.bounds[3] for period in (time, subject, object))
        window = bs.Period(on).bounds
        if first > last or last < window[0] or window[3] < first:
            return False
    if answer and relation.certainty in (bs.Certainty.ANNOUNCED, bs.Certainty.AMBIGUOUS):
        return None
    return answer


@given(datasets(), windows())
def test_holds_is_its_time_cut_by_the_lives_of_its_ends(dataset: Dataset, days: tuple[date, date]) -> None:
    """The three values of a relation agree with the definition."""
    on = f"{days[0]}/{days[1]}"

    for relation in dataset.relations:
        assert expected(dataset, relation, on) is dataset.holds(relation, on=on)


@given(datasets(), windows(), st.booleans())
def test_where_equals_the_plain_comprehension(
    dataset: Dataset, days: tuple[date, date], certain: bool
) -> None:
    """Each combination of filters gives what a loop would give."""
    on = f"{days[0]}/{days[1]}"
    for kind in (None, RelationKind.MEMBER_OF, RelationKind.PARTNER_IN):
        for about in (None, "c0", "n0"):
            plain = [
                relation
                for relation in dataset.relations
                if (kind is None or relation.kind is kind)
                and (about is None or about in (relation.subject, relation.object))
                and dataset.holds(relation, on=on) in ((True,) if certain else (True, None))
            ]

            assert plain == list(dataset.relations.where(kind=kind, about=about, on=on, certain=certain))


@given(datasets(), windows())
def test_table_where_equals_the_plain_comprehension(dataset: Dataset, days: tuple[date, date]) -> None:
    """What may be there, and what certainly is, by the three values of each period."""
    on = f"{days[0]}/{days[1]}"
    for name in LASTING:
        table = getattr(dataset, name)
        answers = {record.id: (record.period or bs.Period("/")).holds_on(on) for record in table}

        assert [id for id in table.ids if answers[id] is not False] == list(table.where(on=on).ids)
        assert [id for id in table.ids if answers[id]] == list(table.where(on=on, certain=True).ids)


@pytest.mark.parametrize(("question", "kind", "end"), QUESTIONS)
def test_a_question_is_answered_by_the_ties(
    question: str, kind: RelationKind, end: str, bundled: Dataset
) -> None:
    """Whoever is tied so, by id or record, certainly or not, and in the order of the ids."""
    ask = getattr(bundled, question)
    other = "subject" if end == "object" else "object"
    for on in TIMES:
        for certain in (False, True):
            expected = defaultdict(set)
            for relation in bundled.relations.where(kind=kind, on=on, certain=certain):
                expected[getattr(relation, end)].add(getattr(relation, other))
            for id in {getattr(relation, end) for relation in bundled.relations.where(kind=kind)}:
                asked = ask(id, on=on, certain=certain)
                assert asked.ids == tuple(sorted(expected[id]))
                assert asked == ask(bundled[id], on=on, certain=certain)
                assert certain or asked == ask(id, on=on)


@pytest.mark.parametrize("question", ["partners_in", "leads_of"])
def test_a_project_is_asked_about_its_whole_time(question: str, bundled: Dataset) -> None:
    """Without a day, whoever ever was."""
    ask = getattr(bundled, question)
    for project in bundled.projects:
        assert ask(project) == ask(project, on=bs.EVER)


def test_an_organization_is_chaired_through_its_council(bundled: Dataset) -> None:
    """Its chairs are its own and those of its councils, whenever these were its part."""
    chairs = RelationKind.CHAIRS
    for group in (*bundled.organizations, *bundled.networks, *bundled.bodies):
        parts = bundled.parts_of(group, on=bs.EVER)
        seats = [group, *(part for part in parts if getattr(part, "kind", None) is bs.BodyKind.COUNCIL)]
        for on in TIMES:
            for certain in (False, True):
                ties = [
                    tie
                    for seat in seats
                    for tie in bundled.relations.where(kind=chairs, object=seat, on=on, certain=certain)
                ]
                asked = bundled.chairs_of(group, on=on, certain=certain)
                assert set(asked.ids) == {tie.subject for tie in ties}
                assert certain or asked == bundled.chairs_of(group, on=on)


@pytest.mark.parametrize("certain", [False, True])
@pytest.mark.parametrize("on", TIMES)
def test_related_is_all_that_the_ties_say(on: bs.On, certain: bool, bundled: Dataset) -> None:
    """Each other end under the label of its side; what is tied both ways stands there once."""
    expected = defaultdict(set)
    for relation in bundled.relations.where(on=on, certain=certain):
        expected[relation.subject].add((relation.kind.label, relation.object))
        expected[relation.object].add((relation.kind.inverse, relation.subject))
    tied = {id for relation in bundled.relations for id in (relation.subject, relation.object)}
    for id in tied:
        found = bundled.related(id, on=on, certain=certain)
        pairs = [(label, other.id) for label, others in found.items() for other in others]
        assert len(pairs) == len(set(pairs))
        assert set(pairs) == expected[id]


@given(datasets(), days)
def test_both_directions_agree(dataset: Dataset, day: date) -> None:
    """Who is a member of a group has the group among its memberships."""
    everything = [record.id for name in ENDS for record in getattr(dataset, name)]
    for group in everything:
        for member in everything:
            forth = member in dataset.members_of(group, on=day).ids
            back = group in dataset.memberships_of(member, on=day).ids

            assert forth == back


@given(datasets())
def test_related_holds_every_relation_once_from_each_end(dataset: Dataset) -> None:
    """Whatever a relation says, both its ends know it, under the label of their side."""
    for relation in dataset.relations.where(on=bs.EVER):
        assert relation.object in dataset.related(relation.subject)[relation.kind.label].ids
        assert relation.subject in dataset.related(relation.object)[relation.kind.inverse].ids


@given(datasets())
def test_symmetric_kinds_are_found_from_either_end(dataset: Dataset) -> None:
    """Who cooperates with whom does not depend on how it was written down."""
    for relation in dataset.relations.where(kind=RelationKind.COOPERATES_WITH):
        for one, other in ((relation.subject, relation.object), (relation.object, relation.subject)):
            found = dataset.relations.where(subject=one, kind="cooperates_with", object=other)

            assert relation in found


@given(datasets(), days)
def test_a_snapshot_is_what_on_says(dataset: Dataset, day: date) -> None:
    """Its tables are those of ``where(on=)``, its answers those of the same day; twice is once."""
    then = dataset.as_of(day)

    for name in LASTING:
        assert getattr(then, name) == getattr(dataset, name).where(on=day)
    assert then == then.as_of(day)
    assert [id for id in then.relations.ids if id not in dataset.relations.where(on=day).ids] == []
    for group in then.networks:
        assert then.members_of(group) == dataset.members_of(group, on=day)
        assert then.members_of(group, certain=True) == dataset.members_of(group, on=day, certain=True)


@given(datasets(), days)
def test_no_end_dangles_in_a_snapshot(dataset: Dataset, day: date) -> None:
    """Both ends of its relations are in it, and every citation finds its source."""
    then = dataset.as_of(day)

    for relation in then.relations:
        assert relation.subject in then
        assert relation.object in then
        assert all(citation.source in then.sources for citation in relation.citations)


@given(datasets(), days)
def test_retired_ids_never_change_an_active_answer(dataset: Dataset, day: date) -> None:
    """Retiring ids, even ones that sort before or look like active ones, changes no other look-up."""
    store = dataset._store
    active = [id for kind in Kind for id in store.rows(kind).index]
    retired = {f"{id}-old": Retirement(id=f"{id}-old", replaced_by=id) for id in active if "." not in id}
    retired |= {"c": Retirement(id="c", consider=("c0", "n0"))}
    later = Dataset(
        Store.of_rows("1", "1.0.0", store.reviewed, retired, {kind: store.rows(kind).raw for kind in Kind})
    )

    for id in active:
        assert dataset[id] == later[id]
        assert dataset.find(dataset[id].name) == later.find(later[id].name)
    for network in dataset.networks:
        assert dataset.members_of(network, on=day) == later.members_of(network.id, on=day)
    assert len(dataset.relations) == len(later.relations)


@given(datasets())
def test_tables_read_like_sequences_and_like_mappings(dataset: Dataset) -> None:
    """By id, by position, by slice: always the same records in the order of their ids."""
    for kind in Kind:
        table = dataset.table(kind)

        assert sorted(table.ids) == list(table.ids)
        assert [table[id] for id in table.ids] == list(table) == [table[n] for n in range(len(table))]
        assert list(table[1:]) == list(table)[1:]
        assert table == table[:]
        assert hash(table) == hash(table[:])
        assert all(record in table and record.id in table for record in table)


@given(datasets())
def test_records_are_values(dataset: Dataset) -> None:
    """Equal records hash alike; a changed one is another."""
    for record in dataset.networks:
        assert record == evolve(record)
        assert hash(record) == hash(evolve(record))
        assert record != evolve(record, note="another")
        assert record != dataset.countries[0]
