"""What was printed, as files: questions, answer sheets, right answers; and a scan as if it lay flat."""

from io import BytesIO

from django.utils import timezone
from PIL import Image

from organisation.selectors.people import posts_held
from quizzes.formats.paper import (
    PrintedSheet,
    SheetsOfVariant,
    key_pdf,
    questions_docx,
    questions_pdf,
    sheets_pdf,
    straightened,
)
from quizzes.models import AnswerSheet, PaperVariant, PrintRun, SheetScan
from quizzes.selectors.printing import layout_of_variant, printed_paper, right_answers, run_line

_SHEET_PPI = 200
_QUALITY = 80


def paper_as_pdf(variant: PaperVariant) -> bytes:
    """The questions of a variant."""
    return questions_pdf(printed_paper(variant))


def paper_as_docx(variant: PaperVariant) -> bytes:
    """The questions of a variant to change in Word, and one sheet without a name."""
    sheet = variant.sheets.filter(learner=None).order_by("pk").first()
    sheets = SheetsOfVariant(variant.code, layout_of_variant(variant), [PrintedSheet(sheet.code if sheet else "")])
    run = variant.print_run
    picture = sheets_pdf(run.quiz.title, run_line(run), [sheets], format="png", ppi=_SHEET_PPI)
    return questions_docx(printed_paper(variant), picture)


def sheets_as_pdf(run: PrintRun) -> tuple[int, bytes]:
    """How many sheets bear a name, and all sheets of a run."""
    sheets = list(AnswerSheet.objects.filter(variant__print_run=run).select_related("learner").order_by("pk"))
    people = [sheet.learner for sheet in sheets if sheet.learner]
    posts = posts_held(people, timezone.localdate()) if people else {}
    variants = [
        SheetsOfVariant(
            variant.code,
            layout_of_variant(variant),
            [_printed(sheet, posts) for sheet in sheets if sheet.variant_id == variant.pk],
        )
        for variant in run.variants.select_related("print_run")
    ]
    return len(people), sheets_pdf(run.quiz.title, run_line(run), variants)


def _printed(sheet: AnswerSheet, posts: dict[int, str]) -> PrintedSheet:
    if sheet.learner is None:
        return PrintedSheet(sheet.code)
    return PrintedSheet(sheet.code, sheet.learner.full_name, posts.get(sheet.learner.pk, "").rpartition(", ")[2])


def answers_as_pdf(run: PrintRun) -> bytes:
    """The right answers of all variants of a run."""
    variants = run.variants.select_related("print_run")
    return key_pdf(run.quiz.title, run_line(run), [(variant.code, right_answers(variant)) for variant in variants])


def scan_as_jpeg(scan: SheetScan) -> bytes:
    """The sheet as if it lay flat under the eye; as it was photographed where its place is not known."""
    with scan.picture.open() as file:
        picture = Image.open(BytesIO(file.read())).convert("L")
    planes = scan.reading.get("planes")
    shown, written = straightened(picture, planes) if planes else picture, BytesIO()
    shown.save(written, "JPEG", quality=_QUALITY)
    return written.getvalue()
