"""What a credit is worth once it was looked for where it points."""

from __future__ import annotations

from dataclasses import replace

import pytest

from provenance.assessment.credit import credit_finding
from provenance.checker import compare
from provenance.discovery.alias import Aliases, Move
from provenance.document import Credit

CLAIM = (Credit("plain", "hill.example", "Source: hill.example"),)


@pytest.fixture(scope="module")
def derived(rewrite, original):
    found = compare(rewrite, original)
    return replace(found, source=replace(found.source, location="https://moss.example/a", canonical=None))


@pytest.mark.parametrize(
    ("stated", "finding"),
    [("none", "another_source_fits_better"), ("found", "another_source_fits_better"), ("unmeasured", "uncredited"), (None, "uncredited")],
)  # fmt: skip
def test_another_source_fits_better_only_where_the_stated_one_was_looked_at(derived, stated, finding):
    assert credit_finding(CLAIM, [derived], outcome="found", stated=stated)[0] == finding


def test_a_site_that_has_moved_is_one_site(derived):
    known = Aliases((Move("hill.example", "moss.example", "2030"),))
    assert credit_finding(CLAIM, [derived], outcome="found", home=known.home)[0] == "true"


def test_a_pointer_without_a_name_points_to_what_the_text_links_to(derived):
    pointer = (Credit("pointer", "", "Read the original article"),)
    linking = replace(derived, copy=replace(derived.copy, links=("https://moss.example/a/#top",)))
    finding, reason = credit_finding(pointer, [linking], outcome="found", stated="none")
    assert finding == "true"
    assert "“Read the original article”" in reason
    assert credit_finding(pointer, [derived], outcome="found", stated="none")[0] == "unmeasured"


def test_where_the_stated_source_is_found_and_the_texts_cannot_tell_that_is_the_reason(derived):
    claim = (Credit("plain", "moss.example", "Source: moss.example"),)
    balanced = replace(derived, derivation="undetermined", reason="the evidence is balanced")
    finding, reason = credit_finding(claim, [balanced], outcome="unmeasured", stated="found")
    assert finding == "unmeasured"
    assert reason == "whether the text derives from https://moss.example/a could not be told: the evidence is balanced."
