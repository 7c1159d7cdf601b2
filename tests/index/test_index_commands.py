"""`provenance forget`, `expire` and `reindex`, as a person meets them."""

from datetime import UTC, datetime, timedelta

import pytest
from click.testing import CliRunner

from provenance.cli.group import cli
from provenance.errors import IndexFileError
from provenance.index.store import Index
from tests.index.damage import change
from tests.index.texts import articles


@pytest.fixture
def run(path):
    with Index(path) as index:
        index.add(articles(2), seen=datetime.now(UTC) - timedelta(days=40))
        index.add(articles(2, first=2), text=False)

    def run(*arguments, file=path):
        return CliRunner().invoke(cli, [*arguments, *(["--index", str(file)] if file else [])])

    return run


def test_forget_says_what_it_forgot(run, path):
    done = run("forget", "https://moss.example/1", "https://moss.example/9")
    assert done.output == "https://moss.example/1: 1 text forgotten.\nhttps://moss.example/9: nothing is known of it.\n"
    with Index(path, read_only=True) as index:
        assert len(index) == 3


def test_expire_says_what_is_left(run, path):
    assert run("expire", "--older-than", "41").output == "0 texts forgotten, 4 kept.\n"
    assert run("expire", "--older-than", "30", "--compact").output == "2 texts forgotten, 2 kept.\n"
    with Index(path, read_only=True) as index:
        assert len(index) == 2


def test_reindex_names_what_it_cannot_make_anew(run, path):
    assert run("reindex").output == "0 fingerprints made anew.\n"
    change(
        path,
        "UPDATE document SET normaliser = normaliser - 1",
        "UPDATE setting SET value = value - 1 WHERE name = 'oldest_normaliser'",
    )
    assert run("reindex").output == (
        "2 fingerprints made anew.\n2 stale, for their texts are not kept or cannot be read; add them again:\n"
        "  https://moss.example/2\n  https://moss.example/3\n"
    )


@pytest.mark.parametrize("command", [["forget", "a.txt"], ["expire", "--older-than", "3"], ["reindex"]])
def test_a_mistyped_index_is_told_and_not_made(run, tmp_path, command):
    done = run(*command, file=tmp_path / "mistyped.index")
    assert isinstance(done.exception, IndexFileError)
    assert str(done.exception).endswith("mistyped.index: there is no such file")
    assert not (tmp_path / "mistyped.index").exists()


@pytest.mark.parametrize("command", [["forget", "a.txt"], ["expire", "--older-than", "3"], ["reindex"]])
def test_without_an_index_the_command_line_is_wrong(run, command):
    done = run(*command, file=None)
    assert done.exit_code == 2
    assert "name the index: --index FILE" in done.output


@pytest.mark.parametrize("days", ["-1", "many", "1000000"])
def test_days_that_are_none_are_a_mistake_of_the_command_line(run, days):
    assert run("expire", "--older-than", days).exit_code == 2


@pytest.mark.parametrize("command", [["forget", "a.txt"], ["expire", "--older-than", "3"], ["reindex"]])
def test_an_empty_file_is_not_made_an_index(run, tmp_path, command):
    empty = tmp_path / "empty.txt"
    empty.touch()
    done = run(*command, file=empty)
    assert str(done.exception).endswith("empty.txt: it is empty, no index")
    assert empty.stat().st_size == 0
