"""``safeconduct terms ask``: a guided interview that asks only what still matters."""

from __future__ import annotations

import sys
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
    find_offers,
    folded,
    known_day,
    tongue_of,
    typed,
)
from safeconduct.errors import InputError

if TYPE_CHECKING:
    from datetime import date, datetime

    from safeconduct.terms.answer import Decision
    from safeconduct.terms.facts import Answer
    from safeconduct.terms.model import Instrument
    from safeconduct.terms.tongue import Tongue
    from safeconduct.terms.vocabulary import Fact


def ask(
    id_: Id,
    *,
    on: Annotated[
        str | None,
        typer.Option("--on", metavar="DATE", help="Day or moment asked about. Left out: asked."),
    ] = None,
    known_on: KnownOn = None,
    lang: Lang = "en",
    as_json: Json = False,
    quiet: Quiet = False,
) -> int:
    """Ask for the facts that still matter, one at a time, then say what the text says.

    No name is asked and nothing is kept, not even the answers.
    """
    from safeconduct.terms.decision_document import decision_document  # noqa: PLC0415 - keeps --help quick
    from safeconduct.terms.limits import limits_beside  # noqa: PLC0415 - the same
    from safeconduct.terms.say_decision import decision_lines  # noqa: PLC0415 - the same

    console, tongue = Console(json=as_json, quiet=quiet), tongue_of(lang)
    instrument, offers = find_offers(id_)
    known = known_day(known_on)
    _speak(tongue.say("ask.nothing_kept"))
    day = day_or_moment(on, "--on") if on is not None else _day(tongue)
    stated, decision = _interview(instrument, [offer.id for offer in offers], day, known, tongue)
    limits = limits_beside(stated, known)
    console.say("", *folded(decision_lines(decision, limits, tongue)))
    console.document(decision_document(decision, limits))
    return DONE


def _interview(
    instrument: Instrument,
    offers: list[str],
    day: date | datetime,
    known: date | None,
    tongue: Tongue,
) -> tuple[dict[str, Answer], Decision]:
    from safeconduct.terms.decide import decide  # noqa: PLC0415 - keeps --help quick
    from safeconduct.terms.interview import next_fact  # noqa: PLC0415 - the same

    stated: dict[str, Answer] = {}
    asked: set[str] = set()
    while True:
        decision = decide(instrument, stated, on=day, known_on=known, offers=offers)
        fact = next_fact(decision, asked)
        if fact is None:
            return stated, decision
        asked.add(fact.id)
        answer = _answer(fact, tongue)
        if answer is not None:
            stated[fact.id] = answer


def _answer(fact: Fact, tongue: Tongue) -> Answer | None:
    from safeconduct.terms.interview import how_to_answer, understood  # noqa: PLC0415 - keeps --help quick

    how = how_to_answer(fact, tongue)
    _speak("", tongue.text(fact.ask), f"  {how.strip()}" if fact.kind != "list" else how)
    while True:
        line = _heard()
        try:
            return understood(fact, line)
        except ValueError:
            _speak(tongue.say("ask.again", how=how.replace("\n", ", ")))


def _day(tongue: Tongue) -> date | datetime:
    from safeconduct.terms.interview import in_european_digits  # noqa: PLC0415 - keeps --help quick

    _speak("", tongue.say("ask.on"))
    while True:
        line = _heard()
        try:
            return day_or_moment(in_european_digits(line.strip()), "--on")
        except InputError:
            if not line:
                raise
            _speak(tongue.say("ask.again", how="2016-10-28"))


def _heard() -> str:
    """Hear one line; at the end of what is typed everything else is not known."""
    sys.stderr.write("> ")
    sys.stderr.flush()
    return typed(sys.stdin.readline)


def _speak(*lines: str) -> None:
    """Speak beside the answer, so that the answer alone can be piped."""
    sys.stderr.write("".join(f"{line}\n" for line in lines))
