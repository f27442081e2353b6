"""Tables and answers, on the toy dataset."""

import numbers
import pickle
from typing import Any

import pytest

import baltic_security as bs
from baltic_security import Dataset, Kind, Period


class TestFilters:
    """Keyword filters of each table; an unknown word or id is an error, never an empty answer."""

    @pytest.mark.parametrize(
        ("table", "filters", "ids"),
        [
            ("organizations", {"kind": "intergovernmental"}, ("amber-council",)),
            ("organizations", {"country": "xc", "kind": bs.OrganizationKind.MINISTRY}, ("xc-moi",)),
            ("networks", {"on": 2005}, ("fog-network", "lighthouse-network")),
            ("networks", {"on": "2009-01-01", "certain": True}, ("lighthouse-network", "mist-network")),
            ("bodies", {"kind": "secretariat"}, ("amber-secretariat",)),
            ("programmes", {"kind": "policy_area"}, ("pa-lights",)),
            ("projects", {"programme": "pa-lights"}, ("beacon",)),
            ("projects", {"on": 2014}, ("beacon",)),
            ("events", {"kind": "series"}, ("lighthouse-meetings",)),
            ("events", {"held": False}, ("lighthouse-meeting-2017-09",)),
            ("events", {"on": "2016-05"}, ("lighthouse-meeting-2016-05-online",)),
            ("documents", {"published": 2015}, ("beacon-report", "lighthouse-plan-2015")),
            ("documents", {"kind": "report"}, ("beacon-report",)),
            ("sources", {"published": "2014"}, ("country-list", "lighthouse-calendar-2015")),
        ],
    )
    def test_keep_what_matches(
        self, table: str, filters: dict[str, Any], ids: tuple[str, ...], toy: Dataset
    ) -> None:
        """Each filter keeps what it says; undated records may be there at any time."""
        found = getattr(toy, table).where(**filters)

        kept = [id for id in found.ids if id in ids or not set(filters) & {"on", "published"}]
        assert set(ids) <= set(found.ids)
        if not set(filters) & {"on", "published"}:
            assert list(ids) == kept

    def test_the_first_and_the_last_day(self, toy: Dataset) -> None:
        """A network is there from the first to the last day of its period, as far as that is known."""
        found = {
            day: (
                toy.networks.where(on=day).ids,
                toy.networks.where(on=day, certain=True).ids,
                toy.as_of(day).networks.ids,
            )
            for day in ("1996-05-03", "1996-05-04", "1998-01-01", "2008-12-31", "2009-01-01", "2018-03-01")
        }
        fog, light, mist = (f"{name}-network" for name in ("fog", "lighthouse", "mist"))
        assert found == {
            "1996-05-03": ((), (), ()),
            "1996-05-04": ((light,), (light,), (light,)),
            "1998-01-01": ((fog, light), (light,), (fog, light)),
            "2008-12-31": ((fog, light), (fog, light), (fog, light)),
            "2009-01-01": ((light, mist), (light, mist), (light, mist)),
            "2018-03-01": ((light, mist), (light, mist), (light, mist)),
        }

    def test_certain_needs_a_time(self, toy: Dataset) -> None:
        """Certainly there: when?"""
        with pytest.raises(bs.QueryError, match=r"^'certain' asks about a time; give it together with 'on'$"):
            toy.networks.where(certain=True)

    def test_published(self, toy: Dataset) -> None:
        """What may have been published then, and nothing else."""
        for table in (toy.documents, toy.sources):
            edges = [f"2015-{day}" for day in ("01-31", "02-01", "02-28", "03-01", "08-31", "09-01", "09-02")]
            for time in (*range(2012, 2019), *edges):
                plain = [
                    r.id
                    for r in table
                    if not r.published or Period(str(r.published)).holds_on(time) is not False
                ]
                assert plain == list(table.where(published=time).ids)
            assert len(table) > len(table.where(published=1950))

    def test_held_is_true_or_false(self, toy: Dataset) -> None:
        """Anything else is an error, never an empty answer."""
        assert [e.id for e in toy.events if e.held] == list(toy.events.where(held=True).ids)
        with pytest.raises(bs.QueryError, match="give held=True or held=False, not 'yes'"):
            toy.events.where(held="yes")  # type: ignore[arg-type]

    def test_country_of_a_project(self, toy: Dataset) -> None:
        """A project matches the countries where it works, and those of its lead and partners."""
        for country in ("xa", "xb", "xc"):
            assert "beacon" in toy.projects.where(country=country).ids
        assert "beacon" not in toy.projects.where(country="xd").ids

    @pytest.mark.parametrize("theme", list(bs.Theme))
    def test_theme_equals_the_plain_comprehension(self, theme: bs.Theme, toy: Dataset) -> None:
        """In every table whose records have themes."""
        for name in ("networks", "bodies", "programmes", "projects", "events", "documents"):
            table = getattr(toy, name)
            assert [r.id for r in table if theme in r.themes] == list(table.where(theme=theme).ids)
            assert table.where(theme=theme) == table.where(theme=theme.value)

    def test_sectors_and_modes(self, toy: Dataset) -> None:
        """Who works there, and how."""
        for sector in bs.Sector:
            plain = [n.id for n in toy.networks if sector in n.sectors]
            assert plain == list(toy.networks.where(sector=sector).ids)
        for mode in bs.Mode:
            assert [n.id for n in toy.networks if mode in n.modes] == list(toy.networks.where(mode=mode).ids)

    def test_place_of_an_event_and_a_body(self, toy: Dataset) -> None:
        """The country where it took place, or where the office is."""
        for country in toy.countries:
            assert [e.id for e in toy.events if e.country == country.id] == list(
                toy.events.where(country=country).ids
            )
            assert [b.id for b in toy.bodies if b.country == country.id] == list(
                toy.bodies.where(country=country).ids
            )

    def test_language_of_a_source(self, toy: Dataset) -> None:
        """Sources by the language they are in."""
        for language in bs.Language:
            plain = [source.id for source in toy.sources if source.language is language]
            assert plain == list(toy.sources.where(language=language).ids)

    @pytest.mark.parametrize(
        ("filters", "error", "message"),
        [
            ({"theme": "flood"}, bs.UnknownTermError, "'flood' is no Theme; use 'floods'"),
            ({"kind": "club"}, bs.UnknownTermError, "'club' is no NetworkKind; use 'task_force' or"),
            ({"kind": 5}, bs.UnknownTermError, "5 is no NetworkKind"),
            ({"certain": True}, bs.QueryError, "give it together with 'on'"),
            ({"on": "soon"}, bs.MalformedDateError, "write a day"),
        ],
    )
    def test_refuse_what_is_unknown(
        self, filters: dict[str, Any], error: type[Exception], message: str, toy: Dataset
    ) -> None:
        """The error says which word, of which vocabulary, and what to use."""
        with pytest.raises(error, match=message):
            toy.networks.where(**filters)

    def test_refuse_unknown_ids(self, toy: Dataset) -> None:
        """A country or programme that is not there."""
        with pytest.raises(bs.UnknownIdError, match="no record 'xz' in countries"):
            toy.organizations.where(country="xz")
        with pytest.raises(
            bs.UnknownIdError, match="no record 'pa-light' in programmes; did you mean 'pa-lights'"
        ):
            toy.projects.where(programme="pa-light")
        with pytest.raises(bs.UnknownIdError, match="in dataset"):
            toy.relations.where(subject="nobody")


