"""Amnesties and other offers as dated, sourced rules, and what they say on a given day."""
