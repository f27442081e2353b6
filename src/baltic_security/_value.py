# SPDX-License-Identifier: MIT
"""What all records and their parts have in common: equality, and a pickle that outlives a release."""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, Self

    from attrs import Attribute


class Value:
    """
    An immutable thing made of its attrs fields.

    Its pickle holds the populated fields by name, so that a release with more
    or fewer fields still reads it.
    """

    __slots__ = ()

    if TYPE_CHECKING:
        __attrs_attrs__: "tuple[Attribute[Any], ...]"

    def __eq__(self, other: object) -> bool:
        """Equal if of the same class and equal in every field."""
        if self.__class__ is not other.__class__:
            return NotImplemented
        return all(getattr(self, f.name) == getattr(other, f.name) for f in self.__attrs_attrs__)

    def __hash__(self) -> int:
        """Agrees with equality."""
        return hash(tuple([getattr(self, f.name) for f in self.__attrs_attrs__]))

    def __reduce__(self) -> "tuple[Any, tuple[type[Self], dict[str, Any]]]":
        """Pickle the populated fields by name."""
        fields = {field.name: getattr(self, field.name) for field in self.__attrs_attrs__}
        held = {name: value for name, value in fields.items() if value not in (None, ())}
        return _rebuild, (type(self), held)


def _rebuild(cls: "type[Value]", fields: "dict[str, Any]") -> Value:
    known = {f.name for f in cls.__attrs_attrs__}
    return cls(**{name: value for name, value in fields.items() if name in known})
