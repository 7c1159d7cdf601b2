"""What does a text say of its source, and in which words?"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

from provenance.acquisition.agencies import is_picture_credit
from provenance.acquisition.label import is_outlet, labelled_credits
from provenance.acquisition.line import Line, begins_statement, folded, lines_of
from provenance.acquisition.target import Self, Stated, is_address, source_before, stated_source
from provenance.acquisition.wire import wire_credits
from provenance.acquisition.wording import StatementKind, Wording, statement_rules, statements
from provenance.document import Credit, CreditKind, Passage

_NEAR = 3  # blocks from the first or the last paragraph where a bare "Source: X" is about the text
_COLONS = ":：﹕"
_COLON = re.compile(f"[{_COLONS}]")
_COPYRIGHT = re.compile(r"(?:copyright|©|\(c\))[ ]?(?:©|@|\(c\))?[ ]?(?:19|20)\d\d,?[ ](?:by[ ])?", re.IGNORECASE)


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
    for rule, numbers in statement_rules().worth_trying([line.small for line in lines]):
        kind, wording = statements()[rule]
        for number in numbers:
            near = number < prose[0] + _NEAR or number > prose[-1] - _NEAR
            line = lines[number]
            found += _stated(line, kind, wording, near=near)
    for number, line in enumerate(lines):
        near = number < prose[0] + _NEAR or number > prose[-1] - _NEAR
        if any(map(line.text.__contains__, _COLONS)) or line.text.startswith("SOURCE "):
            found += labelled_credits(text, lines, number, near=near)
    found += _copyrights(lines, found)
    return _named(
        _apart(
            credit
            for credit in found
            if not own.is_named(credit.target) and not (own.is_agency and credit.kind == "wire")
        )
    )


def _copyrights(lines: tuple[Line, ...], found: list[Credit]) -> Iterator[Credit]:
    """Copyright lines right below a credit: "Via SyndiGate.info", then "Copyright 2026 The Moss Tribune"."""
    credited = {credit.passage.start for credit in found if credit.passage}
    for above, line in pairwise(lines):
        statement = _COPYRIGHT.match(line.text)
        if statement and any(above.start <= start < above.end for start in credited):
            named = stated_source(line.text, statement.end(), len(line.text))
            if named:
                yield _credit("plain", line, 0, named.end, named.target)


def _masthead(lines: tuple[Line, ...]) -> str | None:
    """The site's domain, where it stands alone above a pasted text."""
    return next((line.text for line in lines[:2] if line.words == 1 and is_address(line.text)), None)


def _apart(found: Iterable[Credit]) -> Iterator[Credit]:
    """*found* in the text's order, the longer of two that share characters."""
    end = 0
    for credit in sorted(
        found, key=lambda credit: (credit.passage or Passage(0, 0)).start * 10_000 - len(credit.quotation)
    ):
        passage = credit.passage or Passage(0, 0)
        if passage.start >= end:
            end = passage.end
            yield credit


def _named(found: Iterator[Credit]) -> tuple[Credit, ...]:
    """A pointer without a name points to what the credit before it names: "From The Moss Tribune. Read the original article"."""
    named, last = [], ""
    for credit in found:
        last = credit.target or last
        named.append(Credit(credit.kind, last, credit.quotation, credit.passage))
    return tuple(named)


# "This story was originally published by X", "Read the original article at X", "as first reported by X"


def _stated(line: Line, kind: StatementKind, wording: Wording, *, near: bool) -> Iterator[Credit]:
    for match in (wording.lead or wording.tail or _COLON).finditer(line.small):
        credit = _statement(kind, line, wording, match) if wording.lead else _ended(kind, line, wording, match)
        if credit and (kind != "plain" or _is_plain(line, credit, near=near)):
            yield credit


def _statement(kind: CreditKind, line: Line, wording: Wording, match: re.Match[str]) -> Credit | None:
    text, start, end = line.text, match.start(), match.end()
    if wording.anchored and not begins_statement(text, start):
        return None
    if not wording.named:
        return _credit(kind, line, start, end, "")
    if "name" in match.re.groupindex:
        named = stated_source(text, match.start("name"), match.end("name"))
        return _credit(kind, line, start, end, named.target) if named and named.end >= match.end("name") - 1 else None
    named = stated_source(text, end, len(text))
    if named is None or (kind == "cited" and not _is_outlet(named, sure=not _LOOSE.match(match.group()))):
        return None
    tail = wording.tail.match(folded(text[named.end : named.end + _TAIL])) if wording.tail else None
    return _credit(kind, line, start, named.end + (tail.end() if tail else 0), named.target)


def _ended(kind: CreditKind, line: Line, wording: Wording, match: re.Match[str]) -> Credit | None:
    """A statement that begins with the name: "The Hill Herald was first to report"."""
    named = source_before(line.text, match.start())
    if (
        named is None
        or match.start() - named.end > 1
        or (wording.anchored and not begins_statement(line.text, named.start))
    ):
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


# Wordings that may name anybody: an official, a law, whoever wrote something.
_LOOSE = re.compile(
    r"as (?!reported|first|previously|originally|initially)|(про це|об этом) |(з|із|со) (посиланням|ссылкой) на |(як|как|—|–) "
)


def _is_outlet(named: Stated, *, sure: bool) -> bool:
    """Whether a name may be an outlet's: "as reported by Officer Roe" names none, "as Roe wrote in Gravel" may not."""
    if _OFFICES.search(named.target):
        return False
    return sure or named.quoted or is_address(named.target) or is_outlet(named.target)


_CHANNELS = re.compile(
    r"^(?:zoom|skype|phone|telephone|video|email|e-mail|text|satellite|press release|statement|translation|app|link|newsletter)\b",
    re.IGNORECASE,
)
_EMBED = re.compile(r"pic\.twitter\.com|t\.co/|\(@\w+\)")


def _is_plain(line: Line, credit: Credit, *, near: bool) -> bool:
    """Whether "via X", "With inputs from X" and the like are about the text: not a picture, not an embedded post."""
    if (
        _EMBED.search(line.text)
        or is_picture_credit(credit.quotation if line.prose else line.text)
        or _CHANNELS.match(credit.target)
    ):
        return False
    alone = len(line.text) - len(credit.quotation) <= _SPARE_MARKS
    ends = line.text.rstrip(" .)]*").endswith(credit.quotation.rstrip(" .)]*"))
    return alone or (near and (ends or line.words - len(credit.quotation.split()) <= _SPARE_WORDS))


_TAIL = 200  # characters after the name in which a statement ends
_SPARE_MARKS = 4
_SPARE_WORDS = 6
