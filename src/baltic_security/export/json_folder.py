# SPDX-License-Identifier: MIT
"""The layout of the bundled data, which ``load`` reads back to an equal dataset."""

from pathlib import Path

from .._codec import encode
from .._files import FILES, MANIFEST, RETIRED, file_of, manifest
from .._json import write as to_text
from ..dataset import Dataset
from ..vocabulary import Kind
from ._about import write_versions


def write(dataset: Dataset, folder: Path) -> list[Path]:
    """
    Write the tables, the retired ids, the manifest and ``versions.json``.

    Args:
        dataset: The dataset.

        folder: An empty folder.

    Returns:
        The files that were written.
    """
    kinds = {id: kind for kind in Kind for id in dataset.table(kind).ids}
    rows: dict[str, list[object]] = {name: [] for name in FILES.values()}
    for kind in Kind:
        for record in dataset.table(kind):
            row = encode(record)
            rows.setdefault(file_of(kind, row, kinds), []).append(row)
    rows[RETIRED] = [encode(retirement) for _, retirement in sorted(dataset._store.retired.items())]
    contents = {name: (to_text(table).encode(), len(table)) for name, table in sorted(rows.items())}
    written = []
    for name, (content, _) in contents.items():
        path = folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(content)
        written.append(path)
    text = manifest(dataset.version, dataset.schema_version, str(dataset.reviewed), contents)
    (folder / MANIFEST).write_bytes(text.encode())
    return [*written, folder / MANIFEST, write_versions(dataset, folder)]
