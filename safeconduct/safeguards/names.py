"""Names of corridors and parties as a sentence needs them, in both languages."""

from __future__ import annotations

from collections.abc import Iterable

from safeconduct.operation.model import Corridor, GroupKind, Operation, Text, Where

_KINDS: dict[GroupKind, Text] = {
    "civilians": Text("Civilians", "مدنيون"),
    "wounded_and_sick": Text("Wounded and sick", "جرحى ومرضى"),
    "fighters_under_offer": Text("Fighters who take up an offer", "مقاتلون قبلوا عرضًا"),
    "fighters_leaving_armed": Text(
        "Fighters who leave with their arms", "مقاتلون يغادرون بأسلحتهم"
    ),
    "released_captives": Text("Released captives", "أسرى مُفرج عنهم"),
    "unaccompanied_children": Text("Unaccompanied children", "أطفال غير مصحوبين"),
}


def corridor_names(operation: Operation, corridors: Iterable[str]) -> Text:
    """Give the names of corridors, each once; of several that are all, just that."""
    ids = list(dict.fromkeys(corridors))
    if len(ids) == len(operation.corridors) > 1:
        return Text("all corridors", "كل الممرات")
    return _joined(operation.corridors[each].name for each in ids)


def group_names(operation: Operation, groups: Iterable[str]) -> Text:
    """Give the names of groups, each once."""
    return _joined(group_name(operation, each) for each in dict.fromkeys(groups))


def group_name(operation: Operation, group: str) -> Text:
    """Give a group's name, or the word for its kind in a language the folder names it not in."""
    known = operation.groups[group]
    kind = _KINDS[known.kind]
    only_id = known.name.en == known.id
    alone = sum(each.kind == known.kind for each in operation.groups.values()) == 1
    # Two groups of a kind must not read alike: the folder's own word tells them apart.
    apart = "" if alone or known.kind == known.id else f" ({known.name.en})"
    return Text(
        kind.en + apart if only_id else known.name.en,
        known.name.ar or f"{kind.ar}{apart}",
    )


def party_name(operation: Operation, party: str) -> Text:
    """Give a party's name, or its id where the folder names no such party."""
    if party not in operation.parties:
        return Text(party, party)
    name = operation.parties[party].name
    return Text(name.en, arabic(name))


def arabic(text: Text) -> str:
    """Give the Arabic name, or the only one there is."""
    return text.ar or text.en


def first_corridor(operation: Operation) -> Where | None:
    """Give the line of the first corridor."""
    return next((corridor.where for corridor in operation.corridors.values()), None)


def controllers(corridor: Corridor) -> tuple[str, ...]:
    """Give the parties that control a leg of a corridor, each once."""
    return tuple(dict.fromkeys(leg.controlled_by for leg in corridor.legs if leg.controlled_by))


def _joined(names: Iterable[Text]) -> Text:
    listed = list(names)
    return Text(", ".join(name.en for name in listed), "، ".join(map(arabic, listed)))
