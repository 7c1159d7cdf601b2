"""Where do corresponding sentences differ in what they deny or hedge?"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from functools import lru_cache
from itertools import islice
from typing import Final

from provenance.document import Passage
from provenance.reuse.changes.counterpart import Counterparts
from provenance.reuse.changes.said import said_by_set, says_the_same
from provenance.reuse.changes.slot import Slots, likeness, stem
from provenance.reuse.facts.hedging import (
    MARKS,
    Cue,
    clause,
    denies_somehow,
    denies_thought,
    find_cues,
    hedges_somehow,
    is_asked,
    is_averted,
    is_raised,
    is_taken_back,
    refuses,
    takes_up,
    turns_round,
)
from provenance.reuse.facts.outcome import Outcome
from provenance.reuse.facts.reading import REMEMBERED, Reading

_RELATED: Final = 0.2
"""Least share of content words in common for a cue that the other sentence lacks to mean anything; and what a sentence beside
a corresponding one counts as, for one sentence is often made of two."""
_PLAINLY: Final = 0.75
"""Likeness of these words from which a statement is plainly turned round; in sentences that were reworded the denial may well
be told in another way."""
_SAME_WORDS, _SURE, _SAME_STATEMENT = 0.4, 0.55, 0.55
"""Least likeness of the words around a denial and around the place where the other side does not deny; where the other
side denies something else; and with a quarter of the sentences' likeness added."""
_MUCH_THE_SAME: Final = 0.4
"""Share of the content words of either of two sentences that both have, one of which has lost its hedge."""
_SHORTEST: Final = 4
"""Letters of a stem that may begin a longer one of the same word; ``to`` is not ``told``."""
_NEXT, _RARE = 2, 2
"""Content words next to a cue that it denies or hedges, and sentences of either text that have them, at most."""
_CLAUSE: Final = frozenset(",:;()—–")
_PAIRED: Final = 14
"""Words from ``neither`` to ``nor``."""
_CROWD: Final = 12
"""Denials of one sentence, and places of one word in another, that are looked at."""
_SCOPE: Final = 4
"""Words after a cue within which stands what it denies."""


def cue_outcomes(cue: Cue, copy: Slots, source: Slots, behind: Counterparts) -> Iterator[Outcome]:
    """Cues that one side of corresponding sentences has and the other lacks; ``altered`` where a statement is plainly turned round.

    The other side's passage is the sentence without the cue, or the very word that stands undenied there. A denial is added
    only where there is such a word: whoever rewrites denies much in words of their own (``no link between them``, ``separate``).
    """
    mine, theirs = _by_sentence(copy, cue), _by_sentence(source, cue)
    for number, cues in mine.items():
        found = _explain(cue, copy, cues, source, behind.of_copy.get(number, {}), theirs)
        if found and (found[2] or cue == "hedging"):
            yield Outcome("altered" if found[2] >= _PLAINLY else "added", None, found[0], found[1])
    for number, cues in theirs.items():
        links = behind.of_source.get(number, {})
        found = _explain(cue, source, cues, copy, links, mine)
        if not found and cue == "hedging":
            found = _outright(source, cues, copy, links)
        if found:
            yield Outcome("altered" if found[2] >= _PLAINLY else "dropped", None, found[1], found[0])


@lru_cache(maxsize=2 * REMEMBERED)
def _by_sentence(slots: Slots, cue: Cue) -> Mapping[int, list[int]]:
    found: dict[int, list[int]] = {}
    for i in find_cues(slots.reading, cue):
        found.setdefault(slots.reading.sentence[i], []).append(i)
    return found


def _explain(
    cue: Cue, own: Slots, cues: list[int], other: Slots, links: Mapping[int, float], there: Mapping[int, list[int]]
) -> tuple[Passage, Passage, float] | None:
    """A cue that the corresponding sentences lack, what they have instead, and how likely that is the word that it denies."""
    if cue == "negation":
        cues = [i for i in cues if not is_taken_back(own.reading, i) or _says_before(other.reading, links)]
        turned = _best_turned(own, cues, other, links, there)
        if turned:
            score, i, j = turned
            return own.reading.passage(i, i), other.reading.passage(j, j), score
    if any(partner in there for partner in links):
        return None
    found = next(((i, number) for i in cues if (number := _undenied(cue, own, i, other, links)) is not None), None)
    if found is None:
        return None
    words = other.reading.span(found[1])
    return own.reading.passage(found[0], found[0]), other.reading.passage(words[0], words[-1]), 0.0


