# SPDX-License-Identifier: MIT
"""Fresh interpreters: what importing and the first question cost."""

import os
import subprocess
import sys
from statistics import median
from time import perf_counter_ns

from ._report import Figure, table

PASS = "pass"
TRIO = "import attrs, cattrs, importlib_resources"
PYCOUNTRY = "import pycountry; pycountry.countries.get(alpha_2='LV')"
FIRST = "import baltic_security as bs; bs.load().networks['bstf']"

#: Each program with what it should cost at most, and of which other program.
PROGRAMS: dict[str, tuple[str, float, str] | None] = {
    PASS: None,
    TRIO: None,
    "import baltic_security": (PASS, 1.15, "× pass"),
    "from baltic_security import RelationKind, Theme": None,
    FIRST: (TRIO, 1.0, "× trio"),
    "import baltic_security as bs; bs.load().members_of('bstf', on=2016)": None,
    "import baltic_security as bs; bs.load().find('BSTF')": None,
    "import baltic_security as bs; bs.load().search('baltic sea task forse')": None,
    PYCOUNTRY: None,
    "import baltic_security as bs; bs.load().countries['lv']": (PYCOUNTRY, 1.0, "× pycountry"),
}

#: With compiled code, as an installed package has it.
_ENVIRONMENT = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}


def report(rounds: int) -> str:
    """
    Run every program in turn, round after round, and compare.

    Args:
        rounds: How many rounds.

    Returns:
        The table.
    """
    for program in PROGRAMS:  # once, so that there is compiled code and the files are in memory
        _run(program)
    times: dict[str, list[int]] = {program: [] for program in PROGRAMS}
    programs = list(PROGRAMS)
    for number in range(rounds):
        turn = number % len(programs)  # nobody always runs after the same
        for program in programs[turn:] + programs[:turn]:
            times[program].append(_run(program))
    figures = []
    for program, aim in PROGRAMS.items():
        ratios = {base: _ratio(times[program], times[base]) for base in (PASS, TRIO, PYCOUNTRY)}
        values = (f"{median(times[program]) / 1e6:.1f}", *(f"{ratio:.2f}" for ratio in ratios.values()))
        name = program.replace("import baltic_security as bs; ", "import, ")
        figures.append(
            Figure(name, values, ratios[aim[0]], *aim[1:]) if aim is not None else Figure(name, values)
        )
    columns = ("ms", "× pass", "× trio", "× pycountry")
    return table(f"Cold: fresh interpreters, medians of {rounds} interleaved rounds", columns, figures)


def _ratio(times: list[int], base: list[int]) -> float:
    """Compare round by round, so that a slow moment of the machine weighs on both sides."""
    return median(time / other for time, other in zip(times, base, strict=True))


def _run(program: str) -> int:
    start = perf_counter_ns()
    subprocess.run([sys.executable, "-c", program], check=True, close_fds=False, env=_ENVIRONMENT)
    return perf_counter_ns() - start
