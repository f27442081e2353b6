"""The checks: each rule fires on its fault, and not on what may well be true."""

import shutil
from datetime import date, timedelta
from itertools import product
from pathlib import Path

import pytest
from hypothesis import given
from patches import agreed, expected, patched, patches
from strategies import CALENDAR, FIRST, LAST, periods

import baltic_security as bs
from baltic_security import DatasetNotFoundError, Finding, PartialDate, Period
from baltic_security._json import write
from baltic_security.checks import RULES, check, fix
from baltic_security.checks._lives import sticks_out
from baltic_security.checks._people import births_in, mail_in, phones_in
from baltic_security.checks._seats import share_days

TOY = Path(__file__).parent / "data" / "toy"


class TestRules:
    """Every rule, by its fixtures: patches of the toy dataset."""

    @pytest.mark.parametrize("folder", patches("faults"), ids=lambda folder: folder.name)
    def test_a_planted_fault_yields_its_code(self, folder: Path, tmp_path: Path) -> None:
        """A fault is found where it is, in the words agreed, and nothing else is found."""
        findings = check(patched(folder, tmp_path))

        found = sorted((finding.code, finding.file, finding.record, finding.field) for finding in findings)
        assert expected(folder) == found, "\n".join(map(str, findings))
        assert agreed(folder) == list(map(str, findings)), "if this is meant, run: python tests/patches.py"

    @pytest.mark.parametrize("folder", patches("doubts"), ids=lambda folder: folder.name)
    def test_doubt_is_no_fault(self, folder: Path, tmp_path: Path) -> None:
        """What comes near to a fault, and may well be true, is left alone."""
        assert "" == "\n".join(map(str, check(patched(folder, tmp_path))))

    def test_every_code_has_a_fixture(self) -> None:
        """No rule is without proof that it fires."""
        assert {folder.name.partition("-")[0] for folder in patches("faults")} == set(RULES)

    def test_every_code_says_what_it_demands(self) -> None:
        """The demands are sentences, in the order of their codes."""
        assert sorted(RULES) == list(RULES)
        assert all(rule.demand[0].isupper() and rule.demand.endswith(".") for rule in RULES.values())


class TestCheck:
    """Checking a folder."""

    def test_the_toy_dataset_is_clean(self) -> None:
        """The dataset of the unit tests breaks no rule."""
        assert check(TOY) == ()

    def test_a_folder_that_is_no_dataset(self, tmp_path: Path) -> None:
        """A folder without a manifest is an error that names it."""
        with pytest.raises(DatasetNotFoundError, match=r"no manifest\.json"):
            check(tmp_path)

    def test_a_user_need_not_vouch_for_files(self, tmp_path: Path) -> None:
        """A manifest with version and review is enough."""
        shutil.copytree(TOY, tmp_path, dirs_exist_ok=True)
        (tmp_path / "manifest.json").write_text('{\n  "version": "1",\n  "reviewed": "2018-03-01"\n}\n')

        assert check(tmp_path) == ()

    def test_a_manifest_that_lists_no_files(self, tmp_path: Path) -> None:
        """What a manifest says of files must be about each of them."""
        shutil.copytree(TOY, tmp_path, dirs_exist_ok=True)
        (tmp_path / "manifest.json").write_text(
            '{\n  "version": "1",\n  "reviewed": "2018-03-01",\n  "files": []\n}\n'
        )

        assert {"E702"} == {finding.code for finding in check(tmp_path)}

    def test_a_manifest_that_is_no_object(self, tmp_path: Path) -> None:
        """It has no keys, so what stands in it is no unknown key."""
        shutil.copytree(TOY, tmp_path, dirs_exist_ok=True)
        (tmp_path / "manifest.json").write_text('["colour"]\n', encoding="utf-8")

        assert {"E105", "E107"} == {finding.code for finding in check(tmp_path)}

    def test_a_broken_file_hides_nothing_behind_it(self, tmp_path: Path) -> None:
        """Rows without ids are looked through in each file, and the files behind them are as well."""
        shutil.copytree(TOY, tmp_path, dirs_exist_ok=True)
        (tmp_path / "manifest.json").write_text(
            '{\n  "version": "1",\n  "reviewed": "2018-03-01"\n}\n', encoding="utf-8"
        )
        broken = ("relations/events.json", "relations/networks.json")
        for name in broken:
            (tmp_path / name).write_text('[{"role": "Ba\u0304ka  I"}]', encoding="utf-8")
        path = tmp_path / "sources.json"
        path.write_text(path.read_text(encoding="utf-8") + "\n", encoding="utf-8")

        found = [(finding.code, finding.file, finding.record, finding.field) for finding in check(tmp_path)]

        assert [("E701", "sources.json", "", "")] == [place for place in found if place[0] == "E701"]
        for code in ("E704", "E705"):
            assert [(code, name, "", "role") for name in broken] == [
                place for place in found if place[0] == code
            ]

    def test_findings_are_sorted_and_readable(self, tmp_path: Path) -> None:
        """A finding is one line: file, record, field, problem, repair, code."""
        (folder,) = (folder for folder in patches("faults") if folder.name == "E409-1")
        findings = check(patched(folder, tmp_path))

        assert sorted(findings) == list(findings)
        assert all(isinstance(finding, Finding) for finding in findings)
        assert str(findings[1]) == (
            "relations/organizations.json: xc.presides-over.amber-council: period.start: "
            "the start of '[..2015-10]/[2015-10..]' is not bound by 'xb.presides-over.amber-council' "
            "(2014-07-01/2015-06-30); narrow it as [2015-06-30..…], with a derived citation (E409)"
        )


