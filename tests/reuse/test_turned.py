"""Statements turned round, and the same told in words that only look contrary, on invented sentences in six languages."""

import pytest

from provenance import Document, compare

ABOUT = {
    "en": "The harbour council of Norvik met on Monday to talk about the old ferry. {} A diver will look at the wreck next week.",
    "de": "Der Hafenrat von Norwik beriet am Montag über die alte Fähre. {} Ein Taucher sieht sich nächste Woche das Wrack an.",
    "fr": "Le conseil du port de Norvique s'est réuni lundi au sujet du vieux bac. {} Un plongeur examinera l'épave la semaine prochaine.",
    "es": "El consejo del puerto de Norvica se reunió el lunes por el viejo transbordador. {} Un buzo examinará el pecio la semana próxima.",
    "ru": "Портовый совет Норвика собрался в понедельник из-за старого парома. {} Водолаз осмотрит обломки на следующей неделе.",
    "uk": "Портова рада Норвіка зібралася в понеділок через старий пором. {} Водолаз огляне уламки наступного тижня.",
}


def changes(language, source, copy):
    """What is said to be altered, denied or hedged on one side only."""
    one, other = (Document(ABOUT[language].format(text), language=language) for text in (copy, source))
    return [
        (change.fact, change.status, change.copy.of(one.text), change.source.of(other.text))
        for change in compare(one, other).changes
        if change.copy and (change.status == "altered" or change.fact in {"negation", "hedging"})
    ]


