"""A bundle keeps what was read, runs again without a network, and shows every change to it."""

import json
import os
import random
import re
import signal
import subprocess
import sys
import time
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from warcio.archiveiterator import ArchiveIterator

from provenance.acquisition.manners import Manners
from provenance.checker import check
from provenance.errors import AcquisitionError, BundleError
from provenance.index.store import Index
from provenance.reporting.again import Again
from provenance.reporting.bundle import NAMES, Bundle
from provenance.reporting.json_report import json_of
from provenance.reporting.kept import Kept, faults
from provenance.reporting.manifest import Command
from tests.index.damage import change

QUICK = Manners(pause=0, back_off=0)
COMMAND = Command("check", {})


@pytest.fixture
def path(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return Path("b.zip")


@pytest.fixture
def made(path, rewrite, original, httpserver):
    """A complete bundle of a check of a local file against a page."""
    Path("copy.txt").write_text(rewrite.text, "utf-8")
    httpserver.expect_request("/story").respond_with_data(original.text, content_type="text/plain; charset=utf-8")
    url = httpserver.url_for("/story")
    with Bundle.recording(path, COMMAND) as bundle, bundle.client(allow_private=True, manners=QUICK) as client:
        bundle.finish([run(bundle, client, url)])
    return Kept(path)


def run(session, client, url):
    return check(session.acquire("copy.txt", client), source=session.acquire(url, client), client=client)


def test_a_run_from_a_bundle_gives_the_same_report_without_a_network(made, httpserver):
    url = made.manifest["requests"][-1]["requested"]
    asked = len(httpserver.log)
    Path("copy.txt").unlink()
    again = Again(made)
    with again.client(allow_private=True, manners=QUICK) as client:
        assert json_of([run(again, client, url)]) == made.content("report.json")
    assert len(httpserver.log) == asked


def test_a_bundle_holds_what_was_read_and_with_what(made, rewrite, httpserver):
    manifest = made.manifest
    assert made.names() == list(NAMES)
    assert (manifest["complete"], manifest["reason"], manifest["fulltext"]) == (True, None, True)
    assert manifest["packages"]["httpx"].startswith("0.28")
    assert [(one["requested"], one["final"], one["status"]) for one in manifest["requests"]] == [
        (httpserver.url_for(place), httpserver.url_for(place), status)
        for place, status in (("/robots.txt", 404), ("/story", 200))
    ]
    kinds = [record.rec_type for record in ArchiveIterator(BytesIO(made.content("exchanges.warc")))]
    assert kinds == ["resource", *["request", "response", "metadata"] * 2]
    assert rewrite.text.encode() in made.content("exchanges.warc")
    assert b"<!doctype html>" in made.content("report.html")[:100]


def test_the_same_files_make_the_same_archive(made):
    names, contents = made.names(), {name: made.content(name) for name in made.names()}
    with ZipFile(made.path) as archive:
        assert all(member.date_time == (1980, 1, 1, 0, 0, 0) for member in archive.infolist())
        assert all(
            member.compress_size == member.file_size == len(contents[member.filename]) for member in archive.infolist()
        )
    assert names == [name for name in NAMES if name in contents]


@pytest.fixture
def small(path, httpserver):
    """A complete bundle of a few kilobytes: two reports, which have no page."""
    httpserver.expect_request("/story").respond_with_data(
        "The pier in Tolsey is shut until March.", content_type="text/plain"
    )
    with Bundle.recording(path, COMMAND) as bundle, bundle.client(allow_private=True, manners=QUICK) as client:
        report = check(bundle.acquire(httpserver.url_for("/story"), client), offline=True)
        bundle.finish([report, report])
    return Kept(path)


def test_any_byte_that_is_flipped_is_noticed(small):
    """1,000 places, drawn anew where CI does not ask for the same ones, and the archive's headers at both ends."""
    whole = small.path.read_bytes()
    assert faults(small) == []
    chance = random.Random(0 if "CI" in os.environ else None)  # noqa: S311 - no secret
    headers = [*range(60), *range(len(whole) - 400, len(whole))]
    changed = Kept(Path("changed.zip"))
    for place in [*chance.sample(range(len(whole)), 1000), *headers]:
        flipped = bytearray(whole)
        flipped[place] ^= 1 << chance.randrange(8)
        changed.path.write_bytes(flipped)
        assert faults(changed), place


@pytest.mark.parametrize(
    "change", [lambda b: b[:-1], lambda b: b + b"\0", lambda b: b"\0" + b, lambda b: b[: len(b) // 2], lambda _: b""]
)
def test_what_is_added_or_missing_is_noticed(made, change):
    made.path.write_bytes(change(made.path.read_bytes()))
    assert faults(made)


def rewritten(kept, name, change):
    """The bundle with the file *name* changed and everything else, checksums of the zip included, made to fit."""
    with ZipFile(kept.path) as archive:
        contents = {member: archive.read(member) for member in archive.namelist()}
        comment = archive.comment
    contents[name] = change(contents[name])
    with ZipFile(kept.path, "w") as archive:
        archive.comment = comment
        for member, content in contents.items():
            archive.writestr(member, content)


@pytest.mark.parametrize(
    ("name", "old", "new", "said"),
    [
        ("report.json", b'"rewritten"', b'"unrelated"', "report.json is not as it was written"),
        ("exchanges.warc", b"200 OK", b"404 OK", r"the records of entry \d+ .*/story"),
        ("journal.jsonl", b'"status":200', b'"status":404', r"entry \d+ does not follow"),
        ("manifest.json", b'"complete": true', b'"complete": null', "manifest.json is not the one"),
    ],
)
def test_what_was_changed_is_said(made, name, old, new, said):
    rewritten(made, name, lambda content: content.replace(old, new))
    assert any(re.search(said, fault) for fault in faults(made)), faults(made)


def test_an_entry_taken_out_of_the_journal_is_noticed(made):
    rewritten(
        made,
        "journal.jsonl",
        lambda content: b"".join(content.splitlines(keepends=True)[:2] + content.splitlines(keepends=True)[3:]),
    )
    assert any("does not follow" in fault for fault in faults(made))


@pytest.mark.parametrize("content", [b"", b"PK", b"PK\x05\x06" + bytes(18), b"not a bundle" * 100])
def test_what_is_no_bundle_is_told_in_a_sentence(path, content):
    path.write_bytes(content)
    assert len(faults(Kept(path))) == 1
    with pytest.raises(BundleError) as error:
        Kept(path).manifest  # noqa: B018 - reading it is the test
    assert "\n" not in str(error.value)


def test_an_error_leaves_a_bundle_that_says_it_is_incomplete(path):
    with pytest.raises(AcquisitionError), Bundle.recording(path, COMMAND) as bundle, bundle.client() as client:
        bundle.acquire("missing.txt", client)
    kept = Kept(path)
    assert faults(kept) == []
    assert (kept.manifest["complete"], kept.manifest["reason"]) == (False, "it ended with an error (AcquisitionError)")
    assert [entry["kind"] for entry in kept.journal] == ["begin", "no input", "end"]
    again = Again(kept)
    with again.client() as client, pytest.raises(AcquisitionError, match="there is no such file"):
        again.acquire("missing.txt", client)


def test_a_bundle_replaces_nothing(path):
    path.write_text("mine")
    with pytest.raises(BundleError, match="replaces nothing"), Bundle.recording(path, COMMAND):
        pass
    assert path.read_text() == "mine"
    other = Path("other.zip")
    Path("other.zip.unfinished").mkdir()
    with pytest.raises(BundleError, match="unfinished bundle"), Bundle.recording(other, COMMAND):
        pass


def test_without_fulltext_a_bundle_has_hashes_offsets_and_short_quotations(path, rewrite, original):
    Path("copy.txt").write_text(rewrite.text, "utf-8")
    with Bundle.recording(path, COMMAND, fulltext=False) as bundle, bundle.client() as client:
        bundle.finish([check(bundle.acquire("copy.txt", client), source=original, client=client)])
    kept = Kept(path)
    assert faults(kept) == []
    whole = path.read_bytes().decode("utf-8", "replace")
    sentences = [sentence for sentence in original.text.replace("\n", " ").split(". ") if len(sentence) > 170]
    assert sentences
    assert not any(sentence in whole for sentence in sentences)
    report = json.loads(kept.content("report.json"))
    assert (report["document"]["text"], len(report["document"]["sha256"])) == (None, 64)
    assert kept.content("exchanges.warc") == b""
    with pytest.raises(BundleError, match="no-fulltext"):
        Again(kept)


def test_the_answers_of_an_index_are_part_of_the_bundle(path, rewrite, original, unrelated):
    Path("copy.txt").write_text(rewrite.text, "utf-8")
    copied = replace(original, location="https://mirror.example/ferries", canonical=None)

    def reports(session, index):
        with session.client() as client:
            document = session.acquire("copy.txt", client)
            return [check(document, index=session.index(index), client=client, offline=True)]

    with Index("known.index") as index:
        index.add([original, unrelated, copied])
    change("known.index", "UPDATE text SET text = x'00' WHERE key = 3")
    with Index("known.index") as index, Bundle.recording(path, COMMAND) as bundle:
        bundle.finish(reports(bundle, index))
    Path("known.index").unlink()
    kept = Kept(path)
    report = json.loads(kept.content("report.json"))
    assert report["assessments"][0]["derivation"] == "rewritten"
    assert [one["location"] for one in report["skipped"]] == ["https://mirror.example/ferries"]
    assert json_of(reports(Again(kept), None)) == kept.content("report.json")


SCRIPT = """
import sys, time
from pathlib import Path
from provenance.reporting.bundle import Bundle
from provenance.reporting.manifest import Command
from provenance.checker import check
from provenance.demo import demo_pair

copy, source = demo_pair()
with Bundle.recording(Path("b.zip"), Command("check", {})) as bundle, bundle.client() as client:
    print("begun", flush=True)
    for number in range(1500):
        bundle.acquire("copy.txt", client)
    bundle.finish([check(copy, source=source, offline=True)])
    print("finished", flush=True)
"""


def started():
    command = [sys.executable, "-c", SCRIPT]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)  # noqa: S603 - ours


@pytest.mark.parametrize("moment", [0.0, 0.01, 0.03, 0.1, 0.3])
def test_ctrl_c_at_any_moment_leaves_a_valid_bundle(path, rewrite, moment):
    Path("copy.txt").write_text(rewrite.text[:400], "utf-8")
    with started() as running:
        assert running.stdout.readline() == "begun\n"
        time.sleep(moment)
        running.send_signal(signal.SIGINT)
        finished = "finished" in running.stdout.read()
    kept = Kept(path)
    assert faults(kept) == []
    assert kept.manifest["complete"] or not finished
    if not kept.manifest["complete"]:
        assert kept.manifest["reason"] == "it was interrupted"
    assert not Path("b.zip.unfinished").exists()


@pytest.mark.usefixtures("path")
def test_a_run_that_was_killed_leaves_a_folder_that_can_be_verified(rewrite):
    Path("copy.txt").write_text(rewrite.text[:400], "utf-8")
    with started() as running:
        assert running.stdout.readline() == "begun\n"
        warc = Path("b.zip.unfinished/exchanges.warc")
        while warc.stat().st_size < 5000:
            time.sleep(0.001)
        running.kill()
    folder = Kept(Path("b.zip.unfinished"))
    assert faults(folder) == []
    warc.write_bytes(warc.read_bytes().replace(b"WARC-Type", b"WARC-Typo", 1))
    assert "not as they were written" in faults(folder)[0]
