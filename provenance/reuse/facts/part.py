"""Which shares of a whole and which vague amounts does a text state in words?"""

from __future__ import annotations

from typing import Final

from provenance.reuse.facts.amount import Figure, Placed, bound_before, kind_of, share, unit_after
from provenance.reuse.facts.compound import compound_measure
from provenance.reuse.facts.number import Number, digits_of, read_number
from provenance.reuse.facts.reading import Reading

_HALF, _QUARTER = 0.5, 0.25
_MOST_PARTS: Final = 9
_WHOLES: Final = frozenset({*range(2, 11), 20, 50, 100, 1000})
"""What shares are counted in: *one in ten*, hardly *one in 17*; *two in 2016* is none."""
_PLURALS: Final = frozenset({"people", "women", "men", "children"})
_FEWEST_DIGITS, _MOST_DIGITS = 3, 12
_ARTICLE: Final = 3  # letters of "of", "der", "des"


def read_part(reading: Reading, i: int) -> Placed | None:
    """A vague amount, a multiple or a fraction in words from word *i* on, or None."""
    return (
        _vague(reading, i)
        or _multiple(reading, i)
        or _every(reading, i)
        or _phrase(reading, i)
        or _fraction(reading, i)
    )


def _every(reading: Reading, i: int) -> Placed | None:
    """``jeder fünfte``, ``каждый 3-й``: one of so many; not ``jeden zweiten Samstag``."""
    words, last = reading.vocabulary.number, i + 1
    if not reading.is_in(i, words.every) or reading.gap(last) != " ":
        return None
    nth = words.ordinals.get(reading.folded[last], 0)
    if reading.words[last].isdecimal():
        ending = reading.gap(last + 1) in {"-", ""} and reading.is_in(last + 1, words.ordinal_endings)
        nth = int(reading.words[last][:_ARTICLE]) if ending or reading.gap(last + 1) == ". " else 0
        last += ending
    is_time = reading.phrase(last + 1, words.units) or reading.phrase(last + 1, reading.vocabulary.date.weekdays)
    if nth not in _WHOLES or is_time:
        return None
    return share(reading, i, last, 100 / nth)


def _multiple(reading: Reading, i: int) -> Placed | None:
    """``twice``, ``verdreifacht``: how many times, in one word."""
    times = reading.vocabulary.number.multiples.get(reading.folded[i])
    return None if times is None else (i, i, Figure(times, times, "times", "measure", 2, bound_before(reading, i)))


def read_measure(reading: Reading, i: int) -> Placed | None:
    """``полчаса``, ``Viertelstunde``, ``zweistündig``: a number and its unit in one word."""
    words = reading.vocabulary.number
    if words.of_units_in and (measure := compound_measure(reading.folded[i], reading.vocabulary.language)):
        value, unit = measure
        kind = "age" if unit == "year" else kind_of(unit)
        return i, i, Figure(value, value, unit, kind, digits_of(value), bound_before(reading, i))
    if reading.folded[i] not in words.measures:
        return None
    value, unit = words.measures[reading.folded[i]]
    length = reading.phrase(i + 1, words.and_portions) if words.and_prefix else 0
    if length:  # ساعتين ونصف الساعة
        value += words.and_portions[" ".join(reading.folded[i + 1 : i + 1 + length])]
    return i, i + length, Figure(value, value, unit, kind_of(unit), digits_of(value), bound_before(reading, i))


def _phrase(reading: Reading, i: int) -> Placed | None:
    """``cuarta parte``: a fraction that is said in words of its own."""
    parts = reading.vocabulary.number.parts
    last = i + reading.phrase(i, parts) - 1
    return None if last < i else share(reading, i, last, 100 * parts[" ".join(reading.folded[i : last + 1])])


def one_in_several(reading: Reading, i: int) -> Placed | None:
    """``one in four``, where ``one`` alone states no figure."""
    words, word = reading.vocabulary.number, reading.folded[i]
    return read_share(reading, Number(1.0, 1, i, i)) if word in words.bare or word in words.articles else None


def read_share(reading: Reading, number: Number) -> Placed | None:
    """``three out of five``, ``3 in 10``, ``un électeur sur cinq``, whose first number has been read, as a percentage."""
    words, following = reading.vocabulary.number, number.last + 1
    behind_noun = reading.is_in(following + 1, words.noun_shares) and not reading.phrase(following, words.units)
    following += behind_noun
    length = reading.phrase(following, words.shares)
    if not length or following + length >= len(reading) or reading.gap(following) != " ":
        return None
    whole = read_number(reading, following + length)
    if whole is None or not 0 < number.value < whole.value or number.value > _MOST_PARTS or whole.value not in _WHOLES:
        return None
    if reading.phrase(whole.last + 1, words.units) or (behind_noun and _counts_nouns(reading, whole.last + 1)):
        return None  # two in ten years
    return share(reading, number.first, whole.last, 100 * number.value / whole.value)


