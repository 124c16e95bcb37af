"""``python -m safeconduct`` is the command ``safeconduct``."""

from __future__ import annotations

import sys

from safeconduct.cli.main import main

if __name__ == "__main__":
    sys.exit(main())
