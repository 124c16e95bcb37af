"""Checking a plan and its proof without trusting who made them."""
