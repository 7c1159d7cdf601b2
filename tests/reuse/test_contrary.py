"""Statements turned round by words that exclude each other, in six languages, on invented sentences."""

import pytest

from provenance.reuse.alignment import align
from provenance.reuse.body import Body
from provenance.reuse.change import find_changes
from provenance.reuse.changes.said import said_by_set
from provenance.reuse.fact import find_facts
from provenance.reuse.facts.reading import read
from provenance.reuse.facts.vocabulary import LANGUAGES, vocabulary
from provenance.reuse.facts.word_list import entries, table

WITH_SETS = ("ar", "de", "en", "es", "fa", "fr", "it", "nl", "pl", "pt", "ru", "tr", "uk")


def turned(copy, source, language):
    """The wordings of denials and excluding words altered, gained or lost."""
    facts = [find_facts(text, language=language) for text in (copy, source)]
    alignment = align(Body.of(copy, language=language), Body.of(source, language=language))
    found = find_changes(
        copy, source, alignment, copy_facts=facts[0], source_facts=facts[1], languages=(language, language)
    )
    return [
        (change.copy.of(copy), change.source.of(source))
        for change in found
        if change.fact in {"wording", "negation", "hedging"}
    ]


CASES = [
    ("en", "The council of Norvik approved the new pier on Monday.", "On Monday Norvik's council turned down the new pier.", "turned down", "approved"),
    ("en", "Ada Moss, treasurer of the chess club, admitted the theft.", "The chess club's treasurer, Ada Moss, denied the theft.", "denied", "admitted"),
    ("en", "The harbour master did not know of the offer from Norvik.", "Norvik's offer was one the harbour master was aware of.", "aware", "know"),
    ("en", "The mill at Tarn Head will be demolished in the spring.", "In the autumn the mill at Tarn Head will be demolished.", "autumn", "spring"),
    ("en", "Police in Norvik put the mill fire down to arson.", "Lightning caused the mill fire, say police in Norvik.", "Lightning", "arson"),
    ("en", "Her mother founded the herring museum in 1961.", "The herring museum was founded in 1961 by her grandmother.", "grandmother", "mother"),
    ("de", "Der Gemeinderat von Norwik stimmte dem neuen Steg am Montag zu.", "Am Montag lehnte der Gemeinderat von Norwik den neuen Steg ab.", "lehnte", "stimmte"),
    ("de", "Der Kapitän aus Norwik räumte den Diebstahl der Netze ein.", "Den Diebstahl der Netze bestritt der Kapitän aus Norwik.", "bestritt", "räumte"),
    ("de", "Dem Hafenmeister war das Angebot aus Norwik bekannt.", "Der Hafenmeister kannte das Angebot aus Norwik nicht.", "kannte", "bekannt"),
    ("de", "Im Frühjahr wird die Mühle in Norwik abgerissen.", "Die Mühle in Norwik wird im Herbst abgerissen.", "Herbst", "Frühjahr"),
    ("fr", "Le conseil de Valbrune a approuvé lundi la nouvelle jetée.", "Lundi, le conseil de Valbrune a rejeté la nouvelle jetée.", "rejeté", "approuvé"),
    ("fr", "Le trésorier du club de Valbrune a reconnu le vol des filets.", "Le vol des filets, le trésorier du club de Valbrune l'a nié.", "nié", "reconnu"),
    ("fr", "Le moulin de Valbrune sera démoli au printemps.", "C'est à l'automne que sera démoli le moulin de Valbrune.", "automne", "printemps"),
    ("es", "El consejo de Villaclara aprobó el lunes el nuevo muelle.", "El lunes, el consejo de Villaclara rechazó el nuevo muelle.", "rechazó", "aprobó"),
    ("es", "La fiscal de Villaclara recurrirá la absolución del capitán.", "La absolución del capitán la acata la fiscal de Villaclara.", "acata", "recurrirá"),
    ("es", "El molino de Villaclara será derribado en primavera.", "En otoño será derribado el molino de Villaclara.", "otoño", "primavera"),
    ("uk", "Рада Тарнограда схвалила нову пристань у понеділок.", "У понеділок рада Тарнограда відхилила нову пристань.", "відхилила", "схвалила"),
    ("uk", "Млин у Тарнограді знесуть навесні, каже рада.", "Рада каже, що млин у Тарнограді знесуть восени.", "восени", "навесні"),
    ("ru", "Совет Тарнограда одобрил новую пристань в понедельник.", "В понедельник совет Тарнограда отклонил новую пристань.", "отклонил", "одобрил"),
    ("ru", "Мельницу в Тарнограде снесут весной, говорит совет.", "Совет говорит, что мельницу в Тарнограде снесут осенью.", "осенью", "весной"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "source", "copy", "mine", "theirs"), CASES)
