"""Denials that compose, are taken back or stand on one side only, on invented sentences."""

import pytest

from provenance import Document, compare
from provenance.reuse.alignment import align
from provenance.reuse.body import Body
from provenance.reuse.change import find_changes
from provenance.reuse.fact import find_facts
from provenance.reuse.facts.hedging import clause, is_taken_back
from provenance.reuse.facts.reading import read

ABOUT = (
    "The harbour council of Norvik met on Monday to talk about the old ferry and its debts. {} "
    "A diver from Tarn Head will look at the wreck in the harbour next week."
)


def told(copy, source, language="en"):
    """The kinds of change reported of denials and of words that exclude each other, with their status."""
    facts = [find_facts(text, language=language) for text in (copy, source)]
    alignment = align(Body.of(copy, language=language), Body.of(source, language=language))
    found = find_changes(
        copy, source, alignment, copy_facts=facts[0], source_facts=facts[1], languages=(language, language)
    )
    return [(change.fact, change.status) for change in found if change.fact in {"negation", "wording"}]


@pytest.mark.parametrize(
    ("source", "copy"),
    [
        ("The mayor ruled out a new loan for the ferry.", "A new loan for the ferry the mayor did not rule out."),
        ("The owner disputed the figures of the auditor.", "The owner did not dispute the figures of the auditor."),
        ("No further inspections of the boilers are planned.", "Further inspections of the boilers are nevertheless planned."),
        ("The owner will not take the matter to the maritime court.", "The owner will take the matter to the maritime court."),
        ("The engineer signed the report on the boilers.", "The engineer did not sign the report on the boilers."),
        ("There is no proof that the captain sold the nets.", "That the captain sold the nets has been proved beyond doubt."),
        ("The captain never missed a crossing of the sound.", "The captain always missed a crossing of the sound."),
        ("The lawyers do not expect a ruling before the regatta.", "The lawyers expect a ruling ahead of the regatta."),
        ("The owner denied that the ferry was for sale.", "The owner conceded that the ferry was for sale."),
        ("The inquiry did not rule out that the rules for ferries would be altered.", "The chairman ruled out any change to the rules for ferries."),
        ("She did not accept the claim that the fares of the ferry had been raised by a third.", "That the fares of the ferry were a third too high the captain accepted."),
        ("The owner could not exclude that papers of the ferry had been copied.", "Papers of the ferry, the owner ruled out, had been copied."),
        ("The inspectors did not find the log of the engine room.", "The inspectors found the log of the engine room."),
        ("The owner has not sold the boat to the museum.", "The owner sold the boat to the museum."),
        ("A speaker for the owner would neither confirm nor deny the sale of the ferry.", "The sale of the ferry a speaker for the owner confirmed."),
        ("She would not say whether the ferry had been sold to the museum.", "Asked about the sale of the ferry to the museum, she said yes."),
        ("The auditors found no evidence of fraud at the ferry.", "The auditors found clear evidence of fraud at the ferry."),
        ("The prize money has not yet been granted to the museum.", "The prize money has already been awarded to the museum."),
        ("The divers did not detect a leak in the hull of the ferry.", "The divers discovered a leak in the hull of the ferry."),
        ("The owner of the ferry does not claim that the count was rigged.", "That the count was rigged the owner of the ferry insists."),
    ],
)  # fmt: skip
def test_a_statement_denied_on_one_side_only_is_told(source, copy):
    assert told(ABOUT.format(copy), ABOUT.format(source))


