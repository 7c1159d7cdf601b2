"""The forms in which Italian newsrooms write one fact, and near misses: what is one stays one, and what is not is told."""

import pytest

from provenance.reuse.fact import find_facts

BEFORE = "Il consiglio si è riunito nella vecchia sala e ha ascoltato tutte le parti. "
CROWD = "Il corteo ha portato in centro {} persone."
COST = "Il progetto costerà {} al comune."
SEARCH = "Le ricerche sono durate {} e si sono concluse la sera."
CASE = "È il {} caso del genere in città."
MAN = "L'uomo, {}, è stato portato in ospedale."
GAIN = "Le vendite sono cresciute {} in un anno."
OPENS = "Il museo riaprirà {}."
BEGAN = "La riunione è cominciata {}."
FELL = "Il ponte è crollato {}."
SIGNED = "{} ha firmato l'atto."
LETTER = "La lettera è arrivata {}."


@pytest.mark.parametrize(
    ("fact", "frame", "source", "copy", "other"),
    [
        ("figure", CROWD, "15.000", "15 mila", "16 mila"),
        ("figure", CROWD, "2.500", "duemilacinquecento", "duemilatrecento"),
        ("figure", CROWD, "250", "duecentocinquanta", "duecentosettanta"),
        ("figure", CROWD, "centottanta", "180", "108"),
        ("figure", CROWD, "oltre 3.000", "più di tremila", "più di quattromila"),
        ("figure", CROWD, "ventitré", "23", "32"),
        ("figure", COST, "1,2 milioni di euro", "un milione e 200mila euro", "un milione e 300mila euro"),
        ("figure", COST, "tre milioni e mezzo di euro", "3,5 mln di euro", "3,5 miliardi di euro"),
        ("figure", COST, "due milioni di dollari", "2 milioni di dollari", "due milioni di euro"),
        ("figure", SEARCH, "un'ora e mezza", "90 minuti", "70 minuti"),
        ("figure", SEARCH, "tre quarti d'ora", "45 minuti", "35 minuti"),
        ("figure", SEARCH, "vent'anni", "20 anni", "trent'anni"),
        ("figure", CASE, "terzo", "3°", "quarto"),
        ("figure", CASE, "ventunesimo", "21esimo", "22esimo"),
        ("figure", MAN, "di 45 anni", "quarantacinquenne", "cinquantaquattrenne"),
        ("figure", MAN, "45enne", "45 anni", "54 anni"),
        ("figure", GAIN, "dell'11%", "dell'undici per cento", "dell'1%"),
        ("date", OPENS, "il 1° marzo", "il primo marzo", "il primo maggio"),
        ("date", OPENS, "l'8 agosto", "l'otto agosto", "il nove agosto"),
        ("date", OPENS, "il 14 giugno 2024", "il 14/06/2024", "il 14/07/2024"),
        ("date", OPENS, "sabato 14 giugno", "sabato, 14 giugno", "domenica 14 giugno"),
        ("date", BEGAN, "alle 18.30", "alle 18 e 30", "alle 19.30"),
        ("date", BEGAN, "alle 15", "alle tre del pomeriggio", "alle 16"),
        ("date", BEGAN, "alle 12", "a mezzogiorno", None),
        ("date", FELL, "lo scorso 12 maggio", "il 12 maggio scorso", "lo scorso 13 maggio"),
        ("date", FELL, "negli anni Novanta", "negli anni '90", "negli anni Ottanta"),
        ("date", FELL, "nel XIX secolo", "nel diciannovesimo secolo", "nel XVIII secolo"),
        ("date", FELL, "due settimane fa", "quattordici giorni fa", "tre settimane fa"),
        ("name", SIGNED, "Il sindaco Aldo Merenghi", "Il primo cittadino Aldo Merenghi", "Il vicesindaco Aldo Merenghi"),
        ("name", SIGNED, "Il sindaco di Norvik Aldo Merenghi", "Aldo Merenghi, sindaco di Norvik,", "Il sindaco di Harlon Aldo Merenghi"),
        ("name", SIGNED, "L'assessora Carla D'Amberti", "L'assessora Carla D’Amberti", "La consigliera Carla D'Amberti"),
        ("name", SIGNED, "La dottoressa Elvira Sossi", "La dott.ssa Elvira Sossi", "La dottoressa Elvira Tassi"),
        ("name", LETTER, "dagli Stati Uniti", "dagli Usa", "dalla Francia"),
        ("name", LETTER, "dall'Unione europea", "dalla Ue", None),
    ],
)  # fmt: skip
def test_a_fact_stays_one_in_all_its_forms_and_another_is_told(fact, frame, source, copy, other, changes_of):
    there = BEFORE + frame.format(source)
    kept = changes_of(BEFORE + frame.format(copy), there, "it")
    assert {status for kind, status, _, _ in kept if kind == fact} == {"kept"}
    if other:
        told = changes_of(BEFORE + frame.format(other), there, "it")
        assert "altered" in {status for _, status, _, _ in told}


