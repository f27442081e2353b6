"""What changed between two releases: every change, nothing else, and what it means."""

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import Row, datasets, records

import baltic_security as bs
from baltic_security import Dataset, Kind
from baltic_security._codec import encode
from baltic_security._edits import Edit, edits
from baltic_security._rows import build
from baltic_security._store import CLASSES, Retirement, Store
from baltic_security.diff import Effect, Fate, Step, diff

TOY = Path(__file__).parent / "data" / "toy"
Tables = dict[Kind, list[Row]]


def tables(dataset: Dataset) -> Tables:
    """Take a dataset apart into rows that can be changed."""
    return {kind: [encode(record) for record in dataset.table(kind)] for kind in Kind}


def dataset(rows: Tables, retired: list[Row] | None = None, **said: Any) -> Dataset:
    """Make a dataset of rows."""
    ordered = {kind: sorted(table, key=lambda row: row["id"]) for kind, table in rows.items()}
    retirements = {row["id"]: build(Retirement, row) for row in retired or ()}
    about = {"version": "2018.04", "schema": "1.0.0", "reviewed": date(2018, 3, 1)} | said
    return Dataset(Store.of_rows(about["version"], about["schema"], about["reviewed"], retirements, ordered))


def retired(dataset: Dataset) -> list[Row]:
    """List the retirements of a dataset as rows."""
    return [encode(retirement) for retirement in dataset._store.retired.values()]


def row_of(rows: Tables, id: str) -> Row:
    """Find a row."""
    (row,) = (row for table in rows.values() for row in table if row["id"] == id)
    return row


def order(edit: Edit) -> str:
    """Put edits in an order that is the same both ways."""
    return json.dumps([edit.path, edit.old, edit.new], sort_keys=True)


def mirrored(found: tuple[Edit, ...] | list[Edit]) -> list[Edit]:
    """Turn edits round."""
    return sorted((Edit(edit.path, edit.new, edit.old) for edit in found), key=order)


MIRRORED = {fate: fate for fate in Fate} | {Fate.ADDED: Fate.REMOVED, Fate.REMOVED: Fate.ADDED}


class TestLaws:
    """What holds for any two datasets."""

    @given(datasets())
    def test_a_dataset_does_not_differ_from_itself(self, one: Dataset) -> None:
        """Read twice, it is the same; a patch step will do."""
        difference = diff(one, dataset(tables(one), version="1", reviewed=one.reviewed))

        assert ((), None, Step.PATCH) == (difference.changes, difference.effect, difference.step)
        assert "1: no change" == str(difference)

    @given(datasets(), datasets())
    def test_backwards_is_mirrored(self, one: Dataset, other: Dataset) -> None:
        """What came has gone, and what was is what is."""
        there, back = diff(one, other), diff(other, one)

        assert {c.id: MIRRORED[c.fate] for c in there.changes} == {c.id: c.fate for c in back.changes}
        edited = {change.id: mirrored(change.edits) for change in there.changes}
        assert edited == {change.id: sorted(change.edits, key=order) for change in back.changes}

    @given(datasets(), datasets())
    def test_nothing_changed_exactly_if_both_are_equal(self, one: Dataset, other: Dataset) -> None:
        """The difference is complete, and says no more."""
        assert (one == other) is (not diff(one, other).changes)

    @given(st.data())
    def test_edits_are_complete_and_mirrored(self, data: st.DataObject) -> None:
        """Of two rows of a table, edits are found exactly if they differ, and the same both ways."""
        cls = CLASSES[data.draw(st.sampled_from(Kind))]
        one, other = (encode(data.draw(records(cls))) for _ in range(2))
        mixed = {key: (one if data.draw(st.booleans()) else other).get(key) for key in {**one, **other}}
        other = {key: value for key, value in mixed.items() if value is not None}
        found = list(edits(one, other))

        assert (one == other) is (not found)
        assert mirrored(found) == sorted(edits(other, one), key=order)

    @given(st.data())
    def test_random_edits_are_what_is_found(self, toy: Dataset, data: st.DataObject) -> None:
        """Of records that were changed in one way each, exactly these are told, each in its way."""
        rows = tables(toy)
        ids = [row["id"] for table in rows.values() for row in table]
        chosen = data.draw(st.lists(st.sampled_from(ids), max_size=8, unique=True))
        gone = retired(toy)
        expected = {}
        for number, id in enumerate(chosen):
            expected |= data.draw(st.sampled_from(CHANGES))(rows, gone, id, number)

        found = diff(toy, dataset(rows, gone))

        assert expected == {change.id: change.fate for change in found.changes}
        assert sorted(found.changes, key=lambda change: list(Fate).index(change.fate)) == list(found.changes)


