# lint and test
default: lint test

# style, types and the direction of imports
lint:
    ruff check .
    ruff format --check .
    mypy
    lint-imports

# the tests, as README runs them
test:
    python -m pytest

# quality on labelled data, with floors (PROVENANCE_BENCHMARKS names the folder)
quality *names:
    python -m quality {{names}}

# docs/quality.md from the last run
quality-page folder="../shared/benchmarks":
    python -m quality.page {{folder}}

# fit the derivation model again
calibrate folder="../shared/benchmarks":
    python -m quality.calibrate {{folder}}

# speed, side by side with peers; the index with 20,000 documents
bench:
    python -m bench
    python -m bench.index

# fingerprints beside other tools, each installed in an environment of its own (.venv-peers, 2 GB)
peers count="2000":
    python -m bench.peers {{count}}

# accept changed golden reports
accept:
    python -m pytest --snapshot-update

# docs/schema.md from the comments in index.sql
schema-page:
    python -m quality.schema

# the large runs: a million documents, a hundred thousand distractors, all clusters, other tools, 200 kills (hours; wants a quiet machine)
acceptance:
    PROVENANCE_DISTRACTORS=100000 python -m quality candidates
    PROVENANCE_CLUSTERS=100000 python -m quality families
    python -m quality discovery
    python -m bench.index 1000000 --strict
    python -m bench.peers
    python -m bench.families 200000 --index results/families.sqlite
    python -m bench.kill 200

# kill -9 while documents are added, 200 times
kill:
    python -m bench.kill 200