def _counts_nouns(reading: Reading, i: int) -> bool:
    """Whether a noun in the plural follows: *un rapport sur trois entreprises*; *un Français sur cinq pense* so."""
    return (
        reading.gap(i) == " "
        and reading.folded[i].endswith(("s", "x"))
        and not reading.is_in(i, reading.vocabulary.stop)
    )


def _fraction(reading: Reading, i: int) -> Placed | None:
    """``half``, ``a third of``, ``three quarters``, as a percentage."""
    words, word = reading.vocabulary.number, reading.folded[i]
    if word in words.fractions:
        counted = words.fractions[word] == _HALF and reading.is_in(i - 1, words.ordinals)  # the second half
        return None if counted else _half(reading, i) or _of_all(reading, i)
    count = 1 if word in words.articles or word in words.bare else words.values.get(word, 0)
    part = words.fractions.get(reading.folded[i + 1]) if reading.gap(i + 1) in {" ", "-"} else None
    if part is None or not 0 < count <= _MOST_PARTS or part * count > 1:
        return None
    unsure = count == 1 and part not in {_HALF, _QUARTER} and reading.is_in(i + 1, words.unsure_parts)
    if unsure and not _has_whole(reading, i + 1):
        return None  # a third person
    return share(reading, i, i + 1, 100 * part * count)


def _half(reading: Reading, i: int) -> Placed | None:
    """``half of the voters``, ``die Hälfte``; not ``second half``, ``half-brother``."""
    words = reading.vocabulary.number
    if words.fractions[reading.folded[i]] != _HALF or reading.is_in(i - 1, words.half_not_after):
        return None
    followed = reading.gap(i + 1) == " " and reading.is_in(i + 1, reading.vocabulary.stop)
    return share(reading, i, i, 50.0) if followed or not reading.vocabulary.grammar.half_of else None


def _of_all(reading: Reading, i: int) -> Placed | None:
    """``the quarter of participants``, ``the third of volunteers``; not ``the third of May``, ``of its kind``, ``of three``.

    In a language without articles the word alone says one part: ``треть бюджета``.
    """
    words, whole = reading.vocabulary.number, i + 2
    part = words.fractions[reading.folded[i]]
    if not words.articles:
        led = reading.is_in(i - 1, words.by) or reading.is_in(i - 1, words.bound_ends)  # выросла на треть.
        return share(reading, i, i, 100 * part) if led or reading.gap(i + 1) == " " else None
    if part == _HALF or not reading.is_in(i + 1, {"of"}) or whole >= len(reading) or not reading.words[whole].islower():
        return None
    plural = reading.folded[whole].endswith("s") or reading.is_in(whole, _PLURALS)
    counted = reading.is_in(whole, reading.vocabulary.stop) or reading.is_in(whole, words.values)
    return share(reading, i, i, 100 * part) if plural and not counted else None


def _has_whole(reading: Reading, i: int) -> bool:
    """Whether a part is followed by its whole, or by what it compares: ``a third of``, ``ein Drittel der``, ``a fifth smaller``."""
    if reading.is_in(i + 1, reading.vocabulary.number.comparatives) or reading.is_in(
        i - 2, reading.vocabulary.number.by
    ):
        return True  # cut by a tenth
    return (
        reading.gap(i + 1) == " "
        and reading.is_in(i + 1, reading.vocabulary.stop)
        and len(reading.folded[i + 1]) <= _ARTICLE
    )


def _vague(reading: Reading, i: int) -> Placed | None:
    """``tens of thousands``: an amount known to its magnitude only."""
    vague = reading.vocabulary.number.vague
    length = reading.phrase(i, vague)
    if not length:
        return _so_many_digits(reading, i)
    if length == 1 and reading.is_in(i, reading.vocabulary.number.alone) and bound_before(reading, i):
        return None  # около тысячи: a thousand, not thousands
    low, high = vague[" ".join(reading.folded[i : i + length])]
    unit, last, _ = unit_after(reading, i + length - 1)
    return i, last, Figure(low, high, unit, "vague", 0, bound_before(reading, i))


def _so_many_digits(reading: Reading, i: int) -> Placed | None:
    """``a seven-figure sum``: an amount known to the number of its digits only."""
    words = reading.vocabulary.number
    digits = int(words.values.get(reading.folded[i], 0))
    if (
        not (_FEWEST_DIGITS <= digits <= _MOST_DIGITS and reading.is_in(i + 1, words.of_digits))
        or reading.gap(i + 1) != "-"
    ):
        return None
    return i, i + 1, Figure(10.0 ** (digits - 1), 10.0**digits - 1, None, "vague", 0)
