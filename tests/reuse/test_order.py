from itertools import combinations, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provenance.reuse.body import Body
from provenance.reuse.order import WordOrder, word_order

LETTERS = st.lists(st.sampled_from("abcdefghijkl"), max_size=16)


def order(copy, source):
    return word_order(
        Body.of(" ".join(f"{one}{one}x" for one in copy)), Body.of(" ".join(f"{one}{one}x" for one in source))
    )


@pytest.mark.parametrize(
    ("copy", "source", "tau", "once", "in_sequence", "rare"),
    [
        ("abcdef", "abcdef", 1.0, 6, 6, 6),
        ("fedcba", "abcdef", -1.0, 6, 1, 6),
        ("defabc", "abcdef", -1 / 5, 6, 3, 6),  # nine pairs turned, six kept
        ("axbycz", "abc", 1.0, 3, 3, 3),
        ("ab", "xyz", 0.0, 0, 0, 0),
        ("a", "abc", 0.0, 1, 1, 1),
        ("abab", "ab", 3 / 6 - 1 / 6, 4, 2, 4),  # of six pairs three rise, one falls and two are one word
        ("abc", "abca", 1.0, 2, 3, 3),  # twice in the source: in the sequence, not in tau
        ("ab", "aaab", 0.0, 1, 1, 1),  # three times in the source: not rare
        ("", "abc", 0.0, 0, 0, 0),
    ],
)
def test_the_order_of_rare_words_by_hand(copy, source, tau, once, in_sequence, rare):
    found = order(copy, source)
    assert (found.once, found.in_sequence, found.rare) == (once, in_sequence, rare)
    assert found.tau == pytest.approx(tau)


def test_function_words_and_inflection_do_not_matter():
    copy = Body.of("The harbours of Tolsey and the closed piers")
    source = Body.of("A harbour in Tolsey closes its pier")
    assert word_order(copy, source) == WordOrder(1.0, 4, 4, 4)


def test_few_words_prove_little():
    assert order("abc", "abc").agreement == pytest.approx(3 / 8)
    assert order("abc", "abc").share_in_sequence == pytest.approx(3 / 8)
    long = Body.of(" ".join(f"q{a}{b}z" for a, b in product("bcdfghjklmnp", repeat=2)))
    assert word_order(long, long).agreement == pytest.approx(144 / 149)


def test_a_source_without_rare_words_tells_nothing():
    assert not order("abc", "aaabbbccc").telling
    assert order("xyz", "abc").telling
    assert not word_order(Body.of("word"), Body.of("the of and")).telling


@given(LETTERS, LETTERS)
def test_tau_and_sequence_agree_with_counting_them_one_by_one(copy, source):
    found = order(copy, source)
    places = [source.index(one) for one in copy if source.count(one) == 1]
    pairs = list(combinations(places, 2))
    balance = sum((one < other) - (one > other) for one, other in pairs)
    assert found.tau == pytest.approx(balance / len(pairs) if pairs else 0.0)
    assert found.rare == sum(source.count(one) in {1, 2} for one in copy)
    assert found.in_sequence == longest_common([one for one in copy if source.count(one) in {1, 2}], source)


def longest_common(one, other):
    """The length of a longest common subsequence, by the textbook's table."""
    row = [0] * (len(other) + 1)
    for a in one:
        above = row[:]
        for j, b in enumerate(other):
            row[j + 1] = above[j] + 1 if a == b else max(row[j], above[j + 1])
    return row[-1]
