"""Python draws the order of sets anew in every process; no report may hang on it."""

import os
import subprocess
import sys
from pathlib import Path

SCRIPT = """
import hashlib, json, random, sys
from provenance import Document, compare
draw = random.Random(1)
names = "Alder|Alder Castle|Alder Times|Duke Alder|Ines Alder|New Alder|Fen|Fen Bank|Old Fen|Paul Fen".split("|")
figures = "1,200|1,204|1.2 thousand|half|12 percent|2%|a third|May 2021|3 May|in 2021|three|30".split("|")
def text():
    words = [draw.choice([draw.choice(names), draw.choice(figures), draw.choice("and saw left with for".split())]) for _ in range(150)]
    return ". ".join(" ".join(words[i : i + 8]) for i in range(0, 150, 8))
found = [compare(Document(text(), language="en"), Document(text(), language="en")) for _ in range(6)]
for line in open(sys.argv[1], encoding="utf-8").readlines()[::2]:
    row = json.loads(line)
    found.append(compare(Document(row["copy"], language=row["language"]), Document(row["source"], language=row["language"])))
print(hashlib.sha256(repr(found).encode()).hexdigest())
"""


ALTERATIONS = Path(__file__).parent.parent / "benchmarks" / "other_hands" / "alterations.jsonl"


def run(seed):
    environment = {**os.environ, "PYTHONHASHSEED": seed}
    command = [sys.executable, "-c", SCRIPT, str(ALTERATIONS)]
    done = subprocess.run(command, capture_output=True, text=True, check=True, env=environment)  # noqa: S603 - our own script
    return done.stdout


def test_altered_rewrites_and_texts_full_of_names_and_figures_compare_alike_in_every_process():
    assert run("0") == run("2")
