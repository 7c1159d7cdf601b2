import pytest
from hypothesis import given
from hypothesis import strategies as st

from provenance.reuse.changes.quantity import FigureIndex, agreement
from provenance.reuse.facts.figure import find_figures
from provenance.reuse.facts.reading import read


def figures(text, language="en"):
    reading = read(text, language)
    return list(find_figures(reading, bytearray(len(reading))))


def marked(text, language):
    """*text* with ⟦…⟧ around every figure found in it."""
    for passage, _ in reversed(figures(text, language)):
        text = f"{text[: passage.start]}⟦{passage.of(text)}⟧{text[passage.end :]}"
    return text


def figure(text, language="en"):
    [(_, found)] = figures(text, language)
    return found


FIGURES_IN_TEXTS = [
    ("en", "Some ⟦25,000⟧ workers and ⟦1.4bn⟧ people saw the ⟦104⟧ drones of ⟦twenty-five thousand⟧ owners."),
    ("en", "The yard asked for ⟦€3m⟧, then ⟦3 million euros⟧, then ⟦US$1.2bn⟧, and got ⟦£ 4,000⟧."),
    ("en", "Turnout was ⟦61%⟧ in the town and ⟦five per cent⟧ higher elsewhere, or ⟦2.5 percentage points⟧."),
    ("en", "The ⟦24-year-old⟧, who had trained with a keeper aged ⟦54⟧, scored in the ⟦21st⟧ minute of a ⟦3-1⟧ win."),
    ("en", "⟦Half⟧ of the voters and ⟦two thirds⟧ of the farms, ⟦three out of five⟧ pupils, ⟦one in four⟧ boats."),
    ("en", "Between ⟦5–7 percent⟧ and ⟦two dozen⟧ men went; ⟦tens of thousands⟧ stayed, a dog among them."),
    ("en", "It fell ⟦30 kilometres⟧ short at ⟦-4°C⟧, ⟦318.9 m⟧ above the sea, after ⟦eleven days⟧.".replace("-4", "4")),
    ("en", "⟦One hundred and five⟧ boats, ⟦a million⟧ nets and ⟦two million three hundred thousand⟧ hooks."),
    ("de", "Rund ⟦25.000⟧ Arbeiter, ⟦fünfundzwanzigtausend⟧ Männer, ⟦1,4 Milliarden Euro⟧ und ⟦3 Mio. Euro⟧ Schulden."),
    ("de", "⟦Eine Million⟧ Menschen, ⟦zwei Drittel⟧ der Wähler, die ⟦Hälfte⟧ der Boote und ein ⟦54-jähriger⟧ Fischer."),
    ("de", "Der Verein gewann ⟦3:1⟧ vor ⟦zweihundert⟧ Zuschauern; ⟦einer von vier⟧ war ein Kind."),
    ("fr", "Environ ⟦25 000⟧ ouvriers, ⟦vingt-cinq mille⟧ hommes et ⟦quatre-vingt-dix-sept⟧ bateaux."),
    (
        "fr",
        "Le port a reçu ⟦1,4 milliard d'euros⟧, soit ⟦5 %⟧ de plus ; ⟦un quart⟧ des marins et ⟦un sur quatre⟧ mousses.",
    ),
    (
        "es",
        "Unos ⟦25.000⟧ obreros, ⟦veinticinco mil⟧ hombres y ⟦treinta y cinco⟧ barcos costaron ⟦tres mil millones de euros⟧.",
    ),
    ("es", "⟦Un tercio⟧ de los pescadores y la ⟦mitad⟧ de los barcos, el ⟦5 por ciento⟧ más."),
    ("uk", "Близько ⟦25 тисяч⟧ робітників, ⟦25 000⟧ човнів, ⟦1,4 млрд гривень⟧ і ⟦двадцять п'ять⟧ сіток."),
    ("uk", "⟦54-річний⟧ рибалка продав ⟦5 відсотків⟧ улову."),
    ("ru", "Около ⟦25 тысяч⟧ рабочих, ⟦1,4 млн долларов⟧ и ⟦двадцать пять⟧ лодок; ⟦54-летний⟧ рыбак."),
    ("ar", "حوالي ⟦٢٥ ألف⟧ عامل و⟦5 ملايين دولار⟧"),
    ("fa", "حدود ⟦۲۵ هزار⟧ کارگر و ⟦۵ میلیون دلار⟧"),
]


