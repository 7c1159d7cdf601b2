"""Which words does a language write numbers, amounts and shares with?"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from provenance.reuse.facts.phrase import Phrases
from provenance.reuse.facts.word_list import Words, counted, first_words, fraction, phrases, turned, word_set

_TEN: Final = 10


@dataclass(frozen=True, slots=True)
class Compounds:
    """How a language writes number words together: ``fünfundzwanzigtausend``, ``driehonderdvijftig``."""

    within: re.Pattern[str]
    """Finds a part that every such word has from ten on; a quick test before reading it."""
    joints: tuple[str, ...]
    """What stands between ones and tens: ``und``."""
    halves: tuple[str, ...]
    """What adds a half at the end: ``einhalb``; the longest first."""
    ordinals: tuple[str, ...]
    """What makes an ordinal of it: ``ste``; the longest first."""


@dataclass(frozen=True, slots=True)
class NumberWords:
    """How a language writes numbers: words that add up, words that multiply, and what they are counted in."""

    values: Mapping[str, float]
    bare: Words
    magnitudes: Mapping[str, float]
    alone: Words
    ordinals: Mapping[str, int]
    led_ordinals: Words
    """Ordinals that say something else without an article: *secondo*, Italian for *according to*."""
    joined_ordinals: Mapping[str, int]
    """Ordinals of one to nine as they stand behind tens: the *first* of ``twenty-first``."""
    ordinal_tens: Words
    """The tenth, where all ordinals from one on stand behind it: *décimo* quinto."""
    ordinal_gaps: Words
    """What stands between tens and these."""
    not_behind_articles: Phrases[bool]
    """Such that name a unit behind an article: ``a thirty-second clip``."""
    ordinal_endings: Words
    not_ordinals: Phrases[bool]
    fractions: Mapping[str, float]
    parts: Phrases[float]
    portions: Mapping[str, float]
    """Parts of a magnitude or a unit: the half of ``half a million``, ``half an hour``."""
    adjectives: Words
    """Those that stand right before a unit: ``media hora``."""
    portion_of: Phrases[bool]
    and_portions: Phrases[float]
    """Parts that are added to a number: ``two and a half``."""
    single: Words
    """Units in a form that counts one of them without an article: *годину двадцять хвилин*."""
    measures: Mapping[str, tuple[float, str]]
    """Words that say a number and its unit: ``полчаса``."""
    multiples: Mapping[str, float]
    vague: Phrases[tuple[float, float]]
    units: Phrases[str]
    unit_links: Words
    """What may stand between a number and its unit: un millón *de* euros."""
    units_before: Mapping[str, str]
    """Units, and signs of units, that stand before the number: *yüzde* 5, *%5*."""
    minus: Words
    sure_minus: bool
    """Whether a word for minus says nothing else before a number."""
    not_minus_after: Words
    below_zero: Phrases[bool]
    weights: Words
    bounds: Mapping[str, str]
    bound_ends: Words
    behind_bounds: Words
    """Prepositions between a bound and its figure: *почти на* полчаса."""
    age_before: Words
    age_after: Phrases[bool]
    articles: Words
    linking: Words
    and_digits: Words
    """What joins a magnitude to the digits of a smaller number: *un milione e 200mila*."""
    and_prefix: str
    """An *and* that is written on to the number behind it: خمسة وعشرين."""
    shares: Phrases[bool]
    noun_shares: Words
    """Such that may also stand behind what is counted: *un électeur sur cinq*."""
    every: Words
    """What makes an ordinal a share: *jeder* fünfte."""
    unsure_parts: Words
    """Parts that say something else where no whole follows: *un tiers* is somebody else, too, as is *a third* person."""
    multiplied: Phrases[bool]
    """What says before a number that something is so many times as much: *multiplié par* trois."""
    lasting: Words
    """What says that hours are no time of day: *pendant* 1h30."""
    cut_short: Words
    """Units written short, with a point, before a smaller one: *2 Std. 36 Min.*"""
    of_units: Mapping[str, str]
    """What makes a number word an adjective of a unit: the *stündig* of zweistündig, the *часов* of двухчасовой."""
    of_units_in: re.Pattern[str] | None
    """Finds these in a word."""
    of_them: Phrases[bool]
    """What stands behind a part of something counted before: five *of them*."""
    others: Words
    """What says behind a number that there is one more: eleven *other* places."""
    against: Phrases[bool]
    """What says before an amount that another is told against it: nine *instead of* five, *from* five to nine."""
    by: Words
    """What stands before the amount by which something changes."""
    more: Phrases[bool]
    """What says behind an amount that it is a difference: 25 *fewer*."""
    lacking: Words
    """What makes a figure a difference in another way: a *shortfall* of 25, 25 are *missing*."""
    rest: Words
    """What speaks of the rest of something."""
    spans: Words
    """What joins two numbers that share what stands behind the second: from 40 *to* 46 million, seven *or* eight o'clock."""
    half_not_after: Words
    comparatives: Words
    weeks: Mapping[str, int]
    """The days, in digits, that are called by one more than a week or two has: *huit jours*, *quinze jours*."""
    of_digits: Words
    """What says of a number that it counts digits: a seven-*figure* sum."""
    races: Words
    """What is run or swum over so many metres: the 200m *final*."""
    decades: Words
    groups: str
    compounds: Compounds | None
    starters: Words
    """Every word that a number, share or vague amount may begin with: what a reader has to stop at."""


