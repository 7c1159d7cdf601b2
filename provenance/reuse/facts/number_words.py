"""Which words does a language write numbers, amounts and shares with?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from provenance.reuse.facts.phrase import Phrases
from provenance.reuse.facts.word_list import Words, counted, first_words, fraction, phrases, turned, word_set


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


def number_words(own: Mapping[str, Any], shared: Mapping[str, Any]) -> NumberWords:
    """The number words of a language from its *own* tables and those *shared* by all."""
    values = counted(own.get("ones")) | counted(own.get("tens"), 10, 10) | counted(own.get("hundreds"), 100, 100)
    magnitudes = {key: float(value) for key, value in own.get("magnitudes", {}).items()}
    ordinals = counted(own.get("ordinals"), 1)
    fractions = {key: fraction(value) for key, value in own.get("fractions", {}).items()}
    parts = {key.replace("_", " "): fraction(value) for key, value in own.get("parts", {}).items()}
    vague = {key.replace("_", " "): (float(low), float(high)) for key, (low, high) in own.get("vague", {}).items()}
    bounds = turned(own.get("bounds", {}))
    ages, articles, alone = own.get("ages", {}), word_set(own.get("articles")), word_set(own.get("alone"))
    return NumberWords(
        values=values,
        bare=word_set(own.get("bare")),
        magnitudes=magnitudes,
        alone=alone,
        ordinals=ordinals,
        ordinal_endings=word_set(own.get("ordinal_endings")),
        not_ordinals=phrases(own.get("not_ordinals")),
        fractions=fractions,
        parts=Phrases(parts),
        multiples=own.get("multiples", {}),
        vague=Phrases(vague),
        units=Phrases(turned(shared["units"]) | turned(own.get("units", {}))),
        bounds=bounds,
        bound_ends=frozenset(bound.rsplit(" ", 1)[-1] for bound in bounds),
        age_before=word_set(ages.get("before")),
        age_after=phrases(ages.get("after")),
        articles=articles,
        linking=word_set(own.get("linking")),
        shares=phrases(own.get("shares")),
        comparatives=word_set(own.get("comparatives")),
        half_not_after=word_set(own.get("half_not_after")),
        decades=word_set(own.get("decades")),
        groups=own.get("groups", "").replace("space", " "),
        compounds=own.get("compounds", False),
        starters=articles.union(
            alone, values, ordinals, fractions, own.get("multiples", {}), first_words((*vague, *parts))
        ),
    )
