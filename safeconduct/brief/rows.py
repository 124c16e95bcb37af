"""The tables of the report, row by row, in one language."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path

from safeconduct.brief.language import Language
from safeconduct.brief.people import REASONS, People
from safeconduct.brief.states import open_s
from safeconduct.brief.wording import group_name, group_names, party_name
from safeconduct.operation.model import Assumption, Corridor, Operation
from safeconduct.plans.model import Aim, Plan, Population

Row = dict[str, object]
_MOST_LEFT, _MOST_ASSUMPTIONS, _ALIKE = 60, 60, 4
_LEVELS: tuple[Population, ...] = ("low", "value", "high")
_NOTHING = 0.05


def group_rows(operation: Operation, people: People, language: Language) -> list[Row]:
    """Say of each group how many want to leave, are out, and are left."""
    found: list[Row] = []
    for group in operation.groups.values():
        wanting, out = people.of_group(group.id)
        if wanting > 0:
            found.append({
                "name": group_name(operation, group.id, language),
                "wanting": language.persons(wanting),
                "out": language.persons(out),
                "share": language.share_out(out, wanting),
                "width": f"{min(1.0, out / wanting) * 100:.1f}",
            })  # fmt: skip
    return found


def left_reasons(people: People) -> tuple[str, ...]:
    """Give the reasons that apply to anybody."""
    return tuple(r for r in REASONS if any(left.by_reason[r] > 0 for left in people.left))


def left_rows(operation: Operation, people: People, language: Language) -> tuple[list[Row], str]:
    """Say who is left by area and reason; the rest of a long list in one sentence."""
    shown = left_reasons(people)
    found: list[Row] = []
    for left in people.left[:_MOST_LEFT]:
        area = operation.areas.get(left.area)
        by_reason = [left.by_reason[reason] for reason in shown]
        found.append({
            "name": language.text(area.name) if area else left.area,
            "total": language.persons(left.total),
            "reasons": [language.persons(n) if n else "–" for n in by_reason],
        })  # fmt: skip
    rest = people.left[_MOST_LEFT:]
    if not rest:
        return found, ""
    everybody = language.people(sum(left.total for left in rest))
    return found, language.say("left.more", n=language.number(len(rest)), people=everybody)


def groups_without_corridor(operation: Operation, people: People, language: Language) -> list[str]:
    """Name the groups that no corridor is for."""
    served = {group for c in operation.corridors.values() if not c.refused_by for group in c.groups}
    said: list[str] = []
    for group in operation.groups.values():
        wanting, _ = people.of_group(group.id)
        if group.id not in served and wanting > 0:
            name, everybody = group_name(operation, group.id, language), language.people(wanting)
            said.append(language.say("left.restricted", group=name, people=everybody))
    return said


def plan_rows(
    operation: Operation, plans: Sequence[Plan], main: Plan, language: Language
) -> list[Row]:
    """Set the plans for each population and turnout side by side, low to high."""
    there = {
        level: sum(n.at(level) for area in operation.areas.values() for n in area.persons.values())
        for level in _LEVELS
    }
    order = sorted(plans, key=lambda p: (_LEVELS.index(p.population), _LEVELS.index(p.turnout)))
    return [
        {
            "population": language.say(f"nine.{plan.population}"),
            "people": language.persons(there[plan.population]),
            "turnout": language.say(f"nine.{plan.turnout}"),
            "wanting": language.persons(plan.persons_wanting),
            "out": language.persons(plan.persons_moved),
            "left": language.persons(left_of(plan)),
            "complete": language.duration(plan.completion_s) if plan.persons_moved else "–",
            "mean": language.duration(plan.mean_arrival_s) if plan.persons_moved else "–",
            "gap": language.percent(plan.gap, 2 if plan.gap else 0),
            "main": plan is main,
        }
        for plan in order
    ]


def left_of(plan: Plan) -> float:
    """Give how many are left, whatever the reason."""
    return max(0.0, plan.persons_wanting - plan.persons_moved)


def aim_rows(plan: Plan, people: People, operation: Operation, language: Language) -> list[Row]:
    """Set each aim's value beside the bound nobody can pass."""
    return [
        {
            "name": language.say(
                "proof.everybody" if aim.level is None else "proof.level",
                aim=language.say(f"proof.{aim.name}"),
                level=language.number(aim.level or 0),
            ),
            "value": _aim_value(aim, aim.value, plan, people, operation, language),
            "bound": language.say(
                "proof.exceed" if aim.name == "moved" else "proof.undercut",
                bound=_aim_value(aim, aim.bound, plan, people, operation, language),
            ),
            "gap": language.percent(aim.gap, 3 if aim.gap else 0),
        }
        for aim in plan.aims
    ]


def assumption_rows(
    operation: Operation, effects: Mapping[str, float] | None, language: Language
) -> tuple[list[Row], str]:
    """List the figures without a source; ranked by effect where that is known.

    Figures that differ only in the place they are of stand on one line.
    """
    alike: dict[str, list[Assumption]] = defaultdict(list)
    for assumption in operation.assumptions:
        alike[_pattern(assumption.key)].append(assumption)
    lines: list[tuple[str, list[Assumption]]] = []
    for pattern, group in alike.items():
        if len(group) >= _ALIKE:
            lines.append((pattern, group))
        else:
            lines += [(assumption.key, [assumption]) for assumption in group]
    moved = effects or {}
    lines.sort(key=lambda line: -sum(abs(moved.get(a.key, 0.0)) for a in line[1]))
    found: list[Row] = [
        {
            "key": key,
            "value": _values(group, language),
            "where": f"{Path(group[0].where.file).name}:{group[0].where.line}",
            "effect": _effect([moved[a.key] for a in group if a.key in moved], language),
        }
        for key, group in lines[:_MOST_ASSUMPTIONS]
    ]
    rest = len(lines) - len(found)
    return found, language.say("assumptions.more", n=language.number(rest)) if rest > 0 else ""


