# SPDX-License-Identifier: MIT
"""What differs between two rows of one record, place by place."""

import json
from collections.abc import Callable, Iterator
from typing import Any

from attrs import frozen

from ._codec import KEY_ORDER
from ._rows import Row

#: What tells the parts of a list apart, as in the paths of citations.
_TOLD_BY = {"names": "language", "details": "aspect", "amounts": "kind", "claims": "field"}
_WORDS = ("themes", "sectors", "modes", "countries")


@frozen
class Edit:
    """
    One place in a record that changed.

    Attributes:
        path: The place: ``"period"``, ``"themes.floods"``, ``"names.sv"``, ``"citations"``.

        old: What stood there, as the data files hold it; None if nothing did.

        new: What stands there now; None if nothing does.

    >>> Edit("place", None, "Visby").path
    'place'
    """

    path: str
    old: Any
    new: Any


def edits(old: Row, new: Row) -> Iterator[Edit]:
    """
    Compare two canonical rows.

    Args:
        old: How the record stood.

        new: How it stands now.

    Returns:
        Each place that changed, in the order of the keys; none if the rows are equal.

    >>> list(edits({"id": "x", "themes": ["floods"]}, {"id": "x", "themes": ["fires", "floods"]}))
    [Edit(path='themes.fires', old=None, new='fires')]
    """
    for key in KEY_ORDER:
        before, after = old.get(key), new.get(key)
        if before == after:
            continue
        if key in _WORDS:
            yield from _words(key, before or [], after or []) or [Edit(key, before, after)]
        elif key == "citations":
            yield from _items(key, before or [], after or [], _cited)
        elif key in _TOLD_BY:
            yield from _items(key, before or [], after or [], _part)
        else:
            yield Edit(key, before, after)


def _words(key: str, old: list[str], new: list[str]) -> list[Edit]:
    gone = [Edit(f"{key}.{word}", word, None) for word in old if word not in new]
    return gone + [Edit(f"{key}.{word}", None, word) for word in new if word not in old]


def _items(
    key: str, old: list[Row], new: list[Row], compare: Callable[[str, Row | None, Row | None], Iterator[Edit]]
) -> Iterator[Edit]:
    """Compare two lists: what is in one alone is paired with what is most like it in the other."""
    gone, come = _without(old, new), _without(new, old)
    if not gone and not come:
        yield Edit(key, old, new)  # the same in another order, which is the order of answers
    twins = _twins(gone, come, _TOLD_BY.get(key, "source"))
    for number, item in enumerate(gone):
        yield from compare(key, item, come[twins[number]] if number in twins else None)
    for number, item in enumerate(come):
        if number not in twins.values():
            yield from compare(key, None, item)


def _twins(gone: list[Row], come: list[Row], told_by: str) -> dict[int, int]:
    """Pair the items that stand for the same thing, first those that agree most; the same way both ways."""
    pairs = [
        (-sum(one.get(inner) == other[inner] for inner in other), here + there, here, there)
        for here, one in enumerate(gone)
        for there, other in enumerate(come)
        if one[told_by] == other[told_by]
    ]
    twins: dict[int, int] = {}
    for _, _, here, there in sorted(pairs):
        if here not in twins and there not in twins.values():
            twins[here] = there
    return twins


def _without(items: list[Row], others: list[Row]) -> list[Row]:
    """Take from a list what another holds, as often as it does."""
    left = [json.dumps(other) for other in others]
    rest = []
    for item in items:
        text = json.dumps(item)
        if text in left:
            left.remove(text)
        else:
            rest.append(item)
    return rest


def _cited(key: str, old: Row | None, new: Row | None) -> Iterator[Edit]:
    yield Edit(key, old, new)


def _part(key: str, old: Row | None, new: Row | None) -> Iterator[Edit]:
    """Compare two names, details, amounts or claims, and their citations apart from what they say."""
    path = f"{key}.{(old or new or {})[_TOLD_BY[key]]}"
    if old is None or new is None:
        yield Edit(path, old, new)
        return
    cited = old.get("citations", []), new.get("citations", [])
    said, says = ({key: value for key, value in part.items() if key != "citations"} for part in (old, new))
    if said != says:
        yield Edit(path, said, says)
    if cited[0] != cited[1]:
        yield from _items(f"{path}.citations", *cited, _cited)
