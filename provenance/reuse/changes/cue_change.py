"""Where do corresponding sentences differ in what they deny or hedge, or say the contrary?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Final

from provenance.document import Passage
from provenance.reuse.changes.counterpart import Counterparts
from provenance.reuse.changes.said import says_the_same
from provenance.reuse.changes.slot import REMEMBERED, Slots, likeness
from provenance.reuse.facts.hedging import Cue, clause, denies_somehow, find_cues, hedges_somehow, is_soft, turns_round
from provenance.reuse.facts.outcome import Outcome

_ALIKE: Final = 0.33
"""Least share of content words in common for a cue that the other sentence lacks to mean anything."""
_RELATED: Final = 0.3
"""… and for a statement to be the same one, turned round."""
_PLAINLY: Final = 0.75
"""Likeness of these words from which a statement is plainly turned round; in sentences that were reworded the denial may well
be told in another way."""
_SAME_WORDS, _SURE, _SAME_STATEMENT = 0.4, 0.65, 0.65
"""Least likeness of the words around a denial and around the place where the other side does not deny; where the other
side denies something else; and with a quarter of the sentences' likeness added."""
_SAME_PLACE: Final = 0.6
"""Least likeness of the words around a word and around its opposite on the other side."""
_SHORTEST: Final = 4
"""Letters of a word that a prefix may turn into its opposite; ``to`` is not the opposite of ``into``."""
_NEXT, _RARE = 2, 2
"""Content words next to a cue that it denies, and sentences of either text that have them, at most."""
_CLAUSE: Final = frozenset(",:;()—–")
_SCOPE: Final = 4
"""Words after a cue within which stands what it denies."""


def cue_outcomes(cue: Cue, copy: Slots, source: Slots, behind: Counterparts) -> Iterator[Outcome]:
    """Cues that one side of corresponding sentences has and the other lacks; ``altered`` where a statement is plainly turned round.

    The other side's passage is the sentence without the cue, or the very word that stands undenied there.
    """
    mine, theirs = _by_sentence(copy, cue), _by_sentence(source, cue)
    for number, cues in mine.items():
        found = _explain(cue, copy, cues, source, behind.of_copy.get(number, {}), theirs)
        if found:
            here, there, turned = found
            yield Outcome("altered" if turned else "added", None, here, there)
    for number, cues in theirs.items():
        found = _explain(cue, source, cues, copy, behind.of_source.get(number, {}), mine)
        if found:
            here, there, turned = found
            yield Outcome("altered" if turned else "dropped", None, there, here)


@lru_cache(maxsize=2 * REMEMBERED)
def _by_sentence(slots: Slots, cue: Cue) -> Mapping[int, list[int]]:
    found: dict[int, list[int]] = {}
    for i in find_cues(slots.reading, cue):
        found.setdefault(slots.reading.sentence[i], []).append(i)
    return found


def _explain(
    cue: Cue, own: Slots, cues: list[int], other: Slots, links: Mapping[int, float], there: Mapping[int, list[int]]
) -> tuple[Passage, Passage, bool] | None:
    """A cue that the corresponding sentences lack, what they have instead, and whether a statement is plainly turned round."""
    denied = any(turns_round(other.reading, j) for partner in links for j in there.get(partner, ()))
    least = _SURE if denied else _SAME_WORDS
    turned = max((found for i in cues for found in _turned(own, i, other, links) if found[0] >= least), default=None)
    if turned:
        score, i, j = turned
        return own.reading.passage(i, i), other.reading.passage(j, j), score >= _PLAINLY
    partners = {partner: alike for partner, alike in links.items() if alike >= _ALIKE}
    if not partners or any(partner in there for partner in links):
        return None
    partner = max(partners, key=lambda partner: partners[partner])
    here = next((i for i in cues if _is_lacking(cue, own, i, other, links, partner)), None)
    words = other.reading.span(partner)
    if here is None:
        return None
    return own.reading.passage(here, here), other.reading.passage(words[0], words[-1]), False


def _is_lacking(cue: Cue, own: Slots, i: int, other: Slots, links: Mapping[int, float], partner: int) -> bool:
    """Whether sentence *partner* says what the cue at word *i* denies or hedges, and no corresponding clause with these words does."""
    words = _denied_words(own, i, other)
    if words.isdisjoint(other.sentences[partner]) or says_the_same(own.reading, i, other.reading, partner):
        return False
    clauses = [
        clause(other.reading, j) for number in links for j in other.reading.span(number) if other.stems[j] in words
    ]
    softens = hedges_somehow if cue == "hedging" else denies_somehow
    return not any(softens(other.reading, words) for words in clauses)


