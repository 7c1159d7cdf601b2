import base64
import hashlib
import re
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from lxml import html
from syrupy.extensions.single_file import SingleFileSnapshotExtension, WriteMode

import provenance.reporting
from provenance.document import Credit, Passage
from provenance.reporting.html import render_html
from provenance.reporting.visible import visible

STYLE = Path(provenance.reporting.__file__).parent / "templates" / "report.css"


class Page(SingleFileSnapshotExtension):
    file_extension = "html"
    _write_mode = WriteMode.TEXT


def parsed(report):
    return html.fromstring(render_html(report))


def said(element):
    return " ".join(element.text_content().split())


def test_a_page_with_everything_is_as_accepted(report, snapshot, same_at_every_version):
    assert same_at_every_version(render_html(report)) == snapshot(extension_class=Page)


def test_the_same_report_gives_the_same_bytes(any_report):
    assert render_html(any_report).encode() == render_html(replace(any_report)).encode()


def test_sections_come_in_the_order_in_which_a_reader_wants_them(report):
    page = parsed(report)
    assert said(page.find(".//h1")) == "Text overlap consistent with a rewriting of the source"
    assert [said(heading) for heading in page.iter("h2")] == [
        "Copy and source, side by side",
        "Facts compared",
        "Credits",
        "Evidence",
        "Numbers",
        "Method and limits",
        "Documents",
    ]


def test_headings_never_skip_a_level(any_report):
    levels = [int(heading.tag[1]) for heading in parsed(any_report).iter("h1", "h2", "h3", "h4", "h5", "h6")]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_every_id_is_there_once_and_every_link_within_the_page_leads_to_one(any_report):
    page = parsed(any_report)
    ids = [element.get("id") for element in page.xpath("//*[@id]")]
    assert len(ids) == len(set(ids))
    links = {link.get("href")[1:] for link in page.xpath("//a[starts-with(@href, '#')]")}
    assert links
    assert links <= set(ids)
    assert {
        ref for element in page.xpath("//*[@aria-labelledby]") for ref in element.get("aria-labelledby").split()
    } <= set(ids)


def test_every_passage_links_to_its_partner_and_is_named(report):
    page = parsed(report)
    tags = page.xpath("//*[@class='text']//a[starts-with(@class, 'tag')]")
    assert len(tags) == 2 * len(report.assessments[0].passages)
    assert page.get_element_by_id("a1-c1").get("href") == "#a1-s1"
    assert page.get_element_by_id("a1-s1").get("href") == "#a1-c1"
    assert page.get_element_by_id("a1-c1").get("aria-label") == "E1, edited, corresponds to E1 of the source"
    assert all(tag.get("aria-label").startswith(tag.text) for tag in tags)


def test_both_texts_are_shown_whole(any_report):
    page = parsed(any_report)
    documents = [side for found in any_report.assessments for side in (found.copy, found.source)]
    panes = page.xpath("//*[@class='text']")
    assert len(panes) == max(1, len(documents))
    for pane, document in zip(panes, documents or [any_report.document], strict=True):
        for label in pane.xpath(".//*[@class='label']|.//summary|.//a[starts-with(@class, 'tag')]"):
            label.drop_tree()
        assert said(pane).replace(" ", "") == "".join(visible(document.text).split())


def test_words_of_one_side_only_are_marked_as_inserted_and_deleted(report):
    page = parsed(report)
    assert "transported" in [said(word) for word in page.xpath("//*[@id='a1-c1']/..//ins")]
    assert "carried" in [said(word) for word in page.xpath("//*[@id='a1-s1']/..//del")]
    assert not page.xpath("//*[contains(@class, 'shared v')]//ins|//*[contains(@class, 'shared v')]//del")


def test_the_table_has_altered_facts_first_with_both_wordings(report):
    groups = parsed(report).xpath("(//table[@class='changes'])[1]/tbody")
    assert [said(group.xpath("./tr[1]")[0]) for group in groups] == [
        "Altered facts (3)",
        "Added facts (1)",
        "Dropped facts (1)",
    ]
    first = groups[0].xpath("./tr[2]")[0]
    assert [said(mark) for mark in first.iter("mark")] == ["421 passengers", "412 passengers"]


