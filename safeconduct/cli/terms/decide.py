"""``safeconduct terms decide``: what a text says of one set of facts on a day."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from safeconduct.cli.console import Console
from safeconduct.cli.exits import DONE
from safeconduct.cli.parameters import Json, Quiet
from safeconduct.cli.terms.find import (
    Id,
    KnownOn,
    Lang,
    day_or_moment,
    fault_of,
    find_offers,
    folded,
    known_day,
    tongue_of,
    typed,
)
from safeconduct.errors import InputError

if TYPE_CHECKING:
    from safeconduct.errors import Fault
    from safeconduct.terms.facts import Answer


def decide(
    id_: Id,
    *,
    facts: Annotated[
        list[str],
        typer.Option(
            "--facts",
            metavar="FILE",
            help="YAML with the facts of one person, once; - reads standard input. Never a name.",
            show_default=False,
        ),
    ],
    on: Annotated[
        str,
        typer.Option(
            "--on",
            metavar="DATE",
            help="Day or moment of the act, or of asking; local time of the instrument.",
            show_default=False,
        ),
    ],
    known_on: KnownOn = None,
    trace: Annotated[bool, typer.Option("--trace", help="Show every clause.")] = False,
    lang: Lang = "en",
    as_json: Json = False,
    quiet: Quiet = False,
) -> int:
    """Say what the text says of one set of facts on a day, why, and what is left open.

    It keeps nothing. Whoever is under 18 is not evaluated: the answer is protection.
    """
    from safeconduct.terms import decide as deciding  # noqa: PLC0415 - keeps --help quick
    from safeconduct.terms.decision_document import decision_document  # noqa: PLC0415 - the same
    from safeconduct.terms.limits import limits_beside  # noqa: PLC0415 - the same
    from safeconduct.terms.say_decision import decision_lines  # noqa: PLC0415 - the same

    console, tongue = Console(json=as_json, quiet=quiet), tongue_of(lang)
    instrument, offers = find_offers(id_)
    asked, known = day_or_moment(on, "--on"), known_day(known_on)
    stated = _facts(facts)
    decision = deciding.decide(
        instrument, stated, on=asked, known_on=known, offers=[offer.id for offer in offers]
    )
    limits = limits_beside(stated, known)
    console.say(*folded(decision_lines(decision, limits, tongue, trace=trace)))
    console.document(decision_document(decision, limits))
    return DONE


def _facts(names: list[str]) -> dict[str, Answer]:
    from safeconduct.terms.facts import parse_facts, read_facts  # noqa: PLC0415 - keeps --help quick

    if len(names) != 1:
        # There is no way in for several persons, not even one after the other.
        raise InputError([fault_of("--facts", "SC724", "Facts are given more than once.")])
    [name] = names
    if name != "-":
        return read_facts(Path(name))
    faults: list[Fault] = []
    stated = parse_facts(typed(sys.stdin.read), "standard input", faults)
    if faults:
        raise InputError(faults)
    return stated
