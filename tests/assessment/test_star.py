"""Doubtful links beside other reports of the event, told by the facts that the documents share."""

from dataclasses import replace

from provenance.assessment.family import families
from provenance.assessment.link import Link
from provenance.assessment.star import Common

ORIGINAL, COPY, REWRITE, AGENCY, LOCAL, OTHER = range(1, 7)
PUBLIC = frozenset(f"public {k}" for k in range(8))
OWN = frozenset(f"own {k}" for k in range(12))
STATED = {
    ORIGINAL: PUBLIC | OWN,
    COPY: PUBLIC | OWN,
    REWRITE: PUBLIC | frozenset(sorted(OWN)[:7]),
    AGENCY: PUBLIC,
    LOCAL: PUBLIC | {"of the place"},
    OTHER: frozenset({"public 1", *(f"elsewhere {k}" for k in range(9))}),
}


def compared(text, other):
    return Common(STATED[text] & STATED[other], long_run=False)


def with_long_runs(text, other):
    return replace(compared(text, other), long_run=True)


def links(rewrite, agency, local=-3.0):
    found = [
        Link(COPY, ORIGINAL, "verbatim", 17.0),
        Link(REWRITE, ORIGINAL, *rewrite),
        Link(AGENCY, ORIGINAL, *agency),
        Link(OTHER, ORIGINAL, "independent", -6.0),
    ]
    return [*found, Link(LOCAL, ORIGINAL, "independent", local)] if local else found


def folded(given, comparing=compared):
    return [set(family.keys) for family in families(given, {}, compared=comparing)]


def test_a_report_joined_by_a_weak_assessment_leaves_again_when_it_has_no_exclusive_fact():
    given = links(("rewritten", 2.0), ("rewritten", 2.0))
    assert folded(given, None) == [{ORIGINAL, COPY, REWRITE, AGENCY}]
    assert folded(given) == [{ORIGINAL, COPY, REWRITE}]
    (family,) = families(given, {}, compared=compared)
    assert AGENCY in family.independents


def test_an_undetermined_document_joins_when_it_has_the_exclusive_facts():
    given = links(("undetermined", -0.5), ("undetermined", 0.3))
    assert folded(given, None) == [{ORIGINAL, COPY}]
    assert folded(given) == [{ORIGINAL, COPY, REWRITE}]


def test_what_joins_at_less_than_three_to_one_is_said_to_be_undetermined():
    (family,) = families(links(("undetermined", 0.6), ("independent", -2.0), local=None), {})
    (rewrite,) = [witness for witness in family.witnesses if witness.key == REWRITE]
    assert (rewrite.link.derivation, rewrite.link.weight) == ("undetermined", 0.6)


def test_without_another_report_of_the_event_a_link_counts_as_it_was_assessed():
    given = links(("rewritten", 1.5), ("rewritten", 3.0), local=None)
    assert folded(given) == [{ORIGINAL, COPY, REWRITE, AGENCY}]


def test_a_copy_of_a_part_is_not_doubted_for_what_it_left_out():
    given = links(("rewritten", 2.0), ("partial", 2.0))
    assert AGENCY not in folded(given)[0]
    assert AGENCY in folded(given, with_long_runs)[0]


def test_a_hub_that_loses_all_its_doubtful_members_founds_no_family():
    given = [Link(AGENCY, ORIGINAL, "rewritten", 1.5), Link(LOCAL, ORIGINAL, "independent", -3.0)]
    assert folded(given, None) == [{ORIGINAL, AGENCY}]
    assert folded(given) == []
