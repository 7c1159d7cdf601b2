"""Which words of two corresponding passages differ?"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from typing import TYPE_CHECKING, Literal

from provenance.document import Passage

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from provenance.assessment.pair import Assessment
    from provenance.reuse.alignment import SharedPassage

Side = Literal["copy", "source"]

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


def changed_words(assessment: Assessment, side: Side) -> tuple[Passage, ...]:
    """Give the words of edited and reworded passages without a counterpart in the passage they correspond to.

    Where passages overlap on this side, a word counts as changed only if none of them accounts for it.
    """
    texts = assessment.copy.text, assessment.source.text
    kept: list[Passage] = []
    changed: list[Passage] = []
    for shared in assessment.passages:
        at = shared.copy if side == "copy" else shared.source
        here = _changed_in(shared, texts, side)
        changed += here
        kept += _between(at, here)
    return tuple(_without(changed, kept))


def _changed_in(shared: SharedPassage, texts: tuple[str, str], side: Side) -> list[Passage]:
    if shared.kind == "verbatim":
        return []
    ours, theirs = differing(shared.copy.of(texts[0]), shared.source.of(texts[1]))
    at, found = (shared.copy, ours) if side == "copy" else (shared.source, theirs)
    return [Passage(at.start + words_.start, at.start + words_.end) for words_ in found]


def _between(whole: Passage, holes: Sequence[Passage]) -> list[Passage]:
    """Give what is left of *whole* outside its *holes*, which are in order and do not overlap."""
    edges = [whole.start, *(edge for hole in holes for edge in (hole.start, hole.end)), whole.end]
    return [Passage(start, end) for start, end in zip(edges[::2], edges[1::2], strict=True) if start < end]


def _without(passages: list[Passage], others: list[Passage]) -> Iterator[Passage]:
    """Give the parts of *passages* that none of *others* covers, merged and in order."""
    steps: dict[int, list[int]] = defaultdict(lambda: [0, 0])
    for which, group in enumerate((passages, others)):
        for passage in group:
            steps[passage.start][which] += 1
            steps[passage.end][which] -= 1
    inside, covered, start = 0, 0, None
    for place in sorted(steps):
        inside, covered = inside + steps[place][0], covered + steps[place][1]
        if inside and not covered:
            start = place if start is None else start
        elif start is not None:
            yield Passage(start, place)
            start = None


def words(text: str) -> int:
    """Count the words of *text* as a reader would, for captions; the shares are counted elsewhere."""
    return sum(1 for _ in _WORD.finditer(text))


def _key(word: str) -> str:
    return unicodedata.normalize("NFKC", word).casefold().replace("’", "'")  # noqa: RUF001  as above
