"""How is it said what a place has?"""

from __future__ import annotations


def resembling(number: int, of: int, one: str, many: str) -> str:
    """How many of a list resemble the copy: ``3 of 4,371 addresses resemble the copy``, ``its one entry does not …``."""
    if of == 1:
        return f"its one {one} {'resembles' if number else 'does not resemble'} the copy"
    if not of:
        return f"it has no {many} on this"
    verb = "resemble" if number > 1 else "resembles"
    return f"{number or 'none'} of {of:,} {many} {verb} the copy"
