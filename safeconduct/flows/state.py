"""What the search keeps: the network, the flow and what is known of every node, as plain arrays."""

from __future__ import annotations

from typing import Any, NamedTuple

from numpy.typing import NDArray

Array = NDArray[Any]

FAR = 1 << 30
"""A time that never comes."""
NONE = FAR
"""No way."""

# Columns of ``State.node``.
LABEL = 0  # people left over cannot be here before this step: proved, and only ever raised
SEEN = 1  # in this search, copies up to this step were looked at; −1: none
HINT = 2  # the way by which the last path through this node came
NEAR = 3  # least transit from people left over on an empty network
PARENT = 4  # the arc by which ``NEAR`` came
ENTRY = 5  # its entry in the tree of the search in breadth
MET = 6  # 1 when it is listed in ``touched``
NODE_COLUMNS = 8

# Columns of ``State.arc``.
TAIL = 0
HEAD = 1
TAU = 2
PROFILE = 3  # row of ``table``; −1: constant capacity
USED = 4  # 1 when it ever had flow
ARC_COLUMNS = 8

# Columns of ``State.link``: a way into a node.
BY = 0  # the arc; −1 − arc: by taking its flow back
FROM = 1  # the node before
TRAVEL = 2  # its transit
LINK_COLUMNS = 4

# Columns of ``State.place`` and ``State.entry``: a node on the way to the sink.
NODE = 0
STEP = 1  # left at this step towards the sink
LATEST = 2  # people who wait here could be taken back from this step
WAY = 3  # ``place``: entered by this arc (−1 − arc: by taking its flow back); ``entry``: it leads on by this
ENTER = 4  # the step at which that arc is entered
BEFORE = 5  # ``place``: what was seen of the node before; ``entry``: where it leads to
NEXT = 6  # ``entry``: the next on the same shelf
LOST = 7  # ``entry``: 1 when the way to the sink was used up
OLDER = 8  # ``entry``: the one its node had before
PLACE_COLUMNS = 10

# Places in ``State.tally``.
STEP_NOW = 0
LEFT = 1
TOUCHED = 2
DRY = 3
PATHS = 4
ARCS = 5
VISITS = 6
ROUNDS = 7
HORIZON = 8
OVERFLOW = 9
SIZE = 10
TOP = 11
LOST_NODES = 12
COUNTS = 16


class State(NamedTuple):
    """All arrays of one search, handed to the compiled functions as one thing.

    ``node``, ``arc``, ``link``, ``place`` and ``entry`` have the columns named above. ``cap`` is the room of an arc a step, ``table`` holds the
    rows of those whose room changes with time. The ways into a node ``v`` are ``link[first[v]:first[v + 1]]``: arcs that end
    there, then −1 − arc for those that begin there and whose flow may be taken back. ``left`` are the people at home.

    ``amount`` has a row of steps for each node (people who wait from this step to the next), then one for each arc (people who
    enter). ``words`` are sets of steps: a row for each node (somebody waits), for each arc (no room), and again for each
    arc (some flow).

    ``place`` is the path of a search in depth, ``entry`` and ``shelf`` the tree of one in breadth; ``touched`` are the nodes with
    something ``SEEN``, ``dry`` the homes that ran out, ``lost`` nodes cut off from the tree. ``heap``, ``stack`` are scratch. ``cut`` holds the labels at the end of the
    last step that was searched to its end, ``cuts`` those of every step if wanted.
    """

    sink: int
    node: Array
    arc: Array
    cap: Array
    table: Array
    out_first: Array
    out_arc: Array
    first: Array
    link: Array
    left: Array
    amount: Array
    words: Array
    place: Array
    entry: Array
    shelf: Array
    touched: Array
    dry: Array
    lost: Array
    heap: Array
    stack: Array
    arrivals: Array
    cut: Array
    cuts: Array
    tally: Array
