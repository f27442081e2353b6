"""The short questions, on the toy dataset."""

import warnings

import pytest

import baltic_security as bs
from baltic_security import EVER, Dataset


class TestMembers:
    """Who was a member of what, when."""

    def test_members_change_with_time(self, toy: Dataset) -> None:
        """A former member is no member; one that may have come counts as possible."""
        assert ("xa", "xb", "xc", "xd") == toy.members_of("amber-council", on=2010).ids
        assert ("xa", "xb", "xc") == toy.members_of("amber-council", on=2011).ids
        assert ("xa", "xb", "xc", "xd") == toy.members_of("amber-council", on=EVER).ids
        assert () == toy.members_of("amber-council", on=1992).ids

    def test_doubt_is_kept_or_left_out(self, toy: Dataset) -> None:
        """Corland joined the network between 1999 and 2001."""
        assert ("xa", "xb", "xc") == toy.members_of("lighthouse-network", on=2000).ids
        assert ("xa", "xb") == toy.members_of("lighthouse-network", on=2000, certain=True).ids
        assert ("xa", "xb", "xc") == toy.members_of("lighthouse-network", on=2002, certain=True).ids

    def test_memberships_read_the_other_way(self, toy: Dataset) -> None:
        """What a state is a member of."""
        assert ("amber-council", "lighthouse-network") == toy.memberships_of("xa", on=2016).ids
        assert ("amber-council",) == toy.memberships_of(toy.countries["xd"], on=EVER).ids

    def test_observers(self, toy: Dataset) -> None:
        """A status seen on a day is certain on that day alone."""
        assert ("mist-network",) == toy.observers_of("amber-council", on="2016-05-24", certain=True).ids
        assert ("mist-network",) == toy.observers_of("amber-council", on=2010).ids
        assert () == toy.observers_of("amber-council", on=2010, certain=True).ids
        assert () == toy.observers_of("amber-council", on=2008).ids, "the observer did not exist yet"


class TestSeats:
    """Who presides, and who is in the chair."""

    def test_two_preside_on_a_day_of_doubt(self, toy: Dataset) -> None:
        """A year has two presidencies, a day one, a month of hand-over two."""
        assert ("xb", "xc") == toy.presidency_of("amber-council", on=2015).ids
        assert ("xc",) == toy.presidency_of("amber-council", on="2015-07-01").ids
        assert ("xa", "xc") == toy.presidency_of("amber-council", on="2016").ids
        assert () == toy.presidency_of("amber-council", on=2010).ids

    def test_chairs(self, toy: Dataset) -> None:
        """On the day of hand-over both hold the chair; a person and an authority may share a seat."""
        assert ("ada-lind", "boris-ivanov") == toy.chairs_of("lighthouse-committee", on="2016-12-31").ids
        assert ("ada-lind", "xb-coastguard") == toy.chairs_of("lighthouse-committee", on=2015).ids
        assert () == toy.chairs_of("amber-council", on=2015).ids

    def test_chairs_of_an_organization_are_those_of_its_council(self, bundled: Dataset) -> None:
        """The chair of the council answers for its organization; how sure that is, the chair alone tells."""
        rows = {kind: [dict(row) for row in bundled._store.rows(kind).raw] for kind in bs.Kind}
        cited = [{"source": "unicode-cldr", "locator": "p. 1"}]
        named = [{"text": "Test council", "language": "en", "citations": cited}]
        rows[bs.Kind.BODY].append({"id": "zz-council", "kind": "council", "names": named, "citations": cited})
        plan = [{**cited[0], "certainty": "announced", "note": "To come."}]
        ties = (
            ("zz-council", "part_of", "cbss", plan),
            ("fi-moi", "chairs", "zz-council", cited),
            ("lt-moi", "chairs", "zz-council", plan),
        )
        for subject, kind, object, citations in ties:
            id = f"zz.{subject}.{kind}"
            row = {"id": id, "subject": subject, "kind": kind, "object": object, "citations": citations}
            rows[bs.Kind.RELATION].append({**row, "period": "2010/.."})
        store = bundled._store
        dataset = Dataset(type(store).of_rows("1", store.schema, store.reviewed, {}, rows))

        assert {"fi-moi", "lt-moi"} <= set(dataset.chairs_of("cbss", on=EVER).ids)
        assert {"fi-moi", "lt-moi"} & set(dataset.chairs_of("cbss", on=2012, certain=True).ids) == {"fi-moi"}


