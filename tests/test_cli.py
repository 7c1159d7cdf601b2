"""The command line as a person meets it: what is printed where, and the exit status."""

import csv
import json
import os
import signal
import subprocess
import sys
import time
from dataclasses import dataclass
from io import StringIO
from pathlib import Path

import pytest
from click.testing import CliRunner

from provenance.__main__ import main
from provenance.cli.check import reports_of
from provenance.cli.group import cli
from provenance.cli.session import World

COMMANDS = (
    *("add", "check", "compare", "demo", "expire", "export", "families", "fingerprint", "forget", "reindex", "rerun"),
    *("stamp", "verify"),
)
BARE_CREDIT = (
    "Nothing else is known of the pier in Tolsey today, say people there.\n\nOriginal Source: www.moss.example\n"
)


@dataclass
class Run:
    """How a command ended."""

    status: int
    out: str
    err: str

    @property
    def data(self):
        return json.loads(self.out)


@pytest.fixture
def run(monkeypatch, capsysbinary):
    """Run the command in this process, as the installed script does."""
    monkeypatch.setenv("COLUMNS", "80")
    for name in ("NO_COLOR", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)

    def run(*arguments):
        monkeypatch.setattr(sys, "argv", ["provenance", *map(str, arguments)])
        with pytest.raises(SystemExit) as left:
            main()
        written = capsysbinary.readouterr()
        return Run(left.value.code or 0, written.out.decode(), written.err.decode())

    return run


def in_a_shell(command, **options):
    """Run *command* as a shell would, ``provenance`` being this package."""
    command = command.replace("provenance", f"{sys.executable} -m provenance")
    shell = ["bash", "-o", "pipefail", "-c", command]
    return subprocess.run(shell, capture_output=True, text=True, check=False, **options)  # noqa: S603 - our own commands


@pytest.fixture(autouse=True)
def files(tmp_path, rewrite, original, monkeypatch):
    """A folder with a copy, its source and a text with a credit of a bare domain."""
    monkeypatch.chdir(tmp_path)
    for name, text in (("copy.txt", rewrite.text), ("source.txt", original.text), ("credit.txt", BARE_CREDIT)):
        Path(name).write_text(text, "utf-8")
    return tmp_path


# what the commands are for


@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_the_help_is_as_accepted(command, snapshot):
    result = CliRunner(env={"COLUMNS": "80"}).invoke(cli, [*command.split(), "--help"], prog_name="provenance")
    assert result.exit_code == 0
    assert result.output == snapshot


def test_all_commands_are_known():
    assert sorted(cli.commands) == sorted(COMMANDS)


def test_compare_two_files(run):
    result = run("compare", "copy.txt", "source.txt")
    assert (result.status, result.err) == (0, "")
    assert result.out.startswith("Text overlap consistent with a rewriting of the source\n")
    assert "\x1b" not in result.out
    assert max(map(len, result.out.splitlines())) <= 80


def test_compare_as_json_has_the_texts_and_their_passages(run):
    found = run("compare", "copy.txt", "source.txt", "--format", "json").data["assessments"][0]
    assert found["derivation"] == "rewritten"
    copy = found["documents"]["copy"]
    assert (copy["location"], copy["text"]) == ("copy.txt", Path("copy.txt").read_text("utf-8"))
    assert all(p["copy"]["quotation"] == copy["text"][p["copy"]["start"] : p["copy"]["end"]] for p in found["passages"])


def test_check_offline_reads_the_credit_and_leaves_the_source_unmeasured(run):
    result = run("check", "credit.txt", "--offline", "--format", "json")
    assert (result.status, result.err) == (3, "")
    assert [(credit["target"], credit["quotation"]) for credit in result.data["credits"]] == [
        ("moss.example", "Original Source: www.moss.example")
    ]
    assert (result.data["credit_finding"], result.data["assessments"]) == ("unmeasured", [])
    in_the_terminal = run("check", "credit.txt", "--offline")
    assert in_the_terminal.status == 3
    assert "moss.example" in in_the_terminal.out


def test_check_against_a_source_at_hand(run):
    result = run("check", "copy.txt", "--source", "source.txt", "--offline", "--format", "json")
    assert (result.status, result.data["assessments"][0]["derivation"]) == (0, "rewritten")


def test_several_locations_are_one_json_object_a_line_and_an_unreadable_one_is_skipped(run):
    result = run("check", "copy.txt", "missing.pdf", "credit.txt", "--source", "source.txt", "--format", "json")
    assert result.status == 0
    assert result.err.splitlines() == ["Skipped missing.pdf: there is no such file"]
    reports = [json.loads(line) for line in result.out.splitlines()]
    assert [report["document"]["location"] for report in reports] == ["copy.txt", "credit.txt"]


