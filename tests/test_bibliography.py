"""References and bibliographies: read back by the tools that others use, equal to the sources."""

import json
import re
from datetime import date
from pathlib import Path
from typing import Any

import bibtexparser
import citeproc
import pytest
import rispy
from citeproc.source.json import CiteProcJSON
from hypothesis import given
from hypothesis import strategies as st
from references import READERS, STYLES, Read, expected
from strategies import partial_dates

import baltic_security as bs
from baltic_security._store import Store


@pytest.mark.parametrize("style", STYLES)
def test_every_source_is_read_back(style: str, bundled: bs.Dataset) -> None:
    """Another tool reads the whole bibliography, and each entry says what the source says."""
    read = READERS[style](bundled.bibliography(bundled.sources, style=style))

    assert sorted(expected(source, style) for source in bundled.sources) == sorted(read)


def test_types_are_those_of_the_standard(bundled: bs.Dataset) -> None:
    """CSL lists its types of items in its schema; rispy has a list of those of RIS."""
    schema = Path(citeproc.SCHEMA_PATH).parent / "csl-types.rnc"
    known = {
        "csl": set(re.findall(r'"([a-z_-]+)"', schema.read_text(encoding="utf-8"))),
        "ris": set(rispy.config.TYPE_OF_REFERENCE_MAPPING),
    }
    for style, types in known.items():
        sources, dataset = (
            bundled.bibliography(bundled.sources, style=style),
            bundled.cite(bundled, style=style),
        )
        assert {entry.type for text in (sources, dataset) for entry in READERS[style](text)} <= types


def test_a_style_of_csl_prints_it(toy: bs.Dataset) -> None:
    """A processor makes a citation and an entry in the list of works of it."""
    source = CiteProcJSON(json.loads(toy.cite("beacon-report-2015", style="csl")))
    style = citeproc.CitationStylesStyle("harvard-cite-them-right", validate=False)
    works = citeproc.CitationStylesBibliography(style, source, citeproc.formatter.plain)
    works.register(citeproc.Citation([citeproc.CitationItem("beacon-report-2015")]))

    (line,) = map(str, works.bibliography())
    assert "(2015)" in line
    assert "Aldland Rescue Service. Available at: https://beacon.example/report." in line


#: Words that mean something to one of the formats, or to TeX, and words that do not.
_signs = st.sampled_from((*"{}\\&%$#_~^\"'`-<>,?!@=|*[]()./:;", "--", "''", "``", "<<", ">>", "?`"))
_letters = st.characters(exclude_categories=("C", "Z", "M"))
_words = st.lists(_signs | _letters, min_size=1, max_size=6).map("".join)
_breaks = st.sampled_from((" ", "\n", "\r\n", "\u2028", "\nER  - x", "\r\nTY  - JOUR", "\n}\n\n@misc{x,"))


@st.composite
def hostile_texts(draw: st.DrawFn) -> str:
    """Texts that try to break out of their field."""
    text = draw(_words)
    for _ in range(draw(st.integers(0, 3))):
        text += draw(_breaks) + draw(_words)
    return text


@st.composite
def hostile_datasets(draw: st.DrawFn) -> bs.Dataset:
    """Datasets of one country, which cites some sources."""
    sources = []
    for number in range(draw(st.integers(1, 3))):
        source: dict[str, Any] = {
            "id": f"source-{number}",
            "kind": draw(st.sampled_from(bs.SourceKind)).value,
            "title": draw(hostile_texts()),
            "publisher": draw(hostile_texts()),
            "language": draw(st.sampled_from(bs.Language)).value,
        }
        published = draw(st.none() | partial_dates())
        if published is not None:
            source["published"] = str(published)
        sources.append(source)
    cited = [{"source": source["id"], "locator": draw(hostile_texts())} for source in sources]
    name = {"text": "Country", "language": "en", "citations": cited}
    rows: dict[bs.Kind, list[Any]] = {kind: [] for kind in bs.Kind}
    rows[bs.Kind.SOURCE] = sources
    rows[bs.Kind.COUNTRY] = [{"id": "c0", "names": [name], "citations": cited[:1]}]
    return bs.Dataset(Store.of_rows("1", "1.0.0", date(2020, 1, 1), {}, rows))


@pytest.mark.parametrize("style", STYLES)
@given(dataset=hostile_datasets())
def test_no_text_breaks_out_of_its_field(style: str, dataset: bs.Dataset) -> None:
    """Whatever a title, a publisher or a place in a source holds, it is read back as it is."""
    read = READERS[style](dataset.cite("c0", style=style))

    assert len(read) == len(dataset.sources) + 1
    for source, entry, cited in zip(
        dataset.sources, read[:-1], dataset.countries["c0"].all_names[0].citations, strict=True
    ):
        plain = expected(source, style)
        place = f"At: {' '.join(cited.locator.splitlines())}."
        assert plain._replace(note=f"{plain.note} {place}" if plain.note else place) == entry


