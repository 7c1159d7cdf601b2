"""Facts as Arabic newsrooms write them: what is one stays one in other letters, digits and words, and what is not is told."""

import pytest

from provenance.reuse.fact import find_facts
from provenance.reuse.facts.reading import read

BEFORE = "اجتمع المجلس في القاعة القديمة واستمع إلى الطرفين في جلسة علنية حضرها السكان. "
BRIDGE = "تعبر الجسر نحو {} مركبة كل أسبوع."
HURT = "أسفر الحادث عن إصابة {} بجروح."
COST = "بلغت كلفة المشروع {} بحسب البلدية."
PRICE = "ارتفعت أسعار الخبز بنسبة {} هذا العام."
ROAD = "يبلغ طول الطريق الجديد {} ويمر بالوادي."
SEARCH = "استمر البحث عن المفقودين {} وانتهى مساء."
SHARE = "{} السكان يؤيدون الخطة الجديدة."
OPENED = "افتتح المتحف أبوابه {} في المدينة."
SESSION = "تبدأ الجلسة {} في القاعة الكبرى."
BUILT = "شيد الجسر {} قرب النهر."
SAID = "قالت المديرة: {}."


@pytest.mark.parametrize(
    ("fact", "frame", "source", "copy", "other"),
    [
        ("figure", BRIDGE, "15 ألف", "15,000", "16 ألف"),
        ("figure", BRIDGE, "15 ألف", "\u200f15\u200f ألف", "\u200f16\u200f ألف"),
        ("figure", HURT, "2520 شخصا", "ألفين وخمسمئة وعشرين شخصا", "ألفين وستمئة وعشرين شخصا"),
        ("figure", BRIDGE, "١٥٬٠٠٠", "خمسة عشر ألف", "١٦٬٠٠٠"),
        ("figure", BRIDGE, "خمسة وعشرين ألف", "25 ألف", "35 ألف"),
        ("figure", HURT, "12 شخصاً", "إثني عشر شخصا", "21 شخصا"),
        ("figure", HURT, "350 شخصا", "ثلاثمائة وخمسين شخصا", "أربعمئة وخمسين شخصا"),
        ("figure", HURT, "115 شخصا", "مئة وخمسة عشر شخصا", "مئة وستة عشر شخصا"),
        ("figure", COST, "1.5 مليون دولار", "مليون ونصف المليون دولار", "مليون وربع المليون دولار"),
        ("figure", COST, "2.5 مليون دينار", "مليونين ونصف المليون دينار", "3.5 مليون دينار"),
        ("figure", COST, "نصف مليون دولار", "500 ألف دولار", "ربع مليون دولار"),
        ("figure", COST, "1.2 مليون جنيه", "مليون و200 ألف جنيه", "مليون و300 ألف جنيه"),
        ("figure", COST, "مليوني دولار", "٢ مليون دولار", "3 ملايين دولار"),
        ("figure", COST, "40 مليون ريال سعودي", "أربعين مليون ريال", "40 مليون درهم"),
        ("figure", PRICE, "12 بالمئة", "١٢٪", "21%"),
        ("figure", PRICE, "3.4 في المئة", "3,4 بالمائة", "4.3 في المئة"),
        ("figure", ROAD, "15 كيلومترا", "خمسة عشر كلم", "50 كلم"),
        ("figure", SEARCH, "ساعتين", "2 ساعة", "ثلاث ساعات"),
        ("figure", SHARE, "ربع", "25 في المئة من", "ثلث"),
        ("figure", COST, "1200 دينار", "ألفا ومئتي دينار", "ألفا وثلاثمئة دينار"),
        ("date", OPENED, "في الربع الثالث من 2024", "في الفصل الثالث من عام 2024", "في الربع الثاني من 2024"),
        ("date", OPENED, "في 5 أيار/مايو 2023", "في الخامس من مايو 2023", "في الخامس من آذار 2023"),
        ("date", OPENED, "في ١٢ كانون الثاني ٢٠٢٢", "في 12 يناير 2022", "في 12 كانون الأول 2022"),
        ("date", OPENED, "في الخامس والعشرين من يناير", "في 25 يناير", "في 15 يناير"),
        ("date", OPENED, "في 10 ربيع الأول 1445", "في العاشر من ربيع الأول 1445", "في 10 ربيع الآخر 1445"),
        ("date", OPENED, "يوم الإثنين الماضي", "الاثنين", "الأربعاء"),
        ("date", OPENED, "في العام 2019", "سنة 2019", "عام 2018"),
        ("date", OPENED, "العام الماضي", "السنة الماضية", None),
        ("date", OPENED, "قبل ثلاث سنوات", "منذ 3 سنوات", "قبل خمس سنوات"),
        ("date", SESSION, "الساعة 9 صباحا", "في التاسعة صباحا", "الساعة 9 مساء"),
        ("date", SESSION, "الساعة 10:30", "الساعة العاشرة والنصف", None),
        ("date", BUILT, "في القرن التاسع عشر", "في القرن الـ19", "في القرن الثامن عشر"),
        ("quotation", SAID, '"إن أبواب المدرسة مفتوحة أمام الجميع"', "«انّ ابواب المدرسه مفتوحة امام الجميع»", "«إن أبواب المدرسة مغلقة أمام الجميع»"),
        ("quotation", SAID, '"سنستقبل 20 تلميذا جديدا في الخريف"', "«سنستقبل عشرين تلميذا جديدا في الخريف»", "«سنستقبل ثلاثين تلميذا جديدا في الخريف»"),
    ],
)  # fmt: skip
def test_one_fact_in_two_forms_is_kept_and_another_is_altered(changes_of, altered_in, fact, frame, source, copy, other):
    found = changes_of(BEFORE + frame.format(copy), BEFORE + frame.format(source), "ar")
    assert {status for kind, status, _, _ in found if kind == fact} == {"kept"}
    assert altered_in(frame.format(copy), frame.format(source), "ar", BEFORE) == []
    if other:
        told = altered_in(frame.format(other), frame.format(source), "ar", BEFORE)
        assert fact in {kind for kind, _, _ in told}


