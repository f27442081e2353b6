"""
The bundled data against what others know: ISO, CLDR, the calendar, treaties, stated totals.

These tests hold facts; a correction of the data may correct them.
"""

from collections import Counter
from collections.abc import Callable
from datetime import date, timedelta

import pytest
from babel import Locale
from pycountry import countries

import baltic_security as bs
from baltic_security import Dataset, Kind

#: The fewest and the most records that a release holds; a truncated file falls below.
BOUNDS = {
    Kind.COUNTRY: (25, 60),
    Kind.ORGANIZATION: (200, 450),
    Kind.NETWORK: (20, 50),
    Kind.BODY: (25, 60),
    Kind.PROGRAMME: (45, 110),
    Kind.PROJECT: (70, 160),
    Kind.EVENT: (230, 520),
    Kind.DOCUMENT: (60, 140),
    Kind.PERSON: (85, 200),
    Kind.SOURCE: (950, 2200),
    Kind.RELATION: (2200, 5000),
}
#: Who was a member of the CBSS, from when to when: the declaration of 1992, Iceland in 1995, Russia's exit.
CBSS = {
    **dict.fromkeys(("de", "dk", "ee", "eu", "fi", "lt", "lv", "no", "pl", "se"), "1992-03-06/.."),
    "is": "1995-05/..",
    "ru": "1992-03-06/2022-05-17",
}
#: Presidencies by year of beginning, 1992 to 2026: the order in which the states took turns.
PRESIDENCIES = (
    "fi ee pl se lv dk lt no de ru fi ee pl is se lv dk lt no de ru fi ee pl is se lv dk lt no de fi ee pl is"
)
#: Meetings that really began on a Saturday or Sunday.
WEEKENDS = {"cbss-ministerial-2012-plon", "eusbsr-forum-2012-06-copenhagen"}
#: Totals that sources state, and the count in the data.
TOTALS: list[tuple[str, int, Callable[[Dataset], int]]] = [
    ("the BSTF has 11 members", 11, lambda ds: len(ds.members_of("bstf", on="2016-05-04"))),
    ("officials of 7 bodies have observer status in the BSTF", 7, lambda ds: len(_observers_of_s1(ds))),
    ("the CBSS has 12 members before 2022", 12, lambda ds: len(ds.members_of("cbss", on="2021"))),
    ("the CBSS has 11 members after May 2022", 11, lambda ds: len(ds.members_of("cbss", on="2023"))),
    ("11 states sat in the civil protection network", 11, lambda ds: len(_states(ds, "cpn", "2021"))),
    (
        "10 states are members of the border control cooperation",
        10,
        lambda ds: len(_states(ds, "bsrbcc", "2015")),
    ),
    ("14.3 had ten partners", 10, lambda ds: len(_cited(ds, "partner_in", "14-3", "cbss-org-safe-region"))),
    ("14.3 worked in nine countries and a Russian region", 10, lambda ds: len(ds.projects["14-3"].countries)),
    (
        "From Gaps to Caps had nine other partners",
        9,
        lambda ds: len(_cited(ds, "partner_in", "from-gaps-to-caps", "cbss-org-safe-region")),
    ),
    ("nine BSTF meetings were announced for 2015 and 2016", 9, lambda ds: len(_bstf_calendar(ds))),
    (
        "nine summits were held, and a tenth was called off",
        10,
        lambda ds: len(_ordinals(ds, "baltic-sea-states-summit")),
    ),
    ("21 ministerial sessions by 2024", 21, lambda ds: max(_ordinals(ds, "cbss-ministerial-sessions"))),
    ("16 annual forums of the EUSBSR by 2025", 16, lambda ds: len(_ordinals(ds, "eusbsr-forums"))),
    (
        "22 meetings of the civil protection heads by 2024",
        22,
        lambda ds: max(_ordinals(ds, "cpn-dg-meetings")),
    ),
]


def _states(ds: Dataset, network: str, on: str) -> list[str]:
    return [member.id for member in ds.members_of(network, on=on) if member.id in ds.countries]


def _cited(ds: Dataset, kind: str, object: str, source: str) -> list[str]:
    relations = ds.relations.where(kind=kind, object=object)
    return [r.subject for r in relations if source in [citation.source for citation in r.citations]]


def _observers_of_s1(ds: Dataset) -> list[str]:
    return _cited(ds, "observer_of", "bstf", "ru-mvd-bstf")


def _bstf_calendar(ds: Dataset) -> list[str]:
    cited = [e for e in ds.events.where(on="2015/2016") if "ru-mvd-bstf" in [c.source for c in e.citations]]
    return [event.id for event in cited if event.kind is not bs.EventKind.SERIES]


def _ordinals(ds: Dataset, series: str) -> list[int]:
    parts = ds.relations.where(kind="part_of", object=series).subjects.ids
    return [event.ordinal for event in ds.events if event.id in parts and event.ordinal]