class TestProjects:
    """Leads, partners, and the time of a project."""

    def test_undated_ties_have_the_time_of_the_project(self, toy: Dataset) -> None:
        """Partners without a period of their own hold while the project runs."""
        assert ("amber-council", "xa-rescue", "xb-coastguard", "xc-harbour-agency") == toy.partners_in(
            "beacon"
        ).ids
        assert toy.partners_in("beacon").ids == toy.partners_in("beacon", on=2014, certain=True).ids
        assert () == toy.partners_in("beacon", on=2016).ids

    def test_leads(self, toy: Dataset) -> None:
        """Who leads, with no date asked for."""
        assert ("amber-secretariat",) == toy.leads_of("beacon").ids
        assert ("xa-rescue",) == toy.leads_of("beacon-two").ids

    def test_parts_must_say_when(self, toy: Dataset) -> None:
        """Parts come and go."""
        assert ("lighthouse-committee", "lighthouse-meetings") == toy.parts_of(
            "lighthouse-network", on=2016
        ).ids
        assert ("lighthouse-meeting-2016-05-online",) == toy.parts_of("lighthouse-meetings", on=2016).ids


class TestHolds:
    """Three values of a relation."""

    def test_three_values(self, toy: Dataset) -> None:
        """Certainly, certainly not, the sources do not say."""
        assert toy.holds("xc.member-of.lighthouse-network", on=2010) is True
        assert toy.holds("xc.member-of.lighthouse-network", on=1998) is False
        assert toy.holds("xc.member-of.lighthouse-network", on=2000) is None

    def test_the_lives_of_the_ends_cut_a_state(self, toy: Dataset) -> None:
        """A cooperation outlives neither partner; a succession is an act and is not cut."""
        relation = toy.relations["fog-network.cooperates-with.lighthouse-network"]
        assert toy.holds(relation, on=2002) is True
        assert toy.holds("mist-network.succeeds.fog-network", on="2009-01-01") is True

    def test_what_is_only_announced_is_not_certain(self, toy: Dataset) -> None:
        """The speaker was announced; that she spoke is not shown."""
        assert toy.holds("ada-lind.speaks-at.beacon-conference-2015-05-southport", on="2015-05-30") is None

    def test_unknown_relation(self, toy: Dataset) -> None:
        """A relation that is not there is an error."""
        with pytest.raises(bs.UnknownIdError, match="no record 'xa' in relations"):
            toy.holds("xa", on=2016)


class TestRelated:
    """Everything around a record."""

    def test_by_label_in_both_directions(self, toy: Dataset) -> None:
        """Labels read from the record to the others."""
        around = toy.related("beacon")

        assert ("amber-secretariat",) == around["led by"].ids
        assert ("beacon-two",) == around["followed by"].ids
        assert ("pa-lights",) == around["flagship of"].ids
        assert ("amber-council",) == toy.related("xd", on=2005)["member of"].ids
        assert {} == toy.related("xd", on=2016)

    def test_timeline_of_a_document(self, toy: Dataset) -> None:
        """Its own date is its publication."""
        report = toy.documents["beacon-report"]

        assert [str(report.published)] == [
            str(moment.period) for moment in toy.timeline(report) if moment.label == "published"
        ]

    def test_timeline_is_in_order(self, toy: Dataset) -> None:
        """From the founding to the last thing known; a day on which nothing is dated is not in it."""
        moments = toy.timeline("lighthouse-network")

        assert ["established by", "existed"] == [moment.label for moment in moments[:2]]
        assert ("lighthouse-network", None) == (moments[1].record.id, moments[1].relation)
        assert ("fog-network.cooperates-with.lighthouse-network") in [
            m.relation.id for m in moments if m.relation
        ]

    def test_timeline_of_a_snapshot(self, toy: Dataset) -> None:
        """Only what holds at its time."""
        ids = [m.relation.id for m in toy.as_of(2002).timeline("fog-network") if m.relation]

        assert ["fog-network.cooperates-with.lighthouse-network"] == ids


class TestSnapshot:
    """Things as they stood."""

    def test_needs_no_day(self, toy: Dataset) -> None:
        """Its questions have their time; ``certain`` asks about that time."""
        then = toy.as_of(2000)

        assert ("xa", "xb", "xc") == then.members_of("lighthouse-network").ids
        assert ("xa", "xb") == then.members_of("lighthouse-network", certain=True).ids
        assert () == then.members_of("lighthouse-network", on=2010).ids, "it knows its own time only"
        assert () == then.observers_of("amber-council").ids
        assert () == then.presidency_of("amber-council").ids
        assert () == then.chairs_of("lighthouse-committee").ids
        assert ("amber-council", "lighthouse-network") == then.memberships_of("xb").ids
        assert ("lighthouse-committee", "lighthouse-meetings") == then.parts_of("lighthouse-network").ids

    def test_holds_what_was_there(self, toy: Dataset) -> None:
        """A network that ended, a network to come, a document not yet published."""
        then = toy.as_of(2005)

        assert ("fog-network", "lighthouse-network") == then.networks.ids
        assert "mist-network" not in then.networks
        assert then.networks.get("mist-network") is None
        assert () == then.documents.ids
        assert toy.sources == then.sources
        assert 4 == len(then.countries)
        with pytest.raises(bs.UnknownIdError):
            then["mist-network"]
        with pytest.raises(bs.UnknownIdError):
            then.networks["mist-network"]
        assert "mist-network" not in then
        assert then.get("mist-network") is None

    def test_of_a_snapshot(self, toy: Dataset) -> None:
        """A day in a year narrows; another year leaves nothing dated."""
        assert toy.as_of(2005).as_of("2005-05") == toy.as_of("2005-05")
        assert repr(toy.as_of(2005)).startswith("<Snapshot 2018.03: 4 countries")


