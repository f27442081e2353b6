"""Dates and periods: what they read, what they refuse, and that their answers are exact."""

import pickle
from datetime import date, datetime, timedelta
from itertools import product

import pytest
from hypothesis import given
from strategies import CALENDAR, FIRST, LAST, partial_dates, periods, windows

from baltic_security import EVER, MalformedDateError, PartialDate, Period
from baltic_security.dates import AFTER_ALL, BEFORE_ALL, NO_DAY, overlap, window

BEFORE, AFTER = FIRST - timedelta(days=1), LAST + timedelta(days=1)
#: All days of the small calendar and one beyond each end, which stands for all days there.
WIDE = [BEFORE, *CALENDAR, AFTER]
HOW = "write a day, month or year as 1992-03-05, 1992-03 or 1992"


class TestPartialDate:
    """One day of which we know the year, the month, the day, or only bounds."""

    @pytest.mark.parametrize(
        ("text", "earliest", "latest"),
        [
            ("1996", date(1996, 1, 1), date(1996, 12, 31)),
            ("1996-02", date(1996, 2, 1), date(1996, 2, 29)),
            ("1997-02", date(1997, 2, 1), date(1997, 2, 28)),
            ("1996-12", date(1996, 12, 1), date(1996, 12, 31)),
            ("9999-12", date(9999, 12, 1), date(9999, 12, 31)),
            ("1996-05-04", date(1996, 5, 4), date(1996, 5, 4)),
            ("[2000-06-23..2002]", date(2000, 6, 23), date(2002, 12, 31)),
            ("[..2017-05-24]", None, date(2017, 5, 24)),
            ("[2017-05-24..]", date(2017, 5, 24), None),
        ],
    )
    def test_reads_every_form(self, text: str, earliest: date | None, latest: date | None) -> None:
        """Each form has the bounds that its text says."""
        known = PartialDate(text)

        assert (earliest, latest) == (known.earliest, known.latest)
        assert text == str(known)
        assert f"PartialDate({text!r})" == repr(known)

    @pytest.mark.parametrize(
        ("text", "canonical"),
        [
            ("[1996..1996]", "1996"),
            ("[1996-01-01..1996-12-31]", "1996"),
            ("[1996-05..1996-05-31]", "1996-05"),
            ("[1996-05-04..1996-05-04]", "1996-05-04"),
        ],
    )
    def test_bounds_of_one_plain_date_are_that_date(self, text: str, canonical: str) -> None:
        """Bounds that say no more than a plain date are written as one."""
        assert canonical == str(PartialDate(text))

    @pytest.mark.parametrize(
        ("text", "repair"),
        [
            ("March 1992", "write 1992-03"),
            ("5 March 1992", "write 1992-03-05"),
            ("5. märz 1992", "write a day, month or year"),
            ("05.03.1992", "write a day, month or year"),
            ("1992-13", "no such day"),
            ("1993-02-29", "no such day"),
            ("0000", "no such day"),
            ("1992-3", "write a day"),
            ("92", "write a day"),
            ("", "write a day"),
            ("٢٠٢٠", "write a day"),
            ("1992-03-05T10:00", "write a day"),
            ("1992~", "write a day"),
            ("[..]", "write bounds"),
            ("[1996]", "write bounds"),
            ("[1998..1996]", "must not be later"),
            ("[March 1992..1993]", "write a day"),
            ("[1996", "write a day"),
            ("1996]", "write a day"),
        ],
    )
    def test_refuses_what_is_no_date_and_says_how_to_write_it(self, text: str, repair: str) -> None:
        """A malformed date is an error that teaches."""
        with pytest.raises(MalformedDateError) as caught:
            PartialDate(text)

        assert repair in str(caught.value)
        assert text == caught.value.value

    @pytest.mark.parametrize(
        ("text", "repair"),
        [
            ("March 1992", "write 1992-03"),
            ("15 March 1992", "write 1992-03-15"),
            ("March 5,1992", "write 1992-03-05"),
            ("5.Dec.1992", "write 1992-12-05"),
            ("500 March 1992", "write 1992-03"),
            ("March 5 6 1992", "write 1992-03"),
            ("March 1992 or 1993", HOW),
            ("[1996]", "write bounds as [1996..1998], [..1998] or [1996..]"),
            ("[1998..1996]", "the first bound must not be later than the second"),
            ("[1996..March]", HOW),
            ("1993-02-29", "there is no such day in the calendar"),
        ],
    )
    def test_says_exactly_how_to_write_it(self, text: str, repair: str) -> None:
        """The whole line, as a reader sees it."""
        with pytest.raises(MalformedDateError) as caught:
            PartialDate(text)

        assert f"{text!r} is no date that can be used here; {repair}" == str(caught.value)

    @pytest.mark.parametrize("value", [None, 1996, date(1996, 5, 4), ["1996"]])
    def test_refuses_what_is_no_text(self, value: object) -> None:
        """Nothing is coerced."""
        with pytest.raises(MalformedDateError) as caught:
            PartialDate(value)  # type: ignore[arg-type]

        assert (value, HOW) == (caught.value.value, caught.value.repair)

    @given(partial_dates())
    def test_text_reads_back(self, known: PartialDate) -> None:
        """The text of a date reads back as an equal date with the same text."""
        again = PartialDate(str(known))

        assert known == again
        assert hash(known) == hash(again)
        assert str(known) == str(again)
        assert known == pickle.loads(pickle.dumps(known))

    @given(partial_dates(), partial_dates())
    def test_equal_means_the_same_bounds(self, one: PartialDate, other: PartialDate) -> None:
        """Dates are equal if they know the same."""
        assert (one == other) == ((one.earliest, one.latest) == (other.earliest, other.latest))


