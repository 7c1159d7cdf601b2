import pytest
from hypothesis import given
from hypothesis import strategies as st

from provenance.reuse.changes.namesake import index_names
from provenance.reuse.facts.name import find_names
from provenance.reuse.facts.reading import read
from provenance.reuse.facts.spelling import is_of_place, misspelt, same_part


def names(text, language="en", *, unsure=False):
    reading = read(text, language)
    return [(passage, name) for passage, name in find_names(reading, bytearray(len(reading))) if name.sure or unsure]


def marked(text, language):
    """*text* with ⟦…⟧ around every name that is sure to be one."""
    for passage, _ in reversed(names(text, language)):
        text = f"{text[: passage.start]}⟦{passage.of(text)}⟧{text[passage.end :]}"
    return text


NAMES_IN_TEXTS = [
    (
        "en",
        "The report by ⟦Lt. Gen. Ostap Verhun⟧ cites the ⟦NBK⟧, ⟦Ludwig van Beek⟧ and ⟦J. T. Harrow⟧ of ⟦Tarn Head⟧.",
    ),
    ("en", "Officials in ⟦Norvik⟧ said the ⟦Alder Grace⟧ belongs to ⟦Sound & Isles Transit⟧. Critics disagree."),
    ("en", "⟦Mr. Moss⟧ met ⟦Abdel al-Rashid⟧; later ⟦Moss⟧ left. However, the ⟦Lenne⟧ froze."),
    ("en", "According to ⟦Petra Lund-Okafor⟧, the ⟦Ministry⟧ of ⟦Fisheries⟧ knew."),
    ("de", "⟦Bundeskanzler Olaf Brandt⟧ sprach mit Frau ⟦Weber⟧ in ⟦Berlin⟧ über die ⟦EU⟧ und den Hafen."),
    ("de", "Gestern sprach ⟦Geschäftsführer Ulf Holt⟧ mit ihrem Ärger Luft, die Berechnung von Beratern lag vor."),
    ("en", "The ⟦Israeli⟧ ⟦Prime Minister Ada Moss⟧ met the ⟦Norvik⟧ ⟦Defence Secretary Tom Reed⟧ and ⟦Stephen King⟧."),
    ("fr", "Le président ⟦Luc Moreau⟧ a rencontré ⟦Anne de la Tour⟧ à ⟦Valbrune⟧ ; l'⟦Élan⟧ a gagné."),
    ("es", "El alcalde ⟦Íñigo Salcedo⟧ viajó de ⟦Puerto Viejo⟧ a ⟦Villaclara⟧ con ⟦Rosa del Río⟧."),
    ("uk", "⟦Генерал Остап Вергун⟧ повідомив про це в ⟦Зеленограді⟧, сказав речник."),
    ("ru", "По словам мэра, ⟦Анна Рудакова⟧ приехала в ⟦Новоозёрск⟧ вчера."),
]


@pytest.mark.parametrize(("language", "expected"), NAMES_IN_TEXTS)
def test_names_are_found_with_titles_particles_and_initials(language, expected):
    assert marked(expected.replace("⟦", "").replace("⟧", ""), language) == expected


def test_a_common_word_at_the_start_of_a_sentence_is_no_name():
    assert names("Fishing stopped. Prices rose. Boats stayed in the harbour of the town.") == []


def test_a_word_at_the_start_of_a_sentence_is_a_name_if_it_has_a_capital_elsewhere():
    text = "Verhun smiled. Later the crew asked Verhun again."
    assert [passage.of(text) for passage, _ in names(text)] == ["Verhun", "Verhun"]


def test_a_name_that_ends_as_common_words_do_opens_a_sentence_as_a_name():
    text = "Italy buys most. Quickly he left. Orsing rose first. They had met Orsing before."
    assert [passage.of(text) for passage, _ in names(text, unsure=True)] == ["Italy", "Orsing", "Orsing"]


def test_a_headline_in_title_case_names_nobody_for_sure():
    assert names("Hybrid Ferries Deliver Surprising Savings Despite Delays\nThe boats were late.") == []


def test_a_shortened_mention_points_to_the_full_name():
    text = "Lt. Gen. Ostap Verhun spoke first. Verhun left. The National Bureau (NB) knew."
    assert {passage.of(text): name.full for passage, name in names(text)} == {
        "Lt. Gen. Ostap Verhun": ("ostap", "verhun"),
        "Verhun": ("ostap", "verhun"),
        "National Bureau": ("national", "bureau"),
        "NB": ("national", "bureau"),
    }


def test_two_people_of_one_surname_are_told_apart_by_who_was_named_last():
    text = "Ada Moss spoke. Then Moss left. Later Tom Moss came, and Moss wept."
    assert [name.full[0] for _, name in names(text)] == ["ada", "ada", "tom", "tom"]