@pytest.mark.parametrize(("language", "expected"), FIGURES_IN_TEXTS)
def test_figures_are_found_where_they_stand(language, expected):
    assert marked(expected.replace("⟦", "").replace("⟧", ""), language) == expected


NOT_FIGURES = [
    ("en", "One of them said no one had seen the other one."),
    ("en", "The F-16, the COVID-19 ward and the A320 stood near the G7 hall."),
    ("en", "First, she thanked the First Lady; at first nobody answered."),
    ("en", "A second thought came in the second half."),
    ("en", "See https://tidegate.example/2041/report-88 for more."),
    ("de", "Ein Mann sah eine Frau und einen Hund."),
    ("fr", "Un homme et une femme, pour cent raisons."),
]


@pytest.mark.parametrize(("language", "text"), NOT_FIGURES[:4] + NOT_FIGURES[5:6])
def test_words_that_only_look_like_figures_are_left_alone(language, text):
    assert [passage.of(text) for passage, found in figures(text, language) if found.kind != "ordinal"] == []


def test_digits_of_an_address_are_no_figure():
    assert all(found.unit != "2041" and found.low != 2041 for _, found in figures(NOT_FIGURES[4][1]))


def test_a_number_that_counts_the_lines_of_a_list_is_no_figure():
    assert [found.low for _, found in figures("3 boats\n4. What is next\n5) Who pays 6.2 million\n")] == [3, 6_200_000]


def test_a_telephone_number_states_no_amount():
    assert figure("Call 555-0142-77 now").unit == "serial"


@pytest.mark.parametrize(
    ("text", "language", "value", "unit"),
    [
        ("1.234 Euro", "de", 1234, "eur"),
        ("1.5 euros", "en", 1.5, "eur"),
        ("1,5 Euro", "de", 1.5, "eur"),
        ("1.234.567,8 Euro", "de", 1234567.8, "eur"),
        ("25'000 Franken", "de", 25000, "chf"),
        ("£4.6 million", "en", 4_600_000, "gbp"),
        ("$5m", "en", 5_000_000, "usd"),
        ("5m people", "en", 5_000_000, None),
        ("5 m tall", "en", 5, "m"),
        ("30 °C", "en", 30, "celsius"),
        ("60 km/h", "en", 60, "kmh"),
        ("two dozen", "en", 24, None),
        ("soixante et onze", "fr", 71, None),
        ("dix-sept", "fr", 17, None),
        ("tres mil millones", "es", 3e9, None),
        ("neunhundertneunundneunzig", "de", 999, None),
        ("٢٥٬٠٠٠", "ar", 25000, None),
        ("۳٫۵ درصد", "fa", 3.5, "percent"),
    ],
)
def test_values_and_units_are_read_as_their_language_writes_them(text, language, value, unit):
    found = figure(text, language)
    assert (found.low, found.unit) == (pytest.approx(value), unit)


@pytest.mark.parametrize(
    ("copy", "source", "expected"),
    [
        ("25,000 welders", "twenty-five thousand welders", "same"),
        ("€3m", "3 million euros", "same"),
        ("nearly 25,000", "24,870", "rounded"),
        ("25,000", "24,870", "rounded"),
        ("more than 200", "213", "rounded"),
        ("tens of thousands of boats", "25,000 boats", "rounded"),
        ("50 miles", "80 km", "converted"),
        ("86 °F", "30 °C", "converted"),
        ("a quarter of the crew", "25 percent of the crew", "converted"),
        ("one in four", "25%", "converted"),
        ("half of the crew", "49 percent of the crew", "converted"),
        ("18 months", "a year and a half".replace("a year and a half", "1.5 years"), "converted"),
        ("30,000", "25,000", None),
        ("24,870", "25,000", None),
        ("47 percent", "37 percent", None),
        ("5 km", "5 percent", None),
        ("14 months", "15 months", None),
        ("58 minutes", "58th minute", "same"),
        ("50th minute", "48th minute", "rounded"),
        ("49th minute", "48th minute", None),
        ("almost half an hour", "some 25 minutes", "converted"),
        ("half an hour", "25 minutes", None),
        ("more than 300", "213", None),
        ("dozens of boats", "25,000 boats", None),
        ("fourth", "4", None),
    ],
)
def test_figures_agree_exactly_rounded_converted_or_not(copy, source, expected):
    [(_, one)] = figures(f"the {copy} of")[:1]
    [(_, other)] = figures(f"the {source} of")[:1]
    assert agreement(one, other) == expected


