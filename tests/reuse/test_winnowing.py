import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from provenance.reuse.shingle import shingle_hashes
from provenance.reuse.sketches.winnowing import WINDOW, winnowed

HASHES = st.lists(st.integers(0, 60), max_size=80).map(lambda values: np.array(values, np.uint64))


@given(HASHES)
def test_every_window_has_its_least_hash_in_the_sample_and_nothing_else_is(hashes):
    values = hashes.tolist()
    windows = [values[i : i + WINDOW] for i in range(max(1, len(values) - WINDOW + 1)) if values]
    assert winnowed(hashes).tolist() == sorted({min(window) for window in windows})


@given(st.integers(0, 300), st.integers(0, 300))
def test_a_quotation_of_nineteen_words_shares_a_sampled_shingle(before, after):
    quoted = [f"q{i}" for i in range(19)]
    one = winnowed(shingle_hashes([*(f"a{i}" for i in range(before)), *quoted, *(f"b{i}" for i in range(after))], 5))
    other = winnowed(shingle_hashes([*(f"c{i}" for i in range(after)), *quoted, *(f"d{i}" for i in range(before))], 5))
    assert len(np.intersect1d(one, other)) >= 1


def test_about_one_shingle_in_eight_is_sampled():
    hashes = shingle_hashes([f"w{i}" for i in range(20_000)], 5)
    assert 0.12 < len(winnowed(hashes)) / len(hashes) < 0.13
