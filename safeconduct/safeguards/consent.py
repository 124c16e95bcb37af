"""Who agreed to the corridors, until when, and whether the shooting stops."""

from __future__ import annotations

from collections.abc import Iterable

from safeconduct.operation.model import ConsentAnswer, Corridor, Interval, Operation, Text
from safeconduct.safeguards.model import Ask, Safeguard
from safeconduct.safeguards.names import (
    controllers,
    corridor_names,
    first_corridor,
    party_name,
)
from safeconduct.safeguards.statements import says_no, stated

CONSENT = Ask(
    "consent",
    Text("Consent of every party that controls a leg", "موافقة كل طرف يسيطر على جزء من الطريق"),
    ("corridors.*.consent", "corridors.*.legs.controlled_by"),
    Text(
        "Ask every party that controls a leg for its written consent, corridor by corridor.",
        "اطلبوا موافقة خطية من كل طرف يسيطر على جزء من الطريق، لكل ممر على حدة.",
    ),
)
EXPIRY = Ask(
    "consent-expiry",
    Text("Until when the consent holds", "مدة سريان الموافقة"),
    ("corridors.*.consent.*.expires",),
    Text(
        "Have each consent state until when it holds, not before the last opening ends.",
        "ليُذكر في كل موافقة تاريخ انتهائها، على ألا يسبق نهاية آخر فتح للممر.",
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
GUARANTORS = Ask(
    "guarantors",
    Text("Somebody who answers for what was agreed", "من يضمن تنفيذ ما اتُّفق عليه"),
    ("safeguards.guarantors",),
    Text(
        "Name a guarantor that neither controls a leg nor announced a corridor itself.",
        "سمّوا ضامناً لا يسيطر على جزء من الطريق ولم يعلن الممر بنفسه.",
    ),
)
_ANSWERS: dict[ConsentAnswer, Text] = {
    "given": Text("given", "موافق"),
    "refused": Text("refused", "رافض"),
    "none": Text("no consent", "لا موافقة"),
    "unknown": Text("unknown", "غير معروف"),
}
Lacking = list[tuple[str, str, ConsentAnswer]]


def answer_consent(operation: Operation) -> tuple[Safeguard, ...]:
    """Answer the safeguards of consent, its expiry, its guarantors and the pause."""
    return (
        _consent(operation),
        _expiry(operation),
        _guarantors(operation),
        _pause(operation),
    )


def _consent(operation: Operation) -> Safeguard:
    lacking: Lacking = []
    missing: list[str] = []
    for corridor in operation.corridors.values():
        if not corridor.legs or any(leg.controlled_by is None for leg in corridor.legs):
            missing.append(corridor.id)
        for party in dict.fromkeys((*controllers(corridor), *corridor.refused_by)):
            consent = corridor.consent.get(party)
            if consent is None or consent.answer == "unknown":
                missing.append(corridor.id)
            elif consent.answer != "given":
                lacking.append((party, corridor.id, consent.answer))
    where = first_corridor(operation)
    if lacking:
        return CONSENT.answer("not met", _who_lacks(operation, lacking), where)
    if missing or not operation.corridors:
        names = corridor_names(operation, missing)
        text = Text(
            f"For some legs the party in control, or its answer, is not stated: {names.en}.",
            f"لا يُعرف من يسيطر على بعض أجزاء الطريق أو بماذا أجاب: {names.ar}.",
        )
        return CONSENT.answer("not stated", text, where)
    text = Text(
        "Every party that controls a leg has given its consent.",
        "وافق كل طرف يسيطر على جزء من الطريق.",
    )
    return CONSENT.answer("met", text, where)


def _who_lacks(operation: Operation, lacking: Lacking) -> Text:
    parts = [
        _answers(operation, party, answer, [c for p, c, a in lacking if (p, a) == (party, answer)])
        for party, answer in dict.fromkeys((party, answer) for party, _, answer in lacking)
    ]
    given: dict[str, list[str]] = {}
    for corridor in operation.corridors.values():
        for party in controllers(corridor):
            if party in corridor.consent and corridor.consent[party].answer == "given":
                given.setdefault(party, []).append(corridor.id)
    parts += [_answers(operation, party, "given", where) for party, where in given.items()]
    return Text(
        f"{'; '.join(part.en for part in parts)}.",
        f"{'؛ '.join(part.ar or part.en for part in parts)}.",
    )


def _answers(operation: Operation, party: str, answer: ConsentAnswer, where: list[str]) -> Text:
    name, words, names = (
        party_name(operation, party),
        _ANSWERS[answer],
        corridor_names(operation, where),
    )
    return Text(f"{name.en}: {words.en} ({names.en})", f"{name.ar}: {words.ar} ({names.ar})")


def _expiry(operation: Operation) -> Safeguard:
    given = [
        (corridor, consent)
        for corridor in operation.corridors.values()
        for consent in corridor.consent.values()
        if consent.answer == "given"
    ]
    early = [
        corridor.id
        for corridor, consent in given
        if consent.expires_s is not None and consent.expires_s < _last_end_s(operation, corridor)
    ]
    where = first_corridor(operation)
    if early:
        names = corridor_names(operation, early)
        text = Text(
            f"A consent ends before the corridor closes for the last time: {names.en}.",
            f"تنتهي موافقة قبل آخر إغلاق للممر: {names.ar}.",
        )
        return EXPIRY.answer("not met", text, where)
    if not given or any(consent.expires_s is None for _, consent in given):
        text = Text("Nothing says until when each consent holds.", "لم يُذكر متى تنتهي كل موافقة.")
        return EXPIRY.answer("not stated", text, where)
    text = Text("Each consent holds until the last opening ends.", "تسري كل موافقة حتى آخر إغلاق.")
    return EXPIRY.answer("met", text, where)


def _guarantors(operation: Operation) -> Safeguard:
    value = stated(operation, "safeguards.guarantors")
    if value is None:
        text = Text("No guarantor is named.", "لم يُسمَّ أي ضامن.")
        return GUARANTORS.answer("not stated", text)
    named = [str(each) for each in value] if isinstance(value, list | tuple) else [str(value)]
    names = [party_name(operation, each) for each in named if not says_no(each)]
    english, arabic = ", ".join(n.en for n in names), "، ".join(n.ar or n.en for n in names)
    if set(named) - _own_word(operation) and names:
        return GUARANTORS.answer("met", Text(f"Guarantor: {english}.", f"الضامن: {arabic}."))
    text = Text(
        f"Nobody but those who control a leg or announced a corridor: {english or 'nobody'}.",
        f"لا أحد سوى من يسيطر على جزء من الطريق أو أعلن الممر: {arabic or 'لا أحد'}.",
    )
    return GUARANTORS.answer("not met", text)


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


def _last_end_s(operation: Operation, corridor: Corridor) -> int:
    return corridor.open[-1][1] if corridor.open else operation.horizon_s
