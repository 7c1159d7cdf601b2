"""What are the sketches and samples of many texts, in one loop over their characters? (with numba, extra ``fast``)

Does what reuse/sketches/kernel_numpy.py does and agrees with it in every bit. Everything is compiled on first use, which takes
some seconds, and kept on disk; no loop holds the interpreter's lock.
"""

from __future__ import annotations

from typing import Any, Final

import numpy as np
from numba import njit

from provenance.reuse.shingle import (
    CHARACTER_BASE,
    FIRST_MULTIPLIER,
    SECOND_MULTIPLIER,
    WORD_BASE,
    Hashes,
    power_tables,
)
from provenance.reuse.sketches import letter_table as letter
from provenance.reuse.sketches.kernel_numpy import Units, Unread
from provenance.reuse.sketches.minhash import EMPTY, Sketch, permutations
from provenance.reuse.sketches.sketch import Indices, Sketches
from provenance.reuse.sketches.winnowing import WINDOW
from provenance.settings import Settings

CHUNK: Final = 1 << 20
"""Code units of one call: a quarter of a thousand news texts."""

# The compiled loops mix no number types: one with another width or sign becomes a float.
_0, _1, _33, _LOW = np.uint64(0), np.uint64(1), np.uint64(33), np.uint64(0xFFFFFFFF)
_CHARACTER_BASE, _WORD_BASE = np.uint64(CHARACTER_BASE), np.uint64(WORD_BASE)
_FIRST, _SECOND = np.uint64(FIRST_MULTIPLIER), np.uint64(SECOND_MULTIPLIER)
_CODE, _LATIN, _FOREIGN = np.uint32(letter.CODE), np.uint32(letter.LATIN), np.uint32(letter.FOREIGN)
_DISTINCT, _ALONE, _INVISIBLE = np.uint32(letter.DISTINCT), np.uint32(letter.ALONE), np.uint32(letter.INVISIBLE)
_DOUBLE, _UNSURE, _UNUSUAL = np.uint32(letter.DOUBLE), np.uint32(letter.UNSURE), np.uint32(letter.UNUSUAL)
_PLAIN_LENGTH: Final = 256
"""Characters of the longest word that the plain loop reads; a power of two."""
_LONGEST = np.uint64(_PLAIN_LENGTH - 1)
_UNREAD: Final = -1
_FEW: Final = 400
"""Hashes up to which counting sorts them faster than quicksort does."""
_ROOM: Final = 5
_LANES: Final = 64
"""Arrays are filled up to a multiple of so many numbers: else the last ones, one by one, take as long as all before."""

_compiled = njit(nogil=True, cache=True)


def sketch_units(
    units: Units, offsets: Indices, table: letter.LetterTable, settings: Settings
) -> tuple[Sketches, Unread]:
    """As `kernel_numpy.sketch_units`."""
    a, b = permutations(settings.permutations, settings.seed)
    powers, _ = power_tables(_PLAIN_LENGTH)
    count = len(offsets) - 1
    minima = np.full((count, settings.permutations), EMPTY, np.uint32)
    sizes = np.zeros(count, np.int64)
    ends = np.zeros(count + 1, np.int64)
    samples = np.empty(len(units) + count, np.uint64)
    _sketch_texts(
        units, offsets, table.entries, table.second, powers, settings.shingle_length, a, b, minima, sizes, ends, samples
    )
    unread = sizes == _UNREAD
    return Sketches(minima, sizes, ends, samples[: ends[-1]].copy()), unread


@_compiled
def _sketch_texts(  # noqa: PLR0913, PLR0917 - arrays are all that compiled loops take
    units: Units, offsets: Indices, entries: Sketch, second: Sketch, powers: Hashes, length: int, a: Sketch, b: Sketch,
    minima: Sketch, sizes: Indices, ends: Indices, samples: Hashes,
) -> None:  # fmt: skip
    """Fill a row of *minima*, *sizes* and *ends* for each text, and *samples* for all; a text's size may be `_UNREAD`."""
    longest = 0
    for i in range(len(sizes)):
        longest = max(longest, offsets[i + 1] - offsets[i])
    words = np.empty(longest + _LANES, np.uint64)
    shingles = np.empty(longest + _LANES, np.uint64)
    hashed = np.empty(longest + _LANES, np.uint32)
    room = np.empty(_ROOM * longest + 2 * _LANES, np.uint64)
    done = 0
    for i in range(len(sizes)):
        count = _read_words(units, offsets[i], offsets[i + 1], entries, second, powers, words)
        sizes[i] = count
        if count != _UNREAD:
            count = _shingle(words, count, length, shingles)
            _premix(shingles, count, hashed)
            _minhash(hashed[: _filled(hashed, count, hashed[0])], a, b, minima[i])
            sizes[i] = _count_distinct(shingles, count, room)
            done += _winnow(shingles, count, words, room, samples[done:])
        ends[i + 1] = done


