# SPDX-License-Identifier: MIT
"""
Pack each form in which the installed package exports its data, as an asset of the release.

``python release/exports.py FOLDER`` runs where the wheel is installed with all extras.
The same data gives the same bytes: files in order, dated by the review of the data.
"""

import shutil
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import baltic_security as bs
from baltic_security.export import FORMATS, export

ROOT = Path(__file__).parents[1]
BESIDE = (ROOT / "CITATION.cff", ROOT / "LICENSES" / "CC0-1.0.txt")


def main(folder: Path) -> None:
    """Write an archive for each form."""
    dataset = bs.load()
    folder.mkdir(parents=True)
    for form in sorted(FORMATS):
        name = f"baltic-security-{dataset.version}-{form}"
        with TemporaryDirectory() as place:
            files = Path(place, name)
            export(dataset, form, files)
            for path in BESIDE:
                shutil.copy(path, files)
            _pack(files, folder / f"{name}.zip", (*dataset.reviewed.timetuple()[:3], 0, 0, 0))


def _pack(files: Path, archive: Path, when: tuple[int, int, int, int, int, int]) -> None:
    with ZipFile(archive, "w") as packed:
        for path in sorted(path for path in files.rglob("*") if path.is_file()):
            entry = ZipInfo(path.relative_to(files.parent).as_posix(), when)
            entry.compress_type = ZIP_DEFLATED
            entry.create_system = 3  # as on Linux, wherever it is made
            entry.external_attr = 0o644 << 16
            packed.writestr(entry, path.read_bytes())


if __name__ == "__main__":
    main(Path(sys.argv[1]))
