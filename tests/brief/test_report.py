from __future__ import annotations

import json
import re
from dataclasses import replace
from html.parser import HTMLParser
from importlib.resources import files
from pathlib import Path

import pytest

from safeconduct.brief.language import CODES, messages
from safeconduct.brief.write import write_brief
from safeconduct.errors import InputError
from safeconduct.operation.model import (
    Announcement,
    Assumption,
    Exchange,
    Operation,
    Source,
    Text,
    Where,
)
from safeconduct.plans.model import Plan
from safeconduct.safeguards.check import check_safeguards
from tests.brief.conftest import Written
from tests.brief.small import FROM_FAR, ROADS, a_cohort, a_plan, two_areas, usage
from tests.builders import Road, a_corridor, a_network, an_area

SENTENCE = (
    "The proof is arithmetic under the stated inputs. It says nothing of lawfulness, safety or "
    "free choice. Displacement may not be ordered for reasons related to the conflict."
)
ORDER = (
    "safeguards", "staying", "answer", "map", "charts", "loads", "binds", "left", "nine", "proof",
    "assumptions", "announced", "terms", "sources",
)  # fmt: skip
NEVER = {
    "en": re.compile(
        r"\b(safe|safely|secure|secured|guaranteed|protected routes?|clear|cleared|clearance|empty|"
        r"voluntar(?:y|ily)|last chance|final deadline|those who remain|terrorists?|militants?|"
        r"hostages?|regime|rebels?|liberated|amnestied|suspects?|vetting|affiliations?|scores?|"
        r"match(?:es|ing)?|deconflicted|no-strike|anonymous|certified|you are eligible)\b",
        re.IGNORECASE,
    ),
    "ar": re.compile(
        r"(?<![\u0621-\u064a])(?:ال|وال|بال|و|ب)?"
        r"(آمن|آمنة|آمنين|مضمون|مضمونة|محمي|محمية|مطهر|مطهرة|تطهير|طوعي|طوعية|طوعا|طوعًا|"
        r"الفرصة الأخيرة|المهلة الأخيرة|إرهابي|إرهابيون|إرهابيين|رهينة|رهائن|نظام|متمرد|متمردون|"
        r"متمردين|محرر|محررة|مشتبه|مشبوه|تدقيق أمني|انتماء|مؤهل|مؤهلون|مجهول الهوية|مصدق|معتمد)"
        r"(?![\u0621-\u064a])"
    ),
}


