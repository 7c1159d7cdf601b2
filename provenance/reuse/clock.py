"""Which time of day is stated at some place in a text?"""

from __future__ import annotations

from provenance.reuse.reading import Reading

Time = tuple[int, int, int | None]
"""The last word of the time, the hour (0 to 24), and the minute or None."""


def read_time(reading: Reading, i: int) -> Time | None:
    """``10:30``, ``5 p.m.``, ``15.30 Uhr``, ``15h30``, ``at 9 o'clock``: the time from word *i* (digits) on, or None."""
    hour, minute = _hands(reading.words[i])
    if (
        hour is None
        or hour > 24
        or (minute or 0) > 59
        or reading.text[reading.starts[i] - 1 : reading.starts[i]] in {"-", "$", "€", "£"}
    ):  # noqa: PLR2004
        return None
    last = i
    if minute is None and (french := _french(reading, i)) is not None:
        return (i + 1, hour, french)
    half = _half(reading, i + 1)
    if half:
        last, shift = half
        return (last, hour % 12 + shift, minute) if hour <= 12 else (last, hour, minute)  # noqa: PLR2004
    clock = (
        i + 1 < len(reading)
        and reading.gap(i + 1) in {" ", "\u00a0", ""}
        and reading.folded[i + 1] in reading.vocabulary.date.clock
    )
    told = i > 0 and reading.folded[i - 1] in reading.vocabulary.date.at and reading.gap(i) == " "
    if clock and (
        minute is not None or told or reading.vocabulary.language == "de" or reading.folded[i + 1] == "o'clock"
    ):
        return i + 1, hour, minute
    colon = ":" in reading.words[i] and len(reading.words[i].partition(":")[2]) >= 2  # noqa: PLR2004 - 10:30, not the score 3:1
    return (i, hour, minute) if colon else None


def _hands(written: str) -> tuple[int | None, int | None]:
    for mark in ":.":
        hour, found, minute = written.partition(mark)
        if found and hour.isdecimal() and len(hour) <= 2 and minute[:2].isdecimal() and len(minute) in {2, 5}:  # noqa: PLR2004
            return int(hour), int(minute[:2])
    return (int(written), None) if written.isdecimal() and len(written) <= 2 else (None, None)  # noqa: PLR2004


def _french(reading: Reading, i: int) -> int | None:
    """The minutes of ``15h30``."""
    if i + 1 >= len(reading) or reading.gap(i + 1) or reading.vocabulary.language not in {"fr", "es"}:
        return None
    tail = reading.folded[i + 1]
    return int(tail[1:]) if tail[0] == "h" and len(tail) == 3 and tail[1:].isdecimal() else None  # noqa: PLR2004


def _half(reading: Reading, i: int) -> tuple[int, int] | None:
    """The last word of ``a.m.`` or ``p.m.`` from word *i* on, and the hours it adds."""
    if i >= len(reading) or reading.gap(i) not in {" ", "", "\u00a0", "\u202f"}:
        return None
    words, spelt = reading.vocabulary.date, reading.folded[i]
    if i + 1 < len(reading) and len(spelt) == 1 and reading.gap(i + 1) in {".", ". "} and reading.folded[i + 1] == "m":
        spelt, i = f"{spelt}m", i + 1  # p. m.
    if spelt in words.evening:
        return i, 12
    return (i, 0) if spelt in words.morning else None
