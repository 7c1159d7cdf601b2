from datetime import date as calendar_day

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provenance.document import Timestamp
from provenance.reuse.facts.calendar_date import find_dates
from provenance.reuse.facts.day import CalendarDate, agreement, meanings
from provenance.reuse.facts.reading import read


def dates(text, language="en", published=None):
    reading = read(text, language)
    return list(find_dates(reading, bytearray(len(reading)), Timestamp.of(published) if published else None))


def marked(text, language):
    """*text* with ⟦…⟧ around every date found in it."""
    for passage, _ in reversed(dates(text, language)):
        text = f"{text[: passage.start]}⟦{passage.of(text)}⟧{text[passage.end :]}"
    return text


def date(text, language="en", published=None):
    [(_, found)] = dates(text, language, published)
    return found


DATES_IN_TEXTS = [
    ("en", "On ⟦June 14, 2024⟧, on ⟦14 June⟧ and on the ⟦14th of June 2023⟧ the ferry sailed; in ⟦March⟧ it did not."),
    (
        "en",
        "It left on ⟦Tuesday, June 14⟧, came back ⟦yesterday⟧ at ⟦10:30 p.m.⟧ and sails again ⟦next month⟧ at ⟦noon⟧.",
    ),
    ("en", "In ⟦2016⟧, during the ⟦1990s⟧, on ⟦2024-06-14⟧ and ⟦6/14/2024⟧, by ⟦Jan. 5⟧ at ⟦9pm⟧."),
    ("en", "The board may march on; she may not. In ⟦May⟧ and on ⟦May 5⟧ it did."),
    ("de", "Am ⟦14. Juni 2024⟧, am ⟦Dienstag⟧, ⟦gestern⟧ um ⟦15.30 Uhr⟧, ⟦letzten Monat⟧ und im Jahr ⟦2016⟧."),
    ("fr", "Le ⟦14 juin 2024⟧ et ⟦mardi⟧, ⟦hier⟧ à ⟦15h30⟧, le ⟦mois dernier⟧, le ⟦1er mars⟧ et en ⟦2016⟧."),
    ("es", "El ⟦14 de junio de 2024⟧, el ⟦martes⟧, ⟦ayer⟧ a las ⟦15:30⟧, el ⟦mes pasado⟧ y en ⟦2016⟧."),
    ("uk", "⟦14 червня 2024⟧ року, у ⟦вівторок⟧, ⟦вчора⟧ о ⟦15:30⟧, ⟦минулого місяця⟧ та в ⟦п'ятницю⟧."),
    ("ru", "⟦14 июня 2024⟧ года, во ⟦вторник⟧, ⟦вчера⟧ в ⟦15:30⟧ и в ⟦прошлом месяце⟧."),
    ("ar", "يوم ⟦الثلاثاء 14 يونيو 2024⟧ و⟦أمس⟧ في ⟦كانون الثاني⟧".replace("و⟦أمس⟧", "، ⟦أمس⟧")),
    ("fa", "⟦۱۴ ژوئن ۲۰۲۴⟧، ⟦دیروز⟧، ⟦ماه گذشته⟧"),
]


@pytest.mark.parametrize(("language", "expected"), DATES_IN_TEXTS)
def test_dates_are_found_where_they_stand(language, expected):
    assert marked(expected.replace("⟦", "").replace("⟧", ""), language) == expected


@pytest.mark.parametrize("text", ["2000 workers came", "$2016 in all", "about 2016 metres", "flight 1859 was late"])
def test_four_digits_are_not_always_a_year(text):
    assert dates(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("yesterday", (2024, 6, 19)),
        ("today", (2024, 6, 20)),
        ("on Tuesday", (2024, 6, 18)),
        ("next Tuesday", (2024, 6, 25)),
        ("last Thursday", (2024, 6, 13)),
        ("last month", (2024, 5, None)),
        ("last year", (2023, None, None)),
        ("on June 14", (2024, 6, 14)),
        ("on December 30", (2023, 12, 30)),
    ],
)
def test_relative_dates_are_resolved_against_publication(text, expected):
    assert date(text, published="2024-06-20").resolved == expected