@given(dataset=hostile_datasets())
def test_bibtex_counts_its_braces(dataset: bs.Dataset) -> None:
    """BibTeX counts every brace, escaped or not: an entry closes where it ends, and not before."""
    for entry in dataset.bibliography(dataset.sources, style="bibtex").split("\n\n"):
        depth = 0
        for letter in entry[:-1]:
            depth += {"{": 1, "}": -1}.get(letter, 0)
            assert depth >= 1 or letter not in "{}"
        assert (depth, entry[-1]) == (1, "}")


@given(dataset=hostile_datasets())
def test_lines(dataset: bs.Dataset) -> None:
    """RIS has one tag a line, and text has one source a line."""
    for line in dataset.cite("c0", style="ris").split("\r\n"):
        assert re.fullmatch(r"[A-Z][A-Z0-9]  - .*", line)
    assert len(dataset.bibliography(dataset.sources).splitlines()) == len(dataset.sources)


def test_names_stay_whole(bundled: bs.Dataset) -> None:
    """A title keeps its capitals, and a publisher with "and" in its name is not parted."""
    text = bundled.bibliography(bundled.sources, style="bibtex")

    for entry in bibtexparser.parse_string(text).entries:
        for field in {"title", "howpublished", "institution", "journal", "key"} & set(entry.fields_dict):
            assert re.fullmatch(r"\{.*\}", entry[field]), (entry.key, field)


GOLDEN = {
    "bibtex": """\
@techreport{beacon-report-2015,
  title = {{Beacon: What Shines}},
  institution = {{Aldland Rescue Service}},
  key = {{Aldland Rescue Service}},
  type = {Report},
  year = {2015},
  month = sep,
  day = {1},
  url = {https://beacon.example/report},
  langid = {english},
}

@misc{lighthouse-minutes-2016,
  title = {{Protokoll 2016}},
  howpublished = {{Lighthouse Network}},
  key = {{Lighthouse Network}},
  year = {2016},
  langid = {swedish},
  note = {Published between 2016-05-24 and 2016-12.},
}

@misc{country-list,
  title = {{List of countries}},
  howpublished = {{Office of Lists}},
  key = {{Office of Lists}},
  url = {https://lists.example/countries},
  langid = {english},
}""",
    "ris": """\
TY  - RPRT
ID  - beacon-report-2015
TI  - Beacon: What Shines
PB  - Aldland Rescue Service
PY  - 2015
DA  - 2015/09/01/
LA  - en
UR  - https://beacon.example/report
ER  -\x20
TY  - GOVDOC
ID  - lighthouse-minutes-2016
TI  - Protokoll 2016
PB  - Lighthouse Network
PY  - 2016
DA  - 2016///
LA  - sv
N1  - Published between 2016-05-24 and 2016-12.
ER  -\x20
TY  - ELEC
ID  - country-list
TI  - List of countries
PB  - Office of Lists
LA  - en
UR  - https://lists.example/countries
ER  -\x20""".replace("\n", "\r\n"),
    "text": """\
Aldland Rescue Service (2015-09-01). "Beacon: What Shines". https://beacon.example/report
Lighthouse Network. "Protokoll 2016".
Office of Lists. "List of countries". https://lists.example/countries""",
}


@pytest.mark.parametrize("style", GOLDEN)
def test_three_sources(style: str, toy: bs.Dataset) -> None:
    """A report of a day, minutes within bounds, a list without a date."""
    ids = ["country-list", "lighthouse-minutes-2016", "beacon-report-2015"]

    assert GOLDEN[style] == toy.bibliography(ids, style=style)


def test_three_sources_in_csl(toy: bs.Dataset) -> None:
    """The same; one item a source."""
    ids = ["country-list", "lighthouse-minutes-2016", "beacon-report-2015"]

    assert json.loads(toy.bibliography(ids, style="csl")) == [
        {
            "id": "beacon-report-2015",
            "type": "report",
            "title": "Beacon: What Shines",
            "publisher": "Aldland Rescue Service",
            "issued": {"date-parts": [[2015, 9, 1]]},
            "URL": "https://beacon.example/report",
            "language": "en",
        },
        {
            "id": "lighthouse-minutes-2016",
            "type": "document",
            "title": "Protokoll 2016",
            "publisher": "Lighthouse Network",
            "issued": {"date-parts": [[2016]]},
            "language": "sv",
            "note": "Published between 2016-05-24 and 2016-12.",
        },
        {
            "id": "country-list",
            "type": "webpage",
            "title": "List of countries",
            "publisher": "Office of Lists",
            "URL": "https://lists.example/countries",
            "language": "en",
        },
    ]


def test_a_year_that_nobody_knows_is_told_in_words(bundled: bs.Dataset) -> None:
    """No year is made up where the bounds leave two."""
    source = next(s for s in bundled.sources if str(s.published) == "[2011-10-26..2012]")
    (item,) = json.loads(bundled.cite(source, style="csl"))

    assert item["issued"] == {"literal": "between 2011-10-26 and 2012"}
    assert "year" not in bundled.cite(source, style="bibtex")
    assert "PY  -" not in bundled.cite(source, style="ris")


RELATION = "xa.presides-over.amber-council"
DATASET = "Baltic Security dataset"


