"""What an assessment says of whole pairs of texts."""

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from provenance.assessment.derivation import DERIVED, NEEDED_RATIO, derivation_of
from provenance.assessment.share import Shares
from provenance.checker import compare
from provenance.document import Document, Furniture, Passage
from provenance.reader import read
from provenance.settings import Settings

KINDS = ("verbatim", "edited", "reworded", "new")
SYLLABLES = ["ba", "kor", "ти", "шу", "να", "پر", "לו", "मि", "é", "3"]
WORDS = st.lists(st.sampled_from(SYLLABLES), min_size=1, max_size=4).map("".join)
PROSE = st.lists(st.tuples(WORDS, st.sampled_from([" ", " ", " ", ", ", ". ", ".\n", " – "])), min_size=40, max_size=90)


def prose(pieces):
    return "".join(word + gap for word, gap in pieces)


def with_furniture(before, after):
    head, form = prose(before), " comment here "
    return Document(head + form + prose(after), furniture=(Passage(len(head) + 1, len(head + form) - 1),))


def total(shares):
    return sum(getattr(shares, kind) for kind in KINDS)


def apart(passages):
    """Whether no two of *passages* share a character."""
    return all(one.end <= other.start for one, other in pairwise(sorted(passages)))


@given(PROSE.map(prose), PROSE.map(prose))
@settings(max_examples=30)
def test_shares_of_any_two_texts_sum_to_one(copy, source):
    found = compare(Document(copy), Document(source))
    assert total(found.shares) == pytest.approx(1)
    assert 0 <= found.source_used <= 1


def test_shares_of_real_pairs_sum_to_one(rewrite, original, independent):
    for copy, source in ((rewrite, original), (original, rewrite), (independent, original), (original, original)):
        found = compare(copy, source)
        assert total(found.shares) == pytest.approx(1)
        assert total(found.narrative_shares) == pytest.approx(1)


@given(PROSE.map(prose))
@example("word " * 40)
@example("the " * 40)
@example("to be or not to be that is not it " * 20)
@example("hip hip hooray " * 40)
@settings(max_examples=40)
def test_any_text_is_a_verbatim_copy_of_itself(text):
    found = compare(Document(text), Document(text))
    assume(found.words_of_copy >= 40)  # short lines at the end may be read as furniture
    assert (found.derivation, found.shares.verbatim) == ("verbatim", 1.0)
    assert (found.source_used, found.containment_of_copy.exact, found.resemblance.value) == (1.0, 1.0, 1.0)
    assert {change.status for change in found.changes} <= {"kept"}


def test_a_text_is_a_verbatim_copy_of_itself_in_every_language(language, in_language):
    for declared in (None, language):
        document = Document(in_language[language], language=declared)
        found = compare(document, document)
        assert (found.derivation, found.shares) == ("verbatim", Shares(1.0, 0.0, 0.0, 0.0))


def test_a_part_is_wholly_contained_in_the_whole_and_not_the_other_way_round(original):
    paragraphs = original.text.split("\n\n")
    part, whole = Document("\n\n".join(paragraphs[3:6])), Document("\n\n".join(paragraphs[3:]))
    found = compare(part, whole)
    assert (found.derivation, found.shares.verbatim) == ("verbatim", 1.0)
    assert found.containment_of_copy.exact == 1.0
    assert found.containment_of_source.exact < 0.5
    assert found.source_used < 0.5
    turned = compare(whole, part)
    assert turned.containment_of_source.exact == 1.0
    assert turned.containment_of_copy.exact == found.containment_of_source.exact
    assert turned.resemblance == found.resemblance
    assert (turned.derivation, turned.source_used) == ("partial", 1.0)


def test_a_few_changed_words_make_an_edit(original):
    changed = original.text
    for old, new in (
        (" said ", " told us "), (" the yard ", " the builder "), ("vessels", "boats"), ("ferry", "ship"), (" in ", " during "),
        (" of ", " about "), (" and ", " plus "), ("£", "some £"), (" a ", " one "),
    ):  # fmt: skip
        changed = changed.replace(old, new)
    found = compare(Document(changed, language="en"), original)
    assert found.derivation == "edited"
    assert found.shares.edited > 0.15


