"""Build corridors, assembly points, sites, vehicles and lines."""

from __future__ import annotations

from safeconduct.operation.build_people import text_of
from safeconduct.operation.clock import Clock, open_intervals
from safeconduct.operation.document_corridors import (
    ConsentDocument,
    ConvoyDocument,
    CorridorDocument,
    ScreeningDocument,
)
from safeconduct.operation.document_means import ReceptionDocument, VehiclesDocument
from safeconduct.operation.document_parts import FigureDocument, PlaceDocument
from safeconduct.operation.model import (
    Announced,
    Asked,
    AssemblyPoint,
    Cars,
    Consent,
    Convoy,
    Corridor,
    Fleet,
    Group,
    Leg,
    Place,
    Reception,
    Screening,
    ScreeningPool,
    Site,
    StatedWindow,
    Text,
    Vehicles,
    Where,
)
from safeconduct.operation.stated import Stated

BUS_PCU, AMBULANCE_PCU, TRUCK_PCU = 2.5, 1.0, 2.5
"""Passenger-car units of a vehicle where none are stated: design values, listed nowhere else."""

DEFAULT_POOL = "all"
"""Id of the pool that ``lanes`` makes."""


def build_corridors(stated: Stated, clock: Clock, groups: dict[str, Group]) -> dict[str, Corridor]:
    """Build the corridors.

    Parameters
    ----------
    stated
        The checked document.
    clock
        Of the operation.
    groups
        All groups: a corridor that names none is for all.

    Returns
    -------
    dict
        Corridors by id, in the order of the file.
    """
    return {
        id_: _corridor(id_, corridor, stated, clock, groups)
        for id_, corridor in stated.document.corridors.items()
    }


def _corridor(
    id_: str, said: CorridorDocument, stated: Stated, clock: Clock, groups: dict[str, Group]
) -> Corridor:
    where = stated.where("corridors", id_)
    whom = said.groups
    return Corridor(
        id=id_,
        name=text_of(said.name, id_),
        groups=tuple(whom.value) if whom else tuple(groups),
        also_groups=tuple(tuple(other.value) for other in whom.also) if whom else (),
        crossing=place_of(said.crossing, stated.where("corridors", id_, "crossing")),
        open=open_intervals(said.windows, clock, stated.document.horizon),
        windows_stated=said.windows is not None,
        leads_to=tuple(said.leads_to),
        walk_capacity_person_per_h=_value(said.walk_capacity_person_per_h),
        vehicle_capacity_per_h=_value(said.vehicle_capacity_per_h),
        screening=_screening(
            said.screening, groups, stated.where("corridors", id_, "screening"), said.source
        )
        if said.screening
        else None,
        consent={party: _consent(party, given, clock) for party, given in said.consent.items()},
        legs=tuple(
            Leg(
                start=text_of(leg.start),
                end=text_of(leg.end),
                controlled_by=leg.controlled_by,
                as_of=leg.as_of,
                monitors=text_of(leg.monitors) if leg.monitors else None,
                cleared_of_mines=leg.cleared_of_mines,
                where=stated.where("corridors", id_, "legs", place),
            )
            for place, leg in enumerate(said.legs)
        ),
        announced=Announced(**dict(said.announced)) if said.announced else None,
        where=where,
        groups_stated=whom is not None,
        convoy=_convoy(said.convoy, stated.where("corridors", id_, "convoy"))
        if said.convoy
        else None,
        windows=tuple(
            StatedWindow(
                window.days,
                window.opens,
                window.closes,
                window.source or said.source,
                stated.where("corridors", id_, "windows", place),
            )
            for place, window in enumerate(said.windows or ())
        ),
        source=said.source,
    )


def _convoy(said: ConvoyDocument, where: Where) -> Convoy:
    return Convoy(_value(said.vehicles), said.spacing, _value(said.escorts), where)


