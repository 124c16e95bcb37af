"""However a notice is changed, once or many times over, it is caught and nothing breaks."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from safeconduct.announcements.find_words import LANGUAGES, wording
from safeconduct.announcements.model import (
    Agreement,
    Conduct,
    Destination,
    SaidHours,
    SaidTerms,
    Search,
    Way,
)
from safeconduct.announcements.model import Contact as SaidContact
from safeconduct.notices.loaded import loaded
from safeconduct.notices.model import Clocks, Contact, Joined, Notice, Section, Sentence
from safeconduct.notices.promise import check_notice, promises
from safeconduct.operation.document_corridors import WindowDocument
from safeconduct.operation.model import Consent, Operation, StatedWindow, Text
from tests.notices.built_in import BOTH, built_in
from tests.notices.small import HOUR, changed, find, issue, languages, mapped, notice, operation

WHOLE = notice()
FOUND = built_in(BOTH[0])
ELSEWHERE = Text("nowhere", "لا مكان")


def codes(told: Notice, whole: Operation | None = None) -> set[str]:
    return {each.code for each in check_notice(told, whole or operation(), [], languages())}


def hours(*spans: tuple[int, int], days: tuple[str, ...] = (), of: str = "west") -> SaidHours:
    windows = tuple(
        WindowDocument.model_construct(days=days, opens=opens * HOUR, closes=closes * HOUR)
        for opens, closes in spans
    )
    return SaidHours((of,), windows)


def with_sections(change: Callable[[Section], Section], of: Notice = WHOLE) -> Notice:
    return replace(of, sections=tuple(map(change, of.sections)))


def twin(section: Section) -> Section:
    """Put a sentence of other hours, under the same id, before the true one."""
    if section.id != "ways":
        return section
    true = next(each for each in section.sentences if each.id == "hours.every-day.west")
    forged = replace(true, values={**true.values, "hours": Clocks(((0, 24 * HOUR),))}, about=None)
    return replace(section, sentences=(forged, *section.sentences))


@pytest.mark.parametrize(
    "told",
    [
        with_sections(twin),
        with_sections(lambda each: replace(each, sentences=each.sentences * 2)),
        with_sections(lambda each: replace(each, sentences=each.sentences[::-1])),
        with_sections(lambda each: replace(each, title=Text("You are pardoned"))),
        with_sections(lambda each: replace(each, id="contacts")),
        replace(WHOLE, sections=WHOLE.sections[::-1]),
        replace(WHOLE, sections=(*WHOLE.sections, Section("terms.all", (), Text("Pardon")))),
        replace(WHOLE, district=Text("Another town", "بلدة أخرى")),
        replace(WHOLE, areas=("town", "hill")),
        replace(WHOLE, corridors=("west",)),
        replace(WHOLE, corridors=("west", "east", "north")),
        changed(WHOLE, "hours.every-day.west", key="no.such-sentence"),
        changed(WHOLE, "hours.every-day.west", values={}),
        changed(WHOLE, "hours.every-day.west", about=None),
    ],
    ids=[
        "a forged twin", "all twice", "backwards", "headings", "other headings", "sections backwards",
        "an empty section", "district", "areas", "a way fewer", "a way more", "no such sentence",
        "no values", "no claim",
    ],
)  # fmt: skip
def test_what_stands_beside_or_around_the_sentences_is_held_too(told: Notice) -> None:
    assert codes(told) == {"SC962"}


@pytest.mark.parametrize(
    ("id_", "about"),
    [
        ("ways.for.west", Way(("north",), None, ("people",))),
        ("ways.for.west", Way(("west",), None, ("nobody",))),
        ("hours.every-day.west", hours((8, 16), of="north")),
        ("leads.to.west", Destination(("barn",), ELSEWHERE, None)),
        ("asks.by.west", Conduct(Text("Show your bags."), ("nobody",))),
        ("agreement.agreed.east", Agreement(("nobody",), ())),
        ("search.by.west", Search("nobody", ELSEWHERE)),
    ],
)
def test_a_claim_of_what_the_operation_does_not_have_is_a_promise(id_: str, about: Any) -> None:
    assert "SC963" in {
        each.code for each in promises(changed(WHOLE, id_, about=about), operation())
    }


@pytest.mark.parametrize(
    ("id_", "about"),
    [
        ("hours.unsaid.east", hours((8, 16), of="east")),
        ("hours.every-day.west", hours((8, 16), days=("2016-09-01",))),
        ("search.unsaid.east", Search("un", Text("United Nations"))),
        ("leads.unsaid.east", Destination(("hall",), ELSEWHERE, None)),
        ("contact.nobody", SaidContact(Text("Red Crescent"), independent=True)),
    ],
    ids=["hours", "a day beyond the operation", "search", "place", "contact"],
)
def test_a_claim_of_what_nobody_states_is_a_promise(id_: str, about: Any) -> None:
    whole = operation()
    found = promises(changed(WHOLE, id_, about=about), whole)
    assert {each.code for each in found} == {"SC963"}


def test_assumed_hours_and_searches_are_held_as_if_there_were_none() -> None:
    whole = operation()
    west = whole.corridors["west"]
    assert west.screening is not None
    assumed = replace(
        west,
        windows=(StatedWindow((), 8 * HOUR, 16 * HOUR, None),),
        screening=replace(west.screening, source=None),
    )
    beneath = replace(whole, corridors={**whole.corridors, "west": assumed})
    found = [each for each in promises(WHOLE, beneath) if "no source states" in each.what]
    assert {each.what.split("'")[1] for each in found} == {"hours.every-day.west", "search.by.west"}


def test_hours_that_only_the_plan_assumes_are_not_told_after_those_that_are_stated() -> None:
    whole = operation()
    stated = StatedWindow((), 8 * HOUR, 12 * HOUR, "radio")
    assumed = StatedWindow((), 12 * HOUR, 16 * HOUR, None)
    west = replace(whole.corridors["west"], windows=(stated, assumed))
    whole = replace(whole, corridors={**whole.corridors, "west": west})
    told = notice(whole)
    assert codes(told, whole) == set()
    for begin, end in ((8, 16), (7, 12), (13, 14)):
        forged = changed(told, "hours.every-day.west", about=hours((begin, end)))
        assert {each.code for each in promises(forged, whole)} == {"SC963"}, (begin, end)


def test_a_place_whose_quarter_nobody_gives_is_not_told_beside_one_that_is() -> None:
    whole = operation()
    both = replace(whole.corridors["west"], leads_to=("school", "hall"))
    whole = replace(whole, corridors={**whole.corridors, "west": both})
    told = notice(whole)
    assert codes(told, whole) == set()
    for sites in (("school", "hall"), ("hall", "school")):
        about = Destination(sites, ELSEWHERE, None)
        forged = changed(told, "leads.to-others.west", about=about)
        assert {each.code for each in promises(forged, whole)} == {"SC963"}, sites


def test_a_partys_line_called_independent_is_a_promise() -> None:
    line = Contact(Text("Ministry", "الوزارة"), Text("115", "115"), False, None)
    told = notice(of=issue(contacts=(line,)))
    assert codes(told) == set()
    forged = changed(told, "contact.1", about=SaidContact(line.who, independent=True))
    assert {each.code for each in promises(forged, operation())} == {"SC963"}


# ---- the source beneath


def without_east(whole: Operation) -> Operation:
    return replace(whole, corridors={"west": whole.corridors["west"]})


def all_refused(whole: Operation) -> Operation:
    refused = {"front": Consent("front", "refused")}
    return replace(
        whole,
        corridors={
            id_: replace(each, consent={**each.consent, **refused})
            for id_, each in whole.corridors.items()
        },
    )


@pytest.mark.parametrize("amend", [without_east, all_refused])
def test_a_notice_of_ways_that_are_gone_is_caught(amend: Callable[[Operation], Operation]) -> None:
    assert {"SC962", "SC963"} <= codes(WHOLE, amend(operation()))


def test_a_district_whose_only_way_is_gone_is_caught() -> None:
    told = issue()
    of_east = replace(told, districts=(replace(told.districts[0], corridors=("east",)),))
    assert {"SC962", "SC963"} <= codes(notice(of=of_east), without_east(operation()))


# ---- words


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_word_of_the_list_is_caught_in_a_name_even_in_quotation_marks(language: str) -> None:
    code = next(each for each in LANGUAGES if each == language)
    listed = wording(code)
    speaking = [each for each in languages() if each.code == code]
    forms = [form for word in listed.words.values() for form in word.forms]
    assert len(forms) >= 40
    for form in forms:
        for written in (form, f'West "{form}" gate'):
            name = Text(written, written)
            told = changed(WHOLE, "ways.for.west", values={"n": 1, "way": name, "groups": name})
            found = {each.code for each in loaded(told, operation(), speaking)}
            assert found == {"SC964"}, written


@pytest.mark.parametrize("where", ["operation", "district", "title"])
def test_a_loaded_word_in_a_heading_is_caught(where: str) -> None:
    words = Text("Safe way out", "الممر الآمن")
    whole, told = operation(), WHOLE
    if where == "operation":
        whole = replace(whole, name=words)
    elif where == "district":
        told = replace(told, district=words)
    else:
        told = with_sections(lambda each: replace(each, title=words))
    for language in languages():
        assert [each.code for each in loaded(told, whole, [language])] == ["SC964"]


def test_a_loaded_word_in_the_name_of_a_group_or_party_is_caught_even_in_quotation_marks() -> None:
    who = Joined((Text("People", "ناس"), Text('The "rebels"', "«المتمردون»")))
    told = changed(WHOLE, "ways.for.west", values={"n": 1, "way": ELSEWHERE, "groups": who})
    for language in languages():
        assert {each.code for each in loaded(told, operation(), [language])} == {"SC964"}


def test_a_language_without_a_list_is_left_to_its_reviewer() -> None:
    french = replace(languages()[0], code="fr")
    told = replace(WHOLE, district=Text("Safe zone"))
    assert list(loaded(told, operation(), [french])) == []


# ---- at random, many at once


BUILT = tuple(WHOLE.sentences()) + tuple(FOUND.notice.sentences())
SECTIONS = WHOLE.sections + FOUND.notice.sections
Change = Callable[[Notice], Notice]


def put(part: str, id_: str, other: Sentence) -> Change:
    return lambda told: mapped(
        told, lambda each: replace(each, **{part: getattr(other, part)}) if each.id == id_ else each
    )


def change() -> st.SearchStrategy[Change]:
    sentence, section = st.sampled_from(BUILT), st.sampled_from(SECTIONS)
    ids = sentence.map(lambda each: each.id)
    parts = st.sampled_from(["id", "key", "values", "bonds", "about", "corridors"])
    leave_out = ids.map(lambda id_: lambda told: mapped(told, lambda s: None if s.id == id_ else s))
    return st.one_of(
        st.builds(put, parts, ids, sentence),
        leave_out,
        section.map(lambda new: lambda told: replace(told, sections=(*told.sections, new))),
        section.map(
            lambda new: lambda told: with_sections(lambda s: new if s.id == new.id else s, told)
        ),
        st.permutations(range(4)).map(
            lambda order: (
                lambda told: replace(
                    told, sections=(*(told.sections[n] for n in order), *told.sections[4:])
                )
            )
        ),
        st.sampled_from([(), ("west",), ("north",), ("east", "west")]).map(
            lambda ways: lambda told: replace(told, corridors=ways)
        ),
    )


@settings(max_examples=150)
@given(st.lists(change(), min_size=1, max_size=6))
def test_no_changes_however_many_pass_and_none_breaks_the_check(changes: list[Change]) -> None:
    told = WHOLE
    for each in changes:
        told = each(told)
    found = check_notice(told, operation(), [], languages())
    assert bool(found) == (told != WHOLE), [each.what for each in found]


# ---- the operations that come with the program


TERMS = [
    pytest.param(name, id_, id=f"{name}: {id_}")
    for name in BOTH
    for id_ in dict.fromkeys(
        each.id
        for each in built_in(name).notice.sentences()
        if isinstance(each.about, SaidTerms) and each.about.offer is not None
    )
]


@pytest.mark.parametrize("name", BOTH)
def test_the_notices_that_come_with_the_program_pass(name: str) -> None:
    found = built_in(name)
    assert check_notice(found.notice, found.operation, found.texts, languages()) == []


@pytest.mark.parametrize("name", BOTH)
def test_no_sentence_of_them_can_be_left_out_or_stand_for_another(name: str) -> None:
    found = built_in(name)
    sentences = list(found.notice.sentences())
    for each, other in zip(sentences, sentences[1:] + sentences[:1], strict=True):
        for told in (
            mapped(found.notice, lambda s, gone=each: None if s.id == gone.id else s),
            changed(found.notice, each.id, key=other.key, values=other.values),
        ):
            if told != found.notice:
                caught = check_notice(told, found.operation, found.texts, ())
                assert "SC962" in {fault.code for fault in caught}, each.id


@pytest.mark.parametrize("name", BOTH)
def test_their_ways_are_told_for_nobody_else_and_with_nobody_elses_consent(name: str) -> None:
    found = built_in(name)
    whole = found.operation
    everybody = tuple(whole.groups)
    for id_ in found.notice.corridors:
        wider = changed(found.notice, f"ways.for.{id_}", about=Way((id_,), None, everybody))
        assert "SC963" in {each.code for each in promises(wider, whole)}, id_
    silent = mapped(found.notice, lambda s: None if s.key.startswith("agreement.no") else s)
    if silent != found.notice:
        assert "SC963" in {each.code for each in promises(silent, whole)}
    head = find(found.notice, f"ways.for.{found.notice.corridors[0]}")
    agreed = replace(head, about=Agreement((*whole.parties,), ()))
    told = mapped(found.notice, lambda s: agreed if s.id == head.id else s)
    assert "SC963" in {each.code for each in promises(told, whole)}