def test_a_rewriting_an_independent_report_and_another_subject_are_told_apart(
    rewrite, original, independent, unrelated
):
    assert compare(rewrite, original).derivation == "rewritten"
    assert compare(independent, original).derivation == "independent"
    assert compare(unrelated, original).derivation == "unrelated"


def test_a_quoted_paragraph_makes_a_long_text_of_its_own_partial(original, unrelated):
    borrowed = "\n\n".join(original.text.split("\n\n")[9:11])
    found = compare(Document(f"{unrelated.text * 3}\n\n{borrowed}"), original)
    assert found.derivation == "partial"
    assert 0.2 < found.shares.verbatim < 0.5


@pytest.mark.parametrize(("order", "expected"), [((0, 1, 2), 1.0), ((2, 1, 0), -1.0), ((0,), None)])
def test_order_is_1_in_the_sources_order_minus_1_in_reverse_and_none_for_one_passage(order, expected, original):
    paragraphs = original.text.split("\n\n")[5:10:2]
    found = compare(Document("\n\n".join(paragraphs[i] for i in order)), original)
    assert found.order == expected


def test_headline_and_furniture_count_in_no_share(original):
    text = f"{original.text}\nLeave a Reply\nYour email address will not be published. Required fields are marked *"
    form = Furniture(len(original.text) + 1, len(text), "comments")
    found = compare(replace(original, text=text, furniture=(*read(original).furniture, form)), original)
    assert found.shares == Shares(1.0, 0.0, 0.0, 0.0)
    untitled = compare(replace(original, title=None), original)
    assert found.words_of_copy == found.words_of_source < untitled.words_of_copy
    everything = compare(replace(original, text=text, furniture=(Passage(0, len(text)),)), original)
    assert (everything.shares, everything.words_of_copy) == (Shares(0.0, 0.0, 0.0, 0.0), 0)


def test_furniture_is_found_where_a_document_carries_none(original):
    text = f"{original.text}\nLeave a Reply\nYour email address will not be published. Required fields are marked *"
    found = compare(Document(text, title=original.title), original)
    assert found.shares == Shares(1.0, 0.0, 0.0, 0.0)
    assert not any(passage.copy.end > len(original.text) for passage in found.passages)


def test_passages_quote_exactly_and_never_overlap_on_either_side(rewrite, original):
    for copy, source in ((rewrite, original), (original, rewrite), (original, original)):
        found = compare(copy, source)
        for side, document in (("copy", copy), ("source", source)):
            passages = [getattr(shared, side) for shared in found.passages]
            assert apart(passages)
            assert all(0 <= passage.start < passage.end <= len(document.text) for passage in passages)
            assert all(passage.of(document.text).strip() for passage in passages)
        for shared in found.passages:
            if shared.kind == "verbatim":
                assert shared.copy.of(copy.text).split()[1:-1] == shared.source.of(source.text).split()[1:-1]


@given(PROSE, PROSE, st.integers(0, 40), st.integers(10, 40))
@settings(max_examples=30)
def test_passages_of_mixed_texts_lie_in_the_body_and_apart(one, other, start, length):
    copy = with_furniture(one[:20] + other[start : start + length], one[20:])
    source = with_furniture(other[:25], other[25:])
    found = compare(copy, source)
    for side, document in (("copy", copy), ("source", source)):
        passages = [getattr(shared, side) for shared in found.passages]
        assert apart([*passages, *document.furniture])


@pytest.mark.parametrize("words", [39, 1, 0])
def test_a_text_too_short_to_tell_is_undetermined_and_the_reason_says_so(words, original):
    found = compare(Document("ferry " * words), original)
    assert found.derivation == "undetermined"
    assert found.reason == f"the copy is too short to tell: {words} words outside furniture, fewer than 40"
    assert found.probability is found.log_likelihood_ratio is found.measured_error is None
    assert compare(original, Document("Too short.")).reason.startswith("the source is too short to tell: 2 words")