def _remove(rows: Tables, _: list[Row], id: str, __: int) -> dict[str, Fate]:
    for table in rows.values():
        table[:] = [row for row in table if row["id"] != id]
    return {id: Fate.REMOVED}


def _retire(rows: Tables, gone: list[Row], id: str, number: int) -> dict[str, Fate]:
    _remove(rows, gone, id, number)
    gone.append({"id": id, "replaced_by": "amber-council"})
    return {id: Fate.RETIRED}


def _add(rows: Tables, _: list[Row], id: str, number: int) -> dict[str, Fate]:
    for table in rows.values():
        table += [{**row, "id": f"new-{number}"} for row in table if row["id"] == id]
    return {f"new-{number}": Fate.ADDED}


def _correct(rows: Tables, _: list[Row], id: str, number: int) -> dict[str, Fate]:
    claim = {
        "field": "period",
        "value": str(number),
        "note": "no",
        "citations": [{"source": "s", "locator": "l"}],
    }
    row_of(rows, id)["claims"] = [claim]
    return {id: Fate.CORRECTED}


def _cite(rows: Tables, _: list[Row], id: str, number: int) -> dict[str, Fate]:
    row = row_of(rows, id)
    first, *others = row.get("citations", [{"source": "country-list"}])
    row["citations"] = [{**first, "locator": f"new page {number}"}, *others]
    return {id: Fate.RE_SOURCED}


def _rename(rows: Tables, gone: list[Row], id: str, number: int) -> dict[str, Fate]:
    row = row_of(rows, id)
    if "title" in row:
        row["title"] += "!"
    elif "names" in row:
        row["names"] = [*row["names"], {"text": f"N{number}", "language": "mul", "kind": "label"}]
    else:
        return _cite(rows, gone, id, number)
    return {id: Fate.RENAMED}


def _move(rows: Tables, _: list[Row], id: str, number: int) -> dict[str, Fate]:
    """Give the id to another thing: a relation gets another end, what has names another table."""
    row = row_of(rows, id)
    if "object" in row:
        row["object"] = "amber-council" if row["object"] != "amber-council" else "fog-network"
    else:
        _remove(rows, [], id, number)
        named = {"id": id, "names": row.get("names", [{"text": "x", "language": "en", "kind": "label"}])}
        rows[Kind.COUNTRY if id in ("ada-lind", "boris-ivanov") else Kind.PERSON].append(named)
    return {id: Fate.REUSED}


CHANGES: list[Callable[[Tables, list[Row], str, int], dict[str, Fate]]] = [
    *(_remove, _retire, _add, _correct, _cite, _rename, _move),
]


