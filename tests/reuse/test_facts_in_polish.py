"""What Polish newsrooms write in several ways: names and numbers in their cases, hours as ordinals, denials that open a clause."""

import pytest

from provenance.reuse.fact import find_facts

BEFORE = "Rada zebrała się w starej sali i wysłuchała obu stron. "
CROWD = "Na marsz w porcie przyszło {} osób."
SALE = "Firmę sprzedano za {} konkurentowi z Harlina."
SEARCH = "Poszukiwania trwały {} i zakończyły się wieczorem."
RISE = "Stopy wzrosły o {} w ciągu roku."
VOTERS = "{} wyborców popiera plan."
RESCUED = "Ratownicy uwolnili {} z zalanej kopalni."
HELD = "Zatrzymano {} z Torlina."
HALL = "Hala ma {} powierzchni."
SIGNED = "Umowę podpisano {} w Torlinie."
MEETING = "Zebranie zaczęło się {} w ratuszu."
CHURCH = "Kościół zbudowano {} na wzgórzu."


def of(changes, kind):
    return [status for fact, status, _, _ in changes if fact == kind]


@pytest.mark.parametrize(
    ("frame", "source", "copy", "other"),
    [
        (CROWD, "15 000", "15 tys.", "16 tys."),
        (CROWD, "piętnaście tysięcy", "15 tysięcy", "50 tysięcy"),
        (CROWD, "dwieście trzydzieści", "230", "320"),
        (CROWD, "kilka tysięcy", "tysiące", None),
        (SALE, "1,5 mln zł", "półtora miliona złotych", "1,8 mln zł"),
        (SALE, "12 500,50 zł", "12 tys. 500 zł 50 gr", "12 tys. 200 zł 50 gr"),
        (SALE, "4,2 mln zł", "4 mln 200 tys. złotych", "4 mln 600 tys. złotych"),
        (SALE, "pół miliona euro", "500 tys. euro", "500 mln euro"),
        (SALE, "75 groszy", "0,75 zł", None),
        (SEARCH, "półtorej godziny", "90 minut", "półtora dnia"),
        (SEARCH, "2 godz. 36 min", "dwie godziny i 36 minut", "dwie godziny i 56 minut"),
        (SEARCH, "pół roku", "sześć miesięcy", "osiem miesięcy"),
        (RISE, "25 punktów bazowych", "0,25 pkt proc.", "0,75 pkt proc."),
        (RISE, "jedną dziesiątą", "10 proc.", "15 proc."),
        (VOTERS, "Dwie trzecie", "66 proc.", "56 proc."),
        (VOTERS, "Co piąty z", "20 proc.", "30 proc."),
        (VOTERS, "Sześciu na dziesięciu", "60%", "80%"),
        (RESCUED, "dwunastu górników", "12 górników", "siedemnastu górników"),
        (RESCUED, "troje turystów", "3 turystów", "czworo turystów"),
        (HELD, "44-latka", "czterdziestoczteroletniego mieszkańca", "czterdziestosiedmioletniego mieszkańca"),
        (HELD, "44-latka", "mężczyznę w wieku 44 lat", "mężczyznę w wieku 41 lat"),
        (HALL, "2,5 tys. mkw.", "2500 metrów kwadratowych", "5200 metrów kwadratowych"),
    ],
)
def test_a_figure_stays_one_in_all_its_forms_and_another_is_told(changes_of, frame, source, copy, other):
    source = BEFORE + frame.format(source)
    assert of(changes_of(BEFORE + frame.format(copy), source, "pl"), "figure") == ["kept"]
    if other:
        assert of(changes_of(BEFORE + frame.format(other), source, "pl"), "figure") == ["altered"]


