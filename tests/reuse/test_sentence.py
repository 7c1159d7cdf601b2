from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provenance.reuse.sentence import sentences

CASES = [
    ("en", "«Lt. Gen. Orla Venn spoke on Jan. 5.» «Prices rose 3.5 percent.» «“Enough,” she said.»"),
    ("en", "«The U.S. Army left at noon.» «Is it over?» «Yes!» «J. Q. Farrow agreed.»"),
    ("de", "«Das kostet z. B. 3,5 Mio. Euro.» «Am 5. Mai kam Dr. Kehl zurück.» «„Nein“, sagte er.»"),
    ("fr", "«M. Duvallon a parlé le 3 mars.» «“C’est fini”, dit-il.»"),
    ("es", "«El Sr. Robledal habló ayer.» «¿Quién pagará?» «Nadie lo sabe.»"),
    ("uk", "«Про це сказав речник.» «Коли це сталося?» «Невідомо.»"),
    ("ru", "«Он уехал в г. Лесной.» «Почему?» «Неизвестно.»"),
    ("ar", "«قال الوزير ذلك اليوم.» «هل سيعود؟» «لا أحد يعرف.»"),
    ("zh", "«他昨天离开了。»«没有人知道原因。»"),
]


@pytest.mark.parametrize(("language", "marked"), CASES)
def test_sentences_end_where_a_reader_of_the_language_ends_them(language, marked, unmark):
    text, passages = unmark(marked)
    assert list(sentences(text, language)) == passages


def test_a_line_break_always_ends_a_sentence(unmark):
    text, passages = unmark("«A headline without a stop»\n\n«A paragraph follows.»")
    assert list(sentences(text)) == passages


@given(st.text())
def test_sentences_hold_all_ink_of_a_text_in_order_and_never_overlap(text):
    found = sentences(text)
    assert all(a.end <= b.start for a, b in pairwise(found))
    outside = text
    for passage in reversed(found):
        outside = outside[: passage.start] + outside[passage.end :]
    assert not outside.strip()