class TestRelations:
    """The table that is asked from both ends."""

    def test_about_takes_either_end(self, toy: Dataset) -> None:
        """Everything that a record is part of, and everything that is part of it."""
        plain = [r for r in toy.relations if "fog-network" in (r.subject, r.object)]

        assert plain == list(toy.relations.where(about="fog-network"))

    def test_ends_are_given_once(self, toy: Dataset) -> None:
        """A state that presided twice is one subject."""
        relations = toy.relations.where(kind="presides_over", object="amber-council")

        assert 4 == len(relations)
        assert ("xa", "xb", "xc") == relations.subjects.ids
        assert ("amber-council",) == relations.objects.ids

    def test_filters_on_filters(self, toy: Dataset) -> None:
        """A filtered table filters on."""
        members = toy.relations.where(kind="member_of")

        assert members.where(object="amber-council", on=2016) == toy.relations.where(
            kind="member_of", object="amber-council", on=2016
        )
        assert toy.relations.where(certain=True, kind="speaks_at").ids == ()

    def test_by_id_and_position(self, toy: Dataset) -> None:
        """A relation has an id to cite it by."""
        relation = toy.relations["xa.presides-over.amber-council.2"]

        assert "xa presides over amber-council" == relation.name
        assert toy["xa.presides-over.amber-council.2"] == relation
        new = type(toy.relations)(toy._store)  # of which nothing was asked so far
        assert new.get(relation.id) == relation
        assert relation in new
        assert toy.relations[0].id == toy.relations.ids[0]
        with pytest.raises(IndexError):
            toy.relations[1000]


