"""Whether the way of a cohort is one people may take, and what it loads when."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from safeconduct.network.times import gap_time_ms
from safeconduct.operation.model import Group
from safeconduct.plans.model import Cohort
from safeconduct.proof.case import Case, Pace
from safeconduct.proof.clockwork import Whole, bucket_offset, bucket_offsets
from safeconduct.proof.fastest import NO_WAY
from safeconduct.proof.lines import Cycle
from safeconduct.proof.onward import OnwardWays

WayKey = tuple[str, str, str, str, str, str, str, tuple[str, ...]]
"""Group, area, corridor, site, mode, line, assembly point, links."""
_METRES = 1e-6


@dataclass(frozen=True, slots=True, eq=False)
class Walk:
    """A walk (or drive) whose links are loaded at shifts from the bucket of its event."""

    pace: Pace
    links: Whole
    shifts: Whole


@dataclass(frozen=True, slots=True, eq=False)
class Way:
    """What people of one kind do: to the crossing from home, or by an assembly point.

    ``home_ms`` is the time from home to the event of the first walk (the crossing, or the
    arrival at the assembly point); ``leave_shift`` from the crossing bucket to that of leaving
    the assembly point (or of boarding); ``arrive_shift`` to that of arrival.
    """

    to_stop: Walk | None
    through: Walk | None
    cycle: Cycle | None
    home_ms: int
    leave_shift: int
    arrive_shift: int


@dataclass(frozen=True, slots=True, eq=False)
class Ground:
    """The operation on its roads, its lines, and its ways on from crossings."""

    case: Case
    cycles: dict[str, Cycle]
    onward: OnwardWays


class WrongWayError(Exception):
    """A way that nobody may take; carries code and sentence."""

    def __init__(self, code: str, what: str) -> None:
        super().__init__(what)
        self.code, self.what = code, what


def key_of(cohort: Cohort) -> WayKey:
    """Give what decides a cohort's way."""
    return (
        cohort.group,
        cohort.area,
        cohort.corridor,
        cohort.site,
        cohort.mode,
        cohort.line,
        cohort.wait_at,
        cohort.route,
    )


def read_way(ground: Ground, key: WayKey) -> Way:
    """Check a way and work out its times.

    Parameters
    ----------
    ground
        The operation on its roads, with its lines and ways on.
    key
        The way.

    Returns
    -------
    Way
        With everything it loads.

    Raises
    ------
    WrongWayError
        SC504 to SC506, SC509 to SC512 or SC518, the first that applies.
    """
    case = ground.case
    group_id, _, corridor_id, site, mode, line, wait_at, route = key
    _check_ids(case, key)
    group = case.operation.groups[group_id]
    corridor = case.operation.corridors[corridor_id]
    if not case.may_use(group_id, corridor_id):
        raise WrongWayError("SC505", f"Group {group_id} may not use corridor {corridor_id}.")
    if (site or bool(corridor.leads_to)) and site not in corridor.leads_to:
        raise WrongWayError(
            "SC506", f"Corridor {corridor_id} does not lead to {site or 'no site'}."
        )
    links = _numbers(case, route)
    if mode in ("buses", "ambulances"):
        return _riding(case, ground.cycles, key, group, links)
    if line or (mode == "car" and wait_at):
        raise WrongWayError("SC506", f"People who go by {mode} take no line and do not wait.")
    if mode == "car":
        if case.operation.cars is None or not case.may_ride(group, "car"):
            raise WrongWayError("SC505", f"Group {group_id} may not go by car.")
        return _straight(ground, key, None, links)
    if not case.may_walk(group):
        raise WrongWayError("SC505", f"Group {group_id} may not walk.")
    if wait_at:
        return _by_assembly(ground, key, group, links)
    return _straight(ground, key, group.walking_speed_kmh, links)


def _check_ids(case: Case, key: WayKey) -> None:
    operation = case.operation
    for what, name, known in (
        ("group", key[0], key[0] in operation.groups),
        ("area", key[1], key[1] in operation.areas),
        ("corridor", key[2], key[2] in operation.corridors),
        ("site", key[3], not key[3] or key[3] in operation.sites),
        ("assembly point", key[6], not key[6] or key[6] in operation.assembly_points),
    ):
        if not known:
            raise WrongWayError("SC504", f"There is no {what} {name}.")
    if (key[1], key[0]) not in case.persons:
        raise WrongWayError("SC504", f"Area {key[1]} has nobody of group {key[0]}.")


