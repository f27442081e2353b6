# SPDX-License-Identifier: MIT
"""What is wrong in data, where, and how to repair it."""

from attrs import frozen


@frozen(order=True)
class Finding:
    """
    One fault in the data.

    Attributes:
        file: The data file, e.g. ``"networks.json"``.

        record: The id of the record or relation, or ``""`` for the whole file.

        field: The path of the field in the record, e.g. ``"names[2].text"``, or ``""``.

        code: The code of the rule, e.g. ``"E203"``.

        problem: What is wrong, with the value.

        repair: What to do about it.

    >>> print(Finding("networks.json", "bstf", "period", "E203", "'May 1996' is no date", "write 1996-05"))
    networks.json: bstf: period: 'May 1996' is no date; write 1996-05 (E203)
    """

    file: str
    record: str
    field: str
    code: str
    problem: str
    repair: str

    def __str__(self) -> str:
        where = ": ".join(part for part in (self.file, self.record, self.field) if part)
        line = f"{where}: {self.problem}; {self.repair} ({self.code})"
        # A lone surrogate in the data must not break the report about it.
        return line.encode("utf-8", "backslashreplace").decode("utf-8")
