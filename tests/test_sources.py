"""A text held against an index: the likeliest source, its versions, and sources whose text is not kept."""

from dataclasses import replace

import pytest

from provenance import Index, check, guarded_client
from provenance.document import Document
from tests.index.damage import change
from tests.index.texts import FOOTER, body, with_footer

ADDRESS = "https://slipwaymonitor.example/ferries"


@pytest.fixture
def known(original, independent, unrelated):
    with Index(":memory:") as index:
        index.add(
            [
                replace(original, location=ADDRESS, canonical=None),
                replace(independent, location="https://isles.example/ferry"),
                replace(unrelated, location="https://hives.example/moor"),
            ]
        )
        yield index


def test_the_likeliest_source_of_an_index_comes_first_and_the_trail_names_the_index(known, rewrite):
    report = check(rewrite, index=known, offline=True)
    assert report.assessments[0].source.location == ADDRESS
    assert report.assessments[0].derivation == "rewritten"
    assert (report.trail[0].place, report.trail[0].outcome) == ("index", "found")
    assert ADDRESS in report.trail[0].found
    assert report.credit_finding == "true"


def test_a_text_is_not_its_own_source(known, original):
    report = check(replace(original, location=ADDRESS, canonical=None), index=known, offline=True)
    assert ADDRESS not in [assessment.source.location for assessment in report.assessments]


def test_an_index_without_a_candidate_says_so(known):
    stranger = Document(
        "Nineteen violins went under the hammer in Tolsey, none by a maker anyone had heard of. Bidders from four valleys"
        " argued over varnish, and a retired postman took the smallest one home wrapped in his raincoat. The auctioneer"
        " called it the oddest afternoon of her career. Proceeds repair an organ whose bellows mice have eaten."
    )
    report = check(stranger, index=known, offline=True)
    assert report.assessments == ()
    assert report.trail[0].outcome == "none"
    assert report.credit_finding == "unmeasured"


def test_a_credited_source_that_fits_worse_than_one_in_the_index_is_told(known, rewrite, independent):
    crediting = replace(
        rewrite,
        text=rewrite.text.replace("Original Source: www.slipwaymonitor.example", "Original Source: www.isles.example"),
        credits=(),
        furniture=(),
    )
    stated = replace(independent, location="https://www.isles.example/ferry-late")
    report = check(crediting, index=known, source=stated, offline=True)
    assert report.credit_finding == "another_source_fits_better"
    assert report.assessments[0].source.location == ADDRESS


def test_two_copies_of_one_text_leave_the_source_ambiguous(known, rewrite, original):
    known.add([replace(original, location="https://mirror.example/ferries", published=None, canonical=None)])
    report = check(rewrite, index=known, offline=True)
    assert report.ambiguous
    assert report.margin == 0


def test_a_copy_is_compared_with_the_latest_version_before_it(known, rewrite, original):
    later = replace(
        original, location=ADDRESS, canonical=None, text=original.text.replace("37", "41"), published="2026-06-01"
    )
    known.add([later])
    report = check(rewrite, index=known, offline=True)
    (note,) = [warning for warning in report.warnings if "versions" in warning]
    assert note.startswith(f"{ADDRESS} has 2 versions; compared was version 1, known since ")
    assert report.assessments[0].source.text == original.text


def test_a_source_whose_text_is_not_kept_stays_undetermined_with_what_its_fingerprint_tells(original):
    with Index(":memory:") as index:
        index.add([replace(original, location=ADDRESS)], text=False)
        report = check(replace(original, location=None), index=index, offline=True)
    (found,) = report.assessments
    assert (found.derivation, found.probability) == ("undetermined", None)
    assert "not kept" in found.reason
    assert found.containment_of_copy.value > 0.9
    assert found.containment_of_copy.exact is None
    assert [skipped.reason for skipped in report.skipped] == ["its text is not kept"]


