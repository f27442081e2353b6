"""Records and their parts, on the toy dataset."""

import gc
from decimal import Decimal
from typing import Any

import pytest

import baltic_security as bs
from baltic_security import Amount, Citation, Claim, Detail, Language, Name, NameKind, Names, Period
from baltic_security._rows import ALWAYS, UNKNOWN, Rows, collector_paused
from baltic_security.sources import firmest, supporting

CITED = (Citation(source="s", locator="p. 1"),)


def named(text: str, language: str = "en", kind: str = "name", period: str | None = None) -> Name:
    """Make a name."""
    time = None if period is None else Period(period)
    return Name(text=text, language=Language(language), kind=NameKind(kind), period=time, citations=CITED)


class TestNames:
    """The name that holds now or held last, in each language."""

    def test_the_present_name_is_told(self) -> None:
        """A former name is a name whose period has ended."""
        names = Names((named("Old", period="1992/2001"), named("New", period="2001/.."), named("Alt", "de")))

        assert {"en": "New", "de": "Alt"} == dict(names)
        assert 2 == len(names)
        assert "Names({'en': 'New', 'de': 'Alt'})" == repr(names)
        assert hash(names) == hash(Names((named("Alt", "de"), named("New"))))
        with pytest.raises(KeyError):
            names["sv"]

    def test_the_last_name_is_told(self) -> None:
        """Of names that have all ended, the latest."""
        assert (
            "Second" == Names((named("Second", period="2001/2005"), named("First", period="1992/2001")))["en"]
        )

    def test_a_label_stands_in_only_where_no_name_is(self) -> None:
        """Our own wording gives way to an attested name."""
        assert "Attested" == Names((named("Ours", kind="label"), named("Attested")))["en"]
        assert "Ours" == Names((named("Ours", kind="label"), named("Navn", "da")))["en"]

    def test_abbreviations_and_aliases_are_no_names(self) -> None:
        """They are found, but not told as the name."""
        assert {} == dict(Names((named("ABC", kind="abbreviation"), named("abc", kind="alias"))))

    def test_former(self) -> None:
        """A name is former if its period has certainly ended."""
        assert named("x", period="1992/2001").is_former
        assert not named("x", period="1992/..").is_former
        assert not named("x", period="1992/[2001..]").is_former
        assert not named("x").is_former

    def test_of_a_record(self, toy: bs.Dataset) -> None:
        """English first; abbreviations and aliases beside."""
        council = toy.organizations["amber-council"]

        assert council.names["en"] == council.name
        assert set(council.abbreviations) <= {name.text for name in council.all_names}
        assert set(council.aliases) <= {name.text for name in council.all_names}
        assert "x" == bs.Person(id="x", all_names=(named("X", kind="abbreviation"),)).name


class TestCitations:
    """Which citation supports which field."""

    def test_a_citation_of_a_place_supports_what_is_around_it(self) -> None:
        """``period.start`` supports ``period``, and ``period`` supports ``period.start``."""
        start = Citation(source="a", locator="p. 1", fields=("period.start",))
        plain = Citation(source="b", locator="p. 2")

        assert (start,) == supporting((plain, start), "period")
        assert (start,) == supporting((plain, start), "period.start")
        assert (plain,) == supporting((plain, start), "period.end")
        assert (plain,) == supporting((plain, start), "place")
        assert (plain,) == supporting((plain, start), "")

    def test_the_firmest_counts(self) -> None:
        """Stated is firmer than derived, derived than announced, announced than ambiguous."""
        made = [Citation(source="a", locator="p", certainty=c) for c in reversed(bs.Certainty)]

        assert bs.Certainty.STATED is firmest(tuple(made))
        assert bs.Certainty.AMBIGUOUS is firmest(tuple(made[:1]))
        assert firmest(()) is None

    def test_of_a_record(self, toy: bs.Dataset) -> None:
        """By field, by the words a reader would use, and by part."""
        network = toy.networks["lighthouse-network"]

        assert network.citations_for("established") == network.citations_for("period.start")
        assert network.certainty_of("established") is bs.Certainty.STATED
        assert set(network.citations_for("names")) == {
            c for name in network.all_names for c in name.citations
        }
        with pytest.raises(bs.UnknownTermError, match="'colour' is no field of Network"):
            network.citations_for("colour")

    def test_of_a_place_in_a_field(self, toy: bs.Dataset) -> None:
        """Of names those in a language; of what is not given, none."""
        for record in (*toy.organizations, *toy.networks):
            for language in bs.Language:
                cited = {c for name in record.all_names if name.language == language for c in name.citations}
                assert set(record.citations_for(f"names.{language}")) == cited
        network = toy.networks["mist-network"]
        assert network.website is None
        assert network.certainty_of("website") is None
        assert network.certainty_of("period.start") is not None
        for path in ("themes.nonsense", "period.middle", "kind.x"):
            assert () == network.citations_for(path)

    def test_of_a_relation(self, toy: bs.Dataset) -> None:
        """The certainty of a tie is that of what supports the tie itself."""
        announced = toy.relations["ada-lind.speaks-at.beacon-conference-2015-05-southport"]

        assert announced.certainty is bs.Certainty.ANNOUNCED