class TestTables:
    """What every table can do."""

    def test_get(self, toy: Dataset) -> None:
        """None, or the default, exactly where brackets raise."""
        assert toy.networks.get("nope") is None
        assert 5 == toy.networks.get("nope", 5)
        assert toy.networks["fog-network"] is toy.networks.get("fog-network")
        with pytest.raises(
            bs.UnknownIdError, match="no record 'fog-netwrk' in networks; did you mean 'fog-network'"
        ):
            toy.networks["fog-netwrk"]
        with pytest.raises(bs.UnknownIdError, match="look it up by name"):
            toy.networks["something else entirely"]

    def test_in(self, toy: Dataset) -> None:
        """A record or an id; anything else is not in it."""
        assert toy.networks["fog-network"] in toy.networks
        assert toy.countries["xa"] not in toy.networks
        assert 5 not in toy.networks
        assert "xa" in toy
        assert toy.countries["xa"] in toy

    def test_a_part_of_a_table(self, toy: Dataset) -> None:
        """A filtered table has its own ids, and pickles with them."""
        part = toy.networks.where(on=2005)

        assert "mist-network" not in part
        assert part.get("mist-network") is None
        assert part != toy.networks
        assert part == pickle.loads(pickle.dumps(part))
        assert toy.networks != toy.bodies
        assert toy.networks != 5
        assert part[::-1] == part

    def test_repr_shows_counts(self, toy: Dataset) -> None:
        """No wall of records."""
        assert "<Networks: 3 networks>" == repr(toy.networks)
        assert "<Network fog-network: Fog Network>" == repr(toy.networks["fog-network"])
        assert repr(toy).startswith("<Dataset 2018.03: 4 countries, 5 organizations, 3 networks")

    def test_equal_data_in_another_dataset(self, toy: Dataset) -> None:
        """Tables and datasets are equal if their records are."""
        again = pickle.loads(pickle.dumps(toy))

        assert toy == again
        assert hash(toy) == hash(again)
        assert toy.networks == again.networks
        assert toy.as_of(2005) == again.as_of(2005)
        assert toy.as_of(2005) != toy.as_of(2016)
        assert toy == toy.as_of(bs.EVER) == again
        assert hash(toy) == hash(toy.merge(again))
        assert toy == toy.merge(again)
        assert toy != 5

    def test_other_data_in_another_dataset(self, toy: Dataset) -> None:
        """One record that is changed, or missing, makes a table another."""
        rows = {kind: list(toy._store.rows(kind).raw) for kind in Kind}
        rows[Kind.NETWORK] = [{**row, "note": "Another."} for row in rows[Kind.NETWORK]]
        rows[Kind.PROJECT] = rows[Kind.PROJECT][1:]
        store = toy._store
        other = Dataset(type(store).of_rows(store.version, store.schema, store.reviewed, {}, rows))

        assert other.bodies == toy.bodies
        assert other.networks != toy.networks
        assert other.networks.ids == toy.networks.ids
        assert other.projects != toy.projects
        assert toy.projects != other.projects
        assert other != toy
        assert len({hash(toy.networks[:n]) for n in range(len(toy.networks))}) == len(toy.networks)

    def test_a_part_is_pickled_by_what_is_in_it(self, toy: Dataset) -> None:
        """A snapshot and a selection come back as they went."""
        for table in (toy.as_of(2005).networks, toy.networks.where(on=2005), toy.networks[:0]):
            again = pickle.loads(pickle.dumps(table))
            assert again == table
            assert again.ids == table.ids != toy.networks.ids

    def test_a_dataset_is_immutable(self, toy: Dataset) -> None:
        """Neither a table nor a record can be set."""
        with pytest.raises(AttributeError, match="immutable"):
            toy.networks = toy.networks  # type: ignore[misc]
        with pytest.raises(AttributeError):
            toy.networks["fog-network"].summary = "x"  # type: ignore[misc]
        assert "TableOf" in repr(Dataset.networks)

    def test_table_by_name(self, toy: Dataset) -> None:
        """A table by the kind of its records, or by its name."""
        assert toy.table("networks") is toy.table(Kind.NETWORK) is toy.networks
        with pytest.raises(bs.QueryError, match="the tables are countries, organizations"):
            toy.table("network")

    def test_look_up_by_what_is_no_text(self, toy: Dataset) -> None:
        """An id is text."""
        with pytest.raises(TypeError, match="an id is text, not int"):
            toy[5]  # type: ignore[index]
        for ask in (
            lambda: toy.members_of(5, on=2016),  # type: ignore[arg-type]
            lambda: toy.show(None),  # type: ignore[arg-type]
            lambda: toy.organizations.where(country=["xa"]),  # type: ignore[arg-type]
            lambda: toy.find(5),  # type: ignore[arg-type]
            lambda: toy.search(None),  # type: ignore[arg-type]
        ):
            with pytest.raises(TypeError, match="text, not "):
                ask()

    def test_completion(self, toy: Dataset) -> None:
        """Square brackets offer the ids."""
        assert list(toy.networks.ids) == toy.networks._ipython_key_completions_()


