"""Facts as Dutch newsrooms write them: what says the same stays the same, and what does not is told."""

import pytest

OPENING = "De raad kwam bijeen in de oude zaal en hoorde beide partijen. "
CROWD = "De mars trok {} mensen naar de haven."
COST = "De verbouwing van de haven kost {}."
SHARE = "Volgens de peiling is {} van de inwoners voor."
SEARCH = "De zoektocht in de haven duurde {}."
START = "Het overleg in de haven begint {}."
BUILT = "Het huis aan de haven werd {} gebouwd."
OPENED = "{} opende de nieuwe school in Holmdam."


@pytest.mark.parametrize(
    ("frame", "source", "copy", "other"),
    [
        (CROWD, "15.000", "vijftienduizend", "zestienduizend"),
        (CROWD, "1.250", "twaalfhonderdvijftig", "twaalfhonderdvijf"),
        (CROWD, "driehonderdvijfentwintig", "325", "352"),
        (CROWD, "zevenenzeventig", "77", "67"),
        (CROWD, "drieëndertig", "33", "43"),
        (CROWD, "een veertigtal", "zo'n 40", "zo'n 70"),
        (CROWD, "ruim 400", "meer dan vierhonderd", "minder dan vierhonderd"),
        (CROWD, "minstens 400", "ten minste 400", "hooguit 400"),
        (COST, "tweeënhalf miljoen euro", "€ 2,5 mln", "2,5 miljard euro"),
        (COST, "anderhalf miljoen euro", "1.500.000 euro", "2,5 miljoen euro"),
        (COST, "driekwart miljoen euro", "750.000 euro", "570.000 euro"),
        (COST, "€ 1.200,-", "1200 euro", "2100 euro"),
        (SHARE, "tweederde", "67 procent", "drie kwart"),
        (SHARE, "een op de vijf", "20%", "een op de vier"),
        (SHARE, "driekwart", "drie kwart", "de helft"),
        (SEARCH, "drie kwartier", "45 minuten", "35 minuten"),
        (SEARCH, "anderhalf uur", "90 minuten", "60 minuten"),
        (SEARCH, "een half jaar", "zes maanden", "zeven maanden"),
        ("Een {} man raakte in Holmdam gewond.", "43-jarige", "drieënveertigjarige", "34-jarige"),
        ("Het is de {} zaak van de stad.", "21ste", "eenentwintigste", "22e"),
    ],
)
def test_a_figure_is_read_in_each_of_its_forms(altered_in, frame, source, copy, other):
    text = frame.format(source)
    assert not altered_in(frame.format(copy), text, "nl", OPENING)
    assert "figure" in {fact for fact, _, _ in altered_in(frame.format(other), text, "nl", OPENING)}


@pytest.mark.parametrize(
    ("frame", "source", "copy", "other"),
    [
        (START, "op 14 maart 2024", "op 14-3-2024", "op 15-3-2024"),
        (START, "donderdagavond", "donderdag in de avond", "donderdagochtend"),
        (START, "om half vier", "om 15.30 uur", "om 16.30 uur"),
        (START, "om tien over half vier", "om 15.40 uur", "om 15.20 uur"),
        (START, "om 20.00 uur", "om acht uur 's avonds", "om acht uur 's ochtends"),
        (START, "om 14.30 uur", "om 14u30", "om 15u30"),
        (BUILT, "in de jaren negentig", "in de jaren '90", "in de jaren tachtig"),
        (BUILT, "in de negentiende eeuw", "in de 19e eeuw", "in de 18e eeuw"),
        (BUILT, "in het voorjaar van 2021", "in de lente van 2021", "in het najaar van 2021"),
        (BUILT, "drie jaar geleden", "3 jaar geleden", "vijf jaar geleden"),
    ],
)
def test_a_date_is_read_in_each_of_its_forms(altered_in, frame, source, copy, other):
    text = frame.format(source)
    assert not altered_in(frame.format(copy), text, "nl", OPENING)
    assert "date" in {fact for fact, _, _ in altered_in(frame.format(other), text, "nl", OPENING)}


@pytest.mark.parametrize(
    ("source", "copy", "other"),
    [
        ("Burgemeester Karin van der Velde", "Karin van der Velde, burgemeester,", "Burgemeester Karin van der Weide"),
        ("Directeur Joris Brakman van de Universiteit Lindeveen", "Brakman van de Universiteit Lindeveen", "Directeur Joris Brinkman van de Universiteit Lindeveen"),
        ("Oud-minister Joris Brakman", "Voormalig minister Joris Brakman", "Minister Joris Brakman"),
        ("Wethouder Joris Brakman", "Joris Brakman, de wethouder,", "Burgemeester Joris Brakman"),
    ],
)  # fmt: skip
def test_a_name_keeps_its_office_and_its_surname(altered_in, source, copy, other):
    text = OPENED.format(source)
    assert not altered_in(OPENED.format(copy), text, "nl", OPENING)
    assert altered_in(OPENED.format(other), text, "nl", OPENING)


