"""Which lines of a text are not part of the article, and what are they?"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from itertools import accumulate

from provenance.acquisition.byline import is_byline, is_name
from provenance.acquisition.line import Line, folded, lines_of
from provenance.acquisition.marker import Mark, Marker
from provenance.acquisition.target import is_address
from provenance.document import Credit, Furniture, FurnitureKind, Passage

_CREDIT_WORDS = 30  # a longer line that has a credit is a paragraph
_CREDIT_SHARE = 0.6  # of the line's letters
_BYLINE_WORDS = 8
_NEAR = 4  # lines around the article where a short line with a credit is a credit line
_LISTED = 25  # words of an item in a list of related articles
_ITEMS = 12
_FEW = 5  # headlines without a heading; a longer list may be the article's own
_SLOGAN = 14
_NAVIGATION = 4  # words; entries of a menu have fewer, headlines as many
_SIGNATURE = 2  # lines below an article: an author and a date
_DATES = 8  # lines above one; where there are more, they are a calendar of the article's own
_MENU = 2  # so many of them in a row are a menu
_TEASERS = 0.25  # teasers of other articles have less of the text's words than that


def find_furniture(
    text: str,
    credits: tuple[Credit, ...] = (),  # noqa: A002 -- the word of Document.credits
    *,
    title: str | None = None,
    publisher: str | None = None,
) -> tuple[Furniture, ...]:
    """The lines of *text* that are furniture, sorted, each a passage of its own.

    *credits* are those found in *text*; a line that is little else than one is furniture, "QUILLTON (AP) —" before a
    paragraph is not. Precision comes first: what reads like a paragraph of the article stays one, and so do headline
    and standfirst. Time grows linearly with the text.
    """
    lines = lines_of(text)
    reading = _Reading(lines, Marker(lines), title, publisher)
    reading.mark_by_wording()
    reading.mark_credits(credits)
    reading.mark_top()
    reading.mark_lists()
    reading.mark_tail()
    return tuple(Furniture(line.start, line.end, kind) for line, kind in zip(lines, reading.kinds, strict=True) if kind)


class _Reading:
    """One reading of a text: what each of its lines has been found to be so far; None is the article."""

    def __init__(self, lines: tuple[Line, ...], marker: Marker, title: str | None, publisher: str | None) -> None:
        self.lines = lines
        self.marker = marker
        self.kinds: list[FurnitureKind | None] = [None] * len(lines)
        self.marks: list[Mark | None] = [None] * len(lines)
        self.title = _bare(title or "")
        self.publisher = _bare(publisher or "")

    def _mark(self, number: int, kind: FurnitureKind) -> None:
        if self.kinds[number] is None and not self._is_title(number):
            self.kinds[number] = kind

    def _is_title(self, number: int) -> bool:
        return bool(self.title) and _bare(self.lines[number].text) == self.title

    def _is_article(self, number: int) -> bool:
        return self.kinds[number] is None and self.lines[number].prose

    def _first(self) -> int:
        """The number of the article's first paragraph; of lines, where there is none."""
        return next((number for number in range(len(self.lines)) if self._is_article(number)), len(self.lines))

    def _last(self) -> int:
        return next((number for number in reversed(range(len(self.lines))) if self._is_article(number)), -1)

    # What a line is by its own wording

    def mark_by_wording(self) -> None:
        paragraphs = [number for number, line in enumerate(self.lines) if line.prose]
        for number in range(len(self.lines)):
            mark = self.marker.mark_of(number)
            if mark and mark.kind == "caption" and paragraphs == [number]:
                continue  # a caption stands beside an article; a text's only paragraph that ends in one is the article
            if mark and not self._is_title(number):
                self.marks[number] = mark
                self._mark(number, mark.kind)

    def mark_credits(self, stated: tuple[Credit, ...]) -> None:
        """Lines that are mostly a credit or several."""
        first = self._first()
        held: dict[int, list[Credit]] = {}
        for credit in stated:
            for number in self._numbers_of(credit.passage):
                held.setdefault(number, []).append(credit)
        for number, found in held.items():
            self._mark_credit(number, found, first)

    def _numbers_of(self, passage: Passage | None) -> range:
        """The lines that *passage* has characters of."""
        if passage is None:
            return range(0)
        first = bisect_right(self.lines, passage.start, key=lambda line: line.end)
        return range(first, bisect_left(self.lines, passage.end, lo=first, key=lambda line: line.start))

    def _mark_credit(self, number: int, stated: list[Credit], first: int) -> None:
        line = self.lines[number]
        above = number < first and any(credit.kind == "wire" for credit in stated)
        said = sum(len(credit.quotation) for credit in stated) >= _CREDIT_SHARE * len(line.text)
        if above and line.words <= _BYLINE_WORDS:
            self._mark(number, "byline")
        elif said and line.words <= _CREDIT_WORDS and self.kinds[number] in {None, "related", "bio", "site"}:
            self.kinds[number] = "credit"

    # Above the article

    def mark_top(self) -> None:
        """Site name, slogan and menu above the headline; bylines and dates between it and the article."""
        first = self._first()
        domain = next(
            (_bare(line.text) for line in self.lines[: min(first, _NEAR)] if line.words == 1 and is_address(line.text)),
            "",
        )
        headline = self._headline(first, domain)
        for number in range(min(first, len(self.lines))):
            if number < headline and self._is_above(number, headline, domain):
                self._mark(number, "site")
        signed = [number for number in range(min(first + _NEAR, len(self.lines))) if is_byline(self.lines[number])]
        for number in signed if len(signed) <= _DATES else ():
            self._mark(number, "byline")

    def _headline(self, first: int, domain: str) -> int:
        """The number of the headline: the title's, or of the first longer line below any menu."""
        given = next((number for number in range(min(first + 1, len(self.lines))) if self._is_title(number)), None)
        if given is not None:
            return given
        found, short = 0, 0
        for number in reversed(range(min(first, len(self.lines)))):
            line = self.lines[number]
            if self.kinds[number] or is_byline(line):
                continue
            short = short + 1 if line.words < _NAVIGATION else 0
            if short >= _MENU and found:
                break
            if not short and not self._is_site(line, domain):
                found = number
        return found

    def _is_above(self, number: int, headline: int, domain: str) -> bool:
        """Whether a line above the headline is of the site's name, slogan or menu."""
        line = self.lines[number]
        menu = not self.title and line.words < _NAVIGATION and headline >= _MENU and not is_byline(line)
        return menu or self._is_site(line, domain)

    def _is_site(self, line: Line, domain: str) -> bool:
        if line.words == 1 and is_address(line.text):
            return True
        bare = _bare(line.text)
        named = bool(domain and domain in bare) or bool(self.publisher and self.publisher in bare)
        return (bool(self.publisher) and bare == self.publisher) or (named and line.words <= _SLOGAN)

    # Lists of other articles

    def mark_lists(self) -> None:
        """The short lines below "Related stories" and the like, up to the next paragraph; above the article one may be its headline."""
        first = self._first()
        for number, mark in enumerate(self.marks):
            if number > first and mark and mark.heading and mark.kind == "related" and self.kinds[number]:
                self._mark_run(number + 1)

    def _mark_run(self, start: int) -> None:
        for number in range(start, min(start + _ITEMS, len(self.lines))):
            line = self.lines[number]
            if self.kinds[number]:
                continue
            if line.finished or line.words > _LISTED:
                return
            self._mark(number, "related")

    # Below the article

    def mark_tail(self) -> None:
        end = self._end()
        if end is not None:
            self._mark_rest(end)
        self._mark_after_credit()
        self._mark_biographies()
        self._mark_below()

    def _end(self) -> int | None:
        """The first heading or bar of furniture after which the article does not go on."""
        before = [
            *accumulate(
                (line.words if self._is_article(number) else 0 for number, line in enumerate(self.lines)), initial=0
            )
        ]
        rest = _Rest(0, 0, None, adjoining=False)
        end = None
        for number in reversed(range(len(self.lines))):
            mark = self.marks[number]
            if mark and self.kinds[number] and before[number] and self._ends_article(mark, before[number], rest):
                end = number
            if self._is_article(number) and not self.marker.is_biographic(number):
                rest = rest.with_paragraph(number, self.lines[number].words)
        return end

    def _ends_article(self, mark: Mark, before: int, rest: _Rest) -> bool:
        """Whether, with so many words of the article *before* it, the *rest* is none of it: nothing, comments, or teasers."""
        if not rest.paragraphs:
            return mark.heading or mark.kind in _BARS
        if mark.kind == "comments":
            return mark.heading and rest.words <= before
        return mark.heading and rest.paragraphs > 1 and not rest.adjoining and rest.words < _TEASERS * before

    def _mark_rest(self, number: int) -> None:
        kind = self.kinds[number] or "site"
        for at in range(number + 1, len(self.lines)):
            mark = self.marks[at]
            kind = mark.kind if mark and mark.heading else kind
            self._mark(at, "bio" if self.marker.is_biographic(at) else kind)

    def _mark_after_credit(self) -> None:
        """After the line that credits the source come the author's name and biography, and what sites end with."""
        paragraphs = [number for number in range(len(self.lines)) if self._is_article(number)]
        biographies = {number for number in paragraphs[-_FEW:] if self._is_biography(number)}
        last = next((number for number in reversed(paragraphs) if number not in biographies), None)
        credit = next(
            (
                number
                for number in range(len(self.lines))
                if self.kinds[number] == "credit" and last is not None and number > last
            ),
            None,
        )
        for number in range(credit + 1, len(self.lines)) if credit is not None else ():
            named = number in biographies or is_name(self.lines[number].text)
            self._mark(number, "bio" if named else "site")

    def _is_biography(self, number: int) -> bool:
        """Whether a line is someone's biography: it says so, or begins with the name that stands alone above it."""
        line, above = self.lines[number], self.lines[number - 1] if number else None
        named = above is not None and is_name(above.text) and line.small.startswith(folded(above.text.split()[0]))
        return self.marker.is_biographic(number) or named

    def _mark_biographies(self) -> None:
        """Biographies after the article's last paragraph, each with the name above it, from the end backwards."""
        for number in reversed(range(1, len(self.lines))):
            if self.kinds[number]:
                continue
            if not self._is_biography(number) or not _CAPITAL.match(self.lines[number].text):
                return
            self._mark(number, "bio")
            if is_name(self.lines[number - 1].text):
                self._mark(number - 1, "bio")

    def _mark_below(self) -> None:
        """Bylines right below the last paragraph, and headlines of other articles that stand before other furniture."""
        last = self._last()
        below = range(last + 1, len(self.lines))
        signed = [number for number in below[:_NEAR] if is_byline(self.lines[number])]
        for number in signed if len(signed) <= _SIGNATURE else ():
            self._mark(number, "byline")
        listed = [number for number in below if self.kinds[number] is None]
        if (
            1 < len(listed) <= _FEW
            and len(listed) < len(below)
            and all(_is_title_case(self.lines[number]) for number in listed)
        ):
            for number in listed:
                self._mark(number, "related")


