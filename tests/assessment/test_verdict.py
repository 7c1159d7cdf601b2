"""The short way to a derivation says what the long way says."""

from itertools import permutations

import pytest

from provenance import Document, compare
from provenance.assessment.case import Case
from provenance.assessment.evidence import KINDS
from provenance.assessment.verdict import Reading, verdict
from provenance.reader import read
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


def test_no_more_of_a_case_is_worked_out_than_was_asked_for(original, rewrite):
    case = Case.of(read(rewrite), read(original), SETTINGS)
    worked_out = vars(case.comparison)
    assert case.of_words
    assert not {"alignment", "particulars", "changes"} & worked_out.keys()
    assert case.of_passages
    assert case.related
    assert not {"particulars", "changes"} & worked_out.keys()
    told = case.finding(case.comparison.particulars)
    assert "changes" not in worked_out
    assert told.derivation == case.finding(case.comparison.changes).derivation == "rewritten"


def test_everything_that_is_measured_on_a_pair_has_its_place_in_a_report(original, rewrite):
    case = Case.of(read(rewrite), read(original), SETTINGS)
    measured = case.measures(case.comparison.changes)
    assert tuple(measure.kind for measure in measured) == KINDS
