import sqlite3
from contextlib import closing, suppress
from importlib.resources import files

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from provenance.index import page
from provenance.index.failure import DamagedRowError
from provenance.index.join import components, shared_shingles
from provenance.index.posting import Postings

SCHEMA = files("provenance.index").joinpath("index.sql").read_text("utf-8")
MANY = 10_000


@pytest.fixture
def connection():
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        connection.executescript(SCHEMA)
        yield connection


def hashes_of(*numbers):
    """Hashes that differ in their first 40 bits, of which postings keep no more."""
    return np.array(numbers, np.uint64) << np.uint64(24)


def add(postings, documents):
    """Add documents given as {key: set of numbers}."""
    held = [hashes_of(*sorted(numbers)) for numbers in documents.values()]
    offsets = np.cumsum([0, *map(len, held)])
    postings.add(np.array(list(documents), np.int64), offsets, np.concatenate([np.empty(0, np.uint64), *held]))


def found(postings, numbers, most=MANY):
    hits = postings.find(hashes_of(*numbers), most)
    return {(list(numbers)[place], key) for place, key in zip(hits.asked.tolist(), hits.keys.tolist(), strict=True)}


def random_documents(seed, count, first=0, each=40, vocabulary=1 << 40):
    draw = np.random.default_rng(seed)
    return {
        first + i: set(np.unique(draw.integers(0, vocabulary, each, dtype=np.uint64)).tolist()) for i in range(count)
    }


@given(st.lists(st.integers(0, (1 << 64) - 1), min_size=1, max_size=700), st.integers(1, 4))
def test_postings_come_out_of_their_pages_as_they_went_in(numbers, width):
    spread = np.sort(np.array(numbers, np.uint64) >> np.uint64(8 * (4 - width)))
    pages = list(page.encode(spread, width))
    count = page.page_size(width)
    read = []
    for i, (first, content) in enumerate(pages):
        length = min(count, len(spread) - i * count)
        read.append(page.decode([content], np.array([first], np.uint64), length, width))
    assert np.concatenate(read).tolist() == spread.tolist()


@pytest.mark.parametrize("size", [1, 83, 4_000, 400_000])
def test_a_posting_takes_about_as_many_bytes_as_said(size):
    draw = np.random.default_rng(size)
    postings = np.sort(draw.integers(0, 1 << 64, size, dtype=np.uint64))
    width = page.width_for(size)
    assert sum(len(content) for _, content in page.encode(postings, width)) <= 8 * size


@given(
    st.lists(st.dictionaries(st.integers(0, 30), st.sets(st.integers(0, 40), max_size=12), max_size=5), max_size=6),
    st.sets(st.integers(0, 30), max_size=8),
)
def test_what_is_found_is_what_was_added_and_not_removed(batches, removed):
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        connection.executescript(SCHEMA)
        postings = Postings(connection)
        known = {}
        for batch in batches:
            new = {key: numbers for key, numbers in batch.items() if key not in known}
            add(postings, new)
            known |= new
        postings.remove(removed)
        expected = {(number, key) for key, numbers in known.items() if key not in removed for number in numbers}
        assert found(postings, range(41)) == expected
        postings.merge()
        assert found(postings, range(41)) == expected


def test_many_batches_end_in_a_few_segments_that_hold_everything(connection):
    postings = Postings(connection)
    known = {}
    for batch in range(40):
        documents = random_documents(batch, 50, first=50 * batch)
        add(postings, documents)
        known |= documents
    (segments,) = connection.execute("SELECT count(*) FROM posting_segment").fetchone()
    assert segments <= 5
    asked = known[7] | known[1999] | known[1234]
    assert {key for _, key in found(postings, asked)} == {7, 1234, 1999}
    assert postings.documents() == 2000


