"""One writes while others read or want to write as well."""

import sqlite3
import subprocess
import sys
import threading

import pytest

from provenance.errors import IndexFileError
from provenance.index.store import Index
from provenance.index.value import Added
from tests.index.texts import articles


def test_a_reader_sees_what_was_committed_while_a_writer_is_at_work(path):
    with Index(path) as writer, Index(path, read_only=True) as reader:
        writer.add(articles(5))
        assert len(reader) == 5
        seen = []

        def supply():
            for document in articles(5, first=5):
                seen.append((len(reader), reader.get(1).document.title))
                yield document

        writer.add(supply())
        assert seen == [(5, "Report 0")] * 5
        assert len(reader) == 10


def test_a_reader_works_while_another_program_holds_the_file_for_writing(path):
    with Index(path) as index:
        index.add(articles(3))
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with Index(path, read_only=True) as index:
        assert index.get(2).document == articles(3)[1]
        assert len(index.versions(articles(1)[0].location)) == 1
    other.close()


def test_a_second_writer_waits_and_then_says_why_it_cannot_go_on(path):
    with Index(path) as index:
        index.add(articles(3))
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with Index(path, patience=0.05) as index, pytest.raises(IndexFileError, match="another program is writing to it"):
        index.add(articles(1, first=3))
    other.close()
    with Index(path) as index:
        assert index.add(articles(1, first=3)) == Added(added=1)


def test_a_second_writer_goes_on_once_the_first_is_done(path):
    with Index(path) as index:
        index.add(articles(3))
    other = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
    other.execute("BEGIN IMMEDIATE")
    release = threading.Timer(0.2, other.execute, ["ROLLBACK"])
    release.start()
    with Index(path) as index:
        assert index.add(articles(1, first=3)) == Added(added=1)
    release.join()
    other.close()


@pytest.mark.parametrize("hold", ["BEGIN IMMEDIATE", "BEGIN EXCLUSIVE"])
def test_who_opens_a_new_index_waits_while_another_program_makes_it(path, hold):
    other = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
    other.execute(hold)
    release = threading.Timer(0.2, other.execute, ["ROLLBACK"])
    release.start()
    with Index(path) as index:
        assert index.add(articles(1)) == Added(added=1)
    release.join()
    other.close()


def test_who_opens_a_new_index_says_so_if_the_other_program_never_ends(path):
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(IndexFileError, match="another program is writing to it"):
        Index(path, patience=0.05)
    other.close()


def test_what_another_program_added_in_the_meantime_is_not_added_twice(path):
    with Index(path) as one, Index(path) as other:

        def supply():
            yield articles(1)[0]
            assert other.add(articles(2)) == Added(added=2)
            yield articles(2)[1]

        assert one.add(supply()) == Added(unchanged=2)
        assert len(one) == 2


def test_two_programs_that_add_the_same_at_once_leave_one_of_each(path):
    program = f"""
from provenance.index.store import Index
from tests.index.texts import articles
with Index({str(path)!r}) as index:
    for first in range(0, 60, 5):
        index.add(articles(10, first=first))
"""
    programs = [subprocess.Popen([sys.executable, "-c", program], stderr=subprocess.PIPE) for _ in range(2)]  # noqa: S603 - our own program
    assert [program.communicate()[1] for program in programs] == [b"", b""]
    with Index(path, read_only=True) as index:
        assert sorted((index.get(key).document for key in index), key=lambda d: int(d.title[7:])) == articles(65)


def test_a_search_is_not_disturbed_by_postings_that_are_merged_meanwhile(path):
    program = f"""
from provenance.index.store import Index
from tests.index.texts import articles
with Index({str(path)!r}) as index:
    for first in range(1, 120):
        index.add(articles(1, first=first))
"""
    with Index(path) as index:
        index.add(articles(1))
        with subprocess.Popen([sys.executable, "-c", program]) as writer:  # noqa: S603 - our own program
            while writer.poll() is None:
                assert index.candidates(articles(1)[0])[0].key == 1
                assert [version.key for version in index.versions(articles(1)[0].location)] == [1]
        assert writer.returncode == 0
        assert len(index) == 120
