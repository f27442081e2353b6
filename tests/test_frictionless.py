"""The Frictionless Data Package, checked by frictionless."""

from hashlib import sha256
from json import dumps, loads
from pathlib import Path
from typing import Any

import frictionless
import pytest

from baltic_security import Dataset
from baltic_security.export import export


def faults(folder: Path) -> set[tuple[str, str]]:
    """Check a package, and tell the files and types of what is wrong."""
    report = frictionless.validate(str(folder / "datapackage.json"))
    assert not report.errors
    found = {(task.name, error.type) for task in report.tasks for error in task.errors}
    assert report.valid is (not found)
    return found


@pytest.fixture(name="package")
def _package(toy: Dataset, tmp_path: Path) -> Path:
    """The package of the toy data."""
    export(toy, "frictionless", tmp_path)
    return tmp_path


def described(package: Path) -> dict[str, Any]:
    """Read the description of a package."""
    said: dict[str, Any] = loads((package / "datapackage.json").read_bytes())
    return said


def change(package: Path, name: str, old: str, new: str) -> None:
    """Change a file of a package, and vouch for the change."""
    path = package / f"{name}.csv"
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), encoding="utf-8")
    said = described(package)
    for resource in said["resources"]:
        if resource["name"] == name:
            content = path.read_bytes()
            resource |= {"bytes": len(content), "hash": f"sha256:{sha256(content).hexdigest()}"}
    (package / "datapackage.json").write_text(dumps(said), encoding="utf-8")


def test_valid(bundled: Dataset, package: Path, tmp_path: Path) -> None:
    """Types, required and allowed values, keys, references, sizes and hashes: all hold."""
    export(bundled, "frictionless", tmp_path / "bundled")

    assert set() == faults(package) == faults(tmp_path / "bundled")


def test_version_two_of_the_standard(package: Path) -> None:
    """The package says by which version it is to be read; every file has its hash and its keys."""
    said = described(package)

    assert said["$schema"] == "https://datapackage.org/profiles/2.0/datapackage.json"
    assert said["version"] == said["versions"]["data"]
    for resource in said["resources"]:
        assert resource["hash"].startswith("sha256:")
        assert resource["schema"]["primaryKey"]
    references = [key for resource in said["resources"] for key in resource["schema"].get("foreignKeys", ())]
    assert len(references) > 10


@pytest.mark.parametrize(
    ("name", "old", "new", "type"),
    [
        ("projects", ",18,", ",eighteen,", "type-error"),
        ("projects", "\nbeacon,", "\n,", "constraint-error"),
        ("networks", ",task_force,", ",circus,", "constraint-error"),
        ("networks", "1996-05-04,1996-05-04", "1996-05-04,4 May 1996", "type-error"),
        ("amounts", ",660000,", ",lots,", "type-error"),
        ("amounts", "beacon,2,", "beacon,1,", "primary-key"),
        ("amounts", "beacon,2,", "bacon,2,", "foreign-key"),
        ("people", "citations\n", "citation\n", "incorrect-label"),
    ],
)
def test_a_spoilt_value_is_reported(package: Path, name: str, old: str, new: str, type: str) -> None:
    """The check can fail: on a value, a word, a key, a reference, a column."""
    change(package, name, old, new)

    assert (name, type) in faults(package)


def test_a_wrong_hash_is_reported(package: Path) -> None:
    """A file that is not what the package vouches for."""
    path = package / "people.csv"
    path.write_bytes(path.read_bytes().replace(b"a", b"e", 1))

    assert ("people", "hash-count") in faults(package)
