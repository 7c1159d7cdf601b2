"""How are a report's passages told as W3C Web Annotations, which stay readable when a page changes a little?"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any

_AROUND = 32  # characters before and after a passage, by which it is found again in a changed text


def annotations_of(reports: Sequence[dict[str, Any]]) -> str:
    """The passages and changes in *reports*, as ``to_dict()`` gives them, as one AnnotationPage in JSON-LD.

    Each annotates a passage of the copy with its counterpart in the source (``linking``), or with what became of a fact
    (``commenting``). Positions count the code points of the text as acquired, which the page's own text may begin
    otherwise than; the quotation with what stands around it finds the passage all the same. Without full text, nothing
    stands around. https://www.w3.org/TR/annotation-model/
    """
    items = [item for report in reports for found in report["assessments"] for item in _items(found)]
    page = {
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "type": "AnnotationPage",
        "items": [{"id": f"urn:provenance-checker:annotation:{n}", **item} for n, item in enumerate(items, 1)],
    }
    return json.dumps(page, ensure_ascii=False, indent=2) + "\n"


def _items(found: dict[str, Any]) -> Iterator[dict[str, Any]]:
    copy, source = found["documents"]["copy"], found["documents"]["source"]
    for passage in found["passages"]:
        yield {
            "type": "Annotation",
            "motivation": "linking",
            "body": [_said(f"{passage['kind']}, as compared with the source"), _place(source, passage["source"])],
            "target": _place(copy, passage["copy"]),
        }
    for change in found["changes"]:
        if change["status"] == "kept" or change["copy"] is None:
            continue
        counterpart = [] if change["source"] is None else [_place(source, change["source"])]
        yield {
            "type": "Annotation",
            "motivation": "commenting",
            "body": [_said(f"{change['fact']} {change['status']}"), *counterpart],
            "target": _place(copy, change["copy"]),
        }


def _said(text: str) -> dict[str, Any]:
    return {"type": "TextualBody", "value": text, "format": "text/plain", "language": "en"}


def _place(document: dict[str, Any], passage: dict[str, Any]) -> dict[str, Any]:
    start, end, text = passage["start"], passage["end"], document["text"]
    quote = {"type": "TextQuoteSelector", "exact": passage["quotation"]}
    if text is not None:
        quote |= {"prefix": text[max(0, start - _AROUND) : start], "suffix": text[end : end + _AROUND]}
    position = {"type": "TextPositionSelector", "start": start, "end": end}
    return {"type": "SpecificResource", "source": _address(document), "selector": [quote, position]}


def _address(document: dict[str, Any]) -> str:
    location = document["location"] or ""
    return location if location.startswith(("http://", "https://")) else f"urn:sha256:{document['sha256']}"
