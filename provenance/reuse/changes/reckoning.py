"""Is a figure worked out from others?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import chain, combinations, permutations
from typing import Final

from provenance.reuse.changes.quantity import A_FEW, CROWD, ROUGHLY, ROUNDING, basic, family, is_near, is_share_of
from provenance.reuse.facts.amount import Figure

_SEVERAL: Final = 3
"""Times as much as one plain number may be of another by chance."""
_FEW: Final = 10
"""A plain number up to this may be said of anything beside a measure."""
_SAME_AS: Final[Mapping[str | None, str]] = {"point": "percent"}
"""Units that differences are told in: 13 points, from 91 to 104 per cent."""
_A_LIST: Final = 8
"""Parts of which two are tried together."""
_HALF_AND_MATCH: Final = frozenset({45.0, 90.0})
"""Minutes that two parts make up without its being said: for 83 minutes, and with seven left."""

_Amount = tuple[float, str]
"""An amount in the basic unit of its family, and the family."""


def works_out(figure: Figure, other: Figure, beside: Sequence[Figure]) -> bool:
    """Whether *figure* is the sum, difference, product or ratio of *other* and one *beside* it, or what it leaves of a match.

    So are three cooks of five, two of whom are part-time, and 28 degrees where it is nine here, 19 fewer.
    """
    if not (_is_exact(figure) and _is_exact(other)):
        return False
    if figure.unit == other.unit == "minute" and figure.low + other.low in _HALF_AND_MATCH:
        return True
    if any(_adds_up(figure, other, third) for third in beside if _is_exact(third)):
        return True
    results = (result for third in beside if _is_exact(third) for result in _results(figure, other, third))
    return any(abs(figure.low - result) <= ROUGHLY * abs(figure.low) for result in results)


def _results(figure: Figure, other: Figure, third: Figure) -> Sequence[float]:
    """What *other* and *third* make in the unit of *figure*."""
    one, two = other.low, third.low
    if figure.kind == "share" and other.kind != "share" and family(other) == family(third):
        part = 100 * min(one, two) / (max(one, two) or 1.0)
        return [figure.low] if is_share_of(figure, replace(other, low=part)) else []
    alike = len({figure.unit, other.unit, third.unit} - {None}) <= 1  # nine degrees, 19 fewer
    if figure.unit != other.unit and not alike:
        return []
    telling = two > 1 and third.kind != "money" and (figure.kind == "money" or figure.low > A_FEW)  # two and five, ten
    return [one * two, one / two] if telling else []


def _adds_up(figure: Figure, other: Figure, third: Figure) -> bool:
    """Whether *figure* is the sum or the difference of the others: nine degrees, 19 fewer; 2.60 metres, 40 centimetres more."""
    amounts = _in_one_unit(figure, other, third)
    if amounts is None:
        return False
    value, one, two = amounts
    return _is_one(value, one + two) or _is_one(value, abs(one - two))


def _in_one_unit(*figures: Figure) -> Sequence[float] | None:
    """The amounts of figures in a unit that they share, though large ones may leave it out: every 120 metres, instead of every 350; else None."""
    units = {_SAME_AS.get(figure.unit, figure.unit) for figure in figures if figure.unit or figure.low <= _FEW}
    if len(units) <= 1:
        return [figure.low for figure in figures]
    return [_amount(figure) for figure in figures] if len({family(figure) for figure in figures}) == 1 else None


def _is_one(value: float, result: float) -> bool:
    return abs(value - result) <= ROUGHLY * abs(value)


def is_rest(figure: Figure, other: Figure, beside: Sequence[Figure]) -> bool:
    """Whether *figure* is what *other* leaves of one *beside* it, or that of *other*: of 19 boats 14 came back, five did not.

    So is what *other* and one more leave, and the age at which somebody of 62 began what he has done for 20 years.
    """
    if not (_is_exact(figure) and _is_exact(other)):
        return False
    exact = [whole for whole in beside[:CROWD] if _is_exact(whole)]
    if "age" in {figure.kind, other.kind} and {figure.unit, other.unit} <= {None, "year"}:
        ages = [whole.low for whole in exact if family(whole) in {"count", "age", "time"}]
        return any(_is_one(figure.low, abs(whole - other.low)) for whole in ages)
    if any(_adds_up(figure, other, whole) and figure.low != whole.low + other.low for whole in exact):
        return True
    several = [whole for whole in exact if whole.digits > 1]  # "two" leaves anything of anything
    return any(_leaves(figure, other, whole, part) for whole, part in permutations(several[:_A_LIST], 2))


def _leaves(figure: Figure, other: Figure, whole: Figure, part: Figure) -> bool:
    """Whether *figure* is what *other* and a *part* leave of a *whole*: 40 of the 100, of whom 45 and 15 are gone."""
    amounts = _in_one_unit(figure, other, whole, part)
    return amounts is not None and _is_one(amounts[0], amounts[2] - amounts[1] - amounts[3])


def is_sum(figure: Figure, other: Figure, parts: Sequence[Figure]) -> bool:
    """Whether *figure* is the sum of *other* and one or two *parts*: 20 houses, twelve here and eight there."""
    if not _is_exact(figure) or not _is_exact(other):
        return False
    exact = [(part,) for part in parts[:CROWD] if _is_exact(part)]
    pairs = ((one, two) for (one,), (two,) in combinations(exact[:_A_LIST], 2))
    sums = filter(None, (_in_one_unit(figure, other, *some) for some in chain(exact, pairs)))
    return any(_is_one(amounts[0], sum(amounts[1:])) for amounts in sums)


def is_part(figure: Figure, other: Figure, shares: Sequence[Figure]) -> bool:
    """Whether of *figure* and *other* the one is a share of the other that is told, or what that leaves: £1.2m, half of £2.4m."""
    if not _is_exact(figure) or not _is_exact(other) or family(figure) != family(other) or figure.unit == "percent":
        return False
    low, high = sorted((_amount(figure), _amount(other)))
    told = (share.low / 100 for share in shares if share.unit == "percent" and _is_exact(share))
    return any(abs(low - part * high) <= ROUGHLY * high for share in told for part in (share, 1 - share))


def is_multiple(figure: Figure, other: Figure, counts: Sequence[Figure]) -> bool:
    """Whether the one is so many times the other as is told: sixteen hours in two shifts of eight, 180 pupils, twenty in each of nine classes."""
    if not _is_exact(figure) or not _is_exact(other) or figure.unit != other.unit:
        return False
    low, high = sorted((figure.low, other.low))
    least = 1 if figure.unit else _SEVERAL
    times = (
        count.low for count in counts if _is_exact(count) and family(count) in {"count", "time"} and count.low > least
    )
    return any(abs(high - many * low) <= ROUGHLY * high for many in times)


def is_ratio(figure: Figure, one: Figure, others: Sequence[Figure]) -> bool:
    """Whether *figure*, no whole number, is *one* by another of two plain numbers: 1.2 for each, six for every five."""
    if figure.low % 1 == 0 or not (_is_exact(figure) and _is_exact(one)) or {figure.unit, one.unit} != {None}:
        return False
    counts = (other.low for other in others if _is_exact(other) and other.unit is None)
    return any(_is_one(figure.low * low, high) for low, high in (sorted((one.low, many)) for many in counts))


def is_other_share(figure: Figure, other: Figure) -> bool:
    """Whether two shares, one of them told in words, make a whole: 70 per cent are for it, three in ten are not."""
    if figure.unit != "percent" or other.unit != "percent" or "share" not in {figure.kind, other.kind}:
        return False
    return _is_exact(figure) and _is_exact(other) and abs(figure.low + other.low - 100) < 1


def follows(figure: Figure, others: Sequence[Figure]) -> bool:
    """Whether *figure* is a sum, a difference, a ratio or a change of two of *others*: 14 less, from 88 to 74."""
    if not _is_exact(figure) or len(others) > CROWD:
        return False
    if any(other.kind == "score" and figure.low == abs(other.high - other.low) for other in others):
        return True  # four goals behind, at 12:16
    exact = list(filter(_is_exact, others))
    if any(other.low == figure.low and {figure.unit, other.unit} == {None, "times"} for other in exact):
        return True  # two tries, scored twice
    amounts = sorted((_amount(other), family(other)) for other in exact)
    return any(_is_result(figure, small, large) for small, large in combinations(amounts, 2))


def _is_exact(figure: Figure) -> bool:
    return figure.low == figure.high and figure.kind not in {"ordinal", "vague"}


def _amount(figure: Figure) -> float:
    amount = basic(figure)
    return figure.low if amount is None else amount


def _is_result(figure: Figure, small: _Amount, large: _Amount) -> bool:
    """Whether a figure is the difference, the sum, the ratio of two others, or the change from one to the other in percent."""
    (low, kind), (high, other) = small, large
    value, what = _amount(figure), family(figure)
    if kind != other:
        return False
    if (
        what == kind
        and figure.kind != "share"
        and (value > (A_FEW if kind == "count" else A_FEW / 2) or kind == "money")
    ):
        return any(abs(value - result) <= ROUGHLY * high for result in (high - low, high + low))
    if low <= 0 or (kind == "percent" and figure.kind != "share"):
        return False  # eight percentage points from 12 to 20 are no 67 percent, but 12 is less by a third than 18
    if what == "times":
        return is_near(value, high / low, ROUNDING)
    return what == "percent" and any(abs(value - 100 * (high - low) / whole) < 1 for whole in (low, high))
