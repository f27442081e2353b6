"""The bundled data: what every release of it must hold."""

from baltic_security.checks import check
from baltic_security.loading import data_path


def test_breaks_no_rule() -> None:
    """The checks find nothing."""
    assert "" == "\n".join(map(str, check(str(data_path()))))
