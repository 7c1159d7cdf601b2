"""Answers turned into their contraries (agreed, disputed), in six languages, on invented sentences."""

import pytest

from provenance.reuse.alignment import align
from provenance.reuse.body import Body
from provenance.reuse.change import find_changes
from provenance.reuse.fact import find_facts

ABOUT = {
    "en": "The old ferry of Norvik sank on Monday with a cargo of herring in eleven barrels. {} A diver from Tarn Head will look at the wreck in the harbour next week.",
    "de": "Die alte Fähre von Norwik sank am Montag mit elf Fässern Hering. {} Ein Taucher aus Tarnkopf wird nächste Woche das Wrack im Hafen ansehen.",
    "fr": "Le vieux bac de Valbrune a coulé lundi avec onze tonneaux de harengs. {} Un plongeur de Montclair regardera l'épave dans le port la semaine prochaine.",
    "es": "El viejo barco de Villaclara se hundió el lunes con once barriles de arenques. {} Un buzo de Montesol mirará los restos en el puerto la próxima semana.",
    "uk": "Старий пором Тарнограда затонув у понеділок з одинадцятьма бочками оселедців. {} Водолаз із Вербівки огляне уламки в порту наступного тижня.",
    "ru": "Старый паром Тарнограда затонул в понедельник с одиннадцатью бочками сельди. {} Водолаз из Вербовки осмотрит обломки в порту на следующей неделе.",
}


def turned(copy, source, language="en"):
    """The statuses of denials, answers and hedges that changed."""
    copy, source = (ABOUT[language].format(text) for text in (copy, source))
    facts = [find_facts(text, language=language) for text in (copy, source)]
    alignment = align(Body.of(copy, language=language), Body.of(source, language=language))
    found = find_changes(
        copy, source, alignment, copy_facts=facts[0], source_facts=facts[1], languages=(language, language)
    )
    return [change.status for change in found if change.fact in {"wording", "negation", "hedging"}]


@pytest.mark.parametrize(
    ("language", "source", "copy"),
    [
        ("en", "The insurers agreed that the hull was sound.", "That the hull had been sound was disputed by the insurers."),
        ("en", "Moss confirmed that she had seen the report in time.", "Moss denied that the report had reached her in time."),
        ("en", "Brand did not deny that the barrels were loose.", "Brand disputed that the barrels had been loose."),
        ("en", "Brand does not endorse the diver's estimate.", "Brand stands by the estimate of the diver."),
        ("en", "The captain was cleared by the harbour court.", "The harbour court found against the captain."),
        ("en", "Moss has no plans to sell the wreck.", "Moss is ready to sell the wreck."),
        ("de", "Moosmann bestätigte, dass die Fässer lose waren.", "Moosmann bestritt, dass die Fässer lose gewesen seien."),
        ("fr", "Morel convient que les tonneaux étaient mal attachés.", "Morel conteste que les tonneaux aient été mal attachés."),
        ("es", "Moreno coincide en que los barriles estaban sueltos.", "Moreno niega que los barriles estuvieran sueltos."),
        ("uk", "Мороз не виключає, що уламки доведеться продати.", "Мороз не допускає, що уламки доведеться продати."),
        ("ru", "Мороз подтвердил, что бочки были плохо закреплены.", "Мороз отрицает, что бочки были плохо закреплены."),
    ],
)  # fmt: skip
def test_an_answer_told_as_its_contrary_is_altered(language, source, copy):
    assert "altered" in turned(copy, source, language)
    assert turned(source, source, language) == []


@pytest.mark.parametrize(
    ("source", "copy"),
    [
        ("Brand did not deny that the barrels were loose.", "Brand admitted that the barrels were loose."),
        ("Moss turned down a medal and took up fishing.", "Moss, who took up fishing, declined a medal."),
        ("The shop opens four mornings a week.", "There is a shop, shut on three days of the week."),
        ("A board of inquiry opens on Friday.", "On Friday a board of inquiry will look at the closure."),
    ],
)
def test_the_same_answer_and_what_is_said_of_something_else_are_not(source, copy):
    assert turned(copy, source) == []


@pytest.mark.parametrize(
    ("source", "copy"),
    [
        ("It was the largest leak in the harbour since 1961.", "No leak of this size had been seen in the harbour since 1961."),
        ("We are not fighting a storm. We are fighting a very old leak.", "We are fighting a very old leak, said Moss."),
        ("Brand said no because page nine spoke of a leak.", "What stood on page nine, a leak, put Brand off."),
    ],
)  # fmt: skip
def test_a_denial_that_the_other_side_tells_in_another_way_is_not_turned_round(source, copy):
    assert "altered" not in turned(copy, source)


@pytest.mark.parametrize(
    ("source", "copy", "expected"),
    [
        ("The captain allegedly sold the herring to her brother.", "The captain sold the herring to her brother.", ["dropped"]),
        ("The captain sold the herring to her brother.", "The captain might well sell the herring to her brother.", ["added"]),
        ("The herring could go to her brother in Tarn Head.", "The herring goes to her brother in Tarn Head.", []),
    ],
)  # fmt: skip
def test_an_allegation_is_a_hedge_as_may_and_might_are_and_could_alone_is_not(source, copy, expected):
    assert turned(copy, source) == expected


def test_a_denial_in_the_copys_own_words_is_none_added_but_one_of_the_sources_word_is():
    assert turned("Nothing links the two harbours of Norvik.", "The two harbours of Norvik are separate.") == []
    assert turned("The herring had not been insured by Moss.", "The herring had been insured by Moss.") == ["altered"]


def test_a_question_answers_nothing():
    assert turned("Did the insurers dispute that the hull was sound? Moss did not say.", "The insurers agreed that the hull was sound.") == []  # fmt: skip


def test_two_answers_of_one_sentence_are_told_apart_by_who_gives_them():
    source = "Moss pleaded not guilty to nine thefts of herring. Brand admitted two thefts and denied the rest."
    copy = "Nine thefts of herring were what Moss accepted. Brand conceded two thefts and contested the others."
    assert "altered" in turned(copy, source)
    assert turned(source, source) == []
