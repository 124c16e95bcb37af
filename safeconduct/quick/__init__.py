"""One honest page without a folder and without roads."""
