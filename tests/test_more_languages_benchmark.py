"""The texts in more languages are what their README says, and stay as they were when figures were measured on them."""

import hashlib
import json
from collections import Counter
from pathlib import Path

FOLDER = Path(__file__).parent.parent / "benchmarks" / "more_languages"
README = (FOLDER / "README.md").read_text("utf-8")
LANGUAGES = {"ar", "fa", "it", "nl", "pl", "pt", "tr"}
DERIVED = {"rewrite", "condensed"}


def rows(name):
    return [json.loads(line) for line in (FOLDER / name).read_text("utf-8").splitlines()]


REPORTS, ALTERATIONS = rows("reports.jsonl"), rows("alterations.jsonl")


def test_texts_are_frozen():
    digests = {path.name: hashlib.sha256(path.read_bytes()).hexdigest()[:16] for path in sorted(FOLDER.glob("*.jsonl"))}
    assert digests == {"alterations.jsonl": "80231df2eea2ddb5", "reports.jsonl": "bbe7c0a04f50ab5a"}


def test_every_event_has_its_six_texts_and_says_what_was_made_from_the_original():
    events = {row["event"] for row in REPORTS}
    assert len(events) == 22
    for event in events:
        texts = {row["role"]: row for row in REPORTS if row["event"] == event}
        assert set(texts) == {"original", "agency", "newspaper", "local", *DERIVED}
        assert len({row["text"] for row in texts.values()}) == 6
        assert all(row["derived"] == (role in DERIVED) for role, row in texts.items())
    assert all(f"`{row['role']}`" in README for row in REPORTS)


def test_every_language_has_four_pairs_one_of_them_faithful():
    assert Counter(row["language"] for row in ALTERATIONS) == dict.fromkeys(LANGUAGES, 4)
    counts = Counter(row["language"] for row in ALTERATIONS if not row["alterations"])
    assert counts == dict.fromkeys(LANGUAGES, 1)
    assert all(row["half"] == ("development" if row["id"][2:] in {"1", "2"} else "held out") for row in ALTERATIONS)


def test_every_alteration_stands_where_its_label_says_and_has_its_wording_in_the_source():
    for row in ALTERATIONS:
        for one in row["alterations"]:
            assert row["copy"][one["start"] : one["end"]] == one["copy"]
            assert one["source"] in row["source"]
            assert one["kind"] in {"figure", "date", "name", "quotation", "negation"}