def _denied_words(own: Slots, i: int, other: Slots) -> set[str]:
    """The stems next to a cue at word *i* in its clause that are no names, and that neither text says often."""
    words = clause(own.reading, i)
    found = [j for j in range(i + 1, words.stop) if own.stems[j]][:_NEXT]
    if own.reading.vocabulary.trailing_negation or not found:
        found += [j for j in range(i - 1, words.start - 1, -1) if own.stems[j]][:_NEXT]
    stems = {own.stems[j] or "" for j in found if _is_common(own, j)}
    return {stem for stem in stems if max(len(own.sentences_with(stem)), len(other.sentences_with(stem))) <= _RARE}


def _is_common(slots: Slots, j: int) -> bool:
    """Whether word *j* is written as no name is."""
    word = slots.reading.words[j]
    return word[0].islower() or (slots.reading.vocabulary.nouns_have_capitals and not word[0].isdecimal())


def _turned(own: Slots, i: int, other: Slots, links: Mapping[int, float]) -> Iterator[tuple[float, int, int]]:
    """Places of corresponding sentences where what the cue at word *i* denies stands undenied: likeness, *i*, the place."""
    scope = _scope(own, i) if turns_round(own.reading, i) and not is_soft(own.reading, i) else {}
    for partner, alike in links.items() if scope else ():
        if says_the_same(own.reading, i, other.reading, partner):
            continue
        span = other.reading.span(partner)
        for j in span if alike >= _RELATED else ():
            side = scope.get(other.stems[j], 0)
            if not side or is_soft(other.reading, j) or _says_both(own, i, other, j):
                continue
            place = j + (side < 0)
            score = likeness(own, (i, i + 1), other, (place, place))
            if score + alike / 4 >= _SAME_STATEMENT and not (_denied_near(other, j) or _avoided(other, j)):
                yield score, i, j


def _scope(slots: Slots, i: int) -> dict[str | None, int]:
    """The stems that a cue at word *i* may deny: the first content word of its clause after it (1) and before it (-1)."""
    span = slots.reading.span(slots.reading.sentence[i])
    scope: dict[str | None, int] = {}
    if slots.reading.vocabulary.trailing_negation and (j := _before(slots, i, span.start)) is not None:
        scope[slots.stems[j]] = -1
    for j in range(i + 1, min(span.stop, i + 1 + _SCOPE)):
        if not _CLAUSE.isdisjoint(slots.reading.gap(j)):
            break
        if slots.stems[j]:
            if slots.reading.folded[j] not in slots.reading.vocabulary.number.values:
                scope[slots.stems[j]] = 1
            break
    return {stem: side for stem, side in scope.items() if stem}


def _before(slots: Slots, i: int, first: int) -> int | None:
    """The content word right before a cue at word *i* that it denies: ``kannte das Angebot nicht``; none beyond a comma."""
    for j in range(i - 1, max(first, i - 2) - 1, -1):
        if not _CLAUSE.isdisjoint(slots.reading.gap(j + 1)):
            return None
        if slots.stems[j]:
            return j
    return None


def _says_both(own: Slots, i: int, other: Slots, j: int) -> bool:
    """Whether either side both denies and affirms the word at *j*: ``not to replace people but to protect people``."""
    word = other.stems[j]
    mine, theirs = own.reading.span(own.reading.sentence[i]), other.reading.span(other.reading.sentence[j])
    affirmed = any(own.stems[k] == word and not _denied_near(own, k) for k in mine)
    return affirmed or any(other.stems[k] == word and _denied_near(other, k) for k in theirs)


def _denied_near(slots: Slots, j: int) -> bool:
    """Whether a denial stands near word *j* of its sentence, or nobody opens its clause."""
    reading = slots.reading
    span, opening = reading.span(reading.sentence[j]), clause(reading, j).start
    near = reading.folded[max(span.start, j - _SCOPE) : j] + reading.folded[j + 1 : min(span.stop, j + _SCOPE)]
    denies = not reading.vocabulary.negation.isdisjoint(near) or any(word.endswith("n't") for word in near)
    return denies or not reading.vocabulary.nobody.isdisjoint(reading.folded[opening : min(j, opening + 2)])


def _avoided(slots: Slots, j: int) -> bool:
    """Whether the clause of word *j* denies it in another way: ``prevented from``, ``yet to``, ``only``."""
    words = clause(slots.reading, j)
    return any(denies_somehow(slots.reading, part) for part in (range(words.start, j), range(j + 1, words.stop)))


def opposite_outcomes(copy: Slots, source: Slots, behind: Counterparts) -> Iterator[Outcome]:
    """Words of the copy that stand where a corresponding sentence of the source has the contrary: ``rose`` for ``fell``."""
    words, contraries = copy.reading.folded, _contraries(copy, source)
    for i in copy.reading.where(contraries):
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


def _has(slots: Slots, sentence: int, words: frozenset[str]) -> bool:
    span = slots.reading.span(sentence)
    return not words.isdisjoint(slots.reading.folded[span.start : span.stop])
