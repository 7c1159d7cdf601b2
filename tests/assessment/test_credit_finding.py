"""What a credit is worth beside the source that was compared."""

from dataclasses import replace

import pytest

from provenance.acquisition.agencies import bare_agency
from provenance.assessment.credit import bare, credit_finding, names
from provenance.checker import check, compare
from provenance.document import Credit, Document


def crediting(*targets, kind="plain"):
    return tuple(Credit(kind, target, f"Source: {target}") for target in targets)


@pytest.fixture(scope="module")
def derived(rewrite, original):
    return compare(rewrite, original)


@pytest.mark.parametrize(
    "target",
    [
        "slipwaymonitor.example",
        "www.slipwaymonitor.example",
        "https://www.slipwaymonitor.example/2026/03/kestrel-hybrid-ferries-harrow-sound",
        "http://slipwaymonitor.example/another-page",
        "SlipwayMonitor.example",
        "slipwaymonitor.example.",
        "news.slipwaymonitor.example",
        "Slipway Monitor",
        "The Slipway Monitor",
        "SLIPWAY MONITOR",
    ],
)
def test_a_credit_by_address_domain_parent_domain_or_name_is_true(derived, target):
    finding, reason = credit_finding(crediting(target), [derived])
    assert finding == "true"
    assert reason == f"the text credits {target}, and corresponds to it."


def test_a_credit_of_the_parent_domain_is_true(derived):
    source = replace(derived.source, location="https://shipping.slipwaymonitor.example/a", publisher=None)
    assert credit_finding(crediting("slipwaymonitor.example"), [replace(derived, source=source)])[0] == "true"


def test_a_licence_that_agrees_is_licensed(derived):
    finding, reason = credit_finding(crediting("Slipway Monitor", kind="licence"), [derived])
    assert finding == "licensed"
    assert "republished from Slipway Monitor" in reason


def test_no_credit_is_uncredited(derived):
    assert credit_finding((), [derived]) == (
        "uncredited",
        "the text corresponds to the source and states no source.",
    )


def test_a_credit_of_another_outlet_is_uncredited_and_names_what_it_credits(derived):
    finding, reason = credit_finding(crediting("tolseyherald.example", "The Tolsey Herald"), [derived])
    assert finding == "uncredited"
    assert (
        reason
        == "the text corresponds to the source but credits tolseyherald.example and The Tolsey Herald, which was not compared."
    )


def test_one_credit_of_several_that_agrees_is_enough(derived):
    assert credit_finding(crediting("tolseyherald.example", "slipwaymonitor.example"), [derived])[0] == "true"


def test_what_is_merely_cited_is_no_credit(derived):
    assert credit_finding(crediting("slipwaymonitor.example", kind="cited"), [derived])[0] == "uncredited"


def test_a_text_that_does_not_derive_from_its_credit_is_independent(independent, original):
    found = compare(independent, original)
    assert credit_finding((), [found])[0] == "independent"
    finding, reason = credit_finding(crediting("slipwaymonitor.example"), [found])
    assert finding == "independent"
    assert reason.startswith("although the text credits slipwaymonitor.example, the text does not derive")


def test_nothing_compared_is_unmeasured_with_or_without_a_credit():
    assert credit_finding((), []) == ("unmeasured", "the text states no source, and no source was compared.")
    finding, reason = credit_finding(crediting("slipwaymonitor.example", kind="pointer"), [])
    assert (finding, reason) == ("unmeasured", "the text credits slipwaymonitor.example, but no source was compared.")


def test_an_undetermined_comparison_is_unmeasured_and_says_why(original):
    found = compare(Document("Too short to tell."), original)
    finding, reason = credit_finding(crediting("slipwaymonitor.example"), [found])
    assert finding == "unmeasured"
    assert "the copy is too short to tell: 4 words" in reason


def test_a_credit_cannot_be_held_against_a_source_of_unknown_address(derived):
    nameless = replace(derived, source=replace(derived.source, location="source.txt", publisher=None))
    finding, reason = credit_finding(crediting("slipwaymonitor.example"), [nameless])
    assert finding == "unmeasured"
    assert "the address of the source is not known" in reason
    assert credit_finding((), [nameless])[0] == "uncredited"