def _outright(
    own: Slots, cues: list[int], other: Slots, links: Mapping[int, float]
) -> tuple[Passage, Passage, float] | None:
    """The first hedge among *cues* that is more than ``may`` or ``could``, with a sentence much the same, if none behind it hedges at all."""
    hedge = next((i for i in cues if own.reading.folded[i] not in own.reading.vocabulary.stop), None)
    partner = max(links, key=links.__getitem__, default=None)
    if hedge is None or partner is None:
        return None
    one, there = own.sentences[own.reading.sentence[hedge]], other.sentences[partner]
    if len(one & there) < _MUCH_THE_SAME * max(len(one), len(there)):
        return None
    if any(hedges_somehow(other.reading, other.reading.span(number)) for number in links):
        return None
    words = other.reading.span(partner)
    return own.reading.passage(hedge, hedge), other.reading.passage(words[0], words[-1]), 0.0


def _says_before(reading: Reading, sentences: Collection[int]) -> bool:
    """Whether any of *sentences* says ``before``, so that ``not before`` is the contrary."""
    return any(said.sentence in sentences and not said.side for said in said_by_set(reading).get("order", ()))


def _best_turned(
    own: Slots, cues: list[int], other: Slots, links: Mapping[int, float], there: Mapping[int, list[int]]
) -> tuple[float, int, int] | None:
    """Where the corresponding sentences most likely say what one of *cues* denies: likeness, cue, place."""
    links = {**{n: _RELATED for p in links for n in (p - 1, p + 1) if 0 <= n < len(other.sentences)}, **links}
    denials = [
        i
        for i in cues
        if (turns_round(own.reading, i) or refuses(own.reading, i))
        and not (_is_paired(own.reading, i) or is_asked(own.reading, i))
    ]
    answers = sum(turns_round(other.reading, j) for partner in links for j in there.get(partner, ()))
    least = _SURE if answers >= len(denials) else _SAME_WORDS
    told = (found for i in denials[:_CROWD] for found in _turned(own, i, other, links) if found[0] >= least)
    return max(told, default=None)


def _is_paired(reading: Reading, i: int) -> bool:
    """Whether the denial at word *i* denies several things together, so that what it denies of them stands elsewhere: ``neither … nor``."""
    either = reading.vocabulary.alternatives & reading.vocabulary.negation
    words = reading.span(reading.sentence[i])
    return not either.isdisjoint(reading.folded[i : min(words.stop, i + _PAIRED)])


def _undenied(cue: Cue, own: Slots, i: int, other: Slots, links: Mapping[int, float]) -> int | None:
    """The corresponding sentence that says what the cue at word *i* denies or hedges, if no clause with these words denies or hedges."""
    words = _words_after(own, i, other)
    partners = [
        number for number, alike in links.items() if alike >= _RELATED and not words.isdisjoint(other.sentences[number])
    ]
    if not partners:
        return None
    partner = max(partners, key=links.__getitem__)
    if _says_it_otherwise(own, i, other, partner):
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
    if own.reading.vocabulary.grammar.trailing_denial or not found:
        found += [j for j in range(i - 1, words.start - 1, -1) if own.stems[j]][:_NEXT]
    stems = {own.stems[j] or "" for j in found if _is_common(own, j)}
    return {stem for stem in stems if max(len(own.sentences_with(stem)), len(other.sentences_with(stem))) <= _RARE}


def _is_common(slots: Slots, j: int) -> bool:
    """Whether word *j* is written as no name is."""
    word = slots.reading.words[j]
    capital = word[0].isupper() and not slots.reading.vocabulary.grammar.nouns_have_capitals
    return not (capital or word[0].isdecimal())


