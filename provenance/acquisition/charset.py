"""In which characters were these bytes written, whatever they say of themselves?"""

from __future__ import annotations

import codecs
import re

from provenance.acquisition.medium import utf16_order

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# What browsers take these labels for (WHATWG Encoding Standard, section 4.2): each a superset that writers really use.
_MEANT = {
    **dict.fromkeys(("ascii", "iso8859-1", "latin-1"), "cp1252"),
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "tis-620": "cp874",
    **dict.fromkeys(("gb2312", "gbk"), "gb18030"),
    "shift_jis": "cp932",
    "euc_kr": "cp949",
    "big5": "big5hkscs",
}
_GUESSABLE = (
    *(f"cp125{number}" for number in range(9)),
    *("iso8859_2", "koi8_r", "koi8_u", "cp874", "cp932", "euc_jp", "gb18030", "big5hkscs", "cp949"),
)
_NO_CHARSETS = frozenset(
    {"idna", "punycode", "undefined", "unicode_escape", "raw_unicode_escape", "utf_7", "mbcs", "oem"}
)
_SEVEN_BIT = ("iso2022", "hz")
_DECLARATION = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9._:-]{2,40})""", re.IGNORECASE)
_WORD = re.compile(rb"[A-Za-z\x80-\xff]{3,}")
_TAG = re.compile(rb"<[^<>]{0,2000}>")
_DECLARED_WITHIN = 8192
_SAMPLE = 100_000


def decode(content: bytes, charset: str | None = None, *, markup: bool = False) -> str:
    """*content* as text; *charset* is what the server or the archive declares, *markup* says to look for a page's own.

    In this order: a byte order mark; valid UTF-8 with anything beyond ASCII in it, which no other charset writes by
    chance; the declaration, unless its letters are plainly of another script; charset-normalizer's guess;
    windows-1252. What cannot be decoded becomes U+FFFD. Line ends are left alone.
    """
    name = charset_of(content, charset, markup=markup)
    mark = next((mark for mark, marked in _MARKS if marked == name and content.startswith(mark)), b"")
    return content[len(mark) :].decode(name, errors="replace")


def charset_of(content: bytes, charset: str | None = None, *, markup: bool = False) -> str:
    """Python's name of the codec by which ``decode()`` reads *content*, or the rest of a file that begins with it."""
    for mark, name in _MARKS:
        if content.startswith(mark):
            return name
    if order := utf16_order(content[:4096]):
        return order
    declared = _codec(charset) or (_codec(_declaration(content)) if markup else None)
    if content.isascii():
        seven_bit = declared is not None and declared.startswith(_SEVEN_BIT)
        return declared if declared and seven_bit else "ascii"
    return "utf-8" if _is_utf8(content) else _chosen(content, declared)


def charset_of_lines(head: bytes) -> str:
    """The codec of a file of many lines that begins with *head*, or is that: UTF-8 where half of the telling lines are.

    Each line may have come from somewhere else, and one in another charset must not spoil those that are sound.
    """
    head = head[: head.rfind(b"\n") + 1] or head  # no character is torn at a line's end
    name = charset_of(head)
    if name.startswith("utf"):
        return name
    telling = [line for line in head.splitlines() if not line.isascii()]
    return "utf-8" if sum(map(_is_utf8, telling)) * 2 >= len(telling) else name


def _is_utf8(content: bytes) -> bool:
    """Whether *content* is UTF-8, or far more of it is than is broken: a torn byte costs one character."""
    try:
        content.decode()
    except UnicodeDecodeError:
        text = content.decode(errors="replace")
        broken = text.count("\ufffd")
        beyond = len(text) - broken - sum(map(text.count, map(chr, range(0x80))))
        return beyond > 4 * broken
    return True


def _chosen(content: bytes, declared: str | None) -> str:
    if declared and declared not in {"utf-8", "utf-16-le", "utf-16-be", "utf-16", "utf-32"}:
        western = declared.startswith(("cp1252", "cp1254", "iso8859-15"))
        if not (western and _is_of_another_script(content)):
            return declared
    return _guess(content) or "cp1252"


def _is_of_another_script(content: bytes) -> bool:
    """Whether most letters beyond ASCII stand in words of such alone: Cyrillic or Japanese, but nothing western."""
    words = [word for word in _WORD.findall(_TAG.sub(b" ", content[:_SAMPLE])) if not word.isascii()]
    whole = sum(len(word) for word in words if min(word) >= 0x80)  # noqa: PLR2004 - the first byte beyond ASCII
    return whole > 40 and whole * 2 > sum(map(len, words))  # noqa: PLR2004 - fewer letters tell nothing


def _guess(content: bytes) -> str | None:
    """What charset-normalizer takes *content* for; windows-1252, the most frequent, where that fits as well."""
    from charset_normalizer import from_bytes  # costs 30 ms and is hardly ever needed

    matches = from_bytes(_TAG.sub(b" ", content[:_SAMPLE]), cp_isolation=list(_GUESSABLE))
    best = matches.best()
    if best is None:
        return None
    western = any("cp1252" in match.could_be_from_charset and match.chaos <= best.chaos for match in matches)
    return "cp1252" if western else _codec(best.encoding)


def _declaration(content: bytes) -> str | None:
    found = _DECLARATION.search(content[:_DECLARED_WITHIN])
    return found[1].decode("ascii") if found else None


def _codec(label: str | None) -> str | None:
    """Python's name of the character codec that *label* means in practice, or None for none and for nonsense."""
    try:
        codec = codecs.lookup((label or "").strip(" \"'").lower().removeprefix("x-"))
        "".encode(codec.name)  # refuses codecs that are no charset, such as base64
    except (LookupError, ValueError, TypeError):
        return None
    return None if codec.name.replace("-", "_") in _NO_CHARSETS else _MEANT.get(codec.name, codec.name)
