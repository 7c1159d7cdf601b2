"""How do families read as one self-contained page?"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from provenance.assessment.chronology import interval_of
from provenance.document import Timestamp
from provenance.reporting import term, wording
from provenance.reporting.family import publisher
from provenance.reporting.family_picture import picture
from provenance.reporting.html import environment, policy, sheet
from provenance.reporting.report import tool_version
from provenance.reporting.visible import one_line

if TYPE_CHECKING:
    from provenance.reporting.family import FamilyReport

MOST_FAMILIES = 200
_LONGEST_NAME = 100
_MINUTE, _DAY = len("2026-03-04T07:15"), len("2026-03-04")


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
            families=[
                (plain, report.documents[family.namesake], picture(family, report.documents))
                for family, plain in zip(shown, data, strict=True)
            ],
            documents=report.documents,
            publisher=publisher,
            when=when,
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
    if not report.documents_looked_at:
        return "Nothing could be looked at" if report.documents_seen else "The index is empty"
    if not report.families:
        return "No syndication family found"
    return wording.count(len(report.families), "syndication family", "syndication families")


def summary(report: FamilyReport) -> list[str]:
    """What was looked at and what was found, in sentences."""
    carried = sum(len(family.witnesses) for family in report.families)
    seen = wording.count(report.documents_looked_at, "document")
    pairs = wording.count(report.pairs_assessed, "pair")
    looked = f"{seen} looked at, {pairs} of candidates assessed; {carried:,} of the documents carry a text that another one carries too."
    return [*([looked] if report.documents_looked_at else []), *_left_out(report), *not_looked_at(report)]


def _left_out(report: FamilyReport) -> list[str]:
    """Of how many documents only a part was compared, in a sentence."""
    if not report.shortened:
        return []
    documents = wording.count(report.shortened, "document")
    return [f"In {documents} passages that many documents of the same site share were left out, as furniture is."]


def not_looked_at(report: FamilyReport) -> list[str]:
    """What could not be looked at, and why, in a sentence for each reason that names the first; JSON names all."""
    reasons = Counter(skipped.reason for skipped in report.skipped)
    first = {skipped.reason: one_line(skipped.location, _LONGEST_NAME) for skipped in reversed(report.skipped)}
    return [
        f"{wording.count(n, 'document')} could not be looked at: {reason} ({first[reason]}{', …' if n > 1 else ''})."
        for reason, n in reasons.most_common()
    ]


def when(row: dict[str, Any]) -> str:
    """First publication as briefly as is true: a moment in UTC, the day or time as stated, a range, or by when it was there."""
    earliest, latest = (str(row[end] or "")[:_MINUTE].replace("T", " ") for end in ("earliest", "latest"))
    if not earliest or not latest:
        return f"by {latest}" if latest else f"from {earliest}" if earliest else "no date"
    if earliest == latest:
        return earliest
    stated = Timestamp.of(row["published"]) if row["published"] else None
    if stated and str(interval_of(stated)) == f"between {earliest} UTC and {latest} UTC":
        return str(row["published"])[:_MINUTE].replace("T", " ")
    return f"{earliest[:_DAY]} to {latest[:_DAY]}"
