# SPDX-License-Identifier: MIT
"""
Look-up of names: exact for those who know the name, forgiving for those who nearly do.

Two spellings count as one name if they `fold` to the same text.  The forgiving search compares names word by
word: a word weighs the more, the fewer records have it in a name, so that neither a lost "on the" nor a
shared "Baltic Sea" decides anything.  Misspelt words are found by leaving letters out, on both sides, until
they agree: no scan, no pattern, and nothing that a user typed is ever compiled.
"""

from collections import Counter
from itertools import pairwise

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import TypeAlias

    _Spellings: TypeAlias = tuple[dict[str, tuple[str, ...]], dict[str, tuple[str, ...]], int]

_LONGEST_QUERY = 500  # characters; the longest titles that we know have some 250
_PREFIX = 7  # letters at the start of a word that take part in the deletion index
_LONG = 7  # from this length on a word may have two wrong letters, below it one
_SOLID = 0.8  # a word less like is believed only beside others: "OPS" alone is not "OPC"
_TELLING = 0.7  # how telling the shared words must be, measured by a word that no record has
_QUERY_SHARE = 0.66  # how much of the query's weight a name must answer …
_NAME_SHARE = 0.5  # … and how much of the name's weight the query must hold
_CLASH = 3.0  # how much more it hurts where both sides have words left: then one stands for the other
_WEIGHTY = 4  # letters from which on a word left over counts in full: "for" instead of "on" is a slip
_BEST_GUESS = 0.99  # the highest score of a name that is not spelt the same


class _Letters(dict[int, str | None]):
    """What becomes of each character; filled as characters turn up, so that only what is in use costs."""

    def __missing__(self, code: int) -> str | None:
        plain = _plain(chr(code))
        if len(self) < 10_000:  # nobody shall fill the memory with a tour through Unicode
            self[code] = plain
        return plain


def _plain(char: str) -> str | None:
    """Give the letters that a character stands for, a blank if it parts words, None if it is to vanish."""
    from unicodedata import category, combining, normalize

    kept = []
    for part in normalize("NFKD", normalize("NFKD", char).casefold()):
        kind, order = category(part), combining(part)
        # Accents go, and points of Hebrew and Arabic; marks that are letters of their own stay, as in Hindi.
        accent = kind[0] == "M" and (order == 1 or 10 <= order <= 35 or order >= 200)
        if not (accent or kind in ("Cf", "Me") or part in _VANISHING):
            kept.append(_UNDECOMPOSED.get(part, part) if kind[0] in "LMN" else " ")
    return "".join(kept) or None


# Letters with a stroke or of two letters, which Unicode does not take apart.
_UNDECOMPOSED = dict(zip("øłđðıħŧŋǥƶʒ", "olddihtngzz", strict=True)) | {"æ": "ae", "œ": "oe", "þ": "th"}
# Apostrophes, also those that count as letters (Ukrainian), and signs that only steer how text is drawn.
_VANISHING = frozenset("'`´‘’‚‛ʹʺʻʼʽʾʿˈ′\u034f\u0640\ua78c").union(map(chr, range(0xFE00, 0xFE10)))
_LETTERS = _Letters((code, chr(code).lower() if chr(code).isalnum() else " ") for code in range(128))
_LETTERS.update(dict.fromkeys((ord("'"), ord("`"))))


def fold(text: str) -> str:
    """
    Give the form under which two spellings count as the same name.

    Forgiven are case, diacritics, punctuation, blanks, and other forms of the same character (full-width,
    ligatures).  Digits stay apart where the text parts them: "14.3" is not "143".  Nothing is transliterated:
    a Cyrillic letter is never a Latin one, however much they look alike.

    Args:
        text: Any text.

    Returns:
        Letters and digits; "" if the text has none, which is no name.

    >>> fold("Östersjöstaternas råd")
    'ostersjostaternasrad'
    >>> fold("Task-Force") == fold("task force")
    True
    >>> fold("14.3")
    '14 3'
    """
    words = text.translate(_LETTERS).split()
    joined = "".join(words)
    if len(words) < 2 or joined.isalpha():
        return joined
    for place in range(1, len(words)):
        if words[place - 1][-1].isdigit() and words[place][0].isdigit():
            words[place] = " " + words[place]
    return "".join(words)


