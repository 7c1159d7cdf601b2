"""How does a report become rows that a spreadsheet opens safely?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from provenance.reporting import term, wording
from provenance.reporting.excerpt import quotation
from provenance.reporting.report import FORMAT_VERSION, sha256, tool_version
from provenance.reporting.visible import one_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from provenance.assessment.pair import Assessment
    from provenance.document import Document
    from provenance.reporting.report import Report
    from provenance.reuse.change import Change

COLUMNS = (
    *("location", "title", "publisher", "published", "language", "sha256", "words"),
    *("derivation", "reason", "probability", "log_likelihood_ratio"),
    *("verbatim", "edited", "reworded", "new", "source_used"),
    *("narrative_verbatim", "narrative_edited", "narrative_reworded", "narrative_new"),
    *("resemblance", "containment_of_copy", "containment_of_source", "order", "passages"),
    *("facts_altered", "facts_added", "facts_dropped", "facts_kept", "altered"),
    *("credit_finding", "credit_reason", "credits", "credit_quotations"),
    *("source_location", "source_title", "source_publisher", "source_published", "source_sha256", "source_words"),
    *("ambiguous", "skipped", "warnings", "tool_version", "format_version"),
)
_STARTS_FORMULA = "=+-@＝＋－＠"
_BETWEEN = " | "


def render_csv(reports: Iterable[Report]) -> str:
    """Give all *reports* as one CSV text (RFC 4180, one line feed a row) with a header row of ``COLUMNS``.

    There is one row for each assessment, and one for a report without any. Columns are explained in docs/report.md.
    """
    import csv
    from io import StringIO

    out = StringIO()
    writer = csv.DictWriter(out, COLUMNS, lineterminator="\n")
    writer.writeheader()
    for report in reports:
        writer.writerows(rows(report))
    return out.getvalue()


def rows(report: Report) -> Iterator[dict[str, str]]:
    """Give *report* as rows of text by column: one for each assessment, or one where there is none.

    A text from outside that a spreadsheet would take for a formula has an apostrophe set before it; line ends in it
    become spaces, and characters that act on a screen are shown instead.
    """
    for assessment in report.assessments or (None,):
        row = dict.fromkeys(COLUMNS, "")
        row |= _document(report.document, "")
        row |= _shared_by_all(report)
        if assessment:
            row |= _document(assessment.source, "source_")
            row |= _numbers(assessment)
            row |= _words(assessment)
        yield row


def neutral(value: str) -> str:
    """Give *value* on one line, so that no spreadsheet takes it for a formula: ``=1+1`` becomes ``'=1+1``."""
    line = one_line(value)
    return "'" + line if line.startswith(tuple(_STARTS_FORMULA)) else line


def _document(document: Document, prefix: str) -> dict[str, str]:
    known = {
        "location": document.location,
        "title": document.title,
        "publisher": document.publisher,
        "published": str(document.published or ""),
        "sha256": sha256(document.text),
    }
    if not prefix:
        known["language"] = document.language
    return {prefix + name: neutral(value or "") for name, value in known.items()}


def _shared_by_all(report: Report) -> dict[str, str]:
    skipped = (f"{item.location}: {item.reason}" for item in report.skipped)
    return {
        "credit_finding": report.credit_finding,
        "credit_reason": neutral(report.credit_reason),
        "credits": neutral(_BETWEEN.join(dict.fromkeys(credit.target for credit in report.credits))),
        "credit_quotations": neutral(_BETWEEN.join(quotation(credit.quotation) for credit in report.credits)),
        "ambiguous": "true" if report.ambiguous else "false",
        "skipped": neutral(_BETWEEN.join(skipped)),
        "warnings": neutral(_BETWEEN.join(report.warnings)),
        "tool_version": tool_version(),
        "format_version": str(FORMAT_VERSION),
    }


def _numbers(found: Assessment) -> dict[str, str]:
    estimates = {
        name: estimate.value if estimate.exact is None else estimate.exact
        for name, estimate in (
            ("resemblance", found.resemblance),
            ("containment_of_copy", found.containment_of_copy),
            ("containment_of_source", found.containment_of_source),
        )
    }
    numbers = {
        "probability": found.probability,
        "log_likelihood_ratio": found.log_likelihood_ratio,
        **dict(wording.shares_of(found.shares)),
        **{f"narrative_{kind}": share for kind, share in wording.shares_of(found.narrative_shares)},
        "source_used": found.source_used,
        **estimates,
        "order": found.order,
    }
    return {name: "" if number is None else f"{number:.4f}" for name, number in numbers.items()}


def _words(found: Assessment) -> dict[str, str]:
    altered = [change for change in wording.in_order(found.changes) if change.status == "altered"]
    counts = {f"facts_{status}": sum(change.status == status for change in found.changes) for status in term.STATUS}
    return {
        "derivation": found.derivation,
        "reason": neutral(found.reason),
        "words": str(found.words_of_copy),
        "source_words": str(found.words_of_source),
        "passages": str(len(found.passages)),
        "altered": neutral(_BETWEEN.join(_altered(change, found) for change in altered)),
        **{name: str(number) for name, number in counts.items()},
    }


def _altered(change: Change, found: Assessment) -> str:
    copy = quotation(change.copy.of(found.copy.text), 120) if change.copy else "not there"
    source = quotation(change.source.of(found.source.text), 120) if change.source else "not there"
    return f"{change.fact}: {copy} (copy), {source} (source)"
