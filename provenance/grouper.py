"""How is an index folded into syndication families?"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import islice
from math import inf
from multiprocessing import get_context
from signal import SIG_DFL, SIG_IGN, SIGINT, signal
from threading import current_thread, main_thread
from typing import TYPE_CHECKING, Self, TypeVar

from provenance.acquisition.agencies import bare_agency
from provenance.assessment.chronology import Chronology, chronology
from provenance.assessment.comparison import Comparison, Side
from provenance.assessment.credit import names
from provenance.assessment.evidence import longest_run
from provenance.assessment.exclusive import facts_used, stated_facts
from provenance.assessment.family import families
from provenance.assessment.link import Link
from provenance.assessment.model import Model
from provenance.assessment.pair import Assessment
from provenance.assessment.star import Common
from provenance.checker import compare, read
from provenance.document import Document, Timestamp
from provenance.index.store import Index
from provenance.reporting.family import FamilyReport, publisher
from provenance.reporting.report import Skipped, sha256, tool_version
from provenance.reuse.language import is_function_word
from provenance.reuse.normalisation import VERSION, normalise, stem
from provenance.settings import Settings

if TYPE_CHECKING:
    from provenance.index.value import Stored

Progress = Callable[[str, int, int], object]
"""Told the stage, how many are done, and of how many."""
Pair = tuple[int, int]
Item = TypeVar("Item")

_CANDIDATES = 10
_AT_ONCE = 64
_REMEMBERED = 256
_REMEMBERED_AT_ONCE = 512
_SHARED = 2
"""Sampled shingles that make a pair worth assessing, whatever else the texts share: a quotation in a long article."""
_LONG_RUN = 0.5
"""A run of 20 words outside quotations, as ``longest_run`` measures it: no two hands write as many alike."""
_COMMON_GROUND = 0.28
"""Share of one text's different content words that the other must have otherwise. Among 1,200 documents 98 % of the
candidates from the same family had as much, and 27 % of the others; a copy that has less is held against its family's
hub all the same, if only one of its relatives names it."""


def find_families(
    index: Index, *, settings: Settings = Settings(), workers: int | None = None, progress: Progress | None = None
) -> FamilyReport:
    """Fold all documents of *index* into families: candidates first, then each pair of them assessed.

    Works in *workers* processes, as many as there are processors where None is given; an index in memory is worked on
    in this one. Pairs are remembered in the index as they are assessed, unless it is open to be read only: what was
    interrupted goes on there, and what was added meanwhile is all that is left to do. Documents whose text is not kept
    are skipped, and said to be.
    """
    told = progress or (lambda *_: None)
    keys = tuple(index)
    work = _Work(index.path, settings, (workers or os.cpu_count() or 1) if index.path != ":memory:" else 1, index)
    with work:
        pairs, textless = work.pairs(keys, told)
        links = _assessed(index, work, pairs, told)
        beginnings = {key: _chronology(index.get(key)) for link in links for key in link.pair}
        found = families(
            links,
            beginnings,
            lambda one, other: _link(index, (one, other), settings),
            lambda text, other: _common(index, text, other, settings),
        )
    shown = {key for family in found for key in (*family.keys, *family.independents)}
    documents = {key: replace(index.get(key).document, text="") for key in shown}
    times = {key: beginnings[key].first_published for key in shown}
    return FamilyReport(found, documents, len(keys), len(pairs), settings, tuple(_skipped(index, textless)), times)


def _assessed(index: Index, work: _Work, pairs: list[Pair], told: Progress) -> list[Link]:
    """The links of all *pairs*: those remembered, and the others as they are assessed, remembered batch by batch."""
    judge = _judge(work.settings)
    wanted = {frozenset(pair) for pair in pairs}
    links = [link for link in index.links(judge) if link.pair in wanted]
    known = {link.pair for link in links}
    fresh: list[Link] = []
    for link in work.links([pair for pair in pairs if frozenset(pair) not in known], told):
        fresh.append(link)
        if len(fresh) >= _REMEMBERED_AT_ONCE and not index.read_only:
            index.remember(fresh, judge)
            links += fresh
            fresh = []
    if fresh and not index.read_only:
        index.remember(fresh, judge)
    return links + fresh


def _judge(settings: Settings) -> str:
    """What an assessment rests on: the fitted model, the normaliser and the settings; a change makes a new judge."""
    stated = f"{Model.fitted()}{VERSION}{settings}{tool_version()}"
    return sha256(stated)[:16]


@dataclass(slots=True)
class _Work:
    """Candidates and assessments, made by one process or by several, each with the index opened for itself."""

    path: str
    settings: Settings
    workers: int
    index: Index
    pool: ProcessPoolExecutor | None = None

    def __enter__(self) -> Self:
        if self.workers > 1:
            self.pool = ProcessPoolExecutor(
                self.workers, get_context("spawn"), initializer=_open, initargs=(self.path, self.settings)
            )
            with _interruptions_ignored():  # by the processes that start here, until they are ready for one
                for _ in range(self.workers):
                    self.pool.submit(int)
        return self

    def __exit__(self, *_: object) -> None:
        if self.pool:
            self.pool.shutdown(cancel_futures=True)

    def pairs(self, keys: tuple[int, ...], told: Progress) -> tuple[list[Pair], list[int]]:
        """Every pair of which one is a candidate for the other and that has common ground; and keys without a text."""
        found: set[Pair] = set()
        textless: list[int] = []
        for done, (some, without) in enumerate(self._each(_pairs_in_worker, _pairs, keys), 1):
            found |= some
            textless += without
            told("looking for candidates", min(done * _AT_ONCE, len(keys)), len(keys))
        return sorted(found), textless

    def links(self, pairs: list[Pair], told: Progress) -> Iterator[Link]:
        """Every pair assessed."""
        done = 0
        for some in self._each(_links_in_worker, _links, pairs):
            done += len(some)
            told("assessing pairs", done, len(pairs))
            yield from some

    def _each(self, in_worker: Callable, here: Callable, items: Iterable) -> Iterator:  # type: ignore[type-arg]
        if self.pool:
            yield from self.pool.map(in_worker, _batches(items))
        else:
            for some in _batches(items):
                yield here(self.index, some, self.settings)


def _batches(items: Iterable[Item]) -> Iterator[tuple[Item, ...]]:
    several = iter(items)
    while batch := tuple(islice(several, _AT_ONCE)):
        yield batch


@contextmanager
def _interruptions_ignored() -> Iterator[None]:
    """Ignore Ctrl-C inside, as processes that are started here do from then on; only the main thread can."""
    if current_thread() is not main_thread():
        yield
        return
    before = signal(SIGINT, SIG_IGN)
    try:
        yield
    finally:
        signal(SIGINT, before)


_opened: dict[str, tuple[Index, Settings]] = {}
"""The index of a worker process, opened once when it starts: a process pool has no other place for it."""


def _open(path: str, settings: Settings) -> None:
    signal(SIGINT, SIG_DFL)  # ends without a word; the process that waits for the work says what there is to say
    _opened["index"] = Index(path, read_only=True), settings


def _pairs_in_worker(keys: tuple[int, ...]) -> tuple[set[Pair], list[int]]:
    index, settings = _opened["index"]
    return _pairs(index, keys, settings)


def _links_in_worker(pairs: tuple[Pair, ...]) -> list[Link]:
    index, settings = _opened["index"]
    return _links(index, pairs, settings)


def _pairs(index: Index, keys: tuple[int, ...], settings: Settings) -> tuple[set[Pair], list[int]]:
    del settings  # candidates are found by those of the index
    pairs: set[Pair] = set()
    textless: list[int] = []
    for key in keys:
        stored = index.get(key)
        if not stored.has_text:
            textless.append(key)
            continue
        for candidate in index.candidates(stored.document, limit=_CANDIDATES, leaving_out=(key,)):
            if candidate.shared >= _SHARED or _common_ground(index, key, candidate.key):
                pairs.add((min(key, candidate.key), max(key, candidate.key)))
    return pairs, textless


def _common_ground(index: Index, one: int, other: int) -> bool:
    mine, theirs = _content(index, one), _content(index, other)
    least = min(len(mine), len(theirs))
    return bool(least) and len(mine & theirs) >= _COMMON_GROUND * least


@lru_cache(maxsize=4096)
def _content(index: Index, key: int) -> frozenset[str]:
    words = normalise(index.get(key).document.text).words
    return frozenset(stem(word) for word in words if not is_function_word(word))


def _links(index: Index, pairs: tuple[Pair, ...], settings: Settings) -> list[Link]:
    return [_link(index, pair, settings) for pair in pairs]


def _link(index: Index, pair: Pair, settings: Settings) -> Link:
    """Assess a pair, the later document as the copy; where dates do not tell, both ways, and the likelier one counts."""
    one, other = sorted(pair)
    first, second = (chronology(_document(index, key)).first_published for key in (one, other))
    ways = [(other, one), (one, other)]
    if first.is_before(second):
        ways = ways[:1]
    elif second.is_before(first):
        ways = ways[1:]
    return max((_directed(index, copy, source, settings) for copy, source in ways), key=_likelihood)


@lru_cache(maxsize=_REMEMBERED * 4)
def _common(index: Index, text: int, other: int, settings: Settings) -> Common:
    """What the document under *other* has in common with the *text*; all of the text's facts where both are one."""
    source = _document(index, text)
    if text == other:
        return Common(stated_facts(Side.of(source, settings)), long_run=True)
    comparison = Comparison.of(_document(index, other), source, settings)
    return Common(frozenset(facts_used(comparison)), long_run=longest_run(comparison).value >= _LONG_RUN)


