# SPDX-License-Identifier: MIT
"""Where it is written: the citations of a statement, and all statements that cite a source."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import NamedTuple

import baltic_security as bs
from baltic_security._html import dated, safe
from baltic_security.bases import numbered_parts
from baltic_security.citing.entries import cited_by, one_line
from baltic_security.vocabulary import Certainty, Kind

from ._markup import fold, href, in_language, lines, mark, outside, quiet


class Mention(NamedTuple):
    """
    One citation of a source, seen from there.

    Attributes:
        record: The record that cites it, or one of whose parts does.

        part: Which part that is; empty for the record itself.

        citation: The citation.

        is_adopted: False for a claim, which the dataset does not follow.
    """

    record: bs.Record
    part: str
    citation: bs.Citation
    is_adopted: bool = True


def mentions(dataset: bs.Dataset) -> dict[str, list[Mention]]:
    """Find what cites each source, by its id."""
    found: dict[str, list[Mention]] = defaultdict(list)
    for kind in Kind:
        for record in dataset.table(kind):
            for mention in _made_by(record):
                found[mention.citation.source].append(mention)
    return found


def _made_by(record: bs.Record) -> Iterator[Mention]:
    """Find what a record cites, part by part."""
    for citation in record.citations:
        yield Mention(record, "", citation)
    for key, _, part in numbered_parts(record):
        is_claim = key == "claims"
        text = f"{part.field}: {part.value}" if is_claim else f"{key[:-1]}: {getattr(part, 'text', part)}"
        for citation in part.citations:
            yield Mention(record, text, citation, is_adopted=not is_claim)


def source_text(source: bs.Source) -> str:
    """Name a source: who published it, when, and its title with a link to its page."""
    date = source.published
    published = f" ({date})" if date and not date.text.startswith("[") else ""
    title = in_language(one_line(source.title), source.language)
    return f'{dated(one_line(source.publisher) + published)}: <a href="{href(source)}">{title}</a>'


def on_the_web(source: bs.Source) -> str:
    """Link the place on the web where a source can be read."""
    return f" {outside(source.url, 'web')}" if source.url else ""


def cited(dataset: bs.Dataset, citations: Iterable[bs.Citation], fields: bool = True) -> str:
    """Fold away where a statement is written, until somebody asks."""
    rows = [f"<li>{_citation(dataset, citation, fields)}</li>" for citation in citations]
    if not rows:
        return ""
    return fold(f"{len(rows)} source{'s' if len(rows) > 1 else ''}", lines(rows, "cat-cited"), "cat-cites")


def sources_of(dataset: bs.Dataset, record: bs.Record) -> list[str]:
    """List the sources of a record and its parts, each with the places in it."""
    return [
        f"<li>{source_text(source)}{on_the_web(source)}{quiet('At: ' + '; '.join(places))}</li>"
        for source, places in cited_by(dataset._store, record).items()
    ]


def mention_text(mention: Mention) -> str:
    """Show one statement that cites a source: which part of the record, and the place in the source."""
    about = mention.part or ", ".join(mention.citation.fields).replace("_", " ")
    return f"{safe(about or 'the record itself')}{_place(mention.citation)}"


def _citation(dataset: bs.Dataset, citation: bs.Citation, fields: bool) -> str:
    source = dataset.sources[citation.source]
    about = f"for {', '.join(citation.fields).replace('_', ' ')}" if fields and citation.fields else ""
    return f"{source_text(source)}{on_the_web(source)}{_place(citation)}{quiet(about)}"


def _place(citation: bs.Citation) -> str:
    """Show the place in a source, how firmly it says so, and how we read it."""
    doubted = "" if citation.certainty is Certainty.STATED else citation.certainty.value
    return f"{quiet(citation.locator)}{mark(doubted)}{quiet(citation.note or '')}"
