"""The papers: report, maps, timetables."""
