"""The forms in which newsrooms write one name, and near misses."""

import pytest

from provenance.reuse.fact import find_facts

SAID = {
    "en": "The council met in the old hall before noon and heard both sides. A letter from {} came before the vote.",
    "de": "Der Rat tagte im alten Saal und hörte beide Seiten an. Ein Brief von {} kam vor der Wahl.",
    "fr": "Le conseil s'est réuni dans l'ancienne salle. Une lettre de {} est arrivée avant le vote.",
    "es": "El consejo se reunió en la sala antigua. Una carta de {} llegó antes de la votación.",
    "uk": "Рада зібралася у старій залі. Перевірку очолив {} після пожежі.",
    "ru": "Совет собрался в старом зале. Проверку возглавил {} после пожара.",
}

ONE_NAME = [
    ("en", "Prime Minister Dana Holt", "PM Holt"),
    ("en", "Robert Marlow", "Bob Marlow"),
    ("en", "Joanne Kay Marlow", "JK Marlow"),
    ("en", "Dana O'Brien", "Dana O Brien"),
    ("en", "Dana O`Brien", "Dana O'Brien"),
    ("en", "Jürgen Müller", "Juergen Mueller"),
    ("en", "Søren Kjærholt", "Soren Kjaerholt"),
    ("en", "Łukasz Brandt", "Lukasz Brandt"),
    ("en", "Đorđe Brando", "Djordje Brando"),
    ("en", "Dana McAllister", "Dana MacAllister"),
    ("en", "Omar el-Kassan", "Omar Elkassan"),
    ("en", "Alexander Lukin", "Aleksandr Lukin"),
    ("en", "Yevgeny Lukin", "Evgeny Lukin"),
    ("en", "Mohammed Kassan", "Muhammad Kassan"),
    ("en", "Velmora Ltd", "Velmora Limited"),
    ("en", "Velmora Pvt. Ltd.", "Velmora Private Limited"),
    ("en", "Velmora Bros.", "Velmora Brothers"),
    ("en", "Norvik, Pennsylvania", "Norvik, Pa."),
    ("en", "Holm St", "Holm Street"),
    ("en", "Puerto Rico", "Puerto Rican towns"),
    ("en", "Catalonia", "Catalan towns"),
    ("en", "Ada MÃ¼rren", "Ada Mürren"),
    ("en", "Luis PajÃ³n", "Luis Pajon"),
    ("en", "Ada CrÃ©mond", "Ada Crémond"),
    ("de", "Ada Weißmann", "Ada Weissmann"),
    ("de", "Kiew", "Kyjiw"),
    ("fr", "Paul Lœuvre", "Paul Loeuvre"),
    ("fr", "Saint-Alban", "St-Alban"),
    ("es", "José Mª Verano", "José María Verano"),
    ("uk", "Володимир Знам'янський", "Володимир Знамʼянський"),
    ("ru", "Иван Петрович Вербин", "И.П. Вербин"),
]

OTHERS = [
    ("en", "J.K. Marlow", "P.D. Marlow"),
    ("en", "Jürgen Müller", "Jürgen Möller"),
    ("en", "Sergei Lukin", "Andrei Lukin"),
    ("en", "Velmora Inc", "Telmora Inc"),
    ("en", "Norvik, Texas", "Norvik, Iowa"),
    ("fr", "Paul Vernier", "Paul Mernier"),
    ("uk", "Іван Верба", "Петро Верба"),
]


@pytest.mark.parametrize(("language", "one", "other"), ONE_NAME)
def test_no_form_of_a_name_is_told_as_another_name(altered_in, language, one, other):
    for copy, source in ((one, other), (other, one)):
        assert not altered_in(SAID[language].format(copy), SAID[language].format(source), language)


@pytest.mark.parametrize(("language", "source", "copy"), OTHERS)
def test_another_name_of_a_like_form_is_told(altered_in, language, source, copy):
    assert altered_in(SAID[language].format(copy), SAID[language].format(source), language)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Robert Marlow", "Bob Marlow"),
        ("Ft. Holm", "Fort Holm"),
        ("Norvik, Mass.", "Norvik, Massachusetts"),
        ("CityLine", "City Line"),
    ],
)
def test_short_forms_are_kept(changes_of, one, other):
    changes = changes_of(SAID["en"].format(other), SAID["en"].format(one))
    assert {status for fact, status, _, _ in changes if fact == "name"} == {"kept"}


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        ("en", "They went to St. Alban on Monday.", "St. Alban"),
        ("en", "They climbed Mt. Holm on Monday.", "Mt. Holm"),
        ("de", "Sie fuhr am Montag nach St. Alban.", "St. Alban"),
    ],
)
def test_what_is_shortened_before_a_name_is_part_of_it(language, text, name):
    assert name in [fact.passage.of(text) for fact in find_facts(text, language=language) if fact.kind == "name"]
