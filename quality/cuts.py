"""How do the labelled pairs look where only the beginning of the copy, or of the source, is at hand?

A reader pastes three sentences; an archive kept a teaser. Copies and sources are cut at the ends of sentences, derived and
independent pairs alike, so that what is fitted to them and measured on them holds at all lengths.
"""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from provenance.document import Document
from quality import pairs
from quality.pairs import SEED, Pair

COPIES = (60, 100, 150, 250)
_LENGTHS: tuple[tuple[int | None, int | None], ...] = (
    *((words, None) for words in COPIES),
    (None, 100), (None, 200), (None, 400), (60, 250), (100, 100), (100, 250), (150, 400),
)  # fmt: skip
"""To how many words copy and source are cut, None where they stay whole."""
_CUT = "|"
_CROSSED = "--"
_MOST_LEFT = 0.85
_FEWEST_WORDS = 45
_INDEPENDENT = ("agency", "feature", "local")
_OF_EACH_REPORT = 5
_OF_EACH_REWRITE = 2


def of_events(*, test: bool) -> list[Pair]:
    """The events' texts beside their originals and their independent reports beside one another, whole and cut.

    Excerpts are not cut: what they took, in the midst of words of their own, may be gone, on either side.
    """
    found = [*pairs.events(test=test), *crossed(test=test)]
    return [*found, *all_cuts(pair for pair in found if pair.role != "excerpt")]


def of_reports(benchmarks: Path) -> list[Pair]:
    """Basil's reports of one event, whole and cut, five of each ordered pair."""
    whole = pairs.same_event(benchmarks, [10**6])
    return [replace(pair, role="same_event_short") for pair in (*whole, *_drawn(whole, _OF_EACH_REPORT))]


def of_rewrites(rewritten: Sequence[Pair]) -> list[Pair]:
    """Of each pair two cut ones, where it is long enough."""
    return list(_drawn(rewritten, _OF_EACH_REWRITE))


def all_cuts(found: Iterable[Pair]) -> list[Pair]:
    """Every cut of every pair."""
    return [short for pair in found for short in _cuts(pair)]


def copies_cut(found: Iterable[Pair], words: int) -> list[Pair]:
    """Those of *found* whose copies are longer, cut to *words* words, with their sources whole."""
    return [short for pair in found for short in _cuts(pair, [(words, None)])]


def crossed(*, test: bool) -> list[Pair]:
    """Ordered pairs of the independent reports of one event."""
    reports: dict[str, dict[str, Document]] = {}
    for pair in pairs.events(test=test):
        if pair.role in _INDEPENDENT:
            reports.setdefault(pair.family, {})[pair.role] = pair.copy
    return [
        Pair(f"{event}-{one}{_CROSSED}{other}", copy, source, derived=False, role=one, family=event)
        for event, texts in reports.items()
        for one, copy in texts.items()
        for other, source in texts.items()
        if one != other
    ]


def is_cut(pair: Pair) -> bool:
    """Whether *pair* was made here by cutting another."""
    return _CUT in pair.id


def is_crossed(pair: Pair) -> bool:
    """Whether *pair* is of two independent reports."""
    return _CROSSED in pair.id


def _drawn(found: Iterable[Pair], most: int) -> Iterator[Pair]:
    draw = random.Random(SEED)
    for pair in found:
        possible = list(_cuts(pair))
        yield from draw.sample(possible, min(most, len(possible)))


def _cuts(pair: Pair, lengths: Sequence[tuple[int | None, int | None]] = _LENGTHS) -> Iterator[Pair]:
    for of_copy, of_source in lengths:
        copy, source = _cut(pair.copy, of_copy), _cut(pair.source, of_source)
        if copy and source and min(_words(copy), _words(source)) >= _FEWEST_WORDS:
            yield replace(pair, id=f"{pair.id}{_CUT}{of_copy}{_CUT}{of_source}", copy=copy, source=source)


def _cut(document: Document, words: int | None) -> Document | None:
    """*document* cut to *words* words; None where hardly anything would go."""
    if words is None:
        return document
    if words >= _MOST_LEFT * _words(document):
        return None
    return replace(document, text=pairs.cut(document.text, words))


def _words(document: Document) -> int:
    return len(document.text.split())
