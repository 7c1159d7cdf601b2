"""Texts with expected passages marked «so»."""

import re

import pytest

from provenance.document import Passage
from provenance.reuse.alignment import align
from provenance.reuse.body import Body
from provenance.reuse.change import find_changes
from provenance.reuse.fact import find_facts


def unmark(marked: str) -> tuple[str, list[Passage]]:
    """Take the marks «…» out of *marked*: the bare text, and the passages that were marked in it."""
    passages, bare, start = [], "", 0
    for piece in re.split("([«»])", marked):
        if piece == "«":
            start = len(bare)
        elif piece == "»":
            passages.append(Passage(start, len(bare)))
        else:
            bare += piece
    return bare, passages


@pytest.fixture(name="unmark")
def unmark_fixture():
    return unmark


@pytest.fixture(name="changes_of")
def changes_of_fixture():
    """What became of the facts of a text: each as fact, status, and the words of the copy and of the source."""

    def told(copy: str, source: str, language: str = "en"):
        facts = [find_facts(text, language=language) for text in (copy, source)]
        alignment = align(Body.of(copy, language=language), Body.of(source, language=language))
        found = find_changes(
            copy, source, alignment, copy_facts=facts[0], source_facts=facts[1], languages=(language, language)
        )
        return [(c.fact, c.status, c.copy and c.copy.of(copy), c.source and c.source.of(source)) for c in found]

    return told


@pytest.fixture(name="altered_in")
def altered_in_fixture(changes_of):
    """Which facts of a text are altered, with the words of both sides; *opening* stands before either text."""

    def told(copy: str, source: str, language: str = "en", opening: str = ""):
        found = changes_of(opening + copy, opening + source, language)
        return [(fact, mine, theirs) for fact, status, mine, theirs in found if status == "altered"]

    return told