@_compiled
def _read_words(
    units: Units, start: int, end: int, entries: Sketch, second: Sketch, powers: Hashes, words: Hashes
) -> int:
    """Write the hash of each word of one text to *words*; their number, or `_UNREAD`."""
    marks = np.uint32(0)
    if len(entries) > 128:  # noqa: PLR2004 - nothing in ASCII is unusual
        for i in range(start, end):
            marks |= entries[units[i]]
    count = _UNREAD
    if not marks & (_UNUSUAL | _FOREIGN):
        count = _read_plain_words(units, start, end, entries, powers, words)
    if count == _UNREAD and not marks & _UNSURE:
        count = _read_any_words(units, start, end, entries, second, words)
    if count != _UNREAD:
        for i in range(count):
            words[i] = _mixed(words[i])
    return count


@_compiled
def _read_plain_words(units: Units, start: int, end: int, entries: Sketch, powers: Hashes, words: Hashes) -> int:
    """Words of letters that need no second look, without one branch; `_UNREAD` if one is too long for *powers*."""
    # Unsigned numbers as indices spare a test for negative ones in every step.
    count, total, place, before, longest = _0, _0, _0, _0, _0
    for unit in units[start:end]:
        code = np.uint64(entries[unit] & _CODE)
        inside = np.uint64(code != _0)
        kept = _0 - inside
        words[count] = total
        count += before & ~inside
        total = (total + code * powers[place & _LONGEST]) & kept
        longest |= place
        place = (place + _1) & kept
        before = inside
    words[count] = total
    count += before
    return _UNREAD if longest > _LONGEST else int(count)


@_compiled
def _read_any_words(units: Units, start: int, end: int, entries: Sketch, second: Sketch, words: Hashes) -> int:
    """Words of any letters that are not `UNSURE`; `_UNREAD` where look-alike letters need the definition."""
    count = 0
    total, power, marks = _0, _1, np.uint32(0)
    alike = False
    for i in range(start, end):
        entry = entries[units[i]]
        if entry & _INVISIBLE:
            continue
        if marks and (not entry or entry & _ALONE):
            if marks & _FOREIGN:
                if marks & _LATIN:
                    return _UNREAD
                alike |= not marks & _DISTINCT
            words[count] = total
            count += 1
            total, power, marks = _0, _1, np.uint32(0)
        if entry:
            total += np.uint64(entry & _CODE) * power
            power *= _CHARACTER_BASE
            marks |= entry
        if entry & _DOUBLE:
            total += np.uint64(second[units[i]]) * power
            power *= _CHARACTER_BASE
        if entry & _ALONE:
            words[count] = total
            count += 1
            total, power, marks = _0, _1, np.uint32(0)
    return _UNREAD if alike and _is_mostly_latin(units, start, end, entries) else count


@_compiled
def _is_mostly_latin(units: Units, start: int, end: int, entries: Sketch) -> bool:
    latin, foreign = 0, 0
    for i in range(start, end):
        entry = entries[units[i]]
        latin += (entry & _LATIN) != 0
        foreign += (entry & _FOREIGN) != 0
    return latin > 0 and latin >= foreign


@_compiled
def _shingle(words: Hashes, count: int, length: int, shingles: Hashes) -> int:
    """`shingle.runs`, written to *shingles*; their number."""
    number = max(0, count - length + 1)
    for i in range(number):
        shingles[i] = words[i]
    for offset in range(1, length):
        for i in range(number):
            shingles[i] = shingles[i] * _WORD_BASE + words[i + offset]
    for i in range(number):
        shingles[i] = _mixed(shingles[i])
    return number


@_compiled
def _mixed(value: Any) -> Any:
    value ^= value >> _33
    value *= _FIRST
    value ^= value >> _33
    value *= _SECOND
    return value ^ (value >> _33)


@_compiled
def _premix(shingles: Hashes, count: int, hashed: Sketch) -> None:
    """`minhash.premixed`, written to *hashed*."""
    for i in range(count):
        value = np.uint32(shingles[i] & _LOW)
        value = np.uint32(value ^ (value >> np.uint32(16)))
        value = np.uint32(value * np.uint32(0x85EBCA6B))
        value = np.uint32(value ^ (value >> np.uint32(13)))
        value = np.uint32(value * np.uint32(0xC2B2AE35))
        hashed[i] = np.uint32(value ^ (value >> np.uint32(16)))


