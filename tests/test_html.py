"""HTML forms: what they tell, and that no text of the data becomes anything but text."""

import re
from collections import Counter
from collections.abc import Iterator
from html.parser import HTMLParser
from typing import Any

import pytest

import baltic_security as bs
from baltic_security._html import link, safe
from baltic_security._sections import Line, Section
from baltic_security._store import Store

HOSTILE = [
    "<img src=x onerror=alert(1)>",
    '"]-->',
    '"><script>alert(1)</script>',
    "turned \u202e round\u2066",
    "' onmouseover='alert(1)",
    "</style><style>*{display:none}",
    "javascript:alert(1)",
    'https://x.example/" onclick="alert(1)',
    "https://x.example/\u202e",
    "&lt;b&gt;",
]
#: The keys of the data files that hold text which nobody checks for its letters.
FREE = (
    *("text", "summary", "note", "role", "locator", "title", "publisher", "place", "address"),
    *("url", "website", "currency"),
)
TAGS = {
    *("div", "style", "table", "caption", "thead", "tbody", "tr", "th", "td", "p", "ul", "li"),
    *("details", "summary", "a", "b", "bdi", "code", "small", "span", "time"),
}
ATTRIBUTES = {"class", "scope", "title", "href", "target", "rel"}


class Page(HTMLParser):
    """What a browser would make of a form; it fails on what no form may hold."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.hrefs: set[str] = set()
        self.titles: list[str] = []
        self.style = ""
        self.text = ""
        self.tags: Counter[str] = Counter()
        assert "\u202e" not in html
        assert "\u2066" not in html
        self.feed(html)
        self.close()
        assert [] == self.open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in TAGS
        for name, value in attrs:
            assert name in ATTRIBUTES
            assert value is not None
            if name == "href":
                assert re.fullmatch(r"(?i)https?://[^\s\"'<>]+", value)
                self.hrefs.add(value)
            if name == "title":
                self.titles.append(value)
            if name == "class":
                assert re.fullmatch("bsec[a-z-]*", value)
                self.tags[value] += 1
        self.open.append(tag)
        self.tags[tag] += 1

    def handle_endtag(self, tag: str) -> None:
        assert tag == self.open.pop()

    def handle_data(self, data: str) -> None:
        if "style" in self.open:
            self.style += data
        else:
            self.text += data

    def handle_comment(self, data: str) -> None:
        raise AssertionError(data)

    handle_decl = handle_pi = unknown_decl = handle_comment


def forms(dataset: bs.Dataset) -> Iterator[Any]:
    """Give everything that has a form."""
    yield dataset
    yield dataset.as_of(2016)
    yield dataset.find("Amber Bay Council")
    yield dataset.search("amber bay")
    for kind in bs.Kind:
        yield dataset.table(kind)
        for record in dataset.table(kind):
            yield record
            yield bs.Records((record,))
            yield dataset.show(record)
            yield dataset.explain(record)
            yield dataset.timeline(record)


def spoilt(dataset: bs.Dataset, text: str) -> bs.Dataset:
    """Put a text in the place of all free texts of a dataset."""

    def spoil(value: Any, key: str = "") -> Any:
        if isinstance(value, dict):
            return {key: spoil(inner, key) for key, inner in value.items()}
        if isinstance(value, list):
            return [spoil(inner) for inner in value]
        return text if key in FREE else value

    store = dataset._store
    rows = {kind: spoil(store.rows(kind).raw) for kind in bs.Kind}
    return bs.Dataset(Store.of_rows(text, text, store.reviewed, {}, rows))


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_stays_text(text: str, toy: bs.Dataset) -> None:
    """No tag, no attribute, no comment and no link comes from the data, and nothing turns the direction."""
    pages = [Page(form._repr_html_()) for form in forms(spoilt(toy, text))]

    shown = "".join(letter for letter in text if letter.isprintable())
    assert sum(shown in page.text for page in pages) > len(pages) / 2
    assert {text} >= {href for page in pages for href in page.hrefs if "onclick" in href}


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_ids_stay_text(text: str) -> None:
    """A record of one's own making may have any id, and cite anything."""
    name = bs.Name(text=text, language=bs.Language.EN)
    citation = bs.Citation(source=text, locator=text, fields=(text,), note=text)
    person = bs.Person(id=text, all_names=(name,), citations=(citation,))
    card = bs.Card(text, (Section(text, [Line(text, text, text, text, text, text, text, text, text)]),))

    for form in (person, bs.Records((person,)), card, bs.Matches((bs.Match(person, text, 1.0),))):
        Page(form._repr_html_())


