"""Codes SC300 to SC399: network."""

from __future__ import annotations

from safeconduct.catalogue.entry import Entry

CODES: dict[str, Entry] = {
    "SC301": Entry(
        "No roads",
        "The operation names no roads, or the file or folder it names is not there.",
        "Name a GMNS folder or an OpenStreetMap file under `roads`.",
    ),
    "SC302": Entry(
        "Unknown kind of road file",
        "The name does not end in .osm.pbf, .osm, .osm.gz or .osm.bz2, and it is no folder.",
        "Convert the file, or name a GMNS folder.",
    ),
    "SC303": Entry(
        "Road file cannot be read",
        "The OpenStreetMap file is empty, cut short, damaged or of another kind than its name says.",
        "Download it again.",
    ),
    "SC304": Entry(
        "Road file without roads",
        "No way in the file can be walked or driven, or none of its points is in the file.",
        "Make the extract with all ways tagged `highway` and the points they refer to.",
    ),
    "SC305": Entry(
        "Table cannot be read",
        "node.csv or link.csv is missing, not UTF-8 text or not CSV.",
        "Save both tables as UTF-8 CSV with commas.",
    ),
    "SC306": Entry(
        "Empty table",
        "node.csv or link.csv has no header or no rows.",
        "Write a header and one row a node or road.",
    ),
    "SC307": Entry(
        "Columns missing",
        "A column that every table needs is missing, or a row has another number of cells than the header.",
        "Name the columns as in the GMNS specification; give each row all its cells.",
    ),
    "SC308": Entry(
        "Not a number that can be",
        "A cell is no number, negative, or beyond what a road can have.",
        "Write plain numbers: metres, km/h, seconds, persons or vehicles an hour.",
    ),
    "SC309": Entry(
        "Unknown node of a road",
        "A road starts or ends at a node that node.csv lacks.",
        "Add the node or correct the id.",
    ),
    "SC310": Entry(
        "Id that cannot be used",
        "A node or link id is given twice, or holds the sign that joins the links of a route.",
        "Give each node and road its own id, without “|”.",
    ),
    "SC311": Entry(
        "Value missing",
        "A row lacks an id, an end, or any way to know how long the road is.",
        "Fill in the cell.",
    ),
    "SC312": Entry(
        "Unknown use",
        "`allowed_uses` holds a word this program does not know.",
        "Use walk, auto, bus or bike, with commas between; leave the cell empty for all.",
    ),
    "SC313": Entry(
        "Node without coordinates",
        "Only a benchmark without an enclosed edge may leave out coordinates.",
        "Fill in x_coord (longitude) and y_coord (latitude) in degrees.",
    ),
    "SC314": Entry(
        "Road shorter than the straight line",
        "The stated length of a road is less than nine tenths of the straight line between its ends.",
        "Correct `length` (in metres) or the coordinates, or leave `length` empty to have it measured.",
    ),
    "SC315": Entry(
        "Lengths in kilometres",
        "Half of the roads and more are stated to be about a thousandth of the straight line.",
        "Write `length` in metres: multiply the column by 1000.",
    ),
    "SC320": Entry(
        "Place far from any road",
        "A place is more than 2 km from the nearest road that its people can use on its side of the edge.",
        "Check the order of longitude and latitude, and what roads and edge cover.",
    ),
    "SC321": Entry(
        "Place some way from a road",
        "A place is 300 m to 2 km from the nearest road that can be used; the gap counts as walked.",
        "Move it to a road, or add the road.",
    ),
    "SC322": Entry(
        "Unknown node of a place",
        "A place or crossing names a node that the roads lack.",
        "Name a node of the road file, or give longitude and latitude.",
    ),
    "SC323": Entry(
        "Node on the wrong side",
        "An area or assembly point names a node outside the enclosed edge, or a site one inside.",
        "Correct the node or the edge.",
    ),
    "SC324": Entry(
        "Crossing far from any road",
        "No road for walkers lies within 2 km of a crossing.",
        "Check the order of longitude and latitude, and what the road file covers.",
    ),
    "SC325": Entry(
        "Crossing without a road out",
        "No road that cuts the enclosed edge lies within 2 km of a crossing.",
        "Correct the crossing or the edge, or add the road that leads out.",
    ),
    "SC326": Entry(
        "Area without a road to a crossing",
        "The people of an area have no way on foot to any crossing and count as without a route.",
        "Check the roads and the edge, or add a crossing.",
    ),
    "SC327": Entry(
        "Site without a road from its crossing",
        "A corridor leads to a site that cannot be walked to from its crossing.",
        "Check the roads and the place of the site, or name another site.",
    ),
    "SC328": Entry(
        "Unknown link of a closure",
        "A closure names a link that the road file lacks.",
        "Use an id of link.csv, or w… and the id of an OpenStreetMap way.",
    ),
    "SC329": Entry(
        "Closure of nothing",
        "A closure shuts no road that is left in the network.",
        "Check its links or its area.",
    ),
    "SC330": Entry(
        "Roads left out",
        "Some roads are not joined both ways to the largest part, and are left out.",
        "Nothing, if these are islands, yards or one-way stubs; else correct the roads.",
    ),
    "SC331": Entry(
        "Polygon that cannot be used",
        "The enclosed edge or a closure crosses or touches itself, or has no area.",
        "Draw it again as one simple ring.",
    ),
    "SC332": Entry(
        "Points missing from the road file",
        "Roads refer to points that the OpenStreetMap file does not hold; they end there.",
        "Make the extract with complete ways if places lie near its edge.",
    ),
    "SC333": Entry(
        "Depot without a road to any stop",
        "No road for vehicles leads from the depot of a fleet to any stop of its lines; none could run.",
        "Correct the depot or the roads, or leave the depot out if vehicles start at their first stop.",
    ),
    "SC334": Entry(
        "A ride that takes no time",
        "Stop, crossing and site of a line are one place, and nobody boards or unloads: its vehicles "
        "could carry any number of people.",
        "Give boarding_s or unloading_s, or correct the places.",
    ),
}
