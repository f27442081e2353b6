# SPDX-License-Identifier: MIT
"""The dataset in other forms: one module a format."""

from pathlib import Path

from ..dataset import Dataset
from ..exceptions import QueryError
from . import csv_tables, json_folder

#: The writer of each format.
FORMATS = {"csv": csv_tables.write, "json": json_folder.write}


def export(dataset: Dataset, format: str, folder: str | Path) -> list[Path]:
    """
    Write a dataset into a folder.

    Args:
        dataset: The dataset.

        format: ``"json"``: the layout of the bundled data, which ``load`` reads;
            ``"csv"``: one tidy file a table.

        folder: Where to write; made if it is not there, and must be empty.

    Returns:
        The files that were written.

    Raises:
        QueryError: There is no such format, or the folder is not empty.

    >>> from tempfile import TemporaryDirectory
    >>> import baltic_security as bs
    >>> with TemporaryDirectory() as folder:
    ...     sorted(path.name for path in export(bs.load(), "csv", folder))[:2]
    ['bodies.csv', 'countries.csv']
    """
    if format not in FORMATS:
        raise QueryError(f"there is no format {format!r}; use {' or '.join(FORMATS)}")
    target = Path(folder)
    target.mkdir(parents=True, exist_ok=True)
    if any(target.iterdir()):
        raise QueryError(f"{str(folder)!r} is not empty; give a new folder, so that nothing is overwritten")
    return FORMATS[format](dataset, target)