def _screening(
    said: ScreeningDocument, groups: dict[str, Group], where: Where, source: str | None
) -> Screening:
    pools = [
        ScreeningPool(id_, tuple(pool.groups), pool.lanes.value) for id_, pool in said.pools.items()
    ]
    if said.lanes is not None:
        pools.append(ScreeningPool(DEFAULT_POOL, (), said.lanes.value))
    time_s = times_by_group(said.time_s, groups)
    return Screening(
        said.by,
        tuple(pools),
        time_s,
        said.separates,
        where,
        said.source or source,
        tuple(said.searches),
        tuple(Asked(Text(each.en, each.ar), each.source) for each in said.asks),
    )


def times_by_group(stated: dict[str, FigureDocument], groups: dict[str, Group]) -> dict[str, float]:
    """Give seconds a person by group id; ``all`` holds for groups not named."""
    times = {id_: stated.get(id_, stated.get("all")) for id_ in groups}
    return {id_: figure.value for id_, figure in times.items() if figure is not None}


def _consent(party: str, said: ConsentDocument, clock: Clock) -> Consent:
    expires_s = None if said.expires is None else clock.seconds(said.expires)
    return Consent(party, said.answer, said.source, expires_s)


def build_assembly_points(stated: Stated) -> dict[str, AssemblyPoint]:
    """Build the assembly points, by id."""
    return {
        id_: AssemblyPoint(
            id=id_,
            name=text_of(said.name, id_),
            place=_own_place(said.at, said.node, stated.where("assembly_points", id_)),
            room=_value(said.room),
            shelter=said.shelter,
            water=said.water,
            public=said.public,
            where=stated.where("assembly_points", id_),
        )
        for id_, said in stated.document.assembly_points.items()
    }


def build_sites(stated: Stated, groups: dict[str, Group]) -> dict[str, Site]:
    """Build the sites, by id."""
    made: dict[str, Site] = {}
    for id_, said in stated.document.sites.items():
        where = stated.where("sites", id_)
        placed = said.at is not None or said.node is not None
        made[id_] = Site(
            id=id_,
            name=text_of(said.name, id_),
            place=_own_place(said.at, said.node, where) if placed else None,
            places=_value(said.places),
            stay_s=said.stay,
            reception=_reception(said.reception, groups) if said.reception else None,
            destinations=tuple(said.destinations),
            source=said.source,
            where=where,
            neighbourhood=text_of(said.neighbourhood, "") if said.neighbourhood else None,
        )
    return made


def _reception(said: ReceptionDocument, groups: dict[str, Group]) -> Reception:
    return Reception(said.desks.value, times_by_group(said.time_s, groups))


def build_vehicles(stated: Stated, kind: Fleet) -> Vehicles | None:
    """Build the buses or the ambulances, if there are any; a count of 0 says that there are none."""
    fleet = stated.document.fleet
    said: VehiclesDocument | None = getattr(fleet, kind) if fleet else None
    if said is None or said.count.value == 0:
        return None
    pcu = BUS_PCU if kind == "buses" else AMBULANCE_PCU
    where = stated.where("fleet", kind)
    return Vehicles(
        kind=kind,
        count=said.count.value,
        seats=said.seats.value,
        depot=place_of(said.depot, stated.where("fleet", kind, "depot")) if said.depot else None,
        pcu=said.pcu.value if said.pcu else pcu,
        boarding_s=round(said.boarding_s.value) if said.boarding_s else 0,
        unloading_s=round(said.unloading_s.value) if said.unloading_s else 0,
        where=where,
        companions=said.companions.value if said.companions else 0.0,
        longest_duty_s=said.longest_duty,
        rest_s=said.rest or 0,
    )


def build_cars(stated: Stated) -> Cars | None:
    """Build the private cars, if there are any."""
    fleet = stated.document.fleet
    said = fleet.cars if fleet else None
    if said is None:
        return None
    pcu = said.pcu.value if said.pcu else 1.0
    return Cars(said.share.value, said.persons_per_car.value, pcu)


def place_of(said: PlaceDocument, where: Where) -> Place:
    """Give a place by coordinates or node."""
    if said.at is None:
        return Place(node=said.node, where=where)
    return Place(said.at[0], said.at[1], where=where)


def _own_place(at: list[float] | None, node: str | None, where: Where) -> Place:
    return Place(node=node, where=where) if at is None else Place(at[0], at[1], where=where)


def _value(figure: FigureDocument | None) -> float | None:
    return None if figure is None else figure.value
