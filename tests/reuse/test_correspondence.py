"""Sentences of a rewrite correspond by the order of what they tell, though they have hardly a word in common."""

from itertools import pairwise

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from provenance.reuse.body import Body
from provenance.reuse.chain import heaviest_chain
from provenance.reuse.correspondence import correspondences
from provenance.reuse.stem import Stems

SOURCE = (
    "The council approved the new tramway on Monday. Its leader, Ines Morvane, promised that fares would stay low. "
    "A quarter of the rails must come from abroad. Nobody lives along the last two miles of the line. "
    "Dogs will be carried free of charge. Work begins next spring and takes three years."
)
REWRITE = (
    "A new tramway was approved by councillors on Monday. Low fares were promised by Morvane, who leads them. "
    "Foreign mills are to deliver every fourth of the rails. Beyond the bridge, houses, farms and workshops are missing altogether from the closing miles. "
    "No charge is made for dogs. Three years of work begin next spring."
)


def linked(copy: str, source: str) -> set[tuple[int, int]]:
    one, other = Body.of(copy, language="en"), Body.of(source, language="en")
    found = correspondences(one, other, Stems.of(one, other))
    return {(at, to) for pair in found for at in range(*pair.copy) for to in range(*pair.source)}


def test_a_sentence_between_others_in_order_corresponds_by_a_single_word():
    assert linked(REWRITE, SOURCE) == {(n, n) for n in range(6)}
    alone = REWRITE.split(". ")[3]
    assert linked(alone, SOURCE) == set()


def test_where_the_others_stand_in_another_order_a_single_word_connects_nothing():
    sentences = REWRITE.removesuffix(".").split(". ")
    shuffled = ". ".join([sentences[n] for n in (5, 2, 4, 3, 1, 0)]) + "."
    assert (3, 3) not in linked(shuffled, SOURCE)
    assert (0, 5) in linked(shuffled, SOURCE)


def test_two_sentences_in_order_tell_nothing_of_the_one_between_them():
    few = ". ".join(REWRITE.split(". ")[2:5]) + "."
    assert linked(few, SOURCE) == {(2, 4)}


def test_the_heaviest_chain_takes_one_to_one_split_and_merged_pairs():
    gain = np.array([[2.0, -1, -1, -1], [1, -1, -1, -1], [-1, 1, 2, -1], [-1, 3, -1, 1]])
    assert list(heaviest_chain(gain)) == [(3, 3), (2, 1), (2, 2), (0, 0), (1, 0)]


@given(arrays.arrays(np.float64, st.tuples(st.integers(0, 6), st.integers(0, 6)), elements=st.floats(-1, 1)))
def test_pairs_of_a_chain_never_cross_and_all_add_to_it(gain):
    chain = sorted(heaviest_chain(gain))
    assert all(gain[pair] > 0 for pair in chain)
    assert all(before[1] <= after[1] for before, after in pairwise(chain) if before[0] < after[0])
    best = gain.max(initial=0.0)
    assert sum(gain[pair] for pair in chain) >= best  # no single pair is heavier