class NameIndex:
    """
    All names of a dataset, to be looked up exactly and forgivingly.

    Each half is built when it is first needed.  Threads may build it twice; the result is the same, and only
    finished work is ever seen.

    Args:
        entries: Each name with the id of its record, and whether it is the record's first name.  A record may
            have several names, a name may belong to several records.

    >>> index = NameIndex([
    ...     ("Council of the Baltic Sea States", "cbss", True),
    ...     ("CBSS", "cbss", False),
    ...     ("Council of the European Union", "eu-council", True),
    ... ])
    >>> index.find("council of the baltic sea states")
    ('cbss',)
    >>> [found[0] for found in index.search("Concil of Baltik Sea States")]
    ['cbss']
    """

    __slots__ = ("_entries", "_spellings", "_words")

    def __init__(self, entries: "Iterable[tuple[str, str, bool]]") -> None:
        self._entries = tuple(entries)
        self._spellings: _Spellings | None = None
        self._words: _Words | None = None

    def find(self, text: str) -> tuple[str, ...]:
        """
        Look up a name that is known, in any spelling that counts as the same.

        Args:
            text: A name, an abbreviation, a former name.

        Returns:
            The ids of all records that bear it, in order of id; empty if there is none.

        >>> NameIndex([("Ísland", "is", True)]).find("island")
        ('is',)
        """
        as_written, folded, longest = self._spellings or self._spell()
        found = as_written.get(text)
        if found is not None:
            return found
        return folded.get(fold(text), ()) if len(text) <= longest else ()

    def _spell(self) -> "_Spellings":
        """Build what `find` needs: the ids for each name as written, for each as folded, and a bound."""
        folds = {text: fold(text) for text, _, _ in self._entries}
        ids: dict[str, set[str]] = {}
        for text, record, _ in self._entries:
            ids.setdefault(folds[text], set()).add(record)
        ids.pop("", None)  # what has neither letters nor digits is no name
        folded = {spelling: tuple(sorted(records)) for spelling, records in ids.items()}
        as_written = {text: folded[spelling] for text, spelling in folds.items() if spelling}
        longest = 4 * max(map(len, folds), default=0)  # far longer text is not worth the folding
        self._spellings = as_written, folded, longest
        return self._spellings

    def search(self, text: str, limit: int = 10) -> list[tuple[str, str, float]]:
        """
        Look up a name that is misspelt, incomplete or in another order.

        It answers with nothing rather than with something far-fetched: a word of the query that no name holds
        counts heavily against all names.

        Args:
            text: What is remembered of the name.  What stands beyond some hundred characters is not read.

            limit: The most results wanted.

        Returns:
            The id of each record found, that name of it which fits best, and how well it fits, above 0 and up
            to 1; best first, each record once.  1 means: spelt the same, as `find` understands it.

        >>> index = NameIndex([
        ...     ("Task Force against Trafficking", "tf-thb", True),
        ...     ("Baltic Sea Task Force", "bstf", True),
        ... ])
        >>> index.search("taskforce traficking against")
        [('tf-thb', 'Task Force against Trafficking', 0.951)]
        >>> index.search("task")
        []
        """
        if self._words is None:
            self._words = _Words(self._entries)
        return self._words.search(text[:_LONGEST_QUERY], limit)