@pytest.mark.parametrize(
    ("source", "copy"),
    [
        ("The pump was mended on the 21st, the engineer said.", "The pump was not mended until the 21st, the engineer said."),
        ("The lawyers expect a ruling after the regatta.", "The lawyers do not expect a ruling before the regatta."),
        ("Every cheque of the council needs two signatures.", "No cheque of the council is valid without two signatures."),
        ("The owner admitted no guilt for the leak.", "Without, however, conceding any guilt for the leak, the owner left."),
        ("The councillors think the strike unwise.", "The councillors do not think the strike is wise."),
        ("The owner applied pressure on the engineer.", "Neither pressure from the owner nor flattery moved the engineer."),
        ("The owner would get no money from Norvik.", "There would be nothing for Norvik, the owner said."),
        ("The engineer spoke of her brother Ivo, a cook.", "Ivo, a cook, has a sister, the engineer."),
        ("The council has eighteen boats more than before Easter.", "Since Easter the council has gained eighteen boats."),
        ("The captain did not deny the letter.", "The captain acknowledged the letter."),
        ("Oil in the harbour stayed below the safety limits.", "There was no oil above the safety limits in the harbour."),
        ("Mr Spence does not dispute the plan for the ferry.", "The plan for the ferry pleases many, though Mrs Lunt disputes it."),
        ("The engineer is less certain of the age of the boat.", "The age of the boat is open to doubt, the engineer finds."),
        ("The second pilot of the ferry had left the bridge.", "There was no second pilot on the bridge of the ferry."),
        ("Fishing around the ferry will be forbidden for 40 days.", "The owner agreed to close the waters around the ferry for 40 days."),
        ("There is no link between the two ferries.", "The two ferries are separate."),
        ("The boats for the crossing are not sufficient.", "The boats for the crossing are insufficient."),
        ("The council rejected the plan, although 16 members voted for it.", "The plan was supported by 16 members, which was not enough."),
    ],
)  # fmt: skip
def test_the_same_told_by_another_denial_is_not_altered(source, copy):
    assert [change for change in told(ABOUT.format(copy), ABOUT.format(source)) if change[1] == "altered"] == []
    assert [change for change in told(ABOUT.format(source), ABOUT.format(copy)) if change[1] == "altered"] == []


@pytest.mark.parametrize(
    ("language", "source", "copy"),
    [
        ("de", "Eine Mitschuld des Kapitäns ist nicht nachgewiesen.", "Eine Mitschuld des Kapitäns ist, so der Rat, nachgewiesen."),
        ("fr", "Le maire de Valbrune a exclu toute hausse de la taxe.", "Une hausse de la taxe, le maire de Valbrune ne l'a pas exclue."),
        ("fr", "Le capitaine ne nie pas la vente des filets.", "Le capitaine nie la vente des filets."),
        ("es", "El capitán niega la venta de las redes.", "El capitán concede la venta de las redes."),
        ("de", "Dem Fischer aus Norwik wurde die Genehmigung für den Steg verweigert.", "Dem Fischer aus Norwik wurde der Steg genehmigt."),
        ("uk", "Капітан порома не стверджує, що результат підроблено.", "Капітан порома наполягає, що результат підроблено."),
        ("es", "El ayuntamiento de Villaclara no ha concedido las ayudas para la barca.", "El ayuntamiento de Villaclara ya ha asignado las ayudas para la barca."),
        ("fr", "La mairie de Valbrune ne confirme ni ne dément la vente du bac.", "La mairie de Valbrune confirme la vente du bac."),
        ("es", "La dueña de la barca no puso ninguna red en el muelle.", "La dueña de la barca pone una red en el muelle."),
        ("de", "Der Kapitän aus Norwik fand die Netze am Steg nicht.", "Der Kapitän aus Norwik hat am Steg die Netze gefunden."),
        ("fr", "Le capitaine de Valbrune n'a pas vendu les filets.", "Le capitaine de Valbrune vend les filets."),
        ("uk", "Капітан заперечує продаж сітей у Тарнограді.", "Капітан підтвердив продаж сітей у Тарнограді."),
        ("ru", "Капитан опровергает продажу сетей в Тарнограде.", "Капитан подтвердил продажу сетей в Тарнограде."),
    ],
)  # fmt: skip
def test_a_statement_turned_round_is_told_in_each_language(language, source, copy):
    assert told(copy, source, language)
    assert told(source, source, language) == []


