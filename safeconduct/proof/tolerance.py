"""How far figures may be apart and still be the same."""

from __future__ import annotations

RELATIVE = 1e-6
ABSOLUTE = 1e-6
ROUNDING = 5e-7
"""Half the last of six decimals: what writing a cohort may have added or taken."""
ABSURD = 1e15
"""Amounts and prices from here on mean nothing, and would only break sums."""