def _turned(own: Slots, i: int, other: Slots, links: Mapping[int, float]) -> Iterator[tuple[float, int, int]]:
    """Places of corresponding sentences where what the cue at word *i* denies stands undenied: likeness, *i*, the place."""
    (word, after), complement = _scope(own, i), _complement(own, i)
    for partner, alike in links.items() if word else ():
        if complement and complement not in other.sentences[partner]:
            continue  # not expected to be severe, expected to be mild
        span = other.reading.span(partner) if alike >= _RELATED else ()
        for j in islice((j for j in span if _is_one_word(word, _key(other, j))), _CROWD):
            if _is_another(own, i, other, j):
                continue
            place = j + (not after)
            score = likeness(own, (i, i + 1), other, (place, place))
            if not (after or own.reading.gap(i)):  # açıl|mayacak: the verb that the ending denies tells as well
                score = max(score, likeness(own, (i - 1, i + 1), other, (j, place)))
            if score + alike / 4 < _SAME_STATEMENT or _denied_near(other, j) or _avoided(other, j):
                continue
            if not (
                _says_both(own, i, other, j)
                or _says_it_otherwise(own, i, other, partner)
                or _is_record(own, i, other, j)
                or denies_thought(other.reading, j)
            ):
                yield score, i, j


def _is_another(own: Slots, i: int, other: Slots, j: int) -> bool:
    """Whether the cue at word *i* says that there was no such thing, and word *j* names one that there was: ``no pilot``, ``the pilot``."""
    return own.reading.folded[i] in own.reading.vocabulary.nobody and other.reading.is_in(
        j - 1, other.reading.vocabulary.name.definite
    )


def _is_record(own: Slots, i: int, other: Slots, j: int) -> bool:
    """Whether the cue at word *i* says that nothing was like what the clause of word *j* calls the largest: ``no flood so high since``."""
    words, vocabulary = clause(other.reading, j), own.reading.vocabulary
    is_none = own.reading.folded[i] in vocabulary.nobody
    return is_none and any(
        word.startswith(vocabulary.records) for word in other.reading.folded[words.start : words.stop]
    )


def _says_it_otherwise(own: Slots, i: int, other: Slots, partner: int) -> bool:
    """Whether sentence *partner* says by a contrary what the cue at word *i* denies: ``no oil above`` and ``oil below`` the limit."""
    opposites, there = own.reading.vocabulary.opposites, other.reading.span(partner)
    words = own.reading.folded[i + 1 : clause(own.reading, i).stop]
    contrary = {word for one in words if one in opposites for word in opposites[one]}
    if not contrary.isdisjoint(other.reading.folded[there.start : there.stop]):
        return True
    return says_the_same(own.reading, i, other.reading, partner)


def _scope(slots: Slots, i: int) -> tuple[str | None, bool]:
    """The stem that a cue at word *i* denies, and whether it stands after it: the first content word of its clause, or the one before.

    None if that is a name, or stands beyond another denial.
    """
    reading, vocabulary = slots.reading, slots.reading.vocabulary
    span = reading.span(reading.sentence[i])
    before = _before(slots, i, span.start) if vocabulary.grammar.trailing_denial else None
    if before is not None and (_ends_clause(slots, i) or reading.is_in(before - 1, vocabulary.milder)):
        return _key(slots, before), False  # kannte das Angebot nicht; ne nie pas
    for j in range(i + 1, min(span.stop, i + 1 + _SCOPE)):
        word = reading.folded[j]
        if not _CLAUSE.isdisjoint(reading.gap(j)) or word in vocabulary.negation or word in vocabulary.joints:
            break  # "I said no because"
        if j == i + 1 and word in vocabulary.number.comparatives:
            continue  # no longer sails
        if word in vocabulary.light:
            return _key(slots, j), True
        if slots.stems[j]:
            return _key(slots, j) if word not in vocabulary.number.values and _is_common(slots, j) else None, True
    return None, True


