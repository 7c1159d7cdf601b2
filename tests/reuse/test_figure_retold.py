"""Figures that a rewrite tells in another way, and such as it alters, in one invented article of which a statement at a time differs."""

import pytest

from provenance.reuse.alignment import align
from provenance.reuse.body import Body
from provenance.reuse.change import find_changes
from provenance.reuse.fact import find_facts

AROUND = {
    "en": (
        "The ferry at Norvik carries 88,000 people a year. ",
        " Captain Ragna Tollefsen has sailed it since 1987, and 640 islanders wrote to thank her for it.",
    ),
    "fr": (
        "Le bac de Norvik transporte 88 000 personnes. ",
        " La capitaine Ragna Tollefsen le conduit depuis 1987, et 640 habitants lui ont écrit pour la remercier.",
    ),
    "es": (
        "El transbordador de Norvik lleva 88.000 pasajeros. ",
        " La capitana Ragna Tollefsen lo gobierna desde 1987, y 640 vecinos le escribieron para darle las gracias.",
    ),
    "de": (
        "Die Fähre von Norvik befördert 88.000 Menschen. ",
        " Kapitänin Ragna Tollefsen steuert sie seit 1987, und 640 Insulaner schrieben ihr einen Dank.",
    ),
    "uk": (
        "Паром у Норвіку перевозить 88 000 людей. ",
        " Капітанка Рагна Толлефсен водить його з 1987 року, і 640 остров’ян написали їй подяку.",
    ),
}


def altered(language, copy, source):
    before, after = AROUND[language]
    copy, source = before + copy + after, before + source + after
    facts = [find_facts(text, language=language) for text in (copy, source)]
    alignment = align(Body.of(copy, language=language), Body.of(source, language=language))
    found = find_changes(
        copy, source, alignment, copy_facts=facts[0], source_facts=facts[1], languages=(language, language)
    )
    return [(c.copy.of(copy), c.source.of(source)) for c in found if c.status == "altered" and c.fact == "figure"]


@pytest.mark.parametrize(
    ("language", "source", "retold", "other"),
    [
        # two measures that make one
        ("en", "The crossing to Skarn took 118 minutes in the storm.", "In the storm the crossing to Skarn took 1 hour 58 minutes.", "In the storm the crossing to Skarn took 3 hours 58 minutes."),
        ("en", "Her catch of cod weighed 3.2 kilograms that day.", "Her catch of cod weighed three kilograms and 200 grams that day.", "Her catch of cod weighed seven kilograms and 200 grams that day."),
        ("fr", "La traversée vers Skarn a duré deux heures dix.", "La traversée vers Skarn a duré 2 heures et 10 minutes.", "La traversée vers Skarn a duré 4 heures et 10 minutes."),
        ("uk", "Скринька на палубі важила три кілограми двісті грамів.", "Скринька на палубі важила 3,2 кілограма.", "Скринька на палубі важила 8,2 кілограма."),
        # one of a larger unit
        ("en", "The crew must pass the test at Skarn once a year.", "The crew must pass the test at Skarn every twelve months.", None),
        ("de", "Das Buch über die Fähre war binnen eines Jahres vergriffen.", "Das Buch über die Fähre war binnen zwölf Monaten vergriffen.", None),
        ("en", "Two crews left the island in the past year.", "Two crews left the island within twelve months.", None),
        ("uk", "Міст простоїть щонайменше пів століття, кажуть майже п’ятдесят людей.", "Міст простоїть не менш ніж п’ятдесят років, кажуть майже п’ятдесят людей.", None),
        # one more than the others
        ("en", "Police searched a shed in Norvik and eleven other places.", "Police searched twelve places, one of them a shed in Norvik.", "Police searched thirteen places, one of them a shed in Norvik."),
        # weeks in days with the first and the last of them
        ("fr", "La traversée vers Skarn fut fermée deux semaines.", "La traversée vers Skarn fut fermée quinze jours.", "La traversée vers Skarn fut fermée vingt jours."),
        ("es", "La travesía a Skarn estuvo cerrada una semana.", "La travesía a Skarn estuvo cerrada ocho días.", None),
        # the unit that an ordinal counts
        ("en", "One officer worked on it from the first week.", "From the first week one officer worked on it.", "From the first month one officer worked on it."),
        # a share that is not counted
        ("en", "It helped the quarter of islanders who ate least fish.", "Of islanders it helped the quarter who ate least fish.", "It helped the third of islanders who ate least fish."),
        # an age between commas is no number of seconds
        ("en", "Ada Kestevan, 29, sailed home 19 seconds behind him.", "Ada Kestevan, who is 29, sailed home 19 seconds behind him.", "Ada Kestevan, who is 29, sailed home 29 seconds behind him."),
        # what one leaves of another
        ("en", "Of the 19 boats in the harbour, 14 were sold.", "Of the 19 boats in the harbour, five of them stay in use.", "Of the 19 boats in the harbour, 17 were sold."),
        # nearly half an hour, some 25 minutes; a little over a day and a half
        ("uk", "Шлях до Скарна подовжиться приблизно на 25 хвилин.", "Шлях до Скарна подовжиться майже на пів години.", "Шлях до Скарна подовжиться майже на пів доби."),
        ("en", "The voyage to Skarn was 1.6 days shorter.", "The voyage to Skarn was a little over a day and a half shorter.", "The voyage to Skarn was a little over two days and a half shorter."),
    ],
)  # fmt: skip
def test_a_figure_told_in_another_way_is_kept_and_another_is_altered(language, source, retold, other):
    assert altered(language, retold, source) == []
    assert other is None or len(altered(language, other, source)) == 1


@pytest.mark.parametrize(
    ("language", "chain"),
    [("en", "an hour and a minute and "), ("fr", "un an et un mois et "), ("de", "ein Jahr und ein Monat und ")],
)
def test_measures_without_end_behind_one_another_are_read_to_the_last(language, chain):
    found = find_facts(chain * 1_000 + "7 km", language=language)
    assert [fact.value.low for fact in found if fact.kind == "figure"][-1] == 7
