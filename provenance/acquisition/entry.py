"""What does one row of exchanged fingerprints say: a document without its text?"""

from __future__ import annotations

from base64 import b64decode
from collections.abc import Mapping
from typing import Any

from provenance.acquisition.written_date import timestamp
from provenance.document import Document
from provenance.errors import AcquisitionError
from provenance.reuse.fingerprint import Fingerprint
from provenance.reuse.known import Known

FORMAT = "provenance fingerprint 1"
COLUMNS = ("format", "location", "title", "publisher", "published", "language", "shingles", "settings", "normaliser", "fingerprint")  # fmt: skip
"""What a row has, in this order; *settings* and *normaliser* are for readers, the fingerprint's bytes state them too."""
_LONGEST_LINE = 4000
_UNREADABLE = "a fingerprint that cannot be read"


def is_entry(row: Mapping[str, Any]) -> bool:
    """Whether *row* states a fingerprint, in this or in another version of the format."""
    return str(row.get("format")).startswith("provenance fingerprint ") and "fingerprint" in row


def known_of(row: Mapping[str, Any]) -> Known:
    """The document that *row* states. Raises AcquisitionError, whose reason can be counted, where it cannot be read."""
    if row["format"] != FORMAT:
        raise AcquisitionError("", "a fingerprint of another version of the format")
    packed = row["fingerprint"]
    try:
        content = packed if isinstance(packed, bytes) else b64decode(packed, validate=True)
        fingerprint = Fingerprint.from_bytes(content)
    except (ValueError, TypeError):
        raise AcquisitionError("", _UNREADABLE) from None
    published = row.get("published")
    document = Document(
        "",
        location=_line(row, "location"),
        title=_line(row, "title"),
        publisher=_line(row, "publisher"),
        published=timestamp(published, "given") if isinstance(published, str) else None,
        language=_line(row, "language"),
    )
    return Known(document, fingerprint)


def _line(row: Mapping[str, Any], name: str) -> str | None:
    value = row.get(name)
    if not isinstance(value, str) or not value.strip():
        return None
    return value[:_LONGEST_LINE].encode(errors="replace").decode()  # JSON can spell half a character
