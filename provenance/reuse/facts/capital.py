"""Where do capitalised words stand together as a name, and which of them are titles or owe their capital to a sentence?"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from provenance.reuse.facts.declension import undeclined
from provenance.reuse.facts.reading import POSSESSIVE, Reading

_GAPS: Final = frozenset({" ", "-", "\u00a0", "\u2011", " & ", "’", "'", "ʼ"})
_HYPHENS: Final = frozenset({"-", "\u2011"})
_OPENING, _CLOSING = frozenset('"“„«'), frozenset('"”“»')
_GENITIVE: Final = tuple("аяиіїы")
_LONGEST: Final = 12  # words of one name
_PERSON: Final = 2  # words of a name and a surname
CALLINGS: Final = frozenset({"role", "office", "soldier", "artist", "athlete"})
"""Sets of words that say what somebody is."""
_BEHIND_TITLE: Final = 5
"""Words from a title to the last department that it is of: *assessore alla Cultura e al Turismo*."""
_CROWD: Final = 20
"""Places of a word that are looked at."""
_UNMARKED: Final = str.maketrans(
    {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i", "ʼ": ""}
)
"""Letters that no accent tells from those of another alphabet."""
_TORN: Final = frozenset("¡¢£¤¥¦§¨©«¬®¯°±´¶·¸¿")
"""What follows the ã of a letter that was read in the wrong encoding, and is no letter itself: *AndrÃ©*."""


@dataclass(frozen=True, slots=True)
class Run:
    """Words *first* to *last* of a reading that make a name; *parts* are its comparable ones, titles left out."""

    first: int
    last: int
    parts: tuple[str, ...]
    titled: bool
    sure: bool


def capital_runs(reading: Reading, taken: bytearray) -> Iterator[Run]:
    """The runs of capitalised words of *reading* in order, outside words marked in *taken*.

    A title inside a run begins another: ``Israeli Prime Minister Ada Moss`` is ``Israeli`` and ``Ada Moss``.
    """
    doubtful, done = reading.vocabulary.name.doubtful, 0
    high = [i for i, w in enumerate(reading.words) if not w.islower() and (w[0].isupper() or w[1:2].isupper())]
    for i in high:
        if i < done or taken[i] or reading.folded[i] in doubtful:
            continue
        last = i
        while last - i < _LONGEST and (longer := _next(reading, i, last, taken)) is not None:
            last = longer
        done = last + 1
        for first, end in _split(reading, _uncommon(reading, i, last), last):
            yield from filter(None, (_run(reading, *part) for part in _apart(reading, first, end)))


def _next(reading: Reading, first: int, last: int, taken: bytearray) -> int | None:
    """The word up to which a name goes on that has words *first* to *last*, or None where it ends there."""
    i, words = last + 1, reading.words
    if i >= len(words) or (words[i][0].islower() and reading.folded[i] not in reading.vocabulary.name.particles):
        return None
    if reading.sentence[i] != reading.sentence[last] or words[last].endswith(POSSESSIVE):
        return None
    gap = reading.gap(i)
    if gap not in _GAPS and not (gap == ". " and _is_abbreviated(reading, last)):
        return None
    if taken[i] or reading.folded[i] in reading.vocabulary.name.doubtful:
        return None
    if words[i][0].isupper() or (words[i].isdecimal() and gap in _HYPHENS and len(words[last]) == 1):
        return i  # or F-16
    # Ada Moss von der Universität, but Ada von der Heide
    # Bürgermeisterin Ada von der Heide, Jan-Willem van Beek
    named = first < last and reading.gap(last) == " " and not is_title(reading, last - 1)
    of = named and reading.phrase(i, reading.vocabulary.name.of_the)
    return None if of else _after_particles(reading, i, taken)


def _after_particles(reading: Reading, i: int, taken: bytearray) -> int | None:
    """The capitalised word after one or two particles from word *i* on: ``van Beek``, ``de la Tour``, ``al-Rashid``."""
    words, particles, j = reading.words, reading.vocabulary.name.particles, i
    if reading.is_in(i, reading.vocabulary.name.articles):
        return None
    while j < min(len(words) - 1, i + 2) and reading.folded[j] in particles and reading.gap(j) in _GAPS:
        j += 1
    return j if j > i and words[j][0].isupper() and reading.gap(j) in _GAPS and not taken[j] else None


def _is_abbreviated(reading: Reading, i: int) -> bool:
    word, names = reading.folded[i], reading.vocabulary.name
    return len(word) == 1 or is_title(reading, i) or word in names.generations or word in names.leading


def is_title(reading: Reading, i: int) -> bool:
    """Whether word *i* is a title or an office: ``Lt``, ``Minister``, ``Betriebsratsvorsitzende``."""
    names, word = reading.vocabulary.name, reading.folded[i]
    return word in names.titles or (bool(names.title_endings) and word.endswith(names.title_endings))


def _uncommon(reading: Reading, first: int, last: int) -> int:
    """The first of the words *first* to *last* that is no common word with the capital of its sentence."""
    opens = reading.opens_sentence(first)
    while first <= last and _is_common(
        reading, first, opens=opens and (first == last or reading.opens_sentence(first))
    ):
        first += 1
    return first + _leads_person(reading, first, last)


def _leads_person(reading: Reading, first: int, last: int) -> bool:
    """Whether a Slavic name has a word too many in front: *Градоначальник Иван Мосс*, but *Иван Петрович Мосс*; *МОЗ Іван Мосс*."""
    if reading.vocabulary.grammar.nouns_lead_names:
        return _is_led_by_noun(reading, first, last)
    three = last - first == _PERSON and not is_title(reading, first)
    if not reading.vocabulary.name.patronymics or not three:
        return False
    called = _is_called(reading, first, last)
    acronym = len(reading.words[first]) > 1 and reading.words[first].isupper()
    joined = any(reading.gap(i) != " " for i in range(first + 1, last + 1))
    return acronym or (reading.opens_sentence(first) and not called and not joined)


def _is_led_by_noun(reading: Reading, first: int, last: int) -> bool:
    """Whether a name opens its sentence with a word too many: *Buurtbewoner Ada Moss*, but *Ada Maria Moss* who is called Ada elsewhere."""
    high = sum(word[0].isupper() for word in reading.words[first : last + 1])
    joined = any(reading.gap(i) != " " for i in range(first + 1, last + 1))
    if high != _PERSON + 1 or joined or not reading.opens_sentence(first) or reading.words[first].isupper():
        return False
    return not is_title(reading, first) and not _is_known(reading, reading.folded[first])


def _is_called(reading: Reading, first: int, last: int) -> bool:
    """Whether a patronymic is among words *first* to *last*."""
    return any(word.endswith(reading.vocabulary.name.patronymics) for word in reading.folded[first : last + 1])


def _is_of_place(reading: Reading, first: int, last: int) -> bool:
    """Whether a Slavic title and a name have a place between them: *голова Мосська Іван Бранд*, but *голова Іван Петрович Бранд*."""
    titled = first > 0 and reading.gap(first) == " " and is_title(reading, first - 1)
    genitive = titled and first < last and reading.folded[first].endswith(_GENITIVE)
    if not reading.vocabulary.name.patronymics or not genitive:
        return False
    spaced = all(reading.gap(i) == " " for i in range(first + 1, last + 1))
    parts = _PERSON + _is_called(reading, first, last)
    return spaced and last - first == parts and not is_title(reading, first)


def _is_common(reading: Reading, i: int, *, opens: bool) -> bool:
    """Whether word *i* is no part of a name: a function word, or, opening a sentence, a word that looks common."""
    word = reading.folded[i]
    if word in reading.vocabulary.stop and not (reading.words[i].isupper() and len(word) > 1):
        return True
    looks_common = word.endswith(reading.vocabulary.name.common_endings) and not _is_known(reading, word)
    return opens and (word in reading.vocabulary.name.openers or looks_common)


def _is_known(reading: Reading, word: str) -> bool:
    """Whether *word* names something or somebody wherever it stands: Italy, or an Emily who has her capital inside a sentence, too."""
    places = reading.places[word][:_CROWD]
    inside = any(reading.words[i][0].isupper() and not reading.opens_sentence(i) for i in places)
    return word in reading.vocabulary.name.same or inside


def _split(reading: Reading, first: int, last: int) -> Iterator[tuple[int, int]]:
    """The stretches of words *first* to *last* that titles divide; each begins with its titles."""
    start, names, german = first, reading.vocabulary.name, reading.vocabulary.grammar.nouns_have_capitals
    for i in range(first + 1, last):
        title = is_title(reading, i) or (german and _is_calling(reading, i))
        if title and reading.folded[i] not in names.surnames and not is_title(reading, i - 1):
            begin = i
            while begin > start and reading.folded[begin - 1] in names.departments:
                begin -= 1
            if begin > start:
                yield start, begin - 1
            start = begin
    if start <= last:
        yield start, last


def _apart(reading: Reading, first: int, last: int) -> Sequence[tuple[int, int]]:
    """Words *first* to *last*, and apart from them the place that a Slavic title is of; without the department that a title is of."""
    bare = _after_titles(reading, first, last)
    if _is_of_department(reading, bare, last):
        return [(bare + 1, last)]
    return [(bare, bare), (bare + 1, last)] if _is_of_place(reading, bare, last) else [(first, last)]


def _is_of_department(reading: Reading, first: int, last: int) -> bool:
    """Whether a title, a department and a name stand in a row: *il ministro dell'Interno Ada Moss*, *l'assessore al Bilancio Moss*."""
    names = reading.vocabulary.name
    led = reading.is_in(first, names.departments) and reading.is_in(first - 1, names.links)
    if not led or first == last or not reading.vocabulary.grammar.adjectives_follow or reading.gap(first + 1) != " ":
        return False
    start = max(reading.bounds[reading.sentence[first]], first - _BEHIND_TITLE)
    return reading.words[first + 1][0].isupper() and any(is_title(reading, i) for i in range(start, first - 1))


def _run(reading: Reading, first: int, last: int) -> Run | None:
    """The name in words *first* to *last*; None where they are titles and function words only."""
    names, begin = reading.vocabulary.name, first
    first = _after_titles(reading, first, last)
    while last > first and _ends_no_name(reading, last):
        last -= 1
    if first > last:
        return None
    whole = names.same.get(" ".join(reading.folded[first : last + 1])) or _of_state(reading, first, last)
    parts = (whole,) if whole else tuple(_parts(reading, first, last))
    if not parts:
        return None
    titled = first > begin or (begin > 0 and reading.gap(begin) == " " and is_title(reading, begin - 1))
    doubtful = first == last and reading.opens_sentence(first) and not titled and not _is_marked(reading, first)
    return Run(begin, last, parts, titled, not doubtful)


def _of_state(reading: Reading, first: int, last: int) -> str | None:
    """The state that is named short behind a town and a comma, by words that mean something else anywhere else: *Norvik, Pa.*"""
    behind = first == last and reading.gap(first) == ", " and reading.words[first - 1][0].isupper()
    return reading.vocabulary.name.same.get(f", {reading.folded[first]}") if behind else None


def _is_marked(reading: Reading, i: int) -> bool:
    """Whether word *i* has quotation marks for itself inside a sentence, as a firm has: *the firm «Ark» lost*, but not: *said: «Yes»*."""
    inside = i > 0 and reading.sentence[i] == reading.sentence[i - 1]
    if not inside or reading.vocabulary.grammar.quoted_doubts:
        return False
    before, behind = reading.gap(i), reading.text[reading.ends[i] : reading.ends[i] + 1]
    return len(before) > 1 and before[:-1] == " " and before[-1] in _OPENING and behind in _CLOSING


def _is_calling(reading: Reading, i: int) -> bool:
    """Whether word *i* owes its capital to the language or its sentence, and says what somebody is: ``Baker`` Ada Moss."""
    if not (reading.vocabulary.grammar.nouns_have_capitals or reading.opens_sentence(i)):
        return False
    return any(name in CALLINGS for name, _ in reading.vocabulary.sets.of(reading.folded[i]))


def _ends_no_name(reading: Reading, i: int) -> bool:
    word = reading.folded[i]
    return word in reading.vocabulary.stop or (is_title(reading, i) and word not in reading.vocabulary.name.surnames)


def _after_titles(reading: Reading, first: int, last: int) -> int:
    """The word after the titles that words *first* to *last* begin with: after ``Defence Secretary``, not after ``Defence``."""
    names, i = reading.vocabulary.name, first
    if first < last and _is_calling(reading, first):
        first = i = first + 1
    while i <= last:
        if is_title(reading, i) or (reading.folded[i] in names.particles and reading.words[i][0].islower()):
            first = i + 1
        elif reading.folded[i] not in names.departments:
            break
        i += 1
    return first


def _parts(reading: Reading, first: int, last: int) -> Iterator[str]:
    names, joined = reading.vocabulary.name, -1
    for i in range(first, last + 1):
        word = reading.folded[i]
        pair = f"{word} {reading.folded[i + 1]}" if i < last else ""
        if i == joined or _is_torn(reading, i):
            continue
        if pair in names.same:
            joined = i + 1
            yield names.same[pair]
        elif word[0].isdecimal():
            yield f"{reading.folded[i - 1]}-{word}"
        elif len(word) > 1 and word not in names.particles and word not in names.generations:
            declined = names.declension.endings and not reading.words[i].isupper()
            yield names.same.get(word) or (undeclined(plain(word), names.declension) if declined else plain(word))


@lru_cache(maxsize=16384)
def plain(word: str) -> str:
    """*word* without accents, apostrophes and full stops, which spellings of one name differ in."""
    if word.isascii():
        return word.replace("'", "").replace(".", "") if not word.isalnum() else word
    marked = unicodedata.normalize("NFKD", _as_meant(word).translate(_UNMARKED))
    bare = "".join(c for c in marked if not unicodedata.combining(c) and c.isalnum())
    return bare or word


def _as_meant(word: str) -> str:
    """*word* as it was before it was read in the wrong encoding: ``mürren`` for ``mã¼rren``."""
    try:
        return word.replace("ã", "Ã").encode("latin-1").decode("utf-8").lower() if "ã" in word else word
    except UnicodeError:
        return word  # São


def _is_torn(reading: Reading, i: int) -> bool:
    """Whether word *i* is but the part of a name up to or from a letter that was read in the wrong encoding: *AndrÃ©*, *CrÃ©cy*."""
    begins = reading.folded[i].endswith("ã") and reading.text[reading.ends[i] : reading.ends[i] + 1] in _TORN
    return begins or (i > 0 and reading.gap(i) in _TORN and reading.folded[i - 1].endswith("ã"))
