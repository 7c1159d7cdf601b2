"""What page is inside an .mhtml file?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from email.message import Message

_MOST_PARTS = 5000  # a page and its pictures are some hundred; each more costs time, nested ones much


@dataclass(frozen=True, slots=True)
class SavedPage:
    """A page as a browser saved it: its bytes, the charset its part declares, and the address it had."""

    content: bytes
    charset: str | None
    address: str | None


def saved_page(archive: bytes) -> SavedPage | None:
    """The first page in *archive*, a MIME message as of RFC 2557, or None where there is none."""
    if archive.lower().count(b"content-type:") > _MOST_PARTS:
        return None
    from email import message_from_bytes  # costs 20 ms

    try:
        message = message_from_bytes(archive)
        pages = (part for part in message.walk() if part.get_content_type() in {"text/html", "application/xhtml+xml"})
        page = next(pages, None)
    except (RecursionError, ValueError):  # parts nested in parts without end
        return None
    if page is None:
        return None
    content = page.get_payload(decode=True)
    address = _address(message, "Snapshot-Content-Location") or _address(page, "Content-Location")
    return SavedPage(content if isinstance(content, bytes) else b"", page.get_content_charset(), address)


def _address(part: Message, header: str) -> str | None:
    address = "".join(str(part.get(header, "")).split())
    return address if address.startswith(("http://", "https://")) else None
