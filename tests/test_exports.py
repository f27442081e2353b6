"""What holds for every format: versions, equal bytes, the command, the page."""

import re
from pathlib import Path

import pytest

import baltic_security as bs
from baltic_security import Dataset, Kind
from baltic_security import __main__ as command
from baltic_security._store import Store
from baltic_security.export import FORMATS, export

PAGE = Path(__file__).parents[1] / "docs" / "how-to" / "export.md"


def contents(folder: Path) -> dict[str, bytes]:
    """Read all files in a folder."""
    files = [path for path in folder.rglob("*") if path.is_file()]
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


@pytest.mark.parametrize("format", FORMATS)
def test_every_export_tells_its_three_versions(format: str, toy: Dataset, tmp_path: Path) -> None:
    """Of the package, of the data and of its layout."""
    store = toy._store
    rows = {kind: store.rows(kind).raw for kind in Kind}
    dataset = Dataset(Store.of_rows("2031.7", "1.97.31", store.reviewed, store.retired, rows))

    export(dataset, format, tmp_path)

    written = b"".join(contents(tmp_path).values()).decode(errors="replace")
    for version in (bs.__version__, "2031.7", "1.97.31"):
        assert version in written


@pytest.mark.parametrize("format", FORMATS)
def test_every_export_is_the_same_each_time(format: str, toy: Dataset, tmp_path: Path) -> None:
    """Two runs, the same bytes."""
    for folder in ("one", "two"):
        export(toy, format, tmp_path / folder)

    assert contents(tmp_path / "one") == contents(tmp_path / "two")


@pytest.mark.parametrize("format", FORMATS)
def test_every_format_has_a_command(
    format: str,
    toy: Dataset,
    in_folder: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """It writes into a new folder, and prints each file that it wrote, and no other."""
    monkeypatch.setattr(command, "load", lambda: toy)

    assert 0 == command.main(["export", format, "out"])

    printed = [Path(line).relative_to("out").as_posix() for line in capsys.readouterr().out.splitlines()]
    assert sorted(contents(in_folder / "out")) == sorted(printed)


def test_only_our_own_data_is_said_to_be_free(bundled: Dataset, toy: Dataset, tmp_path: Path) -> None:
    """Of the data of others we cannot say under which licence it is."""
    for format, file in (("frictionless", "datapackage.json"), ("croissant", "croissant.json")):
        for dataset in (bundled, toy):
            export(dataset, format, tmp_path / format / dataset.version)
        said = [
            (tmp_path / format / dataset.version / file).read_text(encoding="utf-8")
            for dataset in (bundled, toy)
        ]
        assert ["creativecommons.org" in text for text in said] == [True, False]


def test_the_page_and_the_docstring_list_every_format() -> None:
    """A reader finds all that can be written."""
    rows = re.findall(
        r"^\| `(\w+)` \| `python -m baltic_security export (\w+) ", PAGE.read_text("utf-8"), re.M
    )

    assert [(format, format) for format in sorted(FORMATS)] == rows
    assert set(FORMATS) == set(re.findall(r'``"(\w+)"``', export.__doc__ or ""))
