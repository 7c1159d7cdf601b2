"""When do two figures state the same amount: exactly, rounded, or converted?"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Hashable, Iterator, Mapping
from math import floor, log10
from typing import Final, Generic, TypeVar

from provenance.reuse.facts.amount import CURRENCIES, Figure
from provenance.reuse.facts.outcome import Agreement
from provenance.reuse.facts.unit import FACTORS, HUNDREDTHS, WHOLE

Key = TypeVar("Key", bound=Hashable)
_INTERCHANGED: Final = (
    {"degree", "celsius"}, {"degree", "fahrenheit"}, {"ton", "tonne"}, {"usd", "aud"}, {"usd", "cad"}, {"aud", "cad"},
    {"usd", "mxn"}, {"jpy", "cny"}, {"gbp", "pound"}, {"sek", "nok"}, {"sek", "dkk"}, {"nok", "dkk"},
)  # fmt: skip
"""Units that writers use one for the other, rightly or not: a bare dollar or yen sign is that of the country."""
_RECKONED: Final = frozenset(
    {("day", 7.0 * n + 1, "week", float(n)) for n in (1, 2)} | {("week", float(n), "day", 7.0 * n + 1) for n in (1, 2)}
)
"""Weeks in days with the first and the last of them, as many languages count them: *huit jours*, *quince días*."""
ROUGHLY: Final = 1e-6
_SCALES: Final = (1e3, 1e6, 1e9)
"""Between what is written and what is meant, where a separator or the magnitude is read otherwise."""
_CONVERSION: Final = 0.06
"""Converted values may differ by this share: writers round after converting."""
_COARSE: Final = 2
"""… but not figures of more digits than this, which tell more."""
_OF_WEEKS: Final = 0.081
"""… months and weeks by this: eight weeks are two months."""
_VAGUELY: Final = 0.17
"""… and by this share where the copy calls them inexact: *25 minutes*, *almost half an hour*."""
ROUNDING: Final = 0.06
_BOUNDED: Final = 0.2
"""… and by this share where the copy says ``nearly`` or ``more than``."""
_BOTH_INEXACT: Final = 0.1
"""… and by this where both are inexact: *some 28*, *nearly thirty*."""
_LEAST, _MOST, _SLACK, CROWD = 0.8, 1.25, 2.5, 60
"""Figures outside this range of each other (a share, a difference) never agree; of a crowd in it no more are tried."""
_THREE_DIGITS: Final = 100
_THOUSAND: Final = 1000
A_FEW: Final = 20
"""A whole number up to this may be said of two things by chance."""
_A_DOZEN: Final = 12
_HALF, _QUARTERS = 0.5, 4
_MANY: Final = 1e15
_DEGREES: Final = 1.0
_SHARE_SLACK, _SHARE_BOUND = 2.0, 7.0
"""Percentage points between ``a third`` and what it stands for, and between ``more than a third`` and that."""


def agreement(copy: Figure, source: Figure) -> Agreement | None:
    """``same``, ``rounded`` or ``converted`` where both state one amount, as far as they say; None where they differ."""
    if "vague" in {copy.kind, source.kind}:
        return _vague(copy, source)
    if (copy.kind == "ordinal") != (source.kind == "ordinal"):
        # The 58th minute is 58 minutes, but the third is not three.
        return "same" if copy.low == source.low == copy.high and copy.low > _A_DOZEN else None
    units = {copy.unit, source.unit}
    if units == {None, "times"} and (copy.low != source.low or (copy.low % 1 == 0 and copy.low <= A_FEW)):
        # Three is not three times; two and a half times, or 112 crossings and 112 times crossed, may be one.
        return None
    if len(units) == 1 or None in units or units in _INTERCHANGED:
        return _same_unit(copy, source)
    return _converted(copy, source, units)


def _converted(copy: Figure, source: Figure, units: set[str | None]) -> Agreement | None:
    """``converted`` where the figures, in different *units*, are one amount, as exactly as writers convert."""
    one, other = basic(copy), basic(source)
    if one is None or other is None or family(copy) != family(source):
        return None
    if (copy.unit, copy.low, source.unit, source.low) in _RECKONED:
        return "converted"
    share = _VAGUELY if copy.bound else _OF_WEEKS if units == {"week", "month"} else _CONVERSION
    slack = _DEGREES if "celsius" in units else share * max(abs(one), abs(other))
    if not copy.bound and min(copy.digits, source.digits) > _COARSE:
        slack = min(slack, _last_place(copy, one) + _last_place(source, other))  # 6ft 2in are not 1.98 metres
    if copy.unit == "hour" and copy.low * _QUARTERS % 2 == 1:  # three quarters of an hour for 40 minutes
        slack = abs(one) / copy.low / _QUARTERS / 2
    if family(copy) == "money":
        slack = (
            ROUGHLY * abs(one) if any(part in units and units & whole for part, whole in HUNDREDTHS.items()) else -1.0
        )
    return "converted" if abs(one - other) <= slack else None


def _last_place(figure: Figure, amount: float) -> float:
    """How much one in the last digit that *figure* states is of its *amount* in the basic unit."""
    if not figure.low:
        return 0.0
    return 10.0 ** (floor(log10(abs(figure.low))) + 1 - figure.digits) * abs(amount / figure.low)


def _same_unit(copy: Figure, source: Figure) -> Agreement | None:
    if (copy.low, copy.high) == (source.low, source.high):
        return "same" if copy.kind == source.kind or "share" not in {copy.kind, source.kind} else "converted"
    if copy.low != copy.high or source.low != source.high:
        return _with_range(copy, source)
    if "share" in {copy.kind, source.kind}:
        apart = copy.kind == source.kind and not copy.bound and not is_near(copy.low, source.low, ROUNDING)
        return "converted" if is_share_of(copy, source) and not apart else None  # one in nine is not one in ten
    if _scaled_otherwise(copy, source):
        return "same"
    return "rounded" if _rounds(copy, source) else None


def is_share_of(copy: Figure, source: Figure) -> bool:
    """Whether ``a third`` or ``more than a third`` fits the percentage."""
    over = source.low - copy.low
    if copy.bound == "over":
        return -_SHARE_SLACK <= over <= _SHARE_BOUND
    return abs(over) <= (_SHARE_BOUND if copy.bound else _SHARE_SLACK)


def _with_range(copy: Figure, source: Figure) -> Agreement | None:
    """A range against one of its ends."""
    if copy.low == copy.high and copy.low in {source.low, source.high}:
        return "same"
    return "rounded" if source.low == source.high and source.low in {copy.low, copy.high} else None


def _scaled_otherwise(copy: Figure, source: Figure) -> bool:
    """Whether 1.2 is 1,200 written with a point, ``1.200``, or one leaves the magnitude out: *not 91, but 27 million*, *4.1 of those 6.3 million*.

    €4.1 is not €4.1 million.
    """
    small, large = sorted((copy, source), key=lambda figure: figure.low)
    if small.low % 1 == 0 and (small.unit or not A_FEW < small.low < _THOUSAND):
        return False
    scales = _SCALES if None in {copy.unit, source.unit} else _SCALES[:1]
    return any(abs(large.low - scale * small.low) <= ROUGHLY * large.low for scale in scales)


def is_near(a: float, b: float, share: float) -> bool:
    """Whether two amounts differ by no more than a *share* of the larger."""
    return abs(a - b) <= share * max(abs(a), abs(b))


def _rounds(copy: Figure, source: Figure) -> bool:
    """Whether the copy's figure is the source's with fewer digits: 25,000 for 24,870, ``more than 200`` for 213."""
    if copy.kind == "ordinal":
        return _is_next_ten(copy, source)
    half = copy.bound is not None and copy.low % 1 == _HALF  # a little over a day and a half
    if (copy.digits >= source.digits and not half) or not source.low or not copy.low:
        return False
    place = 0.5 if half else 10.0 ** (floor(log10(abs(copy.low))) + 1 - copy.digits)
    if copy.bound is None or copy.bound == source.bound:
        share = ROUNDING if copy.bound != "about" else _BOTH_INEXACT
        return abs(copy.low - source.low) <= place / 2 and is_near(copy.low, source.low, share)
    within = is_near(copy.low, source.low, _BOUNDED)
    if copy.bound == "over":
        return within and 0 <= source.low - copy.low < place
    if copy.bound == "under":
        return within and 0 <= copy.low - source.low < place
    return within and abs(source.low - copy.low) < place


def _vague(copy: Figure, source: Figure) -> Agreement | None:
    if copy.kind == source.kind:
        return (
            "same"
            if copy.low == source.low
            else "rounded"
            if copy.low < source.low and source.high <= copy.high
            else None
        )
    if copy.kind != "vague":
        return None
    return "rounded" if copy.low <= source.low <= copy.high and copy.unit in {source.unit, None} else None


class FigureIndex(Generic[Key]):
    """Figures to look up by any figure that may state the same amount, rounded or converted."""

    def __init__(self, figures: Mapping[Key, Figure]) -> None:
        self.figures = figures
        self.vague = [key for key, figure in figures.items() if figure.kind == "vague"]
        exact = [(key, figure) for key, figure in figures.items() if figure.kind != "vague"]
        ends = [(end, i) for i, (_, figure) in enumerate(exact) for end in {figure.low, figure.high}]
        bases = [(base, i) for i, (_, figure) in enumerate(exact) if (base := basic(figure)) is not None]
        self.exact, self.ends, self.bases = exact, sorted(ends), sorted(bases)

    def agreeing(self, figure: Figure) -> dict[Key, Agreement]:
        """The keys of the figures that agree with *figure*, and how."""
        near = [*self.vague] if figure.kind == "vague" else []
        low, high = (
            (figure.low, figure.high)
            if figure.kind == "vague"
            else (min(figure.low * _LEAST, figure.low * _MOST), max(figure.high * _LEAST, figure.high * _MOST) + _SLACK)
            if figure.kind != "score"
            else (min(figure.low, figure.high), max(figure.low, figure.high))
        )
        near += self._between(self.ends, low - _SLACK, high)
        for scale in _SCALES:
            for scaled in (scale * figure.low, figure.low / scale):
                near += self._between(self.ends, scaled * (1 - ROUGHLY), scaled * (1 + ROUGHLY))
        base = basic(figure)
        if base is not None:
            least, most = sorted((base * _LEAST, base * _MOST))
            near += self._between(self.bases, least - _SLACK, most + _SLACK)
        found = {key: how for key in dict.fromkeys(near) if (how := agreement(figure, self.figures[key]))}
        if figure.low != figure.high and figure.kind != "vague":
            found = self._with_both_ends(figure, found)
        sure = {  # fifty years are half a century rather than some fifty
            key
            for key, how in found.items()
            if (how == "same" if figure.unit is None else base is not None and base == basic(self.figures[key]))
        }
        return {key: how for key, how in found.items() if key in sure} or found

    def _with_both_ends(self, figure: Figure, found: dict[Key, Agreement]) -> dict[Key, Agreement]:
        """A range or score of the copy agrees with single figures only if they state both its ends: ``seven votes to four``."""
        ends = {other.low: key for key in found if (other := self.figures[key]).low == other.high}
        if {figure.low, figure.high} <= ends.keys():
            return found | dict.fromkeys(ends.values(), "same")
        return {key: how for key, how in found.items() if key not in ends.values()}

    def _between(self, values: list[tuple[float, int]], low: float, high: float) -> list[Key]:
        found = values[bisect_left(values, (low, -1)) : bisect_left(values, (high, len(self.exact)))]
        return [self.exact[i][0] for _, i in found[:CROWD]]


def basic(figure: Figure) -> float | None:
    """A measure in the basic unit of its dimension, degrees in Celsius; None for what cannot be converted."""
    if figure.unit == "fahrenheit":
        return (figure.low - 32) * 5 / 9
    if figure.unit == "celsius":
        return figure.low
    if figure.unit in HUNDREDTHS or figure.unit in WHOLE:
        return figure.low / 100 if figure.unit in HUNDREDTHS else figure.low
    factor = FACTORS.get(figure.unit or "")
    return figure.low * factor[1] if factor else None


def comparable(copy: Figure, source: Figure) -> bool:
    """Whether the two could answer one question: both money, both shares, both lengths, both plain counts."""
    units, kinds = {copy.unit, source.unit}, {copy.kind, source.kind}
    if units == {"gbp", "pound"} or (
        kinds == {"score", "cardinal"} and {copy.low, copy.high} & {source.low, source.high}
    ):
        return True  # 7-4, and eight votes to four
    return family(copy) == family(source) or {family(copy), family(source)} in (
        {"count", "vague"},
        {"count", "age"},
        {"count", "times"},
        {"time", "age"},
    )


def _is_next_ten(copy: Figure, source: Figure) -> bool:
    """Whether the copy's ordinal is the round one next to the source's: *just before the fiftieth minute* for the 48th."""
    return copy.low % 10 == 0 != source.low % 10 and is_near(copy.low, source.low, ROUNDING)


def is_one_currency(copy: Figure, source: Figure) -> bool:
    """Whether writers use the one unit for the other: a bare dollar sign for Australian dollars."""
    return {copy.unit, source.unit} in _INTERCHANGED


def in_another_unit(copy: Figure, source: Figure) -> bool:
    """Whether both state one number, the copy in another unit of the same dimension, so that one unit is a mistake."""
    units = {copy.unit, source.unit}
    same = (copy.low, copy.high) == (source.low, source.high) and len(units) == 2 and None not in units  # noqa: PLR2004 - two units
    return same and units not in _INTERCHANGED and family(copy) == family(source)


def is_slip(copy: Figure, source: Figure) -> bool:
    """Whether the figures differ by one digit or by two that changed places: 44 and 54, 2.35 and 2.53."""
    if min(copy.digits, source.digits) < 2 or max(copy.low, source.low) >= _MANY or copy.low != copy.high:  # noqa: PLR2004 - one digit is no slip
        return False
    one, other = (f"{figure.low:.2f}" for figure in (copy, source))
    wrong = [i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b]
    if len(one) != len(other) or not wrong or len(wrong) > 2:  # noqa: PLR2004 - two that changed places
        return False
    return len(wrong) == 1 or (one[wrong[0]], one[wrong[1]]) == (other[wrong[1]], other[wrong[0]])


class SlipIndex(Generic[Key]):
    """Figures to look up by one that may be a slip for them: 3,124 by 3,214 (three digits or more), 62 km by 62 miles."""

    def __init__(self, figures: Mapping[Key, Figure]) -> None:
        self.by_length: dict[tuple[str | None, int], list[tuple[Key, Figure]]] = {}
        self.by_value: dict[float, list[tuple[Key, Figure]]] = {}
        for key, figure in figures.items():
            self.by_value.setdefault(figure.low, []).append((key, figure))
            if figure.low >= _THREE_DIGITS:
                self.by_length.setdefault((figure.unit, len(f"{figure.low:.2f}")), []).append((key, figure))

    def almost(self, figure: Figure) -> Iterator[Key]:
        """The keys of the figures that *figure* differs from by a digit, in the same unit, or by the unit alone."""
        if figure.digits > 1 or figure.low >= _THREE_DIGITS:
            yield from (
                key for key, other in self.by_value.get(figure.low, ())[:CROWD] if in_another_unit(figure, other)
            )
        if figure.low >= _THREE_DIGITS and figure.kind != "vague":
            near = self.by_length.get((figure.unit, len(f"{figure.low:.2f}")), ())
            yield from (key for key, other in near[:CROWD] if is_slip(figure, other))


def family(figure: Figure) -> str:
    """What a figure counts or measures: money, a length, an age, a plain count."""
    if figure.kind == "ordinal" or figure.kind == "score":  # noqa: PLR1714 - two literals of one type
        return figure.kind
    if figure.unit is None:
        return "vague" if figure.kind == "vague" else "count"
    if figure.unit in CURRENCIES:
        return "money"
    if figure.kind == "age":
        return "age"
    if figure.unit in {"celsius", "fahrenheit", "degree"}:
        return "temperature"
    factor = FACTORS.get(figure.unit)
    return factor[0] if factor else figure.unit
