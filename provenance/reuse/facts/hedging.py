"""Where does a text deny, and where does it hedge?"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from functools import lru_cache
from typing import Final, Literal

from provenance.reuse.facts.reading import REMEMBERED, Reading
from provenance.reuse.facts.vocabulary import Vocabulary

_LONGEST: Final = 40
"""Words of a clause on either side; a text without marks must cost no more."""
CLAUSE: Final = frozenset(',:;()—–«»“”"„')
"""Marks that part clauses."""

MARKS: Final = frozenset("\"“”‘’'«»„")
"""Marks that open and close quotations."""

_NEAR: Final = 9
"""Words from a denial to what takes it back."""
_RAISED: Final = 12
"""Words to the denial of a verb of thought that denies what is thought, and to what is denied there."""
_AVERTED: Final = 4
"""Words from ``instead of the`` to what it averts."""
_MERELY_OPEN: Final = frozenset({' "', " “", " «", " „"})
"""What opens a quotation within a clause: ruled out a “risk of delay”."""
Cue = Literal["negation", "hedging"]


def find_cues(reading: Reading, cue: Cue) -> Iterator[int]:
    """The words of *reading* that deny (``not``, ``hadn't``, ``denies``) or hedge (``reportedly``, ``may``)."""
    vocabulary = reading.vocabulary
    table = vocabulary.negation if cue == "negation" else vocabulary.hedging
    if cue == "hedging":
        for i in reading.where(vocabulary.hedges.first_words & (reading.places.keys() - table)):
            end = i + reading.phrase(i, vocabulary.hedges)
            if end > i and CLAUSE.isdisjoint("".join(reading.gaps[i + 1 : end])):  # not: um suspeito, de 29 anos
                yield i
    contracted = (
        cue == "negation" and vocabulary.grammar.contracted_denials and ("n't" in reading.text or "n’t" in reading.text)
    )
    for i in reading.where(word for word in reading.places if word in table or (contracted and word.endswith("n't"))):
        only = i + 1 < len(reading) and f"not {reading.folded[i + 1]}" in vocabulary.idioms
        either = i > 0 and f"{reading.folded[i - 1]} {reading.folded[i]}" in vocabulary.idioms  # whether or not
        if not (_is_month(reading, i) or only or either or reading.phrase(i, vocabulary.idioms)):
            yield i


def is_taken_back(reading: Reading, i: int) -> bool:
    """Whether what follows the denial at word *i* takes it back: ``not told until Monday``, ``not valid without two names``."""
    span = reading.span(reading.sentence[i])
    for j in range(i + 1, min(span.stop, i + _NEAR)):
        if not CLAUSE.isdisjoint(reading.gap(j)):
            return False
        if reading.folded[j] in reading.vocabulary.exceptive:
            return True
        if reading.folded[j] in reading.vocabulary.joints:
            return False  # did not deny that it works without a keel
    return False


def turns_round(reading: Reading, i: int) -> bool:
    """Whether the cue at word *i* turns what follows it into its opposite, as ``not`` does and ``denies`` does not."""
    return reading.folded[i] in reading.vocabulary.strict_negation or reading.folded[i].endswith("n't")


def clause(reading: Reading, i: int) -> range:
    """The words of the clause in which word *i* stands: between commas, quotation marks and words that join clauses."""
    span, (starts, ends) = reading.span(reading.sentence[i]), _clauses(reading)
    first, end = starts[bisect_right(starts, i) - 1], ends[bisect_right(ends, i)]
    return range(max(span.start, i - _LONGEST, first), min(span.stop, i + _LONGEST, end))


@lru_cache(maxsize=REMEMBERED)
def _clauses(reading: Reading) -> tuple[list[int], list[int]]:
    """Where clauses begin, a joint behind them, and where they end, a joint before them: both in order, the text's ends among them."""
    parted = [i for i, gap in enumerate(reading.gaps) if gap != " " and _parts(reading, i)]
    joints = reading.where(reading.vocabulary.joints)
    if endings := reading.vocabulary.clause_endings:
        inner = reading.where([word for word in reading.places if word.endswith(endings)])
        denials = reading.vocabulary.strict_negation
        parted += (i + 1 for i in inner if denials.isdisjoint(reading.folded[i + 1 : i + 3]))  # not: itiraz eden olmadı
    return sorted({0, *parted, *(i + 1 for i in joints)}), sorted({len(reading), *parted, *joints})


def is_raised(reading: Reading, i: int) -> bool:
    """Whether a verb of thought before word *i* is denied, so that the word is: ``did not believe that it was safe``."""
    first, verbs = max(reading.span(reading.sentence[i]).start, i - _RAISED), reading.vocabulary.raising
    for k in range(i - 1, first - 1, -1):
        if not CLAUSE.isdisjoint(reading.gap(k + 1)) and reading.folded[k + 1] not in reading.vocabulary.joints:
            return False
        if reading.folded[k] in verbs:
            return any(turns_round(reading, j) for j in range(max(first, k - 2), min(i, k + 2)))
    return False


def denies_thought(reading: Reading, i: int) -> bool:
    """Whether word *i* is a verb of thought and what follows it is denied: ``believed that the ferry was not safe``."""
    end = min(reading.span(reading.sentence[i]).stop, i + 1 + _RAISED)
    thinks = reading.folded[i] in reading.vocabulary.raising
    return thinks and any(turns_round(reading, k) for k in range(i + 1, end))


def takes_up(reading: Reading, i: int) -> bool:
    """Whether word *i* begins what is left of a quotation that broke off behind a denial: *"We will not," she said, "close it"*."""
    if i == 0 or MARKS.isdisjoint(reading.gap(i)):
        return False
    before = range(i - 1, max(0, i - _RAISED), -1)
    return any(turns_round(reading, k) for k in before if not MARKS.isdisjoint(reading.gap(k + 1)))


def refuses(reading: Reading, i: int) -> bool:
    """Whether word *i* says that something was not done which the next word names: ``refused to sign``."""
    return reading.is_in(i, reading.vocabulary.negation) and reading.is_in(i + 1, reading.vocabulary.infinitives)


def is_asked(reading: Reading, i: int) -> bool:
    """Whether the denial at word *i* asks for a yes: ``Isn't it time?``, ``Can't we wait?``"""
    inverted = reading.folded[i].endswith("n't") and reading.is_in(i + 1, reading.vocabulary.name.pronouns)
    end = reading.span(reading.sentence[i]).stop
    behind = reading.gap(end) if end < len(reading) else reading.text[reading.ends[-1] :]
    return inverted and "?" in behind


def _parts(reading: Reading, i: int) -> bool:
    """Whether a mark before word *i* parts clauses; commas round one word do not: ``without, however, conceding``.

    Nor does what opens a quotation, but where its verb, and any denial, stands behind it: destek isteyerek *“Tutamayız” dedi*.
    """
    gap = reading.gap(i)
    if CLAUSE.isdisjoint(gap) or (gap in _MERELY_OPEN and not reading.vocabulary.grammar.verb_last):
        return False
    return gap != ", " or ", " not in {reading.gap(i - 1), reading.gap(i + 1)}


def denies_besides(reading: Reading, first: int, end: int) -> int:
    """How many words deny, in whatever way, in the clause of the words from *first* to *end*, these and idioms apart."""
    words, vocabulary, idiom = clause(reading, first), reading.vocabulary, 0
    count = 0
    for i in words:
        idiom = max(idiom, i + reading.phrase(i, vocabulary.idioms))
        count += i >= idiom and not first <= i < end and _denies(reading.folded[i], vocabulary)
    return count


def is_averted(reading: Reading, first: int) -> bool:
    """Whether what word *first* says is not to be by the words right before it: ``decided against an appeal``, ``instead of approving``."""
    vocabulary = reading.vocabulary
    ends = {first, first - 1} if reading.is_in(first - 1, vocabulary.stop) else {first}
    return any(
        (length := reading.phrase(i, vocabulary.averting)) and i + length in ends
        for i in range(max(0, first - _AVERTED), first)
    )


def denies_somehow(reading: Reading, words: range, *, softly: bool = True) -> bool:
    """Whether any of *words* denies in its own way: ``avoided``, ``unlikely``, and *softly* also ``only``, ``out``."""
    vocabulary = reading.vocabulary
    return any(
        _denies(word, vocabulary) or (softly and word in vocabulary.softer)
        for word in reading.folded[words.start : words.stop]
    )


@lru_cache(maxsize=65536)
def _denies(word: str, vocabulary: Vocabulary) -> bool:
    known = word in vocabulary.negation or word in vocabulary.milder or word.endswith(vocabulary.milder_endings)
    return known or word.startswith(vocabulary.milder_stems) or word.endswith("n't")


def hedges_somehow(reading: Reading, words: range) -> bool:
    """Whether any of *words* hedges, were it ever so little: ``claims``, ``expected``, ``if``."""
    return any(_hedges(reading.folded[i], reading.vocabulary) and not _is_month(reading, i) for i in words)


def _is_month(reading: Reading, i: int) -> bool:
    """Whether word *i* is a month, which is written as a word that hedges: ``May``."""
    return reading.folded[i] in reading.vocabulary.date.unsure_months and reading.words[i][0].isupper()


@lru_cache(maxsize=65536)
def _hedges(word: str, vocabulary: Vocabulary) -> bool:
    known = word in vocabulary.hedging or word in vocabulary.guarded
    return known or word.startswith(vocabulary.guarded_stems)
