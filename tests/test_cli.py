"""The command line: what it prints, where, and how it ends."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import baltic_security as bs
from baltic_security.__main__ import main


def test_show_prints_a_card(capsys: pytest.CaptureFixture[str]) -> None:
    """Names, dates, members, who presides, meetings, sources; 80 columns wide."""
    assert 0 == main(["show", "bstf", "--on", "2016"])

    out, err = capsys.readouterr()
    assert out.startswith("Baltic Sea Task Force on Organized Crime (BSTF")
    for part in ("when: 1996-05-04", "Has member\n", "  Iceland", "Presided over by\n  Russia", "Sources\n"):
        assert part in out
    urls = [line for line in out.splitlines() if "http" in line]
    assert all(len(line) <= 80 for line in out.splitlines() if line not in urls)
    assert "" == err


def test_show_takes_a_name_and_a_language(capsys: pytest.CaptureFixture[str]) -> None:
    """A record by its exact name, with names in another language where they are attested."""
    assert 0 == main(["show", "Baltijas jūras valstu padome", "--lang", "lv"])

    assert capsys.readouterr().out.startswith("Baltijas jūras valstu padome (")


def test_show_takes_a_relation(capsys: pytest.CaptureFixture[str]) -> None:
    """A relation has an id, and so a card."""
    assert 0 == main(["show", "ru.presides-over.bstf"])

    assert "ru presides over bstf" in capsys.readouterr().out


def test_search_prints_a_line_a_match(capsys: pytest.CaptureFixture[str]) -> None:
    """Score, id and name; the words need no quotes."""
    assert 0 == main(["search", "baltic", "sea", "task", "forse", "--limit", "2"])

    lines = capsys.readouterr().out.splitlines()
    assert 1 <= len(lines) <= 2
    assert "bstf" in lines[0]
    assert all(len(line) <= 80 for line in lines)


def test_search_for_nothing_ends_with_1(capsys: pytest.CaptureFixture[str]) -> None:
    """Nothing found is said on standard error, and is no success."""
    assert 1 == main(["search", "qwertyuiop"])

    out, err = capsys.readouterr()
    assert "" == out
    assert "nothing found" in err


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["show", "bsft"], "error: no record 'bsft' in dataset; did you mean 'bstf'"),
        (["show", "bstf", "--on", "March 1992"], "error: 'March 1992' is no date"),
        (["show", "bstf", "--lang", "xx"], "error: 'xx' is no Language"),
        (["search", " "], "error: there is nothing to look for"),
        (["search", "bstf", "--limit", "0"], "error: a limit of 0"),
        (["check", "/no/such/folder"], "error: '/no/such/folder' is no dataset"),
        (["export", "json", __file__], "error: [Errno "),
    ],
)
def test_a_mistake_is_one_line_and_ends_with_2(
    arguments: list[str], message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Errors go to standard error, in one line that says what to do."""
    assert 2 == main(arguments)

    out, err = capsys.readouterr()
    assert "" == out
    assert err.startswith(message)
    assert 1 == err.count("\n")


