"""Which words does a document have outside its furniture, and which of its shingles is it looked for by?"""

from __future__ import annotations

from functools import lru_cache

from provenance.document import Document
from provenance.index.word import words_of
from provenance.reuse.shingle import Hashes, shingle_hashes
from provenance.reuse.sketches.fingerprint_word import without
from provenance.reuse.sketches.winnowing import winnowed


@lru_cache(maxsize=4)  # asked for its boilerplate, and at once for its candidates
def sample_of(document: Document, length: int) -> tuple[tuple[str, ...], Hashes]:
    """The words of *document*, in order, and the sample of its shingles of *length* words: hashes, each once."""
    words = words_of(without(document.text, document.furniture))
    return tuple(words), winnowed(shingle_hashes(words, length))
