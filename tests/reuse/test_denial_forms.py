"""One denial or hedge as different newsrooms write it, and idioms that deny nothing; on invented sentences."""

import pytest

OPENING = {
    "en": "The council met in the old hall before noon and heard both sides of the argument. ",
    "de": "Der Rat tagte im alten Saal und hörte beide Seiten an. ",
}


FAITHFUL = [
    ("en", "The mayor {} the contract with the ferry firm.", "couldnt sign", "could not sign"),
    ("en", "The mayor {} the contract with the ferry firm.", "hasn’t signed", "hasnt signed"),
    ("en", "The mayor {} the contract with the ferry firm.", "refused to sign", "wouldnt sign"),
    ("en", "The mayor {} the contract with the ferry firm.", "failed to sign", "did not sign"),
    ("en", "Divers found {} of a leak in the hull.", "no evidence", "zero evidence"),
    ("en", "The storm was {} a blow to the fishermen.", "nothing less than", "quite simply"),
    ("en", "Fans first {} her in a film about the ferry.", "fell in love with", "heard of"),
    ("en", "She {} in a film about the ferry.", "rose to fame when fans fell in love with her", "gained fame when fans took to her"),
    ("en", "The keeper saved a shot by {} in the last minute.", "the opposing team", "the side that stood behind her"),
    ("en", "{} that the ferry was unsafe.", "Few would disagree", "Most would acknowledge"),
    ("en", "{} that the ferry was unsafe.", "Few would dispute", "It is widely accepted"),
    ("en", "The maps in the office are {}, the pilot said.", "out of date", "not up to date"),
    ("en", "The council {}.", "did not believe that the ferry was safe", "believed that the ferry was not safe"),
    ("en", "The damage to the ferry is {}.", "not expected to be severe", "expected to be slight"),
    ("en", "The ferry {} to the island.", "no longer sails", "used to sail"),
    ("en", "{} the ferry sail to the island on Sundays?", "Couldn't it be that", "Could it be that"),
    ("en", "{} The island needs it.", "Can't we just keep the ferry running?", "Let us keep the ferry running."),
    ("en", "Errors in the log were {}.", "frequently not noticed and corrected", "frequently unnoticed and uncorrected"),
    ("en", "It is unclear {}.", "why the log was never accurate", "whether the log was accurate"),
    ("en", "Buying online {} to a ticket office.", "means that nobody may need to travel", "can reduce the need to travel"),
    ("en", "{}", '"We will not," the mayor said, "close the quay for a day."', '"We will not close the quay for a day," the mayor said.'),
    ("de", "Die Bürgermeisterin {}.", "wollte den Vertrag nicht unterschreiben", "weigerte sich, den Vertrag zu unterschreiben"),
    ("de", "Der Rat {}.", "will die Fähre nicht verkaufen", "hat nicht vor, die Fähre zu verkaufen"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "frame", "one", "other"), FAITHFUL)
def test_a_denial_in_other_words_is_not_altered(altered_in, language, frame, one, other):
    for copy, source in ((one, other), (other, one)):
        assert altered_in(frame.format(copy), frame.format(source), language, OPENING[language]) == []


@pytest.mark.parametrize(
    ("frame", "one", "other"),
    [
        ("The mayor {} the contract with the ferry firm.", "signed", "didnt sign"),
        ("The mayor {} the contract with the ferry firm.", "signed", "refused to sign"),
        ("The mayor {} the contract with the ferry firm.", "signed", "failed to sign"),
        ("Divers found {} of a leak in the hull.", "evidence", "zero evidence"),
        ("The ferry {} to the island.", "sails", "no longer sails"),
        ("The ferry is {} to sail in the winter.", "expected", "not expected"),
        ("The council {} that the ferry was safe.", "believed", "did not believe"),
        ("The maps in the office are {}, the pilot said.", "out of date", "up to date"),
        ("Fares {} by a tenth after the storm.", "rose", "fell"),
    ],
)
def test_a_denial_gained_or_lost_is_told(altered_in, frame, one, other):
    for copy, source in ((one, other), (other, one)):
        assert altered_in(frame.format(copy), frame.format(source), opening=OPENING["en"])
