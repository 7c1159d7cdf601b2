"""The forms in which newsrooms write one date or time, and near misses: what is one stays one, and what is not is told."""

import pytest

from provenance.reuse.facts.calendar_date import find_dates
from provenance.reuse.facts.reading import read

BEFORE = {
    "en": "The council met in the old hall and heard both sides of the argument. ",
    "de": "Der Rat tagte im alten Saal und hörte beide Seiten an. ",
    "fr": "Le conseil s'est réuni dans l'ancienne salle et a entendu tout le monde. ",
    "es": "El consejo se reunió en la sala antigua y escuchó a ambas partes. ",
    "uk": "Рада зібралася у старій залі та вислухала обидві сторони. ",
    "ru": "Совет собрался в старом зале и выслушал обе стороны. ",
}
SANK = {
    "en": "The ferry sank off Tarn Head {} with nine people aboard.",
    "de": "Das Boot sank {} vor der Küste mit neun Menschen.",
    "fr": "Le bateau a coulé {} avec neuf personnes à bord.",
    "es": "El barco se hundió {} con nueve personas a bordo.",
    "uk": "Пором затонув {} біля берега з дев'ятьма людьми.",
    "ru": "Паром затонул {} у берега с девятью людьми.",
}
OPEN = "The fair is open {} in Tarnbury with forty stalls."
FELL = "Profit at Brellor fell in {} as orders dried up."
BUILT = "The mill was built in {} by a family from Harlon."


def dates(changes):
    return {status for fact, status, _, _ in changes if fact == "date"}


@pytest.mark.parametrize(
    ("frame", "source", "copy", "other"),
    [
        (SANK["en"], "on 5 September 2026", "on 5/9/2026", "on 6/9/2026"),
        (SANK["en"], "on September 5, 2026", "on 09/05/26", "on 09/08/26"),
        (SANK["en"], "on September 5", "on September the 5th", "on September the 7th"),
        (SANK["en"], "on 21 May", "on May twenty-first", "on May twenty-second"),
        (SANK["en"], "on 3 November 1971", "on 3/11/71", "on 3/12/71"),
        (SANK["en"], "in June 1998", "in June '98", "in June '89"),
        (SANK["en"], "on Tuesday", "on Tues", "on Thurs"),
        (SANK["en"], "on Tuesday (Sept. 15)", "on Tuesday, 15 September", "on Tuesday, 22 September"),
        (SANK["en"], "a fortnight ago", "fourteen days ago", "five weeks ago"),
        (SANK["en"], "ten years ago", "a decade ago", "two decades ago"),
        (SANK["en"], "a year ago", "12 months ago", None),
        (SANK["en"], "six months ago", "half a year ago", None),
        (SANK["en"], "two years ago", "24 months ago", "two months ago"),
        (OPEN, "from 12 to 14 May", "May 12-14", "May 11-14"),
        (OPEN, "on 12 and 13 May", "on May 12 & 13", "on May 12 & 14"),
        (OPEN, "on 12, 13 and 14 May 2026", "on May 12, 13 and 14, 2026", "on May 12, 13 and 15, 2026"),
        (OPEN, "from the 12th to the 14th of May", "May 12 through 14", "May 12 through 18"),
        (OPEN, "from May to July", "May-July", "May-August"),
        (OPEN, "by the end of March", "by 31 March", None),
        (OPEN, "by the end of March", "by end-March", "by end-May"),
        (OPEN, "at 7pm", "at 1900 hours", "at 1800 hours"),
        (OPEN, "at 7 p.m. ET", "at 7pm EST", "at 8pm EST"),
        (OPEN, "at 1900 GMT", "at 7 p.m. UTC", "at 6 p.m. UTC"),
        (OPEN, "at 7pm local time", "at seven in the evening", "at seven in the morning"),
        (OPEN, "until 10pm", "until ten at night", None),
        (OPEN, "until 7.30pm", "until half seven", "until half eight"),
        (OPEN, "until midnight", "until 24:00", None),
        (OPEN, "until 12.30am", "until half past midnight", "until half past noon"),
        (OPEN, "until 12.15pm", "until a quarter past twelve", None),
        (OPEN, "until midnight", "until 12 at night", None),
        (SANK["en"], "on Friday morning", "early on Friday", "on Friday night"),
        (SANK["en"], "on Friday morning, 4 September", "on Friday, September 4", "on Friday afternoon, 4 September"),
        (OPEN, "from 9am to 5pm", "9am-5pm", "9am-6pm"),
        (OPEN, "from 9am to noon", "9 a.m.-noon", None),
        (OPEN, "from 9am to 11am", "9-11am", "9-10am"),
        (OPEN, "between 8.30pm and 9.30pm", "8.30-9.30pm", "8.30-10.30pm"),
        (OPEN, "in the 2024/25 season", "in the 2024-2025 season", "in the 2023-24 season"),
        (BUILT, "the 1990s", "the nineties", "the eighties"),
        (BUILT, "the 1990s", "the 1990's", "the 1980's"),
        (BUILT, "the 2020s", "the twenties", "the thirties"),
        (BUILT, "the 1980s and 1990s", "the eighties and nineties", None),
        (BUILT, "1998", "'98", "'89"),
        (BUILT, "1994", "the nineteen-nineties", None),
        (BUILT, "the mid-1960s", "the mid-sixties", "the mid-seventies"),
        (BUILT, "the 19th century", "the 1800s", "the 18th century"),
        (BUILT, "1683", "the seventeenth century", None),
        (BUILT, "300 BC", "300 BCE", "300 AD"),
        (BUILT, "the 2nd century AD", "the second century CE", "the third century CE"),
        (BUILT, "the years from 1994 to 1998", "1994-98", "1994-99"),
        (FELL, "the first quarter of 2026", "Q1 2026", "Q3 2026"),
        (FELL, "Q2 FY26", "the second quarter of fiscal 2026", "the third quarter of fiscal 2026"),
        (FELL, "Q2 FY26", "Q2FY26", "Q2FY25"),
        (FELL, "the fourth quarter of FY2025-26", "Q4 FY26", "Q4 FY25"),
        (FELL, "fiscal 2025-26", "FY26", "FY24"),
        (FELL, "the first half of 2026", "H1 2026", "H2 2026"),
    ],
)
def test_one_date_in_another_form_is_kept_and_another_date_is_altered(changes_of, frame, source, copy, other):
    source = BEFORE["en"] + frame.format(source)
    assert dates(changes_of(BEFORE["en"] + frame.format(copy), source)) == {"kept"}
    if other:
        assert "altered" in dates(changes_of(BEFORE["en"] + frame.format(other), source))


