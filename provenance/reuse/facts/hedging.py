"""Where does a text deny, and where does it hedge?"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from provenance.reuse.facts.reading import Reading

_NEAR = 7  # words
Cue = Literal["negation", "hedging"]


def find_cues(reading: Reading, cue: Cue) -> Iterator[int]:
    """The words of *reading* that deny (``not``, ``hadn't``, ``denies``) or hedge (``reportedly``, ``may``)."""
    vocabulary = reading.vocabulary
    table = vocabulary.negation if cue == "negation" else vocabulary.hedging
    contracted = cue == "negation" and vocabulary.language == "en" and ("n't" in reading.text or "n’t" in reading.text)
    for i in reading.where(word for word in reading.places if word in table or (contracted and word.endswith("n't"))):
        month = reading.folded[i] in vocabulary.date.unsure_months and reading.words[i][0].isupper()
        only = i + 1 < len(reading) and f"not {reading.folded[i + 1]}" in vocabulary.idioms
        if not month and not only and not reading.phrase(i, vocabulary.idioms):
            yield i


def is_soft(reading: Reading, i: int) -> bool:
    """Whether something near word *i* denies in another way (``only after``, ``free of``), so that no cue says nothing."""
    return not reading.vocabulary.softer.isdisjoint(reading.folded[max(0, i - _NEAR) : i + _NEAR])


def turns_round(reading: Reading, i: int) -> bool:
    """Whether the cue at word *i* turns what follows it into its opposite, as ``not`` does and ``denies`` does not."""
    return reading.folded[i] in reading.vocabulary.strict_negation or reading.folded[i].endswith("n't")