def test_several_locations_none_of_which_can_be_read_are_exit_3(run):
    result = run("check", "missing.pdf", "gone.pdf", "--format", "json")
    assert (result.status, result.out) == (3, "")
    assert len(result.err.splitlines()) == 2


def test_csv_has_a_row_for_each_location(run):
    result = run("check", "copy.txt", "credit.txt", "--source", "source.txt", "--format", "csv")
    rows = list(csv.DictReader(StringIO(result.out)))
    assert [(row["location"], row["derivation"]) for row in rows] == [
        ("copy.txt", "rewritten"),
        ("credit.txt", "undetermined"),
    ]


def test_html_goes_into_the_output_file_and_nothing_else_anywhere(run, files):
    result = run("compare", "copy.txt", "source.txt", "--format", "html", "--output", "report.html")
    assert (result.status, result.out, result.err) == (0, "", "")
    assert Path("report.html").read_text("utf-8").startswith("<!doctype html>")
    assert sorted(path.name for path in files.iterdir()) == ["copy.txt", "credit.txt", "report.html", "source.txt"]


def test_a_terminal_report_in_a_file_is_plain_and_wide(run, monkeypatch):
    monkeypatch.setenv("FORCE_COLOR", "1")
    run("compare", "copy.txt", "source.txt", "--output", "report.txt")
    text = Path("report.txt").read_text("utf-8")
    assert "\x1b" not in text
    assert 80 < max(map(len, text.splitlines())) <= 100


@pytest.mark.parametrize(("source", "status"), [("source.txt", 1), ("credit.txt", 0)])
def test_exit_code_1_says_that_reuse_was_found_if_asked_for(source, status, run):
    assert run("compare", "copy.txt", source).status == 0
    assert run("compare", "copy.txt", source, "--exit-code").status == status


def test_an_undetermined_comparison_is_done_all_the_same(run):
    result = run("compare", "credit.txt", "source.txt", "--format", "json")
    assert (result.status, result.data["assessments"][0]["derivation"]) == (0, "undetermined")


def test_standard_input_is_a_location(run, standard_input):
    standard_input(Path("copy.txt").read_bytes())
    result = run("compare", "-", "source.txt", "--format", "json")
    assert (result.status, result.data["document"]["location"]) == (0, "-")
    standard_input(Path("source.txt").read_bytes())
    assert run("check", "copy.txt", "--source", "-", "--format", "json").status == 0


def test_warnings_go_to_standard_error_unless_quiet_and_into_the_report_always(run):
    Path("copy.txt").write_text(
        Path("copy.txt").read_text("utf-8").replace("ferries", "ferrіes").replace("Kestrel", "Kеstrel"), "utf-8"
    )
    loud = run("compare", "copy.txt", "source.txt", "--format", "json")
    quiet = run("compare", "copy.txt", "source.txt", "--format", "json", "--quiet")
    assert loud.err.startswith("Warning: ")
    assert "look-alike" in loud.err
    assert (quiet.err, quiet.out) == ("", loud.out)
    assert len(quiet.data["warnings"]) == 1
    in_the_terminal = run("compare", "copy.txt", "source.txt")
    assert "look-alike" in " ".join(in_the_terminal.out.split())
    assert in_the_terminal.err == ""


def test_the_web_is_asked_only_for_what_is_named(run, httpserver, rewrite):
    httpserver.expect_request("/a").respond_with_data(rewrite.text, content_type="text/plain; charset=utf-8")
    result = run("compare", httpserver.url_for("/a"), "source.txt", "--format", "json", "--allow-private")
    assert (result.status, result.data["assessments"][0]["derivation"]) == (0, "rewritten")
    assert [request.path for request, _ in httpserver.log] == ["/robots.txt", "/a"]


def test_offline_asks_nobody(run, httpserver):
    Path("credit.txt").write_text(f"{BARE_CREDIT}Read the original article at {httpserver.url_for('/a')}\n", "utf-8")
    assert run("check", "credit.txt", "--offline", "--allow-private").status == 3
    result = run("check", httpserver.url_for("/a"), "--offline", "--allow-private")
    assert (result.status, result.err) == (3, f"Error: {httpserver.url_for('/a')}: not fetched, because of --offline\n")
    assert run("check", "credit.txt", "--offline", "--source", httpserver.url_for("/a")).status == 3
    assert httpserver.log == []


# bad input: one sentence, no traceback


