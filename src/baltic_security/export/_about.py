# SPDX-License-Identifier: MIT
"""What the exports tell of the dataset as a whole, and the frames that the tabular ones write."""

from collections.abc import Iterator
from pathlib import Path

from .._files import VERSIONS
from .._framing import FRAMES
from .._json import write as to_text
from .._references import dangling
from ..dataset import Dataset
from ..exceptions import DataError
from ..frames import Frame
from ..loading import load

TITLE = "Baltic Security dataset"
DESCRIPTION = (
    "Networks, organizations, projects, meetings and documents of security cooperation around the Baltic "
    "Sea: dated relations between them, each with its sources and the place in them."
)
MAKER = "The baltic_security maintainers"
LICENCE = "CC0-1.0"
LICENCE_URL = "https://creativecommons.org/publicdomain/zero/1.0/"


def write_versions(dataset: Dataset, folder: Path) -> Path:
    """Write the versions as JSON."""
    path = folder / VERSIONS
    path.write_bytes(to_text(dataset._store.versions).encode())
    return path


def is_bundled(dataset: Dataset) -> bool:
    """Tell whether all data is ours, so that we can say under which licence it is."""
    return dataset._store is load()._store


def frames(dataset: Dataset) -> Iterator[Frame]:
    """
    Make all frames of a dataset.

    Raises:
        DataError: It refers to records that it lacks, and no table could say so.
    """
    findings = tuple(sorted(dangling(dataset._store)))
    if findings:
        raise DataError(findings)
    return map(dataset._frame, FRAMES)
