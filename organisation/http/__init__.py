"""From an address to what it speaks of: one module a subject. What lies outside one's units does not exist."""
