"""What document is a plain text, pasted or saved without its page?"""

from __future__ import annotations

import re

from provenance.acquisition.credit import find_credits
from provenance.acquisition.furniture import find_furniture
from provenance.acquisition.line import Line, lines_of
from provenance.document import Document, Passage
from provenance.errors import NoArticleError

_TOP = 6  # lines among which a headline is looked for
_FEWEST, _MOST = 4, 25  # words of a headline
_SITE = re.compile(r"\b[\w-]+\.[a-z]{2,}\b")
_MARKDOWN = re.compile(r"#{1,6} +")


def plain_document(text: str, location: str | None = None) -> Document:
    r"""The document that *text* is, characters as they are but for line ends, which all become ``\n``.

    The title is a guess (see `guess_title`), or None. Raises NoArticleError for blanks alone.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not text.strip():
        raise NoArticleError(location or "the text", "it is empty")
    stated = find_credits(text)
    furniture = find_furniture(text, stated)
    title = guess_title(text, furniture)
    if title:  # what surrounds the article is told more surely once its headline is known
        furniture = find_furniture(text, stated, title=title)
    return Document(text, location=location, title=title, credits=stated, furniture=furniture)


def guess_title(text: str, furniture: tuple[Passage, ...] = ()) -> str | None:
    """The headline of a pasted page: a line of 4 to 25 words among the first six, no sentence, with prose further on.

    Lines that are *furniture* or name a website ("All the news at fenpost.example") are passed over.
    """
    lines = lines_of(text)
    top = [line for line in lines[:_TOP] if not any(f.start < line.end and line.start < f.end for f in furniture)]
    for line in top:
        if line.prose:
            return None
        if _is_headline(line) and any(later.prose for later in lines if later.start > line.start):
            return _MARKDOWN.sub("", line.text, count=1)
    return None


def _is_headline(line: Line) -> bool:
    return _FEWEST <= line.words <= _MOST and not line.text.endswith(".") and not _SITE.search(line.text)
