"""Durations, clock times and coordinates, with their units."""