class _Words:
    """The forgiving half: names as words, words with their weight, and deletions that lead to words."""

    def __init__(self, entries: tuple[tuple[str, str, bool], ...]) -> None:
        split = {text: text.translate(_LETTERS).split() for text, _, _ in entries}
        keys = {word: _key(word) for words in split.values() for word in words}
        # Two words that stand side by side in some name: glued ("Taskforce"), they are read as two.
        self.pairs = {
            first + second: (keys[first], keys[second])
            for words in split.values()
            for first, second in pairwise(words)
            if len(first) > 2 and len(second) > 2
        }
        names = []
        self.vocabulary: dict[str, set[str]] = {}  # all words of a record, whichever name has them
        for text, record, is_primary in entries:
            distinct = dict.fromkeys(
                key for word in split[text] for key in self.pairs.get(word) or (keys[word],)
            )
            names.append((tuple(distinct), text, record, is_primary))
            self.vocabulary.setdefault(record, set()).update(distinct)

        holders = Counter(word for vocabulary in self.vocabulary.values() for word in vocabulary)
        records = len(self.vocabulary)
        self.rarity = {word: _weight(count, records) for word, count in holders.items()}
        self.unknown = _weight(0, records)
        self.telling = min(_TELLING * self.unknown, _weight(1, records))  # a word of one record suffices

        # Names are numbered from light to heavy: a list of them can be left at the first that is too heavy.
        by_weight = sorted((sum(map(self.rarity.__getitem__, name[0])), name) for name in names)
        self.weights = [weight for weight, _ in by_weight]
        self.names = [name for _, name in by_weight]
        self.postings: dict[str, list[int]] = {}
        self.folded: dict[str, list[int]] = {}
        for number, (read_as, text, _, _) in enumerate(self.names):
            if read_as:
                self.folded.setdefault(fold(text), []).append(number)
            for word in read_as:
                self.postings.setdefault(word, []).append(number)

        self.deletions: dict[str, str] = {}  # words parted by blanks: lists would take far more memory
        for word in self.rarity:
            for rest in _deletions(word):
                known = self.deletions.get(rest)
                self.deletions[rest] = word if known is None else f"{known} {word}"

    def search(self, text: str, limit: int) -> list[tuple[str, str, float]]:
        """Give the best name of each record that is near enough to the text."""
        best: dict[str, tuple[float, bool, int]] = {}
        same = dict.fromkeys(self.folded.get(fold(text), ()), 1.0)
        for number, score in (*self._scores(self._read(text)), *same.items()):
            _, _, record, is_primary = self.names[number]
            rank = (score, is_primary, -number)  # of two that fit equally well the first name wins
            best[record] = max(rank, best.get(record, rank))
        ranked = sorted((-score, record, -number) for record, (score, _, number) in best.items())
        return [(record, self.names[number][1], round(-score, 3)) for score, record, number in ranked[:limit]]

    def _read(self, text: str) -> list[str]:
        """Give the words of a query as the names have them: glued words parted, parted words glued."""
        keys: list[str] = []
        before = ""
        for word in text.translate(_LETTERS).split():
            glued = _key(before + word)
            if before and glued in self.rarity and glued.isalpha():
                keys[-1] = glued
                before = ""
            else:
                keys += self.pairs.get(word) or (_key(word),)
                before = "" if word in self.pairs else word
        return list(dict.fromkeys(keys))

    def _scores(self, words: list[str]) -> "Iterator[tuple[int, float]]":
        """Give the names that share enough weight with the words, with their scores."""
        hits: dict[str, tuple[int, float]] = {}  # a word of the index: its place in the query, how like it is
        costs = {}  # what the word at each place weighs
        losses = {}  # … and what of it counts against a name that does not answer the word
        for place, word in enumerate(words):
            near = {word: 1.0} if word in self.rarity else self._near(word)
            costs[place] = max(map(self.rarity.__getitem__, near), default=self.unknown)
            losses[place] = costs[place] * min(1.0, len(word) / _WEIGHTY)
            for other, likeness in near.items():
                if other not in hits or likeness > hits[other][1]:
                    hits[other] = (place, likeness)

        for number in self._candidates(hits, costs, losses):
            whole = self.weights[number]
            shared = answered = solid = 0.0
            unanswered = losses.copy()
            for word in self.names[number][0]:
                if word not in hits:
                    continue
                place, likeness = hits[word]
                if unanswered.pop(place, None) is not None:
                    weight = self.rarity[word]
                    shared += weight
                    answered += weight * likeness
                    solid += weight * (likeness >= _SOLID)
            if answered < _NAME_SHARE * whole or not solid or (solid < self.telling and shared < 0.9 * whole):
                continue  # "council" alone is no name, though half of one; "EU" is, however many have it
            # A word that another name of the record holds speaks for it: "STUK, Radiation Safety Authority".
            vocabulary = self.vocabulary[self.names[number][2]]
            missed = sum(loss for place, loss in unanswered.items() if words[place] not in vocabulary)
            query_share = answered / (shared + missed + _CLASH * min(missed, whole - shared))
            name_share = answered / whole
            if query_share >= _QUERY_SHARE:
                yield number, _BEST_GUESS * 2 * query_share * name_share / (query_share + name_share)

    def _candidates(
        self, hits: dict[str, tuple[int, float]], costs: dict[int, int], losses: dict[int, float]
    ) -> "Iterable[int]":
        """Give the numbers of the names that may answer enough of the query, by way of its heaviest words."""
        from bisect import bisect_left, bisect_right

        known: dict[int, list[str]] = {}
        for word, (place, _) in hits.items():
            known.setdefault(place, []).append(word)
        within = sum(costs[place] for place in known)
        need = _QUERY_SHARE * sum(losses.values())
        if within < need:
            return ()
        too_heavy = bisect_right(self.weights, within / _NAME_SHARE)
        found: dict[int, int] = {}  # how much of a name the words so far answer, at most
        for place in sorted(known, key=lambda place: (-costs[place], place)):
            if within < need / 2:
                break  # without a word so far no name gets there; half may come from the record's others
            within -= costs[place]
            for word in known[place]:
                postings = self.postings[word]
                for number in postings[: bisect_left(postings, too_heavy)]:
                    found[number] = found.get(number, 0) + self.rarity[word]
        return [number for number in found if found[number] + within >= _NAME_SHARE * self.weights[number]]

    def _near(self, word: str) -> dict[str, float]:
        """Give the words of the index that differ in a letter or two, with their likeness."""
        near = {}
        for other in {other for rest in _deletions(word) for other in self.deletions.get(rest, "").split()}:
            shorter = min(len(word), len(other))
            edits = _edits(word, other, most := 2 if shorter >= _LONG else 1)
            if edits <= most:
                near[other] = 1 - edits / shorter
        return near


