"""Codes SC200 to SC299: operation."""

from __future__ import annotations

from safeconduct.catalogue.entry import Entry

CODES: dict[str, Entry] = {
    "SC201": Entry(
        "Unknown key",
        "It would be passed over in silence.",
        "Correct its name or remove it.",
    ),
    "SC202": Entry(
        "A key is missing",
        "What the file describes cannot be understood without it.",
        "Add the key; docs/reference/operation-folder.md says what it means.",
    ),
    "SC203": Entry(
        "A value of the wrong kind",
        "It cannot be read as what belongs here.",
        "Write the value as docs/reference/operation-folder.md shows it.",
    ),
    "SC204": Entry(
        "A number too small",
        "Nothing of this kind can be so small.",
        "Check the sign, the unit and the figure.",
    ),
    "SC205": Entry(
        "An absurdly large number",
        "Nothing of this kind is so large; a slip of the unit is likely.",
        "Check the unit, which stands in the name of the key, and the figure.",
    ),
    "SC206": Entry(
        "A word that is not on the list",
        "Only some words have a meaning here.",
        "Write one of the words listed.",
    ),
    "SC207": Entry(
        "Not a duration",
        "A duration is written by ISO 8601 in weeks, days, hours, minutes and seconds.",
        "Write it as P7D, PT12H, PT10M or PT1H30M.",
    ),
    "SC208": Entry(
        "Not a date or clock time",
        "No calendar or clock has it, or it is written otherwise than expected.",
        'Write a clock time as "06:00", a date as 2016-07-29, both as 2016-07-29T06:00; '
        "local time, without an offset.",
    ),
    "SC209": Entry(
        "A clock time that is skipped",
        "The clocks go forward over it on that day, so that nobody ever sees it.",
        "Give a time before or after the change.",
    ),
    "SC210": Entry(
        "Unknown time zone",
        "Local times cannot be understood without it.",
        "Write a name of the IANA database, such as Asia/Damascus.",
    ),
    "SC211": Entry(
        "Horizon and time step do not fit",
        "The horizon must be a whole number of steps, at least one and at most 100,000.",
        "Change one of the two.",
    ),
    "SC212": Entry(
        "From is not before to",
        "Such a time holds nothing.",
        "Exchange or correct the two.",
    ),
    "SC213": Entry(
        "An id that cannot be one",
        "Ids stand in files and on maps: letters, digits, _ and - only; of areas also spaces and dots.",
        "Give a shorter, plainer id, and the full name where names stand.",
    ),
    "SC214": Entry(
        "Value outside its own range",
        "The value must lie between low and high.",
        "Correct one of the three.",
    ),
    "SC215": Entry(
        "A setting of something that is not there",
        "A setting changes what the folder says.",
        "Correct the path of the setting.",
    ),
    "SC216": Entry(
        "Not a setting",
        "A setting names a key and gives its value.",
        "Write it as corridors.west.screening.lanes=8.",
    ),
    "SC217": Entry(
        "Empty text",
        "It says nothing.",
        "Fill it or remove the key.",
    ),
    "SC220": Entry(
        "Unknown party",
        "Parties are named once, under parties.",
        "Add the party there, or correct the id.",
    ),
    "SC221": Entry(
        "Unknown group",
        "Groups are named once, under groups.",
        "Add the group there, or correct the id.",
    ),
    "SC222": Entry(
        "Unknown corridor",
        "Corridors are named once, under corridors.",
        "Add the corridor there, or correct the id.",
    ),
    "SC223": Entry(
        "Unknown site",
        "Sites are named once, under sites.",
        "Add the site there, or correct the id.",
    ),
    "SC224": Entry(
        "Unknown source",
        "Sources are named once, under sources.",
        "Add the source there, or correct the id.",
    ),
    "SC225": Entry(
        "Unknown assembly point",
        "Assembly points are named once, under assembly_points.",
        "Add the assembly point there, or correct the id.",
    ),
    "SC230": Entry(
        "Coordinates out of range",
        "Longitude lies between -180 and 180, latitude between -90 and 90 degrees.",
        "Write [longitude, latitude] in degrees, longitude first.",
    ),
    "SC231": Entry(
        "Coordinates swapped",
        "Exchanged, the place would lie among the others.",
        "Write longitude first, then latitude.",
    ),
    "SC232": Entry(
        "A place far from everything else",
        "It lies more than 1,000 km from the middle of the other places.",
        "Correct the coordinates.",
    ),
    "SC233": Entry(
        "No place, or two",
        "A place is given by coordinates or by a node of the road file, not both.",
        "Keep one of the two.",
    ),
    "SC240": Entry(
        "Two areas of one id",
        "Nobody could tell their people apart.",
        "Give one of them another id.",
    ),
    "SC241": Entry(
        "An area without people",
        "It says neither how many people it has nor how many of each group.",
        "Add population, or persons by group; 0 is a number.",
    ),
    "SC242": Entry(
        "Shares do not add up",
        "The shares of the groups are parts of one population.",
        "Let them add up to 1, or leave the share out of the group that is the rest.",
    ),
    "SC243": Entry(
        "More than one group without a share",
        "A population given as a total cannot be divided among them.",
        "Give all groups but one a share, or give the areas persons by group.",
    ),
    "SC244": Entry(
        "Turnout is missing",
        "How many want to leave decides everything; it is never guessed.",
        "Add the group under turnout, with low, value and high.",
    ),
    "SC245": Entry(
        "A line through a corridor closed to vehicles",
        "Its vehicle capacity is 0.",
        "Lead the line through another corridor, or give this one a vehicle capacity.",
    ),
    "SC246": Entry(
        "Armed and others in one corridor",
        "Those who leave armed never share a corridor with others in one plan.",
        "Give them a corridor of their own, or move one of the readings to also.",
    ),
    "SC247": Entry(
        "The same named twice",
        "Only one of the two could count.",
        "Remove one of them.",
    ),
    "SC248": Entry(
        "Too many or too few ways of saying it",
        "Of two keys exactly one can hold.",
        "Keep one of them.",
    ),
    "SC249": Entry(
        "A line to a site its corridor does not lead to",
        "The corridor's leads_to does not name the site.",
        "Correct the line, or add the site to leads_to.",
    ),
    "SC250": Entry(
        "A line without vehicles",
        "The fleet has none of the kind the line is run with.",
        "Add them under fleet, or remove the line.",
    ),
    "SC251": Entry(
        "A line of buses without a stop",
        "Buses stop at assembly points.",
        "Name the assembly_point of the line.",
    ),
    "SC252": Entry(
        "No screening lanes",
        "People are searched, but it is not said on how many lanes.",
        "Add lanes or pools.",
    ),
    "SC253": Entry(
        "A reserved id",
        "The word has a meaning of its own where ids stand.",
        "Give it another id.",
    ),
    "SC254": Entry(
        "Nobody to plan for",
        "An operation has at least one area and one group.",
        "Add one.",
    ),
    "SC255": Entry(
        "A cell that is no number",
        "A number is expected in this column.",
        "Write digits with a point, without thousands separators or a unit.",
    ),
    "SC260": Entry(
        "Hours that never come",
        "A window of a corridor lies wholly outside the horizon. It opens nothing.",
        "Correct the days or hours, or start and horizon.",
    ),
    "SC261": Entry(
        "Corridor that is never open",
        "No window of a corridor lies within the horizon. Nobody can pass it.",
        "Correct the days or hours, or start and horizon.",
    ),
}
