"""The words of a sentence say what it claims: what is checked is what is printed."""

from __future__ import annotations

from datetime import date

import pytest

from safeconduct.announcements.finding import Days
from safeconduct.announcements.model import (
    Agreement,
    Conduct,
    Contact,
    Destination,
    SaidHours,
    SaidTerms,
    Search,
    Way,
)
from safeconduct.notices.content.terms import conjuncts
from safeconduct.notices.model import Clocks, Joined, Notice, Sentence, Ways, When
from safeconduct.operation.model import Operation
from safeconduct.safeguards.names import group_name, party_name
from safeconduct.terms.readings import values_of
from tests.notices.built_in import BOTH, built_in
from tests.notices.offers import Case, cases
from tests.notices.small import notice, operation

DAY_S = 86_400


def by_id(told: Notice) -> dict[str, Sentence]:
    return {each.id: each for each in told.sentences()}


def hours_of(days: tuple[str, ...], spans: tuple[tuple[int, int], ...]) -> set[tuple[str, int]]:
    """Give every minute of a day as (day, minute); what runs past midnight is the next's."""
    return {
        (day, minute % (DAY_S // 60))
        for day in days or ("all",)
        for opens, closes in spans
        for minute in range(opens // 60, closes // 60)
    }


def says_what_it_claims(sentence: Sentence, told: Notice, whole: Operation) -> bool:  # noqa: PLR0911 - one line for each kind of claim
    about, values = sentence.about, sentence.values
    if isinstance(about, SaidHours):
        clocks, when = values["hours"], values["days"]
        assert isinstance(clocks, Clocks)
        assert isinstance(when, When)
        claimed = {
            (w.opens, w.closes if w.closes > w.opens else w.closes + DAY_S) for w in about.windows
        }
        return (
            about.corridors == sentence.corridors
            and all(tuple(w.days) == when.days for w in about.windows)
            and hours_of(when.days, clocks.spans) == hours_of(when.days, tuple(claimed))
        )
    if isinstance(about, Way):
        groups = values.get("groups")
        names = groups.names if isinstance(groups, Joined) else None
        claimed_names = (
            None if about.groups is None else tuple(group_name(whole, g) for g in about.groups)
        )
        return values["way"] == whole.corridors[about.corridors[0]].name and names == claimed_names
    if isinstance(about, Agreement):
        parties = values.get("parties") or Joined((values["party"],))  # type: ignore[arg-type] # a name
        assert isinstance(parties, Joined)
        both = (*about.agreed_by, *about.not_agreed_by)
        positive = sentence.key == "agreement.agreed"
        return (
            bool(about.agreed_by) == positive
            and bool(about.not_agreed_by) != positive
            and parties.names == tuple(party_name(whole, each) for each in both)
        )
    if isinstance(about, Search):
        return values["party"] == about.says == party_name(whole, str(about.by))
    if isinstance(about, Destination):
        places = values["places"]
        assert isinstance(places, Joined)
        sites = [whole.sites[each] for each in about.sites]
        published = told.issue.published
        told_of = [s.name if s.id in published else s.neighbourhood for s in sites]
        return list(places.names) == list(dict.fromkeys(told_of))
    if isinstance(about, Conduct):
        return values["words"] == about.asks
    if isinstance(about, Contact):
        key = "contact.independent" if about.independent else "contact.party"
        return sentence.key == key and values["who"] == about.who
    return about is None or isinstance(about, SaidTerms)


@pytest.mark.parametrize("told", [notice(), *(built_in(name).notice for name in BOTH)])
def test_what_is_said_of_ways_is_what_is_claimed(told: Notice) -> None:
    wholes = {True: operation(), False: None}
    whole = wholes[told.corridors == ("west", "east")] or next(
        built_in(name).operation for name in BOTH if built_in(name).notice is told
    )
    claims = [each for each in told.sentences() if each.about is not None]
    assert claims
    for sentence in claims:
        assert says_what_it_claims(sentence, told, whole), sentence.id
        ways = sentence.values.get("ways")
        if isinstance(ways, Ways):
            numbers = tuple(told.corridors.index(each) + 1 for each in sentence.corridors)
            assert ways.numbers == numbers, sentence.id
            assert ways.every == (len(numbers) == len(told.corridors) > 1), sentence.id


@pytest.mark.parametrize("case", cases(), ids=lambda case: case.offer.name)
def test_what_is_said_of_an_offer_is_what_is_claimed_and_nothing_is_left_unsaid(case: Case) -> None:
    told = by_id(case.notice)
    own = {id_: s for id_, s in told.items() if id_.startswith(case.prefix)}
    promise = case.offer.promise
    for limb in ("who", "act"):
        parts = conjuncts(getattr(promise, limb))
        items = [own[f"{case.prefix}{limb}.{n}"] for n in range(1, len(parts) + 1)]
        assert [each.values["condition"] for each in items] == list(parts)
        assert f"{case.prefix}{limb}.{len(parts) + 1}" not in own
    days = own[f"{case.prefix}when"].values["days"]
    assert days == Days(((values_of(promise.window.opens)[0], values_of(promise.window.last)[0]),))
    assert own[f"{case.prefix}gives"].values["says"] == case.offer.offer.effect.says
    limits = case.offer.offer.effect.limits
    told_limits = own.get(f"{case.prefix}limits")
    assert (told_limits.values["says"] if told_limits else None) == limits
    excluded = {s.values["says"] for id_, s in own.items() if id_.startswith(f"{case.prefix}not.")}
    assert excluded == {each.says for each in case.offer.offer.exclusions}
    # What holds of all offers of a text alike is said once, after them.
    together = [s for s in told.values() if s.id.startswith(f"terms.{case.text.id}/")]
    nobody = any(s.key == "terms.not-nobody" for s in (*own.values(), *together))
    assert nobody or case.offer.offer.exclusions
    if case.offer.offer.offence is not None:
        days_of = own[f"{case.prefix}offence"].values
        begins = [d for d in values_of(case.offer.offer.offence.begins) if d is not None]
        ends = [d for d in values_of(case.offer.offer.offence.through) if d is not None]
        bounds = {"begin": max(begins, default=None), "end": min(ends, default=None)}
        assert days_of == {k: v for k, v in bounds.items() if isinstance(v, date)}
    if case.offer.offer.claims is not None:
        claims = [s.values["says"] for s in together if s.key == "terms.claims"]
        assert case.offer.offer.claims.says in claims
