import re
import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from provenance.reporting.visible import one_line, visible


def test_an_escape_sequence_is_shown_and_not_obeyed():
    assert visible("\x1b[31mred\x1b[0m") == "␛[31mred␛[0m"


def test_a_bidirectional_override_is_shown_by_its_number():
    assert visible("file\u202etxt.exe") == "file[U+202E]txt.exe"


def test_every_kind_of_line_end_becomes_one():
    assert visible("a\r\nb\rc\u2028d\ne") == "a\nb\nc\nd\ne"


def test_joiners_and_direction_marks_that_languages_need_stay():
    lawful = "می\u200cخواهم क्\u200dष 👩\u200d🚀 \u200fמ\u200e"
    assert visible(lawful) == lawful


def test_a_lone_surrogate_is_shown_so_that_the_text_can_be_written_out():
    assert visible("a\ud800b").encode() == b"a[U+D800]b"


@given(st.text(st.characters(exclude_categories=())))
def test_nothing_that_acts_is_left(text):
    shown = visible(text)
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", shown)
    assert all(unicodedata.category(character) != "Cs" for character in shown)


@given(st.text(st.characters(exclude_categories=())), st.integers(2, 60))
def test_one_line_is_one_line_within_its_limit(text, limit):
    line = one_line(text, limit)
    assert len(line) <= limit
    assert "\n" not in line


def test_a_long_line_is_cut_at_a_word():
    assert one_line("the harbour board will review it", 20) == "the harbour board…"
