"""All simple routes, where they are few enough to list: then the optimum is exact."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from safeconduct.planning.demand import (
    ExitKey,
    FeedKey,
    RouteBook,
    exit_keys,
    feed_keys,
    onward_keys,
)
from safeconduct.planning.routes import (
    after_crossing,
    make_route,
    route_to_assembly,
    timed_feed,
    timed_onward,
    within_detour,
)
from safeconduct.planning.setting import Setting
from safeconduct.planning.shortest import FAR_MS, Star, Tree

MOST_ROUTES = 4_000
"""Routes an operation may have in all before listing is given up."""
MOST_STEPS = 400_000
"""Links looked at before listing is given up."""


class TooManyError(Exception):
    """There are more routes than are worth listing."""


class _Budget:
    def __init__(self) -> None:
        self.routes = MOST_ROUTES
        self.steps = MOST_STEPS

    def spend(self, *, route: bool) -> None:
        self.routes -= route
        self.steps -= 1
        if self.routes < 0 or self.steps < 0:
            raise TooManyError


def list_all_routes(setting: Setting, book: RouteBook) -> bool:
    """Add every simple route to the book; ``False``, and nothing added, if they are too many."""
    if book.complete:
        return True
    budget = _Budget()
    exits: list[tuple[ExitKey, tuple[int, ...], tuple[int, ...]]] = []
    feeds: list[tuple[FeedKey, tuple[int, ...]]] = []
    onward: list[tuple[ExitKey, tuple[int, ...], tuple[int, ...]]] = []
    try:
        for key in exit_keys(setting):
            exits += [(key, *ways) for ways in _all_exits(setting, key, budget)]
        for feed in feed_keys(setting, book):
            feeds += [(feed, way) for way in _all_feeds(setting, feed, budget)]
        for key in onward_keys(setting):
            onward += [(key, *ways) for ways in _all_exits(setting, key, budget)]
    except TooManyError:
        return False
    for key, before, after in exits:
        route = make_route(setting, key[0], before, after, key[2], key[3])
        if route is not None and within_detour(setting, key, route):
            book.add_exit(key, route)
    for feed, way in feeds:
        walk = timed_feed(setting, feed[0], feed[1], feed[2], way)
        if walk is not None:
            book.add_feed(feed, walk)
    for key, before, after in onward:
        walk = timed_onward(setting, key[0], before, after, key[2], key[3] or 0.0)
        if walk is not None:
            book.add_onward(key, walk)
    book.complete = True
    return True


def _all_exits(
    setting: Setting, key: ExitKey, budget: _Budget
) -> Iterator[tuple[tuple[int, ...], tuple[int, ...]]]:
    start_at, corridor, site, speed = key
    network = setting.network
    areas = network.area_drive_node if speed is None else network.area_node
    start = areas.get(start_at, network.assembly_node.get(start_at))
    after = after_crossing(setting, corridor, site, speed)
    if start is None or after is None:
        return
    root = network.corridor_node[corridor]
    tree = setting.tree(root, corridor, speed, inside=True, towards=True)
    cost = setting.allowed_ms(corridor, speed, inside=True)
    avoid = {int(network.head[link]) for link in after}
    for before in _simple(setting, start, root, cost, tree, avoid, budget):
        yield before, after


def _all_feeds(setting: Setting, feed: FeedKey, budget: _Budget) -> Iterator[tuple[int, ...]]:
    area, assembly, speed = feed
    if route_to_assembly(setting, area, assembly, speed) is None:
        return
    root = setting.network.assembly_node[assembly]
    tree = setting.tree(root, None, speed, inside=True, towards=True)
    cost = setting.allowed_ms(None, speed, inside=True)
    start = setting.network.area_node[area]
    yield from _simple(setting, start, root, cost, tree, set(), budget)


def _simple(
    setting: Setting,
    start: int,
    goal: int,
    cost_ms: NDArray[np.int64],
    tree: Tree,
    avoid: set[int],
    budget: _Budget,
) -> Iterator[tuple[int, ...]]:
    """Depth first, without recursion; only towards nodes from which the goal can be reached."""
    if start in avoid or tree.time_ms[start] >= FAR_MS:
        return
    if start == goal:
        budget.spend(route=True)
        yield ()
        return
    star: Star = setting.out_of
    path: list[int] = []
    seen = {start} | avoid
    stack = [iter(star.order[star.first[start] : star.first[start + 1]].tolist())]
    while stack:
        link = next(stack[-1], None)
        if link is None:
            stack.pop()
            if path:
                seen.discard(int(setting.network.head[path.pop()]))
            continue
        budget.spend(route=False)
        node = int(setting.network.head[link])
        if cost_ms[link] >= FAR_MS or node in seen or tree.time_ms[node] >= FAR_MS:
            continue
        if node == goal:
            budget.spend(route=True)
            yield (*path, link)
            continue
        path.append(link)
        seen.add(node)
        stack.append(iter(star.order[star.first[node] : star.first[node + 1]].tolist()))
