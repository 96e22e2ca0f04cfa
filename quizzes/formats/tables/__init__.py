"""Tables of questions, in spreadsheets and in documents."""

from quizzes.formats.tables.books import read_sheets
from quizzes.formats.tables.headings import heading_of
from quizzes.formats.tables.reading import GridRow, read_table
from quizzes.formats.tables.writing import write_table

__all__ = ["GridRow", "heading_of", "read_sheets", "read_table", "write_table"]
