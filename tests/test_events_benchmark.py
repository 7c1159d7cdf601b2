from __future__ import annotations

import json
import re
import runpy
from pathlib import Path

import pytest

FOLDER = Path(__file__).parent.parent / "benchmarks" / "events"
DESCRIBE = runpy.run_path(str(FOLDER / "describe.py"))
TEXTS = DESCRIBE["texts"]()
PAIRS = DESCRIBE["pairs"](TEXTS)
README = (FOLDER / "README.md").read_text("utf-8")
EVENTS = [f"e{number:02}" for number in range(1, 31)]
REWRITES = ("rewrite_credited", "rewrite_altered")
PLANTED = {"figure", "date", "name", "quotation", "negation"}


def by_role(*roles):
    return [pytest.param(text, id=f"{text.event}-{text.role}") for text in TEXTS if text.role in roles]


def original_of(text):
    return next(pair.original for pair in PAIRS if pair.copy is text)


def test_every_event_has_eleven_texts_public_facts_and_labels_and_nothing_else():
    roles = ["original", *DESCRIBE["DERIVED"], *DESCRIBE["INDEPENDENT"]]
    files = sorted([*(f"{role}.txt" for role in roles), "labels.json", "public_facts.json", "public_other_event.json"])
    for event in EVENTS:
        assert sorted(path.name for path in (FOLDER / event).iterdir()) == files
        assert [text.role for text in TEXTS if text.event == event] == roles


def test_texts_are_frozen():
    assert DESCRIBE["digest"]() == "39e40b81c9196bface3259e7d876d08a59db9ed69cab7d553358887dab6e7c60"


def test_texts_are_clean_utf_8_with_a_headline_first():
    for text in TEXTS:
        assert text.text.endswith("\n")
        assert text.text == text.text.strip() + "\n"
        assert "\r" not in text.text
        assert "\ufffd" not in text.text
        assert len(text.text.split("\n", 1)[0]) > 10


def test_nineteen_events_are_for_testing_and_eleven_for_training():
    test = {event for event in EVENTS if DESCRIBE["is_test"](event)}
    assert len(test) == 19
    assert len(set(EVENTS) - test) == 11


def test_labels_name_their_event_and_say_what_is_derived():
    for event in EVENTS:
        labels = json.loads((FOLDER / event / "labels.json").read_text("utf-8"))
        assert labels["id"] == event
        assert labels["language"] in DESCRIBE["LANGUAGES"]
        for role, label in labels["texts"].items():
            assert role == "original" or label["derived"] == (role in DESCRIBE["DERIVED"])


@pytest.mark.parametrize("text", by_role("original"))
def test_an_original_has_500_to_900_words_and_wordings_of_its_own(text):
    assert 500 <= text.length <= 900
    assert len(text.label["exclusive_facts"]) >= 5
    assert len(text.label["exclusive_quotations"]) >= 2
    for quotation in text.label["exclusive_quotations"]:
        assert text.text.count(quotation) == 1
    error = text.label["error"]
    if error:
        assert error["kind"] in {"name", "figure", "unit", "weekday"}
        assert text.text.count(error["wording"]) == 1
        assert error["correct"] != error["wording"]


def test_half_of_the_originals_hold_an_error():
    assert sum(bool(text.label["error"]) for text in TEXTS if text.role == "original") == 15


@pytest.mark.parametrize("text", by_role("original", "agency", "feature", "local", "other"))
def test_exactly_the_public_quotations_that_stand_in_a_text_are_labelled(text):
    source = "public_other_event.json" if text.role == "other" else "public_facts.json"
    public = json.loads((FOLDER / text.event / source).read_text("utf-8"))["public_quotations"]
    standing = {quotation["text"] for quotation in public if quotation["text"] in text.text}
    assert set(text.label["public_quotations"]) == standing
    assert len(standing) >= 1
    assert all(text.text.count(quotation) == 1 for quotation in standing)


@pytest.mark.parametrize("text", by_role("agency", "feature", "local", "other"))
def test_an_independent_text_holds_neither_exclusive_quotations_nor_the_error(text):
    original = original_of(text)
    assert not any(quotation in text.text for quotation in original.label["exclusive_quotations"])
    assert "shares_error" not in text.label
    if original.label["error"]:
        assert original.label["error"]["wording"] not in text.text


