"""The agreement sheet: every term, and what each party answered to it."""
