"""What Turkish newsrooms write in several ways: endings behind apostrophes, units before numbers, denials inside verbs."""

import pytest

from provenance.reuse.fact import find_facts

BEFORE = "Kurul eski salonda toplandı ve tarafları uzun uzun dinledi. "
SALE = "Şirket {} karşılığında satıldı."
SHARE = "Seçmenlerin {} planı destekliyor."
SEARCH = "Arama çalışmaları {} sürdü."
CROWD = "Meydanda {} kişi toplandı."
CASE = "Bu, bölgedeki {} vaka."
MEETING = "Toplantı {} yapılacak."
TREATY = "Anlaşma {} imzalandı."
OPENING = "Açılışa {} katıldı."
FESTIVAL = "Festival {} yapıldı."


def statuses(changes, kind):
    return [status for fact, status, _, _ in changes if fact == kind]


@pytest.mark.parametrize(
    ("frame", "source", "copy", "other"),
    [
        (SALE, "2,5 milyon lira", "iki buçuk milyon TL", "3,5 milyon lira"),
        (SALE, "2 milyon 500 bin lira", "2.500.000 TL", "2 milyon 50 bin lira"),
        (SALE, "1 milyar 200 milyon dolar", "1,2 milyar dolar", "1,2 milyar avro"),
        (SALE, "40 milyon euro", "40 milyon avroya", "14 milyon avro"),
        (SALE, "22 bin 104 lira 67 kuruş", "22.104,67 lira", "22.401,67 lira"),
        (SHARE, "yüzde 15’i", "%15'i", "%51’i"),
        (SHARE, "yüzde 15’i", "yüzde on beşi", "yüzde on altısı"),
        (SHARE, "dörtte biri", "yüzde 25’i", "yüzde 35’i"),
        (SHARE, "yarısı", "%50’si", "%60’ı"),
        (SEARCH, "bir buçuk saat", "90 dakika", "iki buçuk saat"),
        (SEARCH, "yarım saat", "30 dakika", "50 dakika"),
        (SEARCH, "on iki gün", "12 gün", "on üç gün"),
        (CROWD, "bin 250", "1.250", "bin 520"),
        (CROWD, "15 bin", "on beş bin", "16 bin"),
        (CASE, "15’inci", "on beşinci", "on altıncı"),
        (CASE, "13.", "on üçüncü", "18."),
    ],
)
def test_a_figure_stays_one_in_all_its_forms_and_another_is_told(changes_of, frame, source, copy, other):
    source = BEFORE + frame.format(source)
    assert statuses(changes_of(BEFORE + frame.format(copy), source, "tr"), "figure") in (["kept"], ["kept", "kept"])
    assert "altered" in statuses(changes_of(BEFORE + frame.format(other), source, "tr"), "figure")


@pytest.mark.parametrize(
    ("frame", "source", "copy", "other"),
    [
        (MEETING, "15 Mart 2024’te", "15.03.2024 tarihinde", "15 Mayıs 2024’te"),
        (MEETING, "15 Mart’ta", "Mart’ın 15’inde", "17 Mart’ta"),
        (MEETING, "Nisan ayında", "nisanda", "haziranda"),
        (MEETING, "2026 yılının Eylül ayında", "Eylül 2026’da", "Ekim 2026’da"),
        (MEETING, "2025’in ilk çeyreğinde", "2025 yılının birinci çeyreğinde", "2025’in üçüncü çeyreğinde"),
        (MEETING, "salı günü", "salı", "pazar günü"),
        (MEETING, "saat 15.30’da", "15.30’da", "saat 16.30’da"),
        (MEETING, "saat 20.00’de", "akşam 8’de", "saat 21.00’de"),
        (TREATY, "2019’da", "2019 yılında", "2009’da"),
        (TREATY, "iki yıl önce", "2 yıl evvel", "üç yıl önce"),
        (TREATY, "1990’lı yıllarda", "90’lı yıllarda", "1980’li yıllarda"),
        (TREATY, "19. yüzyılda", "on dokuzuncu yüzyılda", "18. yüzyılda"),
    ],
)
def test_a_date_stays_one_in_all_its_forms_and_another_is_told(changes_of, frame, source, copy, other):
    source = BEFORE + frame.format(source)
    assert statuses(changes_of(BEFORE + frame.format(copy), source, "tr"), "date") == ["kept"]
    assert statuses(changes_of(BEFORE + frame.format(other), source, "tr"), "date") == ["altered"]


