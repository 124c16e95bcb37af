"""Making a provably good plan."""
