"""The scores of the search, against a plain re-statement in which every name is looked at."""

from collections.abc import Iterator
from itertools import pairwise, product
from math import log
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baltic_security.names import NameIndex, _edits, _weight, fold

Entry = tuple[str, str, bool]
#: Words that no rule of spelling touches: short and long, alike and not, glued, with figures and without.
WORDS = (
    *("b", "cd", "bd", "bcd", "bdc", "bcdk", "kdcb", "bcdkb", "kdcbdk", "bcdkbd", "bcdkbcd", "bcdkbdc"),
    *("kdkdbcb", "bcdkbcdk", "kkdbcdkb", "bcdbcdk", "7b", "14", "143", "1430"),
)


def slips(one: str, other: str) -> int:
    """Count the letters changed, left out, put in or swapped, by the plain table."""
    rows = [[row + column for column in range(len(other) + 1)] for row in range(len(one) + 1)]
    for i, a in enumerate(one, 1):
        for j, b in enumerate(other, 1):
            ways = [rows[i - 1][j] + 1, rows[i][j - 1] + 1, rows[i - 1][j - 1] + (a != b)]
            if i > 1 and j > 1 and one[i - 2 : i] == b + other[j - 2]:
                ways.append(rows[i - 2][j - 2] + 1)
            rows[i][j] = min(ways)
    return rows[-1][-1]


class Plain:
    """The search as it is meant, slow and without an index."""

    def __init__(self, entries: list[Entry]) -> None:
        pairs = [
            pair for text in dict.fromkeys(text for text, _, _ in entries) for pair in pairwise(text.split())
        ]
        self.glued = {"".join(pair): pair for pair in pairs if min(map(len, pair)) > 2}
        self.names = [
            (
                list(dict.fromkeys(part for word in text.split() for part in self.glued.get(word, (word,)))),
                text,
                *rest,
            )
            for text, *rest in entries
        ]
        self.words: dict[str, set[str]] = {}
        for words, _, record, _ in self.names:
            self.words.setdefault(record, set()).update(words)
        self.all_words = set().union(*self.words.values())

    def worth(self, having: int) -> int:
        """Give the weight of a word that so many records have, in whole millionths."""
        return round(1_000_000 * max(0.1, log((len(self.words) + 1) / (having + 0.5))))

    def weight(self, word: str) -> int:
        """Tell how telling a word is: the more, the fewer records have it."""
        return self.worth(sum(word in words for words in self.words.values()))

    def read(self, text: str) -> list[str]:
        """Give the words of a query, glued ones parted and parted ones glued as in the names."""
        read: list[str] = []
        last = ""
        for word in text.split():
            if last and last + word in self.all_words and (last + word).isalpha():
                read[-1] = last + word
                last = ""
            else:
                read += self.glued.get(word, (word,))
                last = "" if word in self.glued else word
        return list(dict.fromkeys(read))

    def like(self, word: str, other: str) -> float:
        """Tell how like a word of a query is to one of a name; what some name has is never a slip."""
        if word == other or word in self.all_words:
            return float(word == other)
        shorter = min(len(word), len(other))
        most = 2 if shorter >= 7 else 1
        wrong = slips(word, other)
        return 1 - wrong / shorter if shorter > 2 and (word + other).isalpha() and wrong <= most else 0.0

    def score(self, query: list[str], words: list[str], record: str) -> float:
        """Tell how well a name fits a query; 0 if it does not."""
        near = [[other for other in self.all_words if self.like(word, other)] for word in query]
        costs = [max(map(self.weight, others), default=self.worth(0)) for others in near]
        losses = [cost * min(1, len(word) / 4) for cost, word in zip(costs, query, strict=True)]
        places = {
            other: max(range(len(query)), key=lambda place: (self.like(query[place], other), -place))
            for other in {other for others in near for other in others}
        }
        answers: dict[int, str] = {}
        for word in words:
            if word in places:
                answers.setdefault(places[word], word)
        shared = sum(map(self.weight, answers.values()))
        answered = 0.0  # in a loop, as `sum` rounds otherwise from Python 3.12 on
        for place, word in answers.items():
            answered += self.weight(word) * self.like(query[place], word)
        solid = sum(
            self.weight(word) for place, word in answers.items() if self.like(query[place], word) >= 0.8
        )
        whole = sum(map(self.weight, words))
        if not solid or answered < 0.5 * whole:
            return 0
        if shared < 0.9 * whole and solid < min(0.7 * self.worth(0), self.worth(1)):
            return 0
        by_cost = sorted(set(places.values()), key=lambda place: (-costs[place], place))
        first = min(by_cost.index(places[word]) for word in words if word in places)
        if sum(costs[place] for place in by_cost[first:]) < 0.33 * sum(losses):
            return 0
        missed = sum(
            loss
            for place, loss in enumerate(losses)
            if place not in answers and query[place] not in self.words[record]
        )
        of_query = answered / (shared + missed + 3 * min(missed, whole - shared))
        of_name = answered / whole
        return 0.99 * 2 * of_query * of_name / (of_query + of_name) if of_query >= 0.66 else 0

    def search(self, text: str) -> list[tuple[str, str, float]]:
        """Give the best name of each record that fits at all."""
        best: dict[str, tuple[float, bool, float, list[str], str]] = {}
        query = self.read(text)
        for words, name, record, first in self.names:
            score = 1.0 if fold(name) == fold(text) else self.score(query, words, record)
            rank = (-score, not first, sum(map(self.weight, words)), words, name)
            if score and (record not in best or rank < best[record]):
                best[record] = rank
        ranked = sorted((score, record, rest, name) for record, (score, *rest, name) in best.items())
        return [(record, name, round(-score, 3)) for score, record, _, name in ranked]


