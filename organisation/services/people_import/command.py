"""An import from end to end, as an operator asks for it: what is clear is taken in, what is not comes back."""

import hashlib
from collections.abc import Callable, Iterable

from django.utils.translation import gettext as _

from accounts.models import User
from core.files.findings import FileError
from organisation.formats.people import Weight
from organisation.models import ImportRow, ImportState, PeopleImport, RowAction
from organisation.services.people_import.applying import apply_people_import
from organisation.services.people_import.drafting import Draft, Upload, compare_people, store
from organisation.services.people_import.findings import finding, is_open
from organisation.services.people_import.reporting import PeopleReport
from organisation.services.people_import.reviewing import approve_people_import

Progress = Callable[[int, int], None]


def import_people(
    *, upload: Upload, actor: User | None, dry_run: bool = False, progress: Progress = lambda _done, _total: None
) -> PeopleReport:
    """Take in a list of people; a question about the whole file holds back all of it, one about a row that row.

    The same list again changes nothing. Rows commit in batches, so an import that was interrupted goes on where it
    stopped when the file is given again.
    """
    report = PeopleReport()
    if not dry_run:
        _resume(upload)
    try:
        draft = compare_people(upload=upload, actor=actor)
    except FileError as error:
        report.say(_("tệp"), finding(error.code, error.sentence, Weight.REFUSAL))
        return report
    report.say_of_file(draft.batch.notes)
    if draft.asks:
        report.skipped = len(draft.rows)
    elif dry_run:
        report.count(draft.rows)
    else:
        report.count(row for row in draft.rows if not _would_change(row))
        report.count(_take_in(draft, actor, progress))
    return report


def _take_in(draft: Draft, actor: User | None, progress: Progress) -> Iterable[ImportRow]:
    """Store what is to be taken in, and nothing of the rows that are asked about or refused; then take it in."""
    rows = [row for row in draft.rows if _would_change(row)]
    if not rows:
        return []
    store(draft.batch, rows)
    approve_people_import(batch=draft.batch, actor=actor)
    total, done = len(rows), 0
    # The rows are in the database now; a second copy of a province in memory would only be in the way.
    rows.clear()
    draft.rows.clear()
    for taken in apply_people_import(batch=draft.batch):
        done += taken
        progress(done, total)
    return draft.batch.rows.defer("cells").iterator(chunk_size=1000)


def _would_change(row: ImportRow) -> bool:
    return is_open(row) and row.action != RowAction.UNCHANGED and (row.action != RowAction.LEAVE or bool(row.answer))


def _resume(upload: Upload) -> None:
    """Finish an import of the same file that was interrupted, before the file is compared again."""
    digest = hashlib.sha256(upload.content).hexdigest()
    interrupted = PeopleImport.objects.filter(digest=digest, as_of=upload.as_of, state=ImportState.APPLYING)
    for batch in interrupted:
        for _taken in apply_people_import(batch=batch):
            pass
