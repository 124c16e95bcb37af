"""Announcements made by others, held against the texts and the operation they speak of."""
