"""Which reasons speak for or against derivation, and where do they stand?

Each function measures one thing that a comparison shows, as a number the derivation model (model.py) can weigh, and
says it in words. They measure in both directions: what the copy says that the source does not is as telling as what
the two share.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from math import log

from provenance.assessment.comparison import Comparison
from provenance.assessment.share import narrative_shares
from provenance.document import Passage
from provenance.reuse.body import Body
from provenance.reuse.language import is_function_word
from provenance.reuse.order import word_order


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


def order_of_words(comparison: Comparison) -> Measure:
    """How far the source's rare words keep its order in the copy, weighted by how many of the copy's words they are."""
    found = word_order(comparison.copy.body, comparison.source.body)
    return Measure(
        "order_of_words",
        found.concordance,
        f"{found.shared} content words of the copy stand once in the source; order kept: {found.tau:+.2f} (1 all, 0 chance)",
    )


def shared_vocabulary(comparison: Comparison) -> Measure:
    """The share of the copy's distinct content stems that the source has too, the rarer in the pair the heavier."""
    value = _content_found(comparison.copy.body, comparison.source.body)
    return Measure("shared_vocabulary", value, f"{value:.0%} of the copy's distinct content words occur in the source")


def source_vocabulary_used(comparison: Comparison) -> Measure:
    """The share of the source's distinct content stems that the copy has too."""
    value = _content_found(comparison.source.body, comparison.copy.body)
    return Measure(
        "source_vocabulary_used", value, f"{value:.0%} of the source's distinct content words occur in the copy"
    )


def figures_supported(comparison: Comparison) -> Measure:
    """The share of the copy's figures and dates that the source states too."""
    return _supported(comparison, ("figure", "date"), "figures_supported", "figures and dates")


def names_supported(comparison: Comparison) -> Measure:
    """The share of the copy's names that the source has too."""
    return _supported(comparison, ("name",), "names_supported", "names")


def quotations_supported(comparison: Comparison) -> Measure:
    """The share of the copy's quotations that the source quotes too, in whatever wording."""
    return _supported(comparison, ("quotation",), "quotations_supported", "quotations")


def source_facts_used(comparison: Comparison) -> Measure:
    """The share of the source's figures, dates, names and quotations that the copy has kept or altered."""
    theirs = [c for c in comparison.changes if c.source is not None and c.fact in _STATED]
    used = [c for c in theirs if c.copy is not None]
    value = (len(used) + _DOUBT * _NEUTRAL["source_facts_used"]) / (len(theirs) + _DOUBT)
    return Measure(
        "source_facts_used",
        value,
        f"the copy has {len(used)} of the source's {len(theirs)} figures, dates, names and quotations",
    )


_STATED = ("figure", "date", "name", "quotation")
_MEASURES: tuple[Callable[[Comparison], Measure], ...] = (
    shared_narrative, longest_run, order_of_words, shared_vocabulary, source_vocabulary_used,
    figures_supported, names_supported, quotations_supported, source_facts_used,
)  # fmt: skip
KINDS = tuple(measure.__name__ for measure in _MEASURES)


_DOUBT = 2.0
"""Imaginary particulars, at the neutral rate, added to every count: one figure of one is no proof."""
_NEUTRAL = {"figures_supported": 0.7, "names_supported": 0.8, "quotations_supported": 0.6, "source_facts_used": 0.4}


def _supported(comparison: Comparison, facts: tuple[str, ...], kind: str, words: str) -> Measure:
    stated = [c for c in comparison.changes if c.fact in facts and c.copy is not None]
    found = [c for c in stated if c.status == "kept" or (c.status == "altered" and c.fact == "quotation")]
    missing = tuple(c.copy for c in stated if c not in found and c.copy is not None)
    value = (len(found) + _DOUBT * _NEUTRAL[kind]) / (len(stated) + _DOUBT)
    statement = (
        f"the source states {len(found)} of the copy's {len(stated)} {words}"
        if stated
        else f"the copy states no {words}"
    )
    return Measure(kind, value, statement, missing)


def _content_found(one: Body, other: Body) -> float:
    """The share of the distinct content stems of *one* that *other* has too."""
    stems = {s for word, s in zip(one.words.words, one.stems, strict=True) if not is_function_word(word)}
    return len(stems & set(other.stems)) / len(stems) if stems else 0.0


def _within_any(passage: Passage, others: list[Passage]) -> bool:
    return any(other.start <= passage.start and passage.end <= other.end for other in others)
