# SPDX-License-Identifier: MIT
"""
Prepare the tree for a release: its versions, its changelogs and its line in the ledger.

``python release/prepare.py 0.2.0 2027.1`` takes the version of the package and that of the
data, which stays as it was if the data did. It runs in the environment with the group
``dev``. Read ``git diff`` afterwards, commit it, and run ``release/run.py``.
"""

import re
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from run import MANIFEST, ROOT, found, git, last_release, text, unpack

DATA = MANIFEST.rpartition("/")[0]


def main(package: str, data: str) -> None:
    """Write what the release says of itself; the ledger last, since it holds the hash of the manifest."""
    if git("status", "--porcelain"):
        sys.exit("commit first what you have, so that `git reset --hard` takes back what is written here")
    today = datetime.now(UTC).date().isoformat()
    about = f"version: {package}\ndate-released: {today}"
    before = found(r'^  "version": "(.+)",$', MANIFEST)
    replace("src/baltic_security/_version.py", r'(?<=^__version__ = ").+(?="$)', package)
    replace(MANIFEST, r'(?<=^  "version": ").+(?=",$)', data)
    replace("README.md", rf"(?<=ersion ){re.escape(before)}\b", data)
    replace("CITATION.cff", r"^version: .+(\ndate-released: .+)?$", about)
    replace("CITATION.cff", r'(?<=^  version: ").+(?="$)', data)
    call("-m", "towncrier", "build", "--yes", "--version", package, "--date", today)
    list_changes(data)
    call("-m", "baltic_security", "check", DATA)
    call("release/ledger.py", "--write")
    print(git("status", "--short"))


def list_changes(data: str) -> None:
    """Tell in DATA_CHANGES.md what changed since the last release, unless this one has the same data."""
    last = last_release()
    with TemporaryDirectory() as place:
        if last is None:
            call("release/data_changes.py")
        elif f'"version": "{data}"' not in (unpack(last, Path(place)) / MANIFEST).read_text(encoding="utf-8"):
            call("release/data_changes.py", str(Path(place, DATA)))


def replace(name: str, pattern: str, new: str) -> None:
    """Replace what a pattern finds in a file."""
    old = text(name)
    (ROOT / name).write_text(re.sub(pattern, lambda _: new, old, flags=re.M), encoding="utf-8")


def call(*words: str) -> None:
    """Run a command in this environment, and stop if it fails."""
    if subprocess.run([sys.executable, *words], cwd=ROOT, check=False).returncode:
        sys.exit(f"`{' '.join(words)}` failed; repair it, and run this again")


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(*sys.argv[1:])
