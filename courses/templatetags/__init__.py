"""How courses are written on a page."""
