"""The parts documents are made of: figures, names and places."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Annotated, Any, ClassVar

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    GetCoreSchemaHandler,
    GetJsonSchemaHandler,
    model_validator,
)
from pydantic_core import CoreSchema, core_schema

from safeconduct.operation.document_text import NodeId, Words, fail


class Document(BaseModel):
    """What all parts share: unknown keys are faults, nothing is converted in silence."""

    model_config = ConfigDict(
        extra="forbid", strict=True, allow_inf_nan=False, str_strip_whitespace=True
    )
    short: ClassVar[dict[str, Any] | None] = None
    """Schema of the short form a value may be written in instead."""

    @model_validator(mode="before")
    @classmethod
    def _empty_is_left_out(cls, stated: Any) -> Any:
        if type(stated) is dict and None in stated.values():
            known = {field.alias or name for name, field in cls.model_fields.items()}
            return {k: v for k, v in stated.items() if v is not None or k not in known}
        return stated

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        """Say that the short form will do as well."""
        long = handler(schema)
        return {"anyOf": [cls.short, long]} if cls.short else long


class OtherFigure(Document):
    """Another value somebody gives for the same figure."""

    value: float = Field(description="the other value")
    source: str | None = Field(None, description="id of the source that says so")


class FigureDocument(Document):
    """A number with its range and source."""

    short: ClassVar = {"type": "number"}

    value: float = Field(description="the figure a plan takes")
    low: float | None = Field(None, description="lowest plausible value")
    high: float | None = Field(None, description="highest plausible value")
    source: str | None = Field(None, description="id of the source; left out: an assumption")
    # A tuple, since pydantic would copy an empty list for each of thousands of figures.
    also: tuple[OtherFigure, ...] = Field((), strict=False, description="what others say")


@dataclass(frozen=True, slots=True)
class Bounds:
    """Plausible bounds of a figure, wide enough that only a slip of the hand lies outside."""

    least: float
    most: float
    unit: str
    above: bool = False
    """Whether the figure must lie above ``least``, not on it."""

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        """Take a bare number as a figure, and look at every value it has."""
        figure = core_schema.no_info_before_validator_function(as_value, handler(source))
        return core_schema.no_info_after_validator_function(self._check, figure)

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        """Add unit and bounds."""
        bounds = {"x-unit": self.unit, "x-least": self.least, "x-most": self.most}
        return {**handler(schema), **bounds}

    def _check(self, figure: FigureDocument) -> FigureDocument:
        low, high, also = figure.low, figure.high, figure.also
        if low is None and high is None and not also:
            self._one(figure.value)
            return figure
        for value in (figure.value, low, high, *(other.value for other in also)):
            if value is not None:
                self._one(value)
        low = -math.inf if low is None else low
        high = math.inf if high is None else high
        if not low <= figure.value <= high:
            between = f"between low {low:g} and high {high:g}"
            raise fail("SC214", f"the value {figure.value:g} does not lie {between}")
        return figure

    def _one(self, value: float) -> None:
        if value < self.least or (self.above and value <= self.least):
            bound = "not above" if self.above else "below"
            raise fail("SC204", f"{value:g} is {bound} {self.least:g} {self.unit}")
        if value > self.most:
            raise fail(
                "SC205", f"{value:g} is above {self.most:g} {self.unit}", self._as_share(value)
            )

    def _as_share(self, value: float) -> str | None:
        """Say how per cent are written where a share is asked for."""
        per_cent = self.unit == "as a share" and value <= 100  # noqa: PLR2004 - all of them
        return f"{value:g} % is written {value / 100:g}." if per_cent else None


def as_value(stated: object) -> object:
    """Take anything but a mapping as the value of one."""
    return stated if isinstance(stated, dict) else {"value": stated}


Persons = Annotated[FigureDocument, Bounds(0, 50_000_000, "persons")]
PersonsPerHour = Annotated[FigureDocument, Bounds(0, 1_000_000, "persons an hour")]
VehiclesPerHour = Annotated[FigureDocument, Bounds(0, 100_000, "passenger-car units an hour")]
TrucksPerHour = Annotated[FigureDocument, Bounds(0, 10_000, "trucks an hour")]
SpeedKmh = Annotated[FigureDocument, Bounds(0, 15, "km/h on foot", above=True)]
Share = Annotated[FigureDocument, Bounds(0, 1, "as a share")]
Desks = Annotated[FigureDocument, Bounds(0, 10_000, "lanes or desks")]
SecondsPerPerson = Annotated[FigureDocument, Bounds(0, 86_400, "seconds a person")]
Seconds = Annotated[FigureDocument, Bounds(0, 86_400, "seconds")]
Vehicles = Annotated[FigureDocument, Bounds(0, 100_000, "vehicles")]
Seats = Annotated[FigureDocument, Bounds(0, 500, "seats", above=True)]
VehiclesTogether = Annotated[FigureDocument, Bounds(1, 100_000, "vehicles")]
Escorts = Annotated[FigureDocument, Bounds(1, 10_000, "escorts")]
SeatsBeside = Annotated[FigureDocument, Bounds(0, 50, "seats")]
CarUnits = Annotated[FigureDocument, Bounds(0, 20, "passenger-car units", above=True)]
PersonsPerCar = Annotated[FigureDocument, Bounds(0, 60, "persons a car", above=True)]
Kilometres = Annotated[FigureDocument, Bounds(0, 1_000, "km", above=True)]
Detour = Annotated[FigureDocument, Bounds(1, 100, "times the fastest way")]
WeightPerHour = Annotated[FigureDocument, Bounds(0, 1_000_000, "an hour")]
Hours = Annotated[FigureDocument, Bounds(0, 8_784, "hours")]


class _OneForAll:
    """Takes a bare figure as that of all groups."""

    @staticmethod
    def __get_pydantic_core_schema__(source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_before_validator_function(_by_group, handler(source))

    @staticmethod
    def __get_pydantic_json_schema__(
        schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        by_group = handler(schema)
        return {"anyOf": [by_group["additionalProperties"], by_group]}


def _by_group(stated: object) -> object:
    bare = not isinstance(stated, dict) or "value" in stated
    return {"all": stated} if bare else stated


TimesByGroup = Annotated[dict[str, SecondsPerPerson], _OneForAll]
"""Seconds a person by group id; a bare figure, or ``all``, holds for groups not named."""

LonLatPair = Annotated[list[float], Field(min_length=2, max_length=2)]


class TextDocument(Document):
    """A name or sentence in English and, where given, Arabic."""

    short: ClassVar = {"type": "string", "minLength": 1}

    en: Words = Field(description="in English")
    ar: Words | None = Field(None, description="in Arabic")


NameText = Annotated[
    TextDocument, BeforeValidator(lambda said: said if isinstance(said, dict) else {"en": said})
]


class PlaceDocument(Document):
    """A place: ``[longitude, latitude]`` in degrees, or ``{node: 17}``."""

    short: ClassVar = {"type": "array", "items": {"type": "number"}, "minItems": 2, "maxItems": 2}

    at: LonLatPair | None = Field(None, description="[longitude, latitude] in degrees; or node")
    node: NodeId | None = Field(None, description="node of the road file; or at")

    @model_validator(mode="after")
    def _one_of_the_two(self) -> PlaceDocument:
        if (self.at is None) == (self.node is None):
            raise fail("SC233", "a place is [longitude, latitude] or a node, one of the two")
        return self


At = Annotated[
    PlaceDocument, BeforeValidator(lambda said: {"at": said} if isinstance(said, list) else said)
]
