"""The short way to a derivation says what the long way says, of many pairs of the project's own events.

Of the training half alone: whatever goes wrong here is looked at.
"""

import hashlib
import json
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from provenance.assessment.pair import assess
from provenance.assessment.verdict import Reading, verdict
from provenance.document import Document
from provenance.reader import read
from provenance.settings import Settings

EVENTS = Path(__file__).parent.parent.parent / "benchmarks" / "events"
SETTINGS = Settings()
NOT_DERIVED = {"independent", "unrelated"}
DECIDING = -1, 5
"""Where a verdict's weight is exact: beyond, the changes are not looked for in full."""


def is_training(folder):
    return int(hashlib.sha256(folder.name.encode()).hexdigest(), 16) % 2 == 1


FOLDERS = sorted(path for path in EVENTS.iterdir() if (path / "labels.json").exists() and is_training(path))
ROLES = sorted(path.stem for path in FOLDERS[0].glob("*.txt"))
TEXTS = st.tuples(st.sampled_from(FOLDERS), st.sampled_from(ROLES))


@cache
def text(folder, role, part):
    """A text of an event: whole, or its first or second half."""
    labels = json.loads((folder / "labels.json").read_text("utf-8"))
    lines = (folder / f"{role}.txt").read_text("utf-8").split("\n")
    middle = len(lines) // 2
    kept = {"whole": lines, "first half": lines[:middle], "second half": lines[middle:]}[part]
    title = lines[0] if part != "second half" else None
    document = read(Document("\n".join(kept), title=title, language=labels["language"]))
    return document, Reading.of(document, SETTINGS)


def agree(copy, source):
    told, found = verdict(copy[1], source[1], SETTINGS), assess(copy[0], source[0], settings=SETTINGS)
    assert told.derivation == found.derivation or {told.derivation, found.derivation} == NOT_DERIVED
    assert (told.weight is None) == (found.log_likelihood_ratio is None)
    exact = found.log_likelihood_ratio is not None and DECIDING[0] < found.log_likelihood_ratio < DECIDING[1]
    if exact and told.derivation != "unrelated":
        assert told.weight == pytest.approx(found.log_likelihood_ratio)


PARTS = st.sampled_from(["whole", "whole", "first half", "second half"])


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(FOLDERS), st.sampled_from(ROLES), st.sampled_from(ROLES), PARTS, PARTS)
def test_of_two_texts_about_one_event(folder, copy, source, part, other_part):
    agree(text(folder, copy, part), text(folder, source, other_part))


@settings(max_examples=20, deadline=None)
@given(TEXTS, TEXTS, PARTS)
def test_of_any_two_texts(copy, source, part):
    agree(text(*copy, part), text(*source, "whole"))
