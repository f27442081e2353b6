"""
How many slips of the hand in the data are noticed: ``python tests/data_mutants.py`` tells which are not.

Two hundred slips of twenty kinds are made in the bundled data, one at a time, at places that a seed
chooses.  Each is judged as after ``check --fix``, so that no hash and no form gives it away: by the
rules of ``check``, and by the ledger, which knows how each record was in the last release.
"""

import copy
import re
import runpy
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

import baltic_security as bs
from baltic_security import Certainty, Kind, RelationKind, Sector, Theme
from baltic_security._codec import decode
from baltic_security._difference_text import _edit as edit_text
from baltic_security._edits import edits
from baltic_security._folder import Folder, read_folder
from baltic_security._references import dangling
from baltic_security._rows import Row, Rows
from baltic_security._store import CLASSES, Retirement, Store
from baltic_security.checks import RULES
from baltic_security.checks._data import Data

LEDGER = runpy.run_path(str(Path(__file__).parents[1] / "release" / "ledger.py"))
SEED, OF_EACH = 2026, 10
#: Rules that look for what no slip here puts in (form, personal data), and take their time.
SKIPPED = ("E7", "E803", "E804", "E805")
#: The vocabulary of the kind of each record that has one.
KINDS = {
    kind: next((f.type for f in CLASSES[kind].__attrs_attrs__ if f.name == "kind"), None) for kind in Kind
}
NAMED = [kind for kind in Kind if kind not in (Kind.SOURCE, Kind.RELATION)]


class Slip(NamedTuple):
    """A fault: pairs of a row that goes and the row that comes, and an id that is retired."""

    pairs: list[tuple[Row | None, Row | None]]
    retired: str = ""

    def __str__(self) -> str:
        lines = [
            f"{(new or old or {})['id']}: {'; '.join(map(edit_text, edits(old or {}, new or {})))}"
            if old and new
            else f"{'left out' if old else 'entered again as'} {(old or new or {})['id']}"
            for old, new in self.pairs
        ]
        return " and ".join(lines) or f"retired: {self.retired}"


def changed(row: Row, retired: str = "", **values: Any) -> Slip:
    """Change some values of a row; None takes a key out."""
    new = {key: value for key, value in {**row, **values}.items() if value is not None}
    return Slip([(row, new)], retired)


def in_a_citation(chance: Random, world: "World", change: Callable[[Row], Any]) -> Slip:
    """Change one of the citations of a record itself."""
    row = world.any(chance, "citations")
    new = copy.deepcopy(row)
    change(chance.choice(new["citations"]))
    return Slip([(row, new)])


class World:
    """The bundled data, with places to choose from."""

    def __init__(self, folder: Path) -> None:
        self.folder = read_folder(str(folder))
        self.rows = {kind: self.folder.store.rows(kind) for kind in Kind}
        self.kind = {id: kind for kind, rows in self.rows.items() for id in rows.index}
        self.all = [row for rows in self.rows.values() for row in rows.raw]
        self.ties = self.rows[Kind.RELATION].raw

    def kind_of(self, row: Row) -> Kind:
        """Tell the kind of a record, also of one that was entered twice."""
        return self.kind.get(row["id"]) or self.kind[re.sub(r"(\.9|-two)$", "", row["id"])]

    def any(self, chance: Random, *keys: str, kinds: tuple[Kind, ...] = tuple(Kind)) -> Row:
        """Choose a record that has some keys."""
        rows = [row for row in self.all if self.kind[row["id"]] in kinds and all(key in row for key in keys)]
        return chance.choice(rows)

    def two(self, chance: Random, key: str, kinds: tuple[Kind, ...] = tuple(Kind)) -> tuple[Row, Row]:
        """Choose two records of a table that have different values of a key."""
        while True:
            one = self.any(chance, key, kinds=kinds)
            other = self.any(chance, key, kinds=(self.kind[one["id"]],))
            if one[key] != other[key]:
                return one, other


def swapped_ends(chance: Random, world: World) -> Slip:
    """Take the subject for the object."""
    tie = chance.choice(world.ties)
    return changed(tie, subject=tie["object"], object=tie["subject"])


def another_end(chance: Random, world: World) -> Slip:
    """Take one record for another of its table."""
    tie, end = chance.choice(world.ties), chance.choice(("subject", "object"))
    others = [id for id in world.rows[world.kind[tie[end]]].index if id != tie[end]]
    return changed(tie, **{end: chance.choice(others)})


