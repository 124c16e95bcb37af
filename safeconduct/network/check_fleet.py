"""Fleets that could never run, or never stop running, for the places they are given."""

from __future__ import annotations

from safeconduct.network.attach import Places
from safeconduct.network.connect import weak_parts
from safeconduct.network.keep_connected import Kept
from safeconduct.network.report import Report
from safeconduct.operation.model import Operation, Vehicles


def check_fleet(
    operation: Operation, kept: Kept, crossing: dict[str, int], places: Places, report: Report
) -> None:
    """Find depots that no road joins to a stop, and lines that take no time.

    Parameters
    ----------
    operation
        Its fleets and lines.
    kept
        The roads.
    crossing
        Node of each corridor's crossing.
    places
        Where stops, sites and depots are attached.
    report
        Gets the faults: SC333 and SC334.
    """
    drive = kept.roads.drive
    roads = kept.roads
    piece = weak_parts(len(roads.node_id), roads.tail[drive], roads.head[drive])
    for fleet in (operation.buses, operation.ambulances):
        if fleet is None:
            continue
        stops = _stops(operation, fleet, places)
        depot = places.depots.get(fleet.kind)
        if depot is not None and stops and piece[depot] not in {piece[stop] for stop in stops}:
            what = f"No road for vehicles leads from the depot of the {fleet.kind} to any of their stops."
            why = "They could never be there, and nobody would ride."
            remedy = "Correct the depot or the roads, or leave the depot out."
            where = fleet.where if fleet.depot is None else fleet.depot.where or fleet.where
            report.add(where, "SC333", (what, why, remedy), "fault")
        if fleet.boarding_s + fleet.unloading_s == 0:
            _check_cycle(operation, fleet, crossing, places, report)


def _stops(operation: Operation, fleet: Vehicles, places: Places) -> list[int]:
    found: list[int] = []
    for line in operation.lines:
        if line.fleet != fleet.kind:
            continue
        if line.assembly_point is None:
            found += places.areas.drive_node.values()
        elif line.assembly_point in places.assembly_points.drive_node:
            found.append(places.assembly_points.drive_node[line.assembly_point])
    return found


def _check_cycle(
    operation: Operation,
    fleet: Vehicles,
    crossing: dict[str, int],
    places: Places,
    report: Report,
) -> None:
    for line in operation.lines:
        gate = crossing.get(line.corridor)
        if line.fleet != fleet.kind or gate is None or line.assembly_point is None:
            continue
        stop = places.assembly_points.drive_node.get(line.assembly_point)
        site = gate if line.site is None else places.sites.drive_node.get(line.site)
        if stop == gate == site:
            what = f"A ride of the line {line.id} takes no time."
            why = "Its vehicles could carry any number of people."
            remedy = "Give boarding_s or unloading_s, or correct the places."
            report.add(fleet.where, "SC334", (what, why, remedy), "fault")
