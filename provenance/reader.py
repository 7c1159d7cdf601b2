"""What does a text state of itself, before it is compared: its credits, its furniture, its site's boilerplate?"""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from provenance.acquisition.credit import find_credits
from provenance.acquisition.furniture import find_furniture
from provenance.document import Document, Passage

if TYPE_CHECKING:
    from provenance.index.store import Index

_REMEMBERED = 32


@lru_cache(maxsize=_REMEMBERED)
def read(document: Document) -> Document:
    """*document* with its credits and furniture read from the bare text where it carries none of them.

    The latest are remembered: a text is read once, however many others it is compared with.
    """
    credits_ = document.credits or find_credits(
        document.text, location=document.canonical or document.location, publisher=document.publisher
    )
    furniture = document.furniture or find_furniture(
        document.text, credits_, title=document.title, publisher=document.publisher
    )
    return replace(document, credits=credits_, furniture=furniture)


def read_beside(document: Document, index: Index) -> Document:
    """*document* read, and what *index* knows to stand in many documents of its site taken for furniture as well."""
    known = read(document)
    return replace(known, furniture=tuple(sorted({*known.furniture, *index.boilerplate(known)}, key=_place)))


def _place(passage: Passage) -> tuple[int, int]:
    return passage.start, passage.end
