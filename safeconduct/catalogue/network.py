"""Codes SC300 to SC399: network."""

from __future__ import annotations

from safeconduct.catalogue.entry import Entry

CODES: dict[str, Entry] = {}
