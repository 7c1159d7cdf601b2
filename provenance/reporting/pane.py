"""How is a document's text cut into the marked stretches that a page shows?"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from itertools import groupby, pairwise
from typing import TYPE_CHECKING, Literal

from provenance.document import Furniture
from provenance.reporting.visible import visible
from provenance.reporting.wordmark import changed_words, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from provenance.assessment.pair import Assessment
    from provenance.document import Document
    from provenance.reporting.wordmark import Side

Layer = Literal["passage", "furniture", "changed", "fact", "credit", "evidence"]

_STRENGTH = ("verbatim", "edited", "reworded")  # which colour wins where passages overlap
_LONG = 12  # words; longer furniture is folded away


@dataclass(frozen=True, slots=True)
class Mark:
    """A passage of one layer, with the *number* that ties it to the other side or to a row of a table."""

    start: int
    end: int
    layer: Layer
    number: int = 0
    kind: str = ""


Part = tuple[int, int, tuple[Mark, ...]]  # start, end, and the marks over all of it


@dataclass(frozen=True, slots=True)
class Piece:
    """The smallest part of a text that is marked alike throughout; *anchors* name what begins here."""

    text: str
    changed: bool = False
    credit: bool = False
    anchors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Run:
    """Pieces in a row that belong to one fact, by the *fact*'s number and *status*, or to none."""

    pieces: tuple[Piece, ...]
    fact: int = 0
    status: str = ""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Runs in a row that belong to the same shared passages, if to any; *begins* are those that begin here."""

    runs: tuple[Run, ...]
    numbers: tuple[int, ...] = ()
    begins: tuple[tuple[int, str], ...] = ()
    kind: str = ""
    furniture: str = ""

    @property
    def text(self) -> str:
        """The wording, as shown."""
        return "".join(piece.text for run in self.runs for piece in run.pieces)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One line of the text; *furniture* names its kind where all of it is furniture."""

    stretches: tuple[Stretch, ...]
    furniture: str = ""
    words: int = 0


@dataclass(frozen=True, slots=True)
class Group:
    """Paragraphs shown together: article text, or furniture of one kind, *folded* where it is long."""

    paragraphs: tuple[Paragraph, ...]
    furniture: str = ""
    words: int = 0
    folded: bool = False


def groups(text: str, marks: Iterable[Mark]) -> tuple[Group, ...]:
    """Cut *text* at every mark and line end; what is shown is the text itself, in order and complete.

    A mark that does not lie within the text is left out.
    """
    within = [mark for mark in marks if 0 <= mark.start < mark.end <= len(text)]
    made = []
    for furniture, run in groupby(_paragraphs(text, within), key=lambda paragraph: paragraph.furniture):
        paragraphs = tuple(run)
        total = sum(paragraph.words for paragraph in paragraphs)
        made.append(Group(paragraphs, furniture, total, furniture not in ("", "credit") and total > _LONG))
    return tuple(made)


def marks_in(document: Document) -> tuple[Mark, ...]:
    """Give what is marked in a document by itself: its furniture and its credits."""
    marks = [
        Mark(at.start, at.end, "furniture", kind=at.kind if isinstance(at, Furniture) else "other")
        for at in document.furniture
    ]
    for number, credit in enumerate(document.credits, 1):
        if credit.passage:
            marks.append(Mark(credit.passage.start, credit.passage.end, "credit", number))
    return tuple(marks)


def marks_of(assessment: Assessment, side: Side) -> tuple[Mark, ...]:
    """Give every mark of one *side*: shared passages, words changed in them, facts, credits, furniture, evidence."""
    document = assessment.copy if side == "copy" else assessment.source
    marks = [*marks_in(document)]
    for number, shared in enumerate(assessment.passages, 1):
        at = shared.copy if side == "copy" else shared.source
        marks.append(Mark(at.start, at.end, "passage", number, shared.kind))
    marks += [Mark(at.start, at.end, "changed") for at in changed_words(assessment, side)]
    for number, change in enumerate(assessment.changes, 1):
        fact = change.copy if side == "copy" else change.source
        if fact and change.status != "kept":
            marks.append(Mark(fact.start, fact.end, "fact", number, change.status))
    if side == "copy":
        for number, evidence in enumerate(assessment.evidence, 1):
            marks += [Mark(at.start, at.end, "evidence", number) for at in evidence.passages[:1]]
    return tuple(marks)


