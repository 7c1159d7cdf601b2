"""Slips of invented sources, and who took them over."""

import pytest

from provenance.assessment.comparison import Side
from provenance.assessment.shared_error import shared_errors, slips
from provenance.checker import compare
from provenance.document import Document, Timestamp
from provenance.settings import Settings

SOURCE = (
    "Liquidator Maren Tiedgens closed the foundry of Norvik on Tuesday, 22 September. The accommodation of 3,214 workers "
    "ends in May, said Tiedgens. In all 3,124 workers had asked for help; Tietgens refused. The loan of £625 million, or "
    "€625 million by the bank's own count, was never paid, and the £625 million are lost. Their accomodation was cold. "
    "The accommodation will be sold to 3,214 workers of the town."
)


def side(text, published=None, language="en"):
    return Side.of(
        Document(text, language=language, published=Timestamp.of(published) if published else None), Settings()
    )


def test_the_slips_of_a_source_are_told_by_what_it_says_elsewhere():
    source = side(SOURCE, "2025-09-24")
    assert [(slip.kind, slip.passage.of(SOURCE), slip.usually) for slip in slips(source)] == [
        ("weekday", "Tuesday, 22 September", "a Monday"),
        ("figure", "3,124", "3,214"),
        ("name", "Tietgens", "Tiedgens"),
        ("unit", "€625 million", "£625 million"),
        ("word", "accomodation", "accommodation"),
    ]


@pytest.mark.parametrize(
    ("kind", "copy"),
    [
        ("name", "Nobody was told, as Tietgens explained to the council of Norvik."),
        ("word", "They had complained about the accomodation since winter."),
        ("figure", "Help had been asked for by 3,124 of them."),
        ("unit", "The bank is said to have lost €625 million."),
        ("weekday", "It was shut on Tuesday, September 22, in the rain."),
    ],
)
def test_a_copy_that_has_a_slip_of_its_source_shares_the_error(kind, copy):
    found = shared_errors(side(copy), side(SOURCE, "2025-09-24"))
    assert [error.slip.kind for error in found] == [kind]


def test_a_copy_that_mended_a_slip_shares_nothing():
    copy = "Tiedgens shut it on Monday, 22 September; 3,214 workers in cold accommodation share the £625 million."
    assert shared_errors(side(copy), side(SOURCE, "2025-09-24")) == ()


def test_where_a_source_says_both_as_often_only_a_copy_that_says_both_shares_the_error():
    source = side("The foundry employs 1,482 smiths, wrote the mayor. Her deputy counted 1,428 smiths of them all.")
    assert slips(source)
    assert shared_errors(side("It employs 1,428 smiths."), source) == ()
    assert shared_errors(side("It employs 1,482 smiths; the deputy says there are 1,428 smiths."), source)


@pytest.mark.parametrize(
    "text",
    [
        "Rosa Milder met Arthur Miller in Norvik. Milder sings, Miller paints. Rosa Milder left.",  # two people
        "The 141 wagons were pulled at 114 km/h by engines that had cost £750,000 and £250,000.",
        "Мер Вергун назвав Вергуна дядьком; Вергунові сорок, і Вергуном пишаються.",  # inflection
        "On Monday, 22 September, and on Tuesday the bank closed.",
    ],
)
def test_what_is_merely_alike_is_no_slip(text):
    assert slips(side(text, "2025-09-24", "uk" if text.startswith("Мер") else "en")) == ()


def test_a_shared_error_is_evidence_with_its_passages_and_its_absence_is_none(original):
    text = original.text + " The ferry of Kestrel Marinne was late. Kestrel Marinne is a company."
    mended = original.text
    source = Document(original.text + " The accomodation on board was cold. The accommodation, the accommodation!")
    copy = Document(text + " Passengers froze in the accomodation.")
    pieces = {piece.kind: piece for piece in compare(copy, source).evidence}
    assert pieces["shared_errors"].weight > 0
    assert [passage.of(copy.text) for passage in pieces["shared_errors"].passages] == ["accomodation"]
    assert "accommodation" in pieces["shared_errors"].statement
    assert "shared_errors" not in {piece.kind for piece in compare(Document(mended), source).evidence}


def test_ten_thousand_names_and_figures_cost_no_quadratic_time():
    text = " ".join(
        f"Ada Marlo{chr(97 + i % 26)}{chr(97 + i // 26 % 26)}{i % 7} paid £{100_000 + i}." for i in range(3000)
    )
    assert isinstance(slips(side(text)), tuple)
