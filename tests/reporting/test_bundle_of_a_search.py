"""A search over the small web, walls and failures among its answers, comes out the same from its bundle."""

import pytest

from provenance.acquisition.fetch import Limits
from provenance.acquisition.manners import Manners
from provenance.checker import check
from provenance.reporting.again import Again
from provenance.reporting.bundle import Bundle
from provenance.reporting.json_report import json_of
from provenance.reporting.kept import Kept, faults
from provenance.reporting.manifest import Command
from tests.web import planted
from tests.web.server import Web

OPTIONS = {
    "limits": Limits(silence=0.5, seconds=1.0, page_bytes=12_000_000),
    "manners": Manners(pause=0, longest_wait=0.2, back_off=0.01, retries=1),
}
CASES = [
    planted.bare("e01", "rewrite_credited", "wordpress"),
    planted.gone("e12", "light", "deleted"),
    planted.walled("e03", "429"),
    planted.walled("e07", "robots 503"),
    planted.redirected("e15"),
]


def network(web):
    """What connects the addresses of *web* to its servers, as its own client has it."""
    with web.client() as client:
        return client._transport._inner._network  # noqa: SLF001 - the small web hands out clients only


def run(session, case, **options):
    with session.client(**OPTIONS, **options) as client:
        return [check(session.acquire(case.copy, client), client=client, places=case.places)]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name.replace(" ", "-"))
def test_a_recorded_search_gives_the_same_report_without_its_servers(case, tmp_path):
    path = tmp_path / "b.zip"
    with Web(case.sites) as web, Bundle.recording(path, Command("check", {})) as bundle:
        bundle.finish(run(bundle, case, resolver=web.resolve, network=network(web)))
        asked = len(web.log)
    kept = Kept(path)
    assert faults(kept) == []
    assert len(kept.manifest["requests"]) == asked > 2
    assert json_of(run(Again(kept), case)) == kept.content("report.json")
