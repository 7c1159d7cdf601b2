from datetime import date

import pytest

from provenance.assessment.comparison import Comparison, Side
from provenance.document import Document, Furniture, Passage
from provenance.settings import Settings

BODY = "The harbour office of Tolsey closed the eastern pier on Monday. Mara Lind said: “We found 14 cracks in it.”"


def side(text=BODY, **stated):
    return Side.of(Document(text, **stated), Settings())


def facts(one):
    return {(fact.kind, fact.passage.of(one.document.text)) for fact in one.facts}


@pytest.mark.parametrize(
    ("title", "line", "counted"),
    [
        ("Tolsey shuts pier", "Tolsey shuts pier\n\n", False),
        ("Tolsey shuts pier", "TOLSEY SHUTS PIER!\n", False),
        ("Tolsey shuts pier", "moss.example\n\n  Tolsey shuts pier \n", False),
        ("Tolsey shuts pier", "Tolsey shuts pier for good\n", True),
        ("Tolsey shuts pier", "", True),
        (None, "Tolsey shuts pier\n", True),
        ("!!!", "!!!\n", True),
    ],
)
def test_the_headline_is_no_part_of_the_body(title, line, counted):
    found = side(line + BODY, title=title)
    site = "moss" in line and "moss" not in (title or "")
    assert ("shuts" in found.body.words.words) == (counted and "shuts" in line.lower())
    assert len(found.body.words) == len(side().body.words) + 2 * site + (counted and "shuts" in line) * len(
        line.split()
    )


def test_a_headline_far_down_is_body():
    text = f"{BODY}\n" * 40 + "Tolsey shuts pier"
    assert "shuts" in side(text, title="Tolsey shuts pier").body.words.words


def test_facts_of_furniture_and_headline_do_not_count():
    text = f"Seven piers shut\n{BODY}\nCall 555 199 before 3 June"
    form = Furniture(len(text) - 26, len(text), "comments")
    found = side(text, title="Seven piers shut", furniture=(form,))
    assert facts(found) == facts(side())
    assert facts(side(text)) > facts(side())


def test_quotations_are_where_the_body_quotes_somebody():
    found = side()
    assert [passage.of(BODY) for passage in found.quotations] == ["“We found 14 cracks in it.”"]


def test_relative_dates_are_read_on_the_day_of_publication():
    weekday = next(fact for fact in side(published=date(2026, 3, 11)).facts if fact.kind == "date")
    assert weekday.value.resolved != next(fact for fact in side().facts if fact.kind == "date").value.resolved


@pytest.mark.parametrize(("declared", "used"), [("en-GB", "en"), ("DE", "de"), (None, "en")])
def test_a_declared_language_comes_before_a_guess(declared, used):
    assert side(language=declared).language == used


def test_shingles_are_distinct_and_as_long_as_the_settings_say():
    text = "one two three four " * 5
    assert len(Side.of(Document(text), Settings(shingle_length=2)).shingles) == 4
    assert len(Side.of(Document(text), Settings(shingle_length=30)).shingles) == 0


def test_a_comparison_of_empty_texts_finds_nothing():
    found = Comparison.of(Document(""), Document("", furniture=(Passage(0, 0),)), Settings())
    assert (found.alignment.passages, found.changes, found.word_order.rare) == ((), (), 0)
