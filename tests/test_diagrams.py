"""The neighbourhood of a record as text that Mermaid and Graphviz draw."""

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import datasets, windows
from test_graph import HOSTILE, hostile, ids

import baltic_security as bs
from baltic_security import Dataset, Kind, RelationKind
from baltic_security._diagrams import Box, around, dot, mermaid

#: What a name may be made of in a label, and how both kinds of line look.
IN_MERMAID = r"(?:[^\W_]|[^\x00-\x7f]|[ ',/\n]|#\d+;|\\[.:()-])*"
IN_DOT = r'(?:[^"\\<>&\n]|&(?:amp|lt|gt);|\\["\\l])*'
END = r"(?:it|n\d+)"
HEX = r"#[0-9a-f]{6}"
MERMAID = re.compile(
    r'%%\{init: \{"flowchart": \{"curve": "monotoneX", "wrappingWidth": 480\}\}\}%%\nflowchart LR\n'
    rf'(?:  {END}(?:\("`{IN_MERMAID}`"\)|\["`{IN_MERMAID}`"\]):::[a-z]+\n'
    rf'|  {END} (?:-->|-\.->|---|-\.-)\|"[a-z ]+"\| {END}\n'
    rf"|  classDef [a-z]+ fill:{HEX},stroke:{HEX},color:#000,text-align:left\n)+"
    r"  style it stroke-width:3px"
)
DOT = re.compile(
    r'digraph \{\n  rankdir=LR\n  node \[fontname="Helvetica", fontsize=11, shape=box\]\n'
    r'  edge \[fontname="Helvetica", fontsize=10\]\n'
    rf'(?:  {END} \[label="{IN_DOT}", style="(?:rounded,)?filled", '
    rf'fillcolor="{HEX}", color="{HEX}", penwidth=[13]\]\n'
    rf'|  {END} -> {END} \[label="[a-z ]+"(?:, style=dashed)?(?:, dir=none)?\]\n)+\}}'
)


def read_mermaid(text: str) -> tuple[list[str], list[tuple[str, ...]]]:
    """Read the labels and the arrows of a flowchart that keeps to the grammar."""
    assert MERMAID.fullmatch(text), text
    labels = re.findall(rf'  {END}[\[(]"`({IN_MERMAID})`"', text)
    signs = re.compile(r"#(\d+);|\\(.)")
    plain = [signs.sub(lambda found: found[2] or chr(int(found[1])), label) for label in labels]
    return plain, re.findall(rf'^  ({END}) (\S+)\|"(.+)"\| ({END})$', text, re.MULTILINE)


def read_dot(text: str) -> tuple[list[str], list[tuple[str, ...]]]:
    """Read the labels and the arrows of a Graphviz graph that keeps to the grammar."""
    assert DOT.fullmatch(text), text
    labels = re.findall(rf'^  {END} \[label="({IN_DOT})", style', text, re.MULTILINE)
    plain = []
    for label in labels:
        lines = re.sub(r"\\(.)", lambda found: "\n" if found[1] == "l" else found[1], label)
        for entity, sign in (("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&")):
            lines = lines.replace(entity, sign)
        plain.append(lines.removesuffix("\n"))
    return plain, re.findall(rf'^  ({END}) -> ({END}) \[label="([a-z ]+)"(.*)\]$', text, re.MULTILINE)


def expected(dataset: Dataset, id: str, on: bs.On) -> list[tuple[tuple[RelationKind, bool, str], bool]]:
    """List who is tied to a record, by which kind, from where, and whether certainly, the plain way."""
    certain: dict[tuple[RelationKind, bool, str], bool] = {}
    for relation in dataset.relations.where(about=id, on=on):
        other = relation.subject if relation.object == id else relation.object
        key = (relation.kind, relation.object == id or relation.kind.is_symmetric, drawn(dataset[other].name))
        certain[key] = certain.get(key, False) or dataset.holds(relation, on=on) is True
    return sorted(certain.items())


def found(dataset: Dataset, id: str, on: bs.On) -> list[tuple[tuple[RelationKind, bool, str], bool]]:
    """List the same as it is drawn."""
    _, boxes = around(dataset._store, None, id, on, None)
    return sorted(((box.tie, box.is_subject, name), box.is_certain) for box in boxes for name in box.names)


@given(datasets(), windows())
def test_boxes_hold_what_is_tied(dataset: Dataset, days: tuple[date, date]) -> None:
    """Each record stands once for a kind of tie and its direction, which symmetric kinds have not."""
    on = f"{days[0]}/{days[1]}"
    for id in ids(dataset):
        assert expected(dataset, id, on) == found(dataset, id, on)


def test_one_certain_tie_is_enough(bundled: Dataset) -> None:
    """Denmark presided twice; that one of the two is in doubt makes no doubt that it presided."""
    assert expected(bundled, "eusbsr-ncg", bs.EVER) == found(bundled, "eusbsr-ncg", bs.EVER)
    spells = bundled.relations.where(subject="dk", kind="presides_over", object="eusbsr-ncg")
    assert {True, None} == {bundled.holds(spell, on=bs.EVER) for spell in spells}


