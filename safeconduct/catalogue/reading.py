"""Codes SC100 to SC199: reading."""

from __future__ import annotations

from safeconduct.catalogue.entry import Entry

CODES: dict[str, Entry] = {}
