# SPDX-License-Identifier: MIT
"""
All errors and warnings of the library.

Every error inherits :class:`BalticSecurityError` and the built-in that a caller
would catch, keeps its values as attributes, and says what, where, which value,
and what to do.
"""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .findings import Finding


class BalticSecurityError(Exception):
    """
    The root of all errors of this library; never raised itself.

    >>> import baltic_security as bs
    >>> try:
    ...     bs.load().networks["bsft"]
    ... except bs.BalticSecurityError as error:
    ...     print(error)
    no record 'bsft' in networks; did you mean 'bstf'?
    """


class UnknownIdError(BalticSecurityError, KeyError):
    """
    No record has this id.

    Attributes:
        id: The id that was asked for.

        where: The table that was asked, or ``"dataset"``.

        near: Ids that look alike, best first.
    """

    def __init__(self, id: str, where: str, near: tuple[str, ...] = ()) -> None:
        super().__init__(id, where, near)
        self.id = id
        self.where = where
        self.near = near

    def __str__(self) -> str:
        text = f"no record {self.id!r} in {self.where}"
        if self.near:
            return f"{text}; did you mean {' or '.join(map(repr, self.near))}?"
        return f"{text}; look it up by name with ds.find(…) or ds.search(…)"


class RetiredIdError(UnknownIdError):
    """
    The id was retired, and a person must choose what to use instead.

    Attributes:
        id: The retired id.

        where: The table that was asked, or ``"dataset"``.

        near: The ids to choose from.
    """

    def __str__(self) -> str:
        return f"id {self.id!r} is retired; choose one of {', '.join(map(repr, self.near))}"


class UnknownTermError(BalticSecurityError, ValueError):
    """
    A word is no member of its vocabulary.

    Attributes:
        vocabulary: The name of the vocabulary, e.g. ``"Theme"``.

        value: The word that was given.

        near: Members that look alike, best first; else all members.
    """

    def __init__(self, vocabulary: str, value: object, near: tuple[str, ...] = ()) -> None:
        super().__init__(vocabulary, value, near)
        self.vocabulary = vocabulary
        self.value = value
        self.near = near

    def __str__(self) -> str:
        return f"{self.value!r} is no {self.vocabulary}; use {' or '.join(map(repr, self.near))}"


class MalformedDateError(BalticSecurityError, ValueError):
    """
    A text or value is no date, period or ``on=``.

    Attributes:
        value: What was given.

        repair: How to write it.
    """

    def __init__(self, value: object, repair: str) -> None:
        super().__init__(value, repair)
        self.value = value
        self.repair = repair

    def __str__(self) -> str:
        return f"{self.value!r} is no date that can be used here; {self.repair}"


class QueryError(BalticSecurityError, ValueError):
    """
    A question cannot be answered as it was put.

    Attributes:
        problem: What is wrong with it, and what to do.
    """

    def __init__(self, problem: str) -> None:
        super().__init__(problem)
        self.problem = problem

    def __str__(self) -> str:
        return self.problem


class DatasetNotFoundError(BalticSecurityError, FileNotFoundError):
    """
    A folder is not there, or is no dataset.

    Attributes:
        folder: The path that was given.
    """

    def __init__(self, folder: str) -> None:
        super().__init__(folder)
        self.folder = folder

    def __str__(self) -> str:
        return (
            f"{self.folder!r} is no dataset: it has no manifest.json; "
            "give a folder in the layout that the page 'data model' describes"
        )


class IntegrityError(BalticSecurityError, ValueError):
    """
    A file is not what the manifest says: missing, truncated or changed.

    Attributes:
        file: The name of the file.

        problem: What is wrong with it.
    """

    def __init__(self, file: str, problem: str) -> None:
        super().__init__(file, problem)
        self.file = file
        self.problem = problem

    def __str__(self) -> str:
        return (
            f"{self.file}: {self.problem}; reinstall the package, or, if you edited the data, "
            "run 'python -m baltic_security check --fix FOLDER'"
        )


class DataError(BalticSecurityError, ValueError):
    """
    Data breaks the rules; all faults are reported at once.

    Attributes:
        findings: What is wrong, where, and how to repair it.
    """

    def __init__(self, findings: "tuple[Finding, ...]") -> None:
        super().__init__(findings)
        self.findings = findings

    def __str__(self) -> str:
        count = len(self.findings)
        lines = [f"{count} fault{'s' if count != 1 else ''} in the data"]
        lines.extend(str(finding) for finding in self.findings)
        return "\n".join(lines)


class MissingExtraError(BalticSecurityError, ImportError):
    """
    A feature needs a package that is not installed.

    Attributes:
        extra: The extra of this package that brings it.
    """

    def __init__(self, extra: str) -> None:
        super().__init__(extra)
        self.extra = extra

    def __str__(self) -> str:
        return f"this needs an extra; run: pip install 'baltic-security[{self.extra}]'"


class CoverageWarning(UserWarning):
    """The day asked about is later than the review of the data, which cannot know it."""


class RetiredIdWarning(UserWarning):
    """The id was retired; its exact replacement was used."""
