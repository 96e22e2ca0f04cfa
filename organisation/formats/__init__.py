"""The files in which lists of units come."""
