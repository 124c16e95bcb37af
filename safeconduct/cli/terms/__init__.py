"""``safeconduct terms``: what amnesties and other offers say."""
