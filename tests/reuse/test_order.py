from itertools import product
from math import sqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provenance.reuse.body import Body
from provenance.reuse.order import WordOrder, word_order

LETTERS = st.lists(st.sampled_from("abcdefghijkl"), max_size=16)
MANY = [f"q{a}{b}z" for a, b in product("bcdfghjklmnp", repeat=2)]


def order(copy, source):
    return word_order(
        Body.of(" ".join(f"{one}{one}x" for one in copy)), Body.of(" ".join(f"{one}{one}x" for one in source))
    )


@pytest.mark.parametrize(
    ("copy", "source", "in_sequence", "rare"),
    [
        ("abcdef", "abcdef", 6, 6),
        ("fedcba", "abcdef", 1, 6),
        ("defabc", "abcdef", 3, 6),
        ("axbycz", "abc", 3, 3),
        ("ab", "xyz", 0, 0),
        ("a", "abc", 1, 1),
        ("abab", "ab", 2, 4),
        ("abc", "abca", 3, 3),  # twice in the source is still rare
        ("ab", "aaab", 1, 1),  # three times is not
        ("", "abc", 0, 0),
    ],
)
def test_the_order_of_rare_words_by_hand(copy, source, in_sequence, rare):
    found = order(copy, source)
    assert (found.in_sequence, found.rare) == (in_sequence, rare)


def test_function_words_and_inflection_do_not_matter():
    copy = Body.of("The harbours of Tolsey and the closed piers")
    source = Body.of("A harbour in Tolsey closes its pier")
    assert word_order(copy, source) == WordOrder(4, 4, 4, 4, 4.0)


def test_words_from_all_over_the_source_are_not_together():
    filler = " ".join(MANY[:40])
    source = Body.of(f"harbour Tolsey {filler} pier grain")
    assert word_order(Body.of("Tolsey pier harbour"), source).together == 2
    assert word_order(Body.of("Tolsey harbour. Grain pier."), source).together == 4


def test_words_that_stand_together_by_sentences_do_so_beyond_chance():
    blocks = [MANY[first : first + 6] for first in range(0, 144, 6)]
    apart = [block + [f"filler{number}x{i}" for i in range(40)] for number, block in enumerate(blocks)]
    source = Body.of(" ".join(word for block in apart for word in block))
    kept = word_order(Body.of(". ".join(" ".join(block).capitalize() for block in blocks) + "."), source)
    mixed = word_order(Body.of(". ".join(" ".join(MANY[first::24]).capitalize() for first in range(24)) + "."), source)
    assert (kept.together, kept.shared) == (144, 144)
    assert kept.together_by_chance < 50 < mixed.together_by_chance + 50
    assert mixed.share_together(0.36) < 0.36
    assert kept.share_together(0.36) > 0.9


def test_a_text_without_full_stops_is_not_one_sentence():
    body = Body.of(" ".join(MANY))
    assert word_order(body, body).together > 100


def test_words_inside_quotations_are_left_out():
    body = Body.of("harbour Tolsey pier grain timber")
    assert word_order(body, body, [range(1, 3)]) == WordOrder(3, 3, 3, 3, 3.0)
    assert word_order(body, body, [range(5)]) == WordOrder(0, 0, 0, 0, 0.0)


def test_few_words_prove_little():
    assert order("abc", "abc").share_in_sequence(0.3) == pytest.approx(0.3)  # any three words have a sequence
    assert order("abc", "abc").share_together(0.7) == pytest.approx(0.7)  # any three words of so short a text are close
    long = Body.of(" ".join(MANY))
    chance = 2 * sqrt(144)
    assert word_order(long, long).share_in_sequence(0.3) == pytest.approx((144 - chance + 3) / (144 - chance + 10))


def test_an_order_by_chance_is_worth_nothing():
    turned = Body.of(" ".join(MANY[place * 55 % 144] for place in range(144)))
    assert abs(word_order(turned, Body.of(" ".join(MANY))).share_in_sequence(0.0)) < 0.1


@given(LETTERS, LETTERS)
def test_the_sequence_agrees_with_the_textbooks_table(copy, source):
    found = order(copy, source)
    assert found.rare == sum(source.count(one) in {1, 2} for one in copy)
    assert found.in_sequence == longest_common([one for one in copy if source.count(one) in {1, 2}], source)
    assert 0 <= found.together <= found.shared <= len(set(copy))


def longest_common(one, other):
    """The length of a longest common subsequence, by the textbook's table."""
    row = [0] * (len(other) + 1)
    for a in one:
        above = row[:]
        for j, b in enumerate(other):
            row[j + 1] = above[j] + 1 if a == b else max(row[j], above[j + 1])
    return row[-1]
