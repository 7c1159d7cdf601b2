"""Particulars told sooner than all changes are, and nearly as well."""

from itertools import permutations

import pytest

from provenance.assessment.comparison import Comparison
from provenance.reader import read
from provenance.settings import Settings


@pytest.fixture
def comparisons(original, rewrite, independent, unrelated):
    texts = [read(text) for text in (original, rewrite, independent, unrelated)]
    return [Comparison.of(copy, source, Settings()) for copy, source in permutations(texts, 2)]


def test_what_became_of_quotations_is_told_as_among_all_changes(comparisons):
    told = [[change for change in one.particulars if change.fact == "quotation"] for one in comparisons]
    assert told == [[change for change in one.changes if change.fact == "quotation"] for one in comparisons]
    assert any(told)


def test_of_particulars_only_that_they_were_altered_is_not_told(comparisons):
    for one in comparisons:
        assert "altered" not in {change.status for change in one.particulars if change.fact != "quotation"}
        kept = {change.copy for change in one.changes if change.fact == "figure" and change.status == "kept"}
        assert kept <= {change.copy for change in one.particulars if change.status == "kept"}
