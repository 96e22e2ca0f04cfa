"""A course re-edited at will while people study it: the edits, the studying, and what must hold whatever happens."""
