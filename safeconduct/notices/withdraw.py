"""The verb: take printed notices back, on every channel they went out on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from safeconduct.notices.cap import AlertWords, cap_alert
from safeconduct.notices.language import Language
from safeconduct.notices.loudspeaker import loudspeaker_text
from safeconduct.notices.model import Issue
from safeconduct.notices.own_language import open_for
from safeconduct.notices.public_page import render_withdrawal
from safeconduct.notices.read import read_issue
from safeconduct.notices.record import Record, read_record
from safeconduct.notices.script import set_withdrawal
from safeconduct.notices.sms import sms_pages
from safeconduct.notices.typeset import typesetter
from safeconduct.operation.model import Operation

_SAID = ("withdrawn.way", "withdrawn.law", "voice.stay")


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
        SC966 if the folder holds no printed notices; with the faults of ``notices.yaml``; SC951
        and SC952 for a language that is not complete.
    """
    record, issue = read_record(printed), read_issue(operation)
    languages = [open_for(operation, code, issue.digits) for code in issue.languages]
    moment = at.replace(tzinfo=operation.timezone)
    with typesetter() as press:
        papers = {
            each.code: set_withdrawal(_said(record, each, at), operation.name, each, press)
            for each in languages
        }
    for language in languages:
        code, said = language.code, _said(record, language, at)
        (folder / f"withdrawn.{code}.pdf").write_bytes(papers[code].pdf)
        for number, picture in enumerate(papers[code].pictures, 1):
            (folder / f"withdrawn.{code}.{number}.png").write_bytes(picture)
        short = sms_pages(" ".join(said), numbered=True, written=language.written)
        _text(folder / f"sms.{code}.txt", "\n".join(short.pages) + "\n")
        _text(folder / f"loudspeaker.{code}.txt", loudspeaker_text(said, language))
        first = code == languages[0].code
        page = render_withdrawal(said, operation.name, language)
        _text(folder / ("index.html" if first else f"index.{code}.html"), page)
    _cancel(operation, record, issue, languages, moment, folder)
    return record


def _said(record: Record, language: Language, at: datetime) -> list[str]:
    """Say what is void and since when, that the law is not changed by it, and that one may stay."""
    moment = language.say(
        "moment", day=language.day(at.date()), clock=language.written(f"{at:%H:%M}")
    )
    void = language.say(
        "withdrawn.void",
        version=language.number(record.version),
        day=language.day(record.issued, hijri=True),
        moment=moment,
    )
    return [void, *map(language.say, _SAID)]


def _cancel(
    operation: Operation,
    record: Record,
    issue: Issue,
    languages: Sequence[Language],
    moment: datetime,
    folder: Path,
) -> None:
    """Cancel the alert, where an authority alerts."""
    if issue.alerting is None:
        return
    was = replace(issue, version=record.version, issued=record.issued, replaces=None)
    districts = list(record.districts.values())
    words = [
        AlertWords(
            language=each.code,
            event=each.say("alert.event"),
            headline=_said(record, each, moment)[0],
            description=" ".join(_said(record, each, moment)[:-1]),
            instruction=each.say(_SAID[-1]),
            area=each.joined(map(each.text, districts)),
            authority=each.text(issue.alerting.authority),
            contact="",
        )
        for each in languages
    ]
    alert = cap_alert(operation, was, issue.alerting, words, cancels=True, sent=moment)
    (folder / "alert.cap.xml").write_bytes(alert)


def _text(file: Path, text: str) -> None:
    file.write_text(text, encoding="utf-8")
