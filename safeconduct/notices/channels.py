"""The notice on other channels: short messages, loudspeakers, alerts, calendars, tables."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from safeconduct.notices.aggregates import aggregates_csv
from safeconduct.notices.cap import AlertWords, cap_alert
from safeconduct.notices.language import Language
from safeconduct.notices.loudspeaker import loudspeaker_text
from safeconduct.notices.model import Notice
from safeconduct.notices.paper import run_in
from safeconduct.notices.record import Record
from safeconduct.notices.sms import sms_pages
from safeconduct.notices.speak import Speaker
from safeconduct.notices.voice import VOICE, voice_key
from safeconduct.notices.windows import windows_calendar
from safeconduct.operation.model import Operation

_SHORT = ("agreement", "ways")
_READ_OUT = ("agreement", "ways", "crossing", "staying", "contacts")


def write_channels(
    notice: Notice,
    operation: Operation,
    languages: Sequence[Language],
    folder: Path,
    earlier: Record | None = None,
) -> None:
    """Write the notice for every channel but paper.

    Parameters
    ----------
    notice
        Of the whole operation.
    operation
        Whose hours, edge and areas are told.
    languages
        Those it is told in.
    folder
        Where the files go. An alert is made only where an authority alerts, a calendar only where
        somebody states hours.
    earlier
        The version this one replaces.
    """
    notice = as_message(notice)
    for language in languages:
        speaker = Speaker(language)
        short = sms_pages(short_text(notice, speaker), numbered=True, written=language.written)
        _text(folder / f"sms.{language.code}.txt", "\n".join(short.pages) + "\n")
        read_out = loudspeaker_text(spoken_text(notice, speaker), language)
        _text(folder / f"loudspeaker.{language.code}.txt", read_out)
        calendar = windows_calendar(notice, operation, language, earlier)
        if calendar is not None:
            (folder / f"windows.{language.code}.ics").write_bytes(calendar)
    alerting = notice.issue.alerting
    if alerting is not None:
        words = [alert_words(notice, operation, Speaker(language)) for language in languages]
        (folder / "alert.cap.xml").write_bytes(cap_alert(operation, notice.issue, alerting, words))
    _text(folder / "areas.hxl.csv", aggregates_csv(operation))


def short_text(notice: Notice, speaker: Speaker) -> str:
    """Say what a short message says: of what, whose word, which way for whom, that one may stay.

    Whom to ask is said where anybody was named.
    """
    ids = (*_SHORT, "contacts") if notice.issue.contacts else _SHORT
    voice = speaker.language.say(voice_key(notice.issue.situation, "message"))
    said = sentences_of(notice, speaker, ids)
    return " ".join([*_of_what(notice, speaker), *said, voice, _issue(notice, speaker)])


def spoken_text(notice: Notice, speaker: Speaker) -> list[str]:
    """Say what is read out, of what it is, and which version that makes void."""
    said = sentences_of(as_message(notice), speaker, _READ_OUT)
    return [*_of_what(notice, speaker), *said, _issue(notice, speaker)]


def as_message(notice: Notice) -> Notice:
    """Give a notice that does not call itself a paper."""
    key = voice_key(notice.issue.situation, "message")
    sections = tuple(
        replace(
            section,
            sentences=tuple(
                replace(each, key=key) if each.id == VOICE else each for each in section.sentences
            ),
        )
        for section in notice.sections
    )
    return replace(notice, sections=sections)


def sentences_of(notice: Notice, speaker: Speaker, ids: Sequence[str]) -> Iterator[str]:
    """Say the sentences of some sections; what nobody has said is one of them."""
    for section in notice.sections:
        if section.id in ids:
            yield from run_in(section, speaker).sentences


def alert_words(notice: Notice, operation: Operation, speaker: Speaker) -> AlertWords:
    """Say what an alert says in one language."""
    language = speaker.language
    standing = next(s for s in notice.sentences() if s.id == "standing")
    name = language.text(operation.name)
    bring = list(sentences_of(notice, speaker, ("bring",)))
    alerting = notice.issue.alerting
    return AlertWords(
        language=language.code,
        event=language.say("alert.event"),
        headline=language.say(
            "alert.headline", operation=name, standing=speaker.sentence(standing)
        ),
        description=" ".join(sentences_of(notice, speaker, ("agreement", "ways", "crossing"))),
        instruction=" ".join([*bring, language.say(voice_key(notice.issue.situation, "message"))]),
        area=language.text(notice.district),
        authority=language.text(alerting.authority) if alerting else "",
        contact=" ".join(sentences_of(notice, speaker, ("contacts",))),
    )


def _of_what(notice: Notice, speaker: Speaker) -> Iterator[str]:
    """Say what the message is about, since nothing stands around it, and what it makes void."""
    issue, district = notice.issue, speaker.language.text(notice.district)
    yield f"{speaker.language.say('title.page', operation=district)}."
    if issue.replaces is not None:
        yield speaker.say("sms.replaces", {"version": issue.replaces.version})


def _issue(notice: Notice, speaker: Speaker) -> str:
    """Say the version in few letters."""
    issue = notice.issue
    return speaker.say("sms.issue", {"version": issue.version, "day": issue.issued})


def _text(file: Path, text: str) -> None:
    file.write_text(text, encoding="utf-8")