def _completions(period: Period) -> tuple[list[date], list[date]]:
    """
    List the starts and the ends that a period can have, in a small calendar.

    The day before it stands for all known days there, the day before that for the
    unknown; and so after it.
    """
    never, before = FIRST - timedelta(days=2), FIRST - timedelta(days=1)
    after, forever = LAST + timedelta(days=1), LAST + timedelta(days=2)

    def days(known: PartialDate | None) -> list[date]:
        earliest = max(known.earliest, before) if known and known.earliest else never
        latest = min(known.latest, after) if known and known.latest else forever
        return [day for day in (never, before, *CALENDAR, after, forever) if earliest <= day <= latest]

    ends = [forever] if period.is_open else days(period.end)
    pairs = [(start, end) for start, end in product(days(period.start), ends) if start <= end]
    return sorted({start for start, _ in pairs}), sorted({end for _, end in pairs})


class TestCertainty:
    """A rule about time fires exactly if every reading of the dates breaks it."""

    @given(periods(), periods())
    def test_sticks_out(self, period: Period, life: Period) -> None:
        """A period sticks out if it begins before, or ends after, whatever the days."""
        (starts, ends), (births, deaths) = _completions(period), _completions(life)
        begins_before = all(start < birth for start, birth in product(starts, births))
        ends_after = all(end > death for end, death in product(ends, deaths))

        expected = "start" if begins_before else "end" if ends_after else ""

        assert expected == sticks_out(period.bounds, life.bounds)

    @given(periods(), periods())
    def test_share_days(self, one: Period, other: Period) -> None:
        """Terms share more than a hand-over day if each begins before the other ends, whatever the days."""
        (starts, ends), (their_starts, their_ends) = _completions(one), _completions(other)
        expected = all(start < end for start, end in product(starts, their_ends))
        expected = expected and all(start < end for start, end in product(their_starts, ends))

        assert expected is share_days(one.bounds, other.bounds)
        assert share_days(one.bounds, other.bounds) is share_days(other.bounds, one.bounds)


PHONES = """
+46 8 123 45 67
Tel. 08-123 45 67
00 371 6707 5300
(08) 123 45 67
puhelin 0295 350 000
тел.: 222-33-44
+7 (812) 555-12-12
fax 5551234
Mobile: 040-1234567
"""
NO_PHONES = """
1996
2014-2020
2007–2013
2016-05-04
04-05-2016
04 05 2016
660 000 EUR
495,000.50
+10 000
00130 Helsinki
+12345678901234567890
LV-1026 Rīga
103 33 Stockholm
00-583 Warszawa
17th and 18th
decision 2007/779/EC
files 08-12 to 08-15
paragraphs 3-5
COM(2009) 248
ISBN 978-92-893
telephones: 3 of 10
http://x.example/0046812345678x
24/7
0.5 per cent
Telefax 2000 Ltd
"""
MAIL = """
a.b@c.example
a.b(at)c.example
a [at] c.example
ä_ö@c-d.example
e+f@g.h-i.example
"""
NO_MAIL = """
meeting @ Visby
@bstf
5 @ 10 EUR
"""
BIRTHS = """
born on 3 May 1970
date of birth: 3.5.1970
b. 3 May 1970
* 1970
född 1970
geb. 1970
dzimusi 1970. gadā
родился 3 мая 1970
syntynyt 3.5.1970
ur. 1970
gimė 1970
"""
NO_BIRTHS = """
Minister in 2015
Director (2010–2014)
of the year 1996
Gimnasium, founded 1970
"""


