"""Which pairs of an index are worth assessing, in which order, and what are their documents to each other?"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Self

import numpy as np

from provenance.acquisition.agencies import bare_agency
from provenance.assessment.chronology import chronology
from provenance.assessment.comparison import Comparison
from provenance.assessment.credit import names
from provenance.assessment.evidence import longest_run
from provenance.assessment.exclusive import facts_used, particulars, stated_facts
from provenance.assessment.link import Link
from provenance.assessment.star import Common
from provenance.assessment.verdict import Reading, Verdict, verdict
from provenance.document import Document
from provenance.errors import DamagedDocumentError
from provenance.index.candidate import Candidate
from provenance.index.store import Index
from provenance.reader import read_beside
from provenance.reporting.family import publisher
from provenance.reuse.language import FUNCTION_WORDS
from provenance.reuse.normalisation import normalise, stem
from provenance.reuse.shingle import Hashes, word_hashes
from provenance.reuse.sketches.fingerprint_word import without
from provenance.settings import Settings

Pair = tuple[int, int]
"""Two keys, the lower one first."""

READ_AS = "without boilerplate"
"""How documents are read before they are compared: another way makes other links."""
_CANDIDATES = 10
_READ = 512
"""Documents whose reading is kept by each process: some 200 MB."""
_IN_SIGHT = 65_536
"""Documents whose content words are kept by each process, to be held against those of their candidates: some 150 MB."""
_LIKELIEST = 3
"""Candidates of a text that are assessed even if they do not name it: a text that was copied word for word names its
copies, and not what was made of it in other words. Of the others, on a large subject, many name one alike."""
_SHARED = 2
"""Sampled shingles that make a pair worth assessing, whatever else the texts share: a quotation in a long article."""
_LONG_RUN = 0.5
"""A run of 20 words outside quotations, as ``longest_run`` measures it: no two hands write as many alike."""
_COMMON_GROUND = 0.28
"""Share of one text's different content words that the other must have otherwise. Among the 890 documents of l2r_other's
clusters and basil's reports 1,738 of 1,775 candidates from the same family have as much (97.9 %), and 2,741 of 7,095 others
(38.6 %); a copy that has less is held against its family's hub all the same, if only one of its relatives names it."""
_HOPELESS = -5.0
"""Where one way is less likely than this the other is not asked: of 1,210 ordered pairs of one event's texts none that was
so unlikely could be told to be derived, or left open, the other way round."""


@dataclass(slots=True)
class Pairs:
    """Pairs worth assessing, as they are found: *certain* ones, and others of which one document *named* the other.

    *textless* are keys of documents whose text is not kept, *shortened* those of documents of which words were left out that
    stand in many documents of their site; *damaged* ones cannot be read, and are named.
    """

    certain: set[Pair] = field(default_factory=set)
    named: set[Pair] = field(default_factory=set)
    textless: list[int] = field(default_factory=list)
    shortened: list[int] = field(default_factory=list)
    damaged: dict[int, str] = field(default_factory=dict)

    def __iadd__(self, other: Self) -> Self:
        self.certain |= other.certain
        self.named |= other.named
        self.textless += other.textless
        self.shortened += other.shortened
        self.damaged |= other.damaged
        return self

    def all(self) -> set[Pair]:
        """The certain ones, and those whose documents both named the other; none of a damaged document."""
        mutual = {(one, other) for one, other in self.named if one < other and (other, one) in self.named}
        return {pair for pair in self.certain | mutual if self.damaged.keys().isdisjoint(pair)}

    @contextmanager
    def noting_damage(self) -> Iterator[None]:
        """Leave off what is done inside, and note it, where a document turns out damaged."""
        try:
            yield
        except DamagedDocumentError as error:
            self.damaged[error.key] = error.name


def pairs_of(index: Index, keys: Iterable[int]) -> Pairs:
    """The pairs that each of *keys* makes with its candidates: those that share shingles or have common ground."""
    found = Pairs()
    for key in keys:
        with found.noting_damage():
            stored = index.get(key)
            if not stored.has_text:
                found.textless.append(key)
                continue
            document = _outside_boilerplate(index, key)
            if document.furniture != stored.document.furniture:
                found.shortened.append(key)
            for place, candidate in enumerate(index.candidates(document, limit=_CANDIDATES, leaving_out=(key,))):
                with found.noting_damage():
                    _sort_in(found, index, key, candidate, likely=place < _LIKELIEST)
    return found


def _sort_in(found: Pairs, index: Index, key: int, candidate: Candidate, *, likely: bool) -> None:
    """Put the pair that *key* makes with a *candidate*, one of the *likely* ones or not, where it belongs in *found*."""
    pair = min(key, candidate.key), max(key, candidate.key)
    if candidate.shared >= _SHARED:
        found.certain.add(pair)
    elif _common_ground(index, key, candidate.key):
        found.named.add((key, candidate.key))
        if likely:
            found.certain.add(pair)


