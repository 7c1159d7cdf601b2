"""How do sorted postings become pages of bytes, and pages postings again?

A posting is one 64-bit number: the first 40 bits of a hash above 24 bits of a document's key. Within a page the lower
bytes stand as they are; the hashes' higher bits only ever rise, and are kept in unary, some 1.5 bits a posting (Elias
1974, Fano 1971; Vigna 2013 for postings).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import log2

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[np.uint64]

KEY_BITS = 24
HASH_BITS = 40
_KEY_BYTES = KEY_BITS // 8
_BYTES = 8
_PAGE = 1000
"""Bytes of a page: what a query reads of each hash asked. Smaller pages would cost room, larger ones time; with its row's
head, a whole number of them fills a page of the file, be that 4,096 bytes or 8,192."""
_SPARE = 16
"""Bytes that the bit map of a page may take more than the mean, so that nearly all pages are equally long."""
WIDEST = 4
"""Bytes of each hash that stand as they are, at most: its last byte is always in the bit map."""
_CELLS = 1.0
"""Higher bits to be counted for each posting, at most: more, and the bit map would cost more than another byte."""


def width_for(size: int) -> int:
    """How many bytes of each hash to keep as they are in a segment of *size* postings, so that the rest is short."""
    spare = HASH_BITS - log2(max(size, 1) * _CELLS)
    return min(WIDEST, max(1, -int(-spare // 8)))


def page_size(width: int) -> int:
    """How many postings a page holds."""
    return int((_PAGE - _SPARE) * 8 / ((_KEY_BYTES + width) * 8 + 1 + _CELLS))


def encode(postings: Array, width: int) -> Iterator[tuple[int, bytes]]:
    """The pages of sorted *postings*, each with its first posting; only the last may be short."""
    count = page_size(width)
    for first in range(0, len(postings), count * _AT_ONCE):
        block = postings[first : first + count * _AT_ONCE]
        whole = len(block) // count * count
        if whole:
            yield from _encode(block[:whole].reshape(-1, count), width)
        if whole < len(block):
            yield from _encode(block[None, whole:], width)


_AT_ONCE = 64
"""Pages encoded together: as many as stay in the processor's cache."""


def _encode(pages: Array, width: int) -> Iterator[tuple[int, bytes]]:
    """As *encode*, for *pages* of equal length, one a row."""
    rows, count = pages.shape
    step = _KEY_BYTES + width
    low = np.ascontiguousarray(pages).view(np.uint8).reshape(rows, count, _BYTES)[:, :, :step].tobytes()
    high = (pages >> np.uint64(KEY_BITS + 8 * width)).astype(np.int64)
    ones = high - high[:, :1] + np.arange(count)
    lengths = (ones[:, -1] >> 3) + 1
    longest = int(lengths.max())
    bits = np.zeros((rows, 8 * longest), np.uint8)
    bits[np.arange(rows)[:, None], ones] = 1
    maps = np.packbits(bits, axis=1, bitorder="little").tobytes()
    for row, (first, length) in enumerate(zip(pages[:, 0].tolist(), lengths.tolist(), strict=True)):
        start = row * longest
        content = low[row * count * step : (row + 1) * count * step] + maps[start : start + length]
        yield first, content.ljust(_PAGE, b"\0") if count == page_size(width) else content


def holding(
    pages: Sequence[bytes], count: int, width: int, which: npt.NDArray[np.int64], hashes: Array
) -> npt.NDArray[np.bool_]:
    """Whether page ``which[i]`` of *pages*, with *count* postings each, may hold ``hashes[i]``, by its lower bytes.

    Most pages that a query asks hold nothing of it; looking at these bytes alone costs a fifth of decoding.
    """
    step = _KEY_BYTES + width
    kept = _matrix(pages)[:, : count * step].reshape(len(pages), count, step)
    wanted = hashes.view(np.uint8).reshape(-1, _BYTES)[:, :width]
    same = np.ones((len(which), count), np.bool_)
    for byte in range(width):
        np.logical_and(same, kept[:, :, _KEY_BYTES + byte][which] == wanted[:, byte, None], out=same)
    return np.asarray(same.any(axis=1), np.bool_)


def decode(pages: Sequence[bytes], fences: Array, count: int, width: int) -> Array:
    """The postings of *pages* with *count* postings each, whose first ones are *fences*; in order."""
    matrix = _matrix(pages)
    step = _KEY_BYTES + width
    postings = np.zeros((len(pages), count, _BYTES), np.uint8)
    postings[:, :, :step] = matrix[:, : count * step].reshape(len(pages), count, step)
    bits = np.unpackbits(matrix[:, count * step :], axis=1, bitorder="little")
    ones = np.flatnonzero(bits).reshape(len(pages), count) - bits.shape[1] * np.arange(len(pages))[:, None]
    shift = np.uint64(KEY_BITS + 8 * width)
    high = (ones - np.arange(count)).astype(np.uint64) + (fences >> shift)[:, None]
    found: Array = postings.view(np.uint64)[:, :, 0] | high << shift
    return found.ravel()


def _matrix(pages: Sequence[bytes]) -> npt.NDArray[np.uint8]:
    """*pages* one a row, which nearly always are equally long."""
    longest = max(map(len, pages))
    if longest > _PAGE:
        pages = [page.ljust(longest, b"\0") for page in pages]
    return np.frombuffer(b"".join(pages), np.uint8).reshape(len(pages), longest)
