# SPDX-License-Identifier: MIT
"""
Make all that a release publishes, or stop at the first thing that is not as it should be.

``python release/run.py`` changes nothing in the tree and publishes nothing: it leaves the
packages in ``dist/packages``, and in ``dist/assets`` what the release page carries beside
them. ``--dry-run`` does the same with a tree that is not prepared, and tells what is missing.
MAINTAINING.md says what comes before and after. It needs git, pip and an index, no credentials.
"""

import hashlib
import os
import re
import shutil
import subprocess
import sys
import tarfile
import time
import tomllib
import venv
from argparse import ArgumentParser
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).parents[1]
DIST = ROOT / "dist"
MANIFEST = "src/baltic_security/data/manifest.json"


class Stop(Exception):
    """Something is wrong; it says what, and what to do."""


def main() -> None:
    """Take the steps, with the time at which each began."""
    parser = ArgumentParser(description="Make all that a release publishes.")
    parser.add_argument("--dry-run", action="store_true", help="go on where the tree is not prepared")
    rehearsal = parser.parse_args().dry_run
    began = time.monotonic()
    version = found(r'^__version__ = "(.+)"$', "src/baltic_security/_version.py")

    def step(number: int, title: str) -> None:
        print(f"{number}. {title} ({time.monotonic() - began:.0f} s)", flush=True)

    try:
        with TemporaryDirectory() as place:
            work = Path(place)
            step(1, f"The tree is prepared for {version}")
            for problem in unprepared(version):
                if not rehearsal:
                    raise Stop(problem)
                print(f"   to do: {problem}")

            step(2, "Tools, in an environment of their own")
            tools = environment(work / "tools", "--group", "release")

            step(3, "Two builds are equal, and hold what they should")
            shutil.rmtree(DIST, ignore_errors=True)
            call(tools, "release/build.py", DIST / "packages")
            call(tools, "-m", "twine", "check", "--strict", *(DIST / "packages").iterdir())
            [wheel], [sdist] = (DIST / "packages").glob("*.whl"), (DIST / "packages").glob("*.gz")

            step(4, "The wheel, alone with its extras and what the tests need")
            extras = ",".join(tomllib.loads(text("pyproject.toml"))["project"]["optional-dependencies"])
            alone = environment(work / "alone", f"{wheel}[{extras}]", "--group", "test")

            step(5, "Its data passes the checks")
            call(alone, "-m", "baltic_security", "check")

            step(6, "Its data keeps the promises to those who use the releases before")
            try:
                call(alone, "release/ledger.py")
                compare(tools, alone, wheel, work / "last")
            except Stop as problem:
                if not rehearsal:
                    raise
                print(f"   to do: {problem}")

            step(7, "The tests of the sdist pass on the wheel")
            with tarfile.open(sdist) as archive:
                archive.extractall(work / "sdist", filter="data")
            [tree] = (work / "sdist").iterdir()
            shutil.rmtree(tree / "src")
            call(alone, "-m", "pytest", "-q", folder=tree)

            step(8, "The data in every form, twice the same")
            call(alone, "release/exports.py", DIST / "assets", PYTHONHASHSEED="1")
            call(alone, "release/exports.py", work / "again", PYTHONHASHSEED="2")
            for one in sorted((DIST / "assets").iterdir()):
                if one.read_bytes() != (work / "again" / one.name).read_bytes():
                    raise Stop(f"two exports to {one.name} differ; take time and chance out of its writer")

            step(9, "Checksums and notes")
            finish(version)
    except Stop as stop:
        sys.exit(f"Stopped: {stop}")
    step(10, "Done. Now a person goes on with MAINTAINING.md")


