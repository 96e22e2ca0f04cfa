"""Lists of attendance as offices keep them, as pure reading."""

from live.formats.attendance import read_attendance
from live.formats.attendance.lists import AttendanceFile, Doubt, Part, PersonLine, PointLine, SessionColumn

__all__ = ["AttendanceFile", "Doubt", "Part", "PersonLine", "PointLine", "SessionColumn", "read_attendance"]
