"""Files that officers take away, as pure functions of plain values."""

from reports.formats.delimited import delimited, write_delimited
from core.workbooks import MOST_ROWS, Sheet, write_workbook

__all__ = ["MOST_ROWS", "Sheet", "delimited", "write_delimited", "write_workbook"]