class TestPlainRows:
    """``to_dicts``."""

    @pytest.mark.parametrize("kind", Kind)
    def test_same_columns_and_plain_values(self, kind: Kind, toy: Dataset) -> None:
        """Every row has the same columns, with text, numbers and truth values."""
        rows = toy.table(kind).to_dicts()

        assert list(toy.table(kind).ids) == [row["id"] for row in rows]
        assert 1 == len({tuple(row) for row in rows})
        for row in rows:
            for value in row.values():
                assert value is None or type(value) in (str, bool) or isinstance(value, numbers.Integral)

    @pytest.mark.parametrize("kind", Kind)
    def test_columns_are_those_of_the_rows(self, kind: Kind, toy: Dataset) -> None:
        """What is said of the columns is said of this table."""
        assert [column.name for column in toy.table(kind).columns] == list(toy.table(kind).to_dicts()[0])

    def test_a_relation_names_its_ends(self, toy: Dataset) -> None:
        """Names beside ids, dates as text and as first and last possible day."""
        row = toy.relations.where(kind="presides_over")[0:1].to_dicts()[0]

        assert ("Aldland", "Amber Bay Council") == (row["subject_name"], row["object_name"])
        assert ("2013-07-01/2014-06-30", "2013-07-01", "2014-06-30") == (
            row["period"],
            row["earliest"],
            row["latest"],
        )
        assert ("stated", 1) == (row["certainty"], row["citations"])


class TestNothingMutable:
    """Nothing that can change is reachable from a record."""

    @pytest.mark.parametrize("kind", Kind)
    def test_only_values(self, kind: Kind, toy: Dataset) -> None:
        """Texts, numbers, dates, tuples, and values made of these."""
        for record in toy.table(kind):
            _only_values(record)


def _only_values(thing: object) -> None:
    hash(thing)
    assert not isinstance(thing, (list, dict, set, bytearray))
    if isinstance(thing, tuple):
        for item in thing:
            _only_values(item)
    for field in getattr(type(thing), "__attrs_attrs__", ()):
        assert not hasattr(thing, "__dict__"), f"{type(thing).__name__} is not slotted"
        _only_values(getattr(thing, field.name))
