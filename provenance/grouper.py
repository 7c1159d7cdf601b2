"""How is an index folded into syndication families?"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, replace
from itertools import chain, islice
from multiprocessing import get_context
from signal import SIG_DFL, SIG_IGN, SIGINT, signal
from threading import current_thread, main_thread
from typing import TYPE_CHECKING, Self, TypeVar

from provenance.assessment.chronology import Chronology, chronology
from provenance.assessment.family import families
from provenance.assessment.link import Link
from provenance.assessment.model import Model
from provenance.document import Timestamp
from provenance.index.failure import DAMAGED
from provenance.index.store import Index
from provenance.linking import READ_AS, in_common, link_between
from provenance.pairing import Pair, Sights, in_reading_order, look_at
from provenance.reporting.family import FamilyReport
from provenance.reporting.report import Skipped, sha256, tool_version
from provenance.reuse.normalisation import VERSION
from provenance.settings import Settings

if TYPE_CHECKING:
    from provenance.index.value import Stored

Progress = Callable[[str, int, int], object]
"""Told the stage, how many are done, and of how many."""
Item = TypeVar("Item")

_AT_ONCE = 64
_MOST_AT_ONCE, _TURNS = 256, 16
"""Pairs that a process is given at once, at most: few, where all have to come to an end together; many, so that a document
is seldom read by two processes."""
_REMEMBERED_AT_ONCE = 512


def find_families(
    index: Index, *, settings: Settings = Settings(), workers: int | None = None, progress: Progress | None = None
) -> FamilyReport:
    """Fold all documents of *index* into families: candidates first, then each pair of them assessed.

    Works in *workers* processes, as many as there are processors where None is given; an index in memory is worked on
    in this one. Pairs are remembered in the index as they are assessed, unless it is open to be read only: what was
    interrupted goes on there, and what was added meanwhile is all that is left to do. Documents whose text is not kept,
    or whose row is damaged, are skipped, and said to be.
    """
    told = progress or (lambda *_: None)
    keys = tuple(index)
    work = _Work(index.path, settings, (workers or os.cpu_count() or 1) if index.path != ":memory:" else 1, index)
    with work:
        pairs, looked_at = work.pairs(keys, told)
        links = _assessed(index, work, pairs, told)
        beginnings = {key: _chronology(index.get(key)) for key in _linked(links)}
        found = families(
            links,
            beginnings,
            lambda one, other: link_between(index, (one, other), settings),
            lambda text, other: in_common(index, text, other, settings),
            told,
        )
    shown = {key for family in found for key in (*family.keys, *family.independents, *family.open)}
    documents = {key: replace(index.get(key).document, text="") for key in shown}
    times = {key: beginnings[key].first_published for key in shown}
    return FamilyReport(
        found,
        documents,
        len({*keys, *looked_at.damaged}),
        len(pairs),
        settings,
        tuple(_skipped(index, looked_at)),
        times,
        len(looked_at.shortened),
    )


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
    left = set(index)  # another program may have forgotten some meanwhile
    return [link for link in links + fresh if link.pair <= left]


def _linked(links: Iterable[Link]) -> set[int]:
    """The documents that some link says to have to do with another."""
    return {key for link in links if link.derivation != "unrelated" for key in link.pair}


def _judge(settings: Settings) -> str:
    """What an assessment rests on: the fitted model, the normaliser, the settings, what is read; a change makes a new judge."""
    stated = f"{Model.fitted()}{VERSION}{settings}{tool_version()}{READ_AS}"
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

    def pairs(self, keys: tuple[int, ...], told: Progress) -> tuple[list[Pair], Sights]:
        """Every pair worth assessing, in reading order; and what else was seen of the documents."""
        seen = Sights()
        for done, some in enumerate(self._each(_seen_by_worker, _seen, keys, _AT_ONCE), 1):
            seen += some
            told("looking for candidates", min(done * _AT_ONCE, len(keys)), len(keys))
        for key in sorted(set(chain.from_iterable(seen.certain)).difference(keys)):
            with seen.noting_damage():  # a candidate that is not among the index's own documents any more
                self.index.get(key)
        return in_reading_order(seen.pairs()), seen

    def links(self, pairs: list[Pair], told: Progress) -> Iterator[Link]:
        """Every pair assessed."""
        done = 0
        at_once = max(1, min(_MOST_AT_ONCE, len(pairs) // (_TURNS * self.workers)))
        for some in self._each(_links_in_worker, _links, pairs, at_once):
            done += len(some)
            told("assessing pairs", done, len(pairs))
            yield from some

    def _each(self, in_worker: Callable, here: Callable, items: Iterable, at_once: int) -> Iterator:  # type: ignore[type-arg]
        if self.pool:
            yield from self.pool.map(in_worker, _batches(items, at_once))
        else:
            for some in _batches(items, at_once):
                yield here(self.index, some, self.settings)


def _batches(items: Iterable[Item], at_once: int) -> Iterator[tuple[Item, ...]]:
    several = iter(items)
    while batch := tuple(islice(several, at_once)):
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


def _seen_by_worker(keys: tuple[int, ...]) -> Sights:
    index, settings = _opened["index"]
    return _seen(index, keys, settings)


def _links_in_worker(pairs: tuple[Pair, ...]) -> list[Link]:
    index, settings = _opened["index"]
    return _links(index, pairs, settings)


def _seen(index: Index, keys: tuple[int, ...], settings: Settings) -> Sights:
    del settings  # candidates are found by those of the index
    return look_at(index, keys)


def _links(index: Index, pairs: tuple[Pair, ...], settings: Settings) -> list[Link]:
    return [link_between(index, pair, settings) for pair in pairs if all(key in index for key in pair)]


def _chronology(stored: Stored) -> Chronology:
    seen = Timestamp.of(stored.first_seen, "first seen")
    return chronology(replace(stored.document, clocks=(*stored.document.clocks, seen)))


def _skipped(index: Index, looked_at: Sights) -> Iterator[Skipped]:
    for key in looked_at.textless:
        yield Skipped(index.get(key).document.location or f"document {key}", "text not kept")
    for _, name in sorted(looked_at.damaged.items()):
        yield Skipped(name, DAMAGED)
