"""The public page: small, without scripts, right to left where it must be, and readable by everybody."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from dataclasses import replace
from html.parser import HTMLParser

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, sync_playwright

from safeconduct.notices.language import open_language
from safeconduct.notices.public_page import LARGEST_BYTES, render_page
from safeconduct.operation.model import Text
from tests.brief.test_browser import FLAGS
from tests.notices.conftest import PrintedFolder
from tests.notices.small import languages, notice, operation

PAGES = {"ar": "index.html", "en": "index.en.html"}


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    found = shutil.which("chromium") or shutil.which("chromium-browser")
    if found is None:
        pytest.skip("no chromium on this machine")
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=found, args=FLAGS)
        yield started
        started.close()


class Tags(HTMLParser):
    """Every tag with its attributes."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))


@pytest.mark.browser
@pytest.mark.timeout(120)  # a browser starts slowly on a busy machine
@pytest.mark.parametrize("folder", ["july", "december"])
@pytest.mark.parametrize("code", PAGES)
def test_axe_finds_nothing(
    browser: Browser, request: pytest.FixtureRequest, folder: str, code: str
) -> None:
    printed: PrintedFolder = request.getfixturevalue(folder)
    page = browser.new_page(viewport={"width": 360, "height": 800}, offline=True)
    page.goto((printed.folder / PAGES[code]).as_uri())
    results = Axe().run(page)
    assert results.violations_count == 0, results.generate_report()
    # The widest line of an old telephone.
    page.set_viewport_size({"width": 240, "height": 320})
    assert page.evaluate("document.documentElement.scrollWidth") <= 240
    assert page.evaluate("getComputedStyle(document.body).direction") == (
        "rtl" if code == "ar" else "ltr"
    )
    page.close()


@pytest.mark.parametrize("code", PAGES)
def test_it_loads_and_runs_nothing_and_is_small(july: PrintedFolder, code: str) -> None:
    page = july.text(PAGES[code])
    assert len(page.encode()) < LARGEST_BYTES
    tags = Tags(page).found
    assert not {"script", "img", "iframe", "object", "form", "input", "video"} & {
        t for t, _ in tags
    }
    for tag, attributes in tags:
        assert not any(name.startswith("on") for name in attributes), tag
        for name in ("src", "srcset"):
            assert name not in attributes
        target = attributes.get("href")
        assert target is None or re.fullmatch(
            r"#[\w-]+|index(\.\w+)?\.html|[\w.-]+\.(pdf|svg|ics)", target
        ), target
    assert "url(" not in page
    assert "@import" not in page


@pytest.mark.parametrize("code", PAGES)
def test_it_has_language_direction_and_links_that_lead_somewhere(
    july: PrintedFolder, code: str
) -> None:
    tags = Tags(july.text(PAGES[code])).found
    (head,) = [attributes for tag, attributes in tags if tag == "html"]
    assert head == {"lang": code, "dir": "rtl" if code == "ar" else "ltr"}
    ids = [str(attributes["id"]) for _, attributes in tags if "id" in attributes]
    assert len(ids) == len(set(ids))
    for _, attributes in tags:
        target = str(attributes.get("href") or "")
        if target.startswith("#"):
            assert target[1:] in ids
        elif target:
            assert (july.folder / target).exists()


@pytest.mark.parametrize("code", PAGES)
def test_it_says_the_standing_first_and_that_one_may_stay(july: PrintedFolder, code: str) -> None:
    page, language = july.text(PAGES[code]), open_language(code)
    body = page[page.index("<body>") :]
    standing = body.index(language.say("standing.ANNOUNCED"))
    stay = body.index(language.say("voice.stay-message"))
    assert standing < stay < body.index("<main")


@pytest.mark.parametrize("language", languages(), ids=lambda each: each.code)
def test_hostile_names_are_text(language: object) -> None:
    hostile = "<script>alert(1)</script>\"'&<b onclick=x>"
    whole = operation(name=Text(hostile, hostile))
    west = replace(whole.corridors["west"], name=Text(hostile, hostile))
    town = replace(whole.areas["town"], name=Text(hostile, hostile))
    whole = replace(whole, corridors={**whole.corridors, "west": west}, areas={"town": town})
    told = notice(whole)
    page = render_page([told], told, whole, language)  # type: ignore[arg-type] # one of both
    tags = Tags(page).found
    assert "script" not in {tag for tag, _ in tags}
    assert "b" not in {tag for tag, _ in tags}
    assert "&lt;script&gt;" in page