def number_words(own: Mapping[str, Any], shared: Mapping[str, Any]) -> NumberWords:
    """The number words of a language from its *own* tables and those *shared* by all."""
    values: dict[str, float] = {
        **counted(own.get("ones")),
        **counted(own.get("tens"), 10, 10),
        **counted(own.get("hundreds"), 100, 100),
        **shared["mixed"],
        **own.get("mixed", {}),
    }
    adjectives = {key: float(value) for key, value in own.get("halves", {}).items()}
    measures = {key: (float(value), unit) for key, (value, unit) in own.get("measures", {}).items()}
    magnitudes = {key: float(value) for key, value in own.get("magnitudes", {}).items()}
    ordinals = counted(own.get("ordinals"), 1) | own.get("more_ordinals", {})
    if joined := own.get("together"):
        ordinals |= {
            f"{stem}{ending}": int(value)
            for word, value in values.items()
            for stem in (word, word[:-1])
            for ending in joined["ordinals"].split()
            if value > _TEN
        }
        values |= _together(values, *joined["thousands"].split())
    fractions = {key: fraction(value) for key, value in own.get("fractions", {}).items()}
    parts = {key.replace("_", " "): fraction(value) for key, value in own.get("parts", {}).items()}
    vague = {key.replace("_", " "): (float(low), float(high)) for key, (low, high) in own.get("vague", {}).items()}
    bounds = turned(own.get("bounds", {}))
    of_units = turned(own.get("of_units", {}))
    ages, articles, alone = own.get("ages", {}), word_set(own.get("articles")), word_set(own.get("alone"))
    words_else = word_set(own.get("no_units"))  # ha: Italian for has
    return NumberWords(
        values=values,
        bare=word_set(own.get("bare")),
        magnitudes=magnitudes,
        alone=alone,
        ordinals=ordinals,
        led_ordinals=word_set(own.get("led_ordinals")),
        joined_ordinals={word: one for word, one in ordinals.items() if one < _TEN} | own.get("joined_ordinals", {}),
        ordinal_tens=word_set(own.get("ordinal_tens")),
        ordinal_gaps=frozenset({"-"} if own.get("hyphened_ordinals") else {"-", " "}),
        not_behind_articles=phrases(own.get("unit_ordinals")),
        ordinal_endings=word_set(own.get("ordinal_endings")),
        not_ordinals=phrases(own.get("not_ordinals")),
        fractions=fractions,
        parts=Phrases(parts),
        portions=fractions | adjectives,
        adjectives=frozenset(adjectives),
        portion_of=phrases(own.get("portion_of")),
        and_portions=Phrases(
            {key.replace("_", " "): fraction(value) for key, value in own.get("and_halves", {}).items()}
            | shared["mixed"]
        ),
        single=word_set(own.get("single")),
        measures=measures,
        multiples=own.get("multiples", {}),
        vague=Phrases(vague),
        units=Phrases(
            {
                unit: of
                for unit, of in (turned(shared["units"]) | turned(own.get("units", {}))).items()
                if unit not in words_else
            }
        ),
        unit_links=word_set(own.get("unit_links")),
        units_before=turned(own.get("units_before", {})),
        minus=word_set(own.get("minus")),
        sure_minus=own.get("sure_minus", False),
        not_minus_after=word_set(own.get("not_minus_after")),
        below_zero=phrases(own.get("below_zero")),
        weights=word_set(own.get("weights")),
        bounds=bounds,
        bound_ends=frozenset(bound.rsplit(" ", 1)[-1] for bound in bounds),
        behind_bounds=word_set(own.get("behind_bounds")),
        age_before=word_set(ages.get("before")),
        age_after=phrases(ages.get("after")),
        articles=articles,
        linking=word_set(own.get("linking")),
        and_digits=word_set(own.get("and_digits")),
        and_prefix=own.get("and_prefix", ""),
        shares=phrases(own.get("shares")),
        others=word_set(own.get("others")),
        by=word_set(own.get("by")),
        more=phrases(own.get("more")),
        lacking=word_set(own.get("lacking")),
        rest=word_set(own.get("rest")),
        spans=word_set(own.get("spans")),
        against=phrases(own.get("against")),
        noun_shares=word_set(own.get("noun_shares")),
        every=word_set(own.get("every")),
        unsure_parts=frozenset(ordinals) | word_set(own.get("unsure_parts")),
        multiplied=phrases(own.get("multiplied")),
        lasting=word_set(own.get("lasting")),
        cut_short=word_set(own.get("cut_short")),
        of_units=of_units,
        of_units_in=re.compile("|".join(of_units)) if of_units else None,
        of_them=phrases(own.get("of_them")),
        comparatives=word_set(own.get("comparatives")),
        half_not_after=word_set(own.get("half_not_after")),
        weeks=own.get("weeks", {}),
        of_digits=word_set(own.get("of_digits")),
        races=word_set(own.get("races")),
        decades=word_set(own.get("decades")),
        groups=own.get("groups", "").replace("space", " "),
        compounds=_compounds(own.get("compounds")),
        starters=articles.union(
            alone,
            values,
            ordinals,
            fractions,
            adjectives,
            measures,
            word_set(own.get("every")),
            own.get("multiples", {}),
            first_words((*vague, *parts)),
        ),
    )


