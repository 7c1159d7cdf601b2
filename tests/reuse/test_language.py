import pytest

from provenance.reuse.language import guess_language, is_function_word, primary
from provenance.reuse.normalisation import normalise


def guess(text):
    return guess_language(normalise(text).words)


def test_every_language_is_told_from_a_few_sentences(language, in_language):
    assert guess(in_language[language]) == language


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (
            "Rada miasta zdecydowała, że most na rzece będzie zamknięty do końca roku, a kierowcy muszą jechać przez las.",
            "pl",
        ),
        (
            "Rådet beslutade på måndagen att bron ska vara stängd till slutet av året och att bilarna får köra genom skogen.",
            "sv",
        ),
        (
            "Byrådet har mandag besluttet, at broen skal være lukket til årets udgang, og at bilerne ikke må køre gennem skoven.",
            "da",
        ),
        (
            "De gemeente heeft maandag besloten dat de brug tot het einde van het jaar dicht is en dat auto's door het bos moeten.",
            "nl",
        ),
        (
            "Il comune ha deciso lunedì che il ponte resta chiuso fino alla fine dell'anno e che le auto passano per il bosco.",
            "it",
        ),
        (
            "A câmara decidiu na segunda-feira que a ponte não abre até ao fim do ano e que os carros passam pelo bosque.",
            "pt",
        ),
        (
            "Městská rada v pondělí rozhodla, že most je zavřený do konce roku a že auta musí jezdit přes les, který je u řeky.",
            "cs",
        ),
        (
            "Городской совет в понедельник решил, что мост закрыт до конца года и что машины не могут ехать через лес.",
            "ru",
        ),
        (
            "Общинският съвет реши в понеделник, че мостът ще е затворен до края на годината и колите да минават през гората.",
            "bg",
        ),
        ("העירייה החליטה ביום שני שהגשר יהיה סגור עד סוף השנה ושהמכוניות יעברו דרך היער", "he"),
    ],
)
def test_related_languages_are_told_apart(text, language):
    assert guess(text) == language


@pytest.mark.parametrize(
    "text",
    [
        "",
        "The pier was shut on Monday.",
        "Tolsey Vennick Marrow Lind Ottaway Kestrel Sound Alder Harrow Tarn",
        "1 2 3 4 5 6 7 8 9 10 11 12 13 14 15",
        "qwx zrt plk mnb vcx zzq wws ppk llm nnb vvc xxz ssd",
    ],
)
def test_too_little_to_go_by_is_no_language(text):
    assert guess(text) is None


def test_names_and_a_foreign_quotation_do_not_change_the_language(in_language):
    assert guess(in_language["en"] + " " + " ".join(in_language["de"].split()[:12])) == "en"


def test_only_the_beginning_of_a_long_text_is_looked_at(in_language):
    assert guess(in_language["fr"] * 10 + in_language["en"] * 40) == "fr"


@pytest.mark.parametrize(
    ("tag", "expected"),
    [
        ("en", "en"),
        ("en-GB", "en"),
        ("EN_us", "en"),
        (" zh-Hant-TW", "zh"),
        ("", None),
        (None, None),
        ("-", None),
        ("english", None),
        ("\ud800", None),
        ("nb-NO", "no"),
        ("eng", "en"),
        (" ", None),
    ],
)
def test_the_primary_part_of_a_tag(tag, expected):
    assert primary(tag) == expected


def test_function_words_are_the_commonest_of_any_language():
    assert all(map(is_function_word, ("the", "und", "что", "के", "και")))
    assert not any(map(is_function_word, ("pier", "hafen", "порт", "", "The")))