class TestWhen:
    """What ``on=`` warns of and refuses."""

    def test_after_the_review(self, toy: Dataset) -> None:
        """The data cannot know what holds later; in questions, tables, relations and views alike."""
        questions = (
            lambda: toy.members_of("amber-council", on=2030),
            lambda: toy.networks.where(on=2030),
            lambda: toy.relations.where(on="2030-01-01"),
            lambda: toy.as_of(2030),
            lambda: toy.holds("xa.member-of.amber-council", on=2030),
        )
        for question in questions:
            with pytest.warns(bs.CoverageWarning, match="reviewed on 2018-03-01"):
                question()

    def test_a_question_warns_once_at_the_line_that_asked(self, toy: Dataset) -> None:
        """However many looks at the relations it takes."""
        questions = (
            lambda: toy.related("amber-council", on=2030),
            lambda: toy.chairs_of("amber-council", on=2030),
            lambda: toy.as_of(2016).members_of("amber-council", on=2030),
            lambda: toy.as_of(2030),
            lambda: toy.related("lighthouse-taskforce"),
            lambda: toy.get("lighthouse-taskforce"),
            lambda: "lighthouse-taskforce" in toy,
        )
        for question in questions:
            with warnings.catch_warnings(record=True) as caught:
                warnings.simplefilter("always")
                question()
            assert [__file__] == [warning.filename for warning in caught]

    def test_now_as_far_as_we_know(self, toy: Dataset) -> None:
        """The review date itself does not warn."""
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            assert ("xa", "xb", "xc") == toy.members_of("amber-council", on=toy.reviewed).ids

    def test_malformed(self, toy: Dataset) -> None:
        """A date in words is an error that says how to write it."""
        with pytest.raises(bs.MalformedDateError, match="write 1992-03"):
            toy.members_of("amber-council", on="March 1992")

    def test_unknown_group(self, toy: Dataset) -> None:
        """An unknown id is an error with the nearest ones, never an empty answer."""
        with pytest.raises(bs.UnknownIdError, match="did you mean 'amber-council'") as caught:
            toy.members_of("amber-counsil", on=2016)
        assert ("amber-council",) == caught.value.near[:1]
        with pytest.raises(bs.UnknownIdError, match="did you mean 'amber-council'"):
            toy.members_of("Bernstensbuktens råd", on=2016)
        assert isinstance(caught.value, KeyError)


class TestRetired:
    """Ids that should not be used any more."""

    def test_exact_replacement_is_followed_with_a_warning(self, toy: Dataset) -> None:
        """Everywhere: square brackets, get, in, questions, filters."""
        uses = (
            lambda: toy.networks["lighthouse-taskforce"].id,
            lambda: toy.networks.get("lighthouse-taskforce").id,  # type: ignore[union-attr]
            lambda: toy["lighthouse-taskforce"].id,
            lambda: toy.related("lighthouse-taskforce") and "lighthouse-network",
            lambda: toy.relations.where(object="lighthouse-taskforce")[0].object,
        )
        for use in uses:
            with pytest.warns(bs.RetiredIdWarning, match="'lighthouse-network' was used instead"):
                assert "lighthouse-network" == use()
        with pytest.warns(bs.RetiredIdWarning):
            assert "lighthouse-taskforce" in toy.networks

    def test_nothing_is_said_of_what_is_not_used(self, toy: Dataset) -> None:
        """The replacement is in another table."""
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            assert toy.bodies.get("lighthouse-taskforce") is None
            with pytest.raises(bs.UnknownIdError):
                toy.bodies["lighthouse-taskforce"]

    def test_what_replaces_it_is_not_in_every_part(self, toy: Dataset) -> None:
        """A selection without the replacement has nothing under the retired id."""
        others = toy.networks.where(on="2009-01-01").where(theme="nuclear_safety")
        assert "lighthouse-network" not in others
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", bs.RetiredIdWarning)
            assert others.get("lighthouse-taskforce") is None
            assert toy.as_of(1990).networks.get("lighthouse-taskforce") is None
            with pytest.raises(bs.UnknownIdError):
                others["lighthouse-taskforce"]

    def test_a_choice_is_left_to_a_person(self, toy: Dataset) -> None:
        """No exact replacement: an error with the candidates; get is None where brackets raise."""
        asks = {
            "networks": lambda: toy.networks["weather-network"],
            "dataset": lambda: toy["weather-network"],
        }
        for where, ask in asks.items():
            with pytest.raises(
                bs.RetiredIdError, match="choose one of 'fog-network', 'mist-network'"
            ) as raised:
                ask()
            assert raised.value.where == where
        assert toy.networks.get("weather-network") is None
        assert "weather-network" not in toy.networks
        assert toy.get("weather-network") is None
