"""YAML, CSV and GeoJSON with line numbers."""
