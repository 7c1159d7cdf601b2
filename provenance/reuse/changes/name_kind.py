"""When do two names name the same, and when may the one stand in the other's place?"""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping, Sequence
from functools import partial
from typing import Final, cast

from provenance.reuse.changes.mention import Agreements, Kind, Mention
from provenance.reuse.changes.namesake import NameIndex, WordIndex, index_names
from provenance.reuse.changes.slot import Slots, stem
from provenance.reuse.fact import Fact
from provenance.reuse.facts.capital import plain
from provenance.reuse.facts.name import Name
from provenance.reuse.facts.reading import POSSESSIVE, Reading
from provenance.reuse.facts.spelling import misspelt, same_part

_LONGEST_PERSON: Final = 4  # parts; what shares some of more is a heading
_ALMOST: Final = 0.4
"""Names with a letter or the smaller part of them altered are hardly found in one slot by chance."""
_SIMILAR: Final = 0.3
_RELATED: Final = 0.15
_STATEMENT: Final = 3
"""Words beside a name that tell anything of it."""
_PEOPLE: Final = 0.06
_LENGTHS_VARY: Final = 0.08
_NAMES_VARY: Final = 0.08
"""Names need a surer slot than figures: a rewrite may say *the Senate* for *lawmakers in Albany*."""
_TELLING: Final = 4  # letters of a part that names share for a reason: not St, San, New
_CROWD: Final = 60
"""Places of a word that are looked at."""
_ENDS: Final = frozenset(".!?…")
_OPENING, _CLOSING = frozenset("\"“„«‘'"), frozenset("\"”“»’'")


def names(copy: Slots, source: Slots, theirs: Sequence[Fact]) -> Kind:
    """Names are one fact if the longest mention they shorten is the same."""
    one, other = WordIndex(copy), WordIndex(source)
    index = index_names(tuple(dict.fromkeys(_full(fact) for fact in theirs)))
    return Kind(
        _full,
        _relate_names,
        partial(_fit_names, copy, source),
        worded=(partial(_worded, other), partial(_worded, one)),
        implied=(partial(_of_place, other), partial(_of_place, one)),
        certain=lambda fact: cast("Name", fact.value).sure,
        almost=lambda fact: (*index.almost(_full(fact)), *_sharing(fact, index, (copy, source))),
        order=0.5,
    )


def _full(fact: Fact) -> tuple[str, ...]:
    return cast("Name", fact.value).full


def _relate_names(copy: Mapping[Hashable, Fact], source: Mapping[Hashable, Fact]) -> Agreements:
    index = index_names(cast("tuple[tuple[str, ...], ...]", tuple(source)))
    return {key: dict.fromkeys(index.agreeing(cast("tuple[str, ...]", key)), "same") for key in copy}


def _sharing(fact: Fact, index: NameIndex, texts: tuple[Slots, Slots]) -> Iterator[Hashable]:
    """The source's name of which a sure name of the copy has but one part, unless a part is a word, too: the north."""
    name = cast("Name", fact.value)
    if name.sure and not any(_is_word(part, slots.reading) for part in name.parts for slots in texts):
        yield from index.sharing(name.full)


def _is_word(part: str, reading: Reading) -> bool:
    written_low = any(reading.words[i].islower() for i in reading.places.get(part, ())[:_CROWD])
    return written_low or bool(reading.vocabulary.sets.of(part))


def _worded(words: WordIndex, fact: Fact) -> tuple[int, int] | None:
    return words.find(_full(fact))


def _of_place(words: WordIndex, fact: Fact) -> Sequence[tuple[int, int]]:
    return tuple(words.of_place(_full(fact)))


def _is_acronym(slots: Slots, mention: Mention) -> bool:
    return mention.at[1] - mention.at[0] == 1 and slots.reading.words[mention.at[0]].replace(".", "").isupper()


