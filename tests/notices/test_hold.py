"""What of printed papers no longer holds: sentences, areas, maps, and districts that are gone."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from safeconduct.cli.main import main
from safeconduct.notices.changes import changes_between, say_changes
from safeconduct.notices.hold import changes_since
from safeconduct.notices.language import open_language
from safeconduct.notices.model import Issue, Notice
from safeconduct.notices.record import Record, Said, parse_record, record_of
from safeconduct.operation.model import Operation, Place, Text
from tests.notices.built_in import built_in
from tests.notices.conftest import PrintedFolder
from tests.notices.folders import DECEMBER, JULY, change, copy_of
from tests.notices.small import changed, issue, notice, operation

LANGUAGES = [open_language("en"), open_language("ar")]
CONSENT = "corridors.{}.consent.opposition.answer=refused"
WAYS = ("bustan-al-qasr", "salah-al-din", "castello")


def record(
    whole: Operation | None = None,
    told: Issue | None = None,
    of: Notice | None = None,
    only: str = "",
) -> Record:
    """Write a notice down and read it back, in one language or in both."""
    where, first = whole or operation(), told or issue()
    languages = [each for each in LANGUAGES if not only or each.code == only]
    written = record_of(where, first, [of or notice(where, of=first)], languages)
    return parse_record(json.loads(json.dumps(written)))


def ids(old: Record, new: Record) -> set[str]:
    return {each.id for changes in changes_between(old, new).values() for each in changes}


def moved(whole: Operation, **places: Place) -> Operation:
    ways = {
        id_: replace(each, crossing=places.get(id_, each.crossing))
        for id_, each in whole.corridors.items()
    }
    return replace(whole, corridors=ways)


# ---- two versions


def test_the_same_is_the_same_whatever_the_version() -> None:
    assert ids(record(), record()) == set()
    assert ids(record(), record(told=issue(version=2))) == set()


def test_a_way_drawn_elsewhere_is_a_change_though_no_sentence_is() -> None:
    elsewhere = moved(operation(), west=Place(37.2, 36.2))
    assert ids(record(), record(elsewhere)) == {"map"}
    said = say_changes(record(), record(elsewhere), LANGUAGES[0])
    assert [each.words for each in said[1][1]] == [
        "The map shows ways, areas or places elsewhere than before."
    ]
    assert elsewhere.corridors["west"].crossing != operation().corridors["west"].crossing


def test_the_same_of_ways_that_are_joined_otherwise_is_no_change() -> None:
    whole = operation()
    for way in whole.corridors.values():
        assert way.announced is not None
    alike = {id_: replace(way, screening=None) for id_, way in whole.corridors.items()}
    both = replace(whole, corridors=alike)
    third = replace(alike["east"], id="third", name=Text("Third gate", "البوابة الثالثة"))
    more = replace(whole, corridors={**alike, "third": third})
    found = ids(record(more), record(both))
    # Of the third way nothing is said any more; of the others the same as before.
    assert found
    assert all("third" in id_ or id_ == "map" for id_ in found)
    joined = {said.id for said in record(more).said["all"] if said.corridors}
    assert any("+third" in id_ and "west" in id_ for id_ in joined)


def test_an_edge_or_an_area_drawn_elsewhere_is_a_change_too() -> None:
    whole = operation()
    town = replace(whole.areas["town"], place=Place(37.0, 36.0))
    assert ids(record(), record(replace(whole, areas={"town": town}))) == {"map"}
    edge = replace(whole, enclosed_lonlat=(((37.0, 36.0), (37.1, 36.0), (37.0, 36.1)),))
    assert ids(record(), record(edge)) == {"map"}


def test_where_the_map_is_drawn_from_cannot_be_read_from_the_record() -> None:
    whole = moved(operation(), west=Place(37.123456, 36.654321))
    written = json.dumps(record_of(whole, issue(), [notice(whole)], LANGUAGES))
    assert "37.12" not in written
    assert "36.65" not in written


def test_an_area_renamed_or_given_to_another_district_is_a_change() -> None:
    whole = operation()
    renamed = replace(whole.areas["town"], name=Text("Old town", "البلدة القديمة"))
    assert ids(record(), record(replace(whole, areas={"town": renamed}))) == {"areas"}
    areas = {"town": whole.areas["town"], "hill": replace(whole.areas["town"], id="hill")}
    told = issue()
    both = replace(told, districts=(replace(told.districts[0], areas=("town", "hill")),))
    assert "areas" in ids(record(), record(replace(whole, areas=areas), both))


def test_a_record_of_an_earlier_program_is_read_and_asked_no_more_than_it_holds() -> None:
    written: dict[str, Any] = record_of(operation(), issue(), [notice()], LANGUAGES)
    for district in written["districts"]:
        del district["drawn"], district["area_names"]
    assert ids(parse_record(written), record(moved(operation(), west=Place(37.2, 36.2)))) == {
        "areas"
    }


def test_versions_in_other_languages_are_never_called_the_same() -> None:
    assert ids(record(only="ar"), record(only="en")) != set()
    assert ids(record(only="en"), record()) == set()
    assert ids(record(), record(only="ar")) == set()


def test_what_is_gone_comes_first_and_the_same_words_elsewhere_are_no_change() -> None:
    was, now = record(), record()
    (said,) = now.said.values()
    gone, *kept = said
    new = replace(now, said={"all": (*kept, Said("new", {"en": "New.", "ar": "جديد."}))})
    changes = changes_between(was, new)["all"]
    assert [(each.id, each.now is None) for each in changes] == [(gone.id, True), ("new", False)]
    other_id = replace(now, said={"all": (replace(gone, id="another"), *kept)})
    assert changes_between(was, other_id)["all"] == ()


def test_a_change_is_said_as_new_as_gone_or_as_before_and_now() -> None:
    first = Said("one", {"en": "One.", "ar": "واحد."})
    new = Said("two", {"en": "Two."})
    was = replace(record(), said={"all": (first, Said("gone", {"en": "Gone.", "ar": "زال."}))})
    now = replace(record(), said={"all": (Said("one", {"en": "Once.", "ar": "مرة."}), new)})
    ((_, void), (_, lines)) = say_changes(was, now, LANGUAGES[0])
    assert [each.words for each in void] == [
        "Version 1 of 29 July 2016 (24 Shawwal 1437 AH) is void. Tear it up, and do not hand it on."
    ]
    assert [each.words for each in lines] == [
        "No longer: Gone.", "Was: One.", "Now: Once.", "New: Two.",
    ]  # fmt: skip
    ((_, _), (_, arabic)) = say_changes(was, now, LANGUAGES[1])
    # What is new stands in one language only, and is given in none that it was not printed in.
    assert len(arabic) == 3
    ((_, _), (name, none)) = say_changes(was, was, LANGUAGES[0])
    assert name is not None
    assert [each.words for each in none] == ["No sentence has changed."]


def test_a_published_place_drawn_elsewhere_is_a_change_and_an_unpublished_is_none() -> None:
    whole = operation()
    site = replace(whole.sites["school"], place=Place(37.3, 36.3))
    there = replace(whole, sites={**whole.sites, "school": site})
    assert ids(record(), record(there)) == set()
    told = issue(published=frozenset({"school"}))
    assert ids(record(told=told), record(there, told)) == {"map"}


def test_the_record_names_file_line_and_sources_where_there_are_any() -> None:
    written = record_of(operation(), issue(), [notice()], LANGUAGES)
    rests = [bond for s in written["districts"][0]["sentences"] for bond in s["rests_on"]]
    assert {"key": "corridors.west.windows", "sources": ["radio"]} in rests
    assert {"key": "notices.version"} in rests
    found = built_in(DECEMBER)
    written = record_of(found.operation, found.notice.issue, [found.notice], LANGUAGES)
    rests = [bond for s in written["districts"][0]["sentences"] for bond in s["rests_on"]]
    assert any(bond.get("file") == "operation.yaml" and bond["line"] > 1 for bond in rests)


def test_a_district_that_is_gone_or_new_is_all_change() -> None:
    whole = record()
    assert whole.said["all"]
    none = replace(whole, said={}, districts={}, drawn={})
    assert len(ids(whole, none)) == len(ids(none, whole)) > 10


# ---- a folder today


@pytest.mark.parametrize("sentence", ["hours.every-day.west", "ways.for.east", "contact.nobody"])
def test_a_printed_sentence_that_is_not_given_any_more_is_named(sentence: str) -> None:
    other = changed(
        notice(), sentence, key="search.unsaid", values={"ways": Text("All ways", "كل")}
    )
    assert ids(record(), record(of=other)) == {sentence}


def test_every_sentence_of_a_district_without_a_way_is_void(july: PrintedFolder) -> None:
    everything = [word for way in WAYS for word in ("--set", CONSENT.format(way))]
    call = ["notice", "check", JULY, str(july.folder), "--json"]
    assert main([*call, *everything]) == 1


def test_an_amendment_by_hand_names_the_papers_that_it_makes_void(
    july: PrintedFolder, capsys: pytest.CaptureFixture[str]
) -> None:
    call = ["notice", "check", JULY, str(july.folder), "--json"]
    assert main([*call, "--set", CONSENT.format("castello")]) == 1
    said = json.loads(capsys.readouterr().out)
    assert said["void"] is True
    assert set(said["changes"]) == {"north", "south"}
    about = {each["id"] for each in said["changes"]["north"]}
    assert {"ways.for.castello", "ways.refused.castello"} <= about
    assert main([*call, "--set", "corridors.castello.crossing=[37.171, 36.251]"]) == 1
    said = json.loads(capsys.readouterr().out)
    changes = {name: [each["id"] for each in of] for name, of in said["changes"].items()}
    assert ["map"] in changes.values()
    assert all(each in ([], ["map"]) for each in changes.values())


@pytest.mark.parametrize(
    "setting",
    ["corridors.castello.walk_capacity_person_per_h=900", "groups.civilians.walking_speed_kmh=3"],
)
def test_what_the_public_is_not_told_of_makes_no_paper_void(
    july: PrintedFolder, setting: str
) -> None:
    assert main(["notice", "check", JULY, str(july.folder), "--quiet", "--set", setting]) == 0


def test_papers_of_another_operation_are_refused(
    july: PrintedFolder, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["notice", "check", DECEMBER, str(july.folder), "--quiet"]) == 2
    assert "SC976" in capsys.readouterr().err


def test_papers_are_held_in_the_languages_they_were_printed_in(
    july: PrintedFolder, tmp_path: Path
) -> None:
    folder = copy_of(JULY, tmp_path / "op")
    change(folder / "notices.yaml", "languages: [ar, en]", "languages: [en]")
    assert main(["notice", "check", str(folder), str(july.folder), "--quiet"]) == 0
    file = folder / "operation.yaml"
    change(file, "بستان القصر – المشارقة", "بستان القصر")
    assert main(["notice", "check", str(folder), str(july.folder), "--quiet"]) == 1


def test_the_verb_names_nothing_where_nothing_changed() -> None:
    found = built_in(DECEMBER)
    told = found.notice.issue
    written = record_of(found.operation, told, [found.notice], LANGUAGES)
    since = changes_since(parse_record(written), found.operation, found.texts)
    assert not any(since.values())
