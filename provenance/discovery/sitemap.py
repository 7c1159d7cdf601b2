"""Which addresses in a site's sitemaps resemble the copy, by their own words alone?

Sitemaps list every article of a site (sitemaps.org: at most 50,000 addresses and 50 MB a file, gathered by an index
file; news sitemaps hold the last two days with titles). The index is read first, then the files around the claimed date.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from io import BytesIO
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin

from provenance.acquisition.written_date import timestamp
from provenance.discovery.data import in_words
from provenance.discovery.feed import short_of
from provenance.discovery.listing import CONVINCING, is_article, promising, ranked
from provenance.discovery.query import Question
from provenance.discovery.trail import Answer, Candidate
from provenance.discovery.wording import resembling
from provenance.errors import AcquisitionError

if TYPE_CHECKING:
    from provenance.discovery.visit import Visit
    from provenance.document import Timestamp

_MOST_BYTES = 50_000_000
_MOST_ADDRESSES = 50_000
_MOST_FILES = 3  # beside the index
_MOST_INDEXES = 2
_MOST_FETCHED = 6  # indexes and what fails included
_ROBOTS_BYTES = 500 * 1024  # RFC 9309
_SITEMAP_LINE = re.compile(r"^\s*sitemap\s*:\s*(\S{1,2000})", re.IGNORECASE | re.MULTILINE)
_MONTH = re.compile(r"(?<!\d)((?:19|20)\d\d)[-_/.]?(0[1-9]|1[0-2])(?!\d{3})")
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?!\d)")
_OTHER = re.compile(r"image|video|author|categor|tag|page-sitemap|topic|product|podcast|photo|gallery", re.IGNORECASE)
_AHEAD_OF_COPY = timedelta(days=3)  # by which a source is older than its copy, as a rule
_FAR = 10_000  # months, for a file that bears no date


@dataclass(frozen=True, slots=True)
class File:
    """A sitemap as an index lists it."""

    url: str
    lastmod: str = ""


@dataclass(slots=True)
class _Reading:
    """What has been read of a site's sitemaps so far."""

    entries: list[Candidate] = field(default_factory=list)
    waiting: list[File] = field(default_factory=list)
    read: list[str] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)
    indexes: int = 0
    fetched: int = 0


@dataclass(frozen=True, slots=True)
class Sitemap:
    """The sitemaps of *site*, as its robots.txt names them, else ``/sitemap.xml``."""

    site: str
    name = "sitemap"

    def look(self, question: Question, visit: Visit) -> Answer:
        """Asks robots.txt, the index, and at most three files, those around the copy's date first."""
        reading = _Reading(waiting=self._declared(visit))
        while reading.waiting and len(reading.read) < _MOST_FILES and reading.fetched < _MOST_FETCHED:
            following = min(reading.waiting, key=lambda file: _distance(file, question))
            reading.waiting.remove(following)
            _read(following, reading, visit)
            best = promising(ranked(reading.entries, question, stated=True)) if reading.entries else ()
            if best and best[0].score >= CONVINCING:
                break
        return _answer(reading, question)

    def _declared(self, visit: Visit) -> list[File]:
        robots = urljoin(visit.address(self.site), "/robots.txt")
        try:
            text = visit.get(robots).content[:_ROBOTS_BYTES].decode("utf-8", "replace")
        except AcquisitionError as error:
            if getattr(error, "status", None) is None:
                raise
            text = ""
        stated = dict.fromkeys(urljoin(robots, url) for url in _SITEMAP_LINE.findall(text))
        return [File(url) for url in stated][:20] or [File(urljoin(robots, "/sitemap.xml"))]


def _read(file: File, reading: _Reading, visit: Visit) -> None:
    """Fetch *file*: addresses are added to what was read, an index's files to what waits."""
    reading.fetched += 1
    try:
        content = unpacked(visit.get(file.url).content)
        files, entries = parse(content)
    except AcquisitionError as error:
        reading.failed.append(f"{file.url}: {error.reason}")
        return
    except ValueError as error:
        reading.failed.append(f"{file.url}: {error}")
        return
    if files and reading.indexes < _MOST_INDEXES:
        reading.indexes += 1
        reading.waiting += [each for each in files if each.url.startswith(("http://", "https://"))]
    if entries:
        reading.read.append(file.url)
        reading.entries += entries


def _answer(reading: _Reading, question: Question) -> Answer:
    best = promising(ranked(reading.entries, question, stated=True)) if reading.entries else ()
    files = f"in {len(reading.read)} sitemap{'' if len(reading.read) == 1 else 's'}"
    said = resembling(len(best), len(reading.entries), f"address {files}", f"addresses {files}")
    if best:
        return Answer("found", said, best)
    if not reading.entries:
        return Answer("unmeasured", "; ".join(reading.failed[:3]) or "its sitemaps list nothing")
    if reading.failed:
        return Answer("unmeasured", f"{said}; {'; '.join(reading.failed[:3])}")
    short = short_of(reading.entries, question) if _all_dated(reading.entries) else None
    if short and not reading.waiting:
        return Answer("unmeasured", short)
    if reading.waiting and question.window is None:
        return Answer("unmeasured", f"{said}; {len(reading.waiting)} more were not read, for the copy bears no date")
    return Answer("none", said)


