"""``safeconduct schema``: the JSON Schema of operation.yaml."""

from __future__ import annotations

import json
import sys

from safeconduct.cli.exits import DONE
from safeconduct.cli.parameters import Json, Quiet


def schema(*, as_json: Json = False, quiet: Quiet = False) -> int:
    """Print the JSON Schema of operation.yaml, for editors that complete and check."""
    from safeconduct.operation.schema import operation_schema  # noqa: PLC0415 - slow to import

    del as_json  # the schema is JSON either way
    if not quiet:
        sys.stdout.write(json.dumps(operation_schema(), ensure_ascii=False, indent=2) + "\n")
    return DONE