BAD_FILES = {
    "empty.txt": b"",
    "blank.html": b" \n\t\n",
    "binary.txt": bytes(range(256)) * 100,
    "article.pdf": b"%PDF-1.7\n1 0 obj",
    "article.txt": b"%PDF-1.7\n1 0 obj",
    "picture.html": b"\x89PNG\r\n\x1a\n" + bytes(100),
    "picture.jpg": b"\xff\xd8\xff\xe0" + bytes(100),
    "no-article.html": b"<!doctype html><title>Moss</title><body><nav><a href='/'>Home</a></nav></body>",
    "huge.txt": b"word " * 10_000_000,
    "deep.html": b"<!doctype html><body>" + b"<div>" * 100_000 + b"<p>Far down.</p>",
}


@pytest.mark.parametrize("name", BAD_FILES)
@pytest.mark.parametrize("command", [["check", "--offline"], ["compare", "credit.txt"]])
def test_a_bad_file_is_one_sentence_and_exit_3(name, command, run):
    Path(name).write_bytes(BAD_FILES[name])
    expect_one_sentence(run(*command, name), name)


@pytest.mark.parametrize(
    "location",
    [
        "missing.txt",
        "/no/such/folder/missing.html",
        ".",
        "",
        "file:///etc/passwd",
        "FILE:///etc/passwd",
        "http://127.0.0.1",
        "http://localhost:8000/",
        "http://[::1]/",
        "http://169.254.169.254/latest/meta-data/",
        "http://0x7f.1/",
        "http://user:secret@moss.example/",
        "http://",
        "https://[moss/",
        "http://moss.example:99999/",
        "ftp://moss.example/a.txt",
        "javascript:alert(1)",
        "a\x00b",
        "x" * 5000,
    ],
)
def test_a_bad_location_is_one_sentence_and_exit_3(location, run):
    expect_one_sentence(run("check", location), location[:20])
    expect_one_sentence(run("compare", "credit.txt", location), location[:20])


def expect_one_sentence(result, named):
    assert (result.status, result.out) == (3, "")
    assert result.err.startswith("Error: ")
    assert result.err.count("\n") == 1
    assert named.replace("\x00", "␀") in result.err
    assert "Traceback" not in result.err


def test_invalid_utf_8_is_read_as_far_as_it_goes(run):
    Path("copy.txt").write_bytes(Path("copy.txt").read_bytes() + b"\xf0\x9f \xff\xfe")
    assert run("compare", "copy.txt", "source.txt").status == 0


@pytest.mark.parametrize(
    ("status", "phrase"), [(403, "403 Forbidden"), (404, "404 Not Found"), (500, "500 Internal Server Error")]
)
def test_an_address_that_answers_with_an_error_is_one_sentence_and_exit_3(status, phrase, run, httpserver):
    httpserver.expect_request("/").respond_with_data("<h1>sorry</h1>", status=status)
    url = httpserver.url_for("/")
    for command in (["check", url], ["compare", "credit.txt", url], ["check", "credit.txt", "--source", url]):
        result = run(*command, "--allow-private")
        assert (result.status, result.out, result.err) == (3, "", f"Error: {url}: the server answered {phrase}\n")


def test_a_redirect_loop_is_one_sentence_and_exit_3(run, httpserver):
    httpserver.expect_request("/").respond_with_data(status=302, headers={"Location": "/"})
    result = run("check", httpserver.url_for("/"), "--allow-private")
    expect_one_sentence(result, "it redirects more than 5 times")


def test_a_redirect_to_a_private_address_is_told_and_not_followed(run, httpserver):
    httpserver.expect_request("/").respond_with_data(status=302, headers={"Location": "file:///etc/passwd"})
    result = run("check", httpserver.url_for("/"), "--allow-private")
    assert (result.status, result.out) == (3, "")
    assert result.err.count("\n") == 1
    assert "root:" not in result.err


def test_the_name_of_a_file_cannot_act_on_the_screen(run):
    result = run("check", "a\nb\x1b[31m\u202etxt.exe")
    assert result.err == "Error: a b␛[31m[U+202E]txt.exe: there is no such file\n"
    assert "\x1b" not in run("check", "copy.txt", "c\x1b[2J.txt", "--source", "source.txt", "--format", "json").err


def test_a_file_name_that_is_no_unicode_is_a_location_like_any_other(run):
    name = os.fsdecode(b"caf\xe9.txt")
    Path(name).write_text(BARE_CREDIT, "utf-8")
    for form in ("json", "csv", "html", "terminal"):
        assert run("check", name, "--offline", "--format", form).status == 3
    assert run("check", name, "--offline", "--format", "json").data["document"]["location"] == name


def test_empty_standard_input_is_one_sentence_and_exit_3(run, standard_input):
    standard_input(b"")
    expect_one_sentence(run("check", "-"), "-: it is empty")


