"""Through which stages does a comparison or a check go?"""

from __future__ import annotations

from dataclasses import replace

from provenance.acquisition.credit import find_credits
from provenance.acquisition.furniture import find_furniture
from provenance.assessment.pair import Assessment, assess
from provenance.document import Document
from provenance.settings import Settings


def compare(copy: Document, source: Document, *, settings: Settings | None = None) -> Assessment:
    """Compare *copy* with *source*: what was kept, what was changed, and whether the one derives from the other.

    A pure function of its arguments. Credits and furniture are read from the text where a document carries none.
    """
    return assess(_read(copy), _read(source), settings=settings or Settings())


def _read(document: Document) -> Document:
    """*document* with its headline, credits and furniture read from the bare text where it carries none of them."""
    credits_ = document.credits or find_credits(
        document.text, location=document.canonical or document.location, publisher=document.publisher
    )
    furniture = document.furniture or find_furniture(
        document.text, credits_, title=document.title, publisher=document.publisher
    )
    return replace(document, credits=credits_, furniture=furniture)
