# SPDX-License-Identifier: MIT
"""A release to compare with another: its data, and the versions that it states."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from zipfile import BadZipFile, ZipFile

from attrs import frozen

from ._version import __version__
from .dataset import Dataset
from .diff import Difference, Step
from .exceptions import DatasetNotFoundError
from .loading import data_path, load

_DATA = "baltic_security/data/"
_VERSION = re.compile(r"^Version: (\S+)", re.MULTILINE)
_EXPLAINS = ("$comment", "description")


@frozen
class Release:
    """
    What a folder or a wheel holds.

    Attributes:
        dataset: The data.

        package: The version of the package; None of a folder, which has none.

        layout: The schema files, if there are any.
    """

    dataset: Dataset
    package: str | None
    layout: dict[str, Any]


def bundled() -> Release:
    """Get the release that is installed."""
    schemas = (data_path() / "schema").iterdir()
    layout = {file.name: json.loads(file.read_bytes()) for file in schemas}
    return Release(load(), __version__, layout)


def read_release(path: str) -> Release:
    """
    Read a folder in the layout of the bundled data, or a wheel of this package.

    Args:
        path: The folder or the wheel.

    Returns:
        What it holds.

    Raises:
        DatasetNotFoundError: It is neither.

        DataError: The data breaks the rules, or is of another layout.
    """
    if Path(path).is_dir():
        return _read(Path(path), None)
    try:
        with ZipFile(path) as wheel, TemporaryDirectory() as folder:
            wheel.extractall(folder, [name for name in wheel.namelist() if name.startswith(_DATA)])
            about = next(name for name in wheel.namelist() if name.endswith(".dist-info/METADATA"))
            package = _VERSION.search(wheel.read(about).decode())
            return _read(Path(folder) / _DATA, package and package[1])
    except (BadZipFile, DatasetNotFoundError, FileNotFoundError, StopIteration):
        raise DatasetNotFoundError(path) from None


def _read(folder: Path, package: str | None) -> Release:
    layout = {file.name: json.loads(file.read_bytes()) for file in folder.glob("schema/*.json")}
    return Release(load(folder), package, layout)


def shortfalls(old: Release, new: Release, difference: Difference) -> Iterator[str]:
    """
    Tell where the versions that a release states say less than what changed.

    Args:
        old: The release before.

        new: The release after.

        difference: What changed in the data.

    Returns:
        A sentence for each version that must go up, or up by more.
    """
    data = old.dataset.version, new.dataset.version
    if difference.effect is not None and _numbers(data[1]) <= _numbers(data[0]):
        yield f"the data changed, and its version went from {data[0]} to {data[1]}; give it a later one"
    layout = old.dataset.schema_version, new.dataset.schema_version
    redrawn = old.layout and new.layout and _bare(old.layout) != _bare(new.layout)
    if redrawn and _numbers(layout[1]) <= _numbers(layout[0]):
        yield f"the layout changed, and its version went from {layout[0]} to {layout[1]}; give it a later one"
    if difference.effect is not None and old.package is not None and new.package is not None:
        stated, steps = _step(old.package, new.package), list(Step)
        if stated is None or steps.index(stated) < steps.index(difference.step):
            which = f"a {stated} step" if stated else "no step up"
            problem = f"the package went from {old.package} to {new.package}, which is {which}"
            yield f"{problem}; the data takes a {difference.step} step at least"


def _step(old: str, new: str) -> Step | None:
    """Tell the step between two versions; before 1.0.0 the second number stands for the first as well."""
    before, after = _numbers(old), _numbers(new)
    if after <= before:
        return None
    if after[:1] > before[:1]:
        return Step.MAJOR
    if after[:2] > before[:2]:
        return Step.MINOR if before[0] else Step.MAJOR
    return Step.PATCH


def _numbers(version: str) -> tuple[int, ...]:
    return tuple(map(int, re.findall(r"[0-9]+", version)))


def _bare(schema: Any) -> Any:
    """Leave out of a schema what only explains."""
    if isinstance(schema, dict):
        return {key: _bare(value) for key, value in schema.items() if key not in _EXPLAINS}
    return [_bare(item) for item in schema] if isinstance(schema, list) else schema
