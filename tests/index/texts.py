"""Invented texts in any number."""

import random

from provenance.document import Document

WORDS = """harbour pier council ferry island repair pillar crack diver office master euro quay march monday storm boat
winter school library bridge market baker stone river mill garden tower bell choir orchard train timetable road lorry
fish net sail lamp keeper coast village mayor vote budget plan tax letter reader paper editor season harvest apple hive
honey meadow sheep wool weaver loom colour river valley hill path walker map inn kitchen bread salt copper coin museum
painting frame thief night watch window glass rope knot anchor chain engine coal smoke wind turbine grid cable meter""".split()

FOOTER = (
    "Write to the night desk of the Gorse Courier at Weir Lane, Tolsey, if you have seen something that we ought to know."
    " Members of our readers' club get every morning's letter before the post office opens and pay nothing for the first"
    " eleven weeks."
)
"""What a site prints under its texts."""


def invented(number, words=120):
    """The same invented text for the same *number*."""
    draw = random.Random(number)  # noqa: S311 - texts, not secrets
    return " ".join(draw.choices(WORDS, k=words)).capitalize() + f", said witness {number} of Tolsey."


def articles(count, first=0):
    return [
        Document(invented(i), location=f"https://moss.example/{i}", title=f"Report {i}", published="2026-03-09")
        for i in range(first, first + count)
    ]


def body(number, sentences=8):
    """An article of so many sentences, the same for the same *number*."""
    draw = random.Random(f"body {number}")  # noqa: S311 - texts, not secrets
    return " ".join(" ".join(draw.choices(WORDS, k=14)).capitalize() + "." for _ in range(sentences))


def with_footer(number, joint="\n\n"):
    """That article under the footer of its site."""
    text = f"{body(number)}{joint}{FOOTER}"
    return Document(text, location=f"https://gorse.example/{number}", language="en")
