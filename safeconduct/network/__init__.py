"""Real roads as arrays."""
