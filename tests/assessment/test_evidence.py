import json
from importlib.resources import files

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from provenance.assessment import exclusive
from provenance.assessment.case import Case
from provenance.assessment.evidence import KINDS, SHARED_ERRORS, content_found
from provenance.assessment.model import Model, weigh
from provenance.checker import compare
from provenance.document import Document, Passage
from provenance.reader import read
from provenance.reuse.body import Body
from provenance.settings import Settings


def measured(copy, source):
    case = Case.of(read(copy), read(source), Settings())
    return {measure.kind: measure for measure in case.measures(case.comparison.changes)}


def test_the_weights_of_the_evidence_add_up_to_the_log_likelihood_ratio(rewrite, original, independent, unrelated):
    for copy in (rewrite, independent, unrelated, original):
        found = compare(copy, original)
        assert sum(piece.weight for piece in found.evidence) == pytest.approx(found.log_likelihood_ratio)
        assert tuple(piece.kind for piece in found.evidence) == KINDS


def test_every_kind_of_evidence_has_its_place_in_the_model():
    assert {kind for kind, _, _ in Model.fitted().terms} == {*KINDS, SHARED_ERRORS, exclusive.KIND}
    assert all(coefficient >= 0 for _, coefficient, _ in Model.fitted().terms)


def test_every_kind_of_evidence_is_explained_in_the_method(pytestconfig):
    method = (pytestconfig.rootpath / "docs" / "method.md").read_text("utf-8")
    assert [kind for kind in (*KINDS, SHARED_ERRORS, exclusive.KIND) if f"`{kind}`" not in method] == []


def test_the_longest_run_skips_quotations_and_points_to_its_words(original):
    run = "kept two chartered ships on the route at a cost of £63,000 a week"
    quotation = '"We had bought three boats and forgotten to buy the pier."'
    copy = Document(f"Islanders know that the company {run}; they are cross. {quotation} That was that.")
    found = measured(copy, original)["longest_run"]
    assert [passage.of(copy.text) for passage in found.passages] == [run]
    assert found.value == pytest.approx(14 / 40)
    assert found.statement.endswith("has 14 words")
    said_twice = Document(f"She told us: {quotation} And again, he said: {quotation}")
    assert measured(said_twice, original)["longest_run"].passages == ()


def test_a_run_is_worth_no_more_than_forty_words(original):
    assert measured(original, original)["longest_run"].value == 1.0


def test_unsupported_figures_and_names_are_pointed_to(original):
    copy = Document(
        "Kestrel Marine won the order in May 2022 and has lost £77 million since then, according to Odalys Brandt of the "
        "Vennick Institute. It employs 640 people in Port Vennick."
    )
    found = measured(copy, original)
    strangers = [passage.of(copy.text) for passage in found["particulars_supported"].passages]
    assert "£77 million" in strangers
    assert "640 people" not in strangers
    assert "Odalys Brandt" in " ".join(strangers)
    assert "Kestrel" not in " ".join(strangers)


def test_what_cannot_be_measured_speaks_neither_way():
    refrain = Document("it was to be and it is not to be for it was " * 5)
    neutral = {kind: value for kind, _, value in Model.fitted().terms}
    found = measured(refrain, refrain)
    for kind in KINDS[1:-1]:  # that a text has no quotation of its own is telling
        assert found[kind].value == pytest.approx(neutral[kind], abs=0.07)


def test_having_hardly_any_of_the_sources_words_speaks_against(original, unrelated):
    weighed = weigh(tuple(measured(unrelated, original).values()), Model.fitted())
    weights = {piece.kind: piece.weight for piece in weighed.evidence}
    assert weights["source_vocabulary_used"] < 0
    assert weighed.log_likelihood_ratio < 0


def test_quotations_that_both_texts_have_are_neither_order_nor_neighbourhood():
    said = '"Every boat that sailed from Tolsey in the autumn carried grain, timber and forty passengers," Lind said.'
    source = Document(f"Ferries stopped. {said} The harbour board will meet again in winter to vote on a new pier.")
    quoting = measured(Document(f"Nobody knew why. {said} Shops closed early."), source)
    taking = measured(Document(said.replace('"', "")), source)
    assert quoting["words_in_sequence"].value < taking["words_in_sequence"].value
    assert quoting["words_together"].statement.startswith("of 0 words")
    assert taking["words_together"].statement.startswith("of 11 words")


def test_content_found_has_a_direction_and_counts_no_function_words():
    part, whole = Body.of("The old pier."), Body.of("The old pier of Tolsey was closed by a harbour master.")
    assert content_found(part, whole) == 1.0
    assert content_found(whole, part) == pytest.approx(2 / 6)
    assert content_found(Body.of("of the and"), whole) is None


@given(st.lists(st.sampled_from("kestrel 37 percent £5 May 2022 “we had” said not . , Lind".split()), max_size=120))
@settings(max_examples=30)
def test_every_measure_is_a_share_or_a_correlation_and_its_passages_stand_in_the_copy(words):
    copy, source = Document(" ".join(words)), Document(" ".join(words[::-1] + words[:40]))
    for measure in measured(copy, source).values():
        assert -1 <= measure.value <= 1.24
        assert all(Passage(0, len(copy.text)).start <= p.start < p.end <= len(copy.text) for p in measure.passages)


def test_the_model_says_how_it_was_made_and_on_what():
    content = json.loads((files("provenance.assessment") / "model.json").read_text("utf-8"))
    assert content["made_by"] == "python -m quality.calibrate"
    assert all(set(counts) == {"derived", "not derived"} for counts in content["fitted_to"].values())