@pytest.mark.parametrize(
    ("frame", "source", "copy", "other"),
    [
        (OPENING, "Belediye Başkanı Selim Torunbey", "Başkan Selim Torunbey", "Belediye Başkanı Selim Korunbey"),
        (OPENING, "Prof. Dr. Ayla Sezgören", "Ayla Sezgören", "Leyla Sezgören"),
        (OPENING, "Genel Müdür Halil Dinçsoy", "Halil Dinçsoy", "Genel Müdür Yardımcısı Halil Dinçsoy"),
        (FESTIVAL, "Güzelova’da", "Güzelova ilçesinde", "Taşlıova’da"),
        (FESTIVAL, "İzmir’de", "İZMİR kentinde", "İzmit’te"),
        (FESTIVAL, "Karaçay Üniversitesi’nde", "Karaçay Üniversitesinde", "Karadağ Üniversitesi’nde"),
    ],
)
def test_a_name_stays_one_with_other_endings_and_titles(altered_in, frame, source, copy, other):
    source = frame.format(source)
    assert altered_in(frame.format(copy), source, "tr", BEFORE) == []
    assert altered_in(frame.format(other), source, "tr", BEFORE) != []


@pytest.mark.parametrize(
    ("source", "copy"),
    [
        ("Köprü bu yıl trafiğe açılmayacak.", "Köprü bu yıl trafiğe açılacak."),
        ("Sendika greve gitmeyecek.", "Sendika greve gidecek."),
        ("Şirket iddiaları kabul etmedi.", "Şirket iddiaları kabul etti."),
        ("Toplantıya katılmayan üyeler uyarıldı.", "Toplantıya katılan üyeler uyarıldı."),
        ("Uzmanlar aşının yan etkisi olmadığını söylüyor.", "Uzmanlar aşının yan etkisi olduğunu söylüyor."),
        ("Sanık suçsuz bulundu.", "Sanık suçlu bulundu."),
        ("Belediyenin parkı satma planı yok.", "Belediyenin parkı satma planı var."),
        ("Meclis tasarıyı reddetti.", "Meclis tasarıyı onayladı."),
    ],
)
def test_a_denial_lost_or_added_is_told(changes_of, source, copy):
    for mine, theirs in ((copy, source), (source, copy)):
        found = changes_of(BEFORE + mine, BEFORE + theirs, "tr")
        assert {fact for fact, status, _, _ in found if status != "kept"} & {"negation", "wording"}


@pytest.mark.parametrize(
    ("source", "copy"),
    [
        ("Şirket iddiaları kabul etmedi.", "Şirket iddiaları reddetti."),
        ("Kazada ölen ya da yaralanan olmadı.", "Kazada ölen veya yaralanan yok."),
        ("Ne yangın ne de patlama yaşandı.", "Yangın da patlama da yaşanmadı."),
        ("Yetkililere göre su içilebilir değil.", "Yetkililer suyun içilebilir olmadığını açıkladı."),
        ("Mahkeme karar vermeden önce tanıkları dinledi.", "Mahkeme tanıkları dinledikten sonra karar verdi."),
        ("Yılmaz Korkmaz dün kente geldi.", "Yılmaz Korkmaz dün kente ulaştı."),
    ],
)
def test_a_denial_told_in_another_way_is_none_lost(altered_in, source, copy):
    assert altered_in(copy, source, "tr", BEFORE) == []


def test_whoever_stands_before_a_quotation_with_its_verb_behind_said_it():
    text = "Ayla Sezgören ile Selim Torunbey salondaydı. Sezgören, “Bu bütçeyle okulları ayakta tutamayız” dedi."
    assert [fact.value.speaker for fact in find_facts(text, language="tr") if fact.kind == "quotation"] == [
        ("ayla", "sezgoren")
    ]


@pytest.mark.parametrize(
    "saying",
    [
        "{}, “Bu bütçeyle okulları ayakta tutamayız” dedi.",
        "{} karara tepki göstererek “Bu bütçeyle okulları ayakta tutamayız” diye konuştu.",
        "“Bu bütçeyle okulları ayakta tutamayız” diyen {}, karara tepki gösterdi.",
    ],
)
def test_a_quotation_put_in_the_mouth_of_another_is_told(altered_in, saying):
    opening = "Ayla Sezgören ile Selim Torunbey eski salonda bir araya geldi. "
    source, copy = saying.format("Sezgören"), saying.format("Torunbey")
    assert "quotation" in {fact for fact, _, _ in altered_in(copy, source, "tr", opening)}
    assert altered_in(saying.format("Ayla Sezgören"), source, "tr", opening) == []


@pytest.mark.parametrize(
    ("source", "copy"),
    [
        ("Kabul edilen öneri uygulanmadı.", "Meclis öneriyi kabul etti ancak uygulamadı."),
        ("Yasaklanan ürünler piyasadan toplatılmadı.", "Ürünler yasaklandı ama piyasadan toplanmadı."),
        ("Tutuklanan iki kişi suçlamaları kabul etmedi.", "İki kişi tutuklandı; ikisi de suçlamaları reddetti."),
    ],
)
def test_a_denial_at_the_end_denies_nothing_in_a_clause_inside(altered_in, source, copy):
    assert altered_in(copy, source, "tr", BEFORE) == []
    assert altered_in(source, copy, "tr", BEFORE) == []
