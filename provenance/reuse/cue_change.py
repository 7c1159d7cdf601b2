"""Where do corresponding sentences differ in what they deny or hedge, or say the contrary?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from provenance.document import Passage
from provenance.reuse.counterpart import Counterparts
from provenance.reuse.hedging import Cue, find_cues, is_soft, turns_round
from provenance.reuse.outcome import Outcome
from provenance.reuse.slot import Slots, likeness

_ALIKE: Final = 0.5
"""Least share of content words in common for a cue that the other sentence lacks to mean anything."""
_SAME_STATEMENT: Final = 0.6
"""Least likeness of the words around a denial and around the place where the other side does not deny: a statement turned round."""
_SAME_PLACE: Final = 0.6
"""Least likeness of the words around a word and around its opposite on the other side."""
_SHORTEST: Final = 4
"""Letters of a word that a prefix may turn into its opposite; ``to`` is not the opposite of ``into``."""
_SCOPE: Final = 4
"""Words after a cue within which stands what it denies."""


def cue_outcomes(cue: Cue, copy: Slots, source: Slots, behind: Counterparts) -> Iterator[Outcome]:
    """Cues that one side of corresponding sentences has and the other lacks; ``altered`` where a statement is turned round."""
    mine, theirs = _by_sentence(copy, cue), _by_sentence(source, cue)
    for number, cues in mine.items():
        partners = _partners(behind.of_copy.get(number, {}), theirs)
        if partners:
            turned, here = _turned(copy, cues, source, partners), copy.reading.passage(cues[0], cues[0])
            yield Outcome("altered", None, here, turned) if turned else Outcome("added", None, here, None)
    for number, cues in theirs.items():
        partners = _partners(behind.of_source.get(number, {}), mine)
        if partners:
            turned, here = _turned(source, cues, copy, partners), source.reading.passage(cues[0], cues[0])
            yield Outcome("altered", None, turned, here) if turned else Outcome("dropped", None, None, here)


def _by_sentence(slots: Slots, cue: Cue) -> Mapping[int, list[int]]:
    found: dict[int, list[int]] = {}
    for i in find_cues(slots.reading, cue):
        found.setdefault(slots.reading.sentence[i], []).append(i)
    return found


def _partners(links: Mapping[int, float], cues: Mapping[int, list[int]]) -> list[int]:
    """The corresponding sentences, if they say the same and none of them has a cue; else none."""
    return (
        []
        if any(partner in cues for partner in links)
        else [partner for partner, alike in links.items() if alike >= _ALIKE]
    )


def _turned(own: Slots, cues: list[int], other: Slots, partners: list[int]) -> Passage | None:
    """The other side's wording of what one of *cues* denies here, where it stands undenied there; None where it does not."""
    if any(is_soft(other.reading, other.reading.span(partner)) for partner in partners):
        return None
    for i in cues:
        end = min(own.reading.span(own.reading.sentence[i]).stop, i + 1 + _SCOPE)
        scope = next((stem for stem in own.stems[i + 1 : end] if stem), None)
        if scope is None or not turns_round(own.reading, i):
            continue
        for partner in partners:
            for j in other.reading.span(partner):
                if other.stems[j] == scope and likeness(own, (i, i + 1), other, (j, j)) >= _SAME_STATEMENT:
                    return other.reading.passage(j, j)
    return None


def opposite_outcomes(copy: Slots, source: Slots, behind: Counterparts) -> Iterator[Outcome]:
    """Words of the copy that stand where a corresponding sentence of the source has the contrary: ``rose`` for ``fell``."""
    words, contraries = copy.reading.folded, _contraries(copy, source)
    for i in [i for i, word in enumerate(words) if word in contraries]:
        here = copy.reading.sentence[i]
        for partner in behind.of_copy.get(here, ()):
            span = source.reading.span(partner)
            there = source.reading.folded[span.start : span.stop]
            contrary = contraries[words[i]].intersection(there)
            if not contrary or words[i] in there or _has(copy, here, contrary):
                continue
            j = span.start + there.index(min(contrary))
            if _is_denied(copy, i) or _is_denied(source, j):
                continue
            if likeness(copy, (i, i + 1), source, (j, j + 1)) >= _SAME_PLACE:
                yield Outcome("altered", None, copy.reading.passage(i, i), source.reading.passage(j, j))


def _is_denied(slots: Slots, i: int) -> bool:
    """Whether word *i* is denied itself, so that its contrary says the same: ``not sure``, ``less desirable``."""
    vocabulary, before = slots.reading.vocabulary, slots.reading.folded[max(0, i - 2) : i]
    return not (vocabulary.negation.isdisjoint(before) and vocabulary.softer.isdisjoint(before))


def _contraries(copy: Slots, source: Slots) -> Mapping[str, frozenset[str]]:
    """The copy's words that have a contrary among the source's words: by the language's table, or by a prefix (``unpopular``)."""
    vocabulary, mine, theirs = copy.reading.vocabulary, set(copy.reading.folded), set(source.reading.folded)
    found: dict[str, set[str]] = {}
    for word in mine & vocabulary.opposites.keys():
        found.setdefault(word, set()).update(vocabulary.opposites[word] & theirs)
    prefixes = vocabulary.negative_prefixes
    for one, other, turned in ((mine, theirs, False), (theirs, mine, True)):
        for word in [word for word in one if word.startswith(prefixes)]:
            for bare in {word[len(prefix) :] for prefix in prefixes if word.startswith(prefix)} & other:
                if len(bare) >= _SHORTEST:
                    found.setdefault(bare if turned else word, set()).add(word if turned else bare)
    return {word: frozenset(others) for word, others in found.items() if others}


def _has(slots: Slots, sentence: int, words: frozenset[str]) -> bool:
    span = slots.reading.span(sentence)
    return not words.isdisjoint(slots.reading.folded[span.start : span.stop])
