"""A way that a party refused is advertised nowhere: by no number, no office, no map, no district."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from safeconduct.errors import InputError
from safeconduct.notices.build import build_notice
from safeconduct.notices.model import Notice
from safeconduct.notices.print import make_ready
from safeconduct.notices.speak import Speaker
from safeconduct.notices.windows import windows_calendar
from safeconduct.operation.model import Consent, HandingIn, Operation, Text
from safeconduct.operation.read import read_operation
from safeconduct.terms.library import library_instrument
from safeconduct.terms.of_operation import read_terms
from tests.notices.folders import JULY, change, copy_of
from tests.notices.small import issue, languages, notice, operation

DECREE = library_instrument("sy-2016-15")
SPEAKERS = [Speaker(each) for each in languages()]


def refused(*ids: str, of: Operation | None = None) -> Operation:
    whole = of or operation()
    no = {"front": Consent("front", "refused")}
    ways = {
        id_: replace(each, consent={**each.consent, **no}) if id_ in ids else each
        for id_, each in whole.corridors.items()
    }
    return replace(whole, corridors=ways)


def office(*reached_by: str) -> Operation:
    where = HandingIn("sy-2016-15/1", Text("The office", "المكتب"), None, reached_by)
    return operation(handing_in=(where,))


def lines(told: Notice, speaker: Speaker, prefix: str = "") -> list[str]:
    return [speaker.sentence(s) for s in told.sentences() if s.id.startswith(prefix)]


@pytest.mark.parametrize("speaker", SPEAKERS, ids=["en", "ar"])
def test_an_office_is_reached_by_no_way_that_was_refused(speaker: Speaker) -> None:
    west, east = (speaker.language.text(each.name) for each in operation().corridors.values())
    for ids, hidden, shown in ((("west",), west, east), (("east",), east, west)):
        told = notice(refused(*ids, of=office("west", "east")), [DECREE])
        (where,) = lines(told, speaker, "terms.sy-2016-15/1.where")
        assert shown in where
        assert hidden not in where
    (alone,) = lines(
        notice(refused("west", of=office("west")), [DECREE]), speaker, "terms.sy-2016-15/1.where"
    )
    assert west not in alone
    assert speaker.language.say("ways.all") not in alone


def test_nor_by_one_that_is_nobodys_word() -> None:
    whole = office("west", "east")
    nobodys = replace(whole.corridors["west"], announced=None, consent={})
    told = notice(replace(whole, corridors={**whole.corridors, "west": nobodys}), [DECREE])
    (where,) = lines(told, SPEAKERS[0], "terms.sy-2016-15/1.where")
    assert "West gate" not in where
    assert not any("West gate" in each for each in lines(told, SPEAKERS[0]))


def test_a_refused_way_takes_no_number_and_is_in_no_calendar() -> None:
    told = notice(refused("west"))
    (line,) = lines(told, SPEAKERS[0], "ways.for")
    assert line.startswith("1. East gate.")
    assert windows_calendar(told, refused("west"), languages()[0]) is None


def test_a_district_of_refused_ways_alone_gets_no_notice() -> None:
    told = issue()
    of_west = replace(told.districts[0], corridors=("west",))
    with pytest.raises(InputError) as caught:
        build_notice(refused("west"), [], told, of_west)
    assert [each.code for each in caught.value.faults] == ["SC958"]


def test_every_district_of_which_nothing_is_left_is_named(tmp_path: Path) -> None:
    folder = copy_of(JULY, tmp_path / "op")
    change(folder / "operation.yaml", "{answer: none, source: opposition}", "refused")
    whole = read_operation(folder)
    with pytest.raises(InputError) as caught:
        make_ready(whole, read_terms(whole))
    assert [each.code for each in caught.value.faults] == ["SC958", "SC958"]
    assert len({each.what for each in caught.value.faults}) == 2
    assert all(each.line for each in caught.value.faults)