def _compounds(own: Mapping[str, str] | None) -> Compounds | None:
    if not own:
        return None
    joints, halves, ordinals = (
        tuple(sorted(own[key].split(), key=len, reverse=True)) for key in ("joints", "halves", "ordinals")
    )
    return Compounds(re.compile("|".join(own["within"].split())), joints, halves, ordinals)


def _together(values: Mapping[str, float], thousand: str, thousands: str) -> dict[str, float]:
    """Numbers that are always written as one: ``centottanta``, ``duecentocinquanta``, ``quindicimila``, ``millecinquecento``.

    Tens and ones also lose their last vowel before what follows: ``quarant'anni``, ``quarantacinqu``enne.
    """
    small = {word: value for word, value in values.items() if 0 < value < 100 and word.isalpha()}  # noqa: PLR2004
    hundreds = {word: value for word, value in values.items() if value >= 100}  # noqa: PLR2004
    below = small | {
        head + word: hundred + value
        for whole, hundred in hundreds.items()
        for word, value in ({"": 0.0} | small).items()
        for head in ({whole, whole[:-1]} if word[:1] == whole[-1] else {whole})
    }
    many = {word + thousands: 1000 * value for word, value in below.items() if value > 1}
    more = {head + word: many[head] + value for head in many if many[head] < 1e5 for word, value in hundreds.items()}  # noqa: PLR2004
    short = {word[:-1]: value for word, value in small.items() if value > _TEN}
    return short | below | many | more | {thousand + word: 1000 + value for word, value in below.items()}
