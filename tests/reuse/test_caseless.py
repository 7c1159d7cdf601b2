"""Names of people in scripts that have no capitals."""

import pytest

from provenance.reuse.fact import find_facts


def names(text, language):
    return [fact.passage.of(text) for fact in find_facts(text, language=language) if fact.kind == "name"]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("ar", "وقال رئيس البلدية كريم الحداد: «لا نعرف شيئا».", ["كريم الحداد"]),
        ("ar", "حضرت المهندسة ليلى بن صالحة، ثم غادرت.", ["ليلى بن صالحة"]),
        ("ar", "وأضاف محمد علي الصاوي أن الجسر مغلق.", ["محمد علي الصاوي"]),
        ("ar", "كريم الحداد يقود المجلس. وأكد الحداد أنه باق.", ["كريم الحداد", "الحداد"]),
        ("fa", "مسعود سپهری، مدیر کتابخانه، آمد. سپهری گفت که کار تمام است.", ["مسعود سپهری", "سپهری"]),
    ],
)
def test_people_are_known_by_their_first_names_and_later_by_their_last(language, text, expected):
    assert names(text, language) == expected


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ar", "وتسلم الفائز بالكأس جائزة كبيرة."),  # the winner, not Faez
        ("ar", "وهذا يوم سعيد في حياة المدينة."),
        ("fa", "این کتاب از همه گران‌تر است."),
    ],
)
def test_what_only_looks_like_a_first_name_is_none(language, text):
    assert names(text, language) == []


def test_a_person_with_another_last_name_is_altered(altered_in):
    source = "سجل الهدف البديل أيوب مرزوق في الدقيقة 70 أمام 4 آلاف متفرج."
    copy = "وجاء الهدف في الدقيقة 70 عن طريق البديل أيوب مسعود أمام 4 آلاف متفرج."
    assert altered_in(copy, source, "ar") == [("name", "أيوب مسعود", "أيوب مرزوق")]
