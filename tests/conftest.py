"""Invented texts that many tests share: a pair of articles, reports beside them, and news in many languages."""

from __future__ import annotations

import io
import os
import sys

import pytest
from hypothesis import settings

from provenance.acquisition.fetch import guarded_client
from provenance.acquisition.manners import Manners
from provenance.demo import demo_pair
from provenance.document import Document

# Machines are noisy, so no test is timed; CI draws the same examples every time, developers draw new ones.
settings.register_profile("patient", settings.default, deadline=None, derandomize="CI" in os.environ)
settings.load_profile("patient")

INDEPENDENT = """The first of three battery-assisted ferries ordered for the Harrow Sound route will carry paying \
passengers from 14 April, more than a year later than islanders were promised.

Councillor Edda Marrow, who chairs the Tarn Head community forum, said residents would believe it when they saw smoke, \
"or rather when we see none". Her forum has logged 61 cancelled sailings since New Year, most of them blamed on \
mechanical faults aboard the veteran Lady of Vennick.

Freight customers are less patient still. Bryce Ottaway, a fish merchant, drives his langoustines 90 miles round by \
road on bad days and reckons each trip adds £340 to his costs. He has asked the sheriff court for damages.

A spokeswoman for Sound & Isles Transit apologised and pointed to a discount of one fifth on tickets bought before \
May. She would not be drawn on what the ship cost. The transport minister visits the pier on Friday, where pupils of \
the primary school plan to hand him a drawing of a rowing boat.
"""

UNRELATED = """Beekeepers in the Velden hills have begun to move their hives above the tree line, where heather blooms \
three weeks later than in the meadows. Rosalind Achterberg keeps forty colonies and swears by moonlit nights for the \
journey. Young queens, she explains, calm quickly in cool air. Her honey won a silver medal at the autumn market, \
beaten only by a neighbour whose chestnut blossom gave a darker jar.
"""