class TestPeriod:
    """The time from a start to an end."""

    def test_reads_every_form(self) -> None:
        """Start, end and openness are what the text says."""
        assert (PartialDate("1992-03"), PartialDate("2022"), False) == _parts("1992-03/2022")
        assert (PartialDate("2006"), None, True) == _parts("2006/..")
        assert (PartialDate("2006"), None, False) == _parts("2006/")
        assert (None, PartialDate("2004"), False) == _parts("/2004")
        assert (None, None, False) == _parts("/")
        assert (None, None, True) == _parts("/..")
        assert (PartialDate("1994"), PartialDate("1994"), False) == _parts("1994")

    def test_one_date_twice_is_one_date(self) -> None:
        """The canonical form of 1994/1994 is 1994."""
        assert "1994" == str(Period("1994/1994"))
        assert Period("1994") == Period("1994/1994")
        assert "Period('1994')" == repr(Period("1994/1994"))

    def test_seen_is_certain_on_its_day_alone(self) -> None:
        """What a source shows on a day holds then, and may hold at any other time."""
        seen = Period.seen("2017-05-24")

        assert "[..2017-05-24]/[2017-05-24..]" == str(seen)
        assert seen.holds_on("2017-05-24") is True
        assert seen.holds_on("2017-05-23") is None
        assert seen.holds_on(1900) is None

    @pytest.mark.parametrize(
        "text", ["2000/1999", "1999-05/1999-04", "../2000", "a/b", "1999/2000/2001", "[2001..]/2000"]
    )
    def test_refuses_what_is_no_period(self, text: str) -> None:
        """A period that ends before it starts, or has other parts, is an error."""
        with pytest.raises(MalformedDateError):
            Period(text)

    def test_refuses_what_is_no_text(self) -> None:
        """Nothing is coerced."""
        with pytest.raises(MalformedDateError) as caught:
            Period(1996)  # type: ignore[arg-type]

        assert (1996, HOW) == (caught.value.value, caught.value.repair)

    def test_says_that_it_ends_before_it_starts(self) -> None:
        """And shows the period in its whole."""
        with pytest.raises(MalformedDateError) as caught:
            Period("2000/1999")

        assert "2000/1999" == caught.value.value
        assert "a period must not end before it starts; write START/END" == caught.value.repair

    def test_what_is_open_goes_on_and_what_is_unknown_may_have_ended(self) -> None:
        """``..`` says that it still was so; nothing after the slash says nothing."""
        assert Period("2006/..").holds_on(2020) is True
        assert Period("2006/").holds_on(2020) is None
        assert Period("2006/..").holds_on(2005) is False

    @given(periods())
    def test_text_reads_back(self, period: Period) -> None:
        """The text of a period reads back as an equal period with the same text."""
        again = Period(str(period))

        assert period == again
        assert hash(period) == hash(again)
        assert str(period) == str(again)
        assert period == pickle.loads(pickle.dumps(period))

    @given(periods(), windows())
    def test_answers_are_exact(self, period: Period, days: tuple[date, date]) -> None:
        """
        The three values agree with trying every completion.

        A completion picks a start and an end, the end not before the start, from
        the days that the dates allow.
        """
        first, last = days
        starts = _days(period.start, open_=False)
        ends = _days(period.end, open_=period.is_open)
        answers = {start <= last and first <= end for start, end in product(starts, ends) if start <= end}

        expected = answers.pop() if len(answers) == 1 else None

        assert expected is period.holds_on(f"{first}/{last}")


