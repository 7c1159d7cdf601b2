"""Which words of a language state numbers, dates, names, speech, negation and doubt?

The tables stand in ``words/*.toml``, one file a language, made for people to read and to mend. A language without a
table still has its digits, symbols, capitals and quotation marks read.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

from provenance.reuse.facts.phrase import Phrases
from provenance.reuse.language import guess_language, primary

_SHORTEST_STEM, _LONGEST_STEM = 3, 15
LANGUAGES: Final = ("ar", "de", "en", "es", "fa", "fr", "ru", "uk")

Words = frozenset[str]


@dataclass(frozen=True, slots=True)
class NumberWords:
    """How a language writes numbers: words that add up, words that multiply, and what they are counted in."""

    values: Mapping[str, int]
    bare: Words
    magnitudes: Mapping[str, float]
    alone: Words
    ordinals: Mapping[str, int]
    ordinal_endings: Words
    not_ordinals: Phrases[bool]
    fractions: Mapping[str, float]
    parts: Phrases[float]
    multiples: Mapping[str, float]
    vague: Phrases[tuple[float, float]]
    units: Phrases[str]
    bounds: Mapping[str, str]
    bound_ends: Words
    age_before: Words
    age_after: Phrases[bool]
    articles: Words
    linking: Words
    shares: Phrases[bool]
    half_not_after: Words
    comparatives: Words
    decades: Words
    groups: str
    compounds: bool
    starters: Words
    """Every word that a number, share or vague amount may begin with: what a reader has to stop at."""


@dataclass(frozen=True, slots=True)
class DateWords:
    """How a language writes dates and times."""

    months: Phrases[int]
    short_months: Mapping[str, int]
    unsure_months: Words
    persian_months: Mapping[str, int]
    weekdays: Phrases[int]
    short_weekdays: Mapping[str, int]
    days: Mapping[str, int]
    periods: Mapping[str, str]
    directions: Mapping[str, int]
    before_year: Words
    after_year: Words
    linking: Words
    ago: Words
    ago_before: Words
    morning: Words
    evening: Words
    clock: Words
    at: Words
    hours: Mapping[str, int]
    starters: Words
    """Every word that a date may begin with or turn on."""


@dataclass(frozen=True, slots=True)
class NameWords:
    """What stands around names: titles before them, verbs of speech beside them, other names for the same."""

    titles: Words
    title_endings: tuple[str, ...]
    offices: Words
    lessening: Mapping[str, str]
    lessening_prefixes: tuple[str, ...]
    surnames: Words
    departments: Words
    generations: Words
    particles: Words
    openers: Words
    doubtful: Words
    pronouns: Words
    said: Words
    according: Phrases[bool]
    same: Mapping[str, str]
    places: Words


@dataclass(frozen=True, slots=True)
class Poles:
    """Words that say contraries of each other, as a scale's name and the side (1, 0 or -1) on which they stand."""

    phrases: Phrases[tuple[str, int]]
    stems: Mapping[str, tuple[str, int]]
    """Beginnings of words, at least three letters long."""

    def of(self, word: str) -> tuple[str, int] | None:
        """What a single *word* stands for: as it is, or by its beginning."""
        beginnings = (word[:length] for length in range(min(len(word), _LONGEST_STEM), _SHORTEST_STEM - 1, -1))
        return self.phrases.get(word) or next((self.stems[part] for part in beginnings if part in self.stems), None)


@dataclass(frozen=True, slots=True, eq=False)
class Vocabulary:
    """The words of one language that facts are stated with; *language* is None where we have no table for it."""

    language: str | None
    stop: Words
    determiners: Words
    number: NumberWords
    date: DateWords
    name: NameWords
    negation: Words
    strict_negation: Words
    softer: Words
    idioms: Phrases[bool]
    opposites: Mapping[str, Words]
    negative_prefixes: tuple[str, ...]
    prefix_exceptions: Words
    trailing_negation: bool
    poles: Poles
    sets: Poles
    """Words of which one excludes the others (seasons, kin, callings), as a set's name and the number of the entry."""
    hedging: Words
    elision: bool = False
    nouns_have_capitals: bool = False


def vocabulary(language: str | None, words: Sequence[str] = ()) -> Vocabulary:
    """The tables of *language* (BCP 47), or of the language that *words* seem to be in; empty ones where neither is ours."""
    known = primary(language) or guess_language(words)
    if known is None and not language and _mostly_english_letters(words):
        known = "en"
    return _load(known if known in LANGUAGES else None)


