"""What the files around the package say of it, and what the build refuses to ship."""

import re
import runpy
import tarfile
import tomllib
from pathlib import Path
from zipfile import ZipFile

import pytest

import baltic_security as bs

ROOT = Path(__file__).parents[1]
BUILD = runpy.run_path(str(ROOT / "release" / "build.py"))

WHEEL = "baltic_security-1.dist-info"
CONTENT = {"baltic_security/dates.py": b"pass\n", "baltic_security/data/retired.json": b"[]\n"}


def text(name: str) -> str:
    """Read a file of the repository."""
    return (ROOT / name).read_text(encoding="utf-8")


def test_the_citation_names_both_versions(bundled: bs.Dataset) -> None:
    """CITATION.cff is as old as the package and the data."""
    assert [bs.__version__] == re.findall(r"^version: (.+)$", text("CITATION.cff"), re.M)
    assert [bundled.version] == re.findall(r'^  version: "(.+)"$', text("CITATION.cff"), re.M)


def test_the_citation_names_the_dataset_as_it_names_itself(bundled: bs.Dataset) -> None:
    """One title and one licence of the data, wherever it is cited."""
    title = re.search(r"^  title: (.+)$", text("CITATION.cff"), re.M)

    assert title
    assert title[1] in bundled.cite(bundled)
    assert "\n  license: CC0-1.0\n" in text("CITATION.cff")


def test_the_newest_section_of_the_changelog_is_this_version() -> None:
    """What comes after it waits in ``changes/``."""
    sections = re.findall(r"^## (\S+) \(\d{4}-\d{2}-\d{2}\)$", text("CHANGELOG.md"), re.M)

    assert sections[:1] in ([], [bs.__version__])
    assert len(sections) == text("CHANGELOG.md").count("\n## ")


def test_each_change_has_a_kind_that_is_known() -> None:
    """A file of another kind would never reach the changelog."""
    tool = tomllib.loads(text("pyproject.toml"))["tool"]["towncrier"]
    kinds = "|".join(kind["directory"] for kind in tool["type"])
    names = [path.name for path in (ROOT / tool["directory"]).iterdir() if path.name != "README.md"]

    assert [] == [name for name in names if not re.fullmatch(rf"(\+[a-z0-9-]+|\d+)\.({kinds})\.md", name)]


def wheel(path: Path, recorded: dict[str, bytes], found: dict[str, bytes]) -> Path:
    """Write a wheel that holds one thing, and records another."""
    rows = [f"{name},{BUILD['_digest'](content)},{len(content)}" for name, content in recorded.items()]
    with ZipFile(path / "some.whl", "w") as archive:
        for name, content in found.items():
            archive.writestr(name, content)
        archive.writestr(f"{WHEEL}/RECORD", "\n".join([*rows, f"{WHEEL}/RECORD,,"]))
    return path / "some.whl"


def test_a_wheel_that_is_what_it_records(tmp_path: Path) -> None:
    """Nothing to complain about."""
    assert BUILD["_wheel_holds_what_it_records"](wheel(tmp_path, CONTENT, CONTENT)) is None


@pytest.mark.parametrize(
    ("found", "problem"),
    [
        (CONTENT | {"baltic_security/more.py": b""}, "differ in baltic_security/more.py"),
        (CONTENT | {"baltic_security/dates.py": b"raise\n"}, "differ in baltic_security/dates.py"),
        (dict(list(CONTENT.items())[:1]), "differ in baltic_security/data/retired.json"),
    ],
    ids=["more", "changed", "less"],
)
def test_a_wheel_that_is_not_what_it_records(tmp_path: Path, found: dict[str, bytes], problem: str) -> None:
    """A file too many, another content, a file too few."""
    with pytest.raises(SystemExit, match=problem):
        BUILD["_wheel_holds_what_it_records"](wheel(tmp_path, CONTENT, found))


def test_a_wheel_with_what_is_not_of_the_package(tmp_path: Path) -> None:
    """Tests, say, that would be installed beside everybody's packages."""
    content = CONTENT | {"tests/conftest.py": b""}

    with pytest.raises(SystemExit, match=r"holds what is not of the package: tests/conftest\.py"):
        BUILD["_wheel_holds_what_it_records"](wheel(tmp_path, content, content))


def test_an_sdist_with_what_is_not_in_the_tree(tmp_path: Path) -> None:
    """A cache, say."""
    (tmp_path / "cache").write_text("x")
    with tarfile.open(tmp_path / "some.tar.gz", "w:gz") as archive:
        archive.add(tmp_path / "cache", "some-1/tests/.hypothesis/1")

    with pytest.raises(SystemExit, match=r"not in the tree: tests/\.hypothesis/1"):
        BUILD["_sdist_holds_files_of_the_tree"](tmp_path / "some.tar.gz", {"tests/conftest.py"})
