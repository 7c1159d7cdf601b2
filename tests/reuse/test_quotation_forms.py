"""One quotation as different newsrooms write it: marks, splits, elisions, spellings, whose it is; on invented sentences."""

import pytest

from provenance.reuse.fact import find_facts
from provenance.reuse.facts.reading import read
from provenance.reuse.facts.speech import spoken, spoken_words

OPENING = {
    "en": "The council met in the old hall before noon and heard both sides of the argument. ",
    "de": "Der Rat tagte im alten Saal und hörte beide Seiten an. ",
    "fr": "Le conseil s'est réuni dans l'ancienne salle et a entendu les deux parties. ",
    "es": "El consejo se reunió en la sala antigua y escuchó a ambas partes. ",
    "uk": "Рада зібралася у старій залі та вислухала обидві сторони. ",
    "ru": "Совет собрался в старом зале и выслушал обе стороны. ",
}


def told(changes):
    """What became of the copy's quotations: their statuses, and whether anything else was altered."""
    return {status for fact, status, copy, _ in changes if status == "altered" or (fact == "quotation" and copy)}


def quoted(text, language="en"):
    return [fact for fact in find_facts(text, language=language) if fact.kind == "quotation"]


SPELLINGS = [
    ("en", "We do not know what the harbour will cost.", "We don't know what the harbor will cost."),
    ("en", "It can not go on like this for another year.", "It can’t go on like this for another year."),
    ("en", "It cannot go on like this for another year.", "It cant go on like this for another year."),
    ("en", "I'm sure it's the best thing we've done.", "I am sure it is the best thing we have done."),
    ("en", "He'd gone before it had begun to leak.", "He had gone before it'd begun to leak."),
    ("en", "They are going to sink the ferry.", "They're gonna sink the ferry."),
    ("en", "They will organise a defence of the grey theatre.", "They will organize a defense of the gray theater."),
    ("en", "The programme analysed how we travelled.", "The program analyzed how we traveled."),
    ("en", "The longterm plan for the seawall is done.", "The long-term plan for the sea wall is done."),
    ("en", "OK, let's finish the job for good.", "Okay, let us finish the job for good."),
    ("en", "Um, they sent 3 boats and twenty men to us.", "They sent three boats and 20 men to us."),
    ("en", "It rose by 5% and nobody saw it.", "It rose by five per cent and nobody saw it."),
    ("en", "The U.S. has no claim to this island.", "The United States has no claim to this island."),
    ("en", "Lets put it to the café owners.", "Let's put it to the cafe owners."),
    ("en", "That'll cost twenty-five boats and one hundred men.", "That will cost 25 boats and 100 men."),
    ("en", "Mr. Venn paid the $5 million himself.", "Mr Venn paid the five million dollars himself."),
    ("en", "Moss & Venn won't come at 5 p.m., y'know.", "Moss and Venn will not come at 5pm, you know."),
    ("fr", "Ça fait 5 % de moins.", "Cela fait cinq pour cent de moins."),
    ("es", "Es un 5 % de todo.", "Es un cinco por ciento de todo."),
    ("de", "Wir schließen den Hafen dieses Jahr nicht.", "Wir schliessen den Hafen dieses Jahr nicht."),
    ("de", "Ich hab' keine Ahnung, wie's weitergeht.", "Ich habe keine Ahnung, wie es weitergeht."),
    ("fr", "J'ai pas vu l'État avant la vente.", "Je n'ai pas vu l'Etat avant la vente."),
    ("es", "Sólo 3 barcos volvieron al puerto.", "Solo tres barcos volvieron al puerto."),
    ("uk", "Ми зустрілися у порту і пішли з міста.", "Ми зустрілись в порту й пішли із міста."),
    ("ru", "Ещё неделю мы будем идти во двор.", "Еще неделю мы будем идти в двор."),
]  # fmt: skip


@pytest.mark.parametrize(("language", "one", "other"), SPELLINGS)
def test_words_that_are_only_spelt_otherwise_are_the_same(language, one, other):
    one, other = (read(text, language) for text in (one, other))
    assert "".join(spoken_words(one, range(len(one)))) == "".join(spoken_words(other, range(len(other))))


@pytest.mark.parametrize(
    ("one", "other"),
    [("can", "can't"), ("our", "or"), ("could", "would"), ("it's", "its"), ("hadn't", "had"), ("three", "thirty")],
)
def test_words_that_are_spoken_otherwise_are_not(one, other):
    words = read("the", "en").vocabulary
    assert spoken(one, words) != spoken(other, words)


KEPT = [
    ("en", 'Ada Moss called it "absolutely fantastic" and "a dream come true".', '"It was absolutely fantastic, a dream come true," said Ada Moss.'),
    ("en", '"We don\'t know what it costs," said Ada Moss.', '"We do not know what it costs," said Ada Moss.'),
    ("en", '"We lost," she said, "but we learned a great deal from it."', '"We lost but we learned a great deal from it," she said.'),
    ("en", '"The quay stays open for all boats, whatever comes," said Ada Moss.', '"The quay stays open . . . whatever comes," said Ada Moss.'),
    ("en", '"She (Moss) promised us that the quay stays open," he said.', '"She promised us that the quay stays open," he said.'),
    ("en", 'Ada Moss said: "I am extremely proud of my crew."', 'Ada Moss said she was "extremely proud of [her] crew".'),
    ("en", 'Ada Moss said she was "extremely proud of the crew".', 'Ada Moss said: "I\'m extremely proud of the crew."'),
    ("en", '"It\'s the boats\' home," said Ada Moss.', "'It's the boats' home,' said Ada Moss."),
    ("en", "“The quay stays open,” Ada Moss said. “That is my promise.\n“And I mean it.”", '"The quay stays open. That is my promise," Ada Moss said. "And I mean it."'),
    ("fr", "« Le port reste ouvert, a déclaré la maire, Ada Moss. C'est une promesse. »", "« Le port reste ouvert. C’est une promesse », a déclaré la maire, Ada Moss."),
    ("fr", "« Il m'a dit : « On ne vend jamais le bateau » et il est parti », dit Ada Moss.", "« Il m’a dit : “On ne vend jamais le bateau” et il est parti », dit Ada Moss."),
    ("uk", "«Ми не закриємо порт, — сказала Олена Мосс. — Це моя обіцянка».", "«Ми не закриємо порт. Це моя обіцянка», — сказала Олена Мосс."),
    ("uk", "«Компанія «Норвік» нас зрадила і пішла», — сказала Олена Мосс.", '"Компанія "Норвік" нас зрадила і пішла", - сказала Олена Мосс.'),
    ("ru", "«Мы не закроем порт. Это моё обещание», — сказала Елена Мосс.", "«Мы не закроем порт, — сказала Елена Мосс. — Это мое обещание»."),
]  # fmt: skip


