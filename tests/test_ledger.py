"""The ledger and the changelog of the data: no released id is lost, and no change is untold."""

import functools
import importlib.util
import subprocess
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

import baltic_security as bs
from baltic_security._store import Retirement, Store

ROOT = Path(__file__).parents[1]


def script(name: str) -> ModuleType:
    """Import a script of the maintainers."""
    spec = importlib.util.spec_from_file_location(f"release_{name}", ROOT / "release" / f"{name}.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


ledger = script("ledger")
data_changes = script("data_changes")
EMPTY = ledger.Ledger([], [], {})


def test_every_released_id_leads_somewhere(bundled: bs.Dataset) -> None:
    """A record of the same table, or what replaced it; and the lines are those of the releases."""
    assert [] == ledger.faults(ledger.read(), bundled)


def test_no_record_changed_but_those_that_were_meant_to(bundled: bs.Dataset) -> None:
    """A slip of the hand in another record is noticed, even if no rule can see it."""
    assert [] == ledger.untold(ledger.read(), ledger.of_records(bundled), ledger.changed())


def test_nothing_was_taken_from_the_ledger_since_the_last_release() -> None:
    """In a clone with tags, both files begin as they did then."""
    tag = git("describe", "--tags", "--abbrev=0", "--match", "v*").strip()
    if not tag:
        pytest.skip("no release is tagged here")
    for name in (ledger.IDS, ledger.RELEASES):
        now = (ROOT / "release" / name).read_text(encoding="utf-8")
        assert now.startswith(git("show", f"{tag}:release/{name}"))


def git(*words: str) -> str:
    """Ask git; nothing if this is no clone, or has no such thing."""
    try:
        return subprocess.run(["git", *words], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    except (OSError, subprocess.CalledProcessError):
        return ""


def changed(dataset: bs.Dataset, gone: str = "", come: str = "", retired: str = "") -> bs.Dataset:
    """Take a person out of a dataset, put one in, retire an id."""
    rows = {kind: dataset._store.rows(kind).raw for kind in bs.Kind}
    people = [row for row in rows[bs.Kind.PERSON] if row["id"] != gone]
    rows[bs.Kind.PERSON] = [*people, *({**people[0], "id": id} for id in (come,) if id)]
    retirements = {id: Retirement(id=id, replaced_by="amber-council") for id in (retired,) if id}
    return bs.Dataset(Store.of_rows("2018.04", "1.0.0", dataset.reviewed, retirements, rows))


@pytest.fixture(name="entered")
def _entered(toy: bs.Dataset) -> Any:
    """A ledger with one release, of the toy dataset."""
    return ledger.entered(EMPTY, toy, "1.0.0", b"{}")


class TestLedger:
    """What is entered, and what is noticed."""

    def test_a_release_is_entered_whole(self, entered: Any, toy: bs.Dataset, tmp_path: Path) -> None:
        """Every id with its table; read back as written."""
        ledger.write(entered, tmp_path)

        assert entered == ledger.read(tmp_path)
        assert sum(len(toy.table(kind)) for kind in bs.Kind) == len(entered.entries)
        assert ledger.Entry("ada-lind", "people", "2018.03") == entered.entries[0]
        assert [] == ledger.faults(entered, toy)
        assert EMPTY == ledger.read(tmp_path / "before-the-first-release")

    def test_a_later_release_only_adds(self, entered: Any, toy: bs.Dataset) -> None:
        """What stood there stands; an entry of a release that is not out yet is made anew."""
        later = changed(toy, gone="ada-lind", come="cy-nord", retired="ada-lind")
        once = ledger.entered(entered, changed(toy, come="di-west"), "1.1.0", b"{...")
        twice = ledger.entered(once, later, "1.1.0", b"{1}")

        assert [*entered.entries, ledger.Entry("cy-nord", "people", "2018.04")] == twice.entries
        assert [*entered.releases, twice.releases[-1]] == twice.releases
        assert [] == ledger.faults(twice, later)

    def test_an_id_may_not_vanish_nor_move(self, entered: Any, toy: bs.Dataset) -> None:
        """Each is told by what it was; retired is not gone, and what was never released may go."""
        rows = {kind: toy._store.rows(kind).raw for kind in bs.Kind}
        rows[bs.Kind.COUNTRY] = [*rows[bs.Kind.COUNTRY], *rows[bs.Kind.PERSON][:1]]
        rows[bs.Kind.PERSON] = rows[bs.Kind.PERSON][1:]
        moved = bs.Dataset(Store.of_rows("2", "1.0.0", toy.reviewed, {}, rows))

        assert [] == ledger.faults(entered, changed(toy, gone="ada-lind", come="cy-nord", retired="ada-lind"))
        (gone,) = ledger.faults(entered, changed(toy, gone="ada-lind"))
        assert "ada-lind: released with 2018.03 in people, and is gone; restore it, or retire the id" == gone
        (elsewhere,) = ledger.faults(entered, moved)
        assert "and stands in countries now" in elsewhere

    @pytest.mark.parametrize("spoil", ["drop", "change", "swap", "append"])
    def test_a_line_may_not_change(self, spoil: str, entered: Any, toy: bs.Dataset) -> None:
        """Lines of past releases are held by their SHA-256, and only the script adds any."""
        entries = list(entered.entries)
        if spoil == "drop":
            del entries[3]
        elif spoil == "change":
            entries[3] = entries[3]._replace(data="2017.01")
        elif spoil == "swap":
            entries[3:5] = reversed(entries[3:5])
        else:
            entries.append(entries[0])

        found = ledger.faults(ledger.Ledger(entered.releases, entries, {}), toy)

        assert found
        assert all(problem.startswith("ids.csv: ") for problem in found)

    def test_somebody_may_be_forgotten(self, entered: Any, toy: bs.Dataset) -> None:
        """A line may lose the name that the id is made of; the id stays taken, and the digests stay true."""
        first, *others = entered.entries
        hidden = first._replace(id=ledger._sealed(first.id))
        forgotten = ledger.Ledger(entered.releases, [hidden, *others], {})

        assert "ada-lind" == first.id
        assert "lind" not in hidden.id
        assert [] == ledger.faults(forgotten, changed(toy, gone="ada-lind"))
        assert ["ada-lind: stood for somebody who asked to be forgotten"] == ledger.faults(forgotten, toy)

    def test_a_change_is_told_or_it_is_a_slip(self, entered: Any, toy: bs.Dataset) -> None:
        """Records that came, went, were retired or say something else are found, but for those told."""
        now = ledger.of_records(changed(toy, gone="ada-lind", come="cy-nord", retired="ada-lind"))
        now["xa"] = "0"

        found = ledger.untold(entered, now, {"ada-lind", "xb", "lighthouse-taskforce"})

        assert ["cy-nord", "weather-network", "xa", "xb"] == sorted(line.partition(":")[0] for line in found)
        assert "xb: as it was in the last release; take it out of changed.txt" in found
        assert [] == ledger.untold(entered, ledger.of_records(toy), set())

    def test_a_version_of_the_data_is_one_content(self, entered: Any, toy: bs.Dataset) -> None:
        """The same data in two releases of the package has the same manifest."""
        assert [] == ledger.faults(ledger.entered(entered, toy, "1.0.1", b"{}"), toy)

        (found,) = ledger.faults(ledger.entered(entered, toy, "1.0.1", b"{ }"), toy)
        assert "1.0.1: data 2018.03 is not what it was in an earlier release; give it a later" in found


class TestScript:
    """``python release/ledger.py``, which runs on the bundled data."""

    @pytest.fixture(autouse=True)
    def _elsewhere(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """Let it write elsewhere, where nothing is tagged."""
        for name in ("read", "write", "changed"):
            monkeypatch.setattr(ledger, name, functools.partial(getattr(ledger, name), folder=tmp_path))
        monkeypatch.setattr(ledger, "_is_out", lambda _: False)
        (tmp_path / ledger.CHANGED).touch()

    def run(self, monkeypatch: pytest.MonkeyPatch, *words: str) -> None:
        """Run it with some words."""
        monkeypatch.setattr("sys.argv", ["ledger.py", *words])
        ledger.main()

    def test_it_enters_only_if_told(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """Without a word it checks, and says how to enter what is not entered."""
        with pytest.raises(
            SystemExit, match=r"is not entered as it is; run: python release/ledger\.py --write"
        ):
            self.run(monkeypatch)
        assert EMPTY == ledger.read()

        self.run(monkeypatch, "--write")
        self.run(monkeypatch)

        assert bs.__version__ == ledger.read().releases[-1].package

    def test_it_changes_nothing_that_is_out(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """The tag of a release closes its entry."""
        self.run(monkeypatch, "--write")
        entered = ledger.read()
        monkeypatch.setattr(ledger, "_is_out", lambda _: True)

        with pytest.raises(SystemExit, match="is out, and its entry stands"):
            self.run(monkeypatch, "--write")
        assert entered == ledger.read()


class TestDataChanges:
    """DATA_CHANGES.md."""

    def test_the_first_section_is_fresh(self, bundled: bs.Dataset) -> None:
        """As long as there is one release, its counts are those of the data."""
        text = data_changes.FILE.read_text(encoding="utf-8")
        sections = text.split("\n## ")[1:]

        assert sections
        if len(sections) == 1:
            assert text == data_changes.with_section(text, data_changes.first_section(bundled)), (
                "run: python release/data_changes.py"
            )

    def test_a_section_stands_before_older_ones(self) -> None:
        """The newest comes first; one of the same version is replaced."""
        text = data_changes.with_section("# Changes\n\nText.\n", "## 1\n\nOne.\n")
        text = data_changes.with_section(text, "## 2\n\nNo.\n\n### Added\n\n- x\n")
        text = data_changes.with_section(text, "## 2\n\nTwo.\n")

        assert "# Changes\n\nText.\n\n## 2\n\nTwo.\n\n## 1\n\nOne.\n" == text