@pytest.fixture
def damaged(tmp_path, original, independent):
    """An index in which the older of two versions of the source cannot be read."""
    path = tmp_path / "known.index"
    later = replace(original, location=ADDRESS, canonical=None, text=original.text.replace("37", "41"))
    with Index(path) as index:
        index.add([replace(original, location=ADDRESS, canonical=None), later, replace(independent, canonical=None)])
    change(path, "UPDATE text SET text = x'00' WHERE key = 1")
    with Index(path) as index:
        yield index


def test_a_candidate_whose_row_is_damaged_is_skipped_and_named(damaged, rewrite):
    report = check(rewrite, index=damaged, offline=True)
    assert (report.assessments[0].source.location, report.assessments[0].derivation) == (ADDRESS, "rewritten")
    assert "41" in report.assessments[0].source.text
    assert [(one.location, one.reason) for one in report.skipped] == [(ADDRESS, "damaged in the index")]


def test_a_damaged_version_at_the_texts_own_address_is_not_in_the_way(damaged, original):
    report = check(replace(original, location=ADDRESS, canonical=None), index=damaged, offline=True)
    assert ADDRESS not in {found.source.location for found in report.assessments}
    assert report.skipped == ()


def test_a_text_that_was_not_kept_is_acquired_again(original, rewrite, httpserver, hurried):
    httpserver.expect_request("/story").respond_with_data(original.text, content_type="text/plain; charset=utf-8")
    address = httpserver.url_for("/story")
    with Index(":memory:") as index, guarded_client(allow_private=True, manners=hurried) as client:
        index.add([replace(original, location=address)], text=False)
        report = check(replace(rewrite, location=None), index=index, client=client)
    assert report.assessments[0].derivation == "rewritten"
    assert report.skipped == ()


TOWN = """For the shopkeepers of Port Vennick the date that counts is 14 April, when the Alder Grace is to carry her first \
passengers. Bunting has been ordered, the bakery will open at five, and the harbour café has doubled its order of rolls.

Not everybody along the quay is cheering. Winifred Tollan, who lets four rooms above the chandlery, lost two summers of \
bookings while the old boats broke down. "Guests forgive rain," she said. "They do not forgive standing in it for three \
hours beside a locked ticket office."

At Kestrel Marine the mood is wary. The yard's apprentices were sent home early on Tuesday, and the canteen talk is of \
little but the accounts. Josias Wren, who has planed decks there since he was sixteen, keeps a list of the ships that he \
was told would be the last. There are seven names on it.

The school bus company has already redrawn its routes. From Easter its yellow minibuses will meet the late boat rather than \
the early one, which spares the children of Tarn Head a walk in the dark. Their parents had asked for that since the \
autumn before last, in letters, at meetings and once, memorably, from the deck of a rowing boat.

Whether the new ship is quiet enough for the seals on the Skerry is a matter for the wildlife trust, whose volunteers \
will count pups from a tent. Their first tally is expected in June. Until then, says its warden, anybody who claims to \
know is guessing."""
"""A report by somebody who was there."""

WIRE = """PORT VENNICK - The hybrid ferry Alder Grace will enter service between Port Vennick and Tarn Head on 14 April, \
Sound & Isles Transit said on Monday. The company ordered three ships from Kestrel Marine in May 2022 for £118 million.

Yolande Petrescu, who followed Desmond Farquharson-Bligh as its chief, said in a statement that delivery of the Alder Hope \
was expected in April 2027 and of the Alder Faith in September. The ferry, 84 metres long, takes 590 passengers and 92 cars.

Kestrel Marine, which employs 640 people in Port Vennick, declined to comment on its accounts. Shares are not traded."""
"""A brief that states what the source states, and may have it from there."""


