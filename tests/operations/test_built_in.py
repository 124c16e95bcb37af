"""The built-in operations say what the record says, and nothing more."""

from __future__ import annotations

import csv
import re
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

import safeconduct
from safeconduct.network.build import build_network
from safeconduct.network.model import INSIDE, OUTSIDE, Network
from safeconduct.operation.model import Operation
from safeconduct.operation.read import read_operation
from safeconduct.safeguards.arrivals import expected_arrivals
from safeconduct.safeguards.check import check_safeguards
from safeconduct.safeguards.staying import alternative_of_staying

FOLDERS = Path(safeconduct.__file__).parent / "operations"
JULY, DECEMBER = FOLDERS / "aleppo-2016-07", FOLDERS / "aleppo-2016-12"
BOTH = pytest.mark.parametrize("folder", [JULY, DECEMBER], ids=lambda folder: folder.name)
LONGEST_GAP_M = 300


@pytest.fixture(scope="module")
def july() -> Operation:
    return read_operation(JULY)


@pytest.fixture(scope="module")
def december() -> Operation:
    return read_operation(DECEMBER)


def population(operation: Operation) -> tuple[float, float, float]:
    figures = [area.population for area in operation.areas.values() if area.population]
    return (
        sum(figure.at("low") for figure in figures),
        sum(figure.at("value") for figure in figures),
        sum(figure.at("high") for figure in figures),
    )


def verdicts(operation: Operation) -> dict[str, str]:
    return {each.id: each.verdict for each in check_safeguards(operation)}


def test_july_has_the_eastern_neighbourhoods_and_the_figures_of_the_record(july: Operation) -> None:
    assert len(july.areas) == 58
    assert population(july) == (116_244, 250_000, 275_000)
    assert all(area.name.ar for area in july.areas.values())


def test_july_has_three_corridors_with_one_disputed(july: Operation) -> None:
    assert list(july.corridors) == ["bustan-al-qasr", "salah-al-din", "castello"]
    castello = july.corridors["castello"]
    assert castello.groups == ("leaving-armed",)
    assert ("laying-down-arms",) in castello.also_groups
    assert castello.announced is not None
    assert castello.announced.because == "positions-asked"


def test_july_lacks_what_the_record_lacks(july: Operation) -> None:
    answers = verdicts(july)
    assert {each for each, verdict in answers.items() if verdict == "not met"} == {
        "consent",
        "pause",
        "guarantors",
        "notice",
        "questions",
        "way-for-all",
        "monitors",
        "offers",
        "places",
    }
    assert {each for each, verdict in answers.items() if verdict == "not stated"} == {
        "consent-expiry",
        "free-choice",
        "destination-choice",
        "two-destinations",
        "longest-sealed",
        "way-back",
        "mines",
        "screened-by",
        "separates",
        "medical-priority",
        "family-unity",
        "staying",
    }


def test_july_consent_is_one_of_two(july: Operation) -> None:
    finding = next(each.finding.en for each in check_safeguards(july) if each.id == "consent")
    assert "Opposition groups in eastern Aleppo: no consent" in finding
    assert "Government of Syria: given" in finding


def test_july_places_are_full_in_under_two_hours(july: Operation) -> None:
    arrivals = expected_arrivals(july)
    assert arrivals.places == 3000
    assert arrivals.full_after_h is not None
    assert arrivals.full_after_h < 2
    assert arrivals.needed > 20 * arrivals.places


def test_july_pardon_was_urged_and_the_decree_enacted(july: Operation) -> None:
    urged = [each for each in july.announcements if each.standing == "urged"]
    enacted = [each for each in july.announcements if each.standing == "enacted"]
    assert [each.by for each in urged] == ["russia"]
    assert [each.by for each in enacted] == ["government"]
    assert all(each.says.ar for each in july.announcements)


def test_july_turnout_begins_with_what_was_recorded(july: Operation) -> None:
    recorded = {(row.what, row.date): row.value for row in july.recorded}
    low = july.turnout["civilians"].low
    assert low is not None
    assert low * 250_000 == pytest.approx(recorded["civilians out in all", "2016-07-30"], abs=10)


def test_july_staying_takes_eight_trucks_a_day(july: Operation) -> None:
    staying = alternative_of_staying(july)
    assert staying.value.trucks_per_day == 8
    assert staying.value.days == 7
    assert staying.low.persons == pytest.approx(116_244)


def test_december_has_the_pocket_and_its_count(december: Operation) -> None:
    assert len(december.areas) == 9
    assert population(december) == (35_000, 36_086, 50_000)


