# SPDX-License-Identifier: MIT
"""What is written in pictures: names in a given width, lines, and for when a picture stands."""

from bisect import bisect
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from .._store import Store
from ..bases import Entity, Record
from ..dates import AFTER_ALL, BEFORE_ALL, PartialDate
from ..vocabulary import Language, NameKind

TYPE_CHECKING = False
if TYPE_CHECKING:
    from ..dates import Window

SMALL, NORMAL = 8.0, 10.0  # sizes of type, in points
_POINTS = 72  # in an inch
_SLACK = 1.03  # letters that are fitted to the dots of a screen may be wider

#: A name may hold a "$" or a "%"; it is shown, not read as a formula.
PLAIN: dict[str, Any] = {"parse_math": False, "usetex": False}


def width(text: str, points: float = SMALL, weight: str = "normal") -> float:
    """Measure a line, in inches."""
    from matplotlib.font_manager import FontProperties
    from matplotlib.textpath import TextToPath

    font = FontProperties(size=points, weight=weight)
    measured: float = TextToPath().get_text_width_height_descent(text, font, ismath=False)[0]
    return measured / _POINTS * _SLACK


def clean(text: str) -> str:
    """Take out what is not printed, such as a mark that turns the direction of the text."""
    return "".join(letter for letter in text if letter.isprintable())


def called(record: Record, inches: float, points: float = SMALL) -> str:
    """Name a record in a given width: in full, by its abbreviation, or cut short."""
    names = [clean(name) for name in _names(record)]
    for name in names:
        if width(name, points) <= inches:
            return name
    name = names[0]
    fitting = bisect(range(len(name)), inches, key=lambda end: width(f"{name[:end]}…", points))
    return f"{name[: max(0, fitting - 1)].rstrip()}…"


def _names(record: Record) -> Iterator[str]:
    """Give the name of a record, and its abbreviations that an English reader knows."""
    yield record.name
    for name in record.all_names if isinstance(record, Entity) else ():
        is_common = name.language in (Language.EN, Language.MUL)
        if name.kind is NameKind.ABBREVIATION and is_common and not name.is_former:
            yield name.text


def told_apart(rows: Sequence[Record | str], inches: float) -> list[str]:
    """Name records in a given width, with their ids where two would be called alike; keep texts."""
    names = {row: called(row, inches) for row in rows if isinstance(row, Record)}
    alike = Counter(names.values())
    for record, name in names.items():
        if alike[name] > 1:
            id = f" [{record.id}]"
            names[record] = called(record, inches - width(id)) + id
    return [names[row] if isinstance(row, Record) else row for row in rows]


def wrapped(text: str, inches: float, points: float = SMALL, weight: str = "normal") -> list[str]:
    """Break a text into lines of a given width."""
    lines: list[str] = []
    for word in clean(text).split():
        if lines and width(f"{lines[-1]} {word}", points, weight) <= inches:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines


def as_of(store: Store, window: "Window | None") -> str:
    """Say for when a picture stands: for a time, or for all that was known at the review."""
    days = [str(date.fromordinal(day)) if BEFORE_ALL < day < AFTER_ALL else "" for day in window or ()]
    if not any(days):
        return f"as reviewed on {store.reviewed}"
    first, _, last = PartialDate(f"[{'..'.join(days)}]").text.strip("[]").partition("..")
    return f"as of {first} to {last}" if first and last else f"as of {first or f'{last} and before'}"
