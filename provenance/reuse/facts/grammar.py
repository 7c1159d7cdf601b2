"""Which habits of writing does a language have, beside its words, that facts are read by?"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Grammar:
    """The section ``[grammar]`` of a language's table; a habit that it does not name, the language does not have."""

    adjectives_follow: bool = False
    """Adjectives stand behind their nouns: *maire adjointe*."""
    apostrophe_endings: bool = False
    """An apostrophe parts names and numbers from their endings, which are read as words of their own: *Ankara’da*, *3’üncü*."""
    bare_minutes: bool = False
    """Minutes behind hours may go without their name: *deux heures dix*."""
    capital_months: bool = False
    """Months and weekdays always have a capital: *March*, while *mars* has none."""
    caseless: bool = False
    """There are no capitals."""
    cardinals_join_ten: bool = False
    """Ten and the ones behind it make one number: *on beş*."""
    contracted_denials: bool = False
    """A denial may be written on to its verb: *hadn't*."""
    decimal_slash: bool = False
    """Decimals may stand behind a slash: *۳/۴ درصد*."""
    definite_names: bool = False
    """An article before a name of several words says that it names a thing, whatever follows: *the Old Anchor inn*."""
    digits_go_on: bool = False
    """Digits go on behind a magnitude: *2 bin 500*."""
    dotless_i: bool = False
    """The small form of I has no dot, that of İ has one."""
    elision: bool = False
    """A vowel before another gives way to an apostrophe: *l'eau*."""
    first_capital_alone: bool = False
    """The first word of a name may be the only one with a capital: *l'association « Mer propre »*."""
    free_months: bool = False
    """Months have a capital or none wherever they stand: *Mart ayında*, *martta*."""
    half_of: bool = False
    """*Half* says a share only where what it is of follows."""
    lone_metres: bool = False
    """A lone *m* beside a number is a metre, unless a currency sign stands there: *3 M€*."""
    month_first: bool = False
    """The day may follow its month: *May the 7th*, *3/4* for the 4th of March."""
    named_hours: bool = False
    """A time of day has a word for it beside its digits: a bare *2:36* is something else."""
    nouns_have_capitals: bool = False
    """All nouns have a capital: *das Haus*."""
    nouns_lead_names: bool = False
    """What somebody is stands right before the name, with a capital only where it opens a sentence: *Buurtbewoner Ada Moss*."""
    ordinal_hyphens: bool = False
    """The ending of an ordinal stands behind a hyphen: *3-й*."""
    ordinal_points: bool = False
    """A point alone makes digits an ordinal: *der 3. Fall*."""
    ordinals_follow: bool = False
    """Ordinals stand behind what they count: القرن التاسع عشر."""
    pointed_ordinals: bool = False
    """A point may stand before the ending of an ordinal: *3.º*."""
    quoted_doubts: bool = False
    """A single word in quotation marks is a work's title or held up to doubt, no name."""
    solar_decades: bool = False
    """Decades are those of the Persian calendar: دهه شصت."""
    spoken_dashes: bool = False
    """What somebody says stands between dashes: *– Nie wiem – mówi Ada Moss.*"""
    trailing_denial: bool = False
    """A denial may stand behind what it denies: *kannte das Angebot nicht*."""
    twelve_hours: bool = False
    """3:30 may be said of the afternoon, too."""
    verb_last: bool = False
    """The verb stands behind what was said, and whose it is before that: *Moss, “Hayır” dedi*."""
    written_h: bool = False
    """Hours are written with an h: *15h30*."""
    year_first: bool = False
    """The year stands before its month: *2026 yılının Mart ayında*."""
