"""Quotations put in somebody else's mouth."""

import pytest

from provenance import Document, compare

SOURCE = """The ferry company of Tolsey will give up its night boats in November, after forty years.

"Nobody has paid for a cabin since the bridge was opened," said the company's director, Helga Morrow. She expects to save 2.4 million crowns. Four crews move to the day boats.

The harbour master, Ruben Askew, warned of queues at the bridge. He recalled the winter of 1998, when ice closed it for nine days.
"We shall be an island again, only without boats," he said.

The county council will discuss the matter on 14 May."""


def turned(told, instead):
    """The changes of speaker where *instead* stands for *told* in a faithful copy: both passages."""
    copy = SOURCE.replace("will give up", "gives up").replace("warned of queues", "fears queues").replace(told, instead)
    found = compare(Document(copy, language="en"), Document(SOURCE, language="en"))
    altered = [change for change in found.changes if change.status == "altered"]
    assert all(change.detail == "other_speaker" for change in altered)
    return [(change.copy.of(copy), change.source.of(SOURCE)) for change in altered]


def test_a_quotation_that_keeps_its_speaker_is_not_altered():
    assert turned("said the company's director", "said the director") == []


def test_both_passages_show_the_quotation_and_its_speaker_once():
    [(mine, theirs)] = turned(
        "the company's director, Helga Morrow. She", "the harbour master, Ruben Askew. The company"
    )
    assert mine.startswith('"Nobody has paid')
    assert mine.endswith("Ruben Askew")
    assert theirs.endswith("Helga Morrow")


def test_somebody_whom_the_source_names_nowhere_before_its_pronoun_did_not_say_it():
    [(mine, _)] = turned('boats," he said', 'boats," said Helga Morrow')
    assert mine.endswith("Helga Morrow")


@pytest.mark.parametrize("speaker", ["said Ruben Askew", "said Askew", "the harbour master said"])
def test_somebody_whom_the_source_names_before_its_pronoun_may_have_said_it(speaker):
    assert turned('boats," he said', f'boats," {speaker}') == []


def test_of_two_names_beside_a_quotation_either_may_be_its_speaker():
    told = "said the company's director, Helga Morrow."
    assert (
        turned(told, "said the director of the Tolsey Line, Helga Morrow, in a hall full of friends of Ruben Askew.")
        == []
    )


@pytest.mark.parametrize(
    ("language", "source", "lead", "told", "instead"),
    [
        (
            "uk",
            (
                "Гніздо помітив єгер Панас Хмарко, коли рятував човен. «Я думав, що то хтось постіль сушить», – сміється він. "
                "Директор Любомир Стецик заборонив човни до серпня."
            ),
            "Натрапив на гніздо єгер Панас Хмарко, коли витягав човен. «Я думав, що то хтось постіль сушить», – пригадує ",
            "єгер",
            "Любомир Стецик",
        ),
        (
            "ru",
            (
                "Оленевод Пётр Нянин вернул за неделю 14 голов. «Раньше я искал их по следам и по злости», — шутит он. "
                "Профессор Игорь Мальков настроен скептически."
            ),
            "Четырнадцать оленей за неделю вернул Пётр Нянин. «Раньше я искал их по следам и по злости», — вспоминает ",
            "оленевод",
            "Игорь Мальков",
        ),
        (
            "es",
            (
                "El poeta Amancio Royuela citó a los dos en un restaurante. «Ninguno quiso pagar la cuenta», bromea. "
                "La jueza Asunción Labordeta espera poco de los dos."
            ),
            "Amancio Royuela, poeta, los citó a los dos en un restaurante. «Ninguno quiso pagar la cuenta», evoca ",
            "el poeta",
            "Asunción Labordeta",
        ),
    ],
)
def test_whoever_recalls_laughs_or_jokes_says_it(language, source, lead, told, instead):
    def other(speaker):
        copy = Document(f"{lead}{speaker}.", language=language)
        changes = compare(copy, Document(source, language=language)).changes
        return [change for change in changes if change.detail == "other_speaker"]

    assert other(told) == []
    assert len(other(instead)) == 1
