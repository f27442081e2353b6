"""Two releases beside each other: what they state of themselves, and the command that compares them."""

import copy
import shutil
from pathlib import Path
from zipfile import ZipFile

import pytest
from test_diff import TOY, dataset, retired, tables

import baltic_security as bs
from baltic_security import Dataset, Kind
from baltic_security.__main__ import main
from baltic_security._releases import Release, read_release, shortfalls
from baltic_security._releases import bundled as installed
from baltic_security.diff import Change, Difference, Effect, Fate, diff


def wheel(folder: Path, data: Path, package: str) -> Path:
    """Make a wheel of a data folder."""
    path = folder / f"baltic_security-{package}-py3-none-any.whl"
    with ZipFile(path, "w") as file:
        for found in sorted(data.rglob("*.json")):
            file.write(found, f"baltic_security/data/{found.relative_to(data).as_posix()}")
        about = f"Metadata-Version: 2.4\nName: baltic-security\nVersion: {package}\n"
        file.writestr(f"baltic_security-{package}.dist-info/METADATA", about)
    return path


class TestReleases:
    """Folders, exports and wheels, and the versions that they state."""

    def test_three_forms_of_one_release(self, tmp_path: Path, bundled: Dataset) -> None:
        """The bundled data, its folder, its export and a wheel of it are the same."""
        data = Path(str(bs.data_path()))
        main(["export", "json", str(tmp_path / "export")])
        for form in (data, tmp_path / "export", wheel(tmp_path, data, "9.9.9")):
            assert diff(bundled, read_release(str(form)).dataset).effect is None

    def test_what_a_wheel_states(self, tmp_path: Path) -> None:
        """A wheel has three versions, and its layout."""
        release = read_release(str(wheel(tmp_path, Path(str(bs.data_path())), "1.2.3rc1")))

        assert "1.2.3rc1" == release.package
        assert installed().layout == release.layout
        assert None is read_release(str(TOY)).package

    @pytest.mark.parametrize("made", ["nothing", "text", "zip"])
    def test_what_is_no_release(self, made: str, tmp_path: Path) -> None:
        """A path that leads to no data is an error that names it."""
        path = tmp_path / "x.whl"
        if made == "text":
            path.write_text("no wheel")
        if made == "zip":
            wheel(tmp_path, tmp_path, "1").rename(path)

        with pytest.raises(bs.DatasetNotFoundError, match=r"x\.whl"):
            read_release(str(path))

    def test_another_layout_is_an_error_that_says_so(self, tmp_path: Path) -> None:
        """Data of a layout that this package cannot read is not misread."""
        shutil.copytree(TOY, tmp_path / "toy")
        manifest = tmp_path / "toy" / "manifest.json"
        manifest.write_text(manifest.read_text().replace('"schema": "1.0.0"', '"schema": "2.0.0"'))

        with pytest.raises(bs.DataError, match=r"the layout is version .2\.0\.0., and this package reads"):
            read_release(str(tmp_path / "toy"))

    @pytest.mark.parametrize(
        ("old", "new", "effect", "short"),
        [
            ("1.0.0", "1.0.0", None, ""),
            ("1.0.0", "1.0.1", None, ""),
            (
                "1.0.0",
                "1.0.0",
                Effect.ADDITIVE,
                "went from 1.0.0 to 1.0.0, which is no step up; the data takes a minor",
            ),
            ("1.0.0", "0.9.0", Effect.ADDITIVE, "which is no step up"),
            (
                "1.0.0",
                "1.0.1",
                Effect.CORRECTING,
                "which is a patch step; the data takes a minor step at least",
            ),
            ("1.0.0", "1.1.0", Effect.CORRECTING, ""),
            ("1.9.0", "1.10.0", Effect.CORRECTING, ""),
            (
                "1.0.0",
                "1.1.0",
                Effect.BREAKING,
                "which is a minor step; the data takes a major step at least",
            ),
            ("1.0.0", "2.0.0", Effect.BREAKING, ""),
            ("0.1.0", "0.1.1", Effect.BREAKING, "which is a patch step"),
            ("0.1.0", "0.2.0", Effect.BREAKING, ""),
            (None, "1.0.0", Effect.BREAKING, ""),
            ("1.0.0", None, Effect.BREAKING, ""),
        ],
    )
    def test_the_step_of_the_package(
        self, old: str | None, new: str | None, effect: Effect | None, short: str, toy: Dataset
    ) -> None:
        """A smaller step than the data takes is refused; before 1.0.0 the second number stands for both."""
        before, after = Release(toy, old, {}), Release(dataset(tables(toy), retired(toy)), new, {})
        fates = {Effect.ADDITIVE: Fate.ADDED, Effect.CORRECTING: Fate.RETIRED, Effect.BREAKING: Fate.REMOVED}
        changes = (Change("people", "x", "X", fates[effect]),) if effect else ()
        difference = Difference(*(diff(before.dataset, after.dataset).old,) * 2, changes)

        found = list(shortfalls(before, after, difference))

        assert effect is difference.effect
        assert len(found) == bool(short)
        assert short in "".join(found)

    def test_other_data_has_a_later_version(self, toy: Dataset) -> None:
        """One version of the data is one content."""
        rows = tables(toy)
        rows[Kind.COUNTRY].pop()
        for version, count in (("2018.03", 1), ("2018.02.9", 1), ("2018.03.1", 0), ("2018.10", 0)):
            new = Release(dataset(rows, version=version), None, {})
            found = list(shortfalls(Release(toy, None, {}), new, diff(toy, new.dataset)))
            assert len(found) == count, version

    def test_another_layout_has_a_later_version(self, toy: Dataset) -> None:
        """A field that comes or goes shows in the schema files; a better description does not."""
        layout = installed().layout
        better, other = copy.deepcopy(layout), copy.deepcopy(layout)
        better["networks.schema.json"]["$defs"]["Theme"]["description"] = "What it is about."
        del other["networks.schema.json"]["$defs"]["Name"]["properties"]["period"]
        for changed, schema, count in (
            (better, "1.0.0", 0),
            (other, "1.0.0", 1),
            (other, "1.1.0", 0),
            ({}, "1.0.0", 0),
        ):
            new = Release(dataset(tables(toy), retired(toy), schema=schema), None, changed)
            found = list(shortfalls(Release(toy, None, layout), new, diff(toy, new.dataset)))
            assert len([line for line in found if line.startswith("the layout")]) == count


