"""What is each term of a finding called in plain words?"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from provenance.assessment.credit import CreditFinding
    from provenance.assessment.derivation import Derivation
    from provenance.document import CreditKind
    from provenance.reuse.change import Detail, Status

FINDING: dict[Derivation, str] = {
    "verbatim": "Text overlap consistent with a word-for-word copy of the source",
    "edited": "Text overlap consistent with an edited copy of the source",
    "rewritten": "Text overlap consistent with a rewriting of the source",
    "partial": "Text overlap consistent with reuse of the source in part of the copy",
    "independent": "Consistent with two independent reports of the same event",
    "unrelated": "No common event and no telling text overlap found",
    "undetermined": "Undetermined: this comparison does not settle whether one text derives from the other",
}
DERIVED: frozenset[Derivation] = frozenset({"verbatim", "edited", "rewritten", "partial"})
UNMEASURED = "Not compared: no source text was at hand"

CREDIT_FINDING: dict[CreditFinding, str] = {
    "true": "This credit is consistent with the source compared.",
    "another_source_fits_better": "Another text fits the copy better than the source it states.",
    "uncredited": "No credit to this source was found in the copy.",
    "licensed": "The copy states a licence, a permission or an agency for its text.",
    "independent": "No derivation was found, so no credit was to be expected.",
    "none": "Every place that was asked answered, and none gave a source.",
    "unmeasured": "Whether a stated source is the true one was not measured.",
}

CREDIT_KIND: dict[CreditKind, str] = {
    "canonical": "canonical address declared by the page",
    "metadata": "metadata of the page",
    "beacon": "republication beacon",
    "first_published": "first-publication line",
    "licence": "licence or permission line",
    "pointer": "pointer to an original",
    "wire": "agency credit",
    "plain": "credit line",
    "cited": "source cited for a statement",
}

DETAIL: dict[Detail, str] = {
    "rounded": "rounded",
    "converted": "converted to another unit",
    "indirect": "turned into indirect speech",
    "direct": "turned into a direct quotation",
    "invented": "without a counterpart in the source",
    "other_speaker": "given to another speaker",
}

SHARE: dict[str, tuple[str, str]] = {
    "verbatim": ("V", "word for word as in the source"),
    "edited": ("E", "as in the source, with some words changed"),
    "reworded": ("R", "what the source says, in other words"),
    "new": ("N", "no counterpart found in the source"),
}
SHARE_NAME = {"verbatim": "verbatim", "edited": "edited", "reworded": "reworded", "new": "not found in the source"}

AMBIGUOUS = "Several sources fit about equally well, so none of them is the likeliest."

LIMITS = (
    "A comparison shows which words and facts two texts share; it does not show who wrote first, with what right, or why.",
    "“Copy” and “source” are roles in this comparison, and a source is the likeliest only among the documents seen.",
)

FAMILY_ROLE = {
    "first": "first",
    "maybe first": "maybe first",
    "witness": "witness",
    "version": "later version",
    "independent": "beside",
    "open": "left open",
}
FAMILY_KIND = {
    "hub": "the text that the others are linked to",
    "verbatim": "word for word",
    "edited": "edited",
    "rewritten": "rewritten",
    "partial": "in part",
    "seen": "was there by then, published at any time before",
}
FAMILY_LIMITS = (
    "A family joins documents whose texts were compared pair by pair and found to derive from one another; which of two was written first rests on the clocks that the documents carry, and those may be wrong.",
    "The hub is the text with which the others were compared, not necessarily their source.",
    "The first witness is the first among the documents seen that have a date of their own.",
    "Reports of the same event that do not derive from the family’s text stand beside it and do not count as its witnesses. Where it could not be told whether a report of the event derives from it, the text is left open, and no origin is counted for it.",
)

STATUS: dict[Status, tuple[str, str]] = {
    "altered": ("Altered facts", "altered"),
    "added": ("Added facts", "added"),
    "dropped": ("Dropped facts", "dropped"),
    "kept": ("Kept facts", "kept"),
}
# Of texts that do not derive from one another nothing was done to a fact.
STATUS_NOT_DERIVED: dict[Status, tuple[str, str]] = {
    "altered": ("Facts stated differently", "stated differently"),
    "added": ("Facts in the copy only", "in the copy only"),
    "dropped": ("Facts in the source only", "in the source only"),
    "kept": ("Facts in both texts", "in both"),
}