def _paragraphs(text: str, marks: Iterable[Mark]) -> Iterator[Paragraph]:
    """Cut a text into its lines, empty ones left out."""
    seen: set[Mark] = set()
    for ended, run in groupby(_cut(text, marks), key=lambda part: text[part[0] : part[1]] == "\n"):
        parts = list(run)
        if ended or not text[parts[0][0] : parts[-1][1]].strip():
            continue
        stretches = tuple(_stretches(text, parts, seen))
        kinds = {stretch.furniture for stretch in stretches if stretch.text.strip()}
        furniture = ", ".join(sorted(kinds)) if "" not in kinds else ""
        yield Paragraph(stretches, furniture, words(" ".join(stretch.text for stretch in stretches)))


def _cut(text: str, marks: Iterable[Mark]) -> Iterator[Part]:
    """Give every smallest part as start, end and the marks over it; a line end is a part of its own."""
    opening: dict[int, list[Mark]] = defaultdict(list)
    closing: dict[int, list[Mark]] = defaultdict(list)
    for mark in marks:
        opening[mark.start].append(mark)
        closing[mark.end].append(mark)
    places = {0, len(text), *opening, *closing}
    for at, character in enumerate(text):
        if character == "\n":
            places |= {at, at + 1}
    active: dict[Mark, None] = {}
    ordered = sorted(places)
    for start, end in pairwise(ordered):
        for mark in closing[start]:
            active.pop(mark, None)
        active.update(dict.fromkeys(opening[start]))
        yield start, end, tuple(active)


def _stretches(text: str, parts: Iterable[Part], seen: set[Mark]) -> Iterator[Stretch]:
    """Join the parts of one line that lie in the same shared passages and the same furniture."""
    for (passages, furniture), run in groupby(
        parts, key=lambda part: (_over(part, "passage"), _over(part, "furniture"))
    ):
        begins = tuple((mark.number, mark.kind) for mark in passages if mark not in seen)
        seen.update(passages)
        kinds = {mark.kind for mark in passages}
        yield Stretch(
            tuple(_runs(text, run, seen)),
            tuple(mark.number for mark in passages),
            begins,
            next((kind for kind in _STRENGTH if kind in kinds), ""),
            furniture[0].kind if furniture else "",
        )


def _runs(text: str, parts: Iterable[Part], seen: set[Mark]) -> Iterator[Run]:
    """Join the parts that lie in the same fact; where facts overlap, the one that began first has them."""
    for facts, run in groupby(parts, key=lambda part: _over(part, "fact")[:1]):
        pieces = tuple(_piece(text[start:end], marks, seen) for start, end, marks in run)
        yield Run(pieces, facts[0].number, facts[0].kind) if facts else Run(pieces)


def _over(part: Part, layer: Layer) -> tuple[Mark, ...]:
    return tuple(mark for mark in part[2] if mark.layer == layer)


def _piece(text: str, marks: tuple[Mark, ...], seen: set[Mark]) -> Piece:
    """Make the piece that *marks* cover; facts, evidence and credits are anchored where they begin."""
    fresh = [mark for mark in marks if mark.layer in ("fact", "evidence", "credit") and mark not in seen]
    seen.update(fresh)
    layers = {mark.layer for mark in marks}
    anchors = tuple(f"{mark.layer}{mark.number}" for mark in fresh)
    return Piece(visible(text), "changed" in layers, "credit" in layers, anchors)
