"""Lists of attendance: who was at which session, how many came to which bridge point, what a class resulted in."""

from live.formats.attendance.reading import read_attendance

__all__ = ["read_attendance"]