@pytest.mark.parametrize(
    ("url", "is_link"),
    [
        ("https://cbss.org/a?b=1&c=2#d", True),
        ("HTTP://cbss.org", True),
        ("https://sv.wikipedia.org/wiki/Östersjön", True),
        ("javascript:alert(1)", False),
        ("data:text/html,<script>", False),
        (" https://cbss.org", False),
        ("https://cbss.org/ x", False),
        ("https://cbss.org/'x", False),
        ('https://cbss.org/"x', False),
        ("https://cbss.org/\u202ex", False),
        ("//cbss.org", False),
        ("https://", False),
    ],
)
def test_only_addresses_of_the_web_are_links(url: str, is_link: bool) -> None:
    """Any other is shown beside its text."""
    page = Page(link("text", url))

    assert ({url} if is_link else set()) == page.hrefs
    assert ("text" if is_link else f"text {url}".replace("\u202e", "")) == page.text


def test_style_stays_inside(toy: bs.Dataset) -> None:
    """Every rule is for the form alone, and loads nothing."""
    style = Page(toy._repr_html_()).style
    rules = re.findall(r"([^{}]+)\{[^{}]*\}", re.sub(r"@media\([^)]*\)\{", "", style))

    assert len(rules) > 10
    assert [] == [rule for rule in rules if not rule.startswith(".bsec.")]
    assert not re.search("url|import|http", style)


@pytest.mark.parametrize("kind", bs.Kind)
def test_every_record_is_named_in_every_form(kind: bs.Kind, toy: bs.Dataset) -> None:
    """Its own box, its card, an answer and its table, with its id."""
    for record in toy.table(kind):
        for form in (record, toy.show(record), bs.Records((record,)), toy.table(kind)):
            html = form._repr_html_()
            if kind is not bs.Kind.RELATION or form is record:  # else its ends are named
                assert safe(record.id) in html
                assert safe(record.name) in html


def test_card_and_form_say_the_same(toy: bs.Dataset, bundled: bs.Dataset) -> None:
    """Each line of the text is in the form."""
    of_toy = [
        about(record) for kind in bs.Kind for record in toy.table(kind) for about in (toy.show, toy.explain)
    ]
    for card in (*of_toy, bundled.show("cbss"), bundled.show("bstf", lang="sv"), bundled.explain("bstf")):
        page = Page(card._repr_html_())
        for section in card._sections:
            for line in section.lines:
                parts = (line.label, line.text, line.role, line.note, *line.mark.split(", "))
                assert [] == [part for part in parts if part not in page.text]
                assert line.id in ["", *page.titles]


def test_what_shares_a_row() -> None:
    """Records of which the same is said, and names in one language; two sentences never do."""
    tied = [Line("Aldland", role="chair", id="xa"), Line("Borland", role="chair", id="xb")]
    told = [Line("It is old.", "history"), Line("It was small.", "history")]

    rows = {
        (form, number): Page(bs.Card("", (Section("", lines, form),))._repr_html_()).tags["li"]
        for number, lines in enumerate((tied, told))
        for form in ("list", "runs", "folded")
    }
    assert [1, 1, 1, 2, 1, 2] == list(rows.values())


def test_card_links_its_sources(toy: bs.Dataset) -> None:
    """The form of a card links to each source that supports the record."""
    for record in toy.organizations:
        cited = {toy.sources[citation.source].url for citation in record.citations} - {None}
        assert cited <= Page(toy.show(record)._repr_html_()).hrefs


def test_card_has_a_timeline(toy: bs.Dataset) -> None:
    """It is that of the record, cut to the time that is asked for."""
    council = toy.show("amber-council")

    assert f"Timeline ({len(toy.timeline('amber-council'))})" in council._repr_html_()
    assert "Timeline" not in toy.explain("amber-council")._repr_html_()
    assert council._moments != toy.show("amber-council", on=2016)._moments


def test_record_alone_shows_ids(toy: bs.Dataset) -> None:
    """It cannot see the dataset: of other records it knows the ids, and where it is written itself."""
    page = Page(toy.relations["xa.presides-over.amber-council"]._repr_html_())

    assert "xa presides over amber-council" in page.text
    assert "Aldland" not in page.text
    assert "At: " in page.text


def test_relations_read_as_sentences(toy: bs.Dataset) -> None:
    """Names beside ids, in the order of the table; what is not plainly stated is marked."""
    tied = toy.relations.where(about="amber-council")[:30]
    text = Page(tied._repr_html_()).text

    sentences = [
        f"{toy[relation.subject].name} {relation.subject}{relation.kind.label}"
        f"{toy[relation.object].name} {relation.object}"
        for relation in tied
    ]
    places = [text.index(sentence) for sentence in sentences]
    assert places == sorted(places)
    lent = toy.relations.where(subject="ada-lind", kind="speaks_at")
    assert "2015-05-30 to 2015-05-31" in Page(lent._repr_html_()).text
    doubtful = [relation for relation in toy.relations[:30] if relation.certainty is not bs.Certainty.STATED]
    assert len(doubtful) == Page(toy.relations[:30]._repr_html_()).tags["bsec-mark"] > 0