def test_without_a_day_of_publication_relative_dates_stay_unresolved():
    assert date("yesterday").resolved is None
    assert date("yesterday", published="2024-06").resolved is None


def test_a_time_is_read_on_the_clock_of_24_hours():
    assert date("10:30 p.m.") == CalendarDate(hour=22, minute=30)
    assert date("12 a.m.") == CalendarDate(hour=0)
    assert date("um 15 Uhr", "de") == CalendarDate(hour=15)


@pytest.mark.parametrize(
    ("copy", "source", "expected"),
    [
        ("on June 14", "on 14 June", "same"),
        ("in June", "on June 14", "rounded"),
        ("in 2024", "in June 2024", "rounded"),
        ("on Tuesday, June 18", "on June 18", "same"),
        ("in the 1990s", "in 1994", "rounded"),
        ("on June 15", "on June 14", None),
        ("on June 14", "in June", None),
        ("on Monday", "on Tuesday", None),
        ("in 2013", "in 2015", None),
        ("at 9pm", "at 10pm", None),
    ],
)
def test_dates_agree_as_far_as_both_state_them(copy, source, expected):
    assert agreement(date(copy), date(source)) == expected


def test_a_year_that_only_nearness_suggests_contradicts_no_stated_one():
    source = date("in April", published="2026-03-09")
    assert source.resolved == (2026, 4, None)
    assert agreement(date("in April 2027"), source) == "same"


def test_yesterday_and_the_weekday_are_one_day_said_in_two_ways():
    copy, source = date("yesterday", published="2024-06-19"), date("on Tuesday", published="2024-06-20")
    assert agreement(copy, source) == "converted"


@given(st.dates(min_value=calendar_day(1900, 1, 1), max_value=calendar_day(2100, 12, 31)))
def test_every_iso_date_is_read_as_itself(day):
    found = date(f"since {day.isoformat()} only")
    assert (found.year, found.month, found.day) == (day.year, day.month, day.day)


DAYS_FROM_A_WEDNESDAY = [
    ("en", "two weeks ago", (2026, 2, 25)), ("en", "a year ago", (2025, None, None)), ("en", "tomorrow", (2026, 3, 12)),
    ("en", "three days ago", (2026, 3, 8)), ("en", "last night", (2026, 3, 10)), ("en", "this morning", (2026, 3, 11)),
    ("de", "vor zwei Wochen", (2026, 2, 25)), ("de", "vor einem Monat", (2026, 2, None)), ("de", "morgen", (2026, 3, 12)),
    ("fr", "il y a deux semaines", (2026, 2, 25)), ("fr", "avant-hier", (2026, 3, 9)), ("fr", "demain", (2026, 3, 12)),
    ("es", "hace dos semanas", (2026, 2, 25)), ("es", "hace un año", (2025, None, None)), ("es", "mañana", (2026, 3, 12)),
    ("uk", "два тижні тому", (2026, 2, 25)), ("uk", "рік тому", (2025, None, None)), ("uk", "завтра", (2026, 3, 12)),
    ("ru", "две недели назад", (2026, 2, 25)), ("ru", "пять лет назад", (2021, None, None)), ("ru", "завтра", (2026, 3, 12)),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "expected"), DAYS_FROM_A_WEDNESDAY)
def test_a_distance_in_time_is_a_date(language, text, expected):
    assert date(text, language, published="2026-03-11").resolved == expected


@pytest.mark.parametrize(
    "text", ["Many years ago it sank.", "It sank 3.9 million years ago.", "Sie steht vor drei Richtern."]
)
def test_a_distance_that_is_hardly_known_is_none(text):
    assert dates(text, "de" if text.startswith("Sie") else "en") == []


