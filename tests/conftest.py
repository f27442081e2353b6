"""Hypothesis profiles and the datasets that tests share."""

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, settings

import baltic_security as bs

HERE = Path(__file__).parent
TOY = HERE / "data" / "toy"

settings.register_profile("dev", max_examples=60, deadline=None)
settings.register_profile(
    "ci", max_examples=60, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)
settings.register_profile(
    "mutants",  # quick, and a failure is enough: nobody reads the smallest example
    max_examples=15,
    deadline=None,
    derandomize=True,
    database=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=[HealthCheck.too_slow],
)
settings.register_profile("thorough", max_examples=5000, deadline=None)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "ci" if os.environ.get("CI") else "dev"))


@pytest.fixture(name="bundled", scope="session")
def _bundled() -> bs.Dataset:
    """The bundled data."""
    return bs.load()


@pytest.fixture(name="toy", scope="session")
def _toy() -> bs.Dataset:
    """A small dataset, wholly invented."""
    return bs.load(TOY)


@pytest.fixture(name="in_folder")
def _in_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder to work in."""
    monkeypatch.chdir(tmp_path)
    return tmp_path