def _mostly_english_letters(words: Sequence[str]) -> bool:
    """A heading or one short sentence gives too little to guess from; plain ASCII letters read best as English."""
    return bool(words) and len(words) < 60 and all(word.isascii() for word in words)  # noqa: PLR2004 - a few sentences


@cache
def _load(language: str | None) -> Vocabulary:
    shared, own = _table("shared"), _table(language) if language else {}
    cues, sets = own.get("cues", {}), own.get("sets", {})
    return Vocabulary(
        language=language,
        stop=_set(own.get("stop")),
        determiners=_set(own.get("determiners")),
        number=_number_words(own, shared),
        date=_date_words(own.get("dates", {})),
        name=_name_words(own, shared),
        negation=_set(cues.get("negation")),
        strict_negation=_set(cues.get("strict")),
        softer=_set(cues.get("softer")),
        idioms=_phrases(cues.get("idioms")),
        prefix_exceptions=_set(cues.get("exceptions")),
        negative_prefixes=tuple(cues.get("prefixes", "").split()),
        trailing_negation=cues.get("trailing", False),
        opposites=_opposites(cues.get("opposites")),
        poles=_poles(own.get("poles", {})),
        sets=_scales({word: (name, n) for name, line in sets.items() for word, n in _counted(line).items()}),
        hedging=_set(cues.get("hedging")),
        elision=own.get("elision", False),
        nouns_have_capitals=own.get("nouns_have_capitals", False),
    )


def _table(name: str) -> dict[str, Any]:
    import tomllib
    from importlib.resources import files

    return tomllib.loads(files(__package__).joinpath("words", f"{name}.toml").read_text(encoding="utf-8"))


def _entries(line: str | None) -> Iterator[list[str]]:
    for entry in (line or "").split():
        yield [spelling.replace("_", " ") for spelling in entry.split("/")]


def _set(line: str | None) -> Words:
    return frozenset(spelling for entry in _entries(line) for spelling in entry)


def _phrases(line: str | None) -> Phrases[bool]:
    return Phrases(dict.fromkeys(_set(line), True))


def _counted(line: str | None, first: int = 0, step: int = 1) -> dict[str, int]:
    """``'monday tuesday'`` as ``{'monday': 0, 'tuesday': 1}``."""
    return {spelling: first + step * i for i, entry in enumerate(_entries(line)) for spelling in entry}


def _turned(table: Mapping[str, str]) -> dict[str, str]:
    """``{'km': 'kilometre kilometres'}`` as ``{'kilometre': 'km', 'kilometres': 'km'}``."""
    return {spelling: key for key, line in table.items() for spelling in _set(line)}


def _opposites(line: str | None) -> dict[str, Words]:
    """``'rise/fall rose/fell'`` as each word with those that say the contrary."""
    found: dict[str, set[str]] = {}
    for one, other in _entries(line):
        found.setdefault(one, set()).add(other)
        found.setdefault(other, set()).add(one)
    return {word: frozenset(others) for word, others in found.items()}


_SCALES: Final = (
    ("amount", "up", 1), ("amount", "level", 0), ("amount", "down", -1), ("assent", "granted", 1), ("assent", "refused", -1),
    ("price", "dear", 1), ("price", "cheap", -1),
)  # fmt: skip


def _poles(own: Mapping[str, str]) -> Poles:
    return _scales({word: (scale, side) for scale, end, side in _SCALES for word in _set(own.get(end))})


def _scales(sides: Mapping[str, tuple[str, int]]) -> Poles:
    stems = {word[:-1]: pole for word, pole in sides.items() if word.endswith("*")}
    return Poles(Phrases({word: pole for word, pole in sides.items() if not word.endswith("*")}), stems)


