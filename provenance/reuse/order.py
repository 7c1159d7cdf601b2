"""Do the words that are rare in the source come in the same order in the copy?

Rewriting changes nearly every sentence but seldom moves what is told: the order of a source's own rare words survives
where no run of words does, and independent reports, however much they share, seldom have it.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections.abc import Sequence
from dataclasses import dataclass

from provenance.reuse.body import Body

_RARE = 2
"""A stem that stands in the source at most this often is rare: what returns all the time tells no order."""
_DOUBT = 5
"""Imaginary words out of any order, added to every count: three words in order prove nothing."""


@dataclass(frozen=True, slots=True)
class WordOrder:
    """How far the copy's content words keep the order of the source.

    *tau* is Kendall's (1938), 1 all pairs in order and −1 all reversed, over the *once* words that stand once in the
    source. *in_sequence* of the *rare* words, which stand there once or twice, form the longest sequence common to both
    texts, which a single moved block does not spoil. *telling* is False where the source has no rare words at all ("to
    be or not to be, or to be"), so that nothing can be told either way.
    """

    tau: float
    once: int
    in_sequence: int
    rare: int
    telling: bool = True

    @property
    def agreement(self) -> float:
        """*tau*, nearer to 0 the fewer words it rests on."""
        return self.tau * self.once / (self.once + _DOUBT)

    @property
    def share_in_sequence(self) -> float:
        """The share of the rare words that stand in the longest sequence, nearer to 0 the fewer they are."""
        return self.in_sequence / (self.rare + _DOUBT)


def word_order(copy: Body, source: Body) -> WordOrder:
    """Compare the order of the source's rare words with their order in *copy*, in O(n log n)."""
    places: dict[str, list[int]] = {}
    for place, one in enumerate(source.stems):
        places.setdefault(one, []).append(place)
    rare = [found for one in copy.content if (found := places.get(one)) and len(found) <= _RARE]
    once = [found[0] for found in rare if len(found) == 1]
    telling = any(len(places[one]) <= _RARE for one in source.content)
    return WordOrder(_tau(once), len(once), _longest_sequence(rare), len(rare), telling)


def _tau(sequence: Sequence[int]) -> float:
    """Rises less falls over all pairs of *sequence*; equal places (a word the copy repeats) count neither way."""
    seen: list[int] = []
    balance = 0
    for place in sequence:
        balance += bisect_left(seen, place) - (len(seen) - bisect_right(seen, place))
        insort(seen, place)
    pairs = len(sequence) * (len(sequence) - 1) // 2
    return balance / pairs if pairs else 0.0


def _longest_sequence(choices: Sequence[Sequence[int]]) -> int:
    """The length of the longest rising sequence with at most one place of each of *choices* (Hunt & Szymanski 1977)."""
    piles: list[int] = []
    for places in choices:
        for place in reversed(places):
            at = bisect_left(piles, place)
            piles[at : at + 1] = [place]
    return len(piles)