@pytest.mark.parametrize(
    ("language", "text", "meant"),
    [
        ("en", "The council will meet on Friday.", {(2026, 3, 13)}), ("en", "The council met on Friday.", {(2026, 3, 6)}),
        ("en", "The council meets on Friday.", {(2026, 3, 6), (2026, 3, 13)}),
        ("en", "He said on Friday that it will close.", {(2026, 3, 6), (2026, 3, 13)}),
        ("de", "Der Rat wird am Freitag tagen.", {(2026, 3, 13)}), ("fr", "Le conseil se réunira vendredi.", {(2026, 3, 13)}),
        ("es", "El concejo se reunió el viernes.", {(2026, 3, 6)}), ("uk", "Рада засідатиме у п'ятницю.", {(2026, 3, 13)}),
        ("ru", "Совет собрался в пятницу.", {(2026, 3, 6)}),
    ],
)  # fmt: skip
def test_a_weekday_is_before_or_after_publication_as_its_sentence_tells(language, text, meant):
    assert set(meanings(date(text, language, published="2026-03-11"))) == meant


@pytest.mark.parametrize(
    ("copy", "source", "expected"),
    [
        ("last week", "on 4 March", "converted"), ("last year", "in 2025", "converted"), ("last month", "on 25 February", "rounded"),
        ("tomorrow", "on Thursday", "converted"), ("two weeks ago", "on 25 February", "converted"), ("last year", "in 2023", None),
        ("two weeks ago", "on 5 February", None), ("in 2025", "last year", "converted"), ("on 25 February", "last month", None),
    ],
)  # fmt: skip
def test_relative_and_stated_dates_agree_by_the_day_that_they_mean(copy, source, expected):
    assert agreement(date(copy, published="2026-03-11"), date(source, published="2026-03-11")) == expected


@given(
    st.text(alphabet="vor il y a two 3 weeks ago тижні тому.\n", max_size=200),
    st.sampled_from(["en", "fr", "de", "uk"]),
)
def test_no_distance_in_time_is_too_odd_to_be_read(text, language):
    for passage, _ in dates(text, language, "2026-03-11"):
        assert 0 <= passage.start < passage.end <= len(text)


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "at half past four", (4, 30, True)), ("en", "at a quarter to five", (4, 45, True)), ("en", "at four o'clock", (4, 0, True)),
        ("en", "at 4 in the afternoon", (16, None, False)), ("en", "at 3:30", (3, 30, True)), ("en", "at 03:30", (3, 30, False)), ("en", "by 2.20 they were gone", (2, 20, True)),
        ("en", "at ten to nine", (8, 50, True)), ("en", "It was 8.50 when they came", (8, 50, True)),
        ("de", "um halb vier", (3, 30, True)), ("de", "um Viertel nach drei", (3, 15, True)), ("de", "um drei Uhr nachmittags", (15, 0, False)),
        ("fr", "à 15 h 30", (15, 30, False)), ("fr", "à trois heures et demie de l'après-midi", (15, 30, False)),
        ("fr", "à quatre heures moins le quart", (3, 45, True)), ("es", "a las 15.30", (15, 30, False)),
        ("es", "a las tres y media", (3, 30, True)), ("es", "a las 10 de la mañana", (10, 0, False)),
        ("uk", "о пів на четверту", (3, 30, True)), ("uk", "о третій годині дня", (15, 0, False)), ("uk", "о десятій вечора", (22, 0, False)), ("ru", "в десять утра", (10, 0, False)),
        ("de", "um zehn abends", (22, 0, False)),
        ("ru", "в половине четвертого", (3, 30, True)), ("ru", "в три часа дня", (15, 0, False)),
        ("en", "It was twelve minutes past four", (4, 12, True)), ("en", "at twenty-five minutes to nine", (8, 35, True)), ("en", "until ten to five", (4, 50, True)),
        ("de", "um zwölf Minuten nach vier", (4, 12, True)), ("de", "gegen zehn vor vier ging sie", (3, 50, True)),
        ("fr", "à quatre heures moins douze", (3, 48, True)), ("es", "a las cuatro y doce, dijo", (4, 12, True)), ("es", "a las diez menos ocho minutos", (9, 52, True)),
        ("uk", "двадцять п'ять хвилин на п'яту", (4, 25, True)), ("uk", "десять хвилин по четвертій", (4, 10, True)), ("uk", "за десять друга ночі", (1, 50, False)),
        ("ru", "было двенадцать минут пятого", (4, 12, True)), ("ru", "в десять минут второго ночи", (1, 10, False)), ("ru", "без пяти пять", (4, 55, True)), ("ru", "в четверть третьего", (2, 15, True)),
        ("uk", "о чверть по третій", (3, 15, True)), ("uk", "за чверть п'ята", (4, 45, True)),
    ],
)  # fmt: skip
def test_a_time_may_be_said_in_words(language, text, expected):
    found = date(text, language)
    assert (found.hour, found.minute, found.twelve) == expected


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Twelve minutes after four goals the trip was cut from twelve minutes to four."), ("en", "five to nine people"),
        ("de", "Zwölf Minuten nach vier Toren war es vorbei, zehn nach acht Runden."), ("fr", "Elle a dormi quatre heures moins bien."),
        ("es", "Las dos y tres carreras, a las cuatro y doce personas."), ("uk", "десять хвилин на першу зупинку та десять хвилин на п'ять питань"),
        ("uk", "за п'ять перших днів"), ("ru", "пять минут первого тайма"), ("ru", "без десяти минут"),
    ],
)  # fmt: skip
def test_minutes_beside_a_number_of_something_are_no_time(language, text):
    assert dates(text, language) == []


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "on the second of June", (6, 2)), ("en", "the twenty-third of August 2024", (8, 23)), ("de", "am zweiten Juni", (6, 2)),
        ("de", "am dreiundzwanzigsten August", (8, 23)), ("fr", "le premier avril", (4, 1)), ("fr", "au vingt-trois août", (8, 23)),
        ("es", "el primero de abril", (4, 1)), ("es", "del veintitrés de agosto", (8, 23)), ("uk", "з першого квітня", (4, 1)),
        ("uk", "двадцять третього серпня", (8, 23)), ("ru", "с первого апреля", (4, 1)), ("ru", "двадцать третьего августа", (8, 23)),
        ("en", "in the second June of the drought", (6, None)), ("en", "a third of June was lost", (6, None)), ("en", "on the fortieth of May", (5, None)),
        ("fr", "en avril deux fois", (4, None)), ("es", "dos de abril", (4, None)), ("de", "im Juni", (6, None)),
    ],
)  # fmt: skip
def test_a_day_may_be_said_in_words_before_its_month(language, text, expected):
    assert [(found.month, found.day) for _, found in dates(text, language)] == ([expected])


