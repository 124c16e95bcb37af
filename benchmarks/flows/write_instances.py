"""Write our own instances with their known optima: ``python -m benchmarks.flows.write_instances``."""

from __future__ import annotations

import json
from pathlib import Path

from benchmarks.flows.instances import city
from safeconduct.flows.earliest_arrival import earliest_arrival

FOLDER = Path(__file__).resolve().parents[1] / "instances"
SIZES = ((100, 100), (100, 300), (400, 100), (400, 300))


def main() -> int:
    """Write one JSON file for each size and kind."""
    FOLDER.mkdir(exist_ok=True)
    for nodes, steps in SIZES:
        for exits_bind in (True, False):
            network = city(nodes, steps, exits_bind=exits_bind)
            found = earliest_arrival(network, steps)
            kind = "exits" if exits_bind else "streets"
            assert network.exit_capacity is not None
            content = {
                "name": f"{kind}-{nodes}x{steps}",
                "nodes": network.nodes,
                "horizon": steps,
                "tail": network.tail.tolist(),
                "head": network.head.tolist(),
                "travel_steps": network.travel_steps.tolist(),
                "capacity": network.capacity.tolist(),
                "people": network.people.tolist(),
                "exits": network.exits.tolist(),
                "exit_capacity": network.exit_capacity.tolist(),
                "last_arrival_step": found.last_arrival_step,
                "out_by": found.out_by.tolist(),
            }
            text = json.dumps(content, separators=(",", ":"))
            (FOLDER / f"{content['name']}.json").write_text(text + "\n", "utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
