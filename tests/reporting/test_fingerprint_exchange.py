"""Fingerprints handed to others: what is written is read back, and holds no text."""

import pytest

from provenance.document import Document
from provenance.reporting.exchange import fingerprinted, json_lines, write_parquet
from provenance.reuse.fingerprint import Fingerprint
from tests.acquisition.reading import read_documents

TEXT = "The council of Marle met on Monday. It voted for the bridge, said the mayor, Edda Marrow, and went home early."
DOCUMENTS = [
    Document(TEXT, "https://fenpost.example/ferry", "Ferry", "Fen Post", published="2026-03-09T10:00:00+02:00", language="en"),
    Document(TEXT + " Twice.", None),
    Document("Short.", "https://fenpost.example/“short”", "Kürzer"),
]  # fmt: skip


def written(form, path):
    known = fingerprinted(DOCUMENTS)
    if form == "parquet":
        assert write_parquet(known, path) == len(DOCUMENTS)
    else:
        path.write_text("".join(json_lines(known)), "utf-8")
    return path


@pytest.mark.parametrize("form", ["jsonl", "parquet"])
def test_what_is_written_is_read_back(tmp_path, form):
    rows = list(read_documents(written(form, tmp_path / f"prints.{form}")))
    assert [row.document.fingerprint for row in rows] == [Fingerprint.of(document) for document in DOCUMENTS]
    for row, document in zip(rows, DOCUMENTS, strict=True):
        stated = row.document.document
        assert stated.text == ""
        for name in ("location", "title", "publisher", "language"):
            assert getattr(stated, name) == getattr(document, name)
        assert str(stated.published) == str(document.published)


@pytest.mark.parametrize("form", ["jsonl", "parquet"])
def test_nothing_of_the_text_is_in_it(tmp_path, form):
    content = written(form, tmp_path / "prints").read_bytes()
    assert not any(word.encode() in content for word in ("council", "Marrow", "early"))


def test_a_document_known_by_its_fingerprint_keeps_it():
    known = list(fingerprinted(DOCUMENTS))
    assert list(fingerprinted([DOCUMENTS[0], known[1]])) == known[:2]


def test_many_are_made_in_their_order():
    documents = [Document(f"{TEXT} {n}", f"https://fenpost.example/{n}") for n in range(2100)]
    known = list(fingerprinted(iter(documents)))
    assert [one.document.location for one in known] == [document.location for document in documents]
    assert known[2050].fingerprint == Fingerprint.of(documents[2050])
