"""What became of facts, on invented statements; a change is written (fact, status, detail, copy's wording, source's wording)."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from provenance.document import Timestamp
from provenance.reuse.alignment import Alignment, align
from provenance.reuse.body import Body
from provenance.reuse.change import find_changes
from provenance.reuse.fact import find_facts


def compare(copy, source, language="en", *, published=(None, None)):
    facts = [
        find_facts(text, language=language, published=Timestamp.of(day) if day else None)
        for text, day in zip((copy, source), published, strict=True)
    ]
    alignment = align(Body.of(copy, language=language), Body.of(source, language=language))
    return [
        (c.fact, c.status, c.detail, c.copy and c.copy.of(copy), c.source and c.source.of(source))
        for c in find_changes(
            copy, source, alignment, copy_facts=facts[0], source_facts=facts[1], languages=(language, language)
        )
    ]


def altered(copy, source, language="en"):
    return [
        (fact, mine, theirs) for fact, status, _, mine, theirs in compare(copy, source, language) if status == "altered"
    ]


SOURCE = (
    "Some 25,000 workers from Norvik will go to the drone plant at Tarn Head, the agency NBK reported on Tuesday. "
    "Lt. Gen. Ostap Verhun, who heads the service, said the first 1,400 had left on June 14. "
    "“They were told they would pick apples,” Verhun said. "
    "The plant, opened in March 2019, burned 37 percent less coal last year than in 2021 and lost £4.6 million."
)


def test_a_text_compared_with_itself_keeps_every_fact():
    assert {change[1] for change in compare(SOURCE, SOURCE)} == {"kept"}


def test_what_happened_so_many_times_may_be_told_as_so_many_events_but_a_few_are_not_a_few_times():
    def figures(copy, source):
        return {(status, mine) for fact, status, _, mine, _ in compare(copy, source) if fact == "figure"}

    crossed = "The vessel of Tarn Head crossed the sound {} times before the autumn gales."
    made = "The vessel of Tarn Head made {} crossings of the sound before the autumn gales."
    assert figures(made.format(112), crossed.format(112)) == {("kept", "112")}
    assert ("kept", "3") not in figures(made.format(3), crossed.format(3))


PLANTED = [
    ("25,000", "35,000", [("figure", "35,000", "25,000")]),
    ("1,400", "1,900", [("figure", "1,900", "1,400")]),
    ("37 percent", "47 percent", [("figure", "47 percent", "37 percent")]),
    ("£4.6 million", "£6.4 million", [("figure", "£6.4 million", "£4.6 million")]),
    ("£4.6 million", "£4.6 billion", [("figure", "£4.6 billion", "£4.6 million")]),
    ("Tuesday", "Monday", [("date", "Monday", "Tuesday")]),
    ("June 14", "June 24", [("date", "June 24", "June 14")]),
    ("March 2019", "May 2019", [("date", "May 2019", "March 2019")]),
    ("in 2021", "in 2012", [("date", "2012", "2021")]),
    ("Norvik", "Ostland", [("name", "Ostland", "Norvik")]),
    ("NBK", "NKB", [("name", "NKB", "NBK")]),
    ("Ostap Verhun", "Ostap Vorhun", [("name", "Lt. Gen. Ostap Vorhun", "Lt. Gen. Ostap Verhun")]),
    ("Ostap Verhun", "Pavlo Hrytsak", [("name", "Lt. Gen. Pavlo Hrytsak", "Lt. Gen. Ostap Verhun")]),
    ("pick apples", "build drones", [("quotation", "“They were told they would build drones,”", "“They were told they would pick apples,”")]),
    ("less coal", "more coal", [("negation", "more", "less")]),
    ("had left", "had not left", [("negation", "not", "left")]),
]  # fmt: skip


@pytest.mark.parametrize(("true", "false", "expected"), PLANTED)
def test_an_altered_fact_is_named_with_both_wordings_and_nothing_else_is(true, false, expected):
    assert altered(SOURCE.replace(true, false), SOURCE) == expected


REWRITE = (
    "According to NBK, around {figure} labourers from Norvik are to be sent to a plant at Tarn Head that builds drones. "
    "{name}, head of the service, said that the first 1,400 of them departed on {date}."
)


@pytest.mark.parametrize(
    ("planted", "expected"),
    [
        ({"figure": "35,000"}, [("figure", "35,000", "25,000")]),
        ({"date": "June 24"}, [("date", "June 24", "June 14")]),
        ({"name": "Lt. Gen. Ostap Verhan"}, [("name", "Lt. Gen. Ostap Verhan", "Lt. Gen. Ostap Verhun")]),
        ({}, []),
    ],
)
def test_an_altered_fact_is_found_in_a_rewritten_sentence_too(planted, expected):
    copy = REWRITE.format(**{"figure": "25,000", "date": "June 14", "name": "Lt. Gen. Ostap Verhun", **planted})
    assert altered(copy, SOURCE) == expected


HARMLESS = [
    ("25,000 workers", "twenty-five thousand workers"),
    ("on June 14", "on 14 June"),
    ("37 percent", "37%"),
    ("£4.6 million", "£4.6m"),
    ("Lt. Gen. Ostap Verhun", "General Verhun"),
    ("Ostap Verhun", "Ostap Werhun"),
    ("the agency NBK reported on Tuesday", "the agency NBK reported"),
    ("Some 25,000 workers from Norvik", "Norvik workers, some 25,000 of them,"),
    (
        "“They were told they would pick apples,” Verhun said.",
        "Verhun said they had been told that they would pick apples.",
    ),
]


@pytest.mark.parametrize(("wording", "other"), HARMLESS)
def test_the_same_said_otherwise_is_not_altered(wording, other):
    assert altered(SOURCE.replace(wording, other), SOURCE) == []


def test_a_figure_may_share_the_magnitude_of_the_next_but_may_not_lose_it():
    def altered(copy, source):
        return [(mine, theirs) for _, status, _, mine, theirs in compare(copy, source) if status == "altered"]

    shared = "Of the plan for Tarn Head, 4.1 of those €6.3 million stood in the last budget of the harbour board."
    spelt = "Of the plan for Tarn Head, {} of the €6.3 million stood in the last budget of the harbour board."
    assert altered(spelt.format("€4.1 million"), shared) == []
    assert altered(spelt.format("€4.1"), spelt.format("€4.1 million")) == [("€4.1", "€4.1 million")]
    assert altered(spelt.format("€4.1 billion"), spelt.format("€4.1 million")) == [("€4.1 billion", "€4.1 million")]


@pytest.mark.parametrize(
    ("wording", "other", "expected"),
    [
        ("the first 1,400", "the first 1,400 or so", ("figure", "kept", None, "1,400", "1,400")),
        ("Some 25,000", "Tens of thousands of", ("figure", "kept", "rounded", "Tens of thousands", "25,000")),
        ("37 percent", "more than a third", ("figure", "kept", None, None, None)),
        ("on June 14", "in June", ("date", "kept", "rounded", "June", "June 14")),
    ],
)
def test_a_coarser_fact_is_kept_and_says_so(wording, other, expected):
    found = compare(SOURCE.replace(wording, other), SOURCE)
    if expected[3] is None:
        assert [change for change in found if change[0] == "figure" and change[1] == "altered"] == []
    else:
        assert expected in found


def test_a_converted_figure_is_kept_and_says_so():
    source = "The wreck lies 80 kilometres north of Tarn Head, where the water was 30 °C in July."
    copy = "The wreck lies 50 miles north of Tarn Head, where the water was 86 °F in July."
    assert [change[1:4] for change in compare(copy, source) if change[0] == "figure"] == [
        ("kept", "converted", "50 miles"),
        ("kept", "converted", "86 °F"),
    ]


def test_yesterday_is_tuesday_to_a_copy_published_on_wednesday():
    source = "The agency in Norvik reported on Tuesday that the plant had closed."
    copy = "The agency in Norvik reported yesterday that the plant had closed."
    found = compare(copy, source, published=("2026-11-18", "2026-11-18"))
    assert ("date", "kept", "converted", "yesterday", "Tuesday") in found


def test_figures_that_changed_places_are_altered():
    source = "The service sent 5,000 workers to rebuild the harbour and 1,000 sappers to clear the mines."
    copy = "The service sent 1,000 workers to rebuild the harbour and 5,000 sappers to clear the mines."
    assert sorted(altered(copy, source)) == [("figure", "1,000", "5,000"), ("figure", "5,000", "1,000")]


def test_names_that_changed_places_are_altered():
    source = "Ada Moss of Norvik sued Tom Reed of Tarn Head over the boat."
    copy = "Tom Reed of Norvik sued Ada Moss of Tarn Head over the boat."
    assert ("name", "Tom Reed", "Ada Moss") in altered(copy, source)


def test_a_fact_that_only_the_copy_has_is_added_and_one_that_only_the_source_has_is_dropped():
    copy = SOURCE.split(" “", maxsplit=1)[0] + " Harbour master Ada Moss counted 77 buses."
    found = compare(copy, SOURCE)
    assert ("figure", "added", None, "77", None) in found
    assert ("name", "added", None, "Ada Moss", None) in found
    assert ("figure", "dropped", None, None, "37 percent") in found
    assert ("date", "dropped", None, None, "March 2019") in found
    assert [change for change in found if change[1] == "altered"] == []


def test_a_name_said_many_times_is_one_change():
    copy = "Ostap Verhun spoke in Norvik. Verhun smiled. Later, in Norvik, Verhun left."
    assert [change for change in compare(copy, copy) if change[0] == "name"] == [
        ("name", "kept", None, "Ostap Verhun", "Ostap Verhun"),
        ("name", "kept", None, "Norvik", "Norvik"),
    ]


LANGUAGES = [
    ("de", "Rund 25.000 Arbeiter aus Norwik fahren am Dienstag in das Werk von Tarnkopf, sagte Minister Olaf Brandt.",
     "Rund 35.000 Arbeiter aus Norwik fahren am Montag in das Werk von Tarnkopf, sagte Minister Olaf Brundt.",
     [("figure", "35.000", "25.000"), ("date", "Montag", "Dienstag"), ("name", "Minister Olaf Brundt", "Minister Olaf Brandt")]),
    ("fr", "Environ 25 000 ouvriers de Norvique partiront mardi vers l'usine de Valbrune, a déclaré le ministre Luc Moreau.",
     "Environ 35 000 ouvriers de Norvique partiront lundi vers l'usine de Valbrune, a déclaré le ministre Luc Mureau.",
     [("figure", "35 000", "25 000"), ("date", "lundi", "mardi"), ("name", "Luc Mureau", "Luc Moreau")]),
    ("es", "Unos 25.000 obreros de Norvia viajarán el martes a la fábrica de Villaclara, dijo el ministro Íñigo Salcedo.",
     "Unos 35.000 obreros de Norvia viajarán el lunes a la fábrica de Villaclara, dijo el ministro Íñigo Solcedo.",
     [("figure", "35.000", "25.000"), ("date", "lunes", "martes"), ("name", "Íñigo Solcedo", "Íñigo Salcedo")]),
    ("uk", "Близько 25 тисяч робітників поїдуть у вівторок на завод у Тарнограді, повідомив генерал Остап Вергун.",
     "Близько 35 тисяч робітників поїдуть у понеділок на завод у Тарнограді, повідомив генерал Остап Воргун.",
     [("figure", "35 тисяч", "25 тисяч"), ("date", "понеділок", "вівторок"), ("name", "Остап Воргун", "Остап Вергун")]),
    ("ru", "Около 25 тысяч рабочих поедут во вторник на завод в Тарнограде, сообщил генерал Остап Вергун.",
     "Около 35 тысяч рабочих поедут в понедельник на завод в Тарнограде, сообщил генерал Остап Воргун.",
     [("figure", "35 тысяч", "25 тысяч"), ("date", "понедельник", "вторник"), ("name", "Остап Воргун", "Остап Вергун")]),
    ("ar", "حوالي 25 ألف عامل سيغادرون يوم الثلاثاء إلى مصنع الطائرات قرب الميناء القديم",
     "حوالي 35 ألف عامل سيغادرون يوم الاثنين إلى مصنع الطائرات قرب الميناء القديم",
     [("figure", "35 ألف", "25 ألف"), ("date", "الاثنين", "الثلاثاء")]),
    ("fa", "حدود ۲۵ هزار کارگر روز سه‌شنبه به کارخانه پهپاد در نزدیکی بندر قدیمی می‌روند",
     "حدود ۳۵ هزار کارگر روز دوشنبه به کارخانه پهپاد در نزدیکی بندر قدیمی می‌روند",
     [("figure", "۳۵ هزار", "۲۵ هزار"), ("date", "دوشنبه", "سه‌شنبه")]),
]  # fmt: skip


@pytest.mark.parametrize(("language", "source", "copy", "expected"), LANGUAGES, ids=[row[0] for row in LANGUAGES])
def test_altered_facts_are_found_in_every_language(language, source, copy, expected):
    assert altered(copy, source, language) == expected
    assert altered(source, source, language) == []


QUOTED = (
    "Ada Moss has fished the bay for thirty years. “We lost every net that night and nobody came to help us,” Moss said. "
    "Tom Reed of the coast guard said the boat had left the harbour in time. The inquiry opens in March."
)


def quotations(copy, source=QUOTED):
    return [(status, detail) for fact, status, detail, _, _ in compare(copy, source) if fact == "quotation"]


@pytest.mark.parametrize(
    ("copy", "expected"),
    [
        ("“We lost every net that night and nobody came to help us,” said Ada Moss, a fisher.", [("kept", None)]),
        ("“We lost every net that night …,” Moss said.", [("kept", None)]),
        ("“We lost every [single] net that night,” Moss said.", [("kept", None)]),
        ('"WE LOST EVERY NET THAT NIGHT and nobody came to help us," Moss said.', [("kept", None)]),
        ("“We lost every boat that night and nobody came to rescue us,” Moss said.", [("altered", None)]),
        ("“We lost every net that night and nobody came to help us,” said Tom Reed.", [("altered", "other_speaker")]),
        ("Ada Moss said they had lost every net that night and that nobody had come to help.", [("kept", "indirect")]),
        (
            "“The boat had left the harbour in time,” said Tom Reed of the coast guard.",
            [("kept", "direct"), ("dropped", None)],
        ),
        (
            "“Our boat left the harbour well in time,” said Tom Reed of the coast guard.",
            [("added", "direct"), ("dropped", None)],
        ),
        ("“Taxes on cheese will ruin every dairy farmer,” said Ada Moss.", [("added", "invented"), ("dropped", None)]),
        ("The inquiry into the loss opens in March.", [("dropped", None)]),
    ],
)
def test_what_became_of_a_quotation(copy, expected):
    assert quotations(copy) == expected


def test_two_halves_of_a_quotation_may_be_joined():
    source = "“We lost every net that night,” said Ada Moss. “Nobody came to help us.”"
    copy = "“We lost every net that night. Nobody came to help us,” said Ada Moss."
    assert set(quotations(copy, source)) == {("kept", None)}


def cues(copy, source):
    return [change[:2] + change[3:] for change in compare(copy, source) if change[0] in {"negation", "hedging"}]


@pytest.mark.parametrize(
    ("copy", "source", "expected"),
    [
        ("The mayor of Norvik reportedly sold the old ferry to her brother.", "The mayor of Norvik sold the old ferry to her brother.",
         [("hedging", "added", "reportedly", "The mayor of Norvik sold the old ferry to her brother")]),
        ("The mayor of Norvik sold the old ferry to her brother.", "The mayor of Norvik allegedly sold the old ferry to her brother.",
         [("hedging", "dropped", "The mayor of Norvik sold the old ferry to her brother", "allegedly")]),
        ("The mayor of Norvik did not sell the old ferry.", "The mayor of Norvik did sell the old ferry.",
         [("negation", "altered", "not", "sell")]),
        ("The mayor of Norvik did not sell the ferry.", "The mayor of Norvik didn’t sell the ferry.", []),
        ("Prices of herring fell in the town of Norvik by a fifth.", "Prices of herring rose in the town of Norvik by a fifth.",
         [("negation", "altered", "fell", "rose")]),
        ("The popular mayor of Norvik sold the old ferry.", "The unpopular mayor of Norvik sold the old ferry.",
         [("negation", "altered", "popular", "unpopular")]),
        ("The unpopular mayor of Norvik sold the old ferry.", "The not popular mayor of Norvik sold the old ferry.", []),
        ("The mayor of Norvik not only sold the ferry but the pier.", "The mayor of Norvik sold the ferry and the pier.", []),
    ],
)  # fmt: skip
def test_denials_and_hedges_gained_and_lost(copy, source, expected):
    assert cues(copy, source) == expected


@pytest.mark.parametrize(
    ("language", "copy", "source", "expected"),
    [
        ("de", "Dem Rat war das Angebot aus Norwik bekannt.", "Dem Rat war das Angebot aus Norwik nicht bekannt.", [("bekannt", "nicht")]),
        ("fr", "La maire de Valbrune nie le courrier reçu en mars.", "La maire de Valbrune ne nie pas le courrier reçu en mars.", [("nie", "pas")]),
        ("es", "El alcalde de Villaclara vendió el barco viejo.", "El alcalde de Villaclara no vendió el barco viejo.", [("vendió", "no")]),
        ("uk", "Мер Тарнограда продав старий пором у березні.", "Мер Тарнограда не продав старий пором у березні.", [("продав", "не")]),
        ("ru", "Мэр Тарнограда продал старый паром в марте.", "Мэр Тарнограда не продал старый паром в марте.", [("продал", "не")]),
    ],
)  # fmt: skip
def test_a_statement_turned_round_is_altered_in_every_language(language, copy, source, expected):
    assert [(mine, theirs) for fact, mine, theirs in altered(copy, source, language) if fact == "negation"] == expected
    assert altered(source, source, language) == []


def test_a_statement_that_denies_and_affirms_the_same_is_not_turned_round():
    text = "We do not promise to replace the fishers, we promise to protect the fishers of Norvik from storms."
    assert altered(text, text.replace("the fishers, we", "fishers; we")) == []


def test_a_sentence_beside_the_corresponding_one_is_looked_at_too():
    source = (
        "The report on the harbour of Norvik was handed to the council on 3 March. It makes 44 recommendations. "
        "Its 312 pages cost the town of Norvik a million crowns."
    )
    copy = "The resulting document for Norvik, 312 pages long, cost the town a million crowns and offers 54 recommendations."
    assert altered(copy, source) == [("figure", "54", "44")]


def test_nothing_is_altered_between_unrelated_texts():
    other = "The orchestra of Valbrune played 12 concerts in 2018. Its conductor, Rosa del Río, retires in May at the age of 71."
    assert altered(other, SOURCE) == []


def test_texts_without_facts_or_words_have_no_changes():
    assert compare("", "") == []
    assert find_changes("…", "", Alignment(), copy_facts=(), source_facts=()) == ()


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.sampled_from(SOURCE.split(" ")), max_size=60), st.lists(st.sampled_from(SOURCE.split(" ")), max_size=60)
)
def test_every_change_has_the_sides_its_status_says(mine, theirs):
    sides = {"kept": (True, True), "altered": (True, True), "added": (True, False), "dropped": (False, True)}
    for fact, status, detail, copy, source in compare(" ".join(mine), " ".join(theirs)):
        # Denials and hedges point to the sentence that lacks them, an added quotation to what it was made from.
        if detail != "direct" and fact not in {"negation", "hedging"}:
            assert (copy is not None, source is not None) == sides[status]


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=300))
def test_any_text_compared_with_itself_alters_nothing(text):
    assert altered(text, text, None) == []


def test_a_slip_in_a_name_is_found_wherever_it_stands():
    source = "The harbour belongs to Laura Harrier. Storms are rare in autumn."
    copy = "Storms are rare in autumn. Nobody knows when Laura Harraer bought it, and Laura Harrier will not say."
    assert altered(copy, source) == [("name", "Laura Harraer", "Laura Harrier")]


def test_a_country_of_a_similar_name_in_another_place_is_no_slip():
    source = "The ferry was built in Austria. Storms are rare in autumn."
    copy = "The ferry was built in Austria. Tourists from Australia like it."
    assert altered(copy, source) == []


def test_another_currency_is_not_called_altered():
    source = "The ferry was sold to the town of Norvik for €30 million last spring."
    copy = "The ferry was sold to the town of Norvik for $33 million last spring."
    assert altered(copy, source) == []


@pytest.mark.parametrize(
    ("copy", "source"),
    [
        ("The detour to Norvik is 62 miles long.", "The detour to Norvik is 62 kilometres long."),
        ("The pier of Norvik cost €38 million.", "The pier of Norvik cost $38 million."),
        ("The letter of the mayor took eleven weeks.", "The letter of the mayor took eleven days."),
    ],
)
def test_the_same_number_in_another_unit_is_altered(copy, source):
    assert [fact for fact, _, _ in altered(copy, source)] == ["figure"]


def test_a_bare_dollar_sign_is_that_of_the_country():
    source = "The pier of Norvik cost A$38.4 million to build, said the mayor on Tuesday."
    assert altered(source.replace("A$", "$"), source) == []


def test_more_than_and_fewer_than_are_contraries_unless_the_one_is_denied():
    source = "More than 1,500 people of Norvik signed a petition against the ferry."
    assert ("figure", "1,500", "1,500") in altered(source.replace("More than", "Fewer than"), source)
    source = "Swimmers at Norvik must not stay under for more than 90 seconds in winter."
    copy = "Swimmers at Norvik may stay under for a maximum of 90 seconds in winter."
    assert [fact for fact, _, _ in altered(copy, source) if fact == "figure"] == []


@pytest.mark.parametrize(
    ("copy", "source", "expected"),
    [
        ("Vehicle numbers at Norvik went down 14 percent once the ferry had gone.", "Traffic at Norvik rose by 14 percent after the ferry was withdrawn.", ("went down", "rose")),
        ("Councillors of Norvik rejected the pier by 11 votes to 4.", "By 11 votes to 4 the councillors of Norvik approved the pier.", ("rejected", "approved")),
        ("The board of Norvik left the fees for moorings unchanged.", "The fees for moorings were lowered by the board of Norvik.", ("unchanged", "lowered")),
    ],
)  # fmt: skip
def test_what_rose_is_not_said_to_have_fallen_nor_what_was_granted_to_be_refused(copy, source, expected):
    assert ("negation", *expected) in altered(copy, source)


def test_what_did_not_rise_may_have_fallen():
    source = "Traffic at Norvik fell by 14 percent after the ferry was withdrawn."
    assert altered("Traffic at Norvik did not rise, it lost 14 percent after the ferry was withdrawn.", source) == []


@pytest.mark.parametrize(
    ("copy", "source", "expected"),
    [
        ("The minister Karel Brand spoke in Norvik.", "The deputy minister Karel Brand spoke in Norvik.", [("minister Karel Brand", "deputy minister Karel Brand")]),
        ("The mayor, Ada Moss, left Norvik.", "The former mayor, Ada Moss, left Norvik.", [("mayor, Ada Moss", "former mayor, Ada Moss")]),
        ("The former mayor Ada Moss left Norvik.", "The mayor Ada Moss left Norvik.", []),  # written later, perhaps
        ("Ada Moss left Norvik.", "The deputy mayor Ada Moss left Norvik.", []),
        ("The mayor Ada Moss left. She was deputy mayor Ada Moss before.", "The deputy mayor Ada Moss left Norvik.", []),
    ],
)  # fmt: skip
def test_an_office_that_is_not_a_deputys_any_more_is_altered(copy, source, expected):
    assert [(mine, theirs) for fact, mine, theirs in altered(copy, source) if fact == "name"] == expected


@pytest.mark.parametrize(
    ("language", "copy", "source", "expected"),
    [
        ("en", "The operations director, Ada Moss, left Norvik.", "The finance director, Ada Moss, left Norvik.", [("operations director, Ada Moss", "finance director, Ada Moss")]),
        ("en", "Odd Holm, chief financial officer of Norvik Line, spoke.", "The chief operating officer, Odd Holm, spoke in Norvik.", [("Odd Holm, chief financial officer of Norvik", "chief operating officer, Odd Holm")]),
        ("fr", "Ada Moss, ministre de l’Agriculture, viendra.", "Le ministre de l’Industrie, Ada Moss, viendra.", [("Ada Moss, ministre de l’Agriculture", "ministre de l’Industrie, Ada Moss")]),
        ("en", "The director, Ada Moss, left Norvik.", "The finance director, Ada Moss, left Norvik.", []),
        ("en", "The club honoured director Ada Moss in Norvik.", "They thanked director Ada Moss in Norvik.", []),
        ("de", "Finanzminister Odd Holm kam aus Norwik.", "Innenminister Odd Holm kam aus Norwik.", [("Finanzminister Odd Holm", "Innenminister Odd Holm")]),
    ],
)  # fmt: skip
def test_an_office_of_something_else_is_altered(language, copy, source, expected):
    found = [
        (mine, theirs) for fact, mine, theirs in altered(copy, source, language) if "Moss" in mine or "Holm" in mine
    ]
    assert found == expected


def test_a_value_repeated_in_the_place_of_another_is_altered():
    source = (
        "All were convicted in December of smuggling herring. They had begun in October 2021 in the port of Norvik."
    )
    copy = "All were convicted in October of smuggling herring. In October 2021 they had begun in the port of Norvik."
    assert altered(copy, source) == [("date", "October", "December")]


EXCLUSIVE = [
    ("Kasimir Holm, a physicist from Norvik, was awarded the Tarn medal in May.", "In May the Tarn medal went to Kasimir Holm, a chemist from Norvik.", "en", [("physicist", "chemist")]),
    ("The outfall near Norvik is checked every month, says Ada Moss.", "According to Ada Moss, the outfall near Norvik is checked every week.", "en", [("every month", "every week")]),
    ("Den Streit der Reederei Tarnfels entscheidet nun das Verwaltungsgericht.", "Das Arbeitsgericht entscheidet nun den Streit der Reederei Tarnfels.", "de", [("Verwaltungsgericht", "Arbeitsgericht")]),
    ("Un juge espagnol accorda cinq minutes à la nageuse de Norvik.", "Le juge portugais avait accordé cinq minutes à la nageuse de Norvik.", "fr", [("espagnol", "portugais")]),
    ("La bióloga Ada Moss salió de Norvik junto a su hermana el jueves.", "Junto a su madre, la bióloga Ada Moss salió de Norvik el jueves.", "es", [("hermana", "madre")]),
    ("Рибалка Остап Вергун назвав човен на честь доньки.", "На честь дружини назвав човен рибалка Остап Вергун.", "uk", [("доньки", "дружини")]),
]  # fmt: skip


@pytest.mark.parametrize(("copy", "source", "language", "expected"), EXCLUSIVE)
def test_a_word_that_excludes_the_sources_is_another_wording(copy, source, language, expected):
    found = altered(copy, source, language)
    assert [(mine, theirs) for fact, mine, theirs in found if fact == "wording"] == expected


@pytest.mark.parametrize(
    ("copy", "source"),
    [
        ("Kasimir Holm, a doctor in Norvik, kept bees.", "The physician Kasimir Holm kept bees in Norvik."),  # synonyms
        ("Ada Moss left with her sister and mother for Norvik.", "With her mother Ada Moss left for Norvik."),
        ("Ada Moss, whose father is Odd Moss of Norvik, sells herring.", "Ada Moss sells herring. Her father Odd has a son, too, in Norvik."),
        ("The harbour of Norvik is not safe in winter.", "In winter the harbour of Norvik is dangerous."),
    ],
)  # fmt: skip
def test_a_synonym_a_word_that_both_have_or_one_denied_is_no_other_wording(copy, source):
    assert [fact for fact, _, _ in altered(copy, source) if fact == "wording"] == []


def test_a_denial_of_something_that_the_longer_sentence_of_the_source_does_not_state_is_not_reported():
    source = (
        "The keeper of the lighthouse at Norvik counted forty herring gulls on the gallery in the morning of June 14."
    )
    copy = "With no telescope, the keeper of the lighthouse at Norvik counted forty gulls on its gallery in the morning of June 14."
    assert [change for change in compare(copy, source) if change[0] in ("negation", "hedging")] == []


def test_names_of_a_list_may_stand_in_any_order():
    source = (
        "Odd Holm, Ada Moss and Kasimir Brand lead the field with four starts each, the harbour club of Norvik said."
    )
    copy = "Kasimir Brand, Odd Holm and Ada Moss lead the field with four starts each, the harbour club of Norvik said."
    assert altered(copy, source) == []


@pytest.mark.parametrize(
    ("language", "copy", "source", "expected"),
    [
        ("fr", "L’action de la Ligne Norvik a cédé 5 % en mai, mais le fret a augmenté.", "L’action de la Ligne Norvik a gagné 5 % en mai, mais le fret a baissé.", ("cédé", "gagné")),
        ("en", "Landings at Norvik fell by 14 percent in May, though prices rose.", "Though prices fell, landings at Norvik rose by 14 percent in May.", ("fell", "rose")),
    ],
)  # fmt: skip
def test_what_stands_right_beside_a_figure_is_its_direction(language, copy, source, expected):
    assert ("negation", *expected) in altered(copy, source, language)
