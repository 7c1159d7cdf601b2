from hypothesis import given
from hypothesis import strategies as st

from provenance.document import Passage
from provenance.reporting.excerpt import Excerpt, quotation

TEXT = "The first line.\nIt carried 412 passengers across the sound on Tuesday.\nThe last line."


def at(wording):
    start = TEXT.index(wording)
    return Passage(start, start + len(wording))


def test_a_passage_is_quoted_with_whole_words_of_its_own_line_around_it():
    assert Excerpt.of(TEXT, at("412 passengers"), 14) == Excerpt("It carried ", "412 passengers", " across the…")


def test_words_around_are_marked_as_cut_on_either_side():
    quoted = Excerpt.of(TEXT, at("across"), 14)
    assert (quoted.before, quoted.after) == ("…passengers ", " the sound on…")


def test_a_long_wording_is_cut_in_its_middle_at_words():
    words = " ".join(f"word{number}" for number in range(100))
    cut = quotation(words, 60)
    assert cut.startswith("word0 word1 ")
    assert cut.endswith(" word98 word99")
    assert " […] " in cut
    assert set(cut.split()) - {"[…]"} <= set(words.split())


@given(st.text(), st.data(), st.integers(0, 50))
def test_the_wording_is_that_of_the_passage(text, data, around):
    start = data.draw(st.integers(0, len(text)))
    passage = Passage(start, data.draw(st.integers(start, len(text))))
    assert Excerpt.of(text, passage, around).wording == quotation(passage.of(text))
