"""Which derivation do the evidence and the shares of a copy's words add up to?"""

from __future__ import annotations

from math import log
from typing import Literal

from provenance.assessment.model import Weighed
from provenance.assessment.share import Shares

Derivation = Literal["verbatim", "edited", "rewritten", "partial", "independent", "unrelated", "undetermined"]
DERIVED: frozenset[Derivation] = frozenset({"verbatim", "edited", "rewritten", "partial"})
"""The findings that say that the copy was made from the source."""

NEEDED_RATIO = log(3.5)
"""How far from even the evidence must be for a derivation to be named: odds of 7 to 2, either way, at an even prior.

At 3 to 1 some agency reports are taken for rewrites, and of the events' training half nothing that derives scores so low."""
_MOSTLY = 0.5
_NINE_TENTHS = 0.9


def derivation_of(split: Shares, log_likelihood_ratio: float, *, related: bool) -> Derivation:
    """Name the kind of derivation: by the evidence whether there is one, by the shares of the copy's words which.

    The evidence decides at even odds, whatever prior the settings name for ``probability``; where it says
    less than 7 to 2 either way the derivation stays undetermined. What is word for word the same needs no other evidence,
    if there is none: in "the same, the same, the same" nothing but that can be told.
    """
    if not related:
        return "unrelated"
    if split.verbatim >= _NINE_TENTHS and log_likelihood_ratio > -NEEDED_RATIO:
        return "verbatim"
    if abs(log_likelihood_ratio) < NEEDED_RATIO:
        return "undetermined"
    if log_likelihood_ratio < 0:
        return "independent"
    if split.derived < _MOSTLY:
        return "partial"
    return "edited" if split.verbatim + split.edited > split.reworded else "rewritten"


def outside_quotations(narrative: Shares, split: Shares) -> Shares:
    """The *narrative* shares, for anyone may quote; all *split* shares where the copy is nothing but quotations."""
    return narrative if narrative.derived + narrative.new > 0 else split


def reason_for(derivation: Derivation, weighed: Weighed, words: int, *, measured: bool = True) -> str:
    """What *derivation* rests on, in a clause; *words* are those of the shorter text, by which evidence reaches.

    Where it was not *measured* on many texts in the language, it counts half, and the clause says so.
    """
    said = _reason(derivation, weighed, words, measured=measured)
    return (
        said if measured else f"{said}; in this language the evidence was measured on few texts or none and counts half"
    )


def _reason(derivation: Derivation, weighed: Weighed, words: int, *, measured: bool) -> str:
    if derivation == "undetermined":
        said = f"the evidence is balanced: all weights add up to {weighed.log_likelihood_ratio:+.2f}, less than odds of 7 to 2 either way"
        if weighed.reach < (_MOSTLY if measured else _MOSTLY / 2):
            said += f"; with {words} words to go by they count {weighed.reach:.0%} of what they would in a long text"
        return said
    if derivation == "unrelated":
        return "the texts share neither many statements nor many names, figures and dates"
    return weighed.strongest(derived=derivation != "independent").statement