def _weight(holders: int, records: int) -> int:
    """Give the weight of a word that so many records have: a whole number, since sums of them are exact."""
    from math import log

    return round(1_000_000 * max(0.1, log((records + 1) / (holders + 0.5))))


def _key(word: str) -> str:
    """Give the form in which words are compared: "organised" as "organized", "ue" as "ü", plural as one."""
    if not word.isalpha():
        return word
    if len(word) > 3:
        for typed in ("ae", "oe", "ue", "aa"):
            if typed in word[:-1]:
                word = word[:-1].replace(typed, typed[0]) + word[-1]
    if "is" in word:
        word = word.replace("isa", "iza").replace("ise", "ize").replace("isi", "izi")
    if word[-1] == "s" and len(word) > 3 and word[-2] != "s":
        word = word[:-3] + "y" if word.endswith("ies") else word[:-1]
    if word.endswith(("mme", "tre")):  # "programme", "centre"
        word = word[:-2] + ("er" if word[-3] == "t" else "")
    return word


def _deletions(word: str) -> set[str]:
    """Give what is left of a word when letters are left out; none of words that must be spelt right."""
    if len(word) < 3 or not word.isalpha():
        return set()  # numbers have no misspellings, and too short words are all alike
    rests = fresh = {word[:_PREFIX]}
    for _ in range(2 if len(word) >= _LONG else 1):
        fresh = {rest[:i] + rest[i + 1 :] for rest in fresh for i in range(len(rest))}
        rests = rests | fresh
    return rests


def _edits(one: str, other: str, most: int) -> int:
    """Count letters to be changed, left out, put in or swapped; some number above *most* if too many."""
    start = 0
    for a, b in zip(one, other, strict=False):
        if a != b:
            break
        start += 1
    one, other = one[start:], other[start:]
    if not one or not other:
        return len(one) + len(other)
    if not most or abs(len(one) - len(other)) > most:
        return most + 1
    ways = [(one[1:], other[1:]), (one[1:], other), (one, other[1:])]
    if one[:2] == other[1::-1]:
        ways.append((one[2:], other[2:]))
    return 1 + min(_edits(*way, most - 1) for way in ways)
