"""A table and a folder become an index, that a source and families, and what is forgotten is gone: as a person sees it."""

import csv
import io
import json
import resource
import signal
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from provenance.index.store import Index

SOURCE = "https://www.slipwaymonitor.example/2026/03/kestrel-hybrid-ferries-harrow-sound"
COPY = "https://northshoredaily.example/?p=48213"


@pytest.fixture
def command(tmp_path, monkeypatch):
    """Run the command in a process of its own, in an empty folder."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("PROVENANCE_INDEX", raising=False)

    def command(*arguments, **options):
        line = [sys.executable, "-m", "provenance", *map(str, arguments)]
        streams = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE} | options
        done = subprocess.run(line, text=True, encoding="utf-8", check=False, **streams)  # noqa: S603 - our own program
        assert "Traceback" not in (done.stderr or "")
        return done

    return command


@pytest.fixture
def news(tmp_path, rewrite, original, independent, unrelated, in_language):
    """A table as Media Cloud exports it, with two versions of the source, and a folder of texts in other charsets."""
    rows = [
        ("Slipway Monitor", "2026-03-09", original.title, SOURCE, original.text),
        ("Slipway Monitor", "2026-03-10", original.title, SOURCE, original.text + "\n\nThe yard has since replied."),
        ("North Shore Daily", "2026-03-11", rewrite.title, COPY, rewrite.text),
        ("Tarn Head Messenger", "2026-03-10", "Ferry", independent.location, independent.text),
        ("Tarn Head Messenger", "2026-03-10", "No text", "https://tarnheadmessenger.example/none", ""),
    ]
    with (tmp_path / "stories.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([("media_name", "publish_date", "title", "url", "text"), *rows])
    folder = tmp_path / "texts"
    folder.mkdir()
    (folder / "bees.txt").write_text(unrelated.text, "utf-8")
    (folder / "ukrainian.txt").write_bytes(in_language["uk"].encode("cp1251"))
    (folder / "chinese.txt").write_text(in_language["zh"], "utf-16")
    (folder / "empty.txt").touch()
    (tmp_path / "copy.txt").write_text(rewrite.text, "utf-8")
    return folder


@pytest.fixture
def known(tmp_path, original, rewrite, independent):
    """An index made without the command, for what needs no more than one."""
    path = tmp_path / "known.index"
    with Index(path) as index:
        index.add([replace(original, location=SOURCE), replace(rewrite, location=COPY), independent])
    return path


def test_from_a_table_and_a_folder_to_the_source_its_family_and_nothing(command, news):
    added = command("add", "stories.csv", news.name, "--index", "news.index")
    assert (added.returncode, added.stdout) == (
        0,
        "6 added, 1 new version, 0 unchanged, 2 skipped (an address without a text: 1; it is empty: 1).\n",
    )
    assert "Skipped stories.csv, row 5: an address without a text" in added.stderr

    checked = command("check", "copy.txt", "--index", "news.index", "--offline", "--format", "json")
    report = json.loads(checked.stdout)
    best = report["assessments"][0]
    assert checked.returncode == 0
    assert {one["documents"]["source"]["location"] for one in report["assessments"]} >= {SOURCE, COPY}
    assert best["derivation"] in {"verbatim", "rewritten"}
    assert f"{SOURCE} has 2 versions" in checked.stderr

    told = command("families", "--index", "news.index", "--format", "csv", "--workers", 1)
    rows = {(row["location"], row["published"]): row for row in csv.DictReader(io.StringIO(told.stdout))}
    assert rows[SOURCE, "2026-03-09"]["role"] == "first"
    assert rows[SOURCE, "2026-03-10"]["role"] == "version"
    assert (rows[COPY, "2026-03-11"]["derivation"], rows[COPY, "2026-03-11"]["linked_as"]) == ("rewritten", "copy")
    assert rows["https://tarnheadmessenger.example/ferry", "2026-03-10"]["role"] == "independent"
    assert len(rows) == 4

    forgotten = command("forget", SOURCE, COPY, "--index", "news.index")
    assert forgotten.stdout == f"{SOURCE}: 2 texts forgotten.\n{COPY}: 1 text forgotten.\n"
    report = json.loads(command("check", "copy.txt", "--index", "news.index", "--offline", "--format", "json").stdout)
    assert not {SOURCE, COPY} & {one["documents"]["source"]["location"] for one in report["assessments"]}
    assert report["credit_finding"] == "unmeasured"


def test_fingerprints_alone_find_a_copy_and_claim_nothing_of_the_rest(command, news):
    command("fingerprint", "stories.csv", "--output", "shared.jsonl", "--quiet")
    (line, *_) = (news.parent / "shared.jsonl").read_text("utf-8").splitlines()
    assert "Harrow Sound route" not in line
    assert command("add", "shared.jsonl", "--index", "shared.index").returncode == 0
    report = json.loads(command("check", "copy.txt", "--index", "shared.index", "--offline", "--format", "json").stdout)
    found = {one["documents"]["source"]["location"]: one for one in report["assessments"]}
    assert found[COPY]["derivation"] == "undetermined"
    assert found[COPY]["containment_of_copy"]["value"] > 0.9
    families = command("families", "--index", "shared.index", "--workers", 1)
    assert families.returncode == 3
    assert " ".join(families.stdout.split()).startswith(
        f"Nothing could be looked at 4 documents could not be looked at: text not kept ({SOURCE}, …). "
    )


@pytest.mark.parametrize("arguments", [["forget", COPY], ["expire", "--older-than", "3"], ["--help"]])
def test_a_full_disk_behind_standard_output_is_one_sentence(command, known, arguments):
    index = ["--index", known] if arguments != ["--help"] else []
    with Path("/dev/full").open("w") as full:
        done = command(*arguments, *index, stdout=full)
    assert (done.returncode, done.stderr) == (2, "Error: cannot write standard output: No space left on device.\n")


def test_a_bundle_that_the_disk_cannot_take_is_one_sentence(command, rewrite, tmp_path):
    def small_files():
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (2000, 2000))

    (tmp_path / "copy.txt").write_text(rewrite.text, "utf-8")
    done = command("check", "copy.txt", "--offline", "--bundle", "b.zip", preexec_fn=small_files)
    assert done.returncode == 3
    assert (
        done.stderr
        == "Error: b.zip.unfinished: it cannot be written: File too large; what was recorded is left there\n"
    )


def test_an_index_in_memory_would_be_lost(command):
    done = command("add", "-", "--index", ":memory:", stdin=subprocess.DEVNULL)
    assert done.returncode == 2
    assert "an index in memory is gone when the command ends; name a file." in done.stderr


def test_that_the_index_knows_no_source_is_an_answer_and_that_it_is_empty_is_none(command, known, tmp_path, unrelated):
    (tmp_path / "bees.txt").write_text(unrelated.text, "utf-8")
    done = command("check", "bees.txt", "--index", known, "--offline")
    assert done.returncode == 0
    assert "Looked in 1 place, without a request: 1 had nothing." in done.stdout
    with Index(tmp_path / "empty.index"):
        pass
    done = command("check", "bees.txt", "--index", "empty.index", "--offline")
    assert done.returncode == 3
    assert "unmeasured  the index: 0 documents known" in done.stdout
