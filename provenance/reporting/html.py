"""How does a report read as one self-contained page?"""

from __future__ import annotations

from base64 import b64encode
from dataclasses import asdict
from typing import TYPE_CHECKING

from provenance.reporting import term, trail_view, wording
from provenance.reporting.clock import clock_lines, first_published
from provenance.reporting.excerpt import quotation
from provenance.reporting.report import sha256, tool_version
from provenance.reporting.view import pane_alone, view_of
from provenance.reporting.visible import one_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jinja2 import Environment
    from markupsafe import Markup

    from provenance.document import Document
    from provenance.reporting.report import Report


def render_html(report: Report) -> str:
    """Give *report* as one HTML page that needs no network, the same bytes for the same report and version.

    A content security policy forbids everything but the page's own style sheet and script, named by their SHA-256.
    Whatever comes from the documents is escaped, and characters that act on a screen are shown instead.
    """
    page_environment = environment()
    style, script = (sheet(name) for name in ("report.css", "report.js"))
    views = [view_of(assessment, report.settings, number) for number, assessment in enumerate(report.assessments, 1)]
    heading = _heading(report)
    page: str = page_environment.get_template("report.html.j2").render(
        report=report,
        views=views,
        alone=None if views else pane_alone(report.document),
        heading=heading,
        title=f"{heading}: {wording.name(report.document)}",
        credit_sentences=wording.credit_sentences(report),
        credit_finding=term.CREDIT_FINDING[report.credit_finding] if report.credit_reason else "",
        credits=list(_credits(report)),
        trail=trail_view.rows(report.trail),
        trail_summary=trail_view.summary(report.trail),
        lead=wording.lead_sentence(report),
        limits=term.LIMITS,
        settings=tuple(asdict(report.settings).items()),
        cards=list(_cards(report)),
        version=tool_version(),
        style=style,
        script=script,
        policy=policy(str(style), str(script)),
    )
    return page


def environment() -> Environment:
    """What our templates are rendered with: everything escaped, nothing undefined."""
    from jinja2 import Environment, PackageLoader, StrictUndefined

    made = Environment(
        loader=PackageLoader("provenance.reporting"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters["line"] = one_line
    made.globals.update(name=wording.name, count=wording.count, about=_about)
    return made


def sheet(name: str) -> Markup:
    """Give one of our own files as it stands: it is ours, so it is not escaped."""
    from importlib.resources import files

    from markupsafe import Markup

    return Markup((files("provenance.reporting") / "templates" / name).read_text("utf-8"))  # noqa: S704  our own file


def policy(style: str, script: str | None = None) -> str:
    """The content security policy of a page with exactly this *style* and *script*."""
    scripts = f"script-src '{_hash(script)}'; " if script is not None else ""
    return f"default-src 'none'; style-src '{_hash(style)}'; {scripts}base-uri 'none'; form-action 'none'"


def _hash(text: str) -> str:
    return "sha256-" + b64encode(bytes.fromhex(sha256(text))).decode()


def _heading(report: Report) -> str:
    if len(report.assessments) > 1:
        return f"Compared with {len(report.assessments):,} sources"
    return wording.finding(report.assessments[0] if report.assessments else None)


def _about(document: Document) -> list[str]:
    """Say in a line who published a document, and when."""
    known = (document.publisher or "", wording.when(document))
    return [one_line(item, 90) for item in known if item] or ["publisher and date not known"]


def _credits(report: Report) -> Iterator[dict[str, str]]:
    """Give each credit in words, with a link to where it stands in the text of the copy that is shown first."""
    shown = report.assessments[0].copy if report.assessments else report.document
    numbers = {credit: number for number, credit in enumerate(shown.credits, 1) if credit.passage}
    for credit in report.credits:
        anchor = f"a{min(1, len(report.assessments))}-c-credit{numbers[credit]}" if credit in numbers else ""
        yield {
            "quotation": quotation(credit.quotation),
            "kind": term.CREDIT_KIND[credit.kind],
            "where": "in the text" if credit.where == "text" else "in the page’s head",
            "target": one_line(credit.target) or "no one",
            "href": anchor,
        }


def _cards(report: Report) -> Iterator[dict[str, object]]:
    """Give a card for each document, the copy first; a document that is in several assessments has one."""
    counts = {assessment.copy: assessment.words_of_copy for assessment in report.assessments}
    yield {"role": "Copy", "document": report.document, "rows": _rows(report.document, counts.get(report.document))}
    for number, assessment in enumerate(report.assessments, 1):
        role = "Source" if len(report.assessments) == 1 else f"Source {number}"
        rows = _rows(assessment.source, assessment.words_of_source)
        yield {"role": role, "document": assessment.source, "rows": rows}


def _rows(document: Document, words: int | None) -> list[tuple[str, str]]:
    rows = [
        ("Title", document.title),
        ("Publisher", document.publisher),
        ("Authors", ", ".join(document.authors)),
        ("Published", wording.when(document)),
        ("First published", first_published(document)),
        ("Its clocks", "; ".join(clock_lines(document))),
        ("Location", document.location),
        ("Declared address", document.canonical),
        ("Language", document.language),
        ("SHA-256", sha256(document.text)),
    ]
    if words is not None:
        rows.insert(-1, ("Words", f"{words:,}, page furniture left out"))
    return [(label, value or "not known") for label, value in rows]
