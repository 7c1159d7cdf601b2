"""Labelled pairs as several runners read them."""

import json

import pytest

from quality import pairs

LONG, SHORT = "The tide mill of Tolsey turns again. " * 10, "Too short."


@pytest.fixture
def benchmarks(tmp_path):
    rows = [
        {"id": f"{label}-{k}", "source_id": f"s{k}", "label": label, "suspicious_text": copy, "source_text": source}
        for k, (label, copy, source) in enumerate(
            [(label, LONG, LONG) for label in ("paraphrase", "rewrite", "fabricated") for _ in range(8)]
            + [("rewrite", SHORT, LONG), ("rewrite", LONG, SHORT)]
        )
    ]
    for name in ("llmfake", "raidar_news"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "pairs.jsonl").write_text("\n".join(map(json.dumps, rows)), "utf-8")
    return tmp_path


def test_paraphrases_are_of_two_halves_that_share_no_source(benchmarks):
    even, odd = (pairs.paraphrases(benchmarks, even=even) for even in (True, False))
    assert even
    assert odd
    assert {one.family for one in even}.isdisjoint(one.family for one in odd)
    assert {one.id for one in (*even, *odd)} == {one.id for one in pairs.paraphrases(benchmarks)}


def test_what_is_no_faithful_rewrite_and_what_is_too_short_is_left_out(benchmarks):
    assert {one.role for one in pairs.paraphrases(benchmarks)} == {"paraphrase", "rewrite"}
    assert all(one.copy.text == one.source.text == LONG for one in pairs.paraphrases(benchmarks))
    assert len(pairs.paraphrases(benchmarks)) == 16
    assert len(pairs.news(benchmarks)) == 24
