from provenance.document import Document
from quality import cuts
from quality.pairs import Pair

SENTENCES = " ".join(f"Sentence number {number} of the invented report has ten words." for number in range(60))
PAIR = Pair("e1-x", Document(SENTENCES, language="en"), Document(SENTENCES), derived=True, role="rewrite", family="e1")


def words(document):
    return len(document.text.split())


def test_copies_are_cut_at_the_ends_of_sentences_and_sources_stay_whole():
    (short,) = cuts.copies_cut([PAIR], 100)
    assert (words(short.copy), words(short.source)) == (100, 600)
    assert short.copy.text.endswith("words.")
    assert (short.copy.language, short.family, short.derived) == ("en", "e1", True)
    assert cuts.is_cut(short)
    assert not cuts.is_cut(PAIR)


def test_what_is_hardly_longer_is_not_cut():
    whole = Pair("e1-y", Document(SENTENCES[:640]), Document(SENTENCES), derived=True, role="rewrite", family="e1")
    assert cuts.copies_cut([whole], 100) == []
    assert {words(short.copy) for short in cuts.all_cuts([whole])} <= {60, words(whole.copy)}


def test_every_cut_has_its_own_name():
    names = [short.id for short in cuts.all_cuts([PAIR])]
    assert len(names) == len(set(names)) > 8


def test_independent_reports_of_an_event_stand_beside_one_another_both_ways():
    found = cuts.crossed(test=False)
    assert len(found) % 6 == 0
    assert not any(pair.derived for pair in found)
    assert {(pair.copy.text, pair.source.text) for pair in found} == {(p.source.text, p.copy.text) for p in found}
    assert all(cuts.is_crossed(pair) for pair in found)
