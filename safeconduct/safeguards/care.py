"""Care on the way and after it: the sick, families, places, and those who stay."""

from __future__ import annotations

from safeconduct.operation.model import Group, Operation, Text
from safeconduct.safeguards.arrivals import Arrivals, expected_arrivals
from safeconduct.safeguards.model import Ask, Safeguard
from safeconduct.safeguards.statements import in_words, says_no, stated, yes_or_no

MEDICAL = Ask(
    "medical-priority",
    Text("The wounded and sick first", "الجرحى والمرضى أولاً"),
    ("groups.*.priority",),
    Text(
        "Give the wounded and sick priority 1, whatever their status.",
        "اجعلوا الأولوية الأولى للجرحى والمرضى أياً كانت صفتهم.",
    ),
)
FAMILIES = Ask(
    "family-unity",
    Text("Families stay together", "بقاء العائلات معاً"),
    ("safeguards.family_unity",),
    Text(
        "Agree that families travel, are searched and are received together.",
        "اتفقوا على أن تسافر العائلات وتُفتّش وتُستقبل معاً.",
    ),
)
PLACES = Ask(
    "places",
    Text("Places for those who arrive", "أماكن تكفي الواصلين"),
    ("sites.*.places",),
    Text(
        "Prepare places for all who can arrive before places are free again, or let fewer pass "
        "an hour.",
        "جهّزوا أماكن لكل من قد يصل قبل أن تفرغ أماكن، أو ليمرّ عدد أقل في الساعة.",
    ),
)
STAYING = Ask(
    "staying",
    Text("What protects those who stay", "ما الذي يحمي من يبقون"),
    ("staying.protected_by", "staying.food", "staying.water", "staying.medical"),
    Text(
        "State who answers for those who stay, and their food, water and medical care.",
        "اذكروا من المسؤول عمّن يبقون، وغذاءهم وماءهم ورعايتهم الطبية.",
    ),
)
_STAYING = {
    "staying.protected_by": Text("who protects them", "من يحميهم"),
    "staying.food": Text("food", "الغذاء"),
    "staying.water": Text("water", "الماء"),
    "staying.medical": Text("medical care", "الرعاية الطبية"),
}


def answer_care(operation: Operation) -> tuple[Safeguard, ...]:
    """Answer the safeguards of care."""
    return (
        _medical(operation),
        yes_or_no(
            operation,
            FAMILIES,
            Text("Families stay together.", "تبقى العائلات معاً."),
            Text("Families may be separated.", "قد تُفرَّق العائلات."),
            Text("Nothing says that families stay together.", "لم يُذكر أن العائلات تبقى معاً."),
        ),
        _places(operation),
        _staying(operation),
    )


def _medical(operation: Operation) -> Safeguard:
    groups = list(operation.groups.values())
    wounded = [g for g in groups if g.kind == "wounded_and_sick"]
    if not wounded or any(g.priority is None for g in wounded):
        text = Text(
            "No priority of the wounded and sick is stated.",
            "لم تُذكر أولوية للجرحى والمرضى.",
        )
        return MEDICAL.answer("not stated", text, wounded[0].where if wounded else None)
    others = [g for g in groups if g.kind != "wounded_and_sick"]
    late = [w for w in wounded if any(_not_after(g, w) for g in others)]
    if late:
        text = Text("Another group goes first or beside them.", "تسبقهم فئة أخرى أو تساويهم.")
        return MEDICAL.answer("not met", text, late[0].where)
    text = Text("They come before every other group.", "يسبقون كل الفئات الأخرى.")
    words = stated(operation, "safeguards.medical_priority")
    return MEDICAL.answer(
        "met", in_words(text, words) if isinstance(words, str) else text, wounded[0].where
    )


def _not_after(group: Group, wounded: Group) -> bool:
    return group.priority is not None and group.priority <= (wounded.priority or 0)


def _places(operation: Operation) -> Safeguard:
    led_to = {site for corridor in operation.corridors.values() for site in corridor.leads_to}
    sites = [operation.sites[site] for site in operation.sites if site in led_to]
    if not sites or any(site.places is None for site in sites):
        text = Text(
            "How many people the sites can take is not stated.",
            "لم يُذكر كم شخصاً تسع المواقع.",
        )
        return PLACES.answer("not stated", text, sites[0].where if sites else None)
    arrivals = expected_arrivals(operation)
    enough = arrivals.places >= arrivals.needed - 0.5
    return PLACES.answer("met" if enough else "not met", _places_text(arrivals), sites[0].where)


def _places_text(arrivals: Arrivals) -> Text:
    english = f"{arrivals.places:,.0f} places for {arrivals.persons:,.0f} people who want to leave"
    arabic = f"{arrivals.places:,.0f} مكان لعدد {arrivals.persons:,.0f} ممن يريدون المغادرة"
    if arrivals.full_after_h is None:
        return Text(
            f"{english}; no limit on arrivals an hour is stated.",
            f"{arabic}؛ ولم يُذكر حد للواصلين في الساعة.",
        )
    return Text(
        f"{english}. {arrivals.person_per_h:,.0f} an hour can arrive: the places are full after "
        f"{arrivals.full_after_h:.1f} h.",
        f"{arabic}. يمكن أن يصل {arrivals.person_per_h:,.0f} في الساعة: تمتلئ الأماكن بعد "
        f"{arrivals.full_after_h:.1f} ساعة.",
    )


def _staying(operation: Operation) -> Safeguard:
    values = {key: stated(operation, key) for key in STAYING.reads}
    refused = [key for key, value in values.items() if value is not None and says_no(value)]
    silent = [key for key, value in values.items() if value is None]
    if refused:
        names = _listed(refused)
        text = Text(f"There is none: {names.en}.", f"لا يوجد: {names.ar}.")
        return STAYING.answer("not met", text)
    if silent:
        names = _listed(silent)
        text = Text(
            f"Not said of those who stay: {names.en}.",
            f"لم يُذكر عمّن يبقون: {names.ar}.",
        )
        return STAYING.answer("not stated", text)
    text = Text("It is stated what those who stay can count on.", "ذُكر ما يعتمد عليه من يبقون.")
    return STAYING.answer("met", text)


def _listed(keys: list[str]) -> Text:
    words = [_STAYING[key] for key in keys]
    return Text(", ".join(w.en for w in words), "، ".join(w.ar or w.en for w in words))
