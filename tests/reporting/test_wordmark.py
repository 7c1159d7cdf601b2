from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from provenance.document import Passage
from provenance.reporting.wordmark import changed_words, differing, words
from provenance.reuse.alignment import SharedPassage

SENTENCES = st.lists(st.sampled_from(["the", "ferry", "Ferry", "412", "sailed", "o’clock", "—", "…"])).map(" ".join)


def marked(copy, source):
    ours, theirs = differing(copy, source)
    return [passage.of(copy) for passage in ours], [passage.of(source) for passage in theirs]


def test_words_of_one_wording_only_are_found_on_either_side():
    assert marked("It carried 421 people.", "It brought 412 people.") == (["carried 421"], ["brought 412"])


def test_letter_case_and_the_kind_of_apostrophe_do_not_count():
    assert marked("THE BOARD'S LETTER", "the board’s letter") == ([], [])


def test_a_word_that_only_moved_does_not_count_as_changed():
    assert marked("On Tuesday the ferry sailed", "The ferry sailed on Tuesday") == ([], [])


def test_a_figure_is_one_word_with_its_comma_and_point():
    assert marked("1,200 tons at 3.5", "1,300 tons at 3.5") == (["1,200"], ["1,300"])


@given(SENTENCES)
def test_nothing_differs_from_itself(text):
    assert differing(text, text) == ((), ())


@given(SENTENCES, SENTENCES)
def test_what_differs_on_one_side_is_what_differs_on_the_other_with_sides_changed(copy, source):
    assert differing(copy, source) == differing(source, copy)[::-1]


@given(SENTENCES, SENTENCES)
def test_no_differing_run_says_a_word_that_the_other_wording_has(copy, source):
    ours, _ = marked(copy, source)
    known = set(source.casefold().split())
    assert not [word for run in ours for word in run.casefold().split() if word.isalnum() and word in known]


def test_a_word_of_the_source_is_unchanged_if_any_of_its_passages_accounts_for_it(assess):
    found = assess("It sailed late.\nShips sail on Tuesday.", "The ship sailed on Tuesday.")
    whole = Passage(0, len("The ship sailed on Tuesday."))
    late, tuesday = Passage(0, 15), Passage(16, 38)
    both = _with(found, [SharedPassage(late, whole, "reworded"), SharedPassage(tuesday, whole, "reworded")])
    assert [at.of(found.source.text) for at in changed_words(both, "source")] == ["The ship"]
    first = _with(found, [SharedPassage(late, whole, "reworded")])
    assert [at.of(found.source.text) for at in changed_words(first, "source")] == ["The ship", "on Tuesday"]


def test_verbatim_passages_have_no_changed_words(report):
    found = report.assessments[0]
    verbatim = [shared.copy for shared in found.passages if shared.kind == "verbatim"]
    changed = changed_words(found, "copy")
    assert verbatim
    assert changed
    assert not [at for at in changed for passage in verbatim if at.start < passage.end and passage.start < at.end]


def test_words_are_counted_as_a_reader_would():
    assert words("Calder & Finch — it’s 1,200 tons.") == 5
    assert words("टोल्सी के बंदरगाह") == 3
    assert words("托尔西 2 号码头，2026年。") == 3 + 1 + 3 + 1 + 1


def _with(found, passages):
    return replace(found, passages=tuple(passages))
