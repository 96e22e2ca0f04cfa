"""Taking lists of what people learned elsewhere."""

from courses.services.outside_import.importing import ACCEPTABLE, OutsideFile, import_outside_list
from courses.services.outside_import.reporting import OutsideReport

__all__ = ["ACCEPTABLE", "OutsideFile", "OutsideReport", "import_outside_list"]
