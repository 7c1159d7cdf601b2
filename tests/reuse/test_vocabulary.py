import pytest

from provenance.reuse.facts.hedging import find_cues
from provenance.reuse.facts.phrase import Phrases
from provenance.reuse.facts.reading import read
from provenance.reuse.facts.vocabulary import LANGUAGES, vocabulary


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_its_twelve_months_seven_days_and_words_of_denial(language):
    words = vocabulary(language)
    assert set(words.date.months.values()) == set(range(1, 13))
    assert set(words.date.weekdays.values()) == set(range(7))
    assert words.strict_negation <= words.negation
    assert words.hedging
    assert words.stop


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_word_of_a_table_is_written_as_texts_are_folded(language):
    words = vocabulary(language)
    tables = (
        words.stop,
        words.number.values,
        words.number.units,
        words.date.months,
        words.name.titles,
        words.name.said,
        words.hedging,
    )
    assert [word for table in tables for word in table if word != word.lower() or word.endswith("'s")] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_number_words_up_to_ten_are_complete(language):
    assert set(range(11)) <= set(vocabulary(language).number.values.values())


def test_a_language_is_taken_from_its_tag_or_else_from_its_words():
    assert vocabulary("de-AT").language == "de"
    assert (
        vocabulary(None, "der Mann und die Frau sind nicht auf dem Boot in der Stadt".lower().split()).language == "de"
    )
    assert vocabulary("sv").language is None
    assert vocabulary(None).language is None


def test_a_phrase_is_matched_as_long_as_possible():
    phrases = Phrases({"per cent": 1, "per": 2, "square miles per day": 3})
    words = "ten per cent of square miles per day".split()
    assert [phrases.length_at(words, i) for i in range(len(words) + 1)] == [0, 2, 0, 0, 4, 0, 1, 0, 0]


@pytest.mark.parametrize(
    ("text", "openings"),
    [
        ("Lt. Gen. K. Moss came. He left.", ["Lt", "He"]),
        ("It cost ca. 200 crowns. Nobody paid.", ["It", "Nobody"]),
        ("At 5 p.m. on Monday it sank. At 6 it rose.", ["At", "At"]),
        ("A headline\nThe text", ["A", "The"]),
        ("Was it true? “No.” So they said!", ["Was", "No", "So"]),
    ],
)
def test_sentences_open_after_closing_punctuation_but_not_after_titles_and_initials(text, openings):
    reading = read(text, "en")
    assert [reading.words[i] for i in reading.bounds[:-1]] == openings


def test_words_stand_where_the_text_has_them():
    text = "L’hôtel d’Anne n’a qu’un lit."
    reading = read(text, "fr")
    assert [text[a:b] for a, b in zip(reading.starts, reading.ends, strict=True)] == list(reading.words)
    assert "hôtel" in reading.folded


def test_a_persian_verb_denies_by_its_prefix():
    reading = read("شورا تصمیم نگرفت و قطار نمی‌تواند حرکت کند.", "fa")
    assert [reading.words[i] for i in find_cues(reading, "negation")] == ["نگرفت", "نمی‌تواند"]
