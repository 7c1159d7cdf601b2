"""The texts of other hands are what their README says, and stay as they were when figures were measured on them."""

import hashlib
import json
from collections import Counter
from pathlib import Path

FOLDER = Path(__file__).parent.parent / "benchmarks" / "other_hands"
README = (FOLDER / "README.md").read_text("utf-8")
ALIKE = {"original", "rewrite", "condensed", "brief_rewrite", "explainer", "agency", "brief", "newspaper", "local"}
OF_A_HALF = {"development": "column", "held out": "plain_rewrite"}
PLANTED = {"figure", "date", "name", "quotation", "negation"}


def rows(name):
    return [json.loads(line) for line in (FOLDER / name).read_text("utf-8").splitlines()]


REPORTS, ALTERATIONS, LONG = rows("reports.jsonl"), rows("alterations.jsonl"), rows("long_alterations.jsonl")


def test_texts_are_frozen():
    digests = {path.name: hashlib.sha256(path.read_bytes()).hexdigest()[:16] for path in sorted(FOLDER.glob("*.jsonl"))}
    assert digests == {
        "alterations.jsonl": "4f0004837967d038",
        "facts.jsonl": "b026911c371807f4",
        "long_alterations.jsonl": "5971ed4a473f0201",
        "reports.jsonl": "d8d9ede317af4029",
    }


def test_every_event_has_its_ten_texts_and_public_facts():
    for half, own in OF_A_HALF.items():
        events = Counter(row["event"] for row in REPORTS if row["half"] == half)
        assert len(events) == 10
        for event in events:
            texts = [row for row in REPORTS if row["event"] == event]
            assert Counter(row["role"] for row in texts) == Counter({*ALIKE, own})
            assert len({row["text"] for row in texts}) == 10
    assert {row["event"] for row in rows("facts.jsonl")} == {row["event"] for row in REPORTS}


def test_what_was_made_from_the_original_is_labelled_so():
    derived = {row["role"] for row in REPORTS if row.get("derived")}
    assert derived == {"rewrite", "condensed", "brief_rewrite", "explainer", "column", "plain_rewrite"}
    assert all("derived" in row for row in REPORTS if row["role"] != "original")


def test_every_role_stands_in_the_readme():
    assert [role for role in {row["role"] for row in REPORTS} if f"`{role}`" not in README] == []


def test_every_alteration_stands_where_its_label_says_and_has_its_wording_in_the_source():
    for row in ALTERATIONS + LONG:
        for one in row["alterations"]:
            assert row["copy"][one["start"] : one["end"]] == one["copy"]
            assert one["source"] in row["source"]
            assert one["kind"] in PLANTED


def test_later_versions_only_add_to_earlier_ones():
    rows_of_version_3 = (FOLDER / "long_alterations.jsonl").read_bytes().splitlines(keepends=True)[:220]
    assert hashlib.sha256(b"".join(rows_of_version_3)).hexdigest()[:16] == "5e05462d6b274af2"


def test_each_half_has_faithful_rewrites_and_altered_ones_in_five_languages():
    for half in OF_A_HALF:
        found = [row for row in ALTERATIONS if row["half"] == half]
        assert Counter(row["language"] for row in found) == {"en": 16, "de": 5, "fr": 4, "es": 4, "uk": 3}
        counts = [len(row["alterations"]) for row in found]
        assert counts.count(0) == 4
        assert all(count == 0 or 3 <= count <= 6 for count in counts)


def test_long_rewrites_are_as_many_as_the_readme_says_one_in_five_faithful():
    halves = Counter(row["half"] for row in LONG)
    assert halves == {"development": 170, "held out": 80}
    assert len({row["id"] for row in ALTERATIONS + LONG}) == len(ALTERATIONS) + len(LONG)
    for half, count in halves.items():
        counts = [len(row["alterations"]) for row in LONG if row["half"] == half]
        assert counts.count(0) == count / 5
        assert all(count == 0 or 3 <= count <= 6 for count in counts)
        assert {row["language"] for row in LONG if row["half"] == half} >= {"en", "de", "fr", "es", "uk", "ru"}
    assert all(410 <= len(row["source"].split()) <= 780 for row in LONG)
