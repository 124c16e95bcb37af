"""The sheet on paper: A4 across, English and Arabic on either side of the answers."""

from __future__ import annotations

from typing import Any

from safeconduct.announcements.check import clock_of
from safeconduct.notices.language import Language, open_language
from safeconduct.notices.model import Issue, Ways
from safeconduct.notices.sheet.model import Answer, Row, Sheet
from safeconduct.notices.speak import Speaker
from safeconduct.notices.typeset import Pages, Typesetter
from safeconduct.notices.voice import voice_key
from safeconduct.operation.model import Operation
from safeconduct.safeguards.names import party_name

LANGUAGES = ("en", "ar")
_SIZES_PT = (8.5, 8.0, 7.5, 7.0)
"""The largest at which it takes one page; at the smallest it goes on to a second."""
_PPI = 130.0


def set_sheet(sheet: Sheet, operation: Operation, issue: Issue, press: Typesetter) -> Pages:
    """Set the agreement sheet.

    Parameters
    ----------
    sheet
        What stands.
    operation
        Names its parties, and its clock.
    issue
        Version and day.
    press
        Sets it.

    Returns
    -------
    Pages
        One page where the terms allow it.
    """
    content: dict[str, Any] = {}
    for size_pt in _SIZES_PT:
        content = sheet_content(sheet, operation, issue, size_pt)
        if press.pages("sheet", content)[-1] == 1:
            break
    return press.set("sheet", content, _PPI)


def sheet_content(
    sheet: Sheet, operation: Operation, issue: Issue, size_pt: float = _SIZES_PT[0]
) -> dict[str, Any]:
    """Give everything the sheet prints, in both languages."""
    speakers = [Speaker(open_language(code)) for code in LANGUAGES]
    return {
        "lang": "en",
        "dir": "ltr",
        "other_lang": "ar",
        "other_dir": "rtl",
        "size_pt": size_pt,
        "title": " · ".join(s.language.say("sheet.title") for s in speakers),
        "name": [s.language.text(sheet.name) for s in speakers],
        "standing": [s.language.say(f"standing.{sheet.standing}") for s in speakers]
        if sheet.standing != "HYPOTHETICAL"
        else [s.language.say("sheet.hypothetical") for s in speakers],
        "not_public": [s.language.say("sheet.not-public") for s in speakers],
        "voice": [s.language.say(voice_key(issue.situation)) for s in speakers],
        "issue": [
            s.say("issue.version", {"version": issue.version, "day": issue.issued})
            for s in speakers
        ],
        "ways": [
            [f"{s.language.number(n)}. {s.language.text(name)}" for s in speakers]
            for n, (_, name) in enumerate(sheet.ways, 1)
        ],
        "heads": [s.language.say("sheet.term") for s in speakers],
        "initials": [s.language.say("sheet.initials") for s in speakers],
        "parties": [
            [s.language.text(party_name(operation, party)) for s in speakers]
            for party in sheet.parties
        ],
        "rows": [_row(row, sheet, operation, speakers) for row in sheet.rows],
    }


def _row(row: Row, sheet: Sheet, operation: Operation, speakers: list[Speaker]) -> dict[str, Any]:
    return {
        "bold": row.differs,
        "labels": [_label(row, sheet, s) for s in speakers],
        "words": [" ".join(s.sentence(each) for each in row.sentences) for s in speakers],
        "answers": [
            _answer(row.answers.get(party), operation, speakers) for party in sheet.parties
        ],
    }


def _label(row: Row, sheet: Sheet, speaker: Speaker) -> str:
    label = speaker.language.say(row.label)
    if row.of is not None:
        of = speaker.language.text(row.of)
    elif row.ways:
        order = [way for way, _ in sheet.ways]
        numbers = tuple(order.index(way) + 1 for way in row.ways)
        of = speaker.value(Ways(numbers, len(numbers) == len(order) > 1))
    else:
        return label
    return speaker.language.say("sheet.label", label=label, of=of)


def _answer(answer: Answer | None, operation: Operation, speakers: list[Speaker]) -> list[str]:
    if answer is None:
        return ["", ""]
    said = [s.language.say(f"sheet.answer.{answer.word}") for s in speakers]
    if answer.until_s is None:
        return said
    until = clock_of(operation).local(answer.until_s)
    return [
        f"{words}, {s.say('sheet.until', {'until': until})}"
        for words, s in zip(said, speakers, strict=True)
    ]


def sheet_document(sheet: Sheet, operation: Operation) -> dict[str, Any]:
    """Give the sheet as JSON has it: rows with words in both languages, and answers by party."""
    speakers: dict[str, Speaker] = {code: Speaker(_language(code)) for code in LANGUAGES}
    return {
        "standing": sheet.standing,
        "parties": list(sheet.parties),
        "ways": [id_ for id_, _ in sheet.ways],
        "rows": [
            {
                "id": row.id,
                "ways": list(row.ways),
                "differs": row.differs,
                "words": {
                    code: " ".join([f"{_label(row, sheet, s)}.", *map(s.sentence, row.sentences)])
                    for code, s in speakers.items()
                },
                "answers": {
                    party: {
                        "answer": each.word,
                        **(
                            {"until": clock_of(operation).local(each.until_s).isoformat()}
                            if each.until_s is not None
                            else {}
                        ),
                    }
                    for party, each in row.answers.items()
                },
            }
            for row in sheet.rows
        ],
    }


def _language(code: str) -> Language:
    return open_language(code)