class TestParts:
    """Amounts, details, claims."""

    def test_an_amount_reads_well(self) -> None:
        """Grouped digits, the currency, and how exact it is."""
        about = Amount(
            kind=bs.AmountKind.TOTAL,
            value=Decimal("1234567.50"),
            currency="EUR",
            bound=bs.Bound.AT_LEAST,
            citations=CITED,
        )

        assert "total: at least 1,234,567.50 EUR" == str(about)

    def test_parts_are_values(self) -> None:
        """Equal parts are equal and hash alike; of another class they are not."""
        detail = Detail(aspect=bs.Aspect.AIM, text="Light.", citations=CITED)

        assert detail == Detail(aspect=bs.Aspect.AIM, text="Light.", citations=CITED)
        assert hash(detail) == hash(Detail(aspect=bs.Aspect.AIM, text="Light.", citations=CITED))
        assert detail != Claim(field="x", value="y", note="z", citations=CITED)

    def test_every_word_has_a_meaning(self) -> None:
        """The codebook has no gap."""
        from baltic_security._codec import VOCABULARIES

        for vocabulary in VOCABULARIES:
            for member in vocabulary:
                assert member == member.value == str(member)
                assert getattr(member, "meaning", None) or getattr(member, "label", None)

    def test_every_relation_kind_has_ends_and_an_inverse(self) -> None:
        """A symmetric kind reads alike from both ends."""
        for kind in bs.RelationKind:
            assert kind.subjects
            assert kind.objects
            assert (kind.label == kind.inverse) == kind.is_symmetric or kind.value == "implements"
            assert bs.RelationKind(kind.value) is kind


class TestRows:
    """Rows, of which records are made when they are asked for."""

    @pytest.mark.parametrize(
        ("cls", "dates", "bounds"),
        [
            (bs.Network, {"period": "1996/2004"}, Period("1996/2004").bounds),
            (bs.Network, {}, UNKNOWN),
            (bs.Document, {"published": "1996"}, (*Period("1996").bounds[::3], *ALWAYS[2:])),
            (bs.Document, {}, UNKNOWN),
            (bs.Country, {}, ALWAYS),
        ],
    )
    def test_a_life_is_told_without_a_record(
        self, cls: type[bs.Record], dates: dict[str, Any], bounds: tuple[int, ...]
    ) -> None:
        """Of what may have dates and has none nothing is known; what never has any was always there."""
        assert bounds == Rows(cls, [{"id": "x", **dates}]).life(0)

    @pytest.mark.parametrize("was_on", [True, False])
    def test_the_collector_is_as_it_was(self, was_on: bool) -> None:
        """Who had it on has it on again, who had it off keeps it off."""
        (gc.enable if was_on else gc.disable)()
        try:
            with collector_paused():
                assert not gc.isenabled()
            assert was_on is gc.isenabled()
        finally:
            gc.enable()
