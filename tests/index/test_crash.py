"""Killed at any moment, an index loses nothing that it said was in."""

import subprocess
import sys


def test_an_index_survives_being_killed_while_documents_are_added(pytestconfig):
    done = subprocess.run(
        [sys.executable, "-m", "bench.kill", "10"],
        cwd=pytestconfig.rootpath,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("10 kills, ")
