"""
How well names are resolved: ``python tests/resolver.py`` prints the figures.

``resolver.json`` holds spellings with the record that they mean, and texts that
mean none.  The answer to a spelling is what ``find`` gives, if that is one
record; else the best match of ``search``.
"""

import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import baltic_security as bs

CASES = json.loads((Path(__file__).parent / "resolver.json").read_text(encoding="utf-8"))


class Answer(NamedTuple):
    """What a text resolved to."""

    text: str
    why: str
    wanted: str | None
    found: str | None

    @property
    def verdict(self) -> str:
        """One of hit, miss, wrong; for a text that means nothing: silent, false."""
        if self.wanted is None:
            return "silent" if self.found is None else "false"
        return "hit" if self.found == self.wanted else "miss" if self.found is None else "wrong"


def resolve(dataset: bs.Dataset, text: str) -> str | None:
    """Resolve a text to the id of one record, or to None."""
    exact = dataset.find(text)
    if exact:
        return exact[0].id if len(exact) == 1 else None
    matches = dataset.search(text, limit=1)
    return matches[0].record.id if matches else None


def answers(dataset: bs.Dataset) -> Iterator[Answer]:
    """Resolve every case."""
    for case in CASES["hits"]:
        yield Answer(case["text"], case["why"], case["id"], resolve(dataset, case["text"]))
    for text in CASES["nothing"]:
        yield Answer(text, "means nothing here", None, resolve(dataset, text))


def main() -> None:
    """Print the figures, and what was not as wanted."""
    found = list(answers(bs.load()))
    for why in sorted({answer.why for answer in found}):
        counts = Counter(answer.verdict for answer in found if answer.why == why)
        print(f"{why:20} {', '.join(f'{count} {verdict}' for verdict, count in sorted(counts.items()))}")
    for answer in found:
        if answer.verdict not in ("hit", "silent"):
            print(f"  {answer.verdict}: {answer.text!r} wanted {answer.wanted}, found {answer.found}")
    spellings = [answer for answer in found if answer.wanted is not None]
    hits = sum(answer.verdict == "hit" for answer in spellings)
    wrong = sum(answer.verdict == "wrong" for answer in spellings)
    false = sum(answer.verdict == "false" for answer in found)
    share = hits / len(spellings)
    print(f"{hits} of {len(spellings)} hit ({share:.1%}), {wrong} wrong, {false} false positives")


if __name__ == "__main__":
    main()
