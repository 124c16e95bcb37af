"""What people were told, what they may choose, and what nobody has answered yet."""

from __future__ import annotations

from safeconduct.operation.model import Corridor, Exchange, Operation, Text
from safeconduct.safeguards.model import Ask, Safeguard
from safeconduct.safeguards.names import corridor_names, first_corridor, party_name
from safeconduct.safeguards.statements import in_words, says_no, stated, yes_or_no

NOTICE_H = 24.0
"""Hours between notice and opening that count as enough: one whole day and night, to find each
other, pack and ask. Practice names no figure; this is this program's own."""

_TWO = 2

FREE_CHOICE = Ask(
    "free-choice",
    Text("Free choice to stay or to leave", "حرية الاختيار بين البقاء والمغادرة"),
    ("safeguards.free_choice",),
    Text(
        "Have every party say in writing that people may stay, and tell the public so.",
        "ليصرّح كل طرف خطياً بأن للناس أن يبقوا، وأبلغوا الناس بذلك.",
    ),
)
DESTINATION_CHOICE = Ask(
    "destination-choice",
    Text("Choice of destination", "حرية اختيار الوجهة"),
    ("safeguards.destination_choice",),
    Text(
        "Say how people choose where they are taken, and who keeps to it.",
        "اذكروا كيف يختار الناس وجهتهم ومن يلتزم بذلك.",
    ),
)
TWO_DESTINATIONS = Ask(
    "two-destinations",
    Text("At least two destinations, or a written reason", "وجهتان على الأقل أو سبب مكتوب"),
    ("sites.*.destinations",),
    Text(
        "Name two destinations for each corridor, or write down why there is one.",
        "سمّوا وجهتين لكل ممر، أو اكتبوا سبب الاقتصار على وجهة واحدة.",
    ),
)
NOTICE = Ask(
    "notice",
    Text("Hours of notice before the opening", "مدة الإعلان قبل الفتح"),
    ("safeguards.notice_h",),
    Text(
        f"Announce hours, places and conditions at least {NOTICE_H:.0f} hours before the opening.",
        f"أعلنوا الساعات والأماكن والشروط قبل الفتح بما لا يقل عن {NOTICE_H:.0f} ساعة.",
    ),
)
QUESTIONS = Ask(
    "questions",
    Text("Questions between the parties answered", "الأسئلة بين الأطراف وأجوبتها"),
    ("exchange",),
    Text(
        "Answer what was asked, or let no corridor hang on it.",
        "أجيبوا عما سُئل، أو لا تعلّقوا عليه أي ممر.",
    ),
)


def answer_information(operation: Operation) -> tuple[Safeguard, ...]:
    """Answer the safeguards of choice, notice and open questions."""
    return (
        yes_or_no(
            operation,
            FREE_CHOICE,
            Text("It is said that people may stay or leave.", "ذُكر أن للناس البقاء أو المغادرة."),
            Text("It is said that people may not stay.", "ذُكر أنه لا يُسمح للناس بالبقاء."),
            Text("Nothing says that people may stay.", "لم يُذكر أن للناس البقاء."),
        ),
        yes_or_no(
            operation,
            DESTINATION_CHOICE,
            Text("People choose where they go.", "يختار الناس وجهتهم."),
            Text("People do not choose where they are taken.", "لا يختار الناس وجهتهم."),
            Text("No choice of destination is offered.", "لم يُعرض أي اختيار للوجهة."),
        ),
        _two_destinations(operation),
        _notice(operation),
        _questions(operation),
    )


