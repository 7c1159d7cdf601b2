"""What only the source has, told by other invented reports of the same event."""

import pytest

from provenance.assessment.comparison import Comparison
from provenance.assessment.exclusive import exclusive_evidence, exclusive_facts
from provenance.assessment.model import Model
from provenance.document import Document
from provenance.settings import Settings

SOURCE = Document(
    "The ferry Nordlys ran aground off Norvik on 3 March with 214 passengers, the coastguard said. Captain Ada Moss had "
    "reported 17 faults since June, according to a log of 46 pages. Owner Ole Brandt had paid £31,000 for the survey."
)
AGENCY = Document("The ferry Nordlys ran aground off Norvik on 3 March. The coastguard took off 214 passengers.")
LOCAL = Document("On 3 March the Nordlys hit rocks at Norvik. Captain Ada Moss and 214 passengers were unhurt.")
COPY = Document(
    "A log of 46 pages lists 17 faults of the Nordlys, which struck rocks near Norvik on 3 March. There were 214 "
    "passengers on board. A survey had cost £31,000, paid by Ole Brandt."
)


def compared(copy, source=SOURCE):
    return Comparison.of(copy, source, Settings())


def used(copy, *others):
    found = exclusive_facts(compared(copy), [compared(other) for other in others])
    return sorted(passage.of(copy.text) for passage in found.used)


def test_facts_that_only_the_source_has_are_those_of_no_other_report():
    assert used(COPY, AGENCY, LOCAL) == ["17", "46", "Ole Brandt", "£31,000"]
    assert used(LOCAL, AGENCY) == ["Ada Moss"] or used(LOCAL, AGENCY) == ["Captain Ada Moss"]
    assert used(AGENCY, LOCAL) == []


def test_without_other_reports_nothing_is_public_and_nothing_is_evidence():
    found = exclusive_facts(compared(COPY), [])
    assert len(found.used) > len(used(COPY, AGENCY))
    assert exclusive_evidence(found, Model.fitted()) is None


def test_exclusive_facts_speak_for_a_copy_that_has_them_and_against_one_that_has_none():
    model = Model.fitted()
    taken = exclusive_evidence(exclusive_facts(compared(COPY), [compared(AGENCY), compared(LOCAL)]), model)
    own = exclusive_evidence(exclusive_facts(compared(AGENCY), [compared(LOCAL)]), model)
    assert taken.weight > 0 > own.weight
    assert len(taken.passages) == 4
    assert "2 other reports" in taken.statement


def test_another_report_must_be_compared_with_the_same_source():
    with pytest.raises(ValueError, match="same source"):
        exclusive_facts(compared(COPY), [compared(AGENCY, LOCAL)])