def test_a_share_is_no_time():
    assert dates("It rose by 2.20 percent, or by 1.5 points.", "en") == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "vendredi après-midi"),
        ("fr", "lundi, pendant trois heures et demie"),
        ("es", "el lunes, las tres mujeres"),
        ("en", "on Monday, from five to nine people"),
    ],
)
def test_an_afternoon_is_no_noon_and_a_duration_no_time(language, text):
    assert [(found.weekday is None, found.hour) for _, found in dates(text, language)] == [(False, None)]


@pytest.mark.parametrize(
    ("copy", "source", "expected"),
    [
        ("half past four", "4.30pm", "same"), ("half past four", "5.30pm", None), ("quarter past two", "2.14am", "rounded"),
        ("at 5 o'clock", "at 4:45 p.m.", "rounded"), ("at 4:45 p.m.", "at 5 o'clock", None),
        ("half past four", "at 04:30", "same"), ("at 3 in the morning", "at 3 in the afternoon", None),
    ],
)  # fmt: skip
def test_times_agree_in_either_half_of_the_day_unless_it_is_told(copy, source, expected):
    assert agreement(date(copy), date(source)) == expected


@pytest.mark.parametrize(
    ("language", "text", "weekday"),
    [
        ("en", "It opened on 18 October, a Wednesday, at noon.", 2),
        ("en", "It opened on October 18 (Wednesday).", 2),
        ("de", "Sie öffnete am 18. Oktober, einem Mittwoch, um 14 Uhr.", 2),
        ("fr", "Il ouvrit le 18 octobre, un mercredi, sous la pluie.", 2),
        ("es", "Abrió el 18 de octubre, miércoles.", 2),
        ("uk", "Сталося це 18 жовтня, у середу, біля мосту.", 2),
        ("es", "Fue en la noche del 11 al 12 de octubre, de viernes a sábado.", None),
    ],
)
def test_a_weekday_may_stand_behind_its_day(language, text, weekday):
    assert {value.weekday for _, value in dates(text, language) if value.day} == {weekday}


