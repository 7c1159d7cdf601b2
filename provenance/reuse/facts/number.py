"""Which number do the digits or the number words at some place in a text say?"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from provenance.reuse.facts.compound import compound_number
from provenance.reuse.facts.magnitude import magnitude_at
from provenance.reuse.facts.reading import APOSTROPHES, Reading

_GROUP: Final = 3  # digits between two separators of thousands
_MOST_DIGITS: Final = 24  # characters of a number that anybody reads
_DOZEN: Final = 12
_THOUSAND: Final = 1000
_LONGEST: Final = 14  # words of one spelt number, at most
_DEEPEST: Final = 3
"""Smaller numbers of a number that are each said behind an *and*."""
_SMALL_GAPS: Final = frozenset({" ", "-", "\u00a0", "\u202f", "\u2011"})
_PORTION_GAPS: Final = _SMALL_GAPS | {"'", "’", ""}  # un quart d'heure
_THIN: Final = frozenset({"\u00a0", "\u202f", "\u2009"})
_POINTS: Final = frozenset({" .", "(."})
_COMMA: Final = re.compile(r"\d,\d\d\d")
_GROUPED: Final = re.compile(r"\d{3}(?:[.,]\d{1,2})?")


@dataclass(frozen=True, slots=True)
class Number:
    """A number said by words *first* to *last* of a reading; *digits* are its significant ones.

    *factor* is the magnitude said beside digits: a million in ``1.4 million``.
    """

    value: float
    digits: int
    first: int
    last: int
    factor: float = 1.0


def read_number(reading: Reading, i: int, within: int = 0) -> Number | None:
    """The number that starts at word *i*, in digits or in words; None where none does.

    Not numbers: version numbers and clock times, ``one`` as a pronoun, ``une`` as an article.
    """
    number = _in_digits(reading, i) if reading.words[i][0].isdecimal() else _in_words(reading, i)
    if number and within < _DEEPEST:
        number = _and_digits(reading, number, within)
    return number and _and_portion(reading, number)


def _and_digits(reading: Reading, number: Number, within: int) -> Number:
    """*number* with the smaller one behind it of which one is in digits: ۲ هزار و ۵۰۰, مليون و200 ألف, 2 bin 500."""
    magnitude = reading.vocabulary.number.magnitudes.get(reading.folded[number.last], _of_two(reading, number.last))
    bare = (
        reading.vocabulary.grammar.digits_go_on
        and reading.is_in(number.last + 1, reading.numerals)
        and not number.value % 1
    )
    j = number.last + 2 - bare
    caseless, joints = reading.vocabulary.grammar.caseless, reading.vocabulary.number.and_digits
    if magnitude < _THOUSAND or not (bare or reading.is_in(j - 1, joints)):
        return number
    joined = {"", " ", ". "} if bare else {"", " "}  # 2 mln 300 tys., 12 tys. 500
    rest = read_number(reading, j, within + 1) if j < len(reading) and reading.gap(j) in joined else None
    if caseless and rest and rest.value / rest.factor < magnitude < rest.factor:  # یک هزار و ۵۰۰ میلیارد
        value = (number.value + rest.value / rest.factor) * rest.factor
        return Number(value, digits_of(value), number.first, rest.last)
    if (
        rest is None or not (0 if caseless or bare else magnitude / 100) < rest.value < magnitude
    ):  # not 2 milioni e 300 operai
        return number
    value = number.value + rest.value
    return Number(value, digits_of(value), number.first, rest.last)


def _in_words(reading: Reading, i: int) -> Number | None:
    words, word = reading.vocabulary.number, reading.folded[i]
    if word in words.articles:
        number = _accumulate(reading, i + 1, 1.0, additive=True)
        if number.last == i:
            return None
        return Number(number.value, number.digits, i, number.last)
    number = _accumulate(reading, i, None, additive=True)
    alone = number.last == i and word in words.bare
    if number.last < i or (
        alone and not reading.phrase(i + 1, words.units) and not reading.phrase(i + 1, words.and_portions)
    ):
        return None
    return number


def _in_digits(reading: Reading, i: int) -> Number | None:
    written, last = reading.words[i], i
    while len(written) < _MOST_DIGITS and _continues(reading, last + 1):
        last += 1
        written += reading.words[last]
    plain = _plain(written, reading.vocabulary.number.groups) if len(written) <= _MOST_DIGITS else None
    if plain is None:
        return None
    if reading.gap(i)[-2:] in _POINTS and written.isdecimal():
        plain = f"0.{plain}"  # by .5 percent
    if i == last and (decimals := _behind_slash(reading, i + 1)):
        plain, last = f"{plain}.{_plain(decimals, '')}", i + 1
    if not reading.is_in(last + 1, reading.vocabulary.number.magnitudes):
        return Number(float(plain), significant(plain), i, last)
    number = _accumulate(reading, last + 1, float(plain), additive=False)
    factor = number.value / float(plain) if float(plain) else 1.0
    return Number(number.value, significant(plain), i, max(number.last, last), factor)


def _behind_slash(reading: Reading, i: int) -> str | None:
    """The decimals in word *i* behind a slash and before a magnitude or per cent, as Persian papers write them: ۳/۴ درصد."""
    words, slashed = reading.vocabulary.number, reading.vocabulary.grammar.decimal_slash and reading.gap(i) == "/"
    if not slashed or not reading.words[i].isdecimal():
        return None
    percent = i + 1 < len(reading) and words.units.get(reading.folded[i + 1]) == "percent"
    return reading.words[i] if percent or reading.is_in(i + 1, words.magnitudes) else None


def _and_portion(reading: Reading, number: Number) -> Number:
    """*number* with the part that is added to it: ``two and a half``, ``2½``, ``dos millones y medio``."""
    words, following = reading.vocabulary.number, number.last + 1
    length = reading.phrase(following, words.and_portions)
    if not length or not _joins(reading, following) or number.value % 1:
        return number
    part = words.and_portions[" ".join(reading.folded[following : following + length])]
    last, counted = number.last + length, reading.folded[number.last]
    magnitude = words.magnitudes.get(counted) or _of_two(reading, number.last) or 1.0
    if magnitude >= _THOUSAND:
        value = number.value + part * magnitude
        return Number(value, digits_of(value), number.first, last, number.factor)
    value = number.value + part
    whole = _accumulate(reading, last + 1, value, additive=False)
    return Number(whole.value, digits_of(whole.value), number.first, max(last, whole.last), whole.value / value)


def _of_two(reading: Reading, i: int) -> float:
    """The magnitude of which word *i* says two, as the Arabic dual does: مليونين; 0 for none."""
    value = reading.vocabulary.number.values.get(reading.folded[i], 0)
    return value / 2 if value >= _THOUSAND and reading.vocabulary.number.and_prefix else 0.0


def read_portion(reading: Reading, i: int) -> Number | None:
    """The number that a part of a magnitude or of a unit says: ``half a million``, ``three quarters of an hour``."""
    words, j = reading.vocabulary.number, i
    count: float = 1
    if reading.folded[i] not in words.portions:
        count = 1 if reading.folded[i] in words.articles else words.values.get(reading.folded[i], 0)
        j = i + 1
    if reading.is_in(i - 1, words.half_not_after):
        return None
    if not reading.is_in(j, words.portions) or (j > i and reading.gap(j) not in _SMALL_GAPS):
        return None
    part = count * words.portions[reading.folded[j]]
    k = j + 1 + reading.phrase(j + 1, words.portion_of)
    if not 0 < part < 1 or k >= len(reading) or reading.gap(k) not in _PORTION_GAPS:
        return None
    if len(reading.folded[k]) > 1 and reading.folded[k] in words.magnitudes:
        whole = _accumulate(reading, k, part, additive=False)
        return Number(whole.value, digits_of(whole.value), i, whole.last) if whole.last >= k else None
    joined = k > j + 1 or reading.folded[j] in words.adjectives or reading.gap(k) == "-"
    if not joined or not reading.phrase(k, words.units):
        return None
    return Number(part, digits_of(part), i, k - 2 if reading.folded[k - 1] in words.unit_links else k - 1)


def _continues(reading: Reading, i: int) -> bool:
    """Whether word *i* is a further group of digits: the ``000`` of ``25 000``, the ``500,50`` of ``12 500,50``."""
    if i >= len(reading) or not _GROUPED.fullmatch(reading.words[i]):
        return False
    gap = reading.gap(i)
    spaced = gap in _THIN or (gap == " " and _groups_by_blank(reading, i))
    return spaced and reading.words[i - 1].isdecimal() and len(reading.words[i - 1]) <= _GROUP


def _groups_by_blank(reading: Reading, i: int) -> bool:
    """Whether a blank before the digits of word *i* divides thousands, as it does everywhere but in English texts with commas."""
    groups = reading.vocabulary.number.groups
    return " " in groups or (groups in {"", ","} and (reading.words[i] == "000" or not _has_commas(reading.text)))


@lru_cache(maxsize=32)
def _has_commas(text: str) -> bool:
    return _COMMA.search(text) is not None


def _plain(written: str, groups: str) -> str | None:
    """``1.234.567,8`` as ``1234567.8``: ASCII digits with a decimal point, or None where the marks make no number."""
    if not written.isascii():
        written = "".join(str(unicodedata.decimal(c)) if c.isdecimal() else c for c in written)
        written = written.replace("٫", ".").replace("٬", "'").replace("’", "'")
    if written.isdecimal():
        return written
    marks = "".join(c for c in written if not c.isdecimal())
    head, *tail = written.replace("'", ",").replace(".", ",").split(",")
    grouped = all(len(part) == _GROUP for part in tail) and len(head) <= _GROUP and head != "0"
    if ":" in marks:
        return None
    if len(marks) == 1:
        return (
            head + tail[0]
            if grouped and (marks == "'" or marks in groups or not groups or tail[0] == "000")
            else f"{head}.{tail[0]}"
        )
    if grouped and len(set(marks)) == 1:
        return head + "".join(tail)
    if marks.count(marks[-1]) == 1 and len(set(marks)) == 2:  # noqa: PLR2004 - thousands and decimals
        return head + "".join(tail[:-1]) + "." + tail[-1]
    return None


def significant(plain: str) -> int:
    """How many digits of a plain number carry meaning: 2 in ``25000``, 4 in ``24870``, 2 in ``1.4``."""
    digits = plain.replace(".", "").lstrip("0")
    return max(1, len(digits if "." in plain else digits.rstrip("0")))


def digits_of(value: float) -> int:
    """The significant digits of *value* as it is mostly written."""
    return significant(f"{value:.0f}" if value % 1 == 0 or value > _THOUSAND else f"{value:.6g}")


def _accumulate(reading: Reading, i: int, group: float | None, *, additive: bool) -> Number:
    """Go on from *group* (said just before word *i*) through number words and magnitudes as long as they make one number.

    ``two hundred and five thousand``: 2, times 100, plus 5, all times 1,000; ``tres mil millones``: 3,000 times a million.
    """
    total, last, link, least = 0.0, i - 1, 0, 0.0
    for j in range(i, min(len(reading), i + _LONGEST)):
        if (j > i or group is not None) and not _joins(reading, j):
            break
        magnitude, value = magnitude_at(reading, j, started=group is not None or total > 0), None
        if magnitude is not None:
            if link and magnitude >= total + (group or 0):
                break  # entre cem e mil
            (group, total), least = _multiplied(group, total, magnitude), magnitude
        elif additive and (value := _value(reading, j)) is not None:
            joined = _joined(
                group, value, hyphen=reading.gap(j) == "-", ten=reading.vocabulary.grammar.cardinals_join_ten
            )
            if joined is None and group and _ones_before_tens(reading, j, group, value):
                joined = group + value
            if joined is None or (link and _begins_another(reading, j, value, group, least)):
                break
            group = joined
            if _of_two(reading, j):
                total, group = total + joined, None
        elif additive and last >= i and not link and reading.folded[j] in reading.vocabulary.number.linking:
            link = j
            continue
        else:
            break
        last, link = j, 0
    value_said = round(total + (group or 0.0), 6)  # 8.2 times a million is a little less
    return Number(value_said, digits_of(value_said), i, last)


def _begins_another(reading: Reading, j: int, value: float, group: float | None, least: float) -> bool:
    """Whether the *value* of word *j*, behind an *and*, is no part of the number so far, whose *least* magnitude is known.

    So are *sixty and ten*, and between a hundred and two hundred, but not *um milhão e duzentos mil*.
    """
    tens = value == 10 and (group or 0) % 100 > 0  # noqa: PLR2004 - a hundred and ten is one
    following = reading.folded[j + 1] if j + 1 < len(reading) else ""
    return tens or reading.vocabulary.number.magnitudes.get(following, 0) == (least or None)


def _joins(reading: Reading, j: int) -> bool:
    gap = reading.gap(j)
    if gap in APOSTROPHES:
        return reading.vocabulary.grammar.elision  # un'ottantina
    return gap in _SMALL_GAPS or not gap or (gap == ". " and reading.sentence[j] == reading.sentence[j - 1])


def _multiplied(group: float | None, total: float, magnitude: float) -> tuple[float | None, float]:
    if magnitude in {100, _DOZEN} and (group is None or group < 100):  # noqa: PLR2004
        return (1.0 if group is None else group) * magnitude, total
    if 0 < total < magnitude:
        return None, (total + (group or 0.0)) * magnitude
    return None, total + (1.0 if group is None else group) * magnitude


def _joined(group: float | None, value: float, *, hyphen: bool, ten: bool) -> float | None:
    """*group* and *value* as one number (20 and 5, 100 and 25, 60 and 11), or None where they are two (5 and 20)."""
    if group is None:
        return float(value)
    if not value or not group:
        return None
    tens = group % 100
    fits = (
        (tens == 0 and value < 100)  # noqa: PLR2004 - two hundred, twenty
        or (tens >= 20 and tens % 10 == 0 and value < 10)  # noqa: PLR2004 - twenty, five
        or (tens in {60, 80} and value < 20)  # noqa: PLR2004 - soixante, onze
        or (tens == 10 and (7 <= value <= 9 and hyphen or value < 10 and ten))  # noqa: PLR2004, RUF021 - dix-sept, on beş
    )
    if group == 4 and value == 20:  # noqa: PLR2004 - quatre-vingt
        return 80.0
    return group + value if fits else None


def _ones_before_tens(reading: Reading, j: int, group: float, value: float) -> bool:
    """Whether word *j* says tens behind the ones, as Arabic does: خمسة وعشرين, five and twenty."""
    prefix = reading.vocabulary.number.and_prefix
    if not prefix or not 0 < group % 100 < 10:  # noqa: PLR2004 - three of thirteen
        return False
    tens = 20 <= value < 100 and value % 10 == 0  # noqa: PLR2004 - twenty to ninety
    return tens if reading.words[j].startswith(prefix) else value == 10  # noqa: PLR2004 - خمسة عشر


def _value(reading: Reading, j: int) -> float | None:
    words, word = reading.vocabulary.number, reading.folded[j]
    value = words.values.get(word)
    if value is None and words.and_prefix and word.startswith(words.and_prefix):
        return words.values.get(word.removeprefix(words.and_prefix))
    return compound_number(word, reading.vocabulary.language) if value is None and words.compounds else value
