"""The forms in which English newsrooms write one figure, and near misses: what is one stays one, and what is not is told."""

import pytest

BEFORE = "The council met in the old hall before noon and heard both sides of the argument. "
SALE = "The firm was sold for {} to a rival from Harlon."
MARCH = "The march drew {} people to the harbour."
WEIGHT = "It weighs {} and can be carried by one person."
RACE = "She won the {} in front of a home crowd."
TALL = "He stands {} and plays in goal."
RATE = "The bank raised its rate by {} on Thursday."
PAY = "The job pays {} a year."
WIND = "The storm brought winds of {} and rain."
FALL = "Its volume fell by {} in a year."


def figures(changes):
    return [status for fact, status, _, _ in changes if fact == "figure"]


@pytest.mark.parametrize(
    ("frame", "source", "copy", "other"),
    [
        (SALE, "$1.2B", "$1.2 billion", "$1.2 million"),
        (SALE, "two trillion dollars", "$2T", "$3T"),
        (SALE, "$133mm", "$133 million", "$313 million"),
        (SALE, "Rs 5 crore", "50 million rupees", "5 million rupees"),
        (SALE, "Rs. 500 crore", "Rs 5 billion", "Rs 6 billion"),
        (SALE, "₹2 lakh", "200,000 rupees", "300,000 rupees"),
        (SALE, "50p", "£0.50", None),
        (SALE, "₦5 billion", "5 billion naira", "7 billion naira"),
        (SALE, "£250,000", "a six-figure sum", None),
        (MARCH, "3.2B", "3.2 billion", "3.2 million"),
        (MARCH, "several hundred", "hundreds of", None),
        (MARCH, "213", "more than 200", "more than 300"),
        (RACE, "1,500m final", "1500 metres final", "5000 metres final"),
        (RACE, "200m freestyle", "200-metre freestyle", "400m freestyle"),
        (TALL, "six feet two", "6ft 2in", "6ft 4in"),
        (TALL, "6ft 2in", "1.88 metres", "1.98 metres"),
        (WEIGHT, "12st 4lb", "172 pounds", "182 pounds"),
        (WEIGHT, "12 stone 4", "78 kilograms", "68 kilograms"),
        (RATE, "25 basis points", "a quarter of a percentage point", "half a percentage point"),
        (RATE, "50bps", "0.5 percentage points", "0.6 percentage points"),
        (RATE, ".5 percent", "0.5 percent", "5 percent"),
        (WIND, "100kph", "100 kilometres an hour", "120 kilometres an hour"),
        (WIND, "30 knots", "35 mph", "55 mph"),
        (FALL, "61.3 percent", "just over 61 percent", "just under 61 percent"),
        (FALL, "a quarter", "25%", "35%"),
        ("The glacier retreats by {} a year.", "some 28 metres", "nearly thirty metres", "nearly forty metres"),
    ],
)
def test_one_figure_in_another_form_is_kept_and_another_figure_is_altered(changes_of, frame, source, copy, other):
    source = BEFORE + frame.format(source)
    assert figures(changes_of(BEFORE + frame.format(copy), source)) == ["kept"]
    if other:
        assert "altered" in figures(changes_of(BEFORE + frame.format(other), source))


def test_a_time_in_three_units_is_one_figure(changes_of):
    source = BEFORE + "She finished in 2 hours, 36 minutes and 41 seconds and broke the record."
    copy = BEFORE + "She finished in two hours 36 minutes 41 seconds and broke the record."
    assert figures(changes_of(copy, source)) == ["kept"]


def test_what_cannot_have_cost_more_cost_no_more(changes_of):
    source = BEFORE + "Whoever financed the film, it couldn't have cost more than $20 000 to make."
    copy = BEFORE + "Whoever financed the film, it cost no more than $20,000 to make."
    assert "altered" not in figures(changes_of(copy, source))


def test_a_millimetre_beside_no_currency_is_no_million(changes_of):
    changes = changes_of(BEFORE + "The slab is five millimetres thick.", BEFORE + "The slab is 5mm thick.")
    assert figures(changes) == ["kept"]


def test_a_time_with_its_seconds_is_what_somebody_needed(changes_of):
    source = BEFORE + "She finished in 2:36:41 and broke the record."
    assert figures(changes_of(source.replace("2:36:41", "2 hours, 36 minutes and 41 seconds"), source)) == ["kept"]
    assert figures(changes_of(source.replace("2:36:41", "2:38:41"), source)) == ["altered"]


def test_somebody_in_his_forties_may_be_44(changes_of):
    copy = BEFORE + "The man, who is in his 40s, lives alone."
    assert figures(changes_of(copy, BEFORE + "The man, aged 44, lives alone.")) == ["kept"]