PRESS = {"source": "amber-press-2017", "locator": "p. 9"}
REPORT = {"source": "beacon-report-2015", "locator": "title"}
TWO_NAMES = [
    {"text": "Beacon", "language": "en", "citations": [{"source": "beacon-report-2015", "locator": "p. 2"}]},
    {"text": "Bāka", "language": "lv", "citations": [{"source": "beacon-report-2015", "locator": "page 1"}]},
]
SIGNED = "xa.signs.lighthouse-plan-2015"
#: A record of the toy dataset, what is set in it (or dropped, by None), and what is told of it.
SCRIPTED: list[tuple[str, Row, Fate, Effect, list[str]]] = [
    (SIGNED, {"role": "host"}, Fate.CORRECTED, Effect.ADDITIVE, ["+ role host"]),
    (SIGNED, {"period": "2015-02"}, Fate.CORRECTED, Effect.CORRECTING, ["period 2015-02-10 → 2015-02"]),
    (SIGNED, {"period": None}, Fate.CORRECTED, Effect.CORRECTING, ["- period 2015-02-10"]),
    (SIGNED, {"subject": "xb"}, Fate.REUSED, Effect.BREAKING, ["subject xa → xb"]),
    (SIGNED, {"kind": "endorses"}, Fate.REUSED, Effect.BREAKING, ["kind signs → endorses"]),
    (
        *(SIGNED, {"citations": [{**PRESS, "certainty": "ambiguous", "note": "Or not."}]}),
        *(Fate.CORRECTED, Effect.CORRECTING),
        [
            "certainty stated → ambiguous",
            "- citations lighthouse-minutes-2016, item 3",
            "+ citations amber-press-2017, p. 9 (certainty ambiguous; note Or not.)",
        ],
    ),
    ("fog-network", {"note": "Foggy."}, Fate.RE_SOURCED, Effect.ADDITIVE, ["+ note Foggy."]),
    (
        *("fog-network", {"themes": ["floods", "maritime_safety"], "note": "F."}),
        *(Fate.CORRECTED, Effect.ADDITIVE, ["+ themes.floods", "+ note F."]),
    ),
    (
        *("fog-network", {"themes": ["floods"]}, Fate.CORRECTED, Effect.CORRECTING),
        ["- themes.maritime_safety", "+ themes.floods"],
    ),
    ("fog-network", {"kind": "forum"}, Fate.CORRECTED, Effect.CORRECTING, ["kind expert_group → forum"]),
    (
        *("beacon-report", {"citations": [REPORT, PRESS]}, Fate.RE_SOURCED, Effect.ADDITIVE),
        ["+ citations amber-press-2017, p. 9"],
    ),
    (
        *(
            "beacon-report",
            {"citations": [{**REPORT, "locator": "p. 1"}]},
            Fate.RE_SOURCED,
            Effect.CORRECTING,
        ),
        ["citations beacon-report-2015: locator title → p. 1"],
    ),
    (
        *("beacon", {"names": TWO_NAMES}, Fate.RENAMED, Effect.CORRECTING),
        ["names.en.citations beacon-report-2015: locator title → p. 2", "names.lv: - kind alias"],
    ),
    ("beacon", {"months": 17}, Fate.CORRECTED, Effect.CORRECTING, ["months 18 → 17"]),
    ("lighthouse-meeting-2017-09", {"held": True}, Fate.CORRECTED, Effect.CORRECTING, ["held false → true"]),
    ("lighthouse-meeting-2017-09", {"online": True}, Fate.CORRECTED, Effect.ADDITIVE, ["+ online true"]),
    (
        *("amber-press-2017", {"title": "Meeting off"}, Fate.RENAMED, Effect.CORRECTING),
        ["title No meeting this year → Meeting off"],
    ),
]


