"""Where do corresponding sentences differ in what they deny or hedge, or say the contrary?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Final

from provenance.document import Passage
from provenance.reuse.changes.counterpart import Counterparts
from provenance.reuse.changes.said import says_the_same
from provenance.reuse.changes.slot import REMEMBERED, Slots, likeness
from provenance.reuse.facts.hedging import (
    Cue,
    clause,
    denies_besides,
    denies_somehow,
    find_cues,
    hedges_somehow,
    is_taken_back,
    turns_round,
)
from provenance.reuse.facts.outcome import Outcome
from provenance.reuse.facts.reading import Reading

_ALIKE: Final = 0.2
"""Least share of content words in common for a hedge that the other sentence lacks to mean anything."""
_RELATED: Final = 0.2
"""… and for a statement to be the same one, turned round."""
_PLAINLY: Final = 0.75
"""Likeness of these words from which a statement is plainly turned round; in sentences that were reworded the denial may well
be told in another way."""
_SAME_WORDS, _SURE, _SAME_STATEMENT = 0.4, 0.55, 0.55
"""Least likeness of the words around a denial and around the place where the other side does not deny; where the other
side denies something else; and with a quarter of the sentences' likeness added."""
_SAME_PLACE: Final = 0.6
"""Least likeness of the words around a word and around its opposite on the other side."""
_SHORTEST: Final = 4
"""Letters of a word that a prefix may turn into its opposite; ``to`` is not the opposite of ``into``."""
_NEXT, _RARE = 2, 2
"""Content words next to a hedge that it hedges, and sentences of either text that have them, at most."""
_CLAUSE: Final = frozenset(",:;()—–")
_PAIRED: Final = 14
"""Words from ``neither`` to ``nor``."""
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
    if cue == "negation":
        cues = [i for i in cues if not is_taken_back(own.reading, i)]
        turned = _best_turned(own, cues, other, links, there)
        if turned:
            score, i, j = turned
            return own.reading.passage(i, i), other.reading.passage(j, j), score >= _PLAINLY
    if any(partner in there for partner in links):
        return None
    found = next(((i, number) for i in cues if (number := _undenied(cue, own, i, other, links)) is not None), None)
    if found is None:
        return None
    words = other.reading.span(found[1])
    return own.reading.passage(found[0], found[0]), other.reading.passage(words[0], words[-1]), False


def _best_turned(
    own: Slots, cues: list[int], other: Slots, links: Mapping[int, float], there: Mapping[int, list[int]]
) -> tuple[float, int, int] | None:
    """Where the corresponding sentences most likely say what one of *cues* denies: likeness, cue, place."""
    links = {**{n: _RELATED for p in links for n in (p - 1, p + 1) if 0 <= n < len(other.sentences)}, **links}
    denials = [i for i in cues if turns_round(own.reading, i) and not _is_paired(own.reading, i)]
    answers = sum(turns_round(other.reading, j) for partner in links for j in there.get(partner, ()))
    least = _SURE if answers >= len(denials) else _SAME_WORDS
    return max((found for i in denials for found in _turned(own, i, other, links) if found[0] >= least), default=None)


def _is_paired(reading: Reading, i: int) -> bool:
    """Whether the denial at word *i* denies several things together, so that what it denies of them stands elsewhere: ``neither … nor``."""
    either = reading.vocabulary.alternatives & reading.vocabulary.negation
    words = reading.span(reading.sentence[i])
    return not either.isdisjoint(reading.folded[i : min(words.stop, i + _PAIRED)])


def _undenied(cue: Cue, own: Slots, i: int, other: Slots, links: Mapping[int, float]) -> int | None:
    """The corresponding sentence that says what the cue at word *i* denies or hedges, if no clause with these words denies or hedges."""
    words = _words_after(own, i, other)
    partners = [
        number for number, alike in links.items() if alike >= _ALIKE and not words.isdisjoint(other.sentences[number])
    ]
    if not partners:
        return None
    partner = max(partners, key=links.__getitem__)
    if says_the_same(own.reading, i, other.reading, partner):
        return None
    clauses = [
        clause(other.reading, j) for number in links for j in other.reading.span(number) if other.stems[j] in words
    ]
    softens = hedges_somehow if cue == "hedging" else denies_somehow
    return None if any(softens(other.reading, words) for words in clauses) else partner