def _numbers(case: Case, route: tuple[str, ...]) -> Whole:
    numbers = [case.link_number.get(link, -1) for link in route]
    if -1 in numbers:
        raise WrongWayError("SC504", f"There is no link {route[numbers.index(-1)]}.")
    return np.array(numbers, np.int64)


def _straight(ground: Ground, key: WayKey, pace: Pace, links: Whole) -> Way:
    """From home through the crossing, on foot or by car."""
    case = ground.case
    network, area = case.network, key[1]
    homes = network.area_drive_node if pace is None else network.area_node
    if area not in homes:
        raise WrongWayError("SC509", f"No road that may be used reaches area {area}.")
    gap_m = 0.0 if pace is None else network.area_gap_m.get(area, 0.0)
    walk, before_ms, arrive_shift = _through(ground, key, pace, links, homes[area], gap_m)
    limit = case.operation.max_detour
    if limit is not None and pace is not None:
        crossing = network.corridor_node[key[2]]
        gap_ms = gap_time_ms(gap_m, pace)
        fastest = int(case.times_to(crossing, key[2], pace, after=False)[homes[area]]) + gap_ms
        if before_ms > limit * fastest:
            raise WrongWayError(
                "SC512", f"The way from {area} to {key[2]} is a longer detour than {limit:g} times."
            )
    return Way(None, walk, None, before_ms, 0, arrive_shift)


def _by_assembly(ground: Ground, key: WayKey, group: Group, links: Whole) -> Way:
    """From home to an assembly point, and on foot from there."""
    case = ground.case
    pace, point = group.walking_speed_kmh, key[6]
    node = _assembly_node(case, point)
    cut = _first_visit(case, links, node, case.network.area_node.get(key[1], -1))
    to_stop, home_ms = _to_assembly(case, key, pace, links[:cut])
    gap_m = case.network.assembly_gap_m.get(point, 0.0)
    walk, before_ms, arrive_shift = _through(ground, key, pace, links[cut:], node, gap_m)
    leave = bucket_offset(-before_ms, case.step_ms)
    return Way(to_stop, walk, None, home_ms, leave, arrive_shift)


def _riding(case: Case, cycles: dict[str, Cycle], key: WayKey, group: Group, links: Whole) -> Way:
    """From home to a stop on foot, then on a line; or from the area itself."""
    group_id, area, corridor, site, mode, line, wait_at, _ = key
    cycle = cycles.get(line)
    if cycle is None:
        raise WrongWayError("SC506", f"There is no line {line or 'without a name'} to ride on.")
    fits = (cycle.line.corridor, cycle.line.site or "", cycle.line.fleet) == (corridor, site, mode)
    stop = cycle.line.assembly_point or ""
    if not fits or wait_at != stop or (cycle.area and cycle.area != area):
        raise WrongWayError(
            "SC506",
            f"Line {line} is not {mode} from {wait_at or area} through {corridor} to {site}.",
        )
    if not case.may_ride(group, mode):
        raise WrongWayError("SC505", f"Group {group_id} may not ride on {mode}.")
    cut = links.size - cycle.out.size
    if cut < 0 or not np.array_equal(links[cut:], cycle.out):
        raise WrongWayError("SC509", f"The route does not end with the way of line {line}.")
    if not stop:
        if cut:
            raise WrongWayError("SC509", f"Line {line} starts in the area; nobody walks to it.")
        return Way(None, None, cycle, 0, cycle.board_shift, cycle.arrive_shift)
    if not case.may_walk(group):
        raise WrongWayError("SC505", f"Group {group_id} may not walk to {stop}.")
    to_stop, home_ms = _to_assembly(case, key, group.walking_speed_kmh, links[:cut])
    return Way(to_stop, None, cycle, home_ms, cycle.board_shift, cycle.arrive_shift)


def _to_assembly(case: Case, key: WayKey, pace: float, links: Whole) -> tuple[Walk, int]:
    area, point = key[1], key[6]
    node = _assembly_node(case, point)
    start = case.network.area_node.get(area)
    if start is None:
        raise WrongWayError("SC509", f"No road that may be walked reaches area {area}.")
    _check_chain(case, links, start, node)
    _check_side(case, links, None, pace, after=False)
    gaps_m = (case.network.area_gap_m.get(area, 0.0), case.network.assembly_gap_m.get(point, 0.0))
    _check_length(case, links, sum(gaps_m))
    link_ms = case.link_ms(pace)[links]
    walked_ms = int(link_ms.sum()) + gap_time_ms(gaps_m[1], pace)
    entered = np.cumsum(link_ms) - link_ms - walked_ms
    walk = Walk(pace, links, bucket_offsets(entered, case.step_ms))
    return walk, gap_time_ms(gaps_m[0], pace) + walked_ms


