"""Where do verbs stand whose particles end their clauses, as in *lehnte den Antrag ab*?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final, TypeVar

from provenance.reuse.facts.hedging import CLAUSE
from provenance.reuse.facts.reading import Reading

_FARTHEST: Final = 14
"""Words from a verb to its particle."""
Value = TypeVar("Value")


def parted_verbs(reading: Reading, table: Mapping[str, Mapping[str, Value]]) -> Iterator[tuple[int, Value]]:
    """The place of each verb of *table* that one of its particles follows at the end of its clause, and what the two say."""
    for i in reading.where(table.keys() & reading.places.keys()):
        particles, stop = table[reading.folded[i]], reading.span(reading.sentence[i]).stop
        for j in range(i + 1, min(stop, i + _FARTHEST)):
            ends = j + 1 == stop or reading.gap(j + 1) != " " or reading.folded[j + 1] in reading.vocabulary.joints
            if ends and reading.folded[j] in particles:
                yield i, particles[reading.folded[j]]
            if not CLAUSE.isdisjoint(reading.gap(j + 1)):
                break