def _complement(slots: Slots, i: int) -> str | None:
    """The stem that a cue at word *i* denies with a verb of thought: that of ``severe``, ``not expected to be severe``."""
    reading = slots.reading
    if not reading.is_in(i + 1, reading.vocabulary.raising) or not reading.is_in(i + 2, reading.vocabulary.infinitives):
        return None
    return next(filter(None, slots.stems[i + 3 : i + 3 + _SCOPE]), None)


def _key(slots: Slots, j: int) -> str | None:
    """What word *j* is known by: the stem of its first form, or a light verb as it is."""
    word, vocabulary = slots.reading.folded[j], slots.reading.vocabulary
    if word in vocabulary.forms:
        return stem(vocabulary.forms[word])
    return slots.stems[j] or (word if word in vocabulary.light else None)


def _is_one_word(one: str | None, other: str | None) -> bool:
    """Whether two stems are those of one word: ``sign`` and ``signe``, of ``signed``."""
    if not one or not other:
        return False
    short, long = sorted((one, other), key=len)
    return one == other or (len(short) >= _SHORTEST and long.startswith(short))


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
    """Whether either side both denies and affirms the word at *j*: ``not to replace people. They will protect people``."""
    word, here, there = _key(other, j), own.reading.sentence[i], other.reading.sentence[j]
    mine = _said_together(own.reading, here, {here, min(here + 1, len(own.sentences) - 1)})
    theirs = _said_together(other.reading, there, {there})
    affirmed = any(_is_one_word(_key(own, k), word) and not _denied_near(own, k) for k in mine)
    return affirmed or any(_is_one_word(_key(other, k), word) and _denied_near(other, k) for k in theirs)


def _said_together(reading: Reading, number: int, sentences: Collection[int]) -> Iterator[int]:
    """The words of *sentences*, and of those next to sentence *number* in one quotation: ``"They wanted a pier. There is no pier."``"""
    beside = {number - 1} if _goes_on(reading, number) else set()
    beside |= {number + 1} if _goes_on(reading, number + 1) else set()
    for one in sorted(beside.union(sentences)):
        yield from reading.span(one)


def _goes_on(reading: Reading, number: int) -> bool:
    """Whether a quotation that began before sentence *number* ends in it."""
    if not 0 < number < len(reading.bounds) - 1:
        return False
    words = reading.span(number)
    if not MARKS.isdisjoint(reading.gap(words.start)):
        return False
    behind = reading.gap(words.stop) or reading.text[reading.ends[words.stop - 1] :][: len('."')]
    inside = reading.gaps[words.start + 1 : words.stop]
    marked = next((gap for gap in (*inside, behind) if not MARKS.isdisjoint(gap)), " ")
    return not marked[0].isspace()


def _denied_near(slots: Slots, j: int) -> bool:
    """Whether a denial stands near word *j* of its sentence, nobody opens its clause, it is averted, asked, or denied by a verb of thought."""
    reading = slots.reading
    span, opening = reading.span(reading.sentence[j]), clause(reading, j).start
    near = reading.folded[max(span.start, j - _SCOPE) : j] + reading.folded[j + 1 : min(span.stop, j + _SCOPE)]
    denies = not reading.vocabulary.negation.isdisjoint(near) or any(word.endswith("n't") for word in near)
    nobody = not reading.vocabulary.nobody.isdisjoint(reading.folded[opening : min(j, opening + 2)])
    asked = opening > span.start and reading.folded[opening - 1] in reading.vocabulary.guarded  # whether it was late
    return denies or nobody or asked or is_averted(reading, j) or is_raised(reading, j) or takes_up(reading, j)


def _avoided(slots: Slots, j: int) -> bool:
    """Whether the clause of word *j* denies it in another way: ``prevented from``, ``yet to``, ``only``."""
    reading, words = slots.reading, clause(slots.reading, j)
    parts = [range(words.start, j), range(j + 1, words.stop)]
    if (
        words.start
        and reading.is_in(j - 1, reading.vocabulary.infinitives)
        and reading.sentence[words.start - 1] == reading.sentence[j]
    ):
        parts.append(clause(reading, words.start - 1))  # weigerte sich, den Vertrag zu unterschreiben
    return any(denies_somehow(reading, part) for part in parts)
