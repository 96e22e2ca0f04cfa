"""Sheets of a run, filled in by people who know the answers or do not, and brought back."""

from quizzes.formats.paper import PrintedSheet, SheetsOfVariant, sheets_pdf
from quizzes.models import AnswerSheet, QuestionVersion
from quizzes.selectors.printing import layout_of_variant, sheet_rows
from tests.quizzes.paper.distortion import PPI, filled_in


def sheet_of(run, person):
    """The sheet that bears the person's name."""
    return AnswerSheet.objects.select_related("variant__print_run").get(variant__print_run=run, learner=person)


def blank_of(run):
    """A sheet without a name."""
    return AnswerSheet.objects.select_related("variant__print_run").filter(variant__print_run=run, learner=None)[0]


def right_marks(variant, *, but=0):
    """The bubbles that earn everything, but those of so many questions at the end."""
    items = variant.paper["items"]
    keys = QuestionVersion.objects.in_bulk([item["version"] for item in items])
    return {
        (f"q{position}/chosen", name)
        for position, item in enumerate(items[: len(items) - but], start=1)
        for name in keys[item["version"]].key["correct"]
    }


def wrong_marks(variant):
    """In every question a bubble that earns nothing."""
    return {(row.name, row.bubbles[0][0]) for row in sheet_rows(variant)} - right_marks(variant)


def picture_of(sheet, marked, **look):
    """The sheet, filled in, as it lies on the table."""
    layout = layout_of_variant(sheet.variant)
    drawn = SheetsOfVariant(sheet.variant.code, layout, [PrintedSheet(sheet.code)])
    return filled_in(sheets_pdf("Bài thi", "Kỳ thi", [drawn], format="png", ppi=PPI), layout, marked, **look)


def fields_read(scan):
    """The form of a scan as it comes to a person who changes nothing."""
    return {name: row.get("chosen", []) for name, row in scan.reading["rows"].items()}
