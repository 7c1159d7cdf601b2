"""Which reasons speak for or against derivation, and where do they stand?

Each function measures one thing that a comparison shows, as a number the derivation model (model.py) can weigh, and
says it in words. They measure in both directions: what the copy says that the source does not is as telling as what
the two share.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from math import log

import numpy as np

from provenance.assessment.comparison import Comparison
from provenance.assessment.share import narrative_shares
from provenance.document import Passage
from provenance.reuse.alignment import SharedPassage
from provenance.reuse.language import is_function_word
from provenance.reuse.normalisation import stem


@dataclass(frozen=True, slots=True)
class Evidence:
    """A stated reason; positive *weight* (in log-odds) speaks for derivation. *passages* are of the copy's text."""

    kind: str
    weight: float
    statement: str
    passages: tuple[Passage, ...] = ()


@dataclass(frozen=True, slots=True)
class Measure:
    """One thing measured, before it is weighed: its *value* is what the model multiplies."""

    kind: str
    value: float
    statement: str
    passages: tuple[Passage, ...] = ()


def measures(comparison: Comparison) -> tuple[Measure, ...]:
    """Everything measured on *comparison*, in the order a report shows it."""
    return tuple(measure(comparison) for measure in _MEASURES)


def shared_narrative(comparison: Comparison) -> Measure:
    """The share of the copy's narrative that corresponds to the source in any way."""
    one, other = comparison.copy, comparison.source
    shares = narrative_shares(
        one.body.words, other.body.words, comparison.alignment.passages, one.quotations, other.quotations
    )
    return Measure(
        "shared_narrative",
        shares.derived,
        f"{shares.derived:.0%} of the copy's words outside quotations correspond to passages of the source",
    )


def longest_run(comparison: Comparison) -> Measure:
    """The longest run of words outside quotations that stands in both texts, as the logarithm of its words."""
    quoted = [*comparison.copy.quotations]
    runs = [p for p in comparison.alignment.passages if p.kind == "verbatim" and not _within_any(p.copy, quoted)]
    words = comparison.copy.body.words
    longest = max(runs, key=lambda p: len(words.within(p.copy)), default=None)
    length = len(words.within(longest.copy)) if longest else 0
    return Measure(
        "longest_run",
        log(1 + length) / log(100),
        f"the longest run of words outside quotations that both texts share has {length} words",
        (longest.copy,) if longest else (),
    )


def order_of_statements(comparison: Comparison) -> Measure:
    """How many pairs of the copy's statements stand in the source in the same order, of all pairs there are.

    Kendall's concordance over passages weighted by their words, divided by all pairs of words of the copy: two shared
    statements in order say little, twenty say much (the order of facts survives rewriting).
    """
    words, passages = comparison.copy.body.words, comparison.alignment.passages
    value = concordance(passages, np.array([float(len(words.within(p.copy))) for p in passages]), float(len(words)))
    return Measure(
        "order_of_statements",
        value,
        f"{len(passages)} shared passages; net of those out of order, {max(value, 0.0):.0%} of all pairs of words keep the source's order",
    )


def shared_vocabulary(comparison: Comparison) -> Measure:
    """The share of the copy's distinct content stems that the source has too, the rarer in the pair the heavier."""
    one = {stem(word) for word in comparison.copy.body.words.words if not is_function_word(word)}
    other = {stem(word) for word in comparison.source.body.words.words}
    value = len(one & other) / len(one) if one else 0.0
    return Measure("shared_vocabulary", value, f"{value:.0%} of the copy's distinct content words occur in the source")


def figures_supported(comparison: Comparison) -> Measure:
    """The share of the copy's figures and dates that the source states too."""
    return _supported(comparison, ("figure", "date"), "figures_supported", "figures and dates")


def names_supported(comparison: Comparison) -> Measure:
    """The share of the copy's names that the source has too."""
    return _supported(comparison, ("name",), "names_supported", "names")


def quotations_supported(comparison: Comparison) -> Measure:
    """The share of the copy's quotations that the source quotes too, in whatever wording."""
    return _supported(comparison, ("quotation",), "quotations_supported", "quotations")


_MEASURES: tuple[Callable[[Comparison], Measure], ...] = (
    shared_narrative, longest_run, order_of_statements, shared_vocabulary,
    figures_supported, names_supported, quotations_supported,
)  # fmt: skip
KINDS = tuple(measure.__name__ for measure in _MEASURES)


def concordance(passages: tuple[SharedPassage, ...], weights: np.ndarray, total: float) -> float:
    """Pairs of *passages* in the source's order less those against it, by weight, of all pairs that *total* makes."""
    if len(passages) < 2 or not total:  # noqa: PLR2004 - a pair
        return 0.0
    places = np.array([p.source.start for p in passages])
    signs = np.sign(places[None, :] - places[:, None])
    pairs = np.triu(weights[None, :] * weights[:, None], 1)
    return float((signs * pairs).sum() / (total * total / 2))


_DOUBT = 2.0
"""Imaginary particulars, at the neutral rate, added to every count: one figure of one is no proof."""
_NEUTRAL = {"figures_supported": 0.7, "names_supported": 0.8, "quotations_supported": 0.6}


def _supported(comparison: Comparison, facts: tuple[str, ...], kind: str, words: str) -> Measure:
    stated = [c for c in comparison.changes if c.fact in facts and c.copy is not None]
    found = [c for c in stated if c.status == "kept" or (c.status == "altered" and c.fact == "quotation")]
    missing = tuple(c.copy for c in stated if c not in found and c.copy is not None)
    value = (len(found) + _DOUBT * _NEUTRAL[kind]) / (len(stated) + _DOUBT)
    statement = f"the source states {len(found)} of the copy's {len(stated)} {words}" if stated else f"the copy states no {words}"
    return Measure(kind, value, statement, missing)


def _within_any(passage: Passage, others: list[Passage]) -> bool:
    return any(other.start <= passage.start and passage.end <= other.end for other in others)


