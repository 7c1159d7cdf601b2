"""Which reasons speak for or against derivation, and where do they stand?

Each function measures one thing that a comparison shows, as a number the derivation model (model.py) can weigh, and
says it in words. They measure in both directions: what the copy says that the source does not is as telling as what
the two share.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import lgamma

from provenance.assessment.comparison import Comparison
from provenance.assessment.shared_error import shared_errors
from provenance.document import Passage
from provenance.reuse.body import Body
from provenance.reuse.change import Change


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
        min(longest, LONG_RUN) / LONG_RUN,
        f"the longest run of words outside quotations that both texts share has {longest} words",
        (where,) if where else (),
    )


LONG_RUN = 40
"""Words in a row that nobody writes a second time."""


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


def words_in_sequence(comparison: Comparison) -> Measure:
    """The share of the copy's words rare in the source that stand in one sequence as there, beyond what chance gives."""
    order = comparison.word_order
    words = min(len(comparison.copy.body.words), len(comparison.source.body.words))
    lacking = _LACKING_IN_SHORT / max(words, _SHORTEST)
    return Measure(
        "words_in_sequence",
        order.share_in_sequence(_NEUTRAL["words_in_sequence"] - lacking) + lacking,
        f"of {order.rare} words outside quotations that are rare in the source, {order.in_sequence} form one sequence in its order, where chance gives {order.by_chance:.0f}",
    )


def words_together(comparison: Comparison) -> Measure:
    """The share of what sentences of the copy have in common with the source that stands close together there, beyond chance."""
    order = comparison.word_order
    return Measure(
        "words_together",
        order.share_together(_NEUTRAL["words_together"]),
        f"of {order.shared} words that sentences of the copy share with the source, {order.together} stand close together there, where chance gives {order.together_by_chance:.0f}",
    )


def source_vocabulary_used(comparison: Comparison) -> Measure:
    """The share of the source's distinct content stems that the copy has too."""
    value = content_found(comparison.source.body, comparison.copy.body)
    if value is None:
        return Measure("source_vocabulary_used", _NEUTRAL["source_vocabulary_used"], "the source has no content words")
    return Measure(
        "source_vocabulary_used", value, f"{value:.0%} of the source's distinct content words occur in the copy"
    )


def particulars_supported(changes: Iterable[Change], words: tuple[int, int]) -> Measure:
    """How much better the copy's names, figures and dates that the source states fit a derived text than an independent report.

    *changes* are what became of the facts of both texts, which have so many *words* (the copy's, the source's). A
    log-likelihood ratio of beta-binomial counts, between 0 and 1: that ten of ten are in the source tells more than that one
    of one is, and three strangers among twenty more than that the copy took the others. A copy longer than its source can
    have no more from it than there is; what it altered speaks neither way.
    """
    stated = [c for c in changes if c.fact in PARTICULARS and c.copy is not None]
    found, altered = (sum(c.status == status for c in stated) for status in ("kept", "altered"))
    room = min(1.0, words[1] / max(1, words[0]))
    count = (len(stated) - altered) * room
    value = _scaled(
        _likelier(min(found, count) + _DOUBT * _PARTICULARS_OF.independent, count + _DOUBT, _PARTICULARS_OF)
    )
    told = f"the source states {found} of the copy's {len(stated)} names, figures and dates"
    if altered:
        told += f", and {altered} with another value"
    missing = tuple(c.copy for c in stated if c.status != "kept" and c.copy is not None)
    return Measure(
        "particulars_supported", value, told if stated else "the copy states no names, figures and dates", missing
    )


def quotations_supported(changes: Iterable[Change]) -> Measure:
    """How much quotations of the copy's own speak against derivation; 1 where it has none, as most reports have one.

    How many it shares with the source says nothing: anyone may quote what was said in public.
    """
    quoted = [c for c in changes if c.fact == "quotation" and c.copy is not None]
    own = tuple(c.copy for c in quoted if c.status == "added" and c.detail != "direct" and c.copy is not None)
    value = 2 * min(_scaled(0.0), _scaled(_likelier(len(quoted) - len(own), len(quoted), _QUOTATIONS_OF)))
    if own:
        return Measure(
            "quotations_supported",
            value,
            f"{len(own)} of the copy's {len(quoted)} quotations are not in the source",
            own,
        )
    told = (
        f"the copy has no quotation of its own: the source has all {len(quoted)}"
        if quoted
        else "the copy quotes nobody"
    )
    return Measure("quotations_supported", value, told)


@dataclass(frozen=True, slots=True)
class _Rates:
    """Which share of its facts a text has from the source, if it is *derived* from it and if it is *independent*.

    Texts differ in that share as if it had been seen in *certainty* facts before.
    """

    derived: float
    independent: float
    certainty: float


_PARTICULARS_OF = _Rates(0.95, 0.70, 20.0)
_QUOTATIONS_OF = _Rates(0.97, 0.45, 4.0)
"""Roughly as in the sets that the model is fitted to, where the source is as long as the copy or longer."""
_DOUBT = 3.0
"""Imaginary particulars, at the rate of independent texts, added to every count: one figure of one is no proof."""
_MOST_TOLD = 6.0
"""Beyond this, in log-odds, more facts of a text tell no more: they are not independent of each other."""


def _likelier(found: float, count: float, rates: _Rates) -> float:
    """The log-likelihood ratio, for derivation, that *found* of *count* facts of a text are the source's."""
    return _beta_binomial(found, count, rates.derived, rates.certainty) - _beta_binomial(
        found, count, rates.independent, rates.certainty
    )


def _beta_binomial(found: float, count: float, rate: float, certainty: float) -> float:
    """The log-likelihood of *found* of *count*, less what does not depend on *rate*."""
    yes, no = rate * certainty, (1 - rate) * certainty
    return lgamma(found + yes) - lgamma(yes) + lgamma(count - found + no) - lgamma(no)


def _scaled(ratio: float) -> float:
    """From 0 to 1, .5 where *ratio* speaks neither way."""
    return (max(-_MOST_TOLD, min(_MOST_TOLD, ratio)) + _MOST_TOLD) / (2 * _MOST_TOLD)


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
PARTICULARS = frozenset({"name", "figure", "date"})
KINDS = (
    "longest_run", "words_in_sequence", "words_together", "source_vocabulary_used", "particulars_supported",
    "quotations_supported",
)  # fmt: skip
"""What is measured on any two texts, in the order in which a report shows it; shared errors follow where there are any."""

_LACKING_IN_SHORT = 9.5
_SHORTEST = 40
"""By how many words' share a sequence falls short in a short text: 2√n is more than chance gives there, and the sequences
of texts cut to 60 words were shorter by .16 than of whole ones, of rewrites and of independent reports alike."""
_NEUTRAL = {"words_in_sequence": 0.39, "words_together": 0.48, "source_vocabulary_used": 0.27}
"""What each measure says where it has nothing to go by: in "the same, the same, the same" no word is rare."""


def content_found(one: Body, other: Body) -> float | None:
    """The share of the distinct content stems of *one* that *other* has too; None where *one* has none."""
    return len(one.content.intersection(other.stems)) / len(one.content) if one.content else None
