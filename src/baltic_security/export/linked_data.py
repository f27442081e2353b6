# SPDX-License-Identifier: MIT
"""JSON-LD and Turtle: the whole dataset as one graph, and the shapes by which it can be checked."""

from collections.abc import Iterator
from pathlib import Path

from .._json import write as to_json
from ..dataset import Dataset
from ._concepts import vocabulary
from ._nodes import Describer, dataset_node
from ._ontology import Node, context
from ._shapes import shapes
from ._turtle import turtle


def write_jsonld(dataset: Dataset, folder: Path) -> list[Path]:
    """
    Write the graph and its shapes as JSON-LD.

    Args:
        dataset: The dataset.

        folder: An empty folder.

    Returns:
        The files that were written.
    """
    return [_save(folder / f"{name}.jsonld", to_json(document)) for name, document in _documents(dataset)]


def write_turtle(dataset: Dataset, folder: Path) -> list[Path]:
    """
    Write the graph and its shapes as Turtle.

    Args:
        dataset: The dataset.

        folder: An empty folder.

    Returns:
        The files that were written.
    """
    return [_save(folder / f"{name}.ttl", turtle(document)) for name, document in _documents(dataset)]


def _documents(dataset: Dataset) -> Iterator[tuple[str, Node]]:
    """Make the trees of JSON-LD, of which Turtle is another spelling."""
    nodes = [dataset_node(dataset), *vocabulary(dataset.schema_version), *Describer(dataset).nodes()]
    for name, graph in (("baltic-security", nodes), ("shapes", list(shapes()))):
        yield name, {"@context": context(), "@graph": graph}


def _save(path: Path, text: str) -> Path:
    path.write_bytes(text.encode())
    return path
