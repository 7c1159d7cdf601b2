"""Which words that exclude each other does a text say, denials counted?"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from typing import Final

from provenance.reuse.facts.contrary_words import Entry
from provenance.reuse.facts.hedging import clause, is_taken_back
from provenance.reuse.facts.parted import parted_verbs
from provenance.reuse.facts.reading import REMEMBERED, Reading
from provenance.reuse.facts.vocabulary import Vocabulary

_DENIED, _OPENING, _TRAILING = 4, 8, 10
"""Words to a denial that turns a word round, and to one that opens or ends the clause."""
_ALTERNATIVES: Final = 3
"""Words that one denial may deny together."""
_ADJECTIVE: Final = 2
"""Words to a denial of a thing: ``no current plans``."""
_NAMES: Final = frozenset({"colour", "compass"})
"""Sets of words that a capital makes names."""
_TITLES: Final = frozenset({"office", "soldier", "role", "nation", "kin", "force"})
"""Sets of words that are written with a capital before a name."""
_PLURAL: Final = 3  # letters of a word that may end in a plural s


@dataclass(slots=True, eq=False)
class Said:
    """Words *at* up to *end* of a text that say an entry of the set *name*."""

    at: int
    end: int
    name: str
    side: int
    sentence: int
    denied: bool


@lru_cache(maxsize=REMEMBERED)
def said_by_set(reading: Reading) -> Mapping[str, list[Said]]:
    """The words of sets that a text says, in order; a contrary that is denied says the other one."""
    found: defaultdict[str, list[Said]] = defaultdict(list)
    contraries, denials = reading.vocabulary.sets.contraries, _Denials.of(reading)
    for i, end, entries in _told(reading):
        number = reading.sentence[i]
        denied = (
            number in denials.sentences and _is_denied(reading, denials, i, end) and not is_taken_back(reading, end - 1)
        )
        capital = reading.words[i][0].isupper() and not reading.vocabulary.grammar.nouns_have_capitals
        for name, side in entries:
            if capital and _is_name(reading, i, end, name):
                continue
            if name in contraries:
                found[name].append(Said(i, end, name, side ^ denied, number, denied))
            elif not denied:
                found[name].append(Said(i, end, name, side, number, denied))
    return found


def _is_name(reading: Reading, first: int, end: int, name: str) -> bool:
    """Whether words with a capital, of the set *name*, are part of a name: ``the White House``, ``North``."""
    followed = end < len(reading) and reading.words[end][0].isupper() and reading.gap(end) == " "
    return (followed and name not in _TITLES) or (name in _NAMES and not reading.opens_sentence(first))


@dataclass(frozen=True, slots=True)
class _Denials:
    """The words of a text that deny, those of them that deny most plainly, and the sentences that have any."""

    words: frozenset[str]
    plain: frozenset[str]
    sentences: frozenset[int]

    @classmethod
    def of(cls, reading: Reading) -> _Denials:
        shortened = "n't" in reading.text or "n’t" in reading.text
        contracted = frozenset(word for word in reading.places if word.endswith("n't")) if shortened else frozenset()
        vocabulary = reading.vocabulary
        words = contracted | ((vocabulary.negation | vocabulary.lesser) & reading.places.keys())
        plain = contracted | (vocabulary.strict_negation & words)
        return cls(words, plain, frozenset(reading.sentence[i] for i in reading.where(words)))


@lru_cache(maxsize=REMEMBERED)
def _by_sentence(reading: Reading) -> Mapping[int, list[Said]]:
    found: dict[int, list[Said]] = {}
    for said in chain.from_iterable(said_by_set(reading).values()):
        if said.name not in reading.vocabulary.sets.quantities:
            found.setdefault(said.sentence, []).append(said)
    return found


def says_the_same(own: Reading, i: int, other: Reading, sentence: int) -> bool:
    """Whether *sentence* of the other text says by a word of its own what the denial at word *i* says.

    ``not open`` is ``shut``, and ``rejected`` is ``turned down``.
    """
    denied = {
        (said.name, said.side)
        for said in _by_sentence(own).get(own.sentence[i], ())
        if said.at <= i < said.end or (said.denied and min(abs(said.at - i), abs(i - said.end)) <= _DENIED)
    }
    theirs = _by_sentence(other).get(sentence, ()) if denied else ()
    told = {(said.name, said.side) for said in theirs}
    return any(
        (said.name, said.side) in denied and not said.denied and (said.name, 1 - said.side) not in told
        for said in theirs
    )


def _told(reading: Reading) -> Iterator[tuple[int, int, tuple[Entry, ...]]]:
    """Where words of sets stand, in order: the first word, the one past the last, what they say; the longest phrase first."""
    known = {word: entries for word in reading.places if (entries := _entries(word, reading.vocabulary))}
    found = [(i, i + 1, known[reading.folded[i]]) for i in reading.where(known)]
    done = 0
    for i, end, entries in sorted(
        (*_phrases(reading), *_parted(reading), *found), key=lambda told: (told[0], -told[1])
    ):
        if i >= done:
            done = end
            yield i, end, entries


def _phrases(reading: Reading) -> Iterator[tuple[int, int, tuple[Entry, ...]]]:
    phrases, folded, places = reading.vocabulary.sets.phrases, reading.folded, reading.places
    for word in phrases.keys() & places.keys():
        for offset, words, entries in phrases[word]:
            for i in places[word] if words[0] in places and words[-1] in places else ():
                first = i - offset
                if first >= 0 and folded[first : first + len(words)] == words:
                    yield first, first + len(words), entries


def _parted(reading: Reading) -> Iterator[tuple[int, int, tuple[Entry, ...]]]:
    """Verbs with the particles that end their clauses: ``lehnte`` … ``ab``."""
    return ((i, i + 1, entries) for i, entries in parted_verbs(reading, reading.vocabulary.sets.parted))


@lru_cache(maxsize=65536)
def _entries(word: str, vocabulary: Vocabulary) -> tuple[Entry, ...]:
    sets = vocabulary.sets
    plural = sets.words.get(word[:-1], ()) if word[-1] == "s" and len(word) > _PLURAL else ()
    return sets.of(word) or plural


def _opens_with_nor(reading: Reading, first: int) -> bool:
    """Whether a denial that stands alone opens the sentence of word *first*: ``Nor, the board said, will it close``."""
    opening, vocabulary = reading.span(reading.sentence[first]).start, reading.vocabulary
    alone = opening + 1 < len(reading) and "," in reading.gap(opening + 1)
    return alone and reading.is_in(opening, vocabulary.alternatives & vocabulary.strict_negation)


def _is_denied(reading: Reading, denials: _Denials, first: int, end: int) -> bool:
    """Whether the clause denies what its words from *first* to *end* say.

    A denial stands shortly before them with no other word of weight between, opens the clause (``none of the nine was hurt``),
    follows at once (``knew nothing``), or ends the clause where the language has it so (``kannte das Angebot nicht``). What
    is joined by ``or`` shares it.
    """
    vocabulary = reading.vocabulary
    behind = _TRAILING if vocabulary.grammar.trailing_denial else 1
    lesser = reading.is_in(first - 1, vocabulary.lesser) and not reading.is_in(first - 2, vocabulary.number.articles)
    if lesser or _opens_with_nor(reading, first):
        return True  # less certain, but a little later
    if denials.words.isdisjoint(reading.folded[max(0, first - _OPENING) : end + behind]):
        return False
    for _ in range(_ALTERNATIVES):
        if first > 1 and reading.folded[first - 1] in vocabulary.alternatives:
            first -= 2
    words = clause(reading, first)
    before = reading.folded[max(words.start, first - _DENIED) : first]
    after = reading.folded[end : min(words.stop, end + behind)]
    opening = reading.folded[words.start : min(first, words.start + 2)] if first - words.start <= _OPENING else ()
    near = (*opening, *before, *after)
    if denials.words.isdisjoint(near) and vocabulary.nobody.isdisjoint(near):
        return False
    if any(reading.phrase(i, vocabulary.idioms) for i in range(first - len(before), first)):
        return False
    weighty = (word not in vocabulary.stop and word not in denials.plain for word in reversed(before))
    light = next((k for k, weighs in enumerate(weighty) if weighs), _DENIED)
    strict = before[max(0, len(before) - light) :] + (after if vocabulary.grammar.trailing_denial else ())
    return (
        not denials.plain.isdisjoint(strict)
        or not vocabulary.nobody.isdisjoint((*opening, *before[-_ADJECTIVE:], *after[:1]))
        or not vocabulary.negation.isdisjoint(before[-1 - (not vocabulary.infinitives.isdisjoint(before[-1:])) :])
    )