@pytest.mark.parametrize("language", ["ar", "fa"])
def test_scripts_without_capitals_show_no_names(language):
    assert names("قال الرئيس سالم الحارثي إن الميناء مغلق", language) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("zelensky", "zelenskyy"), ("kyrylo", "kirilo"), ("ukraine", "ukrainian"), ("russia", "russian"), ("iran", "iranian"),
        ("texas", "texan"), ("texan", "texas"), ("koreans", "korean"), ("вергун", "вергуном"), ("рудакова", "рудаковой"),
        ("belgium", "belgians"), ("верхнім", "верхнього"), ("київському", "київського"), ("чистого", "чистий"),
        ("садовець", "садовця"), ("харків", "харкова"), ("ользі", "ольга"), ("яр", "яру"), ("новая", "новой"),
        ("дзвін", "дзвону"), ("чортопіль", "чортополя"), ("канів", "канева"),
    ],
)  # fmt: skip
def test_transliterations_inflections_and_demonyms_are_one_name(one, other):
    assert same_part(one, other)
    assert not misspelt(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("austria", "australia"),
        ("iran", "iraq"),
        ("moss", "boss"),
        ("niger", "nigeria"),
        ("марко", "марія"),
        ("яр", "ярослав"),
        ("ткач", "ткачук"),
        ("вінник", "войник"),
    ],
)
def test_other_names_stay_other_names(one, other):
    assert not same_part(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("вінниці", "вінницького"), ("одеського", "одеса"), ("прага", "празькии"), ("калуга", "калужскои"),
        ("чернівцях", "чернівецького"), ("кременчук", "кременчуцького"), ("винница", "винницкого"),
    ],
)  # fmt: skip
def test_a_slavic_town_and_its_adjective_are_one_name_where_they_stand_alone(one, other):
    assert is_of_place(one, other)
    assert list(index_names(((other,), ("іван", other))).agreeing((one,))) == [(other,)]


@pytest.mark.parametrize(("one", "other"), [("полтава", "луцького"), ("одеса", "орського"), ("norvik", "norvikian")])
def test_another_town_has_another_adjective(one, other):
    assert not is_of_place(one, other)


def test_a_name_agrees_with_the_part_of_it_that_stands_alone_unless_that_is_somebody_else_s():
    source = index_names((("ludmila",), ("wendell", "harrow"), ("dunmore",), ("amos", "tiller")))
    assert list(source.agreeing(("ludmila", "harrow"))) == [("ludmila",)]
    assert list(source.agreeing(("rita", "dunmore"))) == [("dunmore",)]
    assert not list(source.agreeing(("amos", "dunmore")))
    assert list(source.sharing(("amos", "dunmore"))) == [("amos", "tiller")]
    assert list(source.sharing(("wendell", "tiller"))) == [("amos", "tiller")]
    assert not list(source.agreeing(("ludmila", "moss")))
    assert list(source.agreeing(("skipper", "amos", "tiller"))) == [("amos", "tiller")]


@pytest.mark.parametrize(("one", "other"), [("verhun", "vorhun"), ("lindqvist", "lindkvest"), ("petrescu", "petrescy")])
def test_a_wrong_letter_is_a_misspelling(one, other):
    assert misspelt(one, other)


@given(st.text())
def test_every_name_lies_within_its_text(text):
    for passage, name in names(text, None, unsure=True):
        assert 0 <= passage.start < passage.end <= len(text)
        assert name.parts


def test_who_is_called_by_a_title_and_the_first_name_has_the_surname_too():
    found = [
        name.full for _, name in names("Dame Ada Moss read the will. Then Dame Ada left, and so did Ada the cat.", "en")
    ]
    assert found[:2] == [("ada", "moss"), ("ada", "moss")]


def test_half_a_word_before_a_german_noun_says_that_it_is_no_name():
    assert names("Der Verein ehrt mit dem Preis Geigen- und Harfenfreunde Verdienste.", "de") == []


@pytest.mark.parametrize(
    ("language", "text", "parts"),
    [
        ("en", "Baker Ada Moss sells rolls.", ("ada", "moss")),
        ("uk", "Пекар Мосенко продає хліб.", ("мосенко",)),
        ("en", "Everybody knows Baker Ada Moss.", ("baker", "ada", "moss")),
        ("ru", "Градоначальник Иван Мосс ушёл.", ("иван", "мосс")),
        ("ru", "Иван Петрович Мосс ушёл.", ("иван", "петрович", "мосс")),
        ("uk", "Про це каже очільник МОЗ Іван Мосенко.", ("іван", "мосенко")),
        ("de", "Das sagte die Holmer Historikerin Ada Moss.", ("ada", "moss")),
        ("de", "Das sagte Ada Moss von der Hochschule.", ("ada", "moss")),
        ("de", "Das sagte Ada von der Heide.", ("ada", "heide")),
    ],
)
def test_what_somebody_is_has_the_capital_of_its_sentence(language, text, parts):
    assert [name.parts for _, name in names(text, language)] == [parts]


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("uk", "Про це каже голова Норвіка Іван Бранд.", [("норвіка",), ("іван", "бранд")]),
        ("uk", "Про це каже голова Норвіка Іван Петрович Бранд.", [("норвіка",), ("іван", "петрович", "бранд")]),
        ("uk", "Про це каже голова Іван Петрович Бранд.", [("іван", "петрович", "бранд")]),
        ("ru", "Министр Норвегии Ада Мосс ушла.", [("норвегии",), ("ада", "мосс")]),
        ("ru", "Так сказала мэр Ада Мосс.", [("ада", "мосс")]),
    ],
)
def test_the_place_between_a_slavic_title_and_a_name_is_no_part_of_it(language, text, found):
    assert [name.parts for _, name in names(text, language)] == found


@pytest.mark.parametrize(
    ("text", "sure"),
    [("Суд визнав винною фірму «Граніт», яка програла.", True), ("Суд запитав його: «Граніт», так?", False)],
)
def test_a_word_in_quotation_marks_for_itself_is_a_name_but_not_behind_a_colon(text, sure):
    found = {name.parts: name.sure for _, name in names(text, "uk", unsure=True)}
    assert found["граніт",] == sure
