"""Does a sentence plainly tell of the past or of what is to come?"""

from __future__ import annotations

from typing import Final

from provenance.reuse.facts.reading import Reading

_NEAR: Final = 15  # words on either side that are asked
_LONGEST: Final = 5  # letters of an ending
_SHORTEST: Final = 5  # letters of a word whose ending is asked


def tense(reading: Reading, i: int) -> int:
    """-1 for the past, 1 for the future, 0 where the words around word *i* say neither or both."""
    sentence = reading.sentence[i]
    near = reading.folded[max(reading.bounds[sentence], i - _NEAR) : min(reading.bounds[sentence + 1], i + _NEAR)]
    told = {said for word in near if (said := _told(reading, word))}
    return told.pop() if len(told) == 1 else 0


def _told(reading: Reading, word: str) -> int:
    words = reading.vocabulary.date
    if word in words.future:
        return 1
    if word in words.past:
        return -1
    if not words.endings or len(word) < _SHORTEST or word in reading.vocabulary.stop:
        return 0
    return next((words.endings[word[-n:]] for n in range(_LONGEST, 0, -1) if word[-n:] in words.endings), 0)