def _number_words(own: Mapping[str, Any], shared: Mapping[str, Any]) -> NumberWords:
    values = _counted(own.get("ones")) | _counted(own.get("tens"), 10, 10) | _counted(own.get("hundreds"), 100, 100)
    magnitudes = {key: float(value) for key, value in own.get("magnitudes", {}).items()}
    ordinals = _counted(own.get("ordinals"), 1)
    fractions = {key: _fraction(value) for key, value in own.get("fractions", {}).items()}
    parts = {key.replace("_", " "): _fraction(value) for key, value in own.get("parts", {}).items()}
    vague = {key.replace("_", " "): (float(low), float(high)) for key, (low, high) in own.get("vague", {}).items()}
    bounds = _turned(own.get("bounds", {}))
    ages, articles, alone = own.get("ages", {}), _set(own.get("articles")), _set(own.get("alone"))
    return NumberWords(
        values=values,
        bare=_set(own.get("bare")),
        magnitudes=magnitudes,
        alone=alone,
        ordinals=ordinals,
        ordinal_endings=_set(own.get("ordinal_endings")),
        not_ordinals=_phrases(own.get("not_ordinals")),
        fractions=fractions,
        parts=Phrases(parts),
        multiples=own.get("multiples", {}),
        vague=Phrases(vague),
        units=Phrases(_turned(shared["units"]) | _turned(own.get("units", {}))),
        bounds=bounds,
        bound_ends=frozenset(bound.rsplit(" ", 1)[-1] for bound in bounds),
        age_before=_set(ages.get("before")),
        age_after=_phrases(ages.get("after")),
        articles=articles,
        linking=_set(own.get("linking")),
        shares=_phrases(own.get("shares")),
        comparatives=_set(own.get("comparatives")),
        half_not_after=_set(own.get("half_not_after")),
        decades=_set(own.get("decades")),
        groups=own.get("groups", "").replace("space", " "),
        compounds=own.get("compounds", False),
        starters=articles.union(
            alone, values, ordinals, fractions, own.get("multiples", {}), _first_words((*vague, *parts))
        ),
    )


def _fraction(written: str | float) -> float:
    """``'2/3'`` or ``0.25`` as a number."""
    part, _, whole = str(written).partition("/")
    return float(part) / float(whole or 1)


def _first_words(phrases: Iterable[str]) -> Iterator[str]:
    return (phrase.split(" ", 1)[0] for phrase in phrases)


def _date_words(own: Mapping[str, Any]) -> DateWords:
    months, short = _counted(own.get("months"), 1), _counted(own.get("short_months"), 1)
    weekdays, short_weekdays = _counted(own.get("weekdays")), _counted(own.get("short_weekdays"))
    periods = _turned({unit: own.get(unit, "") for unit in ("week", "month", "year")})
    directions = {
        word: step
        for key, step in (("last", -1), ("last_after", -1), ("this", 0), ("next", 1), ("next_after", 1))
        for word in _set(own.get(key))
    }
    hours = dict.fromkeys(_set(own.get("noon")), 12) | dict.fromkeys(_set(own.get("midnight")), 0)
    days = {key.replace("_", " "): value for key, value in own.get("days", {}).items()}
    persian = _counted(own.get("persian_months"), 1)
    return DateWords(
        months=Phrases(months),
        short_months=short,
        unsure_months=_set(own.get("unsure_months")),
        persian_months=persian,
        weekdays=Phrases(weekdays),
        short_weekdays=short_weekdays,
        days=days,
        periods=periods,
        directions=directions,
        before_year=_set(own.get("before_year")),
        after_year=_set(own.get("after_year")),
        linking=_set(own.get("linking")),
        ago=_set(own.get("ago")),
        ago_before=_set(own.get("ago_before")),
        morning=_set(own.get("morning")),
        evening=_set(own.get("evening")),
        clock=_set(own.get("clock")),
        at=_set(own.get("at")),
        hours=hours,
        starters=frozenset(
            _first_words((*months, *short, *weekdays, *short_weekdays, *days, *periods, *hours, *persian))
        ),
    )


def _name_words(own: Mapping[str, Any], shared: Mapping[str, Any]) -> NameWords:
    names = own.get("names", {})
    same = {spelling: entry[0] for entry in _entries(names.get("same")) for spelling in entry}
    return NameWords(
        titles=_set(names.get("titles")),
        title_endings=tuple(names.get("title_endings", "").split()),
        offices=_set(names.get("offices")),
        lessening={word: entry[0] for entry in _entries(names.get("lessening")) for word in entry},
        lessening_prefixes=tuple(names.get("lessening_prefixes", "").split()),
        surnames=_set(names.get("surnames")),
        departments=_set(names.get("departments")),
        generations=_set(names.get("generations")),
        particles=_set(shared["names"]["particles"]),
        openers=_set(own.get("openers")),
        doubtful=_set(names.get("doubtful")),
        pronouns=_set(names.get("pronouns")),
        said=_set(names.get("said")),
        according=_phrases(names.get("according")),
        same=same,
        places=_set(names.get("places")),
    )
