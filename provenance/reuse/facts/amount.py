"""What does a figure state, and what beside a number says in which unit and how exactly?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal, cast

from provenance.document import Passage
from provenance.reuse.facts.hedging import turns_round
from provenance.reuse.facts.phrase import Phrases
from provenance.reuse.facts.reading import APOSTROPHES, Reading

FigureKind = Literal["cardinal", "ordinal", "percent", "money", "measure", "age", "range", "score", "share", "vague"]
Bound = Literal["about", "over", "under"]

CURRENCIES: Final = frozenset(
    "usd eur gbp jpy cny rub uah inr krw try chf aud cad mxn irr irt sek nok dkk pln czk huf nzd zar ngn egp sar aed kwd lbp ils brl aoa mzn cent pence".split()
)
_SIGNS: Final = dict(zip("$€£¥₴₽₹₩₺₦", "usd eur gbp jpy uah rub inr krw try ngn".split(), strict=True))
_DOLLARS: Final = {"US": "usd", "A": "aud", "AU": "aud", "C": "cad", "CA": "cad", "R": "brl"}
_CODES: Final = {code: code for code in CURRENCIES} | {"rs": "inr", "rmb": "cny"}
_MIXED_CASE: Final = frozenset({"Rs"})
_BLANKS: Final = " \u00a0\u202f"
_BEFORE_MINUS: Final = " \u00a0\u202f([/"
_GAPS: Final = frozenset({" ", "", "-", "\u00a0", "\u202f", "\u2011"})
_HYPHENS: Final = frozenset({"-", "\u2011"})
_TEMPERATURES: Final = frozenset({None, "degree", "celsius", "fahrenheit"})
"""Units, and none, whose sign tells: minus five percent may also be said as five percent less."""
_MINUS: Final = "-−–"
_NEAR: Final = 4
"""Words before an amount of pounds in which it is said that something weighs that much."""
_STUCK: Final = frozenset({"p", "st"})
"""Units that stand right behind digits alone: *50p*, *12st*."""
_LONGEST_BOUND: Final = 3
_DENIED: Final = 9
"""Words before a bound in which a denial turns it round."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A number from *low* to *high* (the same but for ranges, scores and vague amounts) in *unit*.

    A ``share`` is in percent (``one in four`` is 25); a score keeps its two numbers in the order written. *digits* are
    the significant ones, *bound* says that the text itself calls the figure inexact.
    """

    low: float
    high: float
    unit: str | None = None
    kind: FigureKind = "cardinal"
    digits: int = 1
    bound: Bound | None = None


Placed = tuple[int, int, Figure]
"""First and last word of a reading, and the figure that they state."""

Unit = tuple[str | None, int, FigureKind]
"""A unit, the last word that says it, and the kind of figure that it makes."""


def share(reading: Reading, first: int, last: int, percent: float) -> Placed:
    """A share of a whole, in percent."""
    return first, last, Figure(percent, percent, "percent", "share", 1, bound_before(reading, first))


def currency_before(reading: Reading, i: int) -> tuple[int, str | None]:
    """Where an amount begins and its currency or other unit, if a sign, code or name of it stands before word *i*: ``$5``, ``yüzde 5``."""
    before = reading.gap(i).rstrip(_BLANKS)
    sign = before[-1:]
    if sign in _SIGNS:
        if sign == "$" and i and before == sign and reading.words[i - 1] in _DOLLARS:
            return i - 1, _DOLLARS[reading.words[i - 1]]
        return i, _SIGNS[sign]
    units = reading.vocabulary.number.units_before
    if sign and sign in units:
        return i, units[sign]
    if (
        not (reading.is_in(i - 1, _CODES) or reading.is_in(i - 1, units))
        or reading.gap(i).lstrip(".") not in _GAPS - _HYPHENS
    ):  # Rs. 500
        return i, None
    word = reading.words[i - 1]
    if i and reading.folded[i - 1] in units:
        return i - 1, units[reading.folded[i - 1]]
    return (i - 1, _CODES[reading.folded[i - 1]]) if word.isupper() or word in _MIXED_CASE else (i, None)


def unit_after(reading: Reading, last: int) -> Unit:
    """The unit after word *last*: a sign, or words such as ``per cent``, ``square miles``, ``d'euros``, ``years old``."""
    words, following = reading.vocabulary.number, last + 1
    gap = (
        reading.gap(following)
        if following < len(reading)
        else reading.text[reading.ends[last] : reading.ends[last] + 4]
    )
    signed = _sign_after(reading, following, gap)
    if signed:
        return signed
    elided = gap in APOSTROPHES and reading.vocabulary.grammar.elision  # vent'anni
    if gap not in _GAPS and not elided and not (gap == ". " and reading.folded[last] in words.magnitudes):
        return None, last, "cardinal"
    if reading.is_in(following, words.unit_links) and reading.phrase(following + 1, words.units):
        following += 1
    length = _age(reading, following, words.age_after, hyphened=gap in _HYPHENS)
    if length:
        return "year", following + length - 1, "age"
    length = reading.phrase(following, words.units)
    elides = reading.vocabulary.grammar.elision and reading.gap(following + 1) in APOSTROPHES  # 45 l'anno
    article = length == 1 and len(reading.folded[following]) == 1 and elides
    if not length or article or (not gap and reading.folded[following] in reading.vocabulary.stop):
        return None, last, "cardinal"
    if gap and reading.folded[following] in _STUCK:
        return None, last, "cardinal"
    unit = words.units[" ".join(reading.folded[following : following + length])]
    if unit == "pound" and _is_money(reading, following):
        unit = "gbp"
    return unit, following + length - 1, kind_of(unit)