@_compiled
def _filled(values: Any, count: int, value: Any) -> int:
    """Fill *values* up with *value* from *count* on to a multiple of `_LANES`, which is returned."""
    end = (count + _LANES - 1) // _LANES * _LANES
    values[count:end] = value
    return end


@_compiled
def _minhash(hashed: Sketch, a: Sketch, b: Sketch, minima: Sketch) -> None:
    """`minhash.minhash`, written to *minima*: four permutations at once, so that each hash is loaded for four."""
    whole = len(minima) - len(minima) % 4
    for row in range(0, whole, 4):
        a0, a1, a2, a3 = a[row], a[row + 1], a[row + 2], a[row + 3]
        b0, b1, b2, b3 = b[row], b[row + 1], b[row + 2], b[row + 3]
        least0 = least1 = least2 = least3 = np.uint32(0xFFFFFFFF)
        for i in range(len(hashed)):
            value = hashed[i]
            least0 = min(least0, np.uint32(a0 * value + b0))
            least1 = min(least1, np.uint32(a1 * value + b1))
            least2 = min(least2, np.uint32(a2 * value + b2))
            least3 = min(least3, np.uint32(a3 * value + b3))
        minima[row], minima[row + 1], minima[row + 2], minima[row + 3] = least0, least1, least2, least3
    for row in range(whole, len(minima)):
        least = np.uint32(0xFFFFFFFF)
        for i in range(len(hashed)):
            least = min(least, np.uint32(a[row] * hashed[i] + b[row]))
        minima[row] = least


@_compiled
def _count_distinct(shingles: Hashes, count: int, room: Hashes) -> int:
    """The number of distinct hashes. *room* is to work in: `_ROOM` places for each of them, and some.

    Few meet in the same place of a table of bytes that is large enough; only those are told apart by their values.
    """
    crowded, table = room[: count + 1], room[count + 1 :]
    places = 64
    while places < 16 * count:
        places *= 2
    mask = np.uint64(places - 1)
    seen = table[: places // 8].view(np.uint8)
    seen[:] = 0
    for value in shingles[:count]:
        seen[value & mask] |= np.uint8(1) + (seen[value & mask] & np.uint8(1))
    number = _0
    for value in shingles[:count]:
        crowded[number] = value
        number += np.uint64(seen[value & mask] > 1)
    return count - int(number) + _count_distinct_crowded(crowded[:number], table)


@_compiled
def _count_distinct_crowded(values: Hashes, table: Hashes) -> int:
    """The number of distinct *values*, by open addressing in part of *table*, where zero marks what is free."""
    slots = 16
    while slots < 2 * len(values):
        slots *= 2
    mask = np.uint64(slots - 1)
    table[:slots] = _0
    distinct, zeros = 0, 0
    for value in values:
        slot = value & mask
        while table[slot] != value and table[slot] != _0:
            slot = (slot + _1) & mask
        distinct += table[slot] != value
        zeros |= value == _0
        table[slot] = value
    return distinct + zeros


@_compiled
def _winnow(shingles: Hashes, count: int, least: Hashes, values: Hashes, sample: Hashes) -> int:
    """`winnowing.winnowed`, written to *sample*; its size. *least* and *values* are room to work in."""
    windows = count - WINDOW + 1
    if windows < 1:
        if count:
            sample[0] = shingles[:count].min()
        return min(count, 1)
    for i in range(windows):
        lowest = shingles[i]
        for offset in range(1, WINDOW):
            lowest = min(lowest, shingles[i + offset])
        least[i] = lowest
    changes = 1
    values[0] = least[0]
    for i in range(1, windows):
        values[changes] = least[i]
        changes += least[i] != least[i - 1]
    return _sort_distinct(values, changes, sample)


@_compiled
def _sort_distinct(values: Hashes, count: int, ordered: Hashes) -> int:
    """Write the first *count* of *values* to *ordered*, in order and without repetitions; how many those are.

    A few are sorted by counting for each how many come before it: more steps than quicksort, but none waits for another.
    """
    if count > _FEW:
        ordered[:count] = np.sort(values[:count])
    else:
        end = _filled(values, count, np.uint64(0xFFFFFFFFFFFFFFFF))
        for i in range(count):
            value, rank = values[i], 0
            for j in range(end):
                rank += values[j] < value
            for j in range(i):
                rank += values[j] == value
            ordered[rank] = value
    last, kept = ordered[0], 1
    for i in range(1, count):
        value = ordered[i]
        ordered[kept] = value
        kept += value != last
        last = value
    return kept