def in_reading_order(pairs: Iterable[Pair]) -> list[Pair]:
    """*pairs* so that those of one document stand near one another: whoever assesses them in turn reads it once.

    Documents are taken breadth first through the pairs, from the lowest key of each group (Cuthill & McKee 1969).
    """
    neighbours: dict[int, list[int]] = defaultdict(list)
    for one, other in sorted(pairs):
        neighbours[one].append(other)
        neighbours[other].append(one)
    place: dict[int, int] = {}
    for start in sorted(neighbours):
        if start in place:
            continue
        place[start] = len(place)
        waiting = [start]
        for key in waiting:
            for other in sorted(neighbours[key], key=lambda one: (len(neighbours[one]), one)):
                if other not in place:
                    place[other] = len(place)
                    waiting.append(other)
    return sorted(
        {(min(pair), max(pair)) for pair in pairs},
        key=lambda pair: (max(place[pair[0]], place[pair[1]]), min(place[pair[0]], place[pair[1]])),
    )


def link_between(index: Index, pair: Pair, settings: Settings) -> Link:
    """Assess a pair, the later document as the copy; where dates do not tell, both ways, and the likelier one counts."""
    one, other = sorted(pair)
    first, second = (chronology(_reading(index, key, settings).side.document).first_published for key in (one, other))
    ways = [(other, one), (one, other)]
    if first.is_before(second):
        ways = ways[:1]
    elif second.is_before(first):
        ways = ways[1:]
    told: list[tuple[Verdict, Pair]] = []
    for copy, source in ways:
        found = verdict(_reading(index, copy, settings), _reading(index, source, settings), settings)
        told.append((found, (copy, source)))
        if found.weight is None or found.weight < _HOPELESS:
            break
    return _link(index, *max(told, key=_likelihood), settings)


def in_common(index: Index, text: int, other: int, settings: Settings) -> Common:
    """What the document under *other* has in common with the *text*; all of the text's facts where both are one."""
    source = _reading(index, text, settings).side
    if text == other:
        return Common(stated_facts(source), long_run=True, particulars=particulars(source))
    comparison = Comparison.of(_reading(index, other, settings).side.document, source.document, settings)
    used = frozenset(facts_used(comparison))
    return Common(used, long_run=longest_run(comparison).value >= _LONG_RUN)


def _link(index: Index, found: Verdict, way: Pair, settings: Settings) -> Link:
    """The link that a verdict makes; who credits whom is only looked for where the one may derive from the other."""
    if found.derivation in {"independent", "unrelated"}:
        return Link(*way, found.derivation, found.weight)
    copy, source = (_reading(index, key, settings).side.document for key in way)
    claims = (credit for credit in copy.credits if credit.kind != "cited")
    credited = any(names(credit, source, bare_agency) for credit in claims)
    version = _same_hand(copy, source, edited=found.derivation == "edited")
    return Link(*way, found.derivation, found.weight, credited=credited, version=version)


def _likelihood(told: tuple[Verdict, Pair]) -> tuple[bool, float]:
    found, _ = told
    return found.derived, found.weight if found.weight is not None else float("-inf")


def _same_hand(copy: Document, source: Document, *, edited: bool) -> bool:
    """Whether copy and source are texts of one outlet, or *edited* versions of one agency's text."""
    if copy.location and copy.location == source.location:
        return True
    whose = publisher(copy)
    if whose is not None and whose == publisher(source):
        return True
    return edited and bool(_agencies(copy) & _agencies(source))


def _agencies(document: Document) -> set[str]:
    return {bare_agency(credit.target) for credit in document.credits if credit.kind == "wire"}


@lru_cache(maxsize=_READ)
def _reading(index: Index, key: int, settings: Settings) -> Reading:
    return Reading.of(read_beside(index.get(key).document, index), settings)


@lru_cache(maxsize=_READ)
def _outside_boilerplate(index: Index, key: int) -> Document:
    """The document as it is looked for: with what stands in many documents of its site taken for furniture."""
    document = index.get(key).document
    return replace(document, furniture=(*document.furniture, *index.boilerplate(document)))


def _common_ground(index: Index, one: int, other: int) -> bool:
    mine, theirs = _content(index, one), _content(index, other)
    least = min(len(mine), len(theirs))
    return bool(least) and len(np.intersect1d(mine, theirs, assume_unique=True)) >= _COMMON_GROUND * least


@lru_cache(maxsize=_IN_SIGHT)
def _content(index: Index, key: int) -> Hashes:
    """The different content words of a document without inflection, as hashes: two kilobytes for a long article."""
    document = _outside_boilerplate(index, key)
    words = normalise(without(document.text, document.furniture)).words
    return np.unique(word_hashes([*{stem(word) for word in words if word not in FUNCTION_WORDS}]))
