"""``safeconduct compare``: two plans or two operations, term by term."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from safeconduct.cli.console import Console, Progress
from safeconduct.cli.exits import DONE
from safeconduct.cli.operations import Choices, built_in_names, find_operation, read_and_build
from safeconduct.cli.parameters import Json, Quiet
from safeconduct.errors import Fault, InputError

if TYPE_CHECKING:
    from safeconduct.cli.comparison import Term
    from safeconduct.plans.model import Plan

First = Annotated[str, typer.Argument(metavar="DIR", help="A plan folder or an operation.")]
Second = Annotated[str, typer.Argument(metavar="DIR", help="Another of the same kind.")]
MOST_TERMS = 12
"""Differing keys that are planned one by one; more would take minutes."""


def compare(first: First, second: Second, *, as_json: Json = False, quiet: Quiet = False) -> int:
    """Compare two plans or two operations, in people and hours.

    Two operations are both planned. Each term that differs is also put into the first alone, so
    that its own price is seen.
    """
    console = Console(json=as_json, quiet=quiet)
    if all((Path(each) / "plan.json").is_file() for each in (first, second)):
        _two_plans(Path(first), Path(second), console)
    elif all(_is_operation(each) for each in (first, second)):
        with console.progress() as progress:
            _two_operations(first, second, console, progress)
    else:
        raise InputError([_nothing_to_compare(first, second)])
    return DONE


def _two_plans(first: Path, second: Path, console: Console) -> None:
    from safeconduct.cli.comparison import compare_plans, term_document, term_lines  # noqa: PLC0415 - keeps --help quick
    from safeconduct.plans.read import read_plan  # noqa: PLC0415 - the same

    terms = compare_plans(read_plan(first), read_plan(second))
    console.say(*term_lines(terms, (first.name, second.name)))
    console.document({"terms": term_document(terms)})


def _two_operations(first: str, second: str, console: Console, progress: Progress) -> None:
    from safeconduct.cli.comparison import compare_plans, term_document, term_lines  # noqa: PLC0415 - keeps --help quick
    from safeconduct.cli.differences import differing_terms  # noqa: PLC0415 - the same

    differences = differing_terms(find_operation(first), find_operation(second))
    base = _planned(first, Choices(), console, progress)
    whole = compare_plans(base, _planned(second, Choices(), console, progress))
    console.say(*term_lines(whole, ("first", "second")), "")
    if not differences:
        console.say("The two files state the same terms.")
    documents: list[dict[str, object]] = []
    for number, difference in enumerate(differences):
        console.say(str(difference))
        alone: tuple[Term, ...] | None = None
        if difference.setting is not None and number < MOST_TERMS:
            choices = Choices(settings=(difference.setting,))
            alone = _alone(first, base, choices, console, progress)
        if alone is None:
            console.say("  not planned alone")
        else:
            changed = [term for term in alone if term.differs]
            console.say(*(f"  {line}" for line in _short(changed)))
        documents.append(
            {
                "key": difference.key,
                "first": difference.first,
                "second": difference.second,
                "alone": None if alone is None else term_document(alone),
            }
        )
    console.document({"terms": term_document(whole), "differences": documents})


def _alone(
    first: str, base: Plan, choices: Choices, console: Console, progress: Progress
) -> tuple[Term, ...] | None:
    """Price one term alone; ``None`` if it makes no sense without the others."""
    from safeconduct.cli.comparison import compare_plans  # noqa: PLC0415 - keeps --help quick

    try:
        return compare_plans(base, _planned(first, choices, console, progress))
    except InputError:
        return None


def _planned(name: str, choices: Choices, console: Console, progress: Progress) -> Plan:
    from safeconduct.cli.planning import Effort, make_plan  # noqa: PLC0415 - keeps --help quick

    silent = Console(json=console.json, quiet=True)
    operation, network = read_and_build(name, choices, silent, progress)
    return make_plan(operation, network, ("value", "value"), Effort(), progress)


def _short(changed: list[Term]) -> list[str]:
    from safeconduct.cli.comparison import term_lines  # noqa: PLC0415 - keeps --help quick

    return term_lines(changed, ("before", "after")) if changed else ["changes nothing"]


def _is_operation(name: str) -> bool:
    return (Path(name) / "operation.yaml").is_file() or name in built_in_names()


def _nothing_to_compare(first: str, second: str) -> Fault:
    return Fault(
        f"{first}, {second}",
        0,
        "SC657",
        "These are neither two plan folders nor two operation folders.",
        "A plan folder holds plan.json, an operation folder operation.yaml.",
        "Give two folders of one kind.",
    )