class TestScripted:
    """Edits as a maintainer makes them, classified and told."""

    @pytest.mark.parametrize(("id", "edited", "fate", "effect", "told"), SCRIPTED)
    def test_an_edit(
        self, id: str, edited: Row, fate: Fate, effect: Effect, told: list[str], toy: Dataset
    ) -> None:
        """One record is told, with each place that changed."""
        rows = tables(toy)
        changed = {**row_of(rows, id), **edited}
        for table in rows.values():
            table[:] = [
                {key: value for key, value in changed.items() if value is not None}
                if row["id"] == id
                else row
                for row in table
            ]

        found = diff(toy, dataset(rows, retired(toy)))

        (change,) = found.changes
        assert (id, fate, effect) == (change.id, change.fate, change.effect)
        assert [f"  {change.table} {id}: {line}" for line in told] == str(found).splitlines()[3:]
        assert (Step.MAJOR if effect is Effect.BREAKING else Step.MINOR) is found.step

    def test_order_is_told(self, toy: Dataset) -> None:
        """Citations in another order are answers in another order."""
        rows = tables(toy)
        row_of(rows, "beacon")["citations"].reverse()

        found = diff(toy, dataset(rows, retired(toy)))

        assert "  projects beacon: citations in another order" == str(found).splitlines()[-1]
        assert Fate.RE_SOURCED is found.changes[0].fate

    def test_a_retirement_tells_where_to(self, toy: Dataset) -> None:
        """A record that is retired, and a retirement that leads elsewhere or is taken back."""
        rows = tables(toy)
        _remove(rows, [], "ada-lind", 0)
        row_of(rows, "beacon-two")["id"] = "weather-network"
        gone = [
            {"id": "ada-lind", "consider": ["amber-secretariat", "amber-council"]},
            {"id": "beacon-two", "replaced_by": "beacon"},
            {"id": "fog-club", "replaced_by": "fog-network"},
            {"id": "lighthouse-taskforce", "consider": ["lighthouse-network", "mist-network"]},
        ]

        found = diff(toy, dataset(rows, gone))

        assert [
            "corrected",
            "  retired lighthouse-taskforce: - replaced_by lighthouse-network",
            "  retired lighthouse-taskforce: + consider lighthouse-network, mist-network",
            "",
            "retired",
            "  projects beacon-two: + replaced_by beacon",
            "  people ada-lind: + consider amber-secretariat, amber-council",
            "  retired fog-club: + replaced_by fog-network",
            "",
            "reused",
            "  projects weather-network: - consider fog-network, mist-network",
        ] == str(found).splitlines()[2:]
        lost = diff(dataset(rows, gone), dataset(rows, gone[:2]))
        assert {"fog-club": Fate.REMOVED, "lighthouse-taskforce": Fate.REMOVED} == {
            change.id: change.fate for change in lost.changes
        }

    def test_a_table_that_shrinks_is_no_small_thing(self, toy: Dataset) -> None:
        """More than a tenth of a table is gone, be it by retirement: a file may have been cut off."""
        rows = tables(toy)
        cut = [row["id"] for row in rows[Kind.RELATION][-10:]]
        rows[Kind.RELATION] = rows[Kind.RELATION][:-10]
        gone = retired(toy) + [{"id": id, "replaced_by": "beacon"} for id in cut]

        found = diff(toy, dataset(rows, gone))

        assert (("relations",), Effect.BREAKING, Step.MAJOR) == (found.shrunken, found.effect, found.step)
        assert "look twice: relations went from 56 to 46" in str(found)
        assert "Look twice: relations went from 56 to 46." in found.to_markdown()

    def test_a_later_review_is_more_than_a_patch(self, toy: Dataset) -> None:
        """What is open is open until then, and a new field may come with a new layout."""
        reviewed = dataset(tables(toy), retired(toy), reviewed=date(2018, 9, 1))
        layout = dataset(tables(toy), retired(toy), schema="1.1.0")

        assert Step.MINOR is diff(toy, reviewed).step
        assert "reviewed 2018-03-01 → 2018-09-01" in str(diff(toy, reviewed))
        assert Step.MINOR is diff(toy, layout).step

    def test_markdown_shows_what_stands_there(self, toy: Dataset) -> None:
        """Brackets, stars and the like are not taken for markup."""
        rows = tables(toy)
        row_of(rows, "fog-network")["note"] = "See [x](y), `z` and *w*, drug_crime."

        assert (
            "## 2018.04\n\nReviewed on 2018-03-01. Since 2018.03: 1 record changed, additive.\n\n"
            "### Re-sourced\n\n"
            "- networks `fog-network`: + note See \\[x\\](y), \\`z\\` and \\*w\\*, drug_crime.\n"
        ) == diff(toy, dataset(rows, retired(toy))).to_markdown()

    def test_json_holds_values_as_the_files_do(self, toy: Dataset) -> None:
        """Everything that the text tells, for machines."""
        rows = tables(toy)
        row_of(rows, "beacon")["months"] = 17

        told = json.loads(diff(toy, dataset(rows, retired(toy))).to_json())

        assert ("2018.03", "2018.04") == (told["old"]["version"], told["new"]["version"])
        assert ("correcting", "minor") == (told["effect"], told["step"])
        assert [
            {
                "table": "projects",
                "id": "beacon",
                "name": "Beacon",
                "fate": "corrected",
                "effect": "correcting",
                "edits": [{"path": "months", "old": 18, "new": 17}],
            }
        ] == told["changes"]

    def test_snapshots_are_refused(self, toy: Dataset) -> None:
        """A day is no release."""
        with pytest.raises(bs.QueryError, match="compare the datasets themselves"):
            diff(toy, toy.as_of(2016))
