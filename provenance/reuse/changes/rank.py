"""Is somebody given another office between two texts: a deputy minister called minister, a finance director the director of operations?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, cast

from provenance.document import Passage
from provenance.reuse.changes.slot import Slots, stem
from provenance.reuse.fact import Fact
from provenance.reuse.facts.name import Name
from provenance.reuse.facts.outcome import Outcome
from provenance.reuse.facts.reading import POSSESSIVE, REMEMBERED, Reading
from provenance.reuse.facts.vocabulary import Vocabulary

_BEFORE, _AFTER = 5, 5
"""Words before and after a name among which its title is looked for."""
_BY_TIME: Final = frozenset({"former", "ehemalige", "ancien", "ex", "колишній", "бывший"})
"""What a copy may well add, because it was written later."""
_TENSE: Final = 3
"""Words between an office and what tells that it is held no longer."""
_SHORTEST: Final = 5
"""Letters of an office, so that Mr, Dr and Sir are none."""
_TOGETHER: Final = 1
"""Words between those of one name."""
_LINKS: Final = 3
"""Words that link an office to what it is of: ``ministre de l'Industrie``, ``minister for the environment``."""
_LONGEST: Final = 4
"""Words before an office that belong to it: ``deputy chief veterinary officer``."""
_CLOSE: Final = frozenset({" ", "'", "’"})
_BESIDE: Final = 2
"""Words between a title and what makes it a lesser one: ``deputy to the mayor``, ``maire adjointe``."""


@dataclass(frozen=True, slots=True)
class _Held:
    """The title that a person is given somewhere: its *office*, what it is *of*, whatever of that has a capital (*named*), which *lessening* words stand beside it, and where.

    *past* if the words around tell that it is held no longer; *ranked* if nobody holds another beside it.
    """

    office: str
    of: frozenset[str]
    named: frozenset[str]
    lessening: frozenset[str]
    passage: Passage
    past: bool
    ranked: bool


def rank_outcomes(copy: Slots, source: Slots, mine: Sequence[Fact], theirs: Sequence[Fact]) -> Iterator[Outcome]:
    """For each person of both texts who is given another office, or whose one text always lessens and the other never: both wordings, once."""
    held = _by_person(copy, mine)
    held_there = _by_person(source, [fact for fact in theirs if cast("Name", fact.value).full[-1] in held])
    for person, titles in held.items():
        there = held_there.get(person, ())
        found = (
            _contradiction(titles, there)
            or _other_rank(titles, there)
            or _of_something_else(titles, there, copy, source)
        )
        if found:
            yield Outcome("altered", None, found[0].passage, found[1].passage)


def _contradiction(mine: Sequence[_Held], theirs: Sequence[_Held]) -> tuple[_Held, _Held] | None:
    """A mention on either side that gives the same office, where one side alone lessens it, and does so every time."""
    said_here, said_there = (frozenset().union(*(held.lessening for held in side)) for side in (mine, theirs))
    if any(one.past for one in mine):
        said_here |= _BY_TIME
    for one in mine:
        for other in theirs:
            added = one.lessening - said_there - _BY_TIME
            if one.office == other.office and (added or other.lessening - said_here):
                return one, other
    return None


def _other_rank(mine: Sequence[_Held], theirs: Sequence[_Held]) -> tuple[_Held, _Held] | None:
    """A mention on either side that gives ranks of which the other text never gives the same."""
    ranked, ranked_there = ([held for held in side if held.ranked] for side in (mine, theirs))
    apart = {held.office for held in ranked}.isdisjoint(held.office for held in ranked_there)
    return (ranked[0], ranked_there[0]) if ranked and ranked_there and apart else None


def _of_something_else(
    mine: Sequence[_Held], theirs: Sequence[_Held], copy: Slots, source: Slots
) -> tuple[_Held, _Held] | None:
    """A mention on either side that gives the same office of something that the other text has no such office of."""
    generic = _stems(tuple(copy.reading.vocabulary.name.generic))
    for one in mine:
        same = [other for other in theirs if other.office == one.office]
        said = generic.union(*(other.of for other in same))
        said_here = generic.union(*(held.of for held in mine if held.office == one.office))
        new = [word for word in one.of - said if not source.beside(word, one.office, _LONGEST)]
        for other in same if new else ():
            lost = [word for word in other.of - said_here if not copy.beside(word, one.office, _LONGEST)]
            # The mayor of Norvik may be the mayor of the reform party, too, but not that of Harlon.
            apart = ((word, there) for word in new for there in lost if (word in one.named) == (there in other.named))
            # … nor is Moss's coach another than Ada's, where somebody is called Ada Moss.
            if any(not any(slots.beside(*pair, _TOGETHER) for slots in (copy, source)) for pair in apart):
                return one, other
    return None


