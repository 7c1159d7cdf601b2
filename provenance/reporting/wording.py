"""How is a finding said in plain words, never claiming more than was measured?"""

from __future__ import annotations

from collections import Counter
from math import exp, log
from typing import TYPE_CHECKING

from provenance.document import Timestamp
from provenance.reporting import term
from provenance.reporting.visible import one_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from provenance.assessment.evidence import Evidence
    from provenance.assessment.pair import Assessment
    from provenance.assessment.rate import Rate
    from provenance.assessment.share import Shares
    from provenance.document import Credit, Document
    from provenance.reporting.report import Report
    from provenance.reuse.change import Change, Status
    from provenance.reuse.similarity import Estimate
    from provenance.settings import Settings


def percent(share: float) -> str:
    """Say a share from 0 to 1 in whole per cent, never 0% unless it is nothing and never 100% unless it is all."""
    whole = int(100 * share + 0.5)
    if share > 0 and whole == 0:
        return "under 1%"
    if share < 1 and whole == 100:  # noqa: PLR2004  per cent
        return "over 99%"
    return f"{whole}%"


def count(number: int, one: str, many: str | None = None) -> str:
    """Say how many: ``1 fact``, ``1,200 facts``."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def listed(items: Sequence[str]) -> str:
    """Join as in a sentence: ``a, b and c``."""
    return " and ".join([", ".join(items[:-1]), items[-1]] if len(items) > 1 else items)


def name(document: Document, limit: int | None = 90) -> str:
    """Call *document* by its title, or else its location, or say that it has neither."""
    return one_line(document.title or document.location or "untitled document", limit)


def when(document: Document) -> str:
    """Say when *document* was published, as far as its clock told: ``2031-05-14 21:07 +02:00``; empty where it did not."""
    stamp = document.published
    if not isinstance(stamp, Timestamp):
        return ""
    value = stamp.value[: len("2031-05-14T21:07")].replace("T", " ")
    return one_line(f"{value} {stamp.zone or ''}")


def finding(assessment: Assessment | None) -> str:
    """Say the finding as a heading."""
    return term.FINDING[assessment.derivation] if assessment else term.UNMEASURED


def summary(assessment: Assessment) -> tuple[str, ...]:
    """Say in a few sentences what *assessment* found: shares of the copy, share of the source, altered facts."""
    sentences = (reason_sentence, shares_sentence, source_sentence, changes_sentence)
    return tuple(filter(None, (sentence(assessment) for sentence in sentences)))


def reason_sentence(assessment: Assessment) -> str:
    """Give the stated reason of an undetermined finding; empty for any other."""
    if assessment.derivation != "undetermined":
        return ""
    return _sentence(assessment.reason) or "No reason was recorded."


def basis_sentences(assessment: Assessment) -> tuple[str, ...]:
    """Say what the finding rests on, and what all the evidence adds up to."""
    ratio = assessment.log_likelihood_ratio
    total = "" if ratio is None else f"All weights add up to {_signed(ratio)}."
    reason = "" if assessment.derivation == "undetermined" else assessment.reason
    said = f"The finding rests on this above all: {one_line(reason).rstrip('.')}." if reason else ""
    return tuple(filter(None, (said, total)))


def total(assessment: Assessment) -> str:
    """Say what all evidence adds up to, in brackets; nothing where nothing could be told."""
    ratio = assessment.log_likelihood_ratio
    return "" if ratio is None else f" ({_signed(ratio)})"


def lead_sentence(report: Report) -> str:
    """Say by how much the first source is ahead of the next, and what decides where it hardly is; empty where there is no next.

    ``The first source is ahead of the next, Ferry sails, by +3.21, odds of 25 to 1.``
    """
    from provenance.assessment.derivation import NEEDED_RATIO  # whoever has a report has it loaded

    if report.ambiguous:
        return term.AMBIGUOUS
    if report.margin is None or len(report.assessments) < 2:  # noqa: PLR2004 - a margin is between two
        return ""
    following = f"the next, {name(report.assessments[1].source, 60)},"
    if report.margin >= NEEDED_RATIO:
        return f"The first source is ahead of {following} by {_signed(report.margin)}, {_odds(report.margin)}."
    return (
        f"The first source and {following} fit about equally well ({_signed(report.margin)} between them, "
        "less than odds of 7 to 2); the first leads because it was published before."
    )


def shares_sentence(assessment: Assessment) -> str:
    """Say the four shares of the copy's words; shares of nothing are left out."""
    if not assessment.words_of_copy:
        return "The copy has no words outside page furniture."
    if not assessment.aligned:
        return "How much of the copy stands in the source is only estimated, from fingerprints."
    parts = [(term.SHARE_NAME[kind], share) for kind, share in shares_of(assessment.shares) if share > 0]
    said = count(assessment.words_of_copy, "word")
    if len(parts) == 1:
        kind = parts[0][0]
        return (
            f"None of the copy’s {said} was found in the source."
            if kind == term.SHARE_NAME["new"]
            else f"All of the copy’s {said} are {kind}."
        )
    first = f"{percent(parts[0][1])} are {parts[0][0]}"
    return f"Of the copy’s {said}, {listed([first, *(f'{percent(share)} {kind}' for kind, share in parts[1:])])}."


