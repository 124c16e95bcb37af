"""Codes SC100 to SC199: reading."""

from __future__ import annotations

from safeconduct.catalogue.entry import Entry

CODES: dict[str, Entry] = {
    "SC101": Entry(
        "A file or folder is missing",
        "Something the operation names, or needs, is not there.",
        "Put it there, or correct or remove the key that names it.",
    ),
    "SC102": Entry(
        "No rights to read",
        "The file or folder is there, but may not be read.",
        "Give your account the right to read it.",
    ),
    "SC103": Entry(
        "A file and a folder mistaken for each other",
        "A folder stands where a file is expected, or the other way round.",
        "Put the expected one there under this name.",
    ),
    "SC104": Entry(
        "Not UTF-8",
        "The text is in another encoding, which garbles names.",
        "Save the file again as UTF-8.",
    ),
    "SC105": Entry(
        "Empty file",
        "The file is there and says nothing.",
        "Fill it, or remove it and the key that names it.",
    ),
    "SC106": Entry(
        "Control character",
        "A character that cannot be seen stands in the text; the file may be damaged.",
        "Delete it, and compare the file with a good copy.",
    ),
    "SC107": Entry(
        "File too large",
        "The file is larger than any text file of an operation should be.",
        "Leave out what the operation does not need.",
    ),
    "SC108": Entry(
        "A file could not be read",
        "The system refused for another reason, such as a broken disk or an impossible name.",
        "Check the disk or the name, or copy the folder anew.",
    ),
    "SC110": Entry(
        "Broken YAML",
        "The text does not follow the rules of YAML from here on.",
        "Look for a missing quote, bracket, colon or space on this line or just above.",
    ),
    "SC111": Entry(
        "A key stands twice (YAML)",
        "Only one of the two could count.",
        "Remove one, or give it another name.",
    ),
    "SC112": Entry(
        "Tab in the indentation",
        "YAML allows only spaces there.",
        "Replace the tab by spaces.",
    ),
    "SC113": Entry(
        "An alias that cannot be followed",
        "It contains itself, points nowhere, or unfolds to too many values.",
        "Write the value out.",
    ),
    "SC114": Entry(
        "Nested too deep",
        "No operation needs values as deep inside one another.",
        "Check brackets and indentation.",
    ),
    "SC115": Entry(
        "A second document in one file",
        "One file holds one document.",
        "Remove the line with three dashes, or what follows it.",
    ),
    "SC116": Entry(
        "Unknown tag",
        "Only the tags of YAML's core schema are read.",
        "Remove the tag.",
    ),
    "SC117": Entry(
        "A number that is none",
        "It has hundreds of digits, is not finite, or is not what its tag says.",
        "Correct the number, or put it in quotes if it is text.",
    ),
    "SC118": Entry(
        "A key that is not text",
        "A list, a mapping or an alias stands where a key belongs.",
        "Write a name before the colon.",
    ),
    "SC120": Entry(
        "Broken JSON",
        "The text does not follow the rules of JSON from here on.",
        "Look for a missing comma, quote or bracket; the file may have been cut off.",
    ),
    "SC121": Entry(
        "A key stands twice (JSON)",
        "Only one of the two could count.",
        "Remove one of them.",
    ),
    "SC122": Entry(
        "Not GeoJSON",
        "The file is JSON, but no FeatureCollection of GeoJSON (RFC 7946).",
        "Export it as a GeoJSON FeatureCollection.",
    ),
    "SC123": Entry(
        "Wrong kind of geometry",
        "Areas are points or polygons, an edge is a polygon.",
        "Draw it as such, or take the feature out of this file.",
    ),
    "SC124": Entry(
        "Coordinates that cannot be read",
        "A place is a list of longitude and latitude; a ring has four or more and is closed.",
        "Export the file again, or correct the coordinates.",
    ),
    "SC125": Entry(
        "Another coordinate system",
        "The file states one other than WGS 84, so that places would lie elsewhere.",
        "Save it again in WGS 84 (EPSG:4326).",
    ),
    "SC130": Entry(
        "Broken CSV",
        "The text does not follow the rules of CSV from here on.",
        "Look for a quote that is not closed.",
    ),
    "SC131": Entry(
        "A column is missing",
        "Rows cannot be understood without it.",
        "Add the column.",
    ),
    "SC132": Entry(
        "Unknown column",
        "It would be passed over in silence.",
        "Correct its name or remove it.",
    ),
    "SC133": Entry(
        "A column stands twice",
        "Only one of the two could count.",
        "Remove one of the two.",
    ),
    "SC134": Entry(
        "A row of the wrong length",
        "Its cells would be read under the wrong heading.",
        "Put text with commas in quotes, or add the missing commas.",
    ),
}
