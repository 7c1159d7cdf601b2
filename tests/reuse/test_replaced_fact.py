"""Which value of a thorough rewrite stands in another's place, and which only seems to: one invented article, altered a fact at a time."""

import pytest

from provenance.reuse.alignment import align
from provenance.reuse.body import Body
from provenance.reuse.change import find_changes
from provenance.reuse.fact import find_facts

SOURCE = """The lighthouse at Skarn Head will be dark from 3 March, the harbour board of Ostwick said on Thursday, because its lamp can no longer be bought.

The keeper, Ragna Tollefsen, has spent 20 years on the rock and 212 nights of last year without a visitor. She learned of it from a letter dated 9 December. The lamp was made in 1987 by a firm that closed in April 2015. A new one would cost $14.6 million; the board has $6.1 million.

Two thirds of the board's income comes from the ferry, which carried 88,000 people in 2019 and 74,000 last year. It is run by Hjalmar Brandvik, who called the decision "a quiet disaster". The islanders gathered 640 names against it. A vote in the town hall at 4.45 p.m. on Monday went against them.

Seventeen of the paintings that hang in the tower will go to the museum at Varholm in October, said its curator, Sunniva Aldergate. "They were painted for this light," she told the board. "In a museum they will be furniture." The tower is to be sold by sealed bid.
"""

FAITHFUL = """No light will shine at Skarn Head after 3 March. The harbour board at Ostwick announced on Thursday that nobody sells the lamp any longer.

For two decades the rock has been home to keeper Ragna Tollefsen, who had no guests on 212 nights of the past year. News reached her in a letter of 9 December. The firm behind the lamp, which dates from 1987, went out of business in April 2015. To replace it the board would need $14.6 million and it has $6.1 million.

The ferry, where two thirds of the money is earned, had 88,000 passengers in 2019, but 74,000 last year. Its operator, Hjalmar Brandvik, spoke of "a quiet disaster". On the island 640 people signed against the plan. They lost a vote held on Monday at 4.45 p.m. in the town hall.

In October seventeen paintings from the tower move to Varholm. Sunniva Aldergate, who is curator at the museum there, told the board that they "were painted for this light" and would "be furniture" elsewhere. Sealed bids decide who gets the tower.
"""


def changes(copy, source=SOURCE, language="en"):
    facts = [find_facts(text, language=language) for text in (copy, source)]
    alignment = align(Body.of(copy, language=language), Body.of(source, language=language))
    found = find_changes(
        copy, source, alignment, copy_facts=facts[0], source_facts=facts[1], languages=(language, language)
    )
    kinds = {"figure", "date", "name", "quotation"}
    return [(c.copy.of(copy), c.source.of(source)) for c in found if c.status == "altered" and c.fact in kinds]


def rewritten(*replacements):
    copy = FAITHFUL
    for faithful, other in replacements:
        assert faithful in copy
        copy = copy.replace(faithful, other)
    return copy


def test_a_thorough_rewrite_alters_nothing():
    assert changes(FAITHFUL) == []


@pytest.mark.parametrize(
    ("faithful", "other", "expected"),
    [
        ("$6.1 million", "8.1 million", ("8.1 million", "$6.1 million")),  # its unit left out
        ("two decades", "three decades", ("three decades", "20 years")),
        ("In October seventeen", "In June seventeen", ("June", "October")),
        ("In October seventeen", "In March seventeen", ("March", "October")),  # a month that the source names elsewhere
        ("on Monday at", "on Thursday at", ("Thursday", "Monday")),
        ("dates from 1987", "dates from 1978", ("1978", "1987")),
        ("April 2015", "2012", ("2012", "April 2015")),  # coarser, and another
        ("letter of 9 December", "letter of November", ("November", "9 December")),
        ("Sunniva Aldergate", "Sunniva Marklund", ("Sunniva Marklund", "Sunniva Aldergate")),
        ("Hjalmar Brandvik", "Sigurd Brandvik", ("Sigurd Brandvik", "Hjalmar Brandvik")),
    ],
)
def test_a_value_that_took_anothers_place_is_altered(faithful, other, expected):
    assert expected in changes(rewritten((faithful, other)))


