"""Which reasons speak for or against derivation, and where do they stand?

Each function measures one thing that a comparison shows, as a number the derivation model (model.py) can weigh, and
says it in words. They measure in both directions: what the copy says that the source does not is as telling as what
the two share.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

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


def particulars_supported(changes: Iterable[Change]) -> Measure:
    """The share of the copy's names, figures and dates that the source states too, by what became of the facts of both."""
    stated = [c for c in changes if c.fact in PARTICULARS and c.copy is not None]
    missing = tuple(c.copy for c in stated if c.status != "kept" and c.copy is not None)
    found = len(stated) - len(missing)
    value = (found + _DOUBT * _NEUTRAL["particulars_supported"]) / (len(stated) + _DOUBT)
    words = "names, figures and dates"
    statement = (
        f"the source states {found} of the copy's {len(stated)} {words}" if stated else f"the copy states no {words}"
    )
    return Measure("particulars_supported", value, statement, missing)


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
)  # fmt: skip
"""What is measured on any two texts, in the order in which a report shows it; shared errors follow where there are any."""

_LACKING_IN_SHORT = 9.5
_SHORTEST = 40
"""By how many words' share a sequence falls short in a short text: 2√n is more than chance gives there, and the sequences
of texts cut to 60 words were shorter by .16 than of whole ones, of rewrites and of independent reports alike."""
_DOUBT = 2.0
"""Imaginary particulars, at the neutral rate, added to every count: one figure of one is no proof."""
_NEUTRAL = {
    "words_in_sequence": 0.39, "words_together": 0.48, "source_vocabulary_used": 0.27, "particulars_supported": 0.65,
}  # fmt: skip
"""What each measure says where it has nothing to go by: in "the same, the same, the same" no word is rare."""


def content_found(one: Body, other: Body) -> float | None:
    """The share of the distinct content stems of *one* that *other* has too; None where *one* has none."""
    stems = set(one.content)
    return len(stems & set(other.stems)) / len(stems) if stems else None
