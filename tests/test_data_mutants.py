"""Slips of the hand in the data are noticed: by rules where they can be, and by the ledger in any case."""

from collections import Counter
from pathlib import Path

import pytest
from data_mutants import OF_EACH, SKIPPED, SLIPS, World, after, by_ledger, by_rules, slips

import baltic_security as bs
from baltic_security import Dataset
from baltic_security.checks import check, fix
from baltic_security.export import export

#: Slips that no reading of the data can make true, so that a rule notices each.
ALWAYS = (
    *("swapped_ends", "another_end", "retired_end", "another_kind_of_tie", "turned_period"),
    *("no_locator", "unknown_source", "entered_twice", "retired_alive"),
)


@pytest.fixture(name="world", scope="module")
def _world() -> World:
    """The bundled data."""
    return World(Path(str(bs.data_path())))


def test_slips_are_noticed(world: World) -> None:
    """The rules notice two in three, and some kinds always; the ledger ninety-five in a hundred."""
    rules: Counter[str] = Counter()
    ledger = 0
    for name, slip in slips(world):
        rules[name] += any(by_rules(world, slip))
        ledger += by_ledger(world, slip)

    assert dict.fromkeys(ALWAYS, OF_EACH) == {name: rules[name] for name in ALWAYS}
    assert rules.total() >= 133
    assert ledger >= 190


def test_the_data_as_it_is_has_no_slip(world: World) -> None:
    """What is found after a slip is found because of it."""
    nothing = next(iter(slips(world)))[1]._replace(pairs=[])

    assert [] == list(by_rules(world, nothing))
    assert not by_ledger(world, nothing)


@pytest.mark.parametrize("kind", ["another_value", "retired_alive"])
def test_the_judgement_is_that_of_check(kind: str, world: World, tmp_path: Path) -> None:
    """A folder with the same slip, put into its form by ``fix``, yields the same codes."""
    slip = next(slip for name, slip in slips(world, seed=7, of_each=1) if name == kind)
    export(Dataset(after(world, slip)), "json", tmp_path)
    (tmp_path / "versions.json").unlink(missing_ok=True)
    fix(tmp_path)

    found = {finding.code for finding in check(tmp_path)}

    assert {code for code in found if not code.startswith(SKIPPED)} == set(by_rules(world, slip))


def test_each_slip_changes_something(world: World) -> None:
    """Two hundred slips, of each kind as many, and none leaves a row as it was."""
    made = list(slips(world))

    assert {make.__name__: OF_EACH for make in SLIPS} == Counter(name for name, _ in made)
    assert all(old != new for _, slip in made for old, new in slip.pairs)
    assert all(str(slip) for _, slip in made)
