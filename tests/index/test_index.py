"""What an index remembers, for how long, and what it gives back."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import numpy as np
import pytest

from provenance.document import Document, Passage, Timestamp
from provenance.errors import WrongSettingsError
from provenance.index.store import BATCH, Index
from provenance.index.value import Added, Origin
from provenance.reuse.fact import find_facts
from provenance.reuse.fingerprint import Fingerprint
from provenance.reuse.known import Known
from provenance.settings import Settings
from tests.index.texts import articles, invented

MONDAY = datetime(2026, 11, 16, 8, 0, tzinfo=UTC)
FRIDAY = MONDAY + timedelta(days=4)
PIER = Document(
    invented(1), location="https://moss.example/pier", title="Pier shut", published="2026-03-09T10:00+01:00"
)


def locations(index, document):
    return [index.get(candidate.key).document.location for candidate in index.candidates(document)]


def test_a_document_comes_back_as_it_was_given(index):
    index.add([PIER], seen=MONDAY)
    (key,) = index
    stored = index.get(key)
    assert stored.document == PIER
    assert stored.fingerprint.sketch == Fingerprint.of(PIER).sketch
    assert stored.fingerprint.size == Fingerprint.of(PIER).size
    assert (stored.first_seen, stored.last_seen, stored.version) == (MONDAY, MONDAY, 1)
    assert stored.has_text
    assert key in index
    assert key + 1 not in index


def test_a_key_that_was_never_given_is_a_key_error(index):
    with pytest.raises(KeyError):
        index.get(7)


def test_adding_again_changes_nothing_but_when_it_was_last_seen(index):
    assert index.add([PIER], seen=MONDAY) == Added(added=1)
    assert index.add([PIER, PIER], seen=FRIDAY) == Added(unchanged=2)
    (stored,) = index.versions(PIER.location)
    assert (stored.document, stored.first_seen, stored.last_seen) == (PIER, MONDAY, FRIDAY)


def test_an_older_sighting_found_later_only_moves_the_first(index):
    index.add([PIER], seen=FRIDAY)
    index.add([PIER], seen=MONDAY)
    (stored,) = index.versions(PIER.location)
    assert (stored.first_seen, stored.last_seen) == (MONDAY, FRIDAY)


def test_a_newer_text_at_the_same_location_is_a_version_and_the_older_one_stays(index):
    newer = replace(PIER, text=PIER.text + " The repair is done.")
    assert index.add([PIER], seen=MONDAY) == Added(added=1)
    assert index.add([newer], seen=FRIDAY) == Added(versions=1)
    first, second = index.versions(PIER.location)
    assert (first.document, first.version, first.last_seen) == (PIER, 1, MONDAY)
    assert (second.document, second.version, second.first_seen) == (newer, 2, FRIDAY)
    assert len(index) == 2


def test_a_text_that_returns_is_the_version_that_it_was(index):
    newer = replace(PIER, text="The pier is open.")
    assert index.add([PIER, newer, PIER, newer]) == Added(added=1, versions=1, unchanged=2)


def test_the_same_text_at_two_locations_is_two_documents(index):
    assert index.add([PIER, replace(PIER, location="https://fern.example/pier")]) == Added(added=2)


def test_texts_without_a_location_are_told_apart_by_their_wording(index):
    bare, other = Document(invented(2)), Document(invented(3))
    assert index.add([bare, other, bare]) == Added(added=2, unchanged=1)
    assert index.add([other]) == Added(unchanged=1)
    assert [index.get(key).document for key in index] == [bare, other]


def test_what_a_page_states_anew_replaces_what_it_stated_but_dates_are_kept(index):
    march = Timestamp("2026-03-09", "day", None, "json-ld datePublished")
    january = Timestamp("2026-01-02", "day", None, "json-ld datePublished")
    index.add([replace(PIER, published=march, clocks=(march,))])
    assert index.add([replace(PIER, title="Pier closed", published=january, clocks=(january,))]) == Added(unchanged=1)
    (stored,) = index.versions(PIER.location)
    assert stored.document == replace(PIER, title="Pier closed", published=january, clocks=(january, march))


def test_what_a_table_leaves_out_does_not_undo_what_the_page_told(index):
    told = replace(PIER, authors=("Mara Lind",), furniture=(Passage(0, 5),), language="en")
    index.add([told])
    index.add([Document(PIER.text, location=PIER.location, title="Pier closed")])
    assert index.versions(PIER.location)[0].document == replace(told, title="Pier closed")


def test_a_page_whose_date_changes_on_every_visit_does_not_grow_for_ever(index):
    for minute in range(200):
        clock = Timestamp(f"2026-03-09T10:{minute % 60:02}:{minute // 60:02}", "second", "Z", "last-modified")
        index.add([replace(PIER, clocks=(clock,))])
    (stored,) = index.versions(PIER.location)
    assert len(stored.document.clocks) == 64
    assert stored.document.clocks[0] == clock


def test_within_one_batch_and_across_batches_the_outcome_is_the_same():
    clock = Timestamp("2026-03-08", "day", None, "sitemap lastmod")
    supply = [PIER, replace(PIER, clocks=(clock,)), replace(PIER, title="New"), replace(PIER, text="Other."), PIER]
    with Index(":memory:") as once, Index(":memory:") as singly:
        total = once.add(supply)
        assert sum((singly.add([document]) for document in supply), Added()) == total
        assert [once.get(key).document for key in once] == [singly.get(key).document for key in singly]


def test_the_text_may_be_left_out_and_its_facts_are_kept(index):
    told = replace(
        PIER, text="Mara Lind said on Monday that 25,000 people, about 12 per cent, had used “the old pier of Tolsey”."
    )
    index.add([told], text=False)
    (stored,) = index.versions(told.location)
    assert not stored.has_text
    assert stored.document == replace(told, text="")
    assert stored.facts == find_facts(told.text, published=told.published)
    assert {fact.kind for fact in stored.facts} == {"figure", "date", "name", "quotation"}
    assert index.add([told], text=False) == Added(unchanged=1)


def test_facts_may_be_left_out_as_well(index):
    index.add([PIER], text=False, facts=False)
    assert index.versions(PIER.location)[0].facts is None


def test_a_text_that_was_left_out_is_kept_once_it_is_wished(index):
    index.add([PIER], text=False, words=False)
    assert index.add([PIER]) == Added(unchanged=1)
    (stored,) = index.versions(PIER.location)
    assert (stored.document, stored.has_text, stored.facts) == (PIER, True, None)


def test_a_fingerprint_alone_makes_a_document_known(index):
    known = Known(replace(PIER, text=""), Fingerprint.of(PIER))
    assert index.add([known, known]) == Added(added=1, unchanged=1)
    assert index.add([known]) == Added(unchanged=1)
    (stored,) = index.versions(PIER.location)
    assert (stored.document, stored.has_text, stored.facts) == (known.document, False, None)
    assert stored.fingerprint.sketch == known.fingerprint.sketch


def test_a_text_that_comes_after_its_fingerprint_is_the_same_document(index):
    index.add([Known(replace(PIER, text=""), Fingerprint.of(PIER))])
    assert index.add([PIER]) == Added(unchanged=1)
    assert index.add([Known(replace(PIER, text=""), Fingerprint.of(PIER))]) == Added(unchanged=1)
    (stored,) = index.versions(PIER.location)
    assert stored.document == PIER


def test_a_fingerprint_and_its_text_in_one_batch_are_one_document(index):
    known = Known(Document("", location=PIER.location), Fingerprint.of(PIER))
    assert index.add([known, PIER, known]) == Added(added=1, unchanged=2)
    assert index.versions(PIER.location)[0].document.text == PIER.text


def test_a_fingerprint_of_other_settings_is_refused_before_anything_is_written(index):
    strange = Known(Document("", location="https://fern.example/"), Fingerprint.of(PIER, Settings(seed=7)))
    with pytest.raises(WrongSettingsError, match=r"^:memory:: a fingerprint given was made with .*seed 7.*seed 1"):
        index.add([PIER, strange])
    assert len(index) == 0


def test_forgetting_a_location_forgets_all_its_versions_and_nothing_else(index):
    other = Document(invented(4), location="https://fern.example/4")
    index.add([PIER, replace(PIER, text="Other."), other, Document(invented(5))])
    assert index.delete(PIER.location) == 2
    assert index.delete(PIER.location) == 0
    assert index.versions(PIER.location) == ()
    assert [index.get(key).document.text for key in index] == [other.text, invented(5)]
    assert locations(index, other)[0] == other.location
    assert PIER.location not in locations(index, PIER)


def test_a_text_without_a_location_is_forgotten_by_its_key(index):
    index.add([Document(invented(6)), PIER])
    first, second = index
    assert index.delete(first) == 1
    assert index.delete(first) == 0
    assert list(index) == [second]
    assert index.add([Document(invented(6))]) == Added(added=1)


def test_a_key_is_never_given_twice(index):
    index.add([PIER])
    (key,) = index
    index.delete(PIER.location)
    index.add([PIER])
    assert list(index) == [key + 1]


def test_expiring_forgets_what_was_not_seen_since(index):
    old, young = articles(2)
    index.add([old, young], seen=MONDAY)
    index.add([young], seen=FRIDAY)
    assert index.expire(FRIDAY) == 1
    assert [index.get(key).document for key in index] == [young]
    assert index.expire(MONDAY) == 0


def test_an_intake_remembers_where_it_is_and_what_it_could_not_read(path):
    origin = Origin("crawl.csv 4711", 20)
    with Index(path) as index:
        assert index.position(origin.name) is None
        index.add(articles(3), origin=origin, skipped=[(7, "line 8 has no text \ud83d")])
        assert index.position(origin.name) == origin
        index.add([], origin=replace(origin, position=30, finished=True))
    with Index(path, read_only=True) as index:
        assert index.position(origin.name) == Origin("crawl.csv 4711", 30, finished=True)
        assert len(index) == 3


def test_a_supply_of_many_batches_leaves_its_origin_with_the_last(index):
    count = BATCH + 3
    supply = (Document(f"Note {i}.", location=f"notes/{i}") for i in range(count))
    assert index.add(supply, words=False, origin=Origin("notes", count)) == Added(added=count)
    assert index.position("notes") == Origin("notes", count)
    assert len(index) == count


def test_keys_and_sketches_come_in_the_order_they_were_added(index):
    index.add(articles(5))
    keys, minima = zip(*index.sketches(at_once=2), strict=True)
    assert [*np.concatenate(keys)] == list(index)
    expected = [Fingerprint.of(document).values for document in articles(5)]
    assert np.array_equal(np.concatenate(minima), expected)


def test_what_was_forgotten_gives_its_room_back(path):
    with Index(path) as index:
        index.add(articles(200))
        index.compact()
        full = path.stat().st_size
        index.expire(datetime.now(UTC) + timedelta(days=1))
        index.compact()
    assert path.stat().st_size < full / 3


def test_a_forgotten_text_cannot_be_read_from_the_file_any_more(path):
    secret = Document("Quiet words.", location="https://moss.example/secret-of-tolsey", title="Withdrawn heading")
    with Index(path) as index:
        index.add([secret, *articles(3)])
    assert b"secret-of-tolsey" in path.read_bytes()
    with Index(path) as index:
        index.delete(secret.location)
    assert b"secret-of-tolsey" not in path.read_bytes()
    assert b"Withdrawn heading" not in path.read_bytes()


def test_the_right_source_is_found_again_after_reopening(path):
    with Index(path) as index:
        index.add(articles(1000))
    with Index(path, read_only=True) as index:
        for document in articles(1000)[::100]:
            copy = replace(document, location="https://copyist.example/", text="Read this. " + document.text[:500])
            assert locations(index, copy)[0] == document.location
