"""What a person reads: cards and proofs."""

import pytest

import baltic_security as bs
from baltic_security._words import said


class TestShow:
    """The card of a record."""

    def test_tells_the_whole_record(self, toy: bs.Dataset) -> None:
        """What it is, who is in it, what is contested, where it is written."""
        card = toy.show("amber-council")

        for heading in ("What it is", "Has member", "Presided over by", "Sources"):
            assert f"\n{heading}\n" in card
        assert repr(card) == str(card)
        assert all(len(line) <= 80 or "http" in line for line in card.splitlines())

    def test_on_a_day(self, toy: bs.Dataset) -> None:
        """Only what may hold then."""
        assert "Dunland" in toy.show("amber-council")
        assert "Dunland" not in toy.show("amber-council", on=2016)
        assert "Dunland" not in toy.as_of(2016).show("amber-council")

    def test_in_a_language(self, toy: bs.Dataset) -> None:
        """Names in a language where they are attested; an unknown language is an error."""
        country = next(c for c in toy.countries if set(c.names) - {"en"})
        language = next(iter(set(country.names) - {"en"}))

        assert toy.show(country, lang=language).startswith(country.names[language])
        with pytest.raises(bs.UnknownTermError, match="'tlh' is no Language"):
            toy.show(country, lang="tlh")

    @pytest.mark.parametrize("kind", bs.Kind)
    def test_every_record_has_a_card_and_a_proof(self, kind: bs.Kind, toy: bs.Dataset) -> None:
        """Each calls it by its name."""
        for record in toy.table(kind):
            assert toy.show(record).startswith(record.name)
            assert toy.explain(record)
            assert toy.cite(record)


class TestExplain:
    """Statement, citation, place in the source."""

    def test_of_a_relation(self, toy: bs.Dataset) -> None:
        """Names of the ends, the time, and each citation with certainty and place."""
        text = toy.explain("xa.presides-over.amber-council")

        assert text.startswith("Aldland presides over Amber Bay Council\n")
        assert "when: 2013-07-01 to 2014-06-30" in text
        assert "stated: " in text
        assert "At: " in text

    def test_shows_doubt_and_contest(self, toy: bs.Dataset) -> None:
        """An announced tie says so, with the reason; a claim stands beside what we adopt."""
        announced = toy.explain("ada-lind.speaks-at.beacon-conference-2015-05-southport")
        contested = [record for kind in bs.Kind for record in toy.table(kind) if record.claims]

        assert "announced: " in announced
        assert contested
        for record in contested:
            assert "Contested\n" in toy.explain(record)

    def test_undated(self, toy: bs.Dataset) -> None:
        """A tie that nothing dates says that its time is not known."""
        undated = [r for r in toy.relations if toy._store.ties.time(toy._store.ties.rows.index[r.id]) is None]

        assert undated
        assert "when: not known" in toy.explain(undated[0])


@pytest.mark.parametrize(
    ("period", "words"),
    [
        ("1996-05-04/[2021..]", "1996-05-04 to 2021 or later"),
        ("1996", "1996"),
        ("1992-03/2022", "1992-03 to 2022"),
        ("2006/..", "since 2006"),
        ("2006/", "from 2006, end not known"),
        ("/2004", "until 2004"),
        ("/", "not known"),
        ("/..", "still so at the review"),
        ("[2000..2002]/..", "since between 2000 and 2002"),
        ("[..2000]/2004", "from 2000 or before to 2004"),
        ("[..2017-05-24]/[2017-05-24..]", "seen on 2017-05-24"),
        ("[2016..]/[2017..]", "from 2016 or later to 2017 or later"),
        ("[..2016]/[2015..]", "seen between 2015 and 2016"),
        ("1996/[1996..]", "1996 to 1996 or later"),
        (
            "[2016-07-01..2016-10-24]/[2016-10-24..2017-06-30]",
            "seen on 2016-10-24, not before 2016-07-01, not after 2017-06-30",
        ),
        ("[1996-05-04..2016]/[2015..]", "seen between 2015 and 2016, not before 1996-05-04"),
    ],
)
def test_periods_in_words(period: str, words: str) -> None:
    """A period reads as a person would say it."""
    assert words == said(bs.Period(period))