class TestCommand:
    """``diff OLD NEW`` on the command line."""

    def test_no_change_ends_with_0(self, capsys: pytest.CaptureFixture[str], bundled: Dataset) -> None:
        """One line, and without a second path the bundled data is compared."""
        assert 0 == main(["diff", str(bs.data_path())])

        assert (f"{bundled.version}: no change\n", "") == capsys.readouterr()

    def test_too_small_a_step_ends_with_1(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        """What changed goes to standard output, what is wrong with the versions to standard error."""
        data = Path(str(bs.data_path()))
        shutil.copytree(data, tmp_path / "data")
        retired = tmp_path / "data" / "retired.json"
        retired.write_text('[\n  {\n    "id": "never-was",\n    "replaced_by": "cbss"\n  }\n]\n')

        code = main(
            ["diff", str(wheel(tmp_path, data, "1.0.0")), str(wheel(tmp_path, tmp_path / "data", "1.0.1"))]
        )

        out, err = capsys.readouterr()
        assert 1 == code
        assert "  retired never-was: + replaced_by cbss\n" in out
        assert 2 == err.count("too small a step: ")

    @pytest.mark.parametrize(
        ("form", "start"), [("text", "2018.03 → "), ("markdown", "## 20"), ("json", "{")]
    )
    def test_forms(self, form: str, start: str, capsys: pytest.CaptureFixture[str]) -> None:
        """As text, as a section of a changelog, or as JSON; with one line end at the end."""
        assert 0 == main(["diff", str(TOY), "--format", form])

        out = capsys.readouterr().out
        assert out.startswith(start)
        assert out.endswith("\n")
        assert not out.endswith("\n\n")

    def test_a_wrong_path_ends_with_2(self, capsys: pytest.CaptureFixture[str]) -> None:
        """Nothing is compared."""
        assert 2 == main(["diff", str(TOY), "no-such-folder"])

        assert capsys.readouterr().err.startswith("error: 'no-such-folder' is no dataset")
