# SPDX-License-Identifier: MIT
"""How much the dataset holds, and how firmly: counts made from the data, never by hand."""

from collections import Counter
from collections.abc import Iterator

from .bases import Entity, Record, numbered_parts
from .dataset import Dataset
from .sources import Citation
from .vocabulary import EventKind, Kind, NameKind, RelationKind


def coverage(dataset: Dataset) -> dict[str, dict[str, int]]:
    """
    Count what a dataset holds.

    Args:
        dataset: The dataset.

    Returns:
        Counts by heading: records by table, relations by kind, names by language,
        sources by kind, citations by certainty, claims by table, gaps.
    """
    citations = Counter(
        citation.certainty.value for record in _all(dataset) for citation in _citations(record)
    )
    claims = Counter(record.KIND.table for record in _all(dataset) for _ in record.claims)
    kinds = Counter(relation.kind for relation in dataset.relations)
    names = Counter(
        name.language
        for record in _all(dataset)
        if isinstance(record, Entity)
        for name in record.all_names
        if name.kind is not NameKind.LABEL
    )
    sources = Counter(source.kind.value.replace("_", " ") for source in dataset.sources)
    return {
        "Records": {kind.table: len(dataset.table(kind)) for kind in Kind},
        "Relations": {kind.label: kinds[kind] for kind in RelationKind if kinds[kind]},
        "Attested names": {language.meaning: count for language, count in names.most_common()},
        "Sources": dict(sources.most_common()),
        "Citations": dict(citations.most_common()),
        "Claims (contested facts)": dict(claims.most_common()),
        "Gaps": _gaps(dataset),
    }


def _gaps(dataset: Dataset) -> dict[str, int]:
    """Count what the sources that we found do not tell."""
    times = dataset._store.ties
    projects, meetings = dataset.projects, [e for e in dataset.events if e.kind is not EventKind.SERIES]
    return {
        "networks without a founding date": sum(network.established is None for network in dataset.networks),
        "projects without dates": sum(project.period is None for project in projects),
        "projects without a lead": sum(not dataset.leads_of(project) for project in projects),
        "projects without partners": sum(not dataset.partners_in(project) for project in projects),
        "meetings not shown to be held": sum(event.held is None for event in meetings),
        "relations without a time": sum(times.time(n) is None for n in range(len(dataset.relations))),
    }


def table(dataset: Dataset) -> str:
    """
    Write the counts as text for a terminal.

    >>> import baltic_security as bs
    >>> print(table(bs.load()).splitlines()[0])
    Records
    """
    lines = []
    for heading, counts in coverage(dataset).items():
        lines += [heading, *(f"  {label:34} {count:6,}" for label, count in counts.items())]
        if heading != "Gaps":  # a meeting and a project do not add up
            lines.append(f"  {'in all':34} {sum(counts.values()):6,}")
        lines.append("")
    return "\n".join(lines[:-1])


def _all(dataset: Dataset) -> Iterator[Record]:
    for kind in Kind:
        yield from dataset.table(kind)


def _citations(record: Record) -> Iterator[Citation]:
    """Go through the citations of a record and of its parts."""
    yield from record.citations
    for _, _, part in numbered_parts(record):
        yield from part.citations
