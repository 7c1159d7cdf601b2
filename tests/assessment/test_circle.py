from provenance.assessment.circle import Neighbour, told_together

FACTS = [f"fact {k}" for k in range(20)]
PUBLIC, EXCLUSIVE = FACTS[:8], FACTS[8:]


def report(weight=-2.0):
    return Neighbour(weight, frozenset(PUBLIC), len(PUBLIC) + 2)


def rewrite(weight=1.0):
    return Neighbour(weight, frozenset([*PUBLIC[:6], *EXCLUSIVE[:7]]), 15)


def test_beside_other_reports_exclusive_facts_speak_for_a_rewrite_and_their_absence_against_a_report():
    told = told_together(FACTS, {1: rewrite(), 2: report(), 3: report(), 4: report(weight=0.9)})
    assert told[1].weight > 2
    assert told[4].weight < -2
    assert all(one.reports > 0.5 for one in told.values())


def test_a_report_taken_for_a_copy_is_found_out_by_the_others():
    told = told_together(FACTS, {1: rewrite(), 2: report(weight=1.5), 3: report(), 4: report(weight=-0.5)})
    assert 1.5 + told[2].weight < 0 < 1 + told[1].weight


def test_without_another_report_nothing_is_told():
    told = told_together(FACTS, {1: rewrite(weight=4.0), 2: report(weight=4.0)})
    assert [round(abs(one.weight)) for one in told.values()] == [0, 0]
    assert all(one.reports < 0.5 for one in told.values())


def test_a_report_of_another_event_tells_nothing():
    elsewhere = Neighbour(-6.0, frozenset(PUBLIC[:2]), 20)
    told = told_together(FACTS, {1: rewrite(), 2: elsewhere})
    assert told[1].reports == 0
    assert told[1].weight == 0


def test_a_text_without_facts_tells_nothing():
    told = told_together([], {1: Neighbour(1.0, frozenset(), 0), 2: Neighbour(-2.0, frozenset(), 3)})
    assert [one.weight for one in told.values()] == [0, 0]
