from hypothesis import given
from hypothesis import strategies as st

from provenance.document import Document
from provenance.index.store import Index
from provenance.pairing import in_reading_order, look_at
from tests.index.texts import body

PAIRS = st.lists(st.tuples(st.integers(1, 30), st.integers(1, 30)).filter(lambda pair: pair[0] < pair[1]), unique=True)


@given(PAIRS)
def test_every_pair_stands_once_in_the_reading_order_whatever_order_it_came_in(pairs):
    ordered = in_reading_order(pairs)
    assert sorted(ordered) == sorted(pairs)
    assert in_reading_order(pairs[::-1]) == ordered


def test_pairs_of_one_group_stand_together():
    ordered = in_reading_order([(1, 9), (2, 8), (3, 9), (2, 7), (1, 3), (7, 8)])
    assert ordered == [(1, 3), (1, 9), (3, 9), (2, 7), (2, 8), (7, 8)]


def test_documents_make_the_same_pairs_in_however_many_parts_they_are_looked_at():
    texts = [f"{body(number % 7)} {body(number, sentences=5)}" for number in range(30)]
    with Index(":memory:") as index:
        index.add(Document(text, location=f"https://moss.example/{number}") for number, text in enumerate(texts))
        keys = tuple(index)
        whole = look_at(index, keys)
        parts = look_at(index, keys[:11])
        parts += look_at(index, keys[11:])
    assert whole.pairs() == parts.pairs()
    assert {(1, 8), (2, 9)} <= whole.pairs()


def test_a_rewriting_that_shares_no_run_of_words_is_paired_by_its_common_ground(original, rewrite, unrelated):
    with Index(":memory:") as index:
        index.add([original, rewrite, unrelated])
        seen = look_at(index, index)
    assert (1, 2) in seen.pairs()
    assert seen.pairs().isdisjoint({(1, 3), (2, 3)})


def test_a_damaged_document_makes_no_pair(original, rewrite):
    with Index(":memory:") as index:
        index.add([original, rewrite])
        seen = look_at(index, index)
    seen.damaged[2] = "document 2"
    assert seen.pairs() == set()
