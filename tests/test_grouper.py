"""An index folded into families, end to end."""

import tomllib
from dataclasses import replace
from pathlib import Path

import pytest

from provenance import Index
from provenance.document import Document
from provenance.grouper import find_families
from tests.index.damage import change
from tests.index.texts import body, with_footer


@pytest.fixture
def documents(original, rewrite, independent, unrelated):
    return [
        replace(original, location="https://slipwaymonitor.example/2026/03/ferries", canonical=None),
        replace(original, location="https://mirror.example/ferries", canonical=None, publisher="Mirror", published="2026-03-12"),
        replace(rewrite, location="https://northshoredaily.example/ferries", canonical=None),
        replace(independent, location="https://isles.example/ferry", published="2026-03-09"),
        replace(unrelated, location="https://hives.example/moor"),
    ]  # fmt: skip


def folded(report):
    return [[report.documents[key].location.split("/")[2] for key in family.keys] for family in report.families]


def test_copies_and_rewritings_are_one_family_and_other_reports_none(documents):
    with Index(":memory:") as index:
        index.add(documents)
        report = find_families(index)
    assert folded(report) == [["slipwaymonitor.example", "northshoredaily.example", "mirror.example"]]
    (family,) = report.families
    derivations = {report.documents[w.key].location: w.link.derivation for w in family.witnesses if w.link}
    assert derivations["https://mirror.example/ferries"] == "verbatim"
    assert derivations["https://northshoredaily.example/ferries"] == "rewritten"
    assert report.documents_seen == 5
    assert all(document.text == "" for document in report.documents.values())


@pytest.mark.parametrize("joint", ["\n\n", " "])
def test_what_a_site_prints_under_its_texts_makes_no_family(joint):
    with Index(":memory:") as index:
        index.add(with_footer(number, joint) for number in range(12))
        report = find_families(index)
    assert (report.families, report.shortened) == ((), 12)


def test_a_paragraph_that_a_site_copied_into_some_articles_still_makes_a_family():
    copied = body(99, 12)
    with Index(":memory:") as index:
        index.add(
            Document(f"{body(k)}\n\n{copied if k < 5 else ''}", location=f"https://gorse.example/{k}", language="en")
            for k in range(30)
        )
        index.add([Document(copied, location="https://heath.example/1", language="en")])
        report = find_families(index)
    assert report.shortened == 0
    assert len(report.families[0].keys) == 6


def test_several_processes_find_what_one_does(documents, tmp_path):
    with Index(tmp_path / "known.sqlite") as index:
        index.add(documents)
        alone = find_families(index, workers=1)
    (tmp_path / "known.sqlite").unlink()
    with Index(tmp_path / "known.sqlite") as index:
        index.add(documents)
        together = find_families(index, workers=2)
    assert folded(together) == folded(alone)
    assert together.pairs_assessed == alone.pairs_assessed


def test_pairs_are_assessed_once_and_only_new_ones_later(documents, tmp_path):
    told = []
    with Index(tmp_path / "known.sqlite") as index:
        index.add(documents)
        first = find_families(index, workers=1)
        again = find_families(index, workers=1, progress=lambda stage, *_: told.append(stage))
        assert folded(again) == folded(first)
        assert set(told) == {"looking for candidates", "folding documents", "looking beside families"}
        index.delete("https://mirror.example/ferries")
        assert folded(find_families(index, workers=1)) == [["slipwaymonitor.example", "northshoredaily.example"]]


def test_an_interruption_loses_no_more_than_a_batch(documents, tmp_path, monkeypatch):
    monkeypatch.setattr("provenance.grouper._REMEMBERED_AT_ONCE", 1)
    monkeypatch.setattr("provenance.grouper._AT_ONCE", 1)

    def interrupt(stage, done, _total):
        if stage == "assessing pairs" and done == 2:
            raise KeyboardInterrupt

    with Index(tmp_path / "known.sqlite") as index:
        index.add(documents)
        with pytest.raises(KeyboardInterrupt):
            find_families(index, workers=1, progress=interrupt)
    left = []
    with Index(tmp_path / "known.sqlite") as index:
        report = find_families(index, workers=1, progress=lambda stage, _done, total: left.append((stage, total)))
    assert dict(left)["assessing pairs"] == report.pairs_assessed - 1


