"""What is known of a document whose text its publisher kept?"""

from __future__ import annotations

from dataclasses import dataclass

from provenance.document import Document
from provenance.reuse.fingerprint import Fingerprint


@dataclass(frozen=True, slots=True)
class Known:
    """A document known by its *fingerprint* alone: *document* states where and when it appeared, and has no text."""

    document: Document
    fingerprint: Fingerprint