def lines(text: str) -> list[str]:
    """List the lines of a text."""
    return text.strip().splitlines()


class TestPersonalData:
    """What looks like personal data in a text."""

    @pytest.mark.parametrize("text", lines(PHONES))
    def test_phone_numbers_are_found(self, text: str) -> None:
        """With the code of a country or a town, or a word before it."""
        assert list(phones_in(f"Call {text}, please")) != []

    @pytest.mark.parametrize("text", lines(NO_PHONES))
    def test_other_numbers_are_not(self, text: str) -> None:
        """Years, dates, amounts, postal codes, numbers of documents."""
        assert list(phones_in(f"See {text}, please")) == []

    @pytest.mark.parametrize("text", lines(MAIL))
    def test_mail_is_found(self, text: str) -> None:
        """Also where the sign is written out; as it stands there, without the full stop."""
        assert [text] == list(mail_in(f"Write to {text}."))

    @pytest.mark.parametrize("text", lines(NO_MAIL))
    def test_other_signs_are_not(self, text: str) -> None:
        """The sign alone is no address."""
        assert list(mail_in(text)) == []

    @pytest.mark.parametrize("text", lines(BIRTHS))
    def test_births_are_found(self, text: str) -> None:
        """In the languages of the region."""
        assert list(births_in(f"Minister, {text}")) != []

    @pytest.mark.parametrize("text", lines(NO_BIRTHS))
    def test_other_years_are_not(self, text: str) -> None:
        """The years of an office are its own."""
        assert list(births_in(text)) == []


def test_a_folder_may_refer_to_another_dataset(tmp_path: Path) -> None:
    """Ends, sources, countries and retirements may lead to records of the dataset beside it."""
    (tmp_path / "relations").mkdir()
    cited = [{"source": "country-list", "locator": "p. 1"}]
    named = [{"text": "Tide Watch", "language": "en", "citations": cited}]
    network = {"id": "tide-watch", "kind": "forum", "names": named, "citations": cited}
    tie = {"subject": "xa", "kind": "member_of", "object": "tide-watch", "citations": cited}
    tables = {
        "manifest.json": {"version": "1", "reviewed": "2018-01-01"},
        "networks.json": [network],
        "relations/networks.json": [{"id": "xa.member-of.tide-watch", **tie}],
        "retired.json": [{"id": "tide-club", "replaced_by": "fog-network"}],
    }
    for name, content in tables.items():
        (tmp_path / name).write_text(write(content), encoding="utf-8")
    fix(tmp_path)

    alone = {finding.code for finding in check(tmp_path)}

    assert {"E202", "E203", "E208"} == alone
    assert () == check(tmp_path, beside=bs.load(TOY))

    (tmp_path / "networks.json").write_text(write([{**network, "id": "fog-network"}]), encoding="utf-8")
    fix(tmp_path)
    assert "E201" in [finding.code for finding in check(tmp_path, beside=bs.load(TOY))]


def test_a_folder_may_not_retire_what_the_other_dataset_has(tmp_path: Path) -> None:
    """The finding tells the file of the retirement, since there is no record."""
    tables = {
        "manifest.json": {"version": "1", "reviewed": "2018-01-01"},
        "retired.json": [{"id": "fog-network", "consider": ["mist-network"]}],
    }
    for name, content in tables.items():
        (tmp_path / name).write_text(write(content), encoding="utf-8")

    assert [
        "retired.json: fog-network: id: 'fog-network' is a record in networks in the other dataset; "
        "take back one of the two (E206)"
    ] == [str(finding) for finding in check(tmp_path, beside=bs.load(TOY))]
