"""Turtle and JSON-LD: nothing is lost, and what the standards say of it is true."""

import os
import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pyshacl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rdflib import (
    DCTERMS,
    FOAF,
    ORG,
    PROV,
    RDF,
    RDFS,
    SH,
    SKOS,
    TIME,
    XSD,
    BNode,
    Graph,
    Literal,
    URIRef,
)
from rdflib.compare import isomorphic
from read_rdf import BS, DCAT, EDTF, ID, SCHEMA, SKOSXL, read, rows
from strategies import datasets

import baltic_security as bs
from baltic_security import Dataset, Kind, RelationKind
from baltic_security._codec import VOCABULARIES, encode
from baltic_security._store import CLASSES
from baltic_security.export import export
from baltic_security.export._turtle import turtle

Parse = Callable[[str, str], Graph]
SUFFIXES = {"turtle": "ttl", "jsonld": "jsonld"}


@pytest.fixture(name="graph", scope="session")
def _graph(toy: Dataset, bundled: Dataset, tmp_path_factory: pytest.TempPathFactory) -> Parse:
    """What parses the export of a dataset in a format, once."""
    datasets = {"toy": toy, "bundled": bundled, "1999": bundled.as_of(1999)}

    @cache
    def folder(name: str, format: str) -> Path:
        path = tmp_path_factory.mktemp(f"{name}-{format}")
        export(datasets[name], format, path)
        return path

    @cache
    def parse(name: str, format: str, file: str = "baltic-security") -> Graph:
        return read(folder(name, format) / f"{file}.{SUFFIXES[format]}")

    return parse


def rows_of(dataset: Dataset) -> dict[str, dict[str, object]]:
    """List the rows of all tables as the data files hold them."""
    tables = {kind.table: {r.id: encode(r) for r in dataset.table(kind)} for kind in Kind}
    return tables | {"retired": {id: encode(retired) for id, retired in dataset._store.retired.items()}}


@pytest.mark.parametrize("format", SUFFIXES)
def test_toy_reads_back_equal(format: str, toy: Dataset, graph: Parse) -> None:
    """Every field of every record, name, detail, amount, claim and citation, in its order."""
    assert rows_of(toy) == rows(graph("toy", format))


def test_bundled_data_reads_back_equal(bundled: Dataset, graph: Parse) -> None:
    """The same of the whole bundled data."""
    found, expected = rows(graph("bundled", "turtle")), rows_of(bundled)

    assert expected.keys() == found.keys()
    for table in expected:
        assert expected[table] == found[table]


@settings(max_examples=5)
@given(datasets())
def test_any_dataset_reads_back_equal(tmp_path_factory: pytest.TempPathFactory, dataset: Dataset) -> None:
    """Any times, ties and certainties."""
    folder = tmp_path_factory.mktemp("any")
    export(dataset, "turtle", folder)

    assert rows_of(dataset) == rows(read(folder / "baltic-security.ttl"))


