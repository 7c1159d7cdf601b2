import sqlite3
from contextlib import closing
from importlib.resources import files

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from provenance.index.word import WordIndex, distinct_words, words_of
from provenance.reuse.sketches.fingerprint_word import fingerprint_words

NOBODY = np.empty(0, np.int64)
FERRY = (
    "The ferry Osterdal ran aground off Kelpness on Tuesday with 214 passengers; Captain Yrsa Thoreld blamed a buoy."
)
REWORDED = (
    "A buoy is to blame, says Yrsa Thoreld, whose vessel Osterdal, carrying 214 people, struck rocks near Kelpness."
)
HEARING = "The council of Brackwell heard on Tuesday that the bridge over the Lodden needs a new deck before winter."


@pytest.fixture
def words():
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        connection.executescript(files("provenance.index").joinpath("index.sql").read_text("utf-8"))
        yield WordIndex(connection)


def ranked(words, text, leaving_out=NOBODY):
    scores = words.find(distinct_words(None, text), leaving_out)
    return scores.keys[np.argsort(-scores.values, kind="stable")].tolist()


def filler(number):
    return f"Report {number} of the week on what the council of a town said on Tuesday about the bridge and the ferry."


def test_a_rewording_is_found_by_the_rare_words_it_keeps(words):
    words.add([(1, None, HEARING), (2, None, FERRY), *((k, None, filler(k)) for k in range(3, 60))])
    assert ranked(words, REWORDED)[0] == 2


def test_a_headline_counts_with_its_text(words):
    words.add([(1, "Osterdal aground", "A ship is stuck."), (2, None, "A ship is stuck.")])
    assert ranked(words, "The Osterdal again") == [1]


def test_a_rare_word_tells_more_than_a_common_one(words):
    words.add(
        [(1, None, "ferry Kelpness"), (2, None, "ferry bridge"), *((k, None, "bridge ferry") for k in range(3, 40))]
    )
    assert ranked(words, "bridge Kelpness")[0] == 1


def test_a_long_text_does_not_win_by_its_length(words):
    everything = " ".join(f"word{k}" for k in range(3000))
    words.add([(1, None, f"{everything} Osterdal Kelpness Thoreld"), (2, None, "Osterdal Kelpness at sea")])
    assert ranked(words, "Osterdal Kelpness Thoreld")[0] == 2


def test_a_word_that_a_tenth_of_all_documents_hold_is_not_followed(words):
    words.add((k, None, f"ferry name{k}") for k in range(1, 2501))
    assert ranked(words, "ferry name77") == [77]


def test_no_words_and_unknown_words_find_nothing(words):
    assert ranked(words, "") == []
    words.add([])
    words.add([(1, None, "")])
    assert ranked(words, "") == []
    assert ranked(words, "Osterdal") == []


def test_a_removed_document_is_not_found_and_one_left_out_is_no_clue(words):
    words.add([(1, None, FERRY), (2, None, FERRY), (3, None, HEARING)])
    words.remove([1])
    assert ranked(words, FERRY)[0] == 2
    assert 2 not in ranked(words, FERRY, np.array([2]))
    words.merge()
    assert 1 not in ranked(words, FERRY)


def test_scripts_without_spaces_are_found_by_pairs_of_characters(words):
    words.add([(1, None, "渡轮在凯尔普附近搁浅"), (2, None, "凯旋门附近的普通渡口")])
    assert "凯尔" in distinct_words(None, "渡轮在凯尔普附近搁浅")
    assert ranked(words, "凯尔普岛")[0] == 1


def test_every_batch_counts_towards_the_length_of_its_own_documents_only(words):
    for k in range(1, 1200, 7):
        words.add([(k, None, f"Osterdal {filler(k)}" if k == 442 else filler(k))])
    assert ranked(words, "Osterdal") == [442]


@given(st.text(st.sampled_from("abÉжş1\u0301 -.,'\"“”‘’„«»–—…•£€\u00a0\u200d東")))
def test_words_read_the_short_way_are_those_of_fingerprints(text):
    assert words_of(text) == fingerprint_words(text)
