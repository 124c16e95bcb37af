"""Write the papers of a plan: report, map, arrival curve and timetables."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from safeconduct.brief.figures import open_windows, sheet_of_arrivals
from safeconduct.brief.language import Language, languages
from safeconduct.brief.legend import map_sheet
from safeconduct.brief.people import count_people
from safeconduct.brief.picture import write_picture
from safeconduct.brief.report import Papers, render_report
from safeconduct.brief.ride_sheets import write_ride_sheets
from safeconduct.brief.rides import ride_timetables
from safeconduct.brief.slider import make_film, whole_plan
from safeconduct.brief.timetables import area_timetable, crossing_timetable, csv_text
from safeconduct.brief.workbook import write_workbook
from safeconduct.errors import Fault, InputError
from safeconduct.network.model import Network
from safeconduct.operation.model import Operation
from safeconduct.plans.model import Plan
from safeconduct.safeguards.model import Safeguard
from safeconduct.terms.model import Instrument

OPERATIONAL = "operational"
"""Folder of what is for those who run the operation, and never handed out."""
Plans = Mapping[tuple[str, str], Plan] | Iterable[Plan] | Plan


def write_brief(
    operation: Operation,
    network: Network,
    plans: Plans,
    safeguards: Iterable[Safeguard],
    folder: Path,
    *,
    proof_holds: bool | None = None,
    effects: Mapping[str, float] | None = None,
    instruments: Iterable[Instrument] = (),
) -> Path:
    """Write the papers of a plan into a folder.

    Parameters
    ----------
    operation, network
        What the plan was made from.
    plans
        One plan, or several for other populations and turnouts: the main one is that for the
        stated figures of a mapping, or the first of a list. A plan in a list with a shorter
        step than the main one is shown beside its proof.
    safeguards
        As :func:`safeconduct.safeguards.check.check_safeguards` answers them.
    folder
        Where to write; made if it is missing.
    proof_holds
        What the check of the proof said, ``None`` if it was not run.
    effects
        How many people more or fewer get out with an assumption a fifth lower, by its key.
    instruments
        The instruments of the operation, as
        :func:`safeconduct.terms.of_operation.read_terms` gives them.

    Returns
    -------
    pathlib.Path
        ``report.html`` in that folder: one file, in English and Arabic (``report.html#ar``),
        that needs nothing beside it. Timetables, the map of the plan and the arrivals stand in
        ``operational/``.

    Raises
    ------
    InputError
        SC601 if a plan is of another operation, SC602 if there is no plan.
    """
    main, others, half = _sorted_plans(plans, operation)
    spoken = languages(operation)
    people = count_people(operation, network, main)
    film = make_film(operation, network, main, spoken[0])
    view = whole_plan(operation, film, people)
    papers = Papers(
        operation,
        main,
        others,
        half,
        tuple(safeguards),
        people,
        film,
        view,
        proof_holds,
        effects,
        tuple(instruments),
    )
    folder.mkdir(parents=True, exist_ok=True)
    report = folder / "report.html"
    report.write_text(render_report(papers, spoken), encoding="utf-8")
    operational = folder / OPERATIONAL
    operational.mkdir(exist_ok=True)
    for language in spoken:
        _write_drawings(papers, language, operational)
    _write_timetables(operation, main, spoken[0], operational)
    return report


def _write_drawings(papers: Papers, language: Language, folder: Path) -> None:
    operation, plan = papers.operation, papers.plan
    drawings = {
        "map": map_sheet(operation, papers.film, papers.view, plan.standing, language),
        "arrivals": sheet_of_arrivals(operation, plan, open_windows(operation), language),
    }
    ending = "" if language.code == "en" else f".{language.code}"
    for name, svg in drawings.items():
        (folder / f"{name}{ending}.svg").write_text(svg, encoding="utf-8")
        write_picture(svg, folder / f"{name}{ending}.png")


def _write_timetables(operation: Operation, plan: Plan, language: Language, folder: Path) -> None:
    areas = area_timetable(operation, plan, language)
    crossings = crossing_timetable(operation, plan, language)
    marks = (
        language.say("table.operational"),
        f"{language.say('table.standing')}: {language.say(f'standing.{plan.standing}')}",
        language.text(operation.name),
    )
    for name, table in (("areas", areas), ("crossings", crossings)):
        path = folder / f"timetable-{name}.csv"
        path.write_text(csv_text(table, marks), encoding="utf-8")
    write_workbook(operation, plan, (areas, crossings), language, folder / "timetables.xlsx")
    rides = ride_timetables(operation, plan, language)
    write_ride_sheets(operation, plan, rides, languages(operation), folder)


def _sorted_plans(plans: Plans, operation: Operation) -> tuple[Plan, tuple[Plan, ...], Plan | None]:
    """Give the main plan, those for other figures, and the one at a shorter step, if any."""
    if isinstance(plans, Plan):
        listed = [plans]
    elif isinstance(plans, Mapping):
        stated = plans.get(("value", "value"))
        listed = [plan for plan in plans.values() if plan is not stated]
        listed = [stated, *listed] if stated is not None else listed
    else:
        listed = list(plans)
    _check(listed, operation)
    main, rest = listed[0], listed[1:]
    asked = (main.population, main.turnout)
    half = next((p for p in rest if p.step_s < main.step_s), None)
    others = [p for p in rest if p.step_s == main.step_s and (p.population, p.turnout) != asked]
    return main, tuple(others), half


def _check(plans: list[Plan], operation: Operation) -> None:
    place = str(operation.folder)
    if not plans:
        raise InputError([
            Fault(place, 0, "SC602", "There is no plan to write about.",
                  "The report tells what a plan does.", "Make a plan first, then the papers.")
        ])  # fmt: skip
    faults = []
    for plan in plans[:1]:
        foreign = sorted({cohort.area for cohort in plan.cohorts} - set(operation.areas))
        if foreign or plan.horizon_s != operation.horizon_s:
            what = (
                f"The plan moves people of “{foreign[0]}”, an area the folder has not."
                if foreign
                else (f"The plan covers {plan.horizon_s} s, the operation {operation.horizon_s} s.")
            )
            faults.append(Fault(place, 0, "SC601", what, "It was made from another folder.",
                                "Give the folder, roads and settings the plan was made with."))  # fmt: skip
    if faults:
        raise InputError(faults)
