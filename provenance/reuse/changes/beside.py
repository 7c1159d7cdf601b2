"""Of which of the figures that both texts state is a word told?"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from provenance.reuse.changes.mention import Words
from provenance.reuse.changes.settlement import Kept
from provenance.reuse.facts.hedging import CLAUSE
from provenance.reuse.facts.reading import Reading

_CROWD: Final = 40
"""Figures of a sentence that are looked at; more make a table."""


def distance(words: Words, at: Words) -> int:
    """How many words stand between two places; negative where they overlap."""
    return max(at[0] - words[1], words[0] - at[1])


def are_apart(copy: Reading, here: Words, source: Reading, there: Words, kept: Sequence[Kept]) -> bool:
    """Whether words of either text are told of different figures, of those that both sentences have: ``702 opposed, 391 in favour``."""
    figures = [one for one in kept[:_CROWD] if one.copy.fact.kind == "figure"]
    one = _beside(copy, here, [figure.copy.at for figure in figures])
    other = _beside(source, there, [figure.source.at for figure in figures])
    return bool(one and other) and one.isdisjoint(other)


def _beside(reading: Reading, words: Words, figures: Sequence[Words]) -> frozenset[int]:
    """The numbers of those *figures* that stand right beside *words*, without a mark between."""
    joined = {at for at in words if CLAUSE.isdisjoint(reading.gap(at))}
    return frozenset(
        k
        for k, (first, end) in enumerate(figures)
        if (end == words[0] and end in joined) or (first == words[1] and first in joined)
    )
