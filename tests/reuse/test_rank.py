"""Who holds which office, told in other words and told otherwise."""

import pytest

from provenance import Document, compare

GOES_ON = " The harbour company, which has 340 boats, lost 12 million crowns last year and closed two piers in the north of the county."


def altered(copy, source, language="en"):
    """Both passages of whatever is altered between two sentences with the same text around."""
    copy, source = copy + GOES_ON, source + GOES_ON
    found = compare(Document(copy, language=language), Document(source, language=language))
    return [(change.copy.of(copy), change.source.of(source)) for change in found.changes if change.status == "altered"]


@pytest.mark.parametrize(
    ("language", "copy", "source"),
    [
        (
            "en",
            "Ada Moss, who was mayor of Norvik, found the boat.",
            "The former mayor of Norvik, Ada Moss, found the boat.",
        ),
        (
            "de",
            "Ada Moss, einst Bürgermeisterin, fand das Boot.",
            "Die frühere Bürgermeisterin Ada Moss fand das Boot.",
        ),
        ("fr", "Ada Moss, qui fut ministre, a trouvé le bateau.", "L'ancienne ministre Ada Moss a trouvé le bateau."),
        ("en", "Ada Moss, the managing director, found it.", "Ada Moss, the chief executive, found it."),
        ("en", "Ada Moss, the mayor of Saint Alban, found it.", "The mayor of St. Alban, Ada Moss, found it."),
        ("en", "The foreign minister of Britain, Ada Moss, found it.", "British foreign minister Ada Moss found it."),
        ("en", "Ada Moss, the chief financial officer, found it.", "Ada Moss, the finance director, found it."),
        ("en", "Ada Moss, the stand-in chief engineer, found it.", "The acting chief engineer, Ada Moss, found it."),
        (
            "de",
            "Die Interimstrainerin Ada Moss fand das Boot.",
            "Die kommissarische Trainerin Ada Moss fand das Boot.",
        ),
        (
            "en",
            "Ada Moss, the longtime manager of the Norvik, left.",
            "Ada Moss, the veteran manager of the Norvik, left.",
        ),
        ("en", "Ada Moss, chief of the harbour, found it.", "In a note to the chief of staff, Ada Moss told of it."),
        ("en", "Chief Inspector Ada Moss found the boat.", "Inspector Ada Moss found the boat."),
        ("en", "Ada Moss, then head of research, found it.", "The former head of research, Ada Moss, found it."),
        ("en", "Ousting President Ada Moss was easy.", "It was easy to oust President Ada Moss."),
        ("en", "Ada Moss, a distinguished analyst, found it.", "Ada Moss, a senior analyst, found it."),
        ("fr", "La ministre socialiste, Ada Moss, l'a vu.", "La ministre de la pêche, Ada Moss, l'a vu."),
        ("en", "Ada Moss, director of the Norvik Line, found it.", "The company's director, Ada Moss, found it."),
        ("es", "Ada Moss, alcaldesa del municipio, lo vio.", "La alcaldesa de la localidad, Ada Moss, lo vio."),
        ("es", "Ada Moss, alcaldesa de la localidad, lo vio.", "La alcaldesa de Villasola, Ada Moss, lo vio."),
        ("fr", "Le maire du village, Ivo Moss, l'a vu.", "Ivo Moss, maire de Norvik, l'a vu."),
        ("ru", "Директор завода Иво Мосс нашёл лодку.", "Иво Мосс, директор компании, нашёл лодку."),
        ("es", "La Cámara de la región aprobó la ley.", "El Parlamento de la región aprobó la ley."),
    ],
)
def test_an_office_told_in_other_words_is_kept(language, copy, source):
    assert altered(copy, source, language) == []


@pytest.mark.parametrize(
    ("language", "copy", "source"),
    [
        ("en", "Ada Moss, head of research, found it.", "The finance director, Ada Moss, found it."),
        ("es", "La directora financiera, Ada Moss, lo vio.", "La directora de ventas, Ada Moss, lo vio."),
        ("fr", "Ada Moss, directrice technique, l'a vu.", "La directrice des ventes de Paris, Ada Moss, l'a vu."),
        (
            "en",
            "The mayor of Norvik, Ada Moss, found the boat.",
            "The former mayor of Norvik, Ada Moss, found the boat.",
        ),
        ("en", "Sergeant Ada Moss found the boat.", "Inspector Ada Moss found the boat."),
        (
            "en",
            "Ada Moss, the company's chief executive, found it.",
            "Ada Moss, the company's operations director, found it.",
        ),
    ],
)
def test_another_office_is_told(language, copy, source):
    [(mine, theirs)] = altered(copy, source, language)
    assert mine in copy
    assert theirs in source


@pytest.mark.parametrize(
    ("coach", "turned"),
    [
        ("Kalder's coach, Pilar Ochave,", True),
        ("The coach of Dharmen, Pilar Ochave,", False),
        ("Ravi's coach, Pilar Ochave,", False),
        ("The Norvikian's coach, Pilar Ochave,", False),
        ("His coach, Pilar Ochave,", False),
    ],
)
def test_the_coach_of_one_is_not_the_coach_of_the_other(coach, turned):
    source = "Kalder beat Ravi Dharmen of Norvik in seven games. After game two Dharmen's coach, Pilar Ochave, complained about a light."
    copy = f"Kalder won in seven games against Dharmen of Norvik. {coach} objected to a light when game two was over."
    found = compare(Document(copy, language="en"), Document(source, language="en"))
    assert any(change.status == "altered" for change in found.changes) == turned
