"""``safeconduct explain``: why the people of an area go this way at this hour."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from safeconduct.cli.console import Console
from safeconduct.cli.exits import DONE
from safeconduct.cli.operations import expect_plan
from safeconduct.cli.parameters import Json, PlanFolder, Quiet
from safeconduct.cli.summary import people
from safeconduct.errors import Fault, InputError

if TYPE_CHECKING:
    from pathlib import Path

    from safeconduct.plans.model import Plan


def explain(
    plan_folder: PlanFolder,
    *,
    area: Annotated[
        str | None,
        typer.Option(
            "--area", metavar="AREA", help="Id of an area. Left out: lists those with people left."
        ),
    ] = None,
    as_json: Json = False,
    quiet: Quiet = False,
) -> int:
    """Say which ways and hours the people of an area get, what binds there, and who is left."""
    from safeconduct.cli.explanation import areas_left, explain_area  # noqa: PLC0415 - keeps --help quick
    from safeconduct.plans.read import read_plan  # noqa: PLC0415 - the same

    console = Console(json=as_json, quiet=quiet)
    plan = read_plan(expect_plan(plan_folder))
    if area is None:
        left = areas_left(plan)
        console.say(*_listed(left))
        console.document({"areas_left": left})
        return DONE
    _refuse_unknown(plan, area, plan_folder)
    explanation = explain_area(plan, area)
    console.say(*explanation.lines())
    console.document(explanation.document())
    return DONE


def _listed(left: dict[str, float]) -> list[str]:
    if not left:
        return ["Nobody is left. Give an area with --area."]
    rows = [f"  {people(persons):>12}  {area}" for area, persons in left.items()]
    return ["People left by area; give one with --area to see why:", *rows]


def _refuse_unknown(plan: Plan, area: str, folder: Path) -> None:
    known = {cohort.area for cohort in plan.cohorts} | set(plan.left_by_area)
    if area not in known:
        names = ", ".join(sorted(known)[:20]) + (" …" if len(known) > 20 else "")  # noqa: PLR2004 - as many as fit three lines
        raise InputError(
            [
                Fault(
                    str(folder),
                    0,
                    "SC656",
                    f"The plan knows no area {area!r}.",
                    f"It has people of: {names or 'no area at all'}.",
                    "Give one of these with --area.",
                )
            ]
        )
