import itertools

from hypothesis import given
from hypothesis import strategies as st

from provenance.reuse.changes.sentence_alignment import aligned_sentences
from provenance.reuse.changes.slot import Slots
from provenance.reuse.facts.reading import read

SOURCE = (
    "The council approved the tramway on Monday. Its leader, Ines Morvane, promised that fares would stay low. "
    "A quarter of the rails must come from abroad. Nobody lives along the last two miles. Work begins in spring."
)


def aligned(copy: str, source: str) -> list[tuple[int, int]]:
    return sorted(aligned_sentences(Slots.of(read(copy, "en")), Slots.of(read(source, "en"))))


def test_sentences_without_a_run_in_common_correspond_by_a_rare_word_each_and_their_order():
    copy = (
        "A tramway it shall be: so councillors resolved. Low prices were pledged by Morvane. "
        "Foreign mills will deliver every fourth of the rails. Diggers arrive when spring does."
    )
    assert aligned(copy, SOURCE) == [(0, 0), (1, 1), (2, 2), (3, 4)]


def test_a_sentence_that_was_split_has_both_parts_and_one_that_was_merged_both_sources():
    split = "Morvane is the leader. She promised low fares. Rails come from abroad by a quarter."
    assert aligned(split, SOURCE) == [(0, 1), (1, 1), (2, 2)]
    merged = "The council approved a tramway whose leader Morvane promised low fares. Work begins in spring."
    assert aligned(merged, SOURCE) == [(0, 0), (0, 1), (1, 4)]


def test_a_single_word_in_common_out_of_order_connects_nothing():
    copy = "Spring is here. The council approved the tramway on Monday. Its leader Ines Morvane promised low fares."
    assert aligned(copy, SOURCE) == [(1, 0), (2, 1)]


def test_a_text_that_shares_no_word_has_no_sentence_in_common_and_an_empty_one_none_at_all():
    assert aligned("Bakers rose early. Dough needs hours.", SOURCE) == []
    assert aligned("", SOURCE) == aligned(SOURCE, "") == []


@given(
    st.lists(st.sampled_from(SOURCE.split(". ")), max_size=12),
    st.lists(st.sampled_from(SOURCE.split(". ")), max_size=12),
)
def test_pairs_never_cross(mine, theirs):
    pairs = aligned(". ".join(mine), ". ".join(theirs))
    assert all(before[1] <= after[1] for before, after in itertools.pairwise(pairs) if before[0] < after[0])