def test_a_word_that_excludes_the_sources_is_altered(language, source, copy, mine, theirs):
    assert (mine, theirs) in turned(copy, source, language)
    assert turned(source, source, language) == []


@pytest.mark.parametrize(
    ("language", "source", "copy"),
    [
        ("en", "The three branches in Norvik will stay shut.", "The three branches in Norvik will not open."),
        ("en", "The captain did not reject the offer from Norvik.", "The offer from Norvik was accepted by the captain."),
        ("en", "The mill at Tarn Head closed in the spring and reopened in the autumn.", "Reopened in the autumn, the mill at Tarn Head had closed in spring."),
        ("en", "Ada Moss mourned her son, the pilot of the Norvik ferry.", "Ada Moss was the mother of the pilot of the Norvik ferry."),
        ("en", "There is no doubt that the signature of the captain is genuine.", "The captain's signature is genuine."),
        ("de", "Die drei Filialen in Norwik bleiben geschlossen.", "Die drei Filialen in Norwik öffnen nicht."),
        ("fr", "La mairie de Valbrune reste fermée ce lundi.", "La mairie de Valbrune n'ouvre pas ce lundi."),
        ("es", "El muelle de Villaclara sigue cerrado el lunes.", "El muelle de Villaclara no abre el lunes."),
    ],
)  # fmt: skip
def test_the_same_said_by_a_contrary_denied_is_not_altered(language, source, copy):
    assert turned(copy, source, language) == []


@pytest.mark.parametrize(
    ("source", "copy"),
    [
        ("The engineers did not touch the old pump at Norvik.", "The old pump at Norvik was left untouched by the engineers."),
        ("The mayor allegedly sold the old ferry to her brother.", "The mayor is said to have sold the old ferry to her brother."),
        ("Nobody repaired the bridge, but a diver looked at the old ferry.", "A diver looked at the old ferry of Norvik."),
    ],
)  # fmt: skip
def test_nothing_is_said_of_a_denial_or_a_hedge_that_the_other_clause_has_in_another_way(source, copy):
    assert turned(copy, source, "en") == []


def test_a_verb_is_read_with_the_particle_at_the_end_of_its_clause():
    said = said_by_set(read("Der Rat lehnte den Antrag aus Norwik ab, doch er stimmte dem Steg zu.", "de"))
    assert [word.side for word in said["assent"]] == [1, 0]
    assert "assent" not in said_by_set(read("Der Baum lehnte an der Mauer, und er stimmte ein Lied an.", "de"))


def test_a_denied_contrary_says_the_other_one():
    said = said_by_set(read("The shop did not agree. The shop refused. The shop not only agreed.", "en"))
    assert [(word.side, word.denied) for word in said["assent"]] == [(1, True), (1, False), (0, False)]


@pytest.mark.parametrize("language", WITH_SETS)
def test_contraries_come_in_two_and_no_word_says_both(language):
    own = table(language)
    both = own["contraries"] | own["answers"] | own["quantities"]
    assert (
        len(both) + len(own["sets"])
        == len({*both, *own["sets"]})
        == sum(map(len, (own[k] for k in ("sets", "contraries", "answers", "quantities"))))
    )
    for name, line in both.items():
        one, other = entries(line)
        assert set(one).isdisjoint(other), name


@pytest.mark.parametrize("language", WITH_SETS)
def test_words_that_exclude_each_other_are_written_as_texts_are_folded(language):
    own = table(language)
    words = {
        word
        for sets in ("sets", "contraries", "answers")
        for line in own[sets].values()
        for entry in entries(line)
        for word in entry
    }
    assert [word for word in words if word != word.lower() or "’" in word or not word.strip("*+ ")] == []
    stems = [word for word in words if "*" in word]
    assert [stem for stem in stems if not stem.endswith("*") or stem.count("*") > 1 or " " in stem or len(stem) < len("abc*")] == []  # fmt: skip


def test_every_language_has_such_a_table():
    assert [language for language in LANGUAGES if vocabulary(language).sets.words] == list(WITH_SETS)
    assert not vocabulary("fi").sets.words


