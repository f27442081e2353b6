"""
Coverage-guided fuzzing of what reads foreign input: the dates, the loader, the search.

``python tests/fuzz.py dates -runs=1000000`` runs one of ``dates``, ``loader`` and ``search``; it needs
``pip install atheris``, and stops at the first exception that the documentation does not promise.
"""

import json
import sys
import tempfile
import warnings
from collections.abc import Callable
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["baltic_security"]):  # all of it now, since it imports lazily
    import baltic_security as bs
    from baltic_security import _folder, _store, dates, loading, names  # noqa: F401
    from baltic_security.exceptions import DataError, MalformedDateError, QueryError

    dict(_store.CLASSES)

TOY = Path(__file__).parent / "data" / "toy"
FILES = sorted(path.relative_to(TOY) for path in TOY.rglob("*.json") if path.name != "versions.json")


def read_date(data: bytes) -> None:
    """Read any text as a date, as a period and as ``on=``."""
    text = data.decode("utf-8", "surrogateescape")
    for read in (bs.PartialDate, bs.Period, dates.window):
        try:
            read(text)
        except MalformedDateError as error:
            str(error)


def load_folder(data: bytes) -> None:
    """Load a folder in which the file that the first byte chooses holds any bytes."""
    file = FOLDER / FILES[data[0] % len(FILES)] if data else FOLDER / "manifest.json"
    file.write_bytes(data[1:])
    try:
        bs.load(FOLDER)
    except DataError as error:
        str(error)
    finally:
        if file.name == "manifest.json":
            file.write_bytes((TOY / "manifest.json").read_bytes())
        else:
            file.unlink()


def search(data: bytes) -> None:
    """Look for any text."""
    text = data.decode("utf-8", "surrogateescape")
    try:
        DATASET.find(text)
        DATASET.search(text)
    except QueryError as error:
        str(error)


TARGETS: dict[str, Callable[[bytes], None]] = {"dates": read_date, "loader": load_folder, "search": search}


def seeds(target: str, folder: Path) -> None:
    """Write inputs to start from: dates, names and files of the toy data."""
    if target == "loader":
        inputs = []
        for number, file in enumerate(FILES):
            content = json.loads((TOY / file).read_bytes())
            few = content[:2] if isinstance(content, list) else content
            inputs.append(bytes([number]) + json.dumps(few).encode())
    else:
        texts = {str(row.get("period")) for row in json.loads((TOY / "events.json").read_bytes())}
        texts |= {"1996", "[2000-06-23..2002]", "1992-03-05/..", "/2004", "Östersjöstaternas råd", "a\u0301"}
        inputs = [text.encode() for text in sorted(texts)]
    for number, content in enumerate(inputs):
        (folder / str(number)).write_bytes(content)


if __name__ == "__main__":
    if len(sys.argv) < 2 or sys.argv[1] not in TARGETS:
        sys.exit(f"usage: python tests/fuzz.py {' | '.join(TARGETS)} [-runs=N]")
    warnings.simplefilter("ignore")
    with tempfile.TemporaryDirectory() as place:
        FOLDER = Path(place) / "data"
        (FOLDER / "relations").mkdir(parents=True)
        (FOLDER / "manifest.json").write_bytes((TOY / "manifest.json").read_bytes())
        DATASET = bs.load(TOY)
        corpus = Path(place) / "corpus"
        corpus.mkdir()
        seeds(sys.argv[1], corpus)
        atheris.Setup([sys.argv[0], "-max_len=8192", *sys.argv[2:], str(corpus)], TARGETS[sys.argv[1]])
        atheris.Fuzz()
