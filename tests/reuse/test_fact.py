from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from provenance.document import Passage, Timestamp
from provenance.reuse.fact import find_facts


def test_facts_are_found_of_every_kind_in_the_order_of_the_text():
    text = "On Tuesday Ada Moss of Norvik sold 25 boats. “I will never fish again,” she said."
    assert [(fact.kind, fact.passage.of(text)) for fact in find_facts(text)] == [
        ("date", "Tuesday"),
        ("name", "Ada Moss"),
        ("name", "Norvik"),
        ("figure", "25"),
        ("quotation", "“I will never fish again,”"),
    ]


def test_facts_inside_a_quotation_follow_it():
    text = "“We sold 25 boats in Norvik,” said Ada Moss."
    assert [fact.kind for fact in find_facts(text)] == ["quotation", "figure", "name", "name"]


def test_the_language_is_guessed_where_none_is_given():
    text = "Der Minister sagte am Dienstag, dass die Stadt rund 25.000 Menschen aufnehmen wird und nicht mehr."
    assert [fact.passage.of(text) for fact in find_facts(text)] == [
        fact.passage.of(text) for fact in find_facts(text, language="de-AT")
    ]


def test_a_language_without_a_table_still_has_its_digits_and_capitals_read():
    text = "Laiva toi Norvikista 25 tonnia kalaa, sanoi Ada Moss."
    assert {"25", "Norvikista", "Ada Moss"} <= {fact.passage.of(text) for fact in find_facts(text, language="fi")}


def test_a_time_of_publication_without_a_day_resolves_nothing():
    [fact] = find_facts("It sank yesterday.", published=Timestamp.of("2026"))
    assert fact.value.resolved is None


def test_no_date_of_publication_is_too_odd():
    [fact] = find_facts("It sails tomorrow.", published=Timestamp.of("9999-12-31"))
    assert fact.value.resolved is None


def test_a_text_without_words_has_no_facts():
    assert find_facts("") == find_facts("…\n— ?") == ()


@given(
    st.text(alphabet=st.characters(codec="utf-8"), max_size=400),
    st.sampled_from([None, "en", "de", "fr", "es", "uk", "ru", "ar", "fa", "xx"]),
)
def test_every_fact_quotes_its_text_exactly_and_in_order(text, language):
    facts = find_facts(text, language=language)
    assert all(0 <= fact.passage.start < fact.passage.end <= len(text) for fact in facts)
    assert [fact.passage.start for fact in facts] == sorted(fact.passage.start for fact in facts)
    assert all(isinstance(fact.passage, Passage) for fact in facts)


@given(
    st.lists(
        st.sampled_from(
            '1 25 one in four million % $ € "a b c" “x y z” On June 14, 2024 at 5 p.m. F-16 U.S. not Lt. Gen. of the half - – : . \n'.split(
                " "
            )
        ),
        max_size=60,
    )
)
def test_facts_of_the_same_kind_never_overlap(pieces):
    facts = find_facts(" ".join(pieces), language="en")
    spans = sorted((fact.passage.start, fact.passage.end) for fact in facts if fact.kind in {"figure", "date"})
    assert all(a[1] <= b[0] for a, b in pairwise(spans))
