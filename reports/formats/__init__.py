"""Files that officers take away, as pure functions of plain values."""

from reports.formats.delimited import delimited, write_delimited

__all__ = ["delimited", "write_delimited"]
