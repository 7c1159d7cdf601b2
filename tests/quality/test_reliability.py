import numpy as np
import pytest

from quality.calibrate import even_weights
from quality.reliability import by_length, length_table, read_lengths

RATIOS = np.array([-5.0, -5.0, 0.1, 5.0] * 10)
LABELS = np.array([False, True, True, True] * 10)
ROWS = np.column_stack([RATIOS, np.full(40, 60.0), np.full(40, 150.0)])


def test_the_classes_of_every_length_weigh_the_same():
    weights = even_weights(ROWS, LABELS)
    assert weights[LABELS].sum() == pytest.approx(weights[~LABELS].sum()) == pytest.approx(0.5)


def test_a_length_with_one_class_only_says_nothing_and_weighs_nothing():
    rows = np.vstack([ROWS, [[9.0, 500.0, 500.0]] * 5])
    weights = even_weights(rows, np.concatenate([LABELS, [True] * 5]))
    assert weights[-5:].sum() == 0
    assert weights.sum() == pytest.approx(1)


def test_what_came_true_is_counted_length_by_length_at_even_odds():
    (found,) = by_length(RATIOS, LABELS, even_weights(ROWS, LABELS), ROWS[:, 1], ROWS[:, 2])
    assert (found.words, found.times, found.pairs) == (40, 2.0, 40)
    low, middle, high = found.bins
    assert (low[0], middle, high) == (20, (10, 1.0), (10, 1.0))
    assert low[1] == pytest.approx(0.25)
    assert found.independent == pytest.approx(1 / 3)


def test_the_table_puts_few_pairs_in_brackets():
    found = by_length(RATIOS, LABELS, even_weights(ROWS, LABELS), ROWS[:, 1], ROWS[:, 2])
    assert (
        length_table(found).splitlines()[-1]
        == "| 40 to 80 | 2 to 4 | 40 | 0.25 of 20 | (1.00 of 10) | (1.00 of 10) | 0.333 |"
    )


def test_the_model_is_reliable_at_every_length_it_was_measured_at():
    lengths = read_lengths()
    assert {one.words for one in lengths} == {40, 80, 130, 200}
    for one in lengths:
        (low, derived_of_low), _, (high, derived_of_high) = one.bins
        assert low < 20 or derived_of_low <= 0.3
        assert high < 20 or derived_of_high >= 0.7