def test_how_short_is_too_short_is_a_setting(original):
    short = Document(original.text.split("\n\n")[7])
    assert compare(short, original, settings=Settings(shortest=20)).derivation == "verbatim"
    assert compare(short, original, settings=Settings(shortest=500)).derivation == "undetermined"


def test_one_sentence_that_both_may_have_from_elsewhere_is_not_decisive(unrelated, original):
    sentence = original.text.split("\n\n")[1].split(". ")[0] + "."
    found = compare(Document(f"{unrelated.text}\n\n{sentence}"), original)
    assert found.derivation not in DERIVED
    form = "The insurer shall answer each of the questions below in full. "
    boilerplate = (
        "We encourage all our managers to include social and governance factors in their analytical processes. "
    )
    one = Document(
        f"{form}Tolsey Mutual buys bonds only. {boilerplate}Our board of five farmers meets in March to vote."
    )
    other = Document(
        f"{form[:10]} Vennick Life has a committee for climate. {boilerplate}It hired an adviser who reports on managers to our board of governance every year."
    )
    found = compare(one, other, settings=Settings(shortest=20))
    assert (found.derivation, found.shares.edited + found.shares.reworded) == ("undetermined", 0)


def test_texts_in_two_languages_are_undetermined_and_the_reason_says_so(in_language):
    found = compare(Document(in_language["de"]), Document(in_language["en"], language="en-GB"))
    assert found.derivation == "undetermined"
    assert found.reason == "the languages differ: the copy is in 'de', the source in 'en'"
    assert found.probability is None


def test_a_page_that_declares_the_wrong_language_is_compared_all_the_same(in_language):
    found = compare(Document(in_language["de"], language="en"), Document(in_language["de"], language="de"))
    assert found.derivation == "verbatim"


def test_probability_follows_the_prior_and_nothing_else_does(rewrite, original):
    even, sceptical, trusting = (
        compare(rewrite, original, settings=Settings(prior=prior)) for prior in (0.5, 0.01, 0.99)
    )
    assert sceptical.probability < even.probability < trusting.probability
    assert even == replace(sceptical, probability=even.probability) == replace(trusting, probability=even.probability)
    odds = {prior: found.probability / (1 - found.probability) for prior, found in ((0.5, even), (0.01, sceptical))}
    assert odds[0.01] == pytest.approx(odds[0.5] / 99)


@given(st.floats(-50, 50), st.lists(st.floats(0, 1), min_size=4, max_size=4).filter(sum), st.booleans())
def test_a_derivation_is_named_only_on_odds_of_three_to_one(ratio, weights, related):
    shares = Shares(*(weight / sum(weights) for weight in weights))
    derivation = derivation_of(shares, ratio, related=related)
    if not related:
        assert derivation == "unrelated"
    elif shares.verbatim >= 0.9 and ratio > -NEEDED_RATIO:
        assert derivation == "verbatim"
    elif abs(ratio) < NEEDED_RATIO:
        assert derivation == "undetermined"
    else:
        assert (derivation == "independent") == (ratio < 0)


@pytest.mark.parametrize(
    ("shares", "derivation"),
    [
        (Shares(0.9, 0.0, 0.0, 0.1), "verbatim"),
        (Shares(0.89, 0.11, 0.0, 0.0), "edited"),
        (Shares(0.3, 0.3, 0.2, 0.2), "edited"),
        (Shares(0.1, 0.1, 0.5, 0.3), "rewritten"),
        (Shares(0.2, 0.0, 0.2, 0.6), "partial"),
        (Shares(0.0, 0.0, 0.0, 1.0), "partial"),
    ],
)
def test_the_kind_of_derivation_follows_from_the_shares(shares, derivation):
    assert derivation_of(shares, 5.0, related=True) == derivation


def test_the_reason_is_the_strongest_evidence(rewrite, original, independent):
    for copy, sign in ((rewrite, 1), (independent, -1)):
        found = compare(copy, original)
        assert found.reason == max(found.evidence, key=lambda piece: sign * piece.weight).statement


def test_comparing_is_a_pure_function(rewrite, original):
    assert compare(rewrite, original) == compare(rewrite, original)


