"""Scores of units, computed from what happened below, each with its explanation."""