class Page(HTMLParser):
    """What a browser would load, and what a reader would read, by language."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.loaded: list[str] = []
        self.ids: list[str] = []
        self.text: dict[str, str] = {"en": "", "ar": ""}
        self.tags: list[str] = []
        self._in = ""
        self._skip = False
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.tags.append(tag)
        self.ids += [value for key, value in attrs if key == "id" and value]
        self.loaded += [value or "" for key, value in attrs if key in {"src", "srcset", "action"}]
        if tag == "link":
            self.loaded.append(given.get("href") or "")
        if tag == "a" and not (given.get("href") or "").startswith("#"):
            self.loaded.append(given.get("href") or "")
        if tag == "main":
            self._in = given.get("lang") or ""
        self._skip = tag in {"script", "style"}

    def handle_endtag(self, tag: str) -> None:  # noqa: ARG002 - the parser's own name
        self._skip = False

    def handle_data(self, data: str) -> None:
        if self._in and not self._skip:
            self.text[self._in] += " " + data.strip()


def film_of(html: str) -> dict[str, object]:
    found = re.search(r'<script type="application/json" id="film">(.*?)</script>', html, re.DOTALL)
    assert found
    data: dict[str, object] = json.loads(found.group(1))
    return data


def report(operation: Operation, plan: Plan, folder: Path, roads: list[Road] | None = None) -> str:
    network = a_network(operation, roads or ROADS)
    path = write_brief(operation, network, plan, check_safeguards(operation), folder)
    return path.read_text("utf-8")


def test_nothing_is_loaded_from_anywhere(written: Written) -> None:
    page = Page(written.html)
    assert page.loaded == ["data:,"]
    assert "@import" not in written.html
    assert not re.search(r"url\((?!#)", written.html)
    outside = set(re.findall(r"https?://[^\s\"'<)]+", written.html))
    assert outside <= {"http://www.w3.org/2000/svg"}


@pytest.mark.parametrize("code", CODES)
def test_chapters_come_in_their_order(written: Written, code: str) -> None:
    ids = [found for found in Page(written.html).ids if found.startswith(f"{code}-")]
    assert ids == [f"{code}-{name}" for name in ORDER]


def test_the_first_screen_opens_with_standing_safeguards_staying_and_the_sentence(
    written: Written,
) -> None:
    text = Page(written.html).text["en"]
    places = [
        text.index(words)
        for words in (
            messages("en")["standing.ANNOUNCED.means"],
            messages("en")["glance.safeguards"] + " ",
            messages("en")["glance.staying"],
            messages("en")["glance.answer"],
            SENTENCE,
            messages("en")["answer.title"],
        )
    ]
    assert places == sorted(places)
    assert text.count(SENTENCE) == 3


@pytest.mark.parametrize("code", CODES)
def test_every_chapter_is_marked_operational_with_its_standing(written: Written, code: str) -> None:
    main = re.search(rf'<main lang="{code}".*?</main>', written.html, re.DOTALL)
    assert main
    heads = re.findall(r'<header class="head">.*?</header>', main.group(), re.DOTALL)
    assert len(heads) == len(ORDER)
    for head in heads:
        assert messages(code)["paper.operational"] in head
        assert messages(code)["standing.ANNOUNCED"] in head
    assert (
        messages(code)["paper.operational"]
        in re.findall(r"@top-center {[^}]*}", written.html)[CODES.index(code)]
    )


def test_the_answer_is_that_of_the_plan(written: Written) -> None:
    text = Page(written.html).text["en"]
    assert f"{written.plan.persons_wanting:,.0f} want to leave" in text.replace(
        "want to leave 2,966", "2,966 want to leave"
    )
    film = film_of(written.html)
    areas = film["areas"]
    assert isinstance(areas, list)
    moved = sum(sum(row[1::2]) for _, row in areas)
    assert moved == pytest.approx(written.plan.persons_moved, abs=0.01 * len(areas) * 50)


@pytest.mark.parametrize("code", CODES)
def test_own_words_are_kept(code: str) -> None:
    said = {key: text for key, text in messages(code).items() if NEVER[code].search(text)}
    assert not said


def test_templates_say_nothing_by_themselves() -> None:
    folder = files("safeconduct.brief") / "templates"
    for name in ("report.html", "edition.html", "macros.html"):
        text = re.sub(
            r"{[{%#].*?[}%#]}|<[^>]*>|{[^}]*}",
            " ",
            (folder / name).read_text("utf-8"),
            flags=re.DOTALL,
        )
        assert not NEVER["en"].search(text)


def test_the_word_rule_finds_what_it_is_for() -> None:
    assert NEVER["en"].search("a safe corridor")
    assert NEVER["ar"].search("ممر آمن")
    assert not NEVER["ar"].search("الضمانات المطلوبة")


@pytest.mark.parametrize("code", CODES)
def test_a_report_of_plain_words_keeps_to_its_words(written: Written, code: str) -> None:
    text = Page(written.html).text[code]
    names = r"safeconduct|safe passage|mine clearance|cleared of mines"
    assert not NEVER[code].findall(re.sub(names, "", text, flags=re.IGNORECASE))


HOSTILE = '</script><script>alert(1)</script><img src=x onerror="alert(2)">{{ 7*7 }}&"\''


def test_texts_of_a_folder_are_escaped_everywhere(tmp_path: Path) -> None:
    hostile = Text(HOSTILE, HOSTILE)
    operation = two_areas()
    operation = replace(
        operation,
        name=hostile,
        areas={k: replace(v, name=hostile) for k, v in operation.areas.items()},
        corridors={k: replace(v, name=hostile) for k, v in operation.corridors.items()},
        sites={k: replace(v, name=hostile) for k, v in operation.sites.items()},
        groups={k: replace(v, name=hostile) for k, v in operation.groups.items()},
        sources={HOSTILE: Source(HOSTILE, HOSTILE, via=HOSTILE, when=HOSTILE)},
        announcements=(
            Announcement(HOSTILE, HOSTILE, HOSTILE, None, hostile, hostile, "claimed", HOSTILE),
        ),
        exchange=(Exchange("x", HOSTILE, HOSTILE, HOSTILE, HOSTILE, None, (HOSTILE,)),),
        assumptions=(Assumption(HOSTILE, 1.0, Where(HOSTILE, 1)),),
        statements={"staying.food": HOSTILE, f"staying.{HOSTILE}": HOSTILE},
    )
    rows = usage("screening", "gate/all", [1.0, 0.5]) + usage("places", "camp", [1.0])
    html = report(operation, a_plan(operation, [a_cohort(30)], usage=tuple(rows)), tmp_path)
    page = Page(html)
    assert page.tags.count("script") == 2
    assert "img" not in page.tags
    assert 'onerror="' not in re.sub(r"&#34;|&quot;", "", html).replace('onerror=\\"', "")
    assert film_of(html)["frames"]
    assert "49" not in page.text["en"].replace("7*7", "")


def test_a_plan_that_moves_nobody(tmp_path: Path) -> None:
    operation = two_areas()
    html = report(operation, a_plan(operation, []), tmp_path)
    text = Page(html).text["en"]
    assert messages("en")["answer.nobody"] in text
    assert messages("en")["charts.none"] in text
    assert "nan" not in text.lower().split()


def test_a_benchmark_without_sites_edges_or_coordinates(tmp_path: Path) -> None:
    operation = two_areas(
        corridors=[a_corridor("gate", "gate")],
        sites=[],
        benchmark=True,
        areas=[an_area("home", "home", 9)],
    )
    plan = a_plan(
        operation, [a_cohort(9, route=("home-gate", "gate-camp"), site="")], standing="HYPOTHETICAL"
    )
    html = report(operation, plan, tmp_path)
    assert messages("en")["map.schematic"] in html
    assert messages("en")["map.legend.crossing.open"] in html
    assert messages("en")["left.none"] in html


def test_five_hundred_areas_fit_in_three_megabytes(tmp_path: Path) -> None:
    areas = [an_area(f"a{i}", "home", 20 + i) for i in range(500)]
    operation = two_areas(areas=areas, step_s=600, steps=7 * 144)
    cohorts = [
        a_cohort(0.5, area=f"a{i}", crossing_s=600 * k, depart_from_s=max(0, 600 * k - 60))
        for i in range(500)
        for k in range(1, 1_000, 9)
    ]
    html = report(operation, a_plan(operation, cohorts), tmp_path)
    assert len(html.encode()) < 3_000_000
    assert "Further areas: 404, with" in html


def test_nine_plans_stand_side_by_side_with_the_stated_one_marked(written: Written) -> None:
    main = re.search(r'<main lang="en".*?</main>', written.html, re.DOTALL)
    assert main
    table = re.search(r'<table class="cards nine">.*?</table>', main.group(), re.DOTALL)
    assert table
    rows = re.findall(r"<tr class=\"(\w*)\">(.*?)</tr>", table.group(), re.DOTALL)
    assert len(rows) == 9
    assert [cells.count(">stated") for css, cells in rows if css == "main"] == [2]


def test_a_plan_at_half_the_step_is_shown_beside_the_proof(tmp_path: Path) -> None:
    operation = two_areas()
    main = a_plan(operation, [a_cohort(30)])
    half = replace(main, step_s=30, persons_moved=31.0)
    path = write_brief(operation, a_network(operation, ROADS), [main, half], (), tmp_path)
    assert "half the step" in path.read_text("utf-8")
    assert "31 out" in path.read_text("utf-8")


def test_limits_that_bind_are_said_in_words_with_their_hours(tmp_path: Path) -> None:
    operation = two_areas()
    rows = usage("screening", "gate/all", [1.0, 1.0, 0.5])
    html = report(operation, a_plan(operation, [a_cohort(30)], usage=tuple(rows)), tmp_path)
    assert (
        "Search at gate: full for 2 minutes of 3 minutes in use, Fri 29 July, 06:00 – 06:02."
        in html
    )


def test_assumptions_are_ranked_where_their_effect_is_known(tmp_path: Path) -> None:
    operation = two_areas(
        assumptions=(
            Assumption("turnout.people", 0.3, Where("o.yaml", 3)),
            Assumption("max_walk_km", 10, Where("o.yaml", 9)),
        )
    )
    plan = a_plan(operation, [a_cohort(30)])
    network = a_network(operation, ROADS)
    plain = write_brief(operation, network, plan, (), tmp_path / "plain").read_text("utf-8")
    ranked = write_brief(
        operation, network, plan, (), tmp_path / "ranked", effects={"max_walk_km": -40.0}
    ).read_text("utf-8")
    assert plain.index("turnout.people") < plain.index("max_walk_km")
    assert ranked.index("max_walk_km") < ranked.index("turnout.people")


def test_figures_that_differ_only_in_their_place_stand_on_one_line(tmp_path: Path) -> None:
    listed = tuple(
        Assumption(f"areas.a{i}.population", 100.0 + i, Where("areas.geojson", i)) for i in range(5)
    )
    operation = two_areas(assumptions=listed)
    html = report(operation, a_plan(operation, []), tmp_path)
    assert html.count("areas.*.population") == 2
    assert "100 – 104 (5 figures)" in html


@pytest.mark.parametrize(
    ("holds", "key"), [(None, "unchecked"), (True, "checked"), (False, "failed")]
)
def test_the_check_of_the_proof_is_told_as_it_went(
    holds: bool | None, key: str, tmp_path: Path
) -> None:
    operation = two_areas()
    path = write_brief(
        operation,
        a_network(operation, ROADS),
        a_plan(operation, []),
        (),
        tmp_path,
        proof_holds=holds,
    )
    assert messages("en")[f"proof.{key}"] in path.read_text("utf-8")


def test_a_plan_of_another_folder_is_refused(tmp_path: Path) -> None:
    operation = two_areas()
    plan = a_plan(operation, [a_cohort(3, area="elsewhere", route=FROM_FAR)])
    with pytest.raises(InputError, match="SC601"):
        write_brief(operation, a_network(operation, ROADS), plan, (), tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_no_plan_is_refused(tmp_path: Path) -> None:
    operation = two_areas()
    with pytest.raises(InputError, match="SC602"):
        write_brief(operation, a_network(operation, ROADS), [], (), tmp_path)


def test_the_same_plan_gives_the_same_papers(written: Written, tmp_path: Path) -> None:
    write_brief(written.operation, written.network, written.plan, (), tmp_path / "a")
    write_brief(written.operation, written.network, written.plan, (), tmp_path / "b")
    files = [file for file in (tmp_path / "a").rglob("*") if file.is_file()]
    assert len(files) > 10
    for file in files:
        again = tmp_path / "b" / file.relative_to(tmp_path / "a")
        assert file.read_bytes() == again.read_bytes(), file.name
