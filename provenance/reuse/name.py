"""Which names of people, places and bodies does a text state?

Told by capitals, titles and particles, without a list of names or a trained model: that takes half a millisecond, and
whoever disputes a finding can follow it. Scripts without capitals (Arabic, Persian) show no names this way, and German,
which gives every noun a capital, shows those of two words or more, known places, acronyms and what follows a title.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise
from typing import Final

from provenance.document import Passage
from provenance.reuse.reading import Reading

_GAPS: Final = frozenset({" ", "-", "\u00a0", "\u2011", " & ", "’", "'", "ʼ"})
_HYPHENS: Final = frozenset({"-", "\u2011"})
_APOSTROPHES: Final = ("'s", "’s", "ʼs")
_COMMON_ENDINGS: Final = ("ly", "ing", "ed", "tion", "tions", "ment", "ments", "ness", "ers")
_TITLE_CASE: Final = 0.7
_LONG: Final = 4  # letters of a word that a headline in title case gives a capital
_LONGEST: Final = 12  # words of one name


@dataclass(frozen=True, slots=True)
class Name:
    """A name's comparable *parts*: lower case, no accents, no titles, no initials.

    *full* are the parts of the longest mention that this one shortens (``moss`` of ``ada``, ``moss``). An unsure name owes its
    capital perhaps to where it stands, at the start of a sentence or in a headline.
    """

    parts: tuple[str, ...]
    full: tuple[str, ...]
    titled: bool = False
    sure: bool = True


@dataclass(frozen=True, slots=True)
class _Run:
    first: int
    last: int
    parts: tuple[str, ...]
    titled: bool
    sure: bool


def find_names(reading: Reading, taken: bytearray) -> Iterator[tuple[Passage, Name]]:
    """The names of *reading* in order, outside words marked in *taken* (dates and figures)."""
    headline = _title_case(reading)
    runs = [run for first, last in _capitals(reading, taken) if (run := _run(reading, first, last, headline))]
    runs = _german(reading, runs) if reading.vocabulary.nouns_have_capitals else runs
    sure = {part for run in runs if run.sure for part in run.parts}
    common = {word for word in reading.words if word.islower()}
    names = [_confirmed(run, sure) for run in runs if len(run.parts) > 1 or run.titled or run.parts[0] not in common]
    for run, full in zip(names, _full_names(names), strict=True):
        yield reading.passage(run.first, run.last), Name(run.parts, full, run.titled, run.sure)


def _confirmed(run: _Run, sure: set[str]) -> _Run:
    return run if run.sure or not sure.issuperset(run.parts) else replace(run, sure=True)


def _capitals(reading: Reading, taken: bytearray) -> Iterator[tuple[int, int]]:
    """Runs of capitalised words, with the particles inside them: ``Ludwig van Beek``, ``Abdel al-Rashid``."""
    doubtful, done = reading.vocabulary.name.doubtful, 0
    for i in [i for i, word in enumerate(reading.words) if not word.islower() and _capital(word)]:
        if i < done or taken[i] or reading.folded[i] in doubtful:
            continue
        last = i
        while last - i < _LONGEST and (longer := _next(reading, last, taken)) is not None:
            last = longer
        yield i, last
        done = last + 1


def _capital(word: str) -> bool:
    return word[0].isupper() or word[1:2].isupper()


def _next(reading: Reading, last: int, taken: bytearray) -> int | None:
    """The word up to which a name goes on after word *last*, or None where it ends there."""
    i, words = last + 1, reading.words
    if i >= len(words) or reading.sentence[i] != reading.sentence[last] or words[last].endswith(_APOSTROPHES):
        return None
    gap = reading.gap(i)
    if gap not in _GAPS and not (gap == ". " and _abbreviated(reading, last)):
        return None
    if taken[i] or reading.folded[i] in reading.vocabulary.name.doubtful:
        return None
    if words[i][0].isupper():
        return i
    if words[i].isdecimal() and gap in _HYPHENS and len(words[last]) == 1:
        return i  # F-16
    particles = reading.vocabulary.name.particles
    j = i
    while j < min(len(words) - 1, i + 2) and reading.folded[j] in particles and reading.gap(j) in _GAPS:
        j += 1
    named = j > i and words[j][0].isupper() and reading.gap(j) in _GAPS and not taken[j]
    return j if named else None


def _abbreviated(reading: Reading, i: int) -> bool:
    return (
        len(reading.words[i]) == 1
        or reading.folded[i] in reading.vocabulary.name.titles
        or reading.folded[i] in reading.vocabulary.name.generations
    )


def _run(reading: Reading, first: int, last: int, headline: set[int]) -> _Run | None:
    """Words *first* to *last* without what only looks like a name at either end; None where nothing is left."""
    names, opens = reading.vocabulary.name, reading.opens_sentence(first)
    while first <= last and _common(reading, first, opens=opens and (first == last or reading.opens_sentence(first))):
        first += 1
    begin, first = first, _after_titles(reading, first, last)
    while last > first and (reading.folded[last] in reading.vocabulary.stop or reading.folded[last] in names.titles):
        last -= 1
    if first > last:
        return None
    whole = reading.vocabulary.name.same.get(" ".join(reading.folded[first : last + 1]))
    parts = (whole,) if whole else tuple(_parts(reading, first, last))
    if not parts:
        return None
    titled = first > begin or (begin > 0 and reading.gap(begin) == " " and reading.folded[begin - 1] in names.titles)
    doubtful = reading.sentence[first] in headline or (first == last and reading.opens_sentence(first) and not titled)
    return _Run(begin, last, parts, titled, not doubtful)


def _after_titles(reading: Reading, first: int, last: int) -> int:
    """The word after the titles that words *first* to *last* begin with: after ``Defence Secretary``, not after ``Defence``."""
    names, i = reading.vocabulary.name, first
    while i <= last:
        word = reading.folded[i]
        if word in names.titles or (word in names.particles and reading.words[i][0].islower()):
            first = i + 1
        elif word not in names.departments:
            break
        i += 1
    return first


def _common(reading: Reading, i: int, *, opens: bool) -> bool:
    """Whether word *i* is no part of a name: a function word, or, opening a sentence, a word that looks common."""
    word = reading.folded[i]
    if word in reading.vocabulary.stop and not (reading.words[i].isupper() and len(word) > 1):
        return True
    return opens and (
        word in reading.vocabulary.name.openers
        or (reading.vocabulary.language == "en" and word.endswith(_COMMON_ENDINGS))
    )


def _parts(reading: Reading, first: int, last: int) -> Iterator[str]:
    names, joined = reading.vocabulary.name, -1
    for i in range(first, last + 1):
        word, pair = reading.folded[i], " ".join(reading.folded[i : min(i + 2, last + 1)])
        if i == joined:
            continue
        if pair != word and pair in names.same:
            joined = i + 1
            yield names.same[pair]
        elif word[0].isdecimal():
            yield f"{reading.folded[i - 1]}-{word}"
        elif len(word) > 1 and word not in names.particles and word not in names.generations:
            yield names.same.get(word) or plain(word)


@lru_cache(maxsize=16384)
def plain(word: str) -> str:
    """*word* without accents, apostrophes and full stops, which spellings of one name differ in."""
    if word.isascii():
        return word.replace("'", "").replace(".", "") if not word.isalnum() else word
    bare = "".join(c for c in unicodedata.normalize("NFKD", word) if not unicodedata.combining(c) and c.isalnum())
    return bare or word


def _title_case(reading: Reading) -> set[int]:
    """The sentences that are headlines with a capital on every longer word, so that capitals there say nothing."""
    headlines: set[int] = set()
    for sentence, (first, end) in enumerate(pairwise(reading.bounds)):
        behind = reading.text[reading.ends[end - 1] : reading.ends[end - 1] + 3].lstrip(' )"”’') if end else "."
        if behind and behind[0] != "\n":
            continue
        long = [word for word in reading.words[first:end] if len(word) >= _LONG and word[0].isalpha()]
        high = sum(word[0].isupper() for word in long)
        if high > _LONG and high >= _TITLE_CASE * len(long):
            headlines.add(sentence)
    return headlines


def _german(reading: Reading, runs: list[_Run]) -> list[_Run]:
    """Of capitalised runs in a language that writes all nouns so, those that are names."""
    people = {run.parts[-1] for run in runs if len(run.parts) > 1 and _spaced(reading, run)}
    return [run for whole in runs for run in _german_names(reading, whole, people)]


def _german_names(reading: Reading, run: _Run, people: set[str]) -> Iterator[_Run]:
    if len(run.parts) > 1 and _spaced(reading, run):
        yield run
        return
    for i in range(run.first, run.last + 1):
        word, part = reading.words[i], plain(reading.folded[i])
        known = reading.folded[i] in reading.vocabulary.name.places or (len(word) > 1 and word.isupper())
        if known or part in people or (run.titled and run.last == i):
            yield _Run(i, i, (part,), run.titled, sure=True)


def _spaced(reading: Reading, run: _Run) -> bool:
    return all(reading.gap(i) in {" ", ". "} for i in range(run.first + 1, run.last + 1))


def _full_names(runs: list[_Run]) -> list[tuple[str, ...]]:
    """For each mention the longest name that it shortens, as a surname or an acronym: the last such before it, else the first."""
    places = {run.parts[0][:-1] for run in runs if len(run.parts) == 1 and len(run.parts[0]) > _LONG - 1}
    longer: dict[str, tuple[str, ...]] = {}
    for run in reversed(runs):
        longer.update(dict.fromkeys(_shortened(run.parts, places), run.parts))
    full: list[tuple[str, ...]] = []
    for run in runs:
        longer.update(dict.fromkeys(_shortened(run.parts, places), run.parts))
        full.append(longer.get(run.parts[0], run.parts) if len(run.parts) == 1 else run.parts)
    return full


def _shortened(parts: tuple[str, ...], places: set[str]) -> Iterator[str]:
    """What may stand for a name later on: a person's surname, a body's initials."""
    if len(parts) > 1:
        yield "".join(part[0] for part in parts)
    if len(parts) in {2, 3} and not any(parts[0][:end] in places for end in range(_LONG - 1, len(parts[0]) + 1)):
        yield parts[-1]
