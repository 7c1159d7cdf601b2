"""What did an index answer during a run, so that the run can be repeated without it?"""

from __future__ import annotations

import json
from base64 import b64decode, b64encode
from collections import deque
from collections.abc import Callable, Iterable
from dataclasses import asdict
from datetime import datetime
from typing import TYPE_CHECKING, Any

from provenance.document import Credit, Document, Furniture, Passage, Timestamp
from provenance.errors import BundleError, DamagedDocumentError

if TYPE_CHECKING:
    from provenance.index.candidate import Candidate
    from provenance.index.store import Index
    from provenance.index.value import Stored

Keep = Callable[[str, bytes], None]
"""Takes what was asked, in words, and the answer as JSON."""


class AskedIndex:
    """Answers as *index* does, and gives *keep* every answer. It offers what a check asks for, no more."""

    def __init__(self, index: Index, keep: Keep) -> None:
        self._index = index
        self._keep = keep

    @property
    def path(self) -> str:
        """The file of the index."""
        self._kept("path", self._index.path)
        return self._index.path

    def __len__(self) -> int:
        length = len(self._index)
        self._kept("length", length)
        return length

    @property
    def wordless(self) -> int:
        """As ``Index.wordless``."""
        known = self._index.wordless
        self._kept("wordless", known)
        return known

    def candidates(self, document: Document, **options: Any) -> list[Candidate]:
        """As ``Index.candidates``."""
        found = self._index.candidates(document, **options)
        self._kept("candidates", [asdict(each) for each in found])
        return found

    def get(self, key: int) -> Stored:
        """As ``Index.get``; that a document is damaged is an answer, too."""
        try:
            found = self._index.get(key)
        except DamagedDocumentError as error:
            self._kept("get", {"damaged": error.key, "name": error.name})
            raise
        self._kept("get", _plain(found))
        return found

    def keys_at(self, location: str) -> tuple[int, ...]:
        """As ``Index.keys_at``."""
        found = self._index.keys_at(location)
        self._kept("keys_at", found)
        return found

    def boilerplate(self, document: Document) -> tuple[Furniture, ...]:
        """As ``Index.boilerplate``."""
        found = self._index.boilerplate(document)
        self._kept("boilerplate", [_passage(each) for each in found])
        return found

    def _kept(self, asked: str, answer: Any) -> None:
        self._keep(asked, json.dumps(answer, ensure_ascii=True).encode("ascii"))


class RememberedIndex:
    """Answers what an AskedIndex was answered, in the same order. Raises BundleError where something else is asked."""

    def __init__(self, answers: Iterable[tuple[str, bytes]], bundle: str) -> None:
        self._answers = deque(answers)
        self._bundle = bundle

    @property
    def path(self) -> str:
        """The file of the index, as it was called then."""
        return str(self._next("path"))

    def __len__(self) -> int:
        return int(self._next("length"))

    @property
    def wordless(self) -> int:
        """How many documents were known without their words then."""
        return int(self._next("wordless"))

    def candidates(self, document: Document, **options: Any) -> list[Candidate]:  # noqa: ARG002 - as Index has it
        """The candidates found then."""
        from provenance.index.candidate import Candidate

        return [Candidate(**each) for each in self._next("candidates")]

    def get(self, key: int) -> Stored:  # noqa: ARG002 - as Index has it
        """The document found then. Raises DamagedDocumentError where it could not be read then."""
        found = self._next("get")
        if "damaged" in found:
            raise DamagedDocumentError(self._bundle, found["damaged"], found["name"])
        return _stored(found)

    def keys_at(self, location: str) -> tuple[int, ...]:  # noqa: ARG002 - as Index has it
        """The keys found then."""
        return tuple(self._next("keys_at"))

    def boilerplate(self, document: Document) -> tuple[Furniture, ...]:  # noqa: ARG002 - as Index has it
        """The boilerplate found then."""
        return tuple(Furniture(*each) for each in self._next("boilerplate"))

    def _next(self, asked: str) -> Any:
        if not self._answers or self._answers[0][0] != asked:
            raise BundleError(self._bundle, "this version asks the index something that was not asked then")
        return json.loads(self._answers.popleft()[1])


def _plain(stored: Stored) -> dict[str, Any]:
    return {
        "key": stored.key,
        "document": asdict(stored.document) | {"furniture": [_passage(each) for each in stored.document.furniture]},
        "fingerprint": b64encode(stored.fingerprint.to_bytes()).decode("ascii"),
        "first_seen": stored.first_seen.isoformat(),
        "last_seen": stored.last_seen.isoformat(),
        "has_text": stored.has_text,
        "version": stored.version,
    }


def _passage(passage: Passage) -> list[Any]:
    return [passage.start, passage.end, passage.kind if isinstance(passage, Furniture) else None]


def _stored(found: dict[str, Any]) -> Stored:
    from provenance.index.value import Stored
    from provenance.reuse.fingerprint import Fingerprint

    return Stored(
        key=found["key"],
        document=_document(found["document"]),
        fingerprint=Fingerprint.from_bytes(b64decode(found["fingerprint"])),
        first_seen=datetime.fromisoformat(found["first_seen"]),
        last_seen=datetime.fromisoformat(found["last_seen"]),
        has_text=found["has_text"],
        version=found["version"],
    )


def _document(found: dict[str, Any]) -> Document:
    credits_ = [each | {"passage": each["passage"] and Passage(**each["passage"])} for each in found["credits"]]
    furniture = [
        Furniture(start, end, kind) if kind else Passage(start, end) for start, end, kind in found["furniture"]
    ]
    return Document(
        **found
        | {
            "published": found["published"] and Timestamp(**found["published"]),
            "clocks": tuple(Timestamp(**each) for each in found["clocks"]),
            "credits": tuple(Credit(**each) for each in credits_),
            "furniture": tuple(furniture),
        }
    )