@pytest.mark.parametrize("text", by_role("rewrite_altered"))
def test_planted_alterations_stand_once_in_both_texts_and_differ(text):
    alterations = text.label["alterations"]
    assert 3 <= len(alterations) <= 5
    for alteration in alterations:
        assert alteration["kind"] in PLANTED
        assert original_of(text).text.count(alteration["source"]) == 1
        assert text.text.count(alteration["copy"]) == 1
        assert alteration["copy"] not in original_of(text).text


def test_unplanned_alterations_stand_once_in_both_texts():
    unplanned = [(text, entry) for text in TEXTS for entry in text.label.get("unplanned", [])]
    assert len(unplanned) == 6
    for text, entry in unplanned:
        assert text.role in REWRITES
        assert entry["kind"] in PLANTED | {"hedging", "speaker", "statement"}
        assert original_of(text).text.count(entry["source"]) == 1
        assert text.text.count(entry["copy"]) == 1


def test_a_shared_error_is_labelled_with_its_wording_and_only_where_there_is_an_error():
    for text in (text for text in TEXTS if "shares_error" in text.label):
        assert text.label["shares_error"] is True
        assert original_of(text).label["error"]
        assert text.text.count(text.label["error_wording"]) == 1


def test_a_copy_with_the_very_wording_of_the_error_is_labelled_as_sharing_it():
    for pair in PAIRS:
        error = pair.original.label["error"]
        if error and error["wording"] in pair.copy.text:
            assert pair.copy.label["shares_error"] is True


@pytest.mark.parametrize("text", by_role("rewrite_credited"))
def test_a_credited_rewrite_credits_the_outlet_of_its_original(text):
    assert text.text.split("\n").count(text.label["credit"]) == 1
    assert text.label["credit"].removeprefix("www.").endswith(original_of(text).label["outlet"])


@pytest.mark.parametrize("text", by_role("excerpt"))
def test_an_excerpt_is_pasted_at_its_passage_and_nowhere_else(text):
    start, end = text.label["passage"]
    pasted, own = text.text[start:end], text.text[:start] + "\n" + text.text[end:]
    source = DESCRIBE["runs"](original_of(text).words)
    runs = DESCRIBE["runs"](DESCRIBE["words_of"](pasted))
    assert 100 <= len(pasted.split()) <= 255
    assert pasted == pasted.strip()
    assert len(runs & source) > 0.5 * len(runs)
    assert len(DESCRIBE["runs"](DESCRIBE["words_of"](own)) & source) <= 3


def test_rewrites_share_at_most_eight_words_in_a_row_and_hardly_ever_six():
    runs = [run for pair in PAIRS if pair.copy.role in REWRITES for run in DESCRIBE["long_runs"](pair)]
    assert max(len(run.split()) for run in runs) == 8
    assert len(runs) == 11
    assert max(DESCRIBE["share_of_runs"](pair) for pair in PAIRS if pair.copy.role in REWRITES) < 0.02


def test_every_domain_ends_in_example():
    domain = re.compile(
        r"(?:https?://|www\.)[\w.-]+|\b[a-z0-9-]+\.(?:com|org|net|info|de|at|ch|fr|es|ar|co|ua|uk|eu|io)\b"
    )
    for path in sorted(FOLDER.glob("e??/*")):
        for found in domain.findall(path.read_text("utf-8")):
            assert found.rstrip(".").endswith(".example"), (path, found)
    for text in TEXTS:
        if text.role == "original":
            assert text.label["outlet"].endswith(".example")
            assert text.label["url"].startswith(f"https://{text.label['outlet']}/")


def test_the_readme_shows_the_figures_as_they_are():
    for table in DESCRIBE["report"]().split("\n\n"):
        assert table in README


def test_the_readme_names_every_field_of_the_labels():
    fields = {field for text in TEXTS for field in text.label}
    assert all(f"`{field}`" in README for field in fields)


def test_the_chance_to_score_higher_counts_ties_by_half():
    assert DESCRIBE["auc"]([2.0, 1.0], [1.0, 0.0]) == 0.875
    assert DESCRIBE["found_at"]([3.0, 1.0], [2.0] * 20) == 0.5
