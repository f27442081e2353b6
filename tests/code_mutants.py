"""
How many small changes of the code are noticed by its tests: ``python tests/code_mutants.py dates names``.

It needs ``pip install mutmut``, and works in a copy of the tree, so nothing of yours is touched.  Without
names it takes the whole core, which is a matter of an hour or two.  The copies stay in ``build/mutants``: in
that of a module, ``mutmut show NAME`` shows a change that nobody noticed.
"""

import ast
import json
import os
import shutil
import subprocess
import sys
import tomllib
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path

from baltic_security.checks import RULES

ROOT = Path(__file__).parents[1]
WORK = ROOT / "build" / "mutants"
PACKAGE = "src/baltic_security"

#: The modules of the core, and the tests that are about them: others would only make it slower.
CORE = {
    "dates": ["dates"],
    "names": ["names", "search_scores", "questions"],
    "_filters": ["questions", "tables", "query_laws"],
    "_ties": ["ties", "questions", "tables", "query_laws"],
    "questions": ["questions", "cards", "query_laws"],
    "relation_table": ["tables", "ties", "questions", "html", "query_laws"],
    "tables": ["tables", "ties", "records", "questions", "html", "query_laws"],
    "_rows": ["records", "codec", "tables"],
    "_codec": ["codec", "checks"],
    "_json": ["json", "codec", "checks"],
    "checks/__init__": ["checks", "check_fix"],
    "checks/_canonical": ["check_fix", "checks"],
    "checks/_data": ["checks", "check_fix"],
    "checks/_form": ["checks", "check_fix"],
}
#: The codes of the findings of each module: of the many fixtures, only theirs tell whether it still works.
CODES = {"_codec": ["E10"], "_json": ["E10"]}
for code, rule in RULES.items():
    if rule.find:
        CODES.setdefault("checks/" + rule.find.__module__.rpartition(".")[2], []).append(code)
CORE |= {module: ["checks", "seats", "rule_parts"] for module in CODES if module not in CORE}
#: What the exit codes of mutmut mean; with the others a change was not noticed.
VERDICTS = {1: "killed", 3: "killed", -24: "timeout", 24: "timeout", 36: "timeout", 152: "timeout"}
#: A test that mutmut's own steps in the stack mislead.
COUNTS_FRAMES = "at_the_line_that_asked"
PATHS = {"PYTHONPATH": os.pathsep.join(["src", "tests"])}
SETTINGS = """
[tool.mutmut]
source_paths = ["src"]
only_mutate = ["{file}"]
pytest_add_cli_args = ["--hypothesis-profile=mutants", "-pno:cacheprovider", "-k={chosen}"]
pytest_add_cli_args_test_selection = {tests}
process_isolation = "forkserver"  # else what the first run cached would hide the changes
use_git_change_detection = false
timeout_multiplier = 8.0
timeout_constant = 2.0
"""


def prepare(module: str) -> Path:
    """Copy the tree, with settings for one module."""
    target = WORK / module
    shutil.rmtree(target, ignore_errors=True)
    for folder in ("src", "tests"):
        shutil.copytree(ROOT / folder, target / folder, ignore=shutil.ignore_patterns("__pycache__"))
    file = f"{PACKAGE}/{module}.py"
    source = (target / file).read_text(encoding="utf-8")
    (target / file).write_text(undecorated(source), encoding="utf-8")
    fixtures = " or ".join(["not TestRules", *CODES.get(module, ["TestRules"])])
    settings = SETTINGS.format(
        file=file,
        tests=[f"tests/test_{name}.py" for name in CORE[module]],
        chosen=f"({fixtures}) and not {COUNTS_FRAMES}",
    )
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


def score(target: Path, module: str) -> Counter[str]:
    """Count the verdicts; what mutmut calls survived is tried again with all tests, in a new process."""
    verdicts = target / "mutants" / PACKAGE / f"{module}.py.meta"
    codes = json.loads(verdicts.read_text(encoding="utf-8"))["exit_code_by_key"]
    first = {name: VERDICTS.get(code, "survived") for name, code in codes.items()}
    doubted = [name for name, verdict in first.items() if verdict == "survived"]
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        second = dict(zip(doubted, pool.map(partial(again, target), doubted), strict=True))
    for name, verdict in second.items():
        if verdict == "survived":
            print(f"  {name}")
    return Counter((first | second).values())


def again(target: Path, name: str) -> str:
    """Try a change that is made before the package is imported, and so also in what that makes and keeps."""
    settings = tomllib.loads((target / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["mutmut"]
    tests = [*settings["pytest_add_cli_args"], *settings["pytest_add_cli_args_test_selection"]]
    try:
        done = subprocess.run(
            [sys.executable, "-m", "pytest", "-x", "-q", *tests],
            cwd=target / "mutants",
            env={**os.environ, **PATHS, "MUTANT_UNDER_TEST": name},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=300,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return "timeout"
    return "killed" if done.returncode else "survived"


def main() -> None:
    """Change, test and count, module by module."""
    for module in sys.argv[1:] or CORE:
        target = prepare(module)
        with (target / "mutmut.log").open("w", encoding="utf-8") as log:
            subprocess.run(
                [sys.executable, "-m", "mutmut", "run"],
                cwd=target,
                env={**os.environ, **PATHS},
                stdout=log,
                stderr=log,
                check=True,
            )
        found = score(target, module)
        print(
            f"{module}: {found['killed'] / found.total():.1%} of {found.total()}: {dict(found)}", flush=True
        )


if __name__ == "__main__":
    main()
