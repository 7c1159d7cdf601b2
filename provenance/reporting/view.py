"""Which words, numbers and links does the page of one assessment show?"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from provenance.reporting import term, wording
from provenance.reporting.excerpt import Excerpt, quotation
from provenance.reporting.pane import Group, groups, marks_in, marks_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from provenance.assessment.evidence import Evidence
    from provenance.assessment.pair import Assessment
    from provenance.document import Document, Passage
    from provenance.reporting.wordmark import Side
    from provenance.reuse.change import Change, Status
    from provenance.settings import Settings

_LANGUAGE = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8}){0,5}")
_RIGHT_TO_LEFT = frozenset({"ar", "arc", "ckb", "dv", "fa", "he", "ks", "nqo", "ps", "sd", "syr", "ug", "ur", "yi"})
_QUOTED = 4  # passages quoted beside a piece of evidence; the JSON has all
_LONG_QUOTATION = 160
_MANY = 5  # facts dropped, beyond which their list is folded


@dataclass(frozen=True, slots=True)
class Pane:
    """One of the two texts side by side; ids of its passages begin with *id*, those of the other with *partner_id*."""

    role: Side
    partner: Side
    document: Document
    id: str
    partner_id: str
    change_id: str
    mark: str
    groups: tuple[Group, ...]
    in_furniture: bool = False

    @property
    def language(self) -> str:
        """The language of the text as an attribute may state it, or nothing."""
        return language(self.document)

    @property
    def direction(self) -> str:
        """Whether the text runs ``rtl`` or ``ltr``, or ``auto`` where its language is not known."""
        return direction(self.document)

    @property
    def within_furniture(self) -> Pane:
        """The same pane, where furniture need not be marked again."""
        return replace(self, in_furniture=True)


@dataclass(frozen=True, slots=True)
class Cell:
    """The wording of a fact in one of the texts, with a link to where it stands."""

    role: Side
    excerpt: Excerpt
    language: str
    direction: str
    href: str


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """A fact in both texts."""

    number: int
    status: Status
    label: str
    copy: Cell | None
    source: Cell | None


@dataclass(frozen=True, slots=True)
class ChangeTable:
    """All facts of one status; those kept, and long lists of those dropped, are folded away."""

    title: str
    folded: bool
    rows: tuple[ChangeRow, ...]


@dataclass(frozen=True, slots=True)
class EvidenceRow:
    """A reason with its weight and the first passages it rests on; *more* were left out."""

    weight: str
    statement: str
    quotations: tuple[str, ...]
    more: int
    href: str


@dataclass(frozen=True, slots=True)
class Part:
    """One of the four shares, in per cent of the bar's width."""

    letter: str
    name: str
    meaning: str
    percent: str
    start: float
    width: float


@dataclass(frozen=True, slots=True)
class View:
    """What the page shows of one assessment; *id* begins every id of it."""

    id: str
    assessment: Assessment
    finding: str
    summary: tuple[str, ...]
    basis: tuple[str, ...]
    probability: str
    shares: tuple[Part, ...]
    panes: tuple[Pane, Pane]
    tables: tuple[ChangeTable, ...]
    folded: tuple[ChangeTable, ...]
    evidence: tuple[EvidenceRow, ...]
    numbers: tuple[tuple[str, str], ...]
    copy: Pane = field(repr=False)

    @property
    def bar(self) -> tuple[Part, ...]:
        """The shares that are not nothing; empty where the copy has no words."""
        return tuple(part for part in self.shares if part.width > 0)

    @property
    def bar_label(self) -> str:
        """The bar in words, for those who do not see it."""
        return "Shares of the copy: " + ", ".join(f"{part.percent} {part.name}" for part in self.shares)


