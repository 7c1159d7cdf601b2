"""Does an index survive kill -9 at any moment?

    python -m bench.kill [KILLS] [SEED]

Adds invented documents in small batches in a process of its own and kills it at a random moment, over and over. After
every kill the index must open, be sound, and hold every batch that was said to be in; once all is in, its content must
be that of a run that nobody disturbed, row by row and posting by posting. Prints one line and leaves with 0 where all
of this held.
"""

from __future__ import annotations

import os
import random
import signal
import sqlite3
import sys
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path

from provenance.document import Document
from provenance.errors import IndexFileError
from provenance.index.store import Index
from provenance.index.value import Origin
from provenance.reuse.fingerprint import Fingerprint
from provenance.reuse.known import Known

ROWS = 1200
BATCH = 40
SEEN = datetime(2026, 11, 22, tzinfo=UTC)
WORDS = "harbour pier council ferry island repair pillar crack diver office master euro quay monday storm boat".split()
VOLATILE = {"posting_segment": "stamp"}
"""Columns that differ from run to run although the content is the same."""


def main(kills: int, seed: int) -> int:
    moments = random.Random(seed)  # noqa: S311 - moments, not secrets
    supply = rows()
    with tempfile.TemporaryDirectory() as folder:
        undisturbed = Path(folder) / "undisturbed.index"
        started = time.perf_counter()
        lengths = {0: 0}
        with Index(undisturbed) as index:
            for position in add_from(index, supply, 0):
                lengths[position] = len(index)
        seconds = time.perf_counter() - started
        expected = content(undisturbed)
        done, finished, tried = 0, 0, 0
        while done < kills:
            path = Path(folder) / f"{tried}.index"
            done += disturb(path, supply, lengths, kills - done, moments, seconds)
            tried += 1
            with Index(path) as index:
                for _ in add_from(index, supply, at(index)):
                    pass
            if content(path) != expected:
                raise SystemExit(f"after {done} kills the content differs: {difference(content(path), expected)}")
            finished += 1
            for file in Path(folder).glob(f"{path.name}*"):
                file.unlink()
    print(f"{done} kills, {finished} indexes brought to their end: every one sound, complete and the same.")
    return 0


def disturb(
    path: Path,
    supply: list[Document | Known],
    lengths: dict[int, int],
    kills: int,
    moments: random.Random,
    seconds: float,
) -> int:
    """Add to the index at *path*, killed at random moments until all is in; how often that was, at most *kills*."""
    for kill in range(kills):
        said = killed(path, supply, moments.uniform(0, seconds / 3))
        try:
            with Index(path) as index:
                position = at(index)
                if position < said:
                    raise SystemExit(f"{said} rows were said to be in, {position} are")
                if len(index) != lengths[position]:
                    raise SystemExit(f"at row {position} there are {len(index)} documents, not {lengths[position]}")
        except IndexFileError as error:
            raise SystemExit(f"after a kill the index does not open: {error}") from error
        check(path)
        if position == len(supply):
            return kill + 1
    return kills


def killed(path: Path, supply: list[Document | Known], after: float) -> int:
    """Add in a child that is killed *after* seconds; the position that it last said to be in."""
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        try:
            with Index(path) as index:
                for position in add_from(index, supply, at(index)):
                    os.write(writing, f"{position}\n".encode())
        finally:
            os._exit(0)
    os.close(writing)
    time.sleep(after)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    with os.fdopen(reading) as pipe:
        said = pipe.read().split("\n")
    return max((int(line) for line in said[:-1]), default=0)


def add_from(index: Index, supply: list[Document | Known], start: int):  # noqa: ANN201 - a generator of positions
    """Add what is left of *supply* from *start*, and say after each batch how far it is in."""
    for first in range(start, len(supply), BATCH):
        position = min(first + BATCH, len(supply))
        origin = Origin("supply", position, finished=position == len(supply))
        index.add(supply[first:position], text=first % 3 > 0, origin=origin, skipped=[(first, "not a row")], seen=SEEN)
        yield position


def at(index: Index) -> int:
    origin = index.position("supply")
    return origin.position if origin else 0


def rows() -> list[Document | Known]:
    """Documents, newer versions of some, the same again, and some known by their fingerprint alone."""
    draw = random.Random(4)  # noqa: S311 - texts, not secrets
    supply: list[Document | Known] = []
    for i in range(ROWS):
        text = " ".join(draw.choices(WORDS, k=draw.randint(5, 200))) + f" {i} "
        document = Document(text, location=f"https://moss.example/{draw.randint(0, ROWS)}", title=f"Report {i}")
        if i % 11 == 0:
            supply.append(Known(Document("", location=f"https://fern.example/{i}"), Fingerprint.of(document)))
        else:
            supply.append(supply[draw.randrange(i)] if i % 7 == 0 else document)
    return supply


def check(path: Path) -> None:
    connection = sqlite3.connect(path)
    (verdict,) = connection.execute("PRAGMA integrity_check").fetchone()
    connection.close()
    if verdict != "ok":
        raise SystemExit(f"after a kill the file is not sound: {verdict}")


def content(path: Path) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table, but for what is drawn anew in every run."""
    connection = sqlite3.connect(path)
    tables = [
        name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
    ]
    found = {}
    for table in tables:
        columns = [column for _, column, *_ in connection.execute(f"PRAGMA table_info({table})")]
        kept = ", ".join(column for column in columns if column != VOLATILE.get(table))
        found[table] = connection.execute(f"SELECT {kept} FROM {table} ORDER BY {kept}").fetchall()  # noqa: S608 - names in our own schema
    connection.close()
    return found


def difference(one: dict[str, list[tuple[object, ...]]], other: dict[str, list[tuple[object, ...]]]) -> str:
    return ", ".join(name for name in other if one.get(name) != other[name])


if __name__ == "__main__":
    numbers = [int(argument) for argument in sys.argv[1:]]
    sys.exit(main(*numbers, *[200, 1][len(numbers) :]))
