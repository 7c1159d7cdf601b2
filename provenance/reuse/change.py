"""Which facts did the copy keep, alter, drop or add?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from provenance.document import Passage
from provenance.reuse.alignment import Alignment
from provenance.reuse.changes.attribution import misattributions
from provenance.reuse.changes.counterpart import Counterparts
from provenance.reuse.changes.crossing import crossings
from provenance.reuse.changes.cue_change import cue_outcomes
from provenance.reuse.changes.date_kind import dates
from provenance.reuse.changes.exchange import exchanges
from provenance.reuse.changes.exclusive import exclusive_outcomes
from provenance.reuse.changes.figure_kind import figures
from provenance.reuse.changes.mention import Kind
from provenance.reuse.changes.name_kind import names
from provenance.reuse.changes.opposite import opposite_outcomes
from provenance.reuse.changes.polarity import polarity_outcomes
from provenance.reuse.changes.quotation_change import quotation_outcomes
from provenance.reuse.changes.rank import rank_outcomes
from provenance.reuse.changes.settlement import Settlement
from provenance.reuse.changes.slot import Slots
from provenance.reuse.changes.substitution import substitutions
from provenance.reuse.fact import Fact, FactKind
from provenance.reuse.facts.outcome import Detail, Outcome, Status
from provenance.reuse.facts.reading import read

__all__ = ["Change", "ChangedFact", "Detail", "Status", "find_changes"]

ChangedFact = Literal["figure", "date", "name", "quotation", "negation", "hedging", "wording"]


@dataclass(frozen=True, slots=True)
class Change:
    """A fact kept, altered, dropped or added, with its passages on the sides where it stands."""

    fact: ChangedFact
    status: Status
    detail: Detail | None = None
    copy: Passage | None = None
    source: Passage | None = None


def find_changes(
    copy: str,
    source: str,
    alignment: Alignment,
    *,
    copy_facts: Sequence[Fact],
    source_facts: Sequence[Fact],
    languages: tuple[str | None, str | None] = (None, None),
) -> tuple[Change, ...]:
    """Compare the facts of two texts, and what their corresponding sentences deny and hedge.

    One Change for each distinct fact, its passages the first mentions, or better ones in corresponding sentences.
    *altered* is said only of a fact whose slot in the source holds another value; a fact that is only rounded,
    converted or made coarser is *kept* with that detail. Figures, dates and names inside quotations are compared too.
    A denial or hedge that one side lacks points to the sentence that lacks it, an added quotation with detail ``direct``
    to the source's sentence that it was made from.
    *languages* are those of the copy and the source (BCP 47), guessed where None.
    """
    one, other = Slots.of(read(copy, languages[0])), Slots.of(read(source, languages[1]))
    behind = Counterparts.of(alignment.passages, one, other)
    return tuple(_changes(one, other, behind, copy_facts, source_facts))


def _changes(
    copy: Slots, source: Slots, behind: Counterparts, mine: Sequence[Fact], theirs: Sequence[Fact]
) -> Iterator[Change]:
    settled = settlements(copy, source, behind, mine, theirs)
    anchors = sorted((kept for one in settled.values() for kept in one.anchors()), key=lambda kept: kept.copy.at)
    quoted = list(quotation_changes(copy, source, behind, mine, theirs))
    for fact, one in settled.items():
        altered = substitutions(one, anchors)
        altered += [*misattributions(one, altered), *exchanges(one)] if fact == "name" else crossings(one)
        yield from _told(fact, one.outcomes([pair for pair in altered if not _speaks(pair[0].fact.passage, quoted)]))
    yield from _told("name", rank_outcomes(copy, source, _of(mine, "name"), _of(theirs, "name")))
    yield from quoted
    held, named = (list(settled[fact].anchors()) for fact in ("figure", "name"))
    contrary = [*opposite_outcomes(copy, source, behind, named), *polarity_outcomes(copy, source, behind, held)]
    # "refused" denies, and is the contrary of "granted": told once
    denials = [one for one in cue_outcomes("negation", copy, source, behind) if not _is_within(one, contrary)]
    turned = {one.copy for one in denials if one.status == "altered"}
    exclusive = [
        one
        for one in exclusive_outcomes(copy, source, behind, anchors)
        if not (_is_within(one, contrary) or (one.copy in turned and _have_one_word(one, copy, source)))
    ]
    told = (one for one in denials if not (_is_within(one, exclusive) or _is_told_by(one, exclusive, source)))
    yield from _told("negation", told)
    yield from _told("negation", {outcome.copy: outcome for outcome in contrary}.values())
    yield from _told("wording", exclusive)
    yield from _told("hedging", cue_outcomes("hedging", copy, source, behind))


def _is_within(one: Outcome, others: Sequence[Outcome]) -> bool:
    """Whether the words of an outcome are part of those of another, in either text."""
    sides = [(one.copy, other.copy) for other in others] + [(one.source, other.source) for other in others]
    return any(a and b and b.start <= a.start and a.end <= b.end for a, b in sides)


def _is_told_by(denial: Outcome, others: Sequence[Outcome], source: Slots) -> bool:
    """Whether one of *others* tells of the same two sentences what a dropped *denial* does: *is listed*, *does not occur*."""
    if denial.status != "dropped" or not (denial.copy and denial.source):
        return False
    sentence, number = denial.copy, _sentence(source, denial.source)
    inside = (one for one in others if one.copy and sentence.start <= one.copy.start and one.copy.end <= sentence.end)
    return any(one.source and _sentence(source, one.source) == number for one in inside)


def _sentence(slots: Slots, passage: Passage) -> int:
    return slots.reading.sentence[slots.reading.within(passage)[0]]


def _have_one_word(one: Outcome, copy: Slots, source: Slots) -> bool:
    """Whether both texts have the same word, which one of them denies: *bekannt*, *nicht bekannt*."""
    if not (one.copy and one.source):
        return False
    return one.copy.of(copy.reading.text) == one.source.of(source.reading.text)


def _speaks(name: Passage, quoted: Sequence[Change]) -> bool:
    """Whether a name is the other speaker of a quotation, which is told already."""
    turned = [change.copy for change in quoted if change.detail == "other_speaker" and change.copy]
    return any(name.start == passage.start or name.end == passage.end for passage in turned)


def settlements(
    copy: Slots, source: Slots, behind: Counterparts, mine: Sequence[Fact], theirs: Sequence[Fact]
) -> dict[FactKind, Settlement]:
    """Which figures, dates and names of both texts are the same, by their kind, before any is held to be altered."""
    kinds: dict[FactKind, Kind] = {
        "figure": figures(copy, source, _of(theirs, "figure")),
        "date": dates(copy, source, mine, theirs),
        "name": names(copy, source, _of(theirs, "name")),
    }
    return {
        fact: Settlement(how, copy, source, (_of(mine, fact), _of(theirs, fact)), behind) for fact, how in kinds.items()
    }


def quotation_changes(
    copy: Slots, source: Slots, behind: Counterparts, mine: Sequence[Fact], theirs: Sequence[Fact]
) -> Iterator[Change]:
    """What became of the quotations of both texts."""
    quoted, named = ((_of(mine, kind), _of(theirs, kind)) for kind in ("quotation", "name"))
    return _told("quotation", quotation_outcomes(copy, source, quoted, named, behind))


def _of(facts: Sequence[Fact], wanted: FactKind) -> list[Fact]:
    return [fact for fact in facts if fact.kind == wanted]


def _told(fact: ChangedFact, outcomes: Iterable[Outcome]) -> Iterator[Change]:
    for outcome in outcomes:
        yield Change(fact, outcome.status, outcome.detail, outcome.copy, outcome.source)
