from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provenance.assessment.chronology import Interval, chronology, interval_of, kind_of
from provenance.document import Document, Timestamp


def clock(value, origin="json-ld datePublished"):
    return Timestamp.of(value, origin)


def document(*clocks, published=None):
    return Document("The ferry stays in the harbour.", published=published, clocks=clocks)


def utc(*parts):
    return datetime(*parts, tzinfo=UTC)


@pytest.mark.parametrize(
    ("origin", "kind"),
    [
        ("json-ld datePublished", "claim"),
        ("feed", "claim"),
        ("url", "claim"),
        ("wordpress date_gmt", "claim"),
        ("json-ld dateModified", "sighting"),
        ("last-modified", "sighting"),
        ("sitemap lastmod", "sighting"),
        ("gdelt seendate", "sighting"),
        ("first capture", "sighting"),
        ("first seen", "sighting"),
        ("wordpress post-id order", "floor"),
    ],
)
def test_a_clock_claims_or_has_seen_or_bounds(origin, kind):
    assert kind_of(clock("2026-03-04", origin)) == kind


@pytest.mark.parametrize(
    ("value", "earliest", "latest"),
    [
        ("2026-03-04T08:15:00+01:00", utc(2026, 3, 4, 7, 15), utc(2026, 3, 4, 7, 15)),
        ("2026-03-04T08:15:00Z", utc(2026, 3, 4, 8, 15), utc(2026, 3, 4, 8, 15)),
        ("2026-03-04", utc(2026, 3, 3, 10), utc(2026, 3, 5, 11, 59, 59)),
        ("2026-02", utc(2026, 1, 31, 10), utc(2026, 3, 1, 11, 59, 59)),
        ("2026", utc(2025, 12, 31, 10), utc(2027, 1, 1, 11, 59, 59)),
    ],
)
def test_a_clock_spans_what_its_precision_and_its_unknown_zone_leave_open(value, earliest, latest):
    assert interval_of(clock(value)) == Interval(earliest, latest)


def test_claims_that_agree_narrow_each_other():
    found = chronology(document(clock("2026-03-04T08:15:00Z"), clock("2026-03-04", "url")))
    assert found.first_published == Interval(utc(2026, 3, 4, 8, 15), utc(2026, 3, 4, 8, 15))
    assert found.contradictions == ()
    assert not found.back_dated


def test_a_sighting_ends_the_interval():
    found = chronology(document(clock("2026-03-04", "url"), clock("2026-03-04T06:00:00Z", "first capture")))
    assert found.first_published == Interval(utc(2026, 3, 3, 10), utc(2026, 3, 4, 6))


def test_a_date_that_its_own_address_puts_later_is_flagged_in_words():
    found = chronology(document(clock("2026-03-01T08:00:00Z"), clock("2026-03-09", "url")))
    assert found.back_dated
    assert found.contradictions == (
        "The stated dates lie apart: 2026-03-01 08:00:00Z (json-ld datePublished) and 2026-03-09 (url); the earlier may have been set back.",
    )
    assert found.first_published == Interval(utc(2026, 3, 1, 8), utc(2026, 3, 10, 11, 59, 59))


def test_a_post_number_given_later_than_the_stated_date_is_flagged():
    found = chronology(
        document(clock("2026-03-01T08:00:00Z"), clock("2026-03-09T00:00:00Z", "wordpress post-id order"))
    )
    assert found.back_dated
    assert "no older than 2026-03-09 00:00:00Z (wordpress post-id order)" in found.contradictions[0]
    assert found.first_published.earliest == utc(2026, 3, 9)


def test_a_page_seen_before_its_stated_date_is_a_contradiction_and_no_back_dating():
    found = chronology(document(clock("2026-03-09T08:00:00Z"), clock("2026-03-04T06:00:00Z", "gdelt seendate")))
    assert not found.back_dated
    assert found.first_published == Interval(None, utc(2026, 3, 4, 6))
    assert found.contradictions == (
        "Seen 2026-03-04 06:00:00Z (gdelt seendate), before the stated 2026-03-09 08:00:00Z (json-ld datePublished), which is that of a later version, or wrong.",
    )


def test_a_day_and_two_zones_apart_is_no_contradiction():
    assert chronology(document(clock("2026-03-04T23:30:00Z"), clock("2026-03-06", "url"))).contradictions == ()


def test_nothing_stated_is_an_unknown_time():
    found = chronology(document())
    assert found.first_published == Interval(None, None)
    assert str(found.first_published) == "unknown"


def test_the_one_best_date_counts_where_nothing_else_is_known():
    assert chronology(document(published="2026-03-04")).first_published.earliest == utc(2026, 3, 3, 10)


def test_one_interval_is_before_another_only_where_nothing_overlaps():
    early, late = Interval(utc(2026, 3, 1), utc(2026, 3, 2)), Interval(utc(2026, 3, 3), utc(2026, 3, 4))
    assert early.is_before(late)
    assert not late.is_before(early)
    assert not early.is_before(Interval(None, utc(2026, 3, 9)))


STAMPS = st.builds(
    lambda moment, origin, zone: Timestamp(moment.isoformat(timespec="seconds"), "second", zone, origin),
    st.datetimes(),
    st.sampled_from(["url", "feed", "first seen", "last-modified", "post id order", "?"]),
    st.sampled_from([None, "Z", "+02:00", "+99:00", "-12:00", "nonsense"]),
)


@given(st.lists(STAMPS, max_size=6))
def test_no_clocks_break_it_and_no_interval_runs_backwards(clocks):
    found = chronology(document(*clocks)).first_published
    assert found.earliest is None or found.latest is None or found.earliest <= found.latest
