"""Which figures does a text state, in what unit, and when do two of them say the same?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final, Literal

from provenance.document import Passage
from provenance.reuse.compound import is_compound
from provenance.reuse.number import Number, read_number
from provenance.reuse.phrase import Phrases
from provenance.reuse.reading import Reading

FigureKind = Literal["cardinal", "ordinal", "percent", "money", "measure", "age", "range", "score", "share", "vague"]
Bound = Literal["about", "over", "under"]

CURRENCIES: Final = frozenset("usd eur gbp jpy cny rub uah inr krw try chf aud cad mxn irr irt cent".split())
_SIGNS: Final = {
    "$": "usd",
    "€": "eur",
    "£": "gbp",
    "¥": "jpy",
    "₴": "uah",
    "₽": "rub",
    "₹": "inr",
    "₩": "krw",
    "₺": "try",
}
_DOLLARS: Final = {"US": "usd", "A": "aud", "AU": "aud", "C": "cad", "CA": "cad"}
_DASHES: Final = frozenset({"-", "–", "—", "−", " - ", " – ", " — ", "--", " -- ", "\u2011"})
_ADDRESS: Final = frozenset("/@#=&_\\~+")
_SPACES: Final = frozenset({" ", "\u00a0", "\u202f", ""})
_BLANKS: Final = " \u00a0\u202f"
_UNIT_GAPS: Final = frozenset({" ", "", "-", "\u00a0", "\u202f", "\u2011"})
_SCORE: Final = 200


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


def find_figures(reading: Reading, taken: bytearray) -> Iterator[tuple[Passage, Figure]]:
    """The figures of *reading* in order, those in words marked in *taken* (dates) left out; their words are marked too."""
    done = 0
    for i in _beginnings(reading):
        found = _figure_at(reading, i) if i >= done and not taken[i] else None
        if found is None:
            continue
        first, last, figure = found
        done = last + 1
        if not any(taken[first:done]):
            taken[first:done] = b"\1" * (done - first)
            yield _with_signs(reading, first, last), figure


def _beginnings(reading: Reading) -> list[int]:
    """The words that a figure may begin with; an article only before a magnitude or a fraction (``a million``, ``a third``)."""
    words, folded = reading.vocabulary.number, reading.folded
    found = [i for i, word in enumerate(folded) if word in words.starters or word[0].isdecimal()]
    if words.compounds:
        found = sorted({*found, *(i for i, word in enumerate(folded) if is_compound(word))})
    amounts = {*words.magnitudes, *words.fractions}
    shares = {word for word in folded if words.shares.begins_with(word)}
    return [i for i in found if folded[i] not in words.articles or (i + 1 < len(folded) and folded[i + 1] in amounts | shares)]


def _with_signs(reading: Reading, first: int, last: int) -> Passage:
    """The passage of a figure with the currency sign before it or the percent sign behind it."""
    start, end, text = reading.starts[first], reading.ends[last], reading.text
    before = text[max(0, start - 2) : start].rstrip(_BLANKS)
    if before[-1:] in _SIGNS:
        start = start - 1 if text[start - 1] == before[-1] else start - 2
    behind = text[end : end + 2]
    sign = behind.strip(_BLANKS)[:1]
    if sign and (sign in _SIGNS or sign in "%٪°") and behind.index(sign) <= 1:
        end += behind.index(sign) + 1
    return Passage(start, end)


def _figure_at(reading: Reading, i: int) -> Placed | None:
    if reading.words[i][0].isdecimal():
        return _numeric(reading, i)
    special = _vague(reading, i) or _fraction(reading, i) or _ordinal_word(reading, i)
    return special or _counted(reading, read_number(reading, i)) or _one_in_several(reading, i)


def _one_in_several(reading: Reading, i: int) -> Placed | None:
    words, word = reading.vocabulary.number, reading.folded[i]
    return _share(reading, Number(1.0, 1, i, i)) if word in words.bare or word in words.articles else None


def _numeric(reading: Reading, i: int) -> Placed | None:
    """A figure in digits, unless they belong to a name (``F-16``), an address or a telephone number."""
    start, gap = reading.starts[i], reading.gap(i)
    if (
        i
        and gap in {"-", "\u2011"}
        and not reading.words[i - 1][0].isdecimal()
        and reading.folded[i - 1] not in reading.vocabulary.stop
    ):
        return None
    if start and reading.text[start - 1] in _ADDRESS:
        return None
    run = i
    while run + 1 < len(reading) and reading.words[run + 1][0].isdecimal() and reading.gap(run + 1) in _DASHES:
        run += 1
    if run > i + 1:
        return i, run, Figure(0.0, 0.0, "serial", "cardinal")
    number = read_number(reading, i)
    if number is None:
        return _colon_score(reading, i)
    if run > i and number.last == i:
        return _pair(reading, number, read_number(reading, run))
    return _counted(reading, number)


def _colon_score(reading: Reading, i: int) -> Placed | None:
    """``3:1`` as German papers write a score."""
    low, _, high = reading.words[i].partition(":")
    if low.isdecimal() and high.isdecimal() and len(high) < 3 and int(low) < _SCORE:  # noqa: PLR2004
        return i, i, Figure(float(low), float(high), None, "score", 2)
    return None


def _pair(reading: Reading, low: Number, high: Number | None) -> Placed | None:
    """``5–7 percent`` and ``3-1``."""
    if high is None:
        return _counted(reading, low)
    placed = _counted(reading, high)
    figure = placed[2] if placed else Figure(high.value, high.value)
    first = _money_start(reading, low.first)[0]
    unit = figure.unit or _money_start(reading, low.first)[1]
    kind: FigureKind = "score" if unit is None and low.value < _SCORE and high.value < _SCORE else "range"
    return (
        first,
        placed[1] if placed else high.last,
        replace(figure, low=low.value * high.factor, unit=unit, kind=kind, bound=_bound(reading, first)),
    )


def _counted(reading: Reading, number: Number | None) -> Placed | None:
    """*number* with the sign, unit, age or ordinal ending that stands beside it."""
    if number is None:
        return None
    words, value = reading.vocabulary.number, number.value
    first, unit = _money_start(reading, number.first)
    last, kind = number.last, "money" if unit else "cardinal"
    if unit is None:
        if (
            (ending := number.last + 1) < len(reading)
            and reading.folded[ending] in words.ordinal_endings
            and _ends(reading, ending)
        ):
            return first, ending, Figure(value, value, None, "ordinal", number.digits)
        if share := _share(reading, number):
            return share
        unit, last, kind = _unit(reading, number.last)
        if unit is None and first and reading.folded[first - 1] in words.age_before:
            unit, kind = "year", "age"
    bound = _bound(reading, first)
    return first, last, Figure(value, value, unit, kind, number.digits, bound)  # type: ignore[arg-type]


def _ends(reading: Reading, i: int) -> bool:
    return not reading.gap(i) or (reading.gap(i) == "-" and reading.vocabulary.language in {"uk", "ru"})


def _money_start(reading: Reading, i: int) -> tuple[int, str | None]:
    """Where an amount begins and its currency, if a sign or code stands before word *i*."""
    before = reading.gap(i).rstrip(_BLANKS)
    sign = before[-1:]
    if sign in _SIGNS:
        glued = i and before == sign
        if sign == "$" and glued and reading.words[i - 1] in _DOLLARS:
            return i - 1, _DOLLARS[reading.words[i - 1]]
        return i, _SIGNS[sign]
    if i and reading.gap(i) in _SPACES and reading.words[i - 1].isupper() and reading.folded[i - 1] in CURRENCIES:
        return i - 1, reading.folded[i - 1]
    return i, None


def _unit(reading: Reading, last: int) -> tuple[str | None, int, FigureKind]:
    """The unit after word *last*, where it ends, and the kind of figure that it makes."""
    words, following = reading.vocabulary.number, last + 1
    gap = reading.gap(following) if following < len(reading) else reading.text[reading.ends[last] :][:4]
    sign = gap.lstrip(_BLANKS)[:1]
    if sign and not sign.isspace() and len(gap) - len(gap.lstrip(_BLANKS)) <= 1:
        if sign == "°" and following < len(reading) and reading.folded[following] in {"c", "f"}:
            return ("celsius" if reading.folded[following] == "c" else "fahrenheit"), following, "measure"
        unit = words.units.get(sign)
        if unit:
            return unit, last, _kind(unit)
    if following >= len(reading) or not (
        gap in _UNIT_GAPS or (gap == ". " and reading.folded[last] in words.magnitudes)
    ):
        return None, last, "cardinal"
    if reading.folded[following] in {"d", "de"} and reading.phrase(following + 1, words.units):
        following += 1  # 3 millions d'euros
    hyphened = gap in {"-", "\u2011"}
    length = _phrase(reading, following, words.age_after, hyphened=hyphened)
    if length:
        return "year", following + length - 1, "age"
    length = reading.phrase(following, words.units)
    if not length or (gap == "" and reading.folded[following] in reading.vocabulary.stop):
        return None, last, "cardinal"
    unit = words.units[" ".join(reading.folded[following : following + length])]
    return unit, following + length - 1, _kind(unit)


def _phrase(reading: Reading, i: int, table: Phrases[bool], *, hyphened: bool) -> int:
    """As ``Reading.phrase``, with hyphens for spaces allowed: ``24-year-old``."""
    length = reading.phrase(i, table)
    return length if length == 1 or not hyphened or reading.gap(i + length - 1) in {"-", " "} else 0


def _kind(unit: str) -> FigureKind:
    if unit == "percent":
        return "percent"
    return "money" if unit in CURRENCIES else "measure"


def _bound(reading: Reading, first: int) -> Bound | None:
    """``about``, ``nearly``, ``more than`` before the figure: how the text itself limits it."""
    bounds = reading.vocabulary.number.bounds
    for length in (3, 2, 1):
        if first >= length:
            bound = bounds.get(" ".join(reading.folded[first - length : first]))
            if bound:
                return bound  # type: ignore[return-value]
    return None


def _share(reading: Reading, number: Number) -> Placed | None:
    """``one in four``, ``3 out of 5``, as a percentage."""
    words, following = reading.vocabulary.number, number.last + 1
    length = reading.phrase(following, words.shares)
    if not length or following + length >= len(reading) or reading.gap(following) != " ":
        return None
    whole = read_number(reading, following + length)
    if whole is None or not 0 < number.value < whole.value or whole.value > 1000 or number.value > 9:  # noqa: PLR2004
        return None
    if reading.folded[following] == "in" and (whole.value > 10 and whole.value not in {20, 50, 100, 1000}):  # noqa: PLR2004
        return None
    if reading.phrase(whole.last + 1, words.units) or reading.phrase(following - 1, words.units):
        return None
    percent = 100 * number.value / whole.value
    return number.first, whole.last, Figure(percent, percent, "percent", "share", 1, _bound(reading, number.first))


def _fraction(reading: Reading, i: int) -> Placed | None:
    """``half``, ``a third of``, ``three quarters``, as a percentage."""
    words, word = reading.vocabulary.number, reading.folded[i]
    if word in words.fractions:
        return _one_part(reading, i)
    count = 1.0 if word in words.articles or word in words.bare else words.values.get(word, 0)
    following = i + 1
    if not 0 < count < 10 or following >= len(reading) or reading.gap(following) not in {" ", "-"}:  # noqa: PLR2004
        return None
    part = words.fractions.get(reading.folded[following])
    if (
        part is None
        or part * count > 1
        or (part < 0.25 or part == 1 / 3)
        and count == 1
        and not _of(reading, following)
    ):  # noqa: PLR2004, RUF021
        return None
    percent = 100 * part * count
    return i, following, Figure(percent, percent, "percent", "share", 1, _bound(reading, i))


def _one_part(reading: Reading, i: int) -> Placed | None:
    """``half of the voters``, ``die Hälfte``; not ``second half``, ``half-brother``, ``the third quarter``."""
    words = reading.vocabulary.number
    part, after = words.fractions[reading.folded[i]], i + 1
    if part != 0.5 or (
        i and (reading.folded[i - 1] in words.half_not_after or reading.folded[i - 1] in words.ordinals)
    ):  # noqa: PLR2004
        return None
    if reading.vocabulary.language == "en" and (
        after >= len(reading) or reading.gap(after) != " " or reading.folded[after] not in reading.vocabulary.stop
    ):
        return None
    return i, i, Figure(50.0, 50.0, "percent", "share", 1, _bound(reading, i))


def _of(reading: Reading, i: int) -> bool:
    """Whether a part is followed by its whole: ``a third of``, ``ein Drittel der``."""
    return (
        i + 1 < len(reading)
        and reading.gap(i + 1) == " "
        and reading.folded[i + 1] in reading.vocabulary.stop
        and len(reading.folded[i + 1]) <= 3
    )  # noqa: PLR2004


def _ordinal_word(reading: Reading, i: int) -> Placed | None:
    words = reading.vocabulary.number
    value = words.ordinals.get(reading.folded[i])
    if value is None:
        return None
    sides = (" ".join(reading.folded[max(0, i - 1) : i + 1]), *(" ".join(reading.folded[i : i + n]) for n in (2, 3)))
    adverb = reading.opens_sentence(i) or i + 1 >= len(reading) or reading.gap(i + 1) not in {" ", "-"}
    if (
        adverb
        or any(side in words.not_ordinals for side in sides)
        or reading.folded[i + 1] in words.units
        and value == 2
    ):  # noqa: PLR2004, RUF021
        return None
    return i, i, Figure(float(value), float(value), None, "ordinal", 2)


def _vague(reading: Reading, i: int) -> Placed | None:
    """``tens of thousands``: an amount known to its magnitude only."""
    vague = reading.vocabulary.number.vague
    if reading.folded[i] not in reading.vocabulary.number.starters:
        return None
    length = reading.phrase(i, vague)
    if not length:
        return None
    low, high = vague[" ".join(reading.folded[i : i + length])]
    _, last, _ = _unit(reading, i + length - 1)
    unit = _unit(reading, i + length - 1)[0]
    return i, last, Figure(low, high, unit, "vague", 0, _bound(reading, i))
