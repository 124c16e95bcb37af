"""What a notice tells, section by section; what nobody states it does not fill in."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from safeconduct.errors import InputError
from safeconduct.notices.model import Contact, Notice
from safeconduct.notices.speak import Speaker
from safeconduct.operation.model import Consent, Corridor, Operation, StatedWindow, Text
from safeconduct.terms.library import library_instrument
from tests.notices.small import DAY, HOUR, issue, languages, notice, operation

ENGLISH, ARABIC = (Speaker(each) for each in languages())
DECREE = library_instrument("sy-2016-15")


def with_west(**changes: object) -> Operation:
    whole = operation()
    west = replace(whole.corridors["west"], **changes)  # type: ignore[arg-type] # of a corridor
    return replace(whole, corridors={**whole.corridors, "west": west})


def said(whole: Notice, prefix: str = "") -> list[str]:
    return [ENGLISH.sentence(s) for s in whole.sentences() if s.id.startswith(prefix)]


def west() -> Corridor:
    return operation().corridors["west"]


# ---- ways


def test_a_way_that_was_refused_is_on_no_list_and_is_said_to_be() -> None:
    consent = {**west().consent, "front": Consent("front", "refused")}
    told = notice(with_west(consent=consent))
    assert told.corridors == ("east",)
    assert len(said(told, "ways.for")) == 1
    (refused,) = said(told, "ways.refused")
    assert refused.startswith("West gate: announced, and refused by The front.")
    assert all("West gate" not in each for each in said(told) if each != refused)


def test_where_every_way_is_refused_or_nobodys_word_nothing_is_printed() -> None:
    whole = operation()
    nobody = {
        id_: replace(each, announced=None, consent={}) for id_, each in whole.corridors.items()
    }
    with pytest.raises(InputError) as caught:
        notice(replace(whole, corridors=nobody))
    assert [each.code for each in caught.value.faults] == ["SC958"]


def test_a_way_of_fighters_names_only_them() -> None:
    whole = operation()
    east = replace(whole.corridors["east"], groups=("armed",), also_groups=())
    told = notice(replace(whole, corridors={**whole.corridors, "east": east}))
    line = next(each for each in said(told, "ways.for.east"))
    assert line == "2. East gate. For: Fighters who leave with their arms."


def test_hours_without_a_source_are_told_to_nobody() -> None:
    told = notice(with_west(windows=(StatedWindow((), 8 * HOUR, 16 * HOUR, None),)))
    assert not any("08:00" in each for each in said(told))
    assert [bond.key for bond in told.untold] == ["corridors.west.windows"]
    assert any("hours" in each and "obody" in each for each in said(told, "hours"))


@pytest.mark.parametrize(
    ("windows", "words"),
    [
        ([StatedWindow((), 8 * HOUR, 16 * HOUR, "radio")], "every day 08:00–16:00"),
        (
            [StatedWindow(("2016-07-31",), 8 * HOUR, 16 * HOUR, "radio")],
            "Way 1: 31 July 2016 08:00–16:00.",
        ),
        ([StatedWindow((), 22 * HOUR, 2 * HOUR, "radio")], "22:00–02:00 the day after"),
        ([StatedWindow((), 0, 24 * HOUR, "radio")], "00:00–24:00"),
        (
            [
                StatedWindow((), 8 * HOUR, 12 * HOUR, "radio"),
                StatedWindow((), 11 * HOUR, 15 * HOUR, "radio"),
            ],
            "08:00–15:00",
        ),
        (
            [
                StatedWindow((), 8 * HOUR, 12 * HOUR, "radio"),
                StatedWindow((), 14 * HOUR, 15 * HOUR, "radio"),
            ],
            "08:00–12:00 and 14:00–15:00",
        ),
    ],
    ids=["every day", "one day", "over midnight", "whole day", "overlapping", "two"],
)
def test_stated_hours_in_words(windows: list[StatedWindow], words: str) -> None:
    (line,) = said(notice(with_west(windows=tuple(windows))), "hours.")[:1]
    assert words in line


def test_ways_of_which_the_same_holds_share_a_sentence() -> None:
    lines = said(notice(), "search.separates")
    assert len(lines) == 1
    assert lines[0].startswith("All ways: ")


# ---- whose word


def test_who_has_not_agreed_is_named_and_how() -> None:
    lines = said(notice(), "agreement")
    assert "Way 2: not agreed by The front: no answer is known." in lines
    assert "Way 1: agreed by The front and The crown." in lines
    silent = notice(with_west(consent={**west().consent, "front": Consent("front", "none")}))
    assert any("asked, no answer" in line for line in said(silent, "agreement"))


def test_a_consent_that_ends_is_said_to() -> None:
    ends = {**west().consent, "front": Consent("front", "given", "radio", expires_s=3 * HOUR)}
    lines = said(notice(with_west(consent=ends)), "agreement.until")
    assert lines == ["Way 1: The front agrees only until 29 July 2016, 09:00."]


@pytest.mark.parametrize("speaker", [ENGLISH, ARABIC], ids=["en", "ar"])
def test_the_standing_comes_first_and_what_must_be_said_is(speaker: Speaker) -> None:
    told = notice()
    first = next(iter(told.sentences()))
    assert speaker.sentence(first) == speaker.language.say("standing.ANNOUNCED")
    words = " ".join(speaker.sentence(each) for each in told.sentences())
    assert speaker.language.say("voice.stay") in words


def test_the_words_of_the_design_stand_in_our_own_voice() -> None:
    assert ENGLISH.language.say("voice.stay").startswith(
        "You may stay. People who stay keep the same protection under the law of war."
    )
    assert "no promise" in ENGLISH.language.say("voice.stay")
    assert "لكم أن تبقوا" in ARABIC.language.say("voice.stay")


# ---- the crossing


def test_what_is_asked_is_quoted_as_somebodys_words() -> None:
    (line,) = said(notice(), "asks")
    assert line == "Way 1: asked by The crown: “Show your bags”."


def test_who_searches_without_a_source_is_told_to_nobody() -> None:
    search = west().screening
    assert search is not None
    told = notice(with_west(screening=replace(search, source=None)))
    assert not any("searched by" in each or "search: " in each for each in said(told, "search.by"))
    assert "corridors.west.screening.by" in [bond.key for bond in told.untold]


def test_a_place_is_told_as_its_quarter_until_it_is_published() -> None:
    (line,) = said(notice(), "leads.to")
    assert "the north" in line
    assert "school" not in line
    (published,) = said(notice(of=issue(published=frozenset({"school"}))), "leads.to")
    assert "school" in published


# ---- the terms


def test_terms_name_text_days_in_both_calendars_and_what_they_do_not_cover() -> None:
    told = notice(texts=[DECREE])
    when = said(told, "terms.sy-2016-15/1.when")
    assert when == [
        "When: from 29 July 2016 (24 Shawwal 1437 AH) to the end of 28 October 2016 (27 Muharram 1438 AH)."
    ]
    assert any("does not say for which offences" in each for each in said(told, "terms."))
    assert any("No lawyer has reviewed it." in each for each in said(told, "terms."))
    assert any("Nothing of this is asked of children" in each for each in said(told, "terms."))


@pytest.mark.parametrize(
    ("day", "open_"),
    [
        (date(2016, 7, 27), ()),
        (date(2016, 7, 28), ("1", "2")),
        (date(2016, 8, 28), ("1", "2")),
        (date(2016, 8, 29), ("1",)),
        (date(2016, 10, 28), ("1",)),
        (date(2016, 10, 29), ("1",)),  # by then it had been given three months more
        (date(2017, 1, 28), ()),
    ],
)
def test_an_offer_is_told_from_the_day_it_is_known_to_its_last(
    day: date, open_: tuple[str, ...]
) -> None:
    told = notice(texts=[DECREE], of=issue(day))
    assert {s.id.split(".")[1] for s in told.sentences() if s.key == "terms.of-text"} == {
        f"sy-2016-15/{each}" for each in open_
    }


def test_an_offer_begun_is_told_from_the_day_of_issue() -> None:
    day = DAY + timedelta(days=10)
    (when,) = said(notice(texts=[DECREE], of=issue(day)), "terms.sy-2016-15/1.when")
    assert when.startswith("When: from 8 August 2016 (5 Dhu al-Qadah 1437 AH)")


def test_what_was_only_asked_for_gives_nobody_anything() -> None:
    (line,) = said(notice(texts=[DECREE]), "terms.sy-2016-15.appeal")
    assert line.startswith("Only asked for, by Russian defence minister; it gives nobody anything:")


# ---- contacts, issue


def test_without_a_contact_that_is_said() -> None:
    assert said(notice(), "contact") == ["Nobody independent was named whom one could ask."]
    line = Contact(
        Text("Red Crescent", "الهلال الأحمر"), Text("telephone 133", "هاتف 133"), True, None
    )
    told = notice(of=issue(contacts=(line,)))
    assert any(
        "Red Crescent (independent of the parties): telephone 133" in each
        for each in said(told, "contact")
    )


def test_version_and_day_stand_at_the_end_with_when_it_is_void() -> None:
    *_, last = said(notice())
    assert last == "Version 1, 29 July 2016 (24 Shawwal 1437 AH). Void when replaced."


def test_only_the_ways_of_a_district_are_told_and_keep_their_number() -> None:
    told = issue()
    district = replace(told.districts[0], id="east-side", corridors=("east",))
    whole = notice(of=replace(told, districts=(district,)))
    assert whole.corridors == ("east",)
    (line,) = said(whole, "ways.for")
    assert line.startswith("2. East gate.")
