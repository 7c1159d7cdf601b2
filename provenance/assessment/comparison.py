"""What do two documents share, before anyone says what it means?"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import accumulate
from operator import itemgetter

from provenance.document import Document, Passage, Timestamp
from provenance.reuse.alignment import Alignment, align
from provenance.reuse.body import Body
from provenance.reuse.change import Change, find_changes
from provenance.reuse.fact import Fact, find_facts
from provenance.reuse.fingerprint import Fingerprint
from provenance.reuse.language import guess_language, primary
from provenance.reuse.normalisation import normalise
from provenance.reuse.order import WordOrder, word_order
from provenance.reuse.particular import find_particulars
from provenance.reuse.shingle import Hashes, distinct, shingle_hashes
from provenance.reuse.sketches.fingerprint_word import fingerprint_words, without
from provenance.reuse.stem import Stems
from provenance.settings import Settings

_REMEMBERED = 32
"""Documents whose reading is kept: one copy is compared with many sources, and one source with many copies."""


@dataclass(frozen=True, slots=True)
class Side:
    """One document as far as it is compared: its body without furniture and headline, its facts, its shingles."""

    document: Document
    body: Body
    language: str | None
    facts: tuple[Fact, ...]
    shingles: Hashes
    fingerprint: Fingerprint

    @classmethod
    @lru_cache(maxsize=_REMEMBERED)
    def of(cls, document: Document, settings: Settings) -> Side:
        """Read *document* once, for every question asked of it later; the latest are remembered."""
        leaving_out = [*document.furniture, *_headline(document)]
        language = primary(document.language)
        body = Body.of(document.text, language=language, leaving_out=leaving_out)
        language = language or guess_language(body.words.words)
        published = document.published if isinstance(document.published, Timestamp) else None
        facts = find_facts(document.text, language=language, published=published)
        counted = tuple(_outside(leaving_out, facts))
        # The exact shares are of the words that fingerprints see, so that estimates from fingerprints are estimates of them.
        words = fingerprint_words(without(document.text, leaving_out))
        shingles = shingle_hashes(words, settings.shingle_length)
        fingerprint = Fingerprint.of_shingles(shingles, settings)
        return cls(document, body, language, counted, distinct(shingles), fingerprint)

    @property
    def quotations(self) -> tuple[Passage, ...]:
        """Where the body quotes somebody."""
        return tuple(fact.passage for fact in self.facts if fact.kind == "quotation")


@dataclass(frozen=True)  # no slots: what was worked out stays with the instance
class Comparison:
    """Two documents side by side: what is aligned, and which facts were changed, each worked out when first asked for."""

    copy: Side
    source: Side

    @classmethod
    def of(cls, copy: Document, source: Document, settings: Settings) -> Comparison:
        """Read two documents whose credits and furniture are known."""
        return cls(Side.of(copy, settings), Side.of(source, settings))

    @cached_property
    def stems(self) -> Stems:
        """The stems of both texts, numbered alike."""
        return Stems.of(self.copy.body, self.source.body)

    @cached_property
    def word_order(self) -> WordOrder:
        """Where the source's words stand in the copy, quotations left out."""
        quoted = map(self.copy.body.words.within, self.copy.quotations)
        return word_order(self.copy.body, self.source.body, quoted, self.stems)

    @cached_property
    def alignment(self) -> Alignment:
        """Which passages both texts share."""
        return align(self.copy.body, self.source.body, self.stems)

    @cached_property
    def changes(self) -> tuple[Change, ...]:
        """What became of every fact of both texts."""
        return self._held_together(find_changes)

    @cached_property
    def particulars(self) -> tuple[Change, ...]:
        """What became of names, figures and dates, told sooner and nearly as well (reuse/particular.py)."""
        return self._held_together(find_particulars)

    def _held_together(self, find: Callable[..., tuple[Change, ...]]) -> tuple[Change, ...]:
        one, other = self.copy, self.source
        return find(
            one.document.text,
            other.document.text,
            self.alignment,
            copy_facts=one.facts,
            source_facts=other.facts,
            languages=(one.language, other.language),
        )


def _headline(document: Document) -> tuple[Passage, ...]:
    """Where *document*'s own headline stands in its text, if it does so as a line near the beginning."""
    if not document.title:
        return ()
    wanted = normalise(document.title).words
    start = 0
    for line in document.text[:_HEAD].split("\n"):
        alike = wanted and len(line.strip()) < 2 * len(document.title)
        if alike and line.strip() and normalise(line).words == wanted:
            return (Passage(start, start + len(line)),)
        start += len(line) + 1
    return ()


_HEAD = 3000
"""A headline that stands in the text itself does so within its first characters."""


def _outside(passages: list[Passage], facts: Sequence[Fact]) -> Iterator[Fact]:
    """The *facts* that begin in none of the *passages*, which may overlap."""
    ordered = sorted((passage.start, passage.end) for passage in passages)
    ends = list(accumulate((end for _, end in ordered), max))
    for fact in facts:
        before = bisect_right(ordered, fact.passage.start, key=itemgetter(0))
        if not before or ends[before - 1] <= fact.passage.start:
            yield fact