def test_pages_of_merged_segments_are_gone(connection):
    postings = Postings(connection)
    for batch in range(8):
        add(postings, random_documents(batch, 200, first=200 * batch))
    postings.merge()
    (pages,) = connection.execute("SELECT count(*) FROM posting_page").fetchone()
    (size, width) = connection.execute("SELECT size, width FROM posting_segment").fetchone()
    assert pages == -(-size // page.page_size(width))


def test_a_hash_held_by_too_many_is_known_to_be_common_and_not_followed(connection):
    postings = Postings(connection)
    add(postings, {key: {1, 100 + key} for key in range(3000)})
    hits = postings.find(hashes_of(1, 105), 50)
    assert hits.frequency[0] > 50
    assert hits.frequency[1] == 1
    assert hits.keys.tolist() == [5]


def test_a_merge_keeps_no_more_of_a_common_hash_than_tells_that_it_is_common(connection):
    postings = Postings(connection, "word", kept=100)
    for batch in range(4):
        add(postings, {key: {1, 1000 + key} for key in range(500 * batch, 500 * batch + 500)})
    postings.merge()
    (size,) = connection.execute("SELECT size FROM posting_segment").fetchone()
    assert size == 2000 + 100
    assert postings.find(hashes_of(1), 50).frequency[0] > 50


def test_a_removed_key_may_be_given_again_after_a_merge(connection):
    postings = Postings(connection)
    add(postings, {1: {10}, 2: {10}})
    postings.remove([1])
    assert found(postings, [10]) == {(10, 2)}
    postings.merge()
    add(postings, {1: {11}})
    assert found(postings, [10, 11]) == {(10, 2), (11, 1)}


def test_shingles_and_words_are_kept_apart(connection):
    add(Postings(connection), {1: {10}})
    add(Postings(connection, "word"), {2: {10}})
    assert found(Postings(connection), [10]) == {(10, 1)}
    assert found(Postings(connection, "word"), [10]) == {(10, 2)}


def test_keys_above_sixteen_million_are_found_beside_low_ones(connection):
    postings = Postings(connection)
    high = (1 << 24) + 5
    add(postings, {5: {10, 20}, high: {10, 30}})
    add(postings, {6: {10}, high + 1: {30}})
    postings.remove([6])
    postings.merge()
    assert found(postings, [10, 20, 30]) == {(10, 5), (10, high), (20, 5), (30, high), (30, high + 1)}


def test_a_batch_that_is_rolled_back_leaves_nothing(connection):
    postings = Postings(connection)
    add(postings, {1: {10}})
    connection.execute("BEGIN")
    add(postings, {2: {10}})
    assert found(postings, [10]) == {(10, 1), (10, 2)}
    connection.execute("ROLLBACK")
    add(postings, {3: {11}})
    assert found(postings, [10, 11]) == {(10, 1), (11, 3)}


def test_a_reader_sees_its_moment_while_a_writer_merges(tmp_path):
    path = tmp_path / "known.index"
    with (
        closing(sqlite3.connect(path, isolation_level=None)) as writer,
        closing(sqlite3.connect(path, isolation_level=None)) as reader,
    ):
        writer.execute("PRAGMA journal_mode = WAL")
        writer.executescript(SCHEMA)
        add(Postings(writer), random_documents(1, 100))
        mine = Postings(reader)
        reader.execute("BEGIN")
        before = found(mine, random_documents(1, 100)[42])
        add(Postings(writer), random_documents(2, 100, first=100))
        Postings(writer).merge()
        assert found(mine, random_documents(1, 100)[42]) == before
        assert not found(mine, random_documents(2, 100, first=100)[142])
        reader.execute("COMMIT")
        assert {key for _, key in found(mine, random_documents(2, 100, first=100)[142])} == {142}


DAMAGES = {
    "pages too short": "UPDATE posting_page SET content = x'00'",
    "pages missing": "DELETE FROM posting_page",
    "pages of nothing": "UPDATE posting_page SET content = zeroblob(length(content))",
    "fences out of order": "UPDATE posting_segment SET fences = CAST(substr(fences, 9) || substr(fences, 1, 8) AS BLOB)",
    "fences missing": "UPDATE posting_segment SET fences = x''",
    "a width that no segment has": "UPDATE posting_segment SET width = 200",
    "a size that is a word": "UPDATE posting_segment SET size = 'many'",
    "a slot that no key has": "UPDATE posting_segment SET slot = 1 << 40",
    "keys that were never given": "INSERT INTO sqlite_sequence VALUES ('document', 20)",
}


@pytest.mark.parametrize("damage", DAMAGES.values(), ids=DAMAGES)
def test_damaged_postings_are_told_from_a_mistake_of_the_program(connection, damage):
    postings = Postings(connection)
    documents = random_documents(1, 100)
    add(postings, documents)
    connection.execute(damage)
    with pytest.raises(DamagedRowError):
        list(postings.walk())
    with suppress(DamagedRowError):  # which may meet with nothing damaged
        found(postings, documents[50])


def test_a_walk_passes_every_posting_once_and_in_order(connection):
    postings = Postings(connection)
    known = {}
    for batch in range(6):
        documents = random_documents(batch, 300, first=300 * batch, vocabulary=5000)
        add(postings, documents)
        known |= documents
    postings.remove([17])
    walked = [
        (number, key)
        for hashes, keys in postings.walk()
        for number, key in zip(hashes.tolist(), keys.tolist(), strict=True)
    ]
    assert walked == sorted((number, key) for key, numbers in known.items() if key != 17 for number in numbers)


def test_pairs_are_counted_by_the_hashes_they_share_and_joined_to_components(connection):
    postings = Postings(connection)
    add(postings, {1: {10, 11, 12}, 2: {10, 11, 12}, 3: {12, 13, 14}, 4: {13, 14}, 5: {20}, 6: {20}})
    one, other, counts = shared_shingles(postings, most=50, least=2)
    assert list(zip(one.tolist(), other.tolist(), counts.tolist(), strict=True)) == [(1, 2, 3), (3, 4, 2)]
    assert [group.tolist() for group in components(one, other)] == [[1, 2], [3, 4]]
    one, other, _ = shared_shingles(postings, most=50, least=1)
    assert [group.tolist() for group in components(one, other)] == [[1, 2, 3, 4], [5, 6]]


def test_a_hash_that_many_share_joins_nobody(connection):
    postings = Postings(connection)
    add(postings, {key: {1} for key in range(100)})
    one, _, _ = shared_shingles(postings, most=50, least=1)
    assert not len(one)


@given(st.lists(st.tuples(st.integers(0, 20), st.integers(0, 20)), max_size=40))
def test_components_are_those_that_following_the_pairs_gives(pairs):
    one, other = (np.array([pair[side] for pair in pairs], np.int64) for side in (0, 1))
    groups = {key: {key} for pair in pairs for key in pair}
    for left, right in pairs:
        both = groups[left] | groups[right]
        groups |= dict.fromkeys(both, both)
    assert {frozenset(group.tolist()) for group in components(one, other)} == set(map(frozenset, groups.values()))