def test_an_index_that_is_only_read_is_folded_all_the_same(documents, tmp_path):
    with Index(tmp_path / "known.sqlite") as index:
        index.add(documents)
    with Index(tmp_path / "known.sqlite", read_only=True) as index:
        assert len(find_families(index, workers=1).families) == 1


@pytest.mark.parametrize("stage", ["looking for candidates", "assessing pairs"])
def test_what_is_forgotten_while_families_are_folded_is_in_none(documents, tmp_path, monkeypatch, stage):
    monkeypatch.setattr("provenance.grouper._AT_ONCE", 1)
    with Index(tmp_path / "known.sqlite") as index:
        index.add(documents)

        def forget(now, done, _total):
            if (now, done) == (stage, 1):
                index.delete("https://mirror.example/ferries")

        report = find_families(index, workers=1, progress=forget)
    assert folded(report) == [["slipwaymonitor.example", "northshoredaily.example"]]


def test_documents_without_their_text_are_skipped_and_said_to_be(documents):
    with Index(":memory:") as index:
        index.add(documents[:3])
        index.add([Document(documents[4].text, location="https://hives.example/moor")], text=False)
        report = find_families(index)
    assert [(skipped.location, skipped.reason) for skipped in report.skipped] == [
        ("https://hives.example/moor", "text not kept")
    ]


DAMAGES = {
    "its text": "UPDATE text SET text = x'00' WHERE key = 2",
    "what it states": "UPDATE document SET details = '[]' WHERE key = 2",
    "a text that is none": "UPDATE document SET published = CAST(x'e240' AS TEXT) WHERE key = 2",
    "its sketch": "DELETE FROM sketch WHERE key = 2",
    "when it was seen": "UPDATE document SET first_seen = 1 << 60 WHERE key = 2",
}


@pytest.mark.parametrize("damage", DAMAGES.values(), ids=DAMAGES.keys())
def test_a_document_whose_row_is_damaged_is_skipped_and_named_and_the_others_are_folded(documents, tmp_path, damage):
    path = tmp_path / "known.sqlite"
    with Index(path) as index:
        index.add(documents)
    change(path, damage)
    with Index(path) as index:
        report = find_families(index, workers=1)
    assert folded(report) == [["slipwaymonitor.example", "northshoredaily.example"]]
    assert [(one.location, one.reason) for one in report.skipped] == [
        ("https://mirror.example/ferries", "damaged in the index")
    ]
    assert (report.documents_seen, report.documents_looked_at) == (5, 4)


def test_a_document_of_which_only_the_sketch_is_left_is_named_by_its_key(documents, tmp_path):
    path = tmp_path / "known.sqlite"
    with Index(path) as index:
        index.add(documents)
    change(path, "DELETE FROM document WHERE key = 2")
    with Index(path) as index:
        report = find_families(index, workers=1)
    assert len(report.families) == 1
    assert [one.location for one in report.skipped] == ["document 2"]


def test_reports_that_share_a_press_release_with_an_article_are_not_in_its_family():
    event = tomllib.loads((Path(__file__).parent / "one_event.toml").read_text("utf-8"))
    with Index(":memory:") as index:
        index.add(
            Document(told["text"], location=f"https://{role}.example/mill", language="en")
            for role, told in event.items()
        )
        report = find_families(index)
    family = report.families[0]
    members, beside = (
        {report.documents[key].location.split("/")[2].split(".")[0] for key in keys}
        for keys in (family.keys, family.independents)
    )
    assert members == {"original", "rewrite", "short"}
    assert {"agency", "local"} <= beside
