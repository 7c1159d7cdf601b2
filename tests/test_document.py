from dataclasses import FrozenInstanceError
from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provenance.document import Credit, Document, Furniture, Passage, Timestamp


def test_a_passage_quotes_the_text_exactly_as_it_stands():
    assert Passage(4, 8).of("the  “pier” 🛳") == " “pi"


def test_furniture_is_a_passage_with_a_kind():
    furniture = Furniture(0, 5, "comments")
    assert isinstance(furniture, Passage)
    assert (furniture.kind, Furniture(0, 5).kind) == ("comments", "site")
    assert sorted([Passage(3, 4), Passage(1, 9), Passage(1, 2)]) == [Passage(1, 2), Passage(1, 9), Passage(3, 4)]


def test_a_document_needs_a_text_alone_and_cannot_be_changed():
    document = Document("text")
    assert (document.title, document.authors, document.credits, document.furniture) == (None, (), (), ())
    with pytest.raises(FrozenInstanceError):
        document.text = "other"


def test_a_document_takes_lists_and_keeps_tuples():
    credit = Credit("plain", "moss.example", "Source: moss.example")
    document = Document(
        "t", authors=["A"], links=["https://moss.example/"], credits=[credit], furniture=[Passage(0, 1)]
    )
    assert document == Document(
        "t", authors=("A",), links=("https://moss.example/",), credits=(credit,), furniture=(Passage(0, 1),)
    )
    assert hash(document) == hash(Document(**{name: getattr(document, name) for name in Document.__slots__}))


@pytest.mark.parametrize(
    ("given_as", "value", "precision", "zone"),
    [
        ("2026", "2026", "year", None),
        ("2026-03", "2026-03", "month", None),
        ("2026-03-11", "2026-03-11", "day", None),
        (" 2026-03-11 ", "2026-03-11", "day", None),
        (date(2026, 3, 11), "2026-03-11", "day", None),
        ("2026-03-11T10:20:30", "2026-03-11T10:20:30", "second", None),
        ("2026-03-11 10:20:30", "2026-03-11T10:20:30", "second", None),
        ("2026-03-11T10:20:30Z", "2026-03-11T10:20:30", "second", "+00:00"),
        ("2026-03-11T10:20:30+05:45", "2026-03-11T10:20:30", "second", "+05:45"),
        (datetime(2026, 3, 11, 10, 20, 30, 999, tzinfo=UTC), "2026-03-11T10:20:30", "second", "+00:00"),
        (datetime(2026, 3, 11, 10, 20, tzinfo=timezone(-timedelta(hours=3, minutes=30))), "2026-03-11T10:20:00", "second", "-03:30"),
        (Timestamp("2026-03", "month"), "2026-03", "month", None),
    ],
)  # fmt: skip
def test_a_time_is_kept_as_stated_to_its_precision(given_as, value, precision, zone):
    published = Document("text", published=given_as).published
    assert (published.value, published.precision, published.zone) == (value, precision, zone)
    assert published.origin == "given"
    assert str(published) == value + (zone or "")


@pytest.mark.parametrize(
    "nonsense", ["", "soon", "2026-13", "2026-02-30", "2026-3-1", "20.3.2026", "٢٠٢٦-٠٣", "2026-03-11T25:00"]
)
def test_what_is_no_time_is_refused(nonsense):
    with pytest.raises(ValueError, match=r".+"):
        Document("text", published=nonsense)


@pytest.mark.parametrize(
    ("one", "other", "before"),
    [
        ("2026-03-10", "2026-03-11", True),
        ("2026-03-11", "2026-03-10", False),
        ("2026-03-11", "2026-03-11", False),
        ("2026", "2026-03-11", False),
        ("2026-03-11", "2026", False),
        ("2025", "2026-03-11", True),
        ("2026-02", "2026-03-11", True),
        ("2026-03", "2026-03-11", False),
        ("2026-03-11T10:00:00", "2026-03-11T12:00:00", False),
        ("2026-03-11T10:00:00Z", "2026-03-11T12:00:00Z", True),
        ("2026-03-11T10:00:00Z", "2026-03-11T12:00:00+05:00", False),
        ("2026-03-10T23:30:00-05:00", "2026-03-11T04:00:00Z", False),
        ("2026-03-11T10:00:00Z", "2026-03-11", False),
        ("2026-03-10T10:00:00Z", "2026-03-11", True),
        ("0001-01-01T00:00:00+05:00", "2026-03-11T00:00:00Z", True),
    ],
)
def test_a_time_is_before_another_only_as_far_as_both_are_stated(one, other, before):
    assert Timestamp.of(one).is_before(Timestamp.of(other)) is before


def test_a_page_may_state_an_impossible_zone():
    odd = Timestamp("2026-03-11T10:00", "minute", "+99:00")
    assert odd.is_before(Timestamp("2026-03-12T10:00", "minute", "Z"))
    assert not odd.is_before(Timestamp("2026-03-11T11:00", "minute", "Z"))


@given(st.datetimes(min_value=datetime(1000, 1, 1)), st.datetimes(min_value=datetime(1000, 1, 1)))  # noqa: DTZ001 - times without a zone are the case
def test_no_two_times_are_each_before_the_other(one, other):
    first, second = Timestamp.of(one), Timestamp.of(other)
    assert not (first.is_before(second) and second.is_before(first))
