"""Finding, verifying and reading data."""

import copy
import json
import os
import pickle
import shutil
import subprocess
import sys
import threading
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import TOY

import baltic_security as bs
from baltic_security import loading
from baltic_security._codec import decode
from baltic_security._rows import build
from baltic_security._store import CLASSES
from baltic_security.vocabulary import Kind

PACKAGE = Path(bs.__file__).parent


@pytest.fixture(name="copy_of_package")
def _copy_of_package(tmp_path: Path) -> Path:
    """A copy of the package, whose data a test may spoil."""
    shutil.copytree(PACKAGE, tmp_path / "baltic_security", ignore=shutil.ignore_patterns("__pycache__"))
    return tmp_path


def run(code: str, *flags: str, path: Path, env: dict[str, str] | None = None) -> str:
    """Run code in a fresh interpreter that finds the package only in a path."""
    script = f"import sys; sys.path.insert(0, {str(path)!r})\n{code}"
    done = subprocess.run(
        [sys.executable, *flags, "-c", script], capture_output=True, text=True, check=False, env=env
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


FIRST_RECORD = "import baltic_security as bs; print(bs.load().networks['bstf'].id, bs.__file__)"


class TestOnce:
    """The bundled data is one dataset."""

    def test_64_threads_get_one_dataset(self) -> None:
        """However many threads load at once, they get the same dataset and the same records."""
        code = (
            "import threading, baltic_security as bs\n"
            "start = threading.Barrier(64); found = []\n"
            "def work():\n"
            "    start.wait(); ds = bs.load()\n"
            "    found.append((id(ds), id(ds.networks), id(ds.networks['bstf']),\n"
            "        ds.members_of('bstf', on=2016).ids, ds.search('baltic sea task forse')[0].record.id))\n"
            "threads = [threading.Thread(target=work) for _ in range(64)]\n"
            "[thread.start() for thread in threads]; [thread.join() for thread in threads]\n"
            "print(len(found), len(set(found)))"
        )

        for _ in range(3):
            assert "64 1" == run(code, path=PACKAGE.parent)

    def test_tables_are_made_once_in_threads(self, bundled: bs.Dataset) -> None:
        """A table that many threads touch first is one table."""
        store = pickle.loads(pickle.dumps(bs.load(TOY)))._store
        fresh = bs.Dataset(store)
        found: list[object] = []
        threads = [threading.Thread(target=lambda: found.append(fresh.events)) for _ in range(32)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()

        assert 32 == len(found)
        assert all(table is found[0] for table in found)

    def test_preload_builds_everything(self, toy: bs.Dataset) -> None:
        """A server may build all records before its first request."""
        assert toy.preload() is toy
        assert all(len(toy._store.rows(kind)._built) == len(toy._store.rows(kind)) for kind in Kind)
        assert toy._store.names._spellings is not None
        assert toy._store.names._words is not None


class TestAnywhere:
    """The package works where it is put."""

    def test_from_a_zip(self, tmp_path: Path) -> None:
        """Code and data in one zip."""
        archive = tmp_path / "library.zip"
        with zipfile.ZipFile(archive, "w") as file:
            for path in PACKAGE.rglob("*"):
                if path.is_file() and "__pycache__" not in path.parts:
                    file.write(path, path.relative_to(PACKAGE.parent))

        out = run(FIRST_RECORD + "; print(bs.data_path().joinpath('manifest.json').is_file())", path=archive)

        assert out.startswith("bstf")
        assert "library.zip" in out
        assert out.endswith("True")

    def test_in_a_read_only_folder_without_home_network_or_asserts(self, copy_of_package: Path) -> None:
        """Nothing is written or fetched, no check hides in an assert, and no warning is raised."""
        no_network = (
            "import socket\n"
            "def refuse(*_): raise OSError('no network in this test')\n"
            "socket.socket.connect = refuse\n"
        )
        for path in sorted(copy_of_package.rglob("*"), reverse=True):
            path.chmod(0o555 if path.is_dir() else 0o444)
        try:
            out = run(
                no_network + FIRST_RECORD + "; bs.load().preload(); bs.load().show('bstf')",
                *("-I", "-B", "-OO", "-W", "error"),
                path=copy_of_package,
                env={"PATH": os.environ["PATH"], "LC_ALL": "C"},
            )
        finally:
            for path in copy_of_package.rglob("*"):
                path.chmod(0o755)

        assert out.startswith("bstf")
        assert not list(copy_of_package.rglob("__pycache__"))

    @pytest.mark.parametrize("seed", ["0", "1", "2"])
    def test_order_does_not_depend_on_the_hash_seed(self, seed: str) -> None:
        """Answers come in the same order in every process."""
        code = (
            "import baltic_security as bs; ds = bs.load()\n"
            "print(ds.members_of('bstf', on=2016).ids, list(ds.related('bstf')))\n"
            "print([moment.record.id for moment in ds.timeline('bstf')])"
        )

        expected = run(code, path=PACKAGE.parent, env={**os.environ, "PYTHONHASHSEED": "9"})

        assert expected == run(code, path=PACKAGE.parent, env={**os.environ, "PYTHONHASHSEED": seed})


class TestIntegrity:
    """A bundled file is what the manifest says, or nothing is answered from it."""

    @pytest.mark.parametrize(
        ("spoil", "problem"),
        [
            (lambda path: path.write_bytes(path.read_bytes()[:-40]), "truncated"),
            (lambda path: path.write_bytes(b""), "truncated"),
            (lambda path: path.write_bytes(path.read_bytes().replace(b"1996", b"1997", 1)), "changed"),
            (lambda path: path.unlink(), "missing"),
        ],
    )
    def test_a_spoilt_file_is_named(self, spoil: object, problem: str, copy_of_package: Path) -> None:
        """Truncated, emptied, changed, missing: one error, which names the file."""
        spoil(copy_of_package / "baltic_security" / "data" / "networks.json")  # type: ignore[operator]

        out = run(
            "import baltic_security as bs\n"
            "ds = bs.load(); ds.countries['se']\n"
            "try: ds.networks\n"
            "except bs.IntegrityError as error: print(error.file, error)",
            path=copy_of_package,
        )

        assert out.startswith("networks.json networks.json:")
        assert problem in out
        assert "check --fix" in out

    @pytest.mark.parametrize(
        "spoil",
        [
            lambda text: text[:100],
            lambda text: "[]",
            lambda text: text.replace('"networks.json"', '"x.json"'),
        ],
    )
    def test_a_spoilt_manifest_is_named(self, spoil: Callable[[str], str], copy_of_package: Path) -> None:
        """A manifest that is truncated, or does not speak of a file, vouches for nothing."""
        path = copy_of_package / "baltic_security" / "data" / "manifest.json"
        path.write_text(spoil(path.read_text(encoding="utf-8")), encoding="utf-8")

        out = run(
            "import baltic_security as bs\n"
            "try: bs.load().networks\n"
            "except bs.IntegrityError as error: print(error)",
            path=copy_of_package,
        )

        assert out.startswith("manifest.json: ")

    def test_every_flipped_bit_is_noticed(self, copy_of_package: Path) -> None:
        """One bit anywhere in a file changes its hash."""
        path = copy_of_package / "baltic_security" / "data" / "people.json"
        content = path.read_bytes()
        flips = [(n, bit) for n in range(0, len(content), max(1, len(content) // 40)) for bit in (0, 3, 7)]
        code = (
            "import baltic_security as bs, pathlib, json\n"
            f"path = pathlib.Path({str(path)!r}); content = path.read_bytes(); caught = 0\n"
            f"for place, bit in {flips!r}:\n"
            "    spoilt = bytearray(content); spoilt[place] ^= 1 << bit; path.write_bytes(spoilt)\n"
            "    try: bs.loading._bundled_store().rows(bs.Kind.PERSON)\n"
            "    except bs.IntegrityError: caught += 1\n"
            "print(caught)"
        )

        assert str(len(flips)) == run("import baltic_security.loading\n" + code, path=copy_of_package)


class TestReaders:
    """The trusting reader is as good as the strict codec, on data that is valid."""

    @pytest.mark.parametrize("kind", Kind)
    def test_equal_on_every_bundled_record(self, kind: Kind, bundled: bs.Dataset) -> None:
        """Both readers build equal records of every row."""
        for row in bundled._store.rows(kind).raw:
            strict, findings = decode(CLASSES[kind], row, kind.table)

            assert [] == findings
            assert strict == build(CLASSES[kind], row)


class TestCopies:
    """Records and datasets travel."""

    @pytest.mark.parametrize("kind", Kind)
    def test_every_record_pickles_and_copies(self, kind: Kind, bundled: bs.Dataset) -> None:
        """Pickle, copy and deep copy are equal, with an equal hash."""
        for record in bundled.table(kind):
            for protocol in (2, pickle.HIGHEST_PROTOCOL):
                again = pickle.loads(pickle.dumps(record, protocol))

                assert record == again
                assert hash(record) == hash(again)
            assert record == copy.copy(record) == copy.deepcopy(record)

    def test_bundled_data_pickles_by_version(self, bundled: bs.Dataset) -> None:
        """The bundled dataset and its tables are small pickles, and come back as they were."""
        picked = bundled.relations.where(object="bstf")

        assert pickle.loads(pickle.dumps(bundled)) == bundled
        assert len(pickle.dumps(bundled)) < 250
        assert pickle.loads(pickle.dumps(bundled.networks)) == bundled.networks
        assert pickle.loads(pickle.dumps(picked)) == picked
        assert pickle.loads(pickle.dumps(bundled.as_of(2016))) == bundled.as_of(2016)

    def test_pickle_of_other_data_says_so(self) -> None:
        """A pickle of another version is not answered from this one."""
        with pytest.raises(bs.QueryError, match=r"pickled with data 1999\.1"):
            loading._unpickled("1999.1")

    def test_other_data_pickles_by_content(self, toy: bs.Dataset) -> None:
        """A user's dataset travels whole."""
        assert toy == pickle.loads(pickle.dumps(toy))

    def test_a_pickle_outlives_its_fields(self, bundled: bs.Dataset) -> None:
        """A field of another release is dropped, a field it did not know has its default."""
        make, (cls, fields) = bundled.networks["bstf"].__reduce__()
        del fields["summary"]

        record = make(cls, {**fields, "colour": "blue"})

        assert record.id == "bstf"
        assert record.summary is None


class TestFolder:
    """A user's own data."""

    def test_no_such_folder(self, tmp_path: Path) -> None:
        """A folder that is not there, and one that holds something else."""
        for folder in (tmp_path / "nowhere", tmp_path):
            with pytest.raises(bs.DatasetNotFoundError, match=r"has no manifest\.json") as caught:
                bs.load(folder)
            assert isinstance(caught.value, FileNotFoundError)

    def test_all_faults_of_all_files_at_once(self, tmp_path: Path) -> None:
        """Faults in several files are one error, each with its file."""
        (tmp_path / "manifest.json").write_text('{"version": 5, "reviewed": "today"}')
        (tmp_path / "networks.json").write_text('[{"id": "a"}, {"id": "a", "knd": 1}]')
        (tmp_path / "people.json").write_text('{"id": "a"}')
        (tmp_path / "bodies.json").write_text("[")
        (tmp_path / "network.json").write_text("[]")

        with pytest.raises(bs.DataError) as caught:
            bs.load(tmp_path)

        assert {"manifest.json", "networks.json", "people.json", "bodies.json", "network.json"} == {
            finding.file for finding in caught.value.findings
        }
        assert str(caught.value).startswith(f"{len(caught.value.findings)} faults in the data\nbodies.json: ")

    def test_an_id_is_taken_once(self, tmp_path: Path) -> None:
        """Two records with one id are a fault that names the file of the first."""
        row = {"id": "a", "names": [{"text": "A", "language": "en", "kind": "label"}]}
        (tmp_path / "manifest.json").write_text('{"version": "1", "reviewed": "2026-01-01"}')
        (tmp_path / "countries.json").write_text(json.dumps([row]))
        (tmp_path / "people.json").write_text(json.dumps([row]))

        with pytest.raises(bs.DataError, match=r"people.json: a: id: the id is taken in countries.json"):
            bs.load(tmp_path)

    def test_an_end_of_a_wrong_kind(self, tmp_path: Path) -> None:
        """Of a relation both of whose ends are there, the kinds are known, and must fit."""
        shutil.copytree(TOY, tmp_path, dirs_exist_ok=True)
        path = tmp_path / "relations" / "networks.json"
        text = path.read_text(encoding="utf-8")
        path.write_text(text.replace('"subject": "xc"', '"subject": "beacon"', 1), encoding="utf-8")

        with pytest.raises(bs.DataError, match=r"'beacon' is a project, which cannot be the subject"):
            bs.load(tmp_path)

    def test_version_and_review_date_are_enough(self, tmp_path: Path) -> None:
        """The manifest of a user's folder needs no hashes; an empty dataset is one."""
        (tmp_path / "manifest.json").write_text('{"version": "1", "reviewed": "2026-01-01"}')

        mine = bs.load(tmp_path)

        assert "1" == mine.version
        assert 0 == sum(len(mine.table(kind)) for kind in Kind)
