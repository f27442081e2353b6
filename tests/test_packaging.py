"""What is shipped: versions that agree, files that are there, schemas that are fresh."""

import tomllib
from importlib.metadata import metadata, version
from pathlib import Path

import pytest

import baltic_security as bs
from baltic_security._schema import schema_of, schemas

ROOT = Path(__file__).parents[1]


def test_the_version_is_that_of_the_metadata() -> None:
    """Code and metadata tell one version."""
    assert version("baltic-security") == bs.__version__


def test_licences_are_stated_apart() -> None:
    """Code and data have a licence each, and both texts are shipped."""
    told = metadata("baltic-security")

    assert "MIT AND CC0-1.0" == told["License-Expression"]
    assert {"LICENSES/MIT.txt", "LICENSES/CC0-1.0.txt"} == set(told.get_all("License-File") or [])


def test_three_small_dependencies() -> None:
    """``pip install`` brings attrs, cattrs and importlib-resources, and no more."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]

    assert ["attrs", "cattrs", "importlib-resources"] == [
        requirement.partition(">")[0] for requirement in project["dependencies"]
    ]


def test_types_are_shipped() -> None:
    """The marker stands inside the package."""
    assert (Path(bs.__file__).parent / "py.typed").is_file()


@pytest.mark.parametrize("name", sorted(schemas()))
def test_schema_is_fresh(name: str) -> None:
    """The schema files are what the classes say."""
    shipped = (bs.data_path() / "schema" / name).read_text(encoding="utf-8")

    assert schemas()[name] == shipped, "run: python -m baltic_security check --fix"


def test_every_data_file_has_a_schema() -> None:
    """Editors complete and underline in each file."""
    files = [p.relative_to(bs.data_path()).as_posix() for p in Path(str(bs.data_path())).rglob("*.json")]  # type: ignore[arg-type]
    tables = [f for f in files if not f.startswith("schema/") and f not in ("manifest.json", "retired.json")]

    assert tables
    assert all(schema_of(name) in schemas() for name in tables)
