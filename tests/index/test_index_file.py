"""Files that are no index, are damaged, full, from the future or not to be written: one sentence, and nothing lost."""

import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path

import pytest

from provenance.assessment.link import Link
from provenance.document import Document
from provenance.errors import DamagedDocumentError, IndexFileError, WrongSettingsError, WrongVersionError
from provenance.index.migration import APPLICATION, MIGRATIONS
from provenance.index.record import encoded, packed
from provenance.index.store import Index
from provenance.settings import Settings
from tests.index.damage import change
from tests.index.texts import articles, invented


def refused(path, **options):
    """What opening and using *path* is answered with: one sentence that begins with the file's name."""
    with pytest.raises(IndexFileError) as caught, Index(path, **options) as index:
        index.add(articles(1, first=900))
    error = caught.value
    assert str(error) == f"{path}: {error.reason}"
    assert "\n" not in error.reason
    return error


@pytest.fixture
def full(path):
    """An index with a few documents, closed."""
    with Index(path) as index:
        index.add(articles(20))
    return path


def test_a_folder_that_is_missing_is_named(tmp_path):
    assert (
        refused(tmp_path / "nowhere" / "known.index").reason
        == f"there is no folder {tmp_path / 'nowhere'} to make it in"
    )


def test_a_folder_is_no_index(tmp_path):
    assert refused(tmp_path).reason == "it is a folder; an index is a file"


def test_reading_makes_no_file(path):
    assert refused(path, read_only=True).reason == "there is no such file"
    assert not path.exists()


def test_a_name_that_no_file_can_have_is_told(tmp_path):
    assert refused(f"{tmp_path}/a\0b").reason == "no file can have such a name"
    assert not (tmp_path / "a").exists()
    assert refused(f"{tmp_path}/{'a' * 300}").reason.startswith("it cannot be opened: ")


def test_a_name_with_every_sign_is_a_name(tmp_path):
    path = tmp_path / "what? 100% #1 &mode=ro; Tölsey\udce9.index"
    with Index(path) as index:
        index.add(articles(2))
    with Index(path, read_only=True) as index:
        assert len(index) == 2


@pytest.mark.parametrize("content", [b"The pier of Tolsey is shut.\n" * 400, b"SQLite", b"\0" * 4096])
def test_another_kind_of_file_is_left_alone(path, content):
    path.write_bytes(content)
    assert refused(path).reason == "it is not an index but some other kind of file; nothing was changed"
    assert path.read_bytes() == content


def test_a_database_of_another_program_is_left_alone(path):
    change(path, "CREATE TABLE document (words TEXT)")
    content = path.read_bytes()
    assert refused(path).reason == "it is a database of another program; nothing was changed"
    assert refused(path, read_only=True).reason == "it is a database of another program; nothing was changed"
    assert path.read_bytes() == content


def test_an_empty_file_becomes_an_index(path):
    path.touch()
    assert "is empty" in refused(path, read_only=True).reason
    with Index(path) as index:
        index.add(articles(2))
        assert len(index) == 2


def test_an_index_of_a_newer_program_is_left_alone(full):
    change(full, f"PRAGMA user_version = {len(MIGRATIONS) + 1}")
    content = full.read_bytes()
    error = refused(full)
    assert isinstance(error, WrongVersionError)
    assert error.reason.startswith("it was made by a newer version of this program")
    assert full.read_bytes() == content


def test_fingerprints_of_a_newer_normaliser_are_not_mixed_with_ours(full):
    change(full, "UPDATE setting SET value = 1000 WHERE name = 'normaliser'")
    assert isinstance(refused(full), WrongVersionError)


def test_the_file_says_whose_it_is(full):
    content = full.read_bytes()
    assert int.from_bytes(content[68:72], "big") == APPLICATION
    assert int.from_bytes(content[60:64], "big") == len(MIGRATIONS)


@pytest.mark.parametrize("wished", [Settings(seed=2), Settings(permutations=64), Settings(shingle_length=3)])
def test_other_settings_are_refused_and_the_sentence_says_which(full, wished):
    error = refused(full, settings=wished)
    assert isinstance(error, WrongSettingsError)
    assert error.reason.startswith(
        "its fingerprints were made with shingle length 5, permutations 128, seed 1, scheme affine32, not"
    )


def test_settings_that_change_no_fingerprint_are_taken(full):
    with Index(full, settings=Settings(shortest=10, prior=0.1)) as index:
        assert index.settings == Settings(shortest=10, prior=0.1)
    with Index(full) as index:
        assert index.settings == Settings()


def test_an_index_keeps_the_settings_that_it_was_made_with(path):
    with Index(path, settings=Settings(seed=9, permutations=64)) as index:
        index.add(articles(3))
    with Index(path) as index:
        assert index.settings == Settings(seed=9, permutations=64)
        assert len(index.get(1).fingerprint.values) == 64


