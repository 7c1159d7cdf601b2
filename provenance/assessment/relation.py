"""Have two texts anything to do with each other, and do they report one event?"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from provenance.assessment.comparison import Comparison, Side
from provenance.assessment.evidence import PARTICULARS, content_found
from provenance.assessment.share import Shares, source_used
from provenance.document import Passage
from provenance.reuse.change import Change

SAME_STATEMENTS = 0.2
"""Share of the shorter text's words in shared passages from which on two texts report one event, whatever else they state."""
_SOME_STATEMENTS = 0.1
_MUCH_VOCABULARY = 0.3
_FEWEST_KEPT = 3
_SAME_PARTICULARS = 0.3


def statements_shared(comparison: Comparison, split: Shares) -> float:
    """The share of the shorter text's words that stand in shared passages.

    Of a long copy only as much can come from a short source as there is.
    """
    words = comparison.source.body.words
    if len(comparison.copy.body.words) <= len(words):
        return split.derived
    return max(split.derived, source_used(words, comparison.alignment.passages))


def are_related(comparison: Comparison, statements: float) -> bool:
    """Whether the texts have anything to do with each other: they share *statements*, or much of the shorter's vocabulary."""
    shorter, longer = comparison.copy.body, comparison.source.body
    if len(shorter.words) > len(longer.words):
        shorter, longer = longer, shorter
    return statements >= _SOME_STATEMENTS or (content_found(shorter, longer) or 0.0) >= _MUCH_VOCABULARY


def report_one_event(comparison: Comparison, statements: float, changes: Sequence[Change]) -> bool:
    """Whether two texts, neither derived from the other, report one event: they state the same particulars.

    Of 100 pairs of basil's reports of one event (events with an odd SHA-256) 96 share at least .30 of the names, figures
    and dates of that text which has fewer; of 100 pairs of different events, all of them one country's politics, 94 share
    less. With the *statements* 97 are said to report one event, and 6.
    """
    if statements >= SAME_STATEMENTS:
        return True
    particulars = [change for change in changes if change.fact in PARTICULARS]
    kept = _wordings(comparison.copy, (change.copy for change in particulars if change.status == "kept"))
    of_copy = _wordings(comparison.copy, (change.copy for change in particulars))
    of_source = _wordings(comparison.source, (change.source for change in particulars))
    return are_enough(len(kept), len(of_copy), len(of_source))


def are_enough(shared: int, of_copy: int, of_source: int) -> bool:
    """Whether so many particulars *shared* are as many as reports of one event share, by how many each of them states."""
    return shared >= max(_FEWEST_KEPT, _SAME_PARTICULARS * min(of_copy, of_source))


def _wordings(side: Side, passages: Iterable[Passage | None]) -> set[str]:
    """The different wordings of *passages* in a document, in small letters: a name that is repeated counts once."""
    return {passage.of(side.document.text).lower() for passage in passages if passage}
