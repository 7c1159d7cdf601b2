"""How does a report read in a terminal?"""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING

from provenance.reporting import term, trail_view, wording
from provenance.reporting.excerpt import Excerpt, quotation
from provenance.reporting.visible import one_line
from provenance.reporting.wordmark import words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from rich.console import Console, RenderableType
    from rich.text import Text

    from provenance.assessment.pair import Assessment
    from provenance.assessment.share import Shares
    from provenance.document import Document, Passage
    from provenance.reporting.report import Report
    from provenance.reuse.alignment import SharedKind
    from provenance.reuse.change import Change, Status

_WIDEST = 100  # columns; longer lines are hard to read
_FILL = {"verbatim": "█", "edited": "▓", "reworded": "▒", "new": "░"}
_PLAIN_FILL = {"verbatim": "#", "edited": "=", "reworded": "~", "new": "."}
_COLOUR = {"verbatim": "#d55e00", "edited": "#e69f00", "reworded": "#56b4e9", "new": "bright_black"}
_PLAIN = str.maketrans({"“": '"', "”": '"', "’": "'", "…": "...", "−": "-", "÷": "/", "±": "+/-"})
_KINDS: tuple[SharedKind, ...] = ("verbatim", "edited", "reworded")

_SHOWN: dict[Status, int] = {"altered": 12, "added": 4, "dropped": 4}  # facts at most; the JSON and the HTML have all


def render_terminal(report: Report, console: Console) -> None:
    """Print *report* to *console*, at its width and with its colours; nothing in it depends on colour alone.

    Texts from outside cannot move the cursor or change colours, and what the console's encoding cannot say is replaced.
    """
    page = _Page(report, console)
    for renderable in page.parts():
        console.print(renderable, width=page.width, highlight=False, markup=False, emoji=False, soft_wrap=False)