def _directed(index: Index, copy: int, source: int, settings: Settings) -> Link:
    found = compare(_document(index, copy), _document(index, source), settings=settings)
    claims = (credit for credit in found.copy.credits if credit.kind != "cited")
    credited = any(names(credit, found.source, bare_agency) for credit in claims)
    weight, version = found.log_likelihood_ratio, _same_hand(found)
    return Link(copy, source, found.derivation, weight, credited=credited, version=version)


def _likelihood(link: Link) -> tuple[bool, float]:
    return link.derived, link.weight if link.weight is not None else -inf


@lru_cache(maxsize=_REMEMBERED)
def _document(index: Index, key: int) -> Document:
    return read(index.get(key).document)


def _same_hand(found: Assessment) -> bool:
    """Whether copy and source are texts of one outlet, or edited versions of one agency's text."""
    copy, source = found.copy, found.source
    if copy.location and copy.location == source.location:
        return True
    whose = publisher(copy)
    if whose is not None and whose == publisher(source):
        return True
    return found.derivation == "edited" and bool(_agencies(copy) & _agencies(source))


def _agencies(document: Document) -> set[str]:
    return {bare_agency(credit.target) for credit in document.credits if credit.kind == "wire"}


def _chronology(stored: Stored) -> Chronology:
    seen = Timestamp.of(stored.first_seen, "first seen")
    return chronology(replace(stored.document, clocks=(*stored.document.clocks, seen)))


def _skipped(index: Index, keys: Iterable[int]) -> Iterator[Skipped]:
    for key in keys:
        yield Skipped(index.get(key).document.location or f"document {key}", "text not kept")
