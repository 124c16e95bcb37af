"""What the built-in operations know of places, room and questions is in none of their papers."""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pytest

from safeconduct.notices.print import print_notices
from safeconduct.operation.model import AssemblyPoint, Site, Text
from tests.notices.built_in import built_in
from tests.notices.conftest import PrintedFolder
from tests.notices.folders import JULY
from tests.notices.small import issue, notice, operation

LONG_ENOUGH = 3
"""Digits of a number that does not stand in a paper by chance."""


def folded(text: str) -> str:
    """Give a text as it is searched: letters plain, case and line ends no matter."""
    plain = unicodedata.normalize("NFKC", html.unescape(text)).casefold()
    # Breaks inside a sentence and marks of direction hide nothing.
    return re.sub(r"[\s\u2066-\u2069\u200e\u200f]+", " ", plain)


def words_of(file: Path) -> str:
    if file.suffix == ".png":
        return ""
    if file.suffix != ".pdf":
        return folded(re.sub(r"\r?\n ", "", file.read_text("utf-8")))
    with pypdfium2.PdfDocument(file) as document:
        pages = [page.get_textpage().get_text_range() for page in document]
        return folded("\n".join([*pages, *document.get_metadata_dict().values()]))


def places(name: str) -> Iterator[tuple[str, Text, list[str]]]:
    """Give id, name and coordinates of every place that nobody decided to publish."""
    whole = built_in(name).operation
    published = built_in(name).notice.issue.published
    all_places: list[Site | AssemblyPoint] = [*whole.sites.values()]
    all_places += whole.assembly_points.values()
    for each in all_places:
        if each.id in published:
            continue
        place = each.place
        degrees = [place.lon, place.lat] if place is not None else []
        exact = [f"{d}" for d in degrees if d and len(f"{d}".partition(".")[2]) >= LONG_ENOUGH]
        yield each.id, each.name, exact


@pytest.fixture(scope="module", params=["july", "december"])
def printed(request: pytest.FixtureRequest) -> PrintedFolder:
    found: PrintedFolder = request.getfixturevalue(request.param)
    return found


@pytest.fixture(scope="module")
def said(printed: PrintedFolder) -> dict[str, str]:
    return {
        each.name: words_of(each) for each in sorted(printed.folder.iterdir()) if each.is_file()
    }


def test_no_place_that_is_not_published_is_named_numbered_or_pointed_at(
    printed: PrintedFolder, said: dict[str, str]
) -> None:
    # Whoever announced a way named where it leads; that is public.
    ways = built_in(printed.operation).operation.corridors.values()
    spoken = folded(" ".join(f"{each.name.en} {each.name.ar}" for each in ways))
    secrets = {
        folded(secret)
        for id_, name, degrees in places(printed.operation)
        for secret in (id_, name.en, name.ar, *degrees)
        if secret and folded(secret) not in spoken
    }
    assert len(secrets) >= 4
    for secret in secrets:
        for file, words in said.items():
            assert secret not in words, (file, secret)


def test_every_paper_was_read_and_says_something(
    printed: PrintedFolder, said: dict[str, str]
) -> None:
    assert len(said) > 15
    way = built_in(printed.operation).operation.corridors
    names = [folded(each.name.en) for each in way.values()]
    for file, words in said.items():
        if file.endswith((".pdf", ".html", ".txt", ".csv")):
            assert len(words) > 100, file
    papers = [words for file, words in said.items() if file.endswith(".en.pdf")]
    assert any(name in words for name in names for words in papers)


def test_no_question_between_the_parties_is_in_any_paper(
    printed: PrintedFolder, said: dict[str, str]
) -> None:
    exchange = built_in(printed.operation).operation.exchange
    assert exchange
    for file, words in said.items():
        for word in ("positions of forces", "positions-of-forces", "exchange", "outstanding"):
            assert word not in words, (file, word)


def test_no_figure_of_the_plan_is_in_what_people_read(
    printed: PrintedFolder, said: dict[str, str]
) -> None:
    """Capacities, room and times of search."""
    whole = built_in(printed.operation).operation
    figures = {
        f"{value:g}"
        for each in whole.corridors.values()
        for value in (each.walk_capacity_person_per_h, each.vehicle_capacity_per_h)
        if value is not None
    }
    figures |= {f"{site.places:g}" for site in whole.sites.values() if site.places}
    figures |= {
        f"{time:g}"
        for each in whole.corridors.values()
        if each.screening
        for time in each.screening.time_s.values()
    }
    figures = {each for each in figures if len(each) >= LONG_ENOUGH}
    assert figures
    for file, words in said.items():
        if file.endswith((".pdf", ".txt", ".html", ".ics", ".xml")):
            for figure in figures:
                assert not re.search(rf"\b{re.escape(figure)}\b", words), (file, figure)


def test_printing_is_given_no_plan() -> None:
    """Whatever a plan knows cannot be told: it is not there when notices are printed."""
    assert set(print_notices.__annotations__) == {
        "operation", "network", "instruments", "folder", "replaces", "progress", "return",
    }  # fmt: skip
    assert built_in(JULY).notice.untold


def test_a_site_whose_quarter_is_told_is_in_the_record_by_neither_name_nor_id() -> None:
    told = notice(operation(), of=issue())
    keys = [bond.key for each in told.sentences() for bond in each.bonds]
    assert keys
    assert not any("school" in key or "sites." in key for key in keys)
