"""How does a location, whatever it is, become a Document?"""

from __future__ import annotations

import re
import stat
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from provenance.acquisition.charset import decode
from provenance.acquisition.medium import PAGE_BYTES, TEXT_BYTES, medium_of, names_a_file, unreadable
from provenance.acquisition.plain import plain_document
from provenance.errors import AcquisitionError, FetchError, NoArticleError, RefusedError

if TYPE_CHECKING:
    import httpx

    from provenance.acquisition.fetch import Fetched
    from provenance.document import Document

_SCHEME = re.compile(
    r"([A-Za-z][A-Za-z0-9+.-]+)://|(about|blob|data|file|ftp|https?|javascript|mailto|view-source):", re.IGNORECASE
)
_LIKE_A_SITE = re.compile(r"[\w-]+(?:\.[\w-]+)+(?:/\S*)?")
_KINDS = (
    (stat.S_ISDIR, "this is a directory, not a file"),
    (stat.S_ISFIFO, "this is a pipe, not a file; to read from a pipe, give - as the location"),
    (stat.S_ISSOCK, "this is a socket, not a file"),
    (stat.S_ISCHR, "this is a device, not a file"),
    (stat.S_ISBLK, "this is a device, not a file"),
)


def acquire(location: str | Path, *, client: httpx.Client | None = None) -> Document:
    """Get the document at *location*: an http or https address, a saved page, a plain text, or ``-`` for standard input.

    Pages are .html, .htm, .xhtml, .mhtml and .mht files, texts are .txt and .md; of anything else the content decides.
    Pages may have 20 MB, texts 2 MB. Addresses are asked through *client*, by default a ``guarded_client()``; a client
    of your own is yours to guard. The Document's location is the address that answered in the end, the path as given,
    or ``-``.

    Raises an AcquisitionError of one sentence: FetchError where a server gives no usable answer, RefusedError where a
    rule forbids or stops it (``address``, ``scheme``, ``size``, ``time``, ``redirects``, ``type``, ``robots``, ``wait``,
    ``budget``), NoArticleError where there is no text. A wall before the article (``wall_of``) is a FetchError as well.
    """
    given = str(location)
    if isinstance(location, str) and is_address(given):
        return _fetched(given, client)
    return document_from(content_of(location), given, suffix=Path(given).suffix)


def is_address(location: str) -> bool:
    """Whether *location* is an http or https address. Raises RefusedError where it is an address of another scheme."""
    match = _SCHEME.match(location)
    scheme = (match[1] or match[2]).lower() if match else ""
    if scheme not in {"", "http", "https"}:
        raise RefusedError(location, f"only http and https addresses are fetched, not {scheme}", rule="scheme")
    return scheme != ""


def content_of(location: str | Path) -> bytes:
    """The bytes of the file *location*, or of standard input where that is ``-``; one more than a page may have at most."""
    given = str(location)
    if given == "-":
        if sys.stdin is None:  # "provenance check - <&-"
            raise NoArticleError(given, "standard input is closed")
        return sys.stdin.buffer.read(PAGE_BYTES + 1)
    if not given.strip():
        raise AcquisitionError("(an empty location)", "there is no such file")
    return _file_content(given)


def _fetched(url: str, client: httpx.Client | None) -> Document:
    from provenance.acquisition.fetch import fetch, guarded_client  # a file on disk needs no HTTP
    from provenance.acquisition.wall import wall_of  # the same

    if client is None:
        with guarded_client() as guarded:
            answer = fetch(url, guarded)
    else:
        answer = fetch(url, client)
    if wall := wall_of(answer):
        raise FetchError(url, wall.reason, status=answer.status)
    return document_of(answer)


def document_of(answer: Fetched) -> Document:
    """The document in an *answer* already fetched. Raises RefusedError and NoArticleError as ``acquire()`` does."""
    from provenance.acquisition.written_date import timestamp  # a file on disk has no such clock

    document = document_from(
        answer.content,
        answer.final_url,
        media_type=answer.headers.get("Content-Type", ""),
        address=answer.final_url,
    )
    modified = timestamp(answer.headers.get("Last-Modified", ""), "last-modified")
    return replace(document, clocks=(*document.clocks, modified)) if modified else document


def _file_content(path: str) -> bytes:
    try:
        mode = Path(path).stat().st_mode
        for is_kind, reason in _KINDS:
            if is_kind(mode):
                raise RefusedError(path, reason, rule="type")
        with Path(path).open("rb") as file:
            return file.read(PAGE_BYTES + 1)
    except FileNotFoundError:
        a_site = _LIKE_A_SITE.fullmatch(path) and ("/" in path or not names_a_file(path))
        hint = f"; for a web page write https://{path}" if a_site else ""
        raise AcquisitionError(path, f"there is no such file{hint}") from None
    except PermissionError:
        raise AcquisitionError(path, "this file may not be read by you") from None
    except (OSError, ValueError) as error:  # a name too long, or with a NUL in it
        reason = getattr(error, "strerror", None) or "this cannot be the name of a file"
        raise AcquisitionError(path, f"it cannot be read: {reason}") from None


def document_from(
    content: bytes, location: str, *, suffix: str = "", media_type: str = "", address: str | None = None
) -> Document:
    """The page or text that *content* is; *suffix* and *media_type* say what it is taken for. Raises as ``acquire()`` does."""
    if not content.strip():
        raise NoArticleError(location, "it is empty")
    if name := unreadable(content, suffix, media_type):
        raise RefusedError(location, f"this is {name}; what can be read are web pages and plain text", rule="type")
    medium = medium_of(content, suffix, media_type)
    most = TEXT_BYTES if medium == "text" else PAGE_BYTES
    if len(content) > most:
        raise RefusedError(location, f"it is larger than {most // 1_000_000} MB", rule="size")
    charset = _charset(media_type)
    if medium == "text":
        return plain_document(decode(content, charset), location)
    if medium == "mhtml":
        return _saved(content, location)
    from provenance.acquisition.extract import extract  # plain text needs no lxml

    return extract(content, location=location, address=address, charset=charset)


def _saved(archive: bytes, location: str) -> Document:
    from provenance.acquisition.extract import extract  # plain text needs no lxml
    from provenance.acquisition.saved import saved_page  # the same

    page = saved_page(archive)
    if page is None:
        raise NoArticleError(location, "there is no web page in this archive")
    return extract(page.content, location=location, address=page.address, charset=page.charset)


def _charset(media_type: str) -> str | None:
    match = re.search(r"charset\s*=\s*[\"']?([\w.:-]+)", media_type[:200], re.IGNORECASE)
    return match[1] if match else None