def source_sentence(assessment: Assessment) -> str:
    """Say how much of the source has a counterpart in the copy."""
    if not assessment.aligned:
        return ""
    if not assessment.words_of_source:
        return ""
    used = percent(assessment.source_used)
    return f"{used[0].upper()}{used[1:]} of the source’s {count(assessment.words_of_source, 'word')} have a counterpart in the copy."


def changes_sentence(assessment: Assessment) -> str:
    """Say how many facts differ, by kind: ``3 facts were altered: 1 figure, 1 name and 1 quotation``.

    Of texts not found to derive from one another it is only said that they state the fact differently.
    """
    altered = Counter(change.fact for change in assessment.changes if change.status == "altered")
    if not altered:
        return "No altered fact was found." if assessment.changes else ""
    kinds = [_cases(fact, number) for fact, number in altered.items()]
    total, said = altered.total(), "altered" if assessment.derivation in term.DERIVED else "stated differently"
    return f"{count(total, 'fact')} {'was' if total == 1 else 'were'} {said}: {listed(kinds)}."


def credit_sentences(report: Report) -> tuple[str, ...]:
    """Say whom the copy credits and what that was found to be: in the words of the reason recorded, where there is one."""
    targets = targets_sentence(report.credits)
    reason = _sentence(report.credit_reason)
    if not reason:
        return (
            (targets,)
            if not report.credits and report.credit_finding == "uncredited"
            else (targets, term.CREDIT_FINDING[report.credit_finding])
        )
    named = not report.credits or any(one_line(credit.target, 60) in reason for credit in report.credits)
    return (reason,) if named else (targets, reason)


def targets_sentence(credits_: Iterable[Credit]) -> str:
    """Say whom the copy credits: ``The copy credits harbourwire.example``."""
    targets = list(dict.fromkeys(one_line(credit.target or credit.quotation, 60) for credit in credits_))
    if not targets:
        return "No credit was read in the copy."
    most = 3
    more = [f"{len(targets) - most} more"] if len(targets) > most else []
    return f"The copy credits {listed(targets[:most] + more)}."


def probability_sentence(assessment: Assessment, settings: Settings) -> str:
    """Say the probability with its prior, or that there is none."""
    if assessment.probability is None:
        return "No calibrated probability is stated."
    likely = percent(assessment.probability)
    return (
        f"The calibrated probability that the copy derives from the source’s text is {likely}, "
        f"from a prior of {percent(settings.prior)}.{_error(assessment.measured_error)}"
    )


def _error(rate: Rate | None) -> str:
    if rate is None or not rate.trials:
        return ""
    interval = f"95% interval {percent(rate.low)} to {percent(rate.high)}"
    return f" Of {rate.trials:,} independent reports of the same event, {rate.hits:,} scored this high ({interval}; {one_line(rate.set)})."


def change_label(change: Change, assessment: Assessment) -> str:
    """Say what happened to a fact: ``quotation altered, turned into indirect speech``."""
    detail = f", {term.DETAIL[change.detail]}" if change.detail else ""
    return f"{change.fact} {_statuses(assessment)[change.status][1]}{detail}"


def change_title(status: Status, assessment: Assessment) -> str:
    """Head the facts of one *status*: ``Altered facts``, or ``Facts stated differently`` where nothing derives."""
    return _statuses(assessment)[status][0]


def in_order(changes: Sequence[Change]) -> tuple[Change, ...]:
    """Give *changes* with the altered facts first, those without a milder explanation before the rest, then as in the texts."""
    return tuple(sorted(changes, key=_gravity))


