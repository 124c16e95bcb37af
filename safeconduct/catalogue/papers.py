"""Codes SC600 to SC699: papers."""

from __future__ import annotations

from safeconduct.catalogue.entry import Entry

CODES: dict[str, Entry] = {}
