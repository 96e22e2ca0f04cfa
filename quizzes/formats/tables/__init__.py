"""Tables of questions, in spreadsheets and in documents."""

from quizzes.formats.tables.books import read_sheets
from quizzes.formats.tables.reading import GridRow, read_table
from quizzes.formats.tables.writing import write_table

__all__ = ["GridRow", "read_sheets", "read_table", "write_table"]
