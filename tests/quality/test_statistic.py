"""Our few statistics on published or hand-computed examples."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quality.statistic import auc, auc_interval, found_at, ranks, spearman

SCORES = st.lists(st.integers(-9, 9).map(float), min_size=1, max_size=30)


def test_ties_share_their_mean_rank():
    assert ranks([10, 20, 20, 5, 20]).tolist() == [2, 4, 4, 1, 4]
    assert ranks([]).tolist() == []


def test_spearman_on_the_textbooks_hours_of_television():
    # Zar, "Spearman rank correlation", and many a textbook since: intelligence against hours of television a week
    intelligence = [106, 86, 100, 101, 99, 103, 97, 113, 112, 110]
    hours = [7, 2, 27, 50, 28, 29, 20, 12, 6, 17]
    assert spearman(intelligence, hours) == pytest.approx(-29 / 165)


def test_spearman_with_ties_is_pearson_on_ranks():
    # ranks 1, 2.5, 2.5, 4 against 1, 3, 2, 4: covariance 4.5 over the root of 4.5 · 5
    assert spearman([1, 2, 2, 3], [10, 30, 20, 40]) == pytest.approx(4.5 / (4.5 * 5) ** 0.5)


def test_spearman_of_what_does_not_vary_is_0():
    assert spearman([1, 1, 1], [1, 2, 3]) == spearman([1, 2, 3], [5, 5, 5]) == 0.0


@given(st.lists(st.tuples(st.integers(-50, 50), st.integers(-50, 50)), min_size=2, max_size=30))
def test_spearman_sees_only_the_order(pairs):
    one, other = map(list, zip(*pairs, strict=True))
    found = spearman(one, other)
    assert -1.000001 <= found <= 1.000001
    assert spearman([value**3 for value in one], other) == pytest.approx(found)
    assert spearman([-value for value in one], other) == pytest.approx(-found)


def test_auc_on_the_example_that_scikit_learn_documents():
    # of roc_auc_score, whose labels are 0 0 1 1
    assert auc([0.35, 0.8], [0.1, 0.4]) == 0.75


@given(SCORES, SCORES)
def test_auc_is_the_share_of_pairs_in_order(positive, negative):
    pairs = [(p > n) + (p == n) / 2 for p in positive for n in negative]
    assert auc(positive, negative) == pytest.approx(sum(pairs) / len(pairs))
    assert auc(negative, positive) == pytest.approx(1 - auc(positive, negative))


def test_found_at_allows_as_many_false_alarms_as_said_and_no_more():
    positive, negative = [0.95, 0.85, 0.75, 0.05], [i / 10 for i in range(10)]
    assert found_at(positive, negative, 0.0) == 0.25
    assert found_at(positive, negative, 0.1) == 0.5
    assert found_at(positive, negative, 0.19) == 0.5
    assert found_at(positive, negative, 0.2) == 0.75
    assert found_at(positive, negative, 1.0) == 1.0


@given(SCORES, SCORES, st.floats(0, 1))
def test_at_the_threshold_of_found_at_false_alarms_stay_within_what_was_allowed(positive, negative, allowed):
    assert found_at(negative, negative, allowed) <= allowed
    assert 0 <= found_at(positive, negative, allowed) <= found_at(positive, negative, 1.0) == 1.0


@given(st.floats(0, 1), st.integers(1, 80), st.integers(1, 80))
def test_the_interval_of_an_area_holds_it_and_turns_with_it(area, positives, negatives):
    low, high = auc_interval(area, positives, negatives)
    assert 0 <= low <= area + 1e-9
    assert area - 1e-9 <= high <= 1
    assert auc_interval(1 - area, positives, negatives) == pytest.approx((1 - high, 1 - low), abs=1e-6)


def test_an_area_of_one_is_not_certain():
    assert auc_interval(1.0, 10, 10)[0] < auc_interval(1.0, 100, 100)[0] < 1
