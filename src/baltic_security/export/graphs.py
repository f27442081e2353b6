# SPDX-License-Identifier: MIT
"""GraphML and GEXF, for Gephi and other programs that draw and measure graphs."""

from pathlib import Path
from typing import Any

from .._extras import extra
from ..dataset import Dataset

TYPE_CHECKING = False
if TYPE_CHECKING:
    import networkx as nx


def write_graphml(dataset: Dataset, folder: Path) -> list[Path]:
    """
    Write the graph as GraphML, with its versions as data of the graph.

    Args:
        dataset: The dataset.

        folder: An empty folder.

    Returns:
        The file that was written.

    Raises:
        MissingExtraError: networkx is not installed.
    """
    graph = dataset.to_networkx()
    with extra("graph"):
        import networkx as nx

    _rename(graph, {"name": "label"})
    path = folder / "baltic-security.graphml"
    nx.write_graphml_xml(graph, path)  # not write_graphml, which writes otherwise where lxml is
    return [path]


def write_gexf(dataset: Dataset, folder: Path) -> list[Path]:
    """
    Write the graph as GEXF 1.3, in which what is dated comes and goes with the timeline.

    Args:
        dataset: The dataset.

        folder: An empty folder.

    Returns:
        The file that was written.

    Raises:
        MissingExtraError: networkx is not installed.
    """
    graph = dataset.to_networkx()
    with extra("graph"):
        from networkx.readwrite.gexf import GEXFWriter

    for attributes in graph.nodes.values():
        if "published" in attributes:  # what is published stays
            attributes.pop("latest", None)
    for _, _, id, attributes in graph.edges(keys=True, data=True):
        attributes["id"] = id
    _rename(graph, {"name": "label", "earliest": "start", "latest": "end"})
    writer = GEXFWriter(graph)
    _complete(writer.xml, graph)
    path = folder / "baltic-security.gexf"
    with path.open("wb") as file:
        writer.write(file)
    return [path]


def _rename(graph: "nx.MultiDiGraph[str]", names: dict[str, str]) -> None:
    """Call attributes of nodes and edges as a format does."""
    for attributes in (*graph.nodes.values(), *graph.edges.values()):
        for name, called in names.items():
            if name in attributes:
                attributes[called] = attributes.pop(name)


def _complete(gexf: Any, graph: "nx.MultiDiGraph[str]") -> None:
    """Say of the file what networkx leaves out or says of itself; what it writes is the same in GEXF 1.3."""
    said = graph.graph
    gexf.attrib = {"xmlns": "http://gexf.net/1.3", "version": "1.3"}
    meta, drawn = gexf.find("meta"), gexf.find("graph")
    meta.set("lastmodifieddate", said["reviewed"])
    meta.find("creator").text = f"baltic_security {said['package']}"
    description = meta.makeelement("description", {})
    description.text = f"{said['name']} (package {said['package']}, schema {said['schema']})"
    meta.append(description)
    del drawn.attrib["name"]  # no attribute of GEXF
    kinds = {id: attributes["kind"] for _, _, id, attributes in graph.edges(keys=True, data=True)}
    for edge in drawn.iter("edge"):  # without kinds, Gephi makes one edge of all between the same two
        edge.set("kind", kinds[edge.get("id")])