@pytest.mark.parametrize(("said", "total", "count"), TOTALS)
def test_totals_that_sources_state(
    said: str, total: int, count: Callable[[Dataset], int], bundled: Dataset
) -> None:
    """A number that a source states is the number that the data counts."""
    assert total == count(bundled), said


@pytest.mark.parametrize("kind", Kind)
def test_no_table_is_truncated(kind: Kind, bundled: Dataset) -> None:
    """Each table holds about as many records as it should."""
    least, most = BOUNDS[kind]

    assert least <= len(bundled.table(kind)) <= most, (
        "if the data really grew or shrank so much, move the bounds"
    )


class TestCountries:
    """Countries, against ISO 3166 and CLDR."""

    def test_ids_are_iso_codes(self, bundled: Dataset) -> None:
        """Each id is an alpha-2 code, and the English name that of ISO or CLDR."""
        english = Locale("en").territories
        for country in bundled.countries:
            assert countries.get(alpha_2=country.id.upper()) is not None
            assert english[country.id.upper()] == country.name

    def test_names_are_those_of_cldr(self, bundled: Dataset) -> None:
        """A name that cites CLDR is the name there."""
        for country in bundled.countries:
            for name in country.all_names:
                if "unicode-cldr" in [citation.source for citation in name.citations]:
                    locale = Locale("no" if name.language == "nb" else name.language)
                    assert locale.territories[country.id.upper()] == name.text


class TestCalendar:
    """Dates that could be."""

    def test_meetings_fall_on_working_days(self, bundled: Dataset) -> None:
        """Officials meet from Monday to Friday; the exceptions are known by name."""
        weekends = {
            event.id
            for event in bundled.events
            if event.established
            and event.established.earliest == event.established.latest is not None
            and event.established.earliest.weekday() >= 5
        }

        assert weekends == WEEKENDS

    def test_meetings_are_short(self, bundled: Dataset) -> None:
        """A meeting lasts a week at most; a series or an exercise may last longer."""
        for event in bundled.events:
            if event.kind in (bs.EventKind.SERIES, bs.EventKind.EXERCISE) or not event.period:
                continue
            first, last = event.established, event.ended
            if first and last and len(first.text) == len(last.text) == 10:
                assert last.latest - first.earliest <= timedelta(days=7), event.id  # type: ignore[operator]

    def test_nothing_is_older_than_the_field(self, bundled: Dataset) -> None:
        """The cooperation began about 1990; only organizations and their names are older."""
        for table in (bundled.networks, bundled.programmes, bundled.projects, bundled.events):
            for record in table:
                if record.established and record.established.latest:
                    assert record.established.latest >= date(1985, 1, 1), record.id


class TestCbss:
    """The Council of the Baltic Sea States."""

    def test_members_are_those_of_the_treaties(self, bundled: Dataset) -> None:
        """Who and when; twelve at most."""
        found = {r.subject: str(r.period) for r in bundled.relations.where(kind="member_of", object="cbss")}

        assert found == CBSS
        for year in range(1992, 2027):
            assert len(bundled.members_of("cbss", on=year)) <= 12

    def test_presidencies_have_no_hole(self, bundled: Dataset) -> None:
        """From 1992 to the review, on each day somebody presided, and on no day certainly two for long."""
        terms = bundled.relations.where(kind="presides_over", object="cbss")
        in_order = sorted(terms, key=lambda term: term.period.bounds)  # type: ignore[union-attr]

        assert PRESIDENCIES.split() == [term.subject for term in in_order]
        day = date(1992, 3, 6)
        while day <= bundled.reviewed:
            assert 1 <= len(bundled.presidency_of("cbss", on=day)) <= 2, day
            assert len(bundled.presidency_of("cbss", on=day, certain=True)) <= 2, day
            day += timedelta(days=1)

    def test_every_observer_has_a_date(self, bundled: Dataset) -> None:
        """The date at which each observer came."""
        for relation in bundled.relations.where(kind="observer_of", object="cbss"):
            assert relation.period is not None, relation.id
            assert relation.period.start is not None, relation.id


class TestTrust:
    """What makes the data fit to be cited."""

    def test_no_single_compilation_carries_the_relations(self, bundled: Dataset) -> None:
        """Of the relations, fewer than a fifth rest on one and the same source alone."""
        cited = [{citation.source for citation in relation.citations} for relation in bundled.relations]
        alone = Counter(source for sources in cited if len(sources) == 1 for source in sources)

        assert max(alone.values()) < len(bundled.relations) / 5

    def test_networks_are_named_in_their_languages(self, bundled: Dataset) -> None:
        """The main ones have attested names in most languages of the region."""
        for id, least in (("cbss", 12), ("bstf", 6), ("tf-thb", 7), ("bsrbcc", 6), ("eusbsr", 11)):
            assert len(bundled[id].names) >= least, id  # type: ignore[attr-defined]
