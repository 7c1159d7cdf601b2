"""Which time of day is stated at some place in a text?"""

from __future__ import annotations

from typing import Final

from provenance.reuse.facts.reading import Reading

Time = tuple[int, int, int | None]
"""The last word of the time, the hour (0 to 24), and the minute or None."""

_AMOUNT: Final = frozenset("-$€£")
_GAPS: Final = frozenset({" ", "\u00a0", "\u202f", ""})
_HOURS, _NOON, _MINUTES = 24, 12, 60


def read_time(reading: Reading, i: int) -> Time | None:
    """``10:30``, ``5 p.m.``, ``15.30 Uhr``, ``15h30``, ``at 9 o'clock``: the time from word *i* (digits) on, or None.

    In German ``16:12`` alone is the score of a handball match.
    """
    hour, minute = _hands(reading.words[i])
    if hour is None or hour > _HOURS or (minute or 0) >= _MINUTES or reading.gap(i)[-1:] in _AMOUNT:
        return None
    if minute is None and (french := _french(reading, i + 1)) is not None:
        return i + 1, hour, french
    half = _half(reading, i + 1)
    if half:
        last, shift = half
        return last, hour % _NOON + shift if hour <= _NOON else hour, minute
    words = reading.vocabulary.date
    if reading.is_in(i + 1, words.clock) and reading.gap(i + 1) in _GAPS:
        told = (
            reading.is_in(i - 1, words.at) or reading.vocabulary.language == "de" or reading.folded[i + 1] == "o'clock"
        )
        return (i + 1, hour, minute) if told or minute is not None else None
    score = reading.vocabulary.language == "de" and not reading.is_in(i - 1, words.at)
    return (i, hour, minute) if ":" in reading.words[i] and minute is not None and not score else None


def _hands(written: str) -> tuple[int | None, int | None]:
    """Hour and minute of ``10:30`` (a score, ``3:1``, has none), the hour alone of ``10``."""
    for mark in ":.":
        hour, found, minute = written.partition(mark)
        if (
            found
            and hour.isdecimal()
            and len(hour) in {1, 2}
            and minute[:2].isdecimal()
            and len(minute) in {2, len("30:15")}
        ):
            return int(hour), int(minute[:2])
    return (int(written), None) if written.isdecimal() and len(written) in {1, 2} else (None, None)


def _french(reading: Reading, i: int) -> int | None:
    """The minutes of ``15h30``, of which word *i* is ``h30``."""
    if i >= len(reading) or reading.gap(i) or reading.vocabulary.language not in {"fr", "es"}:
        return None
    tail = reading.folded[i]
    return int(tail[1:]) if tail[0] == "h" and len(tail) == len("h30") and tail[1:].isdecimal() else None


def _half(reading: Reading, i: int) -> tuple[int, int] | None:
    """The last word of ``a.m.`` or ``p.m.`` from word *i* on, and the hours it adds."""
    if i >= len(reading) or reading.gap(i) not in _GAPS:
        return None
    words, spelt = reading.vocabulary.date, reading.folded[i]
    if len(spelt) == 1 and reading.gap(i + 1) in {".", ". "} and reading.is_in(i + 1, {"m"}):
        spelt, i = f"{spelt}m", i + 1  # p. m.
    if spelt in words.evening:
        return i, _NOON
    return (i, 0) if spelt in words.morning else None
