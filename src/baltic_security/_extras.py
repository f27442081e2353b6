# SPDX-License-Identifier: MIT
"""Libraries that only some calls need: their absence is one clear error."""

from collections.abc import Iterator
from contextlib import contextmanager

from .exceptions import MissingExtraError


@contextmanager
def extra(name: str) -> Iterator[None]:
    """
    Import the libraries of an extra inside this block.

    Args:
        name: The extra of this package that brings them.

    Raises:
        MissingExtraError: One of them is not installed.

    >>> try:
    ...     with extra("plot"):
    ...         import a_library_that_nobody_wrote
    ... except MissingExtraError as error:
    ...     print(error)
    this needs an extra; run: pip install 'baltic-security[plot]'
    """
    try:
        yield
    except ModuleNotFoundError as error:
        raise MissingExtraError(name) from error
