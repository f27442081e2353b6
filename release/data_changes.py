# SPDX-License-Identifier: MIT
"""
The changelog of the data.

``python release/data_changes.py OLD`` writes what changed since a release, a wheel or a folder, as the
first section of DATA_CHANGES.md; without OLD, that of the first release. A section of the same version
is written anew.
"""

import re
import sys
from pathlib import Path
from textwrap import fill

import baltic_security as bs
from baltic_security._releases import read_release
from baltic_security.diff import diff

FILE = Path(__file__).parents[1] / "DATA_CHANGES.md"


def first_section(dataset: bs.Dataset) -> str:
    """Write the section of the first release, of which everything is new."""
    counts = [f"{len(dataset.table(kind)):,} {kind.table}" for kind in bs.Kind]
    told = f"Reviewed on {dataset.reviewed}. The first release: {', '.join(counts[:-1])} and {counts[-1]}."
    return f"## {dataset.version}\n\n{fill(told, 120)}\n"


def with_section(text: str, section: str) -> str:
    """Put a section before all others, in the place of one of the same version."""
    head, *others = re.split(r"^(?=## )", text, flags=re.MULTILINE)
    kept = [other for other in others if other.split()[1] != section.split()[1]]
    return "\n".join(f"{part.rstrip()}\n" for part in (head, section, *kept))


def main(old: str | None = None) -> None:
    """Write the section of the data in the tree."""
    new = bs.load()
    section = diff(read_release(old).dataset, new).to_markdown() if old else first_section(new)
    FILE.write_text(with_section(FILE.read_text(encoding="utf-8"), section), encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
