"""What are the sketches and samples of many texts, in arithmetic on whole arrays? (no numba needed)

Reads the words that reuse/sketches/fingerprint_word.py defines out of UTF-16 code units, by table (reuse/sketches/letter_table.py), and
agrees with `Sketches.of_words` in every bit, or says of a text that it cannot tell.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from provenance.reuse.shingle import Hashes, polynomials, runs
from provenance.reuse.sketches import letter_table as letter
from provenance.reuse.sketches.minhash import EMPTY, Sketch, permutations, premixed
from provenance.reuse.sketches.sketch import Indices, Sketches
from provenance.reuse.sketches.winnowing import WINDOW, window_minima
from provenance.settings import Settings

Units = npt.NDArray[Any]  # of np.uint8 or np.uint16
Unread = npt.NDArray[np.bool_]

CHUNK = 1 << 17
"""Code units worked on at once: many enough to make numpy's calls cheap, few enough for a processor's cache."""
_ROWS = 8
"""Permutations applied at once, for the same reason."""


def sketch_units(
    units: Units, offsets: Indices, table: letter.LetterTable, settings: Settings
) -> tuple[Sketches, Unread]:
    """The rows of the texts at ``units[offsets[i]:offsets[i + 1]]``, each of which ends with a separator.

    Also which of them are to be read by the definition instead: their rows mean nothing.
    """
    words = _read(units, offsets, table)
    length = settings.shingle_length
    starts, counts = _windows(words.offsets, length)
    shingles = runs(words.hashes, length)[starts]
    ends = np.cumsum(counts)
    samples, sampled = _samples(shingles, counts, ends)
    minima = _minima(premixed(shingles), counts, ends, settings)
    return Sketches(minima, _distinct(shingles, ends), sampled, samples), words.unread


@dataclass(frozen=True, slots=True)
class _Words:
    hashes: Hashes
    offsets: Indices
    unread: Unread


def _read(units: Units, offsets: Indices, table: letter.LetterTable) -> _Words:
    entries = table.entries[units]
    starts = offsets[:-1]
    marks = np.bitwise_or.reduceat(entries, starts)
    unread = (marks & letter.UNSURE) != 0
    if (marks & letter.FOREIGN).any():
        unread |= _mixing(entries, starts)
    if (marks & letter.UNUSUAL).any():
        entries, offsets = _unfolded(units, entries, offsets, table)
    firsts, lasts = _bounds(entries)
    hashes = polynomials((entries & letter.CODE).astype(np.uint64), firsts, lasts)
    return _Words(hashes, np.searchsorted(firsts, offsets), unread)


def _bounds(entries: Sketch) -> tuple[npt.NDArray[np.intp], npt.NDArray[np.intp]]:
    """Where words start, and where they end."""
    inside = (entries & letter.CODE) != 0
    alone = (entries & letter.ALONE) != 0
    first, last = inside.copy(), inside.copy()
    first[1:] &= ~inside[:-1] | alone[1:] | alone[:-1]
    last[:-1] &= ~inside[1:] | alone[1:] | alone[:-1]
    return np.flatnonzero(first), np.flatnonzero(last) + 1


def _unfolded(units: Units, entries: Sketch, offsets: Indices, table: letter.LetterTable) -> tuple[Sketch, Indices]:
    """*entries* with the invisible characters taken out and a place more for each that folds to two."""
    places = 1 + ((entries & letter.DOUBLE) != 0) - ((entries & letter.INVISIBLE) != 0)
    ends = np.cumsum(places)
    double = np.flatnonzero(entries & letter.DOUBLE)
    seconds = table.second[units[double]]
    entries = np.repeat(entries, places)
    entries[ends[double] - 1] = seconds
    return entries, np.concatenate([[0], ends])[offsets]


def _mixing(entries: Sketch, starts: Indices) -> Unread:
    """Texts with look-alike letters: a word of two alphabets, or one only of look-alikes in a text mostly Latin."""
    visible = np.flatnonzero((entries & letter.INVISIBLE) == 0)
    kept = entries[visible]
    firsts, _ = _bounds(kept)
    unread = np.zeros(len(starts), np.bool_)
    if not len(firsts):
        return unread
    # A word's marks are those of its letters: what separates it from the next has none.
    marks = np.bitwise_or.reduceat(kept, firsts)
    text = np.searchsorted(starts, visible[firsts], side="right") - 1
    unread[text[(marks & (letter.LATIN | letter.FOREIGN)) == (letter.LATIN | letter.FOREIGN)]] = True
    alike = np.unique(text[(marks & (letter.FOREIGN | letter.DISTINCT)) == letter.FOREIGN])
    if len(alike):
        latin, foreign = (
            np.add.reduceat((entries & script) != 0, starts, dtype=np.int64)
            for script in (letter.LATIN, letter.FOREIGN)
        )
        unread[alike] |= (latin[alike] >= foreign[alike]) & (latin[alike] > 0)
    return unread


def _windows(offsets: Indices, length: int) -> tuple[Indices, Indices]:
    """Indices of the runs of *length* that lie within one text, and their number in each."""
    counts = np.maximum(np.diff(offsets) - length + 1, 0)
    ends = np.cumsum(counts)
    return np.arange(ends[-1]) + np.repeat(offsets[:-1] - ends + counts, counts), counts


def _samples(shingles: Hashes, counts: Indices, ends: Indices) -> tuple[Hashes, Indices]:
    """`winnowed` for every text at once: the samples and their offsets."""
    offsets = np.concatenate([[0], ends])
    windows, number = _windows(offsets, WINDOW)
    minima = window_minima(shingles)[windows] if len(windows) else shingles[:0]
    text = np.repeat(np.arange(len(counts)), number)
    short = np.flatnonzero((counts > 0) & (counts < WINDOW))
    if len(short):
        least = [shingles[offsets[i] : offsets[i + 1]].min() for i in short]
        minima, text = np.concatenate([minima, np.array(least, np.uint64)]), np.concatenate([text, short])
    order = np.lexsort((minima, text))
    minima, text = minima[order], text[order]
    new = np.ones(len(minima), np.bool_)
    new[1:] = (minima[1:] != minima[:-1]) | (text[1:] != text[:-1])
    return minima[new], np.concatenate([[0], np.cumsum(np.bincount(text[new], minlength=len(counts)))])


def _minima(hashed: Sketch, counts: Indices, ends: Indices, settings: Settings) -> Sketch:
    a, b = permutations(settings.permutations, settings.seed)
    minima = np.full((len(counts), settings.permutations), EMPTY, np.uint32)
    filled = np.flatnonzero(counts)
    if not len(filled):
        return minima
    firsts = (ends - counts)[filled]
    for row in range(0, settings.permutations, _ROWS):
        permuted = np.multiply.outer(a[row : row + _ROWS], hashed)
        permuted += b[row : row + _ROWS, None]
        minima[filled, row : row + _ROWS] = np.minimum.reduceat(permuted, firsts, axis=1).T
    return minima


def _distinct(shingles: Hashes, ends: Indices) -> Indices:
    """The number of distinct shingles of each text."""
    sizes = np.zeros(len(ends), np.int64)
    for i, part in enumerate(np.split(shingles, ends[:-1])):
        if len(part):
            ordered = np.sort(part)
            sizes[i] = 1 + np.count_nonzero(ordered[1:] != ordered[:-1])
    return sizes
