"""What did an assessment say of two documents, as far as families need to know it?"""

from __future__ import annotations

from dataclasses import dataclass

from provenance.assessment.derivation import DERIVED, Derivation


@dataclass(frozen=True, slots=True)
class Link:
    """What an assessment said of two documents, known by their keys.

    *weight* is the log-likelihood ratio, None where nothing could be told; *credited* is whether the copy credits the
    source; *version* whether both come from the same hand, so that the one is a later version and not a copy.
    """

    copy: int
    source: int
    derivation: Derivation
    weight: float | None
    credited: bool = False
    version: bool = False

    @property
    def derived(self) -> bool:
        """Whether the one derives from the other."""
        return self.derivation in DERIVED

    @property
    def pair(self) -> frozenset[int]:
        """Both keys, whichever way round."""
        return frozenset((self.copy, self.source))
