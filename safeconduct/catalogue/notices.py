"""Codes SC951 to SC999: what the public is told."""

from __future__ import annotations

from safeconduct.catalogue.entry import Entry

CODES: dict[str, Entry] = {
    "SC951": Entry(
        "Unknown language",
        "A notice is printed only in a language whose every sentence was translated.",
        "Name a language that has a catalogue, or add one (docs/guides/add-a-language.md).",
    ),
    "SC952": Entry(
        "A sentence that is not ready in a language",
        "A notice with half its sentences in another language would mislead; a language is printed "
        "whole or not at all.",
        "Translate the sentence anew in the catalogue and take the mark *fuzzy* away after review.",
    ),
}
