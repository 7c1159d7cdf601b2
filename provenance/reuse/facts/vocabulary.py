"""Which words of a language state numbers, dates, names, speech, negation and doubt?

The tables stand in ``words/*.toml``, one file a language, made for people to read and to mend. A language without a
table still has its digits, symbols, capitals and quotation marks read.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

from provenance.reuse.facts.contrary_words import Poles, Sets, opposites, poles, sets
from provenance.reuse.facts.date_words import DateWords, date_words
from provenance.reuse.facts.declension import Declension
from provenance.reuse.facts.grammar import Grammar
from provenance.reuse.facts.number_words import NumberWords, number_words
from provenance.reuse.facts.phrase import Phrases
from provenance.reuse.facts.word_list import Words, entries, phrases, table, word_set
from provenance.reuse.language import guess_language, primary

LANGUAGES: Final = ("ar", "de", "en", "es", "fa", "fr", "it", "nl", "pl", "pt", "ru", "tr", "uk")


@dataclass(frozen=True, slots=True)
class NameWords:
    """What stands around names: titles before them, verbs of speech beside them, other names for the same."""

    titles: Words
    given: Words
    """First names, where nothing else tells a name from another word."""
    title_endings: tuple[str, ...]
    offices: Words
    lessening: Mapping[str, str]
    lessening_prefixes: tuple[str, ...]
    past: Words
    """What tells in another way that an office is held no longer: who ``was`` mayor."""
    ranks: Words
    """Offices of which nobody holds two."""
    lasting: Words
    """What says how long somebody holds an office, not which."""
    links: Words
    """What links an office to what it is of."""
    generic: Words
    """What an office may be of wherever it is of something with a name: the ``company``."""
    definite: Words
    """Articles before names of things and bodies, which persons and towns do not have."""
    surnames: Words
    bodies: Words
    """Words with a capital for bodies that go by other words, too: ``Parliament`` for ``MPs``."""
    departments: Words
    generations: Words
    particles: Words
    articles: Words
    """Particles that begin no part of a name, for between two nouns they are articles: ``Ada Moss la guide``."""
    of_the: Phrases[bool]
    """Particles that are such only in the middle of a name: ``von der``."""
    leading: Words
    """What is shortened before a name and is part of it: ``St. Alban``, ``Mt. Holm``."""
    patronymics: tuple[str, ...]
    """What the second of a person's three names ends with, where they have one."""
    openers: Words
    common_endings: tuple[str, ...]
    """Ends of words that open a sentence and are no names, though they have a capital there: ``Surprisingly``."""
    declension: Declension
    """What names lose and change in their cases."""
    doubtful: Words
    pronouns: Words
    said: Words
    aside: Words
    """What begins an aside with a verb of speech inside a quotation, where these stand there: *a déclaré*, *s'est emporté*."""
    according: Phrases[bool]
    same: Mapping[str, str]
    places: Words


@dataclass(frozen=True, slots=True, eq=False)
class Vocabulary:
    """The words of one language that facts are stated with; *language* is None where we have no table for it."""

    language: str | None
    grammar: Grammar
    stop: Words
    abbreviations: Words
    """Words in small letters behind which a full stop ends no sentence: *ul. Długa*."""
    determiners: Words
    number: NumberWords
    date: DateWords
    name: NameWords
    negation: Words
    strict_negation: Words
    nobody: Words
    """Denials that deny the verb of the clause that they open."""
    lesser: Words
    """Words that turn round the next word: ``less`` certain."""
    averting: Phrases[bool]
    """What what follows is not to be: ``against`` an appeal, ``rather than`` rejected."""
    exceptive: Words
    """Words that take back a denial before them: ``not until``, ``not without``."""
    light: Words
    """Verbs that say little without what follows them: ``get``."""
    softer: Words
    raising: Words
    """Verbs whose denial denies what follows: ``not believed to be safe``."""
    milder: Words
    milder_stems: tuple[str, ...]
    """Words, and beginnings of words, that deny still less."""
    milder_endings: tuple[str, ...]
    """Endings of words that deny no more than these: *randevusuz*, without an appointment."""
    guarded: Words
    guarded_stems: tuple[str, ...]
    """Words, and beginnings of words, that hedge a little."""
    records: tuple[str, ...]
    """Beginnings of words that say with others what ``nobody`` says: the ``largest`` since."""
    than: Words
    alternatives: Words
    """Words that join what one denial denies: ``neither hurt nor killed``."""
    joints: Words
    """Words that join clauses."""
    infinitives: Words
    """What stands before an infinitive: ``to``."""
    idioms: Phrases[bool]
    clause_endings: tuple[str, ...]
    """Endings of verbs that end a clause inside another: *kabul edilen* öneri."""
    joined: tuple[str, ...]
    """Endings of verbs that deny them and are read as words of their own: the ``medi`` of *gelmedi*."""
    unjoined: tuple[str, ...]
    """Words that end like these, but deny nothing."""
    forms: Mapping[str, str]
    """The first form of a verb by each of those that do not begin like it: ``kept``, ``keep``."""
    opposites: Mapping[str, Words]
    negative_prefixes: tuple[str, ...]
    prefix_exceptions: Words
    poles: Poles
    sets: Sets
    hedging: Words
    hedges: Phrases[bool]
    """Hedges of several words: ``is said to``."""
    voices: Words
    """Words between what was done and who did it: ``by``; none where the order of words does not tell who did what."""
    objects: Words
    """Words before a name that something is done to, though it stands first."""
    mutual: Words
    """Words for what two do together, or that join them."""


