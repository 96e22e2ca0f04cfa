"""Lessons on paper as Word files."""
