import hashlib
import json
import re
from dataclasses import fields, replace
from datetime import date
from math import inf, nan
from pathlib import Path

from syrupy.extensions.json import JSONSnapshotExtension

from provenance.assessment.evidence import Evidence
from provenance.assessment.pair import Assessment
from provenance.reporting.report import Report

DOCS = Path(__file__).parents[2] / "docs" / "report.md"


def named(value):
    """Give the name of every field at any depth."""
    if isinstance(value, dict):
        for key, item in value.items():
            yield key
            yield from named(item)
    if isinstance(value, list):
        for item in value:
            yield from named(item)


def passages(value, text):
    """Give every passage below *value* with the text that it is of."""
    if isinstance(value, dict):
        if "quotation" in value and "start" in value:
            yield value, text
        for item in value.values():
            yield from passages(item, text)
    if isinstance(value, list):
        for item in value:
            yield from passages(item, text)


def test_a_report_survives_json(any_report):
    made = any_report.to_dict()
    assert json.loads(json.dumps(made, allow_nan=False)) == made


def test_its_fields_always_have_the_same_order(any_report):
    assert json.dumps(any_report.to_dict()) == json.dumps(any_report.to_dict())
    assert list(any_report.to_dict())[:3] == ["format_version", "tool_version", "settings"]


def test_a_report_with_everything_is_as_accepted(report, snapshot, same_at_every_version):
    made = json.loads(same_at_every_version(json.dumps(report.to_dict())))
    assert made == snapshot(extension_class=JSONSnapshotExtension)


def test_it_has_every_name_of_the_contract(report):
    made = report.to_dict()
    assert {field.name for field in fields(Report)} <= set(made)
    of_assessment = {field.name for field in fields(Assessment)} - {"copy", "source"}
    assert of_assessment <= set(made["assessments"][0])
    assert set(made["assessments"][0]["documents"]) == {"copy", "source"}


def test_every_quotation_stands_in_the_text_beside_it(any_report):
    for made in any_report.to_dict()["assessments"]:
        texts = {side: made["documents"][side]["text"] for side in ("copy", "source")}
        seen = list(passages(made["documents"]["copy"]["furniture"], texts["copy"]))
        seen += passages(made["evidence"], texts["copy"])
        for entry in made["passages"] + made["blocks"] + made["changes"]:
            seen += [(entry[side], texts[side]) for side in texts if entry[side]]
        assert seen or made["derivation"] == "undetermined"
        assert all(at["quotation"] == text[at["start"] : at["end"]] for at, text in seen)


def test_every_text_comes_with_its_sha256(any_report):
    made = any_report.to_dict()
    documents = [made["document"], *(side for one in made["assessments"] for side in one["documents"].values())]
    for document in documents:
        encoded = document["text"].encode("utf-8", "surrogatepass")
        assert document["sha256"] == hashlib.sha256(encoded).hexdigest()


def test_numbers_have_four_places_and_what_json_cannot_say_is_null(assess, report_on):
    evidence = (Evidence("names", 1.23456789, "a"), Evidence("order", -inf, "b"))
    found = assess(probability=nan, log_likelihood_ratio=-0.00001, evidence=evidence, source_used=2 / 3)
    made = report_on(found).to_dict()["assessments"][0]
    assert made["probability"] is None
    assert str(made["log_likelihood_ratio"]) == "0.0"
    assert [row["weight"] for row in made["evidence"]] == [1.2346, None]
    assert made["source_used"] == 0.6667


def test_a_trail_of_any_steps_becomes_plain_data(report):
    settings = report.settings
    steps = (settings, {"asked": ("a", 1, 0.123456)}, date(2031, 5, 14), None)
    trail = replace(report, trail=steps).to_dict()["trail"]
    assert trail[0]["shingle_length"] == settings.shingle_length
    assert trail[1:] == [{"asked": ["a", 1, 0.1235]}, "2031-05-14", None]


def test_every_field_is_explained_in_the_documentation(report, make):
    explained = DOCS.read_text("utf-8")
    names = {*named(report.to_dict()), *named(make("unmeasured").to_dict())}
    assert not [name for name in sorted(names) if f"`{name}`" not in explained]


def test_the_documented_check_of_a_report_holds(report, tmp_path, monkeypatch):
    (tmp_path / "report.json").write_text(json.dumps(report.to_dict(), ensure_ascii=False), "utf-8")
    monkeypatch.chdir(tmp_path)
    example = re.search(r"```python\n(.*?)```", DOCS.read_text("utf-8"), re.DOTALL)[1]
    assert "assert" in example
    exec(example, {})  # noqa: S102  our own documentation
