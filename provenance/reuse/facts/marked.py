"""Which figure do digits state that a mark parts: the score 3:1, the 2:36 of hours, 1€50?"""

from __future__ import annotations

from typing import Final

from provenance.reuse.facts.amount import Figure, Placed, bound_before, kind_of, unit_after
from provenance.reuse.facts.number import digits_of
from provenance.reuse.facts.reading import Reading

_DURATIONS: Final = frozenset({"hour", "minute"})
_STUCK_IN: Final = {"€": ("eur", 100), "m": ("m", 100), "h": ("hour", 60)}
"""What stands before smaller parts, without a blank, and how many parts make one: *1€50*, *1m85*, *2h36*, *2h36min*."""


def score_or_duration(reading: Reading, i: int) -> Placed | None:
    """``3:1`` as German papers write a score; ``2:36 Stunden``."""
    low, _, high = reading.words[i].partition(":")
    unit, last, _ = unit_after(reading, i)
    if unit in _DURATIONS and low.isdecimal() and high.isdecimal() and len(high) == len("36"):
        value = round(int(low) + int(high) / 60, 6)
        return i, last, Figure(value, value, unit, "measure", digits_of(value), bound_before(reading, i))
    if low.isdecimal() and high.isdecimal() and len(low) < len("1000") and len(high) <= len("12"):
        return i, i, Figure(float(low), float(high), None, "score", 2)
    return None


def with_parts(reading: Reading, i: int) -> Placed | None:
    """``1€50``, ``1m85``, ``2h36``, as French papers write them."""
    if i + 1 >= len(reading) or reading.gap(i + 1) not in {"", "€"} or not reading.words[i].isdecimal():
        return None
    mark, tail = reading.gap(i + 1), reading.folded[i + 1]
    if not mark:
        mark, tail = tail[:1], tail[1:]
    tail = tail.removesuffix("min") if mark == "h" else tail
    if mark not in _STUCK_IN or len(tail) != len("85") or not tail.isdecimal():
        return None
    unit, parts = _STUCK_IN[mark]
    value = round(int(reading.words[i]) + int(tail) / parts, 6)
    return i, i + 1, Figure(value, value, unit, kind_of(unit), digits_of(value), bound_before(reading, i))
