"""Codes SC800 to SC899: flows over time."""

from __future__ import annotations

from safeconduct.catalogue.entry import Entry

CODES: dict[str, Entry] = {
    "SC801": Entry(
        "The parts of a flow network do not fit",
        "Arrays have different lengths, an exit is named twice, or a capacity is missing for some steps.",
        "Give one value for each arc, node or exit, and for each step where a capacity changes.",
    ),
    "SC802": Entry(
        "A number in a flow network is out of range",
        "Nodes, times, people and capacities are whole numbers within stated limits.",
        "Correct the number; −1 stands for a capacity without limit.",
    ),
    "SC803": Entry(
        "There are too many people to count",
        "Sums of people must fit into 64 bits.",
        "Count in larger units.",
    ),
    "SC804": Entry(
        "A flow network does not fit into memory",
        "The search keeps a number for each arc and node and step; this machine has not that much memory.",
        "Choose a longer step or a shorter horizon.",
    ),
    "SC805": Entry(
        "Exits with places of their own are too many to decide",
        "Whether an earliest arrival exists is found with a linear program over all steps, for small networks only.",
        "Leave the places out, which gives a bound, or choose a longer step.",
    ),
    "SC806": Entry(
        "The exact engine cannot plan this operation",
        "It plans people who are all alike, on foot, in whole steps, as a flow over time.",
        "Plan with --engine auto, which takes timed routes where that is not so.",
    ),
}