def _pattern(key: str) -> str:
    """Give a key with the id of its place left open: ``areas.x.population`` → ``areas.*.population``."""
    parts = key.split(".")
    return ".".join([parts[0], "*", *parts[2:]]) if len(parts) > 2 else key  # noqa: PLR2004 - kind, id, field


def _effect(persons: Sequence[float], language: Language) -> str:
    """Say how many people more or fewer get out; a dash where it was not tried."""
    if not persons:
        return "–"
    total = sum(persons)
    if abs(total) < _NOTHING:
        return language.number(0)
    sign = "+" if total > 0 else "\u2212"
    return f"{sign}{language.persons(abs(total))}"


def _values(group: Sequence[Assumption], language: Language) -> str:
    values = sorted({assumption.value for assumption in group})
    ends = [f"{value:,.6g}" for value in (values[0], values[-1])]
    said = ends[0] if len(values) == 1 else language.say("range", low=ends[0], high=ends[1])
    if len(group) == 1:
        return said
    return f"{said} ({language.say('assumptions.alike', n=language.number(len(group)))})"


def corridor_rows(operation: Operation, plan: Plan, language: Language) -> list[Row]:
    """Set what was announced of each corridor beside what the plan has of it."""
    planned: dict[str, float] = {}
    for cohort in plan.cohorts:
        planned[cohort.corridor] = planned.get(cohort.corridor, 0.0) + cohort.persons
    return [
        {
            "name": language.text(corridor.name),
            "by": _announced_by(operation, corridor, language),
            "for_": group_names(operation, corridor.groups, language),
            "also": [
                language.say("announced.also", groups=group_names(operation, groups, language))
                for groups in dict.fromkeys(corridor.also_groups)
            ],
            "hours": _hours(operation, corridor, language),
            "consent": [
                language.say(
                    _CONSENT[c.answer], party=party_name(operation.parties, party, language)
                )
                for party, c in corridor.consent.items()
            ],
            "planned": language.persons(planned.get(corridor.id, 0.0)),
        }
        for corridor in operation.corridors.values()
    ]


_CONSENT = {
    "given": "announced.given",
    "refused": "announced.no",
    "none": "announced.asked",
    "unknown": "announced.unknown",
}


def announcement_rows(operation: Operation, language: Language) -> list[Row]:
    """Quote what was announced, with who said it and in what standing."""
    return [
        {
            "by": party_name(operation.parties, said.by, language),
            "channel": said.channel,
            "when": language.date(said.when),
            "says": said.says,
            "asks": said.asks_of_people,
            "standing": language.say(f"clause.{said.standing}"),
            "source": said.source,
        }
        for said in operation.announcements
    ]


def question_rows(operation: Operation, language: Language) -> list[Row]:
    """List the questions between the parties, never their content."""
    return [
        {
            "what": _asked(asked.what, language),
            "of": language.say(
                "questions.from_to",
                by=party_name(operation.parties, asked.asked_by, language),
                of=party_name(operation.parties, asked.asked_of, language),
                when=language.date(asked.asked) if asked.asked else language.say("unknown"),
            ),
            "answered": language.date(asked.answered)
            if asked.answered
            else language.say("questions.outstanding"),
            "hangs": language.say(
                "questions.hangs",
                what=language.say("list_and").join(_named(operation, h, language) for h in asked.hangs_on_it),
            )
            if asked.hangs_on_it
            else "",
        }
        for asked in operation.exchange
    ]  # fmt: skip


def source_rows(operation: Operation, language: Language) -> list[Row]:
    """List who says what the folder says."""
    return [
        {
            "id": source.id,
            "who": source.who,
            "side": language.say(f"side.{source.side}"),
            "via": source.via or "–",
            "when": language.date(source.when) if source.when else "–",
            "standing": language.say(f"claim.{source.standing}"),
        }
        for source in operation.sources.values()
    ]


def _asked(what: str, language: Language) -> str:
    key = f"question.{what.replace(' ', '_')}"
    return language.say(key) if language.knows(key) else what


def _aim_value(
    aim: Aim, value: float, plan: Plan, people: People, operation: Operation, language: Language
) -> str:
    if aim.name == "moved":
        return language.persons(value)
    if aim.name == "completion":
        return language.duration(value)
    moved = plan.persons_moved
    if aim.level is not None:
        moved = sum(
            people.of_group(group.id)[1]
            for group in operation.groups.values()
            if group.priority == aim.level
        )
    return language.duration(value / moved) if moved > 0 else "–"


def _announced_by(operation: Operation, corridor: Corridor, language: Language) -> str:
    if corridor.announced is None:
        return language.say("announced.nobody")
    by = party_name(operation.parties, corridor.announced.by, language)
    if not corridor.announced.at:
        return by
    return language.say("list_and").join((by, language.date(corridor.announced.at)))


def _hours(operation: Operation, corridor: Corridor, language: Language) -> str:
    if corridor.refused_by:
        names = [party_name(operation.parties, p, language) for p in corridor.refused_by]
        return language.say("announced.refused", parties=language.say("list_and").join(names))
    seconds = open_s(operation, corridor)
    if seconds >= operation.horizon_s:
        return language.say("announced.all_hours")
    return language.count("hour", round(seconds / 3_600)) if seconds else language.say("none")


def _named(operation: Operation, name: str, language: Language) -> str:
    corridor = operation.corridors.get(name)
    return language.text(corridor.name) if corridor else name
