"""
The public face, as it was agreed: ``python tests/test_api.py`` writes ``api.txt`` anew.

Each line of ``api.txt`` is one public signature, as ``inspect`` sees it: what can be called and with
what, what can be read, the members of vocabularies.  A line that changes is a change for users.
"""

import inspect
import re
from collections.abc import Iterator
from enum import Enum
from importlib import import_module
from pathlib import Path
from types import FunctionType, NoneType, UnionType
from typing import Any, Union, get_args, get_origin

import baltic_security as bs
from baltic_security._table_of import TableOf

HERE = Path(__file__).parent
SNAPSHOT = HERE / "api.txt"
PACKAGE = bs.__name__
#: The modules beside the root from which users import, or whose classes they meet as tables.
BESIDE = ("checks", "diff", "export", "kinds", "pictures", "relation_table")


def api() -> list[str]:
    """List all public signatures, sorted: those of the root by their names, others with their modules."""
    found = {name: getattr(bs, name) for name in bs.__all__}
    for place in BESIDE:
        names = vars(import_module(f"{PACKAGE}.{place}"))
        for name in names.get("__all__") or _made_in(names):
            found[f"{place}.{name}"] = names[name]
    return sorted({line for name, thing in found.items() for line in _lines(name, thing)})


def _made_in(names: dict[str, Any]) -> list[str]:
    """List the public classes and functions that a module makes itself."""
    classes_and_functions = [n for n, thing in names.items() if isinstance(thing, (type, FunctionType))]
    return [n for n in classes_and_functions if n[0] != "_" and names[n].__module__ == names["__name__"]]


def _lines(name: str, thing: Any) -> Iterator[str]:
    """Give the lines of a class, a function or a constant."""
    if isinstance(thing, FunctionType):
        yield f"{name}{_signature(thing)}"
    elif not isinstance(thing, type):
        yield f"{name} = {_text(thing)}" if get_origin(thing) else f"{name}: {_text(type(thing))}"
    else:
        yield f"class {name}({', '.join(_text(base) for base in _bases(thing))})"
        made = f"{name}{_signature(thing)}" if _is_made_by_users(thing) else "of a private Store"
        if "Store" not in made:
            yield made
        types = {key: value for base in thing.__mro__[::-1] for key, value in _annotations(base).items()}
        for attribute in sorted({*dir(thing), *types}):
            if _is_shown(thing, attribute) or (attribute in types and attribute[0] != "_"):
                yield f"{name}.{attribute}{_member(thing, attribute, types)}"


def _is_made_by_users(cls: type) -> bool:
    return not issubclass(cls, Enum) and (_is_ours(cls, "__init__") or _is_ours(cls, "__new__"))


def _is_shown(cls: type, attribute: str) -> bool:
    """Tell whether an attribute is for users: by its name, or as a protocol of Python or a notebook."""
    if attribute[0] != "_":
        return _is_ours(cls, attribute)
    made = hasattr(object, attribute) or re.match(
        "__(attrs_|match_args|[gs]etstate|getnewargs|replace)", attribute
    )
    is_method = isinstance(inspect.getattr_static(cls, attribute, None), FunctionType)
    return attribute[-1] == "_" and is_method and not made and _is_ours(cls, attribute)


def _is_ours(cls: type, attribute: str) -> bool:
    """Tell whether a class has an attribute from a class of this package."""
    home = next((base for base in cls.__mro__ if attribute in vars(base)), object)
    return home.__module__.startswith(PACKAGE)


def _bases(cls: type) -> Iterator[type]:
    """Give the bases that have public names; those of private ones in their place."""
    for base in cls.__bases__:
        if base.__module__.startswith(PACKAGE) and (base.__name__[0] == "_" or "._" in base.__module__):
            yield from _bases(base)
        elif base is not object:
            yield base


def _annotations(cls: type) -> dict[str, str]:
    if not cls.__module__.startswith(PACKAGE):
        return {}
    return {key: _text(value) for key, value in inspect.get_annotations(cls).items()}


