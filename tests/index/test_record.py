"""A document is the same after it has been a row."""

import json
import sqlite3
import zlib
from dataclasses import fields

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from provenance.document import Credit, Document, Furniture, Passage, Timestamp
from provenance.index.fact_record import pack_facts, unpack_facts
from provenance.index.record import Record, encoded, merged, packed, unpacked
from provenance.reuse.fact import find_facts

TEXT = st.text(st.characters(), max_size=40)  # every code point, lone surrogates and NUL among them
MAYBE = st.none() | TEXT
NUMBER = st.integers(0, 1000)
TIMES = st.builds(
    Timestamp, TEXT, st.sampled_from(["second", "minute", "day", "month", "year"]), st.none() | st.just("+02:00"), TEXT
) | st.dates().map(Timestamp.of) | st.datetimes().map(Timestamp.of)  # fmt: skip
PASSAGES = st.builds(Passage, NUMBER, NUMBER)
CREDITS = st.builds(
    Credit, st.sampled_from(["plain", "wire"]), TEXT, TEXT, st.none() | PASSAGES, st.sampled_from(["text", "head"])
)
FURNITURE = PASSAGES | st.builds(Furniture, NUMBER, NUMBER, st.sampled_from(["site", "caption"]))


def tuples(values):
    return st.lists(values, max_size=3).map(tuple)


@st.composite
def documents(draw):
    clocks = draw(tuples(TIMES))
    return Document(
        text=draw(TEXT),
        location=(location := draw(MAYBE)),
        title=draw(MAYBE),
        publisher=draw(MAYBE),
        authors=draw(tuples(TEXT)),
        published=draw(st.none() | TIMES | st.sampled_from([*clocks, None])),
        language=draw(MAYBE),
        canonical=draw(MAYBE | st.just(location)),
        links=draw(tuples(TEXT)),
        credits=draw(tuples(CREDITS)),
        furniture=draw(tuples(FURNITURE)),
        clocks=clocks,
        media=draw(tuples(TEXT)),
    )


def through_a_database(record):
    with sqlite3.connect(":memory:") as connection:
        connection.execute("CREATE TABLE row (a TEXT, b TEXT, c TEXT, d TEXT, e TEXT, f)")
        columns = (record.location, record.title, record.publisher, record.published, record.language, record.details)
        connection.execute("INSERT INTO row VALUES (?, ?, ?, ?, ?, ?)", columns)
        (row,) = connection.execute("SELECT * FROM row")
    connection.close()
    return Record(*row)


@given(documents())
@example(Document("", published="2026"))
@example(Document("", published=Timestamp("2026-03-09T10:00:00", "second", "+01:00", "given")))
@example(Document("", title="\ud83d", location="\ud83d", canonical="\ud83d", links=("https://moss.example/\udc00",)))
def test_every_field_survives(document):
    again = through_a_database(Record.of(document)).document(packed(encoded(document.text)))
    assert again == document
    assert [type(passage) for passage in again.furniture] == [type(passage) for passage in document.furniture]


@given(TEXT)
def test_every_text_survives(text):
    assert unpacked(packed(encoded(text))).decode("utf-8", "surrogatepass") == text


def test_short_details_can_be_read_with_any_tool():
    record = Record.of(
        Document("", authors=("Mara Lind",), location="https://moss.example/", canonical="https://moss.example/")
    )
    assert json.loads(record.details) == {"authors": ["Mara Lind"], "canonical": True}


def test_long_details_are_compressed():
    record = Record.of(Document("", links=tuple(f"https://moss.example/{i}" for i in range(100))))
    assert isinstance(record.details, bytes)
    assert len(record.details) < 1000


def test_a_document_that_states_nothing_takes_no_room_for_it():
    assert Record.of(Document("A text.")) == Record(None, None, None, None, None, None)


@given(documents(), documents())
def test_what_is_seen_again_keeps_every_date_and_what_only_the_earlier_one_stated(old, new):
    both = merged(old, new)
    for field in fields(Document):
        value = getattr(both, field.name)
        if field.name in {"text", "location"}:
            assert value == getattr(new, field.name)
        elif field.name == "clocks":
            assert value[: len(new.clocks)] == new.clocks
            assert set(old.clocks) <= set(value)
        else:
            assert value == (getattr(new, field.name) or getattr(old, field.name) or getattr(new, field.name))
    assert merged(both, new) == both


@pytest.mark.parametrize("broken", [b"no zlib", packed(b"a" * 1000)[:-6]])
def test_a_broken_text_is_an_error_and_not_half_a_text(broken):
    with pytest.raises((ValueError, zlib.error)):
        unpacked(broken)


@pytest.mark.parametrize(
    "text",
    [
        "The bill rose from 3.5 million to about $4 million on 9 March 2026, “a scandal in every way”, said Mara Lind.",
        "Yesterday at 10.30 some of the 1,200 ferries, one in four, were late; nobody knew why.",
        "",
    ],
)
def test_every_fact_survives(text):
    published = Timestamp.of("2026-03-10")
    facts = find_facts(text, language="en", published=published)
    assert unpack_facts(pack_facts(Document(text, language="en", published=published))) == facts
