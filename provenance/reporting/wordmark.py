"""Which words of two corresponding passages differ?"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from itertools import groupby
from typing import TYPE_CHECKING, Literal

from provenance.document import Passage
from provenance.reuse.normalisation import LETTER_CLASS, MARK_CLASS, UNSPACED_CLASS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from provenance.assessment.pair import Assessment
    from provenance.reuse.alignment import SharedPassage

Side = Literal["copy", "source"]

# Letters and digits with the apostrophes, points and commas inside them, so that 1,200 and O'Dea are one word each.
_WORD = re.compile(r"\w+(?:[.,'’]\w+)*")
_COUNTED = re.compile(rf"[{UNSPACED_CLASS}]|{LETTER_CLASS}+(?:[.,'’{MARK_CLASS}]+{LETTER_CLASS}*)*")


def differing(copy: str, source: str) -> tuple[tuple[Passage, ...], tuple[Passage, ...]]:
    """Give the runs of words of *copy* that stand nowhere in *source*, and those of *source* nowhere in *copy*.

    Letter case and compatibility forms are put aside; where in the passage a word stands is not asked, so what was
    only moved does not count as differing. Passages are offsets into the wordings given.
    """
    ours, theirs = list(_WORD.finditer(copy)), list(_WORD.finditer(source))
    return _only_in(ours, theirs), _only_in(theirs, ours)


def _only_in(here: list[re.Match[str]], there: list[re.Match[str]]) -> tuple[Passage, ...]:
    known = {_key(word[0]) for word in there}
    found = []
    for in_both, run in groupby(here, key=lambda word: _key(word[0]) in known):
        words_ = list(run)
        if not in_both:
            found.append(Passage(words_[0].start(), words_[-1].end()))
    return tuple(found)


def changed_words(assessment: Assessment, side: Side) -> tuple[Passage, ...]:
    """Give the words of edited and reworded passages that do not stand in the passage they correspond to.

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
    """Count the words of *text* as a reader would, for captions; where no spaces part them, as in Chinese, its characters."""
    return sum(1 for _ in _COUNTED.finditer(text))


def _key(word: str) -> str:
    return unicodedata.normalize("NFKC", word).casefold().replace("’", "'")
