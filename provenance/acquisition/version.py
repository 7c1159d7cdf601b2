"""Which version of this package asks?"""

from __future__ import annotations


def installed_version() -> str:
    """The version in the package's metadata, or ``0`` in a source tree that was never installed."""
    from importlib.metadata import PackageNotFoundError, version  # costs 20 ms

    try:
        return version("provenance-checker")
    except PackageNotFoundError:
        return "0"
