# SPDX-License-Identifier: MIT
"""
The command line: ``python -m baltic_security show | search | coverage | check | diff | export``.

Exit codes: 0 done, 1 nothing found or faults found, 2 a mistake in the command.
"""

import os
import sys
import warnings
from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Sequence
from pathlib import Path

from ._coverage import table
from ._releases import bundled, read_release, shortfalls
from ._version import __version__
from .checks import check, fix
from .dates import EVER
from .diff import Difference, diff
from .exceptions import BalticSecurityError
from .export import FORMATS, export
from .loading import data_path, load

_WIDTH = 80
#: How a difference can be written.
_FORMS: dict[str, Callable[[Difference], str]] = {
    "text": str,
    "markdown": Difference.to_markdown,
    "json": Difference.to_json,
}


def main(arguments: Sequence[str] | None = None) -> int:
    """
    Run a command.

    Args:
        arguments: The words of the command line; those of the process by default.

    Returns:
        The exit code.

    >>> main(["search", "baltijas juras valstu padome", "--limit", "1"])
    1.00  cbss                      Council of the Baltic Sea States
    0
    """
    parser = _parser()
    options = parser.parse_args(arguments)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("default")
            warnings.showwarning = lambda message, *_: print(f"note: {message}", file=sys.stderr)
            code: int = options.run(options)
        sys.stdout.flush()
    except BalticSecurityError as error:
        print(f"error: {' '.join(str(error).split())}", file=sys.stderr)
        return 2
    except BrokenPipeError:  # the reader of a pipe has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except OSError as error:  # a file where a folder should be, a folder that is write-protected
        print(f"error: {error}", file=sys.stderr)
        return 2
    return code


def _parser() -> ArgumentParser:
    about = "Security cooperation around the Baltic Sea."
    parser = ArgumentParser(prog="python -m baltic_security", description=about)
    parser.add_argument("--version", action="version", version=f"baltic_security {__version__}")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    show = commands.add_parser("show", help="print a record as a person would like to read it")
    show.add_argument("id", metavar="ID", help="the id of a record or relation, or an exact name")
    show.add_argument("--on", metavar="DATE", help="as things stood then: 2016, 2016-05 or 2016-05-04")
    show.add_argument("--lang", default="en", help="the language of names, where attested (default: en)")
    show.set_defaults(run=_show)

    search = commands.add_parser("search", help="find records by a name, forgivingly")
    search.add_argument("text", metavar="TEXT", nargs="+", help="what to look for")
    search.add_argument("--limit", type=int, default=10, help="how many to print at most (default: 10)")
    search.set_defaults(run=_search)

    count = commands.add_parser("coverage", help="count what the data holds, and how firmly")
    count.set_defaults(run=_coverage)

    checks = commands.add_parser("check", help="check the bundled data, or a data folder")
    checks.add_argument(
        "folder",
        metavar="FOLDER",
        nargs="?",
        help="a folder, which may refer to the bundled data; that itself by default",
    )
    checks.add_argument("--fix", action="store_true", help="restore the canonical form of the files first")
    checks.set_defaults(run=_check)

    differ = commands.add_parser(
        "diff",
        help="tell what changed between two releases",
        description=(
            "Tell record by record what changed between two releases, what it means for those who build on "
            "the data, and by which step the version of the package goes up at least: patch if no answer is "
            "another, minor if some are, major if an id is gone or stands for something else. "
            "Ends with 1 if the versions that the two state go up by less."
        ),
    )
    release = "a data folder, as `export json` writes it too, or a wheel"
    differ.add_argument("old", metavar="OLD", help=f"the release before: {release}")
    differ.add_argument("new", metavar="NEW", nargs="?", help="the one after; the bundled data by default")
    differ.add_argument("--format", choices=_FORMS, default="text", help="how to write it (default: text)")
    differ.set_defaults(run=_diff)

    out = commands.add_parser("export", help="write the bundled data in another form")
    out.add_argument("format", metavar="FORMAT", choices=sorted(FORMATS), help=", ".join(sorted(FORMATS)))
    out.add_argument("folder", metavar="FOLDER", help="a new or empty folder")
    out.set_defaults(run=_export)
    return parser


def _show(options: Namespace) -> int:
    dataset = load()
    thing = options.id
    if thing not in dataset:
        named = dataset.find(thing) if thing.strip() else ()
        thing = named[0] if len(named) == 1 else thing
    print(dataset.show(thing, on=options.on or EVER, lang=options.lang))
    return 0


def _search(options: Namespace) -> int:
    matches = load().search(" ".join(options.text), limit=options.limit)
    for match in matches:
        line = f"{match.score:.2f}  {match.record.id:<24}  {match.record.name}"
        print(line if len(line) <= _WIDTH else f"{line[: _WIDTH - 1]}…")
    if not matches:
        print("nothing found; try another spelling or a part of the name", file=sys.stderr)
    return 0 if matches else 1


def _coverage(_: Namespace) -> int:
    print(table(load()))
    return 0


def _check(options: Namespace) -> int:
    folder = options.folder or str(data_path())
    if options.fix:
        for name in fix(folder):
            print(f"rewritten: {name}")
    # The bundled data stands alone; while it is edited, its hashes are wrong, and it cannot be loaded.
    beside = None if Path(folder).resolve() == Path(str(data_path())).resolve() else load()
    findings = check(folder, beside=beside)
    for finding in findings:
        print(finding)
    count = len(findings)
    print(f"{count} finding{'s' if count != 1 else ''} in {folder}", file=sys.stderr)
    return 1 if findings else 0


def _diff(options: Namespace) -> int:
    old = read_release(options.old)
    new = read_release(options.new) if options.new else bundled()
    difference = diff(old.dataset, new.dataset)
    print(_FORMS[options.format](difference).rstrip("\n"))
    problems = list(shortfalls(old, new, difference))
    for problem in problems:
        print(f"too small a step: {problem}", file=sys.stderr)
    return 1 if problems else 0


def _export(options: Namespace) -> int:
    for path in export(load(), options.format, options.folder):
        print(path)
    return 0


if __name__ == "__main__":
    # A terminal that knows only ASCII shows a question mark for a letter, not a traceback.  Lines go out one
    # by one, so that in a log they stand before what is said of them on the other stream.
    sys.stdout.reconfigure(errors="replace", line_buffering=True)  # type: ignore[union-attr]
    sys.exit(main())
