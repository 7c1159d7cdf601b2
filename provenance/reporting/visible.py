"""How does a stranger's text show without acting on the reader's screen?"""

from __future__ import annotations

import re

# What can move a cursor, colour a terminal or turn a line around: C0 and C1 controls, bidirectional embeddings,
# overrides and isolates, lone surrogates, and code points that are no characters. Joiners and direction marks, which
# Persian, Hindi, Arabic and emoji need, stay.
_ACTING = re.compile(
    "\r\n|[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufdd0-\ufdef\ufff9-\ufffb\ufffe\uffff]"
)
_SPACES = re.compile(r"\s+")
_PICTURES = 0x2400  # Unicode has a picture for each C0 control, in the same order: ␀ ␁ … ␛ …


def visible(text: str) -> str:
    """Replace every character that acts by one that shows it: ``ESC`` as ``␛``, a bidi override as ``[U+202E]``.

    Line ends and tabs stay; what a text shows otherwise is not touched.
    """
    return _ACTING.sub(_shown, text)


def one_line(text: str, limit: int | None = None) -> str:
    """Give *text* visibly on one line, cut at a word to at most *limit* characters, with an ellipsis where cut."""
    line = visible(_SPACES.sub(" ", text)).strip()
    if limit is None or len(line) <= limit:
        return line
    head = line[: limit - 1]
    at_word = head.rsplit(" ", 1)[0]
    return (at_word if len(at_word) > limit // 2 else head).rstrip(" ,;:") + "…"


def _shown(match: re.Match[str]) -> str:
    if match[0] in ("\n", "\t"):
        return match[0]
    if match[0] in ("\r\n", "\r", "\u2028", "\u2029"):  # a line end by another name
        return "\n"
    code = ord(match[0])
    if code < ord(" "):
        return chr(_PICTURES + code)
    return f"[U+{code:04X}]"
