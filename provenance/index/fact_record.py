"""How are the facts of a text kept once the text is not?"""

from __future__ import annotations

import json
from dataclasses import fields
from typing import TYPE_CHECKING, Any

from provenance.document import Document, Passage, Timestamp
from provenance.index.failure import read_as_written
from provenance.index.record import packed, unpacked

if TYPE_CHECKING:
    from provenance.reuse.fact import Fact


def pack_facts(document: Document) -> bytes:
    """The facts of *document*'s text, compressed: for each its kind, start, end and the value's fields in order."""
    from provenance.reuse.fact import find_facts  # brings most of reuse/, which opening an index does not need

    published = document.published if isinstance(document.published, Timestamp) else None
    facts = find_facts(document.text, language=document.language, published=published)
    rows = [[fact.kind, fact.passage.start, fact.passage.end, *_parts(fact.value)] for fact in facts]
    return packed(json.dumps(rows, separators=(",", ":")).encode())


def unpack_facts(content: bytes) -> tuple[Fact, ...]:
    """The facts again. Raises DamagedRowError."""
    from provenance.reuse.fact import Fact
    from provenance.reuse.facts.amount import Figure
    from provenance.reuse.facts.day import CalendarDate
    from provenance.reuse.facts.name import Name
    from provenance.reuse.facts.quotation import Quotation

    values = {"figure": Figure, "date": CalendarDate, "name": Name, "quotation": Quotation}
    with read_as_written():
        return tuple(
            Fact(kind, Passage(start, end), values[kind](*map(_frozen, parts)))
            for kind, start, end, *parts in json.loads(unpacked(content))
        )


def _parts(value: Any) -> list[Any]:
    return [getattr(value, field.name) for field in fields(value)]


def _frozen(value: Any) -> Any:
    """JSON's lists as the tuples that they were."""
    return tuple(map(_frozen, value)) if isinstance(value, list) else value