@pytest.mark.parametrize(
    ("language", "text", "step"),
    [
        ("en", "the vote in October of next year", 1),
        ("en", "the vote in October this year", 0),
        ("de", "die Wahl im Oktober nächsten Jahres", 1),
        ("fr", "le vote d'octobre de l'année prochaine", 1),
        ("es", "la votación de octubre del próximo año", 1),
        ("uk", "вибори в жовтні минулого року", -1),
    ],
)
def test_the_year_of_a_month_may_be_told_from_today(language, text, step):
    assert date(text, language) == CalendarDate(month=10, relative=f"year{step:+d}")
    assert date(text, language, "2026-11-23").resolved == (2026 + step, 10, None)
    assert agreement(CalendarDate(month=10, relative="year+3"), date(text, language)) is None
    assert agreement(CalendarDate(month=10), date(text, language)) == "same"


@pytest.mark.parametrize(
    ("language", "copy", "source", "expected"),
    [
        ("en", "It will close before October.", "It will close by the end of September.", "converted"),
        ("en", "It will close by the end of 2026.", "It will close before 2027.", "converted"),
        ("de", "Sie schließt vor Oktober.", "Sie schließt bis Ende September.", "converted"),
        ("fr", "Il fermera d'ici fin décembre.", "Il fermera avant le 1er janvier.", "converted"),
        ("uk", "Роботи закінчать до грудня.", "Роботи закінчать до кінця листопада.", "converted"),
        ("en", "It will close in October.", "It will close by the end of September.", None),
        ("en", "It will close before October.", "It will close before September.", None),
        ("en", "It will close before November.", "It will close by the end of September.", None),
    ],
)
def test_before_a_month_is_by_the_end_of_the_one_before(language, copy, source, expected):
    assert agreement(date(copy, language), date(source, language)) == expected


@pytest.mark.parametrize(
    ("language", "text", "season"),
    [
        ("en", "It was found last spring.", 0),
        ("en", "It was found in the fall of 2019.", 2),
        ("de", "Man fand es im vergangenen Herbst.", 2),
        ("fr", "On l'a trouvé l'été dernier.", 1),
        ("es", "Lo hallaron antes del invierno.", 3),
        ("uk", "Його знайшли минулої осені.", 2),
    ],
)
def test_a_season_is_a_date_where_it_is_told_which(language, text, season):
    found = date(text, language)
    assert found.season == season
    assert agreement(found, CalendarDate(season=(season + 1) % 4)) is None
    assert agreement(found, CalendarDate(season=season)) == "same"


@pytest.mark.parametrize("text", ["Water rose in the spring.", "A fall of two metres hurt him.", "He will spring up."])
def test_a_spring_is_no_season_unless_it_is_told_which(text):
    assert dates(text) == []


@pytest.mark.parametrize(
    ("language", "text", "hours"),
    [
        ("en", "It sails between seven and eight o'clock.", [7, 8]),
        ("en", "It sails from 7 to 8 p.m.", [19, 20]),
        ("en", "It sails from 11 to 1 p.m.", [11, 13]),
        ("de", "Sie legt zwischen sieben und acht Uhr ab.", [7, 8]),
        ("de", "Sie legt von 17 bis 19 Uhr ab.", [17, 19]),
        ("fr", "Il part entre sept et huit heures du matin.", [7, 8]),
        ("es", "Zarpa entre las siete y las ocho de la tarde.", [19, 20]),
        ("en", "Of all seven boats, eight o'clock suits none.", [8]),
    ],
)
def test_a_span_of_hours_is_read_with_its_first(language, text, hours):
    assert [found.hour for _, found in dates(text, language)] == hours
