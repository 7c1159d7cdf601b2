"""Which documents share a text's rarest words?

A rewriting leaves hardly a shingle in place, but names, figures and rare words stay. They are kept as postings, one for
each different word of a document, and ranked by BM25 (Robertson & Zaragoza 2009) over the rarest words asked.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from itertools import chain, islice, pairwise

import numpy as np

from provenance.index.column import Column, Numbers
from provenance.index.failure import DamagedRowError
from provenance.index.posting import Hits, Postings
from provenance.index.score import Scores
from provenance.reuse.shingle import Hashes, word_hashes
from provenance.reuse.sketches.fingerprint_word import fingerprint_words

RAREST = 200
"""Words of a text that are asked for. Of 1,007 texts among 1,008 (the training half of benchmarks/events, l2r_other's
clusters, basil) with 3,576 relatives of their event or family, asking for 50 missed 268 in the first ten, for 100 83, for 200
42, for 400 39: where few documents are known many of a text's words are rare, and only some of them are telling."""
_AT_ONCE = 256
"""Documents whose words are hashed together: bounds the memory that takes to some 30 MB."""
_FEW = 50
"""Words that are enough where they have postings enough: in a large index the rarest words tell the most."""
_ENOUGH = 10_000
_POSTINGS = 60_000
"""Postings weighed for one text: more common words are not looked for beyond the former, and none beyond the latter."""
_STEPS = (400, 3_000, 12_000)
"""How many documents may hold a word: few at first, more where there are not enough such words."""
_KEPT = 16_384
"""Postings of a word that a merge keeps: more than are ever asked for."""
_LEAST_COMMON = 200
_SHARE = 0.1
"""A word is common, and not asked for, where more than this share of all documents hold it, and more than 200."""
_SATURATION = 2.0
_LENGTH = 0.9
"""BM25's k1 and b. A document is taken to hold each of its words once; most rare words do stand once."""


class WordIndex:
    """The words of the documents in the file behind *connection*."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._postings = Postings(connection, "word", _KEPT)
        self._counts = Column(connection, "words")

    def add(self, rows: Iterable[tuple[int, str | None, str]]) -> None:
        """Remember the words of documents, each given as its key, headline and text."""
        keys, counts, hashes = [], [], [np.empty(0, np.uint64)]
        given = iter(rows)
        while some := list(islice(given, _AT_ONCE)):
            words = [distinct_words(title, text) for _, title, text in some]
            keys += [key for key, _, _ in some]
            counts += [len(of) for of in words]
            hashes.append(word_hashes(list(chain.from_iterable(words))))
        numbers = np.array(keys, np.int64)
        self._postings.add(numbers, np.cumsum([0, *counts]), np.concatenate(hashes))
        self._counts.set(numbers, np.array(counts, np.int64))

    def remove(self, keys: Iterable[int]) -> None:
        """Forget documents."""
        self._postings.remove(keys)

    def merge(self) -> None:
        """As ``Postings.merge``."""
        self._postings.merge()

    def find(self, words: Sequence[str], leaving_out: Numbers) -> Scores:
        """The documents that hold any of the rarest of distinct *words*, scored by BM25; those *leaving_out* do not count.

        A word that no other document holds is no clue: of a text that is known itself, its rarest words are its own.
        """
        counts = self._counts.all()
        documents, mean = self._counts.filled()
        if not documents:
            return Scores(np.empty(0, np.int64), np.empty(0))
        hits = self._rarest(np.unique(word_hashes(words)), documents, leaving_out)
        if len(hits.keys) and hits.keys.max() >= len(counts):
            raise DamagedRowError
        idf = np.log(1 + documents / np.maximum(hits.frequency, 1))
        relative = counts[hits.keys] / mean
        weights = idf[hits.asked] * (1 + _SATURATION) / (1 + _SATURATION * (1 - _LENGTH + _LENGTH * relative))
        return Scores.sums(hits.keys, weights)

    def _rarest(self, hashes: Hashes, documents: int, leaving_out: Numbers) -> Hits:
        """The postings of the rarest of *hashes*: as many as there may be, of words and of postings.

        Rare words come first: more common ones are only read where there are not enough of these.
        """
        most = max(_LEAST_COMMON, int(_SHARE * documents))
        for step in _STEPS:
            hits = self._postings.find(hashes, min(step, most)).without(leaving_out)
            found = np.flatnonzero((hits.frequency > 0) & (hits.frequency <= min(step, most)))
            if len(found) >= RAREST or (len(found) >= _FEW and len(hits.keys) >= _ENOUGH) or step >= most:
                break
        rarest = found[np.argsort(hits.frequency[found], kind="stable")]
        enough = np.cumsum(hits.frequency[rarest]) <= _POSTINGS
        chosen = np.zeros(len(hashes), np.bool_)
        chosen[rarest[enough][:RAREST]] = True
        kept = chosen[hits.asked]
        return Hits(hits.asked[kept], hits.keys[kept], hits.frequency)


def distinct_words(title: str | None, text: str) -> list[str]:
    """The different words of a headline and a text, as fingerprints know them (reuse/sketches/fingerprint_word.py).

    Where a script has no spaces, and a word is a character, pairs of characters as well.
    """
    return distinct(words_of(f"{title}\n{text}" if title else text))


def words_of(text: str) -> list[str]:
    """As ``fingerprint_words``, sooner where nothing but typographic marks keeps *text* from being plain ASCII."""
    for mark in _TYPOGRAPHIC:
        text = text.replace(mark, " ")
    return fingerprint_words(text)


_TYPOGRAPHIC = "\u201c\u201d\u2018\u2019\u2013\u2014\u2026\u00a0\u2022\u201e\u00ab\u00bb\u00a3\u20ac"
"""Quotation marks, dashes, bullets and currency signs: to fingerprints they all stand between words."""


def distinct(words: Sequence[str]) -> list[str]:
    """As ``distinct_words``, of the *words* of a text, in order."""
    different = set(words)
    if not "".join(different).isascii():
        different |= {
            one + other for one, other in pairwise(words) if len(one) == len(other) == 1 and not one.isascii()
        }
    return list(different)
