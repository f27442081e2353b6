"""``fix``: the canonical form is restored, and no fact is changed."""

import json
import shutil
from collections.abc import Iterator
from contextlib import suppress
from copy import deepcopy
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any
from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st
from patches import patched, patches

from baltic_security import DataError, DatasetNotFoundError, Kind, load
from baltic_security._folder import read_folder
from baltic_security._schema import schemas
from baltic_security.checks import check, fix
from baltic_security.checks._canonical import ordered_manifest

TOY = Path(__file__).parent / "data" / "toy"
#: What ``fix`` may cure: the form of files, and nothing that is a fact.
CURED = {"E701", "E702", "E703", "E704"}
JUNK: tuple[Any, ...] = (
    None,
    True,
    -1,
    1.5,
    "",
    [],
    {},
    ["xa"],
    {"id": "x"},
    "xa",
    "beacon",
    "/..",
    "[9999..]",
    "\ud800",
    "a" * 500,
)


def contents(folder: Path) -> dict[str, bytes]:
    """Read all files of a folder."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*.json")
        if path.read_bytes() != b"[]\n" or path.parent == folder
    }


def shuffled(value: Any, random: Random) -> Any:
    """Change what does not matter: the order of keys, of names, of sets of words; the form of Unicode."""
    if isinstance(value, str):
        return normalize(random.choice(("NFC", "NFD")), value)
    if isinstance(value, list):
        return [shuffled(item, random) for item in value]
    if not isinstance(value, dict):
        return value
    keys = random.sample(list(value), len(value))
    changed = {key: shuffled(value[key], random) for key in keys}
    for key in ("names", "themes", "sectors", "modes", "countries", "fields"):
        if key in changed:
            changed[key] = random.sample(changed[key], len(changed[key]))
    return changed


class TestFix:
    """Restoring the canonical form."""

    @given(st.integers(0, 2**32), st.booleans())
    def test_restores_every_file(self, seed: int, without_ids: bool) -> None:
        """Whatever the order of keys and rows, the form of texts, the file of a relation: one result."""
        random = Random(seed)
        with TemporaryDirectory() as name:
            folder = Path(name)
            shutil.copytree(TOY, folder, dirs_exist_ok=True)
            files = sorted(folder.glob("relations/*.json"))
            relations = [row for path in files for row in json.loads(path.read_text(encoding="utf-8"))]
            for path in files:
                path.unlink()
            if without_ids:
                for row in relations:
                    del row["id"]
            tables = {path: json.loads(path.read_text(encoding="utf-8")) for path in folder.glob("*.json")}
            del tables[folder / "manifest.json"]
            tables[random.choice(files)] = relations
            for path, rows in tables.items():
                value = shuffled(random.sample(rows, len(rows)), random)
                escaped, indent = random.choice((True, False)), random.choice((None, 1))
                path.write_text(json.dumps(value, ensure_ascii=escaped, indent=indent), encoding="utf-8")

            fix(folder)

            assert contents(TOY) == contents(folder)
            assert fix(folder) == ()

    def test_sorts_what_it_composed(self, tmp_path: Path) -> None:
        """A decomposed letter sorts elsewhere than the composed one; one run is enough."""
        shutil.copytree(TOY, tmp_path, dirs_exist_ok=True)
        path = tmp_path / "networks.json"
        rows = json.loads(path.read_text(encoding="utf-8"))
        first = rows[0]["names"][0]
        rows[0]["names"] += [{**first, "kind": "alias", "text": text} for text in ("A\u030alight", "Bright")]
        path.write_text(json.dumps(rows), encoding="utf-8")

        fix(tmp_path)

        assert check(tmp_path) == ()
        assert fix(tmp_path) == ()

    def test_leaves_canonical_files_alone(self, tmp_path: Path) -> None:
        """There is nothing to rewrite in a canonical folder, and a file that is right is not touched."""
        shutil.copytree(TOY, tmp_path, dirs_exist_ok=True)
        assert fix(tmp_path) == ()

        path = tmp_path / "networks.json"
        path.write_text(path.read_text(encoding="utf-8") + "\n", encoding="utf-8")
        assert fix(str(tmp_path)) == ("networks.json",)

    @pytest.mark.parametrize(
        "folder",
        [folder for folder in patches("faults") if not folder.name.startswith("E1")],
        ids=lambda folder: folder.name,
    )
    def test_never_changes_a_fact(self, folder: Path, tmp_path: Path) -> None:
        """Of a faulty dataset only the form is repaired; its records stay as they were."""
        patched(folder, tmp_path)
        facts, found = _facts(tmp_path), [finding.code for finding in check(tmp_path)]

        fix(tmp_path)

        assert facts == _facts(tmp_path)
        assert [code for code in found if code not in CURED] == [finding.code for finding in check(tmp_path)]
        assert fix(tmp_path) == ()

    @pytest.mark.parametrize(
        "folder",
        [folder for folder in patches("faults") if folder.name.startswith("E1")],
        ids=lambda folder: folder.name,
    )
    def test_refuses_broken_files(self, folder: Path, tmp_path: Path) -> None:
        """What cannot be read without loss is not rewritten, nor is anything beside it."""
        patched(folder, tmp_path)
        before = {path: path.read_bytes() for path in tmp_path.rglob("*.json")}

        with pytest.raises(DataError) as caught:
            fix(tmp_path)

        assert {folder.name.partition("-")[0]} == {finding.code for finding in caught.value.findings}
        assert set(caught.value.findings) <= set(check(tmp_path))
        assert before == {path: path.read_bytes() for path in tmp_path.rglob("*.json")}

    @given(st.integers(0, 2**32))
    def test_whatever_is_wrong(self, seed: int) -> None:
        """No fault is too strange to be told, and what can be rewritten is canonical after it."""
        random = Random(seed)
        with TemporaryDirectory() as name:
            folder = Path(name)
            shutil.copytree(TOY, folder, dirs_exist_ok=True)
            for _ in range(random.choice((1, 2, 30))):
                path = random.choice(sorted(folder.rglob("*.json")))
                value = json.loads(path.read_text(encoding="utf-8"))
                spots = list(_spots(value))
                if spots:
                    holder, key = random.choice(spots)
                    others = [inner[place] for inner, place in spots]
                    holder[key] = deepcopy(random.choice((random.choice(JUNK), random.choice(others))))
                path.write_text(json.dumps(value), encoding="utf-8")

            codes = {finding.code for finding in check(folder)}
            with suppress(DataError):
                fix(folder)
                assert fix(folder) == ()
                assert CURED.isdisjoint(finding.code for finding in check(folder))
                assert all(code >= "E2" for code in codes)

    def test_tells_all_that_is_in_the_way(self, tmp_path: Path) -> None:
        """In the order of the files; a new relation that lacks more than its id is in the way as well."""
        shutil.copytree(TOY, tmp_path, dirs_exist_ok=True)
        path = tmp_path / "manifest.json"
        path.write_text(
            path.read_text(encoding="utf-8").replace("{", '{\n  "colour": 1,', 1), encoding="utf-8"
        )
        (tmp_path / "relations" / "bodies.json").write_text('[{"subject": "xa"}]', encoding="utf-8")
        (tmp_path / "retired.json").write_text("{}", encoding="utf-8")
        (tmp_path / "networks.json").write_text('[{"names": []}]', encoding="utf-8")

        with pytest.raises(DataError) as caught:
            fix(tmp_path)

        told = [(finding.file, finding.field, finding.code) for finding in caught.value.findings]
        assert sorted(caught.value.findings) == list(caught.value.findings)
        assert {("manifest.json", "colour", "E104"), ("networks.json", "id", "E105")} <= set(told)
        assert {("relations/bodies.json", "kind", "E105"), ("retired.json", "", "E103")} <= set(told)
        assert ("relations/bodies.json", "id", "E105") not in told

    def test_writes_the_schemas_if_there_is_a_place_for_them(self, tmp_path: Path) -> None:
        """An export has none, the bundled data has one."""
        shutil.copytree(TOY, tmp_path, dirs_exist_ok=True)
        (tmp_path / "schema").mkdir()
        path = tmp_path / "networks.json"
        path.write_text(path.read_text(encoding="utf-8") + "\n", encoding="utf-8")

        assert ("networks.json", *(f"schema/{name}" for name in schemas())) == fix(tmp_path)
        assert schemas() == {
            path.name: path.read_text(encoding="utf-8") for path in (tmp_path / "schema").iterdir()
        }
        assert fix(tmp_path) == ()

    def test_puts_the_manifest_in_order(self) -> None:
        """Its keys, its files and what it says of each; what it should not hold stays to be found."""
        said = {
            "colour": "blue",
            "files": {"b.json": {"records": 1, "bytes": 2, "sha256": "f00"}, "a.json": None},
            "reviewed": "2018-03-01",
            "version": "1",
        }
        ordered = {
            "version": "1",
            "reviewed": "2018-03-01",
            "files": {"a.json": None, "b.json": {"sha256": "f00", "bytes": 2, "records": 1}},
            "colour": "blue",
        }

        assert json.dumps(ordered) == json.dumps(ordered_manifest(said))
        assert {"files": []} == ordered_manifest({"files": []})

    def test_a_folder_that_is_no_dataset(self, tmp_path: Path) -> None:
        """A folder without a manifest is an error."""
        with pytest.raises(DatasetNotFoundError):
            fix(tmp_path)


class TestIds:
    """The ids of new relations."""

    @staticmethod
    def _with(folder: Path, *rows: dict[str, Any]) -> set[str]:
        """Add relations without ids to the toy dataset, and tell the ids that they are given."""
        shutil.copytree(TOY, folder, dirs_exist_ok=True)
        known = {relation.id for relation in load(folder).relations}
        path = folder / "relations" / "networks.json"
        old = json.loads(path.read_text(encoding="utf-8"))
        cited = {"citations": [{"source": "amber-history-2018", "locator": "paragraph 1"}]}
        path.write_text(json.dumps([*old, *({**row, **cited} for row in rows)]), encoding="utf-8")

        fix(folder)

        return {relation.id for relation in load(folder).relations} - known

    def test_a_later_spell_counts_on(self, tmp_path: Path) -> None:
        """The first free number is taken, by the earlier spell first."""
        spell = {"subject": "xa", "kind": "presides_over", "object": "amber-council"}

        given_ids = self._with(tmp_path, {**spell, "period": "2021/2022"}, {**spell, "period": "2018/2019"})

        assert {"xa.presides-over.amber-council.3", "xa.presides-over.amber-council.4"} == given_ids
        assert "2018/2019" == str(load(tmp_path).relations["xa.presides-over.amber-council.3"].period)

    def test_roles_tell_who_is_first_where_no_time_does(self, tmp_path: Path) -> None:
        """The tie without a role comes first; what has a time comes after what has none."""
        tie = {"subject": "xd", "kind": "observer_of", "object": "lighthouse-network"}

        self._with(
            tmp_path, {**tie, "role": "Guest"}, {**tie, "role": "Friend"}, tie, {**tie, "period": "2001/2002"}
        )

        relations = load(tmp_path).relations
        base = "xd.observer-of.lighthouse-network"
        assert [(None, None), (None, "Friend"), (None, "Guest"), ("2001/2002", None)] == [
            (relation.period and str(relation.period), relation.role)
            for relation in (relations[base + spell] for spell in ("", ".2", ".3", ".4"))
        ]

    def test_a_retired_id_is_not_used_again(self, tmp_path: Path) -> None:
        """An id that was retired stays so."""
        shutil.copytree(TOY, tmp_path, dirs_exist_ok=True)
        tie = {"subject": "xd", "kind": "member_of", "object": "lighthouse-network"}
        retired = [{"id": "xd.member-of.lighthouse-network", "consider": ["lighthouse-network"]}]
        (tmp_path / "retired.json").write_text(json.dumps(retired), encoding="utf-8")
        path = tmp_path / "relations" / "documents.json"
        cited = {"citations": [{"source": "amber-history-2018", "locator": "paragraph 1"}]}
        rows = [*json.loads(path.read_text(encoding="utf-8")), {**tie, **cited}]
        path.write_text(json.dumps(rows), encoding="utf-8")

        fix(tmp_path)

        assert "xd.member-of.lighthouse-network.2" in load(tmp_path).relations
        assert "member-of" not in path.read_text(encoding="utf-8")

    def test_a_new_relation_to_nothing_stays_where_it_is(self, tmp_path: Path) -> None:
        """It gets its id; its file is not known, and the check tells that its object is missing."""
        tie = {"subject": "xa", "kind": "attends", "object": "nothing"}
        path = tmp_path / "relations" / "networks.json"

        assert {"xa.attends.nothing"} == self._with(tmp_path, tie)
        assert '"xa.attends.nothing"' in path.read_text(encoding="utf-8")
        assert ["E202"] == [finding.code for finding in check(tmp_path)]


def _spots(value: Any) -> Iterator[tuple[Any, Any]]:
    """Give every place in a value, as what holds it and its key."""
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, inner in items:
        yield value, key
        yield from _spots(inner)


def _facts(folder: Path) -> dict[Kind, list[Any]]:
    """Read all records of a folder, with composed texts."""
    store = read_folder(str(folder)).store
    return {
        kind: json.loads(normalize("NFC", json.dumps(store.rows(kind).raw, ensure_ascii=False)))
        for kind in Kind
    }