@pytest.mark.parametrize(
    ("source", "copy", "other"),
    [
        ("De raad keurde het plan niet goed.", "De raad wees het plan af.", "De raad keurde het plan goed."),
        ("De raad wees het plan af.", "De raad stemde niet in met het plan.", "De raad stemde in met het plan."),
        ("De rechter sprak de man vrij.", "De rechter veroordeelde de man niet.", "De rechter veroordeelde de man."),
        ("Er zijn geen gewonden gevallen.", "Niemand raakte gewond.", "Er zijn gewonden gevallen."),
        ("Brakman wilde niet reageren.", "Brakman weigerde commentaar.", "Brakman wilde reageren."),
        ("De brug is niet veilig.", "De brug is onveilig.", "De brug is veilig."),
        ("De prijzen zijn gestegen.", "De prijzen gingen omhoog.", "De prijzen gingen omlaag."),
        ("“'t Is een zwarte dag voor de stad”, zegt Brakman.", "‘Het is een zwarte dag voor de stad’, aldus Brakman.", "“Het is een mooie dag voor de stad”, zegt Brakman."),
        ("Brakman zegt: “Starters komen er nauwelijks nog tussen.”", "„Starters komen er nauwelijks nog tussen”, zegt Brakman.", "Brakman zegt: “Starters komen er makkelijk nog tussen.”"),
    ],
)  # fmt: skip
def test_what_is_denied_or_said_stays_so(altered_in, source, copy, other):
    assert not altered_in(copy, source, "nl", OPENING)
    assert altered_in(other, source, "nl", OPENING)


@pytest.mark.parametrize(
    ("source", "copy", "other"),
    [
        ("De brand is vermoedelijk aangestoken.", "De brand is mogelijk aangestoken.", "De brand is aangestoken."),
        ("Naar verluidt stopt de zanger.", "De zanger zou ermee stoppen.", "De zanger stopt."),
    ],
)
def test_a_hedge_is_kept_by_another_and_missed_where_there_is_none(changes_of, source, copy, other):
    assert not {("hedging", "added"), ("hedging", "dropped")} & {
        change[:2] for change in changes_of(copy, source, "nl")
    }
    assert ("hedging", "dropped") in {change[:2] for change in changes_of(other, source, "nl")}


@pytest.mark.parametrize(
    ("source", "copy"),
    [
        ("Tegen 2030 moet de brug in Holmdam klaar zijn.", "Voor 2030 moet de brug in Holmdam klaar zijn."),
        ("Varenta verkocht de fabriek aan een rivaal.", "Een rivaal kocht de fabriek van Varenta."),
        ("Er kwamen meer mensen dan vorig jaar.", "Vorig jaar kwamen er minder mensen."),
        ("De sluis gaat pas in mei open.", "De sluis blijft tot mei dicht."),
        ("De fabriek loost geen giftige stoffen meer.", "De fabriek is gestopt met het lozen van giftige stoffen."),
    ],
)
def test_what_is_said_from_the_other_end_is_not_altered(altered_in, source, copy):
    assert not altered_in(copy, source, "nl", OPENING)


@pytest.mark.parametrize(
    "text",
    [
        "Ik zie ze 's avonds nooit, want zo'n dag duurt lang in 't kasteel. Dat is 'm dus, zei Brakman tegen 'n man.",
        "In de jaren '90 reden er 's nachts geen treinen. De jaren '80 waren anders, want 's winters reed er niets'.",
    ],
)
def test_an_apostrophe_opens_no_quotation(changes_of, text):
    assert not [mine for fact, _, mine, _ in changes_of(text, text, "nl") if fact == "quotation"]


def test_bodies_of_the_dead_are_no_hedge(changes_of):
    text = "Er zijn twee lijken gevonden in de haven. De man komt zo snel mogelijk vrij."
    assert not [mine for fact, _, mine, _ in changes_of(text, text, "nl") if fact == "hedging"]


def test_what_somebody_is_belongs_to_no_name_though_it_opens_a_sentence(altered_in):
    source = "Buurtbewoner Gerrit Zwart vindt het druk in de haven."
    assert not altered_in("Omwonende Gerrit Zwart vindt het druk in de haven.", source, "nl", OPENING)
    assert altered_in("Omwonende Gerard Zwart vindt het druk in de haven.", source, "nl", OPENING)


def test_words_that_open_sentences_are_no_names(changes_of):
    text = "Hoewel het regende, kwam iedereen. Volgens Joris Brakman was het druk. Sindsdien is elke zaal vol. Niemand klaagt."
    assert [mine for fact, _, mine, _ in changes_of(text, text, "nl") if fact == "name"] == ["Joris Brakman"]
