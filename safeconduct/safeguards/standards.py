"""The published standards by which staying is reckoned."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Standard:
    """A figure of practice and who says so."""

    id: str
    value: float
    unit: str
    who: str
    url: str


FOOD = Standard(
    "food",
    0.555,
    "kg a person and day",
    "World Food Programme, food basket of 2,100 kcal: 400 g cereals, 60 g pulses, 25 g oil, "
    "50 g blended food, 15 g sugar, 5 g salt",
    "https://www.wfp.org/nutrition/wfp-foodbasket",
)
WATER = Standard(
    "water",
    15.0,
    "litres a person and day",
    "Sphere Handbook 2018, water supply standard 2.1: at least 15 litres",
    "https://handbook.spherestandards.org/en/sphere/#ch006",
)
VISITS = Standard(
    "visits",
    4.0,
    "consultations a person and year",
    "UNHCR Emergency Handbook, primary health care utilisation: 1 to 4 in emergencies",
    "https://emergency.unhcr.org/emergency-assistance/health-and-nutrition/"
    "primary-health-care/primary-health-care-utilisation-threshold",
)
ROUND = Standard(
    "round",
    50.0,
    "consultations a clinician and day",
    "UNHCR Emergency Handbook, primary health care utilisation: fewer than 50",
    "https://emergency.unhcr.org/emergency-assistance/health-and-nutrition/"
    "primary-health-care/primary-health-care-utilisation-threshold",
)
TRUCK = Standard(
    "truck",
    18.0,
    "tonnes a truck",
    "Logistics Cluster, Logistics Operational Guide, road transport: three axles, 26 t gross",
    "https://log.logcluster.org/",
)
STANDARDS = (FOOD, WATER, VISITS, ROUND, TRUCK)
