"""Names: exact in any spelling that counts as the same, forgiving in the others."""

from datetime import date
from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st
from resolver import answers
from strategies import respellings

import baltic_security as bs
from baltic_security._store import Store
from baltic_security.names import NameIndex, fold

DATASET = bs.load()
NAMES = [
    (name.text, record.id)
    for kind in bs.Kind
    if hasattr(next(iter(DATASET.table(kind)), None), "all_names")
    for record in DATASET.table(kind)
    for name in record.all_names  # type: ignore[attr-defined]
]


class TestFind:
    """Exact look-up."""

    def test_finds_every_stored_name(self) -> None:
        """Every name, abbreviation, alias and former name in every language."""
        assert [] == [(text, id) for text, id in NAMES if id not in DATASET.find(text).ids]

    @given(st.sampled_from(NAMES), respellings)
    def test_forgives_case_diacritics_and_unicode_form(self, name: tuple[str, str], respell: object) -> None:
        """A name in capitals, without accents or in another Unicode form is the same name."""
        text, id = name

        assert id in DATASET.find(respell(text)).ids  # type: ignore[operator]

    @given(st.sampled_from(NAMES))
    def test_forgives_hyphens_and_blanks(self, name: tuple[str, str]) -> None:
        """A dash for a hyphen, two blanks for one, blanks around."""
        text, id = name

        respelt = text.replace("-", "\u2013").replace(" ", "  ")

        assert id in DATASET.find(f"  {respelt} ").ids

    def test_keeps_cyrillic_apart(self) -> None:
        """A Latin abbreviation with a Cyrillic letter in it is another text."""
        assert ("cbss",) == DATASET.find("CBSS").ids
        assert () == DATASET.find("\u0421BSS").ids
        assert "ru" in DATASET.find("россия").ids

    @pytest.mark.parametrize("text", ["", " ", "\t\n"])
    def test_empty_text_is_an_error(self, text: str) -> None:
        """Empty text answers with an error, not with everything."""
        with pytest.raises(bs.QueryError, match="nothing to look for"):
            DATASET.find(text)
        with pytest.raises(bs.QueryError, match="nothing to look for"):
            DATASET.search(text)

    @pytest.mark.parametrize("text", ["-", "...", "\u200b", "\u0301"])
    def test_text_without_a_letter_finds_nothing(self, text: str) -> None:
        """What folds to nothing is no name."""
        assert () == DATASET.find(text)
        assert () == DATASET.search(text)


class TestSearch:
    """Forgiving look-up."""

    def test_resolver_set(self) -> None:
        """At least 97 % of the spellings hit; nothing is answered wrongly or out of nothing."""
        found = list(answers(DATASET))
        spellings = [answer for answer in found if answer.wanted is not None]
        hits = [answer for answer in spellings if answer.verdict == "hit"]

        assert [answer for answer in found if answer.verdict in ("wrong", "false")] == []
        assert len(spellings) >= 150
        assert len(found) - len(spellings) >= 30
        assert len(hits) >= 0.97 * len(spellings)

    @given(st.text(max_size=60))
    def test_takes_any_text(self, text: str) -> None:
        """No text raises, and no answer is better than one."""
        if text.strip():
            for match in DATASET.search(text):
                assert 0 < match.score <= 1

    @pytest.mark.parametrize("text", ["x" * 1_000_000, "\ud800", "a\0b", "🙂" * 50, "(a+)+$" + "a" * 40])
    def test_takes_hostile_text(self, text: str) -> None:
        """A megabyte, a lone surrogate, a NUL, a pattern: an answer, and no more."""
        DATASET.find(text)
        DATASET.search(text)

    def test_limit(self) -> None:
        """At most as many as asked for, best first; a limit of nothing is an error."""
        found = DATASET.search("council of the baltic sea states secretariat", limit=3)

        assert len(found) <= 3
        assert sorted((match.score for match in found), reverse=True) == [match.score for match in found]
        with pytest.raises(bs.QueryError, match="give 1 or more"):
            DATASET.search("cbss", limit=0)

    def test_an_index_of_nothing(self) -> None:
        """No names, no answers."""
        assert () == NameIndex([]).find("x")
        assert [] == NameIndex([]).search("something")

    def test_a_snapshot_finds_what_is_in_it(self) -> None:
        """Before its founding a network has no name to be found by."""
        assert "bstf" in DATASET.find("BSTF").ids
        assert "bstf" not in DATASET.as_of(1990).find("BSTF").ids
        assert "bstf" not in [m.record.id for m in DATASET.as_of(1990).search("baltic sea task forse")]

    def test_a_snapshot_looks_behind_what_is_out_of_view(self) -> None:
        """However many better matches are not there yet."""
        named = {"kind": "forum", "names": [{"text": "Harbour Watch", "language": "en"}]}
        rows: dict[bs.Kind, list[dict[str, object]]] = {kind: [] for kind in bs.Kind}
        rows[bs.Kind.NETWORK] = [{**named, "id": f"n{n}", "period": "2000/.."} for n in range(10, 40)]
        rows[bs.Kind.NETWORK].append({**named, "id": "old", "period": "1950/1960"})
        dataset = bs.Dataset(Store.of_rows("1", "1", date(2020, 1, 1), {}, rows))

        assert "old" in [match.record.id for match in dataset.search("harbour watch", limit=99)]
        assert ["old"] == [match.record.id for match in dataset.as_of(1955).search("harbour watch", limit=1)]


@given(st.text())
def test_folding_twice_is_folding_once(text: str) -> None:
    """The folded form is its own folded form."""
    assert fold(text) == fold(fold(text))


@given(st.text())
def test_unicode_form_does_not_matter(text: str) -> None:
    """Composed and decomposed texts fold alike."""
    assert fold(normalize("NFC", text)) == fold(normalize("NFD", text))
