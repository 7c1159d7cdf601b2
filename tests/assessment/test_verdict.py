"""The short way to a derivation says what the long way says."""

from itertools import permutations

import pytest

from provenance import Document, compare
from provenance.assessment import evidence
from provenance.assessment.comparison import Comparison
from provenance.assessment.evidence import KINDS, SHARED_ERRORS, measures
from provenance.assessment.verdict import OF_ALIGNMENT, OF_CHANGES, OF_ORDER, Reading, verdict
from provenance.reader import read
from provenance.reuse.alignment import Alignment
from provenance.settings import Settings

SETTINGS = Settings()


@pytest.fixture
def texts(original, rewrite, independent, unrelated):
    cut = Document(original.text[: len(original.text) // 2], language=original.language)
    return [original, rewrite, independent, unrelated, cut, Document("Too short to tell.", language="en")]


def test_a_verdict_is_what_comparing_says(texts):
    readings = [Reading.of(read(text), SETTINGS) for text in texts]
    for (copy, one), (source, other) in permutations(zip(texts, readings, strict=True), 2):
        told, found = verdict(one, other, SETTINGS), compare(copy, source)
        assert told.derivation == found.derivation
        if found.log_likelihood_ratio is None:
            assert told.weight is None
        elif told.derivation != "unrelated" and -2 < found.log_likelihood_ratio < 5:
            assert told.weight == pytest.approx(found.log_likelihood_ratio)


def test_every_measure_is_taken_and_none_before_what_it_needs_is_known(original, rewrite):
    taken = {take.__name__ for take in (*OF_ORDER, *OF_ALIGNMENT, *OF_CHANGES)}
    assert taken == {*KINDS, evidence.errors_shared.__name__}
    whole = Comparison.of(read(rewrite), read(original), SETTINGS)
    bare = Comparison(whole.copy, whole.source, Alignment(), (), whole.word_order)
    aligned = Comparison(whole.copy, whole.source, whole.alignment, (), whole.word_order)
    known = {measure.kind: measure.value for measure in measures(whole) if measure.kind != SHARED_ERRORS}
    assert {take(bare).kind: take(bare).value for take in OF_ORDER}.items() <= known.items()
    assert {take(aligned).kind: take(aligned).value for take in OF_ALIGNMENT}.items() <= known.items()
