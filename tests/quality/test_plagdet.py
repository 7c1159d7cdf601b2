"""The PAN measures on examples small enough to count by hand."""

from math import log2

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provenance.document import Passage
from quality.plagdet import Marked, agreement


def mark(copy, source, pair="a"):
    return Marked(pair, Passage(*copy), Passage(*source))


CASE = mark((100, 200), (0, 100))


def test_the_case_itself_is_full_agreement():
    found = agreement([CASE], [CASE])
    assert (found.recall, found.precision, found.granularity, found.plagdet) == (1, 1, 1, 1)


def test_nothing_found_and_nothing_there():
    assert agreement([CASE], []).plagdet == 0
    assert agreement([], [CASE]).plagdet == 0
    assert agreement([], []).granularity == 1


def test_characters_of_both_texts_count_alike():
    found = agreement([CASE], [mark((100, 150), (0, 100))])  # half of the copy's passage, all of the source's
    assert (found.recall, found.precision) == (0.75, 1)
    assert found.plagdet == pytest.approx(2 * 0.75 / 1.75)


def test_a_detection_in_the_wrong_part_of_the_source_detects_nothing():
    found = agreement([CASE], [mark((100, 200), (100, 200))])
    assert (found.recall, found.precision, found.plagdet) == (0, 0, 0)


def test_a_detection_in_another_pair_of_texts_detects_nothing():
    assert agreement([CASE], [mark((100, 200), (0, 100), pair="b")]).plagdet == 0


def test_a_case_torn_in_two_costs_granularity_alone():
    found = agreement([CASE], [mark((100, 150), (0, 50)), mark((150, 200), (50, 100))])
    assert (found.recall, found.precision, found.granularity) == (1, 1, 2)
    assert found.plagdet == pytest.approx(1 / log2(3))


def test_a_character_found_twice_counts_once():
    found = agreement([CASE], [mark((100, 160), (0, 60)), mark((140, 200), (0, 60))])
    assert found.recall == pytest.approx((100 + 60) / 200)


def test_cases_weigh_alike_however_long():
    long = mark((1000, 2000), (1000, 2000))
    assert agreement([CASE, long], [CASE]).recall == 0.5


def test_every_detection_counts_for_precision():
    assert agreement([CASE], [CASE, mark((300, 400), (0, 100))]).precision == 0.5


passages = st.tuples(st.integers(0, 50), st.integers(1, 30)).map(lambda span: Passage(span[0], sum(span)))
marks = st.lists(st.builds(Marked, st.sampled_from("ab"), passages, passages), max_size=6)


@given(marks, marks)
def test_recall_and_precision_are_one_measure_with_roles_exchanged(cases, detections):
    one, other = agreement(cases, detections), agreement(detections, cases)
    assert (one.recall, one.precision) == (other.precision, other.recall)
    assert 0 <= one.plagdet <= 1 <= one.granularity