def vocabulary(language: str | None, words: Sequence[str] = ()) -> Vocabulary:
    """The tables of *language* (BCP 47), or of the language that *words* seem to be in; empty ones where neither is ours."""
    known = primary(language) or guess_language(words)
    if known is None and not language and _mostly_english_letters(words):
        known = "en"
    return _load(known if known in LANGUAGES else None)


def _mostly_english_letters(words: Sequence[str]) -> bool:
    """A heading or one short sentence gives too little to guess from; plain ASCII letters read best as English."""
    return bool(words) and len(words) < 60 and all(word.isascii() for word in words)  # noqa: PLR2004 - a few sentences


@cache
def _load(language: str | None) -> Vocabulary:
    shared, own = table("shared"), table(language) if language else {}
    cues = own.get("cues", {})
    hedging = word_set(cues.get("hedging"))
    milder, guarded = word_set(cues.get("milder")), word_set(cues.get("guarded"))
    return Vocabulary(
        language=language,
        grammar=Grammar(**own.get("grammar", {})),
        stop=word_set(own.get("stop")),
        abbreviations=word_set(own.get("abbreviations")),
        determiners=word_set(own.get("determiners")),
        number=number_words(own, shared),
        date=date_words(own.get("dates", {})),
        name=_name_words(own, shared),
        negation=word_set(cues.get("negation")),
        strict_negation=word_set(cues.get("strict")),
        nobody=word_set(cues.get("nobody")),
        lesser=word_set(cues.get("lesser")),
        averting=phrases(cues.get("averting")),
        exceptive=word_set(cues.get("exceptive")),
        light=word_set(cues.get("light")),
        softer=word_set(cues.get("softer")),
        raising=word_set(cues.get("raising")),
        milder=milder,
        milder_stems=tuple(word[:-1] for word in sorted(milder) if word.endswith("*")),
        milder_endings=tuple(cues.get("milder_endings", "").split()),
        guarded=guarded,
        guarded_stems=tuple(word[:-1] for word in sorted(guarded) if word.endswith("*")),
        records=tuple(word.rstrip("*") for word in sorted(word_set(cues.get("records")))),
        than=word_set(cues.get("than")),
        alternatives=word_set(cues.get("alternatives")),
        joints=word_set(cues.get("joints")),
        infinitives=word_set(cues.get("infinitives")),
        idioms=phrases(cues.get("idioms")),
        clause_endings=tuple(cues.get("clause_endings", "").split()),
        joined=tuple(cues.get("joined", "").split()),
        unjoined=tuple(cues.get("unjoined", "").split()),
        forms={form: entry[0] for entry in entries(cues.get("forms")) for form in entry},
        prefix_exceptions=word_set(cues.get("exceptions")),
        negative_prefixes=tuple(cues.get("prefixes", "").split()),
        opposites=opposites(cues.get("opposites")),
        poles=poles(own.get("poles", {})),
        sets=sets(*(own.get(name, {}) for name in ("sets", "contraries", "answers", "quantities"))),
        hedging=frozenset(hedge for hedge in hedging if " " not in hedge),
        hedges=Phrases(dict.fromkeys((hedge for hedge in hedging if " " in hedge), True)),
        voices=word_set(own.get("roles", {}).get("voices")),
        objects=word_set(own.get("roles", {}).get("objects")),
        mutual=word_set(own.get("roles", {}).get("mutual")),
    )


def _name_words(own: Mapping[str, Any], shared: Mapping[str, Any]) -> NameWords:
    names = own.get("names", {})
    same = {spelling: entry[0] for entry in entries(names.get("same")) for spelling in entry}
    return NameWords(
        titles=word_set(names.get("titles")),
        given=word_set(names.get("given")),
        title_endings=tuple(names.get("title_endings", "").split()),
        offices=word_set(names.get("offices")),
        lessening={word: entry[0] for entry in entries(names.get("lessening")) for word in entry},
        lessening_prefixes=tuple(names.get("lessening_prefixes", "").split()),
        past=word_set(names.get("past")),
        ranks=word_set(names.get("ranks")),
        lasting=word_set(names.get("lasting")),
        links=word_set(names.get("links")),
        generic=word_set(names.get("generic")),
        definite=word_set(names.get("definite")),
        surnames=word_set(names.get("surnames")),
        bodies=word_set(names.get("bodies")),
        departments=word_set(names.get("departments")),
        generations=word_set(names.get("generations")),
        particles=word_set(shared["names"]["particles"]) | word_set(names.get("particles")),
        articles=word_set(names.get("articles")) | word_set(shared["names"]["articles"]),
        of_the=phrases(names.get("of_the")),
        leading=word_set(names.get("leading")),
        patronymics=tuple(names.get("patronymics", "").split()),
        openers=word_set(own.get("openers")),
        common_endings=tuple(names.get("common_endings", "").split()),
        declension=Declension.of(names.get("endings", ""), names.get("letters", ())),
        doubtful=word_set(names.get("doubtful")),
        pronouns=word_set(names.get("pronouns")),
        said=word_set(names.get("said")),
        aside=word_set(names.get("aside")),
        according=phrases(names.get("according")),
        same=same,
        places=word_set(names.get("places")),
    )
