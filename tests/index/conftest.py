"""An index to put texts in."""

import pytest

from provenance.index.store import Index


@pytest.fixture
def path(tmp_path):
    return tmp_path / "known.index"


@pytest.fixture
def index():
    with Index(":memory:") as index:
        yield index