def test_every_record(bundled: Dataset) -> None:
    """Each is drawn, with every name around it; the few with more than a hundred are refused."""
    for id in ids(bundled):
        around = {other for records in bundled.related(id).values() for other in records.ids}
        if len(around) > 100:
            with pytest.raises(bs.QueryError, match=rf"'{id}' is tied to {len(around)} records"):
                bundled.to_mermaid(id)
            continue
        for labels, arrows in (read_dot(bundled.to_dot(id)), read_mermaid(bundled.to_mermaid(id))):
            lines = {line for label in labels for line in label.split("\n")}
            assert {drawn(bundled[other].name) for other in (*around, id)} == lines
            assert len(labels) == len(arrows) + 1


def test_arrows_run_from_subject_to_object(toy: Dataset) -> None:
    """Many members share one arrow; what cooperates has no head."""
    labels, arrows = read_mermaid(
        toy.to_mermaid("lighthouse-network", kinds=["member_of", "cooperates_with"])
    )
    assert labels[0] == "Lighthouse Network"
    assert labels[1].count("\n") > 1
    assert ("n1", "-->", "member of", "it") in arrows
    assert ("n2", "---", "cooperates with", "it") in arrows
    _, arrows = read_dot(toy.to_dot("xa", kinds="member_of"))
    assert ("it", "n1", "member of", "") in arrows


def test_a_broken_arrow_is_not_certain(bundled: Dataset) -> None:
    """What only may hold on a day is apart from what certainly holds."""
    for year in (1999, 2004, 2012, 2016, 2023):
        perhaps = bundled.members_of("bstf", on=year)
        sure = bundled.members_of("bstf", on=year, certain=True)
        members = {
            "-->": {member.name for member in sure},
            "-.->": {member.name for member in perhaps if member not in sure},
        }
        shown = {arrow: names for arrow, names in members.items() if names}
        labels, arrows = read_mermaid(bundled.to_mermaid("bstf", on=year, kinds=["member_of"]))
        boxes = zip(labels[1:], arrows, strict=True)
        assert shown == {arrow: {*label.split("\n")} for label, (_, arrow, _, _) in boxes}
        _, arrows = read_dot(bundled.to_dot("bstf", on=year, kinds=["member_of"]))
        styles = {"-->": "", "-.->": ", style=dashed"}
        assert {styles[arrow] for arrow in shown} == {style for *_, style in arrows}


def test_of_a_snapshot(bundled: Dataset) -> None:
    """A snapshot draws its day, and doubts what is not certain on it."""
    then = bundled.as_of("2016-05-04")

    kinds = ["member_of", "presides_over", "observer_of"]
    assert bundled.to_dot("bstf", on="2016-05-04", kinds=kinds) == then.to_dot("bstf", kinds=kinds)


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_names(name: str, toy: Dataset) -> None:
    """No name leaves its label, and nothing in a label is a tag or an edge."""
    dataset = hostile(toy, name)
    for id in ids(dataset):
        labels, _ = read_mermaid(dataset.to_mermaid(id))
        shown = drawn(name).replace("<", "‹").replace(">", "›").replace("ﬂ", "fl")
        assert {line for label in labels for line in label.split("\n")} == {shown}
        labels, _ = read_dot(dataset.to_dot(id))
        assert {line for label in labels for line in label.split("\n")} == {drawn(name)}


@given(st.lists(st.text(min_size=1), min_size=1, max_size=3))
def test_any_name(names: list[str]) -> None:
    """Whatever is in a name, the text keeps to the grammar, and the name can be read."""
    record = bs.load()["bstf"]
    clean = tuple(filter(None, map(drawn, names)))
    boxes = [Box(RelationKind.MEMBER_OF, True, Kind.COUNTRY, True, clean)]

    assert read_dot(dot(record, boxes))[0][1] == "\n".join(clean)
    shown = "\n".join(clean).replace("<", "‹").replace(">", "›").replace("ﬂ", "fl")
    assert read_mermaid(mermaid(record, boxes))[0][1] == shown


def test_what_cannot_be_drawn(bundled: Dataset) -> None:
    """A source and a relation have no place in the graph; a wrong word is no kind."""
    for id in ("nope", "unicode-cldr", "ru.presides-over.bstf"):
        with pytest.raises(bs.UnknownIdError):
            bundled.to_mermaid(id)
    with pytest.raises(bs.UnknownTermError):
        bundled.to_dot("bstf", kinds=["nope"])
    with pytest.raises(bs.QueryError, match=r"narrow it with on= or kinds="):
        bundled.to_dot("cbss")


def drawn(name: str) -> str:
    """Tell how a name is drawn: what is visible, on one line, up to 60 signs."""
    visible = " ".join("".join(sign if sign.isprintable() else " " for sign in name).split())
    return visible if len(visible) <= 60 else visible[:59].rstrip() + "…"
