"""The HTML report in a real browser; skipped where there is no Chromium, unless CI is set."""

import os
import shutil

import pytest

from provenance.reporting.html import render_html

ARGUMENTS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
WIDE, NARROW = {"width": 1280, "height": 900}, {"width": 390, "height": 844}


@pytest.fixture(scope="module")
def browser():
    chromium = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if not chromium:
        (pytest.fail if os.environ.get("CI") else pytest.skip)("Chromium is not installed")
    api = pytest.importorskip("playwright.sync_api")
    with api.sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=chromium, args=ARGUMENTS)
        yield running
        running.close()


@pytest.fixture
def opened(browser, tmp_path):
    """Open a report as a file; give the page with what it said on the console and what it asked for."""
    pages = []

    def open_(report, viewport=WIDE, **context):
        file = tmp_path / "report.html"
        file.write_text(render_html(report), "utf-8")
        page = browser.new_page(viewport=viewport, **context)
        page.said, page.asked = [], []
        page.on("console", lambda message: page.said.append(message.text))
        page.on("pageerror", lambda error: page.said.append(str(error)))
        page.on("request", lambda request: page.asked.append(request.url))
        page.goto(file.as_uri())
        pages.append(page)
        return page

    yield open_
    for page in pages:
        page.close()


def lit(page):
    return page.eval_on_selector_all(".shared.on", "found => found.map(one => one.querySelector('.tag').id)")


def test_it_says_nothing_asks_for_nothing_and_never_scrolls_sideways(opened, any_report):
    page = opened(any_report)
    for width in (1280, 768, 390, 320):
        page.set_viewport_size({"width": width, "height": 844})
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert page.eval_on_selector_all(".text", "found => found.every(one => one.scrollWidth <= one.clientWidth)")
    assert page.said == []
    assert len(page.asked) == 1
    assert page.evaluate("performance.getEntriesByType('resource').length") == 0


def test_focus_on_a_passage_shows_its_partner(opened, report):
    page = opened(report, reduced_motion="reduce")
    page.focus("#a1-c8")
    assert lit(page) == ["a1-c8", "a1-s8"]
    page.focus("#a1-s3")
    assert lit(page) == ["a1-c3", "a1-s3"]
    page.focus(".skip")
    assert lit(page) == []


def test_pointing_at_a_passage_shows_its_partner(opened, report):
    page = opened(report)
    page.hover("#a1-s5 >> xpath=..")
    page.wait_for_selector(".shared.on")
    assert lit(page) == ["a1-c5", "a1-s5"]
    page.mouse.move(5, 5)
    page.wait_for_selector(".shared.on", state="detached")


def test_the_partner_is_scrolled_into_view(opened, assess, report_on):
    lines = "\n".join(
        f"{{v{number} The {number}th ferry sailed at dawn from its own quay.}}" for number in range(1, 80)
    )
    page = opened(report_on(assess(lines, lines)), reduced_motion="reduce")
    inside = """tag => { const text = tag.closest('.text').getBoundingClientRect(), at = tag.getBoundingClientRect();
                return at.top >= text.top && at.bottom <= text.bottom; }"""
    assert not page.eval_on_selector("#a1-s70", inside)
    page.focus("#a1-c70")
    assert page.eval_on_selector("#a1-s70", inside)


def test_the_keyboard_goes_from_a_passage_to_its_partner_and_back(opened, report):
    page = opened(report)
    page.focus("#a1-c2")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "a1-s2"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "a1-c2"


def test_the_first_key_skips_to_the_finding(opened, report):
    page = opened(report)
    page.bring_to_front()
    page.keyboard.press("Tab")
    page.wait_for_function("document.activeElement.textContent == 'Skip to the finding'")
    assert page.evaluate("document.activeElement.getBoundingClientRect().left") >= 0
    page.keyboard.press("Enter")
    page.wait_for_url("**#finding")


def test_a_tap_on_a_passage_shows_its_partner_on_a_phone(opened, report):
    page = opened(report, NARROW, has_touch=True, is_mobile=True, reduced_motion="reduce")
    page.locator("#a1-c1 >> xpath=..").tap(position={"x": 60, "y": 8})
    assert lit(page) == ["a1-c1", "a1-s1"]


def test_without_script_a_passage_jumps_to_its_partner(opened, report):
    page = opened(report, java_script_enabled=False)
    page.click("#a1-c8")
    assert page.url.endswith("#a1-s8")
    assert page.locator("#a1-s8:target").count() == 1


def test_on_a_phone_the_texts_are_stacked_and_both_are_in_view(opened, report):
    page = opened(report, NARROW)
    copy, source = (page.locator(".pane").nth(number).bounding_box() for number in (0, 1))
    assert source["y"] >= copy["y"] + copy["height"]
    assert copy["height"] + source["height"] < NARROW["height"]


def test_on_paper_nothing_is_folded_or_cut(opened, report):
    page = opened(report, reduced_motion="reduce")
    page.emulate_media(media="print")
    hidden = "found => found.filter(one => !one.checkVisibility({contentVisibilityAuto: true})).length"
    for _ in range(200):  # what is folded opens when the page hears that it is printed
        if page.eval_on_selector_all("details p, details td", hidden) == 0:
            break
        page.wait_for_timeout(50)
    assert page.eval_on_selector_all("details p, details td", hidden) == 0
    assert page.eval_on_selector_all(".text", "found => found.every(one => one.scrollHeight <= one.clientHeight)")


def test_a_reader_who_sees_no_colour_still_tells_the_kinds_apart(opened, report):
    page = opened(report)
    styles = page.evaluate(
        "['v', 'e', 'r'].map(kind => getComputedStyle(document.querySelector(`.shared.${kind}`)).borderBottomStyle)"
    )
    assert styles == ["solid", "dashed", "dotted"]
    fills = page.eval_on_selector_all(".bar rect", "found => found.map(one => getComputedStyle(one).fill)")
    assert [fill.startswith("url(") for fill in fills] == [False, True, True, False]


def test_every_control_has_a_name_and_every_scrolling_box_can_be_reached(opened, make):
    page = opened(make("several"))
    unnamed = "found => found.filter(one => !(one.textContent.trim() || one.getAttribute('aria-label'))).length"
    assert page.eval_on_selector_all("a, summary, [role=region], [role=img]", unnamed) == 0
    assert page.eval_on_selector_all(".text", "found => found.every(one => one.tabIndex === 0 && one.ariaLabel)")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_colours_on_the_screen_are_those_whose_contrast_was_computed(opened, report, scheme):
    page = opened(report, color_scheme=scheme)
    used = page.evaluate("[getComputedStyle(document.body).color, getComputedStyle(document.body).backgroundColor]")
    expected = {"light": ["rgb(27, 27, 27)", "rgb(255, 255, 255)"], "dark": ["rgb(233, 231, 226)", "rgb(22, 24, 27)"]}
    assert used == expected[scheme]
