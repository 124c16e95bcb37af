"""What the public is told: leaflet, counter script, short messages, public page."""
