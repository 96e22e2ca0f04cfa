"""Commands of emulation."""
