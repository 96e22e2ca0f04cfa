"""Reads of emulation: tables, metrics, scorecards."""
