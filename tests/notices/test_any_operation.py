"""Whatever a folder says or leaves out, its notice says no more, or there is none."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from safeconduct.announcements.check import clock_of
from safeconduct.notices.content.ways import advertised
from safeconduct.notices.promise import check_notice
from safeconduct.operation.clock import open_intervals
from safeconduct.operation.document_corridors import WindowDocument
from safeconduct.operation.model import (
    Announced,
    Asked,
    Consent,
    Corridor,
    Operation,
    Pause,
    StatedWindow,
    Text,
)
from tests.notices.small import HOUR, issue, languages, notice, operation

BASE = operation()
HORIZON_S = 48 * HOUR
SOURCE = st.sampled_from([None, "radio"])
GROUPS = st.lists(st.sampled_from(["people", "armed", "wounded"]), min_size=1, unique=True)
DAYS = st.sampled_from([(), ("2016-07-30",), ("2016-07-29", "2016-08-03"), ("mon", "fri")])


def windows() -> st.SearchStrategy[StatedWindow]:
    hours = st.integers(0, 23).map(lambda hour: hour * HOUR)
    spans = st.tuples(hours, hours).filter(lambda span: span[0] != span[1])
    return st.builds(
        lambda days, span, source: StatedWindow(days, span[0], span[1], source), DAYS, spans, SOURCE
    )


def consents(party: str) -> st.SearchStrategy[Consent]:
    answers = st.sampled_from(["given", "given", "none", "unknown", "refused"])
    expires = st.sampled_from([None, 3 * HOUR, 20 * HOUR, 60 * HOUR])
    return st.builds(
        lambda answer, end: Consent(party, answer, expires_s=end if answer == "given" else None),
        answers,
        expires,
    )


@st.composite
def corridors(draw: st.DrawFn, id_: str) -> Corridor:
    known = BASE.corridors[id_]
    screening = BASE.corridors["west"].screening
    assert screening is not None
    asks = draw(st.lists(st.builds(Asked, st.just(Text("Wait.", "انتظروا.")), SOURCE), max_size=2))
    search = replace(
        screening,
        by=draw(st.sampled_from([None, "crown", "front"])),
        source=draw(SOURCE),
        separates=draw(st.sampled_from([None, "yes", "no", "unknown"])),
        searches=tuple(draw(st.lists(st.sampled_from(["bags", "phones"]), unique=True))),
        asks=tuple(asks),
    )
    said = tuple(draw(st.lists(windows(), max_size=3)))
    documents = [
        WindowDocument.model_construct(days=w.days, opens=w.opens_s, closes=w.closes_s)
        for w in said
    ]
    hours = open_intervals(documents or None, clock_of(BASE), HORIZON_S)
    parties = draw(st.lists(st.sampled_from(["crown", "front", "un"]), unique=True))
    return replace(
        known,
        groups=tuple(draw(GROUPS)),
        groups_stated=draw(st.booleans()),
        also_groups=tuple(tuple(each) for each in draw(st.lists(GROUPS, max_size=2))),
        announced=draw(st.sampled_from([None, Announced("crown", "2016-07-28"), Announced("un")])),
        consent={party: draw(consents(party)) for party in parties},
        legs=draw(st.sampled_from([known.legs, known.legs[:1], ()])),
        windows=said,
        windows_stated=bool(said),
        open=hours,
        screening=draw(st.sampled_from([None, search])),
        leads_to=tuple(draw(st.lists(st.sampled_from(["school", "hall"]), unique=True))),
    )


@st.composite
def operations(draw: st.DrawFn) -> Operation:
    pauses = st.builds(
        lambda source: Pause(Text("at the gate", "عند البوابة"), (0, HOUR), ("crown",), source),
        SOURCE,
    )
    return replace(
        BASE,
        corridors={id_: draw(corridors(id_)) for id_ in BASE.corridors},
        pauses=tuple(draw(st.lists(pauses, max_size=2))),
        horizon_s=HORIZON_S,
    )


@settings(max_examples=120)
@given(
    operations(),
    st.sampled_from([date(2016, 7, 28), date(2016, 7, 30), date(2016, 8, 20)]),
    st.sampled_from([frozenset(), frozenset({"hall"})]),
)
def test_what_is_built_of_any_operation_goes_beyond_nothing(
    whole: Operation, day: date, published: frozenset[str]
) -> None:
    if not advertised(whole):
        return
    told = notice(whole, of=issue(day, published=published))
    found = check_notice(told, whole, [], languages())
    assert found == [], [each.what for each in found]
    shown = {each.id for each in advertised(whole)}
    assert set(told.corridors) == shown
    assert all(set(each.corridors) <= shown for each in told.sentences())
