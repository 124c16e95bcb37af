"""Flows over time: who can be out by when, exactly, with the cut that proves it."""
