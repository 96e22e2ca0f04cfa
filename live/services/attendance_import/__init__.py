"""Taking lists of attendance into a class."""

from live.services.attendance_import.importing import ListFile, import_attendance
from live.services.attendance_import.reporting import AttendanceReport

__all__ = ["AttendanceReport", "ListFile", "import_attendance"]