LANGUAGES = {
    "en": "The harbour office of Tolsey closed the eastern pier on Monday after divers found cracks in two of its "
    "pillars. Repairs will take until the end of March, said the harbour master, Mara Lind, and will cost about four "
    "million euros. Ferries to the islands leave from the fishing quay in the meantime.",
    "de": "Das Hafenamt von Tolsey hat am Montag die östliche Mole gesperrt, nachdem Taucher Risse in zwei Pfeilern "
    "gefunden hatten. Die Arbeiten dauern bis Ende März, sagte die Hafenmeisterin Mara Lind, und kosten rund vier "
    "Millionen Euro. Die Fähren zu den Inseln legen bis dahin vom Fischkai ab, der am Wochenende geräumt wurde.",
    "fr": "Le bureau du port de Tolsey a fermé lundi la jetée orientale après que des plongeurs ont découvert des "
    "fissures dans deux piliers. Les travaux dureront jusqu'à la fin du mois de mars, selon la capitaine du port, "
    "Mara Lind, et coûteront environ quatre millions d'euros. Les bacs partent du quai des pêcheurs.",
    "es": "La oficina del puerto de Tolsey cerró el lunes el muelle oriental después de que unos buzos hallaran "
    "grietas en dos pilares. Las obras durarán hasta finales de marzo, dijo la capitana del puerto, Mara Lind, y "
    "costarán unos cuatro millones de euros. Los transbordadores salen mientras tanto del muelle de pescadores.",
    "uk": "Портове управління Толсі в понеділок закрило східний причал, бо водолази знайшли тріщини у двох його "
    "опорах. Ремонт триватиме до кінця березня, сказала начальниця порту Мара Лінд, і коштуватиме близько чотирьох "
    "мільйонів євро. Пороми на острови поки що відходять від рибальської пристані, яку звільнили на вихідних для "
    "пасажирів та вантажу.",
    "el": "Το λιμεναρχείο του Τόλσεϊ έκλεισε τη Δευτέρα την ανατολική προβλήτα, αφού δύτες βρήκαν ρωγμές σε δύο από "
    "τις κολόνες της. Οι επισκευές θα διαρκέσουν μέχρι το τέλος Μαρτίου, είπε η λιμενάρχης Μάρα Λιντ, και θα "
    "κοστίσουν περίπου τέσσερα εκατομμύρια ευρώ. Τα πλοία για τα νησιά φεύγουν από την αποβάθρα των ψαράδων.",
    "tr": "Tolsey liman idaresi, dalgıçların iki ayağında çatlak bulmasının ardından doğu iskelesini pazartesi günü "
    "kapattı. Liman başkanı Mara Lind onarımın mart sonuna kadar süreceğini ve yaklaşık dört milyon avroya mal "
    "olacağını söyledi. Adalara giden vapurlar bu arada balıkçı rıhtımından kalkıyor, bilet gişesi de oraya taşındı "
    "ve akşamları sekize kadar açık kalıyor.",
    "ar": "أغلق مكتب ميناء تولسي الرصيف الشرقي يوم الاثنين بعد أن عثر غواصون على شقوق في اثنين من أعمدته. وقالت مديرة "
    "الميناء مارا ليند إن أعمال الإصلاح ستستمر حتى نهاية مارس وستكلف نحو أربعة ملايين يورو. وتغادر العبارات إلى "
    "الجزر في هذه الأثناء من رصيف الصيادين الذي جرى إخلاؤه في نهاية الأسبوع.",
    "fa": "اداره بندر تولسی روز دوشنبه اسکله شرقی را بست، زیرا غواصان در دو ستون آن ترک پیدا کردند. مارا لیند، رئیس "
    "بندر، گفت که تعمیرات تا پایان مارس طول می‌کشد و حدود چهار میلیون یورو هزینه دارد. کشتی‌های جزیره‌ها تا آن زمان از "
    "اسکله ماهیگیران حرکت می‌کنند که آخر هفته خالی شد.",
    "hi": "टोल्सी के बंदरगाह कार्यालय ने सोमवार को पूर्वी घाट बंद कर दिया, क्योंकि गोताखोरों को उसके दो खंभों में दरारें मिलीं। बंदरगाह "
    "प्रमुख मारा लिंड ने कहा कि मरम्मत मार्च के अंत तक चलेगी और इस पर लगभग चालीस लाख यूरो खर्च होंगे। द्वीपों की नावें तब तक "
    "मछुआरों के घाट से चलेंगी।",
    "ko": "톨시 항만청은 잠수부들이 기둥 두 개에서 금을 발견한 뒤 월요일에 동쪽 부두를 폐쇄했다. 항만청장 마라 린드는 수리가 삼월 "
    "말까지 이어지고 약 사백만 유로가 들 것이라고 말했다. 섬으로 가는 배는 그동안 어부들의 부두에서 떠나며, 매표소도 그곳으로 옮겨 "
    "저녁 여덟 시까지 문을 연다. 화물은 주말에만 받는다고 한다. 주민들은 버스도 늘려 달라고 요구했다.",
    "zh": "托尔西港务局周一关闭了东码头，因为潜水员在两根柱子上发现了裂缝。港务局长玛拉说，维修将持续到三月底，费用约为四百万欧元。"
    "前往各岛的渡轮暂时从渔船码头出发，售票处也搬到了那里。",
    "ja": "トルシー港湾局は月曜日、潜水士が二本の柱にひびを見つけたため、東の桟橋を閉鎖した。港長のマーラ氏は、修理は三月末まで続き、"
    "費用は約四百万ユーロになると述べた。島へ向かう船はその間、漁港から出る。",
    "th": "สำนักงานท่าเรือโทลซีปิดท่าเรือฝั่งตะวันออกเมื่อวันจันทร์ หลังนักดำน้ำพบรอยร้าวในเสาสองต้น การซ่อมแซมจะใช้เวลาถึงสิ้นเดือนมีนาคม",
}


@pytest.fixture(scope="session")
def rewrite() -> Document:
    """The copy of the bundled pair: a rewriting that credits its source."""
    return demo_pair()[0]


@pytest.fixture(scope="session")
def original() -> Document:
    """The source of the bundled pair."""
    return demo_pair()[1]


@pytest.fixture(scope="session")
def independent() -> Document:
    """A report of the same event by somebody else."""
    return Document(INDEPENDENT, location="https://tarnheadmessenger.example/ferry", language="en")


@pytest.fixture(scope="session")
def unrelated() -> Document:
    """A report of something else."""
    return Document(UNRELATED, location="https://velden.example/bees", language="en")


@pytest.fixture(params=LANGUAGES)
def language(request) -> str:
    """Each language in turn."""
    return request.param


@pytest.fixture
def in_language() -> dict[str, str]:
    """The same news of more than forty words in each language."""
    return LANGUAGES


@pytest.fixture
def standard_input(monkeypatch):
    """Give text or bytes to standard input."""

    def give(content: str | bytes) -> None:
        content = content.encode() if isinstance(content, str) else content
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(content), "utf-8"))

    return give


@pytest.fixture
def httpserver(httpserver):
    """A web server on loopback without a robots.txt, as most small sites are; a test may give it another answer."""
    httpserver.expect_request("/robots.txt").respond_with_data(status=404)
    return httpserver


@pytest.fixture
def hurried():
    """The manners of a test that asks only its own servers: no pauses."""
    return Manners(pause=0, back_off=0)


@pytest.fixture
def client(hurried):
    """A client as the program's own, but for a test's servers."""
    with guarded_client(allow_private=True, manners=hurried) as guarded:
        yield guarded
