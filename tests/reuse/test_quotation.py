from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provenance import Document, compare
from provenance.reuse.fact import find_facts


def quotations(text, language="en"):
    return [fact for fact in find_facts(text, language=language) if fact.kind == "quotation"]


def quoted(text, language="en"):
    return [fact.passage.of(text) for fact in quotations(text, language)]


def speaker(text, language="en"):
    [fact] = quotations(text, language)
    return fact.value.speaker


MARKS = [
    ("en", '"We lost the nets," said Ada Moss.'),
    ("en", "“We lost the nets,” said Ada Moss."),
    ("en", "‘We lost the men’s nets,’ said Ada Moss."),
    ("en", "'We lost the nets,' said Ada Moss."),
    ("en", "''We lost the nets,'' said Ada Moss."),
    ("de", "„Wir haben die Netze verloren“, sagte Ada Moss."),
    ("de", "»Wir haben die Netze verloren«, sagte Ada Moss."),
    ("fr", "« Nous avons perdu les filets », a déclaré Ada Moss."),
    ("es", "«Perdimos las redes», dijo Ada Moss."),
    ("uk", "«Ми втратили всі сітки», — сказала Ада Мосс."),
    ("ru", "«Мы потеряли все сети», — сказала Ада Мосс."),
    ("ar", "«لقد فقدنا كل الشباك» قالت المديرة"),
    ("ja", "「we lost the nets」と言った"),
]


@pytest.mark.parametrize(("language", "text"), MARKS)
def test_quotation_marks_of_every_style_are_paired(language, text):
    [wording] = quoted(text, language)
    assert text.startswith(wording)
    assert wording[0] in "\"“‘'„»«「"


def test_apostrophes_open_and_close_no_quotation():
    assert quoted("It's the boys' boat, the '90s one, and they won't say whose nets' floats weren't Ada's.") == []


def test_a_quotation_in_a_quotation_belongs_to_the_outer_one():
    text = "“He told me ‘sell the nets now’ and left,” said Ada Moss."
    assert quoted(text) == ["“He told me ‘sell the nets now’ and left,”"]


def test_one_or_two_words_in_marks_are_no_quotation():
    assert quoted('The so-called "clean harbour" and the "deal" were praised.') == []


def test_the_title_of_a_work_is_no_quotation():
    assert quoted('She sang "The Long Road Home" and bowed.') == []


def test_a_quotation_may_run_over_paragraphs_that_each_open_with_a_mark():
    text = "“We lost the nets that night.\n\n“And then we lost the boat as well,” said Ada Moss."
    assert quoted(text) == ["“We lost the nets that night.", "“And then we lost the boat as well,”"]


def test_a_mark_left_open_swallows_no_further_paragraph():
    text = 'The 12" pipe broke.\nNobody was hurt, the town said.'
    assert quoted(text) == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", '"We lost the nets," said Ada Moss.'),
        ("en", '"We lost the nets," Moss said. Ada Moss left.'),
        ("en", 'Ada Moss, the skipper, said: "We lost the nets."'),
        ("en", 'According to Ada Moss, "we lost the nets" that night.'),
        ("de", "„Wir haben die Netze verloren“, sagte Ada Moss."),
        ("de", "Ada Moss erklärte: „Wir haben die Netze verloren.“"),
        ("fr", "« Nous avons perdu les filets », a déclaré Ada Moss."),
        ("es", "«Perdimos las redes», dijo Ada Moss."),
    ],
)
def test_the_speaker_stands_beside_a_verb_of_speech(language, text):
    assert speaker(text, language) == ("ada", "moss")


def test_the_speaker_stands_beside_a_verb_of_speech_in_cyrillic_too():
    assert speaker("«Мы потеряли все сети», — сказала Ада Мосс.", "ru") == ("ада", "мосс")
    assert speaker("«Ми втратили всі сітки», — сказала Ада Мосс.", "uk") == ("ада", "мосс")


def test_a_paragraph_that_goes_on_quoting_keeps_its_speaker():
    text = '"We lost the nets," said Ada Moss. "And then we lost the boat."'
    assert [fact.value.speaker for fact in quotations(text)] == [("ada", "moss"), ("ada", "moss")]


def test_a_pronoun_gives_no_speaker():
    assert speaker('Ada Moss spoke of Tom Reed. "We lost the nets," she said.') is None


def test_whom_the_speaker_tells_of_in_a_clause_of_its_own_gives_no_speaker():
    assert speaker('"We lost the nets," she said, adding that nobody had warned Ada Moss.') is None
    assert speaker('"We lost the nets," said Ada Moss, adding that nobody had warned Ivo.') == ("ada", "moss")
    assert speaker('The nets belonged to Ada Moss, and he has often said that "they were never any good".') is None


def test_who_asks_may_stand_behind_a_question_that_ends_its_sentence():
    assert speaker('Moss says she fears the sea. "Who will mend all these nets?" Ada Brand asked.') == ("ada", "brand")
    assert speaker('Ivo Moss asked: "Who will mend all these nets?" Ada Brand said later that she would.') == (
        "ivo",
        "moss",
    )


@pytest.mark.parametrize(
    ("language", "copy", "status"),
    [
        ("ru", "С мая «Норвик Капитал банк» платит больше.", "kept"),
        ("ru", "Директор «Норвик Лодочного банка» ушёл.", "altered"),
    ],
)
def test_a_name_in_marks_may_be_inflected(language, copy, status):
    source = "Директор «Норвик Капитал банка» ушёл в мае и живёт теперь у моря."
    found = compare(Document(copy, language=language), Document(source, language=language)).changes
    assert [change.status for change in found if change.fact == "quotation" and change.copy] == [status]


def test_a_word_with_the_capital_of_its_sentence_is_no_speaker():
    assert speaker('Tomorrow the harbour opens without a feast: "We lost the nets."') is None


def test_insertions_and_elisions_part_the_words():
    [fact] = quotations('"We lost [all] the nets … and then the boat," said Ada Moss.')
    assert fact.value.parts == (("we", "lost"), ("the", "nets"), ("and", "then", "the", "boat"))


@given(st.text(alphabet="“”„«»‘’'\"「」ab \n", max_size=200))
def test_quotations_never_overlap(text):
    passages = [fact.passage for fact in quotations(text)]
    assert all(a.end <= b.start for a, b in pairwise(passages))


def test_a_name_in_quotation_marks_whose_first_word_alone_has_a_capital_is_no_wording():
    goes_on = " Порт закрили на два тижні, а всі сорок човнів повернули до гавані ще до ранку понеділка."
    copy = "Сапер спілки «Чиста вода» Остап Мосс працював три тижні." + goes_on
    source = "Остап Мосс, сапер, три тижні працював у гавані, хоч назвав це «зайвим клопотом»." + goes_on
    found = compare(Document(copy, language="uk"), Document(source, language="uk"))
    assert not any(change.status == "altered" for change in found.changes)


def test_a_number_with_its_ending_in_french_quotation_marks_says_nothing():
    assert not quotations("« 1er »", "fr")
