"""Two figures or dates of one statement that change places, on invented sentences, and such as are only told in another order."""

import pytest


@pytest.fixture(name="altered")
def altered_fixture(altered_in):
    return lambda copy, source, language: {(mine, theirs) for _, mine, theirs in altered_in(copy, source, language)}


@pytest.mark.parametrize(
    ("language", "source", "faithful", "crossed", "values"),
    [
        (
            "en",
            "The Norvik brewery reported a pre-tax loss of £8.6m for the year, against a profit of £3.2m the year before.",
            "The Norvik brewery made a pre-tax loss of £8.6m this year, after a profit of £3.2m in the year before.",
            "The Norvik brewery made a pre-tax loss of £3.2m this year, after a profit of £8.6m in the year before.",
            {"£8.6m", "£3.2m"},
        ),
        (
            "en",
            "The warehouse beside the canal has 52,000 pallet positions, against 31,000 at the old site in Tolbury.",
            "Against 31,000 at the old site in Tolbury, the warehouse beside the canal has 52,000 pallets.",
            "The warehouse beside the canal takes 31,000 pallets, compared with 52,000 at the old site in Tolbury.",
            {"52,000", "31,000"},
        ),
        (
            "es",
            "La cooperativa de Almenar cobra 4.900 euros por kilo, frente a los 1.700 a los que entra el azafrán importado.",
            "El azafrán importado entra a 1.700 euros, mientras que la cooperativa de Almenar cobra 4.900 por kilo.",
            "La cooperativa de Almenar cobra por kilo 1.700 euros, mientras que el azafrán importado entra a 4.900.",
            {"1.700", "4.900"},
        ),
        (
            "de",
            "Der Hafen von Norvik zählte 40 Segelboote am Nordkai und 12 Fischkutter am Südkai.",
            "Am Südkai des Hafens von Norvik lagen 12 Fischkutter, am Nordkai 40 Segelboote.",
            "Am Nordkai des Hafens von Norvik lagen 12 Segelboote, am Südkai 40 Fischkutter.",
            {"12", "40"},
        ),
        (
            "fr",
            "Le phare de Norvik fut bâti par un armateur en 1887 et rasé par la tempête en 1954.",
            "Rasé par la tempête en 1954, le phare de Norvik avait été bâti par un armateur en 1887.",
            "Le phare de Norvik fut bâti par un armateur en 1954, puis rasé par la tempête en 1887.",
            {"1887", "1954"},
        ),
    ],
)  # fmt: skip
def test_what_stands_beside_two_values_tells_whether_they_changed_places(
    altered, language, source, faithful, crossed, values
):
    assert altered(faithful, source, language) == set()
    found = altered(crossed, source, language)
    assert len(found) == 2
    for side in zip(*found, strict=True):
        assert all(any(value in said for said in side) for value in values)


@pytest.mark.parametrize(
    ("language", "source", "copy"),
    [
        ("en", "The dam at Norvik is 52 metres high and 187 metres long.", "The dam at Norvik measures 187 metres and towers 52 metres up."),
        ("de", "Die Brücke von Norvik ist 52 Meter hoch, 187 Meter lang und alt.", "Die alte Brücke von Norvik misst 187 Meter und ragt 52 Meter auf."),
        ("fr", "Le mur de Norvik fait 52 mètres de haut et 187 mètres de long.", "Le mur de Norvik mesure 187 mètres et s'élève à 52 mètres."),
        ("es", "El muro de Norvik tiene 52 metros de alto y 187 metros de largo.", "El muro de Norvik mide 187 metros y se alza 52 metros."),
        ("uk", "Мур у Норвіку має 52 метри заввишки та 187 метрів завдовжки.", "Мур у Норвіку тягнеться на 187 метрів і підноситься на 52 метри."),
        ("ru", "Стена в Норвике имеет 52 метра в высоту и 187 метров в длину.", "Стена в Норвике тянется на 187 метров и поднимается на 52 метра."),
    ],
)  # fmt: skip
def test_words_beside_one_of_two_values_alone_tell_of_no_exchange(altered, language, source, copy):
    assert altered(copy, source, language) == set()


@pytest.mark.parametrize(
    ("source", "copy"),
    [
        # a list, told in the other order
        ("Fares at Norvik went up from 40 to 52 crowns in May.", "Fares at Norvik went up to 52 crowns, from 40, in May."),
        ("Of the 52 boats at Norvik 31 were lost in the gale.", "In the gale at Norvik 31 of the 52 boats were lost."),
        # a list of three, in front and at the end
        ("The mill burned down at Norvik in 1874, 1899 and 1921.", "Three times, in 1874, 1899 and 1921, the Norvik mill burned down."),
        # the boats of both, told beside the one or the other
        (
            "The harbour at Norvik counts no more than nine licensed herring boats, against forty in 1974.",
            "Of the forty licensed herring boats of 1974, Norvik harbour is down to nine.",
        ),
        ("The hearing at Norvik took 24 days instead of the usual thirty.", "The hearing at Norvik should have taken thirty days and took 24."),
        # of sixty
        ("In May 14 of the 60 officers' posts at Norvik were vacant.", "Of 60 posts for officers at Norvik 14 were vacant in May."),
        # nothing tells which is which
        ("The ferry took 40 cars in May and 52 in June.", "It was 52 in June; in May the ferry had taken 40 cars."),
    ],
)  # fmt: skip
def test_values_told_in_another_order_are_kept(altered, source, copy):
    assert altered(copy, source, "en") == set()


def test_a_value_that_the_source_states_in_plain_words_only_has_no_rivals_there(altered):
    source = (
        "Nadia practises for six hours a day. “An hour, if her room is tidy,” said her mother, Carol Ledwell of Harle."
    )
    copy = "Carol Ledwell of Harle, her mother, denied six hours a day: Nadia practises one hour, if her room is tidy."
    assert altered(copy, source, "en") == set()


@pytest.mark.parametrize(
    ("language", "source", "copy"),
    [
        ("en", "The kiln at Norvik holds 5,200 tiles, against 3,100 in Harle.", "The kiln at Norvik takes 3,100 tiles, compared with 5,200 in Harle."),
        ("de", "Der Ofen in Norvik fasst 5200 Ziegel, gegenüber 3100 in Harlingen.", "Der Ofen in Norvik fasst 3100 Ziegel, verglichen mit 5200 in Harlingen."),
        ("fr", "Le four de Norvik contient 5 200 tuiles, contre 3 100 à Harlon.", "Le four de Norvik contient 3 100 tuiles, contre 5 200 à Harlon."),
    ],
)  # fmt: skip
def test_of_two_values_told_against_each_other_the_words_between_tell_which_is_which(altered, language, source, copy):
    assert len(altered(copy, source, language)) == 2
