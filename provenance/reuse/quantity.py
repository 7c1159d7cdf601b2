"""When do two figures state the same amount: exactly, rounded, or converted?"""

from __future__ import annotations

from math import floor, log10
from typing import Final

from provenance.reuse.figure import CURRENCIES, Figure
from provenance.reuse.outcome import Agreement

_FACTORS: Final = {
    "mm": ("length", 0.001), "cm": ("length", 0.01), "inch": ("length", 0.0254), "foot": ("length", 0.3048),
    "yard": ("length", 0.9144), "m": ("length", 1.0), "km": ("length", 1000.0), "mile": ("length", 1609.344),
    "m2": ("area", 1.0), "foot2": ("area", 0.0929), "acre": ("area", 4046.9), "hectare": ("area", 1e4),
    "km2": ("area", 1e6), "mile2": ("area", 2.59e6),
    "gram": ("mass", 0.001), "ounce": ("mass", 0.02835), "pound": ("mass", 0.4536), "kg": ("mass", 1.0),
    "ton": ("mass", 907.2), "tonne": ("mass", 1000.0),
    "litre": ("volume", 1.0), "gallon": ("volume", 3.785), "barrel": ("volume", 159.0),
    "kmh": ("speed", 1.0), "mph": ("speed", 1.609344), "mw": ("power", 1.0), "gw": ("power", 1000.0),
    "second": ("time", 1 / 3600), "minute": ("time", 1 / 60), "hour": ("time", 1.0), "day": ("time", 24.0),
    "week": ("time", 168.0), "month": ("time", 730.5), "year": ("time", 8766.0), "decade": ("time", 87660.0),
}  # fmt: skip
_CONVERSION: Final = 0.06
"""Converted values may differ by this share: writers round after converting."""
_ROUNDING: Final = 0.05
_BOUNDED: Final = 0.15
"""… and by this share where the copy says ``nearly`` or ``more than``."""
_SHARE_SLACK: Final = 2.0
"""Percentage points between ``a third`` and what it stands for."""


def agreement(copy: Figure, source: Figure) -> Agreement | None:
    """``same``, ``rounded`` or ``converted`` where both state one amount, as far as they say; None where they differ."""
    if copy.kind == "vague" or source.kind == "vague":
        return _vague(copy, source)
    if (copy.kind == "ordinal") != (source.kind == "ordinal"):
        return None
    if copy.unit == source.unit or copy.unit is None or source.unit is None:
        return _same_unit(copy, source)
    if {copy.unit, source.unit} == {"celsius", "fahrenheit"}:
        celsius, fahrenheit = (copy, source) if copy.unit == "celsius" else (source, copy)
        return "converted" if abs(celsius.low * 9 / 5 + 32 - fahrenheit.low) <= 1.5 else None  # noqa: PLR2004 - rounding
    if "degree" in {copy.unit, source.unit} and {copy.unit, source.unit} & {"celsius", "fahrenheit"}:
        return _same_unit(copy, source)
    one, other = _FACTORS.get(copy.unit), _FACTORS.get(source.unit)
    if one and other and one[0] == other[0]:
        return "converted" if _near(copy.low * one[1], source.low * other[1], _CONVERSION) else None
    return None


def _same_unit(copy: Figure, source: Figure) -> Agreement | None:
    if (
        copy.low != source.low
        and 1000 * min(copy.low, source.low) == max(copy.low, source.low)
        and min(copy.low, source.low) % 1
    ):
        return "same"  # 1.200 for 1,200
    if (copy.low, copy.high) == (source.low, source.high):
        return "same" if copy.kind == source.kind or "share" not in {copy.kind, source.kind} else "converted"
    if copy.low == copy.high and source.low < source.high and copy.low in {source.low, source.high}:
        return "same"
    if source.low == source.high and copy.low < copy.high:
        return "rounded" if source.low in {copy.low, copy.high} else None
    if copy.low != copy.high or source.low != source.high:
        return None
    if "share" in {copy.kind, source.kind}:
        return "converted" if abs(copy.low - source.low) <= _SHARE_SLACK else None
    return "rounded" if _rounds(copy, source) else None


def _near(a: float, b: float, share: float) -> bool:
    return abs(a - b) <= share * max(abs(a), abs(b))


def _rounds(copy: Figure, source: Figure) -> bool:
    """Whether the copy's figure is the source's with fewer digits: 25,000 for 24,870, ``more than 200`` for 213."""
    if copy.digits >= source.digits or not source.low or not copy.low:
        return False
    place = 10.0 ** (floor(log10(abs(copy.low))) + 1 - copy.digits)
    if copy.bound is None or copy.bound == source.bound:
        return abs(copy.low - source.low) <= place / 2 and _near(copy.low, source.low, _ROUNDING)
    within = _near(copy.low, source.low, _BOUNDED)
    if copy.bound == "over":
        return within and 0 <= source.low - copy.low < place
    return within and abs(source.low - copy.low) < place


def _vague(copy: Figure, source: Figure) -> Agreement | None:
    if copy.kind == source.kind:
        return "same" if copy.low == source.low else "rounded" if copy.low < source.low and source.high <= copy.high else None
    if copy.kind != "vague":
        return None
    return "rounded" if copy.low <= source.low <= copy.high and copy.unit in {source.unit, None} else None


def comparable(copy: Figure, source: Figure) -> bool:
    """Whether the two could answer one question: both money, both shares, both lengths, both plain counts."""
    return _family(copy) == _family(source) or {_family(copy), _family(source)} in (
        {"count", "vague"},
        {"count", "age"},
    )


def _family(figure: Figure) -> str:
    if figure.kind == "ordinal" or figure.kind == "score":  # noqa: PLR1714 - two literals of one type
        return figure.kind
    if figure.unit is None:
        return "vague" if figure.kind == "vague" else "count"
    if figure.unit in CURRENCIES:
        return "money"
    if figure.kind == "age":
        return "age"
    factor = _FACTORS.get(figure.unit)
    return factor[0] if factor else figure.unit
