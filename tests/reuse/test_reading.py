"""Where sentences end for those who seek facts."""

import pytest

from provenance.reuse.facts.reading import read


@pytest.mark.parametrize(
    ("language", "text", "sentences"),
    [
        ("de", "Die Frist lief am 21. Februar ab. Niemand kam.", 2),
        ("de", "Das Tor fiel in der 47. Minute.", 1),
        ("de", "Sie zählten 12. Die Mole blieb leer.", 2),
        ("de", "Der Rat zahlt 3 Mio. Euro für die Mole.", 1),
        ("en", "He met Lt. Gen. K. Moss at 5 p.m. on Monday. He left.", 2),
        ("en", "They counted 12. Boats were rare.", 2),
    ],
)
def test_a_full_stop_that_ends_no_sentence(language, text, sentences):
    assert len(read(text, language).bounds) - 1 == sentences


def test_may_ends_a_sentence_as_no_abbreviation_does():
    assert len(read("The drawings came back in May. Police want them.", "en").bounds) == 3
    assert len(read("It was opened in Jan. Kasimir Holm came.", "en").bounds) == 2


def test_a_word_is_one_whichever_apostrophe_it_is_written_with():
    assert {read(f"Рада пом{mark}якшила правила.", "uk").folded[1] for mark in "'’ʼ"} == {"пом'якшила"}