def _by_person(slots: Slots, names: Sequence[Fact]) -> Mapping[str, list[_Held]]:
    """The titles of everybody who is called by more than a surname somewhere, under the surname."""
    found: dict[str, list[_Held]] = {}
    for fact in names:
        name = cast("Name", fact.value)
        held = _held(slots, fact.passage) if len(name.full) > 1 else None
        if held:
            found.setdefault(name.full[-1], []).append(held)
    return found


def _held(slots: Slots, passage: Passage) -> _Held | None:
    """The title nearest to a name in its sentence: in the name, before it, or after it as an apposition."""
    reading = slots.reading
    words = reading.within(passage)
    span = reading.span(reading.sentence[words[0]])
    before = list(range(words[0] - 1, max(span.start, words[0] - _BEFORE) - 1, -1))
    closed = words[-1] + 1 == span.stop or reading.gap(words[-1] + 1) != " "
    # "In a note to the chief of staff, Moss wrote": a comma before a name is one of an apposition only if something closes that.
    open_at = next((k for k, i in enumerate(before) if "," in reading.gap(i + 1)), len(before))
    around = [*words[::-1], *(before if closed else before[:open_at])]
    if "," in reading.gap(words[-1] + 1):
        around += range(words[-1] + 1, min(span.stop, words[-1] + 1 + _AFTER))
    for i in around:
        office = _office(reading, i)
        if office:
            return _as_held(slots, i, office, words)
    return None


def _as_held(slots: Slots, i: int, office: tuple[str, str], name: range) -> _Held:
    """The *office* at word *i*, or the one that its words end with (``chief financial officer``), as held by *name*."""
    reading, words = slots.reading, slots.reading.vocabulary.name
    span = reading.span(reading.sentence[i])
    head = i
    while head + 1 < span.stop and head - i < _BESIDE and _goes_on(reading, head + 1) and head + 1 not in name:
        head += 1
    last = next((j for j in range(head, i, -1) if _office(reading, j)), i)
    office = _office(reading, last) or office
    first = last
    while first > span.start and last - first < _LONGEST and _goes_on(reading, first):
        first -= 1
    near = {*range(first, last), *range(max(span.start, last - _BESIDE), min(span.stop, last + _BESIDE + 1))}
    beside = [j for j in near if reading.folded[j] in words.lessening]
    kinds = {words.lessening[reading.folded[j]] for j in beside} | ({office[1]} - {""})
    of = _of(slots, first, last)
    ends = (min(i, name[0], *beside, *of), max(last, name[-1], *of))
    what = {_known_by(slots, j) for j in of} - _stems((*words.lessening, *words.lasting))
    if not of and reading.folded[last] != office[0] and reading.folded[last] in words.titles:
        what = {stem(reading.folded[last].removesuffix(office[0]))}  # Finanzminister
    around = reading.folded[max(span.start, ends[0] - _TENSE) : min(span.stop, ends[1] + 1 + _TENSE)]
    return _Held(
        *_direction(stem(office[0]), frozenset(what)),
        frozenset(_known_by(slots, j) for j in of if reading.words[j][0].isupper()),
        frozenset(kinds),
        reading.passage(*ends),
        past=not words.past.isdisjoint(around),
        ranked=stem(office[0]) in _stems(tuple(words.ranks)),
    )


def _known_by(slots: Slots, j: int) -> str:
    """The stem of word *j*, or of what it stands for: of ``St`` for ``Saint``, of ``UK`` for ``British``."""
    word, same = slots.reading.folded[j], slots.reading.vocabulary.name.same
    return stem(same[word]) if word in same else slots.stems[j] or ""


