"""The demo: invented people in a real province, the four courses written out, every score marked as illustrative."""
