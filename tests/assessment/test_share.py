import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from provenance.assessment.share import Shares, narrative_shares, order, shares, source_used
from provenance.checker import compare
from provenance.document import Document, Passage
from provenance.reuse.alignment import SharedPassage
from provenance.reuse.normalisation import normalise

TEN = normalise("a0 b1 c2 d3 e4 f5 g6 h7 i8 j9")


def at(first, end):
    """The passage of the words *first* up to *end* of TEN."""
    return Passage(3 * first, 3 * end - 1)


def shared(copy, source, kind="verbatim"):
    return SharedPassage(at(*copy), at(*source), kind)


def test_shares_count_words_by_the_kind_of_their_passage():
    passages = [shared((0, 2), (0, 2)), shared((2, 5), (2, 6), "edited"), shared((5, 6), (6, 9), "reworded")]
    found = shares(TEN, passages)
    assert found == Shares(0.2, 0.3, 0.1, 0.4)
    assert found.derived == pytest.approx(0.6)


def test_words_left_out_count_nowhere():
    assert shares(TEN, [shared((0, 4), (0, 4))], [at(2, 7)]) == Shares(0.4, 0.0, 0.0, 0.6)
    assert shares(TEN, [shared((0, 4), (0, 4))], [at(0, 10)]) == Shares(0.0, 0.0, 0.0, 0.0)
    assert shares(normalise(""), []) == Shares(0.0, 0.0, 0.0, 0.0)


def test_narrative_shares_leave_out_what_the_copy_quotes():
    passages = [shared((0, 4), (0, 4)), shared((4, 6), (4, 6), "edited")]
    assert narrative_shares(TEN, TEN, passages, [at(0, 4)], []) == Shares(0.0, 2 / 6, 0.0, 4 / 6)


def test_narrative_shares_leave_out_what_was_taken_from_quotations_of_the_source():
    passages = [shared((0, 4), (4, 8)), shared((4, 6), (0, 2), "edited")]
    assert narrative_shares(TEN, TEN, passages, [], [at(4, 7)]) == Shares(0.0, 2 / 6, 0.0, 4 / 6)
    assert narrative_shares(TEN, TEN, passages, [], [at(4, 5)]) == shares(TEN, passages)


def test_a_quotation_that_both_texts_share_counts_in_the_shares_but_not_in_the_narrative():
    said = (
        '"We found cracks in two pillars of the old pier and shut it at once before anyone was hurt," Mara Lind said.'
    )
    copy = f"Nobody may set foot on the eastern landing stage until spring. {said} Anglers grumbled and moved their stools across the bay to the breakwater, where the catch is said to be poorer."
    source = f"Tolsey has lost its oldest landing place. {said} Divers had gone down with lamps on Sunday evening after a trawler skipper complained about a list, and they did not like what they saw down there."
    found = compare(Document(copy, language="en"), Document(source, language="en"))
    assert found.shares.verbatim > 0.35
    assert found.narrative_shares.verbatim < 0.1
    assert compare(Document(copy.replace('"', "")), Document(source)).narrative_shares.verbatim < 0.1


def test_source_used_counts_the_sources_words():
    assert source_used(TEN, [shared((0, 1), (0, 3)), shared((1, 2), (5, 8), "reworded")]) == pytest.approx(0.6)
    assert source_used(TEN, []) == source_used(normalise(""), []) == 0.0


def test_order_weighs_pairs_of_passages_by_their_words():
    forward, long_jump = (
        [shared((0, 1), (0, 1)), shared((1, 2), (1, 2))],
        [shared((0, 4), (6, 10)), shared((4, 5), (0, 1))],
    )
    assert order(TEN, forward) == 1.0
    assert order(TEN, long_jump) == -1.0
    assert order(TEN, forward[:1]) is None
    three = [shared((0, 4), (0, 4)), shared((4, 8), (6, 10)), shared((8, 9), (4, 5))]
    assert order(TEN, three) == pytest.approx((16 + 4 - 4) / 24)


@given(st.lists(st.integers(1, 2), min_size=2, max_size=5), st.randoms())
def test_order_turns_its_sign_when_the_source_is_turned_around(lengths, random):
    places = [3 * i for i in range(len(lengths))]
    random.shuffle(places)
    words = normalise(" ".join(f"w{i}" for i in range(16)))
    starts = np.cumsum([0, *lengths])

    def passages(places):
        spots = zip(starts, lengths, places, strict=False)
        return [SharedPassage(words.passage(i, i + n - 1), words.passage(p, p), "verbatim") for i, n, p in spots]

    one, other = passages(places), passages([max(places) - place for place in places])
    assert order(words, one) == pytest.approx(-order(words, other))
    assert -1 <= order(words, one) <= 1
