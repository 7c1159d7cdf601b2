"""Where does a news text come from, how much of it was copied, what was changed, and does it say so?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from provenance.acquisition.fetch import guarded_client
    from provenance.acquisition.location import acquire
    from provenance.checker import check, compare
    from provenance.document import Document
    from provenance.errors import ProvenanceError
    from provenance.index.store import Index
    from provenance.reuse.fingerprint import Fingerprint
    from provenance.settings import Settings

__all__ = [
    "Document", "Fingerprint", "Index", "ProvenanceError", "Settings", "acquire", "check", "compare", "guarded_client",
]  # fmt: skip

_HOMES = {
    "Document": "provenance.document",
    "Fingerprint": "provenance.reuse.fingerprint",
    "Index": "provenance.index.store",
    "ProvenanceError": "provenance.errors",
    "Settings": "provenance.settings",
    "acquire": "provenance.acquisition.location",
    "check": "provenance.checker",
    "compare": "provenance.checker",
    "guarded_client": "provenance.acquisition.fetch",
}


def __getattr__(name: str) -> Any:
    """Import a public name when it is first used: the command's start-up must not pay for numpy or httpx."""
    if name not in _HOMES:
        message = f"module 'provenance' has no attribute {name!r}"
        raise AttributeError(message)
    from importlib import import_module

    value = getattr(import_module(_HOMES[name]), name)
    globals()[name] = value
    return value
