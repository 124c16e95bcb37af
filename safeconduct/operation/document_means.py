"""What an operation folder says of assembly points, sites, vehicles and lines."""

from __future__ import annotations

from pydantic import Field

from safeconduct.operation.document_parts import (
    At,
    CarUnits,
    Desks,
    Document,
    LonLatPair,
    NameText,
    Persons,
    PersonsPerCar,
    Seats,
    SeatsBeside,
    Seconds,
    Share,
    TimesByGroup,
    Vehicles,
)
from safeconduct.operation.document_text import (
    Duration,
    Id,
    NodeId,
    Words,
)
from safeconduct.operation.model import Fleet


class AssemblyPointDocument(Document):
    """Where people may wait."""

    name: NameText | None = Field(None, description="name; left out: its id")
    at: LonLatPair | None = Field(None, description="[longitude, latitude] in degrees; or node")
    node: NodeId | None = Field(None, description="node of the road file; or at")
    room: Persons | None = Field(None, description="persons who can wait; left out: unlimited")
    shelter: bool | None = Field(None, description="whether there is shelter")
    water: bool | None = Field(None, description="whether there is water")
    public: bool = Field(False, description="whether its place may be published")
    source: Id | None = Field(None, description="source of its figures that name none themselves")


class ReceptionDocument(Document):
    """Our desks at a site."""

    desks: Desks = Field(description="desks")
    time_s: TimesByGroup = Field(description="seconds a person, for all or by group")
    source: Id | None = Field(None, description="source of its figures that name none themselves")


class SiteDocument(Document):
    """A reception place."""

    name: NameText | None = Field(None, description="name; left out: its id")
    at: LonLatPair | None = Field(None, description="[longitude, latitude] in degrees; or node")
    node: NodeId | None = Field(
        None, description="node of the road file; neither at nor node: at the crossing"
    )
    places: Persons | None = Field(None, description="persons at a time; left out: room for all")
    stay: Duration | None = Field(None, description="after this a place is free; left out: never")
    reception: ReceptionDocument | None = Field(None, description="left out: no registration")
    destinations: list[Words] = Field([], description="where people can go on to")
    neighbourhood: NameText | None = Field(
        None, description="quarter it lies in, which is all the public is told of where it is"
    )
    source: Id | None = Field(
        None,
        description="source of its figures that name none themselves, and of people being taken there",
    )


class VehiclesDocument(Document):
    """Vehicles of one kind that shuttle on lines."""

    count: Vehicles = Field(description="vehicles")
    seats: Seats = Field(description="persons a vehicle")
    depot: At | None = Field(None, description="where they start; left out: at their first stop")
    pcu: CarUnits | None = Field(
        None, description="passenger-car units each; left out: 2.5 a bus, 1 an ambulance"
    )
    boarding_s: Seconds | None = Field(None, description="seconds at the stop; left out: 0")
    unloading_s: Seconds | None = Field(None, description="seconds at the site; left out: 0")
    companions: SeatsBeside | None = Field(
        None, description="further seats a vehicle for those who ride along; left out: 0"
    )
    longest_duty: Duration | None = Field(
        None, description="longest time a vehicle and its drivers are out between two rests"
    )
    rest: Duration | None = Field(None, description="least rest of the drivers; left out: any")
    source: Id | None = Field(None, description="source of its figures that name none themselves")


class CarsDocument(Document):
    """Private cars."""

    share: Share = Field(description="part of the people who may ride that have one, 0 to 1")
    persons_per_car: PersonsPerCar = Field(description="persons a car")
    pcu: CarUnits | None = Field(None, description="passenger-car units each; left out: 1")
    source: Id | None = Field(None, description="source of its figures that name none themselves")


class FleetDocument(Document):
    """What drives."""

    buses: VehiclesDocument | None = Field(None, description="buses, from assembly points")
    ambulances: VehiclesDocument | None = Field(None, description="ambulances, from the areas")
    cars: CarsDocument | None = Field(None, description="private cars")


class LineDocument(Document):
    """A line of a fleet."""

    id: Id | None = Field(None, description="left out: made of its parts")
    fleet: Fleet = Field(description="which vehicles run on it")
    corridor: Id = Field(description="corridor it leads through")
    assembly_point: Id | None = Field(None, description="its stop; ambulances: left out, any area")
    site: Id | None = Field(None, description="where it ends; left out: at the crossing")