@pytest.mark.parametrize(
    ("language", "source", "copy", "other"),
    [
        ("de", "am 5. September", "am 05.09.", "am 06.09."),
        ("de", "vom 12. bis 14. Mai", "vom 12.5. bis zum 14.5.", "vom 12.5. bis zum 15.5."),
        ("de", "am Samstag, 5. September", "am Samstag, dem 5. September", "am Samstag, dem 12. September"),
        ("de", "in den 1990er-Jahren", "in den Neunzigern", "in den Achtzigern"),
        ("de", "im 19. Jahrhundert", "im neunzehnten Jahrhundert", "im achtzehnten Jahrhundert"),
        ("de", "im ersten Quartal", "im 1. Quartal", "im 2. Quartal"),
        ("de", "vor zehn Jahren", "vor einem Jahrzehnt", None),
        ("de", "am Freitagmorgen", "am Freitag früh", "am Freitagabend"),
        ("de", "vor einem halben Jahr", "vor sechs Monaten", None),
        ("fr", "à 0h30", "à minuit et demi", "à midi et demi"),
        ("fr", "il y a un an et demi", "il y a dix-huit mois", None),
        ("fr", "du 12 au 14 mai", "entre le 12 et le 14 mai", "entre le 12 et le 15 mai"),
        ("fr", "dans les années 80 et 90", "dans les années 1980 et 1990", None),
        ("fr", "dans les années 1990", "dans les années quatre-vingt-dix", "dans les années soixante-dix"),
        ("fr", "au XIXe siècle", "au dix-neuvième siècle", "au XVIIIe siècle"),
        ("fr", "il y a deux semaines", "il y a quinze jours", None),
        ("fr", "au premier trimestre", "au 1er trimestre", "au 2e trimestre"),
        ("es", "del 12 al 14 de mayo", "entre el 12 y el 14 de mayo", "entre el 12 y el 15 de mayo"),
        ("es", "en la década de 1990", "en los años noventa", "en los años ochenta"),
        ("es", "en el siglo XIX", "en el siglo diecinueve", "en el siglo XVIII"),
        ("es", "hace medio año", "hace seis meses", None),
        ("es", "a las 00:30", "a las doce y media de la noche", None),
        ("uk", "півроку тому", "шість місяців тому", None),
        ("uk", "15 вересня", "15-го вересня", "16-го вересня"),
        ("uk", "з 12 до 14 травня", "12–14 травня", "12–15 травня"),
        ("uk", "о 19:00", "о 19-й годині", "о 20-й годині"),
        ("uk", "у 1990-х роках", "у дев'яностих", "у вісімдесятих"),
        ("uk", "у ХІХ столітті", "у 19 столітті", "у XVIII столітті"),
        ("uk", "торік", "минулого року", None),
        ("ru", "с 12 по 14 мая", "12–14 мая", "12–15 мая"),
        ("ru", "в 19:30", "в 19.30", "в 18.30"),
        ("ru", "в 90-е годы", "в девяностые", "в восьмидесятые"),
        ("ru", "во втором квартале 2026 года", "во II квартале 2026 года", "в III квартале 2026 года"),
        ("ru", "в пятницу утром", "в пятницу", "в пятницу вечером"),
        ("ru", "в 2026 году", "в 2026-м", "в 2025-м"),
        ("ru", "сто лет назад", "век назад", None),
    ],
)
def test_the_same_holds_in_other_languages(changes_of, language, source, copy, other):
    before, frame = BEFORE[language], SANK[language]
    source = before + frame.format(source)
    assert dates(changes_of(before + frame.format(copy), source, language)) == {"kept"}
    if other:
        assert "altered" in dates(changes_of(before + frame.format(other), source, language))


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "She is in her late 90s, and he in his nineties."),
        ("en", "It went for half a million pounds, at half a crown each."),
        ("en", "They put in 1900 hours of work and felled 300 BC loggers' trees."),
        ("en", "The first half of the match was dull, the first quarter-final worse."),
        ("en", "Nine to half five boats are enough."),
        ("de", "Das Spiel endete 5.9, und es gab 3.4. Mehr nicht."),
        ("fr", "Il a vécu quatre-vingt-dix années heureuses."),
        ("uk", "Місту 17 століть."),
        ("ru", "Это длилось 3 века."),
    ],
)
def test_what_looks_like_a_decade_a_time_or_a_quarter_is_no_date(language, text):
    reading = read(text, language)
    assert list(find_dates(reading, bytearray(len(reading)))) == []


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("On May 12 and 14 boats sank.", [12]),
        ("On May 12, 14 people came.", [12]),
        ("They met on 9 and 14 May, and on 30 June.", [9, 14, 30]),
        ("It is $12 to 14 May.", [14]),
        ("In June '26 boats sank, and in '26 boats' holds.", [None]),
        ("In May second-placed Harlon won.", [None]),
    ],
)
def test_a_number_beside_a_day_is_a_day_only_where_nothing_is_counted(text, days):
    reading = read(text, "en")
    assert [date.day for _, date in find_dates(reading, bytearray(len(reading)))] == days


