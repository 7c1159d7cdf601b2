"""Which reasons speak for or against derivation, and where do they stand?

Each function measures one thing that a comparison shows, as a number the derivation model (model.py) can weigh, and
says it in words. They measure in both directions: what the copy says that the source does not is as telling as what
the two share.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from provenance.assessment.comparison import Comparison
from provenance.assessment.shared_error import shared_errors
from provenance.document import Passage
from provenance.reuse.body import Body


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
    measured = tuple(measure(comparison) for measure in _MEASURES)
    slips = errors_shared(comparison)
    return (*measured, slips) if slips else measured


def longest_run(comparison: Comparison) -> Measure:
    """The longest run of words outside quotations that stands in both texts; 40 words or more make 1."""
    words = comparison.copy.body.words
    quoted = [words.within(quotation) for quotation in comparison.copy.quotations]
    longest, where = 0, None
    for shared in comparison.alignment.passages:
        if shared.kind == "verbatim":
            for first, end in _unquoted(words.within(shared.copy), quoted):
                if end - first > longest:
                    longest, where = end - first, words.passage(first, end - 1)
    return Measure(
        "longest_run",
        min(longest, _LONG_RUN) / _LONG_RUN,
        f"the longest run of words outside quotations that both texts share has {longest} words",
        (where,) if where else (),
    )


_LONG_RUN = 40


def _unquoted(within: range, quoted: Sequence[range]) -> Iterator[tuple[int, int]]:
    """The stretches of *within* that stand in none of the *quoted* ones, which are in order."""
    first = within.start
    for quotation in quoted[bisect_right(quoted, first, key=lambda one: one.stop) :]:
        if quotation.start >= within.stop:
            break
        if quotation.start > first:
            yield first, quotation.start
        first = quotation.stop
    if first < within.stop:
        yield first, within.stop


def order_of_words(comparison: Comparison) -> Measure:
    """How far the words that the source has once keep its order in the copy (Kendall's tau, doubted where few)."""
    order = comparison.word_order
    return Measure(
        "order_of_words",
        order.agreement if order.telling else _NEUTRAL["order_of_words"],
        f"{order.once} content words of the copy stand once in the source; their order agrees with it by {order.tau:+.2f}, where chance gives 0 and a copy 1",
    )


def words_in_sequence(comparison: Comparison) -> Measure:
    """The share of the copy's words rare in the source that stand in one sequence as there (doubted where few)."""
    order = comparison.word_order
    return Measure(
        "words_in_sequence",
        order.share_in_sequence if order.telling else _NEUTRAL["words_in_sequence"],
        f"of {order.rare} words that are rare in the source, {order.in_sequence} form one sequence in its order",
    )


def source_vocabulary_used(comparison: Comparison) -> Measure:
    """The share of the source's distinct content stems that the copy has too."""
    value = content_found(comparison.source.body, comparison.copy.body)
    if value is None:
        return Measure("source_vocabulary_used", _NEUTRAL["source_vocabulary_used"], "the source has no content words")
    return Measure(
        "source_vocabulary_used", value, f"{value:.0%} of the source's distinct content words occur in the copy"
    )


def figures_supported(comparison: Comparison) -> Measure:
    """The share of the copy's figures and dates that the source states too."""
    return _supported(comparison, ("figure", "date"), "figures_supported", "figures and dates")


def names_supported(comparison: Comparison) -> Measure:
    """The share of the copy's names that the source has too."""
    return _supported(comparison, ("name",), "names_supported", "names")


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


def errors_shared(comparison: Comparison) -> Measure | None:
    """Whether the copy has a slip of the source; None where not, for a rewrite may well have mended it."""
    found = shared_errors(comparison.copy, comparison.source)
    if not found:
        return None
    copy = comparison.copy.document.text
    told = ", ".join(
        f"“{error.copy.of(copy)}” ({_SLIPS[error.slip.kind]} {error.slip.usually})" for error in found[:_TOLD]
    )
    return Measure(SHARED_ERRORS, 1.0, f"both texts have {told}", tuple(error.copy for error in found))


SHARED_ERRORS = "shared_errors"
_TOLD = 3
_SLIPS = {
    "name": "elsewhere the source spells it", "word": "elsewhere the source spells it",
    "figure": "elsewhere the source says", "unit": "elsewhere the source says", "weekday": "that day was",
}  # fmt: skip
_STATED = ("figure", "date", "name", "quotation")
_MEASURES: tuple[Callable[[Comparison], Measure], ...] = (
    longest_run, order_of_words, words_in_sequence, source_vocabulary_used, source_facts_used,
    figures_supported, names_supported,
)  # fmt: skip
KINDS = tuple(measure.__name__ for measure in _MEASURES)


_DOUBT = 2.0
"""Imaginary particulars, at the neutral rate, added to every count: one figure of one is no proof."""
_NEUTRAL = {
    "figures_supported": 0.7, "names_supported": 0.8, "source_facts_used": 0.4,
    "order_of_words": 0.36, "words_in_sequence": 0.49, "source_vocabulary_used": 0.34,
}  # fmt: skip
"""What each measure says where it has nothing to go by: in "the same, the same, the same" no word is rare."""


def _supported(comparison: Comparison, facts: tuple[str, ...], kind: str, words: str) -> Measure:
    stated = [c for c in comparison.changes if c.fact in facts and c.copy is not None]
    missing = tuple(c.copy for c in stated if c.status != "kept" and c.copy is not None)
    found = len(stated) - len(missing)
    value = (found + _DOUBT * _NEUTRAL[kind]) / (len(stated) + _DOUBT)
    statement = (
        f"the source states {found} of the copy's {len(stated)} {words}" if stated else f"the copy states no {words}"
    )
    return Measure(kind, value, statement, missing)


def content_found(one: Body, other: Body) -> float | None:
    """The share of the distinct content stems of *one* that *other* has too; None where *one* has none."""
    stems = set(one.content)
    return len(stems & set(other.stems)) / len(stems) if stems else None
