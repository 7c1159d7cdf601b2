"""Where does a text deny, and where does it hedge?"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from provenance.reuse.reading import Reading

Cue = Literal["negation", "hedging"]


def find_cues(reading: Reading, cue: Cue) -> Iterator[int]:
    """The words of *reading* that deny (``not``, ``hadn't``, ``denies``) or hedge (``reportedly``, ``may``)."""
    table = reading.vocabulary.negation if cue == "negation" else reading.vocabulary.hedging
    english = cue == "negation" and reading.vocabulary.language == "en"
    for i, word in enumerate(reading.folded):
        if word in table or (english and word.endswith("n't")):
            if word in {"may", "march"} and reading.words[i][0].isupper():
                continue  # the month
            yield i


def turns_round(reading: Reading, i: int) -> bool:
    """Whether the cue at word *i* turns what follows it into its opposite, as ``not`` does and ``denies`` does not."""
    return reading.folded[i] in reading.vocabulary.strict_negation or reading.folded[i].endswith("n't")