@pytest.mark.parametrize(
    ("frame", "source", "copy", "other"),
    [
        (SIGNED, "12 maja 2024 roku", "12.05.2024 r.", "12 marca 2024 roku"),
        (SIGNED, "12 maja", "dwunastego maja", "trzynastego maja"),
        (SIGNED, "we wtorek, 14 maja", "14 maja (wtorek)", "w środę, 15 maja"),
        (SIGNED, "w maju 2024 r.", "w maju roku 2024", "w czerwcu 2024 r."),
        (SIGNED, "przed trzema laty", "trzy lata temu", "pięć lat temu"),
        (SIGNED, "dwa tygodnie temu", "przed 14 dniami", "trzy tygodnie temu"),
        (SIGNED, "w ubiegłym tygodniu", "w zeszłym tygodniu", None),
        (SIGNED, "w trzecim kwartale 2024 roku", "w III kwartale 2024 r.", "w II kwartale 2024 r."),
        (MEETING, "o godz. 18", "o osiemnastej", "o dziewiętnastej"),
        (MEETING, "o godz. 21", "o godzinie dwudziestej pierwszej", "o godzinie dwudziestej trzeciej"),
        (MEETING, "o 15.30", "o wpół do czwartej po południu", "o wpół do piątej po południu"),
        (MEETING, "kwadrans po dziewiątej", "o 9.15", "o 9.45"),
        (MEETING, "w południe", "o godz. 12", "o godz. 14"),
        (CHURCH, "w XIX wieku", "w dziewiętnastym wieku", "w XVIII wieku"),
        (CHURCH, "w latach 90.", "w latach dziewięćdziesiątych", "w latach 80."),
    ],
)
def test_a_date_stays_one_in_all_its_forms_and_another_is_told(changes_of, frame, source, copy, other):
    source = BEFORE + frame.format(source)
    assert of(changes_of(BEFORE + frame.format(copy), source, "pl"), "date") == ["kept"]
    if other:
        assert of(changes_of(BEFORE + frame.format(other), source, "pl"), "date") == ["altered"]


@pytest.mark.parametrize(
    ("source", "copy"),
    [
        ("Głos zabrał prezes Marek Wójcik.", "Głos oddano prezesowi Markowi Wójcikowi."),
        ("Głos zabrała wójt Anna Kowalska.", "Głos oddano wójt Annie Kowalskiej."),
        ("Głos zabrała prof. Olga Lis.", "Głos oddano Oldze Lis."),
        ("Głos zabrała Ewa Zaręba.", "Pytano Ewę Zarębę o zdanie."),
        ("Głos zabrał Jerzy Gołąb.", "Pytano Jerzego Gołębia o zdanie."),
        ("Pociąg minął Pragę o świcie.", "O świcie pociąg był już w Pradze."),
        ("Pociąg minął Kielce o świcie.", "O świcie pociąg był już w Kielcach."),
        ("Pociąg minął Białystok o świcie.", "O świcie pociąg był już w Białymstoku."),
        ("Pociąg minął Jelenią Górę o świcie.", "O świcie pociąg był już w Jeleniej Górze."),
        ("Porozumienie poparły w nocy Stany Zjednoczone.", "W nocy porozumienie poparły USA."),
    ],
)
def test_a_name_in_another_case_is_the_same_name(changes_of, source, copy):
    assert of(changes_of(BEFORE + copy, BEFORE + source, "pl"), "name") == ["kept"]


