"""Who answers for what was agreed, and whether the shooting stops."""

from __future__ import annotations

from collections.abc import Iterable

from safeconduct.operation.model import Interval, Operation, Text
from safeconduct.safeguards.model import Ask, Safeguard
from safeconduct.safeguards.names import controllers, party_name
from safeconduct.safeguards.statements import says_no, stated

GUARANTORS = Ask(
    "guarantors",
    Text("Somebody who answers for what was agreed", "من يضمن تنفيذ ما اتُّفق عليه"),
    ("safeguards.guarantors",),
    Text(
        "Name a guarantor that neither controls a leg nor announced a corridor itself.",
        "سمّوا ضامناً لا يسيطر على جزء من الطريق ولم يعلن الممر بنفسه.",
    ),
)
PAUSE = Ask(
    "pause",
    Text("A pause of hostilities while people move", "وقف للأعمال القتالية أثناء خروج الناس"),
    ("pauses",),
    Text(
        "Agree a pause of every party that covers all opening hours.",
        "اتفقوا مع جميع الأطراف على وقف للقتال يشمل جميع ساعات الفتح.",
    ),
)


def answer_pause(operation: Operation) -> tuple[Safeguard, ...]:
    """Answer the safeguards of guarantors and of the pause."""
    return (_guarantors(operation), _pause(operation))


def _guarantors(operation: Operation) -> Safeguard:
    value = stated(operation, "safeguards.guarantors")
    if value is None:
        text = Text("No guarantor is named.", "لم يُسمَّ أي ضامن.")
        return GUARANTORS.answer("not stated", text)
    named = [str(each) for each in value] if isinstance(value, list | tuple) else [str(value)]
    own_word = _own_word(operation)
    others = [each for each in named if not says_no(each) and each not in own_word]
    if others:
        names = _listed(operation, others)
        return GUARANTORS.answer("met", Text(f"Guarantor: {names.en}.", f"الضامن: {names.ar}."))
    names = _listed(operation, [each for each in named if not says_no(each)])
    text = Text(
        f"Nobody but those who control a leg or announced a corridor: {names.en or 'nobody'}.",
        f"لا أحد سوى من يسيطر على جزء من الطريق أو أعلن الممر: {names.ar or 'لا أحد'}.",
    )
    return GUARANTORS.answer("not met", text)


def _listed(operation: Operation, parties: list[str]) -> Text:
    names = [party_name(operation, each) for each in parties]
    return Text(", ".join(n.en for n in names), "، ".join(n.ar or n.en for n in names))


def _own_word(operation: Operation) -> set[str]:
    """Parties that would answer for their own word."""
    corridors = operation.corridors.values()
    announcers = {c.announced.by for c in corridors if c.announced is not None}
    return announcers | {party for c in corridors for party in controllers(c)}


def _pause(operation: Operation) -> Safeguard:
    if not operation.pauses:
        value = stated(operation, "safeguards.pause")
        if value is not None and says_no(value):
            text = Text(
                "Nobody agreed to a pause: every opening hour is under fire.",
                "لم يتفق أحد على وقف للقتال: كل ساعات الفتح تحت النار.",
            )
            return PAUSE.answer("not met", text)
        return PAUSE.answer("not stated", Text("No pause is stated.", "لم يُذكر أي وقف للقتال."))
    uncovered_h = sum(map(_uncovered_s, *_open_and_paused(operation))) / 3600
    if uncovered_h:
        text = Text(
            f"{uncovered_h:.1f} opening hours lie outside a pause that every party in control "
            "agreed to.",
            f"تقع {uncovered_h:.1f} ساعة فتح خارج أي وقف وافقت عليه جميع الأطراف المسيطرة.",
        )
        return PAUSE.answer("not met", text)
    text = Text(
        "All opening hours lie within an agreed pause.", "كل ساعات الفتح ضمن وقف متفق عليه."
    )
    return PAUSE.answer("met", text)


def _open_and_paused(
    operation: Operation,
) -> tuple[list[tuple[Interval, ...]], list[list[Interval]]]:
    corridors = operation.corridors.values()
    return [corridor.open for corridor in corridors], [
        sorted(p.interval for p in operation.pauses if {*controllers(c)} <= {*p.agreed_by})
        for c in corridors
    ]


def _uncovered_s(open_s: Iterable[Interval], pauses: list[Interval]) -> int:
    left = 0
    for start, end in open_s:
        at = start
        for begin, stop in pauses:
            left += max(0, min(begin, end) - at)
            at = min(max(at, stop), end)
        left += end - at
    return left