def test_a_language_that_is_declared_and_plainly_not_that_of_the_text_parts_nobody(rewrite, original):
    assert compare(replace(rewrite, language="xx"), original).derivation == "rewritten"


def first_words(document, words):
    """The paragraphs of *document* from the first up to so many words."""
    kept = []
    for paragraph in document.text.split("\n\n"):
        kept.append(paragraph)
        if sum(len(one.split()) for one in kept) >= words:
            break
    return Document("\n\n".join(kept), language="en")


@pytest.mark.parametrize("words", [60, 100, 150, 250])
def test_the_beginning_of_a_rewriting_is_never_called_independent(words, rewrite, original):
    assert compare(first_words(rewrite, words), original).derivation in {*DERIVED, "undetermined"}


@pytest.mark.parametrize("words", [60, 100, 200])
def test_beside_the_beginning_of_its_source_a_rewriting_is_partial_or_undetermined(words, rewrite, original):
    assert compare(rewrite, first_words(original, words)).derivation in {"partial", "rewritten", "undetermined"}


def test_few_words_are_said_to_reach_less_far(rewrite, independent, original):
    short = compare(first_words(rewrite, 60), original)
    assert short.derivation == "undetermined"
    assert "with 65 words to go by they count 16% of what they would in a long text" in short.reason
    assert sum(piece.weight for piece in short.evidence) == pytest.approx(short.log_likelihood_ratio)
    assert compare(first_words(independent, 60), original).probability > compare(independent, original).probability


def test_what_both_quote_makes_no_edit():
    quotations = (
        'Mara Lind said: "We have waited eleven years for a pier that holds a loaded lorry in a November gale." '
        'And the mayor: "Nobody on this island will ever again be told that the boat sails when the tide allows it."'
    )
    source = Document(
        "Tolsey opened its eastern pier on Monday, built of 4,100 oak piles by Kestrel Marine for £37 million. The first "
        f"lorry drove ashore at nine, with flour. {quotations} Ferries will sail hourly from June. The old quay becomes a market."
    )
    copy = Document(
        "Built of 4,100 oak piles for £37 million, the eastern pier at Tolsey was opened on Monday by Kestrel Marine. "
        f"At nine came the first lorry, loaded with flour. {quotations} From June there are hourly ferries. A market moves to the old quay."
    )
    found = compare(copy, source)
    assert found.shares.verbatim > 0.4 > found.narrative_shares.verbatim
    assert found.derivation in {"rewritten", "partial", "undetermined"}
    assert compare(Document(quotations), source, settings=Settings(shortest=20)).derivation == "verbatim"


FINNISH = (
    "Tolseyn satamakonttori sulki itäisen laiturin maanantaina, kun sukeltajat löysivät halkeamia kahdesta pylväästä. "
    "Korjaukset kestävät maaliskuun loppuun asti, kertoi satamapäällikkö Mara Lind, ja maksavat noin neljä miljoonaa euroa. "
    "Saarille kulkevat lautat lähtevät sillä välin kalalaiturista, jonne lipunmyyntikin siirtyi viikonlopuksi."
)
RETOLD = (
    "Itäinen laituri on Tolseyssa ollut maanantaista suljettuna. Sukeltajat olivat havainneet kahden pylvään halkeilleen. "
    "Satamapäällikkö Mara Lindin mukaan työ vie aikaa maaliskuun loppuun, ja hinnaksi tulee neljä miljoonaa euroa. Lautat "
    "saarille ajavat toistaiseksi kalalaiturista, ja sinne on muuttanut myös lippujen myynti tämän viikonlopun aikana."
)


@pytest.mark.parametrize("declared", [None, "fi"])
def test_in_a_language_that_was_not_measured_only_plain_copying_has_a_name(declared):
    source, retold = Document(FINNISH, language=declared), Document(RETOLD, language=declared)
    found = compare(retold, source, settings=Settings(shortest=25))
    assert found.derivation in {"undetermined", "unrelated"}
    assert compare(source, source, settings=Settings(shortest=25)).derivation == "verbatim"
    assert abs(found.log_likelihood_ratio) < NEEDED_RATIO or "was not measured" in found.reason
