"""Texts with expected passages marked «so»."""

import re

import pytest

from provenance.document import Passage


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
