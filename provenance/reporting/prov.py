"""How is a report told in W3C PROV?"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from provenance.errors import ProvenanceError
from provenance.reporting.report import DISTRIBUTION
from provenance.reporting.term import DERIVED

_DOCUMENT, _TERM = "urn:sha256:", "urn:provenance-checker:"


def prov_of(reports: Sequence[dict[str, Any]]) -> str:
    """The *reports*, as ``to_dict()`` gives them, as PROV-JSON (https://www.w3.org/submissions/prov-json/).

    Documents are entities named by the SHA-256 of their text. Where an assessment found derivation, the copy
    ``wasDerivedFrom`` the source, and each shared passage of it ``wasQuotedFrom`` (verbatim) or ``wasDerivedFrom`` the
    source's passage; the likeliest source of an unambiguous report ``hadPrimarySource``. All of it is what the
    assessment says, with its probability beside it. Raises ProvenanceError where the library prov is not installed.
    """
    try:
        from prov.model import ProvDocument
    except ImportError:
        raise ProvenanceError("PROV needs the library prov: pip install 'provenance-checker[prov]'.") from None
    told = ProvDocument()
    told.add_namespace("doc", _DOCUMENT)
    told.add_namespace("pc", _TERM)
    told.add_namespace("dcterms", "http://purl.org/dc/terms/")
    for number, report in enumerate(reports, 1):
        _Telling(told, number).tell(report)
    return f"{told.serialize(format='json', indent=2)}\n"


class _Telling:
    """Adds one report to a PROV document; entities that are there already are not added twice."""

    def __init__(self, told: Any, number: int) -> None:
        self._told = told
        self._number = number
        self._known = {str(record.identifier) for record in told.get_records()}

    def tell(self, report: dict[str, Any]) -> None:
        agent = self._agent(report["tool_version"])
        activity = self._told.activity(f"pc:check-{self._number}", other_attributes={"prov:type": "pc:Check"})
        self._told.wasAssociatedWith(activity, agent)
        self._told.used(activity, self._document(report["document"]))
        for place, found in enumerate(report["assessments"]):
            self._assessment(found, activity, first=place == 0 and not report["ambiguous"])

    def _assessment(self, found: dict[str, Any], activity: Any, *, first: bool) -> None:
        copy, source = (self._document(found["documents"][role]) for role in ("copy", "source"))
        if found["documents"]["source"]["sha256"] != found["documents"]["copy"]["sha256"]:
            self._told.used(activity, source)
        if found["derivation"] not in DERIVED:
            return
        said: dict[str, Any] = {"pc:derivation": found["derivation"], "pc:reason": found["reason"]}
        if found["probability"] is not None:
            said["pc:probability"] = found["probability"]
        self._told.wasDerivedFrom(copy, source, activity, other_attributes=said)
        if first:
            self._told.hadPrimarySource(copy, source, activity)
        for passage in found["passages"]:
            mine = self._passage(found["documents"]["copy"], passage["copy"], copy)
            theirs = self._passage(found["documents"]["source"], passage["source"], source)
            relation = self._told.wasQuotedFrom if passage["kind"] == "verbatim" else self._told.wasDerivedFrom
            relation(mine, theirs, other_attributes={"pc:kind": passage["kind"]})

    def _agent(self, version: str) -> Any:
        name = f"pc:{DISTRIBUTION}-{version}"
        return self._once(name, "agent", {"prov:type": "prov:SoftwareAgent", "prov:label": f"{DISTRIBUTION} {version}"})

    def _document(self, document: dict[str, Any]) -> Any:
        published = document["published"] or {}
        facts = {
            "prov:type": "pc:Document",
            "prov:label": document["title"],
            "prov:location": document["location"],
            "dcterms:publisher": document["publisher"],
            "dcterms:issued": published.get("value") and published["value"] + (published["zone"] or ""),
        }
        return self._once(f"doc:{document['sha256']}", "entity", facts)

    def _passage(self, document: dict[str, Any], passage: dict[str, Any], whole: Any) -> Any:
        name = f"doc:{document['sha256']}-char-{passage['start']}-{passage['end']}"
        facts = {
            "prov:type": "pc:Passage",
            "prov:value": passage["quotation"],
            "pc:start": passage["start"],
            "pc:end": passage["end"],
            "dcterms:isPartOf": whole.identifier,
        }
        return self._once(name, "entity", facts)

    def _once(self, name: str, kind: str, facts: dict[str, Any]) -> Any:
        if name in self._known:
            return self._told.get_record(name)[0]
        self._known.add(name)
        return getattr(self._told, kind)(name, {key: value for key, value in facts.items() if value is not None})