@given(st.integers(min_value=10, max_value=10**12))
def test_any_whole_number_is_read_with_and_without_separators(number):
    assert figure(f"nets: {number:,} fish").low == number


@given(st.text())
def test_no_text_is_too_odd_to_be_read(text):
    for passage, _ in figures(text, None):
        assert 0 <= passage.start < passage.end <= len(text)


@pytest.mark.parametrize(
    ("language", "text", "times"),
    [
        ("en", "They had warned twice of ice.", 2), ("en", "They had warned three times of ice.", 3),
        ("de", "Sie warnten dreimal vor Eis.", 3), ("fr", "Ils ont averti à trois reprises.", 3),
        ("es", "Avisaron dos veces del hielo.", 2), ("uk", "Вони тричі попереджали про лід.", 3),
    ],
)  # fmt: skip
def test_how_many_times_is_a_figure(language, text, times):
    assert [(figure.low, figure.unit) for _, figure in figures(text, language)] == [(times, "times")]


def test_a_fraction_may_be_said_in_two_words():
    ((_, figure),) = figures("Perdió la cosecha una cuarta parte de los regantes.", "es")
    assert (figure.low, figure.unit) == (25.0, "percent")


@pytest.mark.parametrize(
    ("text", "language", "value", "unit"),
    [
        ("half a million nets", "en", 500_000, None), ("a quarter of a million crowns", "en", 250_000, None),
        ("two and a half million nets", "en", 2.5e6, None), ("half a percent", "en", 0.5, "percent"),
        ("a year and a half", "en", 1.5, "year"), ("one and a half times", "en", 1.5, "times"), ("2½ tonnes", "en", 2.5, "tonne"),
        ("half a dozen crates", "en", 6, None), ("half an hour", "en", 0.5, "hour"),
        ("eine halbe Million Netze", "de", 500_000, None), ("anderthalb Millionen Euro", "de", 1.5e6, "eur"), ("die Zwanzigjährige", "de", 20, "year"),
        ("zweieinhalb Jahre", "de", 2.5, "year"), ("eine Viertelstunde", "de", 0.25, "hour"),
        ("un demi-million de filets", "fr", 500_000, None), ("deux millions et demi de filets", "fr", 2.5e6, None),
        ("trois quarts d'heure", "fr", 0.75, "hour"), ("deux ans et demi", "fr", 2.5, "year"),
        ("medio millón de redes", "es", 500_000, None), ("dos millones y medio de redes", "es", 2.5e6, None),
        ("media hora", "es", 0.5, "hour"), ("пів мільйона сіток", "uk", 500_000, None),
        ("півтора мільйона гривень", "uk", 1.5e6, "uah"), ("два з половиною мільйони", "uk", 2.5e6, None),
        ("полмиллиона сетей", "ru", 500_000, None), ("полтора года", "ru", 1.5, "year"), ("полчаса", "ru", 0.5, "hour"),
    ],
)  # fmt: skip
def test_a_half_belongs_to_the_number_beside_it(text, language, value, unit):
    found = figure(text, language)
    assert (found.low, found.unit) == (pytest.approx(value), unit)


@pytest.mark.parametrize(
    ("text", "language", "value"),
    [
        ("the twenty-first dam", "en", 21), ("on the thirty-second day", "en", 32), ("das einundzwanzigste Tor", "de", 21),
        ("le vingt et unième quai", "fr", 21), ("la vingt-deuxième fois", "fr", 22), ("le dix-septième quai", "fr", 17),
        ("el vigésimo primer muelle", "es", 21), ("двадцять перший причал", "uk", 21), ("посіла 3-тє місце", "uk", 3),
        ("двадцать первый причал", "ru", 21),
    ],
)  # fmt: skip
def test_an_ordinal_behind_tens_is_one_ordinal(text, language, value):
    assert [(found.low, found.kind) for _, found in figures(text, language)] == [(value, "ordinal")]


