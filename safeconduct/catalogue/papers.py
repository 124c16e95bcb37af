"""Codes SC600 to SC699: papers."""

from __future__ import annotations

from safeconduct.catalogue.entry import Entry

CODES: dict[str, Entry] = {
    # SC601 to SC609: the report
    "SC601": Entry(
        "The plan is of another folder",
        "The plan names an area the operation has not, or covers another length of time.",
        "Give the folder, roads and settings the plan was made with.",
    ),
    "SC602": Entry(
        "No plan to write about",
        "The report tells what a plan does, and was given none.",
        "Make a plan first, then the papers.",
    ),
    # SC660 to SC669: quick
    "SC660": Entry(
        "No such number of people",
        "The number of people is not a whole number or a range from fewer to more.",
        "Write one number, or the lowest and the highest: --people 116000..275000.",
    ),
    "SC661": Entry(
        "No area in the file",
        "The area file cannot be read, or is no GeoJSON with a polygon.",
        "Give a GeoJSON file with a Polygon or MultiPolygon in degrees, longitude first.",
    ),
    "SC662": Entry(
        "The area has no definite edge",
        "A ring of the polygon is open, too short, crosses itself or lies outside the Earth.",
        "Draw it again, or mend it in a map program; coordinates are degrees, longitude first.",
    ),
    "SC663": Entry(
        "No such crossing",
        "A crossing is a name and a point; one was not given, or its name was given twice.",
        'Write the name, an @ and latitude,longitude: --crossing "Bustan al-Qasr@36.194,37.143".',
    ),
    "SC664": Entry(
        "The crossing is far from the area",
        "It lies more than 20 km from the edge of the area, often because latitude and longitude are "
        "exchanged.",
        "Latitude comes first in --crossing, longitude first in GeoJSON.",
    ),
    "SC665": Entry(
        "No such hours or day",
        "Open hours are empty, overlap or are not on the clock, or the first day does not exist.",
        "Write --open 08:00-16:00 and --start 2016-07-29.",
    ),
    "SC666": Entry(
        "No such vehicles",
        "Vehicles need a count, seats and the time of a round trip.",
        "Write --buses 20x50 --round-trip 90min.",
    ),
    "SC667": Entry(
        "No such number",
        "Days, places, wounded, desks, rate or turnout is not a number in its range.",
        "The message says the range; digits only.",
    ),
    "SC668": Entry(
        "No such name",
        "The name of the question, of a party or of a time zone cannot be used, or parties are named "
        "though --no-conflict says that there are none.",
        'Write --name "East Aleppo", --consent government, --timezone Asia/Damascus.',
    ),
    "SC669": Entry(
        "The folder must not be replaced",
        "quick replaces only a folder that it made for a question of the same name and that "
        "nobody changed since.",
        "Give another place with --out, or another --name.",
    ),
}
