"""Which known documents are worth comparing with a text?"""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import chain

import numpy as np

from provenance.document import Document
from provenance.index.posting import Postings
from provenance.index.sample import sample_of
from provenance.index.score import Scores, Values
from provenance.index.segment import Numbers
from provenance.index.site import Sites
from provenance.index.word import WordIndex, distinct, words_of
from provenance.reuse.shingle import Hashes
from provenance.settings import Settings


@dataclass(frozen=True, slots=True)
class Candidate:
    """A document worth comparing: no similarity is claimed.

    *shared* counts the sampled shingles that stand in both, *containment* is their share of the text's sample; those
    that are common, or boilerplate of the candidate's site, are in neither. *rarity* adds up how rare they are, *words*
    is the BM25 score of the rarest words shared: both in nats.
    """

    key: int
    shared: int
    containment: float
    rarity: float
    words: float


_SHINGLES = 2.0
"""What a nat of shared shingles counts beside one of shared words, which a common subject explains more often."""


@dataclass(frozen=True, slots=True)
class Commonness:
    """When a shingle says nothing: more than *least* documents, and more than this *share* of all, hold it."""

    least: int = 50
    share: float = 0.001

    def most(self, documents: int) -> int:
        """How many of *documents* may hold a shingle that still counts."""
        return max(self.least, int(self.share * documents))


class Search:
    """Looks for candidates in the file behind *connection*; kept and used again, it remembers where to look."""

    def __init__(self, connection: sqlite3.Connection, settings: Settings, common: Commonness | None = None) -> None:
        self._settings = settings
        self._common = common or Commonness()
        self._postings = Postings(connection)
        self._words = WordIndex(connection)
        self._sites = Sites(connection)

    def find(
        self, document: Document, *, limit: int = 10, words: bool = True, leaving_out: Collection[int] = ()
    ) -> list[Candidate]:
        """At most *limit* candidates for *document*, the likeliest first; *words* = False looks at shingles alone.

        *leaving_out* are keys that are no candidates: of *document* itself, where it is known, and of its versions.
        """
        text, sample = sample_of(document, self._settings.shingle_length)
        title = words_of(document.title or "")
        return self.look_up(sample, distinct([*title, *text]) if words else (), limit, leaving_out)

    def look_up(
        self, sample: Hashes, words: Sequence[str], limit: int, leaving_out: Collection[int] = ()
    ) -> list[Candidate]:
        """As ``find``, for a text given as its *sample* of shingles and its distinct *words*."""
        out = np.array(sorted(leaving_out), np.int64)
        shared, rarity = self._by_shingles(sample, out)
        score = self._words.find(words, out)
        keys = _distinct(np.concatenate((rarity.keys, score.keys)))
        rarities, scores = rarity.of(keys), score.of(keys)
        chosen = _chosen(rarities, _SHINGLES * rarities + scores, limit)
        columns = keys[chosen], shared.of(keys[chosen]), rarities[chosen], scores[chosen]
        return [
            Candidate(key, int(count), count / max(1, len(sample)), rare, words_)
            for key, count, rare, words_ in zip(*(column.tolist() for column in columns), strict=True)
        ]

    def _by_shingles(self, sample: Hashes, leaving_out: Numbers) -> tuple[Scores, Scores]:
        """Of the documents that hold any of *sample*: how many of it they hold, and the sum of how rare those are."""
        documents = self._postings.documents()
        hits = self._postings.find(sample, self._common.most(documents))
        telling = ~(self._sites.boilerplate(hits.asked, hits.keys) | np.isin(hits.keys, leaving_out))
        asked, keys = hits.asked[telling], hits.keys[telling]
        rarity = np.log(1 + documents / np.maximum(hits.frequency, 1))
        return Scores.sums(keys, np.ones(len(keys))), Scores.sums(keys, rarity[asked])


def _chosen(rarities: Values, both: Values, limit: int) -> Numbers:
    """The places of the *limit* likeliest, the likeliest first.

    Half are those that share most of *both* shingles and words; of the others every second shares the rarest shingles,
    so that texts on the same subject cannot crowd out the source of a short quotation.
    """
    best, rarest = _highest(both, limit), _highest(rarities, limit)
    turns = chain.from_iterable(zip(rarest, best[limit // 2 :] + [-1] * (limit // 2 + 1), strict=False))
    order = dict.fromkeys([*best[: limit - limit // 2], *turns, *best])
    chosen = np.array([place for place in order if place >= 0][:limit], np.int64)
    return chosen[np.argsort(-both[chosen], kind="stable")]


def _distinct(keys: Numbers) -> Numbers:
    """The different *keys*, rising: sorting them is sooner done than NumPy's own way of telling them apart."""
    rising = np.sort(keys)
    different: Numbers = rising[np.concatenate((np.ones(min(1, len(keys)), np.bool_), rising[1:] != rising[:-1]))]
    return different


def _highest(values: Values, count: int) -> list[int]:
    """The places of the *count* highest above zero, the highest first."""
    places = np.flatnonzero(values > 0)
    if len(places) > count:
        places = np.sort(places[np.argpartition(-values[places], count)[:count]])
    order: list[int] = places[np.argsort(-values[places], kind="stable")].tolist()
    return order