@pytest.mark.parametrize("arguments", [[], ["frobnicate"], ["export", "xml", "x"], ["show"]])
def test_a_wrong_command_ends_with_2(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """What argparse refuses ends with 2 as well."""
    with pytest.raises(SystemExit) as caught:
        main(arguments)

    assert 2 == caught.value.code


def test_a_day_after_the_review_is_a_note(capsys: pytest.CaptureFixture[str]) -> None:
    """The warning of the library is a note on standard error."""
    assert 0 == main(["show", "bstf", "--on", "2099"])

    assert capsys.readouterr().err.startswith("note: the data was reviewed on")


def test_coverage_counts_everything(capsys: pytest.CaptureFixture[str], bundled: bs.Dataset) -> None:
    """Records by table, relations by kind, names by language, citations by certainty."""
    assert 0 == main(["coverage"])

    lines = [line.split() for line in capsys.readouterr().out.splitlines()]
    assert ["networks", str(len(bundled.networks))] in lines
    assert ["member", "of", str(len(bundled.relations.where(kind="member_of")))] in lines
    assert ["in", "all", f"{len(bundled.sources):,}"] in lines


class TestCheck:
    """``check`` and ``check --fix``."""

    def test_bundled_data_is_clean(self, capsys: pytest.CaptureFixture[str]) -> None:
        """No finding, and exit code 0."""
        assert 0 == main(["check"])

        assert capsys.readouterr().out == ""

    def test_findings_are_printed_and_end_with_1(
        self, in_folder: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        """A line a finding, with its code."""
        (in_folder / "manifest.json").write_text('{"version": "1", "reviewed": "2026-01-01"}')
        (in_folder / "networks.json").write_text('[{"id": "x"}]')

        assert 1 == main(["check", str(in_folder)])

        out, err = capsys.readouterr()
        assert "networks.json: x: kind: the key 'kind' is missing; add it (E105)" in out
        assert "findings in" in err

    def test_bundled_data_that_is_being_edited(self, tmp_path: Path) -> None:
        """Named or not, the bundled folder is checked without being loaded."""
        package = Path(bs.__file__).parent
        shutil.copytree(package, tmp_path / "baltic_security", ignore=shutil.ignore_patterns("__pycache__"))
        networks = tmp_path / "baltic_security" / "data" / "networks.json"
        networks.write_text(networks.read_text(encoding="utf-8") + "\n", encoding="utf-8")

        for arguments in ([], [str(networks.parent)]):
            done = subprocess.run(
                [sys.executable, "-m", "baltic_security", "check", *arguments],
                capture_output=True,
                text=True,
                check=False,
                cwd=tmp_path,
                env={**os.environ, "PYTHONPATH": str(tmp_path)},
            )
            assert (1, True) == (done.returncode, "E701" in done.stdout), done.stderr


class TestExport:
    """``export json`` and ``export csv``."""

    def test_json_reads_back_to_an_equal_dataset(self, in_folder: Path, bundled: bs.Dataset) -> None:
        """Nothing is lost on the way out and in."""
        assert 0 == main(["export", "json", "out"])

        again = bs.load("out")
        assert bundled == again
        assert (bundled.version, bundled.reviewed) == (again.version, again.reviewed)
        manifest = json.loads(Path("out/manifest.json").read_text(encoding="utf-8"))
        assert bs.data_path().joinpath("manifest.json").read_bytes() == Path("out/manifest.json").read_bytes()
        assert manifest["files"]["networks.json"]["records"] == len(bundled.networks)

    def test_csv_has_a_row_a_record(self, in_folder: Path, bundled: bs.Dataset) -> None:
        """One file a table, the same columns in each row, and the three versions beside."""
        assert 0 == main(["export", "csv", "out"])

        import csv

        for kind in bs.Kind:
            with Path("out", f"{kind.table}.csv").open(encoding="utf-8", newline="") as file:
                rows = list(csv.DictReader(file))
            assert list(bundled.table(kind).ids) == [row["id"] for row in rows]
        versions = json.loads(Path("out/versions.json").read_text(encoding="utf-8"))
        assert {
            "package": bs.__version__,
            "data": bundled.version,
            "schema": bundled.schema_version,
            "reviewed": str(bundled.reviewed),
        } == versions

    def test_overwrites_nothing(self, in_folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        """A folder that holds something is refused."""
        (in_folder / "out").mkdir()
        (in_folder / "out" / "thesis.txt").write_text("mine")

        assert 2 == main(["export", "json", "out"])

        assert "is not empty" in capsys.readouterr().err
        assert ["thesis.txt"] == [path.name for path in Path("out").iterdir()]


def test_a_closed_pipe_is_no_error() -> None:
    """``… show bstf | head -1`` ends quietly."""
    command = f"{sys.executable} -m baltic_security show bstf | head -1"
    done = subprocess.run(
        ["bash", "-o", "pipefail", "-c", command], capture_output=True, text=True, check=False
    )

    assert (0, "") == (done.returncode, done.stderr)


def test_a_plain_terminal_is_no_error() -> None:
    """Where the terminal cannot show a letter, it shows a question mark."""
    done = subprocess.run(
        [sys.executable, "-m", "baltic_security", "show", "se", "--lang", "lv"],
        capture_output=True,
        check=False,
        env={**os.environ, "PYTHONIOENCODING": "ascii"},
    )

    assert 0 == done.returncode, done.stderr
    assert b"Zviedrija [se]" in done.stdout
