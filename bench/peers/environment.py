"""Where does a tool run, and how is it asked? In an environment of its own, over stdin and stdout."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import venv
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType
from typing import Any, Self

ROOT = Path(__file__).parents[2]
FOLDER = Path(os.environ.get("PROVENANCE_PEERS", ROOT / ".venv-peers"))


class MissingError(Exception):
    """A tool that cannot be installed or started; its text says why."""


def environment(name: str, requires: Sequence[str]) -> str:
    """The interpreter of the environment *name* with all that it *requires*, made where it is not there yet.

    Raises MissingError where something cannot be installed.
    """
    folder, wanted = FOLDER / name, "\n".join(requires)
    python, installed = folder / "bin" / "python", folder / "installed.txt"
    if not (installed.exists() and installed.read_text("utf-8") == wanted):
        print(f"installing {', '.join(requires)}", file=sys.stderr)
        venv.create(folder, clear=True, with_pip=True)
        pip = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *requires]
        done = subprocess.run(pip, check=False, capture_output=True, text=True)
        if done.returncode:
            errors = [line for line in done.stderr.splitlines() if line.startswith("ERROR")]
            raise MissingError((errors or [f"pip left with {done.returncode}"])[0])
        installed.write_text(wanted, "utf-8")
    return str(python)


class Worker:
    """A contender in a process of its own, with the *texts* to work on; *versions* says what does the work."""

    def __init__(self, python: str, contender: str, texts: Sequence[str]) -> None:
        command = [python, "-m", "bench.peers.worker", contender]
        self._process = subprocess.Popen(
            command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8"
        )
        try:
            self.versions: dict[str, str] = self._answer()
            self._say(texts)
        except BaseException:
            self.__exit__()
            raise

    def round(self) -> float:
        """Processor microseconds a document, once over all texts."""
        self._say(None)
        taken: float = self._answer()
        return taken

    def pairs(self, pairs: Sequence[tuple[str, str]]) -> list[tuple[float, float]]:
        """The resemblance of each pair as estimated and as it is."""
        self._say(pairs)
        judged: list[tuple[float, float]] = self._answer()
        return judged

    def _say(self, given: object) -> None:
        assert self._process.stdin
        print(json.dumps(given), file=self._process.stdin, flush=True)

    def _answer(self) -> Any:
        assert self._process.stdout
        answer = json.loads(self._process.stdout.readline() or '{"missing": "it stopped"}')
        if isinstance(answer, dict) and "missing" in answer:
            raise MissingError(answer["missing"])
        return answer

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None = None,
        error: BaseException | None = None,
        trace: TracebackType | None = None,
    ) -> None:
        """End the process."""
        self._process.kill()
        self._process.communicate()
