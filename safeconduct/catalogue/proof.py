"""Codes SC500 to SC599: proof."""

from __future__ import annotations

from safeconduct.catalogue.entry import Entry

_MAKE_AGAIN = "Do not use the plan. Make it again with `safeconduct plan`."
_DAMAGED = "Restore the plan's files, or make the plan again with `safeconduct plan`."

CODES: dict[str, Entry] = {
    "SC501": Entry(
        "The plan is of another operation",
        "The operation folder has changed since the plan was made, it is another folder, or it is read "
        "with other --set. Nothing else is checked then.",
        "Give the folder and the --set the plan was made with, or make a new plan.",
    ),
    "SC502": Entry(
        "The plan is of other roads",
        "The road network differs from the one the plan was made on. Nothing else is checked then.",
        "Give the roads the plan was made with (--roads), or make a new plan.",
    ),
    "SC503": Entry(
        "The plan counts time differently",
        "Start, time zone, step or horizon differ from the operation's.",
        "Give the folder the plan was made with, or make a new plan.",
    ),
    "SC504": Entry(
        "A cohort names something that does not exist",
        "A group, area, corridor, site, assembly point or link is not in the operation.",
        _DAMAGED,
    ),
    "SC505": Entry(
        "A cohort goes a way its group may not",
        "The corridor is not for the group, consent is refused, or the group may not walk or ride.",
        _MAKE_AGAIN,
    ),
    "SC506": Entry(
        "Corridor, site, mode and line do not fit",
        "A corridor leads only to its sites, and a line has one stop, crossing and site.",
        _DAMAGED,
    ),
    "SC507": Entry(
        "A cohort crosses at no bucket of the operation",
        "Crossings are counted in steps from the start and end with the horizon.",
        _DAMAGED,
    ),
    "SC508": Entry(
        "A cohort crosses while the crossing is closed",
        "Nobody may be sent to a crossing outside its hours.",
        _MAKE_AGAIN,
    ),
    "SC509": Entry(
        "A route does not lead where it should",
        "Its links do not join, do not exist for the mode, or begin or end elsewhere.",
        _DAMAGED,
    ),
    "SC510": Entry(
        "A route visits a node twice",
        "Going in circles would be waiting on the way, which is not allowed.",
        _MAKE_AGAIN,
    ),
    "SC511": Entry(
        "A route leaves the area other than at its crossing",
        "A route is inside up to exactly one crossing, and outside from there on.",
        _MAKE_AGAIN,
    ),
    "SC512": Entry(
        "A walk is too long",
        "The operation says how far people may walk, and how far round.",
        _MAKE_AGAIN,
    ),
    "SC513": Entry(
        "A time of a cohort is wrong",
        "Departure and arrival follow from the crossing and the travel time, to the second.",
        _DAMAGED,
    ),
    "SC514": Entry(
        "A wait is not possible",
        "People wait at home or at an assembly point, from coming there to leaving.",
        _DAMAGED,
    ),
    "SC515": Entry(
        "A cohort would have to leave before the start",
        "Nobody can be at the crossing earlier than the travel time allows.",
        _MAKE_AGAIN,
    ),
    "SC516": Entry(
        "A cohort is there twice",
        "The same people would be counted twice.",
        _DAMAGED,
    ),
    "SC517": Entry(
        "A cohort has no proper number of persons",
        "It is negative or no number.",
        _DAMAGED,
    ),
    "SC518": Entry(
        "The way on from a crossing is not the fastest",
        "After a crossing people of one pace take one way, a fastest one, to each site.",
        _MAKE_AGAIN,
    ),
    "SC520": Entry(
        "More people leave than there are",
        "Of one area and group more people move than want to.",
        _MAKE_AGAIN,
    ),
    "SC521": Entry(
        "The people do not add up",
        "Wanting, moved and left, by group, area or reason, differ from the cohorts.",
        _DAMAGED,
    ),
    "SC522": Entry(
        "A limit is exceeded",
        "More people or vehicles than allowed are somewhere in one bucket.",
        _MAKE_AGAIN,
    ),
    "SC523": Entry(
        "The table of usage is wrong",
        "usage.csv differs from what the cohorts and runs use, or leaves out what is full.",
        _DAMAGED,
    ),
    "SC524": Entry(
        "A run cannot be",
        "Its times do not follow from the roads, or the crossing is closed, or there is no line.",
        _MAKE_AGAIN,
    ),
    "SC525": Entry(
        "The way of a line is wrong",
        "A line takes a fastest way there and back.",
        _DAMAGED,
    ),
    "SC527": Entry(
        "Armed fighters and others are together",
        "Those who keep their weapons never share a place with others at one time.",
        _MAKE_AGAIN,
    ),
    "SC530": Entry(
        "An aim is wrong or missing",
        "Its value differs from the cohorts, or the aims are not those of the model.",
        _DAMAGED,
    ),
    "SC531": Entry(
        "A gap or status is wrong",
        "The distance between value and bound, or what it is called, is not as stated.",
        _DAMAGED,
    ),
    "SC532": Entry(
        "Completion or mean arrival is wrong",
        "The figure differs from the cohorts.",
        _DAMAGED,
    ),
    "SC540": Entry(
        "A proof is missing or leans on what it may not",
        "Each aim has one proof over the whole horizon, which may hold earlier aims at their value.",
        _DAMAGED,
    ),
    "SC541": Entry(
        "A multiplier means nothing",
        "It is negative, or of a limit, place or bucket that does not exist.",
        _DAMAGED,
    ),
    "SC542": Entry(
        "A run pays in a proof",
        "The seats of a run are priced above what its vehicle costs; such prices prove nothing.",
        _DAMAGED,
    ),
    "SC543": Entry(
        "A bound is better than its proof",
        "The multipliers show less than the plan claims.",
        "Do not quote the bound. Make the plan again with `safeconduct plan`.",
    ),
    "SC544": Entry(
        "A bound on completion or mean arrival is better than the proofs",
        "These two follow from the proofs of the aims.",
        "Do not quote the bound. Make the plan again with `safeconduct plan`.",
    ),
    "SC550": Entry(
        "Vehicles are not whole",
        "A plan of whole vehicles sends whole ones, and a plan in fractions lists no rides of vehicles.",
        _MAKE_AGAIN,
    ),
    "SC551": Entry(
        "The rides of vehicles are not those of the runs",
        "duties.csv gives each vehicle of each run of runs.csv one ride, at the times of that run.",
        _DAMAGED,
    ),
    "SC552": Entry(
        "A vehicle is in two places",
        "Its next ride boards before it is back from the last one and has driven to the next stop.",
        _MAKE_AGAIN,
    ),
    "SC553": Entry(
        "There is no such vehicle",
        "The fleet has fewer vehicles of that kind, or the vehicle runs on a line of another kind.",
        _MAKE_AGAIN,
    ),
    "SC554": Entry(
        "Riders and seats do not agree",
        "A vehicle carries more people than it has seats, or the riders of a run are not its people.",
        _MAKE_AGAIN,
    ),
    "SC555": Entry(
        "A convoy is not as the corridor asks",
        "It has too many vehicles, follows too soon, has no escort left, or is numbered otherwise.",
        _MAKE_AGAIN,
    ),
    "SC556": Entry(
        "Drivers are on duty for too long",
        "Between two rests the rides of a vehicle last longer than the fleet's longest_duty.",
        _MAKE_AGAIN,
    ),
    "SC557": Entry(
        "What whole vehicles cost is stated wrongly",
        "Counts of vehicles and departures, or the values of the aims, differ from the plan.",
        _DAMAGED,
    ),
    "SC558": Entry(
        "Armed fighters ride with others",
        "Those who keep their weapons are never in a vehicle of a line.",
        _MAKE_AGAIN,
    ),
    "SC559": Entry(
        "More than one way out",
        "The plan says that everybody of an area and group goes one way, and from an assembly point on one way.",
        _MAKE_AGAIN,
    ),
}