@pytest.mark.parametrize(("language", "source", "copy"), KEPT)
def test_a_quotation_written_in_another_way_is_kept(changes_of, language, source, copy):
    changes = changes_of(OPENING[language] + copy, OPENING[language] + source, language)
    assert told(changes) == {"kept"}


ALTERED = [
    ("en", '"We will adopt the plan in the spring," said Ada Moss.', '"We will adapt the plan in the spring," said Ada Moss.'),
    ("en", '"We shall need another million for the quay," said Ada Moss.', '"We shall need another billion for the quay," said Ada Moss.'),
    ("en", '"We know what the harbour will cost," said Ada Moss.', '"We don\'t know what the harbour will cost," said Ada Moss.'),
    ("en", '"We could close the harbour for a year," said Ada Moss.', '"We would close the harbour for a year," said Ada Moss.'),
    ("en", '"They will close the harbour for a year," said Ada Moss.', '"I will close the harbour for a year," said Ada Moss.'),
    ("en", '"The trail cost us two long years," said Ada Moss.', '"The trial cost us two long years," said Ada Moss.'),
    ("en", '"We lost 25 boats that night," said Ada Moss.', '"We lost fifty-two boats that night," said Ada Moss.'),
    ("en", '"It cost us three boats in one winter," said Ada Moss.', '"It cost us 13 boats in one winter," said Ada Moss.'),
    ("en", 'Ada Moss said she was "extremely proud of the crew".', 'Ada Moss said: "I\'m hardly proud of the crew."'),
    ("fr", "« Le port reste ouvert, a déclaré Ada Moss. C'est une promesse. »", "« Le port reste ouvert. C’est une menace », a déclaré Ada Moss."),
    ("uk", "«Ми не закриємо порт, — сказала Олена Мосс. — Це моя обіцянка».", "«Ми не закриємо порт. Це моя порада», — сказала Олена Мосс."),
]  # fmt: skip


@pytest.mark.parametrize(("language", "source", "copy"), ALTERED)
def test_a_word_changed_between_the_marks_is_told(changes_of, language, source, copy):
    changes = changes_of(OPENING[language] + copy, OPENING[language] + source, language)
    assert "altered" in told(changes)


@pytest.mark.parametrize(
    ("language", "source", "copy"),
    [
        ("en", "The mayor said they would not close the quay this winter.", '"We will not close the quay this winter," said the mayor.'),
        ("de", "Er habe den Vertrag nie gesehen, sagte der Fischer.", "„Ich habe den Vertrag nie gesehen“, sagte der Fischer."),
        ("fr", "La maire a déclaré qu'ils ne fermeraient pas le port cet hiver.", "« Nous ne fermerons pas le port cet hiver », a déclaré la maire."),
        ("es", "La alcaldesa dijo que no cerrarían el puerto este invierno.", "«No cerraremos el puerto este invierno», dijo la alcaldesa."),
    ],
)  # fmt: skip
def test_a_quotation_made_of_indirect_speech_is_added_not_altered(changes_of, language, source, copy):
    changes = changes_of(OPENING[language] + copy, OPENING[language] + source, language)
    assert told(changes) == {"added"}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("uk", "«Ми не закриємо порт, — сказала Олена Мосс. — Це моя обіцянка»."),
        ("ru", "«Мы не закроем порт, – сказала Елена Мосс. – Это моё обещание»."),
        ("fr", "« Le port reste ouvert, a déclaré Ada Moss. C'est une promesse. »"),
    ],
)
def test_a_quotation_may_tell_itself_whose_it_is(language, text):
    [fact] = quoted(text, language)
    assert fact.value.speaker[-1] in {"moss", "мосс"}
    assert len(fact.value.parts) == 2


@pytest.mark.parametrize(
    ("text", "wordings"),
    [
        ('He said "the firm "Norvik" left us alone" and went.', ['"the firm "Norvik" left us alone"']),
        ("«Фірма «Норвік» пішла від нас», — сказала вона.", ["«Фірма «Норвік» пішла від нас»"]),
        ("«Від нас пішла фірма «Норвік», — сказала вона.", ["«Від нас пішла фірма «Норвік»"]),
        ('She said: "We stay.\n\n"And we mean it."', ['"And we mean it."']),
        ("'It is the boats' home,' she said. 'We stay for good.'", ["'It is the boats' home,'", "'We stay for good.'"]),
        ('The sign was 5" wide, and "the firm is gone for good" stood on it.', ['"the firm is gone for good"']),
    ],
)
def test_marks_within_marks_do_not_end_a_quotation(text, wordings):
    assert [fact.passage.of(text) for fact in quoted(text, "uk" if "«" in text else "en")] == wordings