@pytest.mark.parametrize(
    ("language", "source", "copy"),
    [
        ("de", "Den trockenen Sommer haben die Bäume am Hafen nicht überstanden.", "Die Bäume am Hafen gingen im trockenen Sommer ein."),
        ("de", "Der Rat entscheidet frühestens im Frühjahr über die Fähre.", "Der Rat entscheidet nicht vor dem Frühjahr über die Fähre."),
        ("fr", "Les bateaux et les quais de Valbrune restent ouverts.", "Ni les bateaux ni les quais de Valbrune ne ferment."),
        ("es", "El pozo del muelle carece aún de autorización.", "El pozo del muelle todavía no está autorizado."),
        ("de", "Der Fischer aus Norwik bekam für den Steg keine Genehmigung.", "Dem Fischer aus Norwik wurde die Genehmigung für den Steg verweigert."),
        ("es", "La red vale más que la barca, dijo el viticultor.", "La red, según el agricultor, vale más que la barca."),
        ("de", "188 von 203 Fischern lehnten das Angebot der Fähre ab.", "203 Fischer nahmen an der Wahl teil, und 188 wollten das Angebot der Fähre nicht."),
    ],
)  # fmt: skip
def test_the_same_denied_in_another_way_is_not_altered_in_other_languages(language, source, copy):
    assert [change for change in told(copy, source, language) if change[1] == "altered"] == []


@pytest.mark.parametrize(
    ("text", "taken_back"),
    [
        ("The family was not told until Monday.", True),
        ("No ticket is valid without a stamp.", True),
        ("The family was not told, and until Monday nobody asked.", False),
        ("The family was not told on Monday.", False),
    ],
)
def test_a_denial_is_taken_back_by_what_follows_in_its_clause(text, taken_back):
    reading = read(text, "en")
    denial = next(i for i, word in enumerate(reading.folded) if word in {"not", "no"})
    assert is_taken_back(reading, denial) == taken_back


def test_commas_round_one_word_part_no_clause():
    reading = read("He left without, however, conceding the debt, and sailed.", "en")
    assert [reading.words[i] for i in clause(reading, 4)] == [
        "He",
        "left",
        "without",
        "however",
        "conceding",
        "the",
        "debt",
    ]


@pytest.mark.parametrize(
    ("language", "sure", "hedged", "hedge"),
    [
        ("en", "The bridge will close in June after the storm, the council said.", "The bridge may close in June after the storm, the council said.", "may"),
        ("en", "The bridge will close in May after the storm, the council said.", "The bridge may close in May after the storm, the council said.", "may"),
        ("en", "The mayor of Norvik took the money, two clerks told the court.", "The mayor of Norvik reportedly took the money, two clerks told the court.", "reportedly"),
        ("de", "Der Hafen wird im Juni an Norwik verkauft.", "Der Hafen wird vermutlich im Juni an Norwik verkauft.", "vermutlich"),
        ("es", "El alcalde de Villaclara venderá el puerto.", "El alcalde de Villaclara quizá venderá el puerto.", "quizá"),
        ("uk", "Мер Тихого Яру продасть порт у червні.", "Мер Тихого Яру, можливо, продасть порт у червні.", "можливо"),
    ],
)  # fmt: skip
def test_a_hedge_that_one_text_lacks_is_dropped_or_added(language, sure, hedged, hedge):
    def hedges(copy, source, side, text):
        found = compare(Document(copy, language=language), Document(source, language=language)).changes
        return [(one.status, getattr(one, side).of(text)) for one in found if one.fact == "hedging"]

    assert hedges(sure, hedged, "source", hedged) == [("dropped", hedge)]
    assert hedges(hedged, sure, "copy", hedged) == [("added", hedge)]


@pytest.mark.parametrize(
    ("copy", "lost"),
    [
        ("January's storm did most harm in Norvik.", [("dropped", "thought")]),
        ("January's storm seems to have done most harm in Norvik.", []),
        ("Most harm in Norvik came of neglect.", []),
    ],
)
def test_a_hedge_is_lost_where_much_the_same_is_said_outright(copy, lost):
    source = "The storm of last January is thought to have done most of the damage in Norvik."
    found = compare(Document(copy, language="en"), Document(source, language="en")).changes
    assert [(one.status, one.source.of(source)) for one in found if one.fact == "hedging" and one.source] == lost


def test_a_statement_turned_round_by_a_contrary_is_told_once():
    source = ABOUT.format("Her name does not occur in the burial registers of the chapel, but these are incomplete.")
    copy = ABOUT.format("She is listed in the burial registers of the chapel, although those are incomplete.")
    assert told(copy, source) == [("wording", "altered")]