def _abbreviates(a: str, b: str) -> bool:
    """Whether one part begins the other: ``calif`` and ``california``, but also words run together by a bad extraction."""
    initials = min(len(a), len(b)) <= 2  # noqa: PLR2004 - these begin too much
    return not initials and len(a) != len(b) and (a.startswith(b) or b.startswith(a))


def _fit_names(copy: Slots, source: Slots, at: Mention, to: Mention) -> float | None:
    one, other = cast("Name", at.fact.value), cast("Name", to.fact.value)
    if not (one.sure or other.sure) or _may_be_one(one, other) or _is_written_apart(copy, at, source, to):
        return None
    least, most = sorted((len(one.full), len(other.full)))
    shared = sum(len(a) >= _TELLING and any(same_part(a, b) for b in other.full) for a in one.full)
    wrong = sum(any(misspelt(a, b) for b in other.full) for a in one.full)
    if wrong and shared + wrong >= least:
        return _ALMOST if shared or misspelt(one.full[0], other.full[0], 1) else _SIMILAR
    # In a headline, where all words have capitals, "Marlow Lifeboat Fraud" is no other name than "Marlow Lifeboat".
    in_headline = not one.sure and (shared or len(one.full) > len(("first", "last")))
    unsure = (
        in_headline or not (other.sure and (one.sure or shared)) or _is_acronym(copy, at) != _is_acronym(source, to)
    )
    run_in = any(_runs_into(source, to, part) for part in one.full)
    if (
        unsure
        or run_in
        or not _in_one_way(copy, source, at, to)
        or any(_abbreviates(a, b) for a in one.full for b in other.full)
    ):
        return None
    if shared:
        return _fit_sharing(shared, least, most)
    alone = _stands_alone(copy, at) or _stands_alone(source, to)
    beside = _is_in(one, source.sentences[to.sentence]) and not _is_in(other, copy.sentences[at.sentence])
    if alone or beside or _is_thing(copy, at) != _is_thing(source, to):
        return None
    people = _PEOPLE if least == most == len(("first", "last")) else 0.0
    return people - _NAMES_VARY - _LENGTHS_VARY * (most - least)


def _stands(slots: Slots, mention: Mention) -> tuple[bool, bool, bool]:
    """Whether a name is in quotation marks, as a film is; whose another thing is (*Norvik's Holm Museum*); of which kind one is (*a Norvik firm*)."""
    reading, (first, end) = slots.reading, mention.at
    before, behind = reading.gap(first)[-1:], reading.gap(end)[:1] if end < len(reading) else ""
    goes_on = end < len(reading) and reading.gap(end) == " " and reading.sentence[end] == mention.sentence
    owns = goes_on and reading.words[end - 1].endswith(POSSESSIVE) and reading.words[end][0].isupper()
    kind = goes_on and reading.is_in(first - 1, reading.vocabulary.number.articles) and bool(slots.stems[end])
    return bool(before) and before in _OPENING and behind in _CLOSING, owns, kind


def _in_one_way(copy: Slots, source: Slots, at: Mention, to: Mention) -> bool:
    """Whether two names stand in their sentences in one way, and neither for a body that has others."""
    if _is_body(copy, at) or _is_body(source, to):
        return False
    same = _stands(copy, at) == _stands(source, to) or (_is_nation(copy, at) and _is_nation(source, to))
    return same or _is_seat(copy, at, source, to) or _is_seat(source, to, copy, at)


def _is_seat(copy: Slots, at: Mention, source: Slots, to: Mention) -> bool:
    """Whether one thing is told to be of either name: *a Norvik firm*, *a firm in Harlon*."""
    thing = copy.stems[at.at[1]] if at.at[1] < len(copy.stems) and _stands(copy, at) == (False, False, True) else None
    first = to.at[0]
    return (
        thing is not None
        and source.reading.gap(first) == " "
        and thing in source.stems[max(0, first - _STATEMENT) : first]
    )