def test_hours_in_two_zones_are_not_taken_for_each_other(changes_of):
    source = BEFORE["en"] + OPEN.format("at 7 p.m. ET")
    assert "altered" not in dates(changes_of(BEFORE["en"] + OPEN.format("at 11 p.m. GMT"), source))


@pytest.mark.parametrize(
    ("language", "frame", "source", "copy"),
    [
        ("en", "Inspectors closed the mill at Harlon {}.", "last week", "last month"),
        ("en", "Inspectors closed the mill at Harlon {}.", "last year", "two years ago"),
        ("en", "The bridge over the Tarn reopens {}.", "next month", "next year"),
        ("de", "Die Brücke wird {} wieder geöffnet.", "nächste Woche", "nächsten Monat"),
        ("fr", "Le pont rouvrira {}.", "la semaine prochaine", "le mois prochain"),
        ("es", "Los inspectores cerraron el molino {}.", "la semana pasada", "el mes pasado"),
        ("uk", "Інспектори закрили млин {}.", "минулого тижня", "минулого місяця"),
    ],
)
def test_a_relative_date_of_another_length_is_altered(altered_in, language, frame, source, copy):
    assert altered_in(frame.format(source), frame.format(source), language) == []
    assert [fact for fact, _, _ in altered_in(frame.format(copy), frame.format(source), language)] == ["date"]


@pytest.mark.parametrize(
    ("source", "copy"),
    [
        (
            "Inspectors closed the mill yesterday.",
            "Inspectors closed the mill the day before yesterday.",
        ),  # told a day later
        ("Inspectors closed the mill this week.", "Inspectors closed the mill last week."),
        ("It drew 186 players, compared with 151 last year.", "The number of players rose from 151 to 186 this year."),
    ],
)
def test_what_is_told_a_day_or_a_week_later_is_not(altered_in, source, copy):
    assert altered_in(copy, source) == []
