"""The commands that fill an index and hand out fingerprints, as a person meets them."""

import json
import os
import pty
import select
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from provenance.__main__ import main
from provenance.errors import IndexFileError
from provenance.index.store import Index


def rows(count):
    text = "The council of Marle met for the {0}th time this year. It voted {0} to 3 for the bridge, said the mayor, twice."
    return [{"url": f"https://fenpost.example/{n}", "title": f"Vote {n}", "text": text.format(n)} for n in range(count)]


def lines(rows):
    return "".join(json.dumps(row) + "\n" for row in rows)


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    """A folder with twelve rows, three of them broken, and no index named in the environment."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("PROVENANCE_INDEX", raising=False)
    broken = ["{broken\n", "{broken\n", '{"url": "https://fenpost.example/x"}\n']
    Path("news.jsonl").write_text(lines(rows(9)) + "".join(broken), "utf-8")
    return tmp_path


@pytest.fixture
def run(monkeypatch, capsys):
    """Run the command in this process, as the installed script does: exit status, standard output and error."""

    def run(*arguments):
        monkeypatch.setattr(sys, "argv", ["provenance", *map(str, arguments)])
        with pytest.raises(SystemExit) as left:
            main()
        return left.value.code or 0, *capsys.readouterr()

    return run


def program(*arguments, batch=None):
    """The command line that runs the command in a process of its own, with transactions of *batch* documents."""
    set_up = f"import provenance.intake; provenance.intake.BATCH = {batch}; " if batch else ""
    return [sys.executable, "-c", f"{set_up}from provenance.__main__ import main; main()", *map(str, arguments)]


def test_a_table_comes_in_and_a_line_says_how_many(run):
    status, out, err = run("add", "news.jsonl", "--index", "news.db")
    assert (status, out) == (
        0,
        "9 added, 0 new versions, 0 unchanged, 3 skipped (not valid JSON: 2; an address without a text: 1).\n",
    )
    assert err.splitlines() == [
        "Skipped news.jsonl, line 10: not valid JSON",
        "Skipped news.jsonl, line 11: not valid JSON",
        "Skipped news.jsonl, line 12: an address without a text",
    ]
    with Index("news.db", read_only=True) as index:
        assert len(index) == 9


def test_the_summary_comes_as_json_too(run):
    status, out, _ = run("add", "news.jsonl", "gone.csv", "--index", "news.db", "--format", "json", "--quiet")
    assert status == 0
    assert json.loads(out) == {
        "format_version": 1, "added": 9, "versions": 0, "unchanged": 0,
        "skipped": {"not valid JSON": 2, "an address without a text": 1}, "undated": 0, "unread_dates": [],
        "unreadable": [{"location": "gone.csv", "reason": "there is no such file"}],
        "read_before": [], "resumed": [], "interrupted": False,
    }  # fmt: skip


STORY = "The council of Tolsey met on Monday and voted for the bridge."


def test_a_date_that_may_mean_two_days_is_said_not_to_be_read(run):
    Path("dated.csv").write_text(
        "url,text,date\n"
        f"https://fenpost.example/1,{STORY},03-01-2026\n"
        f"https://fenpost.example/2,{STORY},04/01/2026\n"
        f"https://fenpost.example/3,{STORY},01.03.2026\n",
        encoding="utf-8",
    )
    status, out, _ = run("add", "dated.csv", "--index", "news.db", "--quiet")
    assert status == 0
    assert out == (
        "3 added, 0 new versions, 0 unchanged, 0 skipped, 2 without the date they state"
        " (the day or the month may come first, 03-01-2026: 2).\n"
    )
    with Index("news.db", read_only=True) as index:
        dates = [index.get(key).document.published for key in index]
    assert [str(date) for date in dates] == ["None", "None", "2026-03-01"]


def as_parquet(path, dates):
    rows = [
        {"url": f"https://fenpost.example/{number}", "text": f"{STORY} {number}.", "date": stated}
        for number, stated in enumerate(dates)
    ]
    pq.write_table(pa.Table.from_pylist(rows), path)


def test_why_dates_were_not_read_is_counted_with_the_first_of_each_reason(run):
    as_parquet("dated.parquet", ["03/01/2026", "04/01/2026", "week 12", "01.03.2026"])
    _, out, _ = run("add", "dated.parquet", "--index", "news.db", "--quiet")
    assert out.endswith(
        "0 skipped, 3 without the date they state (the day or the month may come first, 03/01/2026: 2;"
        " it could not be read, week 12: 1).\n"
    )
    _, out, _ = run("add", "dated.parquet", "--index", "news.db", "--again", "--format", "json", "--quiet")
    told = json.loads(out)
    assert told["undated"] == 3
    assert told["unread_dates"] == [
        {"reason": "the day or the month may come first", "documents": 2, "first": "03/01/2026"},
        {"reason": "it could not be read", "documents": 1, "first": "week 12"},
    ]
    _, _, err = run("fingerprint", "dated.parquet", "--output", "prints.jsonl")
    assert err.startswith("Warning: 3 without the date they state (the day or the month may come first, ")


def test_another_row_of_a_parquet_file_tells_which_day_is_meant(run):
    as_parquet("dated.parquet", ["03/01/2026", None, "27/02/2026"])
    assert run("add", "dated.parquet", "--index", "news.db")[1] == "3 added, 0 new versions, 0 unchanged, 0 skipped.\n"
    with Index("news.db", read_only=True) as index:
        assert [str(index.get(key).document.published) for key in index] == ["2026-01-03", "None", "2026-02-27"]


def test_another_row_of_the_table_tells_which_day_is_meant(run):
    Path("dated.jsonl").write_text(
        json.dumps({"url": "https://fenpost.example/1", "text": STORY, "publish_date": "03-01-2026"}) + "\n"
        + json.dumps({"url": "https://fenpost.example/2", "text": STORY, "publish_date": "02-27-2026"}) + "\n",
        encoding="utf-8",
    )  # fmt: skip
    assert run("add", "dated.jsonl", "--index", "news.db")[1] == "2 added, 0 new versions, 0 unchanged, 0 skipped.\n"
    with Index("news.db", read_only=True) as index:
        assert [str(index.get(key).document.published) for key in index] == ["2026-03-01", "2026-02-27"]


def test_the_index_in_the_folder_that_is_added_is_not_named_as_skipped(run):
    Path("stories").mkdir()
    Path("stories/news.jsonl").write_text(lines(rows(3)), encoding="utf-8")
    Path("stories/other.db").write_bytes(b"\x00\x01" * 40)
    for more in ((), ("--again",)):
        _, out, err = run("add", "stories", "--index", "stories/news.db", *more)
        assert out.endswith("1 skipped (a kind of file that is not known to hold a text: 1).\n")
        assert err == "Skipped stories, stories/other.db: a kind of file that is not known to hold a text\n"


def test_a_second_time_nothing_changes(run):
    run("add", "news.jsonl", "--index", "news.db")
    assert run("add", "news.jsonl", "--index", "news.db") == (
        0, "0 added, 0 new versions, 0 unchanged, 0 skipped, 1 read before (--again reads them once more).\n", ""
    )  # fmt: skip
    status, out, _ = run("add", "news.jsonl", "--index", "news.db", "--again", "--quiet")
    assert (status, out.partition(", 3 skipped")[0]) == (0, "0 added, 0 new versions, 9 unchanged")


def test_the_index_may_be_named_in_the_environment(run, monkeypatch):
    monkeypatch.setenv("PROVENANCE_INDEX", "mine.db")
    assert run("add", "news.jsonl", "--quiet")[0] == 0
    assert Path("mine.db").exists()


def test_without_an_index_it_says_how_to_name_one(run):
    status, out, err = run("add", "news.jsonl")
    assert (status, out) == (2, "")
    assert "--index" in err
    assert "PROVENANCE_INDEX" in err


def test_standard_input_is_taken(run, standard_input):
    standard_input(lines(rows(4)))
    assert run("add", "-", "--index", "news.db")[:2] == (0, "4 added, 0 new versions, 0 unchanged, 0 skipped.\n")


def test_columns_are_named_where_they_cannot_be_guessed(run):
    Path("odd.csv").write_text("one,two\nThe council of Marle met.,https://fenpost.example/a\n", "utf-8")
    status, out, err = run("add", "odd.csv", "--index", "news.db")
    assert (status, out) == (3, "0 added, 0 new versions, 0 unchanged, 0 skipped, 1 unreadable.\n")
    assert (
        err == "Skipped odd.csv: which column holds the text? Say --columns text=NAME; its columns are 'one', 'two'\n"
    )
    assert run("add", "odd.csv", "--index", "news.db", "--columns", "text=one,url=two")[0] == 0
    with Index("news.db") as index:
        assert [index.get(key).document.location for key in index] == ["https://fenpost.example/a"]


def test_columns_that_say_nothing_are_refused_with_the_roles(run):
    status, _, err = run("add", "news.jsonl", "--index", "news.db", "--columns", "colour=red")
    assert status == 2
    assert "the roles are text, html, url" in err


def test_where_nothing_can_be_read_the_exit_status_says_so(run):
    Path("empty.csv").touch()
    status, out, err = run("add", "empty.csv", "gone.jsonl", "--index", "news.db")
    assert (status, out) == (3, "0 added, 0 new versions, 0 unchanged, 0 skipped, 2 unreadable.\n")
    assert err == "Skipped empty.csv: it is empty\nSkipped gone.jsonl: there is no such file\n"


def test_only_the_first_twenty_are_named(run):
    Path("bad.jsonl").write_text("{broken\n" * 50 + lines(rows(1)), "utf-8")
    _, out, err = run("add", "bad.jsonl", "--index", "news.db")
    assert "50 skipped (not valid JSON: 50)" in out
    assert len(err.splitlines()) == 21
    assert err.endswith("Further rows that are skipped are counted, not named.\n")


def test_a_hostile_name_moves_no_cursor(run):
    Path("bad.jsonl").write_text('{"text": "x"', "utf-8")
    Path("bad.jsonl").rename("bad\x1b[2J.jsonl")
    _, _, err = run("add", "bad\x1b[2J.jsonl", "--index", "news.db")
    assert "\x1b" not in err


def test_texts_may_be_left_out(run):
    run("add", "news.jsonl", "--index", "news.db", "--no-text", "--quiet")
    with Index("news.db") as index:
        assert [(index.get(key).has_text, index.get(key).facts is None) for key in index] == [(False, False)] * 9


def test_fingerprints_may_be_all_that_is_kept_by_the_command(run):
    run("add", "news.jsonl", "--index", "news.db", "--fingerprints-only", "--quiet")
    assert b"council" not in Path("news.db").read_bytes()
    with Index("news.db") as index:
        assert [(index.get(key).has_text, index.get(key).facts) for key in index] == [(False, None)] * 9


def test_fingerprints_go_out_and_come_in(run):
    status, out, _ = run("fingerprint", "news.jsonl", "--quiet")
    assert status == 0
    assert len(out.splitlines()) == 9
    assert "council" not in out
    run("fingerprint", "news.jsonl", "--quiet", "--output", "prints.jsonl")
    assert Path("prints.jsonl").read_text("utf-8") == out
    run("fingerprint", "news.jsonl", "--quiet", "--output", "prints.parquet", "--format", "parquet")
    assert run("add", "prints.jsonl", "--index", "news.db")[1].startswith("9 added")
    assert run("add", "prints.parquet", "--index", "news.db")[1].startswith("0 added, 0 new versions, 9 unchanged")


def test_fingerprints_that_cannot_be_written_or_made_are_an_error(run):
    assert run("fingerprint", "news.jsonl", "--format", "parquet")[0] == 2
    assert run("fingerprint", "news.jsonl", "--output", "no/such/folder")[0] == 2
    status, _, err = run("fingerprint", "gone.jsonl")
    assert (status, err) == (3, "Skipped gone.jsonl: there is no such file\n")


def test_a_reader_that_has_gone_is_no_error():
    Path("many.jsonl").write_text(lines(rows(3000)), "utf-8")
    command = f"{sys.executable} -m provenance fingerprint many.jsonl | head -1"
    done = subprocess.run(["bash", "-c", command], capture_output=True, check=False)  # noqa: S603, S607 - our own command
    assert done.stderr == b""
    assert json.loads(done.stdout)["location"] == "https://fenpost.example/0"


def until_begun(process):
    """Wait until something of the intake is in the index."""
    while process.poll() is None:
        time.sleep(0.01)
        with suppress(IndexFileError):  # there is none yet, or it is being made
            if content():
                return


def content():
    with Index("news.db", read_only=True) as index:
        return sorted((index.get(key).document.location, index.get(key).document.text) for key in index)


@pytest.mark.parametrize("signalled", [signal.SIGINT, signal.SIGKILL])
def test_an_intake_that_is_interrupted_or_killed_goes_on(signalled):
    expected = rows(3000)
    Path("many.jsonl").write_text(lines(expected), "utf-8")
    command = program("add", "many.jsonl", "--index", "news.db", batch=20)
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)  # noqa: S603 - our own
    until_begun(process)
    process.send_signal(signalled)
    out, err = process.communicate()
    if signalled == signal.SIGINT:
        assert process.returncode == 130
        assert err == "Interrupted; the same command goes on where it stopped.\n"
        assert int(out.split()[0].replace(",", "")) == len(content())
    before = len(content())
    assert 0 < before < 3000
    assert before % 20 == 0
    again = program("add", "many.jsonl", "--index", "news.db", "--format", "json")
    done = subprocess.run(again, capture_output=True, check=True)  # noqa: S603 - our own
    summary = json.loads(done.stdout)
    assert (summary["added"], summary["unchanged"], summary["resumed"]) == (3000 - before, 0, ["many.jsonl"])
    assert content() == sorted((row["url"], row["text"]) for row in expected)


def on_a_terminal(command):
    """What *command* writes to a terminal that is its standard error."""
    ours, theirs = pty.openpty()
    environment = os.environ | {"TERM": "xterm", "COLUMNS": "100"}
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=theirs, env=environment)  # noqa: S603 - our own
    os.close(theirs)
    written = b""
    while select.select([ours], [], [], 60)[0]:
        try:
            piece = os.read(ours, 65536)
        except OSError:  # the other end is closed
            break
        written += piece
    process.wait()
    os.close(ours)
    return written.decode()


def test_a_terminal_shows_how_far_it_is_and_nothing_else_does():
    Path("many.jsonl").write_text(lines(rows(400)), "utf-8")
    shown = on_a_terminal(program("add", "many.jsonl", "--index", "a.db", batch=50))
    assert "many.jsonl" in shown
    assert "0 skipped" in shown
    assert on_a_terminal(program("add", "many.jsonl", "--index", "b.db", "--quiet")) == ""


@pytest.mark.parametrize("command", [["add", "heading.csv", "--index", "news.db"], ["fingerprint", "heading.csv"]])
def test_a_table_without_a_row_is_told_apart_from_success(run, command):
    Path("heading.csv").write_text("url,title,text\n", "utf-8")
    status, _, err = run(*command)
    assert (status, err) == (3, "Error: there was no document that could be read.\n")