@pytest.mark.parametrize(
    ("source", "copy"),
    [
        ("Erano 45 l'anno scorso.", "L'anno scorso erano 45."),
        ("Nel 2024 ha perso il posto.", "Ha perso il posto nel 2024."),
        ("Ha avuto quattro anni e sei mesi. Lo dice il giudice.", "Ha avuto quattro anni e mezzo. L'ha detto il giudice."),
        ("Nessuno dei passeggeri è rimasto ferito.", "I passeggeri sono rimasti illesi."),
        ("Il consiglio ha bocciato il piano.", "Il consiglio non ha approvato il piano."),
        ("La premier Ada Moss ha firmato l'atto.", "La presidente del Consiglio Moss ha firmato l'atto."),
        ("L'assessore Ugo Perri ha firmato l'atto.", "L'assessore alla Cultura e al Turismo Perri ha firmato l'atto."),
        ("Ugo Perri, comandante dei vigili del fuoco, era a casa.", "Il comandante dei pompieri Ugo Perri era a casa."),
        ("Forse il tetto ha ceduto per la neve.", "Il tetto potrebbe aver ceduto per la neve."),
        ("«È un po' tardi perché tutto cambi», ha detto Ada Moss.", "«E' un po’ tardi perchè tutto cambi», dice Ada Moss."),
        ("«Servono 20 milioni», avverte Ugo Perri.", "«Servono venti milioni», ha avvertito Ugo Perri."),
    ],
)  # fmt: skip
def test_nothing_is_altered_where_only_the_words_differ(source, copy, altered_in):
    assert altered_in(copy, source, "it", BEFORE) == []


@pytest.mark.parametrize(
    ("source", "copy"),
    [
        ("Il sindaco non ha firmato il contratto.", "Il sindaco ha firmato il contratto."),
        ("Nessuno dei passeggeri è rimasto ferito.", "I passeggeri sono rimasti feriti."),
        ("Il consiglio ha approvato il piano.", "Il consiglio ha respinto il piano."),
        ("Il tribunale ha condannato l'imprenditore.", "Il tribunale ha assolto l'imprenditore."),
        ("La strada resta chiusa al traffico.", "La strada resta aperta al traffico."),
        ("L'autista avrebbe perso il controllo.", "L'autista ha perso il controllo."),
        ("«La diga è sicura e non cadrà», ha detto Ada Moss.", "«La diga è insicura e cadrà», ha detto Ada Moss."),
    ],
)
def test_a_statement_turned_round_is_told(source, copy, changes_of):
    told = changes_of(BEFORE + copy, BEFORE + source, "it")
    assert [one for one in told if one[1] == "altered" or (one[0], one[1]) in {("negation", "dropped"), ("hedging", "dropped")}]  # fmt: skip


def test_what_is_counted_behind_alle_is_no_time():
    text = "Il plauso va alle 15 famiglie, alle 7 e 200 di loro."
    assert [(fact.kind, fact.passage.of(text)) for fact in find_facts(text, language="it")] == [
        ("figure", "15"),
        ("figure", "7"),
        ("figure", "200"),
    ]


@pytest.mark.parametrize(
    "opening", ["È prete dal '92 e vive qui.", "La 'ndrangheta c'entra poco.", "Nel maggio '98 era un po' tardi."]
)
def test_a_lone_apostrophe_opens_no_quotation(opening):
    text = f"{opening} Ha detto: «Vengo per ascoltare, non per comandare». Era un po' tardi."
    quoted = [fact.passage.of(text) for fact in find_facts(text, language="it") if fact.kind == "quotation"]
    assert quoted == ["«Vengo per ascoltare, non per comandare»"]
