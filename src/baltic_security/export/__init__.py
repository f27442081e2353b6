# SPDX-License-Identifier: MIT
"""The dataset in other forms: one module a format."""

from pathlib import Path

from ..dataset import Dataset
from ..exceptions import QueryError
from . import (
    croissant,
    csv_tables,
    data_package,
    graphs,
    json_folder,
    linked_data,
    parquet_tables,
    popolo,
    sqlite_database,
)

#: The writer of each format.
FORMATS = {
    "croissant": croissant.write,
    "csv": csv_tables.write,
    "frictionless": data_package.write,
    "gexf": graphs.write_gexf,
    "graphml": graphs.write_graphml,
    "json": json_folder.write,
    "jsonld": linked_data.write_jsonld,
    "parquet": parquet_tables.write,
    "popolo": popolo.write,
    "sqlite": sqlite_database.write,
    "turtle": linked_data.write_turtle,
}


def export(dataset: Dataset, format: str, folder: str | Path) -> list[Path]:
    """
    Write a dataset into a folder.

    Args:
        dataset: The dataset.

        format: ``"json"``, the layout of the bundled data, which ``load`` reads.  Tables:
            ``"csv"``, a file each; ``"frictionless"`` and ``"croissant"``, the same files
            with a description; ``"parquet"``, a file each; ``"sqlite"``, one database.
            Graphs: ``"graphml"`` and ``"gexf"``, for Gephi and its like; ``"turtle"`` and
            ``"jsonld"``, the whole as linked data.  ``"popolo"``: people, organizations
            and memberships.

        folder: Where to write; made if it is not there, and must be empty.

    Returns:
        The files that were written.

    Raises:
        QueryError: There is no such format, or the folder is not empty.

        DataError: The dataset refers to records that it lacks, and no table could say so.

        MissingExtraError: The library that writes the format is not installed.

    >>> from tempfile import TemporaryDirectory
    >>> import baltic_security as bs
    >>> with TemporaryDirectory() as folder:
    ...     [path.name for path in export(bs.load(), "csv", folder)][:2]
    ['amounts.csv', 'bodies.csv']
    """
    if format not in FORMATS:
        raise QueryError(f"there is no format {format!r}; use {', '.join(FORMATS)}")
    target = Path(folder)
    target.mkdir(parents=True, exist_ok=True)
    if any(target.iterdir()):
        raise QueryError(f"{str(folder)!r} is not empty; give a new folder, so that nothing is overwritten")
    return sorted(FORMATS[format](dataset, target))