TURNED = [
    ("en", "Ada Moss won the final against Petra Kohl in two sets.", "Ada Moss lost the final against Petra Kohl in two sets."),
    ("en", "The regatta went ahead despite the storm.", "Because of the storm the regatta was called off."),
    ("en", "The talks between pilots and owner broke down on Friday.", "On Friday the talks of owner and pilots led to a deal."),
    ("de", "Die Regatta fiel wegen des Sturms aus.", "Die Regatta fand trotz des Sturms statt."),
    ("en", "Shares in the ferry firm were up about 3 percent by noon.", "By noon shares in the ferry firm were down about 3 percent."),
    ("de", "Die Zahl der Fahrgäste nahm im Mai um 12 Prozent zu.", "Im Mai nahm die Zahl der Fahrgäste um 12 Prozent ab."),
    ("de", "Die Zahl der Fahrgäste ging im Mai um 12 Prozent zurück.", "Im Mai stieg die Zahl der Fahrgäste um 12 Prozent."),
    ("de", "Die Schleuse bleibt für Jachten gesperrt.", "Die Schleuse ist für Jachten wieder geöffnet."),
    ("fr", "L'entrée du musée des lanternes est gratuite.", "L'entrée du musée des lanternes est payante."),
    ("fr", "L'écluse reste fermée aux voiliers.", "L'écluse a rouvert aux voiliers."),
    ("es", "La regata se suspendió por la tormenta.", "La regata se celebró pese a la tormenta."),
    ("es", "Las conversaciones entre prácticos y armador fracasaron.", "Prácticos y armador llegaron a un acuerdo en sus conversaciones."),
    ("ru", "Вход в музей фонарей бесплатный.", "Вход в музей фонарей платный."),
    ("ru", "Шлюз остаётся закрытым для яхт.", "Шлюз снова открыт для яхт."),
    ("uk", "Переговори лоцманів із власником провалилися.", "Переговори лоцманів із власником завершилися угодою."),
    ("uk", "Шлюз залишається закритим для яхт.", "Шлюз знову відкрили для яхт."),
    ("en", "The light on the reef was damaged by a south-easterly wind.", "A north-westerly wind damaged the light on the reef."),
    ("fr", "La grand-mère du pilote tenait l'auberge du port.", "L'auberge du port était tenue par la belle-mère du pilote."),
    ("en", "Police charged a nurse with taking bribes from the owner.", "Charges against a surgeon over bribes taken from the owner have been brought by police."),
    ("en", "Whether the leak is linked to the storm is still open.", "It has been established that the leak is linked to the storm."),
    ("en", "The port authority might have used its own tugs.", "The port authority would certainly have used its own tugs."),
    ("en", "The customs service said that no one had been accused of smuggling.", "According to the customs service a captain had been accused of smuggling."),
    ("de", "Ob das Leck mit dem Sturm zusammenhängt, ist offen.", "Dass das Leck vom Sturm herrührt, steht inzwischen fest."),
    ("de", "Einen Abriss des Leuchtturms hält der Eigner für völlig ausgeschlossen.", "Für völlig ausgeschlossen hält der Eigner einen Abriss des Leuchtturms aber nicht."),
    ("de", "Die Reederei hätte vielleicht eigene Schlepper eingesetzt.", "Die Reederei hätte mit Sicherheit eigene Schlepper eingesetzt."),
    ("fr", "On ignore si la fuite a été causée par la tempête.", "Il est établi que la fuite a été causée par la tempête."),
    ("fr", "L'armateur aurait peut-être vendu les remorqueurs.", "L'armateur aurait certainement vendu les remorqueurs."),
    ("es", "Se desconoce si la tormenta causó la fuga del depósito.", "Está demostrado que la tormenta causó la fuga del depósito."),
    ("es", "El armador quizá habría vendido los remolcadores.", "El armador habría vendido sin duda los remolcadores."),
    ("ru", "Судовладелец заявил, что в морской суд обращаться не станет.", "Судовладелец намерен обратиться в морской суд."),
    ("ru", "Пока неясно, вызвал ли шторм утечку топлива.", "Установлено, что утечку топлива вызвал шторм."),
    ("uk", "Судновласник каже, що до морського суду звертатися не буде.", "Судновласник має намір звернутися до морського суду."),
    ("uk", "Поки невідомо, чи витік пального спричинив шторм.", "Встановлено, що витік пального спричинив шторм."),
    ("en", "Dr Moss denied rumours that she had sold the nets. Her pension is paid by the ferry company.", "Rumours that she had sold the nets were confirmed by Dr Moss, whose pension is paid by the ferry company."),
    ("es", "La lonja está aguas arriba del puente del faro.", "Aguas abajo del puente del faro está la lonja."),
    ("es", "Dos prácticos sufrieron heridas graves en el choque.", "En el choque dos prácticos sufrieron heridas leves."),
    ("es", "La ley beneficia a los pequeños astilleros.", "La ley perjudica a los pequeños astilleros."),
    ("es", "El buque chocó por babor con la boya.", "Por estribor chocó el buque con la boya."),
    ("es", "El capitán sigue en libertad.", "El capitán sigue en prisión."),
    ("de", "Das Öl trieb flussaufwärts bis zur Mühle.", "Bis zur Mühle trieb das Öl flussabwärts."),
    ("de", "Der Mai war der nasseste seit Beginn der Messungen.", "Der Mai war der trockenste seit Beginn der Messungen."),
    ("de", "Die größere Werft gehört dem Kloster.", "Dem Kloster gehört die kleinere Werft."),
    ("de", "Die Gegner des Leuchtturms sammelten 4000 Unterschriften.", "4000 Unterschriften sammelten die Befürworter des Leuchtturms."),
    ("de", "Die Werft trat im Mai aus dem Seeverband aus.", "Im Mai trat die Werft dem Seeverband bei."),
    ("fr", "Ce mois de mai a été le plus humide à Norvique depuis le début des relevés.", "À Norvique, ce mois de mai a été le plus sec depuis le début des relevés."),
    ("fr", "La péniche a coulé en amont du barrage.", "La péniche a coulé en aval du barrage."),
    ("fr", "Les partisans de la digue ont défilé samedi.", "Les opposants à la digue ont défilé samedi."),
    ("fr", "La mairie va durcir les règles de mouillage.", "La mairie va assouplir les règles de mouillage."),
    ("fr", "Deux pilotes ont été grièvement blessés dans l'explosion.", "Deux pilotes ont été légèrement blessés dans l'explosion."),
    ("uk", "Вітрильник ішов угору за течією до пристані.", "До пристані вітрильник ішов униз за течією."),
    ("uk", "Для затоки це був найвологіший травень за сорок років.", "Це був найсухіший травень затоки за сорок років."),
    ("uk", "Верф найняла вісімдесят теслярів.", "Вісімдесят теслярів звільнила верф."),
    ("ru", "Парусник шёл вверх по течению до пристани.", "До пристани парусник шёл вниз по течению."),
    ("ru", "Верфь завершила год с большим профицитом.", "С большим дефицитом верфь завершила год."),
    ("ru", "Министерство ужесточило правила стоянки яхт.", "Правила стоянки яхт министерство смягчило."),
    ("en", "The oil drifted two miles upstream of the mill.", "Two miles downstream of the mill the oil drifted."),
    ("en", "For Norvik it was the wettest May since records began.", "It was the driest May in Norvik since records began."),
    ("en", "The owner relaxed the rules for small yachts.", "The owner has tightened the rules for small yachts."),
    ("en", "Critics of the breakwater gathered in front of the museum.", "In front of the museum supporters of the breakwater gathered."),
    ("en", "The shipyard missed its target for tugs in June.", "The shipyard met its target for tugs in June."),
]  # fmt: skip