@pytest.mark.parametrize(
    ("language", "source", "copy", "mine", "theirs"),
    [
        ("en", "The council of Norvik wants more ferries in the summer.", "In the summer Norvik's council wants fewer ferries.", "fewer", "more"),
        ("en", "The talks in Norvik begin before the holiday, the mayor said.", "The mayor said that talks in Norvik begin after the holiday.", "after", "before"),
        ("en", "All boats of Norvik were searched by the harbour master.", "No boats of Norvik were searched by the harbour master.", "No", "All"),
        ("de", "Der Rat von Norwik will im Sommer mehr Fähren einsetzen.", "Im Sommer will der Rat von Norwik weniger Fähren einsetzen.", "weniger", "mehr"),
        ("es", "El consejo de Villaclara quiere más barcos en verano.", "En verano el consejo de Villaclara quiere menos barcos.", "menos", "más"),
    ],
)  # fmt: skip
def test_a_quantity_turned_round_before_the_same_word_is_altered(language, source, copy, mine, theirs):
    assert (mine, theirs) in turned(copy, source, language)


@pytest.mark.parametrize(
    ("source", "copy"),
    [
        ("The wreck is on no charts of the sound.", "The wreck is absent from all charts of the sound."),
        ("The first boats left Norvik before noon and the last boats at dusk.", "The last boats left Norvik at dusk, the first boats before noon."),
    ],
)  # fmt: skip
def test_a_quantity_told_from_the_other_end_is_not(source, copy):
    assert [found for found in turned(copy, source, "en") if found[0] in {"all", "last", "first"}] == []


ABOUT = (
    "The old ferry of Norvik sank on Monday with a cargo of herring in eleven barrels. {} "
    "A diver from Tarn Head will look at the wreck in the harbour next week."
)


@pytest.mark.parametrize(
    ("source", "copy", "expected"),
    [
        ("Its owner was never identified.", "Police know who runs the firm, which is named in the papers.", ("named", "identified")),
        ("Nobody on board was hurt.", "Two sailors are injured.", ("injured", "hurt")),
        ("The crew knew nothing of the leak.", "Everyone working there was aware that water came in.", ("aware", "knew")),
    ],
)  # fmt: skip
def test_a_sentence_between_two_that_were_kept_is_turned_round_though_it_shares_no_word(source, copy, expected):
    assert expected in turned(ABOUT.format(copy), ABOUT.format(source), "en")


def test_a_sentence_somewhere_else_that_shares_no_word_is_not():
    source = ABOUT.format("Its owner was never identified.")
    copy = ABOUT.format("") + " Police know who runs the firm of the new ferry, which is named in the papers."
    assert turned(copy, source, "en") == []


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("None of the nine sailors was injured.", 0),
        ("Nine of the sailors were injured.", 1),
        ("The sailors were not seriously injured.", 1),
        ("The captain refused to be injured.", 1),
        ("The sailors were hardly injured.", 0),
        ("Nobody was killed or injured.", 0),
        ("The sailors were neither killed nor injured.", 0),
    ],
)
def test_who_is_denied_what(text, side):
    assert [word.side for word in said_by_set(read(text, "en"))["harmed"]] == [side]


@pytest.mark.parametrize(
    ("language", "source", "copy"),
    [
        ("en", "The captain is said to have stolen the nets of Norvik.", "The captain stole the nets of Norvik."),
        ("en", "The captain allegedly set fire to the mill of Norvik.", "The captain set fire to the mill of Norvik."),
        ("de", "Der Kapitän hat angeblich die Netze gestohlen.", "Der Kapitän hat die Netze gestohlen."),
        ("fr", "Le capitaine aurait volé les filets de Valbrune.", "Le capitaine a volé les filets de Valbrune."),
        ("es", "El capitán presuntamente robó las redes de Villaclara.", "El capitán robó las redes de Villaclara."),
        ("uk", "Капітан нібито викрав сіті Тарнограда.", "Капітан викрав сіті Тарнограда."),
    ],
)  # fmt: skip
def test_an_allegation_told_as_a_fact_has_lost_its_hedge(language, source, copy):
    facts = [find_facts(text, language=language) for text in (copy, source)]
    alignment = align(Body.of(copy, language=language), Body.of(source, language=language))
    found = find_changes(
        copy, source, alignment, copy_facts=facts[0], source_facts=facts[1], languages=(language, language)
    )
    assert [change.status for change in found if change.fact == "hedging"] == ["dropped"]
