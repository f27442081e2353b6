# SPDX-License-Identifier: MIT
"""The dataset as a graph: records are its nodes, relations its edges."""

from collections.abc import Iterable

from ._extras import extra
from ._filters import word
from ._layouts import layout
from ._store import ENTITIES, Store
from .bases import Record
from .dates import EVER, window
from .frames import as_text
from .relation_table import Relations
from .relations import Relation
from .vocabulary import RelationKind

TYPE_CHECKING = False
if TYPE_CHECKING:
    import networkx as nx

    from .dates import On, Window

#: Columns that say what the graph itself says, by its keys and ends.
_BUILT_IN = {f"{end}{column}" for end in ("subject", "object") for column in ("", "_name", "_table")} | {"id"}


def network(
    store: Store,
    limit: "Window | None",
    on: "On",
    kinds: "Iterable[RelationKind | str] | None",
    certain: bool,
) -> "nx.MultiDiGraph[str]":
    """Make the graph of the records that may be there in a window, and of what ties them."""
    with extra("graph"):
        import networkx as nx

    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    graph.graph |= {"name": f"Baltic Security dataset {store.version}", **store.versions}
    relations = chosen(Relations(store, limit), on, kinds, certain)
    tied = {id for relation in relations for id in (relation.subject, relation.object)}
    windows = [window(on), limit or window(EVER)]
    for kind in ENTITIES:
        rows = store.rows(kind)
        for id, position in rows.index.items():
            life = rows.life(position)
            is_there = all(life[0] <= last and first <= life[3] for first, last in windows)
            if id in tied or (kinds is None and is_there):
                attributes = _attributes(rows.record(position), store)
                if "kind" in attributes:
                    attributes["type"] = attributes["kind"]
                graph.add_node(id, **(attributes | {"kind": kind.value}))
    for relation in relations:
        attributes = _attributes(relation, store)
        graph.add_edge(
            relation.subject, relation.object, relation.id, label=relation.kind.label, **attributes
        )
    return graph


def chosen(
    relations: Relations, on: "On", kinds: "Iterable[RelationKind | str] | None", certain: bool = False
) -> list[Relation]:
    """Choose the relations of some kinds that may hold in a window, or certainly do."""
    given = (kinds,) if isinstance(kinds, str) else kinds
    wanted = RelationKind if given is None else {word(RelationKind, kind) for kind in given}
    return [relation for relation in relations.where(on=on, certain=certain) if relation.kind in wanted]


def _attributes(record: Record, store: Store) -> dict[str, str | int | bool]:
    """Give the cells of a record's table as plain values, without the empty ones."""
    cells = [cell for cell in layout(type(record)) if cell.column.name not in _BUILT_IN]
    values = {cell.column.name: as_text(cell.read(record, store)) for cell in cells}
    return {name: value for name, value in values.items() if value is not None}
