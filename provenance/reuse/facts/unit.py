"""Which units measure the same thing, and how many of one make the other?"""

from __future__ import annotations

from typing import Final

FACTORS: Final = {
    "mm": ("length", 0.001), "cm": ("length", 0.01), "inch": ("length", 0.0254), "foot": ("length", 0.3048),
    "yard": ("length", 0.9144), "m": ("length", 1.0), "km": ("length", 1000.0), "mile": ("length", 1609.344),
    "m2": ("area", 1.0), "foot2": ("area", 0.0929), "acre": ("area", 4046.9), "hectare": ("area", 1e4),
    "km2": ("area", 1e6), "mile2": ("area", 2.59e6),
    "gram": ("mass", 0.001), "ounce": ("mass", 0.02835), "pound": ("mass", 0.4536), "kg": ("mass", 1.0), "centner": ("mass", 100.0),
    "stone": ("mass", 6.350), "ton": ("mass", 907.2), "tonne": ("mass", 1000.0),
    "litre": ("volume", 1.0), "m3": ("volume", 1000.0), "hm3": ("volume", 1e9), "gallon": ("volume", 3.785), "barrel": ("volume", 159.0),
    "kmh": ("speed", 1.0), "mph": ("speed", 1.609344), "knot": ("speed", 1.852), "mw": ("power", 1.0), "gw": ("power", 1000.0),
    "second": ("time", 1 / 3600), "minute": ("time", 1 / 60), "quarter_hour": ("time", 0.25), "hour": ("time", 1.0), "day": ("time", 24.0),
    "week": ("time", 168.0), "month": ("time", 730.5), "year": ("time", 8766.0), "decade": ("time", 87660.0),
    "century": ("time", 876600.0),
}  # fmt: skip
"""What a unit measures, and how many basic units of that it is."""
HUNDREDTHS: Final = {
    "cent": {"usd", "eur", "aud", "cad", "nzd", "mxn", "chf", "rub", "uah", "brl", "try", "pln"},
    "pence": {"gbp"},
}
"""Small money, and what it is a hundredth of."""
WHOLE: Final = frozenset().union(*HUNDREDTHS.values())


_ABOUT: Final = 0.08
"""Four weeks are a month."""


def is_one(count: float, small: str, large: str) -> bool:
    """Whether so many of unit *small* make about one of *large*: twelve months a year, one hour an hour."""
    (what, one), (measured, other) = FACTORS.get(small, ("", 0.0)), FACTORS.get(large, (None, 0.0))
    return (count == 1 and small == large) or (what == measured and abs(count * one - other) <= _ABOUT * other)


def part_of(small: str, large: str) -> float | None:
    """How much of *large* one *small* is, if it is less of the same: 0.001 for a gram of a kilogram; None otherwise."""
    if large in HUNDREDTHS.get(small, ()):
        return 0.01
    (what, one), (measured, other) = FACTORS.get(small, ("", 0.0)), FACTORS.get(large, (None, 0.0))
    return one / other if what == measured and one < other else None
