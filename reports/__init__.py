"""Completion by unit, down to the person, on screen and as a file."""
