"""What every answer ends with."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from safeconduct.terms.answer import Decision
from safeconduct.terms.model import Instrument
from safeconduct.terms.tongue import Tongue
from safeconduct.terms.windows import counting_events

_INDENT = "  "


def foot_lines(decision: Decision, tongue: Tongue) -> list[str]:
    """Say what every answer ends with: what it is not, who reviewed it, and the sources."""
    instrument = decision.instrument
    lines = [tongue.say("foot.text"), review_line(instrument, tongue)]
    if instrument.not_seen:
        lines.append(tongue.say("foot.not_seen", what=tongue.text(instrument.not_seen)))
    lines.append(tongue.say("foot.translated"))
    cited = _cited(decision)
    head = [tongue.say("foot.sources")] if cited else []
    return [*lines, *head, *source_lines(instrument, cited, tongue)]


def minor_foot_lines(decision: Decision, tongue: Tongue) -> list[str]:
    """Say that nothing was read for a child, what the answer is not, and who reviewed the file."""
    return [tongue.say("foot.minor"), review_line(decision.instrument, tongue)]


def source_lines(instrument: Instrument, ids: Sequence[str], tongue: Tongue) -> list[str]:
    """Say who the sources are, and how far each can be relied on."""
    return [
        _INDENT
        + tongue.say(
            "foot.source",
            id=tongue.apart(id_),
            who=tongue.apart(instrument.sources[id_].who),
            confidence=tongue.say(f"confidence.{instrument.sources[id_].confidence}"),
        )
        for id_ in ids
    ]


def _cited(decision: Decision) -> list[str]:
    """Give the sources that what was said rests on, in the order of the file."""
    instrument, cited = decision.instrument, set[str]()
    known = decision.known_on or date.max
    for answer in decision.answers:
        cited.update(*(step.sources for step in answer.trace.everything()))
        for event in counting_events(instrument, answer.offer, known):
            cited.update(event.basis.sources)
        for question in answer.open_questions:
            readings = instrument.ambiguities[question].readings.values()
            cited.update(*(reading.basis.sources for reading in readings))
    return [id_ for id_ in decision.sources if id_ in cited]


def review_line(instrument: Instrument, tongue: Tongue) -> str:
    """Say whether a lawyer has signed the file off."""
    review = instrument.reviewed
    if review is None:
        return tongue.say("foot.not_reviewed")
    covers = tongue.text(review.covers)
    return tongue.say("foot.reviewed", by=review.by, day=tongue.day(review.on), covers=covers)
