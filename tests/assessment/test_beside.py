"""What stands beside a family: reports of its event, texts left open, and nothing of another event."""

from provenance.assessment.family import families
from provenance.assessment.link import Link
from provenance.assessment.star import Common

COPIES = [Link(2, 1, "edited", 9.0), Link(3, 1, "edited", 9.0)]
PEOPLE = frozenset({"Orla Brack", "Tolsey", "Weir Lane", "the harbour office", "Ines Marl"})
FACTS = frozenset({"11 boats", "4 April", "60 metres", "9 a.m.", "£3m", "“It went over.”"})
NAMES = PEOPLE | {"Ballen", "Rosk"}
LATER = frozenset({"2 boats", "30 May", "14 metres", "noon", "£9m", "“It held.”"})


def apart(key, to=1, weight=-4.0):
    return Link(key, to, "independent", weight)


def unsure(key, to=1, weight=0.3):
    return Link(key, to, "undetermined", weight)


def stated(of_key):
    """How documents compare of which each states the facts and names *of_key*; those not in it state the event's."""

    def compared(text, other):
        one, two = (of_key.get(key, FACTS | PEOPLE) for key in (text, other))
        return Common(one & two, long_run=text == other, particulars=(one & two) - NAMES)

    return compared


def beside(links, of_key=None):
    family = families(COPIES + links, {}, None, None if of_key is None else stated(of_key))[0]
    return family.independents, family.open, family.origins


def test_a_report_of_another_event_with_the_same_people_and_places_is_no_origin():
    assert beside([apart(8), apart(9)], {9: LATER | PEOPLE}) == ((8,), (), 2)


def test_a_report_with_a_fifth_of_the_figures_is_of_another_event_however_many_names_it_shares():
    fifth = frozenset(sorted(FACTS)[:1]) | frozenset({"7 crates", "1 May", "3 March", "two in three"})
    assert beside([apart(8)], {8: fifth | PEOPLE}) == ((), (), 1)


def test_a_report_with_half_of_the_figures_in_other_places_is_one():
    half = frozenset(sorted(FACTS)[:3]) | frozenset({"7 crates", "1 May", "3 March"})
    assert beside([apart(8)], {8: half | {"Ballen", "Rosk"}}) == ((8,), (), 2)


def test_a_text_that_is_left_open_is_named_and_not_counted():
    assert beside([apart(8), unsure(9)]) == ((8,), (9,), 2)
    assert beside([unsure(9)], {}) == ((), (9,), 1)
    assert beside([unsure(9)], {9: LATER | PEOPLE}) == ((), (), 1)


def test_a_text_that_one_comparison_leaves_open_and_others_call_independent_is_an_origin():
    assert beside([unsure(9, 1, -0.5), apart(9, 2, -3.0), apart(9, 3, -2.0)], {}) == ((9,), (), 2)
    assert beside([unsure(9, 1, 0.9), unsure(9, 2, 0.5), apart(9, 3, -2.0)], {}) == ((), (9,), 1)


def test_what_the_hub_says_counts_where_copies_leave_a_text_open():
    assert beside([apart(9, 1, -1.3), unsure(9, 2, 1.0), unsure(9, 3, 1.0)], {})[0] == (9,)


def test_a_text_left_open_whose_own_family_is_counted_is_not_named_again():
    links = [Link(12, 11, "edited", 9.0), apart(11), unsure(12)]
    assert beside(links) == ((11,), (), 2)


def test_texts_that_nothing_can_be_told_of_stand_nowhere():
    assert beside([Link(9, 1, "undetermined", None), Link(8, 1, "unrelated", -9.0)], {}) == ((), (), 1)


def test_of_a_text_with_hardly_a_figure_less_is_asked():
    brief = frozenset({"11 boats", "4 April", "Tolsey", "Orla Brack"})
    assert beside([apart(8)], {8: brief})[0] == (8,)
    assert beside([apart(8)], {8: frozenset({"1 gull", "2 gulls", "Tolsey", "Ballen", "Rosk"})})[0] == ()


def test_progress_is_told_of_every_document_and_every_family():
    told = []
    families([*COPIES, Link(12, 11, "edited", 9.0)], {}, progress=lambda *said: told.append(said))
    assert told == [
        ("folding documents", 3, 5),
        ("folding documents", 5, 5),
        ("looking beside families", 1, 2),
        ("looking beside families", 2, 2),
    ]
