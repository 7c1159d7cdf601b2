"""Which words of two corresponding passages differ?"""

from __future__ import annotations

import re
import unicodedata

from provenance.document import Passage

# Letters and digits with the apostrophes, points and commas inside them, so that 1,200 and O'Dea are one word each.
_WORD = re.compile(r"\w+(?:[.,'’]\w+)*")  # noqa: RUF001  the typographic apostrophe is meant
_MOST = 2_000  # words; a longer passage is shown unmarked, for the comparison takes the square of them


def differing(copy: str, source: str) -> tuple[tuple[Passage, ...], tuple[Passage, ...]]:
    """Give the runs of words of *copy* without a counterpart in *source*, and those of *source* without one in *copy*.

    The counterpart is the longest common subsequence of words, letter case and compatibility forms aside, so a word
    that stands in both but in another order counts as differing. Passages are offsets into the wordings given; both
    tuples are empty where a wording has more than 2,000 words.
    """
    from rapidfuzz.distance import LCSseq  # noqa: PLC0415  not every report needs it

    ours, theirs = list(_WORD.finditer(copy)), list(_WORD.finditer(source))
    if max(len(ours), len(theirs)) > _MOST:
        return (), ()
    numbers: dict[str, int] = {}
    left = [numbers.setdefault(_key(word[0]), len(numbers)) for word in ours]
    right = [numbers.setdefault(_key(word[0]), len(numbers)) for word in theirs]
    in_copy, in_source = [], []
    for step in LCSseq.opcodes(left, right):
        if step.tag == "equal":
            continue
        if step.src_start < step.src_end:
            in_copy.append(Passage(ours[step.src_start].start(), ours[step.src_end - 1].end()))
        if step.dest_start < step.dest_end:
            in_source.append(Passage(theirs[step.dest_start].start(), theirs[step.dest_end - 1].end()))
    return tuple(in_copy), tuple(in_source)


def words(text: str) -> int:
    """Count the words of *text* as a reader would, for captions; the shares are counted elsewhere."""
    return sum(1 for _ in _WORD.finditer(text))


def _key(word: str) -> str:
    return unicodedata.normalize("NFKC", word).casefold().replace("’", "'")  # noqa: RUF001  as above