def test_a_clip_of_thirty_seconds_is_no_thirty_second_clip():
    assert [(found.low, found.kind) for _, found in figures("a thirty-second clip")] == [(30, "cardinal")]


@pytest.mark.parametrize(
    ("text", "language", "value", "unit"),
    [
        ("It pays £3m, or 3 million pounds.", "en", 3e6, "gbp"), ("They made SEK 900m, 900 million kronor.", "en", 9e8, "sek"),
        ("Das kostet 3 Mio. Euro, 3 Mio. €, 3 Millionen Euro.", "de", 3e6, "eur"),
        ("Il coûte 3 M€, soit 3 millions d'euros.", "fr", 3e6, "eur"), ("Cuesta 3 M€, tres millones de euros.", "es", 3e6, "eur"),
        ("It fell to -12°C, to minus 12 °C, to 12 °C below zero.", "en", -12, "celsius"),
        ("Es war -12 Grad, minus 12 Grad, 12 Grad unter null.", "de", -12, "celsius"),
        ("Il fait -12 degrés, moins 12 degrés, 12 degrés sous zéro.", "fr", -12, "celsius"),
        ("Hubo -12 grados, menos 12 grados, 12 grados bajo cero.", "es", -12, "celsius"),
        ("Було -12 градусів, мінус 12 градусів, 12 градусів морозу.", "uk", -12, "celsius"),
        ("Было -12 градусов, минус 12 градусов, 12 градусов ниже нуля.", "ru", -12, "celsius"),
        ("The brigade sent 25 000, 25,000 and 25\u202f000.", "en", 25_000, None),
    ],
)  # fmt: skip
def test_one_amount_is_written_in_several_ways(text, language, value, unit):
    assert {(found.low, found.unit) for _, found in figures(text, language)} == {(value, unit)}


@pytest.mark.parametrize(
    ("text", "language", "values"),
    [
        ("In 2019 300 of 12,500 men and 10 200 horses came.", "en", [2019, 300, 12500, 10, 200]),
        ("It weighs 200 pounds and sells for £300.", "en", [200, 300]),
        ("The F-16, goals 2 to 3, a team – 12 men.", "en", [2, 3, 12]), ("Il coûte 30 m de fil, au moins 12.", "fr", [30, 12]),
        ("-12 men came", "en", [12]), ("de 12 grados al menos 12", "es", [12, 12]),
    ],
)  # fmt: skip
def test_blanks_hyphens_and_letters_beside_numbers_may_mean_nothing(text, language, values):
    found = [found for _, found in figures(text, language)]
    assert [figure.low for figure in found] == values
    assert "gbp" not in {figure.unit for figure in found if figure.low == 200}


@pytest.mark.parametrize(
    ("copy", "source", "expected"),
    [
        ("200 pounds", "£200", "same"), ("200 pounds", "£300", None), ("30 cents", "$0.30", "converted"),
        ("50 pence", "£0.50", "converted"), ("40 cents", "$0.30", None), ("$38", "€38", None), ("-12 degrees", "12 degrees", None),
        ("10°F", "-12°C", "converted"), ("-5%", "5 percent", "same"),
    ],
)  # fmt: skip
def test_amounts_agree_in_money_and_below_zero(copy, source, expected):
    assert agreement(figure(f"it was {copy} there"), figure(f"it was {source} there")) == expected


@pytest.mark.parametrize(
    ("copy", "source", "agrees"),
    [
        ("40-60 sheep", "40 to 50 sheep", 0), ("40-50 sheep", "between 40 and 50 sheep", 2), ("won 7-4", "seven votes to four", 2),
        ("won 7-4", "eight votes to four", 0), ("won 7-4", "won 8-4", 0), ("40 sheep", "40-50 sheep", 1),
    ],
)  # fmt: skip
def test_a_range_agrees_with_its_two_ends_together(copy, source, agrees):
    index = FigureIndex(dict(enumerate(found for _, found in figures(f"some {source} there"))))
    assert len(index.agreeing(figure(f"some {copy} there"))) == agrees


