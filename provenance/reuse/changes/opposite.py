"""Which words of the copy stand where the source has their opposite: ``rose`` for ``fell``, ``unpopular`` for ``popular``?"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from typing import Final

from provenance.reuse.changes.counterpart import Counterparts
from provenance.reuse.changes.settlement import Kept
from provenance.reuse.changes.slot import Slots, are_crossed, likeness
from provenance.reuse.facts.hedging import denies_besides
from provenance.reuse.facts.outcome import Outcome

_SAME_PLACE: Final = 0.6
"""Least likeness of the words around a word and around its opposite on the other side."""
_SEVERAL: Final = 8
"""Names of one sentence that are looked at."""
_NEAR: Final = 2
"""Words from a comparative to its *than*."""
_SHORTEST: Final = 4
"""Letters of a word that a prefix may turn into its opposite; ``to`` is not the opposite of ``into``."""


def opposite_outcomes(copy: Slots, source: Slots, behind: Counterparts, names: Iterable[Kept]) -> Iterator[Outcome]:
    """Words of the copy that stand where a corresponding sentence of the source has the contrary: ``rose`` for ``fell``.

    *names* are the kept ones whose places are certain: where two have changed places, all is told from the other side.
    """
    named: dict[tuple[int, int], list[Kept]] = {}
    for kept in names:
        named.setdefault((kept.copy.sentence, kept.source.sentence), []).append(kept)
    words, contraries = copy.reading.folded, _contraries(copy, source)
    for i in copy.reading.where(contraries):
        here = copy.reading.sentence[i]
        own = words[copy.reading.span(here).start : copy.reading.span(here).stop]
        for partner in behind.of_copy.get(here, ()):
            span = source.reading.span(partner)
            there = source.reading.folded[span.start : span.stop]
            contrary = contraries[words[i]].intersection(there)
            if not contrary or _begins_any(words[i], there) or any(_begins_any(word, own) for word in contrary):
                continue
            j = span.start + there.index(min(contrary))
            if any(_is_denied(*one) or _is_bound(*one) for one in ((copy, i), (source, j))):
                continue
            places = copy, (i, i + 1), source, (j, j + 1)
            if _are_exchanged(named.get((here, partner), ())):
                continue
            compared = _compares(copy, i) and _compares(source, j)
            if likeness(*places) >= _SAME_PLACE and not (compared and are_crossed(*places)):
                yield Outcome("altered", None, copy.reading.passage(i, i), source.reading.passage(j, j))


def _are_exchanged(names: Sequence[Kept]) -> bool:
    """Whether two of *names*, kept from one sentence in another, follow each other the other way round: *Ada beat Bo*, *Bo lost to Ada*."""
    first: dict[Hashable, Kept] = {}
    for kept in names:
        first.setdefault(kept.source.key, kept)
    pairs = combinations(list(first.values())[:_SEVERAL], 2)
    return any((one.copy.at < other.copy.at) != (one.source.at < other.source.at) for one, other in pairs)


def _is_bound(slots: Slots, i: int) -> bool:
    """Whether word *i* ends a phrase that limits a figure: ``no less than`` 300."""
    bounds, folded = slots.reading.vocabulary.number.bounds, slots.reading.folded
    return any(" ".join(folded[max(0, first) : i + 1]) in bounds for first in (i - 2, i - 1))


def _compares(slots: Slots, i: int) -> bool:
    """Whether what follows word *i* says than what: ``safer than the south pier``."""
    return any(slots.reading.is_in(j, slots.reading.vocabulary.than) for j in range(i + 1, i + 1 + _NEAR))


def _is_denied(slots: Slots, i: int) -> bool:
    """Whether word *i* is denied itself (``not sure``, ``not read and corrected``), softened (``less desirable``) or part of an idiom."""
    reading, before = slots.reading, slots.reading.folded[max(0, i - 2) : i]
    joined = reading.is_in(i - 1, reading.vocabulary.joints) and reading.gap(i - 1) == " "
    return (
        denies_besides(reading, i, i + 1) > 0
        or (joined and i > 1 and denies_besides(reading, i - 2, i - 1) > 0)
        or not reading.vocabulary.softer.isdisjoint(before)
        or bool(reading.phrase(i, reading.vocabulary.idioms))
    )


def _contraries(copy: Slots, source: Slots) -> Mapping[str, frozenset[str]]:
    """The copy's words that have a contrary among the source's words: by the language's table, or by a prefix (``unpopular``)."""
    vocabulary, mine, theirs = copy.reading.vocabulary, copy.reading.places.keys(), source.reading.places.keys()
    found: dict[str, set[str]] = {}
    for word in mine & vocabulary.opposites.keys():
        found.setdefault(word, set()).update(vocabulary.opposites[word] & theirs)
    prefixes = vocabulary.negative_prefixes
    for one, other, turned in ((mine, theirs, False), (theirs, mine, True)):
        for word in [word for word in one if word.startswith(prefixes) and word not in vocabulary.prefix_exceptions]:
            for bare in {word[len(prefix) :] for prefix in prefixes if word.startswith(prefix)} & other:
                if len(bare) >= _SHORTEST:
                    found.setdefault(bare if turned else word, set()).add(word if turned else bare)
    return {word: frozenset(others) for word, others in found.items() if others}


def _begins_any(word: str, words: Sequence[str]) -> bool:
    """Whether any of *words* is *word* with whatever ending: ``loss``, ``losses``."""
    return any(other.startswith(word) for other in words)
