# SPDX-License-Identifier: MIT
"""The page of a source: what it is, and everything that cites it with the place in it."""

from collections.abc import Iterator, Sequence
from itertools import groupby

import baltic_security as bs
from baltic_security._sections import facts
from baltic_security.citing.entries import one_line

from ._cited import Mention, mention_text
from ._markup import Section, fact, lines, linked, sentence
from ._page import Page, code, definitions


def source_page(dataset: bs.Dataset, source: bs.Source, mentions: Sequence[Mention]) -> Page:
    """Make the page of a source from what cites it."""
    ties = [mention for mention in mentions if isinstance(mention.record, bs.Relation)]
    records = [mention for mention in mentions if not isinstance(mention.record, bs.Relation)]
    groups = (
        ("records", "Records that rest on it", [mention for mention in records if mention.is_adopted]),
        ("ties", "Ties that rest on it", [mention for mention in ties if mention.is_adopted]),
        ("not-adopted", "Stated there, and not adopted", [m for m in mentions if not m.is_adopted]),
    )
    sections = [
        Section(anchor, heading, lines(_cited(dataset, group)), len({mention.record for mention in group}))
        for anchor, heading, group in groups
        if group
    ]
    rows = [(told.label, fact(told)) for told in facts(source, str) if told.label != "kind"]
    return Page(
        source,
        short="",
        summary="",
        facts=definitions([*rows, *code(source)]),
        sections=sections,
        names=[],
        words=f"{source.id} {one_line(source.publisher)}",
    )


def _cited(dataset: bs.Dataset, mentions: Sequence[Mention]) -> Iterator[str]:
    """List what cites a source, record by record, each with the places in it."""
    for record, group in groupby(mentions, lambda mention: mention.record):
        told = sentence(dataset, record) if isinstance(record, bs.Relation) else linked(record)
        places = [f"<li>{mention_text(mention)}</li>" for mention in group]
        yield f'<li class="cat-mention"><span class="cat-what">{told}</span>{lines(places, "cat-cited")}</li>'
