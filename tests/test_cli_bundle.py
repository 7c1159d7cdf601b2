"""--bundle, rerun, verify and export as a person meets them."""

import json
import sys
from hashlib import sha256
from pathlib import Path

import pytest
from prov.model import ProvDocument

from provenance.__main__ import main
from provenance.reporting.archive import write_archive
from provenance.reporting.bundle import comment_of
from provenance.reporting.kept import Kept, faults


@pytest.fixture
def run(monkeypatch, capsysbinary, tmp_path, rewrite, original):
    """Run the command in this process, in a folder with a copy and its source."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "80")
    Path("copy.txt").write_text(rewrite.text, "utf-8")
    Path("source.txt").write_text(original.text, "utf-8")

    def run(*arguments):
        monkeypatch.setattr(sys, "argv", ["provenance", *map(str, arguments)])
        with pytest.raises(SystemExit) as left:
            main()
        written = capsysbinary.readouterr()
        return left.value.code or 0, written.out.decode(), written.err.decode()

    return run


def test_a_page_is_checked_into_a_bundle_that_runs_again_offline_and_verifies(run, httpserver, original):
    httpserver.expect_request("/story").respond_with_data(original.text, content_type="text/plain; charset=utf-8")
    url = httpserver.url_for("/story")
    status, out, err = run(
        "check", url, "--source", "source.txt", "--bundle", "b.zip", "--format", "json", "--allow-private"
    )
    assert status == 0
    digest = sha256(Path("b.zip").read_bytes()).hexdigest()
    assert err == f"SHA-256 of b.zip: {digest}\n"
    assert Kept(Path("b.zip")).content("report.json").decode() == out
    Path("source.txt").unlink()
    asked = len(httpserver.log)
    status, out, err = run("rerun", "b.zip")
    assert (status, err) == (0, "")
    assert out.startswith("The same report, byte for byte, by provenance-checker ")
    assert len(httpserver.log) == asked
    status, out, _ = run("verify", "b.zip")
    assert (status, f"SHA-256 {digest}" in out, "complete" in out) == (0, True, True)


def test_the_users_own_table_of_aliases_decides_and_is_kept(run, original):
    page = "".join(f"<p>{paragraph}</p>" for paragraph in original.text.split("\n\n"))
    head = '<link rel="canonical" href="https://moss.example/2026/03/story"><title>The story</title>'
    Path("page.html").write_text(f"<html><head>{head}</head><body><article>{page}</article></body></html>", "utf-8")
    Path("credited.txt").write_text(f"{original.text}\n\nOriginal Source: www.bog.example\n", "utf-8")
    Path("own.toml").write_text('[[move]]\nold = "bog.example"\nnew = "moss.example"\nsince = "2030"\n', "utf-8")
    check = ("check", "credited.txt", "--source", "page.html", "--offline", "--format", "json")
    assert json.loads(run(*check)[1])["credit_finding"] != "true"
    _, out, _ = run(*check, "--aliases", "own.toml", "--bundle", "b.zip")
    assert json.loads(out)["credit_finding"] == "true"
    Path("own.toml").write_text("old = ", "utf-8")
    assert run("rerun", "b.zip")[::2] == (0, "")
    status, _, err = run(*check, "--aliases", "own.toml")
    assert (status, err.count("\n"), "this file of aliases cannot be read" in err) == (3, 1, True)


def test_several_locations_of_which_one_cannot_be_read_run_again(run):
    run("check", "copy.txt", "missing.txt", "source.txt", "--offline", "--bundle", "b.zip")
    status, out, err = run("rerun", "b.zip", "--output", "again.json")
    assert (status, err) == (0, "Skipped missing.txt: there is no such file\n")
    assert Path("again.json").read_bytes() == Kept(Path("b.zip")).content("report.json")
    assert len(Path("again.json").read_text("utf-8").splitlines()) == 2
    assert "same report" in out


def test_a_bundle_is_made_though_nothing_could_be_read(run):
    status, _, err = run("check", "missing.txt", "--bundle", "b.zip")
    assert status == 3
    assert "SHA-256 of b.zip" in err
    assert run("verify", "b.zip")[0] == 0
    assert run("rerun", "b.zip")[0] == 0


def forged(path, **changes):
    """The bundle with words of its report and its manifest changed, and made to fit again: whoever has it can do that."""
    kept = Kept(path)
    contents = {name: kept.content(name) for name in kept.names()}
    for old, new in changes["words"]:
        contents["report.json"] = contents["report.json"].replace(old, new)
    last, lines = "0" * 64, []
    for entry in kept.journal:
        if entry.get("name") == "report.json":
            entry |= {"sha256": sha256(contents["report.json"]).hexdigest(), "length": len(contents["report.json"])}
        line = json.dumps(entry | {"previous": last}, separators=(",", ":")).encode() + b"\n"
        last = sha256(line).hexdigest()
        lines.append(line)
    contents["journal.jsonl"] = b"".join(lines)
    manifest = kept.manifest
    manifest["chain"]["last"] = last
    manifest["tool"]["version"] = changes["version"]
    manifest["files"] = {
        name: {"bytes": len(content), "sha256": sha256(content).hexdigest()}
        for name, content in contents.items()
        if name != "manifest.json"
    }
    contents["manifest.json"] = json.dumps(manifest).encode()
    return _archive(path, contents)


def _archive(path, contents):
    from io import BytesIO

    sizes = {name: len(content) for name, content in contents.items()}
    comment = comment_of(sha256(contents["manifest.json"]).hexdigest())
    with path.open("wb") as target:
        write_archive(target, contents, sizes, lambda name: BytesIO(contents[name]), comment)
    return path


def test_another_version_is_named_and_what_differs_is_shown(run):
    run("compare", "copy.txt", "source.txt", "--bundle", "b.zip")
    path = forged(Path("b.zip"), version="0.0.9", words=[(b'"derivation": "rewritten"', b'"derivation": "edited"')])
    assert faults(Kept(path)) == []  # a forgery that fits is told only by the SHA-256 that was deposited
    status, out, _ = run("rerun", "b.zip")
    assert status == 1
    lines = out.splitlines()
    assert lines[0].startswith("Another report, by provenance-checker 0.0.9 then and ")
    assert '-      "derivation": "edited",' in lines
    assert '+      "derivation": "rewritten",' in lines
    assert len(lines) < 20


def test_a_changed_bundle_is_told_and_not_run(run):
    run("compare", "copy.txt", "source.txt", "--bundle", "b.zip")
    content = Path("b.zip").read_bytes()
    Path("b.zip").write_bytes(content.replace(b"Farquharson", b"Farquharsom", 1))
    status, out, _ = run("verify", "b.zip")
    assert status == 1
    assert out.startswith("changed: ")
    for command in (["rerun", "b.zip"], ["export", "b.zip", "--to", "notice"]):
        status, out, err = run(*command)
        assert (status, out, err.count("\n")) == (3, "", 1)
        assert "it is not a bundle as it was written" in err


def test_an_incomplete_bundle_cannot_be_run_again(run):
    run("compare", "copy.txt", "missing.txt", "--bundle", "b.zip")
    assert "incomplete: it ended with an error" in run("verify", "b.zip")[1]
    status, _, err = run("rerun", "b.zip")
    assert (status, "there is no report to compare with" in err) == (3, True)


def test_without_fulltext_json_has_hashes_offsets_and_short_quotations(run, original):
    status, out, _ = run("compare", "copy.txt", "source.txt", "--format", "json", "--no-fulltext")
    assert status == 0
    report = json.loads(out)
    source = report["assessments"][0]["documents"]["source"]
    assert (source["text"], source["sha256"]) == (None, sha256(original.text.encode()).hexdigest())
    quotations = [value for key, value in pairs(report) if key == "quotation"]
    assert max(map(len, quotations)) <= 160
    assert {"start", "end"} <= set(report["assessments"][0]["passages"][0]["copy"])
    assert run("compare", "copy.txt", "source.txt", "--format", "html", "--no-fulltext")[0] == 2


def pairs(value):
    """Every name with its value, however deep."""
    if isinstance(value, dict):
        for name, item in value.items():
            yield name, item
            yield from pairs(item)
    elif isinstance(value, list):
        for item in value:
            yield from pairs(item)


@pytest.fixture
def report(run):
    run("compare", "copy.txt", "source.txt", "--format", "json", "--output", "report.json")
    return json.loads(Path("report.json").read_text("utf-8"))


def test_a_report_is_exported_as_prov_that_the_library_reads(run, report):
    status, out, _ = run("export", "report.json", "--to", "prov")
    assert status == 0
    told = ProvDocument.deserialize(content=out, format="json")
    copy, source = (report["assessments"][0]["documents"][role]["sha256"] for role in ("copy", "source"))
    derivations = [(str(r.args[0]), str(r.args[1])) for r in told.get_records() if "Derivation" in type(r).__name__]
    assert derivations.count((f"doc:{copy}", f"doc:{source}")) == 2  # derived from it, and it was the primary source
    assert len(derivations) == 2 + len(report["assessments"][0]["passages"])
    text = json.dumps(json.loads(out)["wasDerivedFrom"])
    assert "prov:PrimarySource" in text
    assert "prov:Quotation" in text


def test_a_report_is_exported_as_annotations_that_find_their_passages(run, report):
    items = json.loads(run("export", "report.json", "--to", "annotations")[1])["items"]
    text = report["document"]["text"]
    assert len({item["id"] for item in items}) == len(items) > 10
    for item in items:
        quote, position = item["target"]["selector"]
        assert text[position["start"] : position["end"]] == quote["exact"]
        assert text.count(quote["prefix"] + quote["exact"] + quote["suffix"]) == 1
    assert {item["motivation"] for item in items} == {"linking", "commenting"}


def test_a_bundle_is_exported_like_its_report(run):
    run("compare", "copy.txt", "source.txt", "--bundle", "b.zip", "--format", "json", "--output", "report.json")
    for form in ("prov", "annotations", "notice"):
        assert run("export", "b.zip", "--to", form)[1] == run("export", "report.json", "--to", form)[1]


def test_an_owners_notice_states_facts_side_by_side_and_accuses_nobody(run, report):
    status, out, _ = run("export", "report.json", "--to", "notice")
    assert status == 0
    assert f"Of the {report['assessments'][0]['words_of_copy']} words on your page" in out
    assert "| figure | 47 percent | 37 percent |" in out
    assert "does not show who wrote first" in out
    words = out.lower()
    assert not any(word in words for word in ("plagiar", "theft", "stolen", "steal", "infring", "illegal", "demand"))


def test_a_strangers_words_cannot_act_in_a_notice(run):
    hostile = "<script>alert(1)</script> | [click](javascript:x) `rm` \x1b[2J ![i](x) &lt; \\"
    for name in ("copy.txt", "source.txt"):
        text = Path(name).read_text("utf-8")
        Path(name).write_text(
            text.replace("for three hybrid ferries in May 2022", f"for three hybrid ferries {hostile} in May 2022"),
            "utf-8",
        )
    run("compare", "copy.txt", "source.txt", "--format", "json", "--output", "report.json")
    out = run("export", "report.json", "--to", "notice")[1]
    assert "<script" not in out.replace("\\<", "")
    assert "\x1b" not in out
    rows = [line for line in out.splitlines() if line.startswith("| ") and "three hybrid" in line]
    assert rows
    assert all(row.replace("\\|", "").count("|") == 4 for row in rows)


@pytest.mark.parametrize("content", ["", "{}", "[1]", "no JSON", '{"format_version": 99}', "{" * 100_000])
def test_what_is_no_report_is_told_in_a_sentence(run, content):
    Path("x.json").write_text(content)
    status, out, err = run("export", "x.json", "--to", "notice")
    assert (status, out, err) == (3, "", "Error: x.json: this is not a report of provenance check or compare in JSON\n")


def test_a_report_without_derivation_and_without_texts_is_exported(run):
    run("check", "copy.txt", "--offline", "--format", "json", "--no-fulltext", "--output", "r.json")
    assert "No assessment" in run("export", "r.json", "--to", "notice")[1]
    assert json.loads(run("export", "r.json", "--to", "annotations")[1])["items"] == []
    assert "wasDerivedFrom" not in json.loads(run("export", "r.json", "--to", "prov")[1])


@pytest.mark.parametrize(
    "content",
    [
        {"format_version": 1},
        {"format_version": 1, "assessments": 3, "document": [], "tool_version": None},
        {"format_version": 1, "assessments": [{"derivation": "rewritten"}], "ambiguous": False},
    ],
)
@pytest.mark.parametrize("form", ["prov", "annotations", "notice"])
def test_a_report_that_lacks_parts_is_told_in_a_sentence(run, content, form):
    Path("x.json").write_text(json.dumps(content))
    status, out, err = run("export", "x.json", "--to", form)
    assert (status, out, err.count("\n")) == (3, "", 1)


@pytest.mark.parametrize(
    "change",
    [
        {"command": {"name": "check", "arguments": {"locations": 3}}},
        {"command": {"name": "check", "arguments": {"unknown": True}}},
        {"command": {"name": "rm", "arguments": {}}},
        {"command": {}},
        {
            "command": {
                "name": "compare",
                "arguments": {"copy": "/etc/passwd", "source": "copy.txt", "allow_private": True},
            }
        },
        {"settings": None},
    ],
)
def test_a_bundle_made_to_fool_is_told_in_a_sentence_and_reads_no_file(run, change):
    run("compare", "copy.txt", "source.txt", "--bundle", "b.zip")
    kept = Kept(Path("b.zip"))
    contents = {name: kept.content(name) for name in kept.names()}
    contents["manifest.json"] = json.dumps(kept.manifest | change).encode()
    _archive(Path("b.zip"), contents)
    status, out, err = run("rerun", "b.zip")
    assert (status, out, err.count("\n")) == (3, "", 1)
    assert "root:" not in err


def test_standard_input_is_kept_and_read_again(run, rewrite, standard_input):
    standard_input(rewrite.text)
    run("check", "-", "--source", "source.txt", "--bundle", "b.zip")
    standard_input("")
    assert run("rerun", "b.zip")[0] == 0
