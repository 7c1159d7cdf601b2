from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from provenance.document import Passage
from provenance.reuse.alignment import align
from provenance.reuse.body import Body
from provenance.reuse.run import shared_runs


def aligned(copy, source):
    """(kind, wording in the copy, wording in the source) of every shared passage."""
    return [(p.kind, p.copy.of(copy), p.source.of(source)) for p in align(Body.of(copy), Body.of(source)).passages]


SOURCE = (
    "The mayor of Alderwick said on Monday that the old bridge over the river Lenne would stay closed for nine months. "
    "Engineers had found cracks in 14 of its 30 beams during an inspection in March. "
    "The repair is expected to cost five million crowns, which the town does not have. "
    "Traders on the east bank fear for the summer season."
)


def test_a_text_compared_with_itself_is_one_verbatim_passage():
    assert aligned(SOURCE, SOURCE) == [("verbatim", SOURCE[:-1], SOURCE[:-1])]


def test_a_changed_word_is_an_edit_between_two_verbatim_passages():
    copy = SOURCE.split(". ", maxsplit=1)[0].replace("Monday", "Tuesday") + "."
    assert aligned(copy, SOURCE) == [
        ("verbatim", "The mayor of Alderwick said on", "The mayor of Alderwick said on"),
        ("edited", "Tuesday", "Monday"),
        (
            "verbatim",
            "that the old bridge over the river Lenne would stay closed for nine months",
            "that the old bridge over the river Lenne would stay closed for nine months",
        ),
    ]


def test_a_sentence_in_other_words_is_reworded():
    copy = "In March, inspectors discovered that 14 of the 30 beams were cracked, according to engineers."
    [(kind, wording, original)] = aligned(copy, SOURCE)
    assert (kind, wording) == ("reworded", copy[:-1])
    assert original.startswith("Engineers had found cracks in 14")


def test_two_sentences_merged_into_one_correspond_to_both():
    copy = "Nine months of closure await the Lenne bridge in Alderwick after cracks were found by engineers in 14 of 30 beams."
    [(kind, _, original)] = aligned(copy, SOURCE)
    assert kind == "reworded"
    assert "mayor of Alderwick" in original
    assert "14 of its 30 beams" in original


def test_one_sentence_split_into_two_corresponds_as_a_whole():
    source = "The repair, which the council of Alderwick approved in a late vote, will cost five million crowns and employ sixty welders."
    copy = "The council of Alderwick approved the repair late in a vote. Five million crowns and sixty welders will be needed."
    found = aligned(copy, source)
    assert found[0][1].startswith("The")
    assert found[-1][1].endswith("will be needed")
    assert sum(len(wording) for _, wording, _ in found) > 0.93 * len(copy)


def test_moved_paragraphs_are_found_where_they_went():
    sentences = SOURCE.split(". ")
    copy = ". ".join([sentences[2], sentences[3].rstrip("."), sentences[0], sentences[1]]) + "."
    found = align(Body.of(copy), Body.of(SOURCE)).passages
    assert {p.kind for p in found} == {"verbatim"}
    assert len(found) == 2
    assert sum(len(p.copy.of(copy)) for p in found) > 0.98 * len(copy)


def test_an_unrelated_text_shares_no_passage():
    copy = (
        "Farmers in the northern valleys expect the smallest plum harvest since records began. "
        "A late frost destroyed blossoms on most of the orchards, and hail did the rest."
    )
    assert aligned(copy, SOURCE) == []


def test_a_long_insertion_into_an_edited_sentence_is_new():
    copy = (
        SOURCE.split(". ")[1].replace(
            "during", "while a crowd of forty pensioners and two dogs looked on in the rain during"
        )
        + "."
    )
    found = aligned(copy, SOURCE)
    assert not any("pensioners" in wording for _, wording, _ in found)
    assert [kind for kind, _, _ in found] == ["verbatim", "verbatim"]


def test_no_passage_runs_over_something_left_out():
    copy = "Traders on the east bank fear\nADVERTISEMENT\nfor the summer season."
    gap = Passage(copy.index("ADV"), copy.index("ADV") + len("ADVERTISEMENT"))
    found = align(
        Body.of(copy, leaving_out=[gap]), Body.of("Traders on the east bank fear for the summer season.")
    ).passages
    assert [p.copy.of(copy) for p in found] == ["Traders on the east bank fear", "for the summer season"]


def test_a_text_of_nothing_but_refrains_still_matches_itself():
    text = "la la la la. " * 400
    assert [p.kind for p in align(Body.of(text), Body.of(text)).passages] == ["verbatim"]


words = st.sampled_from(
    "the of bridge mayor river crack beam repair town $5 25,000 cost. March, “quoted” said: Новий міст 北京".split()
)
texts = st.lists(words, max_size=60).map(" ".join)


@given(texts, texts)
def test_passages_never_overlap_on_either_side_and_begin_and_end_with_words(copy, source):
    found = align(Body.of(copy), Body.of(source)).passages
    for side, text in (([p.copy for p in found], copy), ([p.source for p in found], source)):
        ranked = sorted(side)
        assert all(a.end <= b.start for a, b in pairwise(ranked))
        assert all(p.start < p.end <= len(text) for p in ranked)
    assert [p.copy for p in found] == sorted(p.copy for p in found)


@given(texts)
def test_any_text_is_verbatim_in_itself(text):
    body = Body.of(text)
    found = align(body, body).passages
    assert all(p.kind == "verbatim" for p in found)
    assert sum(len(body.words.within(p.copy)) for p in found) == len(body.words)


@given(st.lists(st.sampled_from("abc"), max_size=60), st.lists(st.sampled_from("abc"), max_size=60), st.integers(2, 6))
def test_shared_runs_are_equal_long_enough_and_disjoint(copy, source, least):
    runs = shared_runs(copy, source, least)
    assert all(run.length >= least for run in runs)
    assert all(copy[r.copy : r.copy + r.length] == source[r.source : r.source + r.length] for r in runs)
    for side in ("copy", "source"):
        places = [i for run in runs for i in range(getattr(run, side), getattr(run, side) + run.length)]
        assert len(places) == len(set(places))
