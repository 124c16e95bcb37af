"""One way out at a time for every area: fewer ways to tell, to mark and to watch."""
