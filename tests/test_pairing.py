from hypothesis import given
from hypothesis import strategies as st

from provenance.pairing import in_reading_order

PAIRS = st.lists(st.tuples(st.integers(1, 30), st.integers(1, 30)).filter(lambda pair: pair[0] < pair[1]), unique=True)


@given(PAIRS)
def test_every_pair_stands_once_in_the_reading_order_whatever_order_it_came_in(pairs):
    ordered = in_reading_order(pairs)
    assert sorted(ordered) == sorted(pairs)
    assert in_reading_order(pairs[::-1]) == ordered


def test_pairs_of_one_group_stand_together():
    ordered = in_reading_order([(1, 9), (2, 8), (3, 9), (2, 7), (1, 3), (7, 8)])
    assert ordered == [(1, 3), (1, 9), (3, 9), (2, 7), (2, 8), (7, 8)]