def unprepared(version: str) -> list[str]:
    """Tell what a person has to do before a release of this version can be made."""
    problems = []
    prepare = "run `python release/prepare.py` as MAINTAINING.md says, and commit what it wrote"
    if git("status", "--porcelain"):
        problems.append("there are changes that are not committed; commit them, or take them back")
    tags = git("tag", "--points-at", "HEAD", "--list", "v*").split()
    if tags not in ([], [f"v{version}"]):
        problems.append(f"this commit has the tag {tags[0]} and says that it is {version}; move the tag")
    if not tags and git("tag", "--list", f"v{version}"):
        problems.append(f"{version} is released already; {prepare}")
    if waiting := [path.name for path in (ROOT / "changes").iterdir() if path.name != "README.md"]:
        problems.append(f"changes/ holds {len(waiting)} files that are not in CHANGELOG.md; {prepare}")
    if section(version) is None:
        problems.append(f"CHANGELOG.md has no section on {version}; {prepare}")
    if "\ndate-released: " not in text("CITATION.cff"):
        problems.append(f"CITATION.cff does not say when it is released; {prepare}")
    return problems


def compare(tools: Path, alone: Path, wheel: Path, place: Path) -> None:
    """Compare the data with the last release: the step is large enough, and DATA_CHANGES.md tells all."""
    last = last_release()
    if last is None:
        print("   There is no earlier release.")
        return
    call(tools, "-m", "build", "--no-isolation", "--wheel", "--outdir", place / "wheel", unpack(last, place))
    [old] = (place / "wheel").iterdir()
    changes = call(alone, "-m", "baltic_security", "diff", old, wheel, "--format", "markdown")
    same = (place / MANIFEST).read_bytes() == (ROOT / MANIFEST).read_bytes()
    if not same and changes.strip() not in text("DATA_CHANGES.md"):
        raise Stop("DATA_CHANGES.md is not what `diff` tells; let `release/prepare.py` write it again")


def last_release() -> str | None:
    """Find the tag of the release before this commit."""
    tags = git(
        "tag", "--list", "v*", "--merged", "HEAD", "--no-contains", "HEAD", "--sort=-v:refname"
    ).split()
    return tags[0] if tags else None


def unpack(tag: str, place: Path) -> Path:
    """Write the tree of a release into a folder."""
    archive = subprocess.run(["git", "archive", tag], cwd=ROOT, check=True, stdout=subprocess.PIPE).stdout
    with tarfile.open(fileobj=BytesIO(archive)) as files:
        files.extractall(place, filter="data")
    return place


def finish(version: str) -> None:
    """Write the checksums of all files, and what the release page says."""
    files = sorted([*(DIST / "packages").iterdir(), *(DIST / "assets").iterdir()], key=lambda path: path.name)
    sums = "".join(f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.name}\n" for path in files)
    (DIST / "assets" / "SHA256SUMS").write_text(sums, encoding="utf-8")
    (DIST / "assets" / "NOTES.md").write_text(section(version) or "Not prepared.\n", encoding="utf-8")
    print(sums, end="")


def section(version: str) -> str | None:
    """Get what CHANGELOG.md says of a version."""
    match = re.search(rf"^## {re.escape(version)} \(.*?(?=^## |\Z)", text("CHANGELOG.md"), re.M | re.S)
    return match and match[0]


def environment(folder: Path, *what: str | Path) -> Path:
    """Make an environment, and give its python."""
    venv.create(folder, with_pip=True)
    python = folder / ("Scripts" if os.name == "nt" else "bin") / "python"
    call(python, "-m", "pip", "install", "-q", "-U", "pip")
    call(python, "-m", "pip", "install", "-q", *what)
    return python


def call(python: Path, *words: str | Path, folder: Path = ROOT, **variables: str) -> str:
    """Run a command, and stop with what it said if it fails."""
    done = subprocess.run(
        [str(python), *map(str, words)],
        cwd=folder,
        env={**os.environ, **variables},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    if done.returncode:
        raise Stop(f"`{' '.join(map(str, words))}` says:\n{done.stdout}{done.stderr}")
    return done.stdout


def git(*words: str) -> str:
    """Ask git."""
    return subprocess.run(["git", *words], cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True).stdout


def found(pattern: str, name: str) -> str:
    """Read a value out of a file of the tree."""
    match = re.search(pattern, text(name), re.M)
    if match is None:
        raise Stop(f"{name} has no line like {pattern}; restore it")
    return match[1]


def text(name: str) -> str:
    """Read a file of the tree."""
    return (ROOT / name).read_text(encoding="utf-8")


if __name__ == "__main__":
    main()
