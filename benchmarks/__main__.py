# SPDX-License-Identifier: MIT
"""
Print how fast the library is, beside what was aimed at.

Run ``python -m benchmarks`` from the root of the repository, with the package and
the dependency group ``bench`` installed.
"""

import platform
from argparse import ArgumentParser
from importlib.metadata import version

import baltic_security

from . import cold, growth, warm


def main() -> None:
    """Measure what the command line asks for, and print the tables."""
    parser = ArgumentParser(prog="python -m benchmarks", description="Measure how fast the library is.")
    parser.add_argument("--quick", action="store_true", help="fewer rounds, and up to 100,000 relations only")
    parser.add_argument("--only", choices=("cold", "warm", "growth"), help="leave the other parts out")
    asked = parser.parse_args()
    packages = ", ".join(f"{name} {version(name)}" for name in ("attrs", "cattrs", "pycountry", "networkx"))
    print(f"baltic_security {baltic_security.__version__}, Python {platform.python_version()}, {packages}\n")
    if asked.only in (None, "cold"):
        print(cold.report(rounds=15 if asked.quick else 31), flush=True)
    if asked.only in (None, "warm"):
        print(warm.report(rounds=7 if asked.quick else 21), flush=True)
    if asked.only in (None, "growth"):
        sizes = (1_000, 10_000, 100_000) if asked.quick else (1_000, 10_000, 100_000, 1_000_000)
        print(growth.report(sizes, rounds=2 if asked.quick else 3), flush=True)


if __name__ == "__main__":
    main()
