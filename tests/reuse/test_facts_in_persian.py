"""Facts as Persian newsrooms write them: what is one stays one in other letters, digits and words, and what is not is told."""

import pytest

from provenance.reuse.fact import find_facts

BEFORE = "شورا در تالار قدیمی تشکیل جلسه داد و سخنان هر دو طرف را با حضور اهالی شنید. "
BRIDGE = "هر هفته حدود {} خودرو از پل عبور می‌کنند."
HURT = "در این حادثه {} زخمی شدند و به بیمارستان رفتند."
COST = "هزینه این طرح {} برآورد شده است."
PRICE = "بهای نان امسال {} افزایش یافت."
SHARE = "{} اهالی از طرح تازه پشتیبانی می‌کنند."
SEARCH = "جست‌وجو {} طول کشید و شامگاه پایان یافت."
WOMAN = "زنی {} در بیمارستان درگذشت."
OPENED = "موزه {} در شهر گشایش یافت."
SESSION = "نشست {} در تالار بزرگ آغاز می‌شود."
BUILT = "پل {} در کنار رود ساخته شد."
SAID = "مدیر مدرسه گفت: {}."


@pytest.mark.parametrize(
    ("fact", "frame", "source", "copy", "other"),
    [
        ("figure", BRIDGE, "۱۵ هزار", "پانزده هزار", "۱۶ هزار"),
        ("figure", BRIDGE, "۱۵٬۰۰۰", "۱۵هزار", "۵۱ هزار"),
        ("figure", BRIDGE, "۲ هزار و ۵۰۰", "دو هزار و پانصد", "۲ هزار و ۶۰۰"),
        ("figure", HURT, "یکصد و بیست نفر", "۱۲۰ تن", "۲۱۰ نفر"),
        ("figure", HURT, "سه نفر", "3 تن", "چهار نفر"),
        ("figure", COST, "۱/۵ میلیون دلار", "یک و نیم میلیون دلار", "۲/۵ میلیون دلار"),
        ("figure", COST, "نیم میلیون دلار", "۵۰۰ هزار دلار", "۷۰۰ هزار دلار"),
        ("figure", COST, "یک میلیارد و ۲۰۰ میلیون تومان", "۱.۲ میلیارد تومان", "یک میلیارد و ۳۰۰ میلیون تومان"),
        ("figure", COST, "۱۵۰۰ میلیارد تومان", "یک هزار و ۵۰۰ میلیارد تومان", "یک هزار و ۶۰۰ میلیارد تومان"),
        ("figure", COST, "۴۰ میلیارد تومان", "چهل میلیارد تومان", "۴۰ میلیون تومان"),
        ("figure", PRICE, "۳/۴ درصد", "۳.۴٪", "۴/۳ درصد"),
        ("figure", SHARE, "یک چهارم", "۲۵ درصد", "یک سوم"),
        ("figure", SHARE, "دوسوم", "دو سوم", "یک چهارم"),
        ("figure", SEARCH, "دو ساعت و نیم", "۲.۵ ساعت", "سه ساعت و نیم"),
        ("figure", WOMAN, "۴۵ ساله", "چهل‌وپنج ساله", "۵۴ ساله"),
        ("figure", WOMAN, "۴۵ ساله", "۴۵\u200cساله", "۵۴\u200cساله"),
        ("date", SESSION, "ساعت ۱۸ و ۳۰ دقیقه", "ساعت ۶:۳۰ عصر", "ساعت ۱۷ و ۳۰ دقیقه"),
        ("date", OPENED, "۵ مه ۲۰۲۳", "پنجم ماه مه 2023", "۱۵ مه ۲۰۲۳"),
        ("date", OPENED, "۱۲ ژوئیه ۲۰۲۲", "۱۲ جولای ۲۰۲۲", "۱۲ ژوئن ۲۰۲۲"),
        ("date", OPENED, "۲۲ بهمن ۱۴۰۱", "بیست و دوم بهمن‌ماه ۱۴۰۱", "۲۲ اسفند ۱۴۰۱"),
        ("date", OPENED, "۱۴۰۲/۰۳/۱۵", "۱۵ خرداد ۱۴۰۲", "۱۵ تیر ۱۴۰۲"),
        ("date", OPENED, "سه‌شنبه", "روز سه شنبه", "چهارشنبه"),
        ("date", OPENED, "هفته گذشته", "هفتهٔ پیش", None),
        ("date", OPENED, "سال گذشته", "پارسال", None),
        ("date", OPENED, "سه سال پیش", "۳ سال قبل", "پنج سال پیش"),
        ("date", OPENED, "از سال ۱۳۹۰ تا ۱۳۹۵", "بین سال‌های ۱۳۹۰ و ۱۳۹۵", "از سال ۱۳۹۰ تا ۱۳۹۶"),
        ("date", SESSION, "ساعت ۹ صبح", "ساعت ۹ بامداد", "ساعت ۹ شب"),
        ("date", SESSION, "ساعت ۱۹:۳۰", "ساعت هفت و نیم شب", "ساعت ۱۸:۳۰"),
        ("date", SESSION, "ساعت ۱۵", "ساعت ۳ بعدازظهر", None),
        ("date", BUILT, "در قرن نوزدهم", "در سده ۱۹", "در قرن هجدهم"),
        ("date", BUILT, "در دهه ۱۳۶۰", "در دههٔ شصت", "در دههٔ هفتاد"),
        ("quotation", SAID, "«ما امسال مدرسه را به هیچ روی تعطیل نمی‌کنیم»", '"ما امسال مدرسه را به هيچ روي تعطيل نمي كنيم"', None),
        ("quotation", SAID, "«ما امسال مدرسه را تعطیل نمی‌کنیم و می‌مانیم»", "«ما امسال مدرسه را تعطیل نمیکنیم و میمانیم»", "«ما امسال مدرسه را تعطیل می‌کنیم و می‌مانیم»"),
    ],
)  # fmt: skip
def test_one_fact_in_two_forms_is_kept_and_another_is_altered(changes_of, altered_in, fact, frame, source, copy, other):
    found = changes_of(BEFORE + frame.format(copy), BEFORE + frame.format(source), "fa")
    assert {status for kind, status, _, _ in found if kind == fact} == {"kept"}
    assert altered_in(frame.format(copy), frame.format(source), "fa", BEFORE) == []
    if other:
        told = altered_in(frame.format(other), frame.format(source), "fa", BEFORE)
        assert fact in {kind for kind, _, _ in told}