@lru_cache(maxsize=REMEMBERED)
def _stems(words: tuple[str, ...]) -> frozenset[str]:
    return frozenset(map(stem, words))


def _direction(office: str, of: frozenset[str]) -> tuple[str, frozenset[str]]:
    """An office and what it is *of*, the same for a finance director and a chief financial officer, a managing director and a chief executive."""
    directs = office in {"direc", "execu", "head"} or (office == "offic" and "chief" in of)
    if directs and (office == "execu" or not of.isdisjoint({"manag", "gener", "execu"})):
        return "direc", frozenset({"execu"})
    return ("direc", of - {"chief"}) if directs else (office, of)


def _goes_on(reading: Reading, j: int) -> bool:
    """Whether word *j* follows the one before in lower case, with a space or a hyphen between."""
    return reading.gap(j) in {" ", "-"} and reading.is_small(j - 1)


def _of(slots: Slots, first: int, i: int) -> list[int]:
    """The words that say what the office at word *i* is of: ``chief operating officer``, ``minister for the environment``."""
    reading = slots.reading
    j = i
    high = reading.words[i][0].isupper()  # ousting President Moss
    said = reading.vocabulary.name.said
    while j > max(first, i - _BESIDE) and slots.stems[j - 1] and reading.words[j - 1][0].isupper() >= high:
        if reading.folded[j - 1] in said:
            break  # — сказала мерка Ада Гольм
        j -= 1
    opens = j == reading.span(reading.sentence[i]).start or reading.gap(j) != " "
    if _is_owned(reading, i):
        j, opens = i - 1, True
    before, words = reading.folded[j - 1], reading.vocabulary
    opens = opens or (before in words.stop and before not in words.name.pronouns)  # he treated President Holm
    found = list(range(j, i)) if opens and not words.grammar.nouns_have_capitals else []
    if words.grammar.adjectives_follow and _is_qualified(slots, i):
        found.append(i + 1)
    stop, j = reading.span(reading.sentence[i]).stop, i + 1
    while j < min(stop, i + 1 + _LINKS) and slots.stems[j] is None and reading.gap(j) in _CLOSE:
        j += 1
    if i + 1 < j < stop and reading.folded[i + 1] in words.name.links and slots.stems[j] and reading.gap(j) in _CLOSE:
        found.append(j)
    return found


def _is_owned(reading: Reading, i: int) -> bool:
    """Whether somebody's name says whose office stands at word *i*: after game two *Holm's coach*, but not: *the Norvikian's coach*."""
    j = i
    while j and reading.gap(j) == " " and reading.words[j - 1][0].isupper():
        j -= 1
    article = any(reading.folded[k] in reading.vocabulary.name.definite for k in range(max(0, j - 1), i))
    return j < i and reading.words[i - 1].endswith(POSSESSIVE) and not article


def _is_qualified(slots: Slots, i: int) -> bool:
    """Whether an adjective that ends its phrase stands behind the office at word *i*: ``la directora financiera, Ada Moss``."""
    reading, j = slots.reading, i + 1
    if j + 1 >= len(reading) or reading.gap(j) != " " or not (slots.stems[j] and reading.is_small(j)):
        return False
    ends = (
        reading.gap(j + 1) != " "
        or reading.words[j + 1][0].isupper()
        or reading.folded[j + 1] in reading.vocabulary.name.links
    )
    return ends and reading.folded[j] not in reading.vocabulary.name.said


def _office(reading: Reading, i: int) -> tuple[str, str] | None:
    """The office that word *i* names, and the kind of its prefix if that makes it a lesser one."""
    return _office_of(reading.folded[i], reading.vocabulary)


@lru_cache(maxsize=65536)
def _office_of(word: str, vocabulary: Vocabulary) -> tuple[str, str] | None:
    names = vocabulary.name
    if word in names.lessening or (len(word) < _SHORTEST and word not in names.offices):
        return None
    for prefix in names.lessening_prefixes:
        office = word.removeprefix(prefix)
        if office != word and office in names.titles:
            return office, names.lessening.get(prefix, prefix)
    endings = [ending for ending in names.title_endings if word.endswith(ending) and word != ending]
    if endings:
        return max(endings, key=len), ""
    return (word, "") if word in names.titles or word in names.offices or word in names.title_endings else None