def test_december_was_stopped_from_the_16th_to_the_18th(december: Operation) -> None:
    hours = [each / 3600 for opening in december.corridors["ramouseh"].open for each in opening]
    # Counted from 06:00 on the 15th: midday to 09:00 on the 16th; from 23:00 on the 18th to 20:25
    # on the 22nd.
    assert hours == pytest.approx([6, 27, 89, 182 + 25 / 60])


def test_december_adds_up_to_the_vehicles_of_the_record(december: Operation) -> None:
    assert december.buses is not None
    assert december.cars is not None
    counted = {row.what: row.value for row in december.recorded if row.date == "2016-12-23"}
    by_bus = counted["buses"] * december.buses.seats
    by_car = counted["private vehicles"] * december.cars.persons_per_car
    patients = counted["patients"]
    assert by_bus + by_car + patients == pytest.approx(36_086, rel=0.01)
    assert by_car / 36_086 == pytest.approx(december.cars.share, abs=0.01)


def test_december_has_consent_and_july_has_not(july: Operation, december: Operation) -> None:
    assert verdicts(december)["consent"] == "met"
    assert verdicts(july)["consent"] == "not met"


@BOTH
def test_every_source_is_used_and_every_party_named_in_both_languages(folder: Path) -> None:
    operation = read_operation(folder)
    texts = [path.read_text("utf-8") for path in folder.iterdir() if path.is_file()]
    for source in operation.sources:
        uses = sum(len(re.findall(rf"[:,\" ]{source}[,}}\"\n]", text)) for text in texts)
        assert uses >= 1, source
    assert all(party.name.ar for party in operation.parties.values())
    assert all(group.name.ar for group in operation.groups.values())
    assert all(row.source in operation.sources for row in operation.recorded)


@BOTH
def test_a_figure_without_a_source_is_listed_as_an_assumption(folder: Path) -> None:
    keys = [each.key for each in read_operation(folder).assumptions]
    assert any(key.startswith("areas.") for key in keys)
    assert len(keys) == len(set(keys))


@BOTH
def test_coordinates_are_facts_to_three_decimals(folder: Path) -> None:
    for path in folder.rglob("*"):
        if path.suffix in (".geojson", ".csv"):
            assert not re.search(r"3[67]\.\d{4,}", path.read_text("utf-8")), path.name


@BOTH
def test_the_roads_are_coarse_and_whole(folder: Path) -> None:
    with (folder / "roads" / "node.csv").open(encoding="utf-8") as file:
        assert 80 <= len(list(csv.DictReader(file))) <= 200
    network = build_network(read_operation(folder))
    assert network.warnings == ()


def reached(network: Network, corridor: str, zone: int, *, drive: bool) -> NDArray[np.bool_]:
    """Which nodes lead to a crossing inside, or are led to from it outside."""
    use = (network.drive if drive else network.walk) & (network.zone == zone)
    ends = (network.head[use], network.tail[use])
    near, far = ends if zone == INSIDE else ends[::-1]
    found = np.zeros(network.nodes, dtype=bool)
    found[network.corridor_node[corridor]] = True
    while (new := far[found[near] & ~found[far]]).size:
        found[new] = True
    return found


def check_every_way(operation: Operation, network: Network, *, drive: bool) -> None:
    assert set(network.area_node) == set(operation.areas)
    areas = network.area_drive_node if drive else network.area_node
    sites = network.site_drive_node if drive else network.site_node
    for corridor in operation.corridors.values():
        inside = reached(network, corridor.id, INSIDE, drive=drive)
        outside = reached(network, corridor.id, OUTSIDE, drive=drive)
        assert [area for area, node in areas.items() if not inside[node]] == []
        assert [site for site in corridor.leads_to if not outside[sites[site]]] == []


def test_every_area_reaches_every_crossing_and_each_crossing_its_sites(july: Operation) -> None:
    check_every_way(july, build_network(july), drive=False)


def test_the_buses_of_december_find_their_way(december: Operation) -> None:
    check_every_way(december, build_network(december), drive=True)


@pytest.mark.roads
def test_the_same_on_the_real_roads(shared_data: Path) -> None:
    roads = shared_data / "aleppo" / "aleppo_roads.osm.pbf"
    for folder, drive in ((JULY, False), (DECEMBER, True)):
        operation = read_operation(folder, roads=roads)
        network = build_network(operation)
        assert network.nodes > 30_000
        assert max(network.area_gap_m.values()) < LONGEST_GAP_M
        check_every_way(operation, network, drive=drive)
