import random
import sqlite3
from contextlib import closing
from importlib.resources import files

import numpy as np
import pytest

from provenance.document import Document, Passage
from provenance.index.candidate import Commonness, Search
from provenance.index.posting import Postings
from provenance.index.site import Sites, site_of
from provenance.index.word import WordIndex
from provenance.reuse.sketches.batch import sketch_many
from provenance.settings import Settings
from tests.index.texts import WORDS, articles, invented

SETTINGS = Settings()


@pytest.fixture
def connection():
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        connection.executescript(files("provenance.index").joinpath("index.sql").read_text("utf-8"))
        yield connection


def add(connection, documents, first=1):
    """Add documents under the keys from *first* on."""
    rows = sketch_many([document.text for document in documents], SETTINGS)
    keys = range(first, first + len(documents))
    Postings(connection).add(np.array(keys), rows.offsets, rows.samples)
    WordIndex(connection).add((key, one.title, one.text) for key, one in zip(keys, documents, strict=True))
    Sites(connection).add((key, one.location) for key, one in zip(keys, documents, strict=True))


def keys(connection, text, **how):
    return [candidate.key for candidate in Search(connection, SETTINGS).find(Document(text), **how)]


def unlike(number, words=300):
    """Words that no other text holds in this order."""
    draw = random.Random(f"unlike {number}")  # noqa: S311 - texts, not secrets
    return " ".join(draw.choices(WORDS, k=words))


def test_a_whole_copy_shares_all_of_its_sample(connection):
    add(connection, articles(200))
    best = Search(connection, SETTINGS).find(Document(invented(41)))[0]
    assert best.key == 42
    assert best.containment == 1
    assert best.rarity > 0 < best.words


@pytest.mark.parametrize("length", [20, 30, 80])
def test_a_quotation_of_twenty_words_or_more_is_found_in_a_long_text(connection, length):
    add(connection, articles(200))
    for number in range(20):
        quoted = " ".join(invented(number).split()[7 : 7 + length])
        text = f"{unlike(number)} {quoted} {unlike(-number)}"
        assert number + 1 in keys(connection, text, words=False)
        assert number + 1 in keys(connection, text)


def test_there_are_no_more_candidates_than_asked_for_and_the_likeliest_come_first(connection):
    add(connection, [Document(f"{invented(5)} {unlike(k, 40 * k)}") for k in range(1, 9)])
    for limit in (1, 2, 3, 5):
        assert len(keys(connection, invented(5), limit=limit)) == limit
    assert keys(connection, f"{invented(5)} {unlike(3, 120)}")[0] == 3


def test_texts_on_the_same_subject_do_not_crowd_out_the_source_of_a_quotation(connection):
    subject = "osterdal kelpness thoreld brackwell lodden ferry strait buoy pilot tribunal".split()
    draw = random.Random(3)  # noqa: S311 - texts, not secrets
    for_subject = [" ".join(draw.sample(subject, 8)) for _ in range(60)]
    add(connection, [Document(f"{text} {unlike(k)}") for k, text in enumerate(for_subject)])
    add(connection, [Document(invented(7))], first=100)
    quoted = " ".join(invented(7).split()[10:35])
    assert 100 in keys(connection, f"{' '.join(subject)} {quoted} {unlike(999)}")


def test_a_shingle_that_too_many_share_leads_nowhere(connection):
    phrase = " ".join(invented(1).split()[:40])
    add(connection, [Document(f"{phrase} {unlike(k, 60)}") for k in range(80)])
    rare = Search(connection, SETTINGS, Commonness(least=100)).find(Document(phrase), words=False)
    common = Search(connection, SETTINGS, Commonness(least=50)).find(Document(phrase), words=False)
    assert len(rare) == 10
    assert common == []


def test_what_a_site_prints_under_its_texts_is_no_clue(connection):
    footer = " ".join(invented(2).split()[:40])
    documents = [Document(f"{unlike(k, 80)} {footer}", location=f"https://www.gorse.example/{k}") for k in range(20)]
    add(connection, [*documents, Document(f"{unlike(77)} {footer}", location="https://heath.example/1")])
    assert keys(connection, f"{unlike(500)} {footer}", words=False) == [21]
    assert 3 in keys(connection, documents[2].text, words=False)


def test_a_phrase_that_few_of_a_sites_texts_share_is_a_clue(connection):
    phrase = " ".join(invented(2).split()[:40])
    add(connection, [Document(f"{unlike(k, 80)} {phrase}", location=f"https://gorse.example/{k}") for k in range(7)])
    assert len(keys(connection, phrase, words=False)) == 7


def test_a_text_is_no_candidate_for_itself(connection):
    add(connection, articles(30))
    assert 6 not in keys(connection, invented(5), leaving_out=[6])


def test_an_empty_text_and_an_empty_index_have_no_candidates(connection):
    assert keys(connection, "") == []
    assert keys(connection, invented(1)) == []
    add(connection, articles(3))
    assert keys(connection, "") == []


def test_furniture_is_not_looked_for(connection):
    add(connection, articles(30))
    text = f"{unlike(1)} {invented(5)}"
    furniture = Passage(len(unlike(1)) + 1, len(text))
    assert Search(connection, SETTINGS).find(Document(text), words=False)[0].key == 6
    assert Search(connection, SETTINGS).find(Document(text, furniture=[furniture]), words=False) == []


@pytest.mark.parametrize(
    ("location", "site"),
    [
        ("https://www.gorse.example/2026/a?b=c", "gorse.example"),
        ("HTTP://Gorse.Example:8080/", "gorse.example"),
        ("notes/gorse.txt", None),
        ("https://[broken", None),
        ("", None),
        (None, None),
    ],
)
def test_a_site_is_the_host_of_an_address(location, site):
    assert site_of(location) == site
