# SPDX-License-Identifier: MIT
"""What a dataset hands to other tools: data frames, graphs, pictures, references."""

from ._store import Store

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .dates import Window


class Exchange:
    """The forms in which a dataset and a snapshot leave the library."""

    _store: Store
    _limit: "Window | None"
