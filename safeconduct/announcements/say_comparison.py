"""What a comparison comes to, in words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from safeconduct.announcements.finding import SIDES, Comparison, Finding
from safeconduct.announcements.model import Clause, SaidTerms, texts_of
from safeconduct.announcements.practice import practice
from safeconduct.announcements.speech import Speech
from safeconduct.operation.model import Operation
from safeconduct.safeguards.names import party_name
from safeconduct.terms.say_foot import review_line

_INDENT = "  "


def comparison_lines(comparison: Comparison, operation: Operation, speech: Speech) -> list[str]:
    """Say where an announcement parts from the text, and where it does not.

    Parameters
    ----------
    comparison
        Of one announcement.
    operation
        Names the party that spoke.
    speech
        Language of the words.

    Returns
    -------
    list of str
        What goes beyond the text first, then what is asked, left out, beside it, and the same;
        then what practice asks and is not said, and loaded words.
    """
    lines = list(_head(comparison, operation, speech))
    clauses = {clause.id: clause for clause in comparison.announcement.clauses}
    shown: set[str] = set()
    for side in SIDES:
        found = comparison.of(side)
        if found:
            lines.append(_INDENT + speech.say(f"side.{side}"))
        for finding in found:
            clause = clauses[finding.clause]
            lines += [f"{_INDENT * 2}{line}" for line in _finding(finding, clause, speech)]
            if clause.id not in shown:
                shown.add(clause.id)
                lines.append(f"{_INDENT * 4}{_words(clause, speech)}")
    lines += _unsaid(comparison, speech)
    return lines


def _head(comparison: Comparison, operation: Operation, speech: Speech) -> Iterator[str]:
    announcement, tongue = comparison.announcement, speech.tongue
    yield speech.say("head", id=announcement.id, title=tongue.text(announcement.title))
    where = tongue.text(announcement.area) if announcement.area else ""
    yield _INDENT + speech.say(
        "head.by_where" if where else "head.by",
        by=tongue.text(party_name(operation, announcement.by)),
        channel=tongue.text(announcement.channel),
        day=tongue.day(announcement.said),
        area=where,
    )
    known = speech.say("head.known", day=tongue.day(comparison.known_on))
    yield f"{_INDENT}{known} {speech.say(f'seen.{announcement.seen}')}"
    for text in texts_of(announcement):
        said = [review_line(text, tongue)]
        if text.not_seen:
            said.append(tongue.say("foot.not_seen", what=tongue.text(text.not_seen)))
        yield _INDENT + speech.say("head.text", title=tongue.text(text.title), said=" ".join(said))
    for note in announcement.notes:
        yield _INDENT + speech.say("note", note=tongue.text(note))


def _finding(finding: Finding, clause: Clause, speech: Speech) -> Iterator[str]:
    key = f"{finding.key}.{finding.side}.{finding.verdict}"
    values = {name: speech.value(value) for name, value in finding.values.items()}
    yield speech.say(
        "finding",
        clause=speech.tongue.apart(clause.id),
        verdict=speech.say(f"verdict.{finding.verdict}"),
        sentence=speech.say(key, **values),
    )
    about = clause.about
    instrument = about.instrument if isinstance(about, SaidTerms) else None
    if finding.readings:
        said = speech.readings(instrument, finding.readings)
        yield _INDENT * 2 + speech.say("readings", readings=said)
    if finding.basis.quote and finding.side != "agrees":
        quote = speech.tongue.quoted(finding.basis.quote)
        yield _INDENT * 2 + speech.say("basis", quote=quote)


def _words(clause: Clause, speech: Speech) -> str:
    said = (
        speech.say("clause.paraphrase", words=speech.tongue.text(clause.paraphrase))
        if clause.paraphrase
        else speech.say(
            "clause.words", words=" … ".join(speech.tongue.quoted(each) for each in clause.words)
        )
    )
    cited = speech.say("basis.sources", sources=speech.tongue.apart(", ".join(clause.sources)))
    return f"{said} {cited}"


def _unsaid(comparison: Comparison, speech: Speech) -> Iterator[str]:
    if comparison.unsaid:
        listed = (speech.tongue.text(practice()[id_].says) for id_ in comparison.unsaid)
        yield f"{_INDENT}{speech.say('side.unsaid')}: {speech.tongue.joined(listed)}"
    if comparison.unmarked:
        listed = (speech.tongue.quoted(each) for each in comparison.unmarked)
        yield f"{_INDENT}{speech.say('side.unmarked')}: {' '.join(listed)}"
    if comparison.words:
        listed = (speech.say("word", written=w.written, times=w.times) for w in comparison.words)
        yield f"{_INDENT}{speech.say('side.words')}: {speech.tongue.joined(listed)}"


def practice_lines(comparisons: Sequence[Comparison], speech: Speech) -> list[str]:
    """Say what practice asks of a notice and who says so, as far as something was left unsaid."""
    missed = {id_ for each in comparisons for id_ in each.unsaid}
    sources: dict[str, list[str]] = {}
    for id_, ask in practice().items():
        if id_ in missed:
            says = speech.tongue.text(ask.says)
            sources.setdefault(speech.tongue.text(ask.source), []).append(says)
    lines = [
        _INDENT + speech.say("practice.line", says=speech.tongue.joined(says), source=source)
        for source, says in sources.items()
    ]
    return [speech.say("practice"), *lines] if lines else []