@dataclass(frozen=True, slots=True)
class _Rest:
    """What of the article stands below some line: paragraphs, their words, whether two adjoin; *next* is the first."""

    paragraphs: int
    words: int
    next: int | None
    adjoining: bool

    def with_paragraph(self, number: int, words: int) -> _Rest:
        """The same, with the paragraph in line *number* above it."""
        return _Rest(self.paragraphs + 1, self.words + words, number, self.adjoining or self.next == number + 1)


_BARS = frozenset({"share", "tags", "comments", "site"})
_CAPITAL = re.compile(r"\W*[^\W\d_a-z]")
_CAPITALS = 0.6


def _is_title_case(line: Line) -> bool:
    """Whether *line* reads like a headline: four words or more, most with capitals, no sentence."""
    words = [word for word in line.text.split() if word[0].isalnum()]
    dated = any(word[0].isdigit() for word in words[1:])  # "June 9 - Moss Harbor" is an entry of the article's own list
    return (
        len(words) >= _NAVIGATION
        and not line.finished
        and not dated
        and sum(not word[0].islower() for word in words) >= _CAPITALS * len(words)
    )


def _bare(text: str) -> str:
    return re.sub(r"[\W_]+", "", folded(text).removeprefix("https://").removeprefix("http://").removeprefix("www."))