SAME = [
    ("en", "Ada Moss won the final against Petra Kohl in two sets.", "Petra Kohl lost the final against Ada Moss in two sets."),
    ("uk", "Перемога «Норвіка» над «Гарлоном» здивувала всіх.", "Поразка «Гарлона» від «Норвіка» здивувала всіх."),
    ("en", "The north pier is safer than the south pier.", "The south pier is riskier than the north pier."),
    ("fr", "Le phare est plus fragile que la digue.", "La digue est plus solide que le phare."),
    ("en", "Nor, the council said, is the lock to be closed to yachts.", "No lock will shut to yachts, the council said."),
    ("en", "Despite the storm the regatta was not called off.", "The regatta went ahead despite the storm."),
    ("de", "Trotz des Sturms wurde die Regatta nicht abgesagt.", "Die Regatta fand trotz des Sturms statt."),
    ("fr", "L'entrée du musée des lanternes n'est pas payante.", "L'entrée du musée des lanternes est gratuite."),
    ("ru", "Шлюз для яхт больше не закрыт.", "Шлюз снова открыт для яхт."),
    ("en", "The light on the reef was damaged by a south-westerly wind.", "A wind from the south-west damaged the light on the reef."),
    ("fr", "La grand-mère du pilote tenait l'auberge du port.", "L'auberge du port était tenue par la grand-mère du pilote."),
    ("en", "The claims of two pilots have yet to be settled, the owner said.", "The claims of two pilots are still open, said the owner."),
    ("en", "The captain barely survived the winter on the reef.", "The captain survived the winter on the reef."),
    ("de", "Der Eigner prüft nach Auskunft seines Anwalts eine Klage gegen das Seegericht.", "Eine Klage gegen das Seegericht werde geprüft, erklärte der Anwalt des Eigners, der über die Höhe schwieg."),
    ("de", "Das Leck sei noch zu klären, sagte der Lotse dem Eigner.", "Die Ursache des Lecks ist ungeklärt, sagte der Lotse dem Eigner."),
    ("es", "Las reclamaciones de dos prácticos siguen sin aclarar, dijo el armador.", "Las reclamaciones de dos prácticos están aún por aclarar, dijo el armador."),
    ("en", "The owner said that he would not appeal to the maritime court.", "The owner decided against an appeal to the maritime court."),
    ("en", "Of 1,146 fishermen asked, 702 were against, 391 in favour and the rest undecided.", "It asked 1,146 fishermen: 702 opposed, 391 supportive, the others undecided."),
    ("en", "The request of the pilots had been postponed rather than rejected, the owner said.", "The request of the pilots was put off, which is no rejection, the owner said."),
    ("en", "The council approved the pier instead of rejecting it, as the pilots had feared.", "As the pilots had feared it would not, the council approved the pier."),
    ("de", "Der Eigner werde nicht klagen, sagte er dem Seegericht.", "Der Eigner entschied sich vor dem Seegericht gegen eine Klage."),
    ("fr", "L'armateur ne fera pas appel devant le tribunal maritime.", "L'armateur s'est prononcé contre un appel devant le tribunal maritime."),
    ("es", "El armador no apelará ante el tribunal marítimo.", "El armador se decidió en contra de una apelación ante el tribunal marítimo."),
    ("es", "La nueva grúa sustituirá a la antigua en mayo.", "La antigua grúa será sustituida en mayo por una nueva."),
    ("es", "Los socios elogiaron al práctico y criticaron al armador.", "El armador fue criticado por los socios, que elogiaron al práctico."),
    ("es", "El armador vendió la lonja a la cofradía.", "La cofradía compró la lonja al armador."),
    ("es", "El consejo levantará en junio el veto que impuso en marzo.", "El veto impuesto en marzo se levantará en junio, según el consejo."),
    ("es", "El puente no es ancho, dijo el práctico.", "El puente es estrecho, según el práctico."),
    ("de", "Der Verein trat dem Seeverband 2001 bei und 2019 wieder aus.", "2019 verließ der Verein den Seeverband, dem er 2001 beigetreten war."),
    ("de", "Im Norden des Hafens ist der Boden trocken, im Süden nass.", "Nass ist der Boden im Süden des Hafens, trocken im Norden."),
    ("de", "Die Anlage der Werft öffnet um 9 Uhr und schließt um 17 Uhr.", "Um 17 Uhr schließt die Anlage der Werft, die um 9 Uhr öffnet."),
    ("fr", "La pêche en amont comme en aval du barrage reste interdite.", "La pêche reste interdite des deux côtés du barrage, en aval comme en amont."),
    ("fr", "Le syndicat n'est pas satisfait de l'offre de l'armateur.", "Le syndicat se dit déçu de l'offre de l'armateur."),
    ("fr", "Un pilote âgé de 19 ans a été conduit à l'hôpital.", "Un jeune pilote de 19 ans a été conduit à l'hôpital."),
    ("fr", "L'usine de conserves a été vendue à Norlin en mars.", "L'usine de conserves a été achetée par Norlin en mars."),
    ("uk", "Верф продала майстерню сусідові за мільйон крон.", "Сусід купив у верфі майстерню за мільйон крон."),
    ("uk", "Рух порома припинили в червні й відновили в серпні.", "Припинений у червні рух порома відновили в серпні."),
    ("ru", "Верфь продала мастерскую соседу за миллион крон.", "Сосед купил у верфи мастерскую за миллион крон."),
    ("ru", "Верхний причал починили, нижний ждёт ремонта.", "Нижний причал ждёт ремонта, верхний уже починили."),
    ("en", "The lighthouse was sold to the Lind family in March.", "The lighthouse was bought by the Lind family in March."),
    ("en", "The old lock is not easy to clear of ice.", "The old lock is hard to clear of ice."),
    ("en", "The pier opened in 1920 and closed in 1980.", "The pier, which closed in 1980, had opened in 1920."),
    ("en", "Six letters were sent to the pilots in May.", "Six letters were received by the pilots in May."),
]  # fmt: skip


@pytest.mark.parametrize(("language", "source", "copy"), TURNED)
def test_a_statement_turned_round_is_reported(language, source, copy):
    assert changes(language, source, copy)


@pytest.mark.parametrize(("language", "source", "copy"), SAME)
def test_the_same_told_otherwise_is_not_altered(language, source, copy):
    assert [change for change in changes(language, source, copy) if change[1] == "altered"] == []
