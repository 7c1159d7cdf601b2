from hypothesis import given, settings
from hypothesis import strategies as st

from provenance.document import Passage
from provenance.reuse.body import Body
from provenance.reuse.normalisation import stem

TEXT = "The pier is shut. Share this!\nDivers found cracks in its pillars."


def test_a_body_has_words_stems_and_sentences():
    body = Body.of(TEXT)
    assert body.words.words[:4] == ("the", "pier", "is", "shut")
    assert body.stems[-1] == stem("pillars")
    assert [body.words.words[first:end] for first, end in body.sentences] == [
        ("the", "pier", "is", "shut"),
        ("share", "this"),
        ("divers", "found", "cracks", "in", "its", "pillars"),
    ]
    assert body.breaks == frozenset()


def test_what_is_left_out_counts_as_no_word_and_breaks_the_text_where_it_stood():
    share = Passage(TEXT.index("Share"), TEXT.index("\n"))
    body = Body.of(TEXT, leaving_out=[share])
    assert "share" not in body.words.words
    assert len(body.sentences) == 2
    assert body.breaks == {4}
    assert [share.of(TEXT)] == ["Share this!"]


def test_the_language_decides_what_ends_a_sentence():
    text = "Der Pier ist seit Mai d. J. gesperrt. Taucher fanden Risse."
    assert len(Body.of(text, language="de").sentences) == 2


@given(
    st.text(alphabet="ab .\n!?“”«»'日本é", max_size=80),
    st.lists(st.tuples(st.integers(0, 80), st.integers(0, 20)), max_size=4),
)
@settings(max_examples=60)
def test_sentences_cover_every_word_once_and_in_order(text, gaps):
    left_out = [Passage(start, start + length) for start, length in gaps]
    body = Body.of(text, leaving_out=left_out)
    assert [i for first, end in body.sentences for i in range(first, end)] == list(range(len(body.words)))
    assert len(body.stems) == len(body.words)
    assert not any(gap.start <= start < gap.end for start in body.words.starts for gap in left_out)
    assert all(0 <= at <= len(body.words) for at in body.breaks)