def test_a_damaged_file_is_called_damaged(full):
    content = bytearray(full.read_bytes())
    content[200:] = b"\xa5" * (len(content) - 200)
    full.write_bytes(content)
    assert refused(full).reason == "it is damaged; put back a copy of it, or build it anew"


def test_a_file_cut_short_is_called_damaged(full):
    full.write_bytes(full.read_bytes()[:9000])
    assert refused(full).reason == "it is damaged; put back a copy of it, or build it anew"


def test_a_damaged_row_is_named_and_the_others_can_be_read(full):
    change(full, "UPDATE text SET text = x'00' WHERE key = 3", "UPDATE document SET details = '[]' WHERE key = 4")
    with Index(full) as index:
        for key in (3, 4):
            with pytest.raises(IndexFileError, match=f"document {key} in it is damaged"):
                index.get(key)
        assert index.get(5).document == articles(20)[4]


def test_what_a_damaged_row_stated_is_mended_when_the_document_is_added_again(full):
    change(full, "UPDATE document SET details = '[]' WHERE key = 4")
    with Index(full) as index:
        index.add(articles(20))
        assert [index.get(key).document for key in index] == articles(20)


def test_a_full_disk_loses_the_batch_at_hand_and_nothing_else(full):
    with Index(full) as index:
        (pages,) = index._connection.execute("PRAGMA page_count").fetchone()  # noqa: SLF001 - a disk that is full
        index._connection.execute(f"PRAGMA max_page_count = {pages}")  # noqa: SLF001
        with pytest.raises(IndexFileError, match="the disk is full; what was committed before is kept"):
            index.add(articles(500, first=20))
        assert len(index) == 20
    with Index(full) as index:
        index.add(articles(500, first=20))
        assert len(index) == 520