@given(st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\0")))
def test_any_text_survives_turtle(text: str) -> None:
    """Quotes, backslashes, line breaks and controls are escaped."""
    node = {"@id": "id:x", "note": text, "rest": {"@value": text, "@language": "sv"}}
    document = {"@context": {}, "@graph": [node]}

    graph = Graph().parse(data=turtle(document), format="turtle")

    assert {Literal(text), Literal(text, lang="sv")} == set(graph.objects(ID.x))


def test_the_two_syntaxes_tell_one_graph(graph: Parse) -> None:
    """Turtle and JSON-LD are spellings of the same statements."""
    assert isomorphic(graph("toy", "turtle"), graph("toy", "jsonld"))
    assert set(graph("1999", "turtle")) == set(graph("1999", "jsonld"))
    assert trees(graph("toy", "turtle", "shapes")) == trees(graph("toy", "jsonld", "shapes"))


def trees(graph: Graph) -> set[object]:
    """List the statements about named nodes; a node without a name is what it holds."""

    def tree(node: object) -> object:
        held = graph.predicate_objects(node) if isinstance(node, BNode) else ()
        return frozenset((key, tree(value)) for key, value in held) or node

    return {(node, key, tree(value)) for node, key, value in graph if not isinstance(node, BNode)}


def test_every_node_has_a_name_that_means_the_same_everywhere(graph: Parse) -> None:
    """No blank node and no relative IRI; what we name is described."""
    found = graph("bundled", "turtle")
    nodes = {node for statement in found for node in statement if not isinstance(node, Literal)}
    described = set(found.subjects())

    assert [] == [node for node in nodes if not isinstance(node, URIRef) or ":" not in node]
    assert not any(node.startswith("file:") for node in nodes)
    assert set() == {node for node in nodes if node in BS or node in ID} - described


def test_the_same_bytes_under_any_hash_seed(tmp_path: Path) -> None:
    """No order depends on the run."""
    toy = Path(__file__).parent / "data" / "toy"
    formats = ("turtle", "jsonld", "popolo")
    script = (
        "import sys, baltic_security as bs\n"
        "from baltic_security.export import export\n"
        "for format in sys.argv[3:]: export(bs.load(sys.argv[1]), format, sys.argv[2] + format)"
    )
    for seed in ("1", "2"):
        environment = {**os.environ, "PYTHONHASHSEED": seed}
        command = [sys.executable, "-c", script, str(toy), str(tmp_path / seed), *formats]
        subprocess.run(command, env=environment, check=True)

    for format in formats:
        one, two = (
            {p.name: p.read_bytes() for p in (tmp_path / f"{seed}{format}").iterdir()} for seed in "12"
        )
        assert one == two


def test_dataset_is_described(bundled: Dataset, graph: Parse) -> None:
    """DCAT: three versions, licence, review date, publisher, forms."""
    found = graph("bundled", "turtle")
    (node,) = found.subjects(RDF.type, DCAT.Dataset)
    publisher = found.value(node, DCTERMS.publisher)

    assert URIRef("urn:uuid:1b533d39-2a0f-4a06-8085-e573a9238667") == node
    assert bundled.version == str(found.value(node, DCAT.version))
    assert (bs.__version__, bundled.schema_version) == (
        str(found.value(node, BS.package_version)),
        str(found.value(node, BS.schema_version)),
    )
    assert URIRef("https://creativecommons.org/publicdomain/zero/1.0/") == found.value(node, DCTERMS.license)
    assert Literal(bundled.reviewed) == found.value(node, DCTERMS.modified)
    assert "The baltic_security maintainers" == str(found.value(publisher, FOAF.name))
    assert 2 == len(list(found.objects(node, DCAT.distribution / DCAT.mediaType)))


def test_of_other_data_we_tell_neither_name_nor_licence(graph: Parse) -> None:
    """The dataset of somebody else is not ours."""
    found = graph("toy", "turtle")
    (node,) = found.subjects(RDF.type, DCAT.Dataset)

    assert isinstance(node, BNode)
    assert (None, None) == (found.value(node, DCTERMS.license), found.value(node, DCTERMS.publisher))


def test_every_word_is_a_concept(graph: Parse) -> None:
    """SKOS: a scheme a vocabulary, with labels and meanings."""
    found = graph("toy", "turtle")

    for vocabulary in VOCABULARIES:
        scheme = BS[vocabulary.__name__]
        assert (scheme, RDF.type, SKOS.ConceptScheme) in found
        assert {word.value for word in vocabulary} == {
            str(found.value(concept, SKOS.notation)) for concept in found.subjects(SKOS.inScheme, scheme)
        }
        for word in vocabulary:
            concept = BS[f"{vocabulary.__name__}.{word.value}"]
            meaning = word.inverse if isinstance(word, RelationKind) else word.meaning  # type: ignore[attr-defined]
            name = BS.inverse if isinstance(word, RelationKind) else SKOS.definition
            assert Literal(meaning, lang="en") == found.value(concept, name)
            assert found.value(concept, SKOS.prefLabel)


def test_every_word_of_ours_is_explained(graph: Parse) -> None:
    """Each property and class that the graph uses has a comment."""
    found = graph("bundled", "turtle")
    used = {node for node in {*found.predicates(), *found.objects(None, RDF.type)} if node in BS}

    assert {BS.period, BS.Relation, BS.number} < used
    assert [] == [node for node in used if not found.value(node, RDFS.comment, any=True)]


def test_names_have_their_languages(bundled: Dataset, graph: Parse) -> None:
    """Each text is tagged; one label a language, all others beside; ours are marked."""
    found = graph("bundled", "turtle")
    for name in found.subjects(RDF.type, BS.Name):
        language = found.value(name, SKOSXL.literalForm).language
        assert BS[f"Language.{language}"] == found.value(name, BS.language)
    for id in ("bstf", "cbss", "eusbsr", "maira-mora"):
        record = bundled[id]
        expected = {Literal(text, lang=language) for language, text in record.names.items()}  # type: ignore[attr-defined]
        others = {Literal(n.text, lang=n.language.value) for n in record.all_names} - expected  # type: ignore[attr-defined]
        assert expected == set(found.objects(ID[id], SKOS.prefLabel))
        assert others == set(found.objects(ID[id], SKOS.altLabel))
    label = graph("toy", "turtle").value(predicate=BS.kind, object=BS["NameKind.label"], any=True)
    assert not list(graph("toy", "turtle").objects(label, BS.citations))


@pytest.mark.parametrize("name", ["toy", "bundled"])
def test_days_are_those_of_the_tables(name: str, request: pytest.FixtureRequest, graph: Parse) -> None:
    """A query finds what the library finds: borrowed times, lives of both ends and doubt included."""
    dataset: Dataset = request.getfixturevalue(name)
    found = graph(name, "turtle")

    for row in dataset.relations.to_dicts():
        for column in ("earliest", "certain_from", "certain_to", "latest"):
            day = found.value(ID[str(row["id"])], BS[column])
            assert row[column] == (day if day is None else str(day))
            assert day is None or day.datatype == XSD.date  # type: ignore[attr-defined]


def test_members_in_1995_by_a_query(bundled: Dataset, graph: Parse) -> None:
    """The standard's own language asks who certainly was a member, and where that is written."""
    answers = graph("bundled", "turtle").query(
        """
        SELECT ?id ?source ?locator WHERE {
            ?membership bs:kind bs:RelationKind.member_of ; bs:object id:cbss ;
                bs:subject/dcterms:identifier ?id ; bs:certain_from ?from ; bs:certain_to ?to ;
                bs:citations [ bs:source/dcterms:identifier ?source ; bs:locator ?locator ] .
            FILTER (?from <= "1995-12-31"^^xsd:date && ?to >= "1995-01-01"^^xsd:date)
        }
        """
    )
    told = {tuple(map(str, answer)) for answer in answers}
    ties = bundled.relations.where(kind="member_of", object="cbss", on=1995, certain=True)

    assert {(tie.subject, c.source, c.locator) for tie in ties for c in tie.citations} == told
    assert set(bundled.members_of("cbss", on=1995, certain=True).ids) == {id for id, _, _ in told}


def test_periods_are_never_coerced(graph: Parse) -> None:
    """EDTF has the period as it is; a date of XSD or OWL-Time stands only where the end is a plain date."""
    found = graph("toy", "turtle")
    chair = ID["ada-lind.chairs.lighthouse-committee"]
    interval = found.value(chair, ORG.memberDuring)

    assert Literal("[2014-01..2014-06]/2016-12-31", datatype=EDTF.EDTF) == found.value(chair, BS.period)
    assert found.value(chair, SCHEMA.startDate) is None
    assert Literal("2016-12-31", datatype=XSD.date) == found.value(chair, SCHEMA.endDate)
    assert found.value(interval, TIME.hasBeginning) is None
    assert Literal("2016-12-31", datatype=XSD.date) == found.value(interval, TIME.hasEnd / TIME.inXSDDate)
    project = ID["beacon"]
    assert Literal("2014-01", datatype=XSD.gYearMonth) == found.value(project, SCHEMA.startDate)
    former = ID["amber-council_names_2"]
    assert Literal("1993", datatype=XSD.gYear) == found.value(former, SCHEMA.startDate)


def test_org_knows_who_is_a_member_now(bundled: Dataset, graph: Parse) -> None:
    """The short form stands where a membership certainly holds at the review, and nowhere else."""
    found = graph("bundled", "turtle")
    groups = [id for table in ("organizations", "networks", "bodies") for id in bundled.table(table).ids]
    ties = bundled.relations.where(kind="member_of", on=bundled.reviewed, certain=True)

    assert {(tie.subject, tie.object) for tie in ties if tie.object in groups} == {
        (str(found.value(member, DCTERMS.identifier)), str(found.value(group, DCTERMS.identifier)))
        for member, group in found.subject_objects(ORG.memberOf)
    }
    assert (ID.se, ORG.memberOf, ID.cbss) in found
    assert (ID.ru, ORG.memberOf, ID.cbss) not in found


def test_org_knows_memberships_with_role_and_interval(bundled: Dataset, graph: Parse) -> None:
    """A firm one has member, organization and role; observers, the suspended and the announced have none."""
    found = graph("bundled", "turtle")
    kinds = {"member_of", "participates_in", "presides_over", "chairs", "holds_office_in"}
    groups = {id for table in ("organizations", "networks", "bodies") for id in bundled.table(table).ids}
    firm = {tie for tie in bundled.relations if tie.certainty in ("stated", "derived")}
    expected = {tie.id for tie in firm if tie.kind in kinds and tie.object in groups}
    memberships = set(found.subjects(RDF.type, ORG.Membership))

    assert {ID[id] for id in expected} == memberships
    for node in memberships:
        assert found.value(node, ORG.member) == found.value(node, BS.subject)
        assert found.value(node, ORG.organization) == found.value(node, BS.object)
        assert found.value(node, ORG.role) == found.value(node, BS.kind)
    presidency = found.value(ID["ru.presides-over.bstf"], ORG.memberDuring)
    assert "2015-01-01" == str(found.value(presidency, TIME.hasBeginning / TIME.inXSDDate))
    assert "2016-12-31" == str(found.value(presidency, TIME.hasEnd / TIME.inXSDDate))


def test_org_knows_structure_and_change(toy: Dataset, graph: Parse) -> None:
    """Units, heads, and what an organization came from."""
    found = graph("toy", "turtle")
    change = found.value(ID["mist-network"], ORG.resultedFrom)

    assert {(ID["lighthouse-committee"], ID["lighthouse-network"])} == set(found.subject_objects(ORG.unitOf))
    assert ID["fog-network"] == found.value(change, ORG.originalOrganization)
    assert ID["mist-network"] == found.value(change, ORG.resultingOrganization)
    heads = {tie.subject for tie in toy.relations.where(kind="chairs", on=toy.reviewed, certain=True)}
    assert {ID[id] for id in heads if id in toy.people} == set(found.subjects(ORG.headOf))


def test_prov_knows_the_sources_of_each_statement(bundled: Dataset, graph: Parse) -> None:
    """An official act is a primary source; all others are what it was derived from."""
    found = graph("bundled", "turtle")

    for tie in bundled.relations:
        official = {c.source for c in tie.citations if bundled.sources[c.source].kind == "official_document"}
        others = {citation.source for citation in tie.citations} - official
        assert {ID[id] for id in official} == set(found.objects(ID[tie.id], PROV.hadPrimarySource))
        assert {ID[id] for id in others} == set(found.objects(ID[tie.id], PROV.wasDerivedFrom))


def test_retired_ids_are_deprecated(graph: Parse) -> None:
    """One has a replacement; of another a person must choose."""
    found = graph("toy", "turtle")

    assert ID["lighthouse-network"] == found.value(ID["lighthouse-taskforce"], DCTERMS.isReplacedBy)
    assert {ID["fog-network"], ID["mist-network"]} == set(found.objects(ID["weather-network"], BS.consider))


@pytest.mark.parametrize("name", ["toy", "bundled"])
def test_graph_conforms_to_its_shapes(name: str, graph: Parse) -> None:
    """SHACL, as pyshacl reads it."""
    conforms, _, report = pyshacl.validate(graph(name, "turtle"), shacl_graph=graph(name, "turtle", "shapes"))

    assert conforms, report


#: What is put in place of the values of a property of a node, and the shape that must find it.
FAULTS = (
    ("beacon-two.follows.beacon", BS.subject, (), "RelationShape.subject"),
    ("xa-rescue.leads.beacon-two", BS.object, (ID["beacon"], ID["beacon-two"]), "RelationShape.object"),
    ("amber-fund.funds.beacon", BS.kind, (BS["RelationKind.likes"],), "RelationShape.kind"),
    ("xa.member-of.amber-council", BS.object, (ID["beacon-report"],), "member_ofShape.object"),
    ("xa-rescue.partner-in.beacon", BS.object, (ID["nobody"],), "partner_inShape.object"),
    ("xa.signs.lighthouse-plan-2015", BS.subject, (ID["beacon"],), "signsShape.subject"),
    ("amber-secretariat.leads.beacon", BS.citations, (), "RelationShape.citations"),
    ("xc-harbour-agency.partner-in.beacon", BS.citations, (ID["country-list"],), "RelationShape.citations"),
    (
        "lighthouse-network.endorses.beacon",
        BS.period,
        (Literal("May 1996", datatype=EDTF.EDTF),),
        "RelationShape.period",
    ),
    ("xc.suspended-from.lighthouse-network", BS.period, (Literal("1996"),), "RelationShape.period"),
    ("xb.member-of.amber-council", BS.earliest, (Literal("1996"),), "RelationShape.earliest"),
    ("xa_citations_1", BS.source, (), "CitationShape.source"),
    ("xb_citations_1", BS.source, (ID["beacon"],), "CitationShape.source"),
    ("xc_citations_1", BS.locator, (), "CitationShape.locator"),
    ("xd_citations_1", BS.certainty, (BS["Certainty.sure"],), "CitationShape.certainty"),
    ("beacon_citations_1", BS.number, (Literal(0),), "CitationShape.number"),
    ("amber-council", BS.kind, (BS["NetworkKind.task_force"],), "OrganizationShape.kind"),
    ("xa-rescue", BS.country, (ID["amber-council"],), "OrganizationShape.country"),
    ("amber-council_names_1", SKOSXL.literalForm, (Literal("Council"),), "NameShape.text"),
    ("beacon_amounts_1", SCHEMA.value, (Literal("much"),), "AmountShape.value"),
)


def test_a_spoilt_graph_does_not_conform(graph: Parse) -> None:
    """Each of many faults is found by the shape that speaks of it, and nothing else is reported."""
    spoilt = Graph() + graph("toy", "turtle")
    for id, predicate, values, _ in FAULTS:
        assert (ID[id], predicate, None) in spoilt
        spoilt.remove((ID[id], predicate, None))
        for value in values:
            spoilt.add((ID[id], predicate, value))

    conforms, report, _ = pyshacl.validate(spoilt, shacl_graph=graph("toy", "turtle", "shapes"))

    assert not conforms
    assert Counter(BS[shape] for *_, shape in FAULTS) == Counter(report.objects(None, SH.sourceShape))


def test_shapes_know_every_kind_of_relation_and_its_ends(graph: Parse) -> None:
    """What may stand at an end is what the relation kind says."""
    shapes = graph("toy", "turtle", "shapes")

    for kind in RelationKind:
        for end, kinds in (("subject", kind.subjects), ("object", kind.objects)):
            options = shapes.value(BS[f"{kind.value}Shape.{end}"], SH["or"])
            classes = {shapes.value(option, SH["class"]) for option in shapes.items(options)}
            assert {BS[CLASSES[other].__name__] for other in kinds} == classes
