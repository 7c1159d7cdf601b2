import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provenance.document import Passage
from provenance.reuse.normalisation import normalise
from provenance.reuse.sketches.fingerprint_word import fingerprint_words, without

LETTERS = st.text(alphabet="abSéßİµЖжаοκ’“-\u00ad\u200b\u0301 ()北กـكيﷺﬁＡ한", max_size=40)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The MAYOR said", "the mayor said"),
        ("“We had no choice,” she said", '"We had no choice", she said'),
        ("«Ми не мали вибору», — сказала вона", "„Ми не мали вибору“ — сказала вона"),
        ("Kyiv’s drone-making", "Kyiv's drone making"),
        ("zero\u200bwidth soft\u00adhyphen", "zerowidth softhyphen"),
        ("the раypаl account", "the paypal account"),
        ("ﬁnally Ｆｕｌｌ ｗｉｄｔｈ", "finally full width"),
        ("cafe\u0301 Straße", "CAFÉ STRASSE"),
        ("كِتَابٌ می‌روم", "كتاب میروم"),
        ("12.5% of $25,000", "12 5 of 25 000"),
    ],
)
def test_spellings_of_the_same_wording_give_the_same_words(one, other):
    assert fingerprint_words(one) == fingerprint_words(other)


def test_figures_stay_as_they_stand_and_signs_are_no_words():
    assert fingerprint_words("$2.5 million, 25,000 in 2025") == ["2", "5", "million", "25", "000", "in", "2025"]


def test_a_script_without_spaces_gives_one_word_a_character():
    assert fingerprint_words("北京报道 abc") == ["北", "京", "报", "道", "abc"]


@given(LETTERS)
def test_a_text_without_figures_has_the_words_that_normalising_gives(text):
    assert tuple(fingerprint_words(text)) == normalise(text).words


@given(st.text())
def test_any_text_has_words_without_case_and_spaces(text):
    words = fingerprint_words(text)
    assert all(word and not re.search(r"\s", word) for word in words)
    assert fingerprint_words(text + "\n") == words


def test_what_is_left_out_separates_and_may_overlap():
    text = "one two three four five"
    assert without(text, [Passage(8, 13), Passage(4, 9)]) == "one \n\n four five"
    assert without(text, []) == text
    assert without(text, [Passage(0, 23), Passage(3, 5)]) == "\n"


@given(st.text(max_size=20), st.lists(st.tuples(st.integers(0, 20), st.integers(0, 20)), max_size=4))
def test_exactly_the_characters_outside_all_passages_are_left(text, ends):
    passages = [Passage(min(pair), max(pair)) for pair in ends]
    left = [c for i, c in enumerate(text) if not any(p.start <= i < p.end for p in passages)]
    assert without(text, passages).replace("\n", "") == "".join(left).replace("\n", "")