def test_listing_has_the_columns_that_matter(toy: bs.Dataset, bundled: bs.Dataset) -> None:
    """The kind, the place, the time in words; of records of several tables also what they are."""
    bodies = Page(toy.bodies._repr_html_()).text
    mixed = Page(bs.Records((toy["fog-network"], toy["beacon"]))._repr_html_()).text

    assert "secretariatOldtown, Aldlandsince 1994-09" in bodies
    assert "network, expert groupmaritime safety1998 to 2008-12-31" in mixed
    assert "idnamewhen" not in Page(toy.people._repr_html_()).text
    assert "2 records" in mixed
    assert "1 record" in Page(bs.Records((toy["beacon"],))._repr_html_()).text
    assert "1 network" in Page(toy.networks[:1]._repr_html_()).text
    assert "1 records" not in Page(bs.Records((toy["beacon"],))._repr_html_()).text
    assert "Estonia +7" in Page(bundled.projects._repr_html_()).text


def test_long_table_is_cut(bundled: bs.Dataset) -> None:
    """It shows its first rows, says how many there are, and how many it leaves out."""
    for table in (bundled.relations, bundled.events):
        page = Page(table._repr_html_())
        assert f"{len(table):,} {table.KIND.table}" in page.text
        assert f"and {len(table) - page.tags['tr'] + 1:,} more" in page.text
    assert "more" not in Page(bundled.networks._repr_html_()).text
    assert "0 networks" in Page(bundled.networks.where(kind="association", theme="floods")._repr_html_()).text


def test_search_tells_what_matched(toy: bs.Dataset) -> None:
    """The record by its own name, and the name by which it was found where that is another."""
    found = toy.search("bernstensbuktens rad", limit=1)
    text = Page(found._repr_html_()).text

    assert isinstance(found, bs.Matches)
    assert "1 matchscoreid" in text
    assert f"{found[0].score:.2f}amber-councilAmber Bay CouncilBernstensbuktens råd" in text


def test_timeline_shows_every_moment(toy: bs.Dataset) -> None:
    """In order; moments of which the same is said share a row."""
    moments = toy.timeline("amber-council")
    page = Page(moments._repr_html_())

    assert isinstance(moments, bs.Timeline)
    assert f"{len(moments)} moments" in page.text
    ids = re.findall(r"<code>([^<]+)</code>", moments._repr_html_())
    assert [moment.record.id for moment in moments] == ids
    assert page.tags["tr"] < len(moments)


def test_dataset_tells_versions_and_counts(toy: bs.Dataset) -> None:
    """Data, schema and package, the review, each table, how to cite it; of a snapshot its time."""
    text = Page(toy._repr_html_()).text
    words = ("Dataset 2018.03", "reviewed 2018-03-01", "schema 1.0.0", f"package {bs.__version__}")

    assert [] == [word for word in words if word not in text]
    assert [] == [kind for kind in bs.Kind if f"{len(toy.table(kind))} {kind.table}" not in text]
    assert toy.cite(toy) in text
    assert "as of" not in text
    for on, words in (("2016-05-04", "2016-05-04"), (2016, "2016"), (bs.EVER, "any time")):
        assert f"as of {words} " in Page(toy.as_of(on)._repr_html_()).text
    assert "as of no day " in Page(toy.as_of(2016).as_of(2017)._repr_html_()).text


def test_forms_are_small(bundled: bs.Dataset) -> None:
    """Below 100 kB: the dataset, all tables, and all about the twenty records with the most ties."""
    ties = Counter(end for relation in bundled.relations for end in (relation.subject, relation.object))
    largest = [bundled[id] for id, _ in ties.most_common(20)]
    shown = [bundled, *(bundled.table(kind) for kind in bs.Kind), *largest]
    shown += [
        about(record) for record in largest for about in (bundled.show, bundled.explain, bundled.timeline)
    ]

    assert {} == {
        repr(form)[:60]: size for form in shown if (size := len(form._repr_html_().encode())) > 100_000
    }


def test_key_completion(toy: bs.Dataset) -> None:
    """What Tab offers after a bracket: ids, and the languages of names; it looks into no property."""
    offered = toy._ipython_key_completions_()

    assert {"amber-council", "xa", "beacon"} <= set(offered)
    assert set(offered).isdisjoint((*toy.sources.ids, *toy.relations.ids))
    assert ["en", "lv", "ru", "sv"] == toy["amber-council"].names._ipython_key_completions_()
    assert list(toy.networks.ids) == toy.networks._ipython_key_completions_()
    assert not [member for member in (bs.Entity.names, bs.Dataset.networks) if isinstance(member, property)]
