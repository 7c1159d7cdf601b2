"""Figures that a rewrite tells in another way, and such as it alters, in one invented article of which a statement at a time differs."""

import pytest

from provenance.reuse.fact import find_facts

AROUND = {
    "en": (
        "The ferry at Norvik carries 88,000 people a year. ",
        " Captain Ragna Tollefsen has sailed it since 1987, and 640 islanders wrote to thank her for it.",
    ),
    "fr": (
        "Le bac de Norvik transporte 88 000 personnes. ",
        " La capitaine Ragna Tollefsen le conduit depuis 1987, et 640 habitants lui ont écrit pour la remercier.",
    ),
    "es": (
        "El transbordador de Norvik lleva 88.000 pasajeros. ",
        " La capitana Ragna Tollefsen lo gobierna desde 1987, y 640 vecinos le escribieron para darle las gracias.",
    ),
    "de": (
        "Die Fähre von Norvik befördert 88.000 Menschen. ",
        " Kapitänin Ragna Tollefsen steuert sie seit 1987, und 640 Insulaner schrieben ihr einen Dank.",
    ),
    "ru": (
        "Паром в Норвике перевозит 88 000 человек. ",
        " Капитан Рагна Толлефсен водит его с 1987 года, и 640 островитян написали ей благодарность.",
    ),
    "uk": (
        "Паром у Норвіку перевозить 88 000 людей. ",
        " Капітанка Рагна Толлефсен водить його з 1987 року, і 640 остров’ян написали їй подяку.",
    ),
}


@pytest.fixture(name="altered")
def altered_fixture(altered_in):
    def told(language, copy, source):
        before, after = AROUND[language]
        found = altered_in(before + copy + after, before + source + after, language)
        return [(mine, theirs) for fact, mine, theirs in found if fact == "figure"]

    return told


