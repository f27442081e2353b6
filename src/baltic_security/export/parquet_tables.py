# SPDX-License-Identifier: MIT
"""One Parquet file a frame, for data frames and database engines."""

from pathlib import Path

from .._conversions import to_arrow
from .._extras import extra
from ..dataset import Dataset
from ._about import frames


def write(dataset: Dataset, folder: Path) -> list[Path]:
    """
    Write a file for each frame, with the versions and the meanings of the columns in it.

    Args:
        dataset: The dataset.

        folder: An empty folder.

    Returns:
        The files that were written.

    Raises:
        MissingExtraError: pyarrow is not installed.
    """
    with extra("arrow"):
        from pyarrow.parquet import write_table

    said = {f"baltic_security.{name}": version for name, version in dataset._store.versions.items()}
    written = []
    for frame in frames(dataset):
        path = folder / f"{frame.name}.parquet"
        write_table(to_arrow(frame).replace_schema_metadata(said), path)
        written.append(path)
    return written
