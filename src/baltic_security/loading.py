# SPDX-License-Identifier: MIT
"""
Finding, verifying and reading data: the bundled data once, a user's folder on demand.

Bundled files are read through the package's own loader, which also reads from a
zip, and verified by the hash that the manifest gives.
"""

import json
from datetime import date
from os import PathLike, fspath
from threading import Lock
from typing import Any

from ._files import FILES, MANIFEST, RELATION_FILES, RETIRED
from ._rows import Row, build
from ._store import Retirement, Store
from .dataset import Dataset
from .exceptions import DataError, IntegrityError, QueryError
from .vocabulary import Kind

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from importlib_resources.abc import Traversable

_lock = Lock()
_bundled: Dataset | None = None


def load(folder: "str | PathLike[str] | None" = None) -> Dataset:
    """
    Load the bundled data, or the data of a folder.

    The bundled data is loaded once, offline; its tables are read when they are
    first touched.  A user's folder is read and validated whole, but for references
    to ids that it lacks: :meth:`Dataset.merge` resolves those.

    Args:
        folder: A folder in the layout of the bundled data; None for the bundled data.

    Returns:
        The dataset.

    Raises:
        DatasetNotFoundError: The folder is not there, or is no dataset.

        DataError: The folder's data breaks the rules; all faults at once.

        IntegrityError: A bundled file is not what the manifest says.

    >>> load() is load()
    True
    """
    global _bundled
    if folder is not None:
        from ._folder import read_folder
        from ._references import dangling

        read = read_folder(fspath(folder))
        misplaced = [finding for finding in dangling(read.store) if finding.code == "E301"]
        if read.findings or misplaced:
            raise DataError(tuple(sorted([*read.findings, *misplaced])))
        return Dataset(read.store)
    if _bundled is None:
        with _lock:
            if _bundled is None:
                _bundled = Dataset(_bundled_store())
    return _bundled


def data_path() -> "Traversable":
    """
    Find the folder of the bundled data, with its schema files.

    Returns:
        The folder, also if the package is in a zip.

    >>> (data_path() / "schema" / "networks.schema.json").is_file()
    True
    """
    from importlib_resources import files

    return files(f"{__package__}.data")


def _bundled_store() -> Store:
    content = _read_bundled(MANIFEST)
    try:
        manifest = json.loads(content)
        version, schema, files = manifest["version"], manifest["schema"], manifest["files"]
        reviewed = date.fromisoformat(manifest["reviewed"])
    except (KeyError, TypeError, ValueError):
        raise IntegrityError(MANIFEST, "the file is truncated, or was changed") from None
    sha256 = _sha256()

    def verified(name: str) -> Any:
        if name not in files:
            raise IntegrityError(MANIFEST, f"it does not speak of {name}")
        content = _read_bundled(name)
        if len(content) < files[name]["bytes"]:
            problem = f"the file is truncated: {len(content)} of {files[name]['bytes']} bytes"
            raise IntegrityError(name, problem)
        if sha256(content).hexdigest() != files[name]["sha256"]:
            raise IntegrityError(name, "the file was changed: its SHA-256 is not that of the manifest")
        return json.loads(content)

    def read(kind: Kind) -> list[Row]:
        if kind is not Kind.RELATION:
            rows: list[Row] = verified(FILES[kind])
            return rows
        rows = [row for name in RELATION_FILES.values() if name in files for row in verified(name)]
        return sorted(rows, key=lambda row: row["id"])

    retired = [build(Retirement, row) for row in verified(RETIRED)]
    return Store(
        version=version,
        schema=schema,
        reviewed=reviewed,
        retired={retirement.id: retirement for retirement in retired},
        read=read,
        pickled=(_unpickled, (version,)),
    )


def _sha256() -> "Callable[[bytes], Any]":
    """Find Python's own SHA-256, as ``random`` does: OpenSSL's takes longer to import than to use."""
    for module in ("_sha2", "_sha256"):  # since Python 3.12, and before
        try:
            return __import__(module).sha256  # type: ignore[no-any-return]
        except ImportError:
            continue
    from hashlib import sha256

    return sha256


def _read_bundled(name: str) -> bytes:
    """Read a data file through the loader of the package, or, if it has no ``get_data``, as a resource."""
    folder = __file__.rpartition("loading")[0]
    try:
        content: bytes = __loader__.get_data(f"{folder}data/{name}")  # type: ignore[name-defined]
    except AttributeError:
        content = data_path().joinpath(name).read_bytes()
    except OSError:
        raise IntegrityError(name, "the file is missing from the package") from None
    return content


def _unpickled(version: str) -> Store:
    """Find the bundled data for a pickle, which holds only its version."""
    store = load()._store
    if store.version != version:
        raise QueryError(
            f"this was pickled with data {version}, and this package has {store.version}; "
            "install the release of then, or pickle records, which hold their content"
        )
    return store