@pytest.mark.parametrize(
    ("faithful", "other"),
    [
        ("but 74,000 last year", "but 14,000 fewer last year"),  # what 88,000 less 74,000 is
        ("at 4.45 p.m.", "shortly before five in the afternoon"),
        ("has been home to keeper Ragna Tollefsen", "has been home to the keeper, Tollefsen"),
        ("would need $14.6 million and it has $6.1 million", "is $8.5 million short"),
        ("and would", 'and, in a museum, "will'),
        ("Sealed bids decide", "4. The future\nSealed bids decide"),
    ],
)
def test_what_follows_from_the_source_or_says_it_otherwise_is_not_altered(faithful, other):
    assert changes(rewritten((faithful, other))) == []


def test_an_amount_in_dollars_of_another_country_is_another_amount():
    source = SOURCE.replace("$14.6", "A$14.6").replace("$6.1", "A$6.1")
    assert ("$16.4 million", "A$14.6 million") in changes(rewritten(("$14.6", "$16.4")), source)


def test_who_wrote_the_copy_is_not_who_wrote_the_source():
    assert changes(f"{FAITHFUL}\nAuthor: Odalys Fenwright\n", f"{SOURCE}\nBy Corvin Ashdale\n") == []


def test_what_another_report_of_the_event_says_is_no_alteration():
    other = """Neighbours heard the boat of Ragna Tollefsen leave before dawn, hours after the news.

    Her brother Eilif, a carpenter in Varholm, had carried most of the boxes down the stairs of Skarn Head. "She did not look back once," he said.

    The shipping company Norlund wants to put a buoy there. The coast had nine towers in 1950.
    """
    assert changes(other) == []


@pytest.mark.parametrize(
    ("faithful", "other", "expected"),
    [
        ('spoke of "a quiet disaster"', 'spoke of "a welcome relief"', ('"a welcome relief"', '"a quiet disaster"')),
        ('spoke of "a quiet disaster"', 'called it "sensible"', ('"sensible"', '"a quiet disaster"')),
        ('would "be furniture"', 'would "be famous"', ('"be famous"', '"They were painted for this light,"')),
    ],
)
def test_other_words_between_quotation_marks_are_altered_however_few(faithful, other, expected):
    found = changes(rewritten((faithful, other)))
    assert expected[0] in [mine for mine, _ in found]
    assert expected in found or "furniture" in dict(found)[expected[0]]


@pytest.mark.parametrize(
    "other",
    [
        'spoke of a "quietly disastrous" day',  # the same words in another form
        'sails on the "Nordlys" and spoke of a disaster',  # a name
        'spoke of "a quiet disaster"',
    ],
)
def test_words_in_another_form_and_names_are_no_other_quotation(other):
    assert changes(rewritten(('spoke of "a quiet disaster"', other))) == []


def test_words_that_a_quotation_denies_are_not_quoted_without_the_denial():
    source = SOURCE.replace('called the decision "a quiet disaster"', 'said the islanders "weren\'t complaining"')
    copy = rewritten(('spoke of "a quiet disaster"', 'said that the islanders "were complaining"'))
    assert changes(copy, source) == [('"were complaining"', '"weren\'t complaining"')]


def test_a_quotation_of_which_an_unmarked_line_has_but_half_is_altered():
    source = SOURCE.replace(
        "The islanders gathered", "It was promised to us in writing. That is not the same. The islanders gathered"
    )
    copy = rewritten(
        ("They lost a vote", 'One said: "It was promised to us in writing. More is not needed." They lost a vote')
    )
    assert [mine for mine, _ in changes(copy, source)] == ['"It was promised to us in writing. More is not needed."']
