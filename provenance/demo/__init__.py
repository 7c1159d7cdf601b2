"""Which pair of texts shows what a comparison can tell?

An article of the invented trade paper Slipway Monitor and its rewrite on an invented site, both written for this
package: bare-domain credit, invented biography, summary paragraphs, most quotations turned into indirect speech, and
three alterations planted: a figure, a name and a quotation.
"""

from __future__ import annotations

from importlib.resources import files

from provenance.document import Document

_SOURCE_URL = "https://www.slipwaymonitor.example/2026/03/kestrel-hybrid-ferries-harrow-sound"
_COPY_URL = "https://northshoredaily.example/?p=48213"


def demo_pair() -> tuple[Document, Document]:
    """The copy and its source, as somebody would paste them from a browser."""
    folder = files(__name__)
    copy = (folder / "copy.txt").read_text("utf-8")
    source = (folder / "source.txt").read_text("utf-8")
    return (
        Document(copy, location=_COPY_URL, title=_first_line(copy, 4), publisher="North Shore Daily", published="2026-03-11", language="en"),
        Document(source, location=_SOURCE_URL, title=_first_line(source, 0), publisher="Slipway Monitor",
                 authors=("Ingrid Solvang-Achebe",), published="2026-03-09", language="en"),
    )  # fmt: skip


def _first_line(text: str, number: int) -> str:
    return text.split("\n")[number]
