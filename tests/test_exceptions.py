"""Errors keep their values, pickle, and inherit what a caller would catch."""

import copy
import pickle

import pytest

import baltic_security as bs
from baltic_security import exceptions

FINDING = bs.Finding("networks.json", "bstf", "period", "E107", "'May' is no date", "write 1996-05")
ERRORS = [
    (bs.UnknownIdError("x", "networks", ("y",)), KeyError),
    (bs.RetiredIdError("x", "networks", ("y", "z")), KeyError),
    (bs.UnknownTermError("Theme", "x", ("y",)), ValueError),
    (bs.MalformedDateError("May", "write 1996-05"), ValueError),
    (bs.QueryError("no"), ValueError),
    (bs.DatasetNotFoundError("/x"), FileNotFoundError),
    (bs.IntegrityError("networks.json", "changed"), ValueError),
    (bs.DataError((FINDING,)), ValueError),
    (bs.MissingExtraError("pandas"), ImportError),
]


@pytest.mark.parametrize(("error", "builtin"), ERRORS)
def test_errors_travel(error: bs.BalticSecurityError, builtin: type[Exception]) -> None:
    """Text, values and class survive pickle and copy."""
    for again in (pickle.loads(pickle.dumps(error)), copy.copy(error)):
        assert type(again) is type(error)
        assert str(again) == str(error)
        assert vars(again) == vars(error)
    assert isinstance(error, bs.BalticSecurityError)
    assert isinstance(error, builtin)


def test_every_error_is_tried_here() -> None:
    """A new error class is added to the list above."""
    classes = {
        thing
        for thing in vars(exceptions).values()
        if isinstance(thing, type) and issubclass(thing, bs.BalticSecurityError)
    }

    assert classes - {bs.BalticSecurityError} == {type(error) for error, _ in ERRORS}


def test_texts_say_what_to_do() -> None:
    """What, where, which value, and the way out."""
    assert "no record 'x' in networks; did you mean 'y'?" == str(ERRORS[0][0])
    assert "pip install 'baltic-security[pandas]'" in str(ERRORS[8][0])
    assert "1 fault in the data\nnetworks.json: bstf: period: 'May' is no date; write 1996-05 (E107)" == str(
        ERRORS[7][0]
    )


def test_a_finding_with_a_surrogate_still_prints() -> None:
    """A broken text in the data does not break the report about it."""
    line = str(bs.Finding("x.json", "\ud800", "", "E108", "broken", "repair it"))

    assert "x.json: \\ud800: broken; repair it (E108)" == line
