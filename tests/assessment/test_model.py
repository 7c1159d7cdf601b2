from itertools import pairwise
from math import exp, inf, log

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provenance.assessment.evidence import Evidence, Measure
from provenance.assessment.model import Model, Reach, Weighed, weigh
from provenance.assessment.rate import Rate, wilson
from provenance.document import Passage

MODEL = Model((("runs", 2.0, 0.25), ("order", 4.0, 0.5)), (-2.0, -1.0, -1.0, 3.0), "four invented reports")


def test_a_weight_is_the_coefficient_times_the_distance_from_neutral():
    where = Passage(0, 3)
    weighed = weigh([Measure("order", 1.0, "in order", (where,)), Measure("runs", 0.0, "no run")], MODEL)
    assert weighed.evidence == (Evidence("order", 2.0, "in order", (where,)), Evidence("runs", -0.5, "no run"))
    assert weighed.log_likelihood_ratio == 1.5


def test_the_strongest_evidence_is_the_strongest_for_the_side_that_asks():
    weighed = weigh([Measure("order", 1.0, "for"), Measure("runs", 0.0, "against")], MODEL)
    assert (weighed.strongest(derived=True).statement, weighed.strongest(derived=False).statement) == ("for", "against")


@pytest.mark.parametrize(("runs", "factor"), [(1.0, 0.5), (0.0, 0.25)])
def test_weights_count_as_far_as_the_evidence_reaches_and_still_add_up(runs, factor):
    weighed = weigh([Measure("runs", runs, "runs"), Measure("order", 0.5, "order")], MODEL, Reach(0.5, 0.25))
    assert weighed.reach == factor
    assert [piece.weight for piece in weighed.evidence] == [factor * 2.0 * (runs - 0.25), 0.0]
    assert weighed.log_likelihood_ratio == sum(piece.weight for piece in weighed.evidence)


@given(st.integers(1, 5000), st.integers(1, 5000))
def test_few_words_reach_less_far_and_less_far_against_than_for(copy, source):
    reach = Reach.of(copy, source)
    assert 0 < reach.independent < reach.derived < 1
    assert Reach.of(2 * copy, 2 * source).derived > reach.derived
    halved = Reach.of(copy, source, measured=False)
    assert (2 * halved.derived, 2 * halved.independent) == pytest.approx((reach.derived, reach.independent))


def test_a_source_much_shorter_than_the_copy_tells_little_against_it():
    assert Reach.of(400, 100).independent < Reach.of(200, 100).independent == Reach.of(100, 400).independent
    assert Reach.of(400, 100).derived == Reach.of(100, 400).derived


@given(st.floats(-300, 300), st.floats(0.001, 0.999))
def test_posterior_odds_are_prior_odds_times_the_likelihood_ratio(ratio, prior):
    probability = Weighed((), ratio).probability(prior)
    assert 0 <= probability <= 1
    expected = ratio + log(prior / (1 - prior))
    assert probability == pytest.approx(1 / (1 + exp(-expected)) if expected > -700 else 0)


@pytest.mark.parametrize(("ratio", "probability"), [(1e9, 1.0), (-1e9, 0.0), (inf, 1.0), (-inf, 0.0), (0.0, 0.5)])
def test_extreme_ratios_overflow_nothing(ratio, probability):
    assert Weighed((), ratio).probability(0.5) == pytest.approx(probability)


@pytest.mark.parametrize(("ratio", "hits"), [(-5, 4), (-2, 4), (-1.5, 3), (-1, 3), (0, 1), (3, 1), (3.1, 0)])
def test_the_measured_error_counts_independent_reports_that_scored_as_high(ratio, hits):
    error = MODEL.error_at(ratio)
    assert (error.hits, error.trials, error.set) == (hits, 4, "four invented reports")


def test_the_fitted_model_was_tried_on_independent_reports_in_rising_order():
    model = Model.fitted()
    assert len(model.independents) > 100
    assert all(one <= other for one, other in pairwise(model.independents))
    assert model.tried_on
    assert model is Model.fitted()


@pytest.mark.parametrize(
    ("hits", "trials", "low", "high"),
    [  # Newcombe (1998), Statistics in Medicine 17, table I, method 3
        (81, 263, 0.2553, 0.3662),
        (15, 148, 0.0624, 0.1605),
        (0, 20, 0.0, 0.1611),
        (1, 29, 0.0061, 0.1718),
    ],
)
def test_the_interval_is_wilsons_as_published(hits, trials, low, high):
    assert wilson(hits, trials) == pytest.approx((low, high), abs=5e-5)


def test_nothing_tried_says_nothing():
    assert wilson(0, 0) == (0.0, 1.0)
    assert Rate.of(0, 0) == Rate(0, 0, 0.0, 1.0, "")


@given(st.integers(0, 500), st.integers(1, 500))
def test_the_interval_holds_the_share_and_lies_within_0_and_1(hits, more):
    trials = hits + more
    low, high = wilson(hits, trials)
    assert 0 <= low <= hits / trials + 1e-12
    assert hits / trials - 1e-12 <= high <= 1
    assert (1 - high, 1 - low) == pytest.approx(wilson(more, trials))