def strongest_first(evidence: Sequence[Evidence]) -> tuple[Evidence, ...]:
    """Give *evidence* by the size of its weight, for and against alike."""
    return tuple(sorted(evidence, key=lambda piece: -abs(piece.weight)))


def weight(evidence: Evidence) -> str:
    """Say the weight of *evidence* with its sign and side: ``+1.20 for derivation``."""
    if not evidence.weight:
        return "0.00, neither way"
    return f"{_signed(evidence.weight)} {'for' if evidence.weight > 0 else 'against'} derivation"


def shares_of(shares: Shares) -> tuple[tuple[str, float], ...]:
    """Give the four shares by name, in the order in which they are always shown."""
    return (
        ("verbatim", shares.verbatim),
        ("edited", shares.edited),
        ("reworded", shares.reworded),
        ("new", shares.new),
    )


def key_numbers(assessment: Assessment, settings: Settings) -> tuple[tuple[str, str], ...]:
    """Give the numbers beside the shares, each with its direction in words."""
    shingle = f"{settings.shingle_length}-word runs"
    found, narrative = 1 - assessment.shares.new, assessment.narrative_shares
    estimates = (
        (f"share of the copy’s {shingle} found in the source", _estimate(assessment.containment_of_copy)),
        (f"share of the source’s {shingle} found in the copy", _estimate(assessment.containment_of_source)),
        (f"resemblance: {shingle} in both ÷ in either", _estimate(assessment.resemblance)),
    )
    if not assessment.aligned:
        return estimates
    return (
        ("share of the copy’s words found in the source", percent(found) if assessment.words_of_copy else "no words"),
        ("the same without quotations", _narrative(narrative)),
        ("share of the source’s words used in the copy", percent(assessment.source_used)),
        *estimates,
        ("order of the shared passages, from −1 (reversed) to 1 (as in the source)", _order(assessment.order)),
        ("headlines", _headline(assessment)),
    )


def _gravity(change: Change) -> tuple[int, bool, int]:
    milder = change.detail not in (None, "other_speaker", "invented")
    place = change.copy or change.source
    return list(term.STATUS).index(change.status), milder, place.start if place else 0


def _statuses(assessment: Assessment) -> dict[Status, tuple[str, str]]:
    return term.STATUS if assessment.derivation in term.DERIVED else term.STATUS_NOT_DERIVED


def _cases(fact: str, number: int) -> str:
    if fact == "hedging":
        return "hedging" if number == 1 else f"hedging in {number:,} places"
    return f"a {fact}" if number == 1 else count(number, fact)


def _narrative(shares: Shares) -> str:
    total = sum(share for _, share in shares_of(shares))
    return percent(1 - shares.new) if total else "no words outside quotations"


def _signed(number: float) -> str:
    return f"{number:+.2f}".replace("-", "−")


def _odds(margin: float) -> str:
    """Say log-odds as odds: ``odds of 25 to 1``."""
    return f"odds of {exp(margin):,.0f} to 1" if margin < log(_MOST_ODDS) else f"odds of more than {_MOST_ODDS:,} to 1"


_MOST_ODDS = 1_000


def _order(order: float | None) -> str:
    return "fewer than two passages" if order is None else f"{order:.2f}".replace("-", "−")


def _estimate(estimate: Estimate) -> str:
    if estimate.interval:
        low, high = map(percent, estimate.interval)
        sketched = f"{low} from fingerprints" if low == high else f"{low} to {high} from fingerprints"
    else:
        points = count(round(100 * estimate.standard_error), "point")
        sketched = f"{percent(estimate.value)} ± {points} from fingerprints"
    return sketched if estimate.exact is None else f"{percent(estimate.exact)} ({sketched})"


def _headline(assessment: Assessment) -> str:
    headline = assessment.headline
    if headline.kind == "missing":
        return "one or both missing"
    kind = "different" if headline.kind == "new" else headline.kind
    return f"{kind}: {percent(headline.shared_words)} of the copy’s content words are in the source’s"


def _sentence(words: str) -> str:
    """Make a sentence of a reason: a capital in front, a full stop behind."""
    line = one_line(words)
    if not line:
        return ""
    return line[0].upper() + line[1:] + ("" if line[-1] in ".!?" else ".")
