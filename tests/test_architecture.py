"""The house: who imports whom, how long a file is, what an import costs."""

import ast
import subprocess
import sys
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

import baltic_security as bs

ROOT = Path(bs.__file__).parent
MODULES = {
    ".".join(path.relative_to(ROOT).with_suffix("").parts): path
    for path in sorted(ROOT.rglob("*.py"))
    if path.parent.name != "data"
}
#: Rooms from the ground up; a room imports from rooms below it, or beside it without a cycle.
LEVELS = [
    ["_terms", "_value", "_version", "exceptions", "findings"],
    ["vocabulary", "themes", "dates", "_words", "_json", "_html", "_extras"],
    ["sources", "values", "amounts", "_sections", "_listings", "_boxes"],
    ["bases"],
    ["columns"],
    ["records", "relations", "frames", "_conversions"],
    ["_codec", "_rows", "_files", "names"],
    ["_store", "_ties", "_schema", "_filters", "_edits"],
    ["_references", "_layouts", "_framing", "_panel", "tables", "answers", "_timeline"],
    ["_proofs", "citing", "_cards"],
    ["kinds", "relation_table", "_folder", "_merge", "_graph", "_diagrams"],
    ["questions", "snapshot", "exchange", "pictures", "_table_of"],
    ["dataset"],
    ["loading", "checks", "export", "_coverage", "_difference_text", "diff", "_releases"],
    ["__init__", "__main__"],
]
LEVEL_OF = {room: level for level, rooms in enumerate(LEVELS) for room in rooms}


def imports(module: str, path: Path) -> set[str]:
    """List the modules of the package that a module imports at run time, anywhere in its code."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    skipped = {
        id(inner)
        for node in ast.walk(tree)
        if isinstance(node, ast.If) and isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING"
        for inner in ast.walk(node)
    }
    package = module.split(".")[:-1]
    found = set()
    for node in ast.walk(tree):
        if id(node) in skipped:
            continue
        if isinstance(node, ast.ImportFrom) and node.level:
            base = package[: len(package) - node.level + 1]
            target = [*base, *(node.module or "").split(".")] if node.module else base
            names = [[*target, alias.name] for alias in node.names]
            for name in names:
                found.add(_module(name) or _module(target) or ".".join(target))
        elif isinstance(node, ast.ImportFrom) and (node.module or "").startswith("baltic_security"):
            found.add("__init__")
        elif isinstance(node, ast.Import):
            found.update("__init__" for alias in node.names if alias.name.startswith("baltic_security"))
    return found - {module}


def _module(parts: list[str]) -> str | None:
    name = ".".join(parts)
    return name if name in MODULES else f"{name}.__init__" if f"{name}.__init__" in MODULES else None


GRAPH = {module: imports(module, path) for module, path in MODULES.items()}


def test_every_room_has_a_level() -> None:
    """A new room is given its place in LEVELS."""
    assert {module.partition(".")[0] for module in MODULES} == set(LEVEL_OF)


def test_imports_have_no_cycle() -> None:
    """No module imports itself by way of others; nobody imports the package root from inside."""
    TopologicalSorter({module: used for module, used in GRAPH.items() if module != "__init__"}).prepare()

    assert [module for module, used in GRAPH.items() if "__init__" in used] == []


def test_imports_go_downwards() -> None:
    """A room uses what is below it, or beside it."""
    upwards = [
        f"{module} imports {used}"
        for module, uses in GRAPH.items()
        for used in uses
        if LEVEL_OF[module.partition(".")[0]] < LEVEL_OF[used.partition(".")[0]]
    ]

    assert [] == upwards


@pytest.mark.parametrize("module", MODULES)
def test_no_file_is_longer_than_400_lines(module: str) -> None:
    """One concept a file."""
    assert len(MODULES[module].read_text(encoding="utf-8").splitlines()) <= 400


def test_only_the_codec_knows_cattrs() -> None:
    """The records know nothing of files."""
    users = [
        module
        for module, path in MODULES.items()
        if "from cattrs" in path.read_text(encoding="utf-8")
        or "import cattrs" in path.read_text(encoding="utf-8")
    ]

    assert ["_codec"] == users


def loaded_by(code: str) -> set[str]:
    """Tell which modules a fresh interpreter loads for some code."""
    script = f"import sys; before = set(sys.modules)\n{code}\nprint(*(set(sys.modules) - before))"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    return set(done.stdout.split())


def test_import_loads_nothing_heavy() -> None:
    """Importing the package reads no data and loads no library."""
    loaded = loaded_by("import baltic_security")

    heavy = {"attrs", "attr", "cattrs", "importlib_resources", "json", "typing", "enum", "re"}
    assert heavy.isdisjoint(loaded)


def test_vocabularies_load_only_enum() -> None:
    """The words of the data come without the libraries that read it."""
    loaded = loaded_by("from baltic_security import RelationKind, Theme")

    assert {"attrs", "attr", "cattrs", "importlib_resources", "json"}.isdisjoint(loaded)


def test_first_record_needs_neither_cattrs_nor_relations() -> None:
    """A look-up by id reads one table, and what reads it is small."""
    loaded = loaded_by(
        "import baltic_security as bs\nds = bs.load()\nds.networks['bstf']\n"
        "assert [kind.table for kind in ds._store._tables] == ['networks']"
    )

    assert {"cattrs", "importlib_resources", "pathlib", "html", "difflib"}.isdisjoint(loaded)


def test_public_names_are_sorted_and_there() -> None:
    """``__all__`` is what ``dir`` shows and what an attribute gives."""
    assert sorted(bs.__all__) == sorted(dir(bs))
    assert all(getattr(bs, name) is not None for name in bs.__all__)
    with pytest.raises(AttributeError, match="has no attribute 'lod'"):
        _ = bs.lod  # type: ignore[attr-defined]
