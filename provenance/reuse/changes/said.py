"""Which words that exclude each other does a text say, denials counted?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import chain
from typing import Final

from provenance.reuse.changes.slot import REMEMBERED
from provenance.reuse.facts.hedging import CLAUSE, clause
from provenance.reuse.facts.reading import Reading
from provenance.reuse.facts.vocabulary import Entry, Vocabulary

_PARTED: Final = 14
"""Words from a verb to its particle."""
_DENIED, _REFUSED, _TRAILING = 4, 2, 7
"""Words to a denial that turns a word round, to a word that denies in its own way (``refused to``, ``without``), and to a
denial that ends the clause: ``kannte das Angebot nicht``."""
_PLURAL: Final = 3  # letters of a word that may end in a plural s


@dataclass(frozen=True, slots=True)
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
    found: dict[str, list[Said]] = {}
    contraries = reading.vocabulary.sets.contraries
    for i, end, entries in _told(reading):
        said = Said(i, end, "", 0, reading.sentence[i], denied=False)
        denied = _is_denied(reading, said)
        for name, number in entries:
            if name in contraries:
                found.setdefault(name, []).append(replace(said, name=name, side=number ^ denied, denied=denied))
            elif not denied:
                found.setdefault(name, []).append(replace(said, name=name, side=number))
    return found


@lru_cache(maxsize=REMEMBERED)
def _by_sentence(reading: Reading) -> Mapping[int, list[Said]]:
    found: dict[int, list[Said]] = {}
    for said in chain.from_iterable(said_by_set(reading).values()):
        found.setdefault(said.sentence, []).append(said)
    return found


def says_the_contrary(own: Reading, i: int, other: Reading, sentence: int) -> bool:
    """Whether *sentence* of the other text says by a word of its own what the denial at word *i* says: ``not open``, ``shut``."""
    denied = {
        (said.name, said.side)
        for said in _by_sentence(own).get(own.sentence[i], ())
        if said.denied and min(abs(said.at - i), abs(i - said.end)) <= _DENIED
    }
    theirs = _by_sentence(other).get(sentence, ()) if denied else ()
    return any((said.name, said.side) in denied and not said.denied for said in theirs)


def _told(reading: Reading) -> Iterator[tuple[int, int, tuple[Entry, ...]]]:
    """Where words of sets stand, in order: the first word, the one past the last, what they say."""
    sets = reading.vocabulary.sets
    known = {word: entries for word in reading.places if (entries := _entries(word, reading.vocabulary))}
    begin, done = sets.phrases.first_words & reading.places.keys(), 0
    for i in reading.where(known.keys() | begin | (sets.parted.keys() & reading.places.keys())):
        if i < done:
            continue
        word, length = reading.folded[i], reading.phrase(i, sets.phrases)
        done = i + max(1, length)
        entries = _parted(reading, i) if word in sets.parted else ()
        entries = entries or (sets.phrases[" ".join(reading.folded[i:done])] if length > 1 else known.get(word, ()))
        if entries:
            yield i, done, entries


def _parted(reading: Reading, i: int) -> tuple[Entry, ...]:
    """What the verb at word *i* says with the particle at the end of its clause, if one stands there: ``lehnte`` … ``ab``."""
    particles, stop = reading.vocabulary.sets.parted[reading.folded[i]], reading.span(reading.sentence[i]).stop
    for j in range(i + 1, min(stop, i + _PARTED)):
        ends = j + 1 == stop or reading.gap(j + 1) != " " or reading.folded[j + 1] in reading.vocabulary.stop
        if reading.folded[j] in particles and ends:
            return particles[reading.folded[j]]
        if not CLAUSE.isdisjoint(reading.gap(j + 1)):
            break
    return ()


@lru_cache(maxsize=65536)
def _entries(word: str, vocabulary: Vocabulary) -> tuple[Entry, ...]:
    sets = vocabulary.sets
    plural = sets.phrases.get(word[:-1], ()) if word[-1] == "s" and len(word) > _PLURAL else ()
    return sets.of(word) or plural


def _is_denied(reading: Reading, said: Said) -> bool:
    """Whether a denial stands before the word, or after it in a language that may put it there, in the same clause."""
    words = clause(reading, said.at)
    before = reading.folded[max(words.start, said.at - _DENIED) : said.at]
    after = reading.folded[said.end : min(words.stop, said.end + _TRAILING)]
    vocabulary = reading.vocabulary
    if any(idiom in f" {' '.join(before)} " for idiom in vocabulary.spaced_idioms):
        return False
    strict = (*before, *after) if vocabulary.trailing_negation else before
    return (
        not vocabulary.strict_negation.isdisjoint(strict)
        or not vocabulary.negation.isdisjoint(before[-_REFUSED:])
        or any(word.endswith("n't") for word in strict)
    )
