"""The proof of an exact plan, the bound with queues and rounded times, said in words in English and Arabic."""

from __future__ import annotations

import html
import json
import re
from dataclasses import replace
from pathlib import Path
from typing import get_args

import pytest

import safeconduct as sc
from safeconduct.brief.cut import cut_sentence
from safeconduct.brief.language import languages
from safeconduct.brief.rounded import rounded_sentence
from safeconduct.brief.waiting import waiting_sentences
from safeconduct.cli.why import why_lines
from safeconduct.network.model import Network
from safeconduct.operation.model import Operation, Turnout
from safeconduct.planning.plan import plan
from safeconduct.plans.model import (
    AssemblySaving,
    Attained,
    Plan,
    Population,
    RoundedTimes,
    WaitingBound,
)
from safeconduct.plans.read import read_plan
from safeconduct.plans.write import write_plan
from tests.brief.small import two_areas
from tests.builders import Road, a_corridor, a_network, an_area, an_operation

STEP_S = 60


@pytest.fixture(scope="module")
def exact() -> tuple[Operation, Network, Plan]:
    """Ten people through a gate that takes two a minute and opens in the third: out by the eighth."""
    operation = an_operation(
        [an_area("home", "A", 10)],
        [a_corridor("gate", "X", open=[(120, 3600)], walk_capacity_person_per_h=120.0)],
        step_s=STEP_S,
        steps=20,
        benchmark=True,
    )
    network = a_network(operation, [Road("A", "X")])
    return operation, network, plan(operation, network)


def test_the_cut_names_crossing_hours_and_numbers(exact: tuple[Operation, Network, Plan]) -> None:
    operation, _, made = exact
    english, arabic = languages(operation)
    assert (made.engine, made.last_arrival_step) == ("exact", 7)
    said = cut_sentence(operation, made, english)
    assert "whoever is out by Fri 29 July, 06:06" in said
    assert "crossing gate (Fri 29 July, 06:01 – 06:06)" in said
    assert "Together they let through 8 of 10." in said
    said = cut_sentence(operation, made, arabic)
    assert "06:01 – 06:06" in said
    assert "بمرور 8 من 10" in said


def test_only_a_whole_proof_is_said(exact: tuple[Operation, Network, Plan]) -> None:
    operation, _, made = exact
    english = languages(operation)[0]
    assert cut_sentence(operation, replace(made, engine="timed-routes"), english) == ""
    assert cut_sentence(operation, replace(made, status="time-limit"), english) == ""


def test_half_a_person_is_not_rounded_away() -> None:
    operation = an_operation(
        [an_area("home", "A", 7.5)],
        [a_corridor("gate", "X", walk_capacity_person_per_h=60.0)],
        step_s=STEP_S,
        steps=20,
        benchmark=True,
    )
    made = plan(operation, a_network(operation, [Road("A", "X")]))
    said = cut_sentence(operation, made, languages(operation)[0])
    assert "let through 7 of 8" in said or "let through 7.0 of 7.5" in said


BOUND = WaitingBound(20.0, 600, 6000.0, None)


@pytest.mark.parametrize(
    ("saving", "english", "arabic"),
    [
        (None, "No single assembly point", "لم توجد نقطة تجمع"),
        (AssemblySaving("M", "gate", "", 4, 4, 0, 0), "at gate, 4 more", "عند gate يخرج 4"),
        (
            AssemblySaving("M", "", "home", 4, 0, 0, 2),
            "at home would save 2.0",
            "عند home توفّر 2.0",
        ),
        (AssemblySaving("M", "", "", 4, 0, 0.5, 2), "at M would save 2.0", "عند M توفّر 2.0"),
        (AssemblySaving("M", "", "", 4, 0, 0, 0.01), "No single", "لم توجد"),
    ],
)
def test_what_an_assembly_point_would_save(
    saving: AssemblySaving | None, english: str, arabic: str, exact: tuple[Operation, Network, Plan]
) -> None:
    operation, _, made = exact
    told = replace(made, waiting_anywhere=replace(BOUND, assembly_point=saving))
    for language, words, no_plan in zip(
        languages(operation), (english, arabic), ("a bound and no plan", "حدّ وليس خطة"), strict=True
    ):
        said = waiting_sentences(operation, told, language)
        assert len(said) == 2
        assert no_plan in said[0]
        assert words in said[1]


ROUNDED = RoundedTimes(Attained(20.0, 600, 6000.0), Attained(18.0, 720, 9000.0))


def test_times_down_and_up_are_both_told(exact: tuple[Operation, Network, Plan]) -> None:
    operation, _, made = exact
    told = replace(made, rounded_times=ROUNDED)
    for language in languages(operation):
        said = rounded_sentence(told, language)
        numbers = re.findall(r"06:1\d|\b20\b|\b18\b", said)
        assert numbers == ["20", "06:10", "18", "06:12"], said
        assert rounded_sentence(made, language) == ""


def test_terminal_and_files_tell_them(
    exact: tuple[Operation, Network, Plan], tmp_path: Path
) -> None:
    operation, _, made = exact
    told = replace(made, rounded_times=ROUNDED, waiting_anywhere=BOUND)
    lines = " ".join(" ".join(why_lines(told, operation)).split())
    assert "rounded down to whole steps, 20 could be out" in lines
    assert "a bound and no plan" in lines
    assert "Why it cannot be earlier" in lines
    write_plan(told, tmp_path)
    document = json.loads((tmp_path / "plan.json").read_text("utf-8"))
    assert document["rounded_times"]["down"]["persons_out"] == 20
    assert document["rounded_times"]["up"]["completion_s"] == 720
    assert document["waiting_anywhere"]["persons_out"] == 20
    again = read_plan(tmp_path)
    assert (again.rounded_times, again.waiting_anywhere) == (ROUNDED, BOUND)


def test_nothing_is_told_of_other_plans() -> None:
    operation = two_areas()
    network = a_network(operation, [Road("home", "gate"), Road("far", "home")])
    made = plan(operation, network)
    assert why_lines(replace(made, engine="timed-routes"), operation) == []


def test_the_report_says_them_in_both_languages(
    exact: tuple[Operation, Network, Plan], tmp_path: Path
) -> None:
    operation, network, made = exact
    told = replace(made, rounded_times=ROUNDED, waiting_anywhere=BOUND)
    plans: dict[tuple[str, str], Plan] = {
        (turnout, population): replace(told, turnout=turnout, population=population)
        for turnout in get_args(Turnout)
        for population in get_args(Population)
    }
    sc.write_brief(operation, network, plans, sc.check_safeguards(operation), tmp_path)
    page = html.unescape((tmp_path / "report.html").read_text("utf-8"))
    for language in languages(operation):
        assert cut_sentence(operation, made, language) in page
        assert rounded_sentence(told, language) in page
        for sentence in waiting_sentences(operation, told, language):
            assert sentence in page
