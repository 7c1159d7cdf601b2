from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provenance.assessment.chronology import Chronology, Interval
from provenance.assessment.family import families
from provenance.assessment.link import Link


def copied(copy, source, *, derivation="edited", weight=5.0, **known):
    return Link(copy, source, derivation, weight, **known)


def apart(one, other):
    return Link(one, other, "independent", -4.0)


def day(number, *, until=None):
    at = Interval(datetime(2026, 3, number, tzinfo=UTC), datetime(2026, 3, until or number, 23, tzinfo=UTC))
    return Chronology(at, ())


def test_copies_of_one_text_are_one_family_and_the_rest_is_none():
    (family,) = families([copied(2, 1), copied(3, 1), apart(1, 9)], {})
    assert set(family.keys) == {1, 2, 3}
    assert family.hub == 1
    assert family.independents == (9,)


def test_the_earliest_is_first_and_witnesses_stand_in_order_of_time():
    clocks = {1: day(4), 2: day(6), 3: day(2)}
    (family,) = families([copied(2, 1), copied(1, 3), copied(2, 3)], clocks)
    assert family.keys == (3, 1, 2)
    assert family.first == (3,)


def test_those_whose_times_overlap_may_all_have_been_first():
    (family,) = families([copied(2, 1), copied(3, 1)], {1: day(4, until=6), 2: day(5), 3: day(8)})
    assert family.first == (1, 2)


def test_a_later_version_by_the_hubs_own_hand_was_not_first():
    (family,) = families([copied(2, 1, version=True)], {1: day(4, until=6), 2: day(5, until=7)})
    assert (family.first, family.namesake) == ((1,), 1)
    (family,) = families([copied(2, 1, version=True)], {1: day(5, until=7), 2: day(4, until=6)})
    assert family.first == (2, 1)


def test_of_two_texts_the_source_is_the_hub():
    (family,) = families([copied(1, 2)], {})
    assert family.hub == 2


def test_nobody_is_first_where_nothing_is_dated():
    (family,) = families([copied(2, 1)], {})
    assert family.first == ()


def test_who_credits_another_was_not_first_and_an_earlier_date_is_flagged():
    (family,) = families([copied(2, 1, credited=True)], {1: day(4), 2: day(1)})
    assert family.first == (1,)
    (copy,) = [witness for witness in family.witnesses if witness.key == 2]
    assert "earlier date than the document that it credits" in copy.flags[0]


def test_contradictions_of_a_documents_own_clocks_are_its_flags():
    told = Chronology(day(4).first_published, (), ("The stated dates lie apart.",), back_dated=True)
    (family,) = families([copied(2, 1)], {1: day(3), 2: told})
    assert [witness.flags for witness in family.witnesses] == [(), ("The stated dates lie apart.",)]


def test_a_chain_of_updates_does_not_swallow_what_its_ends_do_not_share():
    chain = [copied(n + 1, n) for n in range(1, 30)]
    asked = []

    def complete(one, other):
        asked.append((one, other))
        return apart(one, other)

    found = families(chain, {}, complete)
    assert max(len(family.keys) for family in found) == 3
    assert asked


def test_members_that_were_never_compared_with_the_hub_are_before_they_are_let_in():
    links = [copied(2, 1), copied(3, 1), copied(4, 1), copied(5, 4)]
    (family,) = families(links, {}, lambda one, other: copied(other, one))
    assert set(family.keys) == {1, 2, 3, 4, 5}
    assert {family.keys for family in families(links, {})} == {(1, 2, 3, 4)}


@pytest.mark.parametrize(("weight", "joined"), [(0.9, {1, 2, 3, 4}), (-1.5, {1, 2, 3})])
def test_a_rewriting_that_the_hub_leaves_open_is_settled_by_the_average_over_copies_of_it(weight, joined):
    open_ = Link(4, 1, "undetermined", weight)
    links = [copied(2, 1), copied(3, 1), open_, Link(4, 2, "rewritten", 1.4), Link(4, 3, "undetermined", 1.0)]
    (family,) = families(links, {})
    assert set(family.keys) == joined


def test_an_article_that_quotes_from_many_is_no_hub():
    digest = [copied(9, source, derivation="partial") for source in (1, 2, 3, 4)]
    found = families([*digest, copied(5, 1), copied(6, 1)], {}, apart)
    assert found[0].hub == 1
    assert set(found[0].keys) == {1, 5, 6, 9}


def test_versions_by_the_same_hand_are_told_from_copies():
    (family,) = families([copied(2, 1, version=True), copied(3, 1)], {})
    assert family.versions == (2,)


def test_independent_reports_that_are_a_family_themselves_count_once():
    links = [copied(2, 1), copied(12, 11), apart(1, 11), apart(2, 12), apart(1, 20)]
    first, second = families(links, {})
    assert first.independents == (11, 12, 20)
    assert first.origins == 3
    assert second.independents == (1, 2)
    assert second.origins == 2


LINKS = st.lists(
    st.builds(
        Link,
        st.integers(0, 12),
        st.integers(13, 25),
        st.sampled_from(["verbatim", "edited", "rewritten", "partial", "independent", "unrelated", "undetermined"]),
        st.none() | st.floats(-9, 9),
    ),
    max_size=60,
)


@given(LINKS)
def test_no_document_is_in_two_families_and_each_witness_is_joined_by_a_derivation_or_what_is_likelier_than_not(links):
    found = families(links, {})
    keys = [key for family in found for key in family.keys]
    assert len(keys) == len(set(keys))
    for family in found:
        joined = [w.link for w in family.witnesses if w.key != family.hub]
        assert all(link.derived or link.weight > 0 for link in joined)
        assert all(link.pair <= set(family.keys) for link in joined)
