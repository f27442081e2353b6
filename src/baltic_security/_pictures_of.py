# SPDX-License-Identifier: MIT
"""How a dataset shows its pictures."""

from typing import overload

from .questions import Questions

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Self

    from .pictures import Pictures


class PicturesOf:
    """
    The pictures of a dataset, made when first touched.

    No property, because tools that complete code do not look into properties.
    """

    @overload
    def __get__(self, dataset: None, owner: type) -> "Self": ...
    @overload
    def __get__(self, dataset: Questions, owner: type) -> "Pictures": ...
    def __get__(self, dataset: Questions | None, owner: type) -> "Self | Pictures":
        if dataset is None:
            return self
        from .pictures import Pictures

        pictures: Pictures = dataset.__dict__.setdefault("plot", Pictures(dataset._store, dataset._limit))
        return pictures