@pytest.mark.parametrize(
    ("beside", "told_by"),
    [((), "another report of the event has"), ((TOWN,), "2 other reports of the event have")],
    ids=["one report", "two reports"],
)
def test_other_reports_of_the_event_tell_which_facts_only_the_source_has(known, rewrite, beside, told_by):
    known.add([Document(text, location=f"https://quay.example/{len(text)}", language="en") for text in beside])
    best = check(rewrite, index=known, offline=True).assessments[0]
    (told,) = [evidence for evidence in best.evidence if evidence.kind == "exclusive_facts"]
    assert best.source.location == ADDRESS
    assert told.weight > 0
    assert f"facts that the source has and {told_by} not" in told.statement
    assert best.measured_error is None


def test_what_may_itself_be_from_the_source_is_no_other_report(known, rewrite):
    known.add([Document(WIRE, location="https://wire.example/ferry", language="en")])
    report = check(rewrite, index=known, offline=True)
    derivations = {one.source.location: one.derivation for one in report.assessments}
    assert derivations["https://wire.example/ferry"] == "undetermined"
    (told,) = [evidence for evidence in report.assessments[0].evidence if evidence.kind == "exclusive_facts"]
    assert "another report of the event has not" in told.statement


def test_an_index_of_fingerprints_cannot_tell_that_it_knows_no_source(original, rewrite):
    with Index(":memory:") as index:
        index.add([original], text=False, words=False)
        step = check(rewrite, index=index, offline=True).trail[0]
    assert step.outcome == "unmeasured"
    assert step.reason == (
        "1 document known, 0 candidates compared: none related; only fingerprints are kept of 1 document, by which"
        " rewritings are not found"
    )


def test_an_empty_index_and_a_text_too_short_are_said_to_tell_nothing(known, rewrite):
    with Index(":memory:") as empty:
        step = check(rewrite, index=empty, offline=True).trail[0]
    assert (step.outcome, step.reason.rpartition("; ")[2]) == ("unmeasured", "an empty index tells nothing")
    step = check(Document("Hello to all."), index=known, offline=True).trail[0]
    assert (step.outcome, step.reason.rpartition("; ")[2]) == (
        "unmeasured",
        "the text has 3 words, too few to be looked for",
    )


def test_what_could_not_be_told_is_not_said_to_be_on_the_same_event(in_language):
    with Index(":memory:") as index:
        index.add([Document(in_language["fr"], language="fr")])
        step = check(Document(in_language["es"], language="es"), index=index, offline=True).trail[0]
    assert (step.outcome, step.reason) == ("unmeasured", "1 document known, 1 candidate compared: 1 could not be told")


def test_what_stands_at_the_own_address_of_the_text_is_left_out_and_said_to_be(known, original):
    step = check(replace(original, location=ADDRESS, canonical=None), index=known, offline=True).trail[0]
    assert step.reason.endswith("; what stands at the text's own address is left out")


def test_versions_of_what_turns_out_unrelated_are_not_told(known, original, unrelated):
    known.add([replace(original, location=ADDRESS, canonical=None, text=original.text.replace("37", "41"))])
    report = check(replace(unrelated, location=None, canonical=None), index=known, offline=True)
    assert [one.source.location for one in report.assessments] == ["https://hives.example/moor"]
    assert report.warnings == ()


def test_what_a_site_prints_under_its_texts_is_no_sign_of_derivation_and_shown_as_furniture():
    with Index(":memory:") as index:
        index.add(with_footer(number) for number in range(12))
        report = check(with_footer(77), index=index, offline=True)
    assert {found.derivation for found in report.assessments} <= {"independent", "undetermined"}
    (furniture,) = report.to_dict()["document"]["furniture"]
    assert (furniture["kind"], furniture["quotation"]) == ("site", FOOTER)


def test_what_is_left_out_of_a_candidate_is_shown_with_it():
    with Index(":memory:") as index:
        index.add(with_footer(number) for number in range(12))
        report = check(Document(body(5), location="https://heath.example/5", language="en"), index=index, offline=True)
    found = report.assessments[0]
    assert (found.source.location, found.derivation, found.source_used) == ("https://gorse.example/5", "verbatim", 1.0)
    assert [passage.of(found.source.text) for passage in found.source.furniture] == [FOOTER]
