"""What of a text counts as its body, word by word and sentence by sentence?"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass

from provenance.document import Passage
from provenance.reuse.language import FUNCTION_WORDS
from provenance.reuse.normalisation import Words, normalise, stem
from provenance.reuse.sentence import sentence_edges


@dataclass(frozen=True, slots=True)
class Body:
    """The words of a text that count, and for each of its sentences the first word's index and the one past the last.

    *stems* are the words without inflection, one a word, *content* the distinct ones of words that are no function words; *breaks* are the words before which something was left out: no
    passage may run over them.
    """

    words: Words
    stems: tuple[str, ...]
    content: frozenset[str]
    sentences: tuple[tuple[int, int], ...]
    breaks: frozenset[int] = frozenset()

    @classmethod
    def of(cls, text: str, *, language: str | None = None, leaving_out: Iterable[Passage] = ()) -> Body:
        """Read *text*; words inside the passages of *leaving_out* do not count."""
        gaps = tuple(leaving_out)
        words = normalise(text).without(gaps)
        edges = [
            (bisect_left(words.starts, start), bisect_left(words.starts, end))
            for start, end in sentence_edges(text, language)
        ]
        spans = tuple([(first, last) for first, last in edges if first < last])
        stems = tuple(map(stem, words.words))
        content = frozenset([one for word, one in zip(words.words, stems, strict=True) if word not in FUNCTION_WORDS])
        return cls(words, stems, content, spans, frozenset(words.within(gap).start for gap in gaps))
