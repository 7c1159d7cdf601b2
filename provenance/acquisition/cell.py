"""What document do the cells of one row make?"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import Any
from urllib.parse import urlsplit
from zlib import crc32

from provenance.acquisition.charset import decode
from provenance.acquisition.clock import address_clock
from provenance.acquisition.column import Columns, value_at
from provenance.acquisition.medium import TEXT_BYTES
from provenance.acquisition.row import UnreadDate
from provenance.acquisition.written_date import timestamp, why_unread
from provenance.document import Document, Timestamp
from provenance.errors import AcquisitionError, NoArticleError

NO_TEXT = "no text"
ADDRESS_ONLY = "an address without a text"
_TOO_LONG = f"its text is larger than {TEXT_BYTES // 1_000_000} MB"
_CUT = "only the beginning of the text is there"
_LONGEST_ADDRESS, _LONGEST_LINE = 4000, 1000
_MOST_AUTHORS = 50
_ADDRESS = re.compile(r"\s*(?:https?://\S+|[\w-]+(?:\.[\w-]+)+/\S*)\s*$", re.IGNORECASE)
_PAGE = re.compile(r"<(?:!doctype html|html|head|body)\b", re.IGNORECASE)
_PAGE_STARTS_WITHIN = 2000
_TAG = re.compile(r"</(?:p|div|a|span|strong|b|em|i|li|ul|h[1-6]|blockquote|figure)\s*>|<(?:p|br|img)\b[^<>]{0,500}>")
_NEWSAPI_CUT = re.compile(r"\[\+\d+ chars\]\s*$")
_COMPACT = re.compile(r"(\d{4})(\d\d)(\d\d)(?:T?(\d\d)(\d\d)(\d\d)(Z?))?$")  # GDELT's 20260309T141500Z
_COLUMN = "column"
_LONGEST_DATE = 40
_NOTHING = Document("")
_MILLISECONDS = 100_000_000_000  # as seconds that would be the year 5138


def document_of(
    row: Mapping[str, Any], columns: Columns, name: str, position: int, *, day_first: bool | None = None
) -> Document:
    r"""The document that *row* holds in *columns*; a row without an address is located in the file called *name*.

    Its text is as the row has it, but for line ends, which all become ``\n``, and for NUL and lone surrogates, which
    become U+FFFD; HTML is read as a page. *day_first* tells what ``03-01-2026`` means, where it is known. Raises AcquisitionError, whose reason can be counted, where there is none.
    """
    address = _address(row, columns)
    found = _text(row, columns, address)
    page = found if isinstance(found, Document) else _NOTHING
    text = page.text if found is page else str(found)
    stated, clocks = _dates(row, columns, address, day_first=day_first)
    return Document(
        text,
        location=address or _place(row, columns, text, name, position),
        title=_line(row, columns, "title") or page.title,
        publisher=_publisher(row, columns) or page.publisher,
        authors=_authors(row, columns) or page.authors,
        published=stated or page.published,
        language=_language(row, columns) or page.language,
        canonical=_address(row, columns, "canonical") or page.canonical,
        links=page.links,
        credits=page.credits,
        furniture=page.furniture,
        clocks=clocks + page.clocks,
        media=page.media,
    )


def unread_date(row: Mapping[str, Any], columns: Columns, document: Document) -> UnreadDate | None:
    """The date that *row* states for its *document* where it was not read, and why; None where it states none."""
    if "published" not in columns or any(clock.origin.startswith(_COLUMN) for clock in document.clocks):
        return None
    stated = _line(row, columns, "published")
    if not stated or not any(map(str.isdigit, stated)):
        return None
    return UnreadDate(stated[:_LONGEST_DATE], why_unread(stated))


def _first(row: Mapping[str, Any], columns: Columns, role: str) -> str:
    """The first of the role's columns that has a string with more than blanks in it."""
    for path in columns.get(role, ()):
        value = row.get(path[0]) if len(path) == 1 else value_at(row, path)
        if isinstance(value, bytes):
            value = decode(value, markup=True)
        if isinstance(value, str) and value and not value.isspace():
            return value
    return ""


def _text(row: Mapping[str, Any], columns: Columns, address: str | None) -> str | Document:
    text = _first(row, columns, "text") or _first(row, columns, "html")
    if not text:
        raise NoArticleError("", ADDRESS_ONLY if address else NO_TEXT)
    if "<" in text and _is_markup(text):
        return _extracted(clean(text), address)
    if len(text) > TEXT_BYTES:
        raise AcquisitionError("", _TOO_LONG)
    if text.endswith("chars]") and _NEWSAPI_CUT.search(text[-40:]):
        raise NoArticleError("", _CUT)
    return clean(text)


def clean(text: str) -> str:
    """*text* with one kind of line end, and with U+FFFD for what no file or database can hold."""
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if "\x00" in text:
        text = text.replace("\x00", "\ufffd")
    try:
        text.isascii() or text.encode()
    except UnicodeEncodeError:  # JSON can spell half a character: "\ud83d"
        text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return text


def _is_markup(text: str) -> bool:
    return _is_page(text) or len(_TAG.findall(text, 0, 100_000)) > 1


