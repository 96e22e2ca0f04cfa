"""File formats that courses read, as pure functions."""
