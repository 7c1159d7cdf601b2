"""What are two documents of an index to each other?"""

from __future__ import annotations

from functools import lru_cache

from provenance.acquisition.agencies import bare_agency
from provenance.assessment.chronology import chronology
from provenance.assessment.comparison import Comparison
from provenance.assessment.credit import names
from provenance.assessment.evidence import longest_run
from provenance.assessment.exclusive import facts_used, particulars, stated_facts
from provenance.assessment.link import Link
from provenance.assessment.star import Common
from provenance.assessment.verdict import Reading, Verdict, verdict
from provenance.document import Document
from provenance.index.store import Index
from provenance.pairing import Pair
from provenance.reader import read_beside
from provenance.reporting.family import publisher
from provenance.settings import Settings

READ_AS = "without boilerplate"
"""How documents are read before they are compared: another way makes other links."""
_READ = 512
"""Documents whose reading is kept by each process: some 200 MB."""
_LONG_RUN = 0.5
"""A run of 20 words outside quotations, as ``longest_run`` measures it: no two hands write as many alike."""
_HOPELESS = -5.0
"""Where one way is less likely than this the other is not asked: of 1,210 ordered pairs of one event's texts none that was
so unlikely could be told to be derived, or left open, the other way round."""


def link_between(index: Index, pair: Pair, settings: Settings) -> Link:
    """Assess a pair, the later document as the copy; where dates do not tell, both ways, and the likelier one counts."""
    one, other = sorted(pair)
    first, second = (chronology(_reading(index, key, settings).side.document).first_published for key in (one, other))
    ways = [(other, one), (one, other)]
    if first.is_before(second):
        ways = ways[:1]
    elif second.is_before(first):
        ways = ways[1:]
    told: list[tuple[Verdict, Pair]] = []
    for copy, source in ways:
        found = verdict(_reading(index, copy, settings), _reading(index, source, settings), settings)
        told.append((found, (copy, source)))
        if found.weight is None or found.weight < _HOPELESS:
            break
    return _link(index, *max(told, key=_likelihood), settings)


def in_common(index: Index, text: int, other: int, settings: Settings) -> Common:
    """What the document under *other* has in common with the *text*; all of the text's facts where both are one."""
    source = _reading(index, text, settings).side
    if text == other:
        return Common(stated_facts(source), long_run=True, particulars=particulars(source))
    comparison = Comparison(_reading(index, other, settings).side, source)
    used = frozenset(facts_used(comparison))
    return Common(used, long_run=longest_run(comparison).value >= _LONG_RUN)


def _link(index: Index, found: Verdict, way: Pair, settings: Settings) -> Link:
    """The link that a verdict makes; who credits whom is only looked for where the one may derive from the other."""
    if found.derivation in {"independent", "unrelated"}:
        return Link(*way, found.derivation, found.weight)
    copy, source = (_reading(index, key, settings).side.document for key in way)
    claims = (credit for credit in copy.credits if credit.kind != "cited")
    credited = any(names(credit, source, bare_agency) for credit in claims)
    version = _same_hand(copy, source, edited=found.derivation == "edited")
    return Link(*way, found.derivation, found.weight, credited=credited, version=version)


def _likelihood(told: tuple[Verdict, Pair]) -> tuple[bool, bool, float]:
    """How likely one way is beside the other: a text is oftener cut down whole than filled up to become part of another."""
    found, _ = told
    return found.derived, found.derivation != "partial", found.weight if found.weight is not None else float("-inf")


def _same_hand(copy: Document, source: Document, *, edited: bool) -> bool:
    """Whether copy and source are texts of one outlet, or *edited* versions of one agency's text."""
    if copy.location and copy.location == source.location:
        return True
    whose = publisher(copy)
    if whose is not None and whose == publisher(source):
        return True
    return edited and bool(_agencies(copy) & _agencies(source))


def _agencies(document: Document) -> set[str]:
    return {bare_agency(credit.target) for credit in document.credits if credit.kind == "wire"}


@lru_cache(maxsize=_READ)
def _reading(index: Index, key: int, settings: Settings) -> Reading:
    return Reading.of(read_beside(index.get(key).document, index), settings)
