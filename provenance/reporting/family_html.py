"""How do families read as one self-contained page?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from provenance.reporting import term, wording
from provenance.reporting.family import publisher
from provenance.reporting.family_picture import picture
from provenance.reporting.html import environment, policy, sheet
from provenance.reporting.report import tool_version

if TYPE_CHECKING:
    from provenance.reporting.family import FamilyReport

MOST_FAMILIES = 200


def render_families_html(report: FamilyReport) -> str:
    """Give *report* as one HTML page that needs no network: a picture and a table for each family, at most 200 of them."""
    style = sheet("report.css") + "\n" + sheet("families.css")
    shown = report.families[:MOST_FAMILIES]
    data = report.to_dict()["families"][:MOST_FAMILIES]
    page: str = (
        environment()
        .get_template("families.html.j2")
        .render(
            heading=heading(report),
            sentences=summary(report),
            families=[(plain, picture(family, report.documents)) for family, plain in zip(shown, data, strict=True)],
            documents=report.documents,
            publisher=publisher,
            left_out=len(report.families) - len(shown),
            skipped=report.skipped,
            limits=term.FAMILY_LIMITS,
            role=term.FAMILY_ROLE,
            legend=tuple(term.FAMILY_KIND.items()),
            version=tool_version(),
            style=style,
            policy=policy(str(style)),
        )
    )
    return page


def heading(report: FamilyReport) -> str:
    """The finding in a line."""
    if not report.families:
        return "No syndication family found"
    return wording.count(len(report.families), "syndication family", "syndication families")


def summary(report: FamilyReport) -> list[str]:
    """What was looked at and what was found, in sentences."""
    carried = sum(len(family.witnesses) for family in report.families)
    seen = wording.count(report.documents_seen, "document")
    pairs = wording.count(report.pairs_assessed, "pair")
    looked = f"{seen} looked at, {pairs} of candidates assessed; {carried:,} of the documents carry a text that another one carries too."
    sentences = [looked]
    if report.skipped:
        sentences.append(f"{wording.count(len(report.skipped), 'document')} could not be looked at.")
    return sentences
