"""A decision in words: what it comes to, why, what is open, what can still be done."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from safeconduct.terms.answer import Answer, Decision
from safeconduct.terms.conclude import spans_in, truth_of
from safeconduct.terms.limits import Limit
from safeconduct.terms.model import Instrument, Saying
from safeconduct.terms.readings import fixed_to, values_of
from safeconduct.terms.say_clauses import say_basis, say_fact, say_window, trace_lines
from safeconduct.terms.say_foot import foot_lines, minor_foot_lines
from safeconduct.terms.say_remaining import remaining_lines
from safeconduct.terms.tongue import Tongue
from safeconduct.terms.trace import Step
from safeconduct.terms.vocabulary import vocabulary

_INDENT = "  "


def decision_lines(
    decision: Decision, limits: Sequence[Limit], tongue: Tongue, *, trace: bool = False
) -> list[str]:
    """Say a decision.

    Parameters
    ----------
    decision
        What the text says.
    limits
        What international law and policy say beside it.
    tongue
        Of the words.
    trace
        Whether every clause is shown.

    Returns
    -------
    list of str
        Lines of plain text.
    """
    lines = _head(decision, tongue)
    if decision.halt == "minor":
        return [*lines, "", *_halt(decision, tongue), "", *minor_foot_lines(decision, tongue)]
    if decision.halt:
        return [*lines, "", *_halt(decision, tongue), "", *foot_lines(decision, tongue)]
    for answer in decision.answers:
        lines += ["", *answer_lines(decision.instrument, answer, tongue, trace=trace)]
    if not decision.answers:
        standing = tongue.say(f"standing.{decision.instrument.standing}")
        lines += ["", tongue.say("nothing", standing=standing)]
    if decision.unasked and decision.answers:
        that = [tongue.text(vocabulary()[fact].that) for fact in decision.unasked]
        lines += ["", *_block("unasked", that, tongue)]
    if limits and decision.answers:
        lines += ["", *limit_lines(limits, tongue)]
    return [*lines, "", *foot_lines(decision, tongue)]


def answer_lines(
    instrument: Instrument, answer: Answer, tongue: Tongue, *, trace: bool = False
) -> list[str]:
    """Say what one offer comes to."""
    head = f"{tongue.text(answer.offer.title)} — {tongue.say(f'outcome.{answer.outcome}')}"
    lines = [head, *(_INDENT + line for line in _says(instrument, answer, tongue))]
    lines += _block("because", _because(answer, tongue), tongue)
    lines += _block("unknown", [_ask(fact, tongue) for fact in answer.open_facts], tongue)
    for question in answer.open_questions:
        lines += _block("open", _question(instrument, answer, question, tongue), tongue)
    lines += _block("window.title", _window(answer, tongue), tongue)
    lines += _block("remaining", remaining_lines(answer, tongue), tongue)
    if answer.outcome in ("met", "undetermined") or answer.remaining is not None:
        lines += _given(answer, tongue)
    if trace:
        lines += _block("trace.title", trace_lines(instrument, answer.trace, tongue), tongue)
    return lines


def _says(instrument: Instrument, answer: Answer, tongue: Tongue) -> Iterator[str]:
    """Say the outcome as a sentence, and what must be known beside it at once."""
    outcome = str(answer.outcome)
    if outcome == "undetermined" and not answer.open_questions:
        outcome = "facts"
    elif outcome == "not met" and answer.remaining is not None:
        outcome = "to_do"
    elif outcome == "not yet" and "between" in answer.states:
        outcome = "between"
    yield tongue.say(f"says.{outcome}")
    if outcome == "met" and instrument.not_seen:
        yield tongue.say("foot.not_seen", what=tongue.text(instrument.not_seen))
    if answer.offence_lies_later:
        yield tongue.say("offence_later")


def limit_lines(limits: Sequence[Limit], tongue: Tongue) -> list[str]:
    """Say what stands beside the text."""
    lines = [tongue.say("limits.title")]
    lines += [f"{_INDENT}{tongue.text(each.title)}: {tongue.text(each.says)}" for each in limits]
    dissent = next((limit for limit in limits if limit.kind == "dissent"), None)
    rule = next((limit for limit in limits if limit.kind == "policy"), None)
    if dissent and rule:
        names = {"one": tongue.text(dissent.title), "other": tongue.text(rule.title)}
        lines.append(_INDENT + tongue.say("limits.dissent", **names))
    return lines


def _head(decision: Decision, tongue: Tongue) -> list[str]:
    instrument = decision.instrument
    day = tongue.day(decision.day, hijri=True)
    zone = tongue.apart(instrument.zone.key)
    known = (
        tongue.say("head.known", day=tongue.day(decision.known_on))
        if decision.known_on
        else tongue.say("head.known_now", day=tongue.day(_last_known(instrument)))
    )
    title = tongue.joined([tongue.text(instrument.title), tongue.text(instrument.issuer)], "also")
    return [title, f"{tongue.say('head.asked', day=day, zone=zone)} {known}"]


def _last_known(instrument: Instrument) -> date:
    """Give the last day from which the file knows anything."""
    sources = (source.known_since for source in instrument.sources.values())
    return max(instrument.known_since, *sources, *(e.known_since for e in instrument.events))


def _halt(decision: Decision, tongue: Tongue) -> list[str]:
    known = decision.known_on or decision.instrument.known_since
    since = tongue.day(decision.instrument.known_since)
    return [tongue.say(f"halt.{decision.halt}", known=tongue.day(known), since=since)]


def _because(answer: Answer, tongue: Tongue) -> list[str]:
    said = []
    for reason in answer.reasons:
        if reason.kind != "clause" or reason.step is None:
            continue
        step = reason.step
        basis = say_basis(step, tongue)
        if reason.id.startswith("exclusions/"):
            says = _excluded(answer, reason.id, tongue)
            said.append(_perhaps(step, tongue.say("what.left_out", says=says), tongue) + basis)
        elif step.parts or step.op in ("asked", "said"):
            said += _stated_facts(step, tongue)
        else:
            said.append(_perhaps(step, say_fact(step, tongue), tongue) + basis)
    return list(dict.fromkeys([*said, *_settled(answer, tongue)]))


def _settled(answer: Answer, tongue: Tongue) -> list[str]:
    """Name the events that settled a question the answer would hang on."""
    settling = {event.id: event for event in answer.settled_by}
    return [
        tongue.say("because.settled", event=tongue.text(event.title)) for event in settling.values()
    ]


def _perhaps(step: Step, said: str, tongue: Tongue) -> str:
    """Say where a clause fails in some readings only."""
    if len(values_of(truth_of(step))) == 1:
        return said
    return tongue.say("what.in_some", what=said)


def _stated_facts(step: Step, tongue: Tongue) -> list[str]:
    """Say the facts that were stated below a clause that holds, each once."""
    stated = {
        part.data["fact"]: part
        for part in reversed(list(step.everything()))
        if "fact" in part.data and part.data["stated"] is not None
    }
    return [say_fact(part, tongue) for part in reversed(stated.values())]


def _excluded(answer: Answer, id_: str, tongue: Tongue) -> str:
    name = id_.partition("/")[2]
    says = next(each.says for each in answer.offer.exclusions if each.id == name)
    return tongue.text(says)


def _ask(fact: str, tongue: Tongue) -> str:
    return tongue.text(vocabulary()[fact].ask)


def _question(instrument: Instrument, answer: Answer, question: str, tongue: Tongue) -> list[str]:
    ambiguity = instrument.ambiguities[question]
    lines = [tongue.text(ambiguity.question)]
    for name, reading in ambiguity.readings.items():
        outcomes = values_of(fixed_to(answer.by_reading, question, name))
        said = tongue.joined((tongue.say(f"outcome.{outcome}") for outcome in outcomes), "or")
        comes_to = tongue.say("open.comes_to", outcomes=said)
        lines.append(f"– {tongue.text(reading.says)} ({comes_to})")
    return lines


def _window(answer: Answer, tongue: Tongue) -> list[str]:
    window = answer.trace.limb("window")
    if answer.offer.timeless and window.op != "reading":
        spans = spans_in(window)
        if len(spans) == 1 and spans[0][1] is None:
            return [tongue.say("window.timeless", first=tongue.day(spans[0][0]))]
    return say_window(window, tongue)


def _given(answer: Answer, tongue: Tongue) -> list[str]:
    offer = answer.offer
    effect = offer.effect
    said = [tongue.text(effect.says)]
    said += [tongue.say("effect.of", of=tongue.text(effect.of))] if effect.of else []
    said += [tongue.text(effect.limits)] if effect.limits else []
    lines = _block("effect", said, tongue)
    for key, saying in (
        ("claims", offer.claims),
        ("proof", offer.proof),
        ("statements", offer.statements),
    ):
        lines += _block(key, _saying(saying, tongue), tongue)
    revoked = [tongue.text(each_.says) for each_ in offer.revocation]
    also = [tongue.text(each_.says) for each_ in offer.also]
    return [*lines, *_block("revocation", revoked, tongue), *_block("also.title", also, tongue)]


def _saying(saying: Saying | None, tongue: Tongue) -> list[str]:
    return [tongue.text(saying.says)] if saying else []


def _block(key: str, lines: Sequence[str], tongue: Tongue) -> list[str]:
    if not lines:
        return []
    return [f"{_INDENT}{tongue.say(key)}", *(f"{_INDENT}{_INDENT}{line}" for line in lines)]
