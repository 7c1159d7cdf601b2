"""Names of one statement that change parts, on invented sentences: who sued whom, who wrote and who directed."""

import pytest

from provenance.reuse.alignment import align
from provenance.reuse.body import Body
from provenance.reuse.change import find_changes
from provenance.reuse.fact import find_facts


def exchanged(copy, source, language):
    facts = [find_facts(text, language=language) for text in (copy, source)]
    alignment = align(Body.of(copy, language=language), Body.of(source, language=language))
    found = find_changes(
        copy, source, alignment, copy_facts=facts[0], source_facts=facts[1], languages=(language, language)
    )
    return {(change.copy.of(copy), change.source.of(source)) for change in found if change.status == "altered"}


BOTH = {("Ada Moss", "Karl Brand"), ("Karl Brand", "Ada Moss")}


@pytest.mark.parametrize(
    ("language", "source", "copy"),
    [
        ("en", "Ada Moss sued Karl Brand over the Norvik ferry last year.", "Karl Brand sued Ada Moss over the Norvik ferry last year."),
        ("en", "Ada Moss sued Karl Brand over the Norvik ferry last year.", "Ada Moss was sued by Karl Brand over the Norvik ferry last year."),
        ("en", "Last year Ada Moss told Karl Brand that the ferry was lost.", "Last year Karl Brand told Ada Moss that the ferry was lost."),
        ("en", "The film was written by Ada Moss and directed by Karl Brand.", "The film was written by Karl Brand and directed by Ada Moss."),
        ("fr", "Le film a été écrit par Ada Moss et réalisé par Karl Brand.", "Le film a été écrit par Karl Brand et réalisé par Ada Moss."),
        ("es", "La película fue escrita por Ada Moss y dirigida por Karl Brand.", "La película fue escrita por Karl Brand y dirigida por Ada Moss."),
    ],
)  # fmt: skip
def test_names_that_change_parts_are_altered(language, source, copy):
    assert exchanged(copy, source, language) == BOTH
    assert exchanged(source, source, language) == set()


@pytest.mark.parametrize(
    ("language", "source", "copy"),
    [
        ("en", "Ada Moss sued Karl Brand over the Norvik ferry last year.", "Karl Brand was sued by Ada Moss over the Norvik ferry last year."),
        ("en", "Ada Moss met Karl Brand at the old ferry.", "Karl Brand met Ada Moss at the old ferry."),
        ("en", "The film was directed by Ada Moss and Karl Brand.", "The film was directed by Karl Brand and Ada Moss."),
        ("en", "Karl Brand's wife, Ada Moss, sold the ferry.", "Ada Moss, wife of Karl Brand, sold the ferry."),
        ("de", "Der Richter sah Ada Moss und hörte Karl Brand.", "Karl Brand hörte der Richter und sah Ada Moss."),
        ("es", "Ada Moss demandó a Karl Brand por el barco.", "A Karl Brand demandó Ada Moss por el barco."),
    ],
)  # fmt: skip
def test_names_in_another_order_that_do_the_same_are_not(language, source, copy):
    assert exchanged(copy, source, language) == set()