def test_a_disk_that_takes_no_more_bytes_loses_the_batch_at_hand_and_nothing_else(full):
    program = f"""
import resource, signal, sys
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
from provenance.index.store import Index
from tests.index.texts import articles
with Index({str(full)!r}) as index:
    resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, 200_000))
    index.add(articles(500, first=20))
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)  # noqa: S603 - our own program
    assert done.returncode == 1
    assert "IndexFileError" in done.stderr.splitlines()[-1]
    with Index(full) as index:
        assert [index.get(key).document for key in index] == articles(20)
        index.add(articles(500, first=20))
        assert len(index) == 520


def as_nobody(action):
    """What *action* gives, or the sentence of its IndexFileError, when a user runs it who owns nothing here."""
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        try:
            if os.geteuid() == 0:
                os.setuid(65534)
            said = repr(action())
        except IndexFileError as error:
            said = error.reason
        os.write(writing, said.encode())
        os._exit(0)
    os.close(writing)
    os.waitpid(child, 0)
    with os.fdopen(reading) as pipe:
        return pipe.read()


@pytest.fixture
def locked():
    """An index in a folder that nobody may write to."""
    folder = Path(tempfile.mkdtemp())
    path = folder / "known.index"
    with Index(path) as index:
        index.add(articles(20))
    path.chmod(0o444)
    folder.chmod(0o555)
    yield path
    folder.chmod(0o755)
    shutil.rmtree(folder)


def count(path, **options):
    with Index(path, **options) as index:
        return len(index)


def add(path):
    with Index(path) as index:
        index.add(articles(1, first=50))


def test_a_file_in_a_folder_that_may_not_be_written_is_read_and_the_rest_is_told(locked):
    assert as_nobody(lambda: count(locked, read_only=True)) == "20"
    assert as_nobody(lambda: count(locked)).startswith("it cannot be written to; ")
    assert as_nobody(lambda: add(locked)).startswith("it cannot be written to; ")


def test_a_file_that_may_not_be_written_is_read_and_the_rest_is_told(locked):
    locked.parent.chmod(0o777)
    assert as_nobody(lambda: count(locked, read_only=True)) == "20"
    assert as_nobody(lambda: add(locked)).startswith("it cannot be written to; ")


def test_a_file_that_may_not_be_read_is_told(locked):
    locked.chmod(0)
    assert as_nobody(lambda: count(locked, read_only=True)) == "it cannot be opened: Permission denied"


def test_reading_alone_never_writes(full):
    with Index(full, read_only=True) as index:
        assert index.get(1).document == articles(1)[0]
        with pytest.raises(IndexFileError, match="it cannot be written to"):
            index.add(articles(1, first=50))
        with pytest.raises(IndexFileError, match="it cannot be written to"):
            index.delete(articles(1)[0].location)
        assert len(index) == 20


def test_a_closed_index_is_the_programs_own_mistake(path):
    index = Index(path)
    index.close()
    with pytest.raises(sqlite3.ProgrammingError):
        index.add([Document("A text.")])


def test_people_can_read_it_with_any_tool(full):
    with Index(full) as index:
        index.add([Document("Another text.", location=articles(1)[0].location)])
    connection = sqlite3.connect(full)
    location, title, shingles, kept = connection.execute(
        "SELECT location, title, shingles, text_kept FROM documents"
    ).fetchone()
    assert (location, title, kept) == ("https://moss.example/0", "Report 0", 1)
    assert shingles > 50
    rows = connection.execute("SELECT location, version, versions FROM versions").fetchall()
    assert rows == [("https://moss.example/0", 1, 2), ("https://moss.example/0", 2, 2)]
    connection.close()


def reports_of_a_flood():
    """Reports of one event, so that each shares words and shingles with the others."""
    return [
        Document(
            f"The river Lodden rose by {metre} metres at Brackwell on Tuesday, said the warden Yrsa Thoreld. "
            "Sandbags were laid along the quay, the market hall was cleared, and the school will stay shut until Friday.",
            location=f"https://town{metre}.example/flood",
        )
        for metre in range(1, 9)
    ]


DAMAGES = (
    "DELETE FROM document WHERE key = 3",
    "DELETE FROM sketch WHERE key = 3",
    "DELETE FROM place",
    "UPDATE document SET first_seen = 1 << 60",
    "UPDATE document SET published = CAST(x'e240' AS TEXT)",
    "UPDATE sketch SET sketch = x'00'",
    "UPDATE text SET text = zeroblob(length(text))",
    "UPDATE key_number SET numbers = x'00'",
    "UPDATE key_number SET first = 1 << 40",
    "DELETE FROM key_number",
    "DELETE FROM site",
    "UPDATE site SET documents = 'many'",
    "DELETE FROM setting WHERE name = 'seed'",
    "UPDATE setting SET value = x'ff'",
    "UPDATE posting_segment SET documents = 'many'",
    "UPDATE posting_page SET content = zeroblob(length(content))",
    "UPDATE sqlite_sequence SET seq = 2",
    "UPDATE sqlite_sequence SET seq = 'many'",
    "UPDATE sqlite_sequence SET seq = (1 << 63) - 1",
    "UPDATE link SET copy = 77",
    "UPDATE link SET derivation = 'stolen'",
    "UPDATE link SET weight = 'heavy'",
)


@pytest.mark.parametrize("damage", DAMAGES)
def test_whatever_a_damaged_table_holds_is_told_in_one_sentence_that_names_the_file(path, damage):
    reports = reports_of_a_flood()
    with Index(path) as index:
        index.add(reports)
        index.remember([Link(1, 2, "edited", 1.5)], "judge")
    change(path, damage)
    told = []
    for use in (
        lambda index: [index.get(key) for key in index],
        lambda index: [index.get(found.key) for found in index.candidates(reports[0])],
        lambda index: list(index.sketches()),
        lambda index: index.links("judge"),
        lambda index: index.add([*articles(3), *reports_of_a_flood()]),
        lambda index: index.expire(datetime(2100, 1, 1, tzinfo=UTC)),
        lambda index: index.compact(),
    ):
        try:
            with Index(path) as index:
                use(index)
        except IndexFileError as error:
            told.append(str(error))
    assert told or damage in HARMLESS
    for sentence in told:
        assert sentence.startswith(f"{path}: ")
        assert "damaged; put back a copy" in sentence


HARMLESS = {"DELETE FROM key_number", "DELETE FROM site", "UPDATE site SET documents = 'many'"}
"""Of small indexes alone: where eight documents of a site share a shingle, it is asked how many the site has."""


def test_a_page_number_that_no_file_has_is_damage_and_no_full_disk(full):
    text = invented(77, words=30_000)
    with Index(full) as index:
        index.add([Document(text)])
    content = bytearray(full.read_bytes())
    kept = packed(encoded(text))
    page = content.index(kept[20_000:20_064]) // PAGE * PAGE
    content[page : page + 4] = b"\xd3\x07\x4d\xdf"  # the page on which the text goes on
    full.write_bytes(content)
    with Index(full) as index:
        with pytest.raises(IndexFileError, match="it is damaged; put back a copy of it"):
            index.compact()
        with pytest.raises(DamagedDocumentError, match="document 21 in it is damaged"):
            index.get(21)
        assert [index.get(key).document for key in range(1, 21)] == articles(20)


PAGE = 8192


@pytest.mark.parametrize(
    ("at", "number"), [(44, 99), (60, 0), (60, 1 << 31)], ids=["schema format", "no format", "a format below none"]
)
def test_a_header_with_numbers_that_nobody_wrote_is_called_damaged(full, at, number):
    content = bytearray(full.read_bytes())
    content[at : at + 4] = number.to_bytes(4, "big")
    full.write_bytes(content)
    assert refused(full).reason == "it is damaged; put back a copy of it, or build it anew"


def test_a_schema_that_is_no_text_is_called_damaged(full):
    content = full.read_bytes()
    full.write_bytes(content.replace(b"CREATE TABLE document", b"CREATE TABLX \xad\xf5\x8b\xad\xf5\x8b\xad\xf5"))
    assert refused(full).reason == "it is damaged; put back a copy of it, or build it anew"
