"""What does a text say of its source, and in which words?"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from provenance.acquisition.agencies import is_picture_credit
from provenance.acquisition.label import is_outlet, labelled_credits
from provenance.acquisition.line import Line, begins_statement, folded, lines_of
from provenance.acquisition.target import Self, Stated, is_address, source_before, stated_source
from provenance.acquisition.wire import wire_credits
from provenance.acquisition.wording import StatementKind, Wording, needles_in, wordings
from provenance.document import Credit, CreditKind, Passage

_NEAR = 3  # blocks from the first or the last paragraph where a bare "Source: X" is about the text
_COLON = re.compile("[:：﹕]")
_STATED: tuple[StatementKind, ...] = ("first_published", "licence", "pointer", "plain", "cited")


def find_credits(text: str, *, location: str | None = None, publisher: str | None = None) -> tuple[Credit, ...]:
    """The credits stated in *text*, in its order; none names the document's own host or publisher.

    Each quotes the shortest wording that carries the statement. A target is an address, a domain in small letters
    without "www.", or a name; agencies have one name however they are written ("AP" → "Associated Press"); it is empty
    where the statement names nobody ("Read the original article"). Time grows linearly with the text.
    """
    lines = lines_of(text)
    if not lines:
        return ()
    prose = [number for number, line in enumerate(lines) if line.prose] or [0]
    own = Self.of(location, publisher, _masthead(lines) if location is None else None)
    found = [*wire_credits(text, lines, prose[min(3, len(prose) - 1)], prose[-1])]
    whole = folded(text)
    present = needles_in(whole)
    possible = [(kind, wording) for kind in _STATED for wording in wordings(kind) if wording.may_stand_among(present)]
    for number, line in enumerate(lines):
        near = number < prose[0] + _NEAR or number > prose[-1] - _NEAR
        found += _stated(line, whole[line.start : line.end], possible, present, near=near)
        if _COLON.search(line.text) or line.text.startswith("SOURCE "):
            found += labelled_credits(text, lines, number, near=near)
    return _named(_apart(credit for credit in found if not own.is_named(credit.target) and not (own.is_agency and credit.kind == "wire")))


def _masthead(lines: tuple[Line, ...]) -> str | None:
    """The site's domain, where it stands alone above a pasted text."""
    return next((line.text for line in lines[:2] if line.words == 1 and is_address(line.text)), None)


def _apart(found: Iterable[Credit]) -> Iterator[Credit]:
    """*found* in the text's order, the longer of two that share characters."""
    end = 0
    for credit in sorted(found, key=lambda credit: (credit.passage or Passage(0, 0)).start * 10_000 - len(credit.quotation)):
        passage = credit.passage or Passage(0, 0)
        if passage.start >= end:
            end = passage.end
            yield credit


def _named(found: Iterator[Credit]) -> tuple[Credit, ...]:
    """A pointer without a name points to what the credit before it names: "From The Moss Tribune. Read the original article"."""
    credits: list[Credit] = []
    for credit in found:
        known = credit.target or next((one.target for one in reversed(credits) if one.target), "")
        credits.append(Credit(credit.kind, known, credit.quotation, credit.passage))
    return tuple(credits)


# "This story was originally published by X", "Read the original article at X", "as first reported by X"


def _stated(
    line: Line, small: str, possible: list[tuple[StatementKind, Wording]], present: frozenset[str], *, near: bool
) -> Iterator[Credit]:
    here = needles_in(small, present) if possible else present
    for kind, wording in possible:
        if wording.may_stand_among(here):
            for match in (wording.lead or wording.tail or _COLON).finditer(small):
                credit = _statement(kind, line, wording, match) if wording.lead else _ended(kind, line, wording, match)
                if credit and (kind != "plain" or _is_plain(line, credit, near=near)):
                    yield credit


def _statement(kind: CreditKind, line: Line, wording: Wording, match: re.Match[str]) -> Credit | None:
    text, start, end = line.text, match.start(), match.end()
    if wording.anchored and not begins_statement(text, start):
        return None
    if start and text[start - 1].isalnum() and text[start - 1].isascii():
        return None
    if not wording.named:
        return _credit(kind, line, start, end, "")
    if "name" in match.re.groupindex:
        named = stated_source(text, match.start("name"), match.end("name"))
        return _credit(kind, line, start, end, named.target) if named and named.end >= match.end("name") - 1 else None
    named = stated_source(text, end, len(text))
    if named is None or (kind == "cited" and not _is_outlet(named, sure=match.group().endswith(("by ", "first ")))):
        return None
    tail = wording.tail.match(folded(text), named.end) if wording.tail else None
    return _credit(kind, line, start, tail.end() if tail else named.end, named.target)


def _ended(kind: CreditKind, line: Line, wording: Wording, match: re.Match[str]) -> Credit | None:
    """A statement that begins with the name: "The Hill Herald was first to report"."""
    named = source_before(line.text, match.start())
    if named is None or match.start() - named.end > 1 or (wording.anchored and not begins_statement(line.text, named.start)):
        return None
    if kind == "cited" and not _is_outlet(named, sure="first to" in match.group()):
        return None
    return _credit(kind, line, named.start, match.end(), named.target)


def _credit(kind: CreditKind, line: Line, start: int, end: int, target: str) -> Credit:
    return Credit(kind, target, line.text[start:end], Passage(line.start + start, line.start + end))


_OFFICES = re.compile(
    r"\b(?:officers?|sheriff|detective|sergeant|captain|judge|dr|mr|mrs|ms|prof|professor|president|minister|senator|mayor|police|department|ministry|court|council|"
    r"commission|committee|university|hospital|inc|corp|llc|ltd|company|authority|bureau of|office of|association|congress|parliament)\b",
    re.IGNORECASE,
)


def _is_outlet(named: Stated, *, sure: bool) -> bool:
    """Whether a name may be an outlet's: "as reported by Officer Roe" names none, "as Roe wrote in Gravel" may not."""
    if _OFFICES.search(named.target):
        return False
    return sure or is_address(named.target) or is_outlet(named.target)


_CHANNELS = re.compile(r"^(?:zoom|skype|phone|telephone|video|email|e-mail|text|satellite|press release|statement|translation|app|link|newsletter)\b", re.IGNORECASE)
_EMBED = re.compile(r"pic\.twitter\.com|t\.co/|\(@\w+\)")


def _is_plain(line: Line, credit: Credit, *, near: bool) -> bool:
    """Whether "via X", "With inputs from X" and the like are about the text: not a picture, not an embedded post."""
    rest = line.text.replace(credit.quotation, "")
    if _EMBED.search(line.text) or is_picture_credit(credit.quotation if line.prose else line.text) or _CHANNELS.match(credit.target):
        return False
    return near and (len(rest.split()) <= _SPARE_WORDS or line.text.rstrip(" .)]*").endswith(credit.quotation.rstrip(" .)]*")))


_SPARE_WORDS = 6