def _through(  # a walk or drive from a node through the crossing to the site
    ground: Ground, key: WayKey, pace: Pace, links: Whole, start: int, gap_m: float
) -> tuple[Walk, int, int]:
    """Give the walk, the time to the crossing (gap included) and the shift of arrival."""
    case, corridor, site = ground.case, key[2], key[3] or None
    network = case.network
    crossing = network.corridor_node[corridor]
    goals = network.site_drive_node if pace is None else network.site_node
    if site is not None and site not in goals:
        raise WrongWayError("SC509", f"No road that may be used reaches site {site}.")
    cut = _first_visit(case, links, crossing, start)
    before, after = links[:cut], links[cut:]
    _check_chain(case, before, start, crossing)
    _check_chain(case, after, crossing, crossing if site is None else goals[site])
    _check_simple(case, links, start)
    _check_side(case, before, corridor, pace, after=False)
    _check_side(case, after, corridor, pace, after=True)
    if not ground.onward.state(corridor, site, pace, after):
        raise WrongWayError(
            "SC518", f"The way on from {corridor} to {site} is not its one fastest way."
        )
    onward = ground.onward.of(corridor, site, pace)
    if onward is None:
        raise WrongWayError("SC509", f"No way leads from {corridor} on to {site}.")
    if pace is not None:
        _check_length(case, before, gap_m + onward.length_m)
    link_ms = case.link_ms(pace)[links]
    before_ms = int(link_ms[:cut].sum())
    entered = np.cumsum(link_ms) - link_ms - before_ms
    walk = Walk(pace, links, bucket_offsets(entered, case.step_ms))
    if pace is not None:
        before_ms += gap_time_ms(gap_m, pace)
    return walk, before_ms, onward.arrive_shift


def _assembly_node(case: Case, point: str) -> int:
    node = case.network.assembly_node.get(point)
    if node is None:
        raise WrongWayError("SC509", f"No road that may be walked reaches assembly point {point}.")
    return node


def _first_visit(case: Case, links: Whole, node: int, start: int) -> int:
    """Give how many links lead to the first visit of a node."""
    if start == node:
        return 0
    hits = np.flatnonzero(case.network.head[links] == node)
    if not hits.size:
        raise WrongWayError("SC509", "The route does not pass where it should.")
    return int(hits[0]) + 1


def _check_chain(case: Case, links: Whole, start: int, goal: int) -> None:
    tails, heads = case.network.tail[links], case.network.head[links]
    nodes = np.concatenate([[start], heads])
    if not np.array_equal(nodes[:-1], tails) or int(nodes[-1]) != goal:
        raise WrongWayError("SC509", "The links of the route do not join, or end elsewhere.")
    _check_simple(case, links, start)


def _check_simple(case: Case, links: Whole, start: int) -> None:
    nodes = np.concatenate([[start], case.network.head[links]])
    if np.unique(nodes).size < nodes.size:
        raise WrongWayError("SC510", "The route visits a node twice.")


def _check_side(case: Case, links: Whole, corridor: str | None, pace: Pace, *, after: bool) -> None:
    if bool((case.link_ms(pace)[links] >= NO_WAY).any()):
        raise WrongWayError("SC509", "The route uses a link that its mode may not use.")
    if bool((case.side_ms(corridor, pace, after=after)[links] >= NO_WAY).any()):
        side = "after" if after else "before"
        raise WrongWayError(
            "SC511",
            f"The route is on the wrong side of the edge {side} its crossing, or meets another.",
        )


def _check_length(case: Case, links: Whole, gaps_m: float) -> None:
    limit_m = case.operation.max_walk_m
    length_m = float(case.network.length_m[links].sum()) + gaps_m
    if limit_m is not None and length_m > limit_m + _METRES:
        raise WrongWayError(
            "SC512",
            f"The walk of {length_m:.0f} m is longer than people may walk ({limit_m:.0f} m).",
        )