def test_a_fact_in_the_text_leads_to_its_row_and_back(report):
    page = parsed(report)
    (fact,) = [link for link in page.xpath("//a[contains(@class, 'fact altered')]") if said(link) == "421 passengers"]
    row = page.get_element_by_id(fact.get("href")[1:])
    back = row.xpath(".//a/@href")
    assert back == ["#a1-c-fact2", "#a1-s-fact2"]
    assert page.get_element_by_id("a1-c-fact2").getnext() is fact


def test_the_policy_allows_nothing_but_the_page_s_own_style_and_script(any_report):
    page = parsed(any_report)
    (policy,) = page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    hashes = {
        tag: base64.b64encode(hashlib.sha256(page.find(f".//{tag}").text.encode()).digest()).decode()
        for tag in ("style", "script")
    }
    assert policy == (
        f"default-src 'none'; style-src 'sha256-{hashes['style']}'; script-src 'sha256-{hashes['script']}'; "
        "base-uri 'none'; form-action 'none'"
    )
    assert len(page.xpath("//style|//script")) == 2
    assert not page.xpath("//@style|//@src|//@onload|//@onerror|//link|//img|//iframe|//form|//object")
    assert not re.search(r"url\((?!#)|@import", STYLE.read_text("utf-8"))


def test_nothing_from_outside_becomes_markup_or_acts(make):
    page = make("hostile")
    text = render_html(page)
    assert "<script>alert" not in text
    assert "<img" not in text
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in text
    assert "{{7*7}}" in text
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]", text)
    tree = html.fromstring(text)
    assert not tree.xpath("//b|//u|//s|//blink|//em|//i|//*[@href[starts-with(., 'javascript')]]")
    assert {element.get("lang") for element in tree.xpath("//*[@lang]")} == {"en"}


def test_only_web_addresses_become_links_and_they_tell_the_site_nothing(report):
    links = parsed(report).xpath("//a[not(starts-with(@href, '#'))]")
    assert {link.get("href").split(":")[0] for link in links} == {"https"}
    assert {link.get("rel") for link in links} == {"noopener noreferrer nofollow"}


def test_texts_have_their_language_and_direction(make):
    page = parsed(make("arabic"))
    panes = page.xpath("//*[@class='text']")
    assert [(pane.get("lang"), pane.get("dir")) for pane in panes] == [("ar", "rtl"), ("ar-EG", "rtl")]
    assert page.xpath("//td//span[@lang='ar']")[0].get("dir") == "rtl"


@pytest.mark.parametrize("stated", [None, "", "x", "en_US", 'en" onload="x'])
def test_a_text_in_no_known_language_finds_its_own_direction(assess, report_on, stated):
    found = assess()
    page = parsed(report_on(replace(found, copy=replace(found.copy, language=stated))))
    pane = page.xpath("//*[@class='text']")[0]
    assert (pane.get("lang"), pane.get("dir")) == (None, "auto")
    assert {paragraph.get("dir") for paragraph in pane.iter("p")} == {"auto"}


def test_long_furniture_is_folded_and_short_furniture_is_not(report):
    page = parsed(report)
    folded = [said(summary) for summary in page.xpath("//details[@class='furniture']/summary")]
    assert folded == ["Page furniture, not counted: bio, 52 words", "Page furniture, not counted: comments, 14 words"]
    assert "coastdigest24.example — all the coast, all day" in said(page.xpath("//div[@class='furniture']")[0])


def test_the_bar_shows_the_shares_that_are_something(report, make):
    parts = parsed(report).xpath("//svg[@class='bar']/rect")
    assert [(part.get("class"), part.get("x"), part.get("width")) for part in parts] == [
        ("v", "0.0%", "8.73%"),
        ("e", "8.73%", "13.45%"),
        ("r", "22.18%", "50.18%"),
        ("n", "72.36%", "27.64%"),
    ]
    assert [part.get("class") for part in parsed(make("undetermined")).xpath("//svg[@class='bar']/rect")] == ["v"]


