"""Which lines of a text are not part of the article, and what are they?"""

from __future__ import annotations

from provenance.document import Credit, Furniture


def find_furniture(
    text: str, credits: tuple[Credit, ...] = (), *, title: str | None = None, publisher: str | None = None
) -> tuple[Furniture, ...]:
    """The passages of *text* that are furniture."""
    return ()