def test_closed_standard_input_is_one_sentence_and_exit_3(run, monkeypatch):
    monkeypatch.setattr(sys, "stdin", None)
    expect_one_sentence(run("check", "-"), "-: standard input is closed")


# a wrong command line


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([], "Commands:"),
        (["no-such-command"], "No such command 'no-such-command'"),
        (["check"], "Missing argument 'LOCATION...'"),
        (["compare", "copy.txt"], "Missing argument 'SOURCE'"),
        (["compare", "a", "b", "c"], "unexpected extra argument"),
        (["demo", "--format", "xml"], "'xml' is not one of"),
        (["demo", "--no-such-option"], "No such option"),
        (["check", "-", "-"], "standard input can be only one of the locations"),
        (["check", "-", "--source", "-"], "standard input can be only one of the locations"),
        (["compare", "-", "-"], "standard input can be only one of the locations"),
        (["check", "a", "b", "--format", "html"], "--format html takes one LOCATION"),
        (["demo", "--output", "."], "is a directory"),
    ],
)
def test_a_wrong_command_line_is_exit_2_and_says_what_is_wrong(arguments, said, run):
    result = run(*arguments)
    assert (result.status, result.out) == (2, "")
    assert said in result.err
    assert "Traceback" not in result.err


@pytest.mark.parametrize("form", ["terminal", "json", "csv", "html"])
def test_an_output_that_cannot_be_written_is_one_sentence_and_exit_2(form, run):
    result = run("demo", "--format", form, "--output", "no/such/folder/report")
    assert (result.status, result.out) == (2, "")
    assert result.err == "Error: cannot write no/such/folder/report: No such file or directory.\n"


# beside other programs


def test_python_dash_m_is_the_command():
    result = in_a_shell("provenance --version")
    assert (result.returncode, result.stderr) == (0, "")
    assert result.stdout.startswith("provenance, version ")


@pytest.mark.parametrize("form", ["terminal", "json", "csv", "html"])
def test_a_reader_who_leaves_early_makes_no_noise(form):
    result = in_a_shell(f"provenance demo --format {form} | head -c 1; exit ${{PIPESTATUS[0]}}")
    assert (result.returncode in {0, 141}, result.stderr, len(result.stdout)) == (True, "", 1)


def test_a_reader_who_is_gone_already_makes_no_noise():
    result = in_a_shell("sleep .1; provenance demo --exit-code | true; exit ${PIPESTATUS[0]}")
    assert (result.returncode in {1, 141}, result.stderr) == (True, "")


def test_a_full_disk_is_one_sentence():
    result = in_a_shell("provenance demo > /dev/full")
    assert (result.returncode, result.stderr) == (2, "Error: cannot write standard output: No space left on device.\n")


def test_output_is_utf_8_whatever_the_locale(rewrite):
    result = in_a_shell("provenance demo --format json", env={**os.environ, "PYTHONIOENCODING": "ascii", "LC_ALL": "C"})
    assert json.loads(result.stdout)["document"]["text"] == rewrite.text
    terminal = in_a_shell("provenance demo", env={**os.environ, "PYTHONIOENCODING": "ascii", "LC_ALL": "C"})
    assert (terminal.returncode, terminal.stderr, terminal.stdout.isascii()) == (0, "", True)


def _await_sleep(pid):
    """Wait until a process has slept for a while, as one does that waits for input."""
    slept = 0
    while slept < 10:
        time.sleep(0.05)
        state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
        slept = slept + 1 if state == "S" else 0


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="needs /proc to see what a process waits for")
def test_ctrl_c_ends_it_with_130_and_no_traceback():
    waiting = subprocess.Popen(
        [sys.executable, "-m", "provenance", "check", "-", "--offline"],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # noqa: PLW1509 - a shell starts what runs behind it deaf to it
    )  # fmt: skip
    with waiting:
        _await_sleep(waiting.pid)  # it reads standard input
        waiting.send_signal(signal.SIGINT)
        out, err = waiting.communicate(timeout=20)
    assert (waiting.returncode, out) == (130, b"")
    assert b"Traceback" not in err


def test_every_address_is_told_before_it_is_asked(httpserver, rewrite):
    httpserver.expect_request("/robots.txt").respond_with_data("", status=404)
    httpserver.expect_request("/story").respond_with_data(rewrite.text, content_type="text/plain; charset=utf-8")
    said = []
    reports = reports_of(
        World(), locations=[httpserver.url_for("/story")], source="source.txt", index=None, asked=["statement"],
        offline=False, allow_private=True, told=said.append,
    )  # fmt: skip
    assert said == [f"asking {httpserver.url_for('/story')}"]
    assert [report.assessments[0].derivation for report in reports] == ["rewritten"]