@pytest.mark.parametrize(
    ("text", "language", "value"),
    [
        ("خمسة وعشرين ألف عامل", "ar", 25_000), ("مئة وخمسة وعشرون قاربا", "ar", 125), ("ثلاثمئة قارب", "ar", 300),
        ("بیست و پنج هزار کارگر", "fa", 25_000),
    ],
)  # fmt: skip
def test_and_may_be_written_on_to_the_tens(text, language, value):
    assert figure(text, language).low == value


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "1 hour 58 minutes", (1.966667, "hour")),
        ("en", "an hour and twenty minutes", (1.333333, "hour")),
        ("en", "5 feet 10 inches", (5.833333, "foot")),
        ("de", "zwei Stunden und 15 Minuten", (2.25, "hour")),
        ("fr", "5 euros et 20 centimes", (5.2, "eur")),
        ("fr", "deux heures dix", (2.166667, "hour")),
        ("es", "una hora y veinte minutos", (1.333333, "hour")),
        ("uk", "три кілограми двісті грамів", (3.2, "kg")),
    ],
)
def test_two_measures_of_one_thing_are_one_figure(language, text, expected):
    found = figure(text, language)
    assert (found.low, found.unit) == expected


@pytest.mark.parametrize("text", ["2 pounds and 3 miles", "5 hours, some 20 minutes", "two hours 90 minutes"])
def test_two_measures_of_different_things_stay_two(text):
    assert len(figures(text)) == 2


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Ada Moss, 44, said so.", ["age"]),
        ("In Norvik, 30, 40 and 50 ships lay.", ["cardinal"] * 3),
        ("It helped the third of volunteers who ate it.", ["share"]),
        ("It was the third of its kind, the third of nine.", ["ordinal", "ordinal", "cardinal"]),
        ("Seventeen in the first half, six in the second.", ["cardinal", "ordinal", "cardinal", "ordinal"]),
        ("But first, he left in a second.", []),
    ],
)
def test_what_stands_around_a_number_tells_what_it_is(text, kinds):
    assert [value.kind for _, value in figures(text)] == kinds


@pytest.mark.parametrize(
    ("language", "text", "low", "unit"),
    [
        ("en", "The toll rose from 41 to 46 thousand crowns.", 41_000, None),
        ("en", "It takes between five and seven per cent.", 5, "percent"),
        ("en", "It shrank from 900 to 1.2 million nets.", 900, None),
        ("de", "Der Etat wuchs von 41 auf 46 Millionen Euro.", 41_000_000, "eur"),
        ("fr", "Le budget passe de 41 à 46 millions d'euros.", 41_000_000, "eur"),
        ("es", "Costará entre cinco y siete millones de euros.", 5_000_000, "eur"),
        ("uk", "Платня зросте з 41 до 46 тисяч гривень.", 41_000, "uah"),
        ("ru", "Платёж вырастет с двух до трёх миллионов рублей.", 2_000_000, "rub"),
    ],
)  # fmt: skip
def test_the_first_of_two_figures_shares_magnitude_and_unit_with_the_second(language, text, low, unit):
    first = figures(text, language)[0][1]
    assert (first.low, first.high, first.unit) == (low, low, unit)


@pytest.mark.parametrize(
    ("language", "text", "value", "unit"),
    [
        ("uk", "двадцять одну тисячу гривень", 21_000, "uah"),
        ("uk", "трьома мільйонами гривень", 3_000_000, "uah"),
        ("uk", "п'ятьма автобусами", 5, None),
        ("uk", "годину і вісім хвилин", 1.133333, "hour"),
        ("uk", "годину двадцять хвилин", 1.333333, "hour"),
        ("uk", "школа № 2 — 41 учень", 2, None),
        ("uk", "третину з шістдесяти кілометрів", 100 / 3, "percent"),
        ("ru", "треть бюджета города", 100 / 3, "percent"),
        ("ru", "сорока одной тысячей рублей", 41_000, "rub"),
        ("ru", "одиннадцатью лодками", 11, None),
        ("ru", "двумястами километрами", 200, "km"),
        ("ru", "год и два месяца", 1.166667, "year"),
    ],
)
def test_numerals_and_units_are_read_in_every_case(language, text, value, unit):
    found = figures(text, language)[0][1]
    assert (found.low, found.unit) == (pytest.approx(value), unit)


def test_a_word_for_a_time_before_a_length_of_it_is_no_hour():
    assert figure("В тот час пять минут ждали поезда.", "ru").low == 5
