"""Who agreed to the corridors, and until when."""

from __future__ import annotations

from safeconduct.operation.model import ConsentAnswer, Corridor, Operation, Text
from safeconduct.safeguards.model import Ask, Safeguard
from safeconduct.safeguards.names import (
    controllers,
    corridor_names,
    first_corridor,
    party_name,
)

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
_ANSWERS: dict[ConsentAnswer, Text] = {
    "given": Text("given", "موافق"),
    "refused": Text("refused", "رافض"),
    "none": Text("no consent", "لا موافقة"),
    "unknown": Text("unknown", "غير معروف"),
}
Lacking = list[tuple[str, str, ConsentAnswer]]


def answer_consent(operation: Operation) -> tuple[Safeguard, ...]:
    """Answer the safeguards of consent and its expiry."""
    return (_consent(operation), _expiry(operation))


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


def _last_end_s(operation: Operation, corridor: Corridor) -> int:
    closes_s = corridor.closes_last_s
    return operation.horizon_s if closes_s is None else closes_s