def _member(cls: type, attribute: str, types: dict[str, str]) -> str:
    """Write what follows the name of an attribute."""
    value = inspect.getattr_static(cls, attribute, None)
    if isinstance(value, property):
        return f" -> {_text(inspect.signature(value.fget).return_annotation)}" if value.fget else ""
    if isinstance(value, (classmethod, staticmethod)):
        return _signature(getattr(cls, attribute))
    if isinstance(value, FunctionType):
        return _signature(value)
    if isinstance(value, Enum):
        return f" = {value.value!r}"
    if isinstance(value, TableOf):
        return f": {value._table.__name__}"
    return f": {types[attribute]}" if attribute in types else ""


def _signature(thing: Any) -> str:
    """Write a signature with the names of types alone, as users write them."""
    signature = inspect.signature(thing)
    parameters = [
        parameter.replace(annotation=_Text(_text(parameter.annotation)))
        if parameter.annotation is not parameter.empty
        else parameter
        for parameter in signature.parameters.values()
    ]
    told = signature.replace(parameters=parameters, return_annotation=inspect.Signature.empty)
    returned = signature.return_annotation
    return f"{told}" if returned in (inspect.Signature.empty, None) else f"{told} -> {_text(returned)}"


class _Text:
    """A text that a signature shows as it stands."""

    def __init__(self, text: str) -> None:
        self.text = text

    def __repr__(self) -> str:
        return self.text


def _text(annotation: Any) -> str:
    """Write a type without modules; the same on every Python."""
    if get_origin(annotation) in (Union, UnionType):
        return " | ".join(map(_text, get_args(annotation)))
    if annotation is NoneType:
        return "None"
    if isinstance(annotation, type):
        return annotation.__qualname__
    text = getattr(annotation, "__forward_arg__", annotation)
    text = text if isinstance(text, str) else inspect.formatannotation(annotation)
    return re.sub(r"\b(?:[a-z_]\w*\.)+(?=\w)", "", text)


def test_the_public_face_is_as_agreed() -> None:
    """What a user can write today can be written tomorrow; what comes, goes or changes is told."""
    agreed, found = SNAPSHOT.read_text(encoding="utf-8").splitlines(), api()
    gone = [f"- {line}" for line in agreed if line not in found]
    come = [f"+ {line}" for line in found if line not in agreed]

    assert agreed == found, "\n".join(
        ["if this is meant, run: python tests/test_api.py; and tell it in a file in changes/", *gone, *come]
    )


def test_the_snapshot_sees_what_users_see() -> None:
    """Constructors that attrs makes, defaults, properties, vocabularies, tables, protocols, errors."""
    text = SNAPSHOT.read_text(encoding="utf-8")

    for line in (
        "load(folder: str | PathLike[str] | None = None) -> Dataset",
        "Detail(*, aspect: Aspect, text: str, period: Period | None = None, citations: tuple[Citation, ...])",
        "Citation.certainty: Certainty",
        "Certainty.DERIVED = 'derived'",
        "Certainty.meaning: str",
        "Period.seen(day: str) -> Period",
        "Snapshot.version -> str",
        "Dataset.networks: Networks",
        "Table.__getitem__(self, key: str | int | slice) -> R | Self",
        "UnknownIdError(id: str, where: str, near: tuple[str, ...] = ())",
        "class UnknownIdError(BalticSecurityError, KeyError)",
        "checks.check(folder: str | PathLike[str], *, beside: Dataset | None = None) -> tuple[Finding, ...]",
    ):
        assert f"\n{line}" in f"\n{text}"


def test_every_documented_module_is_seen() -> None:
    """What the reference lists is a promise, and so in the snapshot."""
    pages = "".join(page.read_text(encoding="utf-8") for page in HERE.parent.glob("docs/reference/*.md"))

    assert set(re.findall(r"currentmodule:: baltic_security\.(\w+)", pages)) <= set(BESIDE)


if __name__ == "__main__":
    SNAPSHOT.write_text("\n".join(api()) + "\n", encoding="utf-8")