@pytest.mark.parametrize(
    ("source", "copy", "is_altered"),
    [
        ("نفت البلدية وجود خطر على السكان.", "أنكرت البلدية وجود خطر على السكان.", False),
        ("نفت البلدية وجود خطر على السكان.", "أكدت البلدية وجود خطر على السكان.", True),
        ("وافق المجلس على مشروع الميناء بعد النقاش.", "صادق المجلس على مشروع الميناء بعد النقاش.", False),
        ("وافق المجلس على مشروع الميناء بعد النقاش.", "رفض المجلس مشروع الميناء بعد النقاش.", True),
        ("انتهت الرحلة دون إصابات للركاب.", "انتهت الرحلة من غير إصابات للركاب.", False),
        ("ظل الطريق مغلقا أمام الشاحنات طوال الشتاء.", "ظل الطريق غير مفتوح أمام الشاحنات طوال الشتاء.", False),
        ("ظل الطريق مفتوحا أمام الشاحنات طوال الشتاء.", "ظل الطريق مغلقا أمام الشاحنات طوال الشتاء.", True),
        ("قد يؤدي المطر إلى تأخير الافتتاح.", "من المحتمل أن يؤدي المطر إلى تأخير الافتتاح.", False),
    ],
)
def test_denials_and_hedges_may_be_told_in_other_words(altered_in, source, copy, is_altered):
    assert bool(altered_in(copy, source, "ar", BEFORE)) is is_altered


@pytest.mark.parametrize(
    ("source", "copy", "is_altered"),
    [
        ("قال وزير النقل سامر الحلبي إن الطريق سيفتح قريبا.", "صرح الوزير سامر الحلبي بأن الطريق سيفتح قريبا.", False),
        (
            "قال وزير النقل سامر الحلبي إن الطريق سيفتح قريبا.",
            "قال وزير النقل سامر المصري إن الطريق سيفتح قريبا.",
            True,
        ),
        ("قال الدكتور أحمد النجار إن العملية نجحت.", "قال د. احمد النجار إن العملية نجحت.", False),
        ("قال عبد الرحمن سرحان إن العملية نجحت.", "قال عبدالرحمن سرحان إن العملية نجحت.", False),
        ("قالت السيدة منى الخطيب إن العملية نجحت.", "قالت السيدة منى الخولي إن العملية نجحت.", True),
    ],
)
def test_people_are_told_apart_by_first_and_last_names(altered_in, source, copy, is_altered):
    assert ("name" in {fact for fact, _, _ in altered_in(copy, source, "ar", BEFORE)}) is is_altered


def test_a_preposition_is_written_on_to_no_last_name():
    text = "قال إنه سعيد بفوز الفريق."
    assert [fact for fact in find_facts(text, language="ar") if fact.kind == "name"] == []


@pytest.mark.parametrize("words", ["ألف و", "ثلاثة آلاف و", "في الخامس والعشرين من ", "عبد "])
def test_words_without_end_that_go_on_a_number_or_a_name_are_read(words):
    assert find_facts(words * 3000, language="ar")


@pytest.mark.parametrize(
    ("written", "folded"),
    [("وقال", "قال"), ("بالدولار", "دولار"), ("للدولار", "دولار"), ("كلمات", "کلمات"), ("وزير", "وزیر"), ("كلا", "کلا"), ("أَكَّدَ", "اکد"), ("الـ", "ال")],
)  # fmt: skip
def test_only_a_prefix_that_hides_a_word_of_the_tables_is_taken_off(written, folded):
    assert read(written, "ar").folded == (folded,)
