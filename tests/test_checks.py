"""The checks: each rule fires on its fault, and not on legitimate doubt; what ``fix`` may do."""

from pathlib import Path

import pytest
from patches import expected, patched, patches

from baltic_security.checks import RULES, check


@pytest.mark.parametrize("folder", patches("faults"), ids=lambda folder: folder.name)
def test_a_planted_fault_yields_its_code(folder: Path, tmp_path: Path) -> None:
    """A fault is found where it is, and nothing else is found."""
    findings = check(patched(folder, tmp_path))

    found = sorted((finding.code, finding.file, finding.record, finding.field) for finding in findings)
    assert expected(folder) == found, "\n".join(map(str, findings))


@pytest.mark.parametrize("folder", patches("doubts"), ids=lambda folder: folder.name)
def test_doubt_is_no_fault(folder: Path, tmp_path: Path) -> None:
    """What comes near to a fault, and may well be true, is left alone."""
    assert check(patched(folder, tmp_path)) == ()


def test_every_code_has_a_fixture() -> None:
    """No rule is without proof that it fires."""
    assert {folder.name.partition("-")[0] for folder in patches("faults")} == set(RULES)
