"""How do the two headlines compare, apart from the bodies?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from provenance.reuse.language import is_function_word
from provenance.reuse.normalisation import normalise, stem


@dataclass(frozen=True, slots=True)
class HeadlineComparison:
    """Both headlines, how the copy's relates to the source's, and the share of its content words found there."""

    copy: str | None
    source: str | None
    kind: Literal["verbatim", "edited", "reworded", "new", "missing"]
    shared_words: float


def compare_headlines(copy: str | None, source: str | None) -> HeadlineComparison:
    """Compare two headlines; ``missing`` where one of them is not known or has no words."""
    one, other = normalise(copy or "").words, normalise(source or "").words
    if not one or not other:
        return HeadlineComparison(copy, source, "missing", 0.0)
    if one == other:
        return HeadlineComparison(copy, source, "verbatim", 1.0)
    content = {stem(word) for word in one if not is_function_word(word)}
    shared = len(content & {stem(word) for word in other}) / len(content) if content else 0.0
    kind: Literal["edited", "reworded", "new"] = "edited" if shared >= 0.7 else "reworded" if shared >= 0.25 else "new"  # noqa: PLR2004 - bands explained in docs/method.md
    return HeadlineComparison(copy, source, kind, shared)
