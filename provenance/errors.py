"""What can go wrong, and how does a caller tell it apart?

::

    ProvenanceError
    ├── AcquisitionError(location)
    │   ├── FetchError(status)      no usable answer
    │   ├── RefusedError(rule)      an address we do not fetch, a size or time limit, a kind of file we do not read
    │   └── NoArticleError          an answer without article text
    ├── BundleError(path)           a bundle that cannot be written, read or run again
    └── IndexFileError(path)        an index that cannot be opened, read or written
        ├── DamagedDocumentError(key, name)   one document of it; the others can be read
        ├── WrongVersionError       made by a newer version of this program
        └── WrongSettingsError      its fingerprints cannot be compared with these

Results are not errors: a text too short to tell, a source that could not be looked for, one unreadable location among
many are findings, and they are reported as such.
"""

from __future__ import annotations

import copyreg


class ProvenanceError(Exception):
    """Anything this package raises on purpose; its text is one sentence fit for a person."""

    def __reduce__(self) -> tuple[object, ...]:
        """Pickle without calling __init__, whose arguments BaseException does not keep: workers hand errors back."""
        return copyreg.__newobj__, (type(self), *self.args), vars(self)  # type: ignore[attr-defined]


class AcquisitionError(ProvenanceError):
    """A *location* could not be turned into a Document."""

    def __init__(self, location: str, reason: str) -> None:
        super().__init__(f"{location}: {reason}")
        self.location = location
        self.reason = reason


class FetchError(AcquisitionError):
    """The server gave no usable answer; *status* is the HTTP status, or None where there was none."""

    def __init__(self, location: str, reason: str, *, status: int | None = None) -> None:
        super().__init__(location, reason)
        self.status = status


class RefusedError(AcquisitionError):
    """We did not look, by a rule of our own.

    *rule* names it: ``address``, ``scheme``, ``size``, ``time``, ``redirects``, ``type``, ``offline``, ``robots``, ``wait``
    (the server asked to be left alone) or ``budget``.
    """

    def __init__(self, location: str, reason: str, *, rule: str) -> None:
        super().__init__(location, reason)
        self.rule = rule


class NoArticleError(AcquisitionError):
    """The location answered, but no article text could be read from it."""


class BundleError(ProvenanceError):
    """The bundle at *path* cannot be written, read or run again."""

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(f"{path}: {reason}")
        self.path = path
        self.reason = reason


class IndexFileError(ProvenanceError):
    """The index at *path* cannot be opened, read or written; what was committed before is still there."""

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(f"{path}: {reason}")
        self.path = path
        self.reason = reason


class DamagedDocumentError(IndexFileError):
    """The row of one document in the index is damaged, and the others can be read.

    *key* says which, *name* where it stood, as far as that can still be told.
    """

    def __init__(self, path: str, key: int, location: str | None = None) -> None:
        super().__init__(path, f"document {key} in it is damaged; put back a copy of the file, or build it anew")
        self.key = key
        self.name = location or f"document {key}"


class WrongVersionError(IndexFileError):
    """The index was made by a newer version of this program."""


class WrongSettingsError(IndexFileError):
    """The index holds fingerprints that cannot be compared with those asked for or given."""