def _words_after(own: Slots, i: int, other: Slots) -> set[str]:
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
    word, after = _scope(own, i)
    for partner, alike in links.items() if word else ():
        if says_the_same(own.reading, i, other.reading, partner):
            continue
        span = other.reading.span(partner)
        for j in span if alike >= _RELATED else ():
            if not _is_one_word(word, _key(other, j)) or _says_both(own, i, other, j):
                continue
            place = j + (not after)
            score = likeness(own, (i, i + 1), other, (place, place))
            if score + alike / 4 >= _SAME_STATEMENT and not (_denied_near(other, j) or _avoided(other, j)):
                yield score, i, j


def _scope(slots: Slots, i: int) -> tuple[str | None, bool]:
    """The stem that a cue at word *i* denies, and whether it stands after it: the first content word of its clause, or the one before.

    None if that is a name, or stands beyond another denial.
    """
    reading = slots.reading
    span = reading.span(reading.sentence[i])
    trailing = reading.vocabulary.trailing_negation
    if (
        trailing
        and (j := _before(slots, i, span.start)) is not None
        and (reading.vocabulary.elision or _ends_clause(slots, i))
    ):
        return slots.stems[j], False
    for j in range(i + 1, min(span.stop, i + 1 + _SCOPE)):
        word, vocabulary = reading.folded[j], reading.vocabulary
        if not _CLAUSE.isdisjoint(reading.gap(j)) or word in vocabulary.negation:
            break
        if word in vocabulary.light:
            return word, True
        if slots.stems[j]:
            return slots.stems[j] if word not in vocabulary.number.values and _is_common(slots, j) else None, True
    return None, True


def _key(slots: Slots, j: int) -> str | None:
    """What word *j* is known by: its stem, or a light verb as it is."""
    word = slots.reading.folded[j]
    return slots.stems[j] or (word if word in slots.reading.vocabulary.light else None)


def _is_one_word(one: str | None, other: str | None) -> bool:
    """Whether two stems are those of one word: ``sign`` and ``signe``, of ``signed``."""
    if one is None or other is None or one == other:
        return one is not None and one == other
    short, long = sorted((one, other), key=len)
    return len(short) >= _SHORTEST and long.startswith(short)


def _ends_clause(slots: Slots, i: int) -> bool:
    """Whether no content word follows word *i* in its clause."""
    return not any(slots.stems[j] for j in range(i + 1, clause(slots.reading, i).stop))


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
    word = _key(other, j)
    mine, theirs = own.reading.span(own.reading.sentence[i]), other.reading.span(other.reading.sentence[j])
    affirmed = any(_is_one_word(_key(own, k), word) and not _denied_near(own, k) for k in mine)
    return affirmed or any(_is_one_word(_key(other, k), word) and _denied_near(other, k) for k in theirs)


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
        own = words[copy.reading.span(here).start : copy.reading.span(here).stop]
        for partner in behind.of_copy.get(here, ()):
            span = source.reading.span(partner)
            there = source.reading.folded[span.start : span.stop]
            contrary = contraries[words[i]].intersection(there)
            if not contrary or _begins_any(words[i], there) or any(_begins_any(word, own) for word in contrary):
                continue
            j = span.start + there.index(min(contrary))
            if _is_denied(copy, i) or _is_denied(source, j):
                continue
            if likeness(copy, (i, i + 1), source, (j, j + 1)) >= _SAME_PLACE:
                yield Outcome("altered", None, copy.reading.passage(i, i), source.reading.passage(j, j))


def _is_denied(slots: Slots, i: int) -> bool:
    """Whether word *i* is denied itself, so that its contrary says the same: ``not sure``, ``less desirable``."""
    before = slots.reading.folded[max(0, i - 2) : i]
    return denies_besides(slots.reading, i, i + 1) > 0 or not slots.reading.vocabulary.softer.isdisjoint(before)


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
