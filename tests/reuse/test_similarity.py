from math import sqrt

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from provenance.reuse.fingerprint import Fingerprint
from provenance.reuse.similarity import Estimate, containment, exact_containment, exact_resemblance, resemblance
from provenance.settings import Settings

SETS = st.sets(st.integers(0, (1 << 64) - 1).map(lambda value: value * 0x9E3779B97F4A7C15 % (1 << 64)), max_size=40)


def hashes(numbers):
    return np.array(sorted(numbers), np.uint64)


def fingerprint(numbers):
    return Fingerprint.of_shingles(hashes(numbers), Settings())


@given(SETS, SETS)
def test_exact_shares_are_those_of_sets(one, other):
    shared, union = len(one & other), len(one | other)
    assert exact_resemblance(hashes(one), hashes(other)) == (shared / union if union else 0.0)
    assert exact_containment(hashes(one), hashes(other)) == (shared / len(one) if one else 0.0)


@given(SETS.filter(bool), SETS)
@settings(max_examples=50)
def test_resemblance_is_the_same_both_ways_and_containment_is_of_the_first(one, other):
    first, second = fingerprint(one), fingerprint(other)
    assert resemblance(first, second) == resemblance(second, first)
    assert resemblance(first, first) == containment(first, first) == Estimate(1.0, 0.0)
    for estimate in (resemblance(first, second), containment(first, second), containment(second, first)):
        assert 0 <= estimate.value <= 1
        assert 0 <= estimate.standard_error <= 1
        assert estimate.exact is None


def test_a_containment_follows_from_the_resemblance_and_the_sizes():
    part, whole = range(1000, 1100), range(1000, 1300)
    mixed = [number * 0x9E3779B97F4A7C15 % (1 << 64) for number in whole]
    one, other = fingerprint(mixed[: len(part)]), fingerprint(mixed)
    j = resemblance(one, other)
    found = containment(one, other)
    assert found.value == pytest.approx(min(1.0, j.value * 400 / ((1 + j.value) * 100)))
    assert containment(other, one).value == pytest.approx(j.value * 400 / ((1 + j.value) * 300))
    assert j.standard_error == pytest.approx(sqrt(j.value * (1 - j.value) / 128))


def test_the_error_of_a_containment_is_the_change_it_suffers_when_the_resemblance_is_off_by_its_own():
    whole = [number * 0x9E3779B97F4A7C15 % (1 << 64) for number in range(600)]
    one, other = fingerprint(whole[:400]), fingerprint(whole[200:])
    j, found = resemblance(one, other), containment(one, other)
    off = j.value + j.standard_error / 100
    moved = off * 800 / ((1 + off) * 400)
    assert found.standard_error == pytest.approx(100 * (moved - found.value), rel=0.01)


def test_an_interval_is_wilsons_and_open_at_both_ends_of_the_scale():
    shared = [number * 0x9E3779B97F4A7C15 % (1 << 64) for number in range(900)]
    one, other, apart = fingerprint(shared[:300]), fingerprint(shared[:300]), fingerprint(shared[600:])
    low, high = resemblance(one, other).interval
    assert low == pytest.approx(128 / (128 + 1.96**2), abs=1e-5)  # 128 of 128
    assert high == 1.0
    low, high = resemblance(one, apart).interval
    assert low == 0.0
    assert high == pytest.approx(1.96**2 / (128 + 1.96**2), abs=1e-5)


def test_intervals_hold_the_true_share_in_95_of_100_cases():
    generator, held = np.random.default_rng(9), [0, 0, 0]
    for _ in range(300):
        shingles = generator.integers(0, 1 << 63, 900, dtype=np.uint64)
        first, last = sorted(generator.integers(50, 850, 2).tolist())
        sides = shingles[:last], shingles[first:]
        one, other = (Fingerprint.of_shingles(side, Settings()) for side in sides)
        shared = last - first
        for i, (estimate, share) in enumerate(
            (
                (resemblance(one, other), shared / 900),
                (containment(one, other), shared / len(sides[0])),
                (containment(other, one), shared / len(sides[1])),
            )
        ):
            low, high = estimate.interval
            held[i] += low <= share <= high
            assert low <= estimate.value <= high
    assert all(275 <= count <= 298 for count in held)


def test_no_resemblance_is_thought_possible_beyond_what_the_sizes_allow():
    part, whole = range(1000, 1020), range(1000, 1300)
    mixed = [number * 0x9E3779B97F4A7C15 % (1 << 64) for number in whole]
    one, other = fingerprint(mixed[: len(part)]), fingerprint(mixed)
    assert resemblance(one, other).interval[1] <= 20 / 300
