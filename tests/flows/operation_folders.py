"""A network for flows over time as an operation folder (``benchmark: true``), in the words every user writes.

Nothing of the shared files, nor made from them, belongs into the repository: the folders are written to temporary places.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np

from safeconduct.flows.network import UNLIMITED, FlowNetwork

HOUR_S = 3600


def write_operation(network: FlowNetwork, step_s: int, steps: int, folder: Path) -> None:
    """Write a network of constant capacities without rates of nodes as an operation.

    Parameters
    ----------
    network
        What is written; arcs become links, homes areas, exits corridors that lead no further.
    step_s, steps
        Seconds a step, and buckets of the horizon: the last step is ``steps`` − 1.
    folder
        Where it goes; made if missing.
    """
    roads = folder / "roads"
    roads.mkdir(parents=True)
    (roads / "node.csv").write_text("node_id\n" + "".join(f"{v}\n" for v in range(network.nodes)))
    with (roads / "link.csv").open("w") as file:
        file.write("link_id,from_node_id,to_node_id,travel_time_s,walk_capacity_person_per_h\n")
        rows = zip(network.tail, network.head, network.travel_steps, network.capacity, strict=True)
        for arc, (tail, head, travel, capacity) in enumerate(rows):
            file.write(f"l{arc},{tail},{head},{travel * step_s},{_per_h(capacity, step_s)}\n")
    homes = np.flatnonzero(network.people)
    with (folder / "areas.csv").open("w") as file:
        file.write("id,node,persons:people\n")
        for home in homes:
            file.write(f"home-{home},{home},{network.people[home]}\n")
    lines = [
        "safeconduct: 1",
        'name: "a benchmark"',
        "benchmark: true",
        "timezone: UTC",
        "start: 2026-01-01T00:00",
        f"horizon: PT{steps * step_s}S",
        f"time_step: PT{step_s}S",
        "roads: roads/",
        "areas: areas.csv",
        "groups: {people: {kind: civilians}}",
        "corridors:",
    ]
    for number, node in enumerate(network.exits):
        limit = UNLIMITED if network.exit_capacity is None else int(network.exit_capacity[number])
        most = (
            "" if limit == UNLIMITED else f", walk_capacity_person_per_h: {_per_h(limit, step_s)}"
        )
        lines.append(f"  exit-{number}: {{crossing: {{node: {node}}}{most}}}")
    (folder / "operation.yaml").write_text("\n".join(lines) + "\n")


def _per_h(people_per_step: int, step_s: int) -> str:
    """Give a rate an hour; nothing stands for no limit."""
    if people_per_step == UNLIMITED:
        return ""
    return f"{people_per_step * HOUR_S / step_s:.9g}"