def _is_money(reading: Reading, i: int) -> bool:
    """Whether the *pounds* at word *i* are sterling: the text writes such amounts, and weighs nothing here."""
    if "£" not in reading.text and not reading.is_in(i + 1, {"sterling"}):
        return False
    before = reading.folded[max(reading.bounds[reading.sentence[i]], i - _NEAR) : i]
    return not reading.vocabulary.number.weights.intersection(before) and not reading.is_in(i + 1, {"of"})


def negative(reading: Reading, first: int, last: int, unit: str | None) -> tuple[int, int] | None:
    """The words of an amount below zero, its *minus* or *below zero* among them; None for one above.

    A hyphen is a minus sign only behind a blank or a bracket, and before degrees at the start of a line.
    """
    words = reading.vocabulary.number
    if unit not in _TEMPERATURES:
        return None
    gap = reading.gap(first)
    if gap[-1:] in _MINUS and gap:
        before = gap[-2:-1]
        opens = first == 0 or before == "\n"
        return (first, last) if (unit if opens or gap[-1] == "–" else before in _BEFORE_MINUS and before) else None
    below = reading.phrase(last + 1, words.below_zero) if unit else 0
    if below:
        return first, last + below
    said = gap == " " and reading.is_in(first - 1, words.minus) and (unit or words.sure_minus)
    return (first - 1, last) if said and not reading.is_in(first - 2, words.not_minus_after) else None


def _sign_after(reading: Reading, following: int, gap: str) -> Unit | None:
    """``5 %``, ``5 €``, ``30 °C``."""
    if gap[:1] == "." and reading.is_in(following - 1, reading.vocabulary.number.magnitudes):
        gap = gap[1:]  # 3 Mio. €
    bare = gap.lstrip(_BLANKS)
    sign = bare[:1]
    if not sign or sign.isspace() or len(gap) - len(bare) > 1:
        return None
    if sign == "°" and reading.is_in(following, {"c", "f"}):
        return ("celsius" if reading.folded[following] == "c" else "fahrenheit"), following, "measure"
    unit = reading.vocabulary.number.units.get(sign)
    if sign in _SIGNS and gap.rstrip(_BLANKS)[-1] == sign and reading.is_in(following, reading.numerals):
        return None  # 5 $ 6: the sign is that of the next amount
    return (unit, following - 1, kind_of(unit)) if unit else None


def _age(reading: Reading, i: int, table: Phrases[bool], *, hyphened: bool) -> int:
    """How many words say that a number is an age, hyphens for spaces allowed: ``24-year-old``."""
    length = reading.phrase(i, table)
    return length if length < 2 or not hyphened or reading.gap(i + length - 1) in {"-", " "} else 0  # noqa: PLR2004 - year, old


def kind_of(unit: str) -> FigureKind:
    """The kind of figure that a unit makes."""
    if unit == "percent":
        return "percent"
    return "money" if unit in CURRENCIES else "measure"


def bound_before(reading: Reading, first: int) -> Bound | None:
    """``about``, ``nearly``, ``more than`` before a figure: how the text itself limits it."""
    bound = _bound_ending(reading, first)
    if bound is None and reading.is_in(first - 1, reading.vocabulary.number.behind_bounds):
        return _bound_ending(reading, first - 1)  # почти на полчаса
    return bound


def _bound_ending(reading: Reading, end: int) -> Bound | None:
    """The bound that ends right before word *end*."""
    bounds = reading.vocabulary.number.bounds
    if not reading.is_in(end - 1, reading.vocabulary.number.bound_ends):
        return None
    for length in range(min(end, _LONGEST_BOUND), 0, -1):
        bound = bounds.get(" ".join(reading.folded[end - length : end]))
        if bound:
            return "about" if _is_denied(reading, end - length) else cast("Bound", bound)
    return None


def _is_denied(reading: Reading, i: int) -> bool:
    """Whether a denial stands before word *i* in its sentence, as in ``not … for more than 10 seconds``."""
    first = max(reading.bounds[reading.sentence[i]], i - _DENIED)
    return any(turns_round(reading, k) for k in range(first, i))


def with_signs(reading: Reading, first: int, last: int, *, minus: bool) -> Passage:
    """The passage of a figure with the currency sign or the minus sign before it or the percent sign behind it."""
    start, end, text = reading.starts[first], reading.ends[last], reading.text
    before = text[max(0, start - 2) : start].rstrip(_BLANKS)
    if before[-1:] in _SIGNS:
        start -= 1 if text[start - 1] == before[-1] else 2
    if minus and text[start - 1 : start] in _MINUS and start:
        start -= 1
    behind = text[end : end + 2]
    sign = behind.strip(_BLANKS)[:1]
    next_amount = sign in _SIGNS and text[end + 1 : end + 4].strip(_BLANKS + sign)[:1].isdecimal()
    if sign and (sign in _SIGNS or sign in "%٪°") and not next_amount:
        end += behind.index(sign) + 1
    return Passage(start, end)