def view_of(assessment: Assessment, settings: Settings, number: int) -> View:
    """Prepare everything shown of the *number*-th assessment."""
    at = f"a{number}"
    panes = _pane(assessment, "copy", at), _pane(assessment, "source", at)
    tables = tuple(_tables(assessment, at))
    return View(
        id=at,
        assessment=assessment,
        finding=wording.finding(assessment),
        summary=wording.summary(assessment),
        basis=wording.basis_sentences(assessment),
        probability=wording.probability_sentence(assessment, settings),
        shares=_parts(assessment),
        panes=panes,
        tables=tuple(table for table in tables if not table.folded),
        folded=tuple(table for table in tables if table.folded),
        evidence=tuple(
            _evidence(evidence, assessment, at) for evidence in wording.strongest_first(assessment.evidence)
        ),
        numbers=wording.key_numbers(assessment, settings),
        copy=panes[0],
    )


def language(document: Document) -> str:
    """Give the document's language where it is a well-formed tag, else nothing: it came from outside."""
    stated = document.language or ""
    return stated if _LANGUAGE.fullmatch(stated) else ""


def direction(document: Document) -> str:
    """Give the direction its language is written in, or ``auto``."""
    known = language(document).lower().split("-")[0]
    if not known:
        return "auto"
    return "rtl" if known in _RIGHT_TO_LEFT else "ltr"


def pane_alone(document: Document) -> Pane:
    """Prepare the text of a document that was compared with none, with its furniture and credits marked."""
    return Pane("copy", "source", document, "a0-c", "", "", "ins", groups(document.text, marks_in(document)))


def _pane(assessment: Assessment, role: Side, at: str) -> Pane:
    document = assessment.copy if role == "copy" else assessment.source
    partner: Side = "source" if role == "copy" else "copy"
    return Pane(
        role=role,
        partner=partner,
        document=document,
        id=f"{at}-{role[0]}",
        partner_id=f"{at}-{partner[0]}",
        change_id=f"{at}-change",
        mark="ins" if role == "copy" else "del",
        groups=groups(document.text, marks_of(assessment, role)),
    )


def _parts(assessment: Assessment) -> tuple[Part, ...]:
    if not assessment.aligned:
        return ()
    start, parts = 0.0, []
    for kind, share in wording.shares_of(assessment.shares):
        letter, meaning = term.SHARE[kind]
        width = round(100 * share, 2) if assessment.words_of_copy else 0.0
        parts.append(Part(letter, term.SHARE_NAME[kind], meaning, wording.percent(share), round(start, 2), width))
        start += width
    return tuple(parts)


def _tables(assessment: Assessment, at: str) -> Iterator[ChangeTable]:
    numbers = {id(change): number for number, change in enumerate(assessment.changes, 1)}
    rows = [_change(change, numbers[id(change)], assessment, at) for change in wording.in_order(assessment.changes)]
    for status in term.STATUS:
        chosen = tuple(row for row in rows if row.status == status)
        folded = status == "kept" or (status == "dropped" and len(chosen) > _MANY)
        if chosen:
            yield ChangeTable(f"{wording.change_title(status, assessment)} ({len(chosen):,})", folded, chosen)


def _change(change: Change, number: int, assessment: Assessment, at: str) -> ChangeRow:
    def cell(role: Side, passage: Passage | None) -> Cell | None:
        if passage is None:
            return None
        document = assessment.copy if role == "copy" else assessment.source
        href = "" if change.status == "kept" else f"{at}-{role[0]}-fact{number}"
        return Cell(role, Excerpt.of(document.text, passage), language(document), direction(document), href)

    label = wording.change_label(change, assessment)
    return ChangeRow(number, change.status, label, cell("copy", change.copy), cell("source", change.source))


def _evidence(evidence: Evidence, assessment: Assessment, at: str) -> EvidenceRow:
    quoted = [quotation(passage.of(assessment.copy.text), _LONG_QUOTATION) for passage in evidence.passages[:_QUOTED]]
    more = len(evidence.passages) - len(quoted)
    href = f"{at}-c-evidence{assessment.evidence.index(evidence) + 1}" if quoted else ""
    statement = evidence.statement[:1].upper() + evidence.statement[1:]
    return EvidenceRow(wording.weight(evidence), statement, tuple(quoted), more, href)
