"""One honest page in seconds: what would it take, from numbers alone."""