def _all_dated(entries: list[Candidate]) -> bool:
    return all(any("news" in clock.origin for clock in entry.clocks) for entry in entries)


def _distance(file: File, question: Question) -> tuple[bool, float, str]:
    """How far a file is from the claimed date, so that the nearest is read first; of equals, the earlier month.

    Files whose names bear no date fill up in order: the first that was still changed after the claimed date has it,
    and those changed last before it come next.
    """
    is_other = _OTHER.search(file.url.rpartition("/")[2]) is not None
    months = _months(file)
    if question.claimed is None:
        return is_other, -months if months else _FAR, _reversed(file.lastmod)
    if months is not None:
        apart = _month_number(question.claimed) - months
        return is_other, apart if apart >= 0 else -apart + 0.5, file.url
    if not file.lastmod:
        return is_other, 0.9, file.url
    if file.lastmod[:10] >= (question.claimed - _AHEAD_OF_COPY).isoformat():
        return is_other, 0.75, file.lastmod
    return is_other, 1.25, _reversed(file.lastmod)


def _months(file: File) -> int | None:
    name = file.url.partition("//")[2].partition("/")[2]
    found = _MONTH.search(name)
    if found:
        return 12 * int(found[1]) + int(found[2]) - 1
    year = _YEAR.search(name)
    return 12 * int(year[1]) + 6 if year else None


def _month_number(day: date) -> int:
    return 12 * day.year + day.month - 1


def _reversed(lastmod: str) -> str:
    return "".join(chr(ord("9") - int(digit)) for digit in lastmod[:10] if digit.isdigit())


def unpacked(content: bytes) -> bytes:
    """*content*, decompressed where it is gzip, at most 50 MB. Raises ValueError past that, or where it is broken."""
    if content[:2] != b"\x1f\x8b":
        return content
    decoder = zlib.decompressobj(zlib.MAX_WBITS | 16)
    try:
        plain = decoder.decompress(content, _MOST_BYTES + 1)
    except zlib.error:
        raise ValueError("its compression is broken") from None
    if len(plain) > _MOST_BYTES:
        raise ValueError(f"it unpacks to more than {_MOST_BYTES // 1_000_000} MB")
    return plain


def parse(content: bytes) -> tuple[list[File], list[Candidate]]:
    """The files of a sitemap index and the addresses of a sitemap, at most 50,000. Raises ValueError for anything else."""
    from lxml import etree  # costs 30 ms

    if b"<!ENTITY" in content[:100_000] or b"<!DOCTYPE" in content[:10_000]:
        raise ValueError(f"it is no sitemap (“{in_words(content)}”)")
    files: list[File] = []
    entries: list[Candidate] = []
    try:
        walk = etree.iterparse(
            BytesIO(content), tag=("{*}url", "{*}sitemap"), resolve_entities=False, no_network=True, load_dtd=False
        )
        for _, element in walk:
            values = _values(element)
            kind = etree.QName(element).localname
            element.clear()
            while element.getprevious() is not None:
                del element.getparent()[0]
            if kind == "sitemap" and values.get("loc"):
                files.append(File(values["loc"], values.get("lastmod", "")))
            elif values.get("loc") and is_article(values["loc"]):
                entries.append(Candidate(values["loc"], "sitemap", values.get("title", ""), "", tuple(_clocks(values))))
            if len(entries) >= _MOST_ADDRESSES or len(files) >= _MOST_ADDRESSES:
                break
    except etree.XMLSyntaxError:
        if not files and not entries:
            raise ValueError(f"it is no sitemap (“{in_words(content)}”)") from None
    return files, entries


def _values(element: Any) -> dict[str, str]:
    """The texts of an entry by local name, those of a news entry among them."""
    found: dict[str, str] = {}
    for child in element.iter("{*}loc", "{*}lastmod", "{*}publication_date", "{*}title"):
        name = child.tag.rpartition("}")[2]
        inside = child.getparent().tag.rpartition("}")[2]
        if inside in {"url", "sitemap", "news"} and child.text:
            found.setdefault(name, child.text.strip()[:2_000])
    return found


def _clocks(values: dict[str, str]) -> Iterator[Timestamp]:
    for name, origin in (("publication_date", "sitemap news publication"), ("lastmod", "sitemap lastmod")):
        stamp = timestamp(values[name], origin) if name in values else None
        if stamp:
            yield stamp
