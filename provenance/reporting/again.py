"""What does a run get that reads a bundle, where the first one read the world?"""

from __future__ import annotations

from collections import defaultdict, deque
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

from provenance.acquisition.location import acquire, document_from, is_address
from provenance.errors import AcquisitionError, BundleError
from provenance.reporting.bundle import EXCHANGES

if TYPE_CHECKING:
    import httpx

    from provenance.document import Document
    from provenance.index.store import Index
    from provenance.reporting.kept import Kept


class Again:
    """Gives what *kept* recorded: pages through ``client()``, inputs through ``acquire()``; no network, no files.

    Raises BundleError where the bundle was made without full text.
    """

    repeats = True

    def __init__(self, kept: Kept) -> None:
        manifest = kept.manifest
        if not manifest["fulltext"]:
            raise BundleError(str(kept.path), "it was made with --no-fulltext and cannot be run again")
        self.now: str = manifest["now"]
        self._exchanges = kept.content(EXCHANGES)
        self._path = str(kept.path)
        self._inputs: defaultdict[str, deque[bytes | str]] = defaultdict(deque)
        self._index: list[tuple[str, bytes]] = []
        self._read_resources(kept)

    def client(self, **options: Any) -> httpx.Client:
        """A client as polite as the recorded one, which waits for nobody and asks nobody."""
        from provenance.acquisition.fetch import polite_client
        from provenance.acquisition.replay import Replay

        kept = {name: options[name] for name in ("limits", "manners") if name in options}
        return polite_client(Replay(BytesIO(self._exchanges)), sleep=lambda _: None, **kept)

    def acquire(self, location: str, client: httpx.Client) -> Document:
        """The document that *location* was then. Raises the AcquisitionError that it was then."""
        if is_address(location):
            return acquire(location, client=client)
        found = self._inputs[location].popleft() if self._inputs[location] else "it was not read when this was recorded"
        if isinstance(found, str):
            raise AcquisitionError(location, found)
        return document_from(found, location, suffix=Path(location).suffix)

    def index(self, index: Index | None) -> Index | None:  # noqa: ARG002 - the recording one needs it
        """The index as it answered then; it is not needed any more."""
        from provenance.reporting.index_record import RememberedIndex

        remembered: Any = RememberedIndex(self._index, self._path)
        found: Index = remembered
        return found

    def _read_resources(self, kept: Kept) -> None:
        from provenance.acquisition.replay import resources

        contents = resources(BytesIO(self._exchanges))
        for entry in kept.journal:
            if entry["kind"] == "input":
                self._inputs[entry["location"]].append(next(contents))
            elif entry["kind"] == "no input":
                self._inputs[entry["location"]].append(entry["reason"])
            elif entry["kind"] == "index":
                self._index.append((entry["location"], next(contents)))
