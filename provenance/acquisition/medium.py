"""Are these bytes a page, plain text, or something that holds no text for us?"""

from __future__ import annotations

import re
from typing import Literal

Medium = Literal["page", "text", "mhtml"]

PAGE_BYTES = 20_000_000  # a news page seldom has more than 1 MB, but an .mhtml file holds its pictures too
TEXT_BYTES = 2_000_000  # some 300,000 words: three novels, not an article

_SIGNATURES = (
    (b"%PDF-", "a PDF"),
    (b"\x89PNG", "an image"),
    (b"\xff\xd8\xff", "an image"),
    (b"GIF8", "an image"),
    (b"BM", "an image"),
    (b"II*\x00", "an image"),
    (b"MM\x00*", "an image"),
    (b"PK\x03\x04", "a ZIP archive or office document"),
    (b"\xd0\xcf\x11\xe0", "an office document"),
    (b"{\\rtf", "an RTF document"),
    (b"\x1f\x8b", "a compressed file"),
    (b"BZh", "a compressed file"),
    (b"\xfd7zXZ", "a compressed file"),
    (b"\x28\xb5\x2f\xfd", "a compressed file"),
    (b"WARC/", "a WARC archive"),
    (b"SQLite format 3", "a database"),
)
_IN_BOX = {b"WEBP": "an image", b"WAVE": "a sound file", b"AVI ": "a film"}  # after "RIFF" and a length
_UNREADABLE = {
    ".pdf": "a PDF",
    **dict.fromkeys(
        (".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif", ".heic", ".bmp", ".tif", ".tiff", ".svg"), "an image"
    ),
    **dict.fromkeys((".doc", ".docx", ".odt", ".rtf", ".xls", ".xlsx", ".ppt", ".pptx", ".epub"), "an office document"),
    **dict.fromkeys((".mp3", ".wav", ".ogg", ".mp4", ".mov", ".webm", ".avi"), "a sound or film file"),
    **dict.fromkeys((".csv", ".tsv", ".jsonl", ".parquet", ".json"), "a table or data, not one document"),
    **dict.fromkeys((".zip", ".gz", ".bz2", ".xz", ".zst", ".7z", ".tar"), "an archive"),
}
_UNREADABLE_TYPES = (
    ("application/pdf", "a PDF"),
    ("application/json", "JSON data"),
    ("image/", "an image"),
    ("audio/", "a sound file"),
    ("video/", "a film"),
    ("font/", "a font"),
)
_NAMED: dict[str, Medium] = {
    **dict.fromkeys((".html", ".htm", ".xhtml", ".shtml"), "page"),
    **dict.fromkeys((".mhtml", ".mht"), "mhtml"),
    **dict.fromkeys((".txt", ".md", ".text", ".markdown"), "text"),
}
_TYPED: dict[str, Medium] = {
    **dict.fromkeys(("text/html", "application/xhtml+xml"), "page"),
    **dict.fromkeys(("multipart/related", "message/rfc822", "application/x-mimearchive"), "mhtml"),
    **dict.fromkeys(("text/plain", "text/markdown", "text/x-markdown"), "text"),
}
_MARKUP = re.compile(
    rb"\s*(?:<\?xml\b[^>]*>\s*)?(?:<!--.{0,2000}?-->\s*)?<(?:!doctype\s+html|html|head|body|meta|title|base|link|script"
    rb"|style|main|article|section|header|div|table|h[1-6]|p)\b",
    re.IGNORECASE | re.DOTALL,
)
_OTHER_XML = re.compile(
    rb"\s*(?:<\?xml\b(?!.{0,2000}<html)|(?:<!--.{0,2000}?-->\s*)?<(?:rss|feed|urlset|sitemapindex|svg)\b)",
    re.IGNORECASE | re.DOTALL,
)
_MHTML_HEADER = re.compile(
    rb"(?:from|subject|date|mime-version|content-type|snapshot-content-location):[ \t]", re.IGNORECASE
)
_BYTE_ORDER_MARKS = (b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf")
_HEAD = 4096


def unreadable(content: bytes, suffix: str = "", media_type: str = "") -> str | None:
    """What *content* is (``a PDF``, ``an image``, ...) if it cannot be text, else None.

    *suffix* is its file name's; *media_type* is what a server calls it.
    """
    head = content[:_HEAD]
    if name := _by_signature(head) or _by_name(suffix.lower(), media_type.lower()):
        return name
    if _OTHER_XML.match(head):
        return "XML that is no page: a feed, a sitemap or an image"
    return "a binary file" if _is_binary(head) else None


def names_a_file(path: str) -> bool:
    """Whether *path* ends as the files do that we know, readable or not: ``report.pdf``, but not ``fenpost.example``."""
    return path[path.rfind(".") :].lower() in {*_NAMED, *_UNREADABLE}


def _by_signature(head: bytes) -> str | None:
    if head[:4] == b"RIFF" and head[8:12] in _IN_BOX:
        return _IN_BOX[head[8:12]]
    if head[4:8] == b"ftyp":
        return "an image or film"
    return next((name for signature, name in _SIGNATURES if head.startswith(signature)), None)


def _by_name(suffix: str, media_type: str) -> str | None:
    typed = next((name for start, name in _UNREADABLE_TYPES if media_type.startswith(start)), None)
    return _UNREADABLE.get(suffix) or typed


def _is_binary(head: bytes) -> bool:
    """Whether control characters say so; UTF-16, whose every other byte may be NUL, is text."""
    if head.startswith(_BYTE_ORDER_MARKS) or utf16_order(head):
        return False
    controls = sum(byte < 0x20 and byte not in b"\t\n\r\f\x1b" for byte in head)  # noqa: PLR2004 - where C0 ends
    return b"\x00" in head or controls * 50 > len(head)


def utf16_order(head: bytes) -> Literal["utf-16-le", "utf-16-be"] | None:
    """The byte order of UTF-16 without a mark, by where its NULs stand (every other byte of ``<html>``), or None."""
    even, odd = head[0::2].count(0), head[1::2].count(0)
    least = max(4, len(head) // 10)  # of Latin letters every one; of a Chinese page at least its tags and blanks
    if odd > least and odd > 4 * even:
        return "utf-16-le"
    if even > least and even > 4 * odd:
        return "utf-16-be"
    return None


def medium_of(content: bytes, suffix: str = "", media_type: str = "") -> Medium:
    """Tell a page from plain text: by the file name's *suffix*, the server's *media_type*, or by looking."""
    if known := _NAMED.get(suffix.lower()) or _TYPED.get(media_type.partition(";")[0].strip().lower()):
        return known
    head = content[:_HEAD]
    if head.startswith(_BYTE_ORDER_MARKS[:2]) or utf16_order(head):
        head = head.replace(b"\x00", b"")
    head = head.removeprefix(b"\xef\xbb\xbf").removeprefix(b"\xff\xfe").removeprefix(b"\xfe\xff")
    if _MHTML_HEADER.match(head) and b"multipart/related" in head.lower():
        return "mhtml"
    return "page" if _MARKUP.match(head) else "text"
