"""Which lines of a text are not part of the article, and what are they?"""

from __future__ import annotations

import re
from itertools import pairwise

from provenance.acquisition.byline import is_byline, is_name
from provenance.acquisition.line import Line, folded, lines_of
from provenance.acquisition.marker import Mark, Marker
from provenance.acquisition.target import is_address
from provenance.document import Credit, Furniture, FurnitureKind

_CREDIT_WORDS = 30  # a longer line that has a credit is a paragraph
_CREDIT_SHARE = 0.6  # of the line's letters
_BYLINE_WORDS = 8
_NEAR = 4  # lines around the article where a short line with a credit is a credit line
_LISTED = 25  # words of an item in a list of related articles
_ITEMS = 12
_FEW = 5  # headlines without a heading; a longer list may be the article's own
_SLOGAN = 14
_NAVIGATION = 4  # words; entries of a menu have fewer, headlines as many
_MENU = 2  # so many of them in a row are a menu
_TEASERS = 0.25  # teasers of other articles have less of the text's words than that


def find_furniture(
    text: str, credits: tuple[Credit, ...] = (), *, title: str | None = None, publisher: str | None = None
) -> tuple[Furniture, ...]:
    """The lines of *text* that are furniture, sorted, each a passage of its own.

    *credits* are those found in *text*; a line that is little else than one is furniture, "QUILLTON (AP) —" before a
    paragraph is not. Precision comes first: what reads like a paragraph of the article stays one, and so do headline
    and standfirst. Time grows linearly with the text.
    """
    lines = lines_of(text)
    reading = _Reading(lines, Marker(text), title, publisher)
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
        for number, line in enumerate(self.lines):
            mark = self.marker.mark_of(line)
            if mark and not self._is_title(number):
                self.marks[number] = mark
                self._mark(number, mark.kind)

    def mark_credits(self, credits: tuple[Credit, ...]) -> None:
        """Lines that are mostly a credit or several."""
        first = self._first()
        held: dict[int, list[Credit]] = {}
        for credit in credits:
            for number in self._numbers_of(credit):
                held.setdefault(number, []).append(credit)
        for number, found in held.items():
            self._mark_credit(number, found, first)

    def _numbers_of(self, credit: Credit) -> list[int]:
        if credit.passage is None:
            return []
        passage = credit.passage
        return [number for number, line in enumerate(self.lines) if line.start < passage.end and passage.start < line.end]

    def _mark_credit(self, number: int, credits: list[Credit], first: int) -> None:
        line = self.lines[number]
        above = number < first and any(credit.kind == "wire" for credit in credits)
        said = sum(len(credit.quotation) for credit in credits) >= _CREDIT_SHARE * len(line.text)
        if above and line.words <= _BYLINE_WORDS:
            self._mark(number, "byline")
        elif credits and said and line.words <= _CREDIT_WORDS and self.kinds[number] in {None, "related", "bio", "site"}:
            self.kinds[number] = "credit"

    # Above the article

    def mark_top(self) -> None:
        """Site name, slogan and menu above the headline; bylines and dates between it and the article."""
        first = self._first()
        domain = next((_bare(line.text) for line in self.lines[: min(first, _NEAR)] if line.words == 1 and is_address(line.text)), "")
        headline = self._headline(first, domain)
        for number in range(min(first, len(self.lines))):
            if number != headline and (kind := self._above(number, headline, domain)):
                self._mark(number, kind)
        for number in range(first, min(first + _NEAR, len(self.lines))):
            if is_byline(self.lines[number]):
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

    def _above(self, number: int, headline: int, domain: str) -> FurnitureKind | None:
        line = self.lines[number]
        if is_byline(line):
            return "byline"
        menu = not self.title and line.words < _NAVIGATION and headline >= _MENU
        if number < headline and (menu or self._is_site(line, domain)):
            return "site"
        return None

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
        end = next((number for number in range(len(self.lines)) if self._ends_article(number)), None)
        if end is not None:
            self._mark_rest(end)
        for number in range(len(self.lines)):
            if self.kinds[number] == "credit":
                self._mark_after_credit(number)
        self._mark_biographies()
        self._mark_below()

    def _ends_article(self, number: int) -> bool:
        """Whether the article is over here: at a heading or a bar of furniture after which it does not go on."""
        mark = self.marks[number]
        if mark is None or self.kinds[number] is None or not (mark.heading or mark.kind in {"share", "tags", "comments", "site"}):
            return False
        before = sum(self.lines[at].words for at in range(number) if self._is_article(at))
        rest = [at for at in range(number + 1, len(self.lines)) if self._is_article(at) and not self.marker.is_biographic(self.lines[at])]
        if not before or not rest:
            return bool(before)
        words = sum(self.lines[at].words for at in rest)
        if mark.kind == "comments" and mark.heading:
            return words <= before
        adjoining = any(after - at == 1 for at, after in pairwise(rest))
        return mark.heading and len(rest) > 1 and not adjoining and words < _TEASERS * before

    def _mark_rest(self, number: int) -> None:
        kind = self.kinds[number] or "site"
        for at in range(number + 1, len(self.lines)):
            mark = self.marks[at]
            kind = mark.kind if mark and mark.heading else kind
            self._mark(at, "bio" if self.marker.is_biographic(self.lines[at]) else kind)

    def _mark_after_credit(self, number: int) -> None:
        """After the line that credits the source come the author's name and biography, and what sites end with."""
        rest = range(number + 1, len(self.lines))
        if not any(self._is_article(at) for at in range(number)) or any(self._is_article(at) and not self._is_biography(at) for at in rest):
            return
        for at in rest:
            if not self.lines[at].prose or self._is_biography(at):
                self._mark(at, "bio" if is_name(self.lines[at].text) or self._is_biography(at) else "site")

    def _is_biography(self, number: int) -> bool:
        """Whether a line is someone's biography: it says so, or begins with the name that stands alone above it."""
        line, above = self.lines[number], self.lines[number - 1] if number else None
        named = above is not None and is_name(above.text) and folded(line.text).startswith(folded(above.text.split()[0]))
        return self.marker.is_biographic(line) or named

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
        for number in below[:_NEAR]:
            if is_byline(self.lines[number]):
                self._mark(number, "byline")
        listed = [number for number in below if self.kinds[number] is None]
        if 1 < len(listed) <= _FEW and len(listed) < len(below) and all(_is_title_case(self.lines[number]) for number in listed):
            for number in listed:
                self._mark(number, "related")


_CAPITAL = re.compile(r"\W*[^\W\d_a-z]")
_CAPITALS = 0.6


def _is_title_case(line: Line) -> bool:
    """Whether *line* reads like a headline: four words or more, most with capitals, no sentence."""
    words = [word for word in line.text.split() if word[0].isalnum()]
    dated = any(word[0].isdigit() for word in words[1:])  # "June 9 - Moss Harbor" is an entry of the article's own list
    return len(words) >= _NAVIGATION and not line.finished and not dated and sum(not word[0].islower() for word in words) >= _CAPITALS * len(words)


def _bare(text: str) -> str:
    return re.sub(r"[\W_]+", "", folded(text).removeprefix("https://").removeprefix("http://").removeprefix("www."))
