"""The verb: take printed notices back, on every channel they went out on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from safeconduct.catalogue.notices import CODES
from safeconduct.errors import Fault, InputError
from safeconduct.notices.cap import AlertWords, cap_alert
from safeconduct.notices.content.people import contacts_section, head_section
from safeconduct.notices.hold import languages_of
from safeconduct.notices.language import Language
from safeconduct.notices.loudspeaker import loudspeaker_text
from safeconduct.notices.model import Issue
from safeconduct.notices.public_page import page_names, render_withdrawal
from safeconduct.notices.read import read_issue
from safeconduct.notices.record import Record, read_record
from safeconduct.notices.script import set_withdrawal
from safeconduct.notices.sms import sms_pages
from safeconduct.notices.speak import Speaker
from safeconduct.notices.typeset import typesetter
from safeconduct.notices.voice import Medium, voice_key
from safeconduct.notices.windows import cancelled_calendar
from safeconduct.operation.model import Operation, Text


@dataclass(frozen=True, slots=True)
class _TakenBack:
    """A version, the day's ``notices.yaml``, and from when the version no longer holds."""

    name: Text
    record: Record
    issue: Issue
    at: datetime

    def void(self, language: Language, medium: Medium) -> str:
        """Say what is void and since when."""
        return language.say(
            "withdrawn.void" if medium == "paper" else "withdrawn.void-message",
            version=language.number(self.record.version),
            day=language.day(self.record.issued, hijri=True),
            moment=language.say(
                "moment",
                day=language.day(self.at.date()),
                clock=language.written(f"{self.at:%H:%M}"),
            ),
        )

    def meaning(self, language: Language) -> list[str]:
        """Say what not to rely on; of the law only where the version told of one."""
        keys = ["withdrawn.way"]
        if any(s.id.startswith("terms.") for said in self.record.said.values() for s in said):
            keys.append("withdrawn.law")
        return [language.say(key) for key in keys]

    def contacts(self, language: Language) -> list[str]:
        """Say whom to ask, where anybody was named."""
        return _sentences(language, self.issue, contacts=bool(self.issue.contacts))

    def said(self, language: Language, medium: Medium) -> list[str]:
        """Say all of it."""
        voice = language.say(voice_key(self.issue.situation, medium))
        meaning = self.meaning(language)
        return [self.void(language, medium), *meaning, voice, *self.contacts(language)]


def withdraw_notices(operation: Operation, printed: Path, folder: Path, *, at: datetime) -> Record:
    """Say on every channel that a printed version no longer holds.

    Nothing is read of the operation but its name, its edge and ``notices.yaml``: a notice can be
    taken back when no way is left to tell of.

    Parameters
    ----------
    operation
        Whose notices they are.
    printed
        The folder that ``notice print`` wrote.
    folder
        Where to write; it must be there.
    at
        From when it no longer holds, in local time.

    Returns
    -------
    Record
        The version that is taken back.

    Raises
    ------
    InputError
        SC966 if the folder holds no printed notices, SC976 if they are of another operation, SC980 if they
        are of a later day; with the faults of ``notices.yaml``; SC951 and SC952 for a language that is not complete.
    """
    record, issue = read_record(printed, operation), read_issue(operation)
    if at.date() < record.issued:
        entry = CODES["SC980"]
        what = f"Version {record.version} is of {record.issued}, and would be withdrawn on {at:%Y-%m-%d}."
        raise InputError([Fault("--at", 0, "SC980", what, entry.meaning, entry.remedy)])
    languages = languages_of(record, issue, operation)
    taken = _TakenBack(operation.name, record, issue, at.replace(tzinfo=operation.timezone))
    with typesetter() as press:
        papers = {
            each.code: set_withdrawal(taken.said(each, "paper"), operation.name, each, press)
            for each in languages
        }
    names = page_names([each.code for each in languages])
    for language in languages:
        code, said = language.code, taken.said(language, "message")
        (folder / f"withdrawn.{code}.pdf").write_bytes(papers[code].pdf)
        for number, picture in enumerate(papers[code].pictures, 1):
            (folder / f"withdrawn.{code}.{number}.png").write_bytes(picture)
        spoken = [f"{language.say('title.page', operation=language.text(operation.name))}.", *said]
        short = sms_pages(" ".join(spoken), numbered=True, written=language.written)
        _text(folder / f"sms.{code}.txt", "\n".join(short.pages) + "\n")
        _text(folder / f"loudspeaker.{code}.txt", loudspeaker_text(spoken, language))
        page = render_withdrawal(said, operation.name, language, names)
        _text(folder / names[code], page)
        calendar = cancelled_calendar(record, language.text(operation.name), language, taken.at)
        if calendar is not None:
            (folder / f"windows.{code}.ics").write_bytes(calendar)
    _cancel(operation, taken, languages, folder)
    return record


def _sentences(language: Language, issue: Issue, *, contacts: bool) -> list[str]:
    """Say who issues the notices and, where there are any, whom to ask."""
    speaker = Speaker(language)
    said = [each for each in head_section(issue).sentences if each.key == "issue.by"]
    if contacts:
        said += contacts_section(issue).sentences
    return [speaker.sentence(each) for each in said]


def _cancel(
    operation: Operation, taken: _TakenBack, languages: Sequence[Language], folder: Path
) -> None:
    """Cancel the alert, where an authority alerts."""
    record, issue = taken.record, taken.issue
    if issue.alerting is None:
        return
    was = replace(issue, version=record.version, issued=record.issued, replaces=None)
    districts = list(record.districts.values())
    words = [
        AlertWords(
            language=each.code,
            event=each.say("alert.event-withdrawn"),
            headline=taken.void(each, "message"),
            description=" ".join([taken.void(each, "message"), *taken.meaning(each)]),
            instruction=each.say(voice_key(issue.situation, "message")),
            area=each.joined(map(each.text, districts)),
            authority=each.text(issue.alerting.authority),
            contact=" ".join(taken.contacts(each)) if issue.contacts else "",
        )
        for each in languages
    ]
    alert = cap_alert(operation, was, issue.alerting, words, cancels=True, sent=taken.at)
    (folder / "alert.cap.xml").write_bytes(alert)


def _text(file: Path, text: str) -> None:
    file.write_text(text, encoding="utf-8")
