"""How is what a server allows to be kept not asked for again?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import httpx

from provenance.errors import ProvenanceError

if TYPE_CHECKING:
    from pathlib import Path

_MOST_BYTES = 1_000_000_000


def cached(transport: httpx.BaseTransport, folder: Path) -> httpx.BaseTransport:
    """*transport* behind an HTTP cache (RFC 9111) of one user in *folder*, a gigabyte at most.

    What is fresh is answered from it, what is stale is asked for with If-None-Match and If-Modified-Since. Raises
    ProvenanceError where hishel is not installed.
    """
    try:
        from hishel import CacheOptions, SqliteStorage
        from hishel.httpx import CacheTransport
    except ImportError:
        raise ProvenanceError("the HTTP cache needs hishel: pip install 'provenance-checker[cache]'.") from None
    folder.mkdir(parents=True, exist_ok=True)
    storage = SqliteStorage(database_path=folder / "http.sqlite", max_size=_MOST_BYTES)
    return CacheTransport(transport, storage=storage, rfc=CacheOptions(shared=False))