class _Page:
    """The parts of one printed report, made for one console."""

    def __init__(self, report: Report, console: Console) -> None:
        self.report = report
        self.console = console
        self.width = max(20, min(console.width, _WIDEST))
        self.encoding = console.encoding
        self.unicode = self.encoding.lower().startswith("utf")

    def parts(self) -> Iterator[RenderableType]:
        """Give everything to be printed, in its order."""
        report = self.report
        if not report.assessments:
            yield self.heading(wording.finding(None))
            yield self.named("copy", report.document)
            yield ""
            yield self.paragraph(wording.credit_sentences(report))
        if lead := wording.lead_sentence(report):
            yield self.paragraph([lead])
        for assessment in report.assessments[:1]:
            yield from self.assessment(assessment)
        yield from self.section("Also compared", self.others())
        yield from self.section("Credits", self.credits())
        if report.assessments:
            yield from self.details(report.assessments[0])
        yield from self.section("Where the source was looked for", self.trail())
        yield from self.section("Not looked at", self.skipped())
        yield from self.section("Warnings", [self.item(warning) for warning in report.warnings])
        yield from self.section("Limits", [self.paragraph(term.LIMITS)])

    def assessment(self, assessment: Assessment) -> Iterator[RenderableType]:
        """Give the finding, the bar of the four shares, the summary and the facts that differ."""
        yield self.heading(wording.finding(assessment))
        yield self.named("copy", assessment.copy)
        yield self.named("source", assessment.source)
        yield ""
        if assessment.words_of_copy and assessment.aligned:
            yield self.bar(assessment.shares)
            yield from self.legend(assessment.shares)
            yield ""
        several = len(self.report.assessments) > 1
        yield self.paragraph(wording.summary(assessment) + (() if several else wording.credit_sentences(self.report)))
        changes = wording.in_order(assessment.changes)
        for status, most in _SHOWN.items():
            chosen = [change for change in changes if change.status == status]
            title = f"{wording.change_title(status, assessment)} ({len(chosen)})"
            yield from self.section(title, self.changes(chosen, most, assessment))

    def others(self) -> Iterator[RenderableType]:
        """Give a line for each source that fits less well: the finding, how it weighs, and where it stands."""
        for assessment in self.report.assessments[1:]:
            weight = wording.total(assessment)
            where = assessment.source.location or wording.name(assessment.source)
            yield self.item(f"{assessment.derivation}{weight}: {where}")

    def details(self, assessment: Assessment) -> Iterator[RenderableType]:
        """Give evidence, numbers and passages of the first assessment; the other formats have those of all."""
        which = " for the first source" if len(self.report.assessments) > 1 else ""
        yield from self.section(f"Evidence{which}", self.evidence(assessment))
        numbers = wording.key_numbers(assessment, self.report.settings)
        yield from self.section(
            f"Numbers{which}", [self.pairs(numbers), self.paragraph([self.probability(assessment)])]
        )
        yield from self.section(f"Longest passages{which}", self.passages(assessment))

    def probability(self, assessment: Assessment) -> str:
        return wording.probability_sentence(assessment, self.report.settings)

    def text(self, words_: str, style: str = "") -> Text:
        """Give words as they can be printed here: visible, and in the console's own encoding."""
        from rich.text import Text

        line = one_line(words_) if self.unicode else one_line(words_).translate(_PLAIN)
        return Text(line.encode(self.encoding, "replace").decode(self.encoding), style, overflow="fold")

    def heading(self, words_: str) -> Text:
        return self.text(words_, "bold")

    def paragraph(self, sentences: Iterable[str]) -> Text:
        from rich.text import Text

        lines = self.text(" ".join(sentences)).wrap(self.console, self.width)
        for line in lines:
            line.rstrip()
        return Text("\n").join(lines)

    def item(self, words_: str) -> RenderableType:
        return self.pairs([("-", words_)], "")

    def section(self, title: str, body: Iterable[RenderableType]) -> Iterator[RenderableType]:
        """Give a titled section, or nothing where it has no body."""
        rows = list(body)
        if rows:
            yield from ("", self.heading(title), *rows)

    def pairs(self, rows: Iterable[tuple[str, str | Text]], style: str = "dim", least: int = 0) -> Text:
        """Give names and what they name, in two columns of which the first has at least *least* cells."""
        from rich.text import Text

        named = [(self.text(name, style), value) for name, value in rows]
        left = min(max(least, *(name.cell_len for name, _ in named)), self.width * 2 // 5)
        lines: list[Text] = []
        for name, value in named:
            words_ = self.text(value) if isinstance(value, str) else value
            names, values = (
                side.wrap(self.console, width) for side, width in ((name, left), (words_, self.width - left - 2))
            )
            for said, meant in zip_longest(names, values, fillvalue=Text()):
                said.rstrip()
                said.pad_right(left + 2 - said.cell_len)
                lines.append(Text.assemble(said, meant))
        for line in lines:
            line.rstrip()
        return Text("\n").join(lines)

    def named(self, role: str, document: Document) -> RenderableType:
        known = [wording.name(document), document.publisher, wording.when(document)]
        return self.pairs([(role, " · ".join(one_line(item, 90) for item in known if item))], least=len("source"))

    def bar(self, shares: Shares) -> Text:
        """Give the four shares as one bar; a share that is not nothing has at least one cell."""
        from rich.text import Text

        given = [(kind, share) for kind, share in wording.shares_of(shares) if share > 0]
        cells = {kind: max(1, round(share * self.width)) for kind, share in given}
        longest = max(cells, key=lambda kind: cells[kind])
        cells[longest] += self.width - sum(cells.values())
        return Text.assemble(*((self.fill(kind) * number, _COLOUR[kind]) for kind, number in cells.items()))

    def fill(self, kind: str) -> str:
        return (_FILL if self.unicode else _PLAIN_FILL)[kind]

    def legend(self, shares: Shares) -> Iterator[Text]:
        """Give the key of the bar, as many shares on a line as fit."""
        from rich.text import Text

        line = Text()
        for kind, share in wording.shares_of(shares):
            label = f" {wording.percent(share)} {term.SHARE_NAME[kind]}"
            entry = Text.assemble((self.fill(kind), _COLOUR[kind]), label)
            if line.cell_len and line.cell_len + entry.cell_len + 3 > self.width:
                yield line
                line = Text()
            line = Text("   ").join([line, entry]) if line.cell_len else entry
        yield line

    def changes(self, changes: list[Change], most: int, assessment: Assessment) -> Iterator[RenderableType]:
        """Give each change with its wording in either text, in brackets, and a few words around it."""
        for change in changes[:most]:
            yield self.text(wording.change_label(change, assessment), "italic")
            sides = (("copy", change.copy, assessment.copy), ("source", change.source, assessment.source))
            yield self.pairs(
                ((role, self.excerpt(at, document)) for role, at, document in sides if at), least=len("source")
            )
        if len(changes) > most:
            yield self.text(f"and {len(changes) - most} more, all of them in the JSON and HTML reports", "dim")

    def excerpt(self, passage: Passage, document: Document) -> Text:
        from rich.text import Text

        quoted = Excerpt.of(document.text, passage, self.width // 3)
        wording_ = self.text(f"[{quoted.wording}]", "bold")
        before, after = (self.text(around) for around in (quoted.before, quoted.after))
        parts = [before, " " if quoted.before.endswith(" ") else "", wording_]
        return Text.assemble(*parts, " " if quoted.after.startswith(" ") else "", after, overflow="fold")

    def credits(self) -> Iterator[RenderableType]:
        """Give what is said of the credits, and each of them with its exact wording."""
        if len(self.report.assessments) > 1:
            yield self.paragraph(wording.credit_sentences(self.report))
        for credit in self.report.credits:
            label = f"{term.CREDIT_KIND[credit.kind]}, in the {'text' if credit.where == 'text' else 'page’s head'}"
            yield self.item(f"“{quotation(credit.quotation)}” ({label}): {credit.target}")

    def evidence(self, assessment: Assessment) -> Iterator[RenderableType]:
        strongest = wording.strongest_first(assessment.evidence)
        basis = wording.basis_sentences(assessment)
        if basis:
            yield self.paragraph(basis)
        if strongest:
            yield self.pairs((wording.weight(evidence), evidence.statement) for evidence in strongest)

    def passages(self, assessment: Assessment) -> Iterator[RenderableType]:
        """Give the longest passage of each kind: once where it is verbatim, else in both wordings."""
        for kind in _KINDS:
            found = [shared for shared in assessment.passages if shared.kind == kind]
            if not found:
                continue
            longest = max(found, key=lambda shared: shared.copy.end - shared.copy.start)
            copy, source = longest.copy.of(assessment.copy.text), longest.source.of(assessment.source.text)
            yield self.text(f"{kind}, {wording.count(words(copy), 'word')}; {len(found)} in all", "italic")
            wordings = [("both", copy)] if kind == "verbatim" else [("copy", copy), ("source", source)]
            yield self.pairs(((role, quotation(said)) for role, said in wordings), least=len("source"))

    def trail(self) -> Iterator[RenderableType]:
        """Give what each place answered, and the addresses that were asked below it."""
        if not self.report.trail:
            return
        yield self.paragraph([trail_view.summary(self.report.trail)])
        rows = trail_view.rows(self.report.trail)
        least = len("unmeasured")
        for row in rows:
            cost = f" ({row.cost})" if row.cost else ""
            yield self.pairs([(row.outcome, f"{row.place}: {row.reason}{cost}")], "bold", least)
            yield from self.addresses("asked", row.asked, least)
            yield from self.addresses("found", row.found, least)

    def addresses(self, label: str, addresses: Iterable[str], indent: int) -> Iterator[RenderableType]:
        from rich.cells import chop_cells
        from rich.text import Text

        for address in addresses:
            line = self.text(f"{label} {address}").plain
            parts = chop_cells(line, max(1, self.width - indent - 2))
            yield Text("\n").join(Text(" " * (indent + 2) + part, "dim") for part in parts)

    def skipped(self) -> Iterator[RenderableType]:
        for skipped in self.report.skipped:
            yield self.item(f"{skipped.location}: {skipped.reason}")
