"""The page as text in one language: HTML, PDF and the terminal print these same strings."""

from __future__ import annotations

from dataclasses import dataclass

from safeconduct import __version__
from safeconduct.quick.answers import say_answers
from safeconduct.quick.model import Estimate, Step
from safeconduct.quick.question import DETOURS, WALKING_SPEED_KMH, Question
from safeconduct.quick.rates import RECORDED
from safeconduct.quick.staying import say_staying
from safeconduct.quick.words import Lang, Words, number_text
from safeconduct.units import DAY_S


@dataclass(frozen=True, slots=True)
class Sum:
    """One line of the arithmetic in words."""

    label: str
    expression: str
    result: str
    source: str


@dataclass(frozen=True, slots=True)
class Table:
    """A heading, column heads, rows and a note."""

    heading: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class Passage:
    """A heading and its lines."""

    heading: str
    lines: tuple[str, ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class Page:
    """Everything the page says, in the order in which it says it."""

    lang: Lang
    title: str
    subtitle: str
    asked: str
    standing: str
    standing_text: str
    pause_text: str
    staying: Passage
    sentence: str
    answer: Passage
    steps_heading: str
    steps: tuple[Sum, ...]
    cases: Table
    walks: Table
    unknown: Passage
    rates: Passage
    sketch_heading: str
    footer: str

    @property
    def rtl(self) -> bool:
        """Whether the page runs from right to left."""
        return self.lang == "ar"


def compose(question: Question, estimate: Estimate, lang: Lang) -> Page:
    """Put the estimate into words.

    Parameters
    ----------
    question
        What was asked.
    estimate
        The answer.
    lang
        ``en`` or ``ar``.

    Returns
    -------
    Page
        Plain text only; Arabic carries the marks that keep sums left to right.
    """
    words = Words(lang)
    return Page(
        lang=lang,
        title=words.say("page.title", name=words.name(question.name)),
        subtitle=words.say("page.subtitle"),
        asked=_asked(question, words),
        standing=estimate.standing,
        standing_text=_standing(question, estimate, words),
        pause_text=_pause(question, words),
        staying=Passage(
            words.say("heading.staying", days=words.counted("day", question.days, of=True)),
            *say_staying(question, words),
        ),
        sentence=words.say("page.sentence"),
        answer=Passage(words.say("heading.answer"), say_answers(question, estimate, words)),
        steps_heading=words.say("heading.steps"),
        steps=tuple(_sum(step, words) for step in estimate.steps),
        cases=_cases(question, estimate, words),
        walks=_walks(estimate, words),
        unknown=Passage(
            words.say("heading.unknown"),
            tuple(words.say(f"unknown.{key}") for key in estimate.unknown),
        ),
        rates=_rates(question, words),
        sketch_heading=words.say("heading.sketch"),
        footer=words.say("page.footer", version=__version__),
    )


def _asked(question: Question, words: Words) -> str:
    low, high = question.people_low, question.people_high
    return words.say(
        "page.asked" if question.timezone else "page.asked_local",
        people=words.between("person", low, high),
        crossings=words.counted("crossing", len(question.crossings)),
        hours=words.both([words.ltr(_clock(window)) for window in question.windows_s]),
        zone=words.ltr(question.timezone or ""),
        days=words.counted("day", question.days),
    )


def _clock(window: tuple[int, int]) -> str:
    shown = (second if second <= DAY_S else second - DAY_S for second in window)
    return "–".join(f"{second // 3600:02d}:{second % 3600 // 60:02d}" for second in shown)


def _pause(question: Question, words: Words) -> str:
    if not question.conflict:
        return words.say("pause.not_asked")
    return words.say("pause.yes" if question.pause else "pause.no")


def _standing(question: Question, estimate: Estimate, words: Words) -> str:
    if not question.conflict:
        return words.say("standing.not_asked")
    missing = [party for party in question.parties if party not in question.consents]
    said = [
        words.say(f"party.{party}") if words.has(f"party.{party}") else words.name(party)
        for party in missing
    ]
    return words.say(
        f"standing.{estimate.standing}",
        given=estimate.consents_given,
        asked=estimate.consents_asked,
        missing=words.listed(said),
    )


def _sum(step: Step, words: Words) -> Sum:
    subject = "" if step.subject is None else number_text(step.subject)
    rounded = "" if step.exact == step.result else f" = {number_text(step.exact)}"
    if step.unit == "hour":
        result = words.duration(step.result)
        rounded = f" = {number_text(step.exact)}"
    elif step.unit == "person_per_h":
        result = words.say("unit.person_per_h", persons=words.counted("person", step.result))
    else:
        result = words.counted(step.unit, step.result)
    number = next((i for i, rate in enumerate(RECORDED, 1) if rate.id == step.source), None)
    return Sum(
        label=words.say(f"step.{step.key}", subject=subject),
        expression=step.expression + rounded,
        result=result,
        source=words.say(f"source.{step.source}") if number is None else f"[{number}]",
    )


def _cases(question: Question, estimate: Estimate, words: Words) -> Table:
    keys = (
        *("people", "turnout", "come", "days"),
        *("received", "without_way", "without_place", "not_in_days"),
    )
    days = words.counted("day", question.days, of=True)
    return Table(
        heading=words.say("heading.cases"),
        head=tuple(words.say(f"case.{key}", days=days) for key in keys),
        rows=tuple(
            (
                number_text(case.people),
                words.ltr(f"{number_text(case.turnout_percent)} %"),
                number_text(case.come),
                number_text(case.days),
                number_text(case.received),
                number_text(case.without_way),
                "–" if case.without_place is None else number_text(case.without_place),
                number_text(case.not_in_days),
            )
            for case in estimate.cases
        ),
        note=words.say("case.note"),
    )


def _walks(estimate: Estimate, words: Words) -> Table:
    rows = tuple(
        (
            words.say(
                "walk.way",
                start=words.say(f"walk.{walk.start}"),
                crossing=words.name(walk.crossing),
            ),
            words.say("walk.km", n=f"{walk.straight_m / 1000:.1f}"),
            *(words.duration(minutes / 60) for minutes in walk.minutes),
        )
        for walk in estimate.walks
    )
    speed = number_text(WALKING_SPEED_KMH)
    return Table(
        heading=words.say("heading.walks"),
        head=(
            words.say("walk.from"),
            words.say("walk.straight"),
            *(words.ltr(words.say("walk.times", factor=factor)) for factor in DETOURS),
        ),
        rows=rows,
        note=words.say("walk.note", speed=speed) if rows else words.say("walk.none"),
    )


def _rates(question: Question, words: Words) -> Passage:
    lines = [
        f"{words.ltr(f'[{i}]')} {words.say(f'rate.{r.id}')}" for i, r in enumerate(RECORDED, 1)
    ]
    if question.rate not in RECORDED:
        lines.append(words.say("rate.given", n=number_text(question.rate.person_per_h)))
    return Passage(words.say("heading.rates"), tuple(lines), words.say("rate.caution"))
