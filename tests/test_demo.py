"""The bundled pair keeps the promises that README makes of it."""

import json
import re
import subprocess
import sys

import pytest

from provenance.checker import check
from provenance.demo import demo_pair
from provenance.document import Timestamp
from provenance.reuse.normalisation import normalise

PLANTED = {
    "figure": ("47 percent", "37 percent"),
    "name": ("Desmond Farquharson-Blake", "Desmond Farquharson-Bligh"),
    "quotation": (
        "It was a management problem. We had bought three boats and forgotten to train the crew",
        "It was a contract problem. We had bought three boats and forgotten to buy the pier",
    ),
}


@pytest.fixture(scope="module")
def report():
    copy, source = demo_pair()
    return check(copy, source=source, offline=True)


@pytest.mark.parametrize("fact", PLANTED)
def test_each_planted_alteration_is_told_with_both_wordings(fact, report):
    found = report.assessments[0]
    altered = [change for change in found.changes if (change.fact, change.status) == (fact, "altered")]
    assert len(altered) == 1
    ours, theirs = PLANTED[fact]
    assert ours in altered[0].copy.of(found.copy.text)
    assert theirs in altered[0].source.of(found.source.text)


def test_the_pair_is_a_rewriting_that_credits_its_source(report):
    found = report.assessments[0]
    assert (found.derivation, report.credit_finding) == ("rewritten", "true")
    assert [(credit.kind, credit.target, credit.quotation) for credit in report.credits] == [
        ("plain", "slipwaymonitor.example", "Original Source: www.slipwaymonitor.example")
    ]
    assert found.probability > 0.95
    assert report.warnings == ()


def test_neither_biography_nor_comment_form_counts_as_article(report):
    copy = report.document
    furniture = "\n".join(passage.of(copy.text) for passage in copy.furniture)
    for line in ("Trevor Halvorsen-Pike is an award-winning journalist", "Leave a Reply", "Your email address"):
        assert line in furniture
    assert not any(
        shared.copy.start < passage.end and passage.start < shared.copy.end
        for shared in report.assessments[0].passages
        for passage in copy.furniture
    )


def test_the_texts_are_as_long_as_promised_and_all_outlets_in_them_are_invented():
    copy, source = demo_pair()
    assert 550 < len(normalise(copy.text).words) < 750
    assert 650 < len(normalise(source.text).words) < 850
    hosts = set(
        re.findall(
            r"[\w.-]+\.(?:com|org|net|example|co|uk)\b", f"{copy.text} {source.text} {copy.location} {source.location}"
        )
    )
    assert {host.rsplit(".", 1)[1] for host in hosts} == {"example"}
    assert (copy.published, source.published) == (Timestamp("2026-03-11"), Timestamp("2026-03-09"))
    assert copy.text.split("\n")[4] == copy.title
    assert source.text.split("\n")[0] == source.title


def test_the_command_tells_all_of_it_and_exits_0():
    done = subprocess.run([sys.executable, "-m", "provenance", "demo"], capture_output=True, text=True, check=True)
    told = " ".join(done.stdout.split())
    assert done.stderr == ""
    assert "Text overlap consistent with a rewriting of the source" in told
    assert "Altered facts (3)" in told
    assert all(wording in told for pair in PLANTED.values() for wording in pair)
    assert "The text credits slipwaymonitor.example, and corresponds to it." in told


@pytest.mark.parametrize("seed", ["1", "2"])
def test_the_command_gives_the_same_bytes_every_time(seed, report):
    command = [sys.executable, "-m", "provenance", "demo", "--format", "json"]
    done = subprocess.run(command, capture_output=True, check=True, env={"PYTHONHASHSEED": seed})  # noqa: S603 - our own command
    assert json.loads(done.stdout) == report.to_dict()
