"""After an upgrade that reads words otherwise, an index is brought up to date and not refused."""

from dataclasses import replace

import pytest

from provenance.document import Document
from provenance.index.store import Index
from provenance.index.value import Added, Reindexed
from provenance.reuse.fingerprint import Fingerprint
from provenance.reuse.known import Known
from provenance.reuse.sketches.fingerprint_word import VERSION
from tests.index.damage import change
from tests.index.texts import articles


@pytest.fixture
def old(path):
    """An index whose fingerprints an older normaliser made: ten with text, two without, one that never had any."""
    with Index(path) as index:
        index.add(articles(10))
        index.add(articles(2, first=10), text=False)
        index.add([Known(Document("", location="https://fern.example/"), Fingerprint.of(articles(1, first=12)[0]))])
        index.delete(articles(1)[0].location)
    change(
        path,
        "UPDATE document SET normaliser = normaliser - 1",
        "UPDATE sketch SET sketch = zeroblob(512)",
        "UPDATE setting SET value = value - 1 WHERE name IN ('normaliser', 'oldest_normaliser')",
    )
    return path


def sources(index, document):
    return [index.get(candidate.key).document.location for candidate in index.candidates(document)]


def test_an_index_that_is_up_to_date_has_nothing_to_do(index):
    index.add(articles(3))
    assert not index.outdated
    assert index.reindex() == Reindexed(recomputed=0, stale=0)


def test_an_older_index_opens_and_says_that_it_is_outdated(old):
    with Index(old, read_only=True) as index:
        assert index.outdated
        assert len(index) == 12


def test_fingerprints_are_made_anew_from_the_texts_and_the_others_are_named(old):
    told = []
    with Index(old) as index:
        assert index.reindex(lambda done, total: told.append((done, total))) == Reindexed(recomputed=9, stale=3)
        assert told[-1] == (9, 9)
        locations = [location for _, location in index.stale()]
        assert locations == ["https://moss.example/10", "https://moss.example/11", "https://fern.example/"]
        for document in articles(9, first=1):
            (stored,) = index.versions(document.location)
            assert stored.fingerprint.sketch == Fingerprint.of(document).sketch
            assert stored.fingerprint.normaliser == VERSION
            assert sources(index, replace(document, location=None))[0] == document.location
        assert index.outdated
        assert index.reindex() == Reindexed(recomputed=0, stale=3)


def test_a_stale_document_that_is_added_again_is_up_to_date(old):
    with Index(old) as index:
        index.reindex()
        (before,) = index.versions("https://moss.example/10")
        assert index.add(articles(2, first=10), text=False) == Added(unchanged=2)
        (after,) = index.versions("https://moss.example/10")
        assert after.first_seen == before.first_seen
        assert after.fingerprint.sketch == Fingerprint.of(articles(1, first=10)[0]).sketch
        assert [location for _, location in index.stale()] == ["https://fern.example/"]
        index.delete("https://fern.example/")
        assert index.reindex() == Reindexed(recomputed=0, stale=0)
        assert not index.outdated


def test_a_document_whose_row_is_damaged_stays_stale_and_is_whole_when_added_again(old):
    change(old, "UPDATE text SET text = x'00' WHERE key = 3", "UPDATE document SET details = '[]' WHERE key = 3")
    damaged = articles(1, first=2)[0]
    with Index(old) as index:
        assert index.reindex() == Reindexed(recomputed=8, stale=4)
        assert damaged.location in [location for _, location in index.stale()]
        assert index.add([damaged]) == Added(unchanged=1)
        assert index.versions(damaged.location)[0].document == damaged
        assert index.reindex() == Reindexed(recomputed=0, stale=3)


def test_adding_again_renews_the_fingerprint_even_before_reindexing(old):
    with Index(old) as index:
        assert index.add(articles(9, first=1)) == Added(unchanged=9)
        assert len(index) == 12
        assert index.reindex() == Reindexed(recomputed=0, stale=3)


def test_an_interrupted_reindexing_goes_on_where_it_stopped(old):
    def interrupt(*_):
        raise KeyboardInterrupt

    with Index(old) as index:
        with pytest.raises(KeyboardInterrupt):
            index.reindex(interrupt)
        assert index.reindex() == Reindexed(recomputed=9, stale=3)
        for document in articles(9, first=1):
            assert sources(index, document)[0] == document.location
