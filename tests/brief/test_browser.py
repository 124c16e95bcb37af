"""The report as a browser shows it: two widths, two languages, on screen and on paper."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from tests.brief.conftest import Written

pytestmark = [
    pytest.mark.browser,
    pytest.mark.timeout(120),  # a browser starts slowly on a busy machine
]
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]
LANGUAGES = ("en", "ar")
WIDTHS = (360, 1440)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    found = shutil.which("chromium") or shutil.which("chromium-browser")
    if found is None:
        pytest.skip("no chromium on this machine")
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=found, args=FLAGS)
        yield started
        started.close()


@pytest.fixture
def complaints() -> list[str]:
    """What the page complained of; a test ends with none."""
    return []


def open_page(browser: Browser, folder: Path, code: str, width: int, complaints: list[str]) -> Page:
    page = browser.new_page(viewport={"width": width, "height": 800}, offline=True)
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("requestfailed", lambda request: complaints.append(request.url))
    page.goto(f"{(folder / 'report.html').as_uri()}#{code}")
    return page


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("code", LANGUAGES)
def test_it_opens_offline_without_complaint_or_sideways_scroll(
    browser: Browser, written: Written, complaints: list[str], code: str, width: int
) -> None:
    page = open_page(browser, written.folder, code, width, complaints)
    root = page.evaluate("[document.documentElement.lang, document.documentElement.dir]")
    assert root == [code, "rtl" if code == "ar" else "ltr"]
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.locator("main:visible").count() == 1
    # Nothing that can be read may stand outside the screen.
    outside = page.evaluate(
        """(width) => [...document.querySelectorAll("main:not([hidden]) :is(p, h1, h2, h3, td, th, li, dd, button, input)")]
           .filter((e) => { const r = e.getBoundingClientRect(); return r.width && (r.left < -1 || r.right > width + 1); })
           .map((e) => e.textContent.trim().slice(0, 40))""",
        width,
    )
    assert outside == []
    assert complaints == []
    page.close()


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_slider_changes_the_map_by_keyboard(
    browser: Browser, written: Written, complaints: list[str], code: str
) -> None:
    page = open_page(browser, written.folder, code, 1440, complaints)
    main = page.locator("main:visible")
    slider = main.locator("input[type=range]")
    slider.focus()
    page.keyboard.press("Home")
    readout, moment = main.locator(".readout"), main.locator(".moment")
    first = (readout.inner_text(), moment.inner_text(), main.locator(".map svg").inner_html())
    page.keyboard.press("End")
    last = (readout.inner_text(), moment.inner_text(), main.locator(".map svg").inner_html())
    assert all(a != b for a, b in zip(first, last, strict=True))
    moved = f"{written.plan.persons_moved:,.0f}"
    assert moved in last[0]
    assert slider.get_attribute("aria-valuetext") == last[1]
    assert complaints == []
    page.close()


def test_states_of_crossings_follow_the_slider(
    browser: Browser, written: Written, complaints: list[str]
) -> None:
    page = open_page(browser, written.folder, "en", 1440, complaints)
    seen = page.evaluate(
        """() => {
          const main = document.querySelector("main:not([hidden])");
          const slider = main.querySelector("input[type=range]");
          const found = {};
          for (let frame = 0; frame <= Number(slider.max); frame++) {
            slider.value = frame;
            slider.dispatchEvent(new Event("input"));
            const said = [...main.querySelectorAll(".states .state")].map((e) => e.textContent);
            const signs = main.querySelectorAll(".crossings [data-s]:not([visibility=hidden])");
            found[said.join("|")] = signs.length;
          }
          return found;
        }"""
    )
    assert len(seen) > 1
    assert set(seen.values()) == {len(written.operation.corridors)}
    assert complaints == []
    page.close()


def test_whole_plan_and_playing(browser: Browser, written: Written, complaints: list[str]) -> None:
    page = open_page(browser, written.folder, "en", 1440, complaints)
    main = page.locator("main:visible")
    before = main.locator(".map svg .areas").inner_html()
    main.locator(".whole").click()
    assert main.locator(".readout").inner_text().startswith("The whole plan")
    whole = main.locator(".map svg .areas").inner_html()
    assert whole != before
    main.locator("input[type=range]").focus()
    page.keyboard.press("Home")
    main.locator(".play").click()
    moment = main.locator(".moment")
    first = moment.inner_text()
    page.wait_for_function(
        "(first) => document.querySelector('main:not([hidden]) .moment').textContent !== first",
        arg=first,
    )
    main.locator(".play").click()
    assert main.locator(".play").inner_text() == "Play"
    assert complaints == []
    page.close()


def test_the_other_language_opens_at_the_same_chapter(
    browser: Browser, written: Written, complaints: list[str]
) -> None:
    page = open_page(browser, written.folder, "en", 1440, complaints)
    page.locator("#en-proof").scroll_into_view_if_needed()
    page.evaluate("document.getElementById('en-proof').scrollIntoView({behavior: 'instant'})")
    page.locator("main:visible [data-language=ar]").click()
    assert page.evaluate("document.documentElement.dir") == "rtl"
    top = page.locator("#ar-proof").evaluate("(e) => e.getBoundingClientRect().top")
    assert -50 < top < 400
    assert complaints == []
    page.close()


@pytest.mark.parametrize("code", LANGUAGES)
def test_it_prints_on_a4_with_the_whole_plan(
    browser: Browser, written: Written, complaints: list[str], code: str
) -> None:
    page = open_page(browser, written.folder, code, 1440, complaints)
    page.emulate_media(media="print")
    assert page.locator("input[type=range]:visible").count() == 0
    pdf = page.pdf(prefer_css_page_size=True)
    boxes = pdf.split(b"/MediaBox")[1:]
    assert 4 <= len(boxes) <= 24
    for box in boxes:
        numbers = [float(x) for x in box[box.index(b"[") + 1 : box.index(b"]")].split()]
        assert numbers[2:] == pytest.approx([595, 842], abs=1.5)
    # Printing put the map back to the whole plan.
    readout = page.locator("main:visible .readout").inner_text()
    assert readout in {"The whole plan: roads at their busiest, areas and sites at the end",
                       "الخطة كلها: الطرق في ذروتها، والمناطق والمواقع عند النهاية"}  # fmt: skip
    page.close()


def test_without_script_both_languages_can_be_read(browser: Browser, written: Written) -> None:
    context = browser.new_context(java_script_enabled=False, offline=True)
    page = context.new_page()
    page.goto((written.folder / "report.html").as_uri())
    assert page.locator("main:visible").count() == 2
    assert page.locator("input[type=range]:visible").count() == 0
    context.close()
