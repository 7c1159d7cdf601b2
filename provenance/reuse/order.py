"""Do the words that stand only once in the source come in the same order in the copy?

Rewriting changes nearly every sentence but seldom moves what is told: the order of a source's own rare words survives
where no run of words does, and independent reports, however much they share, seldom have it.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections import Counter
from dataclasses import dataclass

from provenance.reuse.body import Body
from provenance.reuse.language import is_function_word


@dataclass(frozen=True, slots=True)
class WordOrder:
    """Kendall's *tau* (1938) over *shared* content words of the copy that stand once in the source, of *all* it has."""

    tau: float
    shared: int
    all: int

    @property
    def concordance(self) -> float:
        """Pairs in the source's order less pairs against it, of all pairs of content words that the copy has."""
        return self.tau * (self.shared / self.all) if self.all else 0.0


def word_order(copy: Body, source: Body) -> WordOrder:
    """Compare the order of the words that *source* has once with their order in *copy*, in O(n log n)."""
    count = Counter(source.stems)
    places = {one: i for i, one in enumerate(source.stems) if count[one] == 1}
    ours = [one for word, one in zip(copy.words.words, copy.stems, strict=True) if not is_function_word(word)]
    sequence = [places[one] for one in ours if one in places]
    return WordOrder(_tau(sequence), len(sequence), len(ours))


def _tau(sequence: list[int]) -> float:
    """Rises less falls over all pairs of *sequence*; equal places (a word the copy repeats) count neither way."""
    seen: list[int] = []
    balance = 0
    for place in sequence:
        balance += bisect_left(seen, place) - (len(seen) - bisect_right(seen, place))
        insort(seen, place)
    pairs = len(sequence) * (len(sequence) - 1) // 2
    return balance / pairs if pairs else 0.0