def _is_page(text: str) -> bool:
    return bool(_PAGE.search(text, 0, _PAGE_STARTS_WITHIN))


def _extracted(text: str, address: str | None) -> Document:
    """The article of a page, or all of a fragment: what a content system stores is the article already."""
    from provenance.acquisition.block import blocks_of, parsed  # plain text needs no lxml
    from provenance.acquisition.extract import extract  # the same

    if _is_page(text):
        return extract(text, location=address, address=address)
    if len(text) > TEXT_BYTES:
        raise AcquisitionError("", _TOO_LONG)
    tree = parsed(text)
    blocks = blocks_of(tree) if tree is not None else ()
    if not blocks:
        raise NoArticleError("", NO_TEXT)
    links = dict.fromkeys(link for block in blocks for link in block.links if link.startswith("http"))
    return Document("\n".join(block.text for block in blocks), links=tuple(links)[:500])


def _line(row: Mapping[str, Any], columns: Columns, role: str) -> str | None:
    """A cell that is one line, cut where it is too long for one."""
    value = _first(row, columns, role)
    return clean(" ".join(value[: 2 * _LONGEST_LINE].split())[:_LONGEST_LINE]) if value else None


def _address(row: Mapping[str, Any], columns: Columns, role: str = "url") -> str | None:
    """The first web address in the role's columns; ``fenpost.example/ferry`` is one too."""
    for path in columns.get(role, ()):
        value = row.get(path[0]) if len(path) == 1 else value_at(row, path)
        if isinstance(value, str) and len(value) <= _LONGEST_ADDRESS and _ADDRESS.match(value):
            return clean(value.strip())
    return None


def _place(row: Mapping[str, Any], columns: Columns, text: str, name: str, position: int) -> str:
    """Where a row without an address is: by its own id, or by its number and its text.

    The number alone would not do: another text in the same row tomorrow is no newer version of today's.
    """
    for path in columns.get("id", ()):
        value = value_at(row, path)
        if isinstance(value, (str, int)) and 0 < len(str(value)) <= 200:  # noqa: PLR2004 - no id is longer
            return clean(f"{name}#{value}")
    return f"{name}#{position}-{crc32(text.encode()):08x}"


def _publisher(row: Mapping[str, Any], columns: Columns) -> str | None:
    name = _line(row, columns, "publisher")
    if name and name.startswith(("http://", "https://")):
        try:
            return urlsplit(name).hostname
        except ValueError:
            return None
    return name


def _authors(row: Mapping[str, Any], columns: Columns) -> tuple[str, ...]:
    for path in columns.get("authors", ()):
        value = value_at(row, path)
        parts = re.split(r"[;,]", value[: 10 * _LONGEST_LINE]) if isinstance(value, str) else value
        if isinstance(parts, list):
            names = (" ".join(str(part).split())[:200] for part in parts[:_MOST_AUTHORS] if isinstance(part, str))
            if found := tuple(clean(name) for name in names if name):
                return found
    return ()


def _language(row: Mapping[str, Any], columns: Columns) -> str | None:
    match = re.match(r"([a-z]{2,3})(?:[-_]|$)", _first(row, columns, "language").strip().lower()[:40])
    return match[1] if match else None


def _dates(
    row: Mapping[str, Any], columns: Columns, address: str | None, *, day_first: bool | None
) -> tuple[Timestamp | None, tuple[Timestamp, ...]]:
    """When the row says that it was published, and all its clocks."""
    claims = _clocks(row, columns, "published", _COLUMN, day_first=day_first)
    if address and (dated := address_clock(address)):
        claims.append(dated)
    best = claims[0] if claims else None
    if "modified" in columns:
        claims += _clocks(row, columns, "modified", _COLUMN, day_first=day_first)
    if "seen" in columns:
        claims += _clocks(row, columns, "seen", "crawl", day_first=day_first)
    return best, tuple(claims)


def _clocks(
    row: Mapping[str, Any], columns: Columns, role: str, kind: str, *, day_first: bool | None
) -> list[Timestamp]:
    found = []
    for path in columns.get(role, ()):
        value = row.get(path[0]) if len(path) == 1 else value_at(row, path)
        if value is not None and (stamp := _stamp(value, _origin(path[-1], kind), day_first=day_first)):
            found.append(stamp)
    return found


def _origin(column: str, kind: str) -> str:
    return "gdelt seendate" if column == "seendate" else f"{kind} {column[:60]}"


def _stamp(value: Any, origin: str, *, day_first: bool | None) -> Timestamp | None:
    if isinstance(value, str):
        if match := _COMPACT.match(value.strip()):
            day, clock = "-".join(match.groups()[:3]), ":".join(filter(None, match.groups()[3:6]))
            value = f"{day}T{clock}{match[7]}" if clock else day
        return timestamp(value, origin, day_first=day_first)
    if isinstance(value, (datetime, date)):
        return timestamp(value.isoformat(), origin)
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        try:
            moment = datetime.fromtimestamp(value / 1000 if abs(value) > _MILLISECONDS else value, UTC)
        except (OverflowError, ValueError, OSError):
            return None
        return timestamp(moment.isoformat(timespec="seconds"), origin)
    return None