def retired_end(chance: Random, world: World) -> Slip:
    """Point to an id that was retired."""
    tie, end = chance.choice(world.ties), chance.choice(("subject", "object"))
    return changed(tie, "once-here", **{end: "once-here"})


def another_kind_of_tie(chance: Random, world: World) -> Slip:
    """Take a tie for one of another kind."""
    tie = chance.choice(world.ties)
    return changed(tie, kind=chance.choice([kind.value for kind in RelationKind if kind != tie["kind"]]))


def another_role(chance: Random, world: World) -> Slip:
    """Give the role of another tie of that kind."""
    while True:
        tie = world.any(chance, "role", kinds=(Kind.RELATION,))
        roles = {other["role"] for other in world.ties if other["kind"] == tie["kind"] and "role" in other}
        if len(roles) > 1:
            return changed(tie, role=chance.choice(sorted(roles - {tie["role"]})))


def shifted_date(chance: Random, world: World) -> Slip:
    """Be a year, a month or a day off, in a date of a record or a tie."""
    while True:
        row = world.any(chance, chance.choice(("period", "published")))
        key = "period" if "period" in row else "published"
        places = list(re.finditer(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?", row[key]))
        place = chance.choice(places)
        parts = [int(part) for part in place.groups() if part]
        parts[chance.randrange(len(parts))] += chance.choice((-1, 1))
        try:
            date(*[*parts, 1, 1][:3])
        except ValueError:
            continue
        new = "-".join(f"{part:02d}" for part in parts)
        return changed(row, **{key: row[key][: place.start()] + new + row[key][place.end() :]})


def turned_period(chance: Random, world: World) -> Slip:
    """Write the end of a period before its start."""
    while True:
        row = world.any(chance, "period")
        start, _, end = row["period"].partition("/")
        if start[:1].isdigit() and end[:1].isdigit():
            return changed(row, period=f"{end}/{start}")


def another_kind_of_record(chance: Random, world: World) -> Slip:
    """Take a thing for one of another kind."""
    row = world.any(chance, "kind", kinds=tuple(kind for kind in KINDS if kind is not Kind.RELATION))
    words: Any = KINDS[world.kind[row["id"]]]
    return changed(row, kind=chance.choice([word.value for word in words if word != row["kind"]]))


def swapped_names(chance: Random, world: World) -> Slip:
    """Give two records of a table the names of each other."""
    one, other = world.two(chance, "names")
    return Slip([(one, {**one, "names": other["names"]}), (other, {**other, "names": one["names"]})])


def another_value(chance: Random, world: World) -> Slip:
    """Give a record the place, the country or a number of another."""
    key = chance.choice(("place", "country", "ordinal", "months"))
    one, other = world.two(chance, key)
    return changed(one, **{key: other[key]})


def another_word(chance: Random, world: World) -> Slip:
    """Take a theme or a sector for another."""
    key, words = chance.choice((("themes", list(Theme)), ("sectors", list(Sector))))
    row = world.any(chance, key)
    given = list(row[key])
    given[chance.randrange(len(given))] = chance.choice([word.value for word in words if word not in given])
    return changed(row, **{key: sorted(given)})


def turned_held(chance: Random, world: World) -> Slip:
    """Say of an event that was held that it was called off, or the other way round."""
    event = world.any(chance, "held", kinds=(Kind.EVENT,))
    return changed(event, held=not event["held"])


def no_locator(chance: Random, world: World) -> Slip:
    """Cite a source without the place in it."""
    return in_a_citation(chance, world, lambda citation: citation.pop("locator"))


def unknown_source(chance: Random, world: World) -> Slip:
    """Cite a source that is not there."""
    return in_a_citation(chance, world, lambda citation: citation.update(source=f"{citation['source']}-x"))


def another_certainty(chance: Random, world: World) -> Slip:
    """Take what we concluded for what a source states, and the like."""

    def change(citation: Row) -> None:
        was = citation.pop("certainty", "stated")
        citation["certainty"] = chance.choice([word.value for word in Certainty if word != was])

    return in_a_citation(chance, world, change)


def no_citation(chance: Random, world: World) -> Slip:
    """Leave out a citation."""
    row = world.any(chance, "citations")
    left = list(row["citations"])
    left.pop(chance.randrange(len(left)))
    return changed(row, citations=left or None)


def swapped_sources(chance: Random, world: World) -> Slip:
    """Give two citations the sources of each other."""
    while True:
        olds = [world.any(chance, "citations", kinds=(*NAMED, Kind.RELATION)) for _ in range(2)]
        news = copy.deepcopy(olds)
        one, other = (chance.choice(row["citations"]) for row in news)
        if olds[0] is not olds[1] and one["source"] != other["source"]:
            one["source"], other["source"] = other["source"], one["source"]
            return Slip(list(zip(olds, news, strict=True)))


def entered_twice(chance: Random, world: World) -> Slip:
    """Enter a record again under a new id."""
    row = chance.choice(world.all)
    return Slip([(None, {**row, "id": f"{row['id']}{'.9' if 'object' in row else '-two'}"})])


def left_out(chance: Random, world: World) -> Slip:
    """Lose a record."""
    return Slip([(chance.choice(world.all), None)])


def retired_alive(chance: Random, world: World) -> Slip:
    """Retire the id of a record that is there."""
    return Slip([], chance.choice(world.all)["id"])


SLIPS: tuple[Callable[[Random, World], Slip], ...] = (
    *(swapped_ends, another_end, retired_end, another_kind_of_tie, another_role),
    *(shifted_date, turned_period, another_kind_of_record, swapped_names, another_value),
    *(another_word, turned_held, no_locator, unknown_source, another_certainty),
    *(no_citation, swapped_sources, entered_twice, left_out, retired_alive),
)


def slips(world: World, seed: int = SEED, of_each: int = OF_EACH) -> Iterator[tuple[str, Slip]]:
    """Make slips of every kind, each with the name of its kind."""
    chance = Random(seed)
    for make in SLIPS:
        for _ in range(of_each):
            yield make.__name__, make(chance, world)


def by_rules(world: World, slip: Slip) -> Iterator[str]:
    """Give the codes of what ``check`` finds after a slip."""
    for _, new in slip.pairs:
        if new is not None:
            _, findings = decode(CLASSES[world.kind_of(new)], new, "")
            yield from (finding.code for finding in findings)
    store = after(world, slip)
    yield from (finding.code for finding in dangling(store))
    data = Data(Folder(path=world.folder.path, store=store, contents={}, findings=()))
    for code, rule in RULES.items():
        if rule.find and not code.startswith(SKIPPED):
            yield from (code for _ in rule.find(data))


def after(world: World, slip: Slip) -> Store:
    """Give the data after a slip; what it does not touch is shared with the data before."""
    before = world.folder.store
    rows = {kind: world.rows[kind].raw for kind in Kind}
    for old, new in slip.pairs:
        kind = world.kind_of(new or old or {})
        left = [row for row in rows[kind] if row is not old]
        is_valid = new is not None and decode(CLASSES[kind], new, "")[0] is not None
        rows[kind] = sorted([*left, *([new] if new and is_valid else [])], key=lambda row: str(row["id"]))
    retired = {slip.retired: Retirement(id=slip.retired, replaced_by="cbss")} if slip.retired else {}
    store = Store.of_rows(before.version, before.schema, before.reviewed, retired, rows)
    for kind, known in world.rows.items():
        if rows[kind] is known.raw:
            store._tables[kind] = known
        else:
            built = {id(row): known.record(position) for position, row in enumerate(known.raw)}
            table = store._tables[kind] = Rows(known.cls, rows[kind])
            table._built = {n: built[id(row)] for n, row in enumerate(table.raw) if id(row) in built}
    return store


def by_ledger(world: World, slip: Slip) -> bool:
    """Tell whether the ledger notices a slip, when the data before it was released."""
    digests = {row["id"]: LEDGER["digest"](row) for row, _ in slip.pairs if row}
    after = {row["id"]: LEDGER["digest"](row) for _, row in slip.pairs if row}
    after |= {slip.retired: "retired"} if slip.retired else {}
    return bool(LEDGER["untold"](LEDGER["Ledger"]([], [], digests), after, set()))


def main() -> None:
    """Print how many slips of each kind are noticed, and by what; then those that no rule notices."""
    world = World(Path(str(bs.data_path())))
    judged = [
        (name, slip, next(by_rules(world, slip), ""), by_ledger(world, slip)) for name, slip in slips(world)
    ]
    for name in dict.fromkeys(name for name, *_ in judged):
        codes = [code for known, _, code, _ in judged if known == name]
        print(f"{name:24}{sum(map(bool, codes)):3} of {len(codes)}  {' '.join(sorted({*codes} - {''}))}")
    seen = [sum(bool(verdict) for verdict in column) for column in list(zip(*judged, strict=True))[2:]]
    print(f"{seen[0]} of {len(judged)} by the rules, {seen[1]} by the ledger; not by the rules:")
    for name, slip, code, _ in judged:
        if not code:
            print(f"  {name}: {slip}")


if __name__ == "__main__":
    main()
