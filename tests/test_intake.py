"""Documents on their way into an index: counted, gone on with, never lost."""

import gzip
import json
from base64 import b64encode

import pytest

from provenance.document import Document
from provenance.index.store import Index
from provenance.intake import Kept, Tally, Watch, take_in
from provenance.reporting.exchange import entry_of
from provenance.reuse.fingerprint import Fingerprint
from provenance.reuse.known import Known
from provenance.settings import Settings


def story(n):
    return f"The council of Marle met for the {n}th time this year. It voted {n} to {n + 1} for the bridge, said the mayor of Marle."


def rows(count, first=0):
    return [
        {"url": f"https://fenpost.example/{n}", "title": f"Vote {n}", "text": story(n)}
        for n in range(first, first + count)
    ]


def write_lines(path, rows):
    path.write_text("".join(row if isinstance(row, str) else json.dumps(row) + "\n" for row in rows), "utf-8")
    return str(path)


def locations(index):
    return sorted(index.get(key).document.location for key in index)


@pytest.fixture
def index():
    with Index(":memory:") as index:
        yield index


def test_everything_is_counted_and_every_skipped_row_is_named(index, tmp_path):
    named = []
    path = write_lines(
        tmp_path / "news.jsonl", [*rows(3), "{broken\n", {"url": "https://fenpost.example/x"}, *rows(1, 9)]
    )
    tally = take_in(
        [path, str(tmp_path / "gone.csv")],
        index,
        watch=Watch(skipped=lambda name, row: named.append((name, row.place, row.skipped))),
    )
    assert (tally.added, tally.unchanged, tally.versions, tally.taken, tally.read) == (4, 0, 0, 4, 4)
    assert dict(tally.skipped) == {"not valid JSON": 1, "an address without a text": 1}
    assert named == [(path, "line 4", "not valid JSON"), (path, "line 5", "an address without a text")]
    assert [str(error) for error in tally.unreadable] == [f"{tmp_path}/gone.csv: there is no such file"]
    assert len(index) == 4


def test_what_was_read_to_its_end_is_not_read_again_until_it_changes_or_is_asked_for(index, tmp_path):
    path = write_lines(tmp_path / "news.jsonl", rows(3))
    take_in([path], index)
    assert take_in([path], index).known == [path]
    assert take_in([path], index, again=True).unchanged == 3
    write_lines(tmp_path / "news.jsonl", [*rows(3), *rows(2, 3)])
    tally = take_in([path], index)
    assert (tally.added, tally.unchanged, tally.known) == (2, 3, [])


def test_other_columns_are_another_reading(index, tmp_path):
    path = write_lines(tmp_path / "news.jsonl", [row | {"summary": row["text"] + " In short."} for row in rows(3)])
    take_in([path], index)
    assert take_in([path], index, columns={"text": "summary"}).versions == 3


def test_a_newer_text_at_the_same_address_is_a_version(index, tmp_path):
    take_in([write_lines(tmp_path / "monday.jsonl", rows(2))], index)
    changed = rows(2)
    changed[1]["text"] += " On Tuesday it voted again."
    tally = take_in([write_lines(tmp_path / "tuesday.jsonl", changed)], index)
    assert (tally.added, tally.unchanged, tally.versions) == (0, 1, 1)


def test_an_interrupted_intake_goes_on_where_it_stopped(index, tmp_path, monkeypatch):
    monkeypatch.setattr("provenance.intake.BATCH", 10)
    path = write_lines(tmp_path / "news.jsonl", [*rows(15), "{broken\n", *rows(20, 15)])
    tally = Tally()

    def stop(supply, so_far):  # noqa: ARG001 - as a watch is called
        if so_far.taken == 27:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        take_in([path], index, tally=tally, watch=Watch(seen=stop))
    assert (tally.added, tally.taken, tally.skipped.total(), len(index)) == (20, 27, 1, 20)
    rest = take_in([path], index)
    assert (rest.added, rest.unchanged, rest.skipped.total(), rest.resumed) == (15, 0, 0, [path])
    assert locations(index) == sorted(row["url"] for row in rows(35))
    assert take_in([path], index).known == [path]