def test_several_sources_have_a_section_each(make):
    headings = [said(heading) for heading in parsed(make("several")).iter("h2")]
    assert headings[:2] == [
        "Source 1: Text overlap consistent with a rewriting of the source",
        "Source 2: Consistent with two independent reports of the same event",
    ]


def test_without_a_source_the_text_is_shown_with_its_credit(make):
    page = parsed(make("unmeasured"))
    assert said(page.find(".//h1")) == "Not compared: no source text was at hand"
    (credit,) = page.xpath("//*[@class='text']//*[@class='credit']")
    assert said(credit) == "Original Source: www.tolseyherald.example"
    assert not page.xpath("//svg[@class='bar']")


def test_a_text_of_a_hundred_thousand_characters_is_shown_whole(assess, report_on):
    sentences = [f"{{e{number} The {number}th ferry sailed at dawn from quay {number}.}}" for number in range(1, 1800)]
    copy = "\n".join(sentences)
    page = parsed(report_on(assess(copy, copy.replace("dawn", "noon"))))
    assert len(page.xpath("//*[@class='text'][1]//a[starts-with(@class, 'tag')]")) == 2 * 1799


def test_each_credit_links_to_its_own_place(assess, report_on):
    found = assess("{v1 The ferry sailed.}\n{credit Source: a.example}\nVia b.example", "{v1 The ferry sailed.}")
    second = Credit("plain", "b.example", "Via b.example", Passage(36, 49))
    found = replace(found, copy=replace(found.copy, credits=(*found.copy.credits, second)))
    page = parsed(report_on(found))
    places = [page.get_element_by_id(f"a1-c-credit{number}").getnext() for number in (1, 2)]
    assert [said(place) for place in places] == ["Source: a.example", "Via b.example"]
    assert page.xpath("//*[@class='stated']//a/@href") == ["#a1-c-credit1", "#a1-c-credit2"]


def palette():
    """Give the colours of the light and of the dark page by name."""
    light, dark = STYLE.read_text("utf-8").split("@media", 2)[:2]
    one = dict(re.findall(r"--([\w-]+): (#[0-9a-f]{3,6});", light))
    other = dict(re.findall(r"--([\w-]+): (#[0-9a-f]{3,6});", dark.split("\n}")[0]))
    assert len(other) > 10
    return one, one | other


def contrast(one, other):
    """WCAG 2.2, relative luminance and contrast ratio."""

    def luminance(colour):
        digits = colour[1:] if len(colour) == 7 else "".join(2 * digit for digit in colour[1:])
        parts = [int(digits[place : place + 2], 16) / 255 for place in (0, 2, 4)]
        linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize(
    ("least", "front", "back"),
    [
        *((4.5, front, back) for front in ("ink", "quiet", "link") for back in ("paper", "wash")),
        *((4.5, kind, "paper") for kind in "ver"),
        *((4.5, "ink", f"{kind}-tint") for kind in "ver"),
        *((3, kind, f"{kind}-tint") for kind in "ver"),
        *((3, "fact", back) for back in ("paper", "v-tint", "e-tint", "r-tint")),
        *((3, "focus", back) for back in ("paper", "wash")),
    ],
)
def test_colours_have_the_contrast_of_wcag_aa(dark, least, front, back):
    colours = palette()[dark]
    assert contrast(colours[front], colours[back]) >= least


def test_a_long_list_of_dropped_facts_is_folded(assess, report_on):
    found = assess()
    (dropped,) = [change for change in found.changes if change.status == "dropped"]
    page = parsed(report_on(replace(found, changes=found.changes + 5 * (dropped,))))
    summaries = page.xpath("//details[not(@class)]/summary")
    assert [said(summary) for summary in summaries] == ["Dropped facts (6)", "Kept facts (2)"]
