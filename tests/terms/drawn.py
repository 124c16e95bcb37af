"""Instruments drawn at random, as the plain values of their files, and facts to ask them about."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from hypothesis import strategies as st

from safeconduct.terms.model import Instrument
from tests.terms.small import document, event, offer, question, read, source, written

ISSUED = date(2016, 7, 28)
YES_NO = ("carried-arms", "in-hiding", "holds-captive", "handed-over-self", "freed-captive")
DAYS = ("offence-on", "filed-on")
RECIPIENTS = ("court", "police", "army", "other")
QUESTIONS = {"q1": ("r1", "r2"), "q2": ("r1", "r2", "r3"), "q3": ("r1", "r2")}

near = st.integers(-200, 400).map(lambda days: ISSUED + timedelta(days=days))
later = st.integers(0, 400).map(lambda days: ISSUED + timedelta(days=days))
periods = st.builds(
    lambda n, unit: f"{n} {unit}", st.integers(1, 9), st.sampled_from(["days", "weeks", "months"])
)


def text(day: date) -> str:
    """Write a day as a file has it."""
    return day.isoformat()


def rival(value: st.SearchStrategy[Any]) -> st.SearchStrategy[dict[str, Any]]:
    """Let a value hang on one of the questions."""
    return st.sampled_from(list(QUESTIONS)).flatmap(
        lambda name: st.fixed_dictionaries(
            {
                "by_reading": st.fixed_dictionaries(
                    {name: st.fixed_dictionaries(dict.fromkeys(QUESTIONS[name], value))}
                )
            }
        )
    )


leaves: st.SearchStrategy[Any] = st.one_of(
    st.sampled_from(YES_NO),
    st.builds(
        lambda some: {"fact": "handed-to", "one_of": some},
        st.lists(st.sampled_from(RECIPIENTS[:3]), min_size=1, max_size=2, unique=True),
    ),
    st.builds(lambda fact, day: {"fact": fact, "from": day}, st.sampled_from(DAYS), near.map(text)),
    st.builds(
        lambda fact, day: {"fact": fact, "before": day}, st.sampled_from(DAYS), near.map(text)
    ),
    st.builds(
        lambda lasts, count, end: {
            "fact": "filed-on",
            "within": {"lasts": lasts, "of": "offence-on", "count": count, "month_end": end},
        },
        periods,
        st.sampled_from(["exclusive", "inclusive"]),
        st.sampled_from(["last-day", "next-day"]),
    ),
    near.map(lambda day: {"asked_on_or_after": text(day)}),
)
conditions: st.SearchStrategy[Any] = st.recursive(
    leaves,
    lambda inner: st.one_of(
        st.lists(inner, min_size=1, max_size=3).map(lambda parts: {"all": parts}),
        st.lists(inner, min_size=1, max_size=3).map(lambda parts: {"any": parts}),
        inner.map(lambda part: {"not": part}),
        rival(st.one_of(inner, st.booleans())),
    ),
    max_leaves=6,
)


@st.composite
def windows(draw: st.DrawFn) -> Any:
    """Draw when an act must be done."""
    how = draw(st.sampled_from(["none", "lasts", "through", "rival"]))
    if how == "none":
        return "none"
    window: dict[str, Any] = {"starts": "issued"}
    if how == "through":
        return window | {"through": text(draw(later))}
    if how == "rival":
        return {"starts": draw(rival(later.map(text))), "lasts": draw(periods)}
    return window | {"lasts": draw(periods), "count": draw(rival(st.just("exclusive")))}


@st.composite
def events(draw: st.DrawFn) -> dict[str, dict[str, Any]]:
    """Draw what became of an instrument."""
    found: dict[str, dict[str, Any]] = {}
    for number in range(draw(st.integers(0, 4))):
        dated = draw(later)
        kinds = ["extend", "deem-continued", "lapse", *(["revoke"] if found else [])]
        kind = draw(st.sampled_from(kinds))
        said: dict[str, Any] = {"lasts": draw(periods)}
        if kind == "deem-continued":
            said = {"opens": text(ISSUED), "through": text(dated + timedelta(days=30))}
        elif kind == "lapse":
            said = {"starts": text(draw(later))}
        elif kind == "revoke":
            undone = draw(st.sampled_from(list(found)))
            dated = max(dated, date.fromisoformat(found[undone]["dated"]))
            said = {"revokes": undone}
        if draw(st.booleans()):
            name = draw(st.sampled_from(list(QUESTIONS)))
            said["in_reading"] = {name: draw(st.sampled_from(QUESTIONS[name]))}
        known = dated + timedelta(days=draw(st.integers(0, 90)))
        standing = draw(st.sampled_from(["enacted", "enacted", "enacted", "proposed"]))
        made = event(kind, text(dated), known_since=text(known), standing=standing, **said)
        found[f"e{number}"] = made
    return found


@st.composite
def instruments(draw: st.DrawFn) -> Instrument:
    """Draw an instrument by writing the text of its file and reading it."""
    keys: dict[str, Any] = {"window": draw(windows())}
    for limb in ("who", "act"):
        if draw(st.booleans()):
            keys[limb] = draw(conditions)
    if draw(st.booleans()):
        keys["exclusions"] = {"x": {"when": draw(conditions), "says": {"en": "Left out"}}}
    if draw(st.booleans()):
        keys["offence"] = {"before": draw(st.one_of(near.map(text), rival(near.map(text))))}
    whole = document(
        offers={"one": offer(**keys)},
        events=draw(events()),
        sources={
            name: source(text(draw(near))) for name in ("gazette", "paper", "radio", "archive")
        },
    )
    # A question that nothing hangs on would be a fault.
    asked = [name for name in QUESTIONS if f"{name}:" in written(whole)]
    whole["ambiguities"] = {name: question(*QUESTIONS[name]) for name in asked}
    return read(written(whole))


facts: st.SearchStrategy[dict[str, Any]] = st.fixed_dictionaries(
    {
        "age-years": st.just(30),
        **dict.fromkeys(YES_NO, st.sampled_from([True, False, None])),
        **dict.fromkeys(DAYS, st.one_of(st.none(), near.map(text))),
        "handed-to": st.one_of(st.none(), st.sampled_from(RECIPIENTS)),
    }
)
