"""The parts of a Word file, read into lines."""
