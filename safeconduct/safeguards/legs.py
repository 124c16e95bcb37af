"""What is known of each leg and each search: watched by whom, mines, who searches, whom it holds."""

from __future__ import annotations

from safeconduct.operation.model import Corridor, Operation, Text
from safeconduct.safeguards.model import Ask, Safeguard
from safeconduct.safeguards.names import corridor_names, first_corridor, party_name
from safeconduct.safeguards.statements import says_no

MONITORS = Ask(
    "monitors",
    Text("Monitors on each leg", "مراقبون على كل جزء من الطريق"),
    ("corridors.*.legs.monitors",),
    Text(
        "Agree an independent presence that watches each leg and counts who enters and arrives.",
        "اتفقوا على جهة مستقلة تراقب كل جزء وتعدّ من يدخل ومن يصل.",
    ),
)
MINES = Ask(
    "mines",
    Text("Each leg checked for mines", "فحص كل جزء من الطريق من الألغام"),
    ("corridors.*.legs.cleared_of_mines",),
    Text(
        "Have each leg checked for mines and shells, and state by whom and when.",
        "افحصوا كل جزء من الألغام والقذائف واذكروا من فعل ذلك ومتى.",
    ),
)
SCREENED_BY = Ask(
    "screened-by",
    Text("Who searches at the crossing", "من يفتّش عند المعبر"),
    ("corridors.*.screening.by",),
    Text(
        "Have the party that searches name itself and agree to the corridor.",
        "ليعلن الطرف الذي يفتّش عن نفسه وليوافق على الممر.",
    ),
)
SEPARATES = Ask(
    "separates",
    Text("Whether the search separates people", "هل يفرّق التفتيش بين الناس"),
    ("corridors.*.screening.separates",),
    Text(
        "Agree that nobody is taken aside out of sight of family and monitors.",
        "اتفقوا على ألا يُعزل أحد بعيداً عن أهله وعن المراقبين.",
    ),
)


def answer_legs(operation: Operation) -> tuple[Safeguard, ...]:
    """Answer the safeguards of monitors, mines and the search."""
    return (_monitors(operation), _mines(operation), _screened_by(operation), _separates(operation))


def _monitors(operation: Operation) -> Safeguard:
    unwatched = [c.id for c in _corridors(operation) if any(_none(leg.monitors) for leg in c.legs)]
    silent = [
        c.id
        for c in _corridors(operation)
        if not c.legs or any(_unknown(leg.monitors) for leg in c.legs)
    ]
    return _three(
        operation,
        MONITORS,
        unwatched,
        silent,
        Text("No monitor on a leg of", "لا مراقب على جزء من"),
        Text("Nothing says who watches the legs of", "لم يُذكر من يراقب أجزاء"),
        Text("Each leg has monitors.", "على كل جزء مراقبون."),
    )


def _mines(operation: Operation) -> Safeguard:
    mined = [
        c.id for c in _corridors(operation) if any(leg.cleared_of_mines == "no" for leg in c.legs)
    ]
    silent = [
        c.id
        for c in _corridors(operation)
        if not c.legs or any(leg.cleared_of_mines in (None, "unknown") for leg in c.legs)
    ]
    return _three(
        operation,
        MINES,
        mined,
        silent,
        Text("Not checked for mines, a leg of", "لم يُفحص من الألغام جزء من"),
        Text("Nothing known of mines on the legs of", "لا شيء معروف عن الألغام على أجزاء"),
        Text("Each leg was checked for mines.", "فُحص كل جزء من الألغام."),
    )


def _screened_by(operation: Operation) -> Safeguard:
    silent = [
        c.id for c in _corridors(operation) if _by(c) is None or _by(c) not in operation.parties
    ]
    without = [c for c in _corridors(operation) if c.id not in silent and not _agreed(c)]
    named = {
        party_name(operation, by).en: party_name(operation, by).ar for by in map(_by, without) if by
    }
    return _three(
        operation,
        SCREENED_BY,
        [c.id for c in without],
        silent,
        Text(
            f"{', '.join(named)} searches without having agreed to",
            f"يفتّش دون أن يوافق على الممر ({'، '.join(v or k for k, v in named.items())})",
        ),
        Text("Who searches is not stated for", "لم يُذكر من يفتّش في"),
        Text(
            "Each search is by a named party that agreed to the corridor.",
            "كل تفتيش يجريه طرف معلن وافق على الممر.",
        ),
    )


def _separates(operation: Operation) -> Safeguard:
    screenings = {c.id: c.screening for c in _corridors(operation)}
    return _three(
        operation,
        SEPARATES,
        [c for c, s in screenings.items() if s is not None and s.separates == "yes"],
        [c for c, s in screenings.items() if s is None or s.separates in (None, "unknown")],
        Text("The search takes people aside at", "التفتيش يعزل أناساً في"),
        Text(
            "Whether the search separates people is not stated for",
            "لم يُذكر هل يفرّق التفتيش بين الناس في",
        ),
        Text("No search separates people.", "لا يفرّق أي تفتيش بين الناس."),
    )


def _three(
    operation: Operation,
    ask: Ask,
    bad: list[str],
    silent: list[str],
    not_met: Text,
    not_stated: Text,
    met: Text,
) -> Safeguard:
    where = first_corridor(operation)
    for verdict, lead, corridors in (("not met", not_met, bad), ("not stated", not_stated, silent)):
        if corridors:
            names = corridor_names(operation, corridors)
            text = Text(f"{lead.en}: {names.en}.", f"{lead.ar}: {names.ar}.")
            return ask.answer("not met" if verdict == "not met" else "not stated", text, where)
    if not operation.corridors:
        return ask.answer("not stated", Text("No corridor is stated.", "لم يُذكر أي ممر."))
    return ask.answer("met", met, where)


def _corridors(operation: Operation) -> list[Corridor]:
    return list(operation.corridors.values())


def _by(corridor: Corridor) -> str | None:
    return corridor.screening.by if corridor.screening else None


def _agreed(corridor: Corridor) -> bool:
    consent = corridor.consent.get(_by(corridor) or "")
    return consent is not None and consent.answer == "given"


def _none(monitors: Text | None) -> bool:
    return monitors is not None and says_no(monitors.en)


def _unknown(monitors: Text | None) -> bool:
    return monitors is None or monitors.en == "unknown"