def test_the_canonical_address_of_the_source_counts_as_well_as_its_location(derived):
    mirrored = replace(
        derived.source, location="https://mirror.example/x", canonical="https://tolseyherald.example/a", publisher=None
    )
    found = replace(derived, source=mirrored)
    assert credit_finding(crediting("tolseyherald.example"), [found])[0] == "true"
    assert credit_finding(crediting("mirror.example"), [found])[0] == "true"


@pytest.mark.parametrize(
    ("target", "location", "publisher", "named"),
    [
        ("moss.example", "https://blossoms.example/", None, False),
        ("moss.example", "https://www.notmoss.example/", None, False),
        ("alpha.hosting.example", "https://beta.hosting.example/", None, False),
        ("mosstribune", "https://moss-tribune.example/", None, True),
        ("Moss Tribune", "https://themosstribune.example/", None, True),
        ("The Moss Tribune", "https://mosstribune.example/", None, True),
        ("Moss", "https://mosstribune.example/", "The Moss Tribune", False),
        ("U.S. Moss Report", None, "U.S. Moss Report", True),
        ("The", None, "the", False),
        ("", None, "", False),
        ("example", "https://moss.example/", None, False),
        ("moss.example", "http://[moss.example", "Moss", False),
        ("moss.example", "moss.example/story.html", None, False),
        ("http://example/", "https://moss.example/", None, False),
        ("http://intranet:8080/a", "http://intranet/a", None, True),
        ("moss.example:8080", "https://moss.example:8443/", None, True),
    ],
)
def test_a_credit_names_a_document_by_whole_labels_and_whole_names(target, location, publisher, named):
    document = Document("text", location=location, publisher=publisher)
    assert names(Credit("plain", target, target), document) is named


@pytest.mark.parametrize(
    ("target", "location", "publisher"),
    [
        ("Associated Press", "https://apnews.com/article/x", None),
        ("AP", None, "The Associated Press"),
        ("Reuters", "https://www.reuters.com/world/x", None),
        ("Agence France-Presse", None, "AFP"),
    ],
)
def test_an_agency_is_known_by_all_its_names_where_the_caller_knows_them(target, location, publisher):
    document = Document("text", location=location, publisher=publisher)
    assert names(Credit("wire", target, target), document, bare_agency)


def test_a_bare_name_has_no_article_blanks_or_capitals():
    assert bare("The Moss-Tribune") == bare("moss tribune") == "mosstribune"


def test_an_agency_credit_is_true_beside_the_agencys_own_page(rewrite, original):
    text = rewrite.text.replace("Original Source: www.slipwaymonitor.example", "Source: Associated Press")
    source = replace(original, location="https://apnews.com/article/x", publisher=None)
    report = check(replace(rewrite, text=text), source=source, offline=True)
    assert [credit.target for credit in report.credits] == ["Associated Press"]
    assert report.credit_finding == "true"


def test_a_document_that_credits_itself_is_uncredited(rewrite, original):
    for itself in ("northshoredaily.example", "North Shore Daily"):
        text = rewrite.text.replace("Original Source: www.slipwaymonitor.example", f"Source: {itself}")
        report = check(replace(rewrite, text=text), source=original, offline=True)
        assert (report.credits, report.credit_finding) == ((), "uncredited")


@pytest.fixture(scope="module")
def apart(rewrite, independent):
    return compare(rewrite, replace(independent, location="https://isles.example/ferry", publisher="Isles Weekly"))


def test_a_credit_of_a_source_that_fits_worse_is_said_to_be_one(derived, apart):
    finding, reason = credit_finding(crediting("isles.example"), [derived, apart])
    assert finding == "another_source_fits_better"
    assert reason.startswith("the text credits isles.example, but corresponds better to https://")


def test_a_credit_of_a_site_that_moved_is_true(derived):
    moved = {"oldslipway.example": "slipwaymonitor.example"}
    finding, _ = credit_finding(crediting("oldslipway.example"), [derived], home=lambda host: moved.get(host, host))
    assert finding == "true"


def test_every_place_answered_is_told_from_could_not_look(apart):
    assert credit_finding((), [], outcome="none")[0] == "none"
    assert credit_finding((), [apart], outcome="none")[0] == "none"
    finding, reason = credit_finding(crediting("slipwaymonitor.example"), [apart], outcome="unmeasured")
    assert finding == "unmeasured"
    assert "not every place that was asked could answer" in reason
