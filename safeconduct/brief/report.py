"""The report as one page that opens offline, in every language."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from safeconduct.brief import rows
from safeconduct.brief.additions import addition_rows
from safeconduct.brief.coarse import step_text, too_coarse
from safeconduct.brief.cut import cut_sentence
from safeconduct.brief.figures import arrival_charts, load_chart
from safeconduct.brief.flows import axis_end_s, last_arrival_s
from safeconduct.brief.language import Language
from safeconduct.brief.legend import legend
from safeconduct.brief.limits import Load, loads
from safeconduct.brief.losses import loss_sentences
from safeconduct.brief.map import View, draw_map
from safeconduct.brief.one_way import one_way_sentence
from safeconduct.brief.people import People, without_ambulance
from safeconduct.brief.rounded import rounded_sentence
from safeconduct.brief.slider import Film, film_json
from safeconduct.brief.standing import standing_sentences
from safeconduct.brief.terms import terms_chapter
from safeconduct.brief.waiting import waiting_sentences
from safeconduct.brief.wording import binding_sentences
from safeconduct.operation.model import Operation
from safeconduct.plans.model import Plan
from safeconduct.safeguards.model import Safeguard
from safeconduct.safeguards.staying import alternative_of_staying
from safeconduct.terms.model import Instrument

Chapter = dict[str, object]
_EXACT = 1e-6
_VERDICTS = ("not met", "not stated", "met")
_GLANCED = 7


@dataclass(frozen=True, slots=True)
class Papers:
    """Everything the papers are made from, reckoned once for all languages.

    ``proof_holds`` is ``None`` where the check was not run; ``effects`` gives how many
    people more or fewer get out with an assumption a fifth lower, by its key.
    """

    operation: Operation
    plan: Plan
    others: tuple[Plan, ...]
    half_step: Plan | None
    safeguards: tuple[Safeguard, ...]
    people: People
    film: Film
    view: View
    proof_holds: bool | None
    effects: Mapping[str, float] | None
    instruments: tuple[Instrument, ...] = ()


def render_report(papers: Papers, spoken: Sequence[Language]) -> str:
    """Write the report.

    Parameters
    ----------
    papers
        What it is made from.
    spoken
        The languages, the first shown first.

    Returns
    -------
    str
        HTML with everything inside; all texts of the folder are escaped.
    """
    environment = Environment(
        loader=PackageLoader("safeconduct.brief"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    film = film_json(papers.operation, papers.plan, papers.film, papers.view, spoken)
    found_loads = loads(papers.plan)
    return environment.get_template("report.html").render(
        editions=[
            _edition(papers, found_loads, language) | {"first": language is spoken[0]}
            for language in spoken
        ],
        operation=papers.operation,
        style=Markup(_part("report.css")),  # noqa: S704 - our own file
        script=Markup(_part("report.js")),  # noqa: S704 - our own file
        film=Markup(film),  # noqa: S704 - film_json escapes
    )


def _edition(papers: Papers, found: Sequence[Load], language: Language) -> Chapter:
    operation, plan = papers.operation, papers.plan
    strips, more = load_chart(operation, plan, found, language)
    left, left_more = rows.left_rows(operation, papers.people, language)
    assumed, assumed_more = rows.assumption_rows(operation, papers.effects, language)
    everyone = (plan, *papers.others)
    return {
        "language": language,
        "say": language.say,
        "text": language.text,
        "id": language.code,
        "name": language.text(operation.name),
        "standing": plan.standing,
        "standing_reasons": standing_sentences(operation, plan, language),
        "coarse": _coarse(papers, language),
        "period": language.say(
            "paper.period",
            from_=language.moment(0),
            to=language.moment(plan.horizon_s),
            length=language.duration(plan.horizon_s),
            step=language.duration(plan.step_s),
            zone=plan.timezone,
        ),
        "safeguards": _safeguards(papers, language),
        "staying": _staying(papers, language),
        "answer": _answer(papers, language),
        "map": _map(papers, language),
        "axis_note": _axis_note(plan, language),
        "charts": arrival_charts(operation, plan, plan.persons_wanting, language),
        "loads": strips,
        "loads_more": more,
        "binds": binding_sentences(operation, found, language),
        "additions": addition_rows(operation, plan, language),
        "left": left,
        "left_more": left_more,
        "left_reasons": rows.left_reasons(papers.people),
        "restricted": rows.groups_without_corridor(operation, papers.people, language),
        "nine": rows.plan_rows(operation, everyone, plan, language) if len(everyone) > 1 else [],
        "proof": _proof(papers, language),
        "assumptions": assumed,
        "assumptions_more": assumed_more,
        "ranked": bool(papers.effects),
        "corridors": rows.corridor_rows(operation, plan, language),
        "terms": terms_chapter(operation, papers.instruments, language),
        "announcements": rows.announcement_rows(operation, language),
        "questions": rows.question_rows(operation, language),
        "sources": rows.source_rows(operation, language),
        "version": plan.version,
        "rides": bool(plan.duties) or any(cohort.site for cohort in plan.cohorts),
    }


def _safeguards(papers: Papers, language: Language) -> Chapter:
    by_verdict = {
        verdict: [safeguard for safeguard in papers.safeguards if safeguard.verdict == verdict]
        for verdict in _VERDICTS
    }
    lacking = by_verdict["not met"]
    return {
        "all": papers.safeguards,
        "groups": [
            {
                "key": verdict.replace(" ", "_"),
                "count": language.number(len(listed)),
                "rows": listed,
            }
            for verdict, listed in by_verdict.items()
        ],
        "glance": lacking[:_GLANCED],
        "glance_more": language.say("glance.more", n=language.number(len(lacking) - _GLANCED))
        if len(lacking) > _GLANCED
        else "",
    }


def _staying(papers: Papers, language: Language) -> Chapter:
    staying = alternative_of_staying(papers.operation)
    needs = getattr(staying, papers.plan.population)
    return {
        "people": language.people(needs.persons),
        "days": language.duration(needs.days * 86_400),
        "trucks": language.number(needs.trucks_per_day),
        "litres": language.number(needs.water_l_per_day),
        "rounds": language.number(needs.medical_rounds_per_day),
        "nouns": {
            "trucks": language.noun("trucks", needs.trucks_per_day),
            "litres": language.noun("litres", round(needs.water_l_per_day)),
            "rounds": language.noun("rounds", needs.medical_rounds_per_day),
        },
        "per_h": language.number(needs.trucks_per_open_h, 1) if needs.trucks_per_open_h else "",
        "arithmetic": [language.text(line) for line in needs.arithmetic],
        "standards": [
            (s.unit_ar, s.who_ar, s.value) if language.code == "ar" else (s.unit, s.who, s.value)
            for s in staying.standards
        ],
        "stated": _stated(papers.operation),
    }


def _stated(operation: Operation) -> dict[str, str]:
    """Give what the folder says of those who stay, each with its source in brackets."""
    said = {
        key.removeprefix("staying.").removesuffix(".value"): str(value)
        for key, value in sorted(operation.statements.items())
        if key.startswith("staying.") and value not in (None, "", "unknown")
    }
    sources = {
        key.removesuffix(".source"): said.pop(key) for key in list(said) if key.endswith(".source")
    }
    return {
        key: f"{text} [{sources[key]}]" if key in sources else text for key, text in said.items()
    }


def _answer(papers: Papers, language: Language) -> Chapter:
    plan = papers.plan
    moved, left = plan.persons_moved, rows.left_of(plan)
    no_ambulance = min(
        plan.persons_without_route,
        sum(without_ambulance(papers.operation, papers.people.wanting, papers.people.out).values()),
    )
    counted = {
        "without_ambulance": no_ambulance,
        "without_route": plan.persons_without_route - no_ambulance,
        "without_place": plan.persons_without_place,
        "not_out_by_horizon": plan.persons_not_out_by_horizon,
    }
    return {
        "somebody": moved > 0,
        "wanting": language.persons(plan.persons_wanting),
        "out": language.persons(moved),
        "share": language.share_out(moved, plan.persons_wanting),
        "armed": _armed_out(papers, language),
        "left": language.persons(left),
        "somebody_left": left > 0.01,  # noqa: PLR2004 - as the model counts nobody
        "complete": language.duration(plan.completion_s),
        "complete_at": language.moment(plan.completion_s),
        "mean": language.duration(plan.mean_arrival_s),
        "why": [
            {"reason": reason, "persons": language.persons(persons)}
            for reason, persons in counted.items()
            if persons > 0.01  # noqa: PLR2004 - the same
        ],
        "groups": rows.group_rows(papers.operation, papers.people, language),
        "proof": _how_good(plan, language),
    }


def _how_good(plan: Plan, language: Language) -> str:
    if plan.gap <= _EXACT:
        return language.say("answer.proof.exact")
    keys = {
        "time-limit": "answer.proof.limit",
        "whole-vehicles": "answer.proof.whole",
        "one-way-out": "answer.proof.oneway",
    }
    key = keys.get(plan.status, "answer.proof.gap")
    return language.say(key, gap=language.percent(plan.gap, 2))


def _armed_out(papers: Papers, language: Language) -> str:
    """Say how many of those who are out leave with their arms."""
    armed = [g for g in papers.operation.groups.values() if g.kind == "fighters_leaving_armed"]
    out = sum(papers.people.of_group(group.id)[1] for group in armed)
    return language.say("answer.armed", n=language.persons(out)) if out > 0 else ""


def _coarse(papers: Papers, language: Language) -> Chapter | None:
    """Say that the step is too coarse, where half of it gives another answer."""
    plan, half = papers.plan, papers.half_step
    if half is None or not too_coarse(plan, half):
        return None
    return {
        "text": language.say(
            "coarse.text",
            step=language.duration(half.step_s),
            out=language.persons(half.persons_moved),
            complete=language.duration(half.completion_s),
            mean=language.duration(half.mean_arrival_s),
            out_now=language.persons(plan.persons_moved),
            complete_now=language.duration(plan.completion_s),
            mean_now=language.duration(plan.mean_arrival_s),
        ),
        "key": f"time_step: {step_text(half.step_s)}",
    }


def _axis_note(plan: Plan, language: Language) -> str:
    if axis_end_s(plan, language) >= plan.horizon_s:
        return ""
    return language.say("charts.axis", moment=language.moment(last_arrival_s(plan)))


def _map(papers: Papers, language: Language) -> Chapter:
    operation, scene = papers.operation, papers.film.scene
    placed = {mark.id for mark in (*scene.areas, *scene.crossings, *scene.sites)}
    missing = [
        language.text(place.name)
        for places in (operation.areas, operation.corridors, operation.sites)
        for place in places.values()
        if place.id not in placed
    ]
    return {
        "svg": Markup(draw_map(operation, scene, papers.view, language)),  # noqa: S704 - escaped there
        "legend": legend(operation, papers.film, language),
        "crossings": [language.text(operation.corridors[m.id].name) for m in scene.crossings],
        "states": [papers.view.state[m.id] for m in scene.crossings],
        "frames": papers.film.frames,
        "unplaced": language.say("map.unplaced", names=language.say("list_and").join(missing))
        if missing
        else "",
    }


def _proof(papers: Papers, language: Language) -> Chapter:
    plan, half = papers.plan, papers.half_step
    checked = {None: "proof.unchecked", True: "proof.checked", False: "proof.failed"}
    return {
        "aims": rows.aim_rows(plan, papers.people, papers.operation, language),
        "losses": loss_sentences(plan, language),
        "one_way": one_way_sentence(plan, language),
        "checked": language.say(checked[papers.proof_holds]),
        "failed": papers.proof_holds is False,
        "armed": language.say("proof.armed") if _has_armed(papers.operation) else "",
        "step": language.say(
            "proof.step",
            step=language.duration(plan.step_s),
            operation=plan.operation_sha256[:12] or "–",
            roads=plan.roads_sha256[:12] or "–",
        ),
        "cut": cut_sentence(papers.operation, plan, language),
        "rounded": rounded_sentence(plan, language),
        "waiting": waiting_sentences(papers.operation, plan, language),
        "half": language.say("proof.half.none")
        if half is None
        else language.say(
            "proof.half",
            step=language.duration(half.step_s),
            out=language.persons(half.persons_moved),
            complete=language.duration(half.completion_s),
            mean=language.duration(half.mean_arrival_s),
        ),
    }


def _has_armed(operation: Operation) -> bool:
    return any(group.kind == "fighters_leaving_armed" for group in operation.groups.values())


def _part(name: str) -> str:
    return (files("safeconduct.brief") / "templates" / name).read_text(encoding="utf-8")
