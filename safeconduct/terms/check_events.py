"""Check events: each has what its kind needs, and speaks of what is there."""

from __future__ import annotations

from safeconduct.terms.document import EventDocument
from safeconduct.terms.faults import Faults

_TIMES = ("starts", "opens", "lasts", "through", "before")
_NEEDED: dict[str, tuple[str, ...]] = {
    "lapse": ("starts",),
    "revoke": ("revokes",),
    "settle": ("settles",),
}
_ALLOWED: dict[str, tuple[str, ...]] = {
    "extend": _TIMES,
    "deem-continued": _TIMES,
    "lapse": ("starts",),
    "revoke": ("revokes",),
    "settle": ("settles",),
    "move-offence": ("opens", "through", "before"),
}
_ENDS: dict[str, tuple[str, ...]] = {
    "extend": ("lasts", "through", "before"),
    "deem-continued": ("lasts", "through", "before"),
    "move-offence": ("through", "before"),
}


def check_events(faults: Faults) -> None:
    """Check every event.

    Parameters
    ----------
    faults
        The document; faults gather there.
    """
    events = faults.document.events
    for id_, event in events.items():
        _check_keys(faults, id_, event)
        for place, offer in enumerate(event.offers or ()):
            if offer not in faults.document.offers:
                at = ("events", id_, "offers", place)
                faults.unknown("SC708", at, "offer", offer, list(faults.document.offers))
        if event.revokes is None:
            continue
        path = ("events", id_, "revokes")
        if event.revokes not in events:
            faults.unknown("SC709", path, "event", event.revokes, list(events))
        elif events[event.revokes].kind == "settle" and event.in_reading:
            what = "a settlement is undone in every reading or in none"
            faults.add("SC714", ("events", id_, "in_reading"), what)
        elif events[event.revokes].dated > event.dated:
            faults.add("SC709", path, f"{event.revokes!r} came later than its revocation")


def _check_keys(faults: Faults, id_: str, event: EventDocument) -> None:
    keys = (*_TIMES, "revokes", "settles")
    has = [name for name in keys if getattr(event, name) is not None]
    if event.kind == "settle" and event.in_reading:
        has.append("in_reading")
    missing = [name for name in _NEEDED.get(event.kind, ()) if name not in has]
    ends = _ENDS.get(event.kind, ())
    if ends and not any(name in has for name in ends):
        missing.append(" or ".join(ends))
    unused = [name for name in has if name not in _ALLOWED[event.kind]]
    path = ("events", id_)
    if missing:
        faults.add("SC714", path, f"an event that is {event.kind!r} needs {missing[0]}")
    elif unused:
        what = f"an event that is {event.kind!r} has no use for {unused[0]}"
        faults.add("SC714", (*path, unused[0]), what)
