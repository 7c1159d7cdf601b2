"""What could the owner of a text write to whoever published a text much like it: facts, and no accusation?"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from provenance.reporting.term import DERIVED, LIMITS
from provenance.reporting.visible import one_line

_MOST_PASSAGES = 12
_MOST_FACTS = 10
_LONGEST = 300  # characters of a passage
_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~&!])")
_KINDS = ("verbatim", "edited", "reworded")


def notice_of(reports: Sequence[dict[str, Any]]) -> str:
    """A letter in Markdown for each assessment in *reports* that found derivation; a sentence where none did."""
    letters = [
        "\n".join(_letter(report, found))
        for report in reports
        for found in report["assessments"]
        if found["derivation"] in DERIVED
    ]
    return "\n---\n\n".join(letters) or "No assessment in this report found text overlap that a notice could state.\n"


def _letter(report: dict[str, Any], found: dict[str, Any]) -> Iterator[str]:
    copy, source = found["documents"]["copy"], found["documents"]["source"]
    yield "# Two texts with much in common\n"
    yield "To the editors:\n"
    yield "We publish the second of these texts, and ask you to compare it with the first.\n"
    yield "| | your page | our page |"
    yield "|---|---|---|"
    for label, name in (("title", "title"), ("address", "location"), ("publisher", "publisher")):
        yield f"| {label} | {_cell(copy[name])} | {_cell(source[name])} |"
    yield f"| date stated | {_date(copy)} | {_date(source)} |"
    yield f"| SHA-256 of the text | {copy['sha256'][:16]}… | {source['sha256'][:16]}… |\n"
    yield "## What was measured\n"
    yield from (f"- {line}" for line in _measures(found))
    yield f"- Credit: {_plain(report['credit_reason'] or 'not looked at')}\n"
    yield from _passages(found)
    yield from _facts(found)
    yield "## What this does not show\n"
    yield from (f"- {line}" for line in LIMITS)
    yield "- There may be a permission, a licence or a common source that we do not know of. If so, please tell us.\n"
    yield f"Compared with provenance-checker {report['tool_version']}; the comparison can be repeated by anybody.\n"


def _measures(found: dict[str, Any]) -> Iterator[str]:
    shares = found["shares"]
    if shares["verbatim"] is not None:
        parts = ", ".join(f"{_percent(shares[kind])} {kind}" for kind in _KINDS)
        yield f"Of the {found['words_of_copy']} words on your page: {parts}, as compared with ours."
    if found["source_used"] is not None:
        yield f"{_percent(found['source_used'])} of the {found['words_of_source']} words on our page have a counterpart on yours."
    yield f"The overlap is consistent with {_ARTICLE[found['derivation']]}: {_plain(found['reason'])}."


_ARTICLE = {
    "verbatim": "a word-for-word copy",
    "edited": "an edited copy",
    "rewritten": "a rewriting",
    "partial": "reuse in part of the text",
}


def _passages(found: dict[str, Any]) -> Iterator[str]:
    ranked = sorted(
        found["passages"], key=lambda one: (_KINDS.index(one["kind"]), one["copy"]["start"] - one["copy"]["end"])
    )
    shown = ranked[:_MOST_PASSAGES]
    if not shown:
        return
    yield f"## Passages side by side ({len(shown)} of {len(ranked)})\n"
    yield "| | your page | our page |"
    yield "|---|---|---|"
    for one in shown:
        yield f"| {one['kind']} | {_cell(one['copy']['quotation'])} | {_cell(one['source']['quotation'])} |"
    yield ""


def _facts(found: dict[str, Any]) -> Iterator[str]:
    altered = [one for one in found["changes"] if one["status"] == "altered" and one["copy"] and one["source"]]
    if not altered:
        return
    yield f"## Facts that differ ({min(len(altered), _MOST_FACTS)} of {len(altered)})\n"
    yield "| | your page | our page |"
    yield "|---|---|---|"
    for one in altered[:_MOST_FACTS]:
        yield f"| {one['fact']} | {_cell(one['copy']['quotation'])} | {_cell(one['source']['quotation'])} |"
    yield ""


def _cell(text: str | None) -> str:
    return _plain(text) if text else "not stated"


def _plain(text: str) -> str:
    """A stranger's text on one line, with nothing in it that Markdown or HTML would act on."""
    return _SPECIAL.sub(r"\\\1", one_line(text, _LONGEST))


def _date(document: dict[str, Any]) -> str:
    published = document["published"]
    return _plain(published["value"] + (published["zone"] or "")) if published else "not stated"


def _percent(share: float) -> str:
    if 0 < share < 0.01:  # noqa: PLR2004 - below what a whole per cent can say
        return "under 1%"
    return f"{share:.0%}"
