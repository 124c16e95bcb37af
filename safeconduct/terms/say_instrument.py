"""An instrument in words: the rule of each offer beside the words of the text."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from safeconduct.terms.compare_offers import departures, facts_said
from safeconduct.terms.follow import follow
from safeconduct.terms.model import Event, Instrument, Offer, Saying
from safeconduct.terms.readings import values_of
from safeconduct.terms.say_clauses import rule_lines
from safeconduct.terms.say_foot import review_line, source_lines
from safeconduct.terms.tongue import Tongue

_INDENT = "  "


def instrument_lines(
    instrument: Instrument, offers: tuple[Offer, ...], known_on: date | None, tongue: Tongue
) -> list[str]:
    """Say what an instrument offers, beside its own words.

    Parameters
    ----------
    instrument
        The text.
    offers
        The offers to show.
    known_on
        The last day of what is known; ``None`` is all the file knows.
    tongue
        Of the words.

    Returns
    -------
    list of str
        Lines of plain text.
    """
    known = known_on or date.max
    lines = [*_identity(instrument, tongue)]
    for offer in offers:
        lines += ["", *_offer(instrument, offer, known, tongue)]
    events = [event for event in instrument.events if event.known_since <= known]
    lines += _block("show.questions", _questions(instrument, events, tongue), tongue)
    lines += _block("show.events", _events(instrument, events, tongue), tongue)
    appeals = [
        tongue.joined([tongue.text(each.by), f"{each.when}: {tongue.text(each.says)}"])
        for each in instrument.appeals
        if each.when[: len(known.isoformat())] <= known.isoformat()
    ]
    lines += _block("show.appeals", appeals, tongue)
    reports = [line for o in offers for line in report_lines(instrument, o, known, tongue)]
    lines += _block("show.reports", reports, tongue)
    could = [id_ for id_, source in instrument.sources.items() if source.known_since <= known]
    sources = source_lines(instrument, could, tongue)
    return [*lines, "", tongue.say("foot.sources"), *sources]


def unknown_line(instrument: Instrument, known_on: date, tongue: Tongue) -> str:
    """Say that nobody could know a text by then."""
    since, then = tongue.day(instrument.known_since), tongue.day(known_on)
    return tongue.say("halt.not-known-then", known=then, since=since)


def report_lines(
    instrument: Instrument, offer: Offer, known_on: date, tongue: Tongue
) -> Iterator[str]:
    """Say what reports known by then made of an offer, and where they depart from the text."""
    for each in departures(instrument, offer):
        report = each.report
        if report.when[: len(known_on.isoformat())] > known_on.isoformat():
            continue
        says = tongue.text(report.says)
        head = tongue.say("show.report", by=tongue.text(report.by), when=report.when, says=says)
        yield f"{tongue.text(offer.title)} — {head}"
        if each.adds:
            yield _INDENT + tongue.say("show.adds", facts=facts_said(each.adds, tongue))
        if each.omits:
            yield _INDENT + tongue.say("show.omits", facts=facts_said(each.omits, tongue))
        for other in (report.effect, report.window):
            if other is not None:
                yield _INDENT + tongue.say("show.other", what=tongue.text(other))


def _identity(instrument: Instrument, tongue: Tongue) -> list[str]:
    lines = [f"{instrument.id}  {tongue.text(instrument.title)}"]
    if instrument.title_original:
        lines.append(instrument.title_original)
    lines.append(
        tongue.say(
            "show.by",
            issuer=tongue.text(instrument.issuer),
            kind=tongue.say(f"kind.{instrument.kind}"),
            standing=tongue.say(f"standing.{instrument.standing}"),
        )
    )
    if instrument.number:
        number = [tongue.say("show.number", number=instrument.number)]
        number += [tongue.say("show.also", value=value) for value, _ in instrument.also_numbered]
        lines.append(tongue.say("semicolon").join(number))
    lines.append(tongue.say("semicolon").join(_dates(instrument, tongue)))
    lines.append(review_line(instrument, tongue))
    if instrument.not_seen:
        lines.append(tongue.say("foot.not_seen", what=tongue.text(instrument.not_seen)))
    return lines + [f"{_INDENT}{tongue.text(note)}" for note in instrument.notes]


def _dates(instrument: Instrument, tongue: Tongue) -> Iterator[str]:
    keys = {"issued": "dates", "published": "published", "in-force": "in_force"}
    for name, key in keys.items():
        if name in instrument.dates:
            days = values_of(instrument.dates[name].day)
            written = tongue.joined((tongue.day(day, hijri=True) for day in days), "or")
            yield tongue.say(f"show.{key}", **{"issued" if name == "issued" else key: written})
            for value, _ in instrument.dates[name].also:
                yield tongue.say("show.also", value=value)
    yield tongue.say("show.known", known=tongue.day(instrument.known_since))


def _offer(instrument: Instrument, offer: Offer, known: date, tongue: Tongue) -> list[str]:
    standing = tongue.say(f"standing.{offer.standing}")
    lines = [f"{instrument.id}/{offer.id}  {tongue.text(offer.title)} ({standing})"]
    for words in offer.original:
        place = words.place or offer.id
        cited = tongue.apart(", ".join(words.basis.sources))
        head = tongue.say("show.original", place=place)
        lines += [f"{_INDENT}{head} [{cited}]", f"{_INDENT * 2}{words.text}"]
    if offer.translation:
        confidence = tongue.say(f"confidence.{offer.translation.confidence}")
        lines.append(_INDENT + tongue.say("show.translation", confidence=confidence))
        lines.append(f"{_INDENT * 2}{tongue.text(offer.translation.says)}")
    rule = follow(instrument, offer, {}, instrument.known_since, known)
    lines.append(_INDENT + tongue.say("show.rule"))
    lines += [f"{_INDENT * 2}{line}" for line in rule_lines(instrument, rule, tongue)]
    lines += [f"{_INDENT * 3}{line}" for line in _counted(offer, tongue)]
    lines += [f"{_INDENT}{line}" for line in _sayings(offer, tongue)]
    return lines


def _counted(offer: Offer, tongue: Tongue) -> Iterator[str]:
    """Say how the first window is counted, and in which words of the text."""
    window = offer.window
    if window.counting is not None:
        lasts = tongue.joined(
            (tongue.period(each) for each in values_of(window.counting.lasts)), "or"
        )
        counts = [tongue.say(f"count.{each}") for each in values_of(window.counting.count)]
        start = tongue.say(f"count.from.{window.counting.start or 'day'}")
        how = tongue.joined(counts, "or")
        yield tongue.say("count.how", lasts=lasts, start=start, how=how)
    if window.basis.quote:
        yield tongue.quoted(window.basis.quote)


def _sayings(offer: Offer, tongue: Tongue) -> Iterator[str]:
    said: dict[str, list[Saying | None]] = {
        "effect": [offer.effect],
        "claims": [offer.claims],
        "proof": [offer.proof],
        "statements": [offer.statements],
        "revocation": [*offer.revocation],
        "also.title": [*offer.also],
    }
    for key, sayings in said.items():
        words = [tongue.text(each.says) for each in sayings if each is not None]
        words += [tongue.text(each.limits) for each in sayings if each and each.limits]
        if words:
            yield f"{tongue.say(key)}: {' '.join(words)}"


def _questions(instrument: Instrument, events: list[Event], tongue: Tongue) -> list[str]:
    settled = {question for event in events for question, _ in event.settles}
    lines = []
    for question in instrument.ambiguities.values():
        asked = tongue.text(question.question)
        key = "show.settled" if question.id in settled else "show.question"
        lines.append(tongue.say(key, question=asked))
        lines += [
            f"{_INDENT}– {tongue.text(reading.says)}" for reading in question.readings.values()
        ]
    return lines


def _events(instrument: Instrument, events: list[Event], tongue: Tongue) -> list[str]:
    lines = []
    for event in events:
        lines.append(
            tongue.say(
                "show.event",
                title=tongue.text(event.title),
                day=tongue.day(event.dated, hijri=True),
                known=tongue.day(event.known_since),
                says=tongue.text(event.says),
            )
        )
        if event.standing != "enacted":
            lines[-1] += f" ({tongue.say(f'standing.{event.standing}')})"
        for question, names in event.in_reading:
            readings = instrument.ambiguities[question].readings
            said = tongue.joined((tongue.text(readings[name].says) for name in names), "or")
            lines.append(_INDENT + tongue.say("show.only_if", readings=said))
        for question, name in event.settles if event.standing == "enacted" else ():
            reading = instrument.ambiguities[question].readings[name]
            lines.append(_INDENT + tongue.say("show.settles", reading=tongue.text(reading.says)))
    return lines


def _block(key: str, lines: list[str], tongue: Tongue) -> list[str]:
    return ["", tongue.say(key), *(f"{_INDENT}{line}" for line in lines)] if lines else []
