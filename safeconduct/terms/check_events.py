"""Check events: each has what its kind needs, and speaks of what is there."""

from __future__ import annotations

from safeconduct.terms.build_parts import END
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
    "move-offence": ("through", "before"),
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
    for id_, event in faults.document.events.items():
        _check_keys(faults, id_, event)
        _check_offers(faults, id_, event)
        if event.kind == "revoke" and event.revokes is not None:
            _check_revoked(faults, id_, event, event.revokes)


def _check_offers(faults: Faults, id_: str, event: EventDocument) -> None:
    offers = faults.document.offers
    for place, offer in enumerate(event.offers or ()):
        at = ("events", id_, "offers", place)
        if offer not in offers:
            faults.unknown("SC708", at, "offer", offer, list(offers))
    silent = [offers[name].offence is None for name in event.offers or offers if name in offers]
    # Said of all offers, it moves the days of those that have any.
    if event.kind == "move-offence" and (any(silent) if event.offers else all(silent)):
        what = "an offer it concerns says nothing of when offences count"
        faults.add("SC714", ("events", id_), what)


def _check_revoked(faults: Faults, id_: str, event: EventDocument, name: str) -> None:
    """See that what is undone came before, concerns the same offers, and can be undone."""
    events = faults.document.events
    path = ("events", id_, "revokes")
    if name not in events:
        faults.unknown("SC709", path, "event", name, list(events))
        return
    undone = events[name]
    order = sorted(events, key=lambda each: events[each].dated)
    if order.index(name) >= order.index(id_):
        faults.add("SC709", path, f"{name!r} does not come before its revocation")
    elif event.offers and undone.offers and not set(event.offers) & set(undone.offers):
        faults.add("SC709", path, f"{name!r} concerns none of the same offers")
    elif undone.kind == "settle" and event.in_reading:
        what = "a settlement is undone in every reading or in none"
        faults.add("SC714", ("events", id_, "in_reading"), what)


def _check_keys(faults: Faults, id_: str, event: EventDocument) -> None:
    keys = (*_TIMES, "revokes", "settles")
    has = [name for name in keys if getattr(event, name) is not None]
    if event.kind == "settle" and event.in_reading:
        has.append("in_reading")
    missing = [name for name in _NEEDED.get(event.kind, ()) if name not in has]
    ends = _ENDS.get(event.kind, ())
    if ends and not any(name in has for name in ends):
        missing.append(" or ".join(ends))
    counted = event.kind in ("extend", "deem-continued") and event.lasts is not None
    if counted and event.starts is None:
        missing.append("starts: a day, or end, of the time that is running")
    if event.starts == END and event.kind != "extend":
        missing.append("a day to start from")
    unused = [name for name in has if name not in _ALLOWED[event.kind]]
    path = ("events", id_)
    if missing:
        faults.add("SC714", path, f"an event that is {event.kind!r} needs {missing[0]}")
    elif unused:
        what = f"an event that is {event.kind!r} has no use for {unused[0]}"
        faults.add("SC714", (*path, unused[0]), what)
