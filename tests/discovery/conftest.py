"""A copy and its original, invented, and the small web they stand on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Self

import pytest

from provenance.acquisition.location import acquire
from provenance.acquisition.manners import Manners
from provenance.checker import compare
from provenance.demo import demo_pair
from provenance.discovery.judging import Found, discover
from provenance.discovery.places import Places
from provenance.discovery.query import Question
from provenance.discovery.visit import Visit
from provenance.document import Credit, Document
from provenance.reader import read
from tests.web.planted import PLACES
from tests.web.server import Answering, Web
from tests.web.site import Article

HASTE = Manners(pause=0.0, longest_wait=0.2, back_off=0.01, retries=1)
COPY, SOURCE = demo_pair()


def article(document: Document, path: str, day: str) -> Article:
    return Article(path, document.title, tuple(document.text.split("\n\n")), f"{day}T08:00:00+00:00", number=400)


@pytest.fixture(scope="session")
def original_article() -> Article:
    """The source of the bundled pair, as a site publishes it."""
    slug = "-".join(SOURCE.title.lower().replace(",", "").replace("’", "").split())
    return article(SOURCE, f"/2031/05/{slug}", "2031-05-14")


@pytest.fixture(scope="session")
def copy_document() -> Document:
    """The copy of the bundled pair, crediting moss.example by its domain alone."""
    stated = Credit("plain", "moss.example", "Original Source: moss.example")
    return replace(
        read(COPY),
        location="http://scraper.example/x",
        canonical=None,
        credits=(stated,),
        links=(),
        published="2031-05-15",
    )


class Asking:
    """A small web that is asked without pauses."""

    def __init__(
        self, sites: Mapping[str, Answering], places: Places = PLACES, elsewhere: Mapping[str, int] | None = None
    ) -> None:
        self.web = Web(sites, elsewhere)
        self.places = places

    def __enter__(self) -> Self:
        self.web.__enter__()
        self.client = self.web.client(manners=HASTE)
        return self

    def __exit__(self, *exc: object) -> None:
        self.client.close()
        self.web.__exit__(*exc)

    def discover(self, document: Document) -> Found:
        return discover(document, self.client, compare, places=self.places)

    def look(self, place, document: Document):
        """What one place answers."""
        return place.look(Question.of(document), Visit.of(self.client, self.places))

    def acquire(self, url: str) -> Document:
        return read(acquire(url, client=self.client))


@pytest.fixture
def on_web():
    """Start a small web."""
    return Asking