def respelt(random: Random, word: str) -> str:
    """Change, leave out, put in or swap a letter."""
    place = random.randrange(len(word))
    before, letter, after = word[:place], word[place], word[place + 1 :]
    added = random.choice("bcdk")
    return random.choice(
        (
            before + added + after,
            before + after,
            before + added + letter + after,
            before + after[:1] + letter + after[1:],
        )
    )


def indexes(random: Random) -> list[Entry]:
    """Make some names of some records, of a few words."""
    words = random.sample(WORDS, random.randint(3, 12))
    return [
        (
            " ".join(random.choices(words, k=random.randint(1, 5))),
            random.choice("pqrstuvw"),
            random.random() < 0.5,
        )
        for _ in range(random.randint(1, 9))
    ]


def queries(random: Random, entries: list[Entry]) -> Iterator[str]:
    """Make texts that come near a name: with words lost, added, misspelt, out of order, glued or parted."""
    for _ in range(40):
        words = random.choice(entries)[0].split() + random.choices(WORDS, k=random.randint(0, 2))
        random.shuffle(words)
        words = words[: random.randint(1, 5)]
        for _ in range(random.choice((0, 0, 0, 1, 1, 2, 3))):
            place = random.randrange(len(words))
            words[place] = respelt(random, words[place]) or "k"
        yield "".join(word + random.choice(("", *" " * 9)) for word in words)


@given(st.integers(0, 10**9).map(Random))
def test_scores_as_the_plain_search_does(random: Random) -> None:
    """The index, what it leaves out early and the table of deletions only make it faster."""
    entries = indexes(random)
    plain, index = Plain(entries), NameIndex(entries)

    for text in queries(random, entries):
        assert plain.search(text) == index.search(text), (entries, text)


@given(st.text("abc", max_size=6), st.text("abc", max_size=6), st.integers(0, 3))
def test_slips_are_counted_exactly(one: str, other: str, most: int) -> None:
    """As the plain table counts them; what is too many is not counted."""
    assert min(most + 1, slips(one, other)) == min(most + 1, _edits(one, other, most))


#: Words of four letters that no rule of spelling touches, no two with the same three at the start.
FOUR = ["".join(letters) + "b" for letters in product("bcdk", "bcdk", "bcdkfg")]


def common(*names: str) -> NameIndex:
    """Make an index of twenty records that all have the same names, the first of them as main name."""
    return NameIndex((name, f"r{n}", name == names[0]) for name in names for n in range(10, 30))