@pytest.mark.parametrize(
    ("language", "source", "retold", "other"),
    [
        # sums, parts, rests and multiples
        ("en", "The repair will cost £2.4m, half of which the county is to pay.", "The county will put up £1.2m, half of the repair bill.", "The county will put up £1.6m, half of the repair bill."),
        ("en", "Prices rose from 80 to 100 crowns.", "At 100 crowns, the price is a quarter higher than before.", None),
        ("en", "The bridge opened in 1962 and closed in 2022.", "The bridge was in use for sixty years until it closed in 2022.", None),
        ("en", "The storm damaged 12 houses in Skarn and eight in Tolbury.", "The storm damaged 20 houses in Skarn and Tolbury.", "The storm damaged 30 houses in Skarn and Tolbury."),
        ("en", "The school has 180 pupils in nine classes.", "The school has nine classes of twenty pupils each on average.", None),
        ("en", "The crew worked two shifts of eight hours.", "The crew worked sixteen hours in two shifts.", "The crew worked eleven hours in two shifts."),
        ("en", "Her pension is 1,400 crowns, 300 less than she was promised.", "She had been promised 1,700 crowns, but her pension is 1,400.", None),
        ("en", "The temperature fell from 12 to 4 degrees within an hour.", "Within an hour the temperature fell by eight degrees, to 4.", "Within an hour the temperature fell by six degrees, to 6."),
        ("en", "The company employs 300 people, 120 of them in Skarn.", "The company employs 120 people in Skarn and 180 elsewhere.", "The company employs 120 people in Skarn and 280 elsewhere."),
        ("de", "Die Sanierung kostet 2,4 Millionen Euro, die Hälfte zahlt der Kreis.", "Der Kreis übernimmt 1,2 Millionen Euro, also die Hälfte der Sanierung.", "Der Kreis übernimmt 1,7 Millionen Euro, also die Hälfte der Sanierung."),
        ("de", "Zwölf Häuser in Skarn und acht in Harlingen wurden beschädigt.", "In Skarn und Harlingen wurden 20 Häuser beschädigt.", "In Skarn und Harlingen wurden 35 Häuser beschädigt."),
        ("de", "Die Temperatur sank binnen einer Stunde von zwölf auf vier Grad.", "Um acht Grad auf vier sank die Temperatur binnen einer Stunde.", "Um sechs Grad auf vier sank die Temperatur binnen einer Stunde."),
        ("de", "Das Werk hat 300 Beschäftigte, 120 davon in Skarn.", "In Skarn arbeiten 120 Beschäftigte des Werks, anderswo 180.", "In Skarn arbeiten 120 Beschäftigte des Werks, anderswo 260."),
        ("de", "Die Brücke misst anderthalb Kilometer.", "Die Brücke ist 1500 Meter lang.", "Die Brücke ist 2500 Meter lang."),
        ("de", "Zwischen 7 und 9 Uhr fährt die Fähre viermal.", "Von sieben bis neun Uhr legt die Fähre viermal ab.", None),
        ("de", "Die 62-jährige Wirtin führt das Haus seit 20 Jahren.", "Die Wirtin war 42, als sie das Haus übernahm.", None),
        ("fr", "La tempête a endommagé douze maisons à Skarn et huit à Harlon.", "Vingt maisons ont été endommagées à Skarn et à Harlon.", "Trente maisons ont été endommagées à Skarn et à Harlon."),
        ("fr", "L'usine emploie 300 personnes, dont 120 à Skarn.", "L'usine emploie 120 personnes à Skarn et 180 ailleurs.", "L'usine emploie 120 personnes à Skarn et 260 ailleurs."),
        ("fr", "Entre sept et neuf heures du matin, le bac fait quatre traversées.", "De 7 à 9 heures du matin, le bac traverse quatre fois.", "De 7 à 9 heures du matin, le bac traverse sept fois."),
        ("es", "El temporal dañó doce casas en Skarn y ocho en Almenar.", "Veinte casas sufrieron daños en Skarn y Almenar.", "Treinta casas sufrieron daños en Skarn y Almenar."),
        ("es", "La fábrica emplea a 300 personas, 120 de ellas en Skarn.", "La fábrica da trabajo a 120 personas en Skarn y a 180 en otros lugares.", "La fábrica da trabajo a 120 personas en Skarn y a 260 en otros lugares."),
        ("es", "Una docena de barcos quedó en puerto.", "Doce barcos quedaron en puerto.", "Diecisiete barcos quedaron en puerto."),
        ("uk", "Буря пошкодила дванадцять будинків у Скарні та вісім у Гарлі.", "У Скарні та Гарлі пошкоджено двадцять будинків.", "У Скарні та Гарлі пошкоджено тридцять будинків."),
        ("uk", "Ціна зросла з 80 до 100 крон.", "Тепер треба платити 100 крон замість 80.", "Тепер треба платити 130 крон замість 80."),
        ("uk", "Температура впала з дванадцяти до чотирьох градусів.", "Температура впала на вісім градусів, до чотирьох.", "Температура впала на одинадцять градусів, до чотирьох."),
        ("uk", "На заводі працює 300 людей, із них 120 у Скарні.", "У Скарні працює 120 людей, в інших місцях — 180.", "У Скарні працює 120 людей, в інших місцях — 260."),
        ("uk", "Десяток човнів лишився в порту.", "Близько десяти човнів лишилося в порту.", "Близько тридцяти човнів лишилося в порту."),
        ("uk", "Трьома автобусами вивезли 120 дітей.", "120 дітей вивезли три автобуси.", "120 дітей вивезли п'ять автобусів."),
        ("uk", "Музей дістав п'ятсот картин і двадцять одну скульптуру.", "До музею потрапила 21 скульптура й 500 картин.", "До музею потрапила 31 скульптура й 500 картин."),
        ("uk", "Будинок продали за три мільйони гривень.", "За три мільйони гривень продали будинок.", "За п'ять мільйонів гривень продали будинок."),
        ("ru", "Буря повредила двенадцать домов в Скарне и восемь в Гарле.", "В Скарне и Гарле повреждены двадцать домов.", "В Скарне и Гарле повреждены тридцать домов."),
        ("ru", "Цена выросла с 80 до 100 крон.", "Теперь надо платить 100 крон вместо 80.", "Теперь надо платить 130 крон вместо 80."),
        ("ru", "Температура упала с двенадцати до четырёх градусов.", "Температура упала на восемь градусов, до четырёх.", "Температура упала на одиннадцать градусов, до четырёх."),
        ("ru", "На заводе работают 300 человек, из них 120 в Скарне.", "В Скарне работают 120 человек, в других местах — 180.", "В Скарне работают 120 человек, в других местах — 260."),
        ("ru", "Десяток лодок остался в порту.", "Около десяти лодок осталось в порту.", "Около тридцати лодок осталось в порту."),
        ("ru", "Тремя автобусами вывезли 120 детей.", "120 детей вывезли три автобуса.", "120 детей вывезли пять автобусов."),
        ("ru", "Музей получил пятьсот картин и двадцать одну скульптуру.", "В музей попали 21 скульптура и 500 картин.", "В музей попали 31 скульптура и 500 картин."),
        ("ru", "Дом продали за три миллиона рублей.", "За три миллиона рублей продали дом.", "За пять миллионов рублей продали дом."),
        # a difference for an amount, and the other way round
        ("en", "The crossing to Skarn takes 55 minutes instead of 80.", "The crossing to Skarn takes 55 minutes, 25 fewer than today.", None),
        ("de", "Das Hallenbad in Skarn kostete 5,1 Millionen, 1,9 mehr als geplant.", "Das Hallenbad in Skarn kostete 5,1 Millionen, geplant waren 3,2.", None),
        ("es", "El pantano de Skarn está al 23 %, catorce puntos menos que hace un año.", "El pantano de Skarn está al 23 %; hace un año estaba al 37.", None),
        ("en", "The council owns 35 per cent of the line, and its fuel cost 18 per cent more.", "The council owns 35 per cent of the line and two banks the rest, 65 per cent.", None),
        # so much each year
        ("fr", "Le phare de Skarn recevra 1,5 million d'euros sur trois ans.", "Le phare de Skarn recevra 500 000 euros par an pendant trois ans.", "Le phare de Skarn recevra 900 000 euros en tout pendant trois ans."),
        # two measures that make one
        ("en", "The crossing to Skarn took 118 minutes in the storm.", "In the storm the crossing to Skarn took 1 hour 58 minutes.", "In the storm the crossing to Skarn took 3 hours 58 minutes."),
        ("en", "Her catch of cod weighed 3.2 kilograms that day.", "Her catch of cod weighed three kilograms and 200 grams that day.", "Her catch of cod weighed seven kilograms and 200 grams that day."),
        ("fr", "La traversée vers Skarn a duré deux heures dix.", "La traversée vers Skarn a duré 2 heures et 10 minutes.", "La traversée vers Skarn a duré 4 heures et 10 minutes."),
        ("uk", "Скринька на палубі важила три кілограми двісті грамів.", "Скринька на палубі важила 3,2 кілограма.", "Скринька на палубі важила 8,2 кілограма."),
        # one of a larger unit
        ("en", "The crew must pass the test at Skarn once a year.", "The crew must pass the test at Skarn every twelve months.", None),
        ("de", "Das Buch über die Fähre war binnen eines Jahres vergriffen.", "Das Buch über die Fähre war binnen zwölf Monaten vergriffen.", None),
        ("en", "Two crews left the island in the past year.", "Two crews left the island within twelve months.", None),
        ("uk", "Міст простоїть щонайменше пів століття, кажуть майже п’ятдесят людей.", "Міст простоїть не менш ніж п’ятдесят років, кажуть майже п’ятдесят людей.", None),
        # one more than the others
        ("en", "Police searched a shed in Norvik and eleven other places.", "Police searched twelve places, one of them a shed in Norvik.", "Police searched thirteen places, one of them a shed in Norvik."),
        # weeks in days with the first and the last of them
        ("fr", "La traversée vers Skarn fut fermée deux semaines.", "La traversée vers Skarn fut fermée quinze jours.", "La traversée vers Skarn fut fermée vingt jours."),
        ("es", "La travesía a Skarn estuvo cerrada una semana.", "La travesía a Skarn estuvo cerrada ocho días.", None),
        # the unit that an ordinal counts
        ("en", "One officer worked on it from the first week.", "From the first week one officer worked on it.", "From the first month one officer worked on it."),
        # a share that is not counted
        ("en", "It helped the quarter of islanders who ate least fish.", "Of islanders it helped the quarter who ate least fish.", "It helped the third of islanders who ate least fish."),
        # an age between commas is no number of seconds
        ("en", "Ada Kestevan, 29, sailed home 19 seconds behind him.", "Ada Kestevan, who is 29, sailed home 19 seconds behind him.", "Ada Kestevan, who is 29, sailed home 29 seconds behind him."),
        # what one leaves of another
        ("en", "Of the 19 boats in the harbour, 14 were sold.", "Of the 19 boats in the harbour, five of them stay in use.", "Of the 19 boats in the harbour, 17 were sold."),
        # nearly half an hour, some 25 minutes; a little over a day and a half
        ("uk", "Шлях до Скарна подовжиться приблизно на 25 хвилин.", "Шлях до Скарна подовжиться майже на пів години.", "Шлях до Скарна подовжиться майже на пів доби."),
        ("en", "The voyage to Skarn was 1.6 days shorter.", "The voyage to Skarn was a little over a day and a half shorter.", "The voyage to Skarn was a little over two days and a half shorter."),
        # a difference, where one of the two figures leaves out the unit
        ("en", "The lamps stand every 90 metres instead of every 240.", "The lamps now stand 150 metres closer together.", "The lamps now stand 170 metres apart from one another."),
        ("de", "Die Laternen stehen alle 90 Meter statt wie bisher alle 240.", "Die Laternen stehen 150 Meter dichter beieinander als bisher.", None),
        ("fr", "Les lampadaires sont espacés de 90 mètres au lieu de 240.", "L'écart entre les lampadaires diminue de 150 mètres.", None),
        ("es", "Las farolas están cada 90 metros en vez de cada 240.", "Las farolas están 150 metros más cerca unas de otras.", None),
        ("uk", "Ліхтарі стоять через кожні 90 метрів замість 240.", "Ліхтарі стоять на 150 метрів ближче один до одного.", None),
        ("ru", "Фонари стоят через каждые 90 метров вместо 240.", "Фонари стоят на 150 метров ближче друг к другу.", None),
        # points between percentages
        ("en", "The lake is 82 per cent full; a year ago the figure was 65.", "The level of the lake has climbed 17 percentage points in a year and stands at 82 per cent.", None),
        ("de", "Der See ist zu 82 Prozent gefüllt; vor einem Jahr waren es 65.", "Der Füllstand des Sees stieg binnen eines Jahres um 17 Punkte auf 82 Prozent.", None),
        ("fr", "Le lac est rempli à 82 % ; il y a un an, c'était 65.", "Le niveau du lac a gagné 17 points en un an et atteint 82 %.", None),
        ("es", "El lago está al 82 %; hace un año estaba al 65.", "El nivel del lago ha subido 17 puntos en un año, hasta el 82 %.", None),
        ("uk", "Озеро заповнене на 82 відсотки; торік було 65.", "Рівень озера за рік зріс на 17 пунктів, до 82 відсотків.", None),
        ("ru", "Озеро заполнено на 82 процента; год назад было 65.", "Уровень озера за год вырос на 17 пунктов, до 82 процентов.", None),
        # what two others leave
        ("en", "Of 730 owners asked, 410 signed, 180 refused, the others gave no answer.", "Of the 730 owners asked, 410 signed; 140 gave no answer, the others refused.", "Of the 730 owners asked, 410 signed; 160 gave no answer, the others refused."),
        ("de", "Von 730 Eigentümern unterschrieben 410, 180 sagten ab, die übrigen schwiegen.", "Von den 730 Eigentümern unterschrieben 410, von 140 kam nichts, die anderen sagten ab.", None),
        ("fr", "Sur 730 propriétaires, 410 ont signé, 180 ont refusé, les autres n'ont pas répondu.", "Sur 730 propriétaires, 410 ont signé et 140 n'ont pas répondu, les autres ont refusé.", None),
        ("es", "De los 730 propietarios, 410 firmaron, 180 se negaron y los demás no contestaron.", "De los 730 propietarios firmaron 410; 140 no contestaron y los demás se negaron.", None),
        ("uk", "Із 730 власників 410 підписали, 180 відмовилися, решта не відповіла.", "Із 730 власників 410 підписали, 140 не відповіли, інші відмовилися.", None),
        ("ru", "Из 730 владельцев 410 подписали, 180 отказались, остальные не ответили.", "Из 730 владельцев 410 подписали, 140 не ответили, прочие отказались.", None),
        ("de", "Der Umbau kostet 42,5 Millionen Euro. 19 Millionen zahlt der Bund, 8,5 Millionen das Land, den Rest die Stadt.", "42,5 Millionen Euro kostet der Umbau; 27,5 Millionen kommen von Bund und Land, 15 Millionen von der Stadt.", "42,5 Millionen Euro kostet der Umbau; 27,5 Millionen kommen von Bund und Land, 18 Millionen von der Stadt."),
        # the difference of two figures told together
        ("en", "The flood wrecked 14 of the 21 boats.", "Only seven boats came through the flood.", "The flood wrecked 12 of the 21 boats."),
        ("de", "Die Flut zerstörte 14 der 21 Boote.", "Nur sieben Boote überstanden die Flut.", "Die Flut zerstörte zwölf der 21 Boote."),
        ("fr", "La crue a détruit 14 des 21 bateaux.", "Sept bateaux seulement ont survécu à la crue.", None),
        ("es", "La crecida destrozó 14 de los 21 botes.", "Solo siete botes se salvaron de la crecida.", None),
        ("uk", "Повінь знищила 14 із 21 човна.", "Повінь пережили лише сім човнів.", None),
        ("ru", "Паводок уничтожил 14 из 21 лодки.", "Паводок пережили лишь семь лодок.", None),
        ("en", "The band will play nine concerts instead of thirteen.", "Four of the thirteen concerts of the band are off.", "Six of the thirteen concerts of the band are off."),
        ("de", "Die Kapelle spielt neun Konzerte statt dreizehn.", "Vier der dreizehn Konzerte der Kapelle fallen aus.", None),
        ("fr", "L'orchestre jouera neuf concerts au lieu de treize.", "Quatre des treize concerts de l'orchestre sont annulés.", None),
        ("es", "La orquesta dará nueve conciertos en vez de trece.", "Cuatro de los trece conciertos de la orquesta se cancelan.", None),
        ("uk", "Оркестр зіграє дев'ять концертів замість тринадцяти.", "Чотири з тринадцяти концертів оркестру скасовано.", None),
        ("ru", "Оркестр сыграет девять концертов вместо тринадцати.", "Четыре из тринадцати концертов оркестра отменены.", None),
        ("uk", "Фестиваль скоротять із трьох днів до двох.", "Фестиваль триватиме два дні замість трьох.", None),
        ("en", "The fair may be cut from three days to two.", "The fair may last two days instead of three.", None),
        # a ratio
        ("en", "There are now 1.4 boats for each berth.", "Boats outnumber berths by seven to five.", "Boats outnumber berths by nine to five."),
        ("de", "Auf jeden Liegeplatz kommen 1,4 Boote.", "Auf fünf Liegeplätze kommen sieben Boote.", "Auf fünf Liegeplätze kommen neun Boote."),
        ("fr", "On compte 1,4 bateau par place.", "On compte sept bateaux pour cinq places.", None),
        ("ru", "На каждое место приходится 1,4 лодки.", "На пять мест приходится семь лодок.", None),
        # an old record
        ("en", "The crossing took six hours and 20 minutes, a record by 35 minutes.", "No crossing has taken so long: the old record was five and three quarter hours.", None),
        ("de", "Die Überfahrt dauerte sechs Stunden und 20 Minuten, 35 Minuten länger als je zuvor.", "Der alte Rekord für die Überfahrt lag bei fünf Stunden und 45 Minuten.", None),
        # a bound before the article of a share
        ("en", "The share of oak is 46 per cent.", "A little less than half of it is oak.", "A little more than half of it is oak."),
        ("de", "Der Anteil der Eiche beträgt 46 Prozent.", "Etwas weniger als die Hälfte davon ist Eiche.", "Etwas mehr als die Hälfte davon ist Eiche."),
        ("fr", "La part du chêne atteint 46 %.", "Un peu moins de la moitié du bois est du chêne.", "Un peu plus de la moitié du bois est du chêne."),
        ("es", "La proporción de roble es del 46 %.", "Algo menos de la mitad de la madera es roble.", "Algo más de la mitad de la madera es roble."),
        ("uk", "Частка дуба сягає 46 %.", "Трохи менше половини деревини — дуб.", "Трохи більше половини деревини — дуб."),
        ("ru", "Доля дуба достигает 46 %.", "Чуть меньше половины древесины — дуб.", "Чуть больше половины древесины — дуб."),
        ("de", "Der Anteil der Eiche beträgt 36 Prozent.", "Gut ein Drittel des Holzes ist Eiche.", None),
        ("fr", "La part du chêne atteint 36 %.", "Un peu plus du tiers du bois est du chêne.", None),
        # so many times
        ("en", "The vet carried out scans and performed 17 of them.", "The vet scanned her 17 times.", "The vet scanned her 27 times."),
        # the rest in the next clause
        ("en", "The winner got 90,000 crowns; the second received 110,000.", "The winner got 90,000 crowns, the second 110,000, and the rest went home.", "The winner got 90,000 crowns, the second 120,000, and the rest went home."),
        ("de", "Die Siegerin erhielt 90.000 Kronen, die Zweite 110.000.", "Die Siegerin erhielt 90.000 Kronen, die Zweite 110.000, der Rest ging leer aus.", "Die Siegerin erhielt 90.000 Kronen, die Zweite 120.000, der Rest ging leer aus."),
        # other shares, products, counts of those left out, and spans of years
        ("en", "The museum drew 84,000 visitors last year, up from 70,000.", "The museum drew a fifth more visitors last year than before.", None),
        ("en", "The museum drew 84,000 visitors last year, up from 70,000.", "Visitor numbers at the museum rose by 14,000, to 84,000.", "Visitor numbers at the museum rose by 19,000, to 89,000."),
        ("en", "Rents in Skarn doubled from 600 to 1,200 crowns.", "Rents in Skarn used to be half of today's 1,200 crowns.", None),
        ("en", "The tower is 48 metres high, twice the height of the church.", "The church is 24 metres high, half the height of the tower.", None),
        ("en", "The council voted by 14 to nine to close the pool.", "Of the 23 councillors, nine were against closing the pool.", "Of the 23 councillors, eleven were against closing the pool."),
        ("en", "The council voted by 14 to nine to close the pool.", "The pool is to close by a majority of five votes.", None),
        ("en", "The bill is 3.6 million crowns, a third of it from the state.", "The state pays 1.2 million of the bill and the town the other 2.4 million crowns.", "The state pays 1.4 million of the bill and the town the rest."),
        ("en", "Each of the six crews rows 12 kilometres a day.", "The crews row 72 kilometres a day between them.", None),
        ("en", "Twelve people were hurt, four of them children.", "Eight adults and four children were hurt.", "Six adults and four children were hurt."),
        ("en", "She worked there from 1998 to 2016.", "She worked there for eighteen years, until 2016.", None),
        ("en", "She was born in 1951 and wrote the book at 33.", "She was born in 1951 and wrote the book in 1984.", None),
        ("en", "The boat was 20 minutes late and came at 6.50.", "The boat, due at 6.30, came at 6.50.", None),
        ("en", "The train takes 95 minutes.", "The train takes a little over an hour and a half.", "The train takes a little over two hours and a half."),
        ("en", "The loan runs for 24 months.", "The loan runs for two years.", "The loan runs for three years."),
        ("en", "The guard works 40 hours in four days.", "The guard works four days of ten hours each.", "The guard works four days of twelve hours each."),
        ("en", "Ticket prices went up by 25 per cent to 10 crowns.", "Tickets, once 8 crowns, now cost 10 crowns.", None),
        ("en", "About 70 per cent were in favour.", "Some three in ten were not in favour.", "Some five in ten were not in favour."),
        ("en", "A quarter of the 60 rooms are free.", "Fifteen rooms are free.", "Eighteen rooms are free."),
        ("en", "Three of the seven bridges are closed.", "Four of the seven bridges remain open.", "Five of the seven bridges remain open."),
        ("de", "Das Museum zählte 84.000 Besucher nach 70.000 im Vorjahr.", "Das Museum zählte 14.000 Besucher mehr als im Vorjahr, insgesamt 84.000.", "Das Museum zählte 19.000 Besucher mehr als im Vorjahr, insgesamt 89.000."),
        ("de", "Der Rat stimmte mit 14 zu neun Stimmen für die Schließung.", "Von 23 Räten waren neun gegen die Schließung.", "Von 23 Räten waren elf gegen die Schließung."),
        ("de", "Zwölf Menschen wurden verletzt, darunter vier Kinder.", "Acht Erwachsene und vier Kinder wurden verletzt.", "Sechs Erwachsene und vier Kinder wurden verletzt."),
        ("de", "Sie arbeitete dort von 1998 bis 2016.", "Sie arbeitete dort 18 Jahre lang, bis 2016.", None),
        ("de", "Drei der sieben Brücken sind gesperrt.", "Vier von sieben Brücken sind noch offen.", None),
        ("de", "Rund 70 Prozent waren dafür.", "Etwa drei von zehn waren nicht dafür.", None),
        ("de", "Die Fahrt dauert 95 Minuten.", "Die Fahrt dauert gut anderthalb Stunden.", "Die Fahrt dauert gut zweieinhalb Stunden."),
        ("de", "Der Kredit läuft 48 Monate in gleichen Raten von 100 Kronen.", "Der Kredit läuft vier Jahre lang, insgesamt 4800 Kronen.", None),
        ("fr", "Le musée a reçu 84 000 visiteurs, contre 70 000 un an plus tôt.", "Le musée a gagné 14 000 visiteurs en un an et en compte 84 000.", "Le musée a gagné 19 000 visiteurs en un an et en compte 89 000."),
        ("fr", "Le conseil a fermé la piscine par 14 voix contre neuf.", "Sur 23 élus, neuf ont refusé la fermeture de la piscine.", None),
        ("fr", "Douze personnes ont été blessées, dont quatre enfants.", "Huit adultes et quatre enfants ont été blessés.", "Six adultes et quatre enfants ont été blessés."),
        ("fr", "Elle y a travaillé de 1998 à 2016.", "Elle y a travaillé dix-huit ans, jusqu'en 2016.", None),
        ("fr", "Trois des sept ponts sont fermés.", "Quatre des sept ponts restent ouverts.", "Cinq des sept ponts restent ouverts."),
        ("fr", "Environ 70 % étaient favorables.", "Trois sur dix environ n'étaient pas favorables.", None),
        ("fr", "Le trajet dure 95 minutes.", "Le trajet dure un peu plus d'une heure et demie.", "Le trajet dure un peu plus de deux heures et demie."),
        ("fr", "Un quart des 60 chambres sont libres.", "Quinze chambres sont libres.", "Dix-huit chambres sont libres."),
        ("es", "El museo recibió 84.000 visitantes, frente a 70.000 el año anterior.", "El museo ganó 14.000 visitantes en un año, hasta 84.000.", None),
        ("es", "El pleno cerró la piscina por 14 votos a nueve.", "De los 23 concejales, nueve votaron contra el cierre.", None),
        ("es", "Doce personas resultaron heridas, cuatro de ellas niños.", "Ocho adultos y cuatro niños resultaron heridos.", "Seis adultos y cuatro niños resultaron heridos."),
        ("es", "Trabajó allí desde 1998 hasta 2016.", "Trabajó allí dieciocho años, hasta 2016.", None),
        ("es", "Tres de los siete puentes están cerrados.", "Cuatro de los siete puentes siguen abiertos.", "Cinco de los siete puentes siguen abiertos."),
        ("es", "Cerca del 70 % estaba a favor.", "Unos tres de cada diez no estaban a favor.", None),
        ("es", "El viaje dura 95 minutos.", "El viaje dura algo más de hora y media.", "El viaje dura algo más de dos horas y media."),
        ("uk", "Музей прийняв 84 000 відвідувачів проти 70 000 торік.", "За рік музей прийняв на 14 000 відвідувачів більше — 84 000.", "За рік музей прийняв на 19 000 відвідувачів більше — 89 000."),
        ("uk", "Рада закрила басейн 14 голосами проти дев'яти.", "Із 23 депутатів дев'ять були проти закриття басейну.", "Із 23 депутатів одинадцять були проти закриття басейну."),
        ("uk", "Постраждали дванадцять людей, серед них четверо дітей.", "Постраждали восьмеро дорослих і четверо дітей.", "Постраждали шестеро дорослих і четверо дітей."),
        ("uk", "Вона працювала там з 1998 до 2016 року.", "Вона працювала там вісімнадцять років, до 2016-го.", None),
        ("uk", "Три з семи мостів закрито.", "Чотири з семи мостів відкриті.", "П'ять із семи мостів відкриті."),
        ("uk", "Поїздка триває 95 хвилин.", "Поїздка триває трохи більше півтори години.", "Поїздка триває трохи більше двох з половиною годин."),
        ("uk", "Видатки зросли з 3,8 до 4,6 мільйона гривень, половину сплатив спонсор.", "Видатки зросли на 800 тисяч гривень, спонсор дав 2,3 мільйона.", None),
        ("ru", "Музей принял 84 000 посетителей против 70 000 годом ранее.", "За год музей принял на 14 000 посетителей больше — 84 000.", "За год музей принял на 19 000 посетителей больше — 89 000."),
        ("ru", "Совет закрыл бассейн 14 голосами против девяти.", "Из 23 депутатов девять были против закрытия бассейна.", "Из 23 депутатов одиннадцать были против закрытия бассейна."),
        ("ru", "Пострадали двенадцать человек, среди них четверо детей.", "Пострадали восемь взрослых и четверо детей.", "Пострадали шесть взрослых и четверо детей."),
        ("ru", "Она работала там с 1998 по 2016 год.", "Она работала там восемнадцать лет, до 2016-го.", None),
        ("ru", "Три из семи мостов закрыты.", "Четыре из семи мостов открыты.", "Пять из семи мостов открыты."),
        ("ru", "Поездка длится 95 минут.", "Поездка длится чуть больше полутора часов.", "Поездка длится чуть больше двух с половиной часов."),
        ("ru", "За неё голосовали 9 318 человек, за соперника 9 306.", "Она победила с отрывом в двенадцать голосов, набрав 9 318.", None),
        ("ru", "Трое прочих набрали 4 120 голосов, из них 2 260 достались Ромашову.", "Ромашов получил 2 260 голосов, двое других вместе 1 860.", None),
    ],
)  # fmt: skip
def test_a_figure_told_in_another_way_is_kept_and_another_is_altered(altered, language, source, retold, other):
    assert altered(language, retold, source) == []
    assert other is None or len(altered(language, other, source)) == 1


@pytest.mark.parametrize(
    ("language", "chain"),
    [("en", "an hour and a minute and "), ("fr", "un an et un mois et "), ("de", "ein Jahr und ein Monat und ")],
)
def test_measures_without_end_behind_one_another_are_read_to_the_last(language, chain):
    found = find_facts(chain * 1_000 + "7 km", language=language)
    assert [fact.value.low for fact in found if fact.kind == "figure"][-1] == 7
