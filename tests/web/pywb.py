"""A real web archive on loopback: PyPI's pywb in an environment of its own, which PROVENANCE_PYWB names."""

from __future__ import annotations

import os
import socket
import subprocess
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from urllib.request import urlopen

from tests.web.index import warc_record
from tests.web.site import Article

FOLDER = Path(os.environ.get("PROVENANCE_PYWB", Path(__file__).parents[2] / ".venv-pywb")) / "bin"


def missing() -> str | None:
    """Why there can be no pywb here, or None."""
    if (FOLDER / "wayback").exists():
        return None
    return (
        "needs pywb in .venv-pywb (python3 -m venv .venv-pywb && .venv-pywb/bin/pip install pywb), or PROVENANCE_PYWB"
    )


@contextmanager
def archive(captures: Mapping[str, tuple[str, Article]], folder: Path) -> Iterator[int]:
    """An archive with one collection, ``web``: address → stamp and what was captured; gives the port it listens on."""
    warc = folder / "captures.warc.gz"
    warc.write_bytes(b"".join(warc_record(url, stamp, article) for url, (stamp, article) in captures.items()))
    manager, server = str(FOLDER / "wb-manager"), str(FOLDER / "wayback")
    for command in ([manager, "init", "web"], [manager, "add", "web", str(warc)]):
        subprocess.run(command, cwd=folder, check=True, capture_output=True, timeout=60)  # noqa: S603 - our own command
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    running = subprocess.Popen(  # noqa: S603 - our own command
        [server, "-b", "127.0.0.1", "-p", str(port), "-d", str(folder)],
        cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    try:
        _await(f"http://127.0.0.1:{port}/")
        yield port
    finally:
        running.terminate()
        running.wait(20)


def _await(url: str) -> None:
    for _ in range(150):
        try:
            urlopen(url, timeout=5).close()  # noqa: S310 - our own address
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise TimeoutError("the archive does not come up")