@pytest.mark.parametrize(
    ("source", "copy", "altered"),
    [
        ("Umowę podpisał burmistrz Adam Nowicki.", "Umowę podpisał burmistrz Jan Nowicki.", "name"),
        ("Fabryka stoi w Krakowie od lat.", "Fabryka stoi w Katowicach od lat.", "name"),
        ("„To najlepszy wynik w historii klubu” – dodał Jan Lis.", "„To najgorszy wynik w historii klubu” – dodał Jan Lis.", "quotation"),
        ("Spółka z Harlina nie zapłaci kary.", "Spółka z Harlina zapłaci karę.", "negation"),
        ("Radni przyjęli uchwałę o budowie szkoły.", "Radni odrzucili uchwałę o budowie szkoły.", "negation"),
        ("Sąd skazał byłego dyrektora portu.", "Sąd uniewinnił byłego dyrektora portu.", "negation"),
        ("Wyrok jest nieprawomocny, podał sąd.", "Wyrok jest prawomocny, podał sąd.", "negation"),
        ("Policja nie wyklucza podpalenia hali.", "Policja wyklucza podpalenie hali.", "negation"),
        ("Pożar prawdopodobnie wybuchł w kuchni.", "Pożar wybuchł w kuchni.", "hedging"),
    ],
)  # fmt: skip
def test_what_says_something_else_is_told(changes_of, source, copy, altered):
    told = changes_of(BEFORE + copy, BEFORE + source, "pl")
    assert altered in [fact for fact, status, _, _ in told if status != "kept"]


@pytest.mark.parametrize(
    ("source", "copy"),
    [
        ("„Droga będzie gotowa za dwa lata” – zapewnił wójt Jan Bąk.", "Wójt Jan Bąk podkreśla: „Droga będzie gotowa za 2 lata”."),
        ("Nikt nie ucierpiał w wypadku.", "W wypadku nikomu nic się nie stało."),
        ("Burmistrz nie zgodził się na budowę hali.", "Burmistrz odmówił zgody na budowę hali."),
        ("Budowa nie ruszy przed lipcem.", "Budowa ruszy dopiero w lipcu."),
        ("Policja nie wyklucza podpalenia hali.", "Policja bierze pod uwagę podpalenie hali."),
        ("Przyczyną było najprawdopodobniej zwarcie.", "Przyczyną mogło być zwarcie."),
        ("Zarząd może zamknąć zakład jesienią.", "Niewykluczone, że jesienią zarząd zamknie zakład."),
    ],
)  # fmt: skip
def test_a_quotation_denial_or_hedge_in_other_words_is_kept(changes_of, source, copy):
    told = changes_of(BEFORE + copy, BEFORE + source, "pl")
    assert [change for change in told if change[0] in {"quotation", "negation", "hedging", "wording"} and change[1] != "kept"] == []  # fmt: skip


def test_a_full_stop_behind_a_title_or_a_street_ends_no_sentence():
    text = "Przyszli prof. Adam Nowicki i ks. Jan Lis z parafii przy ul. Długiej."
    names = [fact.passage.of(text) for fact in find_facts(text, language="pl") if fact.kind == "name"]
    assert names == ["Adam Nowicki", "Jan Lis", "Długiej"]


def test_what_stands_between_dashes_is_a_quotation():
    text = "Pracę wstrzymano.\n– Nie wiemy, co się stało – mówi Ewa Zych. – Sprawdzamy wszystkie wersje.\n– 12 osób\nTak było."
    said = [fact for fact in find_facts(text, language="pl") if fact.kind == "quotation"]
    assert [fact.passage.of(text) for fact in said] == ["Nie wiemy, co się stało", "Sprawdzamy wszystkie wersje."]
    assert {fact.value.speaker for fact in said} == {("ew", "zych")}


@pytest.mark.parametrize(
    ("copy", "status"),
    [
        ("„Nie wiemy, co się stało w hucie. Sprawdzamy wszystkie wersje” – mówi Ewa Zych.", "kept"),
        ("– Nie wiemy, co się stało w hucie – mówi Ewa Zych. – Sprawdzamy wszystkie wersje.", "kept"),
        ("– Nie wiemy, co się spaliło w hucie – mówi Ewa Zych. – Sprawdzamy wszystkie wersje.", "altered"),
    ],
)
def test_a_quotation_between_dashes_is_one_with_the_same_in_marks(changes_of, copy, status):
    source = BEFORE + "– Nie wiemy, co się stało w hucie – mówi Ewa Zych. – Sprawdzamy wszystkie wersje."
    assert of(changes_of(BEFORE + copy, source, "pl"), "quotation")[0] == status
