"""What happens on the way: who may go, who watches, who searches, and the way back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from safeconduct.operation.model import Operation, Text
from safeconduct.safeguards.model import Ask, Safeguard
from safeconduct.safeguards.names import arabic, group_names
from safeconduct.safeguards.statements import says_no, stated, yes_or_no
from safeconduct.units import parse_duration_s

LONGEST_SEALED_S = 2 * 3600
"""Seconds that people may be kept in a closed vehicle. Practice names no figure; this is this
program's own. In December 2016 people sat in closed buses at Ramouseh for ten hours and more."""

WAY_FOR_ALL = Ask(
    "way-for-all",
    Text("No group without a way", "لا فئة بلا طريق"),
    ("corridors.*.for",),
    Text(
        "Open a corridor to every group, with the vehicles it needs, and drop rules by age or sex.",
        "افتحوا ممراً لكل فئة مع ما تحتاج إليه من مركبات، وألغوا أي قاعدة بحسب العمر أو الجنس.",
    ),
)
LONGEST_SEALED = Ask(
    "longest-sealed",
    Text("Longest time in a closed vehicle", "أطول مدة داخل مركبة مغلقة"),
    ("safeguards.longest_sealed",),
    Text(
        "Agree a longest time of two hours, and what is done when it is reached.",
        "اتفقوا على مدة لا تتجاوز ساعتين وعلى ما يُفعل عند بلوغها.",
    ),
)
WAY_BACK = Ask(
    "way-back",
    Text("A way back", "طريق للعودة"),
    ("safeguards.way_back",),
    Text(
        "Agree how people turn round at each point, and how they return home later.",
        "اتفقوا على كيفية رجوع الناس من كل نقطة وعلى عودتهم لاحقاً إلى بيوتهم.",
    ),
)


def answer_movement(operation: Operation) -> tuple[Safeguard, ...]:
    """Answer the safeguards of groups, closed vehicles and the way back."""
    return (
        _way_for_all(operation),
        _longest_sealed(operation),
        yes_or_no(
            operation,
            WAY_BACK,
            Text("People can turn back.", "يمكن للناس الرجوع."),
            Text("It is said that nobody can turn back.", "ذُكر أنه لا يمكن لأحد الرجوع."),
            Text(
                "Nothing says how people turn back or return.",
                "لم يُذكر كيف يرجع الناس أو يعودون.",
            ),
        ),
    )


def _way_for_all(operation: Operation) -> Safeguard:
    rules = restrictions(operation)
    if rules:
        left = persons_restricted(operation, rules)
        said = [_words(rule) for rule in rules]
        text = Text(
            f"A party restricts who may pass: “{'; '.join(text.en for text in said)}”. "
            f"{left:,.0f} people have no way by it.",
            f"يقيّد أحد الأطراف من يجوز له المرور: «{'؛ '.join(map(arabic, said))}». "
            f"عدد من لا طريق لهم بسببه: {left:,.0f}.",
        )
        return WAY_FOR_ALL.answer("not met", text)
    if not any(c.groups and c.groups_stated for c in operation.corridors.values()):
        text = Text("No corridor says for whom it is.", "لا يذكر أي ممر لمن هو.")
        return WAY_FOR_ALL.answer("not stated", text)
    without = [group for group in operation.groups if not _has_way(operation, group)]
    if without:
        names = group_names(operation, without)
        text = Text(f"Without a way: {names.en}.", f"بلا طريق: {names.ar}.")
        return WAY_FOR_ALL.answer("not met", text, operation.groups[without[0]].where)
    text = Text(
        "Each group may use a corridor that no party refused.",
        "لكل فئة ممر لم يرفضه أي طرف.",
    )
    return WAY_FOR_ALL.answer("met", text)


def _has_way(operation: Operation, group: str) -> bool:
    if operation.groups[group].needs == "ambulance" and operation.ambulances is None:
        return False
    return any(group in c.groups and not c.refused_by for c in operation.corridors.values())


def restrictions(operation: Operation) -> list[Mapping[str, object]]:
    """Give a party's rules by age or sex, as the folder states them."""
    value = operation.statements.get("restrictions")
    if not isinstance(value, Sequence) or isinstance(value, str):
        return []
    return [rule for rule in value if isinstance(rule, Mapping)]


def _words(rule: Mapping[str, object]) -> Text:
    ar = rule.get("says_ar")
    return Text(str(rule.get("says", "a rule by age or sex")), None if ar is None else str(ar))


def persons_restricted(operation: Operation, rules: list[Mapping[str, object]]) -> float:
    """Give how many people the rules leave without a way, by the share each rule states."""
    total = sum(n.value for area in operation.areas.values() for n in area.persons.values())
    shares = (rule.get("share") for rule in rules)
    return total * min(1.0, sum(float(s) for s in shares if isinstance(s, int | float)))


def _longest_sealed(operation: Operation) -> Safeguard:
    value = stated(operation, "safeguards.longest_sealed")
    if isinstance(value, str) and not says_no(value):
        value = parse_duration_s(value)
    if isinstance(value, bool) or not isinstance(value, int | float):
        text = Text(
            "Nothing says how long people may be kept in a closed vehicle.",
            "لم يُذكر كم يجوز إبقاء الناس في مركبة مغلقة.",
        )
        return LONGEST_SEALED.answer("not stated", text)
    hours = f"{value / 3600:g}"
    text = Text(f"At most {hours} hours.", f"الحد الأقصى بالساعات: {hours}.")
    return LONGEST_SEALED.answer("met" if value <= LONGEST_SEALED_S else "not met", text)