class TestOn:
    """What ``on=`` takes."""

    @pytest.mark.parametrize(
        ("on", "first", "last"),
        [
            (2016, date(2016, 1, 1), date(2016, 12, 31)),
            ("2016-05", date(2016, 5, 1), date(2016, 5, 31)),
            ("2016-05-04", date(2016, 5, 4), date(2016, 5, 4)),
            ("2016-05-04/2016-05-06", date(2016, 5, 4), date(2016, 5, 6)),
            (date(2016, 5, 4), date(2016, 5, 4), date(2016, 5, 4)),
            (datetime(2016, 5, 4, 12), date(2016, 5, 4), date(2016, 5, 4)),
            (PartialDate("2016"), date(2016, 1, 1), date(2016, 12, 31)),
            (Period("2016/2017"), date(2016, 1, 1), date(2017, 12, 31)),
        ],
    )
    def test_is_a_window_of_days(self, on: object, first: date, last: date) -> None:
        """Anything wider than a day asks about any day in it."""
        assert (first.toordinal(), last.toordinal()) == window(on)  # type: ignore[arg-type]

    def test_ever_is_all_of_time(self) -> None:
        """EVER asks about the known and the unknown."""
        assert (BEFORE_ALL, AFTER_ALL) == window(EVER)
        assert "EVER" == repr(EVER)

    def test_takes_any_integer_type(self) -> None:
        """A year may be of any type that is an integer, such as those of numpy."""

        class Year:
            def __index__(self) -> int:
                return 2016

        assert window(2016) == window(Year())

    @pytest.mark.parametrize("on", [True, 16, 12345, None, 2016.0, [2016], "today", b"2016"])
    def test_refuses_what_is_no_time(self, on: object) -> None:
        """A truth value, two digits, a float: an error that says what to write."""
        with pytest.raises(MalformedDateError) as caught:
            window(on)  # type: ignore[arg-type]

        assert (on, HOW) == (caught.value.value, caught.value.repair)

    def test_a_year_has_four_digits(self) -> None:
        """The first and the last of them, and their neighbours."""
        assert date(1000, 1, 1).toordinal() == window(1000)[0]
        assert date(9999, 12, 31).toordinal() == window(9999)[1]
        for on in (999, 10_000):
            with pytest.raises(MalformedDateError) as caught:
                window(on)
            assert on == caught.value.value

    def test_refuses_a_date_that_is_none(self) -> None:
        """An object that claims to be a date and has no day, as pandas.NaT does."""

        class NotATime(datetime):
            def toordinal(self) -> int:
                raise ValueError("NaT")

        with pytest.raises(MalformedDateError) as caught:
            window(NotATime(2016, 5, 4))

        assert (NotATime(2016, 5, 4), HOW) == (caught.value.value, caught.value.repair)

    def test_overlap(self) -> None:
        """The overlap of two windows is what both hold."""
        assert (3, 5) == overlap((1, 5), (3, 9))
        assert (5, 5) == overlap((1, 5), (5, 9))
        assert NO_DAY == overlap((1, 5), (6, 9)) == overlap((6, 9), (1, 5))
        assert (1, 5) == overlap((1, 5), None)


def _parts(text: str) -> tuple[PartialDate | None, PartialDate | None, bool]:
    period = Period(text)
    return period.start, period.end, period.is_open


def _days(known: PartialDate | None, *, open_: bool) -> list[date]:
    """List every day that a date can be."""
    if open_:
        return [AFTER]
    earliest = known.earliest if known and known.earliest else BEFORE
    latest = known.latest if known and known.latest else AFTER
    return [day for day in WIDE if earliest <= day <= latest]