def _is_nation(slots: Slots, mention: Mention) -> bool:
    """Whether a name is known by other words, as Norway is by Norwegian."""
    same = slots.reading.vocabulary.name.same
    return all(same.get(part) == part for part in cast("Name", mention.fact.value).parts)


def _is_body(slots: Slots, mention: Mention) -> bool:
    """Whether a name is a word for a body or an office that has others, too: *Parliament* for *MPs*."""
    single = len(cast("Name", mention.fact.value).parts) == 1
    return single and slots.reading.is_in(mention.at[1] - 1, slots.reading.vocabulary.name.bodies)


def _stands_alone(slots: Slots, mention: Mention) -> bool:
    """Whether a line has hardly more than a name: *About the author: Ada Moss*, but not the sentence *Ada Moss objected.*"""
    words, reading = slots.reading.span(mention.sentence), slots.reading
    closed = words.stop < len(reading) and not _ENDS.isdisjoint(reading.gap(words.stop))
    return not closed and len(words) - (mention.at[1] - mention.at[0]) < _STATEMENT


def _is_in(name: Name, stems: frozenset[str]) -> bool:
    """Whether a sentence of *stems* has a part of *name*: what the copy tells of *Ada Moss* is told of *Ada*, whoever is named beside her."""
    return any(len(part) >= _TELLING and stem(part) in stems for part in name.full)


def _runs_into(slots: Slots, mention: Mention, part: str) -> bool:
    """Whether a bad extraction ran a mention into the sentence that *part* begins: ``MossTarget`` where *Target* is a firm."""
    end, words = len(part), slots.reading.words[mention.at[0] : mention.at[1]]
    found = (word for word in words if len(part) >= _TELLING and word[-end:].lower() == part)
    return any(word[:-end][-1:].islower() and word[-end].isupper() for word in found)


def _is_thing(slots: Slots, mention: Mention) -> bool:
    """Whether an article stands before a name, as before those of things and bodies (*the Norvik Lantern*), but of no person or town."""
    first, end = mention.at
    whole = (
        slots.reading.vocabulary.grammar.definite_names and end - first > 1
    )  # the Old Anchor inn, but: la Norvégienne Ada Moss
    of_another = (
        not whole and end < len(slots.stems) and slots.stems[end] and slots.reading.is_small(end)
    )  # the Norvik office
    definite, indefinite = slots.reading.vocabulary.name.definite, slots.reading.vocabulary.number.articles
    return not of_another and any(slots.reading.is_in(first - 1, articles) for articles in (definite, indefinite))


def _is_written_apart(copy: Slots, at: Mention, source: Slots, to: Mention) -> bool:
    """Whether two names have the same letters, together or apart, or the one those that the other ends with: *De Vries*, *DeVries*."""
    one, other = (
        "".join(map(plain, slots.reading.folded[slice(*mention.at)])) for slots, mention in ((copy, at), (source, to))
    )
    return min(len(one), len(other)) >= _TELLING and (one.endswith(other) or other.endswith(one))


def _has_initials(one: Name, other: Name) -> bool:
    """Whether a name begins with the initials of another, run together, and goes on like it: *JK Moss*, *Joan Kate Moss*."""
    first, last = other.parts[:-1], other.parts[-1]
    return len(first) > 1 and one.parts == ("".join(part[0] for part in first), last)


def _may_be_one(one: Name, other: Name) -> bool:
    """Whether two mentions are the same, or the one is part of the other's, of a fuller name of it, or has its initials."""
    return one.parts == other.parts or any(
        set(a.parts) < set(b.parts) or set(a.parts) < set(b.full) or _has_initials(a, b)
        for a, b in ((one, other), (other, one))
    )


def _fit_sharing(shared: int, least: int, most: int) -> float | None:
    """How well two names of *least* and *most* parts, *shared* of them the same, fit one slot: one person with a part altered?"""
    if shared == least or least > _LONGEST_PERSON:
        return None
    return _ALMOST if 2 * shared > most else _RELATED