def test_a_folder_goes_on_too(index, tmp_path, monkeypatch):
    monkeypatch.setattr("provenance.intake.BATCH", 2)
    for n in range(7):
        (tmp_path / f"{n}.txt").write_text(story(n), "utf-8")
    (tmp_path / "rows.jsonl.gz").write_bytes(
        gzip.compress("".join(json.dumps(row) + "\n" for row in rows(5, 20)).encode())
    )
    stopped = []

    def stop(supply, tally):  # noqa: ARG001 - as a watch is called
        if tally.taken == 5 and not stopped:
            stopped.append(True)
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        take_in([str(tmp_path)], index, watch=Watch(seen=stop))
    assert len(index) == 4
    tally = take_in([str(tmp_path)], index)
    assert (tally.added, tally.unchanged, len(index)) == (8, 0, 12)


def test_a_torn_file_is_read_as_far_as_it_goes(index, tmp_path):
    packed = gzip.compress("".join(json.dumps(row) + "\n" for row in rows(2000)).encode())
    (tmp_path / "news.jsonl.gz").write_bytes(packed[:-2000])
    tally = take_in([str(tmp_path / "news.jsonl.gz")], index)
    assert 1000 < tally.added < 2000
    assert tally.skipped["the compressed file ends early"] == 1


def test_texts_may_be_left_out(index, tmp_path):
    take_in([write_lines(tmp_path / "news.jsonl", rows(2))], index, kept=Kept(text=False))
    assert [(one.has_text, one.facts is None) for one in map(index.get, index)] == [(False, False)] * 2


def test_fingerprints_may_be_all_that_is_kept(index, tmp_path):
    kept = Kept(text=False, words=False, facts=False)
    take_in([write_lines(tmp_path / "news.jsonl", rows(2))], index, kept=kept)
    assert [(one.has_text, one.facts) for one in map(index.get, index)] == [(False, None)] * 2


def test_fingerprints_are_taken_in_without_a_text(index, tmp_path):
    known = [
        Known(
            Document("", f"https://fenpost.example/{n}", f"Vote {n}", published="2026-03-09"),
            Fingerprint.of(Document(story(n))),
        )
        for n in range(3)
    ]
    entries = [entry_of(one) for one in known]
    path = write_lines(
        tmp_path / "prints.jsonl",
        [entry | {"fingerprint": b64encode(entry["fingerprint"]).decode()} for entry in entries],
    )
    assert take_in([path], index).added == 3
    found = [index.get(key) for key in index]
    assert [one.document.title for one in found] == ["Vote 0", "Vote 1", "Vote 2"]
    assert [one.fingerprint.sketch for one in found] == [one.fingerprint.sketch for one in known]
    assert not any(one.has_text for one in found)


def test_a_fingerprint_that_cannot_be_compared_is_skipped(index, tmp_path):
    other = Known(
        Document("", "https://fenpost.example/1"), Fingerprint.of(Document(story(1)), Settings(permutations=64))
    )
    entry = entry_of(other)
    lines = [
        entry | {"fingerprint": b64encode(entry["fingerprint"]).decode()},
        entry | {"fingerprint": "!!"},
        entry | {"fingerprint": None},
        entry | {"fingerprint": b64encode(b"spam").decode()},
        entry | {"format": "provenance fingerprint 2", "fingerprint": ""},
    ]
    tally = take_in([write_lines(tmp_path / "prints.jsonl", lines)], index)
    assert dict(tally.skipped) == {
        "a fingerprint made with other settings, or by a newer version of this program": 1,
        "a fingerprint that cannot be read": 3,
        "a fingerprint of another version of the format": 1,
    }
    assert len(index) == 0


def test_the_index_remembers_which_rows_were_skipped_and_why(tmp_path):
    import sqlite3

    path = write_lines(tmp_path / "news.jsonl", [*rows(2), "{broken\n", *rows(1, 5)])
    with Index(tmp_path / "news.db") as index:
        take_in([path], index)
    connection = sqlite3.connect(tmp_path / "news.db")
    assert connection.execute("SELECT position, reason FROM skipped").fetchall() == [(3, "not valid JSON")]
    connection.close()
