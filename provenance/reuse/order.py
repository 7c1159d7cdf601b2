"""Does the copy tell what the source tells in its order, and keep together what stands together there?

Rewriting changes nearly every sentence but seldom moves what is told: the order of a source's own rare words survives
where no run of words does, and the words of one sentence still come from one place of the source. Independent reports,
however much they share, seldom have either. What the copy quotes is left out: all who heard it quote the same words.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, islice
from math import sqrt

from provenance.reuse.body import Body
from provenance.reuse.language import FUNCTION_WORDS

_RARE = 2
"""A stem that stands in the source at most this often is rare: what returns all the time tells no order."""
_NOT_COMMON = 12
"""A stem that stands in the source more often than this tells no place either, and would cost quadratic time."""
_CLOSE = 30
"""Words of the source within which words stand together: a long sentence, or two."""
_STATEMENT = 40
"""Words of the copy that come from one place, at most: a sentence without an end, as in a transcript, comes from many."""
_DOUBT = 10
"""Imaginary words at the neutral rate, added to every count: three words in order prove nothing."""


@dataclass(frozen=True, slots=True)
class WordOrder:
    """How far the copy's content words outside quotations keep the places of the source.

    *in_sequence* of the *rare* words, which stand in the source once or twice, form the longest sequence common to both
    texts, which a single moved block does not spoil. *together* of the words that a sentence *shares* with the source
    stand close together there, counted sentence by sentence; *together_by_chance* do where the sentences are made of the
    same words dealt out anew, which in a short source are many.
    """

    in_sequence: int
    rare: int
    together: int
    shared: int
    together_by_chance: float

    @property
    def by_chance(self) -> float:
        """How many of the rare words form a sequence where they come in any order: 2√n (Logan & Shepp 1977)."""
        return min(float(self.rare), 2 * sqrt(self.rare))

    def share_in_sequence(self, neutral: float) -> float:
        """The share of the rare words that stand in the longest sequence, beyond chance; nearer to *neutral* the fewer."""
        beyond, most = self.in_sequence - self.by_chance, self.rare - self.by_chance
        return (beyond + _DOUBT * neutral) / (most + _DOUBT)

    def share_together(self, neutral: float) -> float:
        """The share of the shared words that stand together, beyond chance; nearer to *neutral* the fewer they are."""
        beyond, most = self.together - self.together_by_chance, self.shared - self.together_by_chance
        return (beyond + _DOUBT * neutral) / (most + _DOUBT)


def word_order(copy: Body, source: Body, quoted: Iterable[range] = ()) -> WordOrder:
    """Compare where the source's words stand with where they stand in *copy*, in O(n log n).

    *quoted* are the stretches of the copy's words that are quotations.
    """
    places: dict[str, list[int]] = {}
    for place, one in enumerate(source.stems):
        places.setdefault(one, []).append(place)
    telling = _outside(copy, quoted, places)
    rare = [places[one] for one in telling if one and len(places[one]) <= _RARE]
    statements = [[one for one in telling[first:end] if one] for first, end in _statements(copy)]
    together, shared = _together(statements, places)
    by_chance, dealt = _together(_dealt_out(statements), places)
    return WordOrder(_longest_sequence(rare), len(rare), together, shared, by_chance * shared / dealt if dealt else 0.0)


def _together(statements: Iterable[Sequence[str]], places: Mapping[str, Sequence[int]]) -> tuple[int, int]:
    """How many words of each of the *statements* stand close together in the source, and how many stand there at all."""
    together = shared = 0
    for statement in statements:
        found = {one: places[one] for one in statement if len(places[one]) <= _NOT_COMMON}
        if len(found) > 1:
            together += _most_together(found)
            shared += len(found)
    return together, shared


def _dealt_out(statements: Sequence[Sequence[str]]) -> Iterator[list[str]]:
    """The words of all *statements* dealt out among as many, equally long ones, such that neighbours are parted.

    Of [a b c] and [d e f] it makes [a c e] and [b d f].
    """
    words = [word for statement in statements for word in statement]
    dealt = chain.from_iterable(words[first :: len(statements)] for first in range(len(statements)))
    return (list(islice(dealt, len(statement))) for statement in statements)


def _statements(copy: Body) -> Iterator[tuple[int, int]]:
    """The sentences of *copy*, long ones in pieces."""
    for first, end in copy.sentences:
        for start in range(first, end, _STATEMENT):
            yield start, min(end, start + _STATEMENT)


def _outside(copy: Body, quoted: Iterable[range], places: Mapping[str, object]) -> list[str]:
    """The copy's stems, one a word, empty where the word is quoted, a function word, or not in the source."""
    told = [
        one if one in places and word not in FUNCTION_WORDS else ""
        for word, one in zip(copy.words.words, copy.stems, strict=True)
    ]
    for stretch in quoted:
        told[stretch.start : stretch.stop] = [""] * len(stretch)
    return told


def _most_together(found: Mapping[str, Sequence[int]]) -> int:
    """How many of the words *found* stand within one short stretch of the source, at most."""
    places = sorted((place, one) for one, those in found.items() for place in those)
    inside: dict[str, int] = {}
    most = first = 0
    for place, one in places:
        inside[one] = inside.get(one, 0) + 1
        while places[first][0] < place - _CLOSE:
            gone = places[first][1]
            inside[gone] -= 1
            if not inside[gone]:
                del inside[gone]
            first += 1
        most = max(most, len(inside))
    return most


def _longest_sequence(choices: Sequence[Sequence[int]]) -> int:
    """The length of the longest rising sequence with at most one place of each of *choices* (Hunt & Szymanski 1977)."""
    piles: list[int] = []
    for places in choices:
        for place in reversed(places):
            at = bisect_left(piles, place)
            piles[at : at + 1] = [place]
    return len(piles)
