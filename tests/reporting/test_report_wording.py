import html
import io
import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console

from provenance.assessment.evidence import Evidence
from provenance.assessment.share import Shares
from provenance.document import Credit, Document, Timestamp
from provenance.reporting import wording
from provenance.reporting.html import render_html
from provenance.reporting.terminal import render_terminal
from provenance.reuse.similarity import Estimate
from provenance.settings import Settings


@pytest.mark.parametrize(
    ("margin", "said"),
    [
        (3.2138, "is ahead of the next, Hydrogen ferry Aldis Morrow makes first crossing of Tolsey…, by +3.21, odds of 25 to 1."),
        (9.5, "by +9.50, odds of more than 1,000 to 1."),
        (0.0, "fit about equally well (+0.00 between them, less than odds of 7 to 2); the first leads because it was published before."),
        (-0.4, "(−0.40 between them"),
    ],
)  # fmt: skip
def test_the_lead_of_the_first_source_is_said_wherever_the_report_is_read(make, margin, said):
    report = replace(make("several"), ambiguous=False, margin=margin)
    sentence = wording.lead_sentence(report)
    assert said in sentence
    page = " ".join(html.unescape(re.sub("<[^>]+>", "", render_html(report))).split())
    printed = io.StringIO()
    render_terminal(report, Console(file=printed, width=100))
    assert sentence in page
    assert sentence in " ".join(printed.getvalue().split())


def test_without_a_next_source_there_is_no_lead(make):
    assert wording.lead_sentence(replace(make("several"), ambiguous=False, margin=None)) == ""
    assert wording.lead_sentence(make("ordinary")) == ""


@given(st.floats(0, 1))
def test_no_share_is_rounded_to_nothing_or_to_all(share):
    said = wording.percent(share)
    assert (said == "0%") == (share == 0)
    assert (said == "100%") == (share == 1)


@pytest.mark.parametrize(
    ("share", "said"),
    [
        (0, "0%"),
        (0.0001, "under 1%"),
        (0.0049, "under 1%"),
        (0.005, "1%"),
        (0.994, "99%"),
        (0.995, "over 99%"),
        (1, "100%"),
    ],
)
def test_shares_are_said_in_whole_per_cent(share, said):
    assert wording.percent(share) == said


def test_the_summary_says_shares_use_and_alterations(report):
    assert wording.summary(report.assessments[0]) == (
        "Of the copy’s 262 words, 9% are verbatim, 13% edited, 50% reworded and 28% not found in the source.",
        "62% of the source’s 251 words have a counterpart in the copy.",
        "3 facts were altered: a figure, a name and a quotation.",
    )


def test_shares_of_nothing_are_left_out(assess):
    said = wording.shares_sentence(assess(shares=Shares(0.25, 0, 0, 0.75)))
    assert said == "Of the copy’s 262 words, 25% are verbatim and 75% not found in the source."


@pytest.mark.parametrize(
    ("shares", "said"),
    [
        (Shares(1, 0, 0, 0), "All of the copy’s 262 words are verbatim."),
        (Shares(0, 0, 0, 1), "None of the copy’s 262 words was found in the source."),
    ],
)
def test_one_share_alone_is_said_as_all_or_none(assess, shares, said):
    assert wording.shares_sentence(assess(shares=shares)) == said


def test_a_copy_without_words_is_said_to_have_none(assess):
    assert wording.shares_sentence(assess(words_of_copy=0)) == "The copy has no words outside page furniture."


def test_an_undetermined_finding_gives_its_reason(make):
    found = make("undetermined").assessments[0]
    assert wording.summary(found)[0] == "The copy has 2 words and 40 are needed."


def test_nothing_is_called_altered_where_nothing_derives(assess):
    found = assess(derivation="independent")
    assert wording.changes_sentence(found) == "3 facts were stated differently: a figure, a name and a quotation."
    assert wording.change_label(found.changes[1], found) == "figure stated differently"
    assert wording.change_title("dropped", found) == "Facts in the source only"


def test_no_probability_is_said_as_such(report):
    found = report.assessments[0]
    assert wording.probability_sentence(found, Settings()) == "No calibrated probability is stated."
    said = wording.probability_sentence(replace(found, probability=0.9991), Settings(prior=0.2))
    assert said.endswith("is over 99%, from a prior of 20%.")


@pytest.mark.parametrize(
    ("finding", "credited", "reason", "said"),
    [
        ("true", True, "", "The copy credits a.example. This credit is consistent with the source compared."),
        ("true", True, "the text credits a.example, and fits", "The text credits a.example, and fits."),
        ("unmeasured", True, "it is too short.", "The copy credits a.example. It is too short."),
        ("unmeasured", False, "no source is stated", "No source is stated."),
        ("uncredited", False, "", "No credit was read in the copy."),
        ("uncredited", True, "", "The copy credits a.example. No credit to this source was found in the copy."),
    ],
)
def test_a_credit_finding_is_said_with_its_reason(report, finding, credited, reason, said):
    credits_ = (Credit("plain", "a.example", "Source: a.example"),) if credited else ()
    changed = replace(report, credits=credits_, credit_finding=finding, credit_reason=reason)
    assert " ".join(wording.credit_sentences(changed)) == said


def test_many_credits_are_counted():
    credits_ = [Credit("plain", f"{letter}.example", "") for letter in "abcdea"]
    assert wording.targets_sentence(credits_) == "The copy credits a.example, b.example, c.example and 2 more."


def test_altered_facts_come_first_and_milder_ones_after_the_rest(report):
    found = report.assessments[0]
    assert [(change.status, change.detail) for change in wording.in_order(found.changes)] == [
        ("altered", None),
        ("altered", None),
        ("altered", "indirect"),
        ("added", "invented"),
        ("dropped", None),
        ("kept", None),
        ("kept", "converted"),
    ]


@pytest.mark.parametrize(
    ("weight", "said"),
    [(1.204, "+1.20 for derivation"), (-0.5, "−0.50 against derivation"), (0.0, "0.00, neither way")],
)
def test_a_weight_says_its_side(weight, said):
    assert wording.weight(Evidence("kind", weight, "statement")) == said


def test_a_time_is_said_as_far_as_its_clock_told():
    assert wording.when(Document("", published="2031-05-14T21:07:31+02:00")) == "2031-05-14 21:07 +02:00"
    assert wording.when(Document("", published=Timestamp("2031-05", "month"))) == "2031-05"
    assert wording.when(Document("")) == ""


def test_no_word_of_ours_accuses(any_report):
    page = render_html(replace(any_report, warnings=()))
    assert not re.search(r"plagiar|stol[ea]|steal|theft|fake|fraud|lifted|guilty|infring", page, re.IGNORECASE)


def test_what_fingerprints_leave_open_is_said_even_where_they_share_nothing(report):
    estimate = Estimate(0.0, 0.0, exact=0.03, interval=(0.0, 0.029))
    numbers = dict(wording.key_numbers(replace(report.assessments[0], resemblance=estimate), Settings()))
    assert numbers["resemblance: 5-word runs in both ÷ in either"] == "3% (0% to 3% from fingerprints)"
