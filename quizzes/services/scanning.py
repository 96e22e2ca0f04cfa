"""Sheets that come back: files are kept at once, and read by the worker."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from hashlib import sha256
from typing import Any

from django.core.files.base import ContentFile
from django.db import transaction

from accounts.models import User
from core.events import publish
from quizzes.errors import NotASheetFileError
from quizzes.events import SheetsScanned
from quizzes.formats.paper import Layout, Page, ending_of, layout_of, marks_in, pages_of
from quizzes.models import AnswerSheet, PrintRun, ScanState, SheetScan
from quizzes.selectors.printing import sheet_rows

MOST_FILES, MOST_BYTES = 200, 100_000_000


@dataclass(frozen=True)
class Taken:
    """How many files were kept to be read, and how many were known already."""

    kept: Sequence[SheetScan]
    known: int


@transaction.atomic
def keep_scans(*, run: PrintRun, files: Sequence[bytes], actor: User | None) -> Taken:
    """Keep scanned pages and photographs until the worker reads them; the same file again changes nothing."""
    if not all(ending_of(content) for content in files):
        raise NotASheetFileError
    by_hash = {sha256(content).hexdigest(): content for content in files}
    known = set(run.scans.filter(sha256__in=by_hash).values_list("sha256", flat=True))
    kept = [_kept(run, content, actor) for digest, content in by_hash.items() if digest not in known]
    if kept:
        publish(SheetsScanned(print_run_id=run.pk, quiz_id=run.quiz_id, files=len(kept)), actor=actor)
    return Taken(kept, len(files) - len(kept))


def _kept(run: PrintRun, content: bytes, actor: User | None) -> SheetScan:
    scan = SheetScan(print_run=run, sha256=sha256(content).hexdigest(), uploaded_by=actor)
    scan.picture.save(f"{scan.uid}{ending_of(content)}", ContentFile(content), save=False)
    scan.save()
    return scan


def read_scan(*, scan: SheetScan) -> None:
    """Read one file; each page of a PDF becomes a scan of its own. One that was read already stays as it is."""
    if scan.state != ScanState.WAITING:
        return
    variants = {variant.code: variant for variant in scan.print_run.variants.select_related("print_run")}
    layouts = {code: layout_of(sheet_rows(variant)) for code, variant in variants.items()}
    with scan.picture.open() as file:
        pages = pages_of(file.read(), layouts)
    with transaction.atomic():
        locked = SheetScan.objects.select_for_update().get(pk=scan.pk)
        if locked.state == ScanState.WAITING:
            for number, page in enumerate(pages):
                _note(locked if number == 0 else _page_of(locked, number), page, layouts)


def _page_of(scan: SheetScan, number: int) -> SheetScan:
    """A further page of the same file."""
    digest = sha256(f"{scan.sha256}/{number}".encode()).hexdigest()
    return SheetScan(
        print_run=scan.print_run, sha256=digest, uploaded_by=scan.uploaded_by, uploaded_at=scan.uploaded_at
    )


def _note(scan: SheetScan, page: Page, layouts: Mapping[str, Layout]) -> None:
    """Keep what was seen of a page, and the page alone: it has no past and no place."""
    if page.picture:
        former = scan.picture.name
        scan.picture.save(f"{scan.uid}-page.jpg", ContentFile(page.picture), save=False)
        if former:
            transaction.on_commit(partial(scan.picture.storage.delete, former))
    scan.sheet = _sheet_of(scan.print_run, page)
    scan.reason = page.trouble or ("" if scan.sheet else "foreign_sheet")
    scan.reading = {"planes": list(page.planes)}
    scan.state = ScanState.UNCLEAR
    if scan.sheet and not scan.reason:
        scan.reading["rows"] = _rows_read(scan.sheet, page, layouts[page.variant])
        is_clear = not any(row.get("is_doubtful") for row in scan.reading["rows"].values())
        scan.state = ScanState.READ if is_clear else ScanState.UNCLEAR
    scan.save()


def _sheet_of(run: PrintRun, page: Page) -> AnswerSheet | None:
    sheets = AnswerSheet.objects.filter(variant__print_run=run, variant__code=page.variant)
    return sheets.select_related("variant__print_run").filter(code=page.sheet).first() if page.sheet else None


def _rows_read(sheet: AnswerSheet, page: Page, layout: Layout) -> dict[str, Any]:
    darkness: dict[str, list[tuple[str, float]]] = {}
    for spot, level in zip(layout.spots, page.darkness, strict=True):
        darkness.setdefault(spot.row, []).append((spot.value, level))
    rows = sheet_rows(sheet.variant)
    marks = marks_in(darkness, {row.name for row in rows if row.takes_several})
    read = {
        name: {"chosen": list(mark.chosen), "sure": mark.sure, "is_doubtful": mark.is_doubtful}
        for name, mark in marks.items()
    }
    # What is written by hand is always for a person to read.
    return {**read, **{row.name: {"text": "", "is_doubtful": True} for row in rows if not row.bubbles}}
