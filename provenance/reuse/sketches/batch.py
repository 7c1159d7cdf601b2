"""What are the sketches and samples of a whole batch of texts, on all cores?"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cache, partial
from types import ModuleType

import numpy as np

from provenance.reuse.sketches import kernel_numpy
from provenance.reuse.sketches.fingerprint_word import fingerprint_words
from provenance.reuse.sketches.kernel_numpy import Units
from provenance.reuse.sketches.letter_table import letter_table
from provenance.reuse.sketches.sketch import Indices, Sketches
from provenance.settings import Settings

FEW = 16
"""Fewer texts than these are read one by one by the definition: the table of letters takes longer to make."""

_WORTH_COMPILING = 1_000_000
"""Characters above which loading numba's loops, .4 s, is soon made up for: some 250 news texts."""


def sketch_many(texts: Sequence[str], settings: Settings, kernel: ModuleType | None = None) -> Sketches:
    """One row for each of *texts*, in their order; the whole batch in memory at once.

    Uses numba where it is installed (extra ``fast``) and the batch is large, if no *kernel* is named; the result is the
    same to the last bit.
    """
    return Sketches.joined(sketch_parts(texts, settings, kernel), settings)


def sketch_parts(texts: Sequence[str], settings: Settings, kernel: ModuleType | None = None) -> Iterator[Sketches]:
    """The same in parts, one after the other as they are ready."""
    if len(texts) < FEW:
        yield from (Sketches.of_words(fingerprint_words(text), settings) for text in texts)
        return
    kernel = kernel or _kernel(sum(map(len, texts)))
    work = partial(sketch_chunk, kernel=kernel, settings=settings)
    with ThreadPoolExecutor(os.cpu_count()) as threads:
        yield from threads.map(work, _chunks(texts, kernel.CHUNK))


def _kernel(characters: int) -> ModuleType:
    if characters >= _WORTH_COMPILING or "provenance.reuse.sketches.kernel_numba" in sys.modules:
        return _fastest()
    return kernel_numpy


@cache
def _fastest() -> ModuleType:
    try:
        from provenance.reuse.sketches import kernel_numba
    except (ImportError, RuntimeError):  # not installed, or not with this numpy; nowhere to keep what is compiled
        return kernel_numpy
    return kernel_numba


def _chunks(texts: Sequence[str], most: int) -> Iterator[Sequence[str]]:
    """*texts* in runs of at most *most* characters, or a single longer text."""
    first, size = 0, 0
    for i, text in enumerate(texts):
        size += len(text) + 1
        if size > most and i > first:
            yield texts[first:i]
            first, size = i, len(text) + 1
    yield texts[first:]


def sketch_chunk(texts: Sequence[str], *, kernel: ModuleType, settings: Settings) -> Sketches:
    """One row for each of *texts*, by one kernel on one core."""
    plain = np.fromiter(map(str.isascii, texts), np.bool_, len(texts))
    if plain.all() or not plain.any():
        return _sketch_alike(texts, bool(plain[0]), kernel, settings)
    order = np.argsort(~plain, kind="stable")
    first, rest = np.split(order, [np.count_nonzero(plain)])
    parts = [_sketch_alike([texts[i] for i in rows], rows is first, kernel, settings) for rows in (first, rest)]
    return Sketches.joined(parts, settings).taken(np.argsort(order))


def _sketch_alike(texts: Sequence[str], ascii_only: bool, kernel: ModuleType, settings: Settings) -> Sketches:  # noqa: FBT001 - as it is called here
    """The rows of texts that are all in ASCII, or are all to be looked up in the larger table."""
    units, offsets = encoded(texts, ascii_only=ascii_only)
    rows: Sketches
    rows, unread = kernel.sketch_units(units, offsets, letter_table(ascii_only=ascii_only), settings)
    if not unread.any():
        return rows
    read, left = np.flatnonzero(~unread), np.flatnonzero(unread)
    defined = (Sketches.of_words(fingerprint_words(texts[i]), settings) for i in left.tolist())
    return Sketches.joined([rows.taken(read), *defined], settings).taken(np.argsort(np.concatenate([read, left])))


def encoded(texts: Sequence[str], *, ascii_only: bool) -> tuple[Units, Indices]:
    """*texts* as code units one after the other, a line break after each, and where each begins and the last ends."""
    joined = "\n".join([*texts, ""])
    lengths = np.fromiter(map(len, texts), np.int64, len(texts)) + 1
    units: Units
    if ascii_only:
        units = np.frombuffer(joined.encode("ascii"), np.uint8)
    else:
        units = np.frombuffer(joined.encode("utf-16-le", "surrogatepass"), "<u2")
        if len(units) > len(joined):
            sizes = (len(text.encode("utf-16-le", "surrogatepass")) for text in texts)
            lengths = np.fromiter(sizes, np.int64, len(texts)) // 2 + 1
    return units, np.concatenate([np.zeros(1, np.int64), np.cumsum(lengths)])
