"""Does a text derive from a source, where other reports of the event are at hand?"""

from __future__ import annotations

from collections.abc import Sequence

from provenance.assessment.comparison import Comparison
from provenance.assessment.exclusive import exclusive_evidence, exclusive_facts
from provenance.assessment.model import Model
from provenance.assessment.pair import Assessment, strengthened
from provenance.document import Document
from provenance.settings import Settings

MOST_REPORTS = 5
"""Other reports that are asked which facts are public; more of them hardly change that."""


def among_reports(assessment: Assessment, reports: Sequence[Document], *, settings: Settings) -> Assessment:
    """*assessment* with the evidence of facts that the source has and none of the other *reports* of its event.

    *reports* must not derive from the source, and must have been read as the assessed documents were.
    """
    if not reports:
        return assessment
    comparison = Comparison.of(assessment.copy, assessment.source, settings)
    others = [Comparison.of(report, assessment.source, settings) for report in reports[:MOST_REPORTS]]
    evidence = exclusive_evidence(exclusive_facts(comparison, others), Model.fitted())
    return strengthened(assessment, evidence, settings=settings) if evidence else assessment