def _two_destinations(operation: Operation) -> Safeguard:
    reason = stated(operation, "safeguards.destination_reason")
    where = first_corridor(operation)
    if isinstance(reason, str) and not says_no(reason):
        text = Text("One destination, with a reason:", "وجهة واحدة، والسبب:")
        return TWO_DESTINATIONS.answer("met", in_words(text, reason), where)
    places = {
        corridor.id: {d for site in corridor.leads_to for d in operation.sites[site].destinations}
        for corridor in operation.corridors.values()
        if not _only_armed(operation, corridor)
    }
    few = [corridor for corridor, names in places.items() if 0 < len(names) < _TWO]
    silent = [corridor for corridor, names in places.items() if not names]
    if few:
        names = corridor_names(operation, few)
        text = Text(
            f"One destination only, and no reason: {names.en}.",
            f"وجهة واحدة فقط وبلا سبب: {names.ar}.",
        )
        return TWO_DESTINATIONS.answer("not met", text, where)
    if silent or not places:
        names = corridor_names(operation, silent)
        text = Text(
            f"Where people can go on to after reception (destinations of the sites) is not stated: {names.en}.",
            f"لم يُذكر إلى أين يمكن للناس المضي بعد الاستقبال (وجهات المراكز): {names.ar}.",
        )
        return TWO_DESTINATIONS.answer("not stated", text, where)
    text = Text("Each corridor leads to two destinations or more.", "لكل ممر وجهتان أو أكثر.")
    return TWO_DESTINATIONS.answer("met", text, where)


def _only_armed(operation: Operation, corridor: Corridor) -> bool:
    """Tell whether only those pass who go on with their arms, to no reception of ours."""
    kinds = {operation.groups[group].kind for group in corridor.groups}
    return kinds == {"fighters_leaving_armed"}


def _notice(operation: Operation) -> Safeguard:
    value = stated(operation, "safeguards.notice_h")
    if isinstance(value, bool) or not isinstance(value, int | float):
        text = Text("Hours of notice are not stated.", "لم تُذكر مدة الإعلان.")
        return NOTICE.answer("not stated", text)
    text = Text(
        f"People had {value:g} hours of notice before the opening.",
        f"أُعلن قبل الفتح بمدة {value:g} ساعة.",
    )
    return NOTICE.answer("met" if value >= NOTICE_H else "not met", text)


def _questions(operation: Operation) -> Safeguard:
    if not operation.exchange:
        text = Text(
            "Nothing says what the parties asked of each other.",
            "لم يُذكر ما سألته الأطراف بعضها بعضاً.",
        )
        return QUESTIONS.answer("not stated", text)
    parts = [_outstanding(operation, each) for each in operation.exchange if not each.answered]
    if parts:
        return QUESTIONS.answer(
            "not met",
            Text(" ".join(part.en for part in parts), " ".join(part.ar or "" for part in parts)),
        )
    return QUESTIONS.answer("met", Text("Every question was answered.", "أُجيب عن كل الأسئلة."))


def _outstanding(operation: Operation, each: Exchange) -> Text:
    asker, asked = party_name(operation, each.asked_by), party_name(operation, each.asked_of)
    hanging = [c.id for c in operation.corridors.values() if _hangs(each, c.id, operation)]
    names = corridor_names(operation, hanging)
    english = f"Outstanding: {each.what} ({asker.en} asked {asked.en})"
    arabic = (
        f"بلا جواب: {WHAT_AR.get(each.what, each.what)} (السائل: {asker.ar}، المسؤول: {asked.ar})"
    )
    return Text(
        f"{english}; on it hangs: {names.en}." if hanging else f"{english}.",
        f"{arabic}؛ يتوقف عليه: {names.ar}." if hanging else f"{arabic}.",
    )


def _hangs(each: Exchange, corridor: str, operation: Operation) -> bool:
    announced = operation.corridors[corridor].announced
    return corridor in each.hangs_on_it or (announced is not None and announced.because == each.id)


WHAT_AR = {
    "consent": "الموافقة",
    "hours": "ساعات الفتح",
    "escort": "المرافقة",
    "search rules": "قواعد التفتيش",
    "medical list received": "استلام القائمة الطبية",
    "mine clearance": "إزالة الألغام",
    "answer to a proposal": "الرد على مقترح",
    "positions of forces": "مواقع القوات",
}
"""Arabic words for the closed list of questions."""
