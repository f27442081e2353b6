"""
How many small changes of the code are noticed by its tests: ``python tests/code_mutants.py dates names``.

It needs ``pip install mutmut``, and works in a copy of the tree, so nothing of yours is touched.  Without
names it takes all rooms of the core, which is a matter of hours.  The copy stays in ``build/mutants``;
``cd build/mutants/dates && mutmut show NAME`` shows a change that nobody noticed.
"""

import ast
import json
import os
import shutil
import subprocess
import sys
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).parents[1]
WORK = ROOT / "build" / "mutants"
PACKAGE = "src/baltic_security"

#: The rooms of the core, and the tests that are about them: others would only make it slower.
CORE = {
    "dates": ["dates"],
    "names": ["names", "questions"],
    "_filters": ["questions", "tables", "query_laws"],
    "_ties": ["questions", "tables", "query_laws"],
    "questions": ["questions", "query_laws"],
    "relation_table": ["tables", "questions", "query_laws"],
    "tables": ["tables", "records", "questions", "query_laws"],
    "_rows": ["records", "codec", "tables"],
    "_codec": ["codec", "check_fix", "checks"],
    "_json": ["json", "codec", "check_fix", "checks"],
    "checks": ["checks", "check_fix"],
}
VERDICTS = {0: "survived", 1: "killed", 3: "killed", 33: "no tests", 24: "timeout", 36: "timeout", 152: "timeout"}
SETTINGS = """
[tool.mutmut]
source_paths = ["src"]
only_mutate = [{only}]
pytest_add_cli_args = ["--hypothesis-profile=mutants", "-p", "no:cacheprovider"]
pytest_add_cli_args_test_selection = [{tests}]
process_isolation = "forkserver"  # else what the first run cached would hide the changes
use_git_change_detection = false
timeout_constant = 10.0
"""


def prepare(room: str) -> Path:
    """Copy the tree, with settings for one room."""
    target = WORK / room
    shutil.rmtree(target, ignore_errors=True)
    ignore = shutil.ignore_patterns("__pycache__", "*.egg-info")
    for folder in ("src", "tests"):
        shutil.copytree(ROOT / folder, target / folder, ignore=ignore)
    sources = f"{PACKAGE}/{room}/*.py" if (ROOT / PACKAGE / room).is_dir() else f"{PACKAGE}/{room}.py"
    for path in target.glob(sources):
        path.write_text(undecorated(path.read_text(encoding="utf-8")), encoding="utf-8")
    tests = ", ".join(f'"tests/test_{name}.py"' for name in CORE[room])
    settings = SETTINGS.format(only=f'"{sources}"', tests=tests)
    project = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    (target / "pyproject.toml").write_text(project + settings, encoding="utf-8")
    return target


def undecorated(source: str) -> str:
    """Write ``@property`` and caches as assignments, since mutmut passes over what is decorated."""
    lines = source.splitlines()
    functions = [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.FunctionDef)]
    for function in sorted(functions, key=lambda node: -node.lineno):
        names = [ast.unparse(decorator) for decorator in function.decorator_list]
        if not names or not names[0].startswith(("property", "lru_cache", "contextmanager")):
            continue
        indent = " " * function.col_offset
        lines.insert(function.end_lineno or 0, f"{indent}{function.name} = {names[0]}({function.name})")
        del lines[function.decorator_list[0].lineno - 1 : function.lineno - 1]
    return "\n".join(lines) + "\n"


def score(target: Path) -> dict[str, Counter[str]]:
    """Count the verdicts for each file."""
    return {
        path.name.removesuffix(".meta"): Counter(
            VERDICTS.get(code, f"exit {code}")
            for code in json.loads(path.read_text(encoding="utf-8"))["exit_code_by_key"].values()
        )
        for path in sorted((target / "mutants").rglob("*.py.meta"))
    }


def main() -> None:
    """Change, test and count, room by room."""
    for room in sys.argv[1:] or CORE:
        target = prepare(room)
        environment = {**os.environ, "PYTHONPATH": os.pathsep.join(["src", "tests"])}
        with (target / "mutmut.log").open("w", encoding="utf-8") as log:
            subprocess.run(
                [sys.executable, "-m", "mutmut", "run"], cwd=target, env=environment, stdout=log, stderr=log, check=False
            )
        for file, verdicts in score(target).items():
            print(room, file, sum(verdicts.values()), dict(verdicts))


if __name__ == "__main__":
    main()