class TestEdges:
    """Exactly at a limit, and a step beyond."""

    @pytest.mark.parametrize(("asked", "scores"), [(10, [1.0] * 10), (9, [0.938] * 10), (8, [])])
    def test_words_that_all_have_must_be_nine_tenths_of_a_name(self, asked: int, scores: list[float]) -> None:
        """Such words tell little, however many they are; the first ten records are given."""
        found = common(" ".join(FOUR[:10])).search(" ".join(FOUR[:asked]))

        assert scores == [score for _, _, score in found]

    @pytest.mark.parametrize(("slips", "scores"), [(17, [0.787]), (18, [])])
    def test_a_name_answers_at_least_66_percent_of_a_query(self, slips: int, scores: list[float]) -> None:
        """33 words that are right, and slips of the same words that nothing is left for."""
        query = FOUR[:33] + [word[:3] + "z" for word in FOUR[:slips]]

        found = common(" ".join(FOUR[:33])).search(" ".join(query), limit=1)

        assert scores == [score for _, _, score in found]

    @pytest.mark.parametrize(("light", "best"), [(33, 0), (32, 1)])
    def test_a_name_with_less_than_a_third_of_the_words_is_passed_over(self, light: int, best: int) -> None:
        """Even if the other words stand in another name of the record, so that nothing is missed."""
        words = [f"{word[:3]}{end}" for word in FOUR[:50] for end in "bk"]
        names = " ".join(words[-light:]), " ".join(words[:-light])

        assert [("r10", names[best], 0.99)] == common(*names).search(" ".join(words), limit=1)

    def test_the_third_is_counted_from_the_lightest_word(self) -> None:
        """Wherever in the query it stands."""
        entries = [("bcd", f"r{n}", True) for n in range(9)]
        index = NameIndex([*entries, ("kdcbk cdkbd", "r0", False)])

        assert [("r0", "kdcbk cdkbd", 0.99)] == index.search("bcd kdcbk cdkbd")

    def test_the_weight_of_a_word(self) -> None:
        """The more, the fewer have it, from that of a word that nobody has down to a tenth."""
        assert [5_278_115, 4_179_502, 100_000] == [_weight(0, 97), _weight(1, 97), _weight(97, 97)]


PEOPLE = [("Ada Quill", "ada", True), ("Bo Reed", "bo", True), ("Cy Marsh", "cy", True)]
GLUED = [("Harbour Watch", "hw", True), ("Harbourwatchers Nord", "hn", True), ("Reed", "reed", True)]
ALIKE = [("Garda Gerda", "gg", True), ("Bone", "bone", True), ("Tone Nord", "tone", True)]


@pytest.mark.parametrize(
    ("entries", "text", "found"),
    [
        (PEOPLE, "Ada X. Quill", {"ada": 0.874}),
        (PEOPLE, "Ada Xavier Quill", {}),
        (PEOPLE, "Quill", {"ada": 0.66}),
        (PEOPLE, "Quil", {}),
        (PEOPLE, "Quill Reed", {}),
        (GLUED, "nord harbourwatchers", {"hn": 0.99}),
        (GLUED, "watch harbour", {"hw": 0.99}),
        (GLUED, "harbourwatch ers nord", {"hn": 1.0}),
        (GLUED, "nord harbourwatch ers", {}),
        ([*GLUED, ("Harbourwatch Syd", "hs", True)], "syd watch harbour", {"hs": 0.99}),
        (ALIKE, "garda", {"gg": 0.66}),
        (ALIKE, "gurda", {}),
        (ALIKE, "gurda gorda", {}),
        (ALIKE, "gurda berda", {}),
        (ALIKE, "berda gurda", {"gg": 0.792}),
        (ALIKE, "gerds gurda", {}),
        (ALIKE, "gurda gerds", {}),
        (ALIKE, "none", {}),
        (ALIKE, "none nord", {"tone": 0.866}),
    ],
)
def test_some_scores(entries: list[Entry], text: str, found: dict[str, float]) -> None:
    """An initial in between, half a name, words that begin with a glued one, a slip of two words."""
    assert list(found.items()) == [(id, score) for id, _, score in NameIndex(entries).search(text)]
