"""Whether the offers that are part of an operation can be taken up where its corridors lead."""

from __future__ import annotations

from collections.abc import Sequence

from safeconduct.operation.model import HandingIn, Operation, Text
from safeconduct.safeguards.model import Ask, Safeguard
from safeconduct.safeguards.names import arabic, corridor_names
from safeconduct.terms.condition_facts import facts_in
from safeconduct.terms.model import Instrument, Offer
from safeconduct.terms.readings import values_of
from safeconduct.terms.windows import state_on, window_of

OFFERS = Ask(
    "offers",
    Text("Offers can be taken up where a corridor leads", "إمكان الأخذ بالعروض حيث تؤدي الممرات"),
    ("handing_in",),
    Text(
        "Have somebody whom the text names receive people where a corridor leads that they may "
        "use, and write it under handing_in.",
        "ليستقبل الناسَ من يسميه النص حيث يؤدي ممر يُسمح لهم به، واكتبوا ذلك في handing_in.",
    ),
)
_UNDER_OFFER = "fighters_under_offer"
_ARMS = "handed-over-weapon"
BEFORE_SOMEBODY = frozenset({"handed-to", "handed-over-self", _ARMS, "reported", "applied"})
"""Facts of acts that are done before somebody."""


def answer_offers(
    operation: Operation, instruments: Sequence[Instrument] = ()
) -> tuple[Safeguard, ...]:
    """Answer the safeguard of the offers.

    Parameters
    ----------
    operation
        What the folder says.
    instruments
        Its instruments, where they were read: then no offer may be missing.
    """
    return (_offers(operation, instruments),)


def _offers(operation: Operation, instruments: Sequence[Instrument]) -> Safeguard:
    concerned = any(group.kind == _UNDER_OFFER for group in operation.groups.values())
    if not (concerned or operation.terms_files or operation.handing_in):
        text = Text("No offer is part of this operation.", "لا عرض ضمن هذه العملية.")
        return OFFERS.answer("met", text)
    if not operation.handing_in:
        text = Text("Where offers can be taken up is not stated.", "لم يُذكر أين يؤخذ بالعروض.")
        return OFFERS.answer("not stated", text)
    lacking = [each for each in operation.handing_in if not each.reached_by]
    barred = [each for each in operation.handing_in if _barred(operation, each, instruments)]
    where = operation.handing_in[0].where
    if lacking:
        return OFFERS.answer("not met", _no_corridor(lacking), where)
    if barred:
        return OFFERS.answer("not met", _not_for_them(operation, barred), where)
    if missing := _missing(operation, instruments):
        names = ", ".join(missing)
        text = Text(f"Not stated for: {names}.", f"لم يُذكر بالنسبة إلى: {names}.")
        return OFFERS.answer("not stated", text, where)
    text = Text("A corridor leads to whoever receives.", "يؤدي ممر إلى من يستقبل.")
    return OFFERS.answer("met", text, where)


def _no_corridor(lacking: list[HandingIn]) -> Text:
    english = "; ".join(f"\u2068{each.offer} ({each.recipient.en})\u2069" for each in lacking)
    arabic_list = "؛ ".join(
        f"\u2068{each.offer} ({arabic(each.recipient)})\u2069" for each in lacking
    )
    return Text(
        f"No corridor is said to lead to whoever receives: {english}.",
        f"لم يُذكر ممر يؤدي إلى من يستقبل: {arabic_list}.",
    )


def _not_for_them(operation: Operation, barred: list[HandingIn]) -> Text:
    names = corridor_names(operation, [c for each in barred for c in each.reached_by])
    listed = ", ".join(each.offer for each in barred)
    return Text(
        f"The corridors that lead there are not for those the offer is made to: {listed} "
        f"({names.en}).",
        f"الممرات المؤدية إلى هناك ليست لمن يشملهم العرض: {listed} ({names.ar}).",
    )


def _barred(operation: Operation, office: HandingIn, instruments: Sequence[Instrument]) -> bool:
    """Tell whether arms are to be handed over where only those go who have none."""
    if office.offer not in _with_act(operation, instruments, _ARMS):
        return False
    kinds = {
        operation.groups[group].kind
        for corridor in office.reached_by
        for group in operation.corridors[corridor].groups
    }
    return bool(office.reached_by) and _UNDER_OFFER not in kinds


def _missing(operation: Operation, instruments: Sequence[Instrument]) -> list[str]:
    stated = {office.offer for office in operation.handing_in}
    return [offer for offer in _with_act(operation, instruments) if offer not in stated]


def _ahead(operation: Operation, instrument: Instrument, offer: Offer) -> bool:
    """Tell whether an offer is known when the plan begins, and not over in every reading."""
    day = operation.start.date()
    states = {state_on(spans, day) for spans in values_of(window_of(instrument, offer, day))}
    return instrument.known_since <= day and states != {"after"}


def _with_act(
    operation: Operation, instruments: Sequence[Instrument], fact: str | None = None
) -> list[str]:
    """Give the enacted offers whose act is done before somebody, or rests on one fact."""
    return [
        f"{instrument.id}/{offer.id}"
        for instrument in instruments
        for offer in instrument.offers.values()
        if instrument.standing == offer.standing == "enacted"
        and offer.act is not None
        and _ahead(operation, instrument, offer)
        and set(facts_in(offer.act)) & ({fact} if fact else BEFORE_SOMEBODY)
    ]