def test_a_relation(toy: bs.Dataset) -> None:
    """The sources that support it, with the places in them, and the dataset with its version."""
    assert toy.cite(RELATION) == (
        "Aldland presides over Amber Bay Council [xa.presides-over.amber-council]. Amber Bay Council "
        '(2018-03-01). "The Amber Bay Council: a short history". https://amber.example/history '
        "At: paragraph 6. In: Baltic Security dataset, version 2018.03 (reviewed 2018-03-01)."
    )
    statement = "At: Aldland presides over Amber Bay Council [xa.presides-over.amber-council]."
    for style, types in (
        ("bibtex", ("misc", "misc")),
        ("csl", ("webpage", "dataset")),
        ("ris", ("ELEC", "DATA")),
    ):
        written, dataset = READERS[style](toy.cite(RELATION, style=style))
        source = expected(toy.sources["amber-history-2018"], style)
        title = DATASET if style == "csl" else f"{DATASET}, version 2018.03"
        note = f"Reviewed 2018-03-01. {statement}"
        assert written == source._replace(note="At: paragraph 6.")
        assert dataset == Read(
            "baltic-security-dataset", types[1], title, None, (2018, 3, 1), None, "en", note
        )
    assert json.loads(toy.cite(RELATION, style="csl"))[1]["version"] == "2018.03"


@pytest.mark.parametrize("style", STYLES)
def test_the_dataset_alone(style: str, toy: bs.Dataset, bundled: bs.Dataset) -> None:
    """One entry; of the dataset that is given, whichever one is asked."""
    (entry,) = READERS[style](toy.cite(toy, style=style))

    assert entry.note == "Reviewed 2018-03-01."
    assert toy.cite(toy, style=style) == bundled.cite(toy, style=style) != toy.cite(bundled, style=style)


@pytest.mark.parametrize("style", STYLES)
def test_a_record_tells_every_place(style: str, bundled: bs.Dataset) -> None:
    """Also the sources of its names, details and sums of money, each once, with all places in it."""
    for project in bundled.projects:
        read = {entry.id: entry.note or "" for entry in READERS[style](bundled.cite(project, style=style))}
        parts = (project, *project.all_names, *project.details, *project.amounts)
        citations = [citation for part in parts for citation in part.citations]

        assert set(read) == {citation.source for citation in citations} | {"baltic-security-dataset"}
        for citation in citations:
            assert citation.locator in read[citation.source]


def test_selections(toy: bs.Dataset) -> None:
    """A table, an answer, a timeline, matches, records, ids: each source once, by publisher."""
    council = toy["amber-council"]
    groups = toy.search("amber bay council")
    lines = toy.bibliography(toy.relations).splitlines()

    assert lines == sorted(set(lines), key=str.casefold)
    assert toy.bibliography(toy.relations.where(object=council)) == toy.bibliography(
        [relation.id for relation in toy.relations.where(object=council)]
    )
    assert toy.bibliography(council) == toy.bibliography("amber-council") == toy.bibliography([council])
    assert toy.bibliography(groups) == toy.bibliography([match.record for match in groups])
    moments = toy.timeline(council)
    assert toy.bibliography(moments) == toy.bibliography([m.relation or m.record for m in moments])
    members = toy.members_of(council, on=2016)
    assert toy.bibliography(members) == toy.bibliography(members.ids) != ""
    assert [toy.bibliography([], style=style) for style in ("text", *STYLES)] == ["", "", "[]", ""]


def test_each_source_once(bundled: bs.Dataset) -> None:
    """However often it is cited."""
    relations = bundled.relations.where(object="bstf")
    cited = {citation.source for relation in relations for citation in relation.citations}

    assert sum(len(relation.citations) for relation in relations) > len(cited)
    for style in STYLES:
        ids = [entry.id for entry in READERS[style](bundled.bibliography(relations, style=style))]
        assert sorted(cited) == sorted(ids)


def test_a_snapshot_cites_the_same(toy: bs.Dataset) -> None:
    """Sources have no day on which they hold; a selection of a snapshot is its own."""
    then = toy.as_of(2016)

    for style in ("text", *STYLES):
        assert toy.cite(RELATION, style=style) == then.cite(RELATION, style=style)
        assert toy.cite(toy, style=style) == then.cite(then, style=style)
    assert set(then.bibliography(then.relations).splitlines()) < set(
        toy.bibliography(toy.relations).splitlines()
    )


def test_errors(toy: bs.Dataset) -> None:
    """An unknown style is told the four; what is no record is told so."""
    for ask in (toy.cite, toy.bibliography):
        with pytest.raises(
            bs.UnknownTermError, match="'apa' is no style; use 'text' or 'bibtex' or 'csl' or 'ris'"
        ):
            ask("xa", style="apa")  # type: ignore[operator]
        with pytest.raises(bs.UnknownIdError, match="no record 'nope'"):
            ask("nope")  # type: ignore[operator]
    with pytest.raises(TypeError, match="give a record, or its id as text, not int"):
        toy.bibliography([1])  # type: ignore[list-item]
