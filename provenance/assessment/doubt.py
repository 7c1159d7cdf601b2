"""Why can nothing be told of two texts, or less than the evidence says?"""

from __future__ import annotations

from collections.abc import Collection

from provenance.assessment.comparison import Comparison, Side
from provenance.assessment.evidence import LONG_RUN, longest_run
from provenance.assessment.share import Shares
from provenance.reuse.facts.vocabulary import LANGUAGES
from provenance.reuse.language import guess_language
from provenance.reuse.similarity import exact_containment
from provenance.settings import Settings

_MOSTLY = 0.5
_MEASURED = frozenset({"de", "en", "es", "fr", "ru", "uk"})
"""Languages of which texts, or of whose next kin, were among those that the model was fitted to."""


def unfit_to_tell(comparison: Comparison, settings: Settings) -> str | None:
    """Why no derivation can be ventured on *comparison*, in a clause; None where one can."""
    for name, side in (("copy", comparison.copy), ("source", comparison.source)):
        if len(side.body.words) < settings.shortest:
            return f"the {name} is too short to tell: {len(side.body.words)} words outside furniture, fewer than {settings.shortest}"
    one, other = comparison.copy.language, comparison.source.language
    if one and other and one != other and not _is_one_language(comparison.copy, comparison.source):
        return f"the languages differ: the copy is in {one!r}, the source in {other!r}"
    return None


def doubt(comparison: Comparison, split: Shares) -> str | None:
    """Why the pair cannot be called derived, nor independent, though the evidence may say so; None where nothing is against it."""
    return _lone_run(comparison) or _unread(comparison, split)


def is_measured(comparison: Comparison) -> bool:
    """Whether the evidence was measured on many texts in the language of both; in others it counts half."""
    return _are_in(comparison, _MEASURED)


def _are_in(comparison: Comparison, languages: Collection[str]) -> bool:
    """Whether both texts are said or guessed to be in one of *languages*."""
    return all(
        side.language in languages or guess_language(side.body.words.words) in languages
        for side in (comparison.copy, comparison.source)
    )


def _lone_run(comparison: Comparison) -> str | None:
    """Why the pair cannot be called derived where a single run is all that corresponds; None where more does.

    Two answers to one questionnaire, or two notices under one law, may share a sentence word for word and nothing else:
    both have it from elsewhere. Alone only as many words are telling as nobody writes a second time, or half the copy.
    """
    passages = comparison.alignment.passages
    if not passages or any(passage.kind != "verbatim" for passage in passages):
        return None
    copy = comparison.copy.body.words
    words = sum(len(copy.within(passage.copy)) for passage in passages)
    if words >= min(LONG_RUN, _MOSTLY * len(copy)):
        return None
    return f"all that corresponds are {words} words in a row, which both texts may have from elsewhere"


def _unread(comparison: Comparison, split: Shares) -> str | None:
    """Why nothing but plain copying can be told of texts whose names, figures and dates are not read: half of the evidence is blind."""
    if _are_in(comparison, LANGUAGES) or split.verbatim + split.edited >= _MOSTLY or longest_run(comparison).value >= 1:
        return None
    language = comparison.copy.language
    named = f"in {language!r}" if language else "in this language"
    return f"how far the evidence goes {named} was not measured, and the copy does not plainly repeat the source"


def _is_one_language(copy: Side, source: Side) -> bool:
    """Whether the texts are in one language, whatever their pages declare: "xx", or the language of the site's menu.

    They are where both are guessed to be, or where they share whole shingles.
    """
    guessed = [guess_language(side.body.words.words) for side in (copy, source)]
    if guessed[0] and guessed[0] == guessed[1]:
        return True
    return exact_containment(copy.shingles, source.shingles) > 0.05  # noqa: PLR2004 - more than names and quotations
