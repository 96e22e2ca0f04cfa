"""Quizzes on paper: question papers, answer sheets, and sheets that come back as scans or photographs. Bytes and plain values only."""

from quizzes.formats.paper.layout import Box, Layout, SheetRow, Spot, layout_of
from quizzes.formats.paper.marks import RowMarks, marks_in
from quizzes.formats.paper.pages import MAX_PAGES, Page, ending_of, pages_of
from quizzes.formats.paper.questions import PrintedLine, PrintedPaper, PrintedQuestion, key_pdf, questions_pdf, smaller
from quizzes.formats.paper.sheets import PrintedSheet, SheetsOfVariant, sheets_pdf
from quizzes.formats.paper.straightening import straightened
from quizzes.formats.paper.word import questions_docx

__all__ = [
    "MAX_PAGES",
    "Box",
    "Layout",
    "Page",
    "PrintedLine",
    "PrintedPaper",
    "PrintedQuestion",
    "PrintedSheet",
    "RowMarks",
    "SheetRow",
    "SheetsOfVariant",
    "Spot",
    "ending_of",
    "key_pdf",
    "layout_of",
    "marks_in",
    "pages_of",
    "questions_docx",
    "questions_pdf",
    "sheets_pdf",
    "smaller",
    "straightened",
]
