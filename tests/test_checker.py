"""The journeys through the stages, with a real server on loopback where something is fetched."""

from dataclasses import replace

import pytest

from provenance.checker import check, compare
from provenance.discovery.places import Places
from provenance.document import Credit, Document, Passage
from provenance.reader import read
from provenance.settings import Settings

NAMED = Places(asked=("statement",))
"""Only what the copy itself names: no test asks the web."""


@pytest.fixture
def published(httpserver, original):
    """The address of the original's text on a web server."""
    httpserver.expect_request("/story").respond_with_data(original.text, content_type="text/plain; charset=utf-8")
    return httpserver.url_for("/story")


def crediting(document, *addresses):
    lines = "\n".join(f"Read the original article at {address}" for address in addresses)
    return replace(document, text=document.text.replace("Original Source: www.slipwaymonitor.example", lines))


def test_a_bare_text_is_read_for_its_credit_and_furniture(rewrite):
    found = read(Document(rewrite.text, title=rewrite.title))
    assert [credit.target for credit in found.credits] == ["slipwaymonitor.example"]
    furniture = "\n".join(passage.of(rewrite.text) for passage in found.furniture)
    for line in (
        "northshoredaily.example",
        "Trevor Halvorsen-Pike",
        "15 years of experience",
        "Leave a Reply",
    ):
        assert line in furniture
    assert "Farrow Islands" not in furniture


def test_what_a_document_carries_is_not_read_again(rewrite):
    own = replace(
        rewrite, credits=(Credit("metadata", "moss.example", "moss.example", None, "head"),), furniture=(Passage(0, 5),)
    )
    assert read(own) == own
    assert read(read(rewrite)) == read(rewrite)


def test_compare_reads_bare_texts_as_check_does(rewrite, original):
    report = check(rewrite, source=original, offline=True)
    assert report.assessments == (compare(rewrite, original),)


def test_the_settings_reach_the_assessment_and_the_report(rewrite, original):
    settings = Settings(prior=0.1, shortest=10)
    report = check(rewrite, source=original, settings=settings)
    assert report.settings == settings
    assert report.assessments[0].probability == compare(rewrite, original, settings=settings).probability


def test_a_bare_domain_that_is_looked_for_nowhere_stays_unmeasured(rewrite):
    report = check(rewrite, places=Places(asked=()))
    assert (report.assessments, report.credit_finding, report.skipped, report.trail) == ((), "unmeasured", (), ())
    assert "not every place that was asked could answer" in report.credit_reason
    offline = check(rewrite, offline=True)
    assert offline.credit_reason == "the text credits slipwaymonitor.example, but no source was compared."


def test_the_address_in_the_credit_is_fetched_and_compared(rewrite, published, client):
    report = check(crediting(rewrite, published), client=client, places=NAMED)
    assert [(found.derivation, found.source.location) for found in report.assessments] == [("rewritten", published)]
    assert (report.credit_finding, report.skipped) == ("true", ())


def test_offline_fetches_nothing(rewrite, published, client, httpserver):
    report = check(crediting(rewrite, published), client=client, offline=True)
    assert (report.assessments, report.credit_finding) == ((), "unmeasured")
    assert httpserver.log == []


def test_a_source_at_hand_is_taken_before_the_one_in_the_credit(rewrite, original, published, client, httpserver):
    report = check(crediting(rewrite, published), source=original, client=client, places=NAMED)
    assert report.assessments[0].source.location == original.location
    assert httpserver.log == []


def test_an_address_that_does_not_answer_is_skipped_with_the_reason_and_the_next_one_tried(
    rewrite, published, client, httpserver
):
    httpserver.expect_request("/gone").respond_with_data("gone", status=410)
    gone = httpserver.url_for("/gone")
    report = check(crediting(rewrite, gone, published), client=client, places=NAMED)
    assert [(skipped.location, skipped.reason) for skipped in report.skipped] == [
        (gone, "the server answered 410 Gone")
    ]
    assert report.credit_finding == "true"
    alone = check(crediting(rewrite, gone), client=client, places=NAMED)
    assert (alone.assessments, alone.credit_finding, len(alone.skipped)) == ((), "unmeasured", 1)


def test_a_text_that_credits_a_thousand_addresses_makes_few_requests(rewrite, httpserver, client):
    addresses = [httpserver.url_for(f"/{number}") for number in range(1000)]
    own = replace(rewrite, credits=tuple(Credit("pointer", address, address) for address in addresses))
    report = check(own, client=client, places=NAMED)
    assert [skipped.location for skipped in report.skipped] == addresses[:3]
    assert len(httpserver.log) <= 6  # robots.txt among them


def test_an_article_that_is_only_cited_is_not_fetched(rewrite, published, client, httpserver):
    check(replace(rewrite, credits=(Credit("cited", published, published),)), client=client, places=NAMED)
    assert httpserver.log == []


def test_a_private_address_in_a_credit_is_refused(rewrite, published, httpserver):
    report = check(crediting(rewrite, published), places=NAMED)
    assert "not on the public internet" in report.skipped[0].reason or "not a usual port" in report.skipped[0].reason
    assert httpserver.log == []


def test_dates_that_contradict_the_roles_warn(rewrite, original):
    report = check(replace(rewrite, published="2026-03-08"), source=original)
    assert report.warnings == (
        "The dates contradict the roles: the copy says it was published on 2026-03-08, the source on 2026-03-09.",
    )


@pytest.mark.parametrize("published", [None, "2026-03-09", "2026-03-10", "2026", "2026-03", "2026-03-09T00:00:00Z"])
def test_dates_that_do_not_contradict_the_roles_do_not_warn(rewrite, original, published):
    assert check(replace(rewrite, published=published), source=original).warnings == ()


def test_clock_times_contradict_each_other_only_where_their_zones_are_known(rewrite, original):
    copy, source = (
        replace(rewrite, published="2026-03-09T08:00:00Z"),
        replace(original, published="2026-03-09T09:30:00Z"),
    )
    assert (
        "on 2026-03-09 08:00:00+00:00, the source on 2026-03-09 09:30:00+00:00"
        in check(copy, source=source).warnings[0]
    )
    assert check(replace(copy, published="2026-03-09T08:00:00"), source=source).warnings == ()


def test_disguised_letters_warn_and_change_no_finding(rewrite, original):
    disguised = replace(rewrite, text=rewrite.text.replace("ferries", "ferrіes").replace("Kestrel", "Kеstrel"))
    plain, found = check(rewrite, source=original), check(disguised, source=original)
    assert found.assessments[0].shares == plain.assessments[0].shares
    assert "words of the copy hold look-alike or invisible characters" in found.warnings[0]
    assert plain.warnings == ()


def test_lawful_joiners_warn_of_nothing(in_language):
    for language in ("fa", "hi", "ar", "th"):
        assert check(Document(in_language[language]), offline=True).warnings == ()


def test_an_empty_document_is_a_finding_and_no_crash(original):
    report = check(Document(""), source=original)
    assert report.assessments[0].derivation == "undetermined"
    assert report.credit_finding == "unmeasured"
