"""Send people along the path that was found, as many as it takes."""

from __future__ import annotations

from safeconduct.flows.bits import put, put_range, take
from safeconduct.flows.compiled import compiled
from safeconduct.flows.state import (
    ARCS,
    ENTER,
    HINT,
    LEFT,
    NODE,
    PATHS,
    PROFILE,
    STEP,
    TAU,
    USED,
    WAY,
    Array,
    State,
)


@compiled
def room(arc: Array, cap: Array, table: Array, a: int, step: int) -> int:
    """Give the capacity of an arc at a step."""
    most: int = cap[a] if arc[a, PROFILE] < 0 else table[arc[a, PROFILE], step]
    return most


@compiled
def arrive(arc: Array, way: int, enter: int) -> int:
    """Give the step at which the next node is reached by a way."""
    return enter + arc[way, TAU] if way >= 0 else enter


@compiled
def least_waiting(amount: Array, v: int, start: int, end: int, people: int) -> int:
    """Give how many of some people could take the place of those who wait."""
    for step in range(start, end):
        people = min(people, amount[v, step])
    return people


@compiled
def wait_longer(amount: Array, words: Array, v: int, start: int, end: int, people: int) -> None:
    """Let people wait at a node from one step to another."""
    for step in range(start, end):
        amount[v, step] += people
    put_range(words, v, start, end)


@compiled
def wait_less(amount: Array, words: Array, v: int, start: int, end: int, people: int) -> bool:
    """Take waiting back; True when nobody is left waiting at some step."""
    ended = False
    for step in range(start, end):
        rest = amount[v, step] - people
        amount[v, step] = rest
        if rest == 0:
            take(words, v, step)
            ended = True
    return ended


@compiled
def send(s: State, last: int) -> int:
    """Send all that the path takes; gives the place nearest the sink at which it is used up; −1: it takes nobody."""
    node = s.node
    arc = s.arc
    cap = s.cap
    table = s.table
    amount = s.amount
    words = s.words
    place = s.place
    nodes = len(node)
    arcs = len(arc)
    home = place[last, NODE]
    people = s.left[home]
    for k in range(last):
        way = place[k, WAY]
        enter = place[k, ENTER]
        if way < 0:
            people = min(people, amount[nodes - 1 - way, enter])
        else:
            people = min(people, room(arc, cap, table, way, enter) - amount[nodes + way, enter])
        reached = arrive(arc, way, enter)
        people = least_waiting(amount, place[k, NODE], place[k, STEP], reached, people)
    if people == 0:
        return -1
    used_up = last
    for k in range(last - 1, -1, -1):
        v = place[k, NODE]
        way = place[k, WAY]
        enter = place[k, ENTER]
        node[v, HINT] = way
        a = way if way >= 0 else -1 - way
        was = amount[nodes + a, enter]
        most = room(arc, cap, table, a, enter)
        if way >= 0:
            amount[nodes + a, enter] = was + people
            arc[a, USED] = 1
            put(words, nodes + arcs + a, enter)
            if was + people == most:
                put(words, nodes + a, enter)
                used_up = k
        else:
            amount[nodes + a, enter] = was - people
            if was == most:
                take(words, nodes + a, enter)
            if was == people:
                take(words, nodes + arcs + a, enter)
                used_up = k
        reached = arrive(arc, way, enter)
        leaves = place[k, STEP]
        if reached < leaves:
            wait_longer(amount, words, v, reached, leaves, people)
        elif leaves < reached and wait_less(amount, words, v, leaves, reached, people):
            used_up = k
    wait_longer(amount, words, home, 0, place[last, STEP], people)
    s.left[home] -= people
    count = s.tally
    count[LEFT] -= people
    count[PATHS] += 1
    count[ARCS] += last
    s.arrivals[place[0, STEP]] += people
    return used_up