@pytest.mark.parametrize(
    ("source", "copy", "is_altered"),
    [
        ("شهرداری تکذیب کرد که خطری برای مردم وجود دارد.", "شهرداری رد کرد که خطری برای مردم وجود دارد.", False),
        ("شهرداری تکذیب کرد که خطری برای مردم وجود دارد.", "شهرداری تأیید کرد که خطری برای مردم وجود دارد.", True),
        ("پلیس به کامیون‌ها اجازه عبور نداد.", "پلیس به کامیون‌ها اجازهٔ عبور نمی‌دهد.", False),
        ("پلیس به کامیون‌ها اجازه عبور نداد.", "پلیس به کامیون‌ها اجازه عبور داد.", True),
        ("کارخانه تازه باز نمی‌شود.", "کارخانه تازه باز نخواهد شد.", False),
        ("کارخانه تازه باز نمی‌شود.", "کارخانه تازه باز نمی شود.", False),
        ("شورا طرح بندر را پس از گفت‌وگو تصویب کرد.", "شورا طرح بندر را پس از گفت‌وگو رد کرد.", True),
        ("ممکن است باران گشایش را به تأخیر بیندازد.", "شاید باران گشایش را به تأخیر بیندازد.", False),
    ],
)
def test_denials_and_hedges_may_be_told_in_other_words(altered_in, source, copy, is_altered):
    assert bool(altered_in(copy, source, "fa", BEFORE)) is is_altered


@pytest.mark.parametrize(
    ("source", "copy", "is_altered"),
    [
        ("وزیر راه بهرام کیانی گفت راه باز می‌شود.", "بهرام كياني، وزیر راه، گفت راه باز می‌شود.", False),
        ("وزیر راه بهرام کیانی گفت راه باز می‌شود.", "وزیر راه بهرام نجفی گفت راه باز می‌شود.", True),
        ("دکتر مهرداد نجفی گفت راه باز می‌شود.", "دکتر فرهاد نجفی گفت راه باز می‌شود.", True),
    ],
)
def test_people_are_told_apart_by_first_and_last_names(altered_in, source, copy, is_altered):
    assert ("name" in {fact for fact, _, _ in altered_in(copy, source, "fa", BEFORE)}) is is_altered


@pytest.mark.parametrize("words", ["سه هزار و ", "۲ هزار و ۵۰۰ ", "ساعت ۳ و "])
def test_words_without_end_that_go_on_a_number_are_read(words):
    assert find_facts(words * 3000, language="fa")
